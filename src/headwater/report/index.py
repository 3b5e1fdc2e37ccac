"""Look-ups into a brief, built once and shared by the forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.report.document import (
    ArticleDoc,
    Brief,
    ClaimDoc,
    ConflictDoc,
    EntityDoc,
    FamilyDoc,
    NarratedDoc,
    OriginDoc,
    PassageDoc,
    StatementDoc,
)

UNNAMED_SOURCE = "unnamed source"


@dataclass(frozen=True, slots=True)
class Index:
    """A brief with its records by id.

    An id that the brief does not hold raises KeyError: that is our bug, not bad input.
    """

    brief: Brief
    articles: Mapping[str, ArticleDoc]
    outlet_names: Mapping[str, str]  # article id -> its outlet as printed, or the file's name where none is known
    publishers: Mapping[str, str]  # article id -> who publishes, equal for all editions; or the file's name
    entities: Mapping[str, EntityDoc]
    statements: Mapping[str, StatementDoc]
    claims: Mapping[str, ClaimDoc]
    families: Mapping[str, FamilyDoc]
    listed: tuple[ClaimDoc, ...]  # the claims that somebody is said to have made; others show in conflicts or silences
    numbers: Mapping[str, int]  # id of a listed claim -> its place among them, from 1: what a reader calls "claim 4"
    conflicts: Mapping[str, tuple[ConflictDoc, ...]]  # claim id -> conflicts that it stands in
    told: Mapping[str, tuple[StatementDoc, ...]]  # article id -> its statements

    @classmethod
    def of(cls, brief: Brief) -> Index:
        conflicts: dict[str, tuple[ConflictDoc, ...]] = {}
        for conflict in brief.conflicts:
            for claim in conflict.claims:
                conflicts[claim] = (*conflicts.get(claim, ()), conflict)
        told: dict[str, list[StatementDoc]] = {}
        for statement in brief.statements:
            told.setdefault(statement.article, []).append(statement)
        spoken = {s.id for s in brief.statements if s.stance != "declines"}
        listed = tuple(c for c in brief.claims if not spoken.isdisjoint(c.statements))
        return cls(
            brief=brief,
            articles={a.id: a for a in brief.articles},
            outlet_names=_outlet_names(brief.articles),
            publishers=_publishers(brief.articles),
            entities={e.id: e for e in brief.entities},
            statements={s.id: s for s in brief.statements},
            claims={c.id: c for c in brief.claims},
            families={f.id: f for f in brief.families},
            listed=listed,
            numbers={c.id: number for number, c in enumerate(listed, 1)},
            conflicts=conflicts,
            told={article: tuple(said) for article, said in told.items()},
        )

    def outlet(self, article: str) -> str:
        """Who published the article, as it says itself."""
        return self.outlet_names[article]

    def outlets(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Who published the articles, as they say themselves: each name once, in the order of the articles."""
        return tuple(dict.fromkeys(self.outlet(a) for a in articles))

    def counted_outlets(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The publishers of the articles, each once: nine editions of one broadcaster are one outlet."""
        return tuple(dict.fromkeys(self.publishers[a] for a in articles))

    def shared_family(self, article: str) -> FamilyDoc | None:
        """The family of an article that has kin; None for an article that stands alone."""
        family = self.families.get(self.articles[article].family)
        return family if family is not None and len(family.articles) > 1 else None

    def speaker_key(self, statement: StatementDoc) -> str:
        """What tells one speaker from another: the entity, or else the name as written."""
        return statement.speaker or self.speaker_name(statement).casefold()

    def speaker_name(self, statement: StatementDoc) -> str:
        if statement.speaker is not None:
            return self.entities[statement.speaker].name
        if statement.speaker_name:
            return statement.speaker_name
        return statement.source.text if statement.source else UNNAMED_SOURCE

    def declines(self) -> tuple[StatementDoc, ...]:
        """The silences: no comment, not confirmed, refused to say."""
        return tuple(s for s in self.brief.statements if s.stance == "declines")

    def copied_families(self) -> tuple[FamilyDoc, ...]:
        """Families of more than one article, the largest first."""
        kin = (f for f in self.brief.families if len(f.articles) > 1)
        return tuple(sorted(kin, key=lambda f: -len(f.articles)))

    def statements_of(self, claim: ClaimDoc) -> tuple[StatementDoc, ...]:
        return tuple(sorted((self.statements[s] for s in claim.statements), key=self._statement_order))

    def narrated_of(self, claim: ClaimDoc) -> tuple[NarratedDoc, ...]:
        return tuple(sorted(claim.narrated, key=lambda n: (*self._time_order(n.article), n.start)))

    def statements_in(self, article: str) -> tuple[StatementDoc, ...]:
        """In the order of the brief, which is that of the text."""
        return self.told.get(article, ())

    def origins_of(self, claim: ClaimDoc) -> tuple[OriginDoc, ...]:
        """The origins that somebody stands for; an article's own telling names nobody, so it is not counted."""
        return tuple(o for o in claim.origins if o.kind != "own_voice")

    def told_in(self, claim: ClaimDoc, passage: PassageDoc) -> StatementDoc | None:
        """The statement of the claim that the words are from; None where they are in the article's own voice."""
        parts = {p.statement: p.spans for p in claim.parts}
        for statement in (self.statements[s] for s in claim.statements):
            words = parts.get(statement.id, statement.content)
            here = statement.article == passage.article
            if here and any(w.start < passage.end and passage.start < w.end for w in words):
                return statement
        return None

    def _statement_order(self, statement: StatementDoc) -> tuple[str, str, int]:
        start = statement.content[0].start if statement.content else 0
        return (*self._time_order(statement.article), start)

    def _time_order(self, article: str) -> tuple[str, str]:
        published = self.articles[article].published
        return (published.value if published else "~", article)  # "~" sorts after every digit: undated ones come last


def _outlet_names(articles: tuple[ArticleDoc, ...]) -> dict[str, str]:
    """An article without an outlet goes by its file's name."""
    files = _files(a for a in articles if not a.outlet)
    return {a.id: a.outlet or files[a.id] for a in articles}


def _publishers(articles: tuple[ArticleDoc, ...]) -> dict[str, str]:
    """As counted; an article without a publisher goes by its file's name."""
    files = _files(a for a in articles if not a.publisher)
    return {a.id: a.publisher or files[a.id] for a in articles}


def _files(articles: Iterable[ArticleDoc]) -> dict[str, str]:
    """Each article's file name, or its whole path where two files have that name."""
    articles = tuple(articles)
    counted = Counter(map(file_name, articles))
    return {a.id: file_name(a) if counted[file_name(a)] == 1 else a.path for a in articles}


def file_name(article: ArticleDoc) -> str:
    """The last part of the path, with the place inside a table: ``news.csv#12``."""
    return article.path.rstrip("/").rpartition("/")[2]
