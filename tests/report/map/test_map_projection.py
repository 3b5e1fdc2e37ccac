from __future__ import annotations

import numpy as np
import pytest

from headwater.report.map.ground import ground, view
from headwater.report.map.projection import Azimuthal, EqualEarth, distance, middle, projection
from headwater.report.map.shapes import area, clipped_ring
from headwater.report.map.world import world
from report.map.places import COORDINATES

# On land and at sea, on both sides of the poles and of the 180th meridian
LAND = [(37.6, 55.8), (-65.0, -33.0), (105.0, 35.0), (-100.0, 45.0), (135.0, -25.0), (20.0, 5.0), (175.0, 67.5), (-178.0, 67.6), (0.0, -89.0), (-42.0, 72.0)]  # fmt: skip
SEA = [(-30.0, 30.0), (80.0, -30.0), (-150.0, 0.0), (180.0, 10.0), (0.0, 88.0), (51.0, 42.0), (-179.0, 60.0)]


def degrees(name):
    lat, lon = COORDINATES[name]
    return lon, lat


def is_land(rings, point):
    """By the even-odd rule, as the map is filled."""
    x, y = point
    crossed = 0
    for ring in rings:
        (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
        rises = (y0 > y) != (y1 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            crossed += int(np.count_nonzero(rises & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)))
    return crossed % 2 == 1


def test_distance_is_along_the_globe():
    assert distance((0.0, 0.0), (90.0, 0.0)) == pytest.approx(90)
    assert distance((179.0, 0.0), (-179.0, 0.0)) == pytest.approx(2)


def test_the_middle_of_places_across_the_180th_meridian_is_there():
    lon, lat, radius = middle([degrees("Suva"), degrees("Apia"), degrees("Wellington")])
    assert abs(lon) > 170
    assert -35 < lat < -20
    assert radius < 20


def test_what_is_wide_is_shown_on_the_whole_globe():
    assert isinstance(projection([degrees("Kursk"), degrees("Murmansk")]), Azimuthal)
    assert isinstance(projection([degrees(n) for n in ("London", "Sydney", "Lima")]), EqualEarth)


def test_the_globe_is_turned_so_that_its_edge_is_empty():
    across_the_pacific = projection([degrees(n) for n in ("Tokyo", "Sydney", "Honolulu", "Lima")])
    assert isinstance(across_the_pacific, EqualEarth)
    xs = across_the_pacific.points(np.array([degrees(n) for n in ("Tokyo", "Honolulu", "Lima")]))[:, 0]
    assert list(xs) == sorted(xs)  # from west to east, without a cut between


# middles on land, at sea, with land opposite (China to Mendoza), near a pole
@pytest.mark.parametrize(
    "lonlat", [(30.0, 55.0), (-68.8, -32.9), (-176.0, -15.0), (0.0, 80.0), (40.0, -75.0), (116.0, 40.0)]
)
def test_land_is_land_around_any_middle(lonlat):
    seen = Azimuthal(*lonlat)
    rings = seen.land(world().land)
    for points, expected in ((LAND, True), (SEA, False)):
        # what lies nearly opposite is never in sight
        near = [p for p in points if distance(p, lonlat) < 100]
        for at, point in zip(near, seen.points(np.array(near)) if near else [], strict=True):
            assert is_land(rings, point) is expected, at


@pytest.mark.parametrize("lon", [0.0, 150.0, -90.0, 37.5, 178.0])
def test_land_is_land_wherever_the_globe_is_cut(lon):
    seen = EqualEarth(lon)
    rings = seen.land(world().land)
    for points, expected in ((LAND, True), (SEA, False)):
        for at, point in zip(points, seen.points(np.array(points)), strict=True):
            assert is_land(rings, point) is expected, at


@pytest.mark.parametrize("seen", [EqualEarth(20.0), Azimuthal(20.0, 40.0)])
def test_areas_are_kept(seen):
    def of(name):
        (country,) = (c for c in world().countries if c.name == name)
        return abs(sum(area(ring) for ring in seen.rings(country.rings)))

    # 603.5 to 338 thousand square kilometres, as drawn at 1:50m
    assert of("Ukraine") / of("Finland") == pytest.approx(603.5 / 338, rel=0.08)
    assert of("Ukraine") * 6371**2 == pytest.approx(600_000, rel=0.08)


def test_what_is_shown_lies_within_the_frame_with_room_around():
    places = [degrees(n) for n in ("Kaliningrad", "Kursk", "Murmansk", "Kherson")]
    seen = view(places, projection(places), 720, (380, 500))
    assert 380 <= seen.height <= 500
    for x, y in seen.points(places):
        assert 60 < x < 660
        assert 30 < y < seen.height - 30


def test_one_place_has_its_surroundings():
    seen = view([degrees("Kursk")], projection([degrees("Kursk")]), 720, (380, 500))
    ((x, y),) = seen.points([degrees("Kursk")])
    assert (x, y) == (pytest.approx(360, abs=2), pytest.approx(seen.height / 2, abs=2))
    length, km = seen.scale_bar()
    assert km in (50, 100)
    assert length == pytest.approx(km * seen.scale / 6371)


def test_only_what_is_in_sight_is_written():
    near, wide = ([degrees("Kursk"), degrees("Kherson")], [degrees(n) for n in ("London", "Sydney", "Lima")])
    small, large = (ground(view(p, projection(p), 720, (380, 500))) for p in (near, wide))
    assert len(small.land) < 4_000 < len(large.land) < 60_000
    assert not small.sea
    assert large.sea


def test_clipping_keeps_a_ring_around_the_view():
    ring = np.array([(-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0), (-9.0, -9.0)])
    assert abs(area(clipped_ring(ring, (-1.0, -1.0, 1.0, 1.0)))) == pytest.approx(4)


@pytest.mark.parametrize("places", [[(0.0, 0.0), (120.0, 0.0), (-120.0, 0.0)], [(0.0, 0.0), (180.0, 0.0)]])
def test_places_all_around_the_globe_are_shown_on_the_whole_of_it(places):
    assert isinstance(projection(places), EqualEarth)
