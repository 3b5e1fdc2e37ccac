"""The movements that one sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.stages.attribute.view import View
from headwater.stages.frame.clauses import head, is_doubted, is_negated, is_only_tried, is_planned, when, words_for
from headwater.stages.frame.places import Places
from headwater.stages.frame.words import (
    ADVANCES,
    AT,
    AWAY,
    COMPASS,
    DOINGS,
    DWELLERS,
    ENTERS,
    FROM,
    GOES,
    HERE,
    JOURNEYS,
    KIND_OF,
    LEAVES,
    LETS,
    NEARS,
    NO_MOVERS,
    NOWHERE,
    PART_OF,
    PHRASAL,
    REACHES,
    REFUGE,
    SENDS,
    SERVES,
    SETTLES,
    TAKES_ALONG,
    THINGS,
    TO,
    VIA,
    WITHDRAWS,
)
from headwater.types import End, MoverKind, Passage, Quantity, Sentence, Span, Told, When

_MOVES = TAKES_ALONG | GOES
_WHO = re.compile(r"(?<!tt)(?:ist|ian|ant|ee|man|woman|er|or)$")  # "protesters": the word says that they are people
_ROADS = frozenset({"road", "way"})
_LENGTHS = frozenset(
    {"range", "reach", "distance", "kilometres", "kilometers", "km", "miles", "metres", "meters", "yards"}
)
_REACH = frozenset({"of", "to"})  # "within range *of*", "close *to*"
_MODE = re.compile(
    r"\b(?:by (?:bus|train|rail|road|air|plane|sea|ship|boat|ferry|helicopter|car|truck|lorry|land|foot)|on foot"
    r"|(?:in|on|aboard) (?:[\w’'-]+ ){0,3}"
    r"(?:bus|buses|trains?|trucks?|lorries|planes?|ships?|boats?|vehicles|helicopters?|ambulances?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a movement, before tellings are joined."""

    told: Told
    who: str | None
    mover: str  # the lemma of who moves; "": nobody that can be named
    kind: MoverKind
    proper: bool  # the mover has a name
    named: bool  # ... and is a person, as far as can be told
    many: bool  # the mover is surely no single person
    what: str
    figure: str | None  # the quantity as the text words it
    quantity: Quantity | None
    origin: End | None
    destination: End | None
    via: End | None
    mode: str | None
    when: When | None
    planned: bool
    hedged: bool


@dataclass(slots=True)
class _Ends:
    """The nouns that a movement's word governs, by what they are to it."""

    origins: list[int]
    destinations: list[int]
    stood_at: list[int]  # where what moves is said to be: "send part of its garrison *at Oren*"
    near: list[int]  # where it happens, with words that say where to only for some: "arrived *in Oren*"
    through: list[int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word that tells of a movement, with what moves and the places it moves between."""

    word: int
    mover: int | None
    origins: Sequence[Sequence[int]]  # each a place, or several in one phrase
    destinations: Sequence[Sequence[int]]
    via: Sequence[int]


def tellings(view: View, places: Places, sentence: Sentence, silenced: Sequence[Span]) -> Iterator[Telling]:
    """The movements in a sentence; what lies in ``silenced`` spans is denied or withheld, so it is not told."""
    last: int | None = None
    for i in range(sentence.first, sentence.last):
        found = _found(view, places, sentence, i)
        if found is None or is_negated(view, i, found.mover) or is_only_tried(view, i):
            continue
        if any(s.start <= view.tokens[i].start < s.end for s in silenced):
            continue
        mover = found.mover
        if mover is not None and view.tokens[mover].pos == "PRON" and view.lower[mover] not in PART_OF:
            mover = _meant(view, sentence, mover, last)
        last = mover if mover is not None else last
        yield from _expanded(view, places, sentence, found, mover)


def _found(view: View, places: Places, sentence: Sentence, i: int) -> _Found | None:
    token = view.tokens[i]
    lemma = token.lemma.lower()
    phrasal = lemma in PHRASAL and any(view.lower[p] not in AWAY for p in view.deps(i, "prt"))
    phrasal |= any(view.lower[p] in NOWHERE for p in view.deps(i, "advmod", "dobj"))
    if token.pos == "VERB" and lemma in _MOVES and not phrasal and not _continues(view, i):
        mover = _mover(view, places, i)
    elif token.pos == "NOUN" and lemma in DOINGS | THINGS:
        mover = i if lemma in THINGS else _of(view, i)
    elif token.pos in ("AUX", "VERB") and lemma == "be" and _road(view, i) is not None:
        mover = next(iter(view.deps(i, "nsubj")), None)
    else:
        return None
    if mover is None or not _can_move(view, mover):
        return None
    found = _ends(view, places, sentence, i, mover)
    return found if found.origins or found.destinations else None


def _can_move(view: View, mover: int) -> bool:
    """Whether it is somebody or something that travels: "strong condemnation *from* Veland" went nowhere."""
    k = head(view, mover)
    token = view.tokens[k]
    if any(view.tokens[j].tag == "WRB" for j in view.subtree(mover) if j < mover):  # "how many units"
        return False
    if token.pos in ("PRON", "NUM", "PROPN"):
        return token.tag not in ("WP", "WDT") and token.lemma.lower() not in NO_MOVERS
    return token.lemma.lower() in KIND_OF or (token.tag == "NNS" and bool(_WHO.search(token.lemma)))


def _expanded(view: View, places: Places, sentence: Sentence, found: _Found, mover: int | None) -> Iterator[Telling]:
    """One telling for each pair of ends."""
    span, quantity = words_for(view, mover)
    lemma = view.tokens[head(view, mover)].lemma.lower() if mover is not None else ""
    lemma = "people" if mover is not None and view.tokens[mover].pos == "NUM" else lemma
    mode = _MODE.search(sentence.span.of(view.text))
    for origin in found.origins or [[]]:
        for destination in found.destinations or [[]]:
            start, goal = places.end(origin), places.end(destination)
            if start and goal and (start.name == goal.name or set(start.parts) & set(goal.parts)):
                continue
            yield Telling(
                told=Told(Passage(view.annotated.article.id, sentence.span), view.word_at(found.word)),
                who=" ".join(span.of(view.text).split()) if span else None,
                mover=lemma,
                kind=KIND_OF.get(lemma, MoverKind.PEOPLE),
                proper=mover is not None and view.tokens[mover].pos == "PROPN",
                named=mover is not None and _is_person(view, mover),
                many=mover is not None and (view.tokens[mover].tag in ("NNS", "NNPS") or quantity is not None),
                what=_what(view, found.word),
                figure=quantity.span.of(view.text) if quantity else None,
                quantity=quantity,
                origin=start,
                destination=goal,
                via=places.end(found.via),
                mode=mode.group() if mode else None,
                when=when(view, found.word),
                planned=is_planned(view, found.word),
                hedged=is_doubted(view, found.word),
            )


def _is_person(view: View, mover: int) -> bool:
    labels = {m.label for m in view.annotated.mentions if mover in view.tokens_in(m.span)}
    return "PERSON" in labels or (view.tokens[mover].tag == "NNP" and not labels)


def _what(view: View, i: int) -> str:
    road = _road(view, i) if view.tokens[i].lemma == "be" else None
    return view.lower[i] if road is None else f"on the {view.lower[road]}"


# ---------------------------------------------------------------- who moves


def _meant(view: View, sentence: Sentence, pronoun: int, last: int | None) -> int | None:
    """Who "they" are: those named last in the sentence that can move, else who moved last, else nobody known."""
    if view.lower[pronoun] not in ("they", "them", "their", "who", "that"):
        return last
    nouns = (k for k in range(pronoun - 1, sentence.first - 1, -1) if view.tokens[k].tag in ("NNS", "NNPS"))
    return next((k for k in nouns if view.tokens[k].lemma.lower() in KIND_OF and _is_who(view, k)), last)


def _is_who(view: View, k: int) -> bool:
    return KIND_OF[view.tokens[k].lemma.lower()] in (MoverKind.PEOPLE, MoverKind.FORCES)


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
    mover = next((m for m in moved if lemma not in GOES or not _is_end(places, m)), None)
    if mover is None and (lemma in GOES or lemma == "force"):
        counted = [verb - 1] if verb and view.tokens[verb - 1].pos == "NUM" else []  # "and about 2,200 left Karst"
        mover = next(iter([*view.deps(verb, "nsubj"), *counted]), None)
    if mover is None and view.tokens[verb].dep == "acl" and (lemma in GOES or view.tokens[verb].tag == "VBN"):
        mover = view.tokens[verb].head
    if mover is None:
        mover = _subject_above(view, verb, lemma)
    if mover is not None and view.tokens[verb].dep == "relcl" and view.tokens[mover].tag in ("WDT", "WP"):
        mover = view.tokens[verb].head
    if mover is None or view.tokens[mover].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return None
    return None if lemma not in GOES and places.named_by(mover) is not None else mover


def _is_end(places: Places, i: int) -> bool:
    return bool(places.coordinated(i))


def _subject_above(view: View, verb: int, lemma: str) -> int | None:
    """Of "began to withdraw", "halted and left": the subject stands with the verb above."""
    chained = ("xcomp", "conj", "ccomp", "advcl", "pcomp")
    while lemma in GOES and view.tokens[verb].dep in chained and view.tokens[verb].head != verb:
        token = view.tokens[verb]
        verb = view.tokens[token.head].head if token.dep == "pcomp" else token.head  # "after *arriving* in Oren"
        forced = view.deps(verb, "dobj") if token.dep in ("xcomp", "ccomp") else []  # "forced residents to flee"
        if found := [*forced, *view.deps(verb, "nsubj", "nsubjpass")]:
            return found[0]
    return None


def _of(view: View, noun: int) -> int | None:
    """What a noun says to move: "the withdrawal *of troops*", "*troop* transfer", "*Berg*'s visit"."""
    of = next((g for p in view.deps(noun, "prep") if view.lower[p] in ("of", "by") for g in view.deps(p, "pobj")), None)
    if of is not None:
        return of
    compound = next((c for c in view.deps(noun, "compound") if view.lower[c].islower()), None)
    if compound is not None:
        return compound
    owner = next(iter(view.deps(noun, "poss")), None)
    if owner is not None and view.tokens[owner].pos != "PRON":
        return owner
    lemma = view.tokens[noun].lemma.lower()
    if lemma == "passage":  # "were granted safe passage"
        verb = view.tokens[noun].head
        return next((m for m in view.deps(verb, "nsubjpass", "dative") if m != noun), None) and _antecedent(view, verb)
    if lemma in JOURNEYS | {"advance"}:  # "Berg said on a visit to Karst", "continued their advances in Karst"
        above = view.tokens[noun].head
        above = view.tokens[above].head if view.tokens[above].pos == "ADP" else above
        subjects = view.deps(above, "nsubj") if view.tokens[above].pos == "VERB" else []
        return subjects[-1] if subjects else owner
    return owner


def _antecedent(view: View, verb: int) -> int | None:
    subject = next(iter(view.deps(verb, "nsubjpass")), None)
    if subject is not None and view.tokens[subject].tag in ("WP", "WDT") and view.tokens[verb].dep == "relcl":
        return view.tokens[verb].head
    return subject


# ---------------------------------------------------------------- from where to where


def _ends(view: View, places: Places, sentence: Sentence, i: int, mover: int) -> _Found:
    """The places that the verb or noun starts from and goes to, with what is coordinated."""
    ends = _governed(view, sentence, i)
    origins, destinations = _named_ends(view, places, ends, mover)
    lemma = view.tokens[i].lemma.lower()
    origins = origins or _places(places, ends.stood_at)
    if not destinations and lemma in SETTLES:
        destinations = _places(places, ends.near)
    origins = origins or _left(view, places, ends, i, mover, arrives=bool(destinations))
    if destinations and not origins:
        origins = _sender(view, places, i, mover, destinations)
    bare = not (origins or destinations or view.deps(i, "dobj"))
    if bare and lemma in WITHDRAWS | ENTERS and (scene := places.last_scene(i, sentence.first)) is not None:
        origins, destinations = ([[scene]], []) if lemma in WITHDRAWS else ([], [[scene]])
    named = [g for g in origins if any(places.is_proper(k) for k in g)]
    origins = named or origins  # "from Karst, from villages there" tells one origin
    taken = {k for group in origins for k in group}
    return _Found(
        word=i,
        mover=mover,
        origins=_unlike(origins),
        destinations=_unlike([[k for k in group if k not in taken] for group in destinations]),
        via=[k for group in _places(places, ends.through) for k in group],
    )


def _before(view: View, sentence: Sentence) -> int:
    """Where the sentence before begins; the sentence's own beginning where there is none."""
    return max((s.first for s in view.annotated.sentences if s.first < sentence.first), default=sentence.first)


def _named_ends(view: View, places: Places, ends: _Ends, mover: int) -> tuple[list[list[int]], list[list[int]]]:
    """Where the words behind from and to name places, with what nothing but the way shows to be one."""
    origins, destinations = _places(places, ends.origins), _places(places, ends.destinations)
    # a name at the other end of a place is a place, and so are two names between which things move
    things = view.tokens[mover].pos == "NOUN"
    if destinations or (things and any(places.is_name(d) for d in ends.destinations)):
        origins = origins or [[o] for o in ends.origins if places.is_name(o)]
    if not destinations and (origins or things):
        forces = _kind(view, mover) is MoverKind.FORCES
        is_place = places.is_name if origins else places.is_any_name if forces else places.is_only_name
        destinations = [[d] for d in ends.destinations if is_place(d)]
    return origins, destinations


def _left(view: View, places: Places, ends: _Ends, i: int, mover: int, *, arrives: bool) -> list[list[int]]:
    """What is left where no "from" says it: "fled the fighting in Oren", "residents of Oren fled"."""
    lemma = view.tokens[i].lemma.lower()
    if lemma in LEAVES:
        fled = any(not places.coordinated(o) for o in view.deps(i, "dobj"))
        around = _around(view, i) or (ends.near if fled else [])
        return _places(places, around) or _places(places, _home(view, mover))
    return _places(places, _home(view, mover)) if lemma == "evacuate" or (lemma in GOES and arrives) else []


def _sender(view: View, places: Places, i: int, mover: int, destinations: Sequence[Sequence[int]]) -> list[list[int]]:
    """The land that sends goods, or anything abroad, sends it from there: "*Veland* sent generators to Oren"."""
    if view.tokens[i].lemma not in SENDS:
        return []
    for who in view.deps(i, "nsubj"):
        land = places.country(who)
        abroad = any(land != there for group in destinations for k in group if (there := places.land(k)))
        if land is not None and (abroad or _kind(view, mover) is MoverKind.GOODS):
            return [[who]]
    return []


def _kind(view: View, mover: int) -> MoverKind:
    return KIND_OF.get(view.tokens[head(view, mover)].lemma.lower(), MoverKind.PEOPLE)


def _unlike(groups: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Each phrase once."""
    return [list(g) for g in dict.fromkeys(tuple(sorted(g)) for g in groups if g)]


def _places(places: Places, nouns: Sequence[int]) -> list[list[int]]:
    return [found for noun in nouns if (found := places.coordinated(noun))]


def _around(view: View, i: int) -> list[int]:
    """Where what is fled from is: "fled the fighting *in Oren*"."""
    fled = [o for o in view.deps(i, "dobj") if view.lower[o] not in PART_OF]
    return [g for o in fled for p in view.deps(o, "prep") if view.lower[p] in HERE for g in view.deps(p, "pobj")]


def _home(view: View, mover: int) -> list[int]:
    """Where those are of that leave: "residents *of Oren* fled", "a girl hurt *in Oren* was evacuated"."""
    hurt = [p for v in view.deps(mover, "acl") for p in view.deps(v, "prep") if view.lower[p] == "in"]
    of = [p for p in view.deps(mover, "prep") if view.lower[p] in ("of", "in")]
    preps = [*(of if view.tokens[mover].lemma.lower() in DWELLERS else []), *hurt]
    return [g for p in preps for g in view.deps(p, "pobj")]


def _governed(view: View, sentence: Sentence, i: int) -> _Ends:
    ends = _Ends([], [], [], [], [])
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


def _behind(view: View, ends: _Ends, p: int, i: int, *, direct: bool) -> None:
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
        if clause and not (view.tokens[k].lemma in _MOVES and _continues(view, k)):
            return False
    return True


def _road(view: View, i: int) -> int | None:
    """The road that they are on: "are *on the road* to Karst"."""
    on = [p for p in view.deps(i, "prep") if view.lower[p] == "on"]
    return next((g for p in on for g in view.deps(p, "pobj") if view.lower[g] in _ROADS), None)
