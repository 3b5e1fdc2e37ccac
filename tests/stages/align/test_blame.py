from __future__ import annotations

import pytest

from headwater.settings import Settings
from headwater.stages.align import align
from headwater.stages.align.blame import agree, blaming, one_party
from headwater.stages.align.events import Blame, Event
from headwater.stages.align.parties import Parties, Party, PartyKind
from headwater.stages.align.units import units_of
from headwater.stages.resolve import resolve
from headwater.types import Reading
from stages.compare.made import NAMES, told
from stages.corpus import read
from stages.records import declines, denies, reading, says

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


def test_whom_a_deed_struck_tells_two_apart():
    one = told("a1", "rebels used gas against government troops in Oren")
    other = told("a2", "rebels used gas on civilians in Oren", by="Tom Krol")
    same = told("a3", "rebels used gas against army troops in Oren", by="Tom Krol")
    assert accord(one, other) is False
    assert accord(one, same) is True


def test_that_attack_is_the_one_told_before_it_in_the_sentence():
    said = "the rebels were responsible for that attack"
    (pointing,) = blames(told("a1", said))
    assert pointing.blame is not None
    assert pointing.blame.event.struck == frozenset()
    text = f"Osk Varn denied that the army had used gas on civilians in Oren, saying {said}."
    made = reading("a1", text, says("Osk Varn", said), names=NAMES, published="2031-05-14")
    (within,) = blames(made)
    assert within.blame is not None
    assert within.blame.event.struck == {"civilians"}


def test_whom_they_stands_for_the_rest_of_the_statement_says():
    text = "The army killed 30 people when they used chemical weapons in Oren, Ada Berg said."
    units = blames(*read({"Harbour Post": text}))
    blamed = {u.text: u.blame.words for u in units if u.blame}
    assert blamed["when they used chemical weapons in Oren"] == "The army"


@pytest.mark.parametrize(
    ("words", "kind", "of"),
    [
        ("the Dawn Army", PartyKind.OTHER, {"dawn"}),
        ("the Free French Army", PartyKind.OTHER, {"free"}),
        ("the French Army", PartyKind.STATE, {"France"}),
        ("the army", PartyKind.STATE, set()),
        ("The army", PartyKind.STATE, set()),
    ],
)
def test_an_army_by_a_name_of_its_own_is_no_state_s(words, kind, of):
    assert Parties.of(()).named(words) == Party(kind, frozenset(of))
