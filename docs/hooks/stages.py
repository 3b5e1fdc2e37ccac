"""The table of stages, as ``headwater stages`` prints it."""

# ruff: noqa: INP001

from __future__ import annotations

from typing import Any

from headwater.pipeline import stage_table

PLACE = "<!-- stages -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    return markdown.replace(PLACE, stage_table()) if PLACE in markdown else markdown
