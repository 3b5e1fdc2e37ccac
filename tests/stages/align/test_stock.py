from __future__ import annotations

from dataclasses import replace

import pytest

from align.build import unit
from headwater.stages.align.events import Blame, Event
from headwater.stages.align.parties import Party, PartyKind
from headwater.stages.align.stock import Said, denied_at_other_times, said_alike, stock_of
from headwater.types import Stance


def said(text: str, cue: str = "said", **known):
    """What Veland said of it on one day."""
    made = unit(text, **{"by": "Veland", "side": "Veland", "day": 9, **known})
    return replace(made, told=f"Veland {cue}: {text}")


@pytest.mark.parametrize(
    ("cue", "text", "what"),
    [
        ("condemned", "the attack", Said.CONDEMNED),
        ("denounced", "this cowardly bombing of a bakery", Said.CONDEMNED),
        ("said", "Veland stands with its friends to condemn this terrible crime", Said.CONDEMNED),
        ("said", "the council should condemn the attack", None),
        ("called on", "the council to condemn the attack", None),
        ("did not condemn", "the attack", None),
        ("condemned", "the mayor", None),
        ("said", "the death toll is likely to rise", Said.TO_RISE),
        ("said", "the number of dead was expected to climb further", Said.TO_RISE),
        ("said", "the toll has risen", None),
        ("said", "the river may rise", None),
        ("called", "the reports baseless", Said.DENIED),
        ("described", "the accusations as baseless", Said.DENIED),
    ],
)
def test_what_is_said_in_stock_words(cue, text, what):
    found = stock_of(said(text, cue))
    assert (found.said if found else None) is what


@pytest.mark.parametrize(
    ("cue", "text", "denies"),
    [
        ("denied", "any involvement", True),
        ("denied", "responsibility for the raid", True),
        ("rejected", "the accusations", True),
        ("has always denied", "responsibility for the raid", False),
        ("has repeatedly denied", "any involvement", False),
        ("denied", "responsibility for that raid", False),
        ("denied", "any role in the raid of 2029", False),
        ("denied", "it has left the treaty", False),
    ],
)
def test_who_denies_a_part_in_what_is_told(cue, text, denies):
    found = stock_of(said(text, cue, stance=Stance.DENIES))
    assert (found is not None) is denies


def test_a_denial_of_blame_is_one_unless_it_is_of_something_past():
    party = Party(PartyKind.STATE, frozenset({"Veland"}))
    nothing = Event(*(frozenset[str](),) * 4)
    blame = Blame(party, "its army", True, False, True, nothing, nothing, frozenset())
    denied = replace(said("its army was behind the raid", "denied", stance=Stance.DENIES), blame=blame)
    assert stock_of(denied)
    assert not stock_of(replace(denied, blame=replace(blame, past=True)))
    assert not stock_of(replace(denied, blame=replace(blame, denied=False)))


def test_a_denial_is_its_own_party_s():
    one, other = (said("any involvement", "denied", stance=Stance.DENIES, side=side) for side in ("Veland", "Arvia"))
    assert said_alike(one, one)
    assert not said_alike(one, other)
    nobody = replace(one, side=None, speaker=None)
    assert not said_alike(nobody, nobody)


def test_others_say_alike_of_one_deed_on_about_one_day():
    one = said("the air strike", "condemned", article="a1")
    assert said_alike(one, said("the attack", "condemned", article="a2", by="Arvia", side="Arvia", day=10))
    assert not said_alike(one, said("the attack", "condemned", article="a2", day=12))
    assert not said_alike(one, said("the stabbing attack", "condemned", article="a2"))
    assert not said_alike(one, said("the toll may rise", article="a2"))
    assert not said_alike(one, said("the bridge is shut", article="a2"))


def test_only_one_of_two_denials_is_of_ever():
    ever, now = (said("a role", cue, stance=Stance.DENIES) for cue in ("has long denied", "denied"))
    assert denied_at_other_times(ever, now)
    assert denied_at_other_times(now, ever)
    assert not denied_at_other_times(ever, ever)
    assert not denied_at_other_times(ever, said("a role"))
