from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import ModelError
from headwater.models import judge, shipped

MOVES = "Ada Berg said: Veland is moving its troops from Karst to Oren"
PAIRS = [
    (MOVES, "Ada Berg said: Veland was moving its troops from Karst to Oren"),
    (MOVES, "Osk Varn denied: Veland is moving its troops from Karst to Oren"),
    (MOVES, "The winter in Lomnis was the driest in thirty years"),
    ("", ""),
    ("🙂", "said " * 500),
]


@pytest.fixture
def afresh():
    """Forgets the loaded session, its verdicts and pieces before and after."""
    forget()
    yield
    forget()


def forget():
    for cached in (judge._session, judge._judge, judge._pieces):
        cached.cache_clear()


def test_three_logits_a_pair():
    found = judge.judge(PAIRS)
    assert found.shape == (len(PAIRS), 3)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


def test_no_pairs():
    assert judge.judge([]).shape == (0, 3)


def test_order_of_two_makes_no_difference(afresh):
    ahead = judge.judge(PAIRS)
    judge._judge.cache_clear()
    assert np.array_equal(judge.judge([pair[::-1] for pair in PAIRS]), ahead)


def test_a_verdict_does_not_depend_on_other_pairs(afresh):
    alone = [judge.judge([pair])[0] for pair in PAIRS]
    judge._judge.cache_clear()
    assert np.array_equal(judge.judge(PAIRS[::-1])[::-1], np.stack(alone))


def test_callers_cannot_spoil_the_cache():
    before = judge.judge(PAIRS[:1]).copy()
    judge.judge(PAIRS[:1])[:] = 99
    assert np.array_equal(judge.judge(PAIRS[:1]), before)


def test_one_wording_is_likelier_the_same_than_another_subject():
    same, _, other = judge.judge(PAIRS[:3])
    assert same[judge.SAME] - same[judge.NEITHER] > other[judge.SAME] - other[judge.NEITHER]
    assert other.argmax() == judge.NEITHER


def test_a_long_telling_is_read_by_its_beginning():
    long = "the river rose " * 200
    assert np.array_equal(judge.judge([(long, MOVES)]), judge.judge([(f"{long} and fell", MOVES)]))
    assert len(judge._pieces(long)) == judge.MAX_PIECES
    assert judge._pieces(long)[-1] == judge._pieces(MOVES)[-1]


@settings(deadline=None, max_examples=15)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_a_verdict(one, other):
    found = judge.judge([(one, other), (other, one)])
    assert np.isfinite(found).all()
    assert np.array_equal(found[0], found[1])


def test_altered_file(afresh, monkeypatch):
    monkeypatch.setitem(judge.SHA256, "model.onnx", hashlib.sha256(b"another").hexdigest())
    with pytest.raises(ModelError, match=r"model\.onnx is not the file that was shipped") as caught:
        judge.judge(PAIRS[:1])
    assert caught.value.model == judge.NAME


def test_missing_file(afresh, monkeypatch, tmp_path):
    monkeypatch.setattr(shipped, "files", lambda _package: tmp_path)
    with pytest.raises(ModelError, match=r"model\.onnx is missing; install headwater again"):
        judge.judge(PAIRS[:1])


@pytest.mark.parametrize("name", list(judge.SHA256))
def test_what_is_shipped_is_what_was_meant(name):
    assert shipped.read(judge.NAME, name, judge.SHA256)
