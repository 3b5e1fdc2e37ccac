from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest

from headwater.report.map.arrows import THICKEST, Mark, arrows, width
from headwater.report.map.found import Route

FRAME = (0.0, 0.0, 720.0, 450.0)
A, B = (1.0, 1.0), (2.0, 2.0)


def route(start, end, articles=1):
    return Route(start, end, (1,), articles, ("Osk Varn",), planned=False, hedged=False)


def mark(x, y):
    return Mark(x, y, 4.0, 4.0)


def peak(arrow):
    return arrow.samples()[10].tolist()


def test_width_grows_with_the_articles_up_to_a_bound():
    assert width(1) < width(2) < width(10) < width(1_000) == width(10_000) == THICKEST


def test_an_arrow_leads_from_its_start_to_its_end():
    (arrow,) = arrows([route(A, B)], {A: mark(100, 200), B: mark(500, 200)}, FRAME)
    assert hypot(arrow.line[0][0] - 100, arrow.line[0][1] - 200) < 10
    tip = arrow.head[1]
    assert hypot(tip[0] - 500, tip[1] - 200) < 10


def test_there_and_back_bow_to_different_sides():
    there, back = arrows([route(A, B), route(B, A)], {A: mark(100, 200), B: mark(500, 200)}, FRAME)
    assert peak(there)[1] < 195 or peak(back)[1] < 195
    assert abs(peak(there)[1] - peak(back)[1]) > 20


def test_the_tips_at_one_place_are_apart():
    starts = [(float(n), 0.0) for n in range(6)]
    marks = {s: mark(100, 150 + 30 * n) for n, s in enumerate(starts)} | {B: mark(600, 225)}
    drawn = arrows([route(s, B, 4) for s in starts], marks, FRAME)
    tips = [arrow.head[1] for arrow in drawn]
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(tips, 2)) > 4


@pytest.mark.parametrize(("apart", "is_drawn"), [(1.0, False), (6.0, True), (20.0, True)])
def test_places_near_each_other_are_joined_if_they_can_be_told_apart(apart, is_drawn):
    (arrow,) = arrows([route(A, B)], {A: mark(300, 200), B: mark(300 + apart, 200)}, FRAME)
    assert (arrow is not None) is is_drawn


@pytest.mark.parametrize(("x", "y"), [(10, 10), (715, 445), (360, 225)])
def test_an_open_end_stays_within_the_frame(x, y):
    out, into = arrows([route(A, None), route(None, A)], {A: mark(x, y)}, FRAME)
    for arrow in (out, into):
        assert 0 < arrow.open_at[0] < 720
        assert 0 < arrow.open_at[1] < 450
    assert hypot(out.open_at[0] - into.open_at[0], out.open_at[1] - into.open_at[1]) > 20
    # the head points away from the place, and to it
    assert hypot(out.head[1][0] - x, out.head[1][1] - y) > hypot(into.head[1][0] - x, into.head[1][1] - y)
