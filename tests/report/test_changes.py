from __future__ import annotations

import dataclasses
import re
from difflib import SequenceMatcher

import pytest
from fictional import brief, change, passage
from hypothesis import example, given
from hypothesis import strategies as st

from headwater.report import changes
from headwater.report.document import CircleDoc, Drift, EditDoc, PassageDoc, VariantDoc, Words
from headwater.report.flags import flags
from headwater.report.index import Index


@pytest.fixture
def index():
    return Index.of(brief())


def variant(first: str, other: str, at: int = 100) -> VariantDoc:
    """Two wordings, aligned word by word; the other one stands at another place of its article."""

    def found(text, offset):
        return [(m[0], m.start() + offset, m.end() + offset) for m in re.finditer(r"\w+", text)]

    a, b = found(first, 0), found(other, at)

    def words(run, text, offset):
        if not run:
            return None
        start, end = run[0][1], run[-1][2]
        return Words(start, end, text[start - offset : end - offset])

    matcher = SequenceMatcher(None, [w[0] for w in a], [w[0] for w in b], autojunk=False)
    edits = tuple(
        EditDoc(words(a[i:j], first, 0), words(b[m:n], other, at))
        for tag, i, j, m, n in matcher.get_opcodes()
        if tag != "equal"
    )
    return VariantDoc(PassageDoc("a1", 0, len(first), first), PassageDoc("a2", at, at + len(other), other), edits)


def told(pair: VariantDoc) -> str:
    marks = {"del": "[-{}-]", "ins": "[+{}+]", None: "{}"}
    return "".join(marks[p.role].format(p.text) for p in changes.pieces(pair))


@pytest.mark.parametrize(
    ("first", "other", "aligned"),
    [
        ("We hold the dam", "We hold the dam", "We hold the dam"),
        ("We shall hold the dam", "We will hold the dam", "We [-shall-] [+will+] hold the dam"),
        ("We hold the old dam", "We hold the dam", "We hold the [-old-] dam"),
        ("We hold the dam", "We hold the old dam", "We hold the [+old+] dam"),
        ("We hold the dam now", "We hold the dam", "We hold the dam [-now-]"),
        ("Now we hold the dam", "we hold the dam", "[-Now-] we hold the dam"),
        ("the dam, the bridge, the mill", "the dam, the mill", "the dam, the [-bridge, the-] mill"),
    ],
)
def test_words_left_out_stand_where_they_stood(first, other, aligned):
    assert told(variant(first, other)) == aligned


def test_a_shorter_quotation_finds_its_place():
    """Words before the first ones in common are no edit; those that both have before the gap tell where it is."""
    pair = variant("It is late and we hold the old dam", "we hold the dam")
    cut = dataclasses.replace(pair, edits=pair.edits[1:])
    assert told(cut) == "we hold the [-old-] dam"


SENTENCES = st.lists(st.sampled_from("we hold the old dam at dawn".split()), min_size=1, max_size=12).map(" ".join)


@given(SENTENCES, SENTENCES)
@example("the the we the hold we", "the hold the the hold we")
def test_both_wordings_can_be_read_from_the_pieces(first, other):
    found = changes.pieces(variant(first, other))
    for mark, text in (("ins", first), ("del", other)):
        assert " ".join(p.text for p in found if p.role != mark).split() == text.split()


@given(SENTENCES, SENTENCES, st.integers(0, 200), st.integers(1, 30))
def test_edits_that_lie_elsewhere_do_no_harm(first, other, start, size):
    wrong = EditDoc(None, Words(start, start + size, "x")), EditDoc(Words(start, start + size, "y"), None)
    found = changes.pieces(dataclasses.replace(variant(first, other), edits=(*wrong, EditDoc(None, None))))
    assert "".join("".join(p.text for p in found if p.role != "del").split()) == "".join(other.split())


# -------------------------------------------------------------------- lines


def drifting(index: Index, drift: Drift, **other: object) -> list[str]:
    claim = dataclasses.replace(index.claims["c2"], quantities=(), drift=drift, **other)
    return [f"{f.label}: {f.text}" for f in flags(index, claim) if f.label in ("drift", "circular")]


def test_changes_beside_a_claim_are_few(index):
    words = ("28 villages", "28", "hold 28", "We hold", "villages")
    figures = tuple(change("figure", passage("a2", w), passage("a4", "74 villages")) for w in words)
    drift = Drift(("28", "74"), (), (), (), figures)
    first, *_, left = drifting(index, drift)
    where = "Daily Oren, 2031-05-14 09:00 UTC; Lantern, 2031-05-15 10:00"
    assert first == f"drift: figure: “28 villages” became “74 villages” ({where})"
    assert (len(drifting(index, drift)), left) == (4, "drift: and 2 changes more")
    claim = dataclasses.replace(index.claims["c2"], drift=drift)
    assert len(changes.lines(index, claim)) == 5
    assert changes.has_more(index, claim)
    assert not changes.has_more(index, dataclasses.replace(claim, drift=Drift((), (), (), (), figures[:3])))


def test_a_quotation_in_several_wordings_is_one_line(index):
    pairs = (
        variant("We shall hold the dam", "We will hold the dam"),
        variant("We shall hold the dam", "We hold the dam"),
    )
    assert drifting(index, Drift((), (), (), (), (), pairs)) == [
        "drift: the quotation stands in 3 wordings; most different: “shall” and “will”"
    ]
    assert drifting(index, Drift((), (), (), (), (), pairs[1:])) == [
        "drift: the quotation stands in 2 wordings; one leaves out “shall”"
    ]


def test_the_same_words_again_are_no_drift(index):
    same = variant("We hold the dam", "We hold the dam")
    assert drifting(index, Drift((), (), (), (), (), (same,))) == []
    claim = dataclasses.replace(index.claims["c2"], drift=Drift((), (), (), (), (), (same,)))
    assert changes.quotations(index, claim) == ()


def test_quotations_show_the_first_telling_once(index):
    first = "We shall hold the dam"
    pairs = tuple(variant(first, other) for other in ("We will hold the dam", first, "We hold the dam"))
    claim = dataclasses.replace(index.claims["c2"], drift=Drift((), (), (), (), (), pairs))
    (quotation,) = changes.quotations(index, claim)
    assert (quotation.article.id, quotation.words, len(quotation.others)) == ("a1", first, 2)
    assert quotation.same == ("Daily Oren",)


def test_outlets_that_have_it_from_each_other_are_named(index):
    circle = CircleDoc(("Daily Oren", "Karst Gazette"), ("s5", "s6"))
    said = drifting(index, Drift((), (), (), ()), circles=(circle,))
    assert said == ["circular: Daily Oren and Karst Gazette have it from each other"]
