"""The words before an expression that bear on it: "as of", "no later than", "about", "late", "within"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from headwater.stages.annotate.dates.reading import Reading
from headwater.types import Modifier, TimeKind

_REACH = 60  # characters: three phrases
# TimeML leaves these outside the expression, and takes those below into it.
_OUTSIDE = {
    "before": Modifier.BEFORE,
    "ahead of": Modifier.BEFORE,
    "prior to": Modifier.BEFORE,
    "after": Modifier.AFTER,
    "following": Modifier.AFTER,
    "by": Modifier.BY,
    "no later than": Modifier.BY,
    "not later than": Modifier.BY,
    "since": Modifier.SINCE,
    "starting": Modifier.SINCE,
    "until": Modifier.UNTIL,
    "till": Modifier.UNTIL,
    "up to": Modifier.UNTIL,
    "through": Modifier.UNTIL,
    "as of": Modifier.AS_OF,
    "within": Modifier.WITHIN,
}
_ABOUT = {
    "about": Modifier.ABOUT,
    "around": Modifier.ABOUT,
    "approximately": Modifier.ABOUT,
    "roughly": Modifier.ABOUT,
    "circa": Modifier.ABOUT,
    "nearly": Modifier.ABOUT,
    "almost": Modifier.ABOUT,
}
_EDGES = {
    "early": Modifier.START,
    "early in": Modifier.START,
    "early on": Modifier.START,
    "late in": Modifier.END,
    "late on": Modifier.END,
    "mid": Modifier.MID,
    "the middle of": Modifier.MID,
    "late": Modifier.END,
} | {
    f"{the}{edge} of": modifier
    for the in ("the ", "")
    for edge, modifier in (
        ("start", Modifier.START),
        ("beginning", Modifier.START),
        ("end", Modifier.END),
        ("close", Modifier.END),
    )
}
# These words bear so on lengths of time; before a date they say other things ("over the weekend").
_OF_LENGTH = {
    "over": Modifier.MORE_THAN,
    "more than": Modifier.MORE_THAN,
    "at least": Modifier.MORE_THAN,
    "less than": Modifier.LESS_THAN,
    "fewer than": Modifier.LESS_THAN,
    "under": Modifier.LESS_THAN,
    "up to": Modifier.LESS_THAN,
    "at most": Modifier.LESS_THAN,
    "no more than": Modifier.LESS_THAN,
    "not more than": Modifier.LESS_THAN,
    "some": Modifier.ABOUT,
    "close to": Modifier.ABOUT,
}
_PLAIN = {"earlier", "later"}  # taken in, and saying nothing: "earlier this year"
_AGO = re.compile(r"\b(?:ago|earlier|later|from now)\Z", re.IGNORECASE)
_NAMED = re.compile(r"(?:the|last|past|next)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def with_modifiers(text: str, start: int, end: int, floor: int, reading: Reading) -> tuple[int, Reading]:
    """Where the expression begins with its modifiers, and the reading with them.

    ``floor`` is where the expression before ends.
    """
    length = reading.kind is TimeKind.DURATION or _AGO.search(text[max(start, end - 12) : end]) is not None
    words = _words_before(text, max(floor, start - _REACH), start)
    inside = _inside(reading, text[start:end], length=length)
    modifiers: list[Modifier] = []
    phrase = _phrase(words, inside)
    while phrase or (words and words[-1][0] in _PLAIN):
        taken = phrase or 1
        start = words[-taken][1]
        modifiers += _looked_up(words, phrase, inside)
        words = words[:-taken]
        phrase = _phrase(words, inside)
    phrase = _phrase(words, _OUTSIDE)
    possessive = text.startswith(("'s", "’s"), end)  # "by Monday's decree"
    measured = reading.kind is TimeKind.DURATION  # "put off by an hour"
    if phrase and not ((possessive or measured) and words[-1][0] == "by"):
        modifiers += _looked_up(words, phrase, _OUTSIDE)
    return start, _joined(reading, modifiers)


def _inside(reading: Reading, words: str, *, length: bool) -> Mapping[str, Modifier]:
    """What can be taken in: "early hours" and "to get around Wednesday's ruling" say nothing of the time."""
    if reading.kind is TimeKind.DURATION:  # "over the past year" is no longer than that
        return _ABOUT if _NAMED.match(words) else {**_ABOUT, **_OF_LENGTH}
    if length:
        return {**_ABOUT, **_OF_LENGTH, **_EDGES}
    return {**_ABOUT, **_EDGES} if any(c.isdigit() for c in words) else _EDGES


def _joined(reading: Reading, modifiers: list[Modifier]) -> Reading:
    if not modifiers:
        return reading
    every = tuple(dict.fromkeys((*reversed(modifiers), *reading.modifiers)))
    return Reading(reading.value, reading.when, reading.until, reading.kind, every, reading.quarter)


def _looked_up(words: list[tuple[str, int]], phrase: int, table: Mapping[str, Modifier]) -> list[Modifier]:
    return [table[" ".join(word for word, _ in words[-phrase:])]] if phrase else []


def _words_before(text: str, floor: int, start: int) -> list[tuple[str, int]]:
    """The lower-case words right before ``start``, with where each begins; a mark other than a hyphen ends them."""
    before = text[floor:start]
    cut = max((before.rfind(mark) for mark in '.,;:!?()"“”\n'), default=-1) + 1
    return [(m.group().lower(), floor + m.start()) for m in _WORD.finditer(before, cut)]


def _phrase(words: list[tuple[str, int]], table: Mapping[str, Modifier]) -> int:
    """How many of the last words are a phrase of ``table``; the longest."""
    for count in (3, 2, 1):
        if " ".join(word for word, _ in words[-count:]) in table and len(words) >= count:
            return count
    return 0
