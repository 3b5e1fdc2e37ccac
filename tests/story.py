"""The built-in story, read once a session."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater import pipeline
from headwater.report.document import Brief
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import Reading

DEMO = Path(str(files("headwater.data") / "demo"))
SETTINGS = Settings()
EPOCH = "1936483200"  # 2031-05-14


@contextmanager
def fixed_time() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        yield


@cache
def demo_brief() -> Brief:
    with fixed_time():
        return headwater.brief(DEMO, settings=SETTINGS)


@cache
def demo_json() -> dict[str, Any]:
    return json.loads(demo_brief().to_json())


@cache
def demo_readings() -> tuple[Reading, ...]:
    results = pipeline.read(read_paths([DEMO], SETTINGS), SETTINGS)
    return tuple(r for r in results if isinstance(r, Reading))


NEWS = {
    "harbour-post.txt": "Veland moves troops, says Berg\n\nVeland is moving troops from Karst to Oren, Arvian Defence "
    "Minister Ada Berg said on Tuesday. She spoke in Tal. The army of Veland has not commented on the report.",
    "daily-oren.txt": "Arvian Defence Minister Ada Berg told reporters that Veland was moving its troops from Karst to "
    "the Oren region. “We hold 28 villages,” she added.",
    "lantern.txt": "General Tom Krol of Veland said his army had taken 74 villages. Veland denied that any unit had "
    "been moved from Karst.",
}


def write_news(folder: Path) -> Path:
    """A small invented story as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in NEWS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
