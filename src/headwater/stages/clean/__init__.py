"""The stage **clean**: a raw item becomes an article, freed of what the page put around it.

Cleaning only ever cuts: ``Article.text`` is ``Article.source_text`` without the ``removed`` spans, so every character
of it has one place in the source, and every cut has a reason. What somebody says is never cut, unless it is printed
twice. The steps run until none finds anything to cut, so cleaning a cleaned text changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from headwater.ids import made_by
from headwater.settings import Settings
from headwater.stages.clean.authors import find_bare_byline, find_byline
from headwater.stages.clean.credited import find_credits
from headwater.stages.clean.dates import publication_dates, read_date, refine
from headwater.stages.clean.endings import find_endings
from headwater.stages.clean.foreign import find_foreign, foreign_lines
from headwater.stages.clean.furniture import find_ad_marks, find_lines
from headwater.stages.clean.headers import find_headers
from headwater.stages.clean.html import read_html
from headwater.stages.clean.language import tell_language
from headwater.stages.clean.masthead import find_masthead
from headwater.stages.clean.page import Line, Page, keys
from headwater.stages.clean.repeats import find_repeats, repeats_title
from headwater.stages.clean.script import find_scripts
from headwater.stages.clean.spans import Draft, even_space, fold_spaces, source_span
from headwater.stages.clean.title import find_title_line, tidy_title
from headwater.types import Article, Furniture, Hints, Markup, RawItem, Rejected, Removed, When

__all__ = ["STAGE", "VERSION", "clean", "source_span"]

STAGE = "clean"
VERSION = "2"

Step = Callable[[Page], Iterable[Removed]]


def _find_space(page: Page) -> Iterable[Removed]:
    return (Removed(span, Furniture.SPACE) for span in fold_spaces(page.text))


# Space first and again after each step, since the others rely on lines that follow each other directly.
STEPS: tuple[Step, ...] = (
    find_ad_marks,
    find_scripts,
    find_masthead,
    find_headers,
    find_lines,
    find_repeats,
    find_endings,
    find_foreign,
)
_ROUNDS = 40  # each round that finds nothing is the last one; real pages need three, nonsense shall not hold us up


def clean(item: RawItem, settings: Settings) -> Article | Rejected:
    """The article in a raw item, or why there is none."""
    hints, body = item.hints, item.body
    if item.markup is Markup.HTML:
        found = read_html(body, hints)
        if found is None:
            return Rejected(
                item.path, STAGE, "no article text found in this page; is it a menu, a video or a login form?"
            )
        hints, body = found.hints, found.text
    page = _first_page(body, hints)
    draft = _cut(page)
    if not draft.text:
        why = "it holds no text" if not even_space(item.body).strip() else "nothing but furniture was found in it"
        return Rejected(item.path, STAGE, f"no article text: {why}")
    if len(draft.text) > settings.max_article_chars:
        size, most = len(draft.text), settings.max_article_chars
        return Rejected(
            item.path, STAGE, f"{size} characters are too long for one article; max_article_chars is {most}"
        )
    return _article(item, hints, replace(page, text=draft.text), draft)


def _first_page(body: str, hints: Hints) -> Page:
    """The text to clean, with the title from metadata on its first line."""
    outlet = _outlet(hints)
    title = tidy_title(_plain(hints.title or ""), outlet)
    text = even_space(body)
    if title:
        first = _plain(text.lstrip().split("\n", 1)[0][: 2 * len(title) + 40])
        if keys(first) != keys(title):
            text = f"{title}\n\n{text}"
        elif first != title:
            title = first  # the same words; the text's own spelling counts
    return Page(text, hint_title=title, byline=hints.byline, outlet=outlet, language=hints.language)


def _plain(text: str) -> str:
    """A line as the steps will leave it: evenly spaced, without advertising marks."""
    draft = Draft(" ".join(even_space(text).split()))
    for step in (_find_space, find_ad_marks, _find_space):
        draft.cut(step(Page(draft.text)))
    return draft.text


def _cut(page: Page) -> Draft:
    draft = Draft(page.text)
    draft.cut(_find_space(page))
    for _ in range(_ROUNDS):
        before = len(draft.text)
        for step in STEPS:
            length = len(draft.text)
            if page.text != draft.text:
                page = replace(page, text=draft.text)
            draft.cut(step(page))
            if len(draft.text) < length:
                draft.cut(_find_space(Page(draft.text)))
        if len(draft.text) == before:
            break
    return draft


def _article(item: RawItem, hints: Hints, page: Page, draft: Draft) -> Article:
    title = _title(page, draft)
    return Article(
        id=item.id,
        path=item.path,
        sha256=item.sha256,
        text=draft.text,
        source_text=draft.source,
        removed=tuple(draft.removed),
        title=title.span if title else None,
        foreign=tuple(page.lines[i].span for i in sorted(foreign_lines(page))),
        outlet=page.outlet,
        byline=_byline(hints, draft),
        url=hints.url,
        published=_published(hints, draft),
        language=tell_language(draft.text, hints.language),
        mended=item.mended,
        made_by=made_by(STAGE, VERSION),
        credits=find_credits(hints, draft, page.outlet),
    )


def _title(page: Page, draft: Draft) -> Line | None:
    """The title's line; a first line that the page had printed twice is one, however it reads."""
    found = find_title_line(page)
    if found or len(page.lines) < 2:
        return found
    copies = _cut_texts(draft, Furniture.REPEAT)
    return page.lines[0] if any(repeats_title(page.lines[0].text, copy) for copy in copies) else None


def _byline(hints: Hints, draft: Draft) -> str | None:
    lines = _cut_texts(draft, Furniture.DATELINE)
    return hints.byline or _first(map(find_byline, lines)) or _first(map(find_bare_byline, lines))


def _published(hints: Hints, draft: Draft) -> When | None:
    """The time from metadata, made finer by a date line that agrees with it; else the date line's."""
    return refine(read_date(hints.published), publication_dates(_cut_texts(draft, Furniture.DATELINE)))


def _cut_texts(draft: Draft, kind: Furniture) -> list[str]:
    return [" ".join(piece.span.of(draft.source).split()) for piece in draft.removed if piece.kind is kind]


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one), None)


def _outlet(hints: Hints) -> str | None:
    return (hints.outlet or "").strip() or outlet_of_url(hints.url)


_PREFIXES = frozenset(["www", "m", "mobile", "amp", "edition", "rss", "feeds"])


def outlet_of_url(url: str | None) -> str | None:
    """The host of an address without ``www.`` and its like."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = host.strip(".").split(".")
    while len(labels) > 2 and labels[0] in _PREFIXES:
        labels = labels[1:]
    return ".".join(labels) or None
