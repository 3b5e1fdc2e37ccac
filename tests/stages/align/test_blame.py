from __future__ import annotations

import pytest

from headwater.settings import Settings
from headwater.stages.align import align
from headwater.stages.align.blame import agree, blaming, one_party
from headwater.stages.align.events import Blame, Event
from headwater.stages.align.parties import Party, PartyKind
from headwater.stages.align.units import units_of
from headwater.stages.resolve import resolve
from headwater.types import Reading
from stages.compare.made import told
from stages.records import declines, denies

OREN = "the chemical attack on Oren"


def blames(*readings: Reading):
    entities = resolve(readings)
    return blaming(units_of(readings, entities), readings, entities)


def accord(one: Reading, other: Reading, cosine: float = 0.5) -> bool | None:
    first, second = blames(one, other)
    assert agree(first, second, cosine) is agree(second, first, cosine)
    return agree(first, second, cosine)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        (f"government forces were behind {OREN}", "government forces"),
        (f"rebels in the hills of Karst carried out {OREN}", "rebels"),
        ("the deaths in Oren were caused by gas dropped by army jets", "army jets"),
        ("the gas in Oren leaked from a rebel depot", "a rebel depot"),
        ("the regime used chemical weapons on people in Oren", "the regime"),
        ("the army was responsible", "the army"),
        (f'the regime bears "primary responsibility" for {OREN}', "the regime"),
        ("the gas attack on Oren, believed to be by army jets, killed six people", "army jets"),
        (f"the council has to hold the regime accountable for {OREN}", "the regime"),
    ],
)
def test_who_is_said_to_have_done_it(words, party):
    (unit,) = blames(told("a1", words))
    assert unit.blame is not None
    assert unit.blame.words == party
    assert unit.blame.charged
    assert not unit.blame.denied


@pytest.mark.parametrize("words", ["the bridge in Oren will be mended", "six people were hurt in the attack on Oren"])
def test_nobody_is_blamed_where_no_party_is_named(words):
    (unit,) = blames(told("a1", words))
    assert unit.blame is None


def test_that_a_party_did_not_do_it_is_a_denial():
    (unit,) = blames(told("a1", f"army jets had not carried out {OREN}"))
    assert unit.blame is not None
    assert (unit.blame.words, unit.blame.denied) == ("army jets", True)


@pytest.mark.parametrize("words", ["using gas against the town", "the use of such weapons", "any involvement"])
def test_whoever_denies_the_deed_denies_having_done_it(words):
    (unit,) = blames(told("a1", words, by="The government", as_=denies))
    assert unit.blame is not None
    assert unit.blame.denied


def test_repeated_deeds_are_not_the_one_of_today():
    (unit,) = blames(told("a1", "the regime was behind repeated chemical attacks"))
    assert unit.blame is not None
    assert unit.blame.past


def test_whoever_declines_to_say_so_blames_nobody():
    (unit,) = blames(told("a1", f"government forces were behind {OREN}", as_=declines))
    assert unit.blame is None


def test_one_event_laid_to_one_party_is_agreed_upon_in_whatever_words():
    a = told("a1", f"government forces were behind {OREN}")
    assert accord(a, told("a2", f"army jets carried out {OREN}", by="Tom Krol")) is True


def test_one_event_laid_to_two_parties_is_not():
    a = told("a1", f"government forces were behind {OREN}")
    assert accord(a, told("a2", f"rebels carried out {OREN}", by="Tom Krol")) is False


def test_nor_with_whoever_denies_it():
    a = told("a1", f"government forces were behind {OREN}")
    assert accord(a, told("a2", f"it was behind {OREN}", by="The government", as_=denies)) is False


def test_a_government_that_nobody_names_is_that_of_which_the_articles_tell():
    event = Event(frozenset({"air"}), frozenset(), frozenset(), frozenset())

    def blame(of: str | None, home: str | None) -> Blame:
        party = Party(PartyKind.STATE, frozenset([of] if of else []))
        homes = frozenset([home] if home else [])
        return Blame(party, "it", denied=False, past=False, charged=True, event=event, topic=event, home=homes)

    assert one_party(blame(None, "Chile"), blame("Chile", None))
    assert one_party(blame(None, None), blame("Chile", "Chile"))
    assert not one_party(blame(None, "Chile"), blame("Peru", None))
    assert not one_party(blame(None, None), blame("Peru", "Chile"))


def test_two_events_laid_to_one_party_are_left_to_their_words():
    a = told("a1", f"government forces were behind {OREN}")
    assert accord(a, told("a2", "government forces were behind the shelling of Karst", by="Tom Krol")) is None


def test_what_parties_do_every_day_is_no_charge():
    a, b = (
        told(f"a{n}", "government forces launched air strikes on Oren", by=by)
        for n, by in enumerate(("Ada Berg", "Tom Krol"))
    )
    assert accord(a, b) is None


def test_either_of_two_parties_is_not_one_of_them():
    a = told("a1", f"government forces were behind {OREN}")
    assert accord(a, told("a2", f"Chilean or Bolivian jets carried out {OREN}", by="Tom Krol")) is None


def test_a_claim_gathers_whoever_blames_one_party():
    a = told("a1", f"government forces were behind {OREN}")
    b = told("a2", "the regime was responsible for the deaths in the chemical attack in Oren", by="Tom Krol")
    c = told("a3", f"rebels carried out {OREN}", by="Mira Dolan")
    readings = (a, b, c)
    claims = align(readings, resolve(readings), Settings())
    assert sorted(len(claim.statements) for claim in claims) == [1, 2]
