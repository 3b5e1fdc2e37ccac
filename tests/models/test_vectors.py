from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import ModelError
from headwater.models import shipped, vectors

TEXTS = ["The dam had burst.", "Troops left Orle for Maresk.", "", "🙂", "said " * 500]


@pytest.fixture
def afresh():
    """Forgets loaded sessions and vectors before and after."""
    for cached in (vectors._session, vectors._encode):
        cached.cache_clear()
    yield
    for cached in (vectors._session, vectors._encode):
        cached.cache_clear()


def test_one_unit_vector_a_text():
    found = vectors.encode(TEXTS)
    assert found.shape == (len(TEXTS), vectors.DIMENSIONS)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)


def test_no_texts():
    assert vectors.encode([]).shape == (0, vectors.DIMENSIONS)


def test_same_vector_alone_and_in_company(afresh):
    alone = [vectors.encode([text])[0] for text in TEXTS]
    vectors._encode.cache_clear()
    assert np.array_equal(vectors.encode(TEXTS[::-1])[::-1], np.stack(alone))


def test_callers_cannot_spoil_the_cache():
    vectors.encode(["The dam had burst."])[:] = 0
    assert np.linalg.norm(vectors.encode(["The dam had burst."])) > 0.9


def test_like_is_nearer_than_unlike():
    a, b, c = vectors.encode(["Troops left Orle.", "Soldiers have left Orle.", "The winter was the driest on record."])
    assert a @ b > 0.7 > a @ c + 0.2


def test_long_text_is_read_by_its_beginning():
    a, b = vectors.encode(["the river rose " * 200, "the river rose " * 200 + "and fell"])
    assert np.array_equal(a, b)


@settings(deadline=None, max_examples=15)
@given(st.text(max_size=60))
def test_any_text_has_a_unit_vector(text):
    assert np.linalg.norm(vectors.encode([text])) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("name", list(vectors.SHA256))
def test_altered_file(afresh, monkeypatch, name):
    monkeypatch.setitem(vectors.SHA256, name, hashlib.sha256(b"another").hexdigest())
    with pytest.raises(ModelError, match=f"{name} is not the file that was shipped") as caught:
        vectors.encode(["The dam had burst."])
    assert caught.value.model == vectors.NAME


def test_missing_file(afresh, monkeypatch, tmp_path):
    monkeypatch.setattr(shipped, "files", lambda _package: tmp_path)
    with pytest.raises(ModelError, match=r"model\.onnx is missing; install headwater again"):
        vectors.encode(["The dam had burst."])
