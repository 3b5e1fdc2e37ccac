"""Tellings of one event, in one article or several."""

from __future__ import annotations

from itertools import permutations

from headwater.stages.frame import frame
from headwater.types import EventKind
from stages.corpus import read
from stages.frame.framing import events, only_event


def test_one_event_in_two_articles():
    found = only_event(
        "Gunmen attacked a hospital in Munich, police said.",
        "A hospital in Munich was attacked by gunmen.",
        kind=EventKind.ATTACK,
    )
    assert len({t.passage.article for t in found.told}) == 2


def test_other_figures_and_other_people_are_other_events():
    texts = (
        "Three people were killed in Munich.",
        "Thirty people were killed in Munich.",
        "Three dogs were killed in Munich.",
    )
    assert len(events(*texts, kind=EventKind.CASUALTIES)) == 3


def test_the_same_figure_at_the_same_place_is_one_event():
    texts = ("Three people were killed in Munich.", "Police say 3 people were killed in Munich.")
    assert len(events(*texts, kind=EventKind.CASUALTIES)) == 1


def test_the_same_sentence_is_the_same_event():
    text = "Six journalists have been killed there, as the union says."
    assert len(only_event(text, text + " It mourns them.", kind=EventKind.CASUALTIES).told) == 2


def test_order_makes_no_difference():
    readings = read(
        {
            "A": "Gunmen attacked a hospital in Munich. Three people were killed in Munich.",
            "B": "Rebels captured Vienna. Three people were killed in Munich.",
            "C": "A hospital in Munich was attacked. Some 300 people fled Munich.",
        }
    )
    first = frame(readings, (), ())
    assert all(frame(order, (), ()) == first for order in permutations(readings))
    assert len({e.id for e in first.events}) == len(first.events)


def test_words_and_places_lie_in_their_texts():
    readings = {r.article.id: r for r in read({"A": "Gunmen attacked a hospital in the city of Munich."})}
    (found,) = frame(tuple(readings.values()), (), ()).events
    text = readings[found.told[0].passage.article].article.text
    assert found.told[0].word.of(text) == "attacked"
    assert found.told[0].passage.span.contains(found.told[0].word)
    assert [p.span.of(text) for p in found.place.parts] == ["Munich"]


def test_events_of_other_days_are_others():
    text = "Gunmen attacked a hospital in Munich on {} May 2031."
    assert len(events(text.format(3), text.format(12), kind=EventKind.ATTACK)) == 2
    assert len(events(text.format(3), "On 3 May 2031 a hospital in Munich was attacked.", kind=EventKind.ATTACK)) == 1
