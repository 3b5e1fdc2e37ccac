from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.attribute.quotes import LONGEST, find_quotes
from timing import LINEAR, growth


def quotes(text):
    return [q.of(text) for q in find_quotes(text)]


@pytest.mark.parametrize("pair", ["“”", '""', "«»", "„“", "„”", "‹›"])
def test_marks_of_every_kind(pair):
    assert quotes(f"He said {pair[0]}the dam is safe{pair[1]} and left.") == ["the dam is safe"]


@pytest.mark.parametrize("pair", ["‘’", "''"])
def test_single_marks_hold_a_sentence_and_not_a_word(pair):
    assert quotes(f"{pair[0]}The dam is safe,{pair[1]} he said.") == ["The dam is safe,"]
    assert quotes(f"The {pair[0]}wall{pair[1]} is a hill.") == []


@pytest.mark.parametrize("pair", ['“"', '"”', '«"', '„"'])
def test_closing_mark_of_another_kind(pair):
    assert quotes(f"{pair[0]}The dam is safe,{pair[1]} he said.") == ["The dam is safe,"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“He told me ‘the dam is safe’ and left,” she said.", "He told me ‘the dam is safe’ and left,"),
        ("“He told me “the dam is safe” and left,” she said.", "He told me “the dam is safe” and left,"),
        ("«He told me „the dam is safe“ and left», she said.", "He told me „the dam is safe“ and left"),
        ("'He told me \"the dam is safe\" and left,' she said.", 'He told me "the dam is safe" and left,'),
    ],
)
def test_nested_quotation_is_part_of_the_outer_one(text, found):
    assert quotes(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        '"The dam is safe, he said.',
        'The dam is safe," he said.',
        "“The dam is safe, he said.",
        "The dam.”",
        "”a“",
        '""',
        '" "',
    ],
)
def test_mark_without_partner_or_content_is_stray(text):
    assert quotes(text) == []


def test_apostrophes_open_and_close_nothing():
    assert quotes("It's the troops' pay, isn't it? They 'd have the villagers' boats too.") == []


def test_quotation_over_paragraphs_runs_to_each_ones_end():
    assert quotes("“The dam is safe.\n“It will open.\n“We wait.”") == ["The dam is safe.", "It will open.", "We wait."]
    assert quotes('"The dam is safe.\n\n"It will open."') == ["The dam is safe.", "It will open."]


def test_open_quotation_before_a_plain_paragraph_is_stray():
    assert quotes("“The dam is safe.\nIt will open.") == []


def test_no_quotation_crosses_a_line_otherwise():
    assert quotes("“The dam\nis safe.”") == []


def test_several_in_a_line():
    assert quotes('“a” and "b" and «c»') == ["a", "b", "c"]


def test_mark_whose_partner_is_far_away_is_stray():
    assert quotes(f"“{'a' * (LONGEST + 1)}”") == []


@settings(deadline=None, max_examples=300)
@given(st.text("ab ,.\n\"“”„«»‹›‘’'", max_size=60))
def test_quotations_are_sorted_apart_and_within_a_line(text):
    found = find_quotes(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in q.of(text) and q.of(text).strip() for q in found)


def test_marks_that_open_and_never_close_take_no_time():
    assert growth(lambda n: find_quotes(" 'a" * n), 5_000) < LINEAR
    assert growth(lambda n: find_quotes("„a " * n), 5_000) < LINEAR


def test_a_line_of_openers_before_another_is_read_once():
    assert growth(lambda n: find_quotes(f"{'“a' * n}\n“b"), 20_000) < LINEAR


def test_a_quotation_opened_again_before_it_was_closed_is_two():
    text = 'Berg said "The dam will hold. "This was not the first flood" she added. Krol said "All is well."'
    assert quotes(text) == ["The dam will hold. ", "This was not the first flood", "All is well."]


def test_a_straight_mark_that_can_only_close_opens_nothing():
    text = 'The dam will hold" Berg said. "This was not the first flood" she added.'
    assert quotes(text) == ["This was not the first flood"]
