"""Names of organisations: what is one, what is two, and the reasons given."""

from __future__ import annotations

import pytest

from headwater.stages.resolve.names import SAME, compare_bodies
from headwater.stages.resolve.names.body_names import body_name
from headwater.stages.resolve.names.legal_forms import forms_fit, split_form


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Defence", "Defense Ministry"),
        ("The River Observatory", "River Observatory"),
        ("Orle Aktiengesellschaft", "Orle AG"),
        ("Orle Aktiengeselschaft", "Orle AG"),
        ("OrleAG", "Orle AG"),
        ("OOO Orle", "Orle LLC"),
        ("Orle Limited Liability Company", "Orle, L.L.C."),
        ("OAO Orle", "Open Joint Stock Company Orle"),
        ("Orle Inc.", "Orle Incorporated"),
        ("Orle", "Orle GmbH"),
        ("Varn & Sons", "Varn and Sons"),
        ("A.R.V. Systems", "ARV Systems"),
        ("Second Int’l Bank of Orle", "2nd International Bank of Orle"),
        ("Brigade Sixty-Three", "63rd Brigade"),
        ("Corps XI", "11th Corps"),
        ("Ukrainian Armed Forces", "Armed Forces of Ukraine"),
        ("Good Will Orle", "Goodwill Orle"),
        ("van der Karst Corp", "Vanderkarst Corp"),
        ("Orle Grupp", "Orle"),
        ("Orle Bank (Arvia)", "Orle Bank"),
        ("Blue Hand/Army of Orle", "Blue Hand"),
        ("MV Orle Spirit", "Orle Spirit"),
        ("United Nations", "U.N."),
        ("Река Орле", "Reka Orle"),
    ],
)
def test_one_body(left, right):
    assert compare_bodies(left, right).score >= SAME


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("General Staff of Arvia", "Arvia", "a part of the other, or another body: general staff"),
        ("Ministry of Defence of Arvia", "Arvia", "a part of the other, or another body: ministry defence"),
        ("Bank of Arvia", "Arvia", "a part of the other, or another body: bank"),
        ("Ministry of Defence", "Ministry of Finance", "words differ: defence, finance"),
        ("47th Brigade", "74th Brigade", "numbers differ: 47, 74"),
        ("XI Corps", "X Corps", "numbers differ: 10, 11"),
        ("Orle", "Orle 2", "numbers differ: 2, none"),
        ("Orle AG", "Orle GmbH", "legal forms differ"),
        ("Government of Austria", "Government of Australia", "words differ: australia, austria"),
        ("Armed Forces of Iran", "Iraqi Armed Forces", "words differ: iran, iraq"),
        ("Northern Command of Arvia", "Southern Command of Arvia", "words differ: northern, southern"),
        ("Embassy of Arvia in Orle", "Embassy of Orle in Arvia", "seated elsewhere: arvia, orle"),
        ("ABCD", "ABCE", "acronyms differ: abcd, abce"),
        ("ABC News", "ABD News", "words differ: abc, abd"),
        ("AA", "Arvian Army", "one is the acronym of the other"),
    ],
)
def test_two_bodies(left, right, reason):
    found = compare_bodies(left, right)
    assert found.score < SAME
    assert reason in found.reasons


def test_acronym():
    found = compare_bodies("AAF", "Arvian Armed Forces")
    assert found.score >= SAME
    assert found.reasons == ("one is the acronym of the other",)


def test_reasons_name_both_spellings():
    assert compare_bodies("Orle Observatory", "Orle Observatori").reasons == (
        "a word in two spellings: observatori, observatory",
    )


def test_look_alike_letters_are_read_as_they_look():
    assert compare_bodies("Αrvia", "Arvia").reasons[-1] == "letters of two alphabets are mixed: read as they look"


def test_legal_forms():
    assert split_form(("orle", "sp", "z", "oo"))[0] == ("orle",)
    assert split_form(("company",)) == (("company",), ())
    assert split_form(()) == ((), ())
    orle, forms = split_form(("ooo", "orle"))
    assert orle == ("orle",)
    assert forms_fit(forms, split_form(("orle", "llc"))[1])
    assert forms_fit(forms, ())
    assert not forms_fit(split_form(("orle", "ag"))[1], split_form(("orle", "gmbh"))[1])


def test_words_of_a_name():
    body = body_name("The 2nd Bank of Orle (East), Inc.")
    assert body.words == ("2", "bank", "orle", "east")
    assert body.numbers == ("2",)
    assert body.aside == {"east"}
    assert body.telling == ("orle", "east")
