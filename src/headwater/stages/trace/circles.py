"""Outlets that have a claim from each other: A cites B, B cites A, and nobody stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.stages.derive.publishers import publisher_of
from headwater.stages.trace.corpus import Corpus
from headwater.types import Circle, Named, Origin, OriginKind, Statement

Citations = Mapping[str, Mapping[str, Sequence[str]]]  # outlet -> outlet that it cites -> statements that say so


def circles_of(statements: Sequence[Statement], corpus: Corpus) -> tuple[Circle, ...]:
    """The groups of outlets that have one claim from each other, directly or in a ring, sorted by their names."""
    cites = _citations(statements, corpus)
    behind = {outlet: _reached(outlet, cites) for outlet in cites}
    rings = {
        frozenset({outlet, *(other for other in found if outlet in behind.get(other, ()))})
        for outlet, found in behind.items()
        if outlet in found
    }
    return tuple(sorted((_circle(ring, cites) for ring in rings), key=lambda c: c.names))


def without_circles(origins: Sequence[Origin], circles: Sequence[Circle]) -> tuple[Origin, ...]:
    """The origins that are more than one outlet of a circle citing another."""
    caught = {key for circle in circles for name in circle.names if (key := _key(name))}
    told = {s for circle in circles for s in circle.statements}
    return tuple(
        o
        for o in origins
        if o.kind is not OriginKind.SPEAKER or _key(o.name) not in caught or not told.issuperset(o.statements)
    )


def _circle(ring: frozenset[str], cites: Citations) -> Circle:
    told = {s for outlet in ring for cited, found in cites[outlet].items() if cited in ring for s in found}
    return Circle(tuple(sorted(ring)), tuple(sorted(told)))


def _citations(statements: Sequence[Statement], corpus: Corpus) -> dict[str, dict[str, list[str]]]:
    outlets = {corpus.outlet_of[s.article] for s in statements}
    if len(outlets) < 2:
        return {}
    known = {key: outlet for outlet in sorted(outlets) if (key := _key(outlet))}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        here = corpus.outlet_of[statement.article]
        for named in _cited_by(statement):
            cited = known.get(_key(named.name) or "") or known.get(_key(corpus.name_of(statement.article, named)) or "")
            if cited and cited != here:
                found[here][cited].append(statement.id)
    return found


def _cited_by(statement: Statement) -> list[Named]:
    return [*statement.relays, *([statement.speaker] if statement.speaker else [])]


def _reached(outlet: str, cites: Citations) -> set[str]:
    """All outlets that an outlet cites, also through others."""
    found: set[str] = set()
    ahead = list(cites.get(outlet, ()))
    while ahead:
        cited = ahead.pop()
        if cited not in found:
            found.add(cited)
            ahead += cites.get(cited, ())
    return found


def _key(name: str) -> str | None:
    publisher = publisher_of(name, None)
    return publisher.key if publisher else None
