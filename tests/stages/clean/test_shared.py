"""Real stories: nothing that a careful reader marked as content may be cut."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.stages.clean import clean
from headwater.stages.clean.page import keys
from headwater.types import Article

from .build import SETTINGS, kept, raw


def _articles(shared: Path) -> Iterator[tuple[Path, Article]]:
    for meta in sorted((shared / "stories" / "dev").glob("*/meta.json")):
        for entry in json.loads(meta.read_text())["articles"]:
            path = meta.parent / entry["file"]
            article = clean(raw(path.read_text(), outlet=entry["outlet"], published=entry["date"]), SETTINGS)
            assert isinstance(article, Article), article
            yield path, article


@pytest.mark.shared
def test_no_annotated_content_is_cut(shared):
    lost = []
    for path, article in _articles(shared):
        gold = json.loads((path.parent / "gold.json").read_text())
        contents = [c for s in gold["statements"] if s["doc"] == path.name for c in s["content"]]
        contents += [n["content"] for n in gold["narrated"] if n["doc"] == path.name]
        text = " ".join(keys(article.text))
        before = " ".join(keys(article.source_text))
        lost += [(path.name, c) for c in contents if " ".join(keys(c)) in before and " ".join(keys(c)) not in text]
    assert lost == []


@pytest.mark.shared
def test_real_articles_keep_the_promises(shared):
    for path, article in _articles(shared):
        assert kept(article) == article.text, path
        assert article.title is not None, path
        assert article.published is not None, path
        again = clean(raw(article.text, outlet=article.outlet), SETTINGS)
        assert isinstance(again, Article)
        assert again.text == article.text, path
