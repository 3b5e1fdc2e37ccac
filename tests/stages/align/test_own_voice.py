from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.stages.align.own_voice import own_voice
from stages.corpus import read
from stages.records import reading

FLAT = "Veland is moving its troops from Karst to Oren."


def told(text: str, *, silenced: bool = False) -> list[str]:
    """What an article says itself; ``silenced``: as if no statement had been found in it."""
    (found,) = read({"Harbour Post": text})
    return [u.text for u in own_voice([replace(found, statements=()) if silenced else found])]


def test_a_sentence_that_no_statement_covers():
    assert told(f"Ada Berg said that the dam of Oren holds.\n\n{FLAT}") == [FLAT.rstrip(".")]


def test_a_headline_is_told_too():
    (found,) = read({"Harbour Post": f"Veland moves troops to Oren\n\n{FLAT} Ada Berg said the dam holds."})
    units = own_voice([found])
    assert [u.text for u in units] == ["Veland moves troops to Oren", FLAT.rstrip(".")]
    assert {(u.statement, u.speaker, u.side, u.stance, u.quoted) for u in units} == {
        (None, None, None, "asserts", False)
    }
    assert [u.headline for u in units] == [True, False]
    assert all(u.told == u.text for u in units)
    assert all(found.article.text[u.spans[0].start : u.spans[-1].end] == u.text for u in units)


def test_it_is_cut_into_assertions():
    found = told("The blast in Karst killed six people and the army closed the road to Oren.")
    assert found == ["The blast in Karst killed six people", "the army closed the road to Oren"]


@pytest.mark.parametrize(
    "text",
    [
        "Veland is moving its troops from Karst to Oren, Ada Berg said.",
        "According to Ada Berg, Veland is moving its troops from Karst to Oren.",
        "Ministers insisted that Veland was moving its troops from Karst to Oren.",
    ],
)
def test_where_somebody_speaks_it_is_nobodys_own_voice(text):
    """Though no statement was made of it: to miss an attribution is ours, to have dropped it would be the outlet's."""
    assert told(text) == told(text, silenced=True) == []


def test_to_accord_is_not_to_speak():
    text = "The army accorded the mayor every honour on Monday in Karst"
    assert told(f"{text}.") == [text]


def test_a_few_words_tell_nothing():
    assert told("It rains. Bread is dear.") == []


def test_articles_come_by_id():
    readings = read({"Lantern": FLAT, "Harbour Post": "The winter in Karst was the driest in thirty years."})
    places = [[u.place for u in own_voice(order)] for order in (readings, readings[::-1])]
    assert places[0] == places[1] == sorted(places[0])


def test_nothing_gives_nothing():
    assert own_voice([]) == []
    assert own_voice([reading("a1", "It rains on Karst.")])[0].words == ()


def test_a_short_part_is_told_if_it_is_a_toll():
    assert told("Army shells the port of Oren, 12 dead.") == ["Army shells the port of Oren", "12 dead"]
