from __future__ import annotations

import pytest

from align.build import unit, voice
from headwater.stages.align.twins import wording_of
from headwater.types import Stance

LONG = "Troops of Veland are leaving Karst for Oren"


def same(a, b):
    return wording_of(a) == wording_of(b)


def test_a_copy_need_not_be_compared():
    assert same(unit(LONG, article="a1", day=1), unit(LONG.upper(), article="a2", at=7, day=30))
    assert same(voice(LONG, article="a1"), voice(LONG, article="a2"))


@pytest.mark.parametrize(
    "other",
    [
        unit(f"{LONG} today"),
        unit(LONG, by="Tom Krol"),
        unit(LONG, stance=Stance.DENIES),
        unit(LONG, whole=False),
        voice(LONG),
    ],
)
def test_other_words_or_another_voice_are_compared(other):
    assert not same(unit(LONG), other)


def test_a_few_words_of_two_articles_are_compared():
    """ "The attack" of May is not that of June."""
    assert not same(unit("the attack", article="a1", day=1), unit("the attack", article="a2", day=40))
    assert same(unit("the attack", article="a1", day=1), unit("the attack", article="a1", at=50, day=1))
