from __future__ import annotations

from headwater.types import Article


def article(text: str) -> Article:
    """An article of nothing but text."""
    return Article(
        id="a",
        path="",
        sha256="",
        text=text,
        source_text=text,
        removed=(),
        title=None,
        foreign=(),
        outlet=None,
        byline=None,
        credit=None,
        url=None,
        published=None,
        language="en",
        mended=False,
        made_by="test",
    )
