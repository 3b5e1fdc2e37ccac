"""Date lines, place lines and bylines above an article, and the same glued to the front of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.bylines import (
    BESIDE_NAMES,
    BETWEEN_NAMES,
    LABEL,
    LONGEST,
    UNNAMED,
    are_names,
    is_bare_byline,
    is_byline,
    is_joint_byline,
)
from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.dates import is_clock, iter_dates, match_date
from headwater.stages.clean.furniture import judge
from headwater.stages.clean.outlets import LAST_WORDS
from headwater.stages.clean.page import Line, Page, ends_sentence, keys, speaks
from headwater.stages.clean.sections import is_row
from headwater.types import Furniture, Removed

# the agency may stand behind the last word of a headline that was printed twice
_BEFORE_DATE = re.compile(rf"\W{{0,4}}(?:(?-i:[A-Z][\w-]* )?{AGENCY}[ ,|·•–—-]{{1,3}})?{LABEL}?", re.IGNORECASE)
_AFTER_DATE = re.compile(r"[\s,|:;·•–—/-]*")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_BODY_STARTS = re.compile(r"[A-Z\d\"“”„«'‘’(]|[^\W\d_a-z]")
_MARK_LAST = re.compile(r"[|•·/–—-]\s?$")
_MARK_FIRST = re.compile(r"\s?[|•·–—/,-]\s*")
_LABEL_LAST = re.compile(LABEL + "$", re.IGNORECASE)
# what stands beside a date and says nothing more
_IDLE = re.compile(
    r"(?:est\.? )?(?:reading time:? )?\d{1,3}[ -]?min(?:ute)?s?(?: read)?\b|\bfollow @\w+|\be-?mail the author\b",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(
    rf"\W*(?:by |from |source:? )?(?:the )?(?:{AGENCY}|(?:news )?agencies|wire (?:services?|reports?))"
    rf"(?:(?: and |, |/| & | with )(?:the )?(?:{AGENCY}|(?:\w+ )?agencies))?\W*$",
    re.IGNORECASE,
)
# words in capitals that stand before a dash and are no place
_NO_PLACE = (
    r"(?!(?:ADVERTISEMENT|FILE|PHOTO|VIDEO|WATCH|LIVE|BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|NEWS|READ|MORE|RELATED|NOTE"
    r"|CORRECTION|EDITOR)\b)"
)
_PLACE = (
    _NO_PLACE
    + r"[A-Z][A-Z'’.-]{2,30}(?:[ /][A-Z][A-Z'’.-]{1,30}){0,3}(?:,? [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2}){0,2}"
)
_TOWN = r"[A-Z][\w'’.-]{1,30}"
_DAY = r"(?:[.,]? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2})?"
_LAST_WORD = "(?i:" + "|".join(sorted(LAST_WORDS)) + ")"
_DASH = r"(?:\s?(?:[–—]|--)\s?|\s-\s?|-\s)"
_THEN = r"(?=[A-Z\d\"“„«'‘])"
_PLACE_LINES = (
    # QUARRA, Norland (ZNA) — The ...
    re.compile(rf"{_PLACE}{_DAY},?\s?(?:\([^()\n]{{2,40}}\))?{_DASH}{_THEN}"),
    # Quarra (Reuters) - The ..., Quarra (AFP) The ...
    re.compile(rf"{_TOWN}(?:[ ,/]{{1,2}}{_TOWN}){{0,4}}{_DAY},?\s?\((?:The )?{AGENCY}\)(?:{_DASH}|\s){_THEN}"),
    # Quarra (AFP) alone on its line; of two words it could be a photo's subject
    re.compile(rf"{_TOWN}(?:, {_TOWN})?{_DAY}\s?\((?:The )?{AGENCY}\)$"),
    # (Reuters) - The ..., Reuters - The ...
    re.compile(rf"\((?:The )?{AGENCY}\)(?:{_DASH}|\s){_THEN}|{AGENCY}\s(?:[–—]|--?)\s{_THEN}"),
    # (Orle Tribune) The ...
    re.compile(rf"\((?:The )?(?:{_TOWN} ){{1,3}}{_LAST_WORD}\)(?:{_DASH}|\s){_THEN}"),
)
# The same below the head, for a page may open with the weather or hold several texts; the agency's name must be sure.
_PLACE_BELOW = re.compile(
    rf"(?:{_PLACE}|{_TOWN}(?:[ ,/]{{1,2}}{_TOWN}){{0,4}}){_DAY},?\s?\((?:The )?{AGENCY}\){_DASH}{_THEN}"
)
# The same behind a standfirst that ran into the paragraph; there we want the agency's name to be sure.
_PLACE_INSIDE = re.compile(
    rf"(?<=[.!?”\"] ){_PLACE}\s?\((?:The )?{AGENCY}(?: [A-Z][\w.'’-]{{1,30}}){{0,4}}\)(?:{_DASH}|\s?){_THEN}"
    rf"|(?<=[.!?”\"] ){AGENCY}\s?(?:[–—]|--?)\s{_THEN}"
)
# "AFP Sunday 4 May 2031" behind a headline that ran into the paragraph without a period
_AGENCY_INSIDE = re.compile(
    rf"(?<!told )(?<!to )(?<!by )(?<=\w ){AGENCY} (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d)"
)
_BEFORE_A_DAY = "on of since until till by from to in before after for and between during the"
_PREPOSITIONS = frozenset(_BEFORE_A_DAY.split())


def find_headers(page: Page) -> Iterator[Removed]:
    """Lines and leading pieces that say when, where and by whom the article was written."""
    for i in page.head:
        line = page.lines[i]
        if page.hint_title is not None and line.start == 0 and line.text == page.hint_title:
            continue
        if is_header(page, i):
            yield Removed(line.span, Furniture.DATELINE)
        else:
            yield from _pieces(line)
    for i, line in enumerate(page.lines):
        if i in page.head:
            continue
        placed = _PLACE_BELOW.match(line.text)
        if is_byline(line.text) or (i in page.tail and _AGENCY_LINE.match(line.text[:LONGEST])):
            yield Removed(line.span, Furniture.DATELINE)
        elif placed:
            yield Removed(line.piece(*placed.span()), Furniture.DATELINE)


def leading_date(text: str) -> int:
    """Where the date line glued to the front of a text ends, a second date included; 0 where there is none."""
    end = 0
    while True:
        label = _BEFORE_DATE.match(text, end)
        dated = match_date(text, label.end() if label else end)
        if not dated:
            return end
        after = _AFTER_DATE.match(text, dated.end)
        end = after.end() if after else dated.end


def is_header(page: Page, i: int) -> bool:
    """Whether a line of the head is nothing but a date, a byline or both."""
    line = page.lines[i]
    if len(line.text) > LONGEST or i not in page.head:
        return False
    if page.byline and line.keys == keys(page.byline):
        return True
    return (
        bool(_AGENCY_LINE.match(line.text))
        or is_byline(line.text)
        or is_joint_byline(line, i)
        or _is_date_line(line.text, page.outlet, first=i == 0)
        or _is_clock(page, i)
        or (i == 1 and judge(page, i) is None and is_bare_byline(page, i, dated_below=_is_dated_below(page, i)))
    )


def _is_dated_below(page: Page, i: int) -> bool:
    return i + 1 < len(page.lines) and _is_date_line(page.lines[i + 1].text, page.outlet, first=False)


def _is_clock(page: Page, i: int) -> bool:
    """``8:00 AM ET``, ``2 hours ago`` beside the title; where more such lines follow they head the parts of a page."""
    if i > 1 or i not in page.top or not is_clock(page.lines[i].text):
        return False
    return not any(is_clock(other.text) for other in page.lines[i + 1 :])


def _is_date_line(text: str, outlet: str | None, *, first: bool) -> bool:
    """A date with nothing beside it but a label, names, sections and the time it takes to read."""
    dated = next(iter_dates(text), None)
    if not dated:
        return False
    before, after = text[: dated.start], text[dated.end :]
    label = _LABEL_LAST.search(before)
    if label:
        # "Ada Brook, Quarra Daily Published 3:55 p.m. May 4, 2031"
        before = before[: label.start()]
        named = are_names(before, most=12) and not speaks(before)
    elif _MARK_LAST.search(before):
        # "Ada Brook · 4 May 2031"
        named = " " in before.strip() and are_names(before, most=12) and not first
    else:
        # "Ada Brook Sunday, May 4, 2031"
        timed = dated.has_clock or _WEEKDAY.match(text, dated.start)
        named = bool(timed) and not first and " " in before.strip() and are_names(before, most=4)
    return (named or _is_label(before, outlet)) and (_is_label(after, outlet) or _is_marked_name(after))


def _is_marked_name(text: str) -> bool:
    """``| Ada Brook`` behind a date."""
    return bool(_MARK_FIRST.match(text)) and len(text.split()) > 1 and are_names(_MARK_FIRST.sub("", text), most=6)


def _is_label(text: str, outlet: str | None) -> bool:
    """Nothing, a second date, a label such as ``Updated``, a section, or ``by`` and names."""
    for dated in list(iter_dates(text))[::-1]:
        text = text[: dated.start] + text[dated.end :]
    text = _IDLE.sub(" ", re.sub(LABEL, "", text + " ", flags=re.IGNORECASE))
    words = [word for word in BETWEEN_NAMES.split(text) if re.search(r"\w", word)]
    small = all(word.strip("()*#.").lower() in BESIDE_NAMES for word in words)
    if small or is_row(text, outlet):
        return True
    who = " ".join(words[1:])
    return words[0].lower() == "by" and (are_names(who, most=10) or bool(UNNAMED.match(who)))


def _pieces(line: Line) -> Iterator[Removed]:
    """A date before the text, a place line before the text, a date behind a headline."""
    text = line.text
    start = leading_date(text)
    if start and (start == len(text) or not _BODY_STARTS.match(text, start)):
        start = 0
    if start:
        yield Removed(line.piece(0, start), Furniture.DATELINE)
        return
    place = next((found for rule in _PLACE_LINES if (found := rule.match(text))), None)
    if place:
        yield Removed(line.piece(*place.span()), Furniture.DATELINE)
        return
    inside = _PLACE_INSIDE.search(text, 0, 2 * LONGEST)
    dated = _AGENCY_INSIDE.search(text, 0, 2 * LONGEST)
    end = leading_date(text[dated.end() :][:LONGEST]) if dated else 0
    if inside:
        yield Removed(line.piece(*inside.span()), Furniture.DATELINE)
    elif dated and end and _BODY_STARTS.match(text, dated.end() + end):
        yield Removed(line.piece(dated.start(), dated.end() + end), Furniture.DATELINE)
    else:
        yield from _trailing_date(line)


def _trailing_date(line: Line) -> Iterator[Removed]:
    """``Harbour closed Sunday, May 4, 2031 10:00 PM``: only with a time of day, and not "closed on Sunday, ..."."""
    if len(line.text) > LONGEST:
        return
    for dated in iter_dates(line.text):
        before = line.text[: dated.start].rstrip(" ,|-–—·•:")
        last = keys(before)[-1:]
        at_end = dated.has_clock and dated.end == len(line.text)
        if at_end and last and "@" not in before and not ends_sentence(before) and last[0] not in _PREPOSITIONS:
            yield Removed(line.piece(len(before), len(line.text)), Furniture.DATELINE)
