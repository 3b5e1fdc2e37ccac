"""What the words behind a figure say became of the counted: ``58 people, mostly women, were killed``."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.stages.annotate.quantities.fates import BEING, DONE, FATES, PARTICIPLES, Fate, Side
from headwater.stages.annotate.quantities.phrase import View
from headwater.stages.annotate.quantities.units import Found, Kind
from headwater.types import Span

BE = frozenset(
    "be is are was were been being 's 're got gets get getting left leaving leave leaves remain remained remains"
    " went".split()
)
_HAVE = frozenset("have has had having 've".split())
_SAID = frozenset(
    "reported confirmed feared believed presumed found listed declared pronounced said thought known counted considered"
    " estimated".split()
)
BREAKS = frozenset(
    "but while as after when because if before since where although though whereas until unless amid despite not n't"
    " never".split()
)
_CONNECTING = frozenset("who that which whom to and or also still now then later since".split())
MARKS = frozenset(". ; : ! ? ( ) — –".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
FURTHEST = 22  # tokens from a figure to the word that says what became of it

_FORCED = r"(?:driven|forced)\s+(?:from|out\s+of)"
_PHRASES = (
    (re.compile(r"lost\s+(?:their|his|her|its)\s+li(?:ves|fe)\b|(?:burned|burnt)\s+to\s+death"), "killed"),
    (re.compile(r"(?:taken|took|taking)\s+(?:prisoners?|captive)\b"), "captured"),
    (re.compile(r"taken\s+into\s+(?:custody|detention)\b|in\s+(?:custody|detention)\b"), "arrested"),
    (re.compile(rf"(?:left|leav(?:e|ing)|abandon\w*|{_FORCED})\s+(?:their\s+)?homes\b"), "displaced"),
    (re.compile(r"burn(?:ed|t)\s+(?:down|to\s+the\s+ground)|reduced\s+to\s+(?:rubble|ruins|ashes)"), "destroyed"),
    (re.compile(r"(?:sustain|suffer)\w*\s+(?:[a-z]+\s+){0,2}(?:injur(?:y|ies)|wounds?|burns)\b"), "wounded"),
    (re.compile(r"set\s+free\b|let\s+go\b"), "released"),
    (re.compile(r"(?:have\s+|had\s+|has\s+)?test(?:ed|ing)?\s+positive\b|contract(?:ed|ing)\b"), "infected"),
)  # fmt: skip
_WITHIN = re.compile(
    r"(?:(?:^|\s)(?:in|at|across|during|within|from|on|over|through|into|against|among|between|per|near|for|than|to)|(?<!group)(?<!total)(?<!crew)(?<!team)(?:^|\s)of)\s*$"
)
_LEFT = re.compile(r"\b(?:left|leaves?|leaving)\b[^.;:\n]*\Z")
REACH = 70  # characters before a figure in which "leaving" is looked for
WHOLE = re.compile(
    r"(?:including|include[sd]?|among\s+them|of\s+whom|of\s+which|incl\.?|up\s+from|down\s+from|compared\s+(?:with|to)|most\s+of\s+them)\s*$"
)


@dataclass(slots=True)
class _Walk:
    """What has been passed on the way from a figure."""

    passive: bool = False
    had: bool = False
    apart: bool = False  # a participle of its own: "58 people travelling to Orle"
    commas: int = 0

    @property
    def aside(self) -> bool:
        """Whether a comma has opened an insertion that none has closed."""
        return self.commas % 2 == 1


def behind(view: View, row: Sequence[Found], k: int, sentence: Span) -> Fate | None:
    """The first words behind figure ``k`` that say what became of it, unless another clause begins before."""
    # "leaving 12 people dead and 58 others wounded"
    left = _LEFT.search(view.low, max(sentence.start, row[k].lead - REACH), row[k].lead)
    walk, rest = _Walk(passive=left is not None), list(row[k + 1 : k + 1 + FURTHEST])
    i = view.token_at(row[k].counted.end)
    relative = i < len(view.tokens) and view.word(i) in ("who", "that", "which")  # "in 12 villages that were razed"
    last = min(len(view.tokens), i + (1 if is_within(view, row[k]) and not relative else FURTHEST))
    while i < last and view.tokens[i].start < sentence.end:
        if rest and view.tokens[i].start >= rest[0].lead:
            if not _is_aside(view, rest[0]):
                return None
            i = max(i + 1, view.token_at(rest.pop(0).counted.end))
            continue
        fate = None if walk.aside else _fate_at(view, i, walk, rest)
        if fate or not _goes_on(view, i, walk):
            return fate
        i += 1
    return None


def _fate_at(view: View, i: int, walk: _Walk, rest: Sequence[Found]) -> Fate | None:
    token, word = view.tokens[i], view.word(i)
    state = _phrase_at(view, token.start) or BEING.get(word)
    if state and not (walk.had and state == "captured" and word.startswith("t")):  # "12 men have taken prisoners"
        return Fate(state, Side.RIGHT, token.end)
    if word in PARTICIPLES and (walk.passive or not (walk.had or walk.apart or _has_object(view, i, rest))):
        return Fate(DONE[word], Side.RIGHT, token.end)
    return None


def _goes_on(view: View, i: int, walk: _Walk) -> bool:
    """Take note of the word at ``i``; False where the figure's clause ends with it."""
    token, word = view.tokens[i], view.word(i)
    if word == ",":
        walk.commas += 1
    elif word in BE:
        walk.passive = True
    elif word in _HAVE:
        walk.had = True
    elif word in MARKS or (word in PARTICIPLES and not walk.aside) or _ends_clause(view, i, passive=walk.passive):
        return False
    elif token.tag in ("VBG", "VBN") and word not in _SAID:
        walk.apart = True
    return True


def is_within(view: View, found: Found) -> bool:
    """Whether the figure only says where, when or of how many: "58 people in 12 villages", "20 of the 58 houses"."""
    return bool(found.counted.unit) and _WITHIN.search(view.low[max(0, found.lead - 12) : found.lead]) is not None


def _phrase_at(view: View, start: int) -> str | None:
    window = view.low[start : start + 40]
    return next((state for pattern, state in _PHRASES if pattern.match(window)), None)


def _is_aside(view: View, found: Found) -> bool:
    """Whether a further figure only stands in between: "58 people, including 12 children, were killed"."""
    before = view.low[max(0, found.lead - 14) : found.lead]
    return bool(WHOLE.search(before) or _WITHIN.search(before)) or found.counted.kind is Kind.DURATION


def _ends_clause(view: View, i: int, *, passive: bool) -> bool:
    token, word = view.tokens[i], view.word(i)
    if word in BREAKS:
        return True
    if word in ("and", "or"):
        new = i + 1 < len(view.tokens) and view.word(i + 1) in ("the", "a", "an", "it", "he", "she", "they", "we")
        # "five women and a child were killed" has one clause
        return new and not any(
            view.word(j) in ("were", "are", "have") for j in range(i + 3, min(i + 6, len(view.tokens)))
        )
    if word in _SAID:
        return not passive and not (i + 1 < len(view.tokens) and view.word(i + 1) in {*FATES, "to"})
    return token.tag in FINITE and word not in _CONNECTING and token.pos == "VERB"


def _has_object(view: View, i: int, rest: Sequence[Found]) -> bool:
    """Whether the participle at ``i`` is a verb in the active voice: "58 soldiers captured the village"."""
    if i + 1 >= len(view.tokens) or view.begins_line(i + 1):
        return False
    token = view.tokens[i + 1]
    if rest and token.start <= rest[0].span.start <= rest[0].span.end and token.start >= rest[0].lead:
        behind = re.match(r"\s*([a-z]*)", view.low[rest[0].counted.end :][:20])
        return not (behind and behind[1] in FATES)
    if view.dated(token.start):
        return False
    return token.pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ") and view.word(i + 1) not in (
        "who",
        "that",
        "there",
        "last",
        "this",
    )
