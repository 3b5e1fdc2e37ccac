from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.derive.makeup import BORROWED, Source, make_up
from headwater.stages.derive.passages import shared_passages
from headwater.stages.derive.prints import print_of, word_spans
from headwater.stages.derive.sources import is_credited
from headwater.types import Article, CreditKind, Derivation
from stages.derive.derived import alone, credited, families, made_of, shares
from stages.derive.texts import (
    CAPTION,
    FLOOD,
    QUOTES,
    STORIES,
    STRIKE,
    TRIAL,
    cut,
    half_taken,
    other,
    rewritten,
    shuffled,
    text,
    with_new_top,
    words,
)
from stages.records import article

WIRE = article("w1", text(FLOOD), outlet="Northwire", credit="Northwire", published="2031-05-13T06:00")


def total(derivation: Derivation) -> float:
    return derivation.own + derivation.quoted + sum(taken.share for taken in derivation.taken)


# -------------------------------------------------------------------- agency copy


def test_what_credits_nobody_and_shares_nothing_is_its_own():
    (found,) = made_of(article("a1", text(FLOOD))).values()
    assert (found.own, found.quoted, found.taken) == (1, 0, ())


def test_a_copy_without_credit():
    (taken,) = made_of(WIRE, article("a1", text(FLOOD), outlet="Orle Post"))["a1"].taken
    assert (taken.source, taken.share, taken.credited) == ("Northwire", 1, False)
    (reuse,) = taken.passages
    assert reuse.there.article == "w1"
    assert reuse.here.of(text(FLOOD)) == reuse.there.span.of(WIRE.text) == text(FLOOD).removesuffix(".")


def test_a_copy_with_credit():
    (taken,) = made_of(WIRE, article("a1", text(FLOOD), credit="Northwire"))["a1"].taken
    assert (taken.source, taken.share, taken.credited) == ("Northwire", 1, True)


@pytest.mark.parametrize(
    ("name", "kind", "counts"),
    [
        ("agencies", CreditKind.BYLINE, True),
        ("agencies", CreditKind.WITH, True),
        ("Northwire", CreditKind.WITH, True),
        ("Southwire", CreditKind.WITH, False),
    ],
)
def test_what_counts_as_credit(name, kind, counts):
    copy = credited(article("a1", text(FLOOD), outlet="Orle Post"), name, kind=kind)
    assert is_credited(copy, "Northwire") is counts
    (taken,) = made_of(WIRE, copy)["a1"].taken
    assert (taken.source, taken.share, taken.credited) == ("Northwire", 1, counts)


def test_the_agency_itself_has_it_from_nobody():
    assert made_of(WIRE, article("a1", text(FLOOD), outlet="Orle Post"))["w1"].own == 1


def test_a_credited_text_is_the_agencys_where_no_other_copy_shows_it():
    (found,) = made_of(article("a1", f"{text(FLOOD)} {QUOTES}", credit="Northwire", outlet="Orle Post")).values()
    (taken,) = found.taken
    spoken = len(word_spans(QUOTES)) / len(word_spans(f"{text(FLOOD)} {QUOTES}"))
    assert (taken.source, taken.credited, taken.passages) == ("Northwire", True, ())
    assert (taken.share, found.quoted, found.own) == pytest.approx((1 - spoken, spoken, 0), abs=0.001)


def test_help_of_an_agency_makes_no_text_the_agencys():
    (found,) = made_of(credited(article("a1", text(FLOOD)), "Northwire", kind=CreditKind.WITH)).values()
    assert (found.own, found.taken) == (1, ())


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_part_wire_part_own(share):
    found = made_of(WIRE, article("a1", half_taken(FLOOD, 3, share)))["a1"]
    assert shares(found) == pytest.approx({"Northwire": share}, abs=0.02)
    assert found.own == pytest.approx(1 - share, abs=0.02)


def test_two_wires_in_one_article():
    """Their parts are counted for the one and the other, and what is between them for itself."""
    north = [article(f"n{n}", text(FLOOD), credit="Northwire") for n in range(3)]
    south = [article(f"s{n}", text(STRIKE), credit="Southwire") for n in range(3)]
    mixed = text([*FLOOD[1:4], other(9, 100), *STRIKE[1:4]])
    found = made_of(*north, *south, article("x", mixed))["x"]
    size = len(mixed.split())
    expected = {"Northwire": len(text(FLOOD[1:4]).split()) / size, "Southwire": len(text(STRIKE[1:4]).split()) / size}
    assert shares(found) == pytest.approx(expected, abs=0.03)
    assert found.own == pytest.approx(100 / size, abs=0.03)
    assert not any(taken.credited for taken in found.taken)


# -------------------------------------------------------------------- copies of outlets


def test_what_an_earlier_article_printed_is_taken_from_it():
    first = article("a1", text(FLOOD), outlet="Orle Post", published="2031-05-13")
    later = article("a2", cut(FLOOD, 3), outlet="Karst Echo", published="2031-05-14")
    found = made_of(first, later)
    assert (found["a1"].own, found["a1"].taken) == (1, ())
    assert shares(found["a2"]) == {"a1": 1}


def test_an_outlets_earlier_version_is_its_own():
    first = article("a1", text(FLOOD), outlet="Orle Post", published="2031-05-13T08:00")
    later = article("a2", with_new_top(FLOOD), outlet="orlepost.com", published="2031-05-13T12:00")
    assert families(first, later) == [("a1", "a2")]
    assert made_of(first, later)["a2"].own == 1


def test_where_nobody_knows_who_was_first_nothing_is_taken():
    found = made_of(article("a1", text(FLOOD)), article("a2", text(FLOOD)))
    assert {d.own for d in found.values()} == {1}


def test_a_borrowed_paragraph_of_another_text_is_taken_over():
    first = article("a1", text([*FLOOD, *TRIAL[1:]]), published="2031-05-13")
    later = article("a2", text([FLOOD[1], FLOOD[2], other(3, 600)]), published="2031-05-14")
    assert alone(first, later)
    size = len(text(FLOOD[1:3]).split())
    assert size > BORROWED
    assert shares(made_of(first, later)["a2"]) == pytest.approx({"a1": size / (size + 600)}, abs=0.002)


def test_but_not_by_the_earlier_from_the_later():
    first = article("a1", text([FLOOD[1], FLOOD[2], other(3, 600)]), published="2031-05-13")
    later = article("a2", text([*FLOOD, *TRIAL[1:]]), published="2031-05-14")
    assert made_of(first, later)["a1"].own == 1


def test_a_sentence_or_two_in_common_are_not_taken_over():
    first = article("a1", text(FLOOD), published="2031-05-13")
    later = article("a2", text([FLOOD[1], other(3, 200)]), published="2031-05-14")
    assert alone(first, later)
    assert made_of(first, later)["a2"].own == 1


# -------------------------------------------------------------------- words


def test_quoted_words_are_neither_own_nor_taken():
    spoken, size = len(word_spans(QUOTES)), len(word_spans(f"{other(1)}\n{QUOTES}"))
    found = made_of(*(article(f"a{n}", f"{other(n)}\n{QUOTES}") for n in range(2)))
    for derivation in found.values():
        assert derivation.quoted == pytest.approx(spoken / size, abs=0.001)
        assert derivation.own == pytest.approx(1 - spoken / size, abs=0.001)


def test_quotes_within_a_passage_taken_over_are_taken_over():
    of = f"{FLOOD[1]} {QUOTES} {FLOOD[2]}"
    found = made_of(article("w1", of, credit="Northwire"), article("a1", of))["a1"]
    assert (found.quoted, shares(found)) == (0, {"Northwire": 1})


def test_a_caption_is_its_papers_own():
    (found,) = made_of(article("a1", f"{other(1)}\n{CAPTION}")).values()
    assert found.own == 1


def test_a_word_that_several_hold_counts_once_and_for_kin_first():
    of = article("a1", text(FLOOD))
    made = print_of(of)

    def source(id_: str, text_: str, name: str, *, kin: bool) -> Source:
        there = article(id_, text_)
        return Source(there, name, shared_passages(made, print_of(there)), kin)

    big = source("b1", text(FLOOD), "Southwire", kin=False)
    small = source("b2", FLOOD[2], "Northwire", kin=True)
    for sources in ([big, small], [small, big]):
        found = make_up(of, made, sources, "derive/test")
        part = len(FLOOD[2].split()) / len(made.words)
        assert shares(found) == pytest.approx({"Southwire": 1 - part, "Northwire": part}, abs=0.001)
        assert [taken.source for taken in found.taken] == ["Southwire", "Northwire"]
        assert (found.article, found.made_by) == ("a1", "derive/test")


@pytest.mark.parametrize("of", ["", "…", "\ud800\udfff", "— — —"])
def test_a_text_of_no_words_is_its_own(of):
    (found,) = made_of(article("a1", of, credit="Northwire")).values()
    assert (found.own, found.quoted, found.taken) == (1, 0, ())


# -------------------------------------------------------------------- properties


def edited(draw: random.Random) -> str:
    """Pieces of one or two stories, moved, cut and lightly rewritten, with words, quotes and captions of its own."""
    lines = [line for story in draw.sample(STORIES, draw.randint(1, 2)) for line in story[1:] if draw.random() < 0.8]
    lines += draw.sample([QUOTES, CAPTION, other(draw.randint(0, 99), 60)], draw.randint(0, 3))
    draw.shuffle(lines)
    fresh = iter(words(draw.randint(0, 99), 1000))
    return "\n".join(" ".join(next(fresh) if draw.random() < 0.05 else w for w in line.split()) for line in lines)


def corpus(seed: int) -> list[Article]:
    draw = random.Random(seed)
    reports = [
        article(
            f"a{n}",
            edited(draw),
            outlet=draw.choice(["Orle Post", "Karst Echo", "Northwire", None]),
            published=draw.choice(["2031-05-13", "2031-05-14T10:00", None]),
            credit=draw.choice(["Northwire", "Southwire", "agencies", None, None]),
        )
        for n in range(5)
    ]
    return [*reports, *(article(f"s{n}", text(story)) for n, story in enumerate(STORIES))]


@given(st.integers(0, 100_000))
@settings(deadline=None, max_examples=20)
def test_the_shares_add_up_to_one(seed):
    for derivation in made_of(*corpus(seed)).values():
        assert total(derivation) == pytest.approx(1, abs=0.0005)
        assert min(derivation.own, derivation.quoted, *shares(derivation).values()) >= 0
        assert list(derivation.taken) == sorted(derivation.taken, key=lambda t: (-t.share, t.source))


@given(st.integers(0, 100_000))
@settings(deadline=None, max_examples=20)
def test_each_passage_lies_in_both_texts_and_holds_mostly_the_same_words(seed):
    texts = {a.id: a.text for a in corpus(seed)}
    for derivation in made_of(*corpus(seed)).values():
        for reuse in (reuse for taken in derivation.taken for reuse in taken.passages):
            assert reuse.here.end <= len(texts[derivation.article])
            assert reuse.there.span.end <= len(texts[reuse.there.article])
            assert reuse.there.article != derivation.article
            here = set(reuse.here.of(texts[derivation.article]).split())
            there = set(reuse.there.span.of(texts[reuse.there.article]).split())
            assert len(here & there) >= 0.6 * min(len(here), len(there))


@pytest.mark.parametrize("variant", [shuffled(STRIKE), rewritten(STRIKE, 8), with_new_top(STRIKE), cut(STRIKE, 2)])
def test_spans_hold_whole_words(variant):
    wire = article("w1", text(STRIKE), credit="Northwire")
    (taken,) = made_of(wire, article("a1", variant))["a1"].taken
    starts, ends = ({span.start for span in word_spans(variant)}, {span.end for span in word_spans(variant)})
    assert all(reuse.here.start in starts and reuse.here.end in ends for reuse in taken.passages)
    assert sum(len(reuse.here.of(variant).split()) for reuse in taken.passages) == pytest.approx(
        taken.share * len(variant.split()), abs=2
    )
