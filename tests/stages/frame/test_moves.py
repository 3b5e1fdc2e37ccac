"""Movements need a parse, so these are short invented articles through the real article stages."""

from __future__ import annotations

import pytest

from headwater.types import MoverKind
from stages.frame.framing import ends, movements, only

# Names of real places: what is a place is the tagger's to say, and it knows these.


@pytest.mark.parametrize(
    ("text", "start", "goal"),
    [
        ("Poland is moving troops from Berlin to Vienna.", "Berlin", "Vienna"),
        ("Troops were moved from Berlin to Vienna on Monday.", "Berlin", "Vienna"),
        ("Poland has begun to withdraw its forces from Berlin.", "Berlin", None),
        ("Twelve lorries left Berlin for Vienna.", "Berlin", "Vienna"),
        ("Families fled Berlin.", "Berlin", None),
        ("Some 300 people were evacuated from Berlin.", "Berlin", None),
        ("The withdrawal of troops from Berlin went on.", "Berlin", None),
        ("A convoy from Berlin was seen.", "Berlin", None),
        ("Soldiers arrived in the north. Nobody moved.", None, None),
        ("Poland is moving troops from the northern garrison of Berlin to Vienna.", "Berlin", "Vienna"),
        ("Poland sent part of its garrison at Berlin to Vienna.", "Berlin", "Vienna"),
        ("Units from Berlin are on the road to Vienna.", "Berlin", "Vienna"),
        ("Poland is sending soldiers from Berlin to defend Vienna.", "Berlin", "Vienna"),
        ("The buses left Berlin, heading for Vienna.", "Berlin", "Vienna"),
        ("The army withdrew troops from Berlin to send them to Vienna.", "Berlin", "Vienna"),
        ("Wounded residents were taken to a field hospital.", None, "field hospital"),
        ("The envoy arrived in Vienna on Saturday.", None, "Vienna"),
        ("Ada Berg made her statement during a visit to Vienna.", None, "Vienna"),
        ("Residents of Berlin fled.", "Berlin", None),
        ("Thousands of people fled the fighting in Berlin.", "Berlin", None),
        ("The fighters were granted safe passage out of Berlin.", "Berlin", None),
        ("Officials allowed inspectors into Austria.", None, "Austria"),
        ("Troops advanced within range of Vienna.", None, "Vienna"),
        ("The army pushed rebels back from Berlin.", "Berlin", None),
        ("Troops advanced to the entrances of Vienna.", None, "Vienna"),
        ("Troops advanced south of Vienna.", None, "Vienna"),
        ("Families fled Berlin to find shelter in Vienna.", "Berlin", "Vienna"),
        ("The army took control of Berlin after rebels retreated.", "Berlin", None),
        ("Austria sent generators to Berlin.", "Austria", "Berlin"),
        (
            "Two towns were emptied: the towns of Berlin and Munich. The families left the two towns.",
            "Berlin and Munich",
            None,
        ),
        ("Fighters were surrounded in Berlin. The troops entered the city and its southern districts.", None, "Berlin"),
    ],
)
def test_from_where_to_where(text, start, goal):
    assert ends(text) == ({(start, goal)} if start or goal else set())


def test_who_moves_how_many_and_when():
    found = only("Ada Berg told reporters that 6,200 people were taken from Berlin to Vienna on 12 May 2031.")
    assert (found.who, found.quantity, found.what) == ("6,200 people", "6,200", "taken")
    assert found.when is not None
    assert found.when.value == "2031-05-12"


def test_the_day_on_which_it_was_said_is_not_the_day_of_the_movement():
    found = only("Troops are moving from Berlin to Vienna, the minister said on 12 May 2031.")
    assert found.when is None


def test_coordinated_ends_are_movements_of_their_own():
    assert ends("Poland sends units to Vienna not only from Berlin but also from Munich.") == {
        ("Berlin", "Vienna"),
        ("Munich", "Vienna"),
    }


def test_places_of_one_phrase_are_one_end_with_its_parts():
    found = only("Poland is moving troops from Berlin and Munich to Vienna.")
    assert found.origin is not None
    assert (found.origin.name, [p.name for p in found.origin.parts]) == ("Berlin and Munich", ["Berlin", "Munich"])


def test_a_counted_whole_is_not_told_twice():
    found = only("More than 5,000 people left Berlin and Munich.")
    assert (found.quantity, found.origin.name) == ("More than 5,000", "Berlin and Munich") or (
        found.quantity,
        found.origin.name,
    ) == ("5,000", "Berlin and Munich")


@pytest.mark.parametrize(
    "text",
    [
        "Poland is not moving troops from Berlin to Vienna.",
        "No soldier has left Berlin for Vienna.",
        "Not one soldier has left Berlin for Vienna.",
        "Troops did not leave Berlin.",
        "The ministry denied that any unit had been moved from Berlin to Vienna.",
        "The ministry has not confirmed any redeployment of forces from Berlin.",
        "The army failed to drive rebels from Berlin.",
        "Poland urged residents to leave Berlin.",
        "It is unclear whether troops left Berlin.",
        "All rebels must leave Berlin.",
        "The minister cancelled a visit to Vienna.",
        "They will fight on until the rebels leave Berlin.",
        "It remains unclear how many units will be sent to Vienna.",
    ],
)
def test_what_is_denied_or_withheld_is_not_told(text):
    assert movements(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The plan was carried out in Berlin.",
        "A shell fell on Berlin.",
        "Ada Berg comes from a family of bakers.",
        "The road from Berlin to Vienna is closed.",
        "Bread rose from two to three crowns.",
        "The plan drew strong condemnation from Poland.",
        "The rockets landed in Berlin.",
        "The ministers met within days of the crossing.",
    ],
)
def test_what_is_no_movement(text):
    assert movements(text) == ()


def test_how_and_by_which_way():
    found = only("Residents were taken by bus from Berlin to Vienna via Prague.")
    assert (found.mode, found.via.name if found.via else None) == ("by bus", "Prague")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers left Berlin.", MoverKind.FORCES),
        ("Residents left Berlin.", MoverKind.PEOPLE),
        ("Poland sent medicine to Vienna.", MoverKind.GOODS),
    ],
)
def test_what_kind_moves(text, kind):
    assert only(text).kind is kind


def test_what_is_to_come_is_planned_and_what_is_doubted_hedged():
    assert only("Troops will leave Berlin for Vienna.").planned
    assert not only("Troops have left Berlin for Vienna.").planned
    assert only("Troops have reportedly left Berlin for Vienna.").hedged


def test_a_load_counts_and_not_its_lorries():
    found = only("Some 45 buses carrying 3,000 people left Berlin.")
    assert [c.quantity.value for c in found.counts] == [3000]


def test_from_a_place_to_itself_is_nowhere():
    assert movements("Poland moved troops from Berlin to Berlin.") == ()


def test_the_town_is_the_one_that_was_named_last():
    text = "The city of Berlin was dark. Families were taken from the city to Vienna."
    assert ends(text) == {("Berlin", "Vienna")}


def test_they_are_who_moved_before():
    found = movements("Fifteen lorries drove to Vienna after they had left Berlin.")
    assert {m.who for m in found} == {"Fifteen lorries"}


def test_they_alone_are_nobody_that_can_be_named():
    assert {m.who for m in movements("It was late. They left Berlin for Vienna.")} <= {None}
