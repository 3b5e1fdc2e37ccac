from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.annotate.quantities.bounds import amounts
from headwater.stages.annotate.quantities.numbers import read_figures
from headwater.stages.annotate.quantities.phrase import lowered, singular
from headwater.types import Span


def values(text):
    return [figure.value for figure in read_figures(lowered(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1\u202f000\u202f000", 1_000_000),
        ("1'000", 1000),
        ("1.234.567", 1_234_567),
        ("1,000,000.5", 1_000_000.5),
        ("12,5 percent", 12.5),
        ("3 thousand", 3000),
        ("2.4m people", 2_400_000),
        ("a 3m wall", 3),
        ("$3m", 3_000_000),
        ("500k", 500_000),
        ("1.5bn", 1.5e9),
        ("twenty-seven", 27),
        ("one hundred and fifty", 150),
        ("three thousand two hundred", 3200),
        ("one million two hundred thousand and five", 1_200_005),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a hundred", 100),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("a quarter of a million", 250_000),
        ("2½ hours", 2.5),
        ("2 1/2 hours", 2.5),
        ("½", 0.5),
        ("٥٨ people", 58),
        ("a couple of men", 2),
        ("several hundred men", 200),
        ("tens of thousands", 20_000),
    ],
)
def test_value(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hundred and three hundred", [200, 300]),
        ("58, 60, 120", [58, 60, 120]),
        ("nineteen fifty", [19, 50]),
        ("", []),
        ("km²", []),
        ("9" * 400, []),
        ("1" * 5000, []),
        ("someone, often, weighty", []),
    ],
)
def test_values(text, expected):
    assert values(text) == expected


def test_no_figure_begins_in_what_is_skipped():
    low = "may 14 200 people"
    assert [f.value for f in read_figures(low, [Span(0, 6)])] == [200]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("80 or 100", [(80, 100)]),
        ("80-100", [(80, 100)]),
        ("80–100", [(80, 100)]),
        ("80 to 100", [(80, 100)]),
        ("between 80 and 100", [(80, 100)]),
        ("80 and 100", [(80, None), (100, None)]),
        ("5 to 10 million", [(5e6, 1e7)]),
        ("$5 million to $10 million", [(5e6, 1e7)]),
        ("rose from 80 to 100", [(80, None), (100, None)]),
        ("to 58, up from 41", [(58, None), (41, None)]),
    ],
)
def test_ranges(text, expected):
    assert [(a.value, a.high) for a in amounts(text, read_figures(text))] == expected


@pytest.mark.parametrize(
    ("plural", "word"),
    [
        ("children", "child"),
        ("schoolchildren", "schoolchild"),
        ("gunmen", "gunman"),
        ("batteries", "battery"),
        ("churches", "church"),
        ("peace-keepers", "peace-keeper"),
        ("people", "people"),
        ("bus", "bus"),
    ],
)
def test_singular(plural, word):
    assert singular(plural) == word


@given(st.text(st.sampled_from("0123456789.,- ½٣²kmn$%'’\u00a0abdefhilorstuvwy\n"), max_size=60))
def test_any_text_is_read(text):
    low = lowered(text)
    found = list(amounts(low, read_figures(low)))
    assert all(math.isfinite(a.value) and a.span.end <= len(text) for a in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(
    st.lists(
        st.sampled_from("one two twenty hundred thousand million dozen and a half of hundreds to or".split()),
        max_size=12,
    )
)
def test_any_words_are_read(words):
    text = " ".join(words)
    assert all(math.isfinite(a.value) and a.span.end <= len(text) for a in amounts(text, read_figures(text)))
