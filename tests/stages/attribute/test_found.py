from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.attribute.found import Near, overlapping
from headwater.types import Span
from timing import LINEAR, growth

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 900), st.integers(1, 700))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_what_is_near_is_what_overlaps_in_the_order_of_adding(spans, place):
    near = Near((span, n) for n, span in enumerate(spans))
    assert near.at(place) == [n for n, span in enumerate(spans) if span.overlaps(place)]


@given(st.lists(st.integers(1, 50), max_size=12), SPANS)
def test_overlapping_of_spans_in_order(sizes, place):
    spans, at = [], 0
    for size in sizes:
        spans.append(Span(at + size, at + 2 * size))
        at += 2 * size
    assert list(overlapping(spans, place)) == [span for span in spans if span.overlaps(place)]


def test_cues_without_end_are_not_all_compared(read):
    """One sentence of nothing but cues, and thousands of quotations each with its cue: each took minutes."""
    assert growth(lambda n: read("he said that " * n).statements, 150) < LINEAR
    assert growth(lambda n: read('"No" said Dolan ' * n).statements, 150) < LINEAR
