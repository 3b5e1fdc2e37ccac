"""All assertions so far, compared as they come: a new article is held against those on its story alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align.candidates import Candidates, Numbers, Rows, Stories, candidates_with
from headwater.stages.align.claims import claims_of
from headwater.stages.align.compared import Compared, compare
from headwater.stages.align.together import graphs_of, labels_of
from headwater.stages.align.twins import wording_of
from headwater.stages.align.units import Unit
from headwater.types import Claim, Span

GROWTH = 1.5  # by which the table of vectors grows


class Index:
    """Assertions and what is known of pairs of them.

    What it gives does not depend on the order of additions, nor on how many come at once: what is found of a pair
    depends on these two and their articles alone. Assertions in the very same words are compared once, as the first of
    them by place.
    """

    def __init__(self, settings: Settings, step: str) -> None:
        self._settings = settings
        self._step = step
        self._units: list[Unit] = []  # all in different words
        self._twins: list[list[Unit]] = []  # those in the same words as each, by place
        self._places: list[tuple[str, tuple[Span, ...]]] = []  # of each
        self._slot: dict[tuple[object, ...], int] = {}  # of each wording
        self._order: list[int] = []  # by place, as it was when claims were last asked for
        self._first: dict[str, int] = {}  # of each statement
        self._kin: list[tuple[int, int]] = []  # each of a statement's assertions with the first of them
        self._rows: Rows = np.zeros((0, vectors.DIMENSIONS), dtype=np.float32)
        self._stories = Stories()
        self._found = Compared.nothing()
        self._changed: list[int] = []  # for each unit the addition that last touched it or one of its pairs
        self._additions = 0
        self._made: dict[int, tuple[int, int, list[Claim]]] = {}  # of each part: when, how many units, its claims

    def add(self, units: Sequence[Unit]) -> None:
        """Enter all assertions of one article, or of several; those of an article that is there already change nothing.

        Raises:
            ModelError: a model's file is missing or altered.
        """
        units = sorted((u for u in units if u.article not in self._stories), key=lambda u: u.place)
        if not units:
            return
        self._additions += 1
        rows = vectors.encode([u.text for u in units])
        self._enter_articles(units, rows)
        entered = (self._enter(unit, row) for unit, row in zip(units, rows, strict=True))
        fresh = {slot for slot in entered if slot is not None}
        for article in self._stories.count(sorted({u.article for u in units})):
            fresh.update(self._stories.members[self._stories.number(article)])
        self._compare(sorted(fresh))

    def _enter_articles(self, units: Sequence[Unit], rows: Rows) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for k, unit in enumerate(units):
            places[unit.article].append(k)
        for article, held in places.items():
            self._stories.enter(article, rows[held], units[held[0]].day)

    def _enter(self, unit: Unit, row: Rows) -> int | None:
        """The number of the unit, if it has to be compared."""
        wording = wording_of(unit)
        slot = self._slot.get(wording)
        if slot is None:
            slot = self._slot[wording] = len(self._units)
            self._units.append(unit)
            self._places.append(unit.place)
            self._twins.append([unit])
            self._changed.append(self._additions)
            self._relate(unit, slot)
            self._store(slot, row)
            self._stories.members[self._stories.number(unit.article)].append(slot)
            return slot
        self._relate(unit, slot)
        self._changed[slot] = self._additions
        self._twins[slot] = sorted([*self._twins[slot], unit], key=lambda u: u.place)
        if unit.place > self._units[slot].place:
            return None
        # it stands for all in its words from now on, so that the order of additions makes no difference
        self._stories.members[self._stories.number(self._units[slot].article)].remove(slot)
        self._stories.members[self._stories.number(unit.article)].append(slot)
        self._units[slot], self._places[slot] = unit, unit.place
        return slot

    def _relate(self, unit: Unit, slot: int) -> None:
        if unit.statement is not None:
            self._kin.append((slot, self._first.setdefault(unit.statement.id, slot)))

    def _store(self, slot: int, row: Rows) -> None:
        if slot >= len(self._rows):
            grown = np.zeros((int(GROWTH * slot) + 64, vectors.DIMENSIONS), dtype=np.float32)
            grown[: len(self._rows)] = self._rows
            self._rows = grown
        self._rows[slot] = row

    def _compare(self, fresh: Sequence[int]) -> None:
        pairs = candidates_with(fresh, self._units, self._rows, self._stories)
        involved, numbers = np.unique(np.concatenate([pairs.one, pairs.other]), return_inverse=True)
        local = Candidates(numbers[: len(pairs)], numbers[len(pairs) :], pairs.cosine, pairs.crowded)
        found = compare([self._units[i] for i in involved.tolist()], local)
        replaced = np.isin(self._found.pairs.one, fresh) | np.isin(self._found.pairs.other, fresh)
        old = self._found
        for i in np.concatenate([involved, old.pairs.one[replaced], old.pairs.other[replaced]]).tolist():
            self._changed[i] = self._additions
        self._found = Compared.all_of([old.where(~replaced), found.renumbered(involved)])

    def claims(self) -> tuple[Claim, ...]:
        """The claims of all that was added, sorted by id."""
        # what is in order but for a few is sorted again in no time
        new = range(len(self._order), len(self._units))
        order = self._order = sorted([*self._order, *new], key=self._places.__getitem__)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        units, twins = [self._units[i] for i in order], [self._twins[i] for i in order]
        changed = np.array([self._changed[i] for i in order])
        kin = rank[np.array(self._kin, dtype=np.int64).reshape(-1, 2)]
        return tuple(sorted(self._all(units, twins, self._found.renumbered(rank), kin, changed), key=lambda c: c.id))

    def _all(
        self, units: Sequence[Unit], twins: Sequence[Sequence[Unit]], found: Compared, kin: Numbers, changed: Numbers
    ) -> Iterator[Claim]:
        labels = labels_of(len(units), kin, found, self._settings)
        size, since = np.bincount(labels), np.zeros(labels.max(initial=-1) + 1, dtype=np.int64)
        np.maximum.at(since, labels, changed)
        first = np.unique(labels, return_index=True)[1]
        slots = [self._order[at] for at in first.tolist()]
        whens = list(zip(since.tolist(), size.tolist(), strict=True))
        held = [self._made.get(slot) for slot in slots]
        stale = [k for k, (old, when) in enumerate(zip(held, whens, strict=True)) if old is None or old[:2] != when]
        made = {slot: old for slot, old in zip(slots, held, strict=True) if old is not None}
        for part, graph in graphs_of(units, twins, found, labels, stale):
            made[slots[part]] = (*whens[part], claims_of(graph, self._settings, self._step))
        self._made = made
        for _, _, claims in made.values():
            yield from claims
