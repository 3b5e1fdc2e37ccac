"""Any text with any title: every span of every name, date, place, figure and statement lies in it.

The pieces of an input stand between lines of ``%%``: the text, the title, the day of publication. Only headwater's own
code is instrumented; the networks and spaCy run as they are.
"""

from __future__ import annotations

import atheris

from harness import parts, run

with atheris.instrument_imports(include=["headwater.stages.annotate", "headwater.stages.attribute"]):
    from headwater import pipeline

from headwater.settings import Settings
from headwater.stages.ingest.decode import tidy, tidy_line
from headwater.types import Hints, Markup, RawItem
from robust.properties import check_read

SETTINGS = Settings(max_article_chars=5_000)


def one(data: bytes) -> None:
    body, title, published, *_ = [*parts(data), "", ""]
    hints = Hints(title=tidy_line(title), published=tidy_line(published))
    item = RawItem("art-1", "a", "0" * 64, tidy(body)[0], Markup.TEXT, hints, "utf-8", mended=False, made_by="fuzz")
    [found] = pipeline.read([item], SETTINGS)
    check_read(found)
    if len(data) % 8 == 0:  # now and then, since it takes as long again
        assert list(pipeline.read([item], SETTINGS)) == [found]


if __name__ == "__main__":
    run("attribute", one)
