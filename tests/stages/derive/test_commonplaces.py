from __future__ import annotations

import numpy as np
import pytest

from headwater.stages.derive.commonplaces import PAGES, UNRELATED, discounted, find_commonplaces
from headwater.stages.derive.index import Index
from headwater.stages.derive.kinship import kinships
from headwater.stages.derive.prints import word_spans
from headwater.types import Article
from stages.derive.derived import alone, families
from stages.derive.texts import BACKGROUND, FLOOD, FOOTER, STRIKE, TRIAL, cut, other, text, words
from stages.records import article


def with_(passage: str, count: int, length: int = 150) -> list[Article]:
    """Articles that have nothing but a passage in common."""
    return [article(f"a{n}", f"{other(n, length)}\n{passage}") for n in range(count)]


def index_of(*articles: Article) -> Index:
    index = Index()
    for one in articles:
        index.add(one)
    return index


def marked(articles: list[Article], texts: list[int], mainly: float = 1.0) -> dict[str, str]:
    """The words of each article that stand in a commonplace."""
    index = index_of(*articles)
    found = find_commonplaces(index, texts, mainly=mainly)
    return {
        articles[n].id: " ".join(
            span.of(articles[n].text) for span, marks in zip(word_spans(articles[n].text), mask, strict=True) if marks
        )
        for n, mask in found.items()
    }


# -------------------------------------------------------------------- which passages they are


@pytest.mark.parametrize("passage", [FOOTER, BACKGROUND])
def test_what_three_unrelated_texts_share_is_one(passage):
    found = marked(with_(passage, UNRELATED), [0, 1, 2])
    assert found.keys() == {"a0", "a1", "a2"}
    spoken = [span.of(passage) for span in word_spans(passage)]
    for held in found.values():
        assert len(spoken) - 10 <= len(held.split()) <= len(spoken) + 2
        assert " ".join(spoken[6:-6]) in held


def test_what_two_share_is_none():
    assert marked(with_(FOOTER, 2), [0, 1]) == {}


def test_what_many_copies_of_two_texts_share_is_none():
    articles = [article(f"{name}{n}", f"{other(seed)}\n{FOOTER}") for n in range(4) for seed, name in enumerate("ab")]
    assert marked(articles, [0, 1] * 4) == {}


def test_what_one_text_mostly_holds_is_its_own_and_not_a_commonplace():
    articles = [article(f"a{n}", text(FLOOD)) for n in range(9)]
    articles += [article(f"b{n}", f"{other(n)}\n{FLOOD[2]}") for n in range(2)]
    texts = [0] * 9 + [9, 10]
    assert marked(articles, texts, mainly=0.6) == {}
    assert marked(articles, texts, mainly=1.0).keys() == {a.id for a in articles}


def test_words_of_nobody_else_stay():
    for held in marked(with_(FOOTER, 4), [0, 1, 2, 3]).values():
        assert not set(held.split()) & {w.strip(".") for n in range(4) for w in other(n, 140).split()}


def test_a_word_or_two_that_are_quoted_make_no_hole():
    for seed in range(200, 220):
        passage = " ".join([*words(seed, 20), "“as ever”", *words(seed + 50, 20)])
        articles = with_(passage, 3)
        for mask in find_commonplaces(index_of(*articles), [0, 1, 2], mainly=1.0).values():
            assert (np.diff(np.flatnonzero(mask)) == 1).all()


def test_nothing_gives_nothing():
    assert find_commonplaces(Index(), [], mainly=1.0) == {}


def test_the_telling_words_without_them():
    articles = with_(FOOTER, 3)
    index = index_of(*articles)
    found = find_commonplaces(index, [0, 1, 2], mainly=1.0)
    telling = index.prints[0].telling
    assert discounted(telling, found, 0).sum() == telling.sum() - found[0].sum()
    assert discounted(telling, {}, 0) is telling


# -------------------------------------------------------------------- what they show


@pytest.mark.parametrize("count", [3, 4, 12])
@pytest.mark.parametrize("passage", [FOOTER, BACKGROUND, f"{BACKGROUND}\n{FOOTER}"])
def test_they_make_no_family(passage, count):
    assert alone(*with_(passage, count))


def test_nor_where_they_are_nearly_half_of_each_article():
    assert alone(*with_(f"{BACKGROUND}\n{FOOTER}", 8, length=110))


def test_a_paragraph_that_stands_in_two_shows_something():
    assert families(*with_(FOOTER, 2)) == [("a0", "a1")]


def test_copies_are_found_below_them():
    copies = [article(f"c{n}", f"{text(FLOOD)}\n{FOOTER}") for n in range(3)]
    assert families(*copies, *with_(FOOTER, 4)) == [("a0",), ("a1",), ("a2",), ("a3",), ("c0", "c1", "c2")]


def test_many_cuts_of_one_report_do_not_make_it_a_commonplace():
    cuts = [article(f"c{n}", cut(STRIKE, n)) for n in range(2, 7)]
    assert families(*cuts) == [tuple(c.id for c in cuts)]


def test_a_background_that_an_agency_puts_below_all_its_reports_joins_none():
    reports = [article(f"r{n}", f"{text(s)}\n{BACKGROUND}") for n, s in enumerate((FLOOD, STRIKE, TRIAL))]
    copies = [article(f"s{n}", f"{text(s)}\n{BACKGROUND}") for n, s in enumerate((FLOOD, STRIKE, TRIAL))]
    assert families(*reports, *copies) == [("r0", "s0"), ("r1", "s1"), ("r2", "s2")]


def test_a_discounted_passage_has_fewer_telling_words():
    report = cut(FLOOD, 3)
    index = index_of(*(article(f"c{n}", f"{report}\n{FOOTER}") for n in range(2)), *with_(FOOTER, 3))
    shared = {(index.ids[k.pair.one], index.ids[k.pair.other]): k for k in kinships(index)}
    kinship = shared["c0", "c1"]
    (passage,) = kinship.passages
    assert passage.here_end - passage.here == len(word_spans(f"{report}\n{FOOTER}"))
    assert kinship.telling == pytest.approx(len(word_spans(report)), abs=10)
    assert ("a0", "a1") not in shared


def test_furniture_that_outweighs_short_pages_is_known_all_the_same():
    pages = [article(f"a{n}", f"{other(n, 20)}\n{FOOTER}", outlet="Evening Lantern") for n in range(PAGES)]
    assert alone(*pages)
    assert not alone(*pages[:2])
    elsewhere = [article(f"b{n}", f"{other(n, 20)}\n{FOOTER}") for n in range(2)]
    assert any(len(family) > 2 for family in families(*pages[:2], *elsewhere))
