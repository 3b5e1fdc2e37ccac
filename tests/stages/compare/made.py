"""Claims over hand-made readings: one claim a statement, and one for each passage told in an article's own voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.ids import content_id
from headwater.stages.compare import compare
from headwater.stages.resolve import resolve
from headwater.types import Claim, Compared, Narrated, Passage, Reading
from stages.records import reading, says, span_of

NAMES = {"Ada Berg": "PERSON", "Tom Krol": "PERSON", "Mira Dolan": "PERSON", "Oren": "GPE", "Karst": "GPE"}


def told(id_: str, content: str, *, by: str = "Ada Berg", as_=says, day: str = "2031-05-14", **figures: str) -> Reading:
    """An article with one statement; ``_41="people/killed"`` gives a figure."""
    units = {k[1:].replace("_", " "): v for k, v in figures.items()}
    text = f"{content}, {by} said."
    return reading(id_, text, as_(by, content), names=NAMES, figures=units, published=day, outlet=f"Outlet {id_}")


def with_cues(made: Reading, *cues: str) -> Reading:
    found = (replace(s, cue=span_of(made.article.text, cue)) for s, cue in zip(made.statements, cues, strict=True))
    return replace(made, statements=tuple(found))


def claims_of(readings: Sequence[Reading], *, voiced: Sequence[tuple[str, str]] = ()) -> list[Claim]:
    """``voiced``: article and words that it tells in its own voice."""
    by_id = {r.article.id: r for r in readings}
    claims = [
        Claim(content_id("cl", s.id), Passage(s.article, s.content[0]), (s.id,), (), 1.0, "align/test")
        for r in readings
        for s in r.statements
    ]
    for article, words in voiced:
        passage = Passage(article, span_of(by_id[article].article.text, words))
        claims.append(Claim(content_id("cl", words), passage, (), (Narrated(passage, False),), 1.0, "align/test"))
    return claims


def compared(*readings: Reading, voiced: Sequence[tuple[str, str]] = ()) -> Compared:
    return compare(readings, resolve(readings), claims_of(readings, voiced=voiced))
