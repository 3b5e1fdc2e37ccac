"""Tiny records, and stages that are quick and predictable: one statement for each sentence of a text file.

A file that starts with ``!ingest`` or ``!clean`` is rejected there, for the rest of its first line.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.desk import Stages
from headwater.ids import content_id
from headwater.report.document import SCHEMA, Brief, RejectedDoc, Time, TimelineEntry
from headwater.settings import Settings
from headwater.types import (
    Account,
    Annotated,
    Article,
    Bound,
    Claim,
    Conflict,
    ConflictKind,
    Derivation,
    End,
    Entity,
    EntityKind,
    Event,
    EventKind,
    Family,
    Form,
    Furniture,
    Hints,
    Lineage,
    Markup,
    Mention,
    Movement,
    Named,
    Narrated,
    Origin,
    OriginKind,
    Passage,
    Precision,
    Quantity,
    RawItem,
    Reading,
    Reconciled,
    Reconciliation,
    Rejected,
    Removed,
    Reuse,
    Sentence,
    Span,
    Stance,
    Statement,
    Taken,
    Token,
    Told,
    When,
)

TEXT = "Ferry talks resume. Mayor Odalys Brune said 12 boats were ready."


def article(id_: str = "ar-1", text: str = TEXT, *, path: str | None = None) -> Article:
    return Article(
        id=id_,
        path=path or f"{id_}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        source_text=f"{text} ADVERT",
        removed=(Removed(Span(len(text), len(text) + 7), Furniture.ADVERT),),
        title=Span(0, min(19, len(text))),
        foreign=(),
        outlet="Lagoon Post",
        byline=None,
        url=None,
        published=When("2031-05", Precision.MONTH),
        language="en",
        mended=False,
        made_by="clean/1",
    )


def sentences(text: str) -> list[Span]:
    spans, start = [], 0
    for sentence in text.split(". "):
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    return spans


def statement(of: Article, n: int, content: Span) -> Statement:
    return Statement(
        id=content_id("st", of.id, n),
        article=of.id,
        content=(content,),
        source=Span(content.start, content.start + 1),
        cue=None,
        speaker=Named("Odalys Brune", None),
        relays=(Named("Lagoon Wire", content),),
        form=Form.MIXED,
        stance=Stance.DENIES,
        hedged=True,
        addressee=None,
        occasion=None,
        said_on=When("2031-05-03", Precision.DAY),
        confidence=0.5,
        made_by="attribute/1",
    )


def reading(id_: str = "ar-1", text: str = TEXT, *, path: str | None = None, value: float = 12.0) -> Reading:
    found = article(id_, text, path=path)
    spans = sentences(text)
    annotated = Annotated(
        article=found,
        tokens=(Token(0, 1, "f", "NOUN", "NN", "ROOT", 0),),
        sentences=tuple(Sentence(span, 0, 1) for span in spans),
        mentions=(Mention(spans[0], "PERSON"),),
        dates=(),
        quantities=(Quantity(spans[0], value, Bound.AT_LEAST, "boat"),),
        made_by="annotate/1",
    )
    return Reading(annotated, tuple(statement(found, n, span) for n, span in enumerate(spans)))


def _movement(a: Article, gist: Passage) -> Movement:
    goal = End(a.id, "Port Brune", gist.span, (Named("Port Brune", gist.span),))
    return Movement(f"mo-{a.id}", None, "boats", "12", None, goal, None, (Told(gist, gist.span),), (), "frame/2")


def _event(a: Article, gist: Passage) -> Event:
    return Event(
        f"ev-{a.id}",
        EventKind.MEETING,
        "CONSULT",
        "met",
        "Brune",
        "Varn",
        None,
        None,
        None,
        (Told(gist, gist.span),),
        (),
        "f/2",
    )


def account_of(readings: Iterable[Reading]) -> Account:
    """One record of each kind for each article, sorted by article."""
    found = sorted((each.article for each in readings), key=lambda a: a.id)
    gists = [Passage(a.id, Span(0, 1)) for a in found]
    return Account(
        entities=tuple(
            Entity(f"en-{a.id}", EntityKind.PERSON, "Brune", ("O. Brune",), "mayor", None, (gist,), "resolve/1")
            for a, gist in zip(found, gists, strict=True)
        ),
        families=tuple(Family(f"fa-{a.id}", (a.id,), a.id, ("alone",), "derive/1") for a in found),
        claims=tuple(
            Claim(f"cl-{a.id}", gist, (f"st-{a.id}",), (Narrated(gist, True),), 0.25, "align/1")
            for a, gist in zip(reversed(found), reversed(gists), strict=True)
        ),
        lineages=tuple(
            Lineage(
                claim=f"cl-{a.id}",
                origins=(Origin("Brune", f"en-{a.id}", OriginKind.SPEAKER, (f"st-{a.id}",)),),
                relays=(),
                families=(f"fa-{a.id}",),
                articles=(a.id,),
                outlets=("Lagoon Post",),
                sides=(),
                declines=(),
                first_seen=a.id,
                hedged_in=(),
                made_by="trace/1",
            )
            for a in reversed(found)
        ),
        derivations=tuple(
            Derivation(a.id, 0.5, 0.25, (Taken("Northwire", 0.25, False, (Reuse(Span(0, 1), gist),)),), "derive/1")
            for a, gist in zip(found, gists, strict=True)
        ),
        conflicts=tuple(
            Conflict(f"co-{a.id}", ConflictKind.DENIAL, (f"cl-{a.id}", "cl-x"), "It is denied.", (), "compare/1")
            for a in found
        ),
        movements=tuple(_movement(a, gist) for a, gist in zip(found, gists, strict=True)),
        reconciled=tuple(
            Reconciled(
                f"re-{a.id}",
                ConflictKind.QUANTITY,
                (f"cl-{a.id}", "cl-x"),
                Reconciliation.UPDATE,
                "It rose.",
                (),
                (),
                "c/1",
            )
            for a in found
        ),
        events=tuple(_event(a, gist) for a, gist in zip(found, gists, strict=True)),
    )


class FakeStages:
    """Holds versions to change and counts what was asked of it; ``stages`` is what a desk takes."""

    def __init__(self) -> None:
        self.reading_version = "read/1"
        self.account_version = "account/1"
        self.judged: list[tuple] = []  # what each account was told of people's judgements
        self.calls: Counter[str] = Counter()

    @property
    def stages(self) -> Stages:
        return Stages(
            read_items=self.read_items,
            read=self.read,
            account=self.account,
            build_brief=self.build_brief,
            reading_version=lambda _: self.reading_version,
            account_version=lambda _: self.account_version,
        )

    def read_items(self, paths, settings: Settings, *, keep) -> Iterator[RawItem | Rejected]:
        seen: dict[str, str] = {}
        for path in (file for given in paths for file in _files(Path(given))):
            data = path.read_bytes()
            item = raw_item(path.name, data)
            keep(item.sha256, data)
            if item.body.startswith("!ingest "):
                yield Rejected(path.name, "ingest", item.body.removeprefix("!ingest "))
            elif item.sha256 in seen:
                yield Rejected(path.name, "ingest", f"same text and metadata as {seen[item.sha256]}")
            else:
                seen[item.sha256] = path.name
                yield item

    def read(self, items: Iterable[RawItem | Rejected], settings: Settings) -> Iterator[Reading | Rejected]:
        for item in items:
            if isinstance(item, Rejected):
                yield item
            elif item.body.startswith("!clean "):
                yield Rejected(item.path, "clean", item.body.removeprefix("!clean "))
            else:
                self.calls["read"] += 1
                yield reading(item.id, item.body, path=item.path)

    def account(self, readings, settings: Settings, judgements=()) -> Account:
        self.calls["account"] += 1
        self.judged.append(tuple(judgements))
        return account_of(readings)

    def build_brief(self, readings, account, rejected, settings, *, made_at=None) -> Brief:
        entries = tuple(TimelineEntry(Time("2031", "year"), each.article.text, ()) for each in readings)
        assert len(account.claims) == len(entries)
        why = tuple(RejectedDoc(each.path, each.stage, each.reason) for each in rejected)
        return Brief(
            SCHEMA, "0", made_at.isoformat() if made_at else "now", {}, (), (), (), (), (), (), (), entries, why
        )


def raw_item(path: str, data: bytes) -> RawItem:
    return RawItem(
        id=content_id("ar", data.decode()),
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        body=data.decode(),
        markup=Markup.TEXT,
        hints=Hints(),
        encoding="utf-8",
        mended=False,
        made_by="ingest/1",
    )


def _files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]
