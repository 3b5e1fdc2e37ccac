from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.derive.index import Index, Pair
from headwater.stages.derive.kinship import Kinship, connected, is_one_text, kinships
from headwater.stages.derive.passages import Shared
from headwater.types import Article
from stages.derive.texts import FLOOD, STRIKE, cut, half_taken, other, text
from stages.records import article

LEAST = 0.2


def kin(*telling: int, shorter: int = 200, longer: int = 300) -> Kinship:
    """Two articles of so many telling words that share passages of so many."""
    passages = tuple(Shared(100 * n, 100 * n + t, 100 * n, 100 * n + t, t) for n, t in enumerate(telling))
    total = sum(telling)
    return Kinship(Pair(0, 1, np.zeros((0, 5), np.int32)), passages, total, total / shorter, total / longer)


def kinship_of(one: Article, two: Article) -> Kinship:
    index = Index()
    index.add(one)
    index.add(two)
    (found,) = kinships(index)
    return found


# -------------------------------------------------------------------- what two share


def test_a_text_and_its_copy_share_all():
    found = kinship_of(article("a1", text(FLOOD)), article("a2", text(FLOOD)))
    assert (found.of_shorter, found.of_longer, found.telling) == (1, 1, len(text(FLOOD).split()))


def test_of_a_cut_all_is_common_and_of_the_whole_a_part():
    found = kinship_of(article("a1", text(FLOOD)), article("a2", cut(FLOOD, 3)))
    size, whole = len(cut(FLOOD, 3).split()), len(text(FLOOD).split())
    assert (found.of_shorter, found.of_longer) == (1, pytest.approx(size / whole))


def test_a_share_is_of_the_words_that_tell():
    """An article that is mostly quotation is a copy if its few other words are."""
    spoken = f"“{other(4, 200)}”".replace("\n", " ")
    found = kinship_of(article("a1", f"{FLOOD[1]}\n{spoken}"), article("a2", text(FLOOD)))
    assert found.of_shorter == 1
    assert found.telling == len(FLOOD[1].split())


def test_a_third_of_the_words_is_a_third():
    found = kinship_of(article("a1", text(STRIKE)), article("a2", half_taken(STRIKE, 3, 1 / 3)))
    assert found.of_shorter == pytest.approx(1 / 3, abs=0.02)


def test_passages_are_seen_from_either():
    found = kinship_of(article("a1", text(FLOOD)), article("a2", FLOOD[3]))
    (here,), (there,) = found.passages_of(found.pair.one), found.passages_of(found.pair.other)
    assert here == there.turned() != there
    assert (there.here, there.here_end) == (0, len(FLOOD[3].split()))
    assert found.longest == found.telling


def test_unrelated_articles_have_no_kinship():
    index = Index()
    for n, of in enumerate((text(FLOOD), text(STRIKE), other(1), "")):
        index.add(article(f"a{n}", of))
    assert kinships(index) == []
    assert kinships(Index()) == []


# -------------------------------------------------------------------- the decision


@pytest.mark.parametrize(("words", "is_one"), [(30, False), (39, False), (40, True), (200, True)])
def test_the_share_of_the_shorter_one_decides(words, is_one):
    assert is_one_text(kin(words // 2, words - words // 2), least=LEAST) is is_one


def test_the_least_share_is_given():
    assert is_one_text(kin(50, 50), least=0.5)
    assert not is_one_text(kin(50, 50), least=0.51)


@pytest.mark.parametrize(
    ("passages", "one_outlet", "is_one"),
    [
        ([60], True, False),  # one paragraph in two articles of one outlet may be kept at hand
        ([60], False, True),
        ([30, 30], True, True),  # two places are more than that
        ([58, 2], True, False),
        ([80], True, True),
    ],
)
def test_one_piece_in_two_articles_of_one_outlet_must_be_large(passages, one_outlet, is_one):
    assert is_one_text(kin(*passages), least=LEAST, one_outlet=one_outlet) is is_one


@pytest.mark.parametrize(
    ("words", "shorter", "longer", "is_one"),
    [
        (20, 20, 2000, False),  # a page that lists a hundred items holds each of them whole
        (40, 40, 2000, True),
        (40, 80, 2000, False),  # half of a short one in a very long one
        (100, 200, 2000, True),
    ],
)
def test_little_of_a_long_text_must_be_all_of_a_short_one(words, shorter, longer, is_one):
    assert is_one_text(kin(words // 2, words - words // 2, shorter=shorter, longer=longer), least=LEAST) is is_one


@pytest.mark.parametrize(("words", "shorter", "is_one"), [(19, 50, False), (20, 50, True), (19, 30, True)])
def test_few_words_in_common_must_be_most_of_a_short_one(words, shorter, is_one):
    assert is_one_text(kin(words, shorter=shorter, longer=100), least=LEAST) is is_one


@pytest.mark.parametrize(("days", "words", "is_one"), [(30, 60, True), (31, 60, False), (31, 130, True)])
def test_what_is_printed_long_after_must_be_printed_whole(days, words, is_one):
    assert is_one_text(kin(words), least=LEAST, days=days) is is_one


@pytest.mark.parametrize(("words", "is_one"), [(66, False), (118, False), (120, True), (190, True)])
def test_texts_of_different_agencies_must_be_nearly_the_same(words, is_one):
    assert is_one_text(kin(words), least=LEAST, different_agencies=True) is is_one


def test_a_higher_share_asked_for_holds_in_every_case():
    for more in ({"one_outlet": True}, {"different_agencies": True}, {"days": 99}):
        assert not is_one_text(kin(170), least=0.9, **more)
        assert is_one_text(kin(180), least=0.9, **more)


# -------------------------------------------------------------------- connections


def test_things_are_known_by_the_least_that_they_are_connected_with():
    assert connected(6, [(4, 1), (5, 4), (2, 3)]) == [0, 1, 2, 2, 1, 1]
    assert connected(3, []) == [0, 1, 2]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12), st.randoms(use_true_random=False))
def test_connections_are_those_of_a_walk_whatever_the_order(links, draw):
    near = {n: {n} for n in range(8)}
    for _ in range(8):
        for a, b in links:
            near[a] |= near[b]
            near[b] |= near[a]
    draw.shuffle(links)
    assert connected(8, links) == [min(near[n]) for n in range(8)]
