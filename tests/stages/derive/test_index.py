from __future__ import annotations

import random
import time

import pytest

from headwater.stages.derive import postings
from headwater.stages.derive.index import HOUSE, Index
from headwater.types import Article
from stages.derive.texts import FLOOD, FOOTER, STRIKE, TRIAL, cut, half_taken, other, rewritten, shuffled, text
from stages.records import article
from timing import LINEAR, growth

CORPUS = (
    article("a1", text(FLOOD)),
    article("a2", rewritten(FLOOD, 9)),
    article("a3", shuffled(FLOOD)),
    article("b1", text(STRIKE)),
    article("b2", cut(STRIKE, 2)),
    article("c1", text(TRIAL)),
    article("d1", half_taken(TRIAL, 5, 0.4)),
    article("e1", other(6)),
    article("e2", ""),
)


def index_of(*articles: Article) -> Index:
    index = Index()
    for one in articles:
        index.add(one)
    return index


def held(index: Index) -> set[tuple[object, ...]]:
    """Pairs and passages by the articles' ids."""
    return {(index.ids[p.one], index.ids[p.other], *p.passages()) for p in index.pairs()}


def pairs(*articles: Article) -> set[tuple[str, str]]:
    index = index_of(*articles)
    return {(index.ids[p.one], index.ids[p.other]) for p in index.pairs()}


def test_articles_that_share_passages_are_paired():
    assert pairs(*CORPUS) == {("a1", "a2"), ("a1", "a3"), ("a2", "a3"), ("b1", "b2"), ("c1", "d1")}


def test_an_article_has_a_number_a_print_and_an_id():
    index = index_of(*CORPUS)
    assert len(index) == len(index.prints) == len(CORPUS)
    assert index.ids == [a.id for a in CORPUS]


def test_a_pair_tells_where_the_words_stand():
    index = index_of(article("a1", text(FLOOD)), article("a2", FLOOD[3]))
    (pair,) = index.pairs()
    (found,) = pair.passages()
    before, size = len(" ".join(FLOOD[:3]).split()), len(FLOOD[3].split())
    assert (found.here, found.here_end, found.there, found.there_end) == (before, before + size, 0, size)
    assert found.telling == size


def test_each_pair_stands_once():
    index = index_of(*CORPUS)
    assert len(index.pairs()) == len({(pair.one, pair.other) for pair in index.pairs()}) == 5


def test_a_short_one_is_found_in_a_long_one_whichever_came_first():
    short, long = article("a1", FLOOD[3]), article("a2", f"{other(1, 3000)}\n{FLOOD[3]}")
    assert pairs(short, long) == pairs(long, short) == {("a1", "a2")}


def test_a_pair_is_seen_from_the_lower_id():
    one, two = article("a1", text(FLOOD)), article("a2", FLOOD[3])
    assert held(index_of(one, two)) == held(index_of(two, one))


@pytest.mark.parametrize(
    ("sentences", "paired"),
    [(1, False), (3, True)],  # of 30 words each in texts of 600: 5 % are too little for any decision
)
def test_little_in_common_is_no_pair(sentences, paired):
    core = "\n".join(other(50 + n, 30) for n in range(sentences))
    found = pairs(article("a1", f"{other(1, 600)}\n{core}"), article("a2", f"{other(2, 600)}\n{core}"))
    assert bool(found) is paired


def test_the_order_of_additions_changes_nothing():
    expected = held(index_of(*CORPUS))
    for seed in range(20):
        assert held(index_of(*random.Random(seed).sample(CORPUS, len(CORPUS)))) == expected


def test_nor_do_merges_of_the_postings(monkeypatch):
    expected = held(index_of(*CORPUS))
    monkeypatch.setattr(postings, "_BUFFER", 50)
    assert held(index_of(*CORPUS)) == expected


def test_an_empty_index_holds_nothing():
    assert (len(Index()), Index().pairs()) == (0, [])


@pytest.mark.parametrize("of", ["", "…", "\ud800", "four words are few"])
def test_texts_without_a_run_are_in_no_pair(of):
    assert pairs(article("a1", of), article("a2", of), article("a3", text(FLOOD))) == set()


def test_one_word_again_and_again_takes_no_time():
    articles = [article(f"a{n}", "word " * 10_000) for n in range(3)]
    assert pairs(*articles) == set()
    assert growth(lambda n: index_of(*(article(f"a{k}", "word " * n) for k in range(3))), 10_000) < LINEAR


def test_an_article_is_kept_in_a_few_kilobytes():
    index = index_of(article("a1", other(1, 600)))
    (made,) = index.prints
    keys, numbers = index.postings.entries()
    assert sum(part.nbytes for part in (made.words, made.telling, made.quoted, keys, numbers)) < 7_500


def test_adding_takes_as_long_in_a_large_pile_as_in_a_small_one():
    articles = [article(f"a{n}", other(n)) for n in range(500)]
    assert any(_growth(articles) < 2 for _ in range(3))


def _growth(articles: list[Article]) -> float:
    """How many times as long the last hundred take as the first but fifty."""
    index, clock = Index(), [time.thread_time()]
    for one in articles:
        index.add(one)
        clock.append(time.thread_time())
    return (clock[500] - clock[400]) / (clock[150] - clock[50])


def test_pages_of_one_publisher_are_not_compared_for_what_all_of_them_bear():
    """However the pages come in, also where two were compared before the line was known."""
    pages = [article(f"a{n:02}", f"{other(n, 40)}\n{FOOTER}", outlet="Evening Lantern") for n in range(HOUSE + 5)]
    whole = article("z", f"{other(3, 40)}\n{FOOTER}", outlet="Evening Lantern")
    for seed in range(3):
        assert pairs(*random.Random(seed).sample([*pages, whole], HOUSE + 6)) == {("a03", "z")}
    assert len(pairs(*pages[:5])) == 10


def test_an_article_that_is_there_already_changes_nothing():
    assert held(index_of(*CORPUS, *CORPUS[:3])) == held(index_of(*CORPUS))
    assert len(index_of(*CORPUS, CORPUS[0])) == len(CORPUS)
