"""What is glued to the end of the last paragraph: sign-offs, credits, tags, the outlet's praise of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.credit_wordings import FIRST_PUBLISHED
from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.furniture import is_about
from headwater.stages.clean.page import Line, Page, speaks
from headwater.types import Furniture, Removed

_SEARCHED = 1000  # characters at the end of the text in which such pieces lie
_AFTER = r"(?<=[.!?…”\"’»)\]])"
_CAPITALS = r"[A-Z][A-Z.]{1,11}"
_SIGN_OFF = re.compile(
    rf"{_AFTER}\s?(?:(?:--?|[–—/])\s?(?:{AGENCY}|{_CAPITALS})|\((?:{AGENCY}|[A-Z]{{2,8}})\)|(?:©|Source:?|Via:?)\s?{AGENCY})"
    rf"(?:\s?/\s?{AGENCY})?\W{{0,3}}$"
)
_SIGN_OFF_LINE = re.compile(
    rf"\W{{0,3}}(?:--?|[–—/])\s?(?:{AGENCY}|{_CAPITALS})\W{{0,3}}$|\((?:{AGENCY}|[A-Z]{{2,8}})\)$"
)
_SOURCE = re.compile(
    rf"(?:^|{_AFTER}\s)(?:Source|SOURCE|Sources|Via|With (?:reporting|inputs?|files) (?:by|from))\s?:?\s"
    r"(?P<who>[A-Z][^.!?\"“”]{1,80})\.?$"
)
_AGENCIES = re.compile(
    rf"(?:^|{_AFTER}\s)(?:[A-Z][\w.]*(?:,? (?:and )?[A-Z][\w.]*){{0,4}} (?:and|with) )?"
    r"(?:[Tt]he |[Nn]ews |with )?[Aa]gencies(?: contributed to (?:this|the) (?:report|story|article))?\.?$"
)
_WITH_AGENCIES = re.compile(
    rf"(?:^|{_AFTER}\s?)\([Ww]ith (?:the )?(?:(?:{AGENCY}|[Aa]gencies)(?:, | and |,? | & )?){{1,6}}\)"
    r"(?:\s?Last [Uu]pdated?\b[^.!?]{0,80})?$"
)
_CONTRIBUTED = re.compile(
    rf"{_AFTER}\s(?:[^.!?\"“”]|\b[A-Z]\.){{2,300}}\bcontributed to this (?:report|story|article)\.?$"
    rf"|{_AFTER}\sThis (?:story|article|report|piece) (?:was |has been )?[^.!?\"“”]{{0,20}}{FIRST_PUBLISHED}"
    r"[^!?\"“”]{2,80}$"
)
_REPORTING_BY = re.compile(
    rf"{_AFTER}\s\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^.!?\"“”]{{2,400}}\)?\.?$"
)
_TAIL_WORDS = re.compile(
    rf"{_AFTER}\s(?:\d{{1,4}} )?(?P<mark>Tags|Keywords|Read [Aa]lso|Read [Mm]ore|See [Aa]lso|Related|Share|Comment via"
    r"|Community standards|Source link|Advertisement|Follow us|Subscribe)\b[^.!?\"“”]{0,400}$"
    r"|\s(?P<last>Read Also|Read More|See Also|Source link|ADVERTISEMENT)$"
)
_NUMBER = re.compile(_AFTER + r"\s(?:[A-Z]{2,4} )?\d{1,3}$")
_SENTENCE = re.compile(_AFTER + r"\s(?=[A-Z])")
_KINDS = {
    "tags": Furniture.LAYOUT, "keywords": Furniture.LAYOUT, "share": Furniture.SHARE, "comment via": Furniture.LAYOUT,
    "community standards": Furniture.LAYOUT, "source link": Furniture.SOURCE_LINK, "advertisement": Furniture.ADVERT,
    "follow us": Furniture.NEWSLETTER, "subscribe": Furniture.NEWSLETTER,
}  # fmt: skip


def find_endings(page: Page) -> Iterator[Removed]:
    """Pieces behind the last sentence of the last paragraph, and sign-offs on lines of their own below it."""
    if len(page.lines) > 1 or (page.lines and page.lines[0].is_prose):
        yield from _pieces(page, page.lines[-1])
    for i in page.tail:
        line = page.lines[i]
        if i and len(line.text) <= _SEARCHED and _is_credit_line(line.text):
            yield Removed(line.span, Furniture.SOURCE_LINK)


def _is_credit_line(text: str) -> bool:
    found = _SOURCE.match(text)
    return bool(
        _SIGN_OFF_LINE.match(text)
        or _AGENCIES.match(text)
        or _WITH_AGENCIES.match(text)
        or (found and _is_credit(found))
    )


def _is_credit(found: re.Match[str]) -> bool:
    """``Source: Quarra Daily and agencies`` credits; ``Source: a ministry told us`` speaks."""
    return len(found["who"].split()) <= 8 and not speaks(found["who"])


def _pieces(page: Page, line: Line) -> Iterator[Removed]:
    text = line.text[-_SEARCHED:]
    shift = len(line.text) - len(text)
    for start, kind in _candidates(page, text):
        if start + shift > 0:
            yield Removed(line.piece(start + shift, len(line.text)), kind)


def _candidates(page: Page, text: str) -> Iterator[tuple[int, Furniture]]:
    for rule in (_SIGN_OFF, _AGENCIES, _REPORTING_BY, _WITH_AGENCIES, _CONTRIBUTED):
        found = rule.search(text)
        if found:
            yield found.start(), Furniture.SOURCE_LINK
    source = _SOURCE.search(text)
    if source and _is_credit(source):
        yield source.start(), Furniture.SOURCE_LINK
    tail = _TAIL_WORDS.search(text)
    if tail and not speaks(text[tail.start() :]):
        yield tail.start(), _KINDS.get((tail["mark"] or tail["last"]).lower(), Furniture.RELATED)
    number = _NUMBER.search(text)
    if number:
        yield number.start(), Furniture.LAYOUT
    for sentence in _SENTENCE.finditer(text):
        rest = text[sentence.end() :]
        if is_about(_without_name(rest, page.outlet), page.outlet) and not speaks(rest):
            yield sentence.start(), Furniture.ABOUT
            return


def _without_name(text: str, outlet: str | None) -> str:
    """The text behind an outlet's name that was printed as a heading over the outlet's description."""
    words = text.split(" ", 6)
    for n in range(1, min(6, len(words))):
        if words[0] in words[1:6] and words[n] == words[0] and is_about(" ".join(words[n:]), outlet):
            return " ".join(words[n:])
    return text
