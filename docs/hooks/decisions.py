"""All decisions stand in the navigation, by their numbers, without being listed by hand."""

# ruff: noqa: INP001

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the decisions where the navigation says ``decisions``."""
    folder = Path(config.docs_dir) / "decisions"
    for entry in config.nav or []:
        if entry.get("Decisions") == "decisions":
            entry["Decisions"] = [f"decisions/{path.name}" for path in sorted(folder.glob("*.md"))]
    return config
