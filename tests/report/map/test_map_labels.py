from __future__ import annotations

from itertools import combinations

import pytest

from headwater.report.map.arrows import Mark
from headwater.report.map.labels import LONGEST, Room, short, text_width
from headwater.report.map.shapes import overlap


def test_names_neither_overlap_nor_leave_the_frame():
    frame = (0.0, 0.0, 300.0, 200.0)
    room = Room(frame)
    marks = [Mark(20 + 37 * n % 270, 15 + 53 * n % 180, 4.0, 4.0) for n in range(40)]
    labels = [room.beside(m, f"Place number {n}", 12.0) for n, m in enumerate(marks)]
    assert 8 < sum(label is not None for label in labels) < 40
    assert not [pair for pair in combinations(room.taken, 2) if overlap(*pair)]
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= 300 and b[3] <= 200 for b in room.taken)


def test_a_name_that_stands_off_is_tied_to_its_place():
    room = Room((0.0, 0.0, 400.0, 400.0), taken=[(182.0, 182.0, 330.0, 218.0), (90.0, 182.0, 218.0, 218.0)])
    label = room.beside(Mark(200, 200, 4.0, 4.0), "Oren", 12.0)
    assert label.leader is not None


@pytest.mark.parametrize("name", ["w" * 400, "Z" + "\u0301" * 300 + "algo", "Oren"])
def test_names_are_cut(name):
    kept = short(name)
    assert len(kept) <= LONGEST
    assert text_width(kept, 12.0) < 300
    assert "\u0301" * 3 not in kept
