from __future__ import annotations

from math import nan

import pytest

from headwater.report.document import EndDoc
from headwater.report.map.found import MOST_OPEN, MOST_ROUTES, MOST_SPOTS, find
from report.map.places import around_the_globe, end, event, movement, placed


def reasons(found):
    return {u.reason: u.movements or u.events for u in found.unplaced}


def test_movements_between_two_places_are_one_route():
    found = find(
        placed(
            movement("Kaliningrad", "Kursk", articles=2, origins=("A",), planned=True),
            movement("Kursk", "Kaliningrad"),
            movement("Kaliningrad", "Kursk", articles=3, origins=("B", "A")),
        )
    )
    there, back = found.routes
    assert (there.movements, there.articles, there.origins) == ((1, 3), 3, ("A", "B"))
    assert not there.planned  # only where all of it is
    assert back.movements == (2,)


def test_an_unknown_end_leaves_the_route_open():
    found = find(placed(movement(None, "Kursk"), movement("Kursk", "Nowhere-on-Sea")))
    assert [(r.start is None, r.end is None) for r in found.routes] == [(True, False), (False, True)]
    assert not found.unplaced


@pytest.mark.parametrize("at", [(nan, 3.0), (95.0, 3.0), (50.0, 999.0)])
def test_what_is_no_place_on_the_globe_is_unknown(at):
    assert find(placed(movement(end("Far", at=at), None))) is None


def test_what_cannot_be_drawn_is_counted_with_the_reason():
    found = find(
        placed(
            movement("Kaliningrad", "Kursk"),
            movement("Nowhere", None),
            movement("Kursk", end("Kursk city", at=(51.731, 36.191))),
            event(None),
        )
    )
    assert reasons(found) == {
        "neither end is a place that is known": (2,),
        "both ends are the same place on the map": (3,),
        "no place, or none that is known": (1,),
    }


def test_nothing_with_a_place_makes_no_map():
    assert find(placed(movement("Nowhere", "Elsewhere"), event("Nowhere"))) is None


def test_a_place_goes_by_the_name_that_most_articles_give_it():
    at = (51.66, 35.97)
    found = find(
        placed(movement(None, end("the border", at=at)), event(end("Kursk region", at=at, kind="region"), articles=3))
    )
    (spot,) = found.spots
    assert spot.names == ("Kursk region", "the border")
    assert (spot.movements, spot.events, spot.kinds) == ((1,), (1,), (("attack", 3),))


@pytest.mark.parametrize(("doubt", "or_else"), [({"confidence": 0.5}, ()), ({"or_else": "Oren, Tal"}, ("Oren, Tal",))])
def test_a_doubtful_place_says_what_else_it_may_be(doubt, or_else):
    (spot,) = find(placed(event(end("Oren", at=(50.0, 30.0), **doubt)))).spots
    assert spot.doubtful
    assert spot.or_else == or_else


def test_the_180th_meridian_is_one_line():
    found = find(placed(event(end("Here", at=(0.0, 180.0))), event(end("There", at=(0.0, -180.0)))))
    assert len(found.spots) == 1


def test_the_middle_of_a_wide_area_does_not_stretch_the_map():
    area = end("Veland", at=(60.0, 100.0), kind="country")
    known = movement("Kaliningrad", "Kursk")
    far = find(placed(known, event(area), movement(None, area)))
    assert "Veland" not in {s.name for s in far.spots}
    assert {v for k, v in reasons(far).items() if "far from everything" in k} == {(2,), (1,)}
    assert "Veland" in {s.name for s in find(placed(known, movement("Kursk", area))).spots}
    assert find(placed(event(area))).spots  # and alone it is shown


def test_of_ten_thousand_only_the_most_told_are_drawn():
    brief = around_the_globe(10_000)
    found = find(brief)
    assert len(found.routes) == MOST_ROUTES
    assert sum(bool(s.kinds) for s in found.spots) == MOST_SPOTS
    drawn = {n for r in found.routes for n in r.movements}
    left = {n for u in found.unplaced for n in u.movements}
    assert not drawn & left
    assert drawn | left == set(range(1, 10_001))


def test_open_ends_do_not_crowd_out_what_is_known():
    half = [movement(None, end(f"P{n}", at=(40 + n / 2, 20.0)), articles=5) for n in range(50)]
    found = find(placed(*half, movement("Kaliningrad", "Kursk")))
    assert sum(not r.is_joined for r in found.routes) == MOST_OPEN
    assert any(r.is_joined for r in found.routes)


def test_each_of_several_places_that_one_phrase_names_has_its_route():
    both = EndDoc(
        "Kaliningrad and Nowhere and Murmansk",
        None,
        None,
        None,
        parts=(end("Kaliningrad"), end("Nowhere"), end("Murmansk")),
    )
    found = find(placed(movement(both, "Kursk"), event(both)))
    assert len(found.routes) == 2  # of what no map knows, none is drawn beside the known ones
    assert {r.movements for r in found.routes} == {(1,)}
    assert {s.name for s in found.spots} == {"Kaliningrad", "Murmansk", "Kursk"}
    assert not found.unplaced
