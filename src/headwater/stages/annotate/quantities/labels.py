"""Figures that count nothing: ages, ordinals, scores of games, clock times, calibres, parts of names, "one of the"."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re

from headwater.stages.annotate.quantities.bounds import Amount
from headwater.stages.annotate.quantities.fates import BEING, FATES
from headwater.stages.annotate.quantities.phrase import View, head_of
from headwater.types import Span

REACH = 30  # characters on either side that tell

_NUMBERED = (
    "article section chapter paragraph clause resolution flight room route highway motorway channel unit no nos number"
    " phase line level category page episode season volume book gate platform block reactor stage formula box rule"
    " floor apartment flat suite ward district war part day week train round group step version model mark type class"
    " grade bus tram interstate annex appendix protocol decree table figure area zone sector school hospital pier"
    " kindergarten terminal checkpoint hall cell row seat top size agent"
).split()
_LABELLED = re.compile(
    rf"(?<![^\W_])(?:(?:{'|'.join(_NUMBERED)})s?\.?\s|(?:articles|rooms|sections|chapters|units|lines|flights|routes)"
    r"\s[\d,\s]+(?:and|or|to)\s|group\sof\s|turn(?:ed|s|ing)?\s)$"
)
_MAKES = "boeing|airbus|falcon|leopard|patriot|abrams|challenger|bradley|apollo|soyuz|antonov|tupolev|ilyushin|formula"
_BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:(?:{_MAKES})\s|(?:aged?|ages)(?:\sof)?(?:\sbetween)?\s(?:\d+(?:,|\sand|\sto|\sor|-)\s?)?"
    r"|(?:he|she|who)\s(?:is|was)\s(?:only\s|just\s)?|(?:older|younger)\sthan\s"
    r"|one\sin\s(?:every\s)?|out\sof\s(?:every\s)?(?=$)|v|ver\.?\s|magnitude\s(?:of\s)?"
    r"|(?:children|those|people|anyone|adults|men|women)\s(?:aged\s)?(?:under|over)\s(?:the\sage\sof\s)?)"
    r"|[#№§@_/\\]\s?|[a-z][-‑]|\d[:/]|\[)$"
)
_AFTER = re.compile(
    r"(?:[-‑–\s]{1,2}(?:years?|months?|weeks?|days?)[-‑–\s]olds?(?![^\W_])|\s?y/?o(?![^\W_])|\syears\sof\sage"
    r"|-magnitude\b"
    r"|(?:st|nd|rd|th)(?![^\W_])|['’]?s(?![^\W_])|[:/]\d|x\d|\]|\s?(?:am|pm|a\.m|p\.m|o['’]clock|gmt|utc)(?![^\W_])"
    r"|[-\s](?:thirds?|quarters?|fifths?|tenths?|halves|half|fold|time|way|sided|star|wheel\w*|ply|off)(?![^\W_])"
    r"|\sin\sthe\s(?:morning|afternoon|evening)\b|\sout\sof\s(?:every\s)?(?:ten|five|four|three|10|100)(?![^\W_])|\sin\severy\s"
    r"|[-\s]?(?:calibre|caliber))"
)
# "three weeks ago" is a date; "burned for three weeks before it rained" is not
_SINCE = re.compile(
    r"\s(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|decades?|centuries)"
    r"(?:\s\d+\s(?:seconds?|minutes?|mins?|secs?))?\s(?P<word>ago|earlier|later|before|after)(?![^\W_])"
)
_LASTING = re.compile(r"\b(?:for|last(?:s|ed|ing)?|took|takes?|spent|spend|within|over|during)\s+(?:\w+\s+){0,2}$")
_CALIBRE = re.compile(
    r"[-\s]?mm(?![^\W_])(?!\s+(?:of|thick|wide|long|deep|high|in|rain\w*|snow\w*|per|tall|above|below)\b)(?!\.|,|$)"
)
_AGE_BEHIND_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:,\s|\s\()$")
_BEHIND_AGE = re.compile(r"\s?[,).;](?!\d)")
_SCORE_BEFORE = re.compile(r"(?:\d\s?[-–:]\s?)$")
_SCORE_AFTER = re.compile(r"\s?[-–]\s?\d")
_GAME = re.compile(
    r"\b(?:won|win|wins|winning|lost|lose|loss|beat|beats|beaten|beating|drew|draw|defeat(?:ed|s|ing)?|victory|score[sd]?|lead"
    r"|led|match|final|game|trail\w*|goals?|league|cup|half-time|halftime|playoffs?)\b"
)
_SERIAL = re.compile(r"0\d")
_LIST = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]\s+\S")
_TELEPHONE = re.compile(
    r"\+\d[\d\s().-]{6,20}\d|(?<!\d)\(?0\d{1,4}\)?[\s/-]\d{2,4}[\s-]?\d{2,4}(?:[\s-]\d{2,4})?"
    r"|(?<!\d)\d{2,4}-\d{2,4}-\d{2,6}|(?<!\d)\d{3}-\d{4}(?!\d)"
    r"|\b(?:tel|phone|telephone|call|dial|hotline|fax|whatsapp)\b[^\d\n.;]{0,30}\d[\d ()-]{5,18}\d"
)
_FEWEST_DIGITS = 6  # of a telephone number that is written as one
_DIGIT = re.compile(r"[\d+]")
_CALL = re.compile(r"\b(?:tel|phone|telephone|call|dial|hotline|fax|whatsapp)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|during|of|for|before|after|early|late|mid|and|to|between)[\s-]|\(|[-–/])$"
)

_NO_ONE = re.compile(
    r"(?:\b(?:no|any|every|some|each|which|the|this|that|another|next|last|latest|previous|new|good|big|first|other|not|number)"
    r"|['’]s)[\s-]$"
)
_AFTER_ONE = re.compile(
    r"(?:\s(?:of|another|by\sone|who|that|is|can|must|should|may|might|would|could|has|such|night|morning|evening|thing|way"
    r"|side|or|reason|hand|point|time|after|more\sthing|final|last)|\sday(?!\sof))(?![^\W_])"
    r"|-(?!(?:hour|day|week|month|year|man|woman|minute|kilomet))"
)
_TOLD = frozenset(
    "said says told tells added adds recalled explained wrote asked noted reported called described warned".split()
)
NAMING = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT", "PERSON"})


def counts_nothing(view: View, amount: Amount) -> bool:
    """Whether the figure is an age, a score, a label and the like; its unit and state need not be known."""
    low, span = view.low, amount.span
    before = low[max(0, span.start - REACH) : span.start]
    if _BEFORE.search(before) or _AFTER.match(low, span.end):
        return True
    if _LABELLED.search(before) and not _counts_behind(view, span):
        return True
    since = _SINCE.match(low, span.end)
    if since and (since["word"] in ("ago", "earlier", "later") or not _LASTING.search(before)):
        return True
    if low[span.start : span.end] == "one":
        return _is_no_one(view, span, before)
    if view.text[span.end : span.end + 1] == "G" and not low[span.end + 1 : span.end + 2].isalpha():  # "5G"
        return True
    return low[span.start].isdecimal() and _is_label(view, amount, before)


def _is_label(view: View, amount: Amount, before: str) -> bool:
    return (
        bool(_SERIAL.match(view.low, amount.span.start))
        or _is_age(view, amount, before)
        or _is_score(view, amount, before)
        or bool(_CALIBRE.match(view.low, amount.span.end))
        or _is_address(view, amount.span)
        or _is_year(view, amount, before)
        or _is_telephone(view.low, amount.span)
        or _is_in_name(view, amount.span)
        or _is_list_mark(view, amount.span)
    )


def _is_age(view: View, amount: Amount, before: str) -> bool:
    """As in "Ada Berg, 34, said"; not "in Orle, 12, and ..."."""
    if not 0 < amount.value < 120 or not before.endswith((", ", " (")):
        return False
    name = _AGE_BEHIND_NAME.search(before)
    if name is None or not _BEHIND_AGE.match(view.low, amount.span.end):
        return False
    at = amount.span.start - len(before) + name.start()
    led = re.search(r"(?:\b(?:in|at|near|of|from)\s|\d)$", view.low[max(0, at - 6) : at])
    return view.text[at].isupper() and not led


def _is_telephone(low: str, span: Span) -> bool:
    floor = max(0, span.start - REACH)
    if not _DIGIT.search(low, max(0, span.start - 3), span.start) and not _DIGIT.search(low, span.end, span.end + 3):
        return span.end - span.start > _FEWEST_DIGITS and bool(_CALL.search(low, floor, span.start))
    window = low[floor : span.end + REACH]
    return any(m.start() < span.end - floor and span.start - floor < m.end() for m in _TELEPHONE.finditer(window))


def _is_score(view: View, amount: Amount, before: str) -> bool:
    low, span = view.low, amount.span
    if amount.high is None:
        return bool(_SCORE_BEFORE.search(before) or _SCORE_AFTER.match(low, span.end))
    around = before + low[span.end : span.end + 25]
    return bool(re.fullmatch(r"\d{1,2}[-–]\d{1,2}", low[span.start : span.end]) and _GAME.search(around))


def _is_address(view: View, span: Span) -> bool:
    """Whether it stands in "a58@orle.example" or "orle.example/58"."""
    before = re.split(r"\s", view.text[max(0, span.start - REACH) : span.start])[-1]
    behind = re.split(r"\s", view.text[span.end : span.end + REACH], maxsplit=1)[0]
    chunk = before + behind
    return "@" in chunk or "://" in chunk or "www." in chunk


def _is_year(view: View, amount: Amount, before: str) -> bool:
    if not _YEAR.fullmatch(view.low, amount.span.start, amount.span.end):
        return False
    follows = head_of(view, view.token_at(amount.span.end))
    return bool(_YEAR_BEFORE.search(before)) and follows is None


def _is_in_name(view: View, span: Span) -> bool:
    """Whether a name that began before the figure goes on through it: "Falcon 9", "Boeing 737"."""
    if any(m.span.start < span.start < m.span.end for m in view.names):
        return not _counts_behind(view, span)
    i = view.token_at(span.start)
    if i == 0 or i >= len(view.tokens) or view.tokens[i - 1].end + 1 != span.start:
        return False
    before = view.tokens[i - 1]
    capital = view.text[before.start].isupper() and before.tag in ("NNP", "NN") and not view.dated(before.start)
    if not capital or view.text[before.end] != " " or _counts_behind(view, span):
        return False
    return _is_bare(view, span) or _is_subject(view, i)


def _is_subject(view: View, i: int) -> bool:
    """Whether a name and its figure do something: "Train 508 left"; not "in Orle 58 died"."""
    if i + 1 >= len(view.tokens) or (i > 1 and view.tokens[i - 2].pos == "ADP"):
        return False
    return view.tokens[i + 1].tag in ("VBD", "VBZ") and view.word(i + 1) not in {*FATES, *BEING, "were", "are"}


def _counts_behind(view: View, span: Span) -> bool:
    """Whether a plural noun in lower case follows, that the figure may count."""
    head = head_of(view, view.token_at(span.end))
    if head is None:
        return False
    token = view.tokens[head]
    return token.tag in ("NNS", "NN") and view.text[token.start].islower() and view.tokens[head - 1].tag != "NNP"


def _is_bare(view: View, span: Span) -> bool:
    """Whether nothing behind the figure says that it counts: no fate, no measure, no word like "more"."""
    return (
        re.match(r"\s?(?:[,.;:)]|and\b|or\b|$|[A-Z])|\s(?:was|is|crashed|flew|has)\b", view.text[span.end :][:10])
        is not None
    )


def _is_list_mark(view: View, span: Span) -> bool:
    match = _LIST.match(view.low, max(0, span.start - 1)) or (_LIST.match(view.low) if span.start == 0 else None)
    return match is not None and match.end() > span.end


def _is_no_one(view: View, span: Span, before: str) -> bool:
    """Whether "one" is no number: "no one", "one of the", "one resident said"."""
    low = view.low
    if _NO_ONE.search(before):
        return True
    if re.match(
        r"\s+(?:(?:was|were|more|is|are|remains|has|been|still|also|other)\s+){0,3}"
        r"(?:killed|dead|wounded|injured|hurt|missing|arrested|died|detained|captured)\b",
        low[span.end :][:40],
    ):
        return False
    if _AFTER_ONE.match(low, span.end):
        return True
    head = head_of(view, view.token_at(span.end))
    if head is None:
        return not re.search(r"(?:least|only|than|most|to|just)\s$", before)
    return head + 1 < len(view.tokens) and view.word(head + 1) in _TOLD
