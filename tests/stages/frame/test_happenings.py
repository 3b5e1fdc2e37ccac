"""Events other than movements, told by short invented articles that go through the real article stages."""

from __future__ import annotations

from itertools import permutations

import pytest

from headwater.stages.frame import frame
from headwater.types import Event, EventKind
from stages.corpus import read


def events(*texts: str, kind: EventKind | None = None) -> tuple[Event, ...]:
    found = frame(read({f"Outlet {n}": text for n, text in enumerate(texts)}), (), ()).events
    return tuple(e for e in found if kind in (None, e.kind))


def only(*texts: str, kind: EventKind) -> Event:
    (event,) = events(*texts, kind=kind)
    return event


@pytest.mark.parametrize(
    ("text", "kind", "who", "whom", "place"),
    [
        ("Polish troops captured Vienna on Monday.", EventKind.CONTROL, "Polish troops", "Vienna", "Vienna"),
        ("Rebels took control of Munich.", EventKind.CONTROL, "Rebels", "Munich", "Munich"),
        (
            "Polish forces control 28 settlements in Austria.",
            EventKind.CONTROL,
            "Polish forces",
            "28 settlements",
            "Austria",
        ),
        (
            "Gunmen attacked a hospital in Munich.",
            EventKind.ATTACK,
            "Gunmen",
            "a hospital",
            "Munich",
        ),
        ("Poland launched an attack on Vienna.", EventKind.ATTACK, None, "Vienna", "Vienna"),
        (
            "Poland donated 40 generators to Austria.",
            EventKind.AID,
            "Poland",
            "40 generators",
            "Austria",
        ),
        (
            "President Ada Berg met Chancellor Osk Varn in Vienna.",
            EventKind.MEETING,
            "President Ada Berg",
            "Chancellor Osk Varn",
            "Vienna",
        ),
    ],
)
def test_who_did_what_to_whom_and_where(text, kind, who, whom, place):
    found = only(text, kind=kind)
    assert (found.who, found.whom) == (who, whom)
    assert found.place is not None
    assert found.place.name == place


def test_casualties_are_the_figures_with_what_became_of_whom():
    dead, hurt = sorted(
        events(
            "At least 12 people were killed and 40 were wounded in Munich on 12 May 2031.", kind=EventKind.CASUALTIES
        ),
        key=lambda e: e.state or "",
    )
    assert (dead.state, dead.whom, [c.quantity.value for c in dead.counts]) == ("killed", "people", [12])
    assert (hurt.state, [c.quantity.value for c in hurt.counts]) == ("wounded", [40])
    assert dead.when is not None
    assert dead.when.value == "2031-05-12"


def test_plover_types_where_they_fit():
    assert only("Gunmen attacked Munich.", kind=EventKind.ATTACK).plover == "ASSAULT"
    assert only("Rebels captured Munich.", kind=EventKind.CONTROL).plover is None


@pytest.mark.parametrize(
    "text",
    [
        "Polish troops did not capture Vienna.",
        "Polish troops failed to capture Vienna.",
        "The ministry denied that its troops had captured Vienna.",
        "It is unclear whether rebels captured Vienna.",
        "Rebels urged the army to attack Munich.",
        "The share price hit a record high in Munich.",
        "Ada Berg gave a speech to students in Munich.",
    ],
)
def test_what_is_not_said_to_have_happened(text):
    assert events(text) == ()


def test_what_will_happen_is_planned():
    assert only("Poland will donate 40 generators to Austria.", kind=EventKind.AID).planned


# -------------------------------------------------------------------- gathered


def test_one_event_in_two_articles():
    found = only(
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
    assert len(only(text, text + " It mourns them.", kind=EventKind.CASUALTIES).told) == 2


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
