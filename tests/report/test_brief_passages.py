from __future__ import annotations

import dataclasses

import pytest
from fictional import TEXTS, brief
from hypothesis import given
from hypothesis import strategies as st

from headwater.report.document import Words
from headwater.report.index import Index
from headwater.report.lineage import MOST_CHILDREN, Node, tree
from headwater.report.passages import ELISION, LONGEST_CONTEXT, LONGEST_GAP, claim_views, clause, cut, statement_view


@pytest.fixture
def index():
    return Index.of(brief())


def pieces(text, *spans):
    return [(p.role, p.text) for p in cut(text, [(text.index(w), text.index(w) + len(w), r) for w, r in spans])]


def test_marks_are_exact_and_context_is_the_sentence(index):
    view = statement_view(index, index.statements["s1"])
    assert [(p.role, p.text) for p in view.pieces] == [
        ("source", "Defence Minister Osk Varn"),
        (None, " "),
        ("cue", "said"),
        (None, " on Tuesday that "),
        ("content", "troops have left Karst for Oren"),
        (None, "."),
    ]


def test_a_source_inside_the_content_is_seen():
    found = pieces("Rain fell. Snow, he said, will fall.", ("Snow, he said, will fall", "content"), ("he", "source"))
    assert found == [("content", "Snow, "), ("source", "he"), ("content", " said, will fall"), (None, ".")]


def test_abbreviations_end_no_sentence():
    text = "It rained. In the U.S. Army Gen. Ruud said J. Lund left. It snowed."
    assert "".join(t for _, t in pieces(text, ("left", "content"))) == "In the U.S. Army Gen. Ruud said J. Lund left."


def test_context_stays_in_the_paragraph():
    assert pieces("Title\nHe left\nEnd", ("left", "content")) == [(None, "He "), ("content", "left")]


def test_a_span_may_cross_paragraphs():
    text = "One.\nTwo three.\nFour."
    assert pieces(text, ("Two three.\nFour", "content")) == [("content", "Two three.\nFour"), (None, ".")]


def test_a_content_with_its_full_stop_ends_there():
    assert pieces("He left. She stayed.", ("He left.", "narrated")) == [("narrated", "He left.")]


def test_endless_context_is_elided():
    text = "x" * 3000 + " he left " + "y" * 3000
    before, mark, after = cut(text, [(3001, 3008, "content")])
    assert mark.text == "he left"
    assert before.text.startswith(ELISION.strip())
    assert len(before.text) < LONGEST_CONTEXT + 10
    assert after.text.endswith(ELISION.strip())
    assert len(after.text) < LONGEST_CONTEXT + 10


def test_marked_words_stay_whole():
    text = "z" * 5000
    assert [p.text for p in cut(text, [(0, 5000, "content")])] == [text]


@given(st.data())
def test_pieces_are_a_run_of_the_text(data):
    text = data.draw(st.text("aB. \n”", min_size=2, max_size=80))
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    inner = data.draw(st.integers(start, end - 1))
    found = cut(text, [(start, end, "content"), (inner, inner + 1, "cue")])
    assert "".join(p.text for p in found) in text
    assert "".join(p.text for p in found if p.role) == text[start:end]
    assert any(p.role == "cue" for p in found)


def test_views_come_by_date_own_voice_last(index):
    views = claim_views(index, index.claims["c1"], 10)
    assert [v.article.id for v in views] == ["a3", "a1", "a2", "a4", "a5"]
    assert views[-1].statement is None
    assert views[-1].dropped
    assert views[-1].marked("narrated") == ("Troops have left Karst for Oren.",)


def test_views_are_limited(index):
    assert len(claim_views(index, index.claims["c1"], 4)) == 4
    assert len(claim_views(index, index.claims["c1"], 2)) == 2


def test_clause_runs_from_first_to_last_mark(index):
    assert clause(index, index.statements["s9"]) == "The Unity Party has not commented on the report"
    assert clause(index, index.statements["s9"]) in TEXTS["a1"]


def labels(node: Node):
    return (node.kind, node.label, [labels(child) for child in node.children])


def test_lineage_runs_from_origins_through_relays_and_families(index):
    told, own = tree(index, index.claims["c1"])
    wire = (
        "family",
        "2 articles from one text: Northwire",
        [("article", "Daily Oren", []), ("article", "Karst Gazette", [])],
    )
    assert labels(told) == (
        "origin",
        "Osk Varn, defence minister",
        [("relay", "Northwire", [wire]), ("article", "Harbour Post", []), ("article", "Lantern", [])],
    )
    assert own.kind == "own_voice"
    assert own.children[0].note == "undated; attribution dropped"


def test_lineage_counts_what_it_leaves_out(index):
    claim = index.claims["c1"]
    many = dataclasses.replace(claim, origins=claim.origins * (MOST_CHILDREN + 5))
    nodes = tree(index, many)
    assert len(nodes) == MOST_CHILDREN + 1
    assert (nodes[-1].kind, nodes[-1].label) == ("more", "and 6 more")


def test_a_long_clause_is_cut_in_its_middle(monkeypatch, index):
    silent = index.statements["s9"]
    long = "The Unity Party has " + "really " * 200 + "not commented"
    text = dataclasses.replace(index.articles[silent.article], text=long)
    far = dataclasses.replace(
        silent,
        source=Words(0, 15, "The Unity Party"),
        cue=None,
        content=(Words(len(long) - 9, len(long), "commented"),),
    )
    monkeypatch.setitem(index.articles, silent.article, text)
    said = clause(index, far)
    assert len(said) == LONGEST_GAP + len(ELISION)
    assert said.startswith("The Unity Party has really")
    assert said.endswith("not commented")


def test_a_long_gap_between_marks_is_cut_in_its_middle():
    text = "He said it. " + "z" * 3000 + " And so on."
    said, gap, _ = cut(text, [(0, 7, "cue"), (len(text) - 10, len(text), "content")])
    assert said.text == "He said"
    assert len(gap.text) == LONGEST_GAP + len(ELISION)


def test_without_marks_there_is_nothing_to_show():
    assert cut("Rain fell.", []) == ()


def test_an_abbreviation_ends_no_sentence():
    found = pieces("Rain fell. The dam of Gen. Krol holds, he said. Snow.", ("dam", "content"))
    assert "".join(text for _, text in found) == "The dam of Gen. Krol holds, he said."
