from __future__ import annotations

import pytest


@pytest.fixture
def count(parse):
    def run(text):
        annotated = parse(text)
        return [(q.span.of(text), q.value, str(q.bound), q.unit) for q in annotated.quantities]

    return run


@pytest.mark.parametrize(
    ("text", "figure", "value", "bound", "unit"),
    [
        ("28 settlements were taken.", "28", 28, "exact", "settlement"),
        ("At least 58 people died.", "58", 58, "at_least", "people"),
        ("More than 100 people died.", "100", 100, "at_least", "people"),
        ("No fewer than 20 people died.", "20", 20, "at_least", "people"),
        ("Not less than 20 people died.", "20", 20, "at_least", "people"),
        ("They hold over 1,000 square kilometres of land.", "1,000", 1000, "at_least", "kilometre"),
        ("Up to 40 trucks left.", "40", 40, "at_most", "truck"),
        ("No more than 10 trucks left.", "10", 10, "at_most", "truck"),
        ("Fewer than 20 people died.", "20", 20, "at_most", "people"),
        ("Nearly 70 homes burned.", "70", 70, "about", "home"),
        ("Some 6,200 people left.", "6,200", 6200, "about", "people"),
        ("About 1,234,567 people live there.", "1,234,567", 1_234_567, "about", "people"),
        ("Hundreds of soldiers left.", "Hundreds", 200, "at_least", "soldier"),
        ("Dozens of houses burned.", "Dozens", 24, "at_least", "house"),
        ("Hundreds of thousands of people fled.", "Hundreds of thousands", 200_000, "at_least", "people"),
        ("Tens of thousands of people fled.", "Tens of thousands", 20_000, "at_least", "people"),
        ("They sent a dozen boats.", "dozen", 12, "about", "boat"),
        ("1.5 million people fled.", "1.5 million", 1_500_000, "exact", "people"),
        ("Two hundred soldiers left.", "Two hundred", 200, "exact", "soldier"),
        ("Twenty-two houses burned.", "Twenty-two", 22, "exact", "house"),
        ("One hundred thousand people fled.", "One hundred thousand", 100_000, "exact", "people"),
        ("Three and a half million people fled.", "Three and a half million", 3_500_000, "exact", "people"),
        ("They want 12 armoured ambulances.", "12", 12, "exact", "ambulance"),
    ],
)
def test_figure_bound_and_unit(count, text, figure, value, bound, unit):
    assert count(text) == [(figure, value, bound, unit)]


def test_two_figures_for_one_thing(count):
    assert count("80 or 100 men came.") == [("80", 80, "exact", "man"), ("100", 100, "exact", "man")]


def test_figure_without_a_thing_has_no_unit(count):
    assert count("They put the number of wounded at 16.") == [("16", 16, "exact", "")]


def test_figures_in_dates_are_left_out(count):
    assert count("On 14 May 2031, and on May 3, three men left in 2031.") == [("three", 3, "exact", "man")]


@pytest.mark.parametrize("text", ["Half of the town burned.", "The 5th brigade left.", "It happened tens of times."])
def test_words_that_count_nothing(count, text):
    assert count(text) == []
