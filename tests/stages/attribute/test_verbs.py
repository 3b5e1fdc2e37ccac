"""Attribution by verbs: which verb is a cue and whose (cues), what was said (said), through whom (verbs)."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("rules_only")


def test_clause_behind_the_verb(the):
    found = the("Mira Dolan said that the dam had burst.")
    assert found[:4] == ("the dam had burst", "Mira Dolan", "said", "Mira Dolan")
    assert (found.form, found.stance, found.hedged) == ("indirect", "asserts", False)


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "The river rose by four metres, the port authority said.",
            "The river rose by four metres",
            "the port authority",
        ),
        ("The dam had burst, Mira Dolan said on Sunday.", "The dam had burst", "Mira Dolan"),
        ("The dam had burst Mira Dolan said.", "The dam had burst", "Mira Dolan"),
        ("Asked about the dam, Mira Dolan said it had burst.", "it had burst", "Mira Dolan"),
        (
            "Mira Dolan, the mayor of Orle, said the dam had burst.",
            "the dam had burst",
            "Mira Dolan, the mayor of Orle",
        ),
        ("The mayor told reporters that the dam had burst.", "the dam had burst", "The mayor"),
        ("The mayor wrote on her page that the dam had burst.", "the dam had burst", "The mayor"),
        ("It is reported that the dam has burst.", "the dam has burst", None),
    ],
)
def test_indirect_speech_on_either_side(the, text, said, source):
    found = the(text)
    assert (found.said, found.source) == (said, source)


def test_subject_that_the_parse_hangs_below_a_place(the):
    found = the(
        "In Maresk, Elvonia's defence minister, Eskil Jaurvens, claimed on Sunday that troops had left the town."
    )
    assert found.said == "troops had left the town"
    assert found.source == "Elvonia's defence minister, Eskil Jaurvens"


def test_clause_behind_day_and_occasion(the):
    found = the("Mira Dolan, the mayor, said on Sunday during an interview with the Orle Post that the dam had burst.")
    assert found.said == "the dam had burst"
    assert (found.said_on, found.occasion) == ("2031-05-11", "an interview with the Orle Post")
    assert found.relays == ("Orle Post",)


def test_two_cues_with_one_source_are_two_statements(told):
    first, second = told("Mira Dolan said that the dam had burst, adding that no one was hurt.")
    assert (first.said, second.said) == ("the dam had burst", "no one was hurt")
    assert first.speaker == second.speaker == "Mira Dolan"
    first, second = told("“We are here and we shall stay,” Mira Dolan said, and added that the dam was gone.")
    assert (first.said, second.said) == ("We are here and we shall stay", "the dam was gone")


def test_semicolon_parts_two_speakers(told):
    first, *_ = told("The mayor says 40 people died; the army says 12 died.")
    assert (first.said, first.source) == ("40 people died", "The mayor")


def test_cue_inside_a_quotation_is_no_cue_of_the_article(the):
    assert the("“The mayor said it was safe,” Mira Dolan said.").source == "Mira Dolan"


# ---------------------------------------------------------------- denial, silence, passive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor denied that the bridge was closed.", "the bridge was closed"),
        ("The ministry denied responsibility for the attack.", "responsibility for the attack"),
        ("The governor rejected the claim that the town had fallen.", "the claim that the town had fallen"),
    ],
)
def test_denial(told, text, said):
    assert (said, "denies") in [(s.said, s.stance) for s in told(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The minister declined to say how many soldiers had left.", "how many soldiers had left"),
        ("The mayor declined to comment on the strike.", "the strike"),
        ("The mayor refused to comment.", "comment"),
        ("The ministry has not commented on the report.", "the report"),
        ("The ministry has yet to confirm the toll.", "the toll"),
        ("The mayor would not say how many had left.", "how many had left"),
        ("The mayor could not confirm the report.", "the report"),
    ],
)
def test_silence_holds_the_thing_withheld(the, text, said):
    found = the(text)
    assert (found.said, found.stance) == (said, "declines")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not elaborate.",
        "The mayor could not be reached for comment.",
        "No one is saying that the dam has burst.",
        "Nobody said that the dam had burst.",
        "The mayor wants to announce the result.",
        "The mayor should not comment on the report.",
        "The dam burst on Sunday.",
        "The mayor believes that the dam will hold.",
    ],
)
def test_nothing_was_said(told, text):
    assert told(text) == []


def test_passive_with_and_without_an_agent(the):
    found = the("The army was accused by the opposition of shelling the market.")
    assert (found.said, found.source) == ("shelling the market", "the opposition")
    found = the("The army has been accused of shelling the market.")
    assert (found.said, found.source, found.speaker) == ("shelling the market", None, None)


def test_names_for_things_count_in_quotation_marks_only(told):
    [found] = told("The governor called the raid “a crime without a name”.")
    assert (found.said, found.form) == ("the raid “a crime without a name”", "mixed")
    assert told("The governor called the raid a crime.") == []


# ---------------------------------------------------------------- quotations


@pytest.mark.parametrize("pair", ["“”", '""', "«»", "„“", "‘’", "''", '"”'])
@pytest.mark.parametrize(
    "order", ["{}The bridge is safe today,{} Mira Dolan said.", "Mira Dolan said: {}The bridge is safe today.{}"]
)
def test_quotation_before_and_behind_the_cue(the, pair, order):
    found = the(order.format(*pair))
    assert found[:4] == ("The bridge is safe today", "Mira Dolan", "said", "Mira Dolan")
    assert found.form == "direct"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“The bridge,” Mira Dolan said, “is safe and will open.”", "The bridge … is safe and will open"),
        ("“They are few,” Mira Dolan said, “and it is no retreat.”", "They are few … and it is no retreat"),
        ("“The bridge is safe,” Mira Dolan said. “It will open.”", "The bridge is safe … It will open"),
        ("“The bridge is safe,” said Mira Dolan, the mayor. “It will open.”", "The bridge is safe … It will open"),
        (
            "“The bridge is safe,” Mira Dolan said after talks in Orle. “It will open.”",
            "The bridge is safe … It will open",
        ),
    ],
)
def test_quotation_that_the_cue_interrupts(the, text, said):
    found = the(text)
    assert (found.said, found.speaker, found.form) == (said, "Mira Dolan", "direct")


def test_next_quotation_with_a_cue_of_its_own_is_another_statement(told):
    first, second = told("“The bridge is safe,” Mira Dolan said after talks. “The dam is not,” Ada Berg said.")
    assert (first.said, first.speaker) == ("The bridge is safe", "Mira Dolan")
    assert (second.said, second.speaker) == ("The dam is not", "Ada Berg")


def test_nested_quotation_stays_whole(the):
    assert the("“He told me ‘the bridge is safe’ and left,” Mira Dolan said.").said == (
        "He told me ‘the bridge is safe’ and left"
    )


def test_quotation_and_paraphrase_are_mixed(the):
    found = the("Mira Dolan said that the bridge was “as safe as a house”.")
    assert (found.said, found.form) == ("the bridge was “as safe as a house”", "mixed")


def test_first_person_without_marks_is_direct(the):
    assert the("We shall rebuild the dam before winter, Mira Dolan said.").form == "direct"


def test_hedge(the):
    assert the("Mira Dolan said the dam may have burst.").hedged


# ---------------------------------------------------------------- through whom


@pytest.mark.parametrize(
    ("text", "said", "speaker", "relay"),
    [
        (
            "The Pellant agency reported that the dam had burst, citing the mayor.",
            "the dam had burst",
            "mayor",
            "Pellant agency",
        ),
        (
            "Radio Solena reported, citing the mayor, that the dam had burst.",
            "the dam had burst",
            "mayor",
            "Radio Solena",
        ),
        ("The dam had burst, the agency Pellant reported, citing the mayor.", "The dam had burst", "mayor", "Pellant"),
        (
            "The mayor said the dam had burst, the Pellant agency reported.",
            "the dam had burst",
            "mayor",
            "Pellant agency",
        ),
        (
            "The dam had burst, the mayor said, the Pellant agency reported.",
            "The dam had burst",
            "mayor",
            "Pellant agency",
        ),
        ("The mayor told the Pellant agency that the dam had burst.", "the dam had burst", "mayor", "Pellant agency"),
        ("The mayor told the newspaper Orle Post that the dam had burst.", "the dam had burst", "mayor", "Orle Post"),
        ("The dam had burst, the mayor told the agency Pellant.", "The dam had burst", "mayor", "Pellant"),
        ("The mayor said on Solena TV that the dam had burst.", "the dam had burst", "mayor", "Solena TV"),
        ("Speaking on Solena TV, the mayor said that the dam had burst.", "the dam had burst", "mayor", "Solena TV"),
    ],
)
def test_chain(the, text, said, speaker, relay):
    found = the(text)
    assert (found.said, found.speaker, found.relays) == (said, speaker, (relay,))


def test_cited_source_ends_before_the_clause(the):
    found = the("Radio Solena reported on Sunday, citing army spokeswoman Teodora Vilk, that more units were coming.")
    assert (found.said, found.speaker, found.relays) == ("more units were coming", "Teodora Vilk", ("Radio Solena",))


def test_relay_begins_behind_what_is_quoted(the):
    found = the('"Planes were seen over the town in the west and ten people died" Pellant reported, citing residents.')
    assert (found.speaker, found.relays) == ("residents", ("Pellant",))


def test_addressee_ends_before_a_clause(the):
    found = the("The mayor told the Orle FM channel, which is heard in the valley, that the dam of Oren was lost.")
    assert found.addressee == "Orle FM channel"


@pytest.mark.parametrize("cue", ["referred to", "pointed to", "added to"])
def test_a_thing_is_no_addressee(told, cue):
    assert [s.addressee for s in told(f"“It is late,” Ada Berg said and {cue} the state of the dam.")] == [None]


def test_the_day_of_saying_is_not_said(the):
    found = the("Solena said on Wednesday it would raise the matter at the council and called on Orle to help.")
    assert found.said == "it would raise the matter at the council"


def test_addressee_that_is_no_outlet_is_no_relay(the):
    found = the("The mayor told the council that the dam had burst.")
    assert (found.addressee, found.relays) == ("council", ())


def test_people_pass_on_what_others_said(the):
    found = the("Residents blamed the army for the attack, activists said.")
    assert (found.said, found.source, found.relays) == ("the army for the attack", "Residents", ("activists",))


def test_speaker_who_speaks_of_the_own_words_is_no_relay(the):
    found = the("The ministry told the station that it would not comment on the report.")
    assert (found.said, found.stance, found.speaker) == ("the report", "declines", "ministry")
    assert "ministry" not in found.relays


def test_outlet_that_a_lost_comma_joins_to_the_speaker(the):
    found = the("In a conversation with the newspaper Orle Courier Yaurvens specified that the troops had left.")
    assert (found.source, found.speaker, found.relays) == ("Yaurvens", "Yaurvens", ("Orle Courier",))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The newspaper The Orle Courier reported that the troops had left.", "Orle Courier"),
        ("The agency Pellant reported that the troops had left.", "Pellant"),
    ],
)
def test_outlet_behind_its_kind(the, text, speaker):
    assert the(text).speaker == speaker
