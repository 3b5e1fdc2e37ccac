"""Who is said to have said it, from telling to telling: named, by office, by nobody, or somebody else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from headwater.stages.align.units import same_unit
from headwater.stages.attribute.lexicon import PRONOUNS
from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.figures import Figure, figures_of
from headwater.stages.trace.tellings import Telling, alike, became, quoted
from headwater.stages.trace.voices import head_of, is_description, is_unnamed, unnamed_class
from headwater.types import Change, DriftKind, Origin, Passage

MOST_LOST = 3  # losses in a claim; every passage without its source is marked (``Narrated.dropped``)
ONE_SPELLING = 80  # likeness of two surnames, of 100
LARGE = 3  # a figure up to this is anybody's: "two soldiers"
_VAGUE = re.compile(r"\b(?:dozens?|scores?|tens|hundreds|thousands|millions)\b", re.IGNORECASE)  # anybody's

Labelled = Sequence[tuple["Telling", "Label | None"]]


@dataclass(frozen=True, slots=True)
class Label:
    """How a telling calls its source."""

    key: str  # equal for all ways of naming one entity, and for descriptions by one noun
    name: str  # the fullest of the article
    words: str  # as the article has them there; of a pronoun the name behind it
    passage: Passage
    by_name: bool

    def is_other(self, other: Label) -> bool:
        """Whether it is no other spelling or shorter form of a name: "Berg", "Const. Berg"."""
        if self.key == other.key:
            return False
        if not self.by_name and not other.by_name:  # "officials" are "sources"
            return unnamed_class(self.name) != unnamed_class(other.name)
        ends = [name.lower().split()[-1] for name in (self.name, other.name)]
        return not (self.by_name and other.by_name and fuzz.ratio(*ends) >= ONE_SPELLING)


def label_of(telling: Telling, corpus: Corpus) -> Label | None:
    """The source of a telling; None where nobody is named."""
    statement = telling.statement
    if statement is None or statement.speaker is None or not statement.speaker.name.strip():
        return None
    entity, name = corpus.speaker_of(statement), statement.speaker.name
    by_name = entity is not None and not is_unnamed(name) and not is_description(name)
    words = " ".join(statement.source.of(telling.text).split()) if statement.source else name
    if words.lower() in PRONOUNS or not words:
        words = name
    span = statement.source or statement.content[0]
    key = entity.id if entity and by_name else head_of(name)
    return Label(key, name, words, Passage(telling.article, span), by_name)


def attribution_changes(tellings: Sequence[Telling], origins: Sequence[Origin], corpus: Corpus) -> Iterator[Change]:
    """New names for an origin, attributions lost, and one figure given to several."""
    labels = [(telling, label_of(telling, corpus)) for telling in tellings]
    yield from _renamed(labels, origins, corpus)
    yield from _lost(labels)
    yield from _given_to_others(labels)


def _renamed(labels: Labelled, origins: Sequence[Origin], corpus: Corpus) -> Iterator[Change]:
    """One origin under a new name, beside the earliest telling of it: "minister Osk Varn" became "officials"."""
    firsts: dict[int, tuple[Telling, Label]] = {}
    seen: dict[int, list[Label]] = defaultdict(list)
    for telling, label in labels:
        if label is None or telling.origin is None:
            continue
        first, by = firsts.setdefault(telling.origin, (telling, label))
        new = all(label.is_other(known) for known in seen[telling.origin])
        # within one article a name is varied for style: "Arvia" in a headline for the minister whom it goes on to name
        known = corpus.entities.get((by.key if by.by_name else origins[telling.origin].entity) or "")
        styled = known is not None and corpus.is_named_in(known, [telling.article])
        if new and not styled and first.article != telling.article and by.is_other(label):
            what = f"{quoted(by.words)} {became(first, telling)} {quoted(label.words)}"
            yield Change(DriftKind.ATTRIBUTION, by.passage, label.passage, what)
        if new:
            seen[telling.origin].append(label)


def _lost(labels: Labelled) -> Iterator[Change]:
    """What somebody was named for, told as hearsay or in an article's own voice that names nobody for it."""
    attributing = {telling.article for telling, label in labels if label}
    first: tuple[Telling, Label] | None = None
    told: set[str] = set()
    for telling, label in labels:
        if label is not None:
            first = first or (telling, label)
            continue
        lost = telling.dropped or telling.statement is not None
        if not lost or first is None or telling.article in attributing or len(told) >= MOST_LOST:
            continue
        if telling.family in told | {first[0].family}:
            continue
        if alike(first[0], telling):
            told.add(telling.family)
            what = f"{quoted(first[1].words)} {became(first[0], telling)} nobody: {quoted(telling.clipped)}"
            yield Change(DriftKind.ATTRIBUTION, first[1].passage, telling.passage, what)


def _given_to_others(labels: Labelled) -> Iterator[Change]:
    """The same figure, first from one and then from another."""
    firsts: list[tuple[Figure, Label]] = []
    told: set[tuple[int, int | None]] = set()
    for telling, label in labels:
        if label is None or telling.origin is None:
            continue
        for figure in figures_of(telling):
            at = next((n for n, (f, _) in enumerate(firsts) if _one_figure(f, figure)), None)
            if at is None:
                firsts.append((figure, label))
                continue
            first, by = firsts[at]
            if first.telling.origin != telling.origin and (at, telling.origin) not in told:
                told.add((at, telling.origin))
                what = f"{quoted(first.phrase)} is from {quoted(by.words)}, then from {quoted(label.words)}"
                yield Change(DriftKind.ATTRIBUTION, by.passage, label.passage, what)


def _one_figure(one: Figure, other: Figure) -> bool:
    told = other.quantity.value > LARGE and not _VAGUE.search(other.phrase)
    return told and one.form == other.form and same_unit(one.quantity, other.quantity)
