"""GeoJSON, as the geojson library reads it."""

from __future__ import annotations

import json
from typing import Any

import geojson
import pytest

from headwater.report import exports
from report.exports.hostile import MENDED, end, movement, story
from report.fictional import empty


@pytest.fixture(scope="module")
def features() -> dict[str, Any]:
    made = geojson.loads(exports.text(story(), "geojson"))
    assert made.is_valid, made.errors()
    return {feature.id: feature for feature in made.features}


def test_nothing_is_dropped(features):
    made = story()
    assert list(features) == [r.id for r in (*made.movements, *made.events)]
    assert [f["properties"]["record"] for f in features.values()] == ["movement"] * 8 + ["event"] * 3


def test_a_movement_between_known_places_is_a_line_from_longitude_to_latitude(features):
    feature = features["m2"]
    assert feature.geometry == {"type": "LineString", "coordinates": [[7.25, 61.5], [9.0, -3.5]]}
    told = feature.properties
    assert (told["who"], told["what"], told["quantity"]) == ("two brigades", "sent", "two")
    assert (told["origins"], told["origin_count"], told["article_count"]) == (["Osk Varn"], 1, 2)
    assert (told["articles"], told["outlets"], told["claims"]) == (["a1", "a4"], ["Harbour Post", "Lantern"], ["c1"])
    assert (told["when"], told["when_precision"]) == ("2031-05", "month")
    assert (told["from_name"], told["from_or_else"], told["confidence"]) == ("Karst", "Karst, Oren", 0.6)
    assert told["located"] == ["from", "to"]
    assert told["passages"][0] == {
        "article": "a1",
        "outlet": "Harbour Post",
        "start": 95,
        "end": 126,
        "text": "troops have left Karst for Oren",
    }


def test_a_way_over_the_antimeridian_is_cut_there(features):
    geometry = features["m3"].geometry
    assert geometry.type == "MultiLineString"
    west, east = geometry.coordinates
    assert west == [[170.0, 10.0], [175.0, 12.0], [180.0, pytest.approx(14.666667)]]
    assert east == [[-180.0, pytest.approx(14.666667)], [-170.0, 20.0]]


@pytest.mark.parametrize(
    ("start", "stop", "drawn"),
    [
        ((0, 180), (0, -170), [[-180, 0], [-170, 0]]),
        ((0, 170), (0, -180), [[170, 0], [180, 0]]),
        ((0, 180), (10, -180), [[-180, 0], [-180, 10]]),
        ((0, -90), (0, 90), [[-90, 0], [90, 0]]),  # half the globe: either way is as short
    ],
)
def test_ways_that_end_on_the_antimeridian_are_not_cut(start, stop, drawn):
    made = story(movements=(movement("m", end("A", *start), end("B", *stop)),), events=())
    (feature,) = geojson.loads(exports.text(made, "geojson")).features
    assert (feature.geometry.type, feature.geometry.coordinates) == ("LineString", drawn)


def test_a_movement_that_goes_nowhere_is_a_point(features):
    assert features["m4"].geometry == {"type": "Point", "coordinates": [7.25, 61.5]}


@pytest.mark.parametrize(("id_", "where", "located"), [("m1", [7.25, 61.5], ["from"]), ("m6", [9.0, -3.5], ["to"])])
def test_an_end_that_is_not_known_or_not_on_earth_is_not_drawn(features, id_, where, located):
    assert features[id_].geometry == {"type": "Point", "coordinates": where}
    assert features[id_].properties["located"] == located


def test_several_places_have_a_line_each(features):
    feature = features["m7"]
    assert feature.geometry == {
        "type": "MultiLineString",
        "coordinates": [[[9.0, -3.5], [20.0, 10.0]], [[7.25, 61.5], [20.0, 10.0]]],
    }
    assert feature.properties["confidence"] == 0.5
    parts = [(part["name"], part["located"]) for part in feature.properties["from_parts"]]
    assert parts == [("Oren", True), ("Karst", True), (MENDED, False)]


def test_no_way_is_made_up_between_several_places_and_several_others(features):
    assert features["m8"].geometry == {"type": "MultiPoint", "coordinates": [[9.0, -3.5], [7.25, 61.5]]}


def test_events_are_points(features):
    assert features["v1"].geometry == {"type": "Point", "coordinates": [9.0, -3.5]}
    assert features["v1"].properties["place_place"] == "Oren, Veland"
    assert features["v1"].properties["figures"][0]["value"] == 74


@pytest.mark.parametrize("id_", ["m5", "v2", "v3"])
def test_what_has_no_place_is_there_without_geometry(features, id_):
    assert features[id_].geometry is None
    assert features[id_].properties["located"] == []
    assert features[id_].properties["confidence"] is None


def test_hostile_text_comes_back(features):
    assert features["m5"].properties["who"] == MENDED
    assert features["v2"].properties["place_name"] == MENDED
    assert features["v2"].properties["figures"][0]["value"] is None


def test_the_text_is_strict_json_that_ends_no_script():
    made = exports.text(story(), "geojson")
    assert made.encode()
    assert "<" not in made
    assert "Infinity" not in made
    assert made == exports.text(story(), "geojson")
    assert json.loads(exports.text(empty(), "geojson"))["features"] == []
