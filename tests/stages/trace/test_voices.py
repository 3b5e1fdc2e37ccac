from __future__ import annotations

import pytest

from headwater.stages.trace.voices import described_kinds, head_of, is_description, unnamed_class, witness_of


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Northwire correspondent", "Northwire"),
        ("a Northwire correspondent", "Northwire"),
        ("Harbour Post's special correspondent", "Harbour Post"),
        ("our reporter", ""),
        ("TV correspondent", ""),
        ("a reporter", None),
        ("local journalists", None),
        ("French photographers", None),
        ("Ada Berg", None),
    ],
)
def test_witness(name, outlet):
    assert witness_of(name) == outlet


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Norwegian company", {"firm"}),
        ("the monitoring group", {"body"}),
        ("senator", {"person"}),
        ("old Varn ally", {"country"}),
        ("River Observatory", set()),
        ("Observatory for the River", set()),
        ("the OLF group", set()),
        ("soldiers", set()),
        ("", set()),
    ],
)
def test_what_a_description_may_be_of(name, kinds):
    assert described_kinds(name) == kinds
    assert is_description(name) is bool(kinds)


def test_the_noun_of_a_description_is_found_before_what_places_it():
    assert head_of("residents in eastern Oren") == "resident"


def test_anonymous_sources_are_of_one_class_and_residents_of_another():
    assert unnamed_class("a senior official") == unnamed_class("sources") == unnamed_class("some") == ""
    assert unnamed_class("residents") == unnamed_class("a resident of Oren") != ""
