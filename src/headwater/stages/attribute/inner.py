# ruff: noqa: SIM905  (lists of words read best as text)
"""Clauses inside what others say in which somebody else speaks.

Relative ones are said of the words that they hang on, "the raid, which Orvan blamed on rebels", "an accusation that the
guard denied", "a raid that activists say killed nine"; in others somebody gives a figure of his own, "while the army
put the toll at 20", or speaks for another, "with a source telling the paper that no raid was flown".
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.cues import SUBJECT, can_speak, says_nothing
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span, Stance

LIKELY = 0.8
_VERBS = lexicon.DENYING | frozenset(["blame", "condemn", "denounce"])
_COUNTED = frozenset(
    "toll number figure cost count damage tally total loss death casualty estimate price value bill".split()
)
_PRONOUNS = ("which", "that")
_PLACING = ("in", "at", "on", "near", "of")  # "the raid in an area that Orvan blamed on rebels": not the area
_CHARGES = lexicon.STATEMENT_NOUNS | {"charge", "suspicion", "theory"}
_SPEAKING = ("telling", "saying", "claiming")
_TELLING = ("say", "claim", "allege", "report", "state", "insist", "maintain")
_FINITE = ("VBD", "VBZ", "VBP", "MD", "VBN")
_WITHIN = (*_PLACING, "against", "from", "to", "by")  # "a debate about a raid that": not the debate
_JOINING = ("pobj", "prep", "compound", "conj", "appos")
_NAMING = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART")
MOST_NAMED = 8  # words between the pronoun and the verb
_OTHERS_SAY = ("say", "tell", "accuse", "claim", "allege", "believe")


def find_in_clauses(view: View, sentence: Sentence) -> list[Found]:
    """What is blamed, denied, condemned in a clause that hangs on the words for it, and what somebody "puts" at."""
    found = []
    for i in range(sentence.first, sentence.last):
        if view.tokens[i].dep == "relcl" and view.tokens[i].lemma in _VERBS:
            found.append(_found(view, sentence, i))
        elif view.tokens[i].lemma == "put":
            found.append(_estimate(view, sentence, i))
        elif view.tokens[i].dep == "acl" and view.lower[i] in _SPEAKING:
            found.append(_with_speaker(view, i))
        elif view.tokens[i].lemma in _TELLING and view.tokens[i].tag in _FINITE:
            found.append(_told_of(view, sentence, i))
    return [f for f in found if f is not None]


def _told_of(view: View, sentence: Sentence, verb: int) -> Found | None:
    """As in "a raid on the town that activists say | killed nine": of the raid they say that it killed nine."""
    told = verb + 1
    if told >= sentence.last or view.tokens[told].tag not in _FINITE or view.tokens[told].pos not in ("VERB", "AUX"):
        return None
    named = range(verb - 1, max(sentence.first, verb - MOST_NAMED), -1)
    pronoun = next((k for k in named if view.lower[k] in _PRONOUNS or view.tokens[k].pos not in _NAMING), None)
    if pronoun is None or view.lower[pronoun] not in _PRONOUNS or pronoun == verb - 1 or not can_speak(view, verb - 1):
        return None
    last = pronoun - 1 - (view.lower[pronoun - 1] == ",")
    if last < sentence.first or view.tokens[last].pos not in ("NOUN", "PROPN"):
        return None
    said = view.span(_first_of_phrase(view, sentence, last), last + 1)
    source = view.span(pronoun + 1, verb)
    behind = view.span(told, _end_of_clause(view, sentence, verb, aside=last < pronoun - 1))
    return _made(view, (said, behind), source, verb) if said and source and behind else None


def _first_of_phrase(view: View, sentence: Sentence, last: int) -> int:
    """Where the noun phrase begins that ends with a word: "a raid on the town"."""
    head = first = last
    while True:
        above = view.tokens[head].head
        joined = view.tokens[head].dep in _JOINING and sentence.first <= above < head
        if not joined or not (view.tokens[above].pos in ("NOUN", "PROPN") or view.lower[above] in _WITHIN):
            break
        head = above
        if view.tokens[head].pos != "ADP":
            first = head
    return max(sentence.first, min(view.chunk(first)[0], first))


def _end_of_clause(view: View, sentence: Sentence, verb: int, *, aside: bool) -> int:
    comma = (k for k in range(verb + 1, sentence.last) if view.lower[k] == ",")
    said = next((c for c in view.deps(verb, "ccomp") if c > verb), None)
    end = sentence.last if said is None else view.chunk(said)[1]
    return min(end, next(comma, sentence.last)) if aside else end


def _with_speaker(view: View, verb: int) -> Found | None:
    """As in "Orvan denied it, with a source telling the paper that no raid was flown": it is the source who speaks."""
    noun = view.tokens[verb].head
    prep, said = view.tokens[noun].head, next((c for c in view.deps(verb, "ccomp") if c > verb), None)
    if said is None or view.lower[prep] != "with" or not prep < noun < verb:
        return None
    first, last = view.chunk(said)
    content = view.span(first + (view.lower[first] == "that"), last)
    source = view.span(view.chunk(noun, without=[verb])[0], verb)
    if content is None or source is None or content.overlaps(source):
        return None
    return _made(view, (content,), source, verb)


def _estimate(view: View, sentence: Sentence, verb: int) -> Found | None:
    """As in "The ministry put the cost at four million"."""
    subject, counted = (next(iter(view.deps(verb, label)), None) for label in ("nsubj", "dobj"))
    amount = next((g for g in view.governed(verb, ("at",))), None)
    if counted is not None and amount is None:
        amount = next((g for g in view.governed(counted, ("at",))), None)  # as a parse may have it
    if subject is None or counted is None or amount is None or not subject < verb < counted < amount:
        return None
    if view.tokens[counted].lemma not in _COUNTED or says_nothing(view, verb) or view.tokens[subject].tag == "WDT":
        return None
    content = view.span(view.chunk(counted)[0], min(view.chunk(amount)[1], sentence.last))
    source = view.span(view.chunk(subject, without=[verb])[0], subject + 1)
    if content is None or source is None or content.overlaps(source):
        return None
    return _made(view, (content,), source, verb)


def _found(view: View, sentence: Sentence, verb: int) -> Found | None:
    lemma, subject = view.tokens[verb].lemma, next(iter(view.deps(verb, *SUBJECT)), None)
    if subject is None or not sentence.first < subject < verb:
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
    source = view.span(
        max(view.chunk(subject, without=[verb])[0], starts + (view.lower[starts] in _PRONOUNS)), subject + 1
    )
    if said is None or source is None or said.overlaps(source):
        return None
    blamed = next((view.span(*view.chunk(p)) for p in view.deps(verb, "prep") if view.lower[p] == "on"), None)
    if (lemma == "blame") != (blamed is not None):
        return None
    return _made(view, (said, blamed) if blamed else (said,), source, verb)


def _made(view: View, content: tuple[Span, ...], source: Span, verb: int) -> Found:
    return Found(
        content=content,
        source=source,
        cue=view.word_at(verb),
        stance=Stance.DENIES if view.tokens[verb].lemma in lexicon.DENYING else Stance.ASSERTS,
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
