import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.annotate.places import place_spans, resolve_places
from headwater.types import Mention, PlaceKind, PlaceMention, Span


def spans(text: str, *names: str) -> list[Span]:
    """Each mention of the names in the text."""
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.append(Span(at, at + len(name)))
            at = text.find(name, at + 1)
    return found


def resolve(text: str, *names: str) -> tuple[PlaceMention, ...]:
    return resolve_places(text, spans(text, *names))


def only(text: str, name: str, *others: str) -> PlaceMention:
    """What the first mention of the name is taken for."""
    return next(m for m in resolve(text, name, *others) if m.span.of(text) == name)


def test_the_other_names_decide():
    assert (
        only("Ada Berg left Paris for Dallas and Houston, Texas.", "Paris", "Dallas", "Houston", "Texas").place.region
        == "Texas"
    )
    assert only("Ada Berg left Paris for Lyon.", "Paris", "Lyon").place.country == "FR"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("A barn burned in Athens, Ga., on Monday.", "Georgia"),
        ("A barn burned in Athens, Ohio, on Monday.", "Ohio"),
        ("A barn burned in Athens (Texas) on Monday.", "Texas"),
    ],
)
def test_a_place_lies_in_what_stands_behind_the_comma(text, region):
    assert only(text, "Athens").place.region == region


def test_the_outer_name_is_the_one_that_holds_the_inner():
    assert only("The mill in Athens, Georgia, burned.", "Georgia", "Athens").place.country == "US"
    assert only("The mill in Tbilisi, Georgia, burned.", "Georgia", "Tbilisi").place.country == "GE"


@pytest.mark.parametrize(
    "text",
    [
        "Osk Varn went to Kursk region.",
        "Osk Varn went to Kursk oblast.",
        "Osk Varn was governor of the province of Kursk.",
        "The Kursk offensive went on.",
        "Osk Varn went to Kursk. The Kursk region is large.",
    ],
)
def test_words_for_a_division_make_it_one(text):
    assert {m.place.name for m in resolve(text, "Kursk")} == {"Kursk Oblast"}


def test_a_city_that_is_called_one_stays_one():
    found = resolve("Osk Varn left the city of Kursk. Fire reached the Kursk region.", "Kursk")
    assert [m.place.kind for m in found] == [PlaceKind.CITY, PlaceKind.REGION]
    assert found[0].runner_up.name == "Kursk Oblast"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Zaporizka oblast", "Zaporizhzhia Oblast"),
        ("the Kurskaya region", "Kursk Oblast"),
        ("Syria's", "Syria"),
        ("the United States", "United States"),
        ("northern Syria", "Syria"),
        ("Syrian", "Syria"),
        ("Lithuanians", "Lithuania"),
        ("the Donbas region", "Donbas"),
        ("Aleppo Governorate", "Aleppo Governorate"),
        ("Ukraine’s", "Ukraine"),
    ],
)
def test_names_in_other_forms(words, place):
    assert only(f"Mira Dolan spoke of {words} at length.", words).place.name == place


def test_a_word_that_is_no_name_of_a_place_tells_its_country():
    assert only("The Canadian minister visited London.", "London").place.country == "GB"
    assert (
        only("The mill in Springfield, an old one, burned, the Illinois Times wrote.", "Springfield").place.region
        == "Illinois"
    )


def test_what_nothing_fits_is_left_out():
    assert resolve("Port Sevrin fell to Orlevia.", "Port Sevrin", "Orlevia") == ()
    assert resolve_places("", []) == ()


def test_one_name_means_one_place():
    text = "Springfield burned. Springfield, Illinois, had no water. Springfield was left."
    assert {m.place.region for m in resolve(text, "Springfield")} == {"Illinois"}


def test_confidence_tells_the_plain_from_the_doubtful():
    assert only("Osk Varn is in Lithuania.", "Lithuania").confidence > 0.95
    assert only("Osk Varn is in Springfield.", "Springfield").confidence < 0.5


def test_a_name_that_one_hamlet_bears_is_not_sure_to_be_it():
    text = "Osk Varn of Syria left Aleppo for Homs, Hama and Orford, Damascus said."
    assert "Orford" not in [m.span.of(text) for m in resolve(text, "Orford", "Syria", "Aleppo", "Homs", "Damascus")]
    assert only("Osk Varn is in Griswold.", "Griswold").confidence < 0.6
    assert only("Osk Varn is in Vantaa.", "Vantaa").confidence > 0.9


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Osk Varn said it is" + "n't Russia.", "n't"),
        ("Russia told the West to go.", "West"),
        ("Troops stand southwest of Kursk.", "southwest"),
        ("Ada Berg stood at the Summit. Russia did not.", "Summit"),
    ],
)
def test_words_that_towns_bear_too(text, name):
    assert resolve(text, name) == ()


def test_what_is_no_town():
    assert only("Ships crossed the Atlantic to America.", "Atlantic", "America").place.kind == PlaceKind.MACRO
    assert only("Osk Varn went to the White House.", "the White House").place.name == "Washington"
    assert only("Relations with Moscow, U.S. Ambassador Ada Berg said.", "Moscow").place.country == "RU"


def test_the_words_city_and_town():
    assert only("Osk Varn fled Raqqa city.", "Raqqa city").place.kind == PlaceKind.CITY
    assert only("Osk Varn fled Kansas City.", "Kansas City").place.region == "Missouri"


def test_arabic_names_are_read_in_any_spelling_where_the_text_speaks_of_their_country():
    text = "Planes of Syria struck Maarat al-Noman near Idlib."
    assert only(text, "Maarat al-Noman", "Syria", "Idlib").place.region == "Idlib Governorate"
    assert resolve("Osk Varn is in Maarat al-Noman.", "Maarat al-Noman") == ()


def test_the_order_of_the_spans_changes_nothing():
    text = "From Kursk and Sumy to Kharkiv, from Paris to London, Ontario, and back to Kursk region."
    given_ = spans(text, "Kursk", "Sumy", "Kharkiv", "Paris", "London", "Ontario")
    wanted = resolve_places(text, given_)
    assert [m.span for m in wanted] == sorted(given_)
    for seed in range(5):
        assert resolve_places(text, random.Random(seed).sample(given_, len(given_))) == wanted
    assert resolve_places(text, given_ + given_) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "a" * 500,
        "🏔️",
        "דג נחש",
        "Ρursk",
        "Kуrsk",
        "A/B",
        "Orle/Karst/Oren",
        "St.",
        "'s",
        "the",
        "of",
        " ",
        "\n",
        "%",
        "City",
    ],
)
def test_odd_names_do_no_harm(name):
    text = f"Osk Varn went to {name}, Arvia, and to Paris region."
    assert all(m.span.of(text) for m in resolve(text, name, "Paris"))


def test_spans_that_the_text_does_not_have_are_left_out():
    assert [m.place.name for m in resolve_places("Vilnius", [Span(0, 7), Span(0, 90), Span(50, 60)])] == ["Vilnius"]


def test_a_list_of_thousands_of_names():
    text = ", ".join(f"Springfield{chr(65 + i % 26)}, Paris, Athens {i}" for i in range(500))
    assert len(resolve(text, "Paris", "Athens")) == 1000


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=8))
def test_any_text_with_any_spans(text, ends):
    found = resolve_places(text, [Span(start, start + size) for start, size in ends])
    assert all(0 <= m.confidence <= 1 and m.span.end <= len(text) for m in found)


def test_the_tagger_takes_places_for_other_things():
    text = "Troops went to Kursk. Kursk made no comment. Paris Dolan of Sumy Motors spoke of Ford in Arvia."
    mentions = [
        *(Mention(span, "PRODUCT") for span in spans(text, "Kursk")),
        Mention(spans(text, "Paris Dolan")[0], "PERSON"),
        Mention(spans(text, "Sumy Motors")[0], "ORG"),
        Mention(spans(text, "Ford")[0], "ORG"),
        Mention(spans(text, "Arvia")[0], "GPE"),
    ]
    assert [s.of(text) for s in sorted(place_spans(text, mentions))] == ["Kursk", "Kursk", "Arvia"]


def test_the_tagger_takes_persons_for_places():
    text = "Mira Clinton of Orle spoke. The Clinton office was shut. Ada Berg lives in Clinton. President Obama left."
    mentions = [
        Mention(spans(text, "Mira Clinton")[0], "PERSON"),
        *(Mention(span, "GPE") for span in spans(text, "Orle", "Obama")),
        *(Mention(span, "GPE") for span in spans(text, "Clinton")[1:]),
    ]
    found = sorted(place_spans(text, mentions))
    assert [s.of(text) for s in found] == ["Orle", "Clinton"]
    assert found[1].start > text.index("lives")
