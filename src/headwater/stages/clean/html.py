"""From a web page to its text and what the page says about itself."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from headwater.stages.clean.authors import find_bare_byline, find_byline
from headwater.stages.clean.dates import publication_dates, read_date
from headwater.stages.clean.linked_data import LinkedData, read_linked_data
from headwater.types import Hints

_DATES = (
    # in the order of trust; the first that can be read counts
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[contains(@property, 'published_time') or @property='rnews:datePublished']/@content",
    "//meta[@name='article:published_time' or @name='datePublished' or @name='pubdate']/@content",
    "//meta[@name='publishdate' or @name='publish-date' or @name='parsely-pub-date']/@content",
    "//meta[@name='sailthru.date' or @name='DC.date.issued' or @name='dc.date' or @name='date']/@content",
    "//article//time[@pubdate or contains(@class, 'publish')]/@datetime",
    "(//article//time/@datetime)[1]",
    "(//time[@pubdate]/@datetime)[1]",
)
# where a page prints its byline and its date, if it marks them at all; site headers print today's
_ARTICLES = ("//article", "//main", "//*[contains(@itemtype, 'Article')]", "//h1/../..")
_MARKS = ("byline", "dateline", "author", "meta", "publish", "timestamp", "date")
_OTHERS = ("related", "teaser", "recommend", "comment", "sidebar", "most-read")
_CLASS = "concat(@class, ' ', @id)"
_BYLINES = (
    f".//*[@rel='author' or {' or '.join(f'contains({_CLASS}, {mark!r})' for mark in _MARKS)}]"
    "[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
    f"[not(ancestor-or-self::*[{' or '.join(f'contains({_CLASS}, {mark!r})' for mark in _OTHERS)}])]"
)
_BYLINES_MOST = 12  # elements; those of the article stand first, those of other articles follow
_BYLINE_LONGEST = 160  # characters
_TITLE_DIVIDER = re.compile(r"\s[|–—-]\s")
_TABLE_ROW = re.compile(r"^\|.*\|\s*$")
_TEXT_CELL = 8  # words; a row of a table with such a cell holds text
_BLOCKS = "descendant::p or descendant::h1 or descendant::h2 or descendant::table or count(descendant::br) > 1"

_ENTRIES = 3
_ENTRY = re.compile(r"\b(?:post|entry|story|article|content)\b", re.IGNORECASE)


@dataclass(frozen=True)
class WebText:
    """What was found in a page: its text, and metadata in the shape of hints."""

    text: str
    hints: Hints


def read_html(page: str, hints: Hints) -> WebText | None:
    """The article in a web page; hints that came beside it outrank what the page says. None where no text is found."""
    try:
        with _silence():
            found, document = _extract(page, hints.url)
    except Exception:  # noqa: BLE001  (broken markup trips lxml and trafilatura in many ways; one page is no reason to stop)
        return None
    if document is None or not (document.text or "").strip():
        return None
    said = replace(
        found,
        title=document.title,
        outlet=document.sitename or found.outlet,
        byline=document.author or found.byline,
        url=document.url,
        published=found.published or document.date,
    )
    return WebText(_drop_tables(document.text), _merge(hints, said))


@contextmanager
def _silence() -> Iterator[None]:
    """Without the warnings of trafilatura about pages without text: we reject those with a reason of our own."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan")]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _extract(page: str, url: str | None) -> tuple[Hints, Any]:
    import trafilatura  # noqa: PLC0415  (slow to import; many articles are plain text)

    # a lone surrogate cannot be encoded for the parser, and NUL ends its reading
    safe = page.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
    tree = trafilatura.load_html(safe)
    if tree is None:
        return Hints(), None
    found = hints_of(tree)  # before the extraction, which takes scripts out of the tree
    _drop_site_frame(tree)
    _open_layout_tables(tree)
    _join_entries(tree)
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
    """Date, language, author and outlet as the page's own marks give them."""
    linked = read_linked_data(str(script) for script in tree.xpath("//script[@type='application/ld+json']/text()"))
    printed = _printed(tree)
    dates = [str(value) for path in _DATES for value in tree.xpath(path)] + list(linked.published)
    published = next((written for written in dates if read_date(written)), None)
    if published is None:
        published = next((when.value for when in publication_dates(printed)), None)
    language = next(iter(tree.xpath("/html/@lang | //meta[@property='og:locale']/@content")), None)
    return Hints(
        published=published,
        language=str(language) if language else None,
        byline=_author(linked, printed),
        outlet=linked.publisher or _outlet_behind_title(tree),
    )


def _author(linked: LinkedData, printed: list[str]) -> str | None:
    if linked.authors:
        return "; ".join(linked.authors)
    return next((who for find in (find_byline, find_bare_byline) for text in printed if (who := find(text))), None)


def _printed(tree: Any) -> list[str]:
    """The texts of short elements that a page marks as byline or date; trafilatura leaves them out of the text."""
    article = next((node for path in _ARTICLES for node in tree.xpath(path)[:1]), None)
    found = article.xpath(_BYLINES) if article is not None else []
    texts = (" ".join(" ".join(element.itertext()).split()) for element in found[:_BYLINES_MOST])
    return [text for text in texts if 0 < len(text) <= _BYLINE_LONGEST]


def _outlet_behind_title(tree: Any) -> str | None:
    """``The Orle Post`` of ``Harbour closes - The Orle Post`` where the heading is ``Harbour closes``."""
    headings = {" ".join(heading.itertext()) for heading in tree.xpath("//h1")}
    known = {" ".join(heading.split()) for heading in headings}
    for title in tree.xpath("/html/head/title/text()")[:1]:
        for divider in _TITLE_DIVIDER.finditer(str(title)):
            if " ".join(str(title)[: divider.start()].split()) in known:
                return " ".join(str(title)[divider.end() :].split()) or None
    return None


def _open_layout_tables(tree: Any) -> None:
    """Tables that lay out a page become plain blocks; a table of data has no paragraphs in its cells."""
    for table in tree.xpath(f"//table[.//td[{_BLOCKS}]]"):
        for part in [*table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
            if next(part.iterancestors("table"), None) is table:
                part.tag = "div"
    # only now, since a part belongs to the innermost table that holds it
    for table in tree.xpath("//table[div]"):
        table.tag = "div"


def _drop_site_frame(tree: Any) -> None:
    """The header and footer of the site go: they print today's date, which is taken for the article's."""
    for frame in tree.xpath("//*[self::header or self::footer][not(ancestor::article or ancestor::main or .//h1)]"):
        if frame.getparent() is not None:
            frame.drop_tree()


def _join_entries(tree: Any) -> None:
    """The entries of a live page lose their class, since trafilatura takes the first ``post`` for the whole article."""
    for parent in {entry.getparent() for entry in tree.xpath("//article//*[self::div or self::section][@class]")}:
        kinds = Counter(child.get("class") for child in parent)
        for child in parent:
            name = child.get("class")
            if name and kinds[name] >= _ENTRIES and _ENTRY.search(name):
                del child.attrib["class"]


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
