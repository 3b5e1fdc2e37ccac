from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.clean.spans import Draft, even_space, fold_spaces, source_span
from headwater.types import Furniture, Removed, Span

from .build import BODY, LEAD, TITLE, cleaned

SPACED = st.text(alphabet="ab \n\r\t\u200b\u2028\xa0\x00", max_size=40)


def folded(text: str) -> str:
    draft = Draft(text)
    draft.cut(Removed(span, Furniture.SPACE) for span in fold_spaces(text))
    return draft.text


@given(SPACED)
def test_even_space_keeps_every_place(text):
    even = even_space(text)
    assert len(even) == len(text)
    assert [c for c in even if c in "ab"] == [c for c in text if c in "ab"]
    assert not set(even) & set("\r\t\u2028\xa0\x00")


@given(SPACED)
def test_folding_leaves_single_spaces_and_line_breaks(text):
    once = folded(even_space(text))
    assert once == folded(once)
    assert once == once.strip()
    assert not any(pair in once for pair in ("  ", "\n\n", " \n", "\n ", "\u200b"))


def test_a_line_break_outlives_the_spaces_around_it():
    assert folded("one  two \n \n three\u200bfour ") == "one two\nthreefour"


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(1, 8)), max_size=8))
def test_cuts_of_cuts_add_up(pieces):
    draft = Draft("abcdefghijklmnopqrst")
    for start, length in pieces:
        if start < len(draft.text):
            span = Span(start, min(start + length, len(draft.text)))
            expected = draft.text[: span.start] + draft.text[span.end :]
            draft.cut([Removed(span, Furniture.LAYOUT)])
            assert draft.text == expected
    ends = [piece.span.end for piece in draft.removed]
    starts = [piece.span.start for piece in draft.removed]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert draft.text == "".join(
        c for i, c in enumerate(draft.source) if not any(p.span.start <= i < p.span.end for p in draft.removed)
    )


def test_of_overlapping_cuts_the_first_wins():
    draft = Draft("abcdef")
    draft.cut([Removed(Span(2, 5), Furniture.SHARE), Removed(Span(1, 3), Furniture.ADVERT)])
    assert draft.text == "adef"
    assert [piece.kind for piece in draft.removed] == [Furniture.ADVERT]


def test_a_piece_divided_by_folded_space_is_cut_whole():
    draft = Draft("By    Ada. The river")
    draft.cut([Removed(Span(2, 5), Furniture.SPACE)])
    draft.cut([Removed(Span(0, 7), Furniture.DATELINE)])
    assert draft.removed == [Removed(Span(0, 10), Furniture.DATELINE)]
    assert draft.text == " The river"


def test_a_passage_is_found_in_the_source():
    article = cleaned(f"[ad_1]\n{TITLE}\n\nShare this article\n\n{BODY}")
    at = article.text.index(LEAD)
    span = source_span(article, Span(at, at + len(LEAD)))
    assert span.of(article.source_text) == LEAD


def test_a_passage_across_a_cut_spans_it():
    article = cleaned(f"{TITLE}\nAdvertisement\n{BODY}")
    span = source_span(article, Span(0, len(TITLE) + 1 + len(LEAD)))
    assert span.of(article.source_text) == f"{TITLE}\nAdvertisement\n{LEAD}"


def test_a_passage_outside_of_the_text_is_refused():
    article = cleaned(BODY)
    with pytest.raises(ValueError, match="outside of a1"):
        source_span(article, Span(0, len(article.text) + 1))
