"""Date lines, place lines and bylines above an article, and the same glued to the front of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.dates import iter_dates, match_date
from headwater.stages.clean.page import Line, Page, ends_sentence, keys, speaks
from headwater.types import Furniture, Removed

_SEARCHED = 300  # characters at either end of a line in which a date line can lie
_LABEL = (
    r"(?:(?:first |originally )?"
    r"(?:posted|published|updated|last (?:updated|modified)|date(?: of publication)?|created|modified)"
    r"(?: (?:on|at))?\s?[:|-]?\s)"
)
_BEFORE_DATE = re.compile(rf"\W{{0,4}}(?:{AGENCY}[ ,|·•–—-]{{1,3}})?{_LABEL}?", re.IGNORECASE)
_AFTER_DATE = re.compile(r"[\s,|:;·•–—/-]*")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_BODY_STARTS = re.compile(r"[A-Z\d\"“”„«'‘’(]|[^\W\d_a-z]")
_BY = re.compile(
    rf"\W{{0,3}}(?:{_LABEL}|written |story |authored |(?:the )?{AGENCY}[\s—–-]+)?by:?\s+(?P<who>\S.*)$", re.IGNORECASE
)
_LABEL_LAST = re.compile(_LABEL + "$", re.IGNORECASE)
_NAME = r"[^\W\d_][\w.'’-]*"
_NAME_WORD = re.compile(_NAME)
_BETWEEN_NAMES = re.compile(r"[\s,;:&/|•·–—-]*[\s,;:&/|•·–—][\s,;:&/|•·–—-]*|-$|^-|\.$")
_BESIDE_NAMES = """
    and for of the in on at with by from to de la von van der den bin al el correspondent writer writers editor
    reporter staff diplomatic political senior chief bureau contributor special national foreign affairs email
    author via com
"""
_SMALL = frozenset(_BESIDE_NAMES.split())
_JOINT = re.compile(rf"(?P<who>.+?)[\s,|–—-]+(?:The )?{AGENCY}(?: Writers?)?$")
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
)
# The same behind a standfirst that ran into the paragraph; there we want the agency's name to be sure.
_PLACE_INSIDE = re.compile(
    rf"(?<=[.!?”\"] ){_PLACE}\s?\((?:The )?{AGENCY}(?: [A-Z][\w.'’-]{{1,30}}){{0,4}}\)(?:{_DASH}|\s?){_THEN}"
    rf"|(?<=[.!?”\"] ){AGENCY}\s?(?:[–—]|--?)\s{_THEN}"
)
_BEFORE_A_DAY = "on of since until till by from to in before after for and between during the"
_PREPOSITIONS = frozenset(_BEFORE_A_DAY.split())


def find_headers(page: Page) -> Iterator[Removed]:
    """Lines and leading pieces that say when, where and by whom the article was written."""
    for i in page.head:
        line = page.lines[i]
        if page.hint_title is not None and line.start == 0 and line.text == page.hint_title:
            continue
        if _is_header(page, i):
            yield Removed(line.span, Furniture.DATELINE)
        else:
            yield from _pieces(line)
    for i, line in enumerate(page.lines):
        below = i not in page.head
        if below and (is_byline(line.text) or (i in page.tail and _AGENCY_LINE.match(line.text[:_SEARCHED]))):
            yield Removed(line.span, Furniture.DATELINE)


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


def _is_header(page: Page, i: int) -> bool:
    line = page.lines[i]
    if len(line.text) > _SEARCHED:
        return False
    if page.byline and line.keys == keys(page.byline):
        return True
    return (
        bool(_AGENCY_LINE.match(line.text))
        or is_byline(line.text)
        or _is_joint(line, i)
        or (i > 0 and _is_date_line(line.text))
    )


def _is_joint(line: Line, i: int) -> bool:
    """``Ada Brook and Lena Orm, Reuters``; with one name it is a byline below the title and else a photo's credit."""
    found = _JOINT.match(line.text)
    byline = " and " in line.text or (i == 1 and "/" not in line.text)
    return bool(found) and byline and are_names(found["who"] if found else "", most=12)


def is_byline(text: str) -> bool:
    """``By`` and names, and no sentence."""
    found = _BY.match(text) if len(text) <= _SEARCHED else None
    return bool(found) and not ends_sentence(text) and are_names(found["who"] if found else "", most=20)


def are_names(text: str, *, most: int) -> bool:
    """Whether a text is nothing but capitalised words, with small words, jobs and separators between them."""
    words = [word for word in _BETWEEN_NAMES.split(text) if word]
    if not words or len(words) > most or not words[0][0].isupper():
        return False
    return all(
        _NAME_WORD.fullmatch(word) and (word[0].isupper() or word.lower().rstrip(".") in _SMALL) for word in words
    )


def _is_date_line(text: str) -> bool:
    """A date with nothing beside it but a label and names."""
    dated = next(iter_dates(text), None)
    if not dated:
        return False
    before, after = text[: dated.start], text[dated.end :]
    label = _LABEL_LAST.search(before)
    if label:
        # "Ada Brook, Quarra Daily Published 3:55 p.m. May 4, 2031"
        before = before[: label.start()]
        named = are_names(before, most=12) and not speaks(before)
    else:
        # "Ada Brook Sunday, May 4, 2031"
        timed = dated.has_clock or _WEEKDAY.match(text, dated.start)
        named = bool(timed) and " " in before.strip() and are_names(before, most=4)
    return (named or _is_label(before)) and _is_label(after)


def _is_label(text: str) -> bool:
    """Nothing, a second date, a label such as ``Updated``, or ``by`` and names."""
    for dated in list(iter_dates(text))[::-1]:
        text = text[: dated.start] + text[dated.end :]
    text = re.sub(_LABEL, "", text + " ", flags=re.IGNORECASE)
    words = [word for word in _BETWEEN_NAMES.split(text) if re.search(r"\w", word)]
    small = all(word.strip("()*#.").lower() in _SMALL for word in words)
    return small or (words[0].lower() == "by" and are_names(" ".join(words[1:]), most=10))


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
    inside = _PLACE_INSIDE.search(text, 0, 2 * _SEARCHED)
    if inside:
        yield Removed(line.piece(*inside.span()), Furniture.DATELINE)
    else:
        yield from _trailing_date(line)


def _trailing_date(line: Line) -> Iterator[Removed]:
    """``Harbour closed Sunday, May 4, 2031 10:00 PM``: only with a time of day, and not "closed on Sunday, ..."."""
    if len(line.text) > _SEARCHED:
        return
    for dated in iter_dates(line.text):
        before = line.text[: dated.start].rstrip(" ,|-–—·•:")
        last = keys(before)[-1:]
        at_end = dated.has_clock and dated.end == len(line.text)
        if at_end and last and "@" not in before and not ends_sentence(before) and last[0] not in _PREPOSITIONS:
            yield Removed(line.piece(len(before), len(line.text)), Furniture.DATELINE)
