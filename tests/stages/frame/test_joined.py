"""Tellings of one movement, in one article or several."""

from __future__ import annotations

from itertools import permutations

import pytest

from headwater.stages.frame import frame
from headwater.types import Framed
from stages.corpus import read
from stages.frame.framing import ends, movements, only


def test_one_movement_across_articles():
    found = only(
        "Poland is moving troops from Berlin to Vienna, Ada Berg said.",
        "Troops were moved from Berlin to the Vienna region.",
        "Soldiers left Berlin for Vienna.",
    )
    assert len({p.article for p in found.passages}) == 3


def test_an_open_end_joins_the_only_movement_that_it_may_tell():
    assert ends("Poland is moving troops from Berlin to Vienna.", "Troops have left Berlin.") == {("Berlin", "Vienna")}


def test_an_open_end_that_fits_two_stays_open():
    texts = (
        "Poland is moving troops from Berlin to Vienna.",
        "Poland is moving troops from Munich to Vienna.",
        "Troops are moving to Vienna.",
    )
    assert ends(*texts) == {("Berlin", "Vienna"), ("Munich", "Vienna"), (None, "Vienna")}


@pytest.mark.parametrize(("who", "joined"), [("Residents", True), ("Troops", False)])
def test_people_on_an_open_way_are_those_told_of_nearest(who, joined):
    text = f"{who} left Munich on Friday. Nobody knew why. {who} left Berlin on Friday. {who} crossed into government territory."
    assert (("Berlin", "government territory") in ends(text)) is joined


def test_a_phase_on_the_way_is_of_the_same_movement():
    found = only(
        "The residents left Berlin on 12 May 2031.", "The residents of Berlin arrived in Vienna on 13 May 2031."
    )
    assert (found.origin.name, found.destination.name) == ("Berlin", "Vienna")


def test_the_capital_of_a_land_is_the_town():
    found = only("Ada Berg arrived in the Austrian capital.", "Ada Berg arrived in Vienna.")
    assert len(found.told) == 2


def test_two_persons_are_two_journeys():
    assert len(movements("Ada Berg arrived in Vienna.", "Osk Varn arrived in Vienna.")) == 2


def test_the_same_sentence_in_two_articles_is_one_movement():
    text = "Troops entered the palace late in the evening."
    assert len(only(text, f"{text} Nobody saw them.").told) == 2


def test_other_numbers_are_other_movements():
    assert len(movements("Two battalions left Berlin.", "Three battalions left Berlin.")) == 2


def test_order_makes_no_difference():
    texts = {
        "A": "Poland is moving troops from Berlin to Vienna.",
        "B": "Troops have left Berlin. Some 300 people fled Munich.",
        "C": "About 300 people fled Munich for Vienna.",
    }
    readings = read(texts)
    first = frame(readings, (), ())
    assert all(frame(order, (), ()) == first for order in permutations(readings))
    assert len({m.id for m in first.movements}) == len(first.movements)


def test_passages_and_places_lie_in_their_texts():
    readings = {r.article.id: r for r in read({"A": "Poland is moving troops from the port of Berlin to Vienna."})}
    (found,) = frame(tuple(readings.values()), (), ()).movements
    text = readings[found.passages[0].article].article.text
    assert found.origin.span.of(text) == "Berlin"
    assert found.destination.span.of(text) == "Vienna"


def test_nothing_gives_nothing():
    assert frame([], [], []) == Framed(())


def test_a_sentence_without_an_end_is_not_read():
    """A list or lost punctuation: no parse of it is right, and reading it word by word would take for ever."""
    endless = " and ".join(f"troops left Berlin for Vienna with {n} buses" for n in range(200))
    assert movements(endless) == ()
