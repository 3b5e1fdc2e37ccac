from __future__ import annotations

import pytest

from headwater.stages.attribute.groups import _BODY
from headwater.stages.attribute.names import (
    clean_name,
    initials,
    introduced,
    is_media,
    is_role,
    name_words,
    role,
    stands_for,
)
from timing import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the mayor", "mayor"),
        ("The Orle Post", "Orle Post"),
        ("Mira Dolan's", "Mira Dolan"),
        ("  Mira\n Dolan, ", "Mira Dolan"),
        ("“Mira Dolan”", "Mira Dolan"),
        ("the newspaper Orle Post", "Orle Post"),
        ("the newspaper The Orle Post", "Orle Post"),
        ("the state news agency Pellant", "Pellant"),
        ("the Pellant agency", "Pellant agency"),
        ("the agency", "agency"),
        ("Radio Solena", "Radio Solena"),
        ("the River Council (RC)", "River Council"),
        ("the River Council (RC", "River Council"),
        ("Ada (AH-da) Berg", "Ada Berg"),
        ("(RC)", "RC"),
        ("— Ada M. Berg", "Ada M. Berg"),
        ("the U.S.", "U.S."),
        ("the ORN news agency", "ORN"),
        ("the official ORN news agency", "ORN"),
        ("Ada 24", "Ada"),
        ("Mira Dolan 61", "Mira Dolan"),
        ("Channel 24", "Channel 24"),
        ("one baker", "baker"),
        ("one of his aunts", "one of his aunts"),
    ],
)
def test_clean_name(text, name):
    assert clean_name(text) == name
    assert clean_name(name) == name


def test_name_words_are_without_accents():
    assert name_words("Eskil Jaurvēns-Říha's") == ["eskil", "jaurvens-riha"]


@pytest.mark.parametrize(
    "name",
    [
        "Reuters",
        "the Pellant agency",
        "Pellant News",
        "the Orle Post",
        "Solena TV",
        "the newspaper",
        "the agency Pellant",
    ],
)
def test_outlets(name):
    assert is_media(name)


@pytest.mark.parametrize("name", ["Mira Dolan", "the mayor", "reporters at the gate", "last post", "", "…", "the army"])
def test_no_outlets(name):
    assert not is_media(name)


def test_roles():
    assert is_role("Minister")
    assert is_role("vice-president,")
    assert not is_role("river")
    assert role("spokeswoman") == role("spokesperson") == role("spokesman")
    assert role("ministers") == "minister"


def test_initials_and_introductions():
    assert initials("River Relief Council of the North") == "RRCN"
    text = "The River Relief Council (RRC) and the Board of Elders (ABC) met."
    assert [full.of(text) for full in introduced(text)] == ["River Relief Council"]


def test_short_form_stands_for_the_words_before_of():
    assert stands_for(["observatory"], ["river", "observatory", "for", "human", "rights"])
    assert not stands_for(["rights"], ["river", "observatory", "for", "human", "rights"])
    assert not stands_for(["river"], ["river", "council"])


def test_capitals_without_end_take_no_time():
    assert [m["name"] for m in _BODY.finditer("Orle Council for Bread")] == ["Orle Council for Bread"]
    assert not list(_BODY.finditer("Orle " * 9))
    assert growth(lambda n: list(_BODY.finditer("Orle " * n)), 20_000) < LINEAR
