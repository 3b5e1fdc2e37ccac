"""Any few articles: their brief and all its forms can be made, point to words that are there, and are safe to open.

The articles of an input stand between lines of ``%%``; each is a text or, if it begins with ``<``, a page. Its path,
outlet and byline are made of its own last line, so that strangers' words reach every place of the page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import atheris

from harness import parts, run

with atheris.instrument_imports(
    include=[
        "headwater.report",
        "headwater.stages.resolve",
        "headwater.stages.derive",
        "headwater.stages.align",
        "headwater.stages.trace",
        "headwater.stages.compare",
        "headwater.stages.frame",
    ]
):
    from headwater import pipeline
    from headwater.report.build import build_brief

from headwater.report.map import ground
from headwater.report.map.world import world
from headwater.settings import Settings
from headwater.stages.ingest.decode import tidy, tidy_line
from headwater.types import Hints, Markup, RawItem, Reading, Rejected
from robust.properties import check_brief, check_exports

SETTINGS = Settings(max_article_chars=5_000)
MADE_AT = datetime(2031, 5, 15, tzinfo=UTC)
MOST = 4  # articles

# No stranger's word stands on the coast, and to draw it takes most of the time.
ground.world = lambda: replace(world(), land=(), borders=(), disputed=(), countries=())


def items_of(data: bytes) -> list[RawItem]:
    items = []
    for number, piece in enumerate(parts(data)[:MOST]):
        body = tidy(piece)[0]
        if not body.strip():
            continue
        last = tidy_line(body.rstrip().rpartition("\n")[2][:200])
        hints = Hints(outlet=last, byline=last, url=last, published=f"2031-05-1{number}")
        markup = Markup.HTML if body.startswith("<") else Markup.TEXT
        path = f"{number}-{last or ''}"
        items.append(
            RawItem(f"art-{number}", path, f"{number:064}", body, markup, hints, "utf-8", mended=False, made_by="fuzz")
        )
    return items


def one(data: bytes) -> None:
    results = list(pipeline.read(items_of(data), SETTINGS))
    readings = [r for r in results if isinstance(r, Reading)]
    account = pipeline.account(readings, SETTINGS)
    rejected = [r for r in results if isinstance(r, Rejected)]
    brief = build_brief(readings, account, rejected, SETTINGS, made_at=MADE_AT)
    check_brief(brief)
    check_exports(brief)


if __name__ == "__main__":
    run("brief", one)
