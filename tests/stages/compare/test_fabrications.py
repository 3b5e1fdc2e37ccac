from __future__ import annotations

import pytest

from stages.compare.made import compared, told
from stages.records import denies

CHARGE = told("a1", "government forces were behind the chemical attack on Oren")


def kinds(*readings):
    return [(c.kind.value, c.why) for c in compared(*readings).conflicts]


@pytest.mark.parametrize(
    "words", ["the chemical attack on Oren was fabricated", "the deaths in the attack on Oren were staged"]
)
def test_calling_it_made_up_is_against_whoever_is_blamed_for_it(words):
    ((kind, why),) = kinds(CHARGE, told("a2", words, by="Tom Krol"))
    assert kind == "account"
    assert why == "Tom Krol calls it made up, Ada Berg blames government forces"


@pytest.mark.parametrize(
    "words",
    [
        "the bombing of the bridge in Karst was fabricated",
        "the budget of Oren was fabricated",
        "rebels in Oren staged a protest",
    ],
)
def test_other_things_that_are_made_up_are_against_nobody(words):
    assert kinds(CHARGE, told("a2", words, by="Tom Krol")) == []


def test_whoever_denies_that_it_was_made_up_is_not_against_it():
    assert kinds(CHARGE, told("a2", "the chemical attack on Oren was fabricated", by="Tom Krol", as_=denies)) == []


def test_one_speaker_is_not_set_against_himself():
    assert kinds(CHARGE, told("a2", "the chemical attack on Oren was fabricated")) == []
