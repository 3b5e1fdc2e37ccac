from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.compare import MADE_BY, compare
from headwater.stages.resolve import resolve
from headwater.types import Claim, Passage, Span
from stages.compare.made import claims_of, told

READINGS = [
    told("a1", "41 people were killed in the air strike on the market of Oren", _41="people/killed"),
    told("a2", "16 people were killed in the air strike on the market of Oren", by="Tom Krol", _16="people/killed"),
    told("a3", "government forces were behind the air strike on the market of Oren"),
    told("a4", "rebels carried out the air strike on the market of Oren", by="Tom Krol"),
]
ENTITIES = resolve(READINGS)
CLAIMS = claims_of(READINGS)
FOUND = compare(READINGS, ENTITIES, CLAIMS)


def test_both_kinds_are_found():
    assert {c.kind.value for c in FOUND.conflicts} == {"quantity", "responsibility"}


@given(st.permutations(CLAIMS), st.permutations(READINGS))
@settings(max_examples=15, deadline=None)
def test_order_makes_no_difference(claims, readings):
    assert compare(readings, ENTITIES, claims) == FOUND


def test_each_conflict_says_who_where_and_how_sure():
    for conflict in FOUND.conflicts:
        assert conflict.made_by == MADE_BY
        assert len(conflict.passages) == 2
        assert 0 < conflict.confidence <= 1
        assert list(conflict.claims) == sorted(set(conflict.claims))
    pairs = [c.claims for c in (*FOUND.conflicts, *FOUND.reconciled)]
    assert len(pairs) == len(set(pairs))


def test_nothing_gives_nothing():
    assert compare([], [], []) == compare(READINGS, ENTITIES, [])


def test_claims_of_unknown_statements_are_left_out():
    lost = Claim("cl-lost", Passage("a9", Span(0, 4)), ("st-none",), (), 1.0, "align/test")
    assert compare(READINGS, ENTITIES, [*CLAIMS, lost]) == FOUND
