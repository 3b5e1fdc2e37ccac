"""Events other than movements, told by short invented articles that go through the real article stages."""

from __future__ import annotations

import pytest

from headwater.types import EventKind
from stages.frame.framing import events, only_event


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
    found = only_event(text, kind=kind)
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
    assert only_event("Gunmen attacked Munich.", kind=EventKind.ATTACK).plover == "ASSAULT"
    assert only_event("Rebels captured Munich.", kind=EventKind.CONTROL).plover is None


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
    assert only_event("Poland will donate 40 generators to Austria.", kind=EventKind.AID).planned


@pytest.mark.parametrize(
    "text",
    [
        "Rebels warned that 12 people could be killed in Munich.",
        "Poland may donate 40 generators to Austria.",
        "Poland refused to donate 40 generators to Austria.",
        "Gunmen failed to attack a hospital in Munich.",
    ],
)
def test_what_may_happen_has_not_happened(text):
    assert events(text) == ()
