from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.report.map.shapes import clipped_line, clipped_ring, path, plainer

BOX = (0.0, 0.0, 10.0, 8.0)
numbers = st.floats(-30, 30).map(lambda x: round(x, 3))
lines = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=12).map(np.array)


def inside(points):
    left, top, right, bottom = BOX
    x, y = points.T
    return bool(((x >= left - 1e-6) & (x <= right + 1e-6) & (y >= top - 1e-6) & (y <= bottom + 1e-6)).all())


@given(lines)
def test_what_is_cut_lies_in_the_box(line):
    assert all(inside(part) for part in clipped_line(line, BOX))
    ring = clipped_ring(np.vstack((line, line[:1])), BOX)
    assert not len(ring) or inside(ring)


@given(lines)
def test_a_plainer_line_stays_near_and_keeps_its_ends(line):
    kept = plainer(line, 1.0)
    assert (kept[0] == line[0]).all()
    assert (kept[-1] == line[-1]).all()
    for point in line:
        assert min(off(point, a, b) for a, b in pairwise(kept)) <= 1.0 + 1e-6


def off(point, a, b):
    along = b - a
    length = float(along @ along)
    share = min(1.0, max(0.0, float((point - a) @ along) / length)) if length else 0.0
    return float(np.hypot(*(point - a - share * along)))


def test_a_line_in_two_parts_of_the_box_is_two_lines():
    line = np.array([(2.0, 4.0), (5.0, -4.0), (8.0, 4.0)])
    first, second = clipped_line(line, BOX)
    assert first[-1].tolist() == pytest.approx([3.5, 0.0])
    assert second[0].tolist() == pytest.approx([6.5, 0.0])


def test_a_path_is_read_back_within_a_twentieth():
    line = np.array([(0.04, 12.34), (3.0, -7.77), (3.0, -7.77), (100.0, 0.5), (0.04, 12.34)])
    written = path([line], closed=True)
    assert written.endswith("z")
    numbers_ = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", written)]
    at = np.cumsum(np.array(numbers_).reshape(-1, 2), axis=0)
    assert np.abs(at - line[[0, 1, 3]]).max() <= 0.0501


def test_a_line_without_length_is_not_written():
    assert path([np.array([(1.0, 1.0), (1.01, 1.01)])]) == ""
