from __future__ import annotations

import pytest


def speakers(told, text, **known):
    return [statement.speaker for statement in told(text, **known)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mira Dolan arrived in Orle on Sunday. She said that the dam had burst.", "Mira Dolan"),
        ("Mayor Mira Dolan arrived in Orle. Dolan said that the dam had burst.", "Mira Dolan"),
        ("Defence Minister Mira Dolan said that the dam had burst.", "Mira Dolan"),
        ("Mira Dolan, head of the mission, said that the dam had burst.", "Mira Dolan"),
        ("The Defence Minister of Elvonia Mira Dolan said that the dam had burst.", "Mira Dolan"),
        ("Minister of Defence of Elvonia Eskils Yaurven said that the dam had burst.", "Eskils Yaurven"),
        ("A spokesman for the army said that the dam had burst.", "spokesman for the army"),
        ("Residents said that the dam had burst.", "Residents"),
        ("The General Staff said that the dam had burst.", "General Staff"),
        ("She said that the dam had burst.", "She"),
    ],
)
def test_who_speaks(told, text, name):
    assert speakers(told, text) == [name]


@pytest.mark.parametrize("again", ["She", "Dolan", "The minister"])
def test_who_spoke_is_taken_up(told, again):
    text = f"Defence Minister Mira Dolan said the dam had burst. {again} said that the town was safe."
    assert speakers(told, text) == ["Mira Dolan", "Mira Dolan"]


def test_pronoun_is_the_person_of_the_sentence_before_rather_than_the_last_speaker(told):
    text = "Mira Dolan said the dam had burst. Ada Berg stepped down from the bus. She said that she had left the hens."
    assert speakers(told, text) == ["Mira Dolan", "Ada Berg"]


def test_person_and_group_pronouns_are_kept_apart(told):
    text = "Mira Dolan said the dam had burst. The army said that it had not. She said that it had."
    assert speakers(told, text) == ["Mira Dolan", "army", "Mira Dolan"]


def test_acronym_and_short_form_are_written_out(told):
    assert speakers(
        told, "The Orle Relief Council (ORC) opened a camp. The ORC said that 40 families had arrived."
    ) == ["Orle Relief Council"]
    text = "The Orle Observatory for Human Rights said 40 people had died. The observatory said most were children."
    assert speakers(told, text) == ["Orle Observatory for Human Rights"] * 2


def test_monitor_that_is_named_later(told):
    text = "A monitor said 40 people had died.\nThe River Observatory for Human Rights said 40 people had died."
    assert speakers(told, text) == ["River Observatory for Human Rights"] * 2


def test_staff_is_not_its_chief(told):
    text = (
        "The chief of staff, General Matis Korvel, said that the bridge was mined. "
        "The General Staff said that 16 people were wounded."
    )
    assert speakers(told, text) == ["Matis Korvel", "General Staff"]


def test_groups_in_general_are_not_the_group_that_spoke(told):
    text = "The Orle Relief Council said that 40 people had died. Farmers' groups said that most were children."
    assert speakers(told, text) == ["Orle Relief Council", "Farmers' groups"]


def test_quotation_without_a_source_continues_the_last_speaker(told):
    first, second = told(
        "Mira Dolan said the dam had burst.\n“We shall rebuild every house in the valley before the winter.”"
    )
    assert first.speaker == second.speaker == "Mira Dolan"
    assert (second.source, second.cue, second.form) == (None, None, "direct")


def test_short_or_first_quotation_without_a_source_is_nobodys(told):
    assert told("The play “Seven Winters” opened.") == []
    assert speakers(told, "“We shall rebuild every house in the valley.”") == [None]


def test_acronym_that_reads_like_a_pronoun(told):
    text = (
        "Mira Dolan said the town was safe. The Water and Health Office (WHO) opened. The WHO said the wells were not."
    )
    assert speakers(told, text)[-1] == "Water and Health Office"


def test_headline_source_is_the_first_of_its_kind_in_the_body(told):
    text = "The dam was mined, Defence Minister Mira Dolan said. Health Minister Ada Berg said 40 people had died."
    assert speakers(told, text, title="Dam near Orle was mined: minister") == ["Mira Dolan", "Mira Dolan", "Ada Berg"]
