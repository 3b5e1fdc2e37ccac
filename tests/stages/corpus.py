"""Invented articles through the real article stages, for what hand-made records cannot show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from headwater import pipeline
from headwater.ids import content_id
from headwater.settings import Settings
from headwater.types import Hints, Markup, RawItem, Reading

SETTINGS = Settings()


def read(articles: Mapping[str, str], *, published: str = "2031-05-14") -> tuple[Reading, ...]:
    """The readings of texts by outlet, all of one day."""
    return tuple(_read(outlet, text, published) for outlet, text in articles.items())


@cache
def _read(outlet: str, text: str, published: str) -> Reading:
    item = RawItem(
        id=content_id("art", outlet, text),
        path=f"{outlet}.txt",
        sha256=content_id("sha", text),
        body=text,
        markup=Markup.TEXT,
        hints=Hints(outlet=outlet, published=published),
        encoding="utf-8",
        mended=False,
        made_by="ingest/test",
    )
    (result,) = pipeline.read([item], SETTINGS)
    assert isinstance(result, Reading), result
    return result
