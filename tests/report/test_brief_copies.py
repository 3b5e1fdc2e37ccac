from __future__ import annotations

import dataclasses

import pytest
from fictional import TEXTS, article, brief, empty

from headwater.report import copies
from headwater.report.borrowed import MOST_PASSAGES, Borrowed
from headwater.report.document import (
    DerivationDoc,
    FamilyDoc,
    LinkDoc,
    OverviewDoc,
    ReuseDoc,
    TakenDoc,
    Words,
)
from headwater.report.index import Index

ALL_OWN = DerivationDoc(1.0, 0.0, ())


def taken(source, share, *, credited=False):
    return TakenDoc(source, share, credited, ())


def opening(*counts, agencies=()):
    return copies.opening(empty(overview=OverviewDoc(*counts[:3], agencies, *counts[3:])))


def of_family(root, *links, articles=("a1", "a2", "a4"), **other):
    """The lines of a family, title first; ``other`` maps articles to what they are made of."""
    made = tuple(article(a, family="f", **({"derivation": other[a]} if a in other else {})) for a in articles)
    family = FamilyDoc("f", articles, root, ("words",), links)
    index = Index.of(empty(articles=made, families=(family,)))
    return [copies.family_title(index, family), *copies.family_members(index, family)]


def link(article_, source, confidence, kind="copy", share=0.9):
    return LinkDoc(article_, source, kind, share, confidence, ())


# -------------------------------------------------------------------- the opening


@pytest.mark.parametrize(
    ("counts", "agencies", "said"),
    [
        ((5, 5, 5, 0, 0), (), ""),
        ((0, 0, 0, 0, 0), (), ""),
        ((5, 1, 3, 0, 0), (), "5 articles by 1 outlet, but 3 texts."),
        ((2, 2, 1, 0, 0), (), "2 articles by 2 outlets, but 1 text."),
        ((1, 1, 1, 1, 0), ("AP",), "1 article by 1 outlet: AP stands behind it, with credit."),
        ((1, 1, 1, 1, 1), ("AP",), "1 article by 1 outlet: AP stands behind it, without credit."),
        (
            (3, 3, 3, 3, 0),
            ("AP", "AFP"),
            "3 articles by 3 outlets: AP and AFP stand behind all of them, all with credit.",
        ),
        (
            (3, 2, 2, 2, 2),
            ("AP",),
            "3 articles by 2 outlets, but 2 texts: AP stands behind 2 of the articles, all without credit.",
        ),
        (
            (1612, 80, 394, 230, 1),
            ("AP", "AFP", "TASS", "BNS", "ANSA"),
            (
                "1,612 articles by 80 outlets, but 394 texts: 5 agencies (AP, AFP and 3 more) stand behind 230 of the "
                "articles, and 1 prints agency copy without credit."
            ),
        ),
    ],
)
def test_opening_says_what_matters_and_no_more(counts, agencies, said):
    assert opening(*counts, agencies=agencies) == said


# -------------------------------------------------------------------- what an article is made of


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, ""),
        (ALL_OWN, ""),
        (DerivationDoc(0.98, 0.02, ()), ""),
        (DerivationDoc(0.8, 0.2, ()), "20 % quoted; 80 % own"),
        (DerivationDoc(0.07, 0.1, (taken("AP", 0.83),)), "83 % AP, uncredited; 10 % quoted; 7 % own"),
        (DerivationDoc(0.0, 0.0, (taken("AP", 1.0, credited=True),)), "AP, credited"),
        (DerivationDoc(0.0, 0.02, (taken("AP", 0.98, credited=True),)), "AP, credited"),
        (DerivationDoc(0.0, 0.0, (taken("AP", 1.0),)), "100 % AP, uncredited"),
        (
            DerivationDoc(0.3, 0.0, (taken("AP", 0.5, credited=True), taken("AFP", 0.18), taken("BNS", 0.02))),
            "50 % AP, credited; 18 % AFP, uncredited; 30 % own",
        ),
    ],
)
def test_shares_of_an_article(made, said):
    index = Index.of(empty(articles=(article("a1", derivation=made),)))
    assert copies.made_of(index, index.articles["a1"]) == said


@pytest.mark.parametrize(
    ("links", "family", "earlier"),
    [
        ((link("a4", "a1", 0.8),), "f", ", which is earlier"),
        ((link("a4", "a1", 0.5),), "f", ""),
        ((), "f", ""),
        ((), "f-other", ", which is earlier"),  # of another family only what is earlier counts
    ],
)
def test_an_article_as_source_is_shown_by_outlet_and_title(links, family, earlier):
    made = (
        article("a1", family="f"),
        article("a4", family=family, derivation=DerivationDoc(0.4, 0.0, (taken("a1", 0.6),))),
    )
    families = (FamilyDoc("f", ("a1", "a4"), "a1", (), links), FamilyDoc("f-other", ("a4",), "a4", ()))
    index = Index.of(empty(articles=made, families=families))
    title = "Harbour Post (“Veland moves troops, says Varn”)"
    assert copies.made_of(index, index.articles["a4"]) == f"60 % as in {title}{earlier}; 40 % own"
    bare = Index.of(empty(articles=(article("a1", title=None, family="f"), made[1]), families=families))
    assert "60 % as in Harbour Post (a1.txt)" in copies.made_of(bare, bare.articles["a4"])


def test_those_who_print_most_without_credit_come_first():
    made = {
        "a1": ALL_OWN,
        "a2": DerivationDoc(0.0, 0.0, (taken("AP", 1.0, credited=True),)),
        "a3": DerivationDoc(0.1, 0.0, (taken("a1", 0.9),)),
        "a4": DerivationDoc(0.5, 0.0, (taken("AP", 0.5),)),
        "a5": DerivationDoc(0.98, 0.0, (taken("AP", 0.02),)),
    }
    index = Index.of(empty(articles=tuple(article(a, derivation=d) for a, d in made.items())))
    assert [a.id for a in copies.borrowers(index)] == ["a4", "a3", "a2"]


# -------------------------------------------------------------------- families


def test_family_of_an_agency_says_who_credits_it_and_who_does_not():
    index = Index.of(brief())
    (family,) = index.copied_families()
    assert (
        copies.family_title(index, family)
        == "Northwire text in 2 articles of 2 outlets; 1 without credit: Karst Gazette"
    )
    assert copies.family_members(index, family) == (
        "credited by Daily Oren",
        "in common: 100 % of the shorter one’s words",
    )
    assert copies.family_label(index, family) == "2 articles from one text: Northwire"


def test_agency_text_that_is_a_smaller_part_is_given_its_share():
    small = DerivationDoc(0.78, 0.0, (taken("AP", 0.22),))
    whole = DerivationDoc(0.0, 0.0, (taken("AP", 1.0, credited=True),))
    title, *lines = of_family("AP", a1=small, a2=whole)
    assert title == "AP text in 3 articles of 3 outlets; 1 without credit: Harbour Post (22 %)"
    assert lines == ["credited by Daily Oren", "its own pages: Lantern"]
    title, *_ = of_family("AP", a1=whole, a2=whole, a4=whole)
    assert title == "AP text in 3 articles of 3 outlets, all with credit"


def test_direction_is_given_with_its_confidence():
    links = (link("a2", "a1", 0.8, share=0.5), link("a4", "a1", 0.65, "cut"))
    assert of_family("a1", *links) == [
        "One text in 3 articles of 3 outlets, first in Harbour Post",
        "Daily Oren most likely took it from Harbour Post",
        "Lantern perhaps took it from Harbour Post",
        "in common: 50 to 90 % of the shorter one’s words",
    ]


def test_direction_that_cannot_be_told_is_not_told():
    unknown = of_family(None, link("a2", "a1", 0.5), articles=("a1", "a2"))
    assert unknown[0] == "One text in 2 articles of 2 outlets; who wrote it first cannot be told"
    assert unknown[1:] == ["carried by Harbour Post and Daily Oren", "in common: 90 % of the shorter one’s words"]
    fullest = of_family("a1", link("a2", "a1", 0.5), articles=("a1", "a2"))
    assert fullest[0] == "One text in 2 articles of 2 outlets, perhaps that of Harbour Post"
    assert not any("took it" in line for line in fullest)


def test_no_text_goes_in_circles():
    lines = of_family("a1", link("a2", "a1", 0.8), link("a1", "a4", 0.8), link("a4", "a2", 0.5))
    assert lines[1:-1] == [
        "carried by Harbour Post, Daily Oren and Lantern",
        "Daily Oren most likely took it from Harbour Post",
    ]


def test_versions_of_one_outlet_are_called_versions():
    made = tuple(article(a, family="f", outlet="Orle Post") for a in ("a1", "a3", "a2"))
    for root, end in (("a1", ""), (None, "; which came first cannot be told")):
        family = FamilyDoc("f", ("a1", "a2", "a3"), root, (), (link("a2", "a1", 0.8, "version"),))
        index = Index.of(empty(articles=made, families=(family,)))
        assert copies.family_title(index, family) == f"3 versions of one text by Orle Post{end}"
        first, *rest = copies.family_members(index, family)
        assert first.startswith("2031-05-14 “Troops leave Karst”, 2031-05-14 07:46 “Veland moves")
        assert rest == ["in common: 90 % of the shorter one’s words"]
    same = tuple(article(a, family="f", outlet="Orle Post", title="Troops leave") for a in ("a1", "a3"))
    family = FamilyDoc("f", ("a1", "a3"), None, ())
    times = "2031-05-14 and 2031-05-14 07:46"
    assert (
        copies.family_members(Index.of(empty(articles=same, families=(family,))), family)[0]
        == f"“Troops leave” {times}"
    )
    agency = tuple(article(a, family="f", outlet="AP") for a in ("a1", "a3"))
    own = FamilyDoc("f", ("a1", "a3"), "AP", ())
    assert copies.family_title(Index.of(empty(articles=agency, families=(own,))), own) == "2 versions of one text by AP"


def test_an_outlet_that_prints_the_text_twice_has_two_versions():
    outlets = {"a1": "Orle Post", "a2": "Orle Post", "a3": "Lantern"}
    made = tuple(article(a, family="f", outlet=o) for a, o in outlets.items())
    family = FamilyDoc("f", ("a1", "a2", "a3"), None, ())
    index = Index.of(empty(articles=made, families=(family,)))
    assert copies.family_members(index, family)[0] == "carried by Orle Post (2 versions) and Lantern"


def test_root_may_be_unknown():
    family = FamilyDoc("f", ("a1", "a2"), None, ())
    index = Index.of(empty(articles=(article("a1"), article("a2")), families=(family,)))
    assert copies.family_root(index, family) == ""
    assert copies.family_label(index, family) == "2 articles from one text"
    rooted = dataclasses.replace(family, root="a2")
    assert copies.family_root(index, rooted) == "Daily Oren, 2031-05-14 09:00 UTC"


# -------------------------------------------------------------------- the text with its passages


def reuse(start, end, there=0):
    text = TEXTS["a2"]
    words = Words(there, there + end - start, TEXTS["a3"][there : there + end - start])
    return ReuseDoc(start, end, text[start:end], "a3", words)


def borrowing(*passages):
    derived = DerivationDoc(0.5, 0.0, (TakenDoc("Northwire", 0.5, False, passages),))
    return article("a2", derivation=derived), article("a3"), article("a4")


def test_text_comes_whole_with_its_passages_marked():
    one, other, apart = borrowing(reuse(0, 18), reuse(30, 40, there=30))
    shown = Borrowed.of((one, other, apart))
    parts = shown.parts(one)
    assert "".join(p.text for p in parts) == one.text
    assert [p.text for p in parts if p.taken] == [one.text[:18], one.text[30:40]]
    assert [p.start for p in parts if p.ending] == [0, 30]
    assert [p.start for p in shown.parts(other) if p.is_anchor] == [0, 30]
    assert shown.parts(apart) == ()


def test_passages_that_overlap_lose_no_words():
    one, *others = borrowing(reuse(0, 20), reuse(10, 40), reuse(len(TEXTS["a2"]) - 5, len(TEXTS["a2"])))
    parts = Borrowed.of((one, *others)).parts(one)
    assert "".join(p.text for p in parts) == one.text
    assert sum(len(p.ending) for p in parts) == 3


def test_link_leads_only_to_an_article_that_is_shown():
    one, other, _ = borrowing(reuse(0, 18))
    (passage,) = one.derivation.taken[0].passages
    assert Borrowed.of((one, other)).has_anchor(passage)
    assert not Borrowed.of((one,)).has_anchor(passage)


def test_the_longest_passages_are_shown():
    many = (*(reuse(0, 1) for _ in range(MOST_PASSAGES)), reuse(20, 50))
    one, *others = borrowing(*many)
    parts = Borrowed.of((one, *others)).parts(one)
    assert sum(len(p.ending) for p in parts) == MOST_PASSAGES
    assert any(p.start == 20 and p.taken for p in parts)
