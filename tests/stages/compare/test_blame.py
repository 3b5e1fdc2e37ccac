from __future__ import annotations

import pytest

from headwater.stages.align.parties import Parties, Party, PartyKind
from stages.compare.made import NAMES, compared, told, with_cues
from stages.records import declines, denies, reading, says

PARTIES = Parties({"varn": "Chile"})
STATE, REBELS = PartyKind.STATE, PartyKind.REBELS


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("the Chilean government", Party(STATE, frozenset({"Chile"}))),
        ("Chilean aircraft", Party(STATE, frozenset({"Chile"}))),
        ("the president's forces", Party(STATE, frozenset())),
        ("Osk Varn", Party(STATE, frozenset({"Chile"}))),
        ("opposition fighters", Party(REBELS, frozenset())),
        ("armed groups", Party(REBELS, frozenset())),
        ("a dam", None),
    ],
)
def test_parties_are_read_from_words(words, party):
    assert PARTIES.named(words) == party


def test_states_and_rebels_clash_and_one_state_does_not():
    chile, any_state, rebels = (PARTIES.named(w) for w in ("Chilean jets", "the regime", "the rebels"))
    assert chile.clashes(rebels)
    assert not chile.clashes(any_state)
    assert chile.covers(any_state)
    assert not PARTIES.named("the Orle Front rebels").covers(rebels)


def test_one_event_laid_to_two_parties_is_a_conflict():
    a = told("a1", "government forces were behind the chemical attack on Oren")
    b = told("a2", "rebels carried out the chemical attack on Oren", by="Tom Krol")
    (conflict,) = compared(a, b).conflicts
    assert conflict.kind.value == "responsibility"
    assert "Tom Krol blames rebels" in conflict.why


def test_two_events_laid_to_two_parties_are_none():
    a = told("a1", "government forces were behind the chemical attack on Oren")
    b = told("a2", "rebels carried out the bombing of the bridge in Karst", by="Tom Krol")
    assert compared(a, b).conflicts == ()


def test_who_denies_having_done_it_is_against_who_says_so():
    a = told("a1", "government forces were behind the chemical attack on Oren")
    b = told("a2", "it was behind the chemical attack on Oren", by="The government", as_=denies)
    (conflict,) = compared(a, b).conflicts
    assert conflict.kind.value == "denial"
    assert "denies it" in conflict.why


@pytest.mark.parametrize("words", ["the Peruvian navy", "Peru"])
def test_who_denies_its_own_deed_does_not_answer_for_another_state(words):
    a = told("a1", "Chilean forces were behind the chemical attack on Oren")
    b = told("a2", "it was behind the chemical attack on Oren", by=words, as_=denies)
    assert compared(a, b).conflicts == ()


def test_a_rebel_groups_denial_is_not_the_rebels():
    a = told("a1", "terrorists were behind the bombing of the convoy in Oren")
    b = told("a2", "any involvement in the bombing of the convoy in Oren", by="Orle Front rebel group", as_=denies)
    assert compared(a, b).conflicts == ()


def test_who_denies_their_own_words_denies_nobody():
    words = "government forces were behind the chemical attack on Oren"
    assert compared(told("a1", words), told("a2", words, as_=denies)).conflicts == ()


def test_a_silence_is_no_denial():
    words = "government forces were behind the chemical attack on Oren"
    assert compared(told("a1", words), told("a2", words, by="Tom Krol", as_=declines)).conflicts == ()


def test_a_denial_right_behind_a_charge_answers_it():
    text = "Ada Berg blamed the gas attack on government forces. The government denied responsibility."
    made = reading(
        "a1",
        text,
        says("Ada Berg", "the gas attack on government forces"),
        denies("The government", "responsibility"),
        names=NAMES,
        published="2031-05-14",
    )
    (conflict,) = compared(with_cues(made, "blamed", "denied")).conflicts
    assert conflict.kind.value == "denial"
    assert "Ada Berg blames" in conflict.why
