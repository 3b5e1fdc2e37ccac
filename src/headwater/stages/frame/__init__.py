"""frame: statements and narrated passages -> Movement*. Who or what is said to move from where to where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import content_id, made_by
from headwater.stages.attribute.view import View
from headwater.types import Claim, Movement, Named, Passage, Reading, Sentence, Span, When

NAME = "frame"
VERSION = "1"
MADE_BY = made_by(NAME, VERSION)

# what moves is the object of these ...
_TAKES_ALONG = frozenset(
    """move redeploy deploy withdraw transfer send pull relocate evacuate transport shift dispatch bring divert deliver
    airlift rush bus ferry remove carry""".split()
)
# ... and the subject of these
_GOES = frozenset(
    """move withdraw leave flee arrive return retreat travel depart march head cross relocate redeploy evacuate advance
    come go pull""".split()
)
_NOUNS = frozenset(
    """withdrawal redeployment transfer relocation evacuation deployment movement transport departure arrival shipment
    reallocation retreat""".split()
)
_FROM, _TO = frozenset({"from", "out"}), frozenset({"to", "into", "toward", "towards", "for"})
# "some of its troops": what moves is named behind "of"
_PART_OF = frozenset("some part many most hundreds thousands dozens number several all".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_NOUNS = frozenset("region district city town village province area front border camp sector garrison base port north south east west".split())


@dataclass(frozen=True, slots=True)
class _Seen:
    """One telling of a movement, before tellings are joined."""

    passage: Passage
    who: str | None
    what: str
    quantity: str | None
    origin: Named | None
    destination: Named | None
    when: When | None


def frame(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Movement, ...]:
    """The movements that the articles tell, joined where mover and both ends agree, sorted by id."""
    carriers = _carriers(readings, claims)
    groups: dict[tuple[str, str, str], list[_Seen]] = defaultdict(list)
    for reading in readings:
        view = View(reading.annotated)
        for sentence in reading.annotated.sentences:
            for seen in _in_sentence(view, sentence):
                groups[_place_key(seen.origin), _place_key(seen.destination), _mover_key(seen.who)].append(seen)
    return tuple(sorted((_movement(seen, carriers) for seen in groups.values()), key=lambda m: m.id))


def _movement(group: Sequence[_Seen], carriers: Mapping[str, Sequence[tuple[Span, str]]]) -> Movement:
    ordered = sorted(group, key=lambda s: s.passage)
    best = max(ordered, key=lambda s: (bool(s.quantity), bool(s.who), -len(s.who or ""), s.what))
    passages = tuple(sorted({s.passage for s in ordered}))
    claims = {claim for p in passages for span, claim in carriers.get(p.article, ()) if span.overlaps(p.span)}
    return Movement(
        id=content_id("mv", [(p.article, p.span.start, p.span.end) for p in passages], best.who, best.what),
        who=best.who,
        what=best.what,
        quantity=best.quantity,
        origin=next((s.origin for s in ordered if s.origin), None),
        destination=next((s.destination for s in ordered if s.destination), None),
        when=next((s.when for s in ordered if s.when), None),
        passages=passages,
        claims=tuple(sorted(claims)),
        made_by=MADE_BY,
    )


def _carriers(readings: Sequence[Reading], claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    """Where each article carries which claim."""
    statements = {s.id: s for r in readings for s in r.statements}
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for id_ in claim.statements:
            found[statements[id_].article] += [(span, claim.id) for span in statements[id_].content]
        for narrated in claim.narrated:
            found[narrated.passage.article].append((narrated.passage.span, claim.id))
    return found


# ---------------------------------------------------------------- one sentence


def _in_sentence(view: View, sentence: Sentence) -> Iterator[_Seen]:
    for i in range(sentence.first, sentence.last):
        token = view.tokens[i]
        verb = token.pos == "VERB" and token.lemma in _TAKES_ALONG | _GOES
        noun = token.pos == "NOUN" and token.lemma in _NOUNS
        if not verb and not noun:
            continue
        origins, destinations = _ends(view, sentence, i)
        mover = _mover(view, i) if verb else _of(view, i)
        places = bool(origins or destinations)
        if mover is None or not places or (_is_negated(view, i)):
            continue
        for origin in origins or [None]:
            for destination in destinations or [None]:
                yield _seen(view, sentence, i, mover, origin, destination)


def _seen(view: View, sentence: Sentence, i: int, mover: int, origin: int | None, destination: int | None) -> _Seen:
    annotated = view.annotated
    of = [p for p in view.deps(mover, "prep") if view.lower[p] == "of"] if view.lower[mover] in _PART_OF else []
    cut = [c for c in view.deps(mover, "relcl", "acl", "appos", "prep") if c not in of]
    who = view.span(*view.chunk(mover, without=cut))
    counted = next((q for q in annotated.quantities if who and who.contains(q.span)), None)
    when = next((d.when for d in annotated.dates if d.when and sentence.span.contains(d.span)), None)
    return _Seen(
        passage=Passage(annotated.article.id, sentence.span),
        who=" ".join(who.of(view.text).split()) if who else None,
        what=view.lower[i],
        quantity=counted.span.of(view.text) if counted else None,
        origin=_place(view, origin) if origin is not None else None,
        destination=_place(view, destination) if destination is not None else None,
        when=when,
    )


def _is_negated(view: View, i: int) -> bool:
    return bool(view.deps(i, "neg"))


def _mover(view: View, verb: int) -> int | None:
    lemma = view.tokens[verb].lemma
    moved = [*view.deps(verb, "dobj"), *view.deps(verb, "nsubjpass")] if lemma in _TAKES_ALONG | {"evacuate"} else []
    mover = next(iter(moved), None)
    if mover is None and lemma in _GOES:
        mover = next(iter(view.deps(verb, "nsubj")), None)
        if mover is None and view.tokens[verb].tag == "VBG" and view.tokens[verb].dep in ("acl", "pcomp"):
            mover = view.tokens[verb].head if view.tokens[view.tokens[verb].head].pos == "NOUN" else None
    if mover is None or view.tokens[mover].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    return None if _is_place(view, mover) and lemma not in _GOES else mover


def _of(view: View, noun: int) -> int | None:
    """ "the withdrawal *of troops*", "*troop* transfer" """
    of = next((g for p in view.deps(noun, "prep") if view.lower[p] == "of" for g in view.deps(p, "pobj")), None)
    return of if of is not None else next(iter(view.deps(noun, "compound")), None)


def _ends(view: View, sentence: Sentence, i: int) -> tuple[list[int], list[int]]:
    """The places that the verb or noun starts from and goes to, with what is coordinated."""
    origins: list[int] = []
    destinations: list[int] = []
    lemma = view.tokens[i].lemma
    below = set(view.subtree(i))
    for p in sorted(below):
        if not (sentence.first <= p < sentence.last) or view.tokens[p].pos not in ("ADP", "SCONJ"):
            continue
        word = view.lower[p]
        if word not in _FROM | _TO or not _governs(view, i, p):
            continue
        goals = [place for g in view.deps(p, "pobj") for place in _coordinated(view, g) if _is_place(view, place)]
        (origins if word in _FROM else destinations).extend(goals)
    if lemma in ("leave", "flee", "evacuate", "depart"):
        origins += [place for g in view.deps(i, "dobj") for place in _coordinated(view, g) if _is_place(view, place)]
    return _distinct(origins), _distinct(destinations)


def _governs(view: View, i: int, p: int) -> bool:
    """Whether the preposition hangs on the verb itself, on what moves, or on another end; not in a clause of its own."""
    k = p
    while k != i:
        k = view.tokens[k].head
        if k != i and view.tokens[k].pos in ("VERB", "AUX") and view.tokens[k].dep not in ("conj", "xcomp"):
            return False
        if view.tokens[k].head == k and k != i:
            return False
    return True


def _coordinated(view: View, i: int) -> list[int]:
    found = [i]
    for c in view.deps(i, "conj"):
        found += _coordinated(view, c)
    return found


def _distinct(items: Sequence[int]) -> list[int]:
    return sorted(set(items))


def _is_place(view: View, i: int) -> bool:
    token = view.tokens[i]
    named = any(m.label in _PLACES and m.span.start < token.end and m.span.end > token.start for m in view.annotated.mentions)
    capital_below = any(view.words[c][:1].isupper() for c in view.deps(i, "compound", "amod", "nmod"))
    return named or (token.lemma in _PLACE_NOUNS and capital_below)


def _place(view: View, i: int) -> Named | None:
    """The place's name: "the Port Sevrin garrison" without article; a longer clause behind it is left out."""
    without = [c for c in view.deps(i, "relcl", "acl", "appos", "prep", "conj", "cc", "punct", "det", "advmod")]
    span = view.span(*view.chunk(i, without=without))
    return Named(" ".join(span.of(view.text).split()), span) if span else None


def _place_key(place: Named | None) -> str:
    words = [w for w in (place.name.lower().split() if place else []) if w not in _PLACE_NOUNS]
    return " ".join(words)


def _mover_key(who: str | None) -> str:
    """The last word of who moves, less "some of its"."""
    return (who or "").lower().split(" ")[-1].rstrip("s")
