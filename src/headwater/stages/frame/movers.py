"""Who or what moves."""

from __future__ import annotations

import re

from headwater.stages.attribute.view import View
from headwater.stages.frame.clauses import antecedent, head
from headwater.stages.frame.places import Places
from headwater.stages.frame.words import (
    GOES,
    JOURNEYS,
    KIND_OF,
    NO_MOVERS,
    TAKES_ALONG,
)
from headwater.types import MoverKind, Sentence

_WHO = re.compile(r"(?<!tt)(?:ist|ian|ant|ee|man|woman|er|or)$")  # "protesters": the word says that they are people


def of_verb(view: View, places: Places, verb: int) -> int | None:
    """Who or what a verb says to move."""
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
    if mover is not None and view.tokens[mover].head == verb:
        mover = antecedent(view, mover)
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


def of_noun(view: View, noun: int) -> int | None:
    """What a noun says to move: "the withdrawal *of troops*", "*troop* transfer", "*Berg*'s visit"."""
    if of := view.governed(noun, ("of", "by")):
        return of[0]
    compound = next((c for c in view.deps(noun, "compound") if view.lower[c].islower()), None)
    if compound is not None:
        return compound
    owner = next(iter(view.deps(noun, "poss")), None)
    if owner is not None and view.tokens[owner].pos != "PRON":
        return owner
    lemma = view.tokens[noun].lemma.lower()
    if lemma == "passage":  # "were granted safe passage"
        subject = next(iter(view.deps(view.tokens[noun].head, "nsubjpass")), None)
        return None if subject is None else antecedent(view, subject)
    if lemma in JOURNEYS | {"advance"}:  # "Berg said on a visit to Karst", "continued their advances in Karst"
        above = view.tokens[noun].head
        above = view.tokens[above].head if view.tokens[above].pos == "ADP" else above
        subjects = view.deps(above, "nsubj") if view.tokens[above].pos == "VERB" else []
        return subjects[-1] if subjects else owner
    return owner


def can_move(view: View, mover: int) -> bool:
    """Whether it is somebody or something that travels: "strong condemnation *from* Veland" went nowhere."""
    k = head(view, mover)
    token = view.tokens[k]
    if any(view.tokens[j].tag == "WRB" for j in view.subtree(mover) if j < mover):  # "how many units"
        return False
    if token.pos in ("PRON", "NUM", "PROPN"):
        return token.tag not in ("WP", "WDT") and token.lemma.lower() not in NO_MOVERS
    return token.lemma.lower() in KIND_OF or (token.tag == "NNS" and bool(_WHO.search(token.lemma)))


def meant(view: View, sentence: Sentence, pronoun: int, last: int | None) -> int | None:
    """Who "they" are: those named last in the sentence that can move, else who moved last, else nobody known."""
    if view.lower[pronoun] not in ("they", "them", "their", "who", "that"):
        return last
    nouns = (k for k in range(pronoun - 1, sentence.first - 1, -1) if view.tokens[k].tag in ("NNS", "NNPS"))
    return next((k for k in nouns if view.tokens[k].lemma.lower() in KIND_OF and _is_who(view, k)), last)


def _is_who(view: View, k: int) -> bool:
    return KIND_OF[view.tokens[k].lemma.lower()] in (MoverKind.PEOPLE, MoverKind.FORCES)


def is_person(view: View, mover: int) -> bool:
    """Whether it is a person by name, as far as the tagger can tell."""
    labels = view.labels.get(mover, frozenset())
    return "PERSON" in labels or (view.tokens[mover].tag == "NNP" and not labels)


def kind_of(view: View, mover: int) -> MoverKind:
    """What kind of thing moves; who is not known is somebody."""
    return KIND_OF.get(view.tokens[head(view, mover)].lemma.lower(), MoverKind.PEOPLE)
