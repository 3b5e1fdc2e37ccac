from __future__ import annotations

from headwater import pipeline
from headwater.report.build import build_brief
from headwater.settings import Settings
from stages.corpus import read


def brief_of(*texts):
    readings = read({f"Outlet {n}": text for n, text in enumerate(texts)})
    return build_brief(readings, pipeline.account(readings, Settings()), [], Settings())


def test_ends_have_the_place_that_the_gazetteer_knows():
    (movement,) = brief_of("Troops left Berlin for a field hospital.").movements
    assert (movement.from_.place, movement.from_.kind) == ("Berlin, Germany", "capital")
    assert 52 < movement.from_.lat < 53
    assert movement.to.name == "field hospital"
    assert movement.to.lat is None


def test_a_phrase_with_two_places_has_parts_and_no_point_of_its_own():
    (movement,) = brief_of("Troops moved from Berlin and Munich to Vienna.").movements
    assert movement.from_.lat is None
    assert [(p.name, p.lat is not None) for p in movement.from_.parts] == [("Berlin", True), ("Munich", True)]


def test_who_says_so_is_who_stands_behind_the_very_words():
    texts = (
        "Ada Berg, the mayor, said that 300 people had left Berlin for Vienna.",
        "Some 300 people left Berlin for Vienna. Ada Berg, the mayor, said the weather was fine.",
    )
    (movement,) = brief_of(*texts).movements
    assert movement.origins == ("Ada Berg",)
    said = {figure.origins for figure in movement.figures}
    assert said == {("Ada Berg",), ()}
    assert len(movement.articles) == 2


def test_what_is_told_in_own_voice_only_has_no_origin():
    (movement,) = brief_of("Troops left Berlin for Vienna.").movements
    assert movement.origins == ()


def test_what_most_articles_tell_comes_first():
    made = brief_of(
        "Troops left Berlin for Vienna. Some 300 people fled Munich.",
        "Soldiers left Berlin for Vienna. Three people were killed in Munich.",
    )
    assert [len(m.articles) for m in made.movements] == [2, 1]
    assert {e.kind for e in made.events} == {"casualties"}
