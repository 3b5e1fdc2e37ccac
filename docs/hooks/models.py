"""A page for each model card: the READMEs beside the models, word for word."""

# ruff: noqa: INP001

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

CARDS = Path(__file__).resolve().parents[2] / "src" / "headwater" / "models"


def _cards() -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(CARDS.glob("*/README.md"))}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the cards where the navigation says ``models``."""
    sections = [pages for entry in config.nav or [] for pages in entry.values() if isinstance(pages, list)]
    for entry in chain.from_iterable(sections):
        if isinstance(entry, dict) and entry.get("Models") == "models":
            entry["Models"] = [f"models/{name}.md" for name in _cards()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name, path in _cards().items():
        files.append(File.generated(config, f"models/{name}.md", content=path.read_text(encoding="utf-8")))
    return files
