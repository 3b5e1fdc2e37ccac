"""Which nouns a word of moving governs, and as what: from, to, near, through."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.stages.attribute.view import View
from headwater.stages.frame.words import (
    ADVANCES,
    AT,
    COMPASS,
    DOINGS,
    FROM,
    GOES,
    HERE,
    LEAVES,
    LETS,
    NEARS,
    REACHES,
    REFUGE,
    SERVES,
    TAKES_ALONG,
    THINGS,
    TO,
    VIA,
)
from headwater.types import Sentence

MOVES = TAKES_ALONG | GOES
_ROADS = frozenset({"road", "way"})
_LENGTHS = frozenset(
    {"range", "reach", "distance", "kilometres", "kilometers", "km", "miles", "metres", "meters", "yards"}
)
_REACH = frozenset({"of", "to"})  # "within range *of*", "close *to*"


@dataclass(slots=True)
class Governed:
    """The nouns that a movement's word governs, by what they are to it."""

    origins: list[int]
    destinations: list[int]
    stood_at: list[int]  # where what moves is said to be: "send part of its garrison *at Oren*"
    near: list[int]  # where it happens, with words that say where to only for some: "arrived *in Oren*"
    through: list[int]


def governed(view: View, sentence: Sentence, i: int) -> Governed:
    """The nouns that the word governs within its sentence."""
    ends = Governed([], [], [], [], [])
    token = view.tokens[i]
    if token.pos == "NOUN" and token.dep == "dobj":  # "were granted passage *out of* Oren"
        for p in view.deps(token.head, "prep"):
            _behind(view, ends, p, i, direct=True)
    for p in view.subtree(i):
        token = view.tokens[p]
        if not (sentence.first <= p < sentence.last):
            continue
        if token.pos in ("ADP", "SCONJ", "ADV") and _governs(view, i, p):
            _behind(view, ends, p, i, direct=token.head == i)
        elif token.pos == "VERB" and (p == i or _leads_on(view, i, p)):
            goals = view.deps(p, "dobj")
            ends.origins += goals if token.lemma in LEAVES else []
            ends.destinations += goals if token.lemma in REACHES or (p != i and token.lemma in SERVES) else []
            if any(view.tokens[g].lemma in REFUGE for g in goals):  # "fled to find shelter *in Oren*"
                ends.destinations += _further(view, p, frozenset({"in", "at"}))
        elif view.lower[p] == "bound":
            ends.destinations += _further(view, p, frozenset({"for"}))
    return ends


def _behind(view: View, ends: Governed, p: int, i: int, *, direct: bool) -> None:
    """Sort what the preposition ``p`` governs by what it is to the word ``i``."""
    word, token, lemma = view.lower[p], view.tokens[p], view.tokens[i].lemma.lower()
    goals = view.deps(p, "pobj")
    if word in COMPASS and direct:
        ends.destinations += _further(view, p, frozenset({"of"}))  # "advanced south *of Oren*"
    elif word in FROM:
        ends.origins += goals or _further(view, p, FROM | {"of"})
    elif word in TO and not (lemma in LETS and word in ("to", "for")):
        ends.destinations += goals
    elif word in NEARS and direct and lemma in GOES - LEAVES:
        ends.destinations += goals if word in ("near", "across", "beyond") else _further(view, p, _REACH)
    elif word == "on" and direct and lemma in ADVANCES:
        ends.destinations += goals
    elif word in VIA and direct:
        ends.through += goals
    elif word in AT and _is_moved(view, i, token.head):
        ends.stood_at += goals
    if word in HERE | NEARS and (direct or lemma in ADVANCES or view.tokens[i].pos == "NOUN"):
        ends.near += goals  # "advanced against rebels *near Oren*"


def _further(view: View, p: int, words: frozenset[str]) -> list[int]:
    """What a second preposition governs: "*out of* Oren", "*within* range *of* Oren"; "within days of" is a time."""
    if view.lower[p] == "within" and not any(view.lower[q] in _LENGTHS for q in view.subtree(p)):
        return []
    return [g for q in view.subtree(p) if q != p and view.lower[q] in words for g in view.deps(q, "pobj")][:1]


def _leads_on(view: View, i: int, p: int) -> bool:
    """Whether a clause says where it led: "sent them *to defend* Karst", "left, *heading* for Karst"."""
    token = view.tokens[p]
    return token.head == i and token.dep in ("advcl", "xcomp") and not view.deps(p, "nsubj", "nsubjpass", "mark")


def _is_moved(view: View, i: int, noun: int) -> bool:
    """Whether the noun is what the verb takes along, or a part of it: "send part of its garrison *at Oren*"."""
    k = noun
    while k != i and view.tokens[k].head != k:
        if view.tokens[k].dep == "dobj" and view.tokens[k].head == i:
            return view.tokens[i].lemma in TAKES_ALONG - LETS
        if view.tokens[k].dep not in ("pobj", "prep"):
            return False
        k = view.tokens[k].head
    return False


def _governs(view: View, i: int, p: int) -> bool:
    """Whether the preposition hangs on the verb itself, on what moves, or on another end, not in another clause."""
    k = p
    while k != i:
        above = view.tokens[k].head
        if above == k:
            return False
        k = above
        if k == i:
            return True
        if view.tokens[k].lemma in DOINGS | THINGS and view.tokens[k].pos == "NOUN":
            return False
        clause = view.tokens[k].pos in ("VERB", "AUX")
        if clause and not (view.tokens[k].lemma in MOVES and continues(view, k)):
            return False
    return True


def continues(view: View, verb: int) -> bool:
    """Whether the verb above tells it too: "left Oren *heading* for Karst", "withdrew troops *to send* them"."""
    token, above = view.tokens[verb], view.tokens[view.tokens[verb].head]
    if token.head == verb or above.lemma not in MOVES or token.dep not in ("advcl", "xcomp", "conj"):
        return False
    objects = view.deps(verb, "dobj")
    if token.dep == "advcl" and not view.deps(verb, "nsubj", "nsubjpass", "mark"):
        return not objects or all(view.tokens[o].pos == "PRON" for o in objects)
    return token.dep == "xcomp" and not objects


def road_of(view: View, i: int) -> int | None:
    """The road that they are on: "are *on the road* to Karst"."""
    return next((g for g in view.governed(i, ("on",)) if view.lower[g] in _ROADS), None)
