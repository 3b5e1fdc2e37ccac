"""The events other than movements that one sentence tells: who did what to whom, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.stages.attribute.view import View
from headwater.stages.frame.clauses import (
    antecedent,
    head,
    is_doubted,
    is_negated,
    is_only_tried,
    is_planned,
    quantities_in,
    when,
    words_for,
)
from headwater.stages.frame.event_words import (
    ABSTRACT,
    CONTROL,
    FIRED,
    GIVEN,
    LAND,
    LAUNCHED,
    MEN,
    NOUNS,
    OFFICES,
    TARGETS,
    VERBS,
)
from headwater.stages.frame.places import Places
from headwater.stages.frame.words import HERE
from headwater.types import End, EventKind, Passage, Quantity, Sentence, Span, Told, When

_KIND_OF_VERB = {verb: kind for kind, verbs in VERBS.items() for verb in verbs}
_KIND_OF_NOUN = {noun: kind for kind, nouns in NOUNS.items() for noun in nouns}
_AT = HERE | {"on", "against", "near", "of", "outside"}
_NEAR = 6  # words behind a figure in which what it counts stands
_WITH = frozenset({"with", "between"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One telling of an event, before tellings are joined."""

    told: Told
    kind: EventKind
    what: str
    who: str | None
    whom: str | None
    state: str | None
    figure: str | None
    quantity: Quantity | None
    place: End | None
    when: When | None
    planned: bool
    hedged: bool


def happenings(view: View, places: Places, sentence: Sentence, silenced: Sequence[Span]) -> Iterator[Happening]:
    """The events in a sentence; what lies in ``silenced`` spans is denied or withheld, so it is not told."""
    yield from _casualties(view, places, sentence, silenced)
    for i in range(sentence.first, sentence.last):
        token = view.tokens[i]
        if token.pos not in ("VERB", "NOUN") or any(s.start <= token.start < s.end for s in silenced):
            continue
        found = _verb(view, places, i) if token.pos == "VERB" else _noun(view, places, i)
        if found is None or is_negated(view, i, found.who) or is_only_tried(view, i):
            continue
        if found.kind is EventKind.ATTACK and any(view.tokens[k].lemma in LAUNCHED for k in view.deps(i, "dobj")):
            continue  # "launched an attack": the noun tells it, and where
        yield _happening(view, places, sentence, i, found)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: EventKind
    who: int | None
    whom: int | None
    place: Sequence[int]


def _happening(view: View, places: Places, sentence: Sentence, i: int, found: _Found) -> Happening:
    who, _ = words_for(view, _meant(view, found.who))
    whom, quantity = words_for(view, found.whom)
    return Happening(
        told=Told(Passage(view.annotated.article.id, sentence.span), view.word_at(i)),
        kind=found.kind,
        what=view.lower[i],
        who=view.line(who) if who else None,
        whom=view.line(whom) if whom else None,
        state=None,
        figure=quantity.span.of(view.text) if quantity else None,
        quantity=quantity,
        place=places.end(found.place),
        when=when(view, i),
        planned=is_planned(view, i),
        hedged=is_doubted(view, i),
    )


def _meant(view: View, who: int | None) -> int | None:
    """Who a relative pronoun stands for; nobody that could be named for "its" and "by the end of May"."""
    if who is None or not view.labels.get(who, frozenset()).isdisjoint(("DATE", "TIME")):
        return None
    who = antecedent(view, who)
    token = view.tokens[who]
    return None if token.pos == "PRON" or token.lemma in LAUNCHED else who  # what hits is not who attacks


# ---------------------------------------------------------------- casualties


def _casualties(view: View, places: Places, sentence: Sentence, silenced: Sequence[Span]) -> Iterator[Happening]:
    """What became of how many: the figures have been read with their state already."""
    for quantity in quantities_in(view, sentence.span):
        span = quantity.span
        if quantity.state not in MEN or quantity.unit in LAND:
            continue
        if any(s.overlaps(span) for s in silenced):
            continue
        at = view.tokens_in(span)[-1]
        above = _clause(view, at)
        if is_only_tried(view, above):
            continue
        yield Happening(
            told=Told(Passage(view.annotated.article.id, sentence.span), span),
            kind=EventKind.CASUALTIES,
            what=quantity.state,
            who=None,
            whom=_counted(view, quantity, at),
            state=quantity.state,
            figure=span.of(view.text),
            quantity=quantity,
            place=places.end(_where(view, places, above)) or _named(view, quantity) or _deeper(view, places, above),
            when=quantity.as_of or when(view, above),
            planned=False,
            hedged=is_doubted(view, above),
        )


def _counted(view: View, quantity: Quantity, at: int) -> str | None:
    """Who was counted, as the text has it behind the figure: "soldiers"."""
    behind = range(at + 1, min(at + 1 + _NEAR, len(view.tokens)))
    return next((view.lower[k] for k in behind if view.tokens[k].lemma.lower() == quantity.unit), quantity.unit or None)


def _named(view: View, quantity: Quantity) -> End | None:
    place = quantity.place
    if place is None or place.span is None:
        return None
    return End(view.annotated.article.id, place.name, place.span, (place,))


def _deeper(view: View, places: Places, i: int) -> End | None:
    """Where what did it was: "killed in a blast *in Oren*"."""
    below = (p for p in view.subtree(i) if view.lower[p] in HERE and view.tokens[p].pos == "ADP")
    found = (places.coordinated(g) for p in below for g in view.deps(p, "pobj"))
    return next((places.end(nouns) for nouns in found if any(places.is_proper(k) for k in nouns)), None)


def _clause(view: View, i: int) -> int:
    """The verb over a word; the word at the top where there is none."""
    while view.tokens[i].pos not in ("VERB", "AUX") and view.tokens[i].head != i:
        i = view.tokens[i].head
    return i


# ---------------------------------------------------------------- verbs and nouns


def _verb(view: View, places: Places, i: int) -> _Found | None:
    lemma = view.tokens[i].lemma.lower()
    kind = _KIND_OF_VERB.get(lemma)
    objects = [*view.deps(i, "dobj"), *view.deps(i, "nsubjpass")]
    thing = next(iter(objects), None)
    if kind is None and thing is not None and view.tokens[thing].lemma in CONTROL:
        of = view.governed(thing, ("of", "over"))
        kind, thing = (EventKind.CONTROL, of[0]) if of else (None, thing)
    if kind is None:
        return None
    who = next(iter(view.deps(i, "nsubj")), view.agent(i))
    noun = view.tokens[head(view, thing)].lemma.lower() if thing is not None else ""
    if noun in ABSTRACT:
        return None
    where = _where(view, places, i) or ([] if thing is None else _where(view, places, thing))
    held = [] if thing is None else places.coordinated(thing)
    match kind:
        case EventKind.CONTROL:
            fits = bool(held) or noun in LAND
            return _Found(kind, who, thing, held or where) if fits and thing is not None else None
        case EventKind.ATTACK:
            needs = {"launch": LAUNCHED, "fire": FIRED}.get(lemma)
            fits = thing is not None and (noun in needs if needs else bool(held) or _is_hit(view, thing))
            place = held if any(places.is_proper(k) for k in held) else where or held
            return _Found(kind, who, None if needs else thing, place) if fits else None
        case EventKind.AID:
            to = view.governed(i, ("to",), "prep", "dative")
            land = [p for g in to for p in places.coordinated(g)]
            return _Found(kind, who, thing, land) if noun in GIVEN and to else None
        case EventKind.MEETING:
            others = [*objects, *view.governed(i, _WITH)]
            fits = bool(others) and who is not None and _is_party(view, others[0]) and _is_party(view, who)
            return _Found(kind, who, others[0], where) if fits else None
    return _Found(kind, who, thing, where) if thing is not None and who is not None else None


def _noun(view: View, places: Places, i: int) -> _Found | None:
    kind = _KIND_OF_NOUN.get(view.tokens[i].lemma.lower())
    if kind is None or view.tokens[i].dep in ("compound", "amod", "nmod"):
        return None
    hit = view.governed(i, ("on", "against", "of"))
    held = [k for g in hit for k in places.coordinated(g)]
    place = _where(view, places, i) or held
    who = next(iter([*view.governed(i, ("by",)), *view.deps(i, "poss")]), None)
    if kind is EventKind.CONTROL:
        return _Found(kind, who, hit[0], held) if held else None
    if kind is EventKind.MEETING:
        others = view.governed(i, _WITH)
        return _Found(kind, who, others[0], place) if others and _is_party(view, others[0]) else None
    return _Found(kind, who, next(iter(hit), None), place) if place else None


def _is_party(view: View, i: int) -> bool:
    labels = view.labels.get(i, frozenset())
    known = view.tokens[i].pos == "PROPN" or view.tokens[i].lemma in OFFICES
    return known or not labels.isdisjoint(("PERSON", "ORG", "GPE", "NORP"))


def _is_hit(view: View, i: int) -> bool:
    """Whether it can be attacked by force: people, something built; a person or body is so in words too."""
    labels = view.labels.get(i, frozenset())
    named = view.tokens[i].pos == "PROPN" and labels.isdisjoint(("PERSON", "ORG"))
    return named or view.tokens[i].lemma in TARGETS


def _where(view: View, places: Places, i: int) -> list[int]:
    """The place where the clause says that it happened: "*in Oren*"."""
    for p in view.deps(i, "prep"):
        if view.lower[p] in _AT:
            found = [k for g in view.deps(p, "pobj") for k in places.coordinated(g)]
            if any(places.is_proper(k) for k in found):
                return found
    return []
