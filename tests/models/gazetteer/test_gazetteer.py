import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import ModelError
from headwater.models import gazetteer
from headwater.models.gazetteer import load
from headwater.models.gazetteer.spelling import folded, key
from headwater.models.shipped import mapped
from headwater.types import PlaceKind
from timing import seconds

FILE = Path(gazetteer.__file__).with_name(gazetteer.FILE)


def names(name: str) -> list[tuple[str, PlaceKind, str | None]]:
    return [(p.name, p.kind, p.country) for p in load().named(name)]


def test_names_lead_to_places_the_most_prominent_first():
    assert names("London")[0] == ("London", PlaceKind.CAPITAL, "GB")
    assert names("Georgia")[:2] == [("Georgia", PlaceKind.COUNTRY, "GE"), ("Georgia", PlaceKind.REGION, "US")]
    assert {p.region for p in load().named("Springfield")} >= {"Missouri", "Illinois", "Oregon"}
    assert names("Donbas") == [("Donbas", PlaceKind.MACRO, "UA")]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kurskaya", "Kursk Oblast"),
        ("Kursk Region", "Kursk Oblast"),
        ("Zaporizka", "Zaporizhzhia Oblast"),
        ("Donetska", "Donetsk Oblast"),
        ("Курск", "Kursk"),
        ("Kiev", "Kyiv"),
        ("Calif.", "California"),
        ("N.Y.", "New York"),
        ("St. Petersburg", "Saint Petersburg"),
        ("raqqa", "Raqqa Governorate"),
        ("the UK", "United Kingdom"),
        ("Côte d’Ivoire", "Ivory Coast"),
    ],
)
def test_a_place_goes_by_other_spellings(name, found):
    assert found in [p.name for p in load().named(name.removeprefix("the "))]


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Lithuanian", "Lithuania"),
        ("Lithuanians", "Lithuania"),
        ("British", "United Kingdom"),
        ("Chechen", "Chechnya"),
        ("South Koreans", "South Korea"),
        ("European", "Europe"),
        ("Texan", "Texas"),
    ],
)
def test_demonyms(word, place):
    found = load().demonym(word)
    assert found is not None
    assert found.name == place


def test_what_is_no_demonym():
    assert load().demonym("Arvian") is None
    assert load().demonym("") is None


def test_a_town_does_not_go_by_the_name_of_a_country():
    assert {p.country for p in load().named("Ukraine")} == {"UA"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Hama", "Hama"),
        ("Raqqa", "Raqqa"),
        ("Bavaria", "Bavaria"),
        ("Tuscany", "Tuscany"),
        ("Maarat al-Numaan", "Maarrat an Numan"),
    ],
)
def test_places_are_shown_in_plain_english(name, shown):
    assert names(name)[0][0] == shown


@pytest.mark.parametrize(
    ("capital", "region"), [("Madrid", "Madrid"), ("Prague", "Prague"), ("Seoul", "Seoul"), ("Minsk", "Minsk")]
)
def test_divisions_are_shown_in_plain_english(capital, region):
    assert load().named(capital)[0].region == region


@pytest.mark.parametrize("name", ["Khan Sheikhoun", "Khan Shaikhun", "Maarat al-Noman", "Ras al-Ain", "Talbisseh"])
def test_arabic_names_in_other_spellings(name):
    assert {p.country for p in load().alike(name)} >= {"SY"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Khan Sheikhoun", "Khan Shaykhun", True),
        ("Hammouria", "Al Hammuriyah", True),
        ("Midan", "Mayadin", False),
        ("Quriyah", "Qurayya", False),
        ("Al", "Ar", True),
    ],
)
def test_folded_spellings(one, other, same):
    assert (folded(key(one)) == folded(key(other))) == same


def test_countries_by_code():
    assert load().country("lt").name == "Lithuania"
    assert load().country("LT").kind == PlaceKind.COUNTRY
    assert load().country("ZZ") is None


def test_every_country_has_a_middle_and_few_lack_a_capital():
    countries = [load().country(code) for code in load()._countries]
    assert len(countries) > 240
    assert all(-90 <= c.lat <= 90 and -180 <= c.lon <= 180 for c in countries)


@pytest.mark.parametrize(
    "name", ["", " ", "x", "’", "🏔️🏔️", "a" * 500, "דג" * 70, "\u202eksruK", "A/B/C", "Ρursk", "\x00", "%"]
)
def test_odd_names_do_no_harm(name):
    assert all(p.name for p in load().named(name))
    load().demonym(name)


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_none(name):
    places = load().named(name)
    assert places == load().named(name)
    assert key(key(name)) == key(name)


def test_every_place_is_found_under_its_name():
    table = load()._places
    for number in range(0, 230_000, 9_973):
        place = load()._read(number)
        assert place in load().named(place.name)
        assert table.at(number).startswith(key(place.name) + "\t")


def test_it_is_small_and_loads_fast():
    assert FILE.stat().st_size <= 10_000_000
    assert seconds(load.__wrapped__) < 1  # .01 s measured


def test_a_missing_or_altered_file_is_told(tmp_path):
    copy = tmp_path / "places.bin"
    with pytest.raises(ModelError, match=r"places\.bin is missing; install headwater again"):
        mapped("gazetteer", copy, "0")
    copy.write_bytes(b"")
    with pytest.raises(ModelError, match="is missing"):
        mapped("gazetteer", copy, "0")
    copy.write_bytes(b"other")
    with pytest.raises(ModelError, match="SHA-256 differs"):
        mapped("gazetteer", copy, "0")
    assert mapped("gazetteer", copy, hashlib.sha256(b"other").hexdigest())[:] == b"other"
