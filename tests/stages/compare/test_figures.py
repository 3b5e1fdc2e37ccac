from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from headwater.stages.compare import figures
from headwater.types import Conflict, Precision, Reading, Reconciliation, When
from stages.compare.made import NAMES, compared, told
from stages.records import reading, says

DAY = "2031-05-14"
R = Reconciliation


def killed(id_: str, figure: str, **more: str) -> Reading:
    words = f"{figure} people were killed in the air strike on the market of Oren"
    return told(id_, words, **{f"_{figure.replace(' ', '_')}": "people/killed"}, **more)


def the_conflict(*readings: Reading) -> Conflict:
    (conflict,) = compared(*readings).conflicts
    return conflict


def reason(*readings: Reading) -> Reconciliation:
    found = compared(*readings)
    assert found.conflicts == ()
    (reconciled,) = found.reconciled
    return reconciled.reason


def test_two_figures_of_two_speakers_are_a_conflict_that_names_both():
    conflict = the_conflict(killed("a1", "41"), killed("a2", "16", by="Tom Krol"))
    assert conflict.kind.value == "quantity"
    assert set(conflict.why.split(", ")) == {"Ada Berg says 41 people killed", "Tom Krol says 16 people killed"}
    assert sorted(conflict.values) == ["16 people killed", "41 people killed"]
    assert {p.article for p in conflict.passages} == {"a1", "a2"}
    assert list(conflict.claims) == sorted(conflict.claims)


@pytest.mark.parametrize(("one", "other"), [("at least 58", "at least 110"), ("at least 58", "90"), ("about 70", "20")])
def test_bounds_that_cannot_both_hold_are_a_conflict(one, other):
    the_conflict(killed("a1", one), killed("a2", other, by="Tom Krol"))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("at least 58", "72", R.UPDATE),
        ("about 70", "at least 68", R.APPROXIMATION),
        ("at least 58", "at least 60", R.APPROXIMATION),
    ],
)
def test_bounds_that_both_hold_are_reconciled(one, other, why):
    assert reason(killed("a1", one), killed("a2", other, by="Tom Krol")) is why


def test_one_figure_is_nothing_to_compare():
    assert compared(killed("a1", "41"), killed("a2", "41", by="Tom Krol")).reconciled == ()


def test_one_speakers_later_figure_is_an_update():
    assert reason(killed("a1", "16"), killed("a2", "41", day="2031-05-15")) is R.UPDATE


def test_one_speakers_figures_of_one_day_in_two_articles_conflict():
    the_conflict(killed("a1", "30"), killed("a2", "32"))


def test_one_speakers_figures_that_lie_far_apart_are_a_count_that_rose():
    assert reason(killed("a1", "22"), killed("a2", "31")) is R.UPDATE


def test_who_has_raised_a_figure_is_not_held_to_the_first():
    found = compared(killed("a1", "22"), killed("a2", "31"), killed("a3", "44", by="Tom Krol"))
    assert [c.values for c in found.conflicts] in (
        [("31 people killed", "44 people killed")],
        [("44 people killed", "31 people killed")],
    )
    assert {r.reason for r in found.reconciled} == {R.UPDATE}


def test_that_attackers_left_dead_behind_is_no_journey():
    left = told("a2", "the air strike on the market of Oren left 16 people killed", by="Tom Krol", _16="people/killed")
    assert len(compared(killed("a1", "41"), left).conflicts) == 1


def test_another_place_is_a_different_thing():
    other = told(
        "a2", "16 people were killed in the air strike on the market of Karst", by="Tom Krol", _16="people/killed"
    )
    assert not compared(killed("a1", "41"), other).conflicts


def test_another_kind_of_attack_is_a_different_thing():
    other = told("a2", "16 people were killed by rockets on the market of Oren", by="Tom Krol", _16="people/killed")
    assert reason(killed("a1", "41"), other) is R.DIFFERENT_THING


def test_another_outcome_is_not_compared():
    other = told("a2", "16 people were wounded in the air strike on Oren", by="Tom Krol", _16="people/wounded")
    assert compared(killed("a1", "41"), other).conflicts == ()


@pytest.mark.parametrize(
    "words",
    [
        "11 children were killed in the air strike on the market of Oren",
        "11 more people were killed in the air strike on the market of Oren",
        "11 of the dead in the air strike on the market of Oren were killed at once",
    ],
)
def test_a_part_is_a_subset(words):
    unit = "child/killed" if "children" in words else "people/killed"
    assert reason(killed("a1", "41"), told("a2", words, by="Tom Krol", _11=unit)) is R.SUBSET


def test_articles_in_their_own_voice_take_part():
    words = "16 people were killed in the air strike on the market of Oren"
    own = told("a2", words, by="Tom Krol", _16="people/killed")
    own = type(own)(own.annotated, ())
    found = compared(killed("a1", "41"), own, voiced=[("a2", words)])
    assert "Outlet a2 reports in its own voice 16 people killed" in found.conflicts[0].why


def test_two_voices_figures_conflict_once_in_whatever_claims():
    again = killed("a3", "41")
    assert len(compared(killed("a1", "41"), killed("a2", "16", by="Tom Krol"), again).conflicts) == 1


def test_what_a_toll_could_reach_is_no_count():
    words = "the toll of the air strike on the market of Oren could reach 41 people killed"
    could = told("a1", words, _41="people/killed")
    assert compared(could, killed("a2", "16", by="Tom Krol")) == compared()


def test_a_body_and_its_head_are_one_voice():
    watch = killed("a1", "at least 16", by="The Orle River Watch")
    words = "41 people were killed in the air strike on the market of Oren"
    text = f"{words}, Tom Krol, head of the Orle River Watch, said."
    head = reading("a2", text, says("Tom Krol", words), names=NAMES, figures={"41": "people/killed"}, published=DAY)
    assert reason(watch, head) is R.UPDATE


def test_figures_of_two_stories_are_not_compared():
    other = told("a2", "16 orchids were sold at the flower show", by="Tom Krol", _16="people/killed")
    assert compared(killed("a1", "41"), other) == compared()


def test_things_that_are_seldom_counted_need_no_place():
    a = told("a1", "the army of Veland controls 28 settlements in the border region", _28="settlement")
    b = told("a2", "the army of Veland controls 74 settlements in the border region", by="Tom Krol", _74="settlement")
    assert set(the_conflict(a, b).why.split(", ")) == {"Ada Berg says 28 settlements", "Tom Krol says 74 settlements"}
    c = told("a3", "the army of Veland controls 74 settlements in the border region", by="Mira Dolan", _74="settlement")
    assert compared(b, c).conflicts == ()


@pytest.mark.parametrize(
    ("of", "said", "published", "days", "other"),
    [
        ("2031-05-13", None, None, ["2031-05-14"], True),
        ("2031-05-14", None, None, ["2031-05-13", "2031-05-14"], False),
        ("2031-05", None, None, ["2031-05-14"], False),
        ("2031-05-13", "2031-05-13", "2031-05-13", [], False),
        (None, "2031-05-13", "2031-05-14", ["2031-05-14"], True),
        (None, "2031-05-15", "2031-05-15", ["2031-05-14"], False),
        (None, "2031-05", None, ["2031-05-14"], False),
        (None, None, "2031-05-13", ["2031-05-14"], True),
        (None, None, "2031-05-14", ["2031-05-14", "2031-05-15"], False),
        (None, None, None, ["2031-05-14"], False),
    ],
)
def test_a_figure_of_another_day_or_given_before_it(of, said, published, days, other):
    when = {k: When(v, Precision.DAY) if v else None for k, v in {"of": of, "said": said}.items()}
    day = date.fromisoformat(published).toordinal() if published else None
    telling = SimpleNamespace(unit=SimpleNamespace(statement=SimpleNamespace(said_on=when["said"]), day=day))
    count = SimpleNamespace(quantity=SimpleNamespace(as_of=when["of"]), telling=telling)
    given = SimpleNamespace(event=SimpleNamespace(days=frozenset(days)))
    assert figures._of_another_day(count, given) is other
