"""The store on a SQL database, by SQLAlchemy; the engine's particulars come from :mod:`headwater.store.sqlite`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, Generic, Self, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, make_url, select, update
from sqlalchemy.engine import URL

from headwater.errors import DeskError, InputError
from headwater.store import codec, sqlite, tables
from headwater.store.base import Counts
from headwater.store.migrate import bring_up_to_date
from headwater.types import (
    Account,
    Annotated,
    Article,
    Claim,
    Conflict,
    Derivation,
    Entity,
    Event,
    Family,
    Judgement,
    Kind,
    Lineage,
    Movement,
    Reading,
    Reconciled,
    Rejected,
    Statement,
    Verdict,
)

T = TypeVar("T")
Row = dict[str, Any]

_PAGE = 100  # articles read at once: few enough to hold in memory, enough that queries cost nothing
_FINGERPRINT = "account_fingerprint"


class _JustArticle(msgspec.Struct):
    """An Annotated without its tokens, which are most of it, for those who want the article only."""

    article: Article


class SqlStore:
    """A :class:`~headwater.store.base.Store` on the database that a URL names; its tables are made or brought up to
    date first.

    Args:
        where: the desk, as errors name it.
        busy_seconds: how long to wait for another process that writes.

    Raises:
        NotADesk: the file is no database, or another program's.
        NewerDesk: a newer headwater wrote it; it was not touched.
        InputError: no such kind of database is supported.
    """

    def __init__(self, url: str | URL, *, where: str, busy_seconds: float = 5.0) -> None:
        url = make_url(url)
        if url.get_backend_name() != "sqlite":
            raise InputError(url.drivername, "no such kind of database", "known is sqlite")
        self._where = where
        self._reads = sqlite.make_engine(url, busy_seconds=busy_seconds)
        self._writes = self._reads.execution_options(**{sqlite.WRITES: True})
        try:
            with self._said_as_desk_errors():
                bring_up_to_date(reads=self._reads, writes=self._writes, prepare=sqlite.prepare, where=where)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._reads.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---------------------------------------------------------------- readings

    def put_reading(self, reading: Reading, *, reading_version: str) -> bool:
        article = _article_row(reading, reading_version)
        statements = [
            _statement_row(reading.article, n, s) for n, s in enumerate([*reading.statements, *reading.beliefs])
        ]
        table = tables.articles
        with self._writing() as connection:
            connection.execute(delete(tables.rejected).where(tables.rejected.c.path == reading.article.path))
            known = connection.scalar(select(table.c.reading_version).where(table.c.id == reading.article.id))
            if known == reading_version:
                return False
            connection.execute(delete(table).where(table.c.id == reading.article.id))  # its statements go with it
            _insert(connection, table, [article])
            _insert(connection, tables.statements, statements)
        return True

    def has_reading(self, article: str, *, reading_version: str) -> bool:
        table = tables.articles
        with self._reading() as connection:
            return connection.scalar(select(table.c.reading_version).where(table.c.id == article)) == reading_version

    def reading_versions(self) -> Mapping[str, str]:
        table = tables.articles
        with self._reading() as connection:
            rows = connection.execute(select(table.c.id, table.c.reading_version).order_by(table.c.id))
            return {row.id: row.reading_version for row in rows}

    def iter_readings(self) -> Iterator[Reading]:
        return self._by_page(_fetch_readings)

    def iter_articles(self) -> Iterator[Article]:
        return self._by_page(_fetch_articles)

    def iter_statements(self) -> Iterator[Statement]:
        for statements in self._by_page(_fetch_statements):
            yield from statements

    def _by_page(self, fetch: Callable[[Connection, str], dict[str, T]]) -> Iterator[T]:
        """What ``fetch`` finds for the articles after an id, page by page, each in a transaction of its own.

        One long transaction would keep SQLite from folding its log back into the database.
        """
        last = ""
        while True:
            with self._reading() as connection:
                page = fetch(connection, last)
            if not page:
                return
            yield from page.values()
            last = max(page)

    # ---------------------------------------------------------------- the account

    def put_account(self, account: Account, *, fingerprint: str) -> None:
        rows = [(part.table, part.rows(account)) for part in _PARTS]
        with self._writing() as connection:
            for table, records in rows:
                connection.execute(delete(table))
                _insert(connection, table, records)
            connection.execute(delete(tables.meta).where(tables.meta.c.key == _FINGERPRINT))
            _insert(connection, tables.meta, [{"key": _FINGERPRINT, "value": fingerprint}])

    def find_account(self, fingerprint: str) -> Account | None:
        with self._reading() as connection:
            if _account_fingerprint(connection) != fingerprint:
                return None
            return Account(**{part.name: part.read(connection) for part in _PARTS})

    def has_account(self, fingerprint: str) -> bool:
        with self._reading() as connection:
            return _account_fingerprint(connection) == fingerprint

    # ---------------------------------------------------------------- judgements

    def put_judgement(self, judgement: Judgement) -> None:
        row = {field.name: getattr(judgement, field.name) for field in fields(Judgement)}
        with self._writing() as connection:
            _insert(connection, tables.judgements, [row])

    def withdraw_judgement(self, left: str, right: str, *, at: str) -> Judgement | None:
        table = tables.judgements
        of_pair = (table.c.left == left, table.c.right == right, table.c.withdrawn_at.is_(None))
        with self._writing() as connection:
            newest = connection.execute(select(table).where(*of_pair).order_by(table.c.ordinal.desc())).first()
            if newest is None:
                return None
            connection.execute(update(table).where(table.c.ordinal == newest.ordinal).values(withdrawn_at=at))
        return _judgement(newest)

    def judgements(self) -> tuple[Judgement, ...]:
        table = tables.judgements
        with self._reading() as connection:
            rows = connection.execute(select(table).where(table.c.withdrawn_at.is_(None)).order_by(table.c.ordinal))
            return tuple(_judgement(row) for row in rows)

    # ---------------------------------------------------------------- rejections

    def reject(self, rejected: Rejected, *, sha256: str | None = None) -> None:
        table = tables.rejected
        row = {name: _printable(getattr(rejected, name)) for name in ("path", "stage", "reason")}
        same = (table.c.path == row["path"], table.c.stage == row["stage"])
        with self._writing() as connection:
            connection.execute(delete(table).where(*same))
            _insert(connection, table, [{**row, "sha256": sha256}])

    def drop_rejections(self, path: str) -> None:
        with self._writing() as connection:
            connection.execute(delete(tables.rejected).where(tables.rejected.c.path == _printable(path)))

    def rejections(self) -> tuple[Rejected, ...]:
        table = tables.rejected
        with self._reading() as connection:
            rows = connection.execute(select(table.c.path, table.c.stage, table.c.reason)).all()
        # sorted here, since databases differ in how they order letters
        return tuple(sorted((Rejected(*row) for row in rows), key=lambda found: (found.path, found.stage)))

    # ---------------------------------------------------------------- the whole

    def counts(self) -> Counts:
        with self._reading() as connection:
            return Counts(**{field.name: _count(connection, field.name) for field in fields(Counts)})

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._said_as_desk_errors(), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._said_as_desk_errors(), self._writes.begin() as connection:
            yield connection

    @contextmanager
    def _said_as_desk_errors(self) -> Iterator[None]:
        try:
            yield
        except codec.DAMAGE as error:
            raise DeskError(self._where, f"a record in the database is damaged: {error}") from error
        except Exception as error:
            explained = sqlite.explain(error, self._where)
            if explained is None:
                raise
            raise explained from error


def _judgement(row: Any) -> Judgement:
    return Judgement(row.left, row.right, Verdict(row.verdict), row.author, row.made_at)


def _account_fingerprint(connection: Connection) -> str | None:
    return connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == _FINGERPRINT))


def _count(connection: Connection, table: str) -> int:
    return connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one()


def _printable(text: str) -> str:
    """Names of files may hold bytes that are no UTF-8, which no database takes; a rejection must never fail."""
    return text.encode("utf-8", "backslashreplace").decode()


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:  # SQLAlchemy takes an empty list for one row of defaults
        connection.execute(insert(table), rows)


# -------------------------------------------------------------------- reading pages


def _fetch_readings(connection: Connection, after: str) -> dict[str, Reading]:
    query = _next_page(tables.articles.c.id, tables.articles.c.data, after=after)
    data = {row.id: row.data for row in connection.execute(query)}
    statements = _statements_of(connection, data)
    return {id_: Reading.of(codec.unpack(packed, Annotated), statements[id_]) for id_, packed in data.items()}


def _fetch_articles(connection: Connection, after: str) -> dict[str, Article]:
    query = _next_page(tables.articles.c.id, tables.articles.c.data, after=after)
    return {row.id: codec.unpack(row.data, _JustArticle).article for row in connection.execute(query)}


def _fetch_statements(connection: Connection, after: str) -> dict[str, tuple[Statement, ...]]:
    found = _statements_of(connection, connection.scalars(_next_page(tables.articles.c.id, after=after)).all())
    return {article: tuple(s for s in told if s.kind is Kind.SPEECH) for article, told in found.items()}


def _next_page(*columns: Column[Any], after: str) -> Select[Any]:
    id_ = tables.articles.c.id
    return select(*columns).where(id_ > after).order_by(id_).limit(_PAGE)


def _statements_of(connection: Connection, articles: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
    table = tables.statements
    found: dict[str, list[Statement]] = {article: [] for article in articles}
    query = select(table.c.article, table.c.data).where(table.c.article.in_(found)).order_by(table.c.ordinal)
    for row in connection.execute(query):
        found[row.article].append(codec.decode(row.data, Statement))
    return {article: tuple(statements) for article, statements in found.items()}


# -------------------------------------------------------------------- records to rows


def _article_row(reading: Reading, reading_version: str) -> Row:
    article = reading.article
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title_text(),
        "published": article.published.value if article.published else None,
        "published_precision": article.published.precision.value if article.published else None,
        "language": article.language,
        "sha256": article.sha256,
        "words": len(article.text.split()),
        "made_by": reading.annotated.made_by,
        "reading_version": reading_version,
        "data": codec.pack(reading.annotated),
    }


def _statement_row(article: Article, ordinal: int, statement: Statement) -> Row:
    return {
        "id": statement.id,
        "article": statement.article,
        "ordinal": ordinal,
        "form": statement.form.value,
        "stance": statement.stance.value,
        "hedged": statement.hedged,
        "source": statement.source.of(article.text) if statement.source else None,
        "speaker_name": statement.speaker.name if statement.speaker else None,
        "content": " … ".join(span.of(article.text) for span in statement.content),
        "said_on": statement.said_on.value if statement.said_on else None,
        "made_by": statement.made_by,
        "data": codec.encode(statement),
    }


@dataclass(frozen=True, slots=True)
class _Part(Generic[T]):
    """One field of an Account, and the table that keeps it under the same name."""

    name: str
    kind: type[T]
    columns: Callable[[T], Row]  # all but ordinal and data

    @property
    def table(self) -> Table:
        return tables.metadata.tables[self.name]

    def rows(self, account: Account) -> list[Row]:
        records: tuple[T, ...] = getattr(account, self.name)
        return [
            {**self.columns(record), "ordinal": ordinal, "data": codec.encode(record)}
            for ordinal, record in enumerate(records)
        ]

    def read(self, connection: Connection) -> tuple[T, ...]:
        found = connection.scalars(select(self.table.c.data).order_by(self.table.c.ordinal))
        return tuple(codec.decode(data, self.kind) for data in found)


_PARTS: tuple[_Part[Any], ...] = (
    _Part("entities", Entity, lambda e: {"id": e.id, "kind": e.kind.value, "name": e.name, "side": e.side}),
    _Part("families", Family, lambda f: {"id": f.id, "root": f.root}),
    _Part(
        "claims",
        Claim,
        lambda c: {
            "id": c.id,
            "gist_article": c.gist.article,
            "gist_start": c.gist.span.start,
            "gist_end": c.gist.span.end,
            "statements": len(c.statements),
            "narrated": len(c.narrated),
        },
    ),
    _Part(
        "lineages",
        Lineage,
        lambda n: {"claim": n.claim, "origins": len(n.origins), "articles": len(n.articles)},
    ),
    _Part("conflicts", Conflict, lambda c: {"id": c.id, "kind": c.kind.value, "why": c.why}),
    _Part(
        "reconciled",
        Reconciled,
        lambda r: {"id": r.id, "kind": r.kind.value, "reason": r.reason.value, "why": r.why},
    ),
    _Part("movements", Movement, lambda m: {"id": m.id, "who": m.who, "what": m.what, "quantity": m.quantity}),
    _Part("events", Event, lambda e: {"id": e.id, "kind": e.kind.value, "what": e.what}),
    _Part("derivations", Derivation, lambda d: {"article": d.article, "own": d.own, "quoted": d.quoted}),
)
