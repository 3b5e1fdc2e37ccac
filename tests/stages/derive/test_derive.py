from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.derive import Derived, Index, derive, derive_indexed, made, postings
from headwater.types import Article, CreditKind, LinkKind, Span
from stages.derive.derived import SETTINGS, alone, credited, families, made_of, one_family, one_link, shares
from stages.derive.texts import (
    BACKGROUND,
    CAPTION,
    FLOOD,
    FOOTER,
    POST,
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
    with_headline,
    with_new_top,
    words,
)
from stages.records import article
from timing import LINEAR, growth

WIRE = article("w", text(FLOOD))


def copy(of: str) -> Article:
    return article("c", of)


# -------------------------------------------------------------------- what is a copy


def test_a_reprint_is_a_copy():
    family = one_family(WIRE, copy(text(FLOOD)))
    assert family.articles == ("c", "w")
    assert family.evidence[0] == "100 % of the words of the shorter one stand in both c.txt and w.txt"
    (link,) = family.links
    assert (link.kind, link.share) == (LinkKind.COPY, 1)


@pytest.mark.parametrize("story", STORIES, ids=["flood", "strike", "trial"])
@pytest.mark.parametrize("paragraphs", [1, 2, 4])
def test_a_cut_is_a_copy(story, paragraphs):
    link = one_link(article("w", text(story)), copy(cut(story, paragraphs)))
    assert (link.source, link.article, link.kind) == ("w", "c", LinkKind.CUT)


@pytest.mark.parametrize("story", STORIES, ids=["flood", "strike", "trial"])
@pytest.mark.parametrize(
    "change",
    [
        lambda s: with_headline(s, "What we know so far"),
        shuffled,
        lambda s: rewritten(s, 7),
        lambda s: rewritten(s, 12),
    ],
    ids=["headline", "shuffled", "each 7th word", "each 12th word"],
)
def test_a_reworked_reprint_is_a_copy(story, change):
    link = one_link(article("w", text(story)), copy(change(story)))
    assert link.kind is LinkKind.COPY
    assert link.share > 0.8


def test_case_and_marks_make_no_difference():
    assert one_link(WIRE, copy(text(FLOOD).upper().replace(",", " –").replace("\n", "\n\n"))).share == 1


@pytest.mark.parametrize(("share", "is_one"), [(0.1, False), (0.3, True), (0.5, True)])
def test_a_part_of_another_text_makes_a_copy_from_a_fifth_on(share, is_one):
    assert (families(WIRE, copy(half_taken(FLOOD, 3, share))) == [("c", "w")]) is is_one


@pytest.mark.parametrize("seconds", ["2031-05-13T12:00", "2031-05-15", None])
def test_a_later_state_of_one_outlets_report_is_a_version(seconds):
    first = article("w", text(FLOOD), outlet="Orle Post", published="2031-05-13T08:00")
    link = one_link(first, article("c", with_new_top(FLOOD), outlet="orlepost.com", published=seconds))
    assert link.kind is LinkKind.VERSION


def test_other_words_are_no_copy():
    assert alone(*(article(f"a{n}", text(story)) for n, story in enumerate(STORIES)), article("a9", other(1)))


def test_a_heavy_rewrite_leaves_no_run():
    assert alone(WIRE, copy(rewritten(FLOOD, 4)))


# -------------------------------------------------------------------- what unrelated articles have in common


@pytest.mark.parametrize(
    "common",
    [QUOTES, CAPTION, POST, f"{QUOTES}\n{CAPTION}\n{POST}", f"Ada Berg told the council: {QUOTES} and left."],
    ids=["quote", "caption", "post", "all", "quote in a sentence"],
)
@pytest.mark.parametrize("count", [2, 5])
def test_quotes_captions_and_posts_are_no_copying(common, count):
    assert alone(*(article(f"a{n}", f"{other(n, 90)}\n{common}") for n in range(count)))


def test_but_the_same_words_in_plain_text_are():
    plain = QUOTES.strip("“”,")
    assert families(*(article(f"a{n}", f"{other(n, 90)}\n{plain}") for n in range(2))) == [("a0", "a1")]


@pytest.mark.parametrize(
    "common", [FOOTER, BACKGROUND, f"{BACKGROUND}\n{FOOTER}"], ids=["footer", "background", "both"]
)
@pytest.mark.parametrize("outlet", ["Evening Lantern", None])
def test_furniture_and_background_are_no_copying(common, outlet):
    assert alone(
        *(article(f"a{n}", f"{text(s)}\n{common}", outlet=outlet) for n, s in enumerate((*STORIES, [other(1)])))
    )


@pytest.mark.parametrize(("outlets", "is_one"), [(("Orle Post", "orlepost.com"), False), (("Orle Post", "Echo"), True)])
def test_one_paragraph_in_two_articles_of_one_outlet_may_be_kept_at_hand(outlets, is_one):
    pair = (article(f"a{n}", f"{other(n, 120)}\n{BACKGROUND}", outlet=o) for n, o in enumerate(outlets))
    assert (families(*pair) == [("a0", "a1")]) is is_one


def test_a_page_that_lists_many_articles_is_none_of_them():
    reports = [article(f"a{n:03}", other(n)) for n in range(60)]
    page = article("page", "\n".join(report.text.split(".")[0] + "." for report in reports))
    assert alone(*reports, page)


def test_nor_of_the_short_items_that_stand_there_whole():
    items = [article(f"a{n:03}", other(n, 20)) for n in range(80)]
    page = article("page", "\n".join(item.text for item in items))
    assert alone(*items, page)


def test_a_long_article_that_embeds_little_of_another_is_no_copy():
    assert alone(WIRE, copy(f"{FLOOD[1]}\n{FLOOD[2]}\n{other(2, 4000)}"))


@pytest.mark.parametrize("of", ["", "The ferry left at dawn.", "Dawn.", "…"])
def test_a_text_of_a_few_words_is_too_short_to_tell(of):
    assert alone(*(article(f"a{n}", of) for n in range(3)))


def test_what_is_printed_again_long_after_must_be_whole():
    early = replace(WIRE, published=article("x", published="2031-01-05").published)
    part = article("c", half_taken(FLOOD, 3, 0.4), published="2031-05-13")
    assert alone(early, part)
    assert families(early, replace(part, text=text(FLOOD))) == [("c", "w")]
    assert families(early, replace(part, published=early.published)) == [("c", "w")]


# -------------------------------------------------------------------- chains


def test_a_chain_of_likenesses_is_not_one_family():
    """Each shares half with the next, and nothing with the one behind that."""
    lines = [line for story in STORIES for line in story[1:]]
    chain = [article(f"a{n}", text(lines[at : at + 4])) for n, at in enumerate(range(0, len(lines) - 3, 2))]
    assert len(chain) >= 8
    found = families(*chain)
    assert max(map(len, found)) <= 3
    assert not any({chain[0].id, chain[-1].id} <= set(family) for family in found)


def test_states_of_a_running_story_are_one_family():
    """The first and the last share a third."""
    lines = [line for story in STORIES for line in story[1:]]
    states = [article(f"a{n}", text(lines[at : at + 6])) for n, at in enumerate((4, 2, 0))]
    assert families(*states) == [("a0", "a1", "a2")]


def test_an_article_of_two_wires_makes_no_family_of_both():
    north = article("n", text(FLOOD), credit="Northwire")
    south = article("s", text(STRIKE), credit="Southwire")
    mixed = article("x", text([*FLOOD, *STRIKE[1:]]))
    found = families(north, south, mixed)
    assert not any({"n", "s"} <= set(family) for family in found)
    made = made_of(north, south, mixed)
    assert shares(made["n"]) == {"Northwire": 1.0}
    assert shares(made["x"]).keys() == {"Northwire", "Southwire"}


def test_of_two_agencies_none_takes_from_the_other_where_nobody_knows_who_was_first():
    north = article("n", text(STRIKE), credit="Northwire")
    south = article("s", half_taken(STRIKE, 3, 0.6), credit="Southwire")
    made = made_of(north, south)
    assert shares(made["n"]).keys() == {"Northwire"}
    assert shares(made["s"]).keys() == {"Southwire"}


def test_an_article_of_two_wires_joins_them_not_where_both_have_copies():
    north = [article(f"n{n}", text(FLOOD)) for n in range(3)]
    south = [article(f"s{n}", text(STRIKE)) for n in range(3)]
    mixed = article("x", text([*FLOOD[1:4], other(9, 100), *STRIKE[1:4]]))
    found = families(*north, *south, mixed)
    assert not any({"n0", "s0"} <= set(family) for family in found)


@pytest.mark.parametrize("headline", ["Arvia news briefs", "Business in brief", "Evening roundup"])
def test_a_digest_joins_not_the_reports_that_it_takes_from(headline):
    of = text([headline, *FLOOD[1:4], *STRIKE[1:4]])
    digest = replace(article("x", of), title=Span(0, len(headline)))
    assert alone(article("n", text(FLOOD)), article("s", text(STRIKE)), digest)


def test_members_are_linked_with_the_one_that_has_most_kin():
    cuts = [article(f"c{n}", cut(FLOOD, n)) for n in (1, 2, 4)]
    family = one_family(WIRE, *cuts)
    assert {(link.source, link.article, link.kind) for link in family.links} == {
        ("w", c.id, LinkKind.CUT if c.id != "w" else LinkKind.COPY) for c in cuts
    }


# -------------------------------------------------------------------- credits


def of_agencies(share: float) -> tuple[Article, Article]:
    return (
        article("w", text(STRIKE), credit="Northwire"),
        article("c", half_taken(STRIKE, 3, share), credit="Southwire"),
    )


def test_credits_of_different_agencies_keep_two_texts_apart():
    north, south = of_agencies(1 / 3)
    assert alone(north, south)
    assert families(north, replace(south, credits=())) == [("c", "w")]
    assert families(north, replace(south, credits=north.credits)) == [("c", "w")]
    assert families(north, credited(south, "Southwire", kind=CreditKind.WITH)) == [("c", "w")]
    assert families(north, credited(south, "agencies")) == [("c", "w")]
    assert families(north, credited(south, "Orle Post", agency=False)) == [("c", "w")]


def test_but_not_two_that_are_nearly_the_same():
    assert families(*of_agencies(0.85)) == [("c", "w")]


# -------------------------------------------------------------------- what comes out


def test_nothing_gives_nothing():
    assert derive([], SETTINGS) == Derived((), ())
    assert derive_indexed(Index(), [], SETTINGS) == Derived((), ())


def test_every_article_has_a_family_and_a_derivation():
    found = derive([WIRE, copy(text(FLOOD)), article("x", other(1))], SETTINGS)
    assert sorted(family.articles for family in found.families) == [("c", "w"), ("x",)]
    assert [d.article for d in found.derivations] == ["c", "w", "x"]
    assert [f.id for f in found.families] == sorted(f.id for f in found.families)
    assert {made_by for r in (found.families, found.derivations) for made_by in (x.made_by for x in r)} == {
        made(SETTINGS)
    }


def test_a_family_is_known_by_its_members():
    one, two = one_family(WIRE, copy(text(FLOOD))), one_family(WIRE, copy(cut(FLOOD, 4)))
    assert one.id == two.id
    assert one.id != one_family(WIRE).id


def test_the_threshold_is_a_setting():
    pair = [WIRE, copy(half_taken(FLOOD, 3, 0.5))]
    assert len(derive(pair, SETTINGS.with_(family_similarity=0.6)).families) == 2
    assert len(derive(pair, SETTINGS.with_(family_similarity=0.4)).families) == 1
    assert made(SETTINGS.with_(family_similarity=0.6)) != made(SETTINGS.with_(family_similarity=0.4))


def test_an_index_that_holds_an_article_not_given():
    index = Index()
    index.add(WIRE)
    with pytest.raises(KeyError):
        derive_indexed(index, [], SETTINGS)


# -------------------------------------------------------------------- whatever the order

MIXED = (
    article("f1", text(FLOOD), credit="Northwire", published="2031-05-13T06:00"),
    article("f2", shuffled(FLOOD), outlet="Orle Post", published="2031-05-13"),
    article("f3", half_taken(FLOOD, 3, 0.4), outlet="Karst Echo"),
    article("f4", cut(FLOOD, 2), published="2031-05-14"),
    article("s1", f"{text(STRIKE)}\n{FOOTER}", outlet="Evening Lantern", published="2031-05-13T06:00"),
    article("s2", f"{with_new_top(STRIKE)}\n{FOOTER}", outlet="Evening Lantern", published="2031-05-13T09:00"),
    article("s3", text(STRIKE), credit="Southwire"),
    article("s4", half_taken(STRIKE, 3, 0.35), credit="Northwire"),
    article("t1", f"{text(TRIAL)}\n{QUOTES}\n{FOOTER}", outlet="Evening Lantern"),
    article("x1", text([*TRIAL[1:4], other(9, 80), *STRIKE[1:4]])),
    article("o1", f"{other(1)}\n{QUOTES}\n{POST}"),
    article("o2", f"{other(2)}\n{CAPTION}\n{BACKGROUND}"),
    article("o3", f"{other(3)}\n{BACKGROUND}", outlet="Evening Lantern"),
    article("o4", f"{other(4)}\n{BACKGROUND}\n{FOOTER}"),
    article("e1", ""),
    *(article(f"r{n}", text([*FLOOD[1:], *TRIAL[1:]][2 * n : 2 * n + 4])) for n in range(6)),
)


@cache
def expected() -> Derived:
    return derive(MIXED, SETTINGS)


def test_the_mixed_pile_has_families_of_many_kinds():
    """Else the tests below would show little."""
    assert sum(len(family.articles) > 1 for family in expected().families) >= 3
    assert {link.kind for family in expected().families for link in family.links} == set(LinkKind)
    assert sum(bool(d.taken) for d in expected().derivations) >= 8


@given(st.permutations(MIXED))
@settings(deadline=None, max_examples=20)
def test_the_order_changes_nothing(order):
    assert derive(order, SETTINGS) == expected()


def test_nor_does_any_order_of_equal_texts():
    equal = [article(f"a{n}", text(FLOOD)) for n in range(4)]
    first = derive(equal, SETTINGS)
    assert all(derive(order, SETTINGS) == first for order in permutations(equal))


def test_nor_does_any_order_of_a_chain_with_ties():
    chain = [article(f"a{n}", text([*FLOOD[1:], *TRIAL[1:]][2 * n : 2 * n + 4])) for n in range(5)]
    first = derive(chain, SETTINGS)
    assert all(derive(order, SETTINGS) == first for order in list(permutations(chain))[::5])


@given(st.permutations(MIXED), st.sets(st.integers(1, len(MIXED))))
@settings(deadline=None, max_examples=8)
def test_one_by_one_is_as_from_scratch(order, looks):
    """With a look at what is there so far now and then."""
    index = Index()
    for n, one in enumerate(order, 1):
        index.add(one)
        if n in looks:
            so_far = order[:n]
            assert derive_indexed(index, so_far, SETTINGS) == derive(sorted(so_far, key=lambda a: a.id), SETTINGS)
    assert derive_indexed(index, order, SETTINGS) == expected()


def test_merges_of_the_postings_change_nothing(monkeypatch):
    monkeypatch.setattr(postings, "_BUFFER", 64)
    assert derive(MIXED, SETTINGS) == expected()


def test_unrelated_articles_change_nothing():
    more = [article(f"z{n}", other(100 + n)) for n in range(30)]
    found = derive([*more, *MIXED], SETTINGS)
    assert {f for f in found.families if not f.articles[0].startswith("z")} == set(expected().families)


# -------------------------------------------------------------------- odd texts


@given(st.lists(st.text(alphabet=st.characters(codec=None), max_size=80), max_size=6))
@settings(deadline=None)
def test_every_article_is_in_one_family_whatever_its_text(texts):
    articles = [article(f"a{n}", of) for n, of in enumerate(texts)]
    found = derive(articles, SETTINGS)
    assert sorted(a for f in found.families for a in f.articles) == [a.id for a in articles]
    assert [d.article for d in found.derivations] == [a.id for a in articles]


@pytest.mark.parametrize(
    "word",
    ["re\u0301publique\u0301", "הנהר", "ارتفع", "\u202eword\u202c", "a\ud800b", "ﬁrst", "naïve"],
)
def test_texts_in_any_script_have_copies(word):
    made_up = " ".join(f"{w}{word}" for w in words(1, 80))
    assert families(WIRE, *(article(f"a{n}", made_up) for n in range(2))) == [("a0", "a1"), ("w",)]


def test_one_word_again_and_again():
    articles = [article(f"a{n}", "word " * 10_000) for n in range(3)]
    assert alone(*articles)
    assert growth(lambda n: derive([article(f"a{k}", "word " * n) for k in range(3)], SETTINGS), 10_000) < LINEAR


def test_a_hundred_times_the_same():
    articles = [article(f"a{n:03}", cut(FLOOD, 1), outlet=f"Paper {n}") for n in range(100)]
    family = one_family(*random.Random(1).sample(articles, 100))
    assert family.articles == tuple(a.id for a in articles)
    assert len(family.links) == 99
    assert {link.source for link in family.links} == {"a000"}
