from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.ids import content_id
from headwater.stages.resolve import resolve
from headwater.stages.trace import is_unnamed, trace
from headwater.types import (
    Claim,
    Derivation,
    Family,
    Form,
    Lineage,
    Narrated,
    OriginKind,
    Passage,
    Reading,
    Reuse,
    Span,
    Taken,
)
from stages.records import declines, reading, says

TEXT = "Troops leave Karst for Oren"
NAMES = {"Ada Berg": "PERSON", "Tom Krol": "PERSON", "Northwire": "ORG", "Karst": "GPE", "Oren": "GPE", "Arvia": "GPE"}


def told(id_: str, by: str | None = "Ada Berg", *, lead: str = "", **known) -> Reading:
    """An article that attributes the claim to ``by``."""
    source = known.pop("source", by)
    text = f"{lead}{TEXT}, {source} said." if by else f"{lead}{TEXT}."
    said = says(by, TEXT, source=source, relays=known.pop("relays", ()), hedged=known.pop("hedged", False))
    return reading(id_, text, said, names={**NAMES, **known.pop("names", {})}, **known)


def quote(id_: str, by: str, words: str, *, lead: str = "", **known) -> Reading:
    """An article that quotes ``by``."""
    made = reading(
        id_, f"{lead}“{words},” {by} said.", says(by, words), names={**NAMES, **known.pop("names", {})}, **known
    )
    return Reading(made.annotated, tuple(replace(s, form=Form.DIRECT) for s in made.statements))


def family(*articles: str) -> Family:
    return Family(content_id("fam", articles), articles, articles[0], (), "derive/test")


def lineage(*readings: Reading, families=None, narrated=(), derivations=()) -> Lineage:
    """The lineage of one claim that all statements make."""
    silent = {s.id for r in readings for s in r.statements if s.stance.value == "declines"}
    ids = tuple(sorted(s.id for r in readings for s in r.statements if s.id not in silent))
    first = min((s for r in readings for s in r.statements if s.id in ids), key=lambda s: s.id)
    claim = Claim("cl-1", Passage(first.article, first.content[0]), ids, tuple(narrated), 1.0, "align/test")
    kin = families or [family(r.article.id) for r in readings]
    (found,) = trace(readings, resolve(readings), kin, [claim], derivations)
    return found


def origins(*readings: Reading, **known) -> list[tuple[str, str, int]]:
    return [(o.name, o.kind.value, len(o.statements)) for o in lineage(*readings, **known).origins]


# -------------------------------------------------------------------- origins


def test_one_speaker_through_many_is_one_origin():
    readings = [
        told("a1"),
        told("a2", lead="Northwire cites it. ", relays=["Northwire"]),
        told("a3", "Berg", names={"Berg": "PERSON"}),
    ]
    assert origins(*readings) == [("Ada Berg", "speaker", 3)]
    assert lineage(*readings).relays == ("Northwire",)


def test_two_speakers_are_two_origins_the_more_told_first():
    readings = [told("a1", "Tom Krol"), told("a2"), told("a3")]
    assert origins(*readings) == [("Ada Berg", "speaker", 2), ("Tom Krol", "speaker", 1)]


def test_two_of_one_side_are_two_origins_and_one_side():
    readings = [
        told("a1", lead="Arvian Defence Minister Ada Berg came. "),
        told("a2", "Tom Krol", lead="Arvian Foreign Minister Tom Krol came. "),
    ]
    found = lineage(*readings)
    assert len(found.origins) == 2
    assert found.sides == ("Arvia",)


@pytest.mark.parametrize("speaker", ["Harbour Office spokeswoman", "spokesman for the Harbour Office"])
def test_a_spokesperson_counts_as_the_institution(speaker):
    readings = [told("a1", "Harbour Office", names={"Harbour Office": "ORG"}), told("a2", speaker)]
    assert origins(*readings) == [("Harbour Office", "speaker", 2)]


def test_a_spokesperson_with_a_name_counts_as_the_institution():
    lead = "Ada Berg, spokeswoman for the Harbour Office, came. "
    readings = [told("a1", "Harbour Office", names={"Harbour Office": "ORG"}), told("a2", lead=lead)]
    assert origins(*readings) == [("Harbour Office", "speaker", 2)]


def test_a_spokesperson_of_another_institution_is_another_origin():
    readings = [told("a1", "Harbour Office", names={"Harbour Office": "ORG"}), told("a2", "Mill Office spokesman")]
    assert len(origins(*readings)) == 2


def test_the_short_form_of_a_body_is_no_second_origin():
    names = {"Arvian General Staff": "ORG", "General Staff": "ORG"}
    readings = [told("a1", "Arvian General Staff", names=names), told("a2", "General Staff", names=names)]
    assert origins(*readings) == [("Arvian General Staff", "speaker", 2)]
    third = told("a3", "Velandian General Staff", names={**names, "Velandian General Staff": "ORG"})
    assert len(origins(*readings, third)) == 3  # whose the short form is can no longer be told


# -------------------------------------------------------------------- one origin under several names


def test_the_head_of_a_body_that_is_no_state_counts_as_the_body():
    lead = "Ada Berg, head of the River Observatory, came. "
    readings = [told("a1", "River Observatory", names={"River Observatory": "ORG"}), told("a2", lead=lead)]
    assert origins(*readings) == [("River Observatory", "speaker", 2)]


def test_three_ministers_of_one_cabinet_stay_three_origins_beside_their_government():
    readings = [
        told("a1", lead="Arvian Defence Minister Ada Berg came. "),
        told("a2", "Tom Krol", lead="Arvian Foreign Minister Tom Krol came. "),
        told("a3", "Mira Dolan", lead="Arvian Interior Minister Mira Dolan came. ", names={"Mira Dolan": "PERSON"}),
        told("a4", "Arvian government"),
    ]
    found = lineage(*readings)
    assert len(found.origins) == 4
    assert found.sides == ("Arvia",)


def test_a_government_is_one_under_all_its_names():
    readings = [told("a1", "Arvia"), told("a2", "Arvian government"), told("a3", "Arvian regime")]
    assert [(kind, count) for _, kind, count in origins(*readings)] == [("speaker", 3)]


def test_a_regime_called_after_its_leader_is_that_of_the_leaders_country():
    lead = "Arvian President Osk Varn came. Osk Varn left. "
    names = {"Osk Varn": "PERSON"}
    readings = [told("a1", "Arvian government"), told("a2", "Varn regime", lead=lead, names=names)]
    assert len(origins(*readings)) == 1


def test_the_governments_of_two_countries_are_two():
    names = {"Velandia": "GPE"}
    readings = [told("a1", "Arvian government"), told("a2", "Velandian government", names=names)]
    assert len(origins(*readings)) == 2


def test_a_bare_surname_is_the_one_who_has_it_where_the_words_are_the_same():
    quoted = "the whole river is a flood zone"
    names = {"Ada Berg": "PERSON", "Berg": "PERSON", "Tom Berg": "PERSON"}
    full = quote("a1", "Ada Berg", quoted, names=names)
    bare = quote("a2", "Berg", quoted, lead="Tom Berg came. ", names=names)
    assert [count for _, _, count in origins(full, bare)] == [2]


def test_a_long_quotation_of_two_people_is_one_utterance():
    quoted = "never in nine years has the river stood as high as it stands in Karst today"
    found = origins(quote("a1", "Ada Berg", quoted), quote("a2", "Tom Krol", quoted))
    assert [count for _, _, count in found] == [2]


def test_two_people_who_use_one_phrase_are_two_origins():
    found = origins(quote("a1", "Ada Berg", "a flood zone"), quote("a2", "Tom Krol", "a flood zone"))
    assert len(found) == 2


def test_who_has_no_name_is_who_is_named_for_the_same_words():
    quoted = "we shall not leave the bridge before the last bus"
    found = origins(quote("a1", "Ada Berg", quoted), quote("a2", "an officer", quoted))
    assert found == [("Ada Berg", "speaker", 2)]


def test_a_description_is_whom_the_article_names():
    names = {"Orle Steel": "ORG"}
    known = told("a1", "Orle Steel", names=names)
    described = told("a2", "the company", lead="Orle Steel met. ", names=names)
    elsewhere = told("a3", "the company")
    assert [count for _, _, count in origins(known, described)] == [2]
    assert len(origins(known, elsewhere)) == 2


def test_joint_sources_count_one_by_one():
    found = origins(told("a1", "Ada Berg", source="Ada Berg and Tom Krol"), told("a2"))
    assert found == [("Ada Berg", "speaker", 2), ("Tom Krol", "speaker", 1)]


def test_one_of_joint_sources_may_be_described():
    names = {"Orle Rights Watch": "ORG"}
    found = origins(told("a1", "Ada Berg and officials", source="Ada Berg and officials"), told("a2"))
    assert found == [("Ada Berg", "speaker", 2), ("officials", "unnamed", 1)]
    known = told("a2", "Orle Rights Watch", names=names)
    lead = "Orle Rights Watch met. "
    found = origins(told("a1", "the Watch and Ada Berg", lead=lead, names=names), known)
    assert found == [("Orle Rights Watch", "speaker", 2), ("Ada Berg", "speaker", 1)]


@pytest.mark.parametrize(
    "source", ["officials and residents", "the Watch and Ada Berg", "officials Ada Berg and Tom Krol"]
)
def test_what_cannot_be_told_apart_is_no_joint_source(source):
    assert len(origins(told("a1", source))) == 1


def test_the_head_of_a_body_by_its_short_name_counts_as_the_body():
    names = {"River Observatory for Rights": "ORG"}
    lead = "The River Observatory for Rights met. Observatory head Ada Berg came. "
    readings = [told("a1", "River Observatory for Rights", names=names), told("a2", lead=lead, names=names)]
    assert origins(*readings) == [("River Observatory for Rights", "speaker", 2)]


def test_an_office_with_and_in_it_is_no_joint_source():
    lead = "The Karst and Oren envoy Ada Berg came. "
    assert origins(told("a1", "Ada Berg", lead=lead, source="Karst and Oren envoy Ada Berg")) == [
        ("Ada Berg", "speaker", 1)
    ]


# -------------------------------------------------------------------- witnesses


@pytest.mark.parametrize("witness", ["Northwire correspondent", "our reporter"])
def test_the_outlets_own_witness_is_an_origin(witness):
    assert origins(told("a1", witness, outlet="Northwire")) == [(witness, "witness", 1)]


def test_an_outlets_witness_and_its_report_are_one_origin():
    readings = [told("a1", "Northwire correspondent"), told("a2", "Northwire"), told("a3", "a Northwire reporter")]
    assert [(kind, count) for _, kind, count in origins(*readings)] == [("witness", 3)]


@pytest.mark.parametrize("people", ["local journalists", "Norwegian reporters", "western correspondents"])
def test_people_of_the_trade_are_no_outlets_witness(people):
    assert origins(told("a1", people))[0][1] != "witness"


# -------------------------------------------------------------------- unnamed sources


def test_unnamed_sources_of_one_text_are_one_origin_and_of_two_texts_two():
    readings = [told("a1", "officials"), told("a2", "officials")]
    assert origins(*readings) == [("officials", "unnamed", 1)] * 2
    assert origins(*readings, families=[family("a1", "a2")]) == [("officials", "unnamed", 2)]


def test_anonymous_sources_of_one_report_are_one_whatever_they_are_called():
    text = f"{TEXT}, a senior official said. {TEXT} tonight, sources said. {TEXT} soon, residents said."
    said = [
        says("a senior official", TEXT),
        says("sources", f"{TEXT} tonight"),
        says("residents", f"{TEXT} soon"),
    ]
    assert [count for _, _, count in origins(reading("a1", text, *said, names=NAMES))] == [2, 1]


def test_what_unnamed_people_told_one_agency_has_one_origin():
    via = {"lead": "Northwire has it. ", "relays": ["Northwire"]}
    assert origins(told("a1", "officials", **via), told("a2", "an official", **via))[0][2] == 2


def test_hearsay_is_no_origin_beside_somebody():
    assert origins(told("a1"), told("a2", None)) == [("Ada Berg", "speaker", 1)]


def test_nobody_named_is_an_unnamed_origin():
    readings = [told("a1", None), told("a2", None)]
    assert origins(*readings) == [("unnamed", "unnamed", 1)] * 2
    assert origins(*readings, families=[family("a1", "a2")]) == [("unnamed", "unnamed", 2)]


@pytest.mark.parametrize("name", ["a senior official", "sources", "western media", "U.S. officials", "the charity"])
def test_unnamed(name):
    assert is_unnamed(name)


@pytest.mark.parametrize("name", ["Ada Berg", "Arvian army", "Northwire", "李娜", "The River Observatory"])
def test_named(name):
    assert not is_unnamed(name)


# -------------------------------------------------------------------- reach and time


def test_articles_come_by_time_and_undated_ones_last():
    readings = [told("a1"), told("a2", published="2031-05-15"), told("a3", published="2031-05-14T09:00")]
    found = lineage(*readings)
    assert found.articles == ("a3", "a2", "a1")
    assert found.first_seen == "a3"


def test_without_a_date_nothing_is_first():
    assert lineage(told("a1"), told("a2")).first_seen is None


def test_outlets_are_counted_once_and_unknown_ones_apart():
    readings = [told("a1", outlet="Harbour Post"), told("a2", outlet="Harbour Post"), told("a3"), told("a4")]
    assert lineage(*readings).outlets == ("Harbour Post", "a3.txt", "a4.txt")


def test_editions_of_one_broadcaster_are_one_outlet():
    outlets = ["BBC News Russian", "bbc.co.uk", "BBC Orle Steel", "The Harbour Post", "Harbour Post", "harbourpost.com"]
    readings = [told(f"a{i}", outlet=outlet) for i, outlet in enumerate(outlets)]
    assert lineage(*readings).outlets == ("BBC", "BBC Orle Steel", "The Harbour Post")


def test_a_family_is_counted_once():
    kin = [family("a1", "a2"), family("a3")]
    found = lineage(told("a1"), told("a2"), told("a3"), families=kin)
    assert found.families == tuple(sorted(f.id for f in kin))


def test_an_article_that_narrates_is_reached():
    flat = reading("a2", f"{TEXT}.", names=NAMES)
    passage = Narrated(Passage("a2", Span(0, len(TEXT))), dropped=True)
    assert lineage(told("a1"), flat, narrated=[passage]).articles == ("a1", "a2")


def test_who_hedges_is_told_unless_the_article_also_states_it_flat():
    found = lineage(told("a1", hedged=True), told("a2"))
    assert found.hedged_in == ("a1",)
    both = reading(
        "a3",
        f"{TEXT}, Ada Berg said. Troops may have left, Tom Krol said.",
        says("Ada Berg", TEXT),
        says("Tom Krol", "Troops may have left", hedged=True),
        names=NAMES,
    )
    assert lineage(both).hedged_in == ()


# -------------------------------------------------------------------- silences


def test_a_silence_stands_beside_the_claim():
    silent = reading(
        "a2",
        "The ministry has not confirmed that troops leave Karst.",
        declines("ministry", "troops leave Karst"),
        names=NAMES,
    )
    found = lineage(told("a1"), silent)
    assert found.declines == (silent.statements[0].id,)
    assert "a2" not in found.articles  # it does not carry the claim


def test_a_silence_on_another_subject_stands_elsewhere():
    silent = reading(
        "a2",
        "The ministry would not say what bread costs in Lomnis.",
        declines("ministry", "what bread costs in Lomnis"),
        names={**NAMES, "Lomnis": "GPE"},
    )
    assert lineage(told("a1"), silent).declines == ()


def test_nothing_gives_nothing():
    assert trace([], [], [], []) == ()


def test_kinds_are_those_of_the_schema():
    assert {k.value for k in OriginKind} == {"speaker", "unnamed", "own_voice", "witness"}


def test_unnamed_people_in_a_passage_taken_over_are_those_of_the_text_it_is_from():
    theirs, part = told("a1", "officials"), told("a2", "officials", lead="The fair opened. ")
    assert len(origins(theirs, part)) == 2
    content = part.statements[0].content[0]
    reuse = Reuse(content, Passage("a1", theirs.statements[0].content[0]))
    taken = Taken("Northwire", 0.5, credited=False, passages=(reuse,))
    assert len(origins(theirs, part, derivations=[Derivation("a2", 0.5, 0.0, (taken,), "derive/test")])) == 1


def test_an_outlet_that_is_cited_for_what_it_has_from_somebody_is_no_origin():
    own = told("a1", "Ada Berg", outlet="Northwire")
    cited = told("a2", "Northwire", outlet="Harbour Post")
    assert [o.name for o in lineage(own, cited).origins] == ["Ada Berg"]


def test_an_outlet_that_says_it_itself_is_one():
    own = told("a1", "Northwire", outlet="Northwire")
    other = told("a2", "Ada Berg", outlet="Harbour Post")
    assert {o.name for o in lineage(own, other).origins} == {"Ada Berg", "Northwire"}
