"""Any text or page with any metadata: cleaned or rejected, and cleaning what is clean changes nothing.

The pieces of an input stand between lines of ``%%``: the body, then title, outlet, byline, url, date and language. A
body that begins with ``<`` is read as HTML.
"""

from __future__ import annotations

import atheris

from harness import parts, run

with atheris.instrument_imports(include=["headwater.stages.clean"]):
    from headwater.stages.clean import clean

from dataclasses import replace

from headwater.settings import Settings
from headwater.stages.ingest.decode import tidy, tidy_line
from headwater.types import Article, Hints, Markup, RawItem
from robust.properties import check_cleaned

SETTINGS = Settings(max_article_chars=20_000)
NAMES = ("title", "outlet", "byline", "url", "published", "language")


def item_of(data: bytes) -> RawItem:
    body, *about = parts(data)
    hints = Hints(**{name: tidy_line(value) for name, value in zip(NAMES, about, strict=False)})
    markup = Markup.HTML if body.startswith("<") else Markup.TEXT
    return RawItem("art-1", "a", "0" * 64, tidy(body)[0], markup, hints, "utf-8", mended=False, made_by="fuzz")


def one(data: bytes) -> None:
    item = item_of(data)
    found = clean(item, SETTINGS)
    check_cleaned(found)
    assert clean(item, SETTINGS) == found
    if isinstance(found, Article):
        hints = item.hints if item.markup is Markup.TEXT else replace(item.hints, title=None)
        again = clean(replace(item, body=found.text, markup=Markup.TEXT, hints=hints), SETTINGS)
        check_cleaned(again)
        if item.markup is Markup.TEXT:
            assert isinstance(again, Article)
            assert again.text == found.text


if __name__ == "__main__":
    run("clean", one)
