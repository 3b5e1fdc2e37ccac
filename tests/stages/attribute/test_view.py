from __future__ import annotations

import pytest

from headwater.stages.attribute.view import LONGEST, View
from headwater.types import Span

TEXT = "The mayor of Orle, a former smith, said on Sunday that the old dam had burst."


@pytest.fixture(scope="module")
def view(read):
    return View(read(TEXT).annotated)


def index(view, word):
    return view.words.index(word)


def test_dependents_by_label(view):
    assert [view.words[i] for i in view.deps(index(view, "said"), "nsubj", "ccomp")] == ["mayor", "burst"]


def test_subtree_in_the_texts_order(view):
    below = view.subtree(index(view, "burst"))
    assert [view.words[i] for i in below] == ["that", "the", "old", "dam", "had", "burst"]
    assert index(view, "dam") not in view.subtree(index(view, "burst"), without=[index(view, "dam")])


def test_chunk_is_the_unbroken_run(view):
    first, last = view.chunk(index(view, "dam"))
    assert view.words[first:last] == ["the", "old", "dam"]


def test_span_is_trimmed_of_marks(view):
    span = view.span(0, index(view, "said"))
    assert span.of(TEXT) == "The mayor of Orle, a former smith"


def test_span_of_nothing_is_none(view):
    comma = index(view, ",")
    assert view.span(3, 3) is None
    assert view.span(comma, comma + 1) is None


def test_tokens_in_a_span(view):
    start = TEXT.index("old dam")
    assert [view.words[i] for i in view.tokens_in(Span(start, start + 7))] == ["old", "dam"]
    assert [view.words[i] for i in view.tokens_in(Span(start + 1, start + 5))] == ["old", "dam"]


@pytest.mark.parametrize(
    ("piece", "trimmed"),
    [
        ('"The dam is safe," ', "The dam is safe"),
        ("“The dam is safe.”", "The dam is safe"),
        ("— the dam, ", "the dam"),
        ('"rather small" at the moment', '"rather small" at the moment'),
        ("the “quiet shore”", "the “quiet shore”"),
        ("the Council (ORC)", "the Council (ORC)"),
        ("a part of the U.S.", "a part of the U.S."),
        ("of the dam)", "of the dam"),
    ],
)
def test_trim_keeps_marks_that_belong_inside(read, piece, trimmed):
    text = f"x {piece} x"
    view = View(read(text).annotated)
    assert view.trim(2, 2 + len(piece)).of(text) == trimmed


def test_trim_of_marks_alone_is_none(read):
    assert View(read('"... — " x').annotated).trim(0, 8) is None


def test_agent_of_a_passive(read):
    view = View(read("The army was accused by the mayor.").annotated)
    assert view.words[view.agent(view.words.index("accused"))] == "mayor"
    assert view.agent(0) is None


def test_a_sentence_too_long_to_be_one_is_cut_with_its_parse(read):
    annotated = read("and then the mayor " * 200 + "left.").annotated
    view = View(annotated)
    assert any(s.last - s.first > LONGEST for s in annotated.sentences)
    assert all(s.last - s.first <= LONGEST for s in view.sentences)
    assert [k for s in view.sentences for k in range(s.first, s.last)] == list(range(len(view.tokens)))
    for sentence in view.sentences:
        assert all(sentence.first <= view.tokens[k].head < sentence.last for k in range(sentence.first, sentence.last))
        assert view.sentence_at(sentence.span.start) == sentence
        assert view.sentence_at(sentence.span.end - 1) == sentence


def test_the_parse_of_what_is_no_longer_than_a_sentence_stays(view):
    assert view.sentences == view.annotated.sentences
    assert view.tokens is view.annotated.tokens
    assert view.sentence_at(len(TEXT) + 5) is None
