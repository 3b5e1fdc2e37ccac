"""The stage end to end on invented articles that the real stages before it have read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import pytest

from headwater.errors import ModelError
from headwater.models import judge
from headwater.settings import Settings
from headwater.stages.align import align, likeness, made
from headwater.stages.resolve import resolve
from headwater.types import Claim, Reading
from stages.corpus import read

SETTINGS = Settings()
MOVES = {
    "Harbour Post": "Veland is moving troops from Karst to Oren, Arvian Defence Minister Ada Berg said on Tuesday.",
    "Daily Oren": "Arvian Defence Minister Ada Berg told reporters that Veland was moving troops from Karst to Oren.",
    "Lantern": "Veland has moved some of its troops from Karst to Oren, Ada Berg, the Arvian defence minister, said.",
    "Morning Bell": "Ada Berg said on Tuesday that Veland had begun moving troops out of Karst to Oren.",
    "Coast Wire": "“Veland is moving its troops from Karst to Oren,” Ada Berg said.",
}
TAKEN = {
    "Harbour Post": "The army has taken 28 settlements near Oren, Ada Berg said.",
    "Lantern": "The army has taken 74 settlements near Oren, Tom Krol said.",
    "Daily Oren": "Tom Krol said that the army had taken 74 settlements near Oren.",
}


def claims(*readings: Reading, known: Settings = SETTINGS) -> tuple[Claim, ...]:
    return align(readings, resolve(readings), known)


def groups(articles: Mapping[str, str], *, known: Settings = SETTINGS) -> list[list[str]]:
    """For each claim the outlets that state it."""
    readings = read(articles)
    outlet = {s.id: r.article.outlet or "" for r in readings for s in r.statements}
    assert {*outlet.values()} == {*articles}, "each article has a statement"
    return sorted(sorted(outlet[s] for s in c.statements) for c in claims(*readings, known=known))


def words(claim: Claim, readings: tuple[Reading, ...]) -> str:
    (text,) = (r.article.text for r in readings if r.article.id == claim.gist.article)
    return claim.gist.span.of(text)


# -------------------------------------------------------------------- the same claim


def test_one_claim_in_five_outlets():
    assert groups(MOVES) == [sorted(MOVES)]


def test_another_subject_is_another_claim():
    told = {
        "Harbour Post": MOVES["Harbour Post"],
        "Lantern": "The winter in Karst was the driest in thirty years, Tom Krol said.",
    }
    assert groups(told) == [["Harbour Post"], ["Lantern"]]


def test_another_place_is_another_claim():
    told = {
        "Harbour Post": "Rebels took the airport of Berlin, Ada Berg said.",
        "Lantern": "Rebels were driven out of the harbour of Vienna, Tom Krol said.",
    }
    assert groups(told) == [["Harbour Post"], ["Lantern"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "A fire destroyed the market of {} on Monday, {} said.",
        "Rebels have taken {}, {} said.",
    ],
)
def test_another_town_in_the_same_words_is_another_claim(sentence):
    told = {"Harbour Post": sentence.format("Berlin", "Ada Berg"), "Lantern": sentence.format("Vienna", "Tom Krol")}
    assert groups(told) == [["Harbour Post"], ["Lantern"]]


def test_another_figure_is_another_claim():
    assert groups(TAKEN) == [["Daily Oren", "Lantern"], ["Harbour Post"]]


def test_what_bridges_two_figures_does_not_chain_them():
    bridge = {"Coast Wire": "The army has taken settlements near Oren, Osk Varn said."}
    assert not any({"Harbour Post", "Lantern"} <= {*group} for group in groups({**TAKEN, **bridge}))


@pytest.mark.parametrize(
    "other",
    [
        "Osk Varn denied that Veland was moving troops from Karst to Oren.",
        "Osk Varn declined to say whether Veland was moving troops from Karst to Oren.",
    ],
)
def test_a_denial_is_never_in_one_claim_with_what_it_denies(other):
    told = {**MOVES, "North Star": other}
    for threshold in (SETTINGS.same_claim, 0.0):
        found = groups(told, known=SETTINGS.with_(same_claim=threshold))
        assert ["North Star"] in found
        assert sum(len(group) for group in found) == len(told)


def test_a_statement_that_makes_two_assertions_is_in_two_claims():
    told = {
        "Harbour Post": "Ada Berg said that the blast in Karst killed six people and wounded 32.",
        "Lantern": "The blast in Karst killed six people, Tom Krol said.",
        "Daily Oren": "The blast in Karst wounded 32 people, Mira Dolan said.",
    }
    readings = read(told)
    text = {r.article.id: r.article.text for r in readings}
    article = {s.id: s.article for r in readings for s in r.statements}
    found = claims(*readings, known=SETTINGS.with_(same_claim=0.5))
    parts = {span.of(text[article[p.statement]]) for c in found for p in c.parts for span in p.spans}
    assert parts == {"the blast in Karst killed six people", "wounded 32"}
    (berg,) = (s.id for s in readings[0].statements)
    assert [len(c.statements) for c in found if berg in c.statements] == [2, 2]


# -------------------------------------------------------------------- in its own voice


def narrated(articles: Mapping[str, str]) -> list[str]:
    readings = read(articles)
    text = {r.article.id: r.article.text for r in readings}
    return [n.passage.span.of(text[n.passage.article]) for c in claims(*readings) for n in c.narrated]


FLAT = "Veland is moving its troops from Karst to Oren"


def test_a_sentence_in_an_articles_own_voice_joins_the_claim():
    assert narrated({**MOVES, "North Star": f"It rained in the south.\n\n{FLAT}.\n\nBread is dear."}) == [FLAT]


def test_a_headline_is_told_by_the_article():
    assert FLAT in narrated(
        {**MOVES, "North Star": f"{FLAT}\n\nThe winter in the hills was the driest in thirty years."}
    )


def test_a_sentence_that_carries_a_statement_is_not_narrated():
    assert narrated(MOVES) == []


def test_a_denial_is_not_told_in_an_articles_own_voice():
    denied = {"Harbour Post": "Osk Varn denied that Veland was moving its troops from Karst to Oren."}
    assert narrated({**denied, "North Star": f"{FLAT}."}) == []


def test_a_sentence_with_another_figure_tells_another_claim():
    readings = read({**TAKEN, "North Star": "The army has taken 51 settlements near Oren."})
    by_count = {len(c.statements): c for c in claims(*readings)}
    assert sorted(by_count) == [0, 1, 2]
    assert [len(by_count[n].narrated) for n in (0, 1, 2)] == [1, 0, 0]


# -------------------------------------------------------------------- the record


@pytest.fixture(scope="module")
def several() -> tuple[Reading, ...]:
    return read(
        {
            "Harbour Post": f"{MOVES['Harbour Post']}\n\n{TAKEN['Harbour Post']}",
            "Lantern": f"{TAKEN['Lantern']} Osk Varn denied that Veland was moving troops from Karst to Oren.",
            "Coast Wire": f"{FLAT}\n\n{MOVES['Coast Wire']} “No,” Tom Krol said.",
            "Morning Bell": f"Ada Berg said that the blast in Karst killed six people and wounded 32.\n\n{MOVES['Morning Bell']}",
        }
    )


@pytest.mark.parametrize("threshold", [0.0, 0.3, 1.0])
def test_every_statement_is_in_a_claim(several, threshold):
    found = claims(*several, known=SETTINGS.with_(same_claim=threshold))
    assert {s for c in found for s in c.statements} == {s.id for r in several for s in r.statements}
    assert all(c.statements or c.narrated for c in found)


def test_claims_are_sorted_and_say_what_made_them(several):
    found = claims(*several)
    assert [c.id for c in found] == sorted({c.id for c in found})
    assert {c.made_by for c in found} == {made(SETTINGS)}
    assert all(0 <= c.confidence <= 1 for c in found)


def test_a_gist_is_verbatim(several):
    content = {(s.article, span) for r in several for s in r.statements for span in s.content}
    for claim in claims(*several):
        assert any(a == claim.gist.article and span.contains(claim.gist.span) for a, span in content), words(
            claim, several
        )


def test_what_is_possible_is_told_with_reasons(several):
    for claim in claims(*several, known=SETTINGS.with_(same_claim=0.97)):
        for offer in claim.possible:
            assert 0.3 <= offer.confidence < 1
            assert offer.reasons


def test_order_makes_no_difference(several):
    first = claims(*several)
    assert all(repr(claims(*order)) == repr(first) for order in permutations(several))


def test_settings_and_models_are_named_in_what_made_it():
    assert made(SETTINGS) == made(Settings())
    assert made(SETTINGS) != made(SETTINGS.with_(same_claim=0.9)) != made(SETTINGS.with_(dropped_attribution=0.9))


def test_nothing_gives_nothing():
    assert claims() == ()
    assert claims(*read({"Lantern": "It rains on Karst again today."})) == ()


def test_altered_model(monkeypatch):
    monkeypatch.setitem(judge.SHA256, "weights.json", "0" * 64)
    likeness.first_look.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"weights\.json is not the file that was shipped"):
            claims(*read(MOVES))
    finally:
        likeness.first_look.cache_clear()
