"""Where a figure was counted and for which day the text gives it: ``in Orle``, ``as of August 13``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.stages.annotate.dates.words import MONTHS, SHORT_MONTH, WEEKDAYS
from headwater.stages.annotate.quantities.fates import BEING, DONE
from headwater.stages.annotate.quantities.phrase import View
from headwater.stages.annotate.quantities.units import Found, Kind
from headwater.types import DateMention, Modifier, Named, Precision, Span, TimeKind, When

_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_NAME = rf"{_CAPITAL}(?:[ \u00a0-](?:(?:of|de|al|el|la|le|du)[ -]|(?:az|ad|ash|ar|as|an|at|ez|es)-)?{_CAPITAL})*"
# words that end the phrase before a name: "in talks between Arvia and Oren" names no place
_ENDS = (
    "of|and|or|that|which|to|for|with|by|between|from|against|among|over|on|under|after|before|including|than|is|was|are|were"
    "|as|about|who|when|since|during|through|into|behind"
)
_PLACED = re.compile(
    rf"(?<!\w)(?:[Ii]n|[Aa]t|[Nn]ear)\s+(?:the\s+|a\s+|its\s+)?"
    rf"(?:(?!(?:{_ENDS})\b)(?:(?!(?!neighbour|surround)[a-z]+ing\s)[a-z][a-z-]*|\w+-(?:held|led|run|backed|controlled|occupied|based))\s+){{0,4}}?"
    rf"(?:(?:of|in|called|near)\s+)?(?:the\s+)?(?P<name>{_NAME})(?!-(?:held|led|run|backed|controlled|occupied|based))"
)
_ADJECTIVE = re.compile(r"^(?:[A-Z][\w-]*an|[A-Z]+-?)$|(?:ian|ean|ish|ese|ern|ite|raeli|raqi|stani|emeni)$")
_POSSESSIVE = re.compile(r"(?:['’]s?)$")
_OWNS = re.compile(r"['’]s?(?!\w)")
_HELD = re.compile(r"(?:\w+-(?:held|led|run|backed|controlled|occupied|dominated|majority)(?:\s|$))+")
# "in Rocket Attack on Orle", a headline with capitals, says no place
_EVENT = re.compile(
    r"\b(?:(?:air)?strikes?|attacks?|shelling|bombings?|bombardment|fire|battle|wars?|clashes|fighting|operations?|talks|blasts?|raids?)\b"
)
# a new clause, or words of somebody who speaks, begin here
_BREAK = re.compile(
    r"[.;:!?\n”“\"()]|\b(?:while|but|when|as(?!\s+(?:of|at|well|many|much|few))|because|whereas|although|though|where|who|which"
    r"|whose|that|said|says|told|announced|confirmed|put|saying|according|reported|added|if|until|after\s+(?:\w+ing|it|he|she"
    r"|they))\b|,\s+(?:and\s+)?(?:the|he|she|it|they)\b"
)
_CLAUSE_LINK = re.compile(r"\b(?:after|before|since)\b")
# ", officials in Orle said"
_TELLER = re.compile(
    r"[^,.;:\n]{0,60}?\b(?:said|says|told|tells|reported|reports|announced|added|confirmed|according|stated|noted)\b"
)
_MONTH_LIKE = re.compile(
    rf"(?:{'|'.join([*MONTHS, *WEEKDAYS])}|{SHORT_MONTH.lower()}(?!\w)|english|total|mr|mrs|ms|dr|i)\b"
)
_AS_OF = re.compile(r"\b(?P<as>as\s+(?:of|at))\s+(?:[a-z]+\s+){0,3}$")
_BY = re.compile(
    r"\bby\s+(?:(?:late|early|midday|noon|midnight|the|end|evening|morning|afternoon|night|of|on)\s+){0,4}$"
)
_REACHED = re.compile(
    r"\b(?:had|has|have|reached|rose|risen|stood|climbed|grew|grown|passed|topped|exceeded|numbered|totalled|jumped|hit|swelled"
    r"|was|were|surpassed|increased)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|must|should|shall|may|might|could|can|to\s+be|expected|plans?|hopes?|aims?|due|ordered|told)\b"
)


def places_of(view: View, row: Sequence[Found], sentence: Span) -> list[Named | None]:
    """For each figure the name that its own words give behind "in", "at" or "near", or that its clause begins with."""
    behind, before = _behind(view, row, sentence), _before(view, row, sentence)
    return [
        None if found.counted.kind is Kind.DURATION else behind[k] or before[k] for k, found in enumerate(row)
    ]  # fmt: skip


def _behind(view: View, row: Sequence[Found], sentence: Span) -> list[Named | None]:
    """In the words up to the next figure; where that is listed with this one, in the words behind it too."""
    places: list[Named | None] = [None] * len(row)
    for k in range(len(row) - 1, -1, -1):
        start = row[k].counted.end
        limit = row[k + 1].lead if k + 1 < len(row) else sentence.end
        end = _first_break(view, start, limit)
        places[k] = _named_in(view, start, end, last=False)
        if places[k] is None and end == limit < sentence.end and _is_joint(view, start, row[k + 1]):
            places[k] = places[k + 1]
    return places


def _is_joint(view: View, start: int, following: Found) -> bool:
    """Whether two figures share what follows: "58 killed and 120 wounded in Orle"."""
    between = view.low[start : following.lead]
    if re.search(r"\b(?:in|at|near)\s*$", between) and following.counted.kind is not Kind.DURATION:
        return True
    verb = re.match(r"(?:\s+[a-z]+)?\s+(?:was|were|have|has|had|are|is)\b", view.low[following.counted.end :][:30])
    passed = view.tokens[view.token_at(start) : view.token_at(following.lead)]
    acts = (view.low[t.start : t.end] for t in passed if t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBG"))
    if not all(word in DONE or word in BEING or word == "including" for word in acts):
        return False
    aside = following.counted.kind is Kind.DURATION or re.search(
        r"\b(?:over|during|including|within|across)\s*$", between
    )
    return bool(aside) or not verb


def _before(view: View, row: Sequence[Found], sentence: Span) -> list[Named | None]:
    """In the words since the last figure; "In Orle, 58 were killed and 120 wounded" holds for both."""
    places: list[Named | None] = []
    for k, found in enumerate(row):
        floor = row[k - 1].counted.end if k else sentence.start
        start = _last_break(view, floor, found.lead)
        place = _named_in(view, start, found.lead, last=True)
        if place is None and k and start == floor:
            place = places[k - 1]
            if place is None and not _has_own_clause(view, found):
                place = _named_in(view, floor, found.lead, last=False)
        places.append(place)
    return places


def _has_own_clause(view: View, found: Found) -> bool:
    return re.match(r"\s+(?:was|were|have|has|had|are|is)\b", view.low[found.counted.end :][:10]) is not None


def _first_break(view: View, start: int, end: int) -> int:
    match = _BREAK.search(view.low, start, end)
    end = match.start() if match else end
    link = _CLAUSE_LINK.search(view.low, start, end)
    if link is None:
        return end
    # "after a strike in Orle" goes on, "after a strike hit the port" begins a clause
    behind = view.tokens[view.token_at(link.end()) : view.token_at(end)]
    return link.start() if any(t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP") for t in behind) else end


def _last_break(view: View, start: int, end: int) -> int:
    last = start
    for match in _BREAK.finditer(view.low, start, end):
        last = match.end()
    return last


def _named_in(view: View, start: int, end: int, *, last: bool) -> Named | None:
    found = None
    for match in _PLACED.finditer(view.text, start, end):
        named = _name(view, match)
        if named and not last and "," in view.low[start : match.start()] and _TELLER.match(view.low, match.end()):
            named = None
        if named and not last:
            return named
        found = named or found
    return found


def _name(view: View, match: re.Match[str]) -> Named | None:
    start, end = match.span("name")
    held = _HELD.match(view.text, start, end)
    start = held.end() if held else start
    name = view.text[start:end]
    if _EVENT.search(name.lower()) or _is_owner(view, start, end):
        return None
    if view.dated(start) or _MONTH_LIKE.match(view.low, start) or len(name) < 2:
        return None
    for d in view.dates:
        if start < d.span.start < end:
            name = view.text[start : d.span.start].rstrip()
    name = _POSSESSIVE.sub("", name)
    follows = re.match(r"\s+[a-z]", view.text[start + len(name) :])
    if follows and _ADJECTIVE.search(name):
        return None
    return Named(name, Span(start, start + len(name))) if len(name) > 1 else None


def _is_owner(view: View, start: int, end: int) -> bool:
    """Whether it is a person or an organisation that something belongs to: "in Osk Varn's cortege"."""
    owned = _OWNS.search(view.text, start, min(len(view.text), end + 2))
    return owned is not None and any(
        m.label in ("PERSON", "ORG") and m.span.start < owned.start() and start < m.span.end for m in view.names
    )


# ---------------------------------------------------------------- the day


def as_of(view: View, found: Found, sentence: Span) -> When | None:
    """The day for which the figure's clause gives its counts: "as of August 13", "had reached 58 by Tuesday"."""
    if found.counted.kind is Kind.DURATION:
        return None
    for mention in view.dates:
        if not (sentence.contains(mention.span) and mention.when) or mention.kind is TimeKind.SET:
            continue
        if _gives_day(view, mention, sentence) and not _is_apart(view, found, mention):
            return _day(mention.when)
    return None


def _day(when: When) -> When:
    return When(when.value[:10], Precision.DAY) if len(when.value) > 10 else when


def _gives_day(view: View, mention: DateMention, sentence: Span) -> bool:
    before = view.low[max(sentence.start, mention.span.start - 40) : mention.span.start]
    words = mention.span.of(view.low)
    if Modifier.AS_OF in mention.modifiers or _AS_OF.search(before) or words.startswith(("as of ", "as at ")):
        return True
    if not (_BY.search(before) or words.startswith("by ")):
        return False
    whole = sentence.of(view.low)
    return bool(_REACHED.search(whole)) and not _AHEAD.search(whole)


def _is_apart(view: View, found: Found, mention: DateMention) -> bool:
    low, high = sorted((found.span.start, mention.span.start))
    return re.search(r"[;\n]|\b(?:but|while|whereas|although)\b", view.low[low:high]) is not None
