"""Titles, captions and paragraphs that a page prints more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.bylines import are_names
from headwater.stages.clean.headers import leading_date
from headwater.stages.clean.page import WORD, Line, Page, keys
from headwater.stages.clean.sections import is_section
from headwater.stages.clean.title import find_title_line, without_outlet
from headwater.types import Furniture, Removed

_LONG = 12  # words; so long a line is never the same by chance
_STUTTER = 8  # words that follow each other twice
_STUTTER_MOST = 80
_STUTTER_KINDS = 6  # different words among them, or it is no sentence
_TITLE_LEAST = 4  # words; "Storm" may well begin a sentence of its own
_OPEN_LEAST = 6  # words a title must have when no mark shows where its copy ends
_CUT_MOST = 3  # words by which a title may have been cut short
_BEFORE_MOST = 24  # words of date, agency and names between a paragraph's start and the title's copy
_REST_LEAST = 4  # words that must remain behind the copy
_SENTENCE_OPENERS = (
    "A An The At In On After Before As When While For From With It He She They This That These Those There More Some"
    " Several Many Dozens Hundreds Nearly About Around Over Two Three Four Five Six Seven Eight Nine Ten"
)
_OPENERS = frozenset(_SENTENCE_OPENERS.split())
_BY = re.compile(r"^by:?\s", re.IGNORECASE)
_BOUND = re.compile(r"[^\w\s]*[.!?:;–—…-][^\w\s]*\s|\s?[.!?:;–—…]\s?")


def find_repeats(page: Page) -> Iterator[Removed]:
    """Second copies of the title, of neighbours and of long lines; the title glued before the first paragraph."""
    lines = page.lines
    yield from _glued_section(lines)
    title = find_title_line(page)
    if title is not None and (bare := without_outlet(title.text, page.outlet)) < len(title.text):
        yield Removed(title.piece(bare, len(title.text)), Furniture.LAYOUT)
    seen: set[tuple[str, ...]] = set()
    for i, line in enumerate(lines):
        again = line.keys in seen and (
            len(line.keys) >= _LONG
            or (i > 0 and line.keys == lines[i - 1].keys and len(line.keys) > 1)
            or (title is not None and line.keys == title.keys and len(line.keys) >= _TITLE_LEAST)
        )
        if again:
            yield Removed(line.span, Furniture.REPEAT)
        seen.add(line.keys)
    for i in page.head:
        if i > 0 and title is not None and lines[i].keys != title.keys:
            yield from _title_again(title, lines[i])
        if lines[i] is not title:
            yield from _stutter(lines[i])


def _glued_section(lines: tuple[Line, ...]) -> Iterator[Removed]:
    """``NewsHarbour closes``, where the next line says ``Harbour closes``."""
    if len(lines) < 2 or not lines[0].text.endswith(lines[1].text):
        return
    glued = len(lines[0].text) - len(lines[1].text)
    if glued and is_section(lines[0].text[:glued]):
        yield Removed(lines[0].piece(0, glued), Furniture.LAYOUT)


def _title_again(title: Line, line: Line) -> Iterator[Removed]:
    """The title's copy at the front of a paragraph, with what stands before it."""
    words = list(WORD.finditer(line.text, 0, len(title.text) * 2 + 600))
    wanted = title.keys
    if len(wanted) < _TITLE_LEAST or len(words) <= len(wanted):
        return
    read = [keys(word[0])[0] for word in words]
    first = next(
        (k for k in range(min(_BEFORE_MOST, len(read)) + 1) if tuple(read[k : k + len(wanted)]) == wanted), None
    )
    if first is None:
        return
    start = _opening_mark(line.text, words[first].start())
    if not _is_header(line.text[:start]):
        return
    last = _end_of_copy(line.text, words, first + len(wanted))
    if last is None:
        return
    if start:
        yield Removed(line.piece(0, start), Furniture.DATELINE)
    yield Removed(line.piece(start, last), Furniture.REPEAT)


def _opening_mark(text: str, start: int) -> int:
    """The place before the quotation mark that opens the copy, if one does."""
    return start - 1 if start and text[start - 1] in "\"“„«'‘(" else start


def _is_header(text: str) -> bool:
    """Whether what precedes the copy is nothing, or a date, with names behind it."""
    if not text.strip():
        return True
    dated = leading_date(text)
    names = _BY.sub("", text[dated:])
    return dated > 0 and (dated >= len(text) or are_names(names, most=20))


def _end_of_copy(text: str, words: list[re.Match[str]], after: int) -> int | None:
    """Where the title's copy ends, ``after`` being the first word behind the title's own words.

    A mark may show it, or a capital. The line that holds the title may have been cut short, so up to three capitalised
    words more belong to the copy where a mark or a word that opens sentences follows them.
    """
    if len(words) - after < _REST_LEAST:
        return None
    for extra in range(_CUT_MOST + 1):
        if after + extra >= len(words):
            break
        here = words[after + extra]
        if _BOUND.fullmatch(text, words[after + extra - 1].end(), here.start()) and _starts(here[0]):
            return here.start() - _opens_quote(text, here.start())
        if here[0] in _OPENERS and after >= _OPEN_LEAST:
            return here.start() - _opens_quote(text, here.start())
        if not here[0][0].isupper():
            break
    here = words[after]
    return here.start() - _opens_quote(text, here.start()) if after >= _OPEN_LEAST and _starts(here[0]) else None


def _opens_quote(text: str, at: int) -> int:
    return 1 if at and text[at - 1] in "\"“„«'‘(" else 0


def _starts(word: str) -> bool:
    return not word[0].islower()


def _stutter(line: Line) -> Iterator[Removed]:
    """A standfirst that the paragraph then repeats word by word; its first copy goes."""
    words = list(WORD.finditer(line.text, 0, 2000))
    read = [keys(word[0])[0] for word in words[: 2 * _STUTTER_MOST]]
    for size in range(min(_STUTTER_MOST, len(read) // 2), _STUTTER - 1, -1):
        if read[0] == read[size] and read[:size] == read[size : 2 * size] and len(set(read[:size])) >= _STUTTER_KINDS:
            yield Removed(
                line.piece(0, words[size].start() - _opens_quote(line.text, words[size].start())), Furniture.REPEAT
            )
            return


def repeats_title(title: str, copy: str) -> bool:
    """Whether a removed piece was a copy of this line."""
    wanted = keys(title)
    return bool(wanted) and keys(copy)[: len(wanted)] == wanted
