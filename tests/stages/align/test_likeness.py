from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.build import figure, pairs_of, unit, voice
from headwater.errors import ModelError
from headwater.models import judge, vectors
from headwater.stages.align import likeness
from headwater.stages.align.candidates import Candidates
from headwater.stages.align.likeness import (
    FIRST,
    MOST,
    SECOND,
    Sides,
    Weights,
    first_look,
    judged,
    measure,
    second_look,
)
from headwater.types import Form, Stance

MOVES = "Veland is moving its troops from Karst to Oren"


def measured(a, b, *, cosine=0.9):
    """The measures of one pair by name."""
    (row,) = measure(Sides.of([a, b], vectors.encode([a.content, b.content])), pairs_of([(0, 1)], cosine))
    return dict(zip(FIRST, row.tolist(), strict=True))


# -------------------------------------------------------------------- the first look


def test_a_place_in_another_spelling_is_no_other_place():
    karst, lomnis = unit("Troops leave Karst", places=["karst"]), unit("Troops leave Lomnis", places=["lomnis"])
    velandic = unit("Velandic troops leave Karst", places=["karst"], names=["veland"])
    assert measured(karst, lomnis)["other places"] == 1
    assert measured(karst, velandic)["other places"] == 0
    assert measured(unit("Troops leave Veland", places=["velandia"]), velandic)["other places"] == 0
    assert measured(karst, unit("Troops leave"))["other places"] == 0


def test_the_same_words_are_alike_in_all():
    found = measured(unit(MOVES, article="a1"), unit(MOVES, article="a2"), cosine=1.0)
    for name in ("wording", "whole wording", "common words", "contained words", "words in order"):
        assert found[name] == pytest.approx(1, abs=1e-3), name
    assert found["lengths apart"] == 0


def test_words_are_compared():
    found = measured(unit("troops leave karst now", article="a1"), unit("now troops leave", article="a2"), cosine=0.6)
    assert found["wording"] == pytest.approx(0.6)
    assert found["common words"] == pytest.approx(3 / 4)
    assert found["contained words"] == pytest.approx(1)
    assert found["words in order"] == pytest.approx(2 / 3)
    assert found["length"] == pytest.approx(np.log(4))
    assert found["lengths apart"] == pytest.approx(np.log(4 / 3))


@pytest.mark.parametrize(
    ("a", "b", "held"),
    [
        (unit(), unit(at=99), {"same speaker", "one article"}),
        (unit(), unit(article="a2"), {"same speaker"}),
        (unit(), unit(article="a2", by="Tom Krol"), {"other speaker"}),
        (unit(side="Veland"), unit(article="a2", by="Tom Krol", side="Veland"), {"other speaker", "same side"}),
        (unit(), unit(article="a2", by=None), set()),
        (unit(), voice(article="a2"), {"own voice"}),
        (unit(), unit(article="a2", stance=Stance.DENIES), {"same speaker", "other stance"}),
        (unit(), unit(article="a2", whole=False), {"same speaker", "parts"}),
        (unit(), unit(article="a2", form=Form.DIRECT), {"same speaker"}),
        (unit(form=Form.MIXED), unit(article="a2", form=Form.DIRECT), {"same speaker", "both quoted"}),
        (unit(names=["oren"]), unit(article="a2", names=["oren"]), {"same speaker", "common names"}),
        (unit(names=["oren"]), unit(article="a2", names=["karst"]), {"same speaker", "no common name"}),
        (unit(names=["oren"]), unit(article="a2"), {"same speaker"}),
        (
            unit(places=["oren"]),
            unit(article="a2", places=["karst"]),
            {"same speaker", "no common name", "other places"},
        ),
        (unit(figures=[figure(28)]), unit(article="a2", figures=[figure(28)]), {"same speaker", "same figure"}),
        (unit(figures=[figure(28)]), unit(article="a2", figures=[figure(74)]), {"same speaker", "other figure"}),
        (unit(figures=[figure(28)]), unit(article="a2"), {"same speaker", "one figure"}),
        (unit(day=10), unit(article="a2", day=13), {"same speaker", "days apart"}),
        (unit(day=10), unit(article="a2", day=None), {"same speaker"}),
    ],
)
def test_what_is_held_of_a_pair(a, b, held):
    found = measured(a, b)
    words = {"wording", "whole wording", "common words", "contained words", "words in order", "length", "lengths apart"}
    assert {name for name, value in found.items() if value and name not in words} == held


def test_days_apart_are_days():
    assert measured(unit(day=10), unit(article="a2", day=13))["days apart"] == 3


VARIED = [
    unit(MOVES, article="a1", names=["oren", "karst"], places=["oren"], day=1),
    unit("Troops of Veland took 28 villages", article="a2", figures=[figure(28)], by="Tom Krol", side="Veland"),
    unit("They took 74 villages", article="a3", figures=[figure(74), figure(3, unit_="gun")], side="Veland", day=4),
    unit(MOVES, article="a1", at=99, stance=Stance.DENIES, form=Form.DIRECT, places=["lomnis"]),
    voice("They hold 28 villages", article="a4", figures=[figure(28)], day=9),
    unit("No", article="a5", by=None, whole=False),
]


def test_which_comes_first_makes_no_difference():
    back, size = VARIED[::-1], len(VARIED)
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    ahead = measure(Sides.of(VARIED, vectors.encode([u.content for u in VARIED])), pairs_of(pairs))
    mirrored = measure(Sides.of(back, vectors.encode([u.content for u in back])), pairs_of(pairs))
    for k, (i, j) in enumerate(pairs):
        assert np.allclose(ahead[k], mirrored[pairs.index((size - 1 - j, size - 1 - i))], atol=1e-6)


def test_other_pairs_make_no_difference():
    pairs = [(0, 1), (1, 2), (2, 4)]
    whole = vectors.encode([u.content for u in VARIED])
    together = measure(Sides.of(VARIED, whole), pairs_of(pairs))
    alone = [measure(Sides.of(VARIED, whole), pairs_of([pair]))[0] for pair in pairs]
    assert np.array_equal(together, np.stack(alone))


def test_no_pairs():
    assert measure(Sides.of([], vectors.encode([])), Candidates.joined(())).shape == (0, len(FIRST))
    assert measure(Sides.of(VARIED, vectors.encode([u.content for u in VARIED])), Candidates.joined(())).shape == (
        0,
        len(FIRST),
    )
    assert judged(VARIED, Candidates.joined(()), np.zeros(0)).shape == (0, len(SECOND))


# -------------------------------------------------------------------- the second


def test_the_second_look_weighs_what_the_judge_says(monkeypatch):
    def say(pairs):
        assert pairs == [(VARIED[0].told, VARIED[1].told)]
        return np.array([[-50.0, 3.0, 1.0]], dtype=np.float32)

    monkeypatch.setattr(judge, "judge", say)
    (row,) = judged(VARIED, pairs_of([(0, 1)]), np.array([0.7]))
    first, same, conflict, margin = row.tolist()
    assert first == 0.7
    assert (same, conflict) == pytest.approx((np.exp(2) / (1 + np.exp(2)), 1 / (1 + np.exp(2))), abs=1e-5)
    assert margin == pytest.approx(2, abs=1e-4)


def test_a_judge_that_is_beside_itself_is_held_back(monkeypatch):
    monkeypatch.setattr(judge, "judge", lambda pairs: np.array([[-1e9, 1e9, 0.0]] * len(pairs), dtype=np.float32))
    row = judged(VARIED, pairs_of([(0, 1)]), np.array([0.0]))[0]
    assert np.isfinite(row).all()
    assert row[SECOND.index("judge's margin")] <= 2 * MOST


# -------------------------------------------------------------------- weights

WEIGHTS = Weights(("wording", "names", "day"), np.array([2.0, -3.0, 0.1]), bias=-1.0)


def test_weights_add_up():
    assert WEIGHTS.logits(np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 10.0]])).tolist() == pytest.approx([1.0, -3.0])


def test_reasons_are_told_weightiest_first_without_what_is_not_there():
    assert WEIGHTS.reasons(np.array([0.5, 1.0, 1.0])) == ("names 1.00", "wording 0.50", "day 1.00")
    assert WEIGHTS.reasons(np.array([0.5, 1.0, 1.0]), most=1) == ("names 1.00",)
    assert WEIGHTS.reasons(np.array([0.5, 0.0, 0.0])) == ("wording 0.50",)
    assert WEIGHTS.reasons(np.zeros(3)) == ()


@given(st.lists(st.floats(-9, 9), min_size=3, max_size=3))
def test_a_reason_is_given_for_each_measure_once(measures):
    said = WEIGHTS.reasons(np.array(measures))
    assert sorted(reason.split()[0] for reason in said) == sorted(
        n for n, m in zip(WEIGHTS.names, measures, strict=True) if m
    )


def test_shipped_weights_are_of_these_measures():
    for look, names in ((first_look(), FIRST), (second_look(), SECOND)):
        assert look.names == names
        assert look.weights.shape == (len(names),)
        assert np.isfinite(look.weights).all()


def test_what_says_the_same_weighs_more():
    """Whatever the weights: copies of one statement are likelier one claim than two that have nothing in common."""
    same = measured(unit(MOVES, article="a1"), unit(MOVES, article="a2"), cosine=1.0)
    apart = measured(unit(MOVES, article="a1"), unit("The winter was dry", article="a2", by="Tom Krol"), cosine=0.1)
    alike, unlike = first_look().logits(np.array([list(same.values()), list(apart.values())]))
    assert alike > unlike


def test_altered_weights(monkeypatch):
    monkeypatch.setitem(judge.SHA256, "weights.json", hashlib.sha256(b"another").hexdigest())
    with pytest.raises(ModelError, match=r"weights\.json is not the file that was shipped"):
        likeness._read("first", FIRST)
