"""Which agencies and other outlets an article credits for its text, and where.

Credits are read from what was cut as byline, place line, sign-off or copyright line, and from the one sentence that no
report needs: "... contributed to this report". No other running text is asked, so "told Reuters" credits nobody; nor
are captions, so neither does "AP Photo".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from headwater.stages.clean.credit_wordings import FIRST_PUBLISHED
from headwater.stages.clean.credits import AGENCY, SEVERAL_AGENCIES, find_agencies, find_several
from headwater.stages.clean.dates import MONTH_DAY
from headwater.stages.clean.outlets import find_outlets, host_of, is_known, is_outlet, is_own
from headwater.stages.clean.spans import Draft
from headwater.types import Credit, CreditKind, Furniture, Hints, Span

_IN_BRACKETS = re.compile(r"\((?:The )?(?P<name>[A-Z][A-Za-z.&/' -]{1,40})\)\s?(?P<dash>[–—-]*)\s*$")
_BEFORE_DASH = re.compile(rf"\W*(?P<name>{AGENCY})\s?(?:[–—]|--?)\s*$")
# A name of a newspaper alone on a line may be that of the page's own section; these show that it is a credit.
_MARKED = re.compile(r"[,|•·–—]|\b(?:by|from)\b|\b(?:19|20)\d\d\b|\d:\d\d", re.IGNORECASE)
_SIGN_OFF = re.compile(r"\W*(?P<name>[A-Z][A-Z.-]{1,11})\W*$")
_PHOTO = re.compile(r"\b(?:photos?|pictures?|images?)\b", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|contribut\w+|additional)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\W*(?:sources?|via|courtesy(?: of)?)\b[\s:]*", re.IGNORECASE)
_FIRST_PUBLISHED = re.compile(rf"{FIRST_PUBLISHED}\s+", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[Tt]he )?[A-Z][\w'’&/-]*(?:(?: (?:of|and|the|&))? [A-Z\d][\w'’&/-]*)*|[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6}\b"
)
_DATE = re.compile(MONTH_DAY, re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_SURE_COPYRIGHT = re.compile(r"\b(?:19|20)\d\d\b|\brights\b|\bcopyright\b", re.IGNORECASE)
_PRINCIPLES = re.compile(r"\bTrust Principles\b")
_SENTENCE = re.compile(r"\n|(?<!\b[A-Z])[.!?][\"”’)]*\s|\]\s")
_CONTRIBUTED = re.compile(
    r"\bcontribut(?:ed|ing)(?: \w+)? to (?:this|the) (?:\w+ )?(?:report|story|article|piece)\b"
    r"|\bcontributed(?: reporting)?(?=\.?\s*(?:\n|$))"
    r"|\b(?:was|were) used in this (?:report|story|article)\b"
    r"|(?:(?<=\n)|\A)This (?:report|story|article) (?:contains|includes|uses) (?:material|information|reporting)"
    r" (?:from|by)\b(?P<from>[^\n]{2,200})"
    r"|(?<=[\s(])[Ww]ith (?P<with>[^()\n.]{2,60})\)"
)
# "Associated Press writers Ada Berg and Osk Varn contributed to this report": how the agency names its own people. Of
# eleven such articles eleven were the agency's text, whereas "Reuters contributed" stands below an outlet's own.
_OWN_STAFF = re.compile(rf"(?<!\w){AGENCY} (?:\w+ )?(?:writer|reporter|journalist|correspondent)s?\b")
_ONLY_AGENCIES = re.compile(rf"(?:(?:the )?(?:{AGENCY}|[Aa]gencies)(?:, | and |,? | & )?)+")
# "Ada Berg is an Associated Press writer."
_WRITER = re.compile(rf"\bis an? {AGENCY} (?:\w+ )?(?:writer|reporter|journalist|correspondent)\b")
_ROLE = re.compile(r"\b(?:reporting|writing|editing|compiling)\b[^.;,()]{0,30}? by\b", re.IGNORECASE)
_FORMULA = "Reuters"
_LOOK_BACK = 300  # characters of a sentence before "contributed"
# Shares of the text that stand above a piece.
_MIDDLE = 0.5  # below it a place line opens another text of the page
_LATE = 0.9  # below it a bare "© AFP" is no picture's, and an address no mere reference
_ADDRESS = re.compile(r"(?:https?://)?\S+?/\S*(?:\w-\w\S*|\.html?)$")

# Kinds in the order in which they are believed: what covers the whole text first.
_RANK = {kind: rank for rank, kind in enumerate(CreditKind)}


def find_credits(hints: Hints, draft: Draft, outlet: str | None) -> tuple[Credit, ...]:
    """The credits of an article, one for each name, with their places in the draft's source.

    An outlet that names itself is not credited; an agency is, on its own pages too.
    """
    beside = [replace(credit, span=None) for credit in _in_byline(hints.byline or "", outlet)]
    found = [*beside, *_in_pieces(draft, outlet), *_contributors(draft.source, outlet)]
    if not any(credit.agency and credit.kind is not CreditKind.WITH for credit in found):
        found += _formulas(draft)
    return _one_a_name(found)


def _one_a_name(found: Iterable[Credit]) -> tuple[Credit, ...]:
    kept: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda c: (_RANK[c.kind], c.span.start if c.span else -1)):
        kept.setdefault(credit.name.casefold().removeprefix("the "), credit)
    return tuple(kept.values())


def _in_pieces(draft: Draft, outlet: str | None) -> Iterator[Credit]:
    cut = 0  # characters before the piece
    for piece in draft.removed:
        share = (piece.span.start - cut) / max(1, len(draft.text))
        cut += len(piece.span)
        read = _READERS.get(piece.kind)
        if read is None:
            continue
        for credit in read(piece.span.of(draft.source), outlet, share):
            if credit.span:
                start = piece.span.start
                yield replace(credit, span=Span(start + credit.span.start, start + credit.span.end))


def _in_header(text: str, outlet: str | None, share: float) -> Iterator[Credit]:
    """Of a byline or a place line; a name in the brackets of a place line is an agency's, known or not."""
    place = _IN_BRACKETS.search(text) or _BEFORE_DASH.match(text)
    if place is None:
        yield from _in_name_line(text, outlet)
        return
    kind = CreditKind.WITH if share > _MIDDLE else CreditKind.DATELINE
    if share > _LATE and not text[: place.start()].strip():
        kind = CreditKind.SIGN_OFF  # "(AP)" below the text
    known = list(_agencies(text, kind))
    yield from known
    name, span = place["name"], Span(*place.span("name"))
    if not known and not is_own(name, outlet) and not _DATE.match(name):
        unknown = is_outlet(name)  # to the list of agencies
        if unknown or place["dash"]:
            yield Credit(name, kind, agency=not unknown, span=span)


def _in_name_line(text: str, outlet: str | None) -> Iterator[Credit]:
    if text.lstrip().startswith("©"):
        return  # a picture's
    marked = bool(_MARKED.search(text.strip())) or is_known(text)
    source = _SOURCE.match(text)
    for credit in _in_byline(text, outlet):
        if credit.agency or marked:
            yield replace(credit, kind=CreditKind.SOURCE) if source and credit.kind is CreditKind.BYLINE else credit


def _in_byline(text: str, outlet: str | None) -> Iterator[Credit]:
    if not _PHOTO.search(text):
        yield from _named(text, outlet, CreditKind.BYLINE)


def _in_source_line(text: str, outlet: str | None, share: float) -> Iterator[Credit]:
    """Of a line or a last sentence that says where the text is from."""
    first, source = _FIRST_PUBLISHED.search(text), _SOURCE.match(text)
    if first:
        yield from _whole_name(text, first.end(), outlet, CreditKind.FIRST_PUBLISHED)
    elif _ADDRESS.match(text.strip()):
        host = host_of(text.strip())
        if share >= _LATE and host and not is_own(host, outlet):
            at = text.index(host)
            yield Credit(host, CreditKind.SOURCE, agency=False, span=Span(at, at + len(host)))
    elif _WRITER.search(text):
        yield from _agencies(text, CreditKind.SIGN_OFF)
    elif _CONTRIBUTED.search(text):
        return  # read from the source, where such sentences stand in other places as well
    elif source:
        named = [*_named(text, outlet, CreditKind.SOURCE)]
        yield from named or _whole_name(text, source.end(), outlet, CreditKind.SOURCE)
    elif _WITH.search(text) or find_several(text):
        yield from _named(text, outlet, CreditKind.WITH)
    else:
        yield from _in_sign_off(text, outlet)


def _in_sign_off(text: str, outlet: str | None) -> Iterator[Credit]:
    """The agency of a sign-off, known or not: ``--ZNA``."""
    known = list(_agencies(text, CreditKind.SIGN_OFF))
    alone = _SIGN_OFF.match(text)
    if not known and alone and not is_own(alone["name"], outlet):
        yield Credit(alone["name"], CreditKind.SIGN_OFF, agency=True, span=Span(*alone.span("name")))
    yield from known


def _in_copyright(text: str, _outlet: str | None, share: float) -> Iterator[Credit]:
    """The agencies of a copyright line; a bare ``© AFP`` above the end of the text stands below a picture."""
    if _PRINCIPLES.search(text) or _WRITER.search(text):
        yield from _agencies(text, CreditKind.SIGN_OFF)
    elif _COPYRIGHT.search(text) and (share >= _LATE or _SURE_COPYRIGHT.search(text)) and not _PHOTO.search(text):
        others = _CONTRIBUTED.search(text)  # "© 2031 Orle Post. AP contributed to this report."
        yield from (c for c in _agencies(text, CreditKind.COPYRIGHT) if not others or _is_behind(c, others))


def _is_behind(credit: Credit, found: re.Match[str]) -> bool:
    return credit.span is not None and credit.span.start >= found.end()


_READERS: dict[Furniture, Callable[[str, str | None, float], Iterator[Credit]]] = {
    Furniture.DATELINE: _in_header,
    Furniture.SOURCE_LINK: _in_source_line,
    Furniture.ABOUT: _in_copyright,
}


def _agencies(text: str, kind: CreditKind) -> Iterator[Credit]:
    for start, end, name in find_agencies(text):
        yield Credit(name, kind, agency=True, span=Span(start, end))


def _named(text: str, outlet: str | None, kind: CreditKind) -> Iterator[Credit]:
    """The agencies and the other outlets that a credit names; unnamed agencies beside a name are a part only."""
    known = list(_agencies(text, kind))
    yield from known
    others = [span for span in find_outlets(text) if not any(_overlap(span, c) for c in known)]
    for start, end in others:
        if not is_own(text[start:end], outlet):
            yield Credit(text[start:end], kind, agency=False, span=Span(start, end))
    several = find_several(text)
    if several and not known:
        alone = re.fullmatch(r"\W*(?:by|from|sources?|via)?\W*(?:the )?(?:\w+ )?", text[: several[0]], re.IGNORECASE)
        part = kind if alone else CreditKind.WITH
        yield Credit(SEVERAL_AGENCIES, part, agency=True, span=Span(*several))


def _overlap(span: tuple[int, int], credit: Credit) -> bool:
    return credit.span is not None and span[0] < credit.span.end and credit.span.start < span[1]


def _whole_name(text: str, at: int, outlet: str | None, kind: CreditKind) -> Iterator[Credit]:
    """The name at a place that only an outlet's can take: ``first published by``, ``Source:``."""
    found = _NAME.match(text, at)
    if not found or _DATE.match(found[0]):
        return
    known = [c for c in _agencies(text, kind) if _overlap(found.span(), c)]
    yield from known
    if not known and not is_own(found[0], outlet):
        yield Credit(found[0], kind, agency=False, span=Span(*found.span()))


def _contributors(source: str, outlet: str | None) -> Iterator[Credit]:
    """Who contributed to the report, wherever that is said; the agency's own wording of it is its sign-off."""
    for found in _CONTRIBUTED.finditer(source):
        start = max(0, found.start() - _LOOK_BACK)
        for end_before in _SENTENCE.finditer(source, start, found.start()):
            start = end_before.end()
        sentence = source[start : found.start()]
        listed = "from" if found["from"] else "with" if found["with"] else None
        if listed:
            start, sentence = found.start(listed), found[listed]
            if listed == "with" and not _ONLY_AGENCIES.fullmatch(sentence):
                continue
        if found[0].endswith(("contributed", "reporting")) and not _is_staff(sentence):
            continue
        own = {name for staff in _OWN_STAFF.finditer(sentence) for _, _, name in find_agencies(staff[0])}
        for credit in _named(sentence, outlet, CreditKind.WITH):
            if credit.span:
                kind = CreditKind.SIGN_OFF if credit.name in own else CreditKind.WITH
                yield replace(credit, kind=kind, span=Span(start + credit.span.start, start + credit.span.end))


def _is_staff(sentence: str) -> bool:
    """Whether people of an agency or an outlet are named: "Bloomberg's Ada Berg contributed"."""
    return bool(_OWN_STAFF.search(sentence) or re.search(r"\w['’]s? [A-Z]", sentence))


def _formulas(draft: Draft) -> Iterator[Credit]:
    """``(Reporting by Ada Berg; Editing by Osk Varn)`` without a name.

    Reuters closes its texts so: of 37 articles with this wording 36 credited Reuters elsewhere too, and the last stood
    on its own pages. One role alone ("Additional reporting by ...") proves nothing.
    """
    for piece in draft.removed:
        text = piece.span.of(draft.source)
        if piece.kind is Furniture.SOURCE_LINK and len(_ROLE.findall(text)) > 1 and not list(find_outlets(text)):
            start = piece.span.start + len(text) - len(text.lstrip())
            yield Credit(_FORMULA, CreditKind.SIGN_OFF, agency=True, span=Span(start, start + len(text.strip())))
