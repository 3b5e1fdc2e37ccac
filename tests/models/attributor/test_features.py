from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.cli.given import given_article
from headwater.models.attributor import features
from headwater.types import Annotated, Sentence, Span, Token

# "Dolan said the dam burst" as a parse: said governs Dolan and burst, burst governs dam, dam governs the
HEADS = [1, 1, 3, 4, 1]
LABELS = ["nsubj", "ROOT", "det", "nsubj", "ccomp"]
IDS = [features.DEPENDENCIES.index(label) + 1 for label in LABELS]


def annotated(text: str) -> Annotated:
    at, tokens = 0, []
    for word, head, label in zip(text.split(), HEADS, LABELS, strict=False):
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word.lower(), "X", "NN", label, head))
        at += len(word)
    item = given_article("a", text)
    return Annotated(item, tuple(tokens), (Sentence(Span(0, len(text)), 0, len(tokens)),), (), (), (), "test")


def test_words_hang_on_the_cue_by_the_branch_below_it():
    found = features.relations(HEADS, IDS, (1, 2), (0, 5))
    assert [features.DEPENDENCIES[i - 1] if i <= len(features.DEPENDENCIES) else i for i in found] == [
        "nsubj",
        features.CUE,
        "ccomp",
        "ccomp",
        "ccomp",
    ]


def test_what_governs_a_cue_and_what_stands_beside_it():
    found = features.relations(HEADS, IDS, (3, 4), (0, 5)).tolist()
    assert found == [features.ELSEWHERE, features.ELSEWHERE, IDS[2], features.CUE, features.ABOVE]


def test_another_branch_of_the_governor_is_beside():
    found = features.relations(HEADS, IDS, (4, 5), (0, 5)).tolist()
    assert found == [features.BESIDE, features.ABOVE, IDS[3], IDS[3], features.CUE]


def test_another_sentence_is_elsewhere():
    found = features.relations([*HEADS, 5, 5], [*IDS, 1, 2], (1, 2), (4, 7)).tolist()
    assert found == [IDS[4], features.ELSEWHERE, features.ELSEWHERE]


def test_distances_are_signed_and_nought_on_the_cue():
    found = features.distances((3, 5), (0, 9))
    middle = features.DISTANCES // 2
    assert found[3] == found[4] == middle
    assert list(found) == sorted(found)
    assert found[2] < middle < found[5]


def test_marks_of_a_word():
    text = "Dolan said\nthe DAM burst"
    found = features.word_features(annotated(text), [Span(text.index("DAM"), len(text))])
    shapes = [features.SHAPES[i] for i in found[:, 2]]
    assert shapes == ["title", "lower", "lower", "upper", "lower"]
    assert [features.BREAKS[i] for i in found[:, 3]] == ["paragraph", "inside", "paragraph", "inside", "inside"]
    assert found[:, 4].tolist() == [0, 0, 0, 1, 1]
    assert (found < features.TABLES).all()


@given(st.lists(st.tuples(st.integers(1, 24), st.integers(0, 2)), max_size=80), st.integers(24, 60))
def test_windows_cover_all_words_once_and_keep_to_the_limit(words, limit):
    sizes, breaks = [s for s, _ in words], [b for _, b in words]
    found = features.windows(sizes, breaks, limit)
    assert [i for first, last in found for i in range(first, last)] == list(range(len(sizes)))
    assert all(sum(sizes[first:last]) <= limit for first, last in found)


def test_windows_end_where_a_paragraph_ends_if_they_are_half_full():
    breaks = [2, 0, 0, 0, 1, 0, 2, 0, 0, 0]
    assert features.windows([5] * 10, breaks, 40) == [(0, 6), (6, 10)]
    assert features.windows([5] * 10, [2, 2, 0, 0, 1, 0, 0, 0, 0, 0], 40) == [(0, 4), (4, 10)]


def test_a_cue_reaches_to_the_ends_of_its_paragraph():
    paragraphs = np.array([1, 1, 2, 2, 2, 3])
    assert features.reach((3, 4), (0, 6), paragraphs, 80) == (2, 5)
    assert features.reach((3, 4), (3, 6), paragraphs, 80) == (3, 5)
    assert features.reach((3, 4), (0, 6), paragraphs, 1) == (2, 5)


@pytest.mark.parametrize("mark", ["“", "”", "«", "»", "„", "''", "``"])
def test_quotation_marks_are_one(mark):
    assert features.plain_word(mark) == '"'
