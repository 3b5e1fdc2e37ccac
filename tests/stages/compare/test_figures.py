from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from headwater.models import vectors
from headwater.stages.align.events import means_in, one_kind
from headwater.stages.compare import figures
from headwater.stages.compare.counts import counts_of
from headwater.stages.compare.story import stories_of
from headwater.stages.compare.tellings import tellings_of
from headwater.stages.resolve import resolve
from headwater.types import (
    Bound,
    Conflict,
    Narrated,
    Passage,
    Precision,
    Quantity,
    Reading,
    Reconciliation,
    Span,
    When,
)
from stages.compare.made import NAMES, claims_of, compared, told
from stages.records import reading, says, span_of

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


def test_what_is_reported_beside_a_figure_is_not_its_event():
    """Whoever adds that missiles were fired has not said that the wounded were hurt by them."""
    hurt, fired = "140 people were wounded", "missiles had hit the hills"
    text = f"{hurt}, Ada Berg said, adding that {fired}. Later the shells and jets came to Oren."
    made = reading(
        "a1",
        text,
        says("Ada Berg", hurt),
        says("Ada Berg", fired),
        names=NAMES,
        figures={"140": "people/wounded"},
        published=DAY,
    )
    (count,) = counts_of(tellings_of([made], resolve([made]), claims_of([made])))
    assert count.event.means == frozenset()
    assert means_in(fired) == {"shelling"}


def test_bare_counts_are_not_alike_for_being_bare():
    """What is told with "30 wounded" says of which event it is."""
    rocket = "A rocket attack on the market of Oren left 30 wounded"
    flood = "The flood in the valley of Karst left 140 wounded"
    readings = [
        reading(f"a{n}", f"{words}.", names=NAMES, figures={figure: "/wounded"}, published=DAY, outlet=f"Outlet {n}")
        for n, (words, figure) in enumerate(((rocket, "30"), (flood, "140")))
    ]
    claims = claims_of(readings, voiced=[("a0", "30 wounded"), ("a1", "140 wounded")])
    tellings = tellings_of(readings, resolve(readings), claims)
    stories = stories_of(tellings)
    assert [t.unit.text for t in tellings] == sorted(
        ["140 wounded", "30 wounded"], key=lambda t: t != tellings[0].unit.text
    )
    whole = vectors.encode([f"{rocket}.", f"{flood}."])
    assert stories.cosine(0, 1) == pytest.approx(float(whole[0] @ whole[1]), abs=1e-5)


def test_a_headline_s_figure_is_of_the_claim_that_its_article_has_it_in():
    title, told_below = "Raid on Oren kills 16 wounds 58", "16 people were killed in the raid on Oren"
    made = reading(
        "a1",
        f"{title}\n{told_below}. The army shelled the market of Oren.",
        names=NAMES,
        figures={"16": "people/killed"},
        published=DAY,
    )
    (headline, below) = (
        Quantity(span, 16.0, Bound.EXACT, "people", state="killed")
        for span in (span_of(made.article.text, "16"), Span(len(title) + 1, len(title) + 3))
    )
    article = replace(made.article, title=Span(0, len(title)))
    made = Reading(replace(made.annotated, article=article, quantities=(headline, below)), ())
    shelled = "The army shelled the market of Oren"
    first, second = claims_of([made], voiced=[("a1", shelled), ("a1", told_below)])
    first = replace(first, narrated=(*first.narrated, Narrated(Passage("a1", article.title), False)))
    counts = counts_of(tellings_of([made], resolve([made]), [first, second]))
    assert [(c.telling.claim, c.quantity.span) for c in counts] == [(second.id, below.span)]


def test_means_of_two_kinds_say_nothing_of_one_figure():
    assert one_kind(frozenset({"shelling"}))
    assert one_kind(frozenset({"air", "bomb"}))
    assert not one_kind(frozenset({"air", "shelling"}))
    assert not one_kind(frozenset())
