"""From a web page to its text and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import trafilatura

from headwater.stages.clean.dates import read_date
from headwater.types import Hints

_DATES = (
    # in the order of trust; the first that can be read counts
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@property='og:published_time' or @property='rnews:datePublished']/@content",
    "//meta[@name='article:published_time' or @name='datePublished' or @name='pubdate']/@content",
    "//meta[@name='publishdate' or @name='publish-date' or @name='parsely-pub-date']/@content",
    "//meta[@name='sailthru.date' or @name='DC.date.issued' or @name='dc.date' or @name='date']/@content",
    "//article//time[@pubdate or contains(@class, 'publish')]/@datetime",
    "(//article//time/@datetime)[1]",
    "(//time[@pubdate]/@datetime)[1]",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TABLE_ROW = re.compile(r"^\|.*\|\s*$")
_TEXT_CELL = 8  # words; a row of a table with such a cell holds text


@dataclass(frozen=True)
class WebText:
    """What was found in a page: its text, and metadata in the shape of hints."""

    text: str
    hints: Hints


def read_html(page: str, hints: Hints) -> WebText | None:
    """The article in a web page; hints that came beside it outrank what the page says. None where no text is found."""
    try:
        found, document = _extract(page, hints.url)
    except Exception:  # noqa: BLE001  (broken markup trips lxml and trafilatura in many ways; one page is no reason to stop)
        return None
    if document is None or not (document.text or "").strip():
        return None
    said = replace(
        found,
        title=document.title,
        outlet=document.sitename,
        byline=document.author,
        url=document.url,
        published=found.published or document.date,
    )
    return WebText(_drop_tables(document.text), _merge(hints, said))


def _extract(page: str, url: str | None) -> tuple[Hints, Any]:
    # a lone surrogate cannot be encoded for the parser, and NUL ends its reading
    safe = page.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
    tree = trafilatura.load_html(safe)
    if tree is None:
        return Hints(), None
    found = hints_of(tree)  # before the extraction, which takes scripts out of the tree
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        include_tables=True,
        favor_precision=True,
        with_metadata=True,
        # the extensive search would take any number in the page, the year of a copyright line among them
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found, document


def hints_of(tree: Any) -> Hints:
    """Date and language as the page's own marks give them."""
    dates = [str(value) for path in _DATES for value in tree.xpath(path)]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        dates += _JSON_DATE.findall(str(script))
    published = next((written for written in dates if read_date(written)), None)
    language = next(iter(tree.xpath("/html/@lang | //meta[@property='og:locale']/@content")), None)
    return Hints(published=published, language=str(language) if language else None)


def _merge(first: Hints, second: Hints) -> Hints:
    names = ("title", "outlet", "byline", "url", "published", "language", "location")
    return Hints(**{name: getattr(first, name) or getattr(second, name) or None for name in names})


def _drop_tables(text: str) -> str:
    """The text without rows of a table, unless a cell holds a sentence."""
    return "\n".join(
        line
        for line in text.split("\n")
        if not _TABLE_ROW.match(line) or any(len(cell.split()) >= _TEXT_CELL for cell in line.split("|"))
    )
