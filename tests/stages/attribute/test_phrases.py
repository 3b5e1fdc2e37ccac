from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("rules_only")


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ("According to Mira Dolan, the bridge was safe.", "the bridge was safe", "Mira Dolan"),
        ("The bridge was safe, according to Mira Dolan.", "The bridge was safe", "Mira Dolan"),
        (
            "The bridge, according to the port authority, was closed for two days.",
            "The bridge … was closed for two days",
            "the port authority",
        ),
    ],
)
def test_according_to_at_start_end_and_middle(the, text, said, source):
    found = the(text)
    assert (found.said, found.source, found.cue.lower()) == (said, source, "according to")


def test_nobody_is_told_in_according_to(the):
    assert the("The bridge was safe, according to the Orle Post.").addressee is None


def test_reportedly_has_no_source_and_is_hedged(the):
    found = the("Soldiers were reportedly moved to the border.")
    assert found.said == "Soldiers were … moved to the border"
    assert (found.source, found.speaker, found.hedged) == (None, None, True)


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("There have been reports of shelling in the valley.", "shelling in the valley", None),
        ("There are reports that the troops have left.", "the troops have left", None),
        ("The mayor's claim that the town had fallen was wrong.", "the town had fallen", "mayor"),
    ],
)
def test_nouns_that_are_statements(the, text, said, speaker):
    found = the(text)
    assert (found.said, found.speaker) == (said, speaker)


def test_in_their_opinion(the):
    found = the("In the mayor's opinion, the war will be long.")
    assert (found.said, found.speaker) == ("the war will be long", "mayor")


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("The portal quoted the minister as saying that the troops had left.", ("portal",)),
        ("The minister was quoted by the Pellant agency as saying that the troops had left.", ("Pellant agency",)),
        ("The minister was quoted as saying that the troops had left.", ()),
        ("The portal quoted the minister saying that the troops had left.", ("portal",)),
    ],
)
def test_quoted_as_saying(the, text, relays):
    found = the(text)
    assert (found.said, found.speaker, found.relays) == ("the troops had left", "minister", relays)


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("The dam of Oren held local media report citing several residents.", "local media"),
        ("The dam of Oren held Pellant FM radio reported citing several residents.", "Pellant FM radio"),
    ],
)
def test_report_citing_without_its_comma(the, text, relay):
    found = the(text)
    assert (found.said, found.speaker, found.relays) == ("The dam of Oren held", "several residents", (relay,))


@pytest.mark.parametrize("words", ["comment", "immediate comment", "official response"])
def test_no_comment_from(the, words):
    found = the(f"There was no {words} from the Varnian army.")
    assert (found.said, found.source, found.stance) == (words, "the Varnian army", "declines")


# ---------------------------------------------------------------- headlines

BODY = "The dam near Orle was mined by soldiers, the minister said."


@pytest.mark.parametrize(
    ("title", "said", "source"),
    [
        ("Dam near Orle was mined: minister", "Dam near Orle was mined", "minister"),
        ("Minister: dam near Orle was mined", "dam near Orle was mined", "Minister"),
        ("Dam near Orle was mined – minister", "Dam near Orle was mined", "minister"),
        ("Dam near Orle was mined Minister", "Dam near Orle was mined", "Minister"),
    ],
)
def test_headline_with_a_source(told, title, said, source):
    headline, body = told(BODY, title=title)
    assert (headline.said, headline.source) == (said, source)
    assert body.said == "The dam near Orle was mined by soldiers"


@pytest.mark.parametrize(
    "title", ["Dam near Orle was mined", "Orle: the dam that was mined", "War: minister", ": minister", "—"]
)
def test_headline_without_a_source(told, title):
    assert [s.said for s in told(BODY, title=title)] == ["The dam near Orle was mined by soldiers"]


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Dam was mined by three soldiers near Orle Monitor", "Monitor"),
        ("Dam was mined by three soldiers near Orle Medical sources", "Medical sources"),
        ("Dam was mined by three soldiers near Orle bridge", None),
        ("Dam Was Mined by Three Soldiers Near Orle Monitor", None),  # in capitals a monitor may be part of a name
    ],
)
def test_headline_that_ends_in_a_teller_whom_the_body_does_not_name(told, title, source):
    headline, *body = told(BODY, title=title)
    assert headline.source == (source or "the minister")
    assert len(body) == (source is not None)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("At least ten people were hurt in raids on Orle", "Orle said that it was ready to talk."),
        (
            "Air raids in the west of Varna kill eight River Helmets activists",
            "Officials of Orle said that it was late.",
        ),
        ("Two planes of Varna hit Solenan opposition forces", "Opposition forces said that two planes had come."),
    ],
)
def test_what_the_headline_is_about_is_not_its_source(told, title, body):
    assert len(told(body, title=title)) == 1


def test_headline_source_by_its_acronym(told):
    headline, _ = told(
        "The dam was mined, the Orle Relief Council said.", title="Dam near Orle was mined by soldiers ORC"
    )
    assert (headline.said, headline.source) == ("Dam near Orle was mined by soldiers", "ORC")
