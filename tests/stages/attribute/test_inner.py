from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The strike answered the gas attack in Orvan on Tuesday which Velmark blamed on the Doran government.",
            "the gas attack in Orvan on Tuesday … on the Doran government",
        ),
        (
            "Ships were sent after the suspected raid in a rebel-held area that Velmark has blamed on Doran forces.",
            "the suspected raid in a rebel-held area … on Doran forces",
        ),
    ],
)
def test_what_is_blamed_in_a_relative_clause_stands_before_it(told, text, said):
    found = {s.speaker: s for s in told(text)}
    assert found["Velmark"].said == said
    assert found["Velmark"].source == "Velmark"


def test_a_charge_that_is_denied_is_what_is_charged(told):
    text = (
        "Many fear the guard because they say it helps the army rather than fighting it, a claim the guard has denied."
    )
    found = {s.speaker: s for s in told(text)}
    assert found["guard"].stance == "denies"
    assert found["guard"].said.startswith("it helps the army rather than fighting it")
    assert found["Many"].stance == "asserts"
    assert found["Many"].said.startswith("it helps the army")


def test_whoever_blames_in_another_s_words_does_not_say_them(told):
    text = (
        "The captain said that ships had fired at the port after the raid on Orvan which Velmark has blamed on rebels."
    )
    found = {s.speaker: s for s in told(text)}
    assert found["captain"].said == "ships had fired at the port after the raid on Orvan"
    assert found["Velmark"].said == "the raid on Orvan … on rebels"


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The ministry put the cost at 4 million crowns.", "ministry", "the cost at 4 million crowns"),
        ("The Orvan Monitor put the death toll at 43.", "Orvan Monitor", "the death toll at 43"),
    ],
)
def test_a_figure_that_somebody_puts_is_a_statement(the, text, speaker, said):
    found = the(text)
    assert (found.speaker, found.said) == (speaker, said)


def test_a_source_that_tells_beside_a_denial_speaks_itself(told):
    text = "Karst has refuted the claim with an Orvan army source telling the Courier that no post was hit."
    assert {s.speaker: s.said for s in told(text)}["Orvan army source"] == "no post was hit"


def test_a_figure_put_beside_another_is_its_own_statement(told):
    found = {
        s.speaker: s.said for s in told("The governor said that 43 people died while the army put the number at 20.")
    }
    assert found == {"governor": "43 people died", "army": "the number at 20"}


@pytest.mark.parametrize(
    "text",
    [
        "Workers put the boxes at the door.",
        "The report that the mayor found on Monday was long.",
    ],
)
def test_other_clauses_say_nothing(told, text):
    assert [s.said for s in told(text) if s.cue in ("put", "blamed", "found")] == []


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "There is a debate about a gas attack on the suburbs that activists say killed more than 130 people.",
            "activists",
            "a gas attack on the suburbs … killed more than 130 people",
        ),
        ("Guards stopped a van that police said carried nine rifles.", "police", "a van … carried nine rifles"),
        ("The bomb, which officials said killed six, went off at noon.", "officials", "The bomb … killed six"),
        (
            "Its fate hangs on a series of pacts that the agency says have slowed aid.",
            "agency",
            "a series of pacts … have slowed aid",
        ),
    ],
)
def test_of_what_somebody_says_that_it_did_something(told, text, speaker, said):
    found = {s.speaker: s for s in told(text)}
    assert found[speaker].said == said


@pytest.mark.parametrize(
    "text",
    [
        "Activists say that the raid killed nine people.",
        "The raid that killed nine people was flown by jets, activists said.",
        "The mayor knew that police said nothing.",
    ],
)
def test_other_clauses_begin_where_they_begin(told, text):
    assert not any(" … " in s.said for s in told(text))
