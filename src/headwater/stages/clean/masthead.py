"""What stands above the headline: the outlet's name, rows of sections, labels, notes of the page's maker."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.stages.clean.dates import is_clock
from headwater.stages.clean.furniture import judge
from headwater.stages.clean.headers import is_header
from headwater.stages.clean.outlets import MEDIA
from headwater.stages.clean.page import Line, Page, ends_sentence, keys
from headwater.stages.clean.sections import is_label
from headwater.stages.clean.title import echo, is_headline
from headwater.types import Furniture, Removed

_FIRST = 12  # lines in which the headline is looked for
_SHORTEST, _LONGEST = 5, 24  # words of a headline that may push another first line aside
_TELLING = 3  # words, where the article takes most of them up
_BELOW = 6  # lines below a headline in which a byline or a date shows that it is one
_AGAIN = 14  # lines below a headline in which it may be printed again
_STANDFIRST = 45  # words
_TOPIC = 2  # words
_NOTE = 17  # words from which a line that is no sentence is no headline either
_ECHO = 0.4  # share of a headline's content words that the first paragraphs say again
_SURE_ECHO = 0.5  # the same, where no byline, no date and no second copy shows that it is one
_LABEL_ECHO = 0.34  # the same for a label that is none: one common word in three
_NO_ECHO = 0.25  # the same for a note that has nothing to do with the article


def find_masthead(page: Page) -> Iterator[Removed]:
    """Labels and notes above the headline, where the headline shows itself; nothing that could be said by anybody.

    The first line is only ever pushed aside by its own look (see ``is_label``), so a page that has lost its bylines in
    an earlier round is judged as before.
    """
    found = _find_headline(page)
    if found is None:
        return
    first = 1 if page.hint_title is not None else 0
    for i in range(first, found):
        line = page.lines[i]
        if _is_aside(line) and not is_header(page, i) and judge(page, i) is None:
            yield Removed(line.span, Furniture.LAYOUT)


def _find_headline(page: Page) -> int | None:
    """The first line that is surely the headline, if nothing but labels, notes and furniture stands above it."""
    lines = page.lines
    if page.hint_title is not None:
        # the title has come to stand on the first line; what lies between it and its copy is masthead
        wanted = keys(page.hint_title)
        return next((i for i in range(1, min(_FIRST, len(lines))) if lines[i].keys == wanted), None)
    labels: list[Line] = []
    for i, line in enumerate(lines[:_FIRST]):
        if judge(page, i) is not None or is_header(page, i):
            continue
        if labels and _is_headline(page, i) and all(_gives_way(label, line, page, i) for label in labels):
            return i
        if not _is_aside(line):
            return None
        labels.append(line)
    return None


def _is_aside(line: Line) -> bool:
    return is_label(line) or (line.size >= _NOTE and not line.speaks and not ends_sentence(line.text))


def _gives_way(line: Line, headline: Line, page: Page, at: int) -> bool:
    """Whether a line above a headline can be none itself: the article does not take it up, or it is a mere topic."""
    body = page.lines[at + 1 :]
    if any(other.keys == line.keys for other in body[:_AGAIN]):
        return False
    if not is_label(line):
        return echo(line, body) <= _NO_ECHO and _is_dated(page, at)
    if echo(line, body) <= _LABEL_ECHO:
        return True
    # "White House", "ORLE EVENING POST": the article may well name the topic or the outlet's town
    named = len(line.keys) <= _TOPIC or line.keys[-1] in MEDIA
    return named and (_is_dated(page, at) or _is_repeated(headline, body))


def _is_headline(page: Page, i: int) -> bool:
    line, body = page.lines[i], page.lines[i + 1 :]
    said = echo(line, body)
    least = _TELLING if said >= _SURE_ECHO else _SHORTEST
    if not least <= line.size <= _LONGEST or (line.size >= _NOTE and said < _ECHO) or not is_headline(line, body):
        return False
    return said >= _SURE_ECHO or _is_repeated(line, body) or (_is_dated(page, i) and (said > 0 or not line.speaks))


def _is_repeated(line: Line, body: tuple[Line, ...]) -> bool:
    return any(other.keys[: len(line.keys)] == line.keys for other in body[:_AGAIN])


def _is_dated(page: Page, i: int) -> bool:
    """Whether a byline or a date stands above or follows, with at most a standfirst and furniture between."""
    if i and is_header(page, i - 1):
        return True
    between = 0
    for k in range(i + 1, min(i + 1 + _BELOW, len(page.lines))):
        if is_header(page, k) or is_clock(page.lines[k].text):
            return True
        if judge(page, k) is None:
            between += 1
            if between > 1 or page.lines[k].size > _STANDFIRST:
                return False
    return False
