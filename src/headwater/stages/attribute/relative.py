"""What a relative clause is said of: "the raid, which Orvan blamed on rebels", "an accusation that the guard denied"."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.cues import SUBJECT, says_nothing
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span, Stance

LIKELY = 0.8
_VERBS = lexicon.DENYING | frozenset(["blame", "condemn", "denounce"])
_PRONOUNS = ("which", "that")
_PLACING = ("in", "at", "on", "near", "of")  # "the raid in an area that Orvan blamed on rebels": not the area
_CHARGES = lexicon.STATEMENT_NOUNS | {"charge", "suspicion", "theory"}
_OTHERS_SAY = ("say", "tell", "accuse", "claim", "allege", "believe")


def find_in_relative_clauses(view: View, sentence: Sentence) -> list[Found]:
    """What is blamed, denied, condemned or the like in a clause that hangs on the words for it."""
    verbs = (i for i in range(sentence.first, sentence.last) if view.tokens[i].dep == "relcl")
    return [found for i in verbs if (found := _found(view, sentence, i)) is not None]


def _found(view: View, sentence: Sentence, verb: int) -> Found | None:
    lemma, subject = view.tokens[verb].lemma, next(iter(view.deps(verb, *SUBJECT)), None)
    if lemma not in _VERBS or subject is None or not sentence.first < subject < verb:
        return None
    if view.tokens[subject].pos == "PRON" or says_nothing(view, verb):
        return None
    if view.deps(verb, "ccomp", "xcomp", "neg", "nsubjpass") or any(c > verb for c in view.deps(verb, "dobj")):
        return None
    pronoun = min((k for k in view.deps(verb, "dobj", "pobj") if view.lower[k] in _PRONOUNS), default=None)
    if pronoun is None and view.tokens[view.tokens[verb].head].lemma not in _CHARGES and lemma != "blame":
        return None
    starts = view.chunk(subject)[0] if pronoun is None else pronoun
    said = _antecedent(view, sentence, verb, starts)
    source = view.span(max(view.chunk(subject, without=[verb])[0], starts + (view.lower[starts] in _PRONOUNS)), subject + 1)
    if said is None or source is None or said.overlaps(source):
        return None
    blamed = next((view.span(*view.chunk(p)) for p in view.deps(verb, "prep") if view.lower[p] == "on"), None)
    if (lemma == "blame") != (blamed is not None):
        return None
    return Found(
        content=(said, blamed) if blamed else (said,),
        source=source,
        cue=view.word_at(verb),
        stance=Stance.DENIES if lemma in lexicon.DENYING else Stance.ASSERTS,
        relays=(),
        addressee=None,
        continues=False,
        confidence=LIKELY,
    )


def _antecedent(view: View, sentence: Sentence, verb: int, before: int) -> Span | None:
    """The words of which the clause tells; of a charge, all that is charged."""
    head = view.tokens[verb].head
    if view.tokens[head].pos not in ("NOUN", "PROPN") or head >= before:
        return None
    if view.tokens[head].lemma in _CHARGES:
        return _charged(view, sentence, head, before)
    while view.tokens[head].dep == "pobj":
        prep = view.tokens[head].head
        above = view.tokens[prep].head
        if view.lower[prep] not in _PLACING or view.tokens[above].pos != "NOUN":
            break
        head = above
    return view.span(view.chunk(head, without=[verb])[0], before)


def _charged(view: View, sentence: Sentence, noun: int, before: int) -> Span | None:
    """As in "they say that it helps the army, a charge that the guard denies": behind the cue that brings it."""
    cues: Sequence[int] = [k for k in range(sentence.first, noun) if view.tokens[k].lemma in _OTHERS_SAY]
    first = cues[-1] + 1 if cues else sentence.first
    while first < noun and view.lower[first] == "that":
        first += 1
    return view.span(first, before)
