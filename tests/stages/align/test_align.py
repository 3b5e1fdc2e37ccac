from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from headwater.settings import Settings
from headwater.stages.align import align
from headwater.stages.resolve import resolve
from headwater.types import Claim, Reading
from stages.corpus import read
from stages.records import declines, denies, reading, says

SETTINGS = Settings()
NAMES = {
    "Ada Berg": "PERSON",
    "Tom Krol": "PERSON",
    "Veland": "GPE",
    "Karst": "GPE",
    "Oren": "GPE",
    "Lomnis": "GPE",
}


def claims(*readings: Reading) -> tuple[Claim, ...]:
    return align(readings, resolve(readings), SETTINGS)


def groups(*readings: Reading) -> list[list[str]]:
    """For each claim the articles that state it."""
    article = {s.id: s.article for r in readings for s in r.statements}
    return sorted(sorted(article[s] for s in c.statements) for c in claims(*readings))


def told(id_: str, content: str, *, by: str = "Ada Berg", as_=says, tail: str = "", **figures: str) -> Reading:
    text = f"{content}, {by} said.{tail}"
    return reading(id_, text, as_(by, content), names=NAMES, figures={k[1:]: v for k, v in figures.items()})


# -------------------------------------------------------------------- the same claim


def test_one_claim_in_other_words_across_articles():
    a = told("a1", "Veland is moving troops from Karst to Oren")
    b = told("a2", "Veland is transferring part of its troops from Karst to the Oren region")
    c = told("a3", "Veland was shifting soldiers out of Karst to Oren", by="Tom Krol")
    assert groups(a, b, c) == [["a1", "a2", "a3"]]


def test_another_subject_is_another_claim():
    a = told("a1", "Veland is moving troops from Karst to Oren")
    b = told("a2", "The winter in Karst was the driest in thirty years")
    assert groups(a, b) == [["a1"], ["a2"]]


def test_clashing_figures_are_two_claims():
    a = told("a1", "Troops of Veland took 28 villages near Oren", _28="village")
    b = told("a2", "Troops of Veland took 74 villages near Oren", by="Tom Krol", _74="village")
    c = told("a3", "Troops of Veland took 28 villages near Oren", by="Tom Krol", _28="village")
    assert groups(a, b, c) == [["a1", "a3"], ["a2"]]


def test_another_place_is_another_claim():
    a = told("a1", "Veland is moving troops from Karst")
    b = told("a2", "Veland is moving troops from Lomnis")
    assert groups(a, b) == [["a1"], ["a2"]]


def test_a_denial_is_not_the_claim_that_it_denies():
    a = told("a1", "Veland is moving troops from Karst to Oren")
    b = told("a2", "Veland is moving troops from Karst to Oren", by="Tom Krol", as_=denies)
    c = told("a3", "Veland is moving troops from Karst to Oren", by="Tom Krol", as_=declines)
    assert groups(a, b, c) == [["a1"], ["a2"], ["a3"]]


def test_the_same_few_words_of_one_speaker_are_one_claim_and_of_two_are_two():
    ours, again = told("a1", "No"), told("a2", "No")
    assert groups(ours, again) == [["a1", "a2"]]
    assert groups(ours, told("a2", "No", by="Tom Krol")) == [["a1"], ["a2"]]


def test_what_bridges_two_figures_does_not_chain_them():
    a = told("a1", "Troops of Veland took 28 villages near Oren", _28="village")
    bridge = told("a2", "Troops of Veland took villages near Oren")
    b = told("a3", "Troops of Veland took 74 villages near Oren", _74="village")
    found = groups(a, bridge, b)
    assert sorted(sum(found, [])) == ["a1", "a2", "a3"]
    assert not any({"a1", "a3"} <= set(group) for group in found)


# -------------------------------------------------------------------- in its own voice


def test_a_sentence_in_an_articles_own_voice_joins_the_claim():
    said = told("a1", "Veland is moving troops from Karst to Oren")
    flat = reading("a2", "It rained. Veland is moving its troops from Karst to Oren. Bread is dear.", names=NAMES)
    (claim,) = claims(said, flat)
    (narrated,) = claim.narrated
    assert narrated.passage.span.of(flat.article.text) == "Veland is moving its troops from Karst to Oren."
    assert narrated.dropped


def test_a_looser_telling_has_not_dropped_an_attribution():
    said = told("a1", "Veland is moving troops from Karst to Oren to meet the advance")
    flat = reading("a2", "Oren and its people wait for what the troops that Veland keeps in Karst may do.", names=NAMES)
    assert not any(n.dropped for c in claims(said, flat) for n in c.narrated)


def test_a_sentence_with_another_figure_is_another_telling():
    said = told("a1", "Troops of Veland took 28 villages near Oren", _28="village")
    flat = reading("a2", "Troops of Veland took 74 villages near Oren.", names=NAMES, figures={"74": "village"})
    (claim,) = claims(said, flat)
    assert claim.narrated == ()


def test_a_sentence_that_carries_a_statement_is_not_narrated():
    said = told("a1", "Veland is moving troops from Karst to Oren")
    (claim,) = claims(said)
    assert claim.narrated == ()


def test_a_sentence_in_which_somebody_speaks_is_nobodys_own_voice():
    """Though no statement was made of it: to miss an attribution is ours, to have dropped it would be the outlet's."""
    texts = {
        "Harbour Post": "Poland is moving troops from Berlin to Vienna, Ada Berg said.",
        "Lantern": "Poland is moving troops from Berlin to Vienna, it was said in Oren.",
        "Daily Oren": "Poland is moving troops from Berlin to Vienna.",
    }
    said, missed, flat = read(texts)
    missed, flat = replace(missed, statements=()), replace(flat, statements=())
    (claim,) = claims(said, missed, flat)
    assert [n.passage.article for n in claim.narrated] == [flat.article.id]


def test_a_denial_is_not_told_in_an_articles_own_voice():
    denied = told("a1", "Veland is moving troops from Karst to Oren", as_=denies)
    flat = reading("a2", "Veland is moving troops from Karst to Oren.", names=NAMES)
    assert [c.narrated for c in claims(denied, flat)] == [()]


# -------------------------------------------------------------------- the record


def test_the_gist_is_the_clearest_telling():
    hedged = reading(
        "a1",
        "Veland may be moving troops from Karst to Oren, Ada Berg said.",
        says("Ada Berg", "Veland may be moving troops from Karst to Oren", hedged=True),
        names=NAMES,
    )
    broken = reading(
        "a2",
        "Veland, Ada Berg said, is moving troops from Karst to Oren.",
        says("Ada Berg", "Veland", "is moving troops from Karst to Oren"),
        names=NAMES,
    )
    clear = told("a3", "Veland is moving its troops from Karst to Oren")
    (claim,) = claims(hedged, broken, clear)
    assert claim.gist.span.of(clear.article.text) == "Veland is moving its troops from Karst to Oren"


@pytest.mark.parametrize("threshold", [0.0, 0.7, 1.0])
def test_every_statement_is_in_one_claim(threshold):
    readings = [
        told("a1", "Veland is moving troops from Karst to Oren"),
        told("a2", "Veland is moving its troops from Karst to Oren", by="Tom Krol"),
        told("a3", "No"),
        told("a4", "The bread is dear", as_=declines),
    ]
    found = align(readings, resolve(readings), SETTINGS.with_(same_claim=threshold))
    assert sorted(s for c in found for s in c.statements) == sorted(s.id for r in readings for s in r.statements)


def test_order_makes_no_difference():
    readings = [
        told("a1", "Veland is moving troops from Karst to Oren"),
        told("a2", "Veland shifts troops from Karst to Oren", by="Tom Krol"),
        told("a3", "Troops of Veland took 28 villages near Oren", _28="village", tail=" Veland moves troops to Oren."),
        told("a4", "Troops of Veland took 74 villages near Oren", by="Tom Krol", _74="village"),
    ]
    first = claims(*readings)
    assert all(claims(*order) == first for order in permutations(readings))


def test_nothing_gives_nothing():
    assert claims() == ()
    assert claims(reading("a1", "It rains on Karst again today.", names=NAMES)) == ()
