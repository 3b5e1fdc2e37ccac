"""The movements that one sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.stages.attribute.view import View
from headwater.stages.frame.places import Places
from headwater.stages.frame.words import (
    AT,
    DOINGS,
    FROM,
    GOES,
    LEAVES,
    NOBODY,
    PART_OF,
    PHRASAL,
    REACHES,
    SERVES,
    TAKES_ALONG,
    THINGS,
    TO,
)
from headwater.types import Named, Passage, Quantity, Sentence, Span, When

_MOVES = TAKES_ALONG | GOES
_ROADS = frozenset({"road", "way"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a movement, before tellings are joined."""

    passage: Passage
    who: str | None
    mover: str  # the lemma of who moves
    what: str
    figure: str | None  # as the text words it
    number: float | None
    origin: Named | None
    destination: Named | None
    when: When | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A word that tells of a movement, with what moves and the places it moves between."""

    word: int
    mover: int | None
    origins: Sequence[int]
    destinations: Sequence[int]


def tellings(view: View, places: Places, sentence: Sentence, silenced: Sequence[Span]) -> Iterator[Telling]:
    """The movements in a sentence; what lies in ``silenced`` spans is denied or withheld, so it is not told."""
    last: int | None = None
    for i in range(sentence.first, sentence.last):
        found = _found(view, places, sentence, i)
        if found is None or _is_negated(view, i, found.mover):
            continue
        if any(s.start <= view.tokens[i].start < s.end for s in silenced):
            continue
        mover = found.mover
        if mover is not None and view.tokens[mover].pos == "PRON" and view.lower[mover] not in PART_OF:
            mover = last  # "they" are who moved before in the sentence, or nobody that can be named here
        last = mover if mover is not None else last
        yield from _expanded(view, places, sentence, _Found(i, mover, found.origins, found.destinations))


def _found(view: View, places: Places, sentence: Sentence, i: int) -> _Found | None:
    token = view.tokens[i]
    phrasal = token.lemma in PHRASAL and bool(view.deps(i, "prt"))
    if token.pos == "VERB" and token.lemma in _MOVES and not phrasal and not _continues(view, i):
        mover = _mover(view, places, i)
    elif token.pos == "NOUN" and token.lemma in DOINGS | THINGS:
        mover = i if token.lemma in THINGS else _of(view, i)
    elif token.pos in ("AUX", "VERB") and token.lemma == "be" and _road(view, i) is not None:
        mover = next(iter(view.deps(i, "nsubj")), None)
    else:
        return None
    origins, destinations = _ends(view, places, sentence, i, mover)
    if mover is None or not (origins or destinations):
        return None
    return _Found(i, mover, origins, destinations)


def _expanded(view: View, places: Places, sentence: Sentence, found: _Found) -> Iterator[Telling]:
    """One telling for each pair of ends; a counted whole is not repeated for each: "500 left Oren and Karst"."""
    span, quantity = _who(view, found.mover)
    whole = quantity is not None
    origins = [found.origins] if whole else [[o] for o in found.origins]
    destinations = [found.destinations] if whole else [[d] for d in found.destinations]
    for origin in origins or [[]]:
        for destination in destinations or [[]]:
            start, goal = places.name(origin), places.name(destination)
            if start and goal and start.name == goal.name:
                continue
            yield Telling(
                passage=Passage(view.annotated.article.id, sentence.span),
                who=" ".join(span.of(view.text).split()) if span else None,
                mover=view.tokens[_head(view, found.mover)].lemma.lower() if found.mover is not None else "",
                what=_what(view, found.word),
                figure=quantity.span.of(view.text) if quantity else None,
                number=quantity.value if quantity else None,
                origin=start,
                destination=goal,
                when=_when(view, found.word),
            )


def _what(view: View, i: int) -> str:
    road = _road(view, i) if view.tokens[i].lemma == "be" else None
    return view.lower[i] if road is None else f"on the {view.lower[road]}"


# ---------------------------------------------------------------- who moves


def _continues(view: View, verb: int) -> bool:
    """Whether the verb above tells it too: "left Oren *heading* for Karst", "withdrew troops *to send* them"."""
    token, above = view.tokens[verb], view.tokens[view.tokens[verb].head]
    if token.head == verb or above.lemma not in _MOVES or token.dep not in ("advcl", "xcomp", "conj"):
        return False
    objects = view.deps(verb, "dobj")
    if token.dep == "advcl" and not view.deps(verb, "nsubj", "nsubjpass", "mark"):
        return not objects or all(view.tokens[o].pos == "PRON" for o in objects)
    return token.dep == "xcomp" and not objects


def _mover(view: View, places: Places, verb: int) -> int | None:
    lemma = view.tokens[verb].lemma
    moved = [*view.deps(verb, "dobj"), *view.deps(verb, "nsubjpass")] if lemma in TAKES_ALONG else []
    mover = next((m for m in moved if lemma not in GOES or places.named_by(m) is None), None)
    if mover is None and lemma in GOES:
        mover = next(iter(view.deps(verb, "nsubj")), None)
    if mover is None and view.tokens[verb].dep == "acl" and (lemma in GOES or view.tokens[verb].tag == "VBN"):
        mover = view.tokens[verb].head
    if mover is None:
        mover = _subject_above(view, verb, lemma)
    if mover is not None and view.tokens[verb].dep == "relcl" and view.tokens[mover].tag in ("WDT", "WP"):
        mover = view.tokens[verb].head
    if mover is None or view.tokens[mover].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    return None if lemma not in GOES and places.named_by(mover) is not None else mover


def _subject_above(view: View, verb: int, lemma: str) -> int | None:
    """Of "began to withdraw", "halted and left": the subject stands with the verb above."""
    token = view.tokens[verb]
    if lemma not in GOES or token.dep not in ("xcomp", "conj") or token.head == verb:
        return None
    forced = view.deps(token.head, "dobj") if token.dep == "xcomp" else []  # "forced residents to flee"
    return next(iter([*forced, *view.deps(token.head, "nsubj", "nsubjpass")]), None)


def _of(view: View, noun: int) -> int | None:
    """What a noun says to move: "the withdrawal *of troops*", "*troop* transfer"."""
    of = next((g for p in view.deps(noun, "prep") if view.lower[p] == "of" for g in view.deps(p, "pobj")), None)
    return of if of is not None else next((c for c in view.deps(noun, "compound") if view.lower[c].islower()), None)


def _who(view: View, mover: int | None) -> tuple[Span | None, Quantity | None]:
    """The words for who moves, and their number."""
    if mover is None:
        return None, None
    of = [p for p in view.deps(mover, "prep") if view.lower[p] == "of"] if view.lower[mover] in PART_OF else []
    cut = [c for c in view.deps(mover, "relcl", "acl", "appos", "prep", "npadvmod", "advmod") if c not in of]
    cut += [c for o in of for g in view.deps(o, "pobj") for c in view.deps(g, "relcl", "acl", "appos", "prep")]
    who = view.span(*view.chunk(mover, without=cut))
    counted = next((q for q in view.annotated.quantities if who and who.contains(q.span)), None)
    return who, counted


def _head(view: View, mover: int) -> int:
    """What is counted or parted: the troops in "some of its troops"."""
    if view.lower[mover] in PART_OF:
        return next((g for p in view.deps(mover, "prep") for g in view.deps(p, "pobj")), mover)
    return mover


def _is_negated(view: View, i: int, mover: int | None) -> bool:
    auxiliary = bool(view.deps(i, "neg"))
    nobody = mover is not None and any(view.lower[k] in NOBODY for k in (mover, *view.subtree(mover)))
    above = view.tokens[i].head
    chained = view.tokens[i].dep in ("xcomp", "acl") and bool(view.deps(above, "neg"))
    return auxiliary or nobody or chained


# ---------------------------------------------------------------- from where to where, when


@dataclass(slots=True)
class _Ends:
    """The nouns that a movement's word governs, by what they are to it."""

    origins: list[int]
    destinations: list[int]
    stood_at: list[int]  # where what moves is said to be: "send part of its garrison *at Oren*"


def _ends(view: View, places: Places, sentence: Sentence, i: int, mover: int | None) -> tuple[list[int], list[int]]:
    """The places that the verb or noun starts from and goes to, with what is coordinated."""
    ends = _governed(view, sentence, i)
    origins, destinations = _places(places, ends.origins), _places(places, ends.destinations)
    # a name at the other end of a place is a place, and so are two names between which things move
    things = mover is not None and view.tokens[mover].pos == "NOUN"
    if destinations or (things and any(places.is_name(d) for d in ends.destinations)):
        origins = origins or [o for o in ends.origins if places.is_name(o)]
    if origins:
        destinations = destinations or [d for d in ends.destinations if places.is_name(d)]
    origins = origins or _places(places, ends.stood_at)
    return sorted(set(origins)), sorted(set(destinations) - set(origins))


def _places(places: Places, nouns: Sequence[int]) -> list[int]:
    return [place for noun in nouns for place in places.coordinated(noun)]


def _governed(view: View, sentence: Sentence, i: int) -> _Ends:
    ends = _Ends([], [], [])
    for p in view.subtree(i):
        word, token = view.lower[p], view.tokens[p]
        if not (sentence.first <= p < sentence.last):
            continue
        if token.pos in ("ADP", "SCONJ") and _governs(view, i, p):
            goals = view.deps(p, "pobj")
            if word in FROM:
                ends.origins += goals
            elif word in TO:
                ends.destinations += goals
            elif word in AT and _is_moved(view, i, token.head):
                ends.stood_at += goals
        elif token.pos == "VERB" and (p == i or _leads_on(view, i, p)):
            goals = view.deps(p, "dobj")
            ends.origins += goals if token.lemma in LEAVES else []
            ends.destinations += goals if token.lemma in REACHES or (p != i and token.lemma in SERVES) else []
    return ends


def _leads_on(view: View, i: int, p: int) -> bool:
    """Whether a clause says where it led: "sent them *to defend* Karst", "left, *heading* for Karst"."""
    token = view.tokens[p]
    return token.head == i and token.dep in ("advcl", "xcomp") and not view.deps(p, "nsubj", "nsubjpass", "mark")


def _is_moved(view: View, i: int, noun: int) -> bool:
    """Whether the noun is what the verb takes along, or a part of it: "send part of its garrison *at Oren*"."""
    k = noun
    while k != i and view.tokens[k].head != k:
        if view.tokens[k].dep == "dobj" and view.tokens[k].head == i:
            return view.tokens[i].lemma in TAKES_ALONG
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
        if clause and not (view.tokens[k].lemma in _MOVES and _continues(view, k)):
            return False
    return True


def _road(view: View, i: int) -> int | None:
    """The road that they are on: "are *on the road* to Karst"."""
    on = [p for p in view.deps(i, "prep") if view.lower[p] == "on"]
    return next((g for p in on for g in view.deps(p, "pobj") if view.lower[g] in _ROADS), None)


def _when(view: View, i: int) -> When | None:
    """The date that the clause itself names; "said on Tuesday" is when it was said."""
    below = set(view.subtree(i))
    for date in view.annotated.dates:
        if date.when is not None and (inside := view.tokens_in(date.span)) and below.issuperset(inside):
            return date.when
    return None
