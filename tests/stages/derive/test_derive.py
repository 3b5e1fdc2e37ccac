from __future__ import annotations

import random
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from headwater.settings import Settings
from headwater.stages.derive import derive, runs_of
from headwater.types import Family
from stages.records import article, reading

SETTINGS = Settings()

WORDS = (
    "the ferry left at dawn with forty lorries of grain for the hill villages while the river kept rising behind the "
    "old mill and nobody on the quay could say when the next one would come since the pilot had gone home with a fever "
    "and the harbour master was counting his ropes for the third time that week as if one more count would bring them "
    "back from wherever the flood had taken them on the night that the chapel bell rang by itself"
).split()
TEXT = " ".join(WORDS) + "."


def other_text(seed: int, length: int = 80) -> str:
    """A text that shares no run of five words with another seed's."""
    pick = random.Random(seed)
    return " ".join(f"{pick.choice(WORDS)}{seed}" for _ in range(length)) + "."


def families(*readings) -> list[tuple[str, ...]]:
    return sorted(f.articles for f in derive(readings, SETTINGS))


def one_family(*readings) -> Family:
    (family,) = derive(readings, SETTINGS)
    return family


# -------------------------------------------------------------------- what is a copy


def test_a_reprint_is_a_copy():
    family = one_family(reading("a1", TEXT), reading("a2", TEXT))
    assert family.articles == ("a1", "a2")
    assert family.evidence == ("100 % of the shorter one's five-word runs stand in both a1.txt and a2.txt",)


def test_a_cut_reprint_is_a_copy():
    cut = " ".join(WORDS[: len(WORDS) // 2])
    assert families(reading("a1", TEXT), reading("a2", cut)) == [("a1", "a2")]


def test_a_light_rewrite_is_a_copy():
    rewritten = WORDS.copy()
    for n in range(7, len(rewritten), 17):
        rewritten[n] = f"changed{n}"
    assert families(reading("a1", TEXT), reading("a2", " ".join(rewritten))) == [("a1", "a2")]


def test_other_words_are_no_copy():
    assert families(reading("a1", TEXT), reading("a2", other_text(2))) == [("a1",), ("a2",)]


def test_words_that_both_quote_are_no_copy():
    speech = f"“{TEXT}”"
    a = reading("a1", f"{other_text(1, 40)} {speech}")
    b = reading("a2", f"{other_text(2, 40)} {speech}")
    assert families(a, b) == [("a1",), ("a2",)]
    assert not runs_of(article("a3", speech))


def test_a_long_article_that_embeds_a_short_one_is_no_copy():
    short = " ".join(WORDS[:30])
    assert families(reading("a1", short), reading("a2", f"{short} {other_text(2, 400)}")) == [("a1",), ("a2",)]


def test_a_text_of_a_few_words_is_too_short_to_tell():
    assert families(reading("a1", "The ferry left at dawn."), reading("a2", "The ferry left at dawn.")) == [
        ("a1",),
        ("a2",),
    ]


def test_a_chain_of_likenesses_is_not_one_family():
    """The middle shares half with each end; the ends share nothing, so they are not kin."""
    first, second = WORDS[:40], WORDS[40:80]
    a, c = " ".join(first), " ".join(second)
    found = families(reading("a", a), reading("b", f"{a} {c}"), reading("c", c))
    assert found == [("a", "b", "c")]  # the fullest holds both
    chain = [" ".join(WORDS[n : n + 30]) for n in (0, 13, 26, 39)]
    found = families(*(reading(f"a{n}", text) for n, text in enumerate(chain)))
    assert all(len(f) <= 3 for f in found)
    assert not any({"a0", "a3"} <= set(f) for f in found)


# -------------------------------------------------------------------- whose text it is


def test_a_credited_agency_is_the_root():
    family = one_family(
        reading("a1", TEXT, credit="Northwire", published="2031-05-14"), reading("a2", TEXT, published="2031-05-13")
    )
    assert family.root == "Northwire"
    assert family.evidence[-1] == "Northwire is credited by a1.txt"


def test_two_agencies_are_no_root():
    assert one_family(reading("a1", TEXT, credit="Northwire"), reading("a2", TEXT, credit="Southwire")).root == "a1"


def test_the_earliest_is_the_root():
    family = one_family(reading("a1", TEXT, published="2031-05-14"), reading("a2", TEXT, published="2031-05-13"))
    assert family.root == "a2"
    assert family.evidence[-1] == "a2.txt is the earliest"


def test_an_undated_member_leaves_the_earliest_open():
    longer = f"{TEXT} {other_text(3, 20)}"
    family = one_family(reading("a1", TEXT, published="2031-05-14"), reading("a2", longer))
    assert family.root == "a2"  # the fullest
    assert not any("earliest" in e for e in family.evidence)


def test_one_that_stands_alone_is_its_own_root():
    (family,) = derive([reading("a1", TEXT, credit="Northwire")], SETTINGS)
    assert (family.articles, family.root, family.evidence) == (("a1",), "a1", ())


# -------------------------------------------------------------------- properties


def test_nothing_gives_nothing():
    assert derive([], SETTINGS) == ()
    assert len(derive([reading("a1", "x")], SETTINGS)) == 1


def test_order_makes_no_difference():
    readings = [
        reading("a1", TEXT),
        reading("a2", " ".join(WORDS[:50])),
        reading("a3", " ".join(WORDS[30:])),
        reading("a4", other_text(4)),
    ]
    first = derive(readings, SETTINGS)
    assert all(derive(order, SETTINGS) == first for order in permutations(readings))


def test_the_threshold_is_a_setting():
    half = " ".join(WORDS[:40]) + " " + other_text(5, 40)
    readings = [reading("a1", TEXT), reading("a2", half)]
    assert len(derive(readings, SETTINGS.with_(family_similarity=0.9))) == 2
    assert len(derive(readings, SETTINGS.with_(family_similarity=0.3))) == 1


@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_article_is_in_one_family(texts):
    readings = [reading(f"a{n}", text or "x") for n, text in enumerate(texts)]
    members = [a for f in derive(readings, SETTINGS) for a in f.articles]
    assert sorted(members) == sorted(f"a{n}" for n in range(len(texts)))
