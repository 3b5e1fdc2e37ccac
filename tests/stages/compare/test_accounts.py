from __future__ import annotations

import numpy as np
import pytest

from headwater.models import judge
from stages.compare.made import compared, told
from stages.records import declines, denies

OPEN = "the bridge over the Ilve at Oren is open to traffic"
SHUT = "the bridge over the Ilve at Oren is not open to traffic"


@pytest.fixture
def sure(monkeypatch):
    """A judge that holds every pair for a conflict, this sure of it; gives the pairs that it was asked of."""

    def of(probability: float) -> list[tuple[str, str]]:
        asked = []

        def judged(pairs):
            asked.extend(pairs)
            logits = np.full((len(pairs), 3), np.log((1 - probability) / 2), dtype=np.float32)
            logits[:, judge.CONFLICT] = np.log(probability)
            return logits

        monkeypatch.setattr(judge, "judge", judged)
        return asked

    return of


def kinds(*readings):
    return [conflict.kind.value for conflict in compared(*readings).conflicts]


def test_two_accounts_that_the_judge_sets_against_each_other(sure):
    asked = sure(0.95)
    (found,) = compared(told("a1", OPEN), told("a2", SHUT, by="Tom Krol")).conflicts
    assert [sorted(pair) for pair in asked] == [[f"Ada Berg: {OPEN}", f"Tom Krol: {SHUT}"]]
    assert found.kind.value == "account"
    assert sorted(found.why.split(", ")) == [f'Ada Berg says "{OPEN}"', f'Tom Krol says "{SHUT}"']
    assert found.confidence == pytest.approx(0.95, abs=0.001)


def test_a_judge_that_is_not_sure_is_not_heard(sure):
    asked = sure(0.85)
    assert kinds(told("a1", OPEN), told("a2", SHUT, by="Tom Krol")) == []
    assert len(asked) == 1


@pytest.mark.parametrize(
    "other", ["the bridge over the Ilve at Oren is shut to traffic", SHUT.replace("not", "not only")]
)
def test_where_neither_negates_the_judge_is_not_heard(sure, other):
    sure(0.95)
    assert kinds(told("a1", OPEN), told("a2", other, by="Tom Krol")) == []


def test_accounts_that_name_other_places_differ_in_the_place(sure):
    sure(0.95)
    there = "the president of Veland will sign the treaty in"
    assert kinds(told("a1", f"{there} Oren"), told("a2", f"{there} Karst", by="Tom Krol")) == ["place"]


@pytest.mark.parametrize(
    "other",
    [
        told("a2", SHUT),  # one speaker
        told("a2", SHUT, by="Tom Krol", as_=denies),  # found by what is denied
        told("a2", SHUT, by="Tom Krol", as_=declines),
        told("a2", "the harvest of apples was good", by="Tom Krol"),  # of something else
    ],
)
def test_no_other_account(sure, other):
    sure(0.95)
    assert "account" not in kinds(told("a1", OPEN), other)


def test_figures_have_rules_of_their_own(sure):
    asked = sure(0.95)
    kinds(
        told("a1", "41 people crossed the bridge", _41="people"),
        told("a2", "16 people crossed the bridge", by="Tom Krol", _16="people"),
    )
    assert asked == []


def test_what_an_article_says_in_its_own_voice_is_not_set_against_a_speaker(sure):
    asked = sure(0.95)
    compared(told("a1", OPEN), told("a2", SHUT, by="Tom Krol"), voiced=[("a1", OPEN)])
    assert len(asked) == 1
