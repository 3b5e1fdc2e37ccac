from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from align.build import compared, figure, pairs_of, unit
from headwater.stages.align import compared as compared_
from headwater.stages.align.compared import ALIKE, BAR, CONFLICT, LATER, NOT, OPPOSED, Compared, compare, reasons_of
from headwater.stages.align.events import Blame, Event
from headwater.stages.align.likeness import FIRST, SECOND
from headwater.stages.align.parties import Party, PartyKind
from headwater.types import Bound, Span, Stance

MOVES = "Veland is moving its troops from Karst to Oren"
FAR = "Bread has become dear in the markets of the south"
UNITS = [
    unit(MOVES, article="a1"),
    unit(MOVES, article="a2", by="Tom Krol"),
    unit(MOVES, article="a3", stance=Stance.DENIES),
    unit("Troops took 28 villages", article="a4", figures=[figure(28)]),
    unit("Troops took 74 villages", article="a5", figures=[figure(74)]),
    unit(FAR, article="a6", by="Mira Dolan"),
    unit("Soldiers of Veland leave Karst for the front near Oren", article="a7", by="Ivo Lind"),
]


@pytest.fixture
def verdicts(monkeypatch):
    """Sets what the judge says of any pair: how likely it is the same, and a conflict."""

    def says(same: float, conflict: float) -> None:
        def judged(_units, pairs, first):
            margin = np.log(same / (1 - same))
            return np.array([[odds, same, conflict, margin] for odds in first]).reshape(len(pairs), len(SECOND))

        monkeypatch.setattr(compared_, "judged", judged)

    return says


def test_the_same_words_are_likelier_the_same_than_others(verdicts):
    verdicts(0.95, 0.01)
    found = compare(UNITS, pairs_of([(0, 1), (0, 5)]))
    assert found.odds[0] == max(found.odds) > 0
    assert not found.barred.any()
    assert not found.rival.any()


def test_another_figure_bars_and_is_a_rival(verdicts):
    verdicts(0.95, 0.01)
    found = compare(UNITS, pairs_of([(3, 4)]))
    assert (found.barred[0], found.rival[0], found.odds[0]) == (True, True, NOT)


def test_the_toll_of_some_is_not_that_of_all_and_no_rival(verdicts):
    verdicts(0.95, 0.01)
    words = "The raid killed people in Karst"
    all_, some = (figure(n, unit_=whom, state="killed") for n, whom in ((26, "people"), (22, "child")))
    units = [unit(words, article="a1", figures=[all_]), unit(words, article="a2", by="Tom Krol", figures=[some])]
    found = compare(units, pairs_of([(0, 1)]))
    assert (found.barred[0], found.rival[0], found.odds[0]) == (True, False, NOT)
    both = [replace(u, quantities=(all_, some)) for u in units]
    assert not compare(both, pairs_of([(0, 1)])).barred[0]


KILLED = {"unit_": "people", "state": "killed"}


def counting(value: float, article: str, *, day: int = 9, **more):
    given = figure(value, **KILLED, **more)
    text = "The raid on the market was deadly" if article == "a1" else "Bodies lay in a street of Oren"
    return unit(text, article=article, day=day, figures=[given])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (counting(58, "a1"), replace(counting(58, "a2"), article="a1"), True),
        (counting(58, "a1"), counting(58, "a2"), True),
        (counting(12, "a1"), replace(counting(12, "a2"), article="a1"), True),
        (counting(12, "a1"), counting(12, "a2"), False),
        (counting(4, "a1"), replace(counting(4, "a2"), article="a1"), False),
        (counting(58, "a1"), counting(58, "a2", day=10), False),
        (counting(30, "a1"), counting(30, "a2"), False),
        (counting(110, "a1"), counting(110, "a2"), True),
        (counting(200, "a1", bound=Bound.AT_LEAST), counting(200, "a2", bound=Bound.AT_LEAST), False),  # "hundreds"
    ],
)
def test_one_toll_is_one_claim_whatever_the_judge_says(verdicts, one, other, same):
    verdicts(0.01, 0.01)
    found = compare([one, replace(other, spans=(Span(90, 99),))], pairs_of([(0, 1)], cosine=0.2))
    assert bool(max(found.odds, default=NOT) >= ALIKE) is same


def test_what_is_said_in_stock_words_is_one_claim_whatever_the_judge_says(verdicts):
    verdicts(0.01, 0.01)
    denied = unit("any involvement", article="a1", side="Veland", day=9, stance=Stance.DENIES)
    baseless = unit("the reports as baseless", article="a2", side="Veland", day=9)
    found = compare([denied, baseless], pairs_of([(0, 1)]))
    assert (found.odds[0], found.barred[0]) == (ALIKE, False)


def test_what_is_always_denied_is_not_what_is_denied_today(verdicts):
    verdicts(0.95, 0.01)
    always, today = (
        replace(unit("a role in the raid", article=a, by="Veland", stance=Stance.DENIES), told=f"Veland {cue}: a role")
        for a, cue in (("a1", "has always denied"), ("a2", "denied"))
    )
    assert compare([always, today], pairs_of([(0, 1)])).barred[0]


def test_what_is_told_inside_a_charge_is_not_the_charge(verdicts):
    verdicts(0.95, 0.01)
    party = Party(PartyKind.STATE, frozenset({"Veland"}))
    nothing = Event(frozenset(), frozenset(), frozenset(), frozenset())
    blame = Blame(
        party, "Veland", denied=False, past=False, charged=True, event=nothing, topic=nothing, home=frozenset()
    )
    told = unit(MOVES, article="a1", said="s1")
    charge, elsewhere = (replace(unit(MOVES, article=a, said="s2"), blame=blame) for a in ("a1", "a2"))
    assert compare([told, charge], pairs_of([(0, 1)])).barred[0]
    assert not compare([told, elsewhere], pairs_of([(0, 1)])).barred[0]


def test_a_denial_is_barred_and_no_rival(verdicts):
    verdicts(0.95, 0.01)
    found = compare(UNITS, pairs_of([(0, 2)]))
    assert (found.barred[0], found.rival[0], found.odds[0]) == (True, False, NOT)


@pytest.mark.parametrize(("sure", "barred"), [(OPPOSED + 0.01, True), (OPPOSED - 0.01, False)])
def test_what_the_judge_holds_for_a_conflict_is_barred(verdicts, sure, barred):
    verdicts(0.3, sure)
    found = compare(UNITS, pairs_of([(0, 6)]))
    assert found.barred[0] == barred
    assert (found.odds[0] == NOT) == barred


def test_the_judge_does_not_read_what_is_plainly_other(verdicts, monkeypatch):
    verdicts(0.9, 0.01)
    monkeypatch.setattr(compared_, "DOUBTFUL", 1 - 1e-12)
    (said,) = reasons_of(UNITS, pairs_of([(0, 5)], 0.0))
    assert not any(reason.startswith("read together") for reason in said)


def test_the_judge_does_not_read_what_is_surely_one(verdicts):
    verdicts(0.1, 0.8)
    (said,) = reasons_of(UNITS, pairs_of([(0, 1)], 1.0))
    assert not any(reason.startswith("read together") for reason in said)
    assert not compare(UNITS, pairs_of([(0, 1)], 1.0)).barred.any()


def test_reasons_tell_what_the_judge_read(verdicts):
    verdicts(0.9, 0.01)
    ((first, *rest),) = reasons_of(UNITS, pairs_of([(0, 6)]))
    assert first == "read together: 90% the same"
    assert rest
    assert all(any(reason.startswith(name) for name in FIRST) for reason in rest)


def test_what_cannot_matter_to_a_claim_is_not_kept():
    assert len(compare(UNITS, pairs_of([(0, 5)], 0.0)).pairs) == 0
    assert len(compare(UNITS, pairs_of([(3, 4)], BAR - 0.01)).pairs) == 0


def test_each_day_after_the_first_counts_against_a_pair():
    days = [unit(MOVES, article=f"a{k}", day=k) for k in (0, 1, 2, 4)]
    odds = compare(days, pairs_of([(0, 1), (0, 2), (0, 3)])).odds
    assert odds[1] - odds[2] > 2 * LATER - 1e-6
    assert odds[0] > odds[1]


def test_a_pair_is_compared_for_itself():
    pairs = [(0, 1), (0, 2), (3, 4)]
    together = compare(UNITS, pairs_of(pairs))
    for k, pair in enumerate(pairs):
        alone = compare(UNITS, pairs_of([pair]))
        assert (alone.odds[0], alone.barred[0], alone.rival[0]) == (
            together.odds[k],
            together.barred[k],
            together.rival[k],
        )


def test_no_pairs():
    for none in (compare([], Compared.nothing().pairs), compare(UNITS, pairs_of([])), Compared.nothing()):
        assert len(none.pairs) == len(none.odds) == len(none.barred) == 0


# -------------------------------------------------------------------- tables of pairs


def rows(found):
    return {(int(i), int(j)): float(o) for i, j, o in zip(found.pairs.one, found.pairs.other, found.odds, strict=True)}


def test_pairs_are_kept_by_choice_and_joined():
    found = compared({(0, 1): 0.9, (1, 2): 0.2, (0, 3): 0.6})
    kept, rest = found.where(found.odds > 0), found.where(found.odds <= 0)
    assert set(rows(kept)) == {(0, 1), (0, 3)}
    assert rows(Compared.all_of([rest, kept])) == rows(found)


def test_units_counted_otherwise_are_the_same_pairs():
    found = compared({(0, 1): 0.9, (1, 2): 0.2, (0, 3): 0.6}, rival=[(2, 3)])
    renumbered = found.renumbered(np.array([7, 2, 5, 0]))
    number = {0: 7, 1: 2, 2: 5, 3: 0}
    assert rows(renumbered) == {tuple(sorted((number[i], number[j]))): odds for (i, j), odds in rows(found).items()}
    assert list(rows(renumbered)) == sorted(rows(renumbered))
    assert list(zip(renumbered.pairs.one[renumbered.rival], renumbered.pairs.other[renumbered.rival], strict=True)) == [
        (0, 5)
    ]


def test_the_judge_is_asked_of_a_conflict():
    assert SECOND[CONFLICT] == "judged in conflict"
