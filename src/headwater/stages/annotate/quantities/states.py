"""What became of those counted: ``58 people were killed``, ``wounding 120``, ``a death toll of 58``.

The words right beside the figure are asked first, then those further behind, then the parse. What is found for one
figure holds for those that are listed with it.
"""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.stages.annotate.quantities.behind import BE, BREAKS, FINITE, FURTHEST, MARKS, WHOLE, behind, is_within
from headwater.stages.annotate.quantities.fates import BEING, DONE, FATES, NOUNS, Fate, Side
from headwater.stages.annotate.quantities.phrase import View
from headwater.stages.annotate.quantities.units import Found, Kind
from headwater.types import Span, Token

_FATE_WORD = "|".join(sorted({*DONE, *BEING, *NOUNS} - {"life", "lives"}, key=len, reverse=True))
# the beginnings of all words and phrases that say what became of somebody; most sentences have none
_HINT = re.compile(
    r"\b(?:kill|sla|massacr|murder|martyr|execut|assassin|wound|injur|hurt|maim|captur|arrest|detain|detention|behead|lynch|gunned|displac|evacuat"
    r"|uproot|destr|raz|demoli|obliterat|level|flatten|damag|releas|free|infect|dead|di(?:e|sappear)|dy|perish|missing|vanish"
    r"|unaccount|surrender|fle|homeless|death|fatal|bod|corpse|li[fv]e|toll|los[ts]|tak|took|custody|leav|left|abandon|driv"
    r"|forc|burn|reduc|set|let|test|contract|prison)"
)
_VERB_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<word>{'|'.join(sorted(DONE, key=len, reverse=True))})(?:\s+(?:off|outright|instantly))?\s*$"
)
_SHOT_BEFORE = re.compile(r"\b(?:(?:shot|stabbed|beat|beaten|hacked|clubbed)\s+(?:dead|to\s+death)|gunned\s+down)\s*$")
_TAKEN_BEFORE = re.compile(r"\b(?:taken|took|take|taking)\s+(?:prisoner|captive)\s*$|\b(?:taken|took|taking|take)\s*$")
_TOLL = re.compile(r"\b(?:death[\s-]toll|toll|body\s+count)\b[^.;:\n]{0,110}$")
_TOLL_AT = re.compile(
    r"\b(?:death[\s-]toll|toll|body\s+count)\b[^.;:\n]*\b(?:ris(?:en|es?|ing)|rose|reach(?:ed|es)|climb(?:ed|s)|stands?|stood|grown|grew|jump(?:ed|s)"
    r"|soar(?:ed|s)|increased|mount(?:ed|s)|put)(?:\s+(?:to|at))?\s*$"
)
_FARTHEST = 240  # characters between a toll and its figure
# whoever is killed or wounded, these are not
_PLACES = frozenset(
    """town village city district neighbourhood neighborhood area province governorate country state region suburb camp
    hospital school house home building front site street square checkpoint base""".split()
)
_OF_PEOPLE = frozenset("killed wounded missing arrested infected".split())
_COUNT_OF = re.compile(
    rf"\b(?:number|count|figure|tally|total)s?\s+(?:of|for)\s+(?:[\w'’-]+\s+){{0,3}}?(?P<word>{_FATE_WORD})\b[^.;\n\d]{{0,60}}$"
)
_LABEL = re.compile(
    rf"(?<![^\W_])(?P<word>{_FATE_WORD})\s*(?::|(?:has\s+|have\s+|had\s+)?(?:now\s+)?(?:at|to|of|rea?ch(?:ed|es)?|rose|risen|climbed|grown|stood|stands?"
    r"|(?:was|were|is|are)\s+put|number(?:ed|s|ing)?|total(?:led|ed|s)?|hit|passed|topped|exceeded|increased|jumped|include[sd]?)(?:\s+(?:to|at|by))?)\s*$"
)
_AMONG = re.compile(
    r"\bamong\s+(?:the\s+|those\s+)?(?P<word>dead|killed|wounded|injured|missing|displaced|arrested)\s+(?:were|was|are|is)\s*$"
)
_OF = re.compile(
    r"\b(?:(?P<killed>(?:claim\w*|cost\w*|took|tak(?:en|ing))\s+the\s+lives|deaths?|killings?|murders?|massacre|slaying)|(?P<captured>captures?|surrender)|(?P<arrested>arrests?|detention)"
    r"|(?P<displaced>displacement|evacuation)|(?P<destroyed>destruction|demolition)|(?P<released>release|freeing)"
    r"|(?P<missing>disappearance)|(?P<wounded>wounding|injury)|(?P<infected>infections?))\s+(?:of|to)\s*$"
)
_LIVES = re.compile(r"\b(?:claim\w*|cost\w*|took|tak(?:e|es|en|ing)|lost|loss|los(?:e|es|ing)|end(?:ed|ing))\b")
_PART_BEHIND = re.compile(
    r"\s+(?:[a-z]+\s+)?of\s+(?:them|whom|those|which|the\s+(?:dead|victims|wounded|injured|killed))\b"
)
_LISTED = re.compile(
    r"\s*(?:,|\()?\s*(?:(?:and|or|as\s+well\s+as|along\s+with|plus|together\s+with|alongside|but\s+also)\s*)?$"
)
_ENDS_LISTED = re.compile(r"(?:,|\b(?:and|or|as\s+well\s+as|along\s+with|plus|together\s+with|alongside))\s*$")
_NONE_OF = re.compile(r"\b(?:none|neither|not\s+one)\s+of\s+(?:the\s+|its\s+|their\s+)?$")


def shared_units(view: View, row: Sequence[Found]) -> list[Found]:
    """The row, with the unit that stands only behind the second of two: "from 80 to 100 euros", "12 and 15 tanks"."""
    made = list(row)
    for k in range(len(row) - 2, -1, -1):
        first, second = made[k], made[k + 1]
        between = view.low[first.span.end : second.lead]
        if not first.counted.unit and second.counted.unit and re.fullmatch(r"\s+(?:to|and|or)\s*", between):
            made[k] = replace(first, counted=replace(second.counted, end=first.counted.end, head=None))
    return made


def states_of(view: View, row: Sequence[Found], sentence: Span) -> list[str]:
    """The state of each figure of one sentence; "" where nothing is said."""
    if _HINT.search(view.low, sentence.start, sentence.end) is None:
        return [""] * len(row)
    fates: list[Fate | None] = []
    claimed = 0  # words up to here have said their part of an earlier figure
    for k, found in enumerate(row):
        fate = None if _is_stateless(view, found) else _own(view, row, k, sentence, claimed)
        claimed = max(claimed, fate.end if fate else 0)
        fates.append(fate)
    for k in range(1, len(row)):
        if fates[k] is None and not _is_stateless(view, row[k]):
            fates[k] = _passed_on(view, row[k - 1], row[k], fates[k - 1])
    for k in range(len(row) - 2, -1, -1):
        after = fates[k + 1]
        between = view.low[row[k].counted.end : row[k + 1].lead]
        if (
            fates[k] is None
            and after
            and after.side is Side.RIGHT
            and _is_list(between)
            and not _is_stateless(view, row[k])
            and not is_within(view, row[k])
        ):
            fates[k] = after
    return [_state(fate, found) for fate, found in zip(fates, row, strict=True)]


def _state(fate: Fate | None, found: Found) -> str:
    if fate is None or (fate.state in _OF_PEOPLE and found.counted.unit in _PLACES):
        return ""
    return fate.state


def _is_stateless(view: View, found: Found) -> bool:
    if found.counted.kind in (Kind.DURATION, Kind.MONEY):
        return True
    return bool(_NONE_OF.search(view.low[max(0, found.lead - 30) : found.lead]))


def _is_list(between: str) -> bool:
    return bool(between.strip()) and _LISTED.fullmatch(between) is not None


def _own(view: View, row: Sequence[Found], k: int, sentence: Span, claimed: int) -> Fate | None:
    """What the words around one figure say of it alone."""
    found = row[k]
    start = row[k - 1].counted.end if k else sentence.start
    before = view.low[max(start, claimed, found.lead - 120) : found.lead]
    return (
        _in_phrase(view, found)
        or _verb_before(view, found, before)
        or behind(view, row, k, sentence)
        or _noun_before(view.low[max(sentence.start, claimed, found.lead - 120) : found.lead] if k else before)
        or _at_last(view.low[max(sentence.start, found.lead - _FARTHEST) : found.lead])
        or _listed_after(view, found, before)
        or _parsed(view, found)
    )


def _in_phrase(view: View, found: Found) -> Fate | None:
    """As in "12 burnt houses", "58 deaths"."""
    counted = found.counted
    words = re.findall(r"[a-z]+", view.low[found.span.end : counted.end])
    fate = next((w for w in words if w in FATES and w != "alive"), None)
    if fate:
        return Fate(DONE.get(fate) or BEING.get(fate, ""), Side.NOUN, counted.end)
    noun = words[-1] if words else ""
    if noun not in NOUNS or counted.unit == "":
        return None
    if noun in ("life", "lives") and not _LIVES.search(
        re.split(r"[.;\n]", view.low[max(0, found.lead - 40) : found.lead])[-1]
        + view.low[found.lead : counted.end + 40]
    ):
        return None
    return Fate(NOUNS[noun], Side.NOUN, counted.end)


def _verb_before(view: View, found: Found, before: str) -> Fate | None:
    """As in "killed at least 58", "wounding another 120"."""
    match = _VERB_BEFORE.search(before)
    if match:
        return Fate(DONE[match["word"]], Side.LEFT, found.span.start)
    if _SHOT_BEFORE.search(before):
        return Fate("killed", Side.LEFT, found.span.start)
    taken = _TAKEN_BEFORE.search(before)
    if taken and (taken[0].rstrip().endswith(("prisoner", "captive")) or _is_taken_behind(view, found)):
        return Fate("captured", Side.LEFT, found.span.start)
    return None


def _is_taken_behind(view: View, found: Found) -> bool:
    return (
        re.match(r"\s+(?:as\s+)?(?:prisoners?|captives?)\b", view.low[found.counted.end : found.counted.end + 20])
        is not None
    )


def _noun_before(before: str) -> Fate | None:
    """As in "a death toll of 58", "the number of wounded at 16", "the arrest of 12"."""
    if match := _OF.search(before):
        return Fate(match.lastgroup or "", Side.LEFT, 0)
    for pattern in (_LABEL, _AMONG, _COUNT_OF):
        if match := pattern.search(before):
            word = match["word"]
            side = Side.LEFT if pattern is not _COUNT_OF else Side.NOUN
            return Fate(DONE.get(word) or BEING.get(word) or NOUNS[word], side, 0)
    return Fate("killed", Side.NOUN, 0) if _TOLL.search(before) else None


def _at_last(before: str) -> Fate | None:
    """As in "the death toll in the attack on the two bridges has risen to 58"."""
    return Fate("killed", Side.NOUN, 0) if _TOLL_AT.search(before) else None


# ---------------------------------------------------------------- from other words of the sentence


def _listed_after(view: View, found: Found, before: str) -> Fate | None:
    """As in "killed a woman and two children"."""
    if not _ENDS_LISTED.search(before) and not WHOLE.search(before):
        return None
    last = view.token_at(found.counted.end)
    if last < len(view.tokens) and view.tokens[last].tag in {*FINITE, "MD"}:
        return None
    for i in range(view.token_at(found.lead) - 1, max(-1, view.token_at(found.lead) - 14), -1):
        token, word = view.tokens[i], view.word(i)
        if token.start < found.lead - len(before) or word in MARKS or word in BREAKS:
            return None
        if word in DONE and token.pos == "VERB":
            passive = i > 0 and view.word(i - 1) in BE
            return None if passive and not WHOLE.search(before) else Fate(DONE[word], Side.LEFT, found.span.start)
        if token.pos in ("VERB", "AUX") and token.tag not in ("VBN", "VBG"):
            return None
    return None


def _parsed(view: View, found: Found) -> Fate | None:
    """What the parse makes of the noun: the subject of "were killed", the object of "killed"."""
    head = found.counted.head
    if head is None:
        return None
    token = view.tokens[head]
    verb = view.word(token.head)
    near = abs(token.head - head) < FURTHEST
    if near and (token.dep in ("nsubjpass", "dobj") and verb in DONE):
        return Fate(DONE[verb], Side.LEFT if token.dep == "dobj" else Side.RIGHT, 0)
    return Fate(BEING[verb], Side.RIGHT, 0) if near and token.dep == "nsubj" and verb in BEING else None


def _passed_on(view: View, first: Found, second: Found, fate: Fate | None) -> Fate | None:
    """The state of the figure before, where the second is listed with it or is part of it."""
    if fate is None:
        return None
    between = view.low[first.counted.end : second.lead]
    if re.search(r"[.;\n]", between):
        return None
    if WHOLE.search(between) or between.strip() == "from" or _PART_BEHIND.match(view.low, second.span.end):
        # what is listed behind a part is a part too
        return replace(fate, side=Side.LEFT)
    # a list may have lost its commas: "12 children 9 women and 30 men"
    bare = fate.side is Side.LEFT and not between.strip() and second.counted.unit
    if not (bare or _ENDS_LISTED.search(between)) or _has_own_verb(view, second):
        return None
    verbs = [
        t for t in _tokens_in(view, first.counted.end, second.lead) if t.pos in ("VERB", "AUX") and t.tag in FINITE
    ]
    if fate.side is Side.LEFT:
        return None if verbs else fate
    return fate if second.counted.unit in ("", first.counted.unit) and fate.side is Side.RIGHT else None


def _tokens_in(view: View, start: int, end: int) -> Sequence[Token]:
    return view.tokens[view.token_at(start) : view.token_at(end)]


def _has_own_verb(view: View, found: Found) -> bool:
    i = view.token_at(found.counted.end)
    return (
        i < len(view.tokens) and view.tokens[i].tag in {*FINITE, "MD", "VBN"} and view.tokens[i].pos in ("VERB", "AUX")
    )
