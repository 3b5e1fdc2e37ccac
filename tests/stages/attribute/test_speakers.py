from __future__ import annotations

import pytest

from headwater.stages.attribute.found import Found
from headwater.stages.attribute.speakers import Speakers
from headwater.stages.attribute.view import View
from headwater.types import Span, Stance


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Army sources in Orle said the bridge fell. The source told the Courier that nobody was hurt.",
            ["Army sources in Orle"] * 2,
        ),
        (
            "A river rights group said on Monday that mines lie there. Orle River Rights said they were laid in May.",
            ["Orle River Rights"] * 2,
        ),
        (
            "A rights group said on Monday that mines lie there. The army said they were laid in May.",
            ["rights group", "army"],
        ),
        ("An aid group known as the River Committees said that the dam had burst.", ["River Committees"]),
        ("Staff of the Orle River Union were hit. The group said that the ward was lost.", ["Orle River Union"]),
        ("Orle resident Suleiman Varnik a writer said that he heard the blast.", ["Suleiman Varnik"]),
        (
            "Mira Dolan came on Monday. The dam burst near the city of Khan-Sharik Dolan said.",
            ["Mira Dolan"],
        ),
        ("Mira Dolan was quoted as saying that the dam had burst.", ["Mira Dolan"]),
        ('"The dam is old and the wall is weak" Mira Dolan the mayor said.', ["Mira Dolan"]),
        ("One resident said that it was cold. “We wait for a bus,” Mira Dolan said.", ["Mira Dolan"] * 2),
        ("One resident said that it was cold. Mira Dolan said the bus was late.", ["resident", "Mira Dolan"]),
        ("One resident said that it was cold. “We wait for a bus,” Channel 24 said.", ["resident", "Channel 24"]),
        (
            "One resident said that it was cold. The road is shut. “We wait for a bus,” Mira Dolan said.",
            ["resident", "Mira Dolan"],
        ),
        (
            "Mira Dolan came home. One resident said that it was cold. “We wait for a bus,” Dolan said.",
            ["resident", "Mira Dolan"],
        ),
        (
            "A witness and nurses said that it was cold. “We wait for a bus,” Mira Dolan said.",
            ["witness and nurses", "Mira Dolan"],
        ),
        ("An official said that it was cold. “We wait for a bus,” Mira Dolan said.", ["official", "Mira Dolan"]),
    ],
)
def test_who_is_meant_by_what_stands_around(told, text, names):
    assert speakers(told, text) == names


@pytest.mark.parametrize("again", ["She", "Dolan", "The minister"])
def test_who_spoke_is_taken_up(told, again):
    text = f"Defence Minister Mira Dolan said the dam had burst. {again} said that the town was safe."
    assert speakers(told, text) == ["Mira Dolan", "Mira Dolan"]


def test_pronoun_is_the_person_of_the_sentence_before_rather_than_the_last_speaker(told):
    text = "Mira Dolan said the dam had burst. Ada Berg stepped down from the bus. She said that she had left the hens."
    assert speakers(told, text) == ["Mira Dolan", "Ada Berg"]


def test_person_and_group_pronouns_are_kept_apart(told):
    text = "Mira Dolan said the dam had burst. The army said that it had not. She said that it had burst at noon."
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


# ------------------------------------------------- lost commas and apostrophes


@pytest.fixture(scope="module")
def resolved(read):
    """The speaker of one source, as if a finder had found it, in an article of lost commas; earlier sources first."""

    def run(text, *sources, cue=None, coming=()):
        view = View(read(text).annotated)

        def found(source):
            if source is None:
                at = text.index(cue)
                return Found((Span(at, at + 1),), None, Span(at, at + len(cue)), Stance.ASSERTS, (), None, False, 1.0)
            at = text.index(source)
            span = Span(at, at + len(source))
            return Found((Span(0, 1),), span, span, Stance.ASSERTS, (), None, False, 1.0)

        speakers = Speakers.of(view)
        names = [speakers.resolve(found(s), [found(c) for c in coming]) for s in sources]
        return names[-1].name if names[-1] else None

    return run


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Ada Berg a baker from Orle said the dam had burst.", "Ada Berg a baker from Orle", "Ada Berg"),
        (
            "Mira al-Dolan head of the Orle Relief Mission said the dam had burst.",
            "Mira al-Dolan head of the Orle Relief Mission",
            "Mira al-Dolan",
        ),
        (
            "Forty goats were drowned 14 the head of the mission said.",
            "14 the head of the mission",
            "head of the mission",
        ),
        ("It rained on the goats a farmers union said.", "goats a farmers union", "farmers union"),
        ("The army which holds the bridge said it was safe.", "The army which holds the bridge", "army"),
        (
            "A small media unit linked to the Orle militia said it was safe.",
            "A small media unit linked to the Orle militia",
            "small media unit",
        ),
        ("It said the dam had burst.", "It said", "It"),
        ("It burst which it said was late.", "which it", "it"),
        ("Ada Berg (the elder) said it was safe.", "Ada Berg (the elder)", "Ada Berg"),
        (
            "Omar Abdel Farouk director of the Orle Observatory for Human Rights said it was safe.",
            "Omar Abdel Farouk director of the Orle Observatory for Human Rights",
            "Omar Abdel Farouk",
        ),
        (
            "The River Council met. The head of the River Council Omar al-Farouk said it was safe.",
            "The head of the River Council Omar al-Farouk",
            "Omar al-Farouk",
        ),
        (
            "Major General Sergo Rudskar Chief of the River Staff said it was safe.",
            "Major General Sergo Rudskar Chief of the River Staff",
            "Sergo Rudskar",
        ),
        ("It rained on the goats one farmer said.", "goats one farmer", "farmer"),
        (
            "The Orle Observatory for Human Rights a Varna-based monitor said it was safe.",
            "The Orle Observatory for Human Rights a Varna-based monitor",
            "Orle Observatory for Human Rights",
        ),
        (
            "Vice president of the Solenan Coalition Abdul Ahad Steifo said it was safe.",
            "Vice president of the Solenan Coalition Abdul Ahad Steifo",
            "Abdul Ahad Steifo",
        ),
        ("The River Watch a group in Orle said it was safe.", "The River Watch a group in Orle", "River Watch"),
        (
            "The Orle Observatory for Human Rights monitoring group said it was safe.",
            "for Human Rights monitoring group",
            "Orle Observatory for Human Rights",
        ),
    ],
)
def test_a_source_is_cut_to_the_name(resolved, text, source, name):
    assert resolved(text, source) == name


@pytest.mark.parametrize(
    "first", ["Solenan Coalition Omar al-Dolan met Ada Berg.", "Will Berg Spare Dolan? Ada Berg met Omar al-Dolan."]
)
def test_a_fuller_name_is_only_a_name(resolved, first):
    assert resolved(f"{first} Dolan said the dam was lost.", "Dolan") == "Omar al-Dolan"


def test_a_fuller_name_may_end_in_junior(resolved):
    text = "Omar Dolan left Orle. Omar R. Dolan Jr. met Ada Berg. Dolan said the dam was lost."
    assert resolved(text, "Dolan") == "Omar R. Dolan Jr"


def test_a_name_is_not_glued_to_another(resolved):
    text = (
        "Mira Dolan met Ada Berg in Orle. Berg was late. After blaming Berg Dolan says the dam is lost. "
        "Dolan said more. Dolan was tired."
    )
    assert resolved(text, "Dolan") == "Mira Dolan"


@pytest.mark.parametrize(
    "source", ["the head of the Relief Mission", "the mission head", "the head of the Orle-based group"]
)
def test_a_role_without_a_name_is_its_bearer(resolved, source):
    text = f"The dam was lost said Ada Berg head of the Relief Mission in Orle. It rained. It was late {source} said."
    assert resolved(text, source) == "Ada Berg"


def test_an_office_held_by_nobody_named_stays_a_description(resolved):
    text = (
        "The dam was lost said Ada Berg head of the Relief Mission in Orle. The Bank of Solena head said it was late."
    )
    assert resolved(text, "The Bank of Solena head") == "Bank of Solena head"


def test_of_two_presidents_the_one_without_a_country_is_meant(resolved):
    text = "President Ada Berg met Solenan President Tom Korvel in Orle. It was late. The president said it rained."
    assert resolved(text, "The president") == "Ada Berg"


def test_it_is_the_last_group_where_nobody_has_spoken(resolved):
    text = "The River Council closed the dam. It said it was late."
    assert resolved(text, "It") == "River Council"


def test_an_envoy_of_a_person_is_not_the_person(resolved):
    text = "President Tom Korvel sent his envoy Ada Berg. Korvels envoy said the dam was lost."
    assert resolved(text, "Korvels envoy") == "Ada Berg"


# ------------------------------------------------------------------- groups


@pytest.mark.parametrize("source", ["A monitoring group", "The Orle-based group", "The monitor"])
def test_the_monitor_is_the_observatory(resolved, source):
    name = "River Observatory for Human Rights"
    text = f"The {name} said 40 people had died. {source} said most were children."
    assert resolved(text, f"The {name}", source) == name


def test_the_monitor_is_neither_its_head_nor_its_neighbour_in_a_list(resolved):
    text = (
        "A monitoring group said 40 people had died. It rained said Ada Berg head of the River Observatory. "
        "Residents of Orle and the River Observatory said it was late. The Observatory said so too."
    )
    head = "Ada Berg head of the River Observatory"
    assert resolved(text, "A monitoring group", coming=[head]) == "River Observatory"
    assert resolved(text, "Residents of Orle and the River Observatory", "The Observatory") == "River Observatory"
    text = "The Solenan Relief Army and the Orle Observatory for Human Rights saw it. The Observatory said it was late."
    both = "The Solenan Relief Army and the Orle Observatory for Human Rights"
    assert resolved(text, both, "The Observatory") == "Orle Observatory for Human Rights"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("the statement", "Ada Berg"),
        ("the letter", "letter"),
        ("the statement by the council", "council"),
        ("a report by the River Council", "River Council"),
    ],
)
def test_a_statement_speaks_for_who_made_it(resolved, source, speaker):
    text = f"It was late said Ada Berg in a statement. The mayor said it was early. It rained {source} said."
    assert resolved(text, "Ada Berg", "The mayor", source) == speaker


def test_a_newspaper_is_no_document(resolved):
    text = "Ada Berg told the Orle Post that it was late. The Orle Post said it was early. The post said so."
    assert resolved(text, "Ada Berg", "The Orle Post") == "Orle Post"


def test_a_count_is_no_group(resolved):
    text = "The River Observatory said 40 died. Of an Observatory toll 12 were children. The Observatory said so."
    assert resolved(text, "The River Observatory", "an Observatory toll", "The Observatory") == "River Observatory"


def test_a_group_with_a_name_of_its_own_is_not_the_last_one(resolved):
    text = "The Orle Relief Council said 40 people had died. Solenan police said most were children."
    assert resolved(text, "The Orle Relief Council", "Solenan police") == "Solenan police"


@pytest.mark.parametrize("source", ["Dolans government", "the government of President Mira Dolan", "the regime"])
def test_a_government_bears_the_name_of_its_country(resolved, source):
    text = f"Elvonian President Mira Dolan left for Orle. The Elvonian government is new. On Sunday {source} denied it."
    assert resolved(text, source) == "Elvonian government"


def test_a_government_without_evidence_stays_as_it_is_called(resolved):
    assert resolved("On Sunday the government denied it.", "the government") == "government"
    assert resolved("The local government denied it.", "The local government") == "local government"


def test_a_capital_that_speaks_is_its_country_where_the_article_names_it(resolved):
    assert resolved("Officials in France met. Paris said the dam was lost.", "Paris") == "France"
    assert resolved("Paris said the dam was lost.", "Paris") == "Paris"


def test_his_office_is_that_of_the_person_who_spoke(resolved):
    text = "Mira Dolan said the dam was lost. The visit was over his office said."
    assert resolved(text, "Mira Dolan", "his office") == "Mira Dolan's office"


def test_people_are_taken_up_by_they_and_by_their_bare_word(resolved):
    text = "Mira Dolan said the dam was lost. Residents of eastern Orle said it rained. Residents said it was late."
    assert resolved(text, "Residents of eastern Orle", "Mira Dolan", "Residents") == "Residents of eastern Orle"
    text = "The vote took many Elvonian officials by surprise. They said it was late."
    assert resolved(text, "They") == "many Elvonian officials"


def test_a_relative_pronoun_is_what_it_takes_up(resolved):
    text = "Critics blamed the Elvonian army which denied the charge."
    assert resolved(text, "which") == "Elvonian army"


# ---------------------------------------------------------------- no source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mira Dolan said that the dam had burst, adding that the town was safe.", "adding"),
        ("Mira Dolan called for calm and warned that the dam would burst.", "warned"),
        ("While denying the charge, Mira Dolan spoke of the dam.", "denying"),
        ("Mira Dolan defended the army, saying that the town was safe.", "saying"),
    ],
)
def test_a_cue_without_a_source_takes_over_the_subject(resolved, text, cue):
    assert resolved(text, None, cue=cue) == "Mira Dolan"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mira Dolan left. The dam was reportedly lost.", "reportedly"),
        ("Mira Dolan left. The dam was described as lost.", "described"),
    ],
)
def test_a_passive_or_an_adverb_names_nobody(resolved, text, cue):
    assert resolved(text, None, cue=cue) is None


def test_the_statement_is_by_whoever_spoke_last(told):
    text = "The coalition said on Sunday that it had struck the bridge. “Twelve targets were hit”, the statement said."
    assert speakers(told, text) == ["coalition", "coalition"]


def test_a_surname_behind_a_place_that_lost_its_comma(told):
    text = (
        "Mira Dolan said on Monday that boats had come. Boats lay at Valparaiso on Tuesday. "
        "Of those who left Valparaiso Dolan said again that nobody knew."
    )
    assert speakers(told, text) == ["Mira Dolan", "Mira Dolan"]


@pytest.mark.parametrize("comma", [", ", " "])
def test_who_is_cited_is_the_source_and_who_cites_passes_it_on(told, comma):
    text = (
        f"The smoke made many people choke{comma}the Orvan Centre for Rights said{comma}citing local residents who "
        "described the smell as that of rotten eggs."
    )
    found = told(text)
    assert {s.speaker for s in found} == {"local residents"}
    assert ("Orvan Centre for Rights",) in {s.relays for s in found}
