from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.build import SETTINGS, claims, figure, unit, voice
from headwater.stages.align.claims import HEADLINE, MOST_OFFERED, OWN_VOICE
from headwater.types import Claim, Form, Part, Span, Stance

HIT = "The blast killed six people"
HURT = "wounded 32 in the market of Karst"
WHEN = "after rebels fired at the port of Karst"


def by_statements(*made, **known):
    return sorted(c.statements for c in claims(*made, **known))


def two_in_one(*, article="a1", said="s1", **known):
    """A statement that makes two assertions."""
    return [
        unit(HIT, article=article, said=said, whole=False, **known),
        unit(HURT, article=article, at=40, said=said, whole=False, **known),
    ]


# -------------------------------------------------------------------- statements


def test_each_statement_stands_alone_where_nothing_is_alike():
    found = claims([unit(article="a1", said="s1"), unit(article="a2", said="s2")], {})
    assert [c.statements for c in found] == [("s1",), ("s2",)]
    assert {(c.confidence, c.reasons, c.parts, c.possible, c.narrated) for c in found} == {(1.0, (), (), (), ())}


def test_a_statement_with_two_assertions_is_in_two_claims_with_its_parts():
    units = [*two_in_one(), unit(HIT, article="a2", said="s2"), unit(HURT, article="a3", said="s3")]
    found = {c.statements: c for c in claims(units, {(0, 2): 0.9, (1, 3): 0.9})}
    assert sorted(found) == [("s1", "s2"), ("s1", "s3")]
    assert found["s1", "s2"].parts == (Part("s1", units[0].spans),)
    assert found["s1", "s3"].parts == (Part("s1", units[1].spans),)


def test_assertions_of_the_same_statements_are_claims_of_their_own():
    units = [*two_in_one(), *two_in_one(article="a2", said="s2")]
    found = claims(units, {(0, 2): 0.9, (1, 3): 0.9})
    assert [c.statements for c in found] == [("s1", "s2")] * 2


def test_what_only_tells_when_something_was_goes_with_it():
    units = [
        unit(text, article=article, at=at, said=said, whole=False, aside=aside)
        for article, said in (("a1", "s1"), ("a2", "s2"))
        for text, at, aside in ((WHEN, 0, True), (HURT, 40, False))
    ]
    (found,) = claims(units, {(0, 2): 0.9, (1, 3): 0.9})
    assert found.statements == ("s1", "s2")
    assert found.parts == (
        Part("s1", (*units[0].spans, *units[1].spans)),
        Part("s2", (*units[2].spans, *units[3].spans)),
    )


def test_an_assertion_that_nobody_else_makes_is_a_claim_where_others_make_the_rest():
    units = [*two_in_one(), unit(HIT, article="a2", said="s2")]
    assert sorted(by_statements(units, {(0, 2): 0.9})) == [("s1",), ("s1", "s2")]
    assert by_statements(two_in_one(), {}) == [("s1",), ("s1",)]


def test_what_others_tell_too_is_a_claim_though_it_only_tells_when():
    units = [
        unit(WHEN, article="a1", said="s1", whole=False, aside=True),
        unit(HURT, article="a1", at=40, said="s1", whole=False),
        unit(WHEN, article="a2", said="s2"),
    ]
    assert by_statements(units, {(0, 2): 0.9}) == [("s1",), ("s1", "s2")]


def test_a_disputed_figure_stays_apart():
    units = [*two_in_one(), unit(HIT, article="a2", said="s2"), unit(HURT, article="a3", said="s3")]
    found = claims(units, {(0, 2): 0.9}, rival=[(1, 3)])
    assert sorted((c.statements, [p.spans for p in c.parts]) for c in found) == [
        (("s1",), [units[1].spans]),
        (("s1", "s2"), [units[0].spans]),
        (("s3",), []),
    ]


def test_an_assertion_does_not_go_where_somebody_contradicts_it():
    """Who agrees that six were killed, and denies the rest, is not counted for the rest."""
    units = [*two_in_one(), unit(HIT, article="a2", said="s2")]
    found = claims(units, {(0, 2): 0.9}, barred=[(1, 2)])
    assert sorted((c.statements, [p.spans for p in c.parts]) for c in found) == [
        (("s1",), [units[1].spans]),
        (("s1", "s2"), [units[0].spans]),
    ]


def test_claims_of_one_statement_have_ids_of_their_own():
    units = [*two_in_one(), unit(HURT, article="a3", said="s3")]
    found = claims(units, {}, rival=[(1, 2)])
    assert len(found) == 3
    assert len({c.id for c in found}) == 3


def test_what_contradicts_is_never_one_claim():
    units = [unit(article=f"a{n}", said=f"s{n}", stance=Stance.DENIES if n == 2 else Stance.ASSERTS) for n in range(3)]
    assert by_statements(units, {(0, 1): 0.9}, barred=[(0, 2), (1, 2)]) == [("s0", "s1"), ("s2",)]


def test_confidence_is_that_of_the_least_sure_link_that_holds():
    units = [unit(article=f"a{n}") for n in range(3)]
    (found,) = claims(units, {(0, 1): 0.97, (1, 2): 0.9, (0, 2): 0.6})
    assert found.confidence == pytest.approx(0.9, abs=0.001)
    assert found.reasons


# -------------------------------------------------------------------- in articles' own voice


def test_a_passage_in_an_articles_own_voice_joins_the_claim_that_it_tells():
    units = [unit(article="a1", said="s1"), voice(article="a2"), voice(article="a3"), voice(article="a4")]
    (found,) = claims(units, {(0, 1): 0.98, (0, 2): 0.6, (0, 3): 0.2})
    assert found.statements == ("s1",)
    assert [(n.passage.article, n.dropped) for n in found.narrated] == [("a2", True), ("a3", False)]
    assert [n.passage.span for n in found.narrated] == [units[1].spans[0], units[2].spans[0]]
    assert found.narrated[0].confidence > found.narrated[1].confidence


def test_a_headline_needs_less():
    """It sums up in a few words what somebody is quoted for."""
    plain, headline = voice(article="a2"), replace(voice(article="a2"), headline=True)
    sure = 1 / (1 + math.exp((OWN_VOICE + HEADLINE) / 2))
    told = [claims([unit(), made], {(0, 1): sure})[0].narrated for made in (plain, headline)]
    assert [len(t) for t in told] == [0, 1]


def test_it_joins_the_likelier_of_two_claims():
    units = [unit(article="a1", said="s1"), unit("Bread is dear", article="a2", said="s2"), voice(article="a3")]
    found = {c.statements: c for c in claims(units, {(0, 2): 0.9, (1, 2): 0.7})}
    assert [len(found[s].narrated) for s in (("s1",), ("s2",))] == [1, 0]


def test_what_is_only_denied_is_not_told():
    for stance in (Stance.DENIES, Stance.DECLINES):
        units = [unit(article="a1", said="s1", stance=stance), voice(article="a2")]
        assert [c.narrated for c in claims(units, {(0, 1): 0.95})] == [()]


def test_a_passage_with_another_figure_does_not_tell_it():
    units = [unit(article="a1", said="s1"), unit(article="a2", said="s2"), voice(article="a3")]
    found = claims(units, {(0, 1): 0.95, (0, 2): 0.95}, rival=[(1, 2)])
    assert not any(c.narrated for c in found)


def test_too_few_words_tell_nothing():
    units = [unit("The attack", article="a1"), voice("The attack", article="a2")]
    assert [c.narrated for c in claims(units, {(0, 1): 0.95})] == [()]


def test_articles_that_count_otherwise_in_their_own_voice_make_a_claim():
    counted = [figure(28)], [figure(74)], [figure(74)]
    units = [
        unit("They hold 28 villages", article="a1", said="s1", figures=counted[0]),
        voice("They hold 74 villages", article="a2", figures=counted[1]),
        voice("They now hold 74 villages", article="a3", figures=counted[2]),
    ]
    said, told = sorted(claims(units, {(1, 2): 0.9}, rival=[(0, 1), (0, 2)]), key=lambda c: not c.statements)
    assert (said.statements, said.narrated) == (("s1",), ())
    assert told.statements == ()
    assert [n.passage.article for n in told.narrated] == ["a2", "a3"]
    assert told.gist in [n.passage for n in told.narrated]


def test_a_bare_number_in_an_articles_own_voice_makes_none():
    units = [unit(article="a1", said="s1"), voice(article="a2", figures=[figure(74, unit_="")])]
    assert by_statements(units, {}, rival=[(0, 1)]) == [("s1",)]


def test_an_own_voice_that_nobody_disputes_makes_none():
    assert claims([voice(article="a1"), voice(article="a2")], {(0, 1): 0.95}) == []


# -------------------------------------------------------------------- possibly the same


def test_a_passage_below_the_line_is_offered():
    units = [unit(article="a1", said="s1"), unit(article="a2", said="s2"), voice(article="a3")]
    first, second = claims(units, {(0, 1): 0.45, (0, 2): 0.32})
    assert [(p.passage.article, p.statement) for p in first.possible] == [("a2", "s2"), ("a3", None)]
    assert [p.confidence for p in first.possible] == pytest.approx([0.45, 0.32], abs=0.001)
    assert all(p.reasons for p in first.possible)
    assert [p.statement for p in second.possible] == ["s1"]
    assert [p.passage.span for p in second.possible] == [units[0].spans[0]]


def test_what_is_unlikely_or_contradicts_is_not_offered():
    units = [unit(article=f"a{n}") for n in range(3)]
    assert not any(c.possible for c in claims(units, {(0, 1): 0.1}, rival=[(0, 2)]))


def test_few_are_offered_the_likeliest_first():
    units = [unit(article=f"a{n}") for n in range(10)]
    found = claims(units, {(0, n): 0.31 + n / 100 for n in range(1, 10)})[0]
    assert [p.passage.article for p in found.possible] == [f"a{n}" for n in range(9, 9 - MOST_OFFERED, -1)]


def test_a_passage_is_offered_once():
    """Though two members of the claim are like it."""
    units = [unit(article=f"a{n}") for n in range(3)]
    found = claims(units, {(0, 1): 0.95, (0, 2): 0.35, (1, 2): 0.45})[0]
    assert [(p.passage.article, p.confidence) for p in found.possible] == [("a2", pytest.approx(0.45, abs=0.001))]


# -------------------------------------------------------------------- the clearest telling


def test_the_gist_is_flat_affirmed_and_of_a_sentences_length():
    clear = "Veland is moving its troops from Karst to Oren"
    units = [
        unit("Veland may be moving its troops from Karst to Oren", article="a1", hedged=True),
        unit("Troops move", article="a2"),
        unit("We are moving our troops from Karst to Oren", article="a3", form=Form.DIRECT),
        unit(clear, article="a4"),
    ]
    (found,) = claims(units, dict.fromkeys(combinations(range(4), 2), 0.9))
    assert (found.gist.article, found.gist.span) == ("a4", Span(0, len(clear)))


def test_the_gist_is_rather_what_is_said_than_what_is_told():
    units = [unit("Troops move", article="a1", said="s1"), voice(article="a2")]
    (found,) = claims(units, {(0, 1): 0.9})
    assert found.gist.article == "a1"


# -------------------------------------------------------------------- properties

MANY = [
    *two_in_one(),
    *two_in_one(article="a2", said="s2"),
    unit(HIT, article="a3", said="s3", figures=[figure(6)]),
    unit(HURT, article="a4", said="s4", stance=Stance.DENIES),
    voice(HIT, article="a5", figures=[figure(7)]),
    voice(HURT, article="a6", figures=[figure(32)]),
]
ACROSS = [(i, j) for i, j in combinations(range(len(MANY)), 2) if MANY[i].article != MANY[j].article]
likely = st.dictionaries(st.sampled_from(ACROSS), st.sampled_from([0.01, 0.31, 0.4, 0.49, 0.51, 0.7, 0.9, 0.99]))
few = st.sets(st.sampled_from(ACROSS), max_size=3)


def inside(claim: Claim) -> set[int]:
    """The assertions that make the claim, by their number in ``MANY``."""
    parts = {p.statement: p.spans for p in claim.parts}
    told = [(n.passage.article, n.passage.span) for n in claim.narrated]
    return {
        i
        for i, u in enumerate(MANY)
        if (u.article, u.spans[0]) in told
        or (u.statement and u.statement.id in claim.statements and (u.whole or u.spans[0] in parts[u.statement.id]))
    }


@settings(deadline=None, max_examples=50)
@given(likely, few, few)
def test_every_statement_is_in_a_claim_and_no_assertion_in_two(likely, barred, rival):
    found = claims(MANY, likely, barred=barred, rival=rival)
    assert {s for c in found for s in c.statements} == {u.statement.id for u in MANY if u.statement}
    held = [i for c in found for i in inside(c)]
    assert len({*held}) == len(held)
    assert len({c.id for c in found}) == len(found)


@settings(deadline=None, max_examples=50)
@given(likely, few, few)
def test_what_is_offered_is_offered_once_and_is_no_member(likely, barred, rival):
    number = {(u.article, u.spans[0]): i for i, u in enumerate(MANY)}
    for claim in claims(MANY, likely, barred=barred, rival=rival):
        offered = [number[p.passage.article, p.passage.span] for p in claim.possible]
        assert len({*offered}) == len(offered)
        assert not inside(claim).intersection(offered)
        assert [p.statement for p in claim.possible] == [
            u.statement.id if (u := MANY[i]).statement else None for i in offered
        ]


@settings(deadline=None, max_examples=50)
@given(likely, few, few)
def test_two_that_contradict_are_in_no_claim_together(likely, barred, rival):
    voiced = [(i, j) for i, j in barred | rival if MANY[i].statement and MANY[j].statement]
    for claim in claims(MANY, likely, barred=barred, rival=rival):
        assert not any({*pair} <= inside(claim) for pair in voiced)


@settings(deadline=None, max_examples=50)
@given(likely, few)
def test_a_gist_is_a_telling_of_its_claim(likely, rival):
    for claim in claims(MANY, likely, rival=rival, settings=SETTINGS):
        said = {(u.article, u.spans[0]) for u in MANY if u.statement and u.statement.id in claim.statements}
        told = {(n.passage.article, n.passage.span) for n in claim.narrated}
        assert (claim.gist.article, claim.gist.span) in (said or told)


def test_a_passage_of_two_words_tells_a_claim_only_by_a_figure():
    toll = figure(20, unit_="", state="wounded")
    plain, counting = voice("Wounds many", article="a2"), voice("Wounds 20", article="a3", figures=[toll])
    (found,) = claims([unit(article="a1"), plain, counting], {(0, 1): 0.98, (0, 2): 0.98})
    assert [n.passage.article for n in found.narrated] == ["a3"]
