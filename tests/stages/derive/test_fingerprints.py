from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.derive.fingerprints import WINDOW, fingerprint_places
from headwater.stages.derive.prints import RUN, Print, print_of
from stages.derive.texts import CAPTION, FLOOD, QUOTES, STRIKE, text, words
from stages.records import article


def made(of: str) -> Print:
    return print_of(article("a1", of))


def kept(of: Print) -> set[int]:
    return set(of.runs()[fingerprint_places(of)].tolist())


@given(st.integers(0, 99), st.integers(0, 40), st.integers(0, 40))
@settings(deadline=None)
def test_texts_that_share_a_window_of_words_share_a_fingerprint(seed, before, after):
    core = words(seed, RUN + WINDOW - 1)
    one = " ".join([*words(1000, before), *core, *words(1001, after)])
    two = " ".join([*words(1002, after), *core, *words(1003, before)])
    assert kept(made(one)) & kept(made(two))


def test_unrelated_texts_share_none():
    assert not kept(made(text(FLOOD))) & kept(made(text(STRIKE)))


def test_about_two_of_five_runs_are_kept():
    of = made(" ".join(words(1, 4000)))
    assert 0.35 < len(fingerprint_places(of)) / 4000 < 0.45


def test_places_are_sorted_and_each_stands_once():
    places = fingerprint_places(made(text(FLOOD)))
    assert (np.diff(places) > 0).all()


def test_of_each_window_one_is_kept():
    places = fingerprint_places(made(text(FLOOD)))
    assert (np.diff(places) <= WINDOW).all()


@pytest.mark.parametrize("length", [0, 1, RUN - 1])
def test_a_text_without_a_run_has_none(length):
    assert len(fingerprint_places(made(" ".join(words(1, length))))) == 0


@pytest.mark.parametrize("length", [RUN, RUN + 1, RUN + WINDOW - 1])
def test_a_text_of_one_window_has_one(length):
    assert len(fingerprint_places(made(" ".join(words(1, length))))) == 1


def test_words_that_do_not_tell_have_none():
    of = made(f"{FLOOD[1]}\n{QUOTES}\n{CAPTION}\n{FLOOD[2]}")
    assert all(of.telling[place : place + RUN].all() for place in fingerprint_places(of))
    assert not kept(of) & kept(made(CAPTION.replace(", 2031", "")))


def test_a_text_of_quotes_has_none():
    assert len(fingerprint_places(made(QUOTES))) == 0


def test_one_word_again_and_again_has_one_fingerprint():
    assert len(kept(made("word " * 10_000))) == 1


def test_the_choice_depends_on_the_words_alone():
    core = words(5, 60)
    alone = made(" ".join(core))
    for seed in range(20):
        before = words(100 + seed, random.Random(seed).randint(0, 30))
        longer = made(" ".join([*before, *core]))
        inner = {p - len(before) for p in fingerprint_places(longer).tolist() if p >= len(before) + WINDOW}
        assert inner <= set(fingerprint_places(alone).tolist())
