from __future__ import annotations

import pytest

from headwater.report.map.labels import text_width
from headwater.report.map.legend import wrapped

SIZE = 10.0


def test_words_are_kept_in_order_in_lines_that_fit():
    text = "Two movements are not drawn, since no place is known for either of their ends."
    lines = list(wrapped(text, 120, SIZE))
    assert " ".join(lines) == text
    assert len(lines) > 2
    assert all(text_width(line, SIZE) <= 120 for line in lines)


def test_a_word_that_fits_in_no_line_is_cut():
    lines = list(wrapped(f"from {'Ilve' * 40} away", 120, SIZE))
    assert [lines[0], lines[-1]] == ["from", "away"]
    assert lines[1].startswith("IlveIlve")
    assert lines[1].endswith("…")
    assert text_width(lines[1], SIZE) <= 120


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_has_no_line(text):
    assert list(wrapped(text, 120, SIZE)) == []


def test_a_line_that_is_narrower_than_any_letter_ends():
    assert list(wrapped("ab cd", 0.1, SIZE)) == ["…", "…"]
