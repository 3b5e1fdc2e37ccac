"""The brief as flat tables: one row a record, lists in tables of their own.

The tables are read off the dataclasses of :mod:`headwater.report.document`, so that a field which is added there is
in the tables too and nothing can be forgotten:

- a plain field is a column of its name; a time is two, ``published`` and ``published_precision``;
- a record within a record is its columns with the field's name in front: ``from_lat``;
- a list is a table of its own, ``claim_statements``, that names the record it belongs to and the place in the list.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from headwater.report.document import Brief, Time
from headwater.report.index import Index

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

# What an item is, where the list is called for something else
_ITEMS = {
    "chain": "name",
    "declines": "statement",
    "denials": "claim",
    "flat_in": "article",
    "hedged_in": "article",
    "named_as": "name",
    "own_voice_claims": "claim",
}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: type  # str | int | float | bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind of record.

    ``key`` names the columns that tell one row from another. The first columns repeat the key of the row of ``parent``
    that a row belongs to.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...]
    parent: Table | None = None


def tables(brief: Brief) -> tuple[Table, ...]:
    """All of a brief: the document itself, its settings, its records, and their lists."""
    leaves, lists = _fields(Brief)
    document = Table("brief", _columns(leaves), (_cells(brief, leaves),), ())
    settings = tuple((name, json.dumps(value, ensure_ascii=False)) for name, value in brief.settings.items())
    records = [table for listed in lists for table in _listed(listed, None, [((), brief)])]
    return (
        document,
        Table("settings", (Column("name", str), Column("value", str)), settings, ("name",)),
        *(_with_reach(brief, table) if table.name == "claims" else table for table in records),
    )


# ---------------------------------------------------------------- what a record is made of


@dataclass(frozen=True, slots=True)
class _Field:
    """A value of a record, and the attributes that lead to it."""

    name: str
    path: tuple[str, ...]
    kind: Any  # of a list: of its items


@cache
def _fields(kind: Any, name: str = "", path: tuple[str, ...] = ()) -> tuple[tuple[_Field, ...], tuple[_Field, ...]]:
    """The plain values of a record and its lists, in the order of its fields."""
    leaves: list[_Field] = []
    lists: list[_Field] = []
    hints = get_type_hints(kind)
    for field in fields(kind):
        inner = _unwrapped(hints[field.name])
        called = "_".join(part for part in (name, field.name.rstrip("_")) if part)
        place = (*path, field.name)
        if inner is Time:
            leaves += (
                _Field(called, (*place, "value"), str),
                _Field(f"{called}_precision", (*place, "precision"), str),
            )
        elif inner in (str, int, float, bool):
            leaves.append(_Field(called, place, inner))
        elif get_origin(inner) is tuple:
            lists.append(_Field(called, place, get_args(inner)[0]))
        elif inner is not dict and get_origin(inner) is not dict:
            more, deeper = _fields(inner, called, place)
            leaves += more
            lists += deeper
    return tuple(leaves), tuple(lists)


def _unwrapped(hint: Any) -> Any:
    """``X`` of ``X | None``."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(kind for kind in get_args(hint) if kind is not type(None))
    return hint


def _columns(leaves: Sequence[_Field]) -> tuple[Column, ...]:
    return tuple(Column(leaf.name, leaf.kind) for leaf in leaves)


def _cells(record: object, leaves: Sequence[_Field]) -> Row:
    return tuple(_value(record, leaf.path) for leaf in leaves)


def _value(record: Any, path: Sequence[str]) -> Any:
    for name in path:
        if record is None:
            return None
        record = getattr(record, name)
    return record


# ---------------------------------------------------------------- lists


def _listed(listed: _Field, parent: Table | None, holders: Sequence[tuple[Row, object]]) -> Iterator[Table]:
    """The table of a list and those of the lists within it.

    Args:
        listed: where the list is found in each holder.
        parent: the table of the holders; None: the brief itself.
        holders: the records that have the list, each behind its key.
    """
    leaves, lists = _fields(listed.kind) if listed.kind is not str else (_item(listed), ())
    above = _key_above(parent)
    items = [
        ((*key, number), item)
        for key, holder in holders
        for number, item in enumerate(_value(holder, listed.path) or (), 1)
    ]
    table = Table(
        name=f"{_singular(parent.name)}_{listed.name}" if parent else listed.name,
        columns=(*above, Column("number", int), *_columns(leaves)),
        rows=tuple((*place, *_cells(item, leaves)) for place, item in items),
        key=("id",) if _has_id(leaves) else (*(column.name for column in above), "number"),
        parent=parent,
    )
    yield table
    keyed = [((item.id,) if _has_id(leaves) else place, item) for place, item in items]
    for deeper in lists:
        if deeper.kind is not listed.kind:  # the single places that words name together are made of no others
            yield from _listed(deeper, table, keyed)


def _item(listed: _Field) -> tuple[_Field, ...]:
    """The one column of a list of texts: ``statement`` in ``statements``."""
    last = listed.path[-1]
    return (_Field(_ITEMS.get(last, _singular(last)), (), str),)


def _has_id(leaves: Sequence[_Field]) -> bool:
    return any(leaf.name == "id" for leaf in leaves)


def _key_above(parent: Table | None) -> tuple[Column, ...]:
    """The columns in which a row names the one that it belongs to: ``claim_id``, or ``claim_id, origin_number``."""
    if parent is None:
        return ()
    kinds = {column.name: column.kind for column in parent.columns}
    *outer, last = parent.key
    holder = _singular(parent.name)
    if parent.parent is not None:
        holder = holder.removeprefix(f"{_singular(parent.parent.name)}_")
    return (*(Column(name, kinds[name]) for name in outer), Column(f"{holder}_{last}", kinds[last]))


def _singular(name: str) -> str:
    """What one item of a list is called: ``statements`` holds a ``statement``."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith("ases"):
        return name[:-2]
    return name.removesuffix("s")


# ---------------------------------------------------------------- what a reader wants to sort by


def _with_reach(brief: Brief, claims: Table) -> Table:
    """The claims with what the other forms count of them; origins that nobody is named for are not counted."""
    index = Index.of(brief)
    counted: Mapping[str, tuple[int | None, ...]] = {
        c.id: (
            index.numbers.get(c.id),
            len(c.articles),
            len(c.outlets),
            len(c.families),
            len(index.origins_of(c)),
            len(c.sides),
        )
        for c in brief.claims
    }
    names = ("listed_as", "article_count", "outlet_count", "family_count", "origin_count", "side_count")
    place = [column.name for column in claims.columns].index("id")
    return replace(
        claims,
        columns=(*claims.columns, *(Column(name, int) for name in names)),
        rows=tuple((*row, *counted[str(row[place])]) for row in claims.rows),
    )
