from __future__ import annotations

from dataclasses import replace

import pytest
from desk_fakes import account_of, reading
from hypothesis import given
from hypothesis import strategies as st

from headwater.store import codec
from headwater.types import Account, Annotated, Article, Precision, When


@given(text=st.text(), outlet=st.none() | st.text(), year=st.integers(1000, 9999))
def test_articles_survive(text, outlet, year):
    article = replace(
        reading().article, text=text, outlet=outlet, title=None, published=When(str(year), Precision.YEAR)
    )
    assert codec.decode(codec.encode(article), Article) == article


def test_annotated_articles_survive_packing_and_shrink():
    annotated = reading(text=". ".join(["Ferry talks resume"] * 50)).annotated
    assert codec.unpack(codec.pack(annotated), Annotated) == annotated
    assert len(codec.pack(annotated)) < len(codec.encode(annotated)) / 5


def test_accounts_survive_with_their_enums():
    account = account_of([reading()])
    assert codec.decode(codec.encode(account), Account) == account


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_json_lacks_are_refused(value):
    with pytest.raises(ValueError, match="Annotated"):
        codec.pack(reading(value=value).annotated)


def test_lone_surrogates_are_refused():
    with pytest.raises(ValueError):
        codec.pack(reading(text="torn \ud83d emoji").annotated)
