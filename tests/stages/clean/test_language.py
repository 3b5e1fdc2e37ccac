from __future__ import annotations

import pytest

from headwater.stages.clean.language import UNKNOWN, is_foreign, tell_language

from .build import BODY

GERMAN = (
    "Der Hafen von Tarnmünde wurde am Sonntag nach der Flut geschlossen, sagte die Behörde. Niemand kam zu Schaden."
)


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        (BODY, None, "en"),
        (BODY, "en-GB", "en"),
        (BODY, "English", "en"),
        (BODY, "eng", "en"),
        (BODY, "de", "en"),  # the text is long enough to know better
        (GERMAN, None, "de"),
        ("Tarnmouth Orle", "de", "de"),  # a few names tell nothing
        ("Підтримати нас можна через картку", "en", "uk"),
        ("123", "fr", "fr"),
        ("123", None, UNKNOWN),
        ("", "??", UNKNOWN),
    ],
)
def test_tell_language(text, hint, language):
    assert tell_language(text, hint) == language


@pytest.mark.parametrize(
    ("line", "foreign"),
    [
        ("Підтримати нас можна через:", True),
        ("Spenden Sie jetzt, damit unsere Zeitung unabhängig bleiben kann", True),
        ("Soutenez notre rédaction par un don sur cette page aujourd'hui", True),
        ("Danke schön!", False),  # too short to be sure
        ("Angela Brookner, Ilya Ormov and Sebastian Tarnowski, Orle Daily", False),
        ("Tarnmouth Harbour Closes After Flood, Port Authority Says", False),
        ("12 34", False),
    ],
)
def test_is_foreign_in_an_english_article(line, foreign):
    assert is_foreign(line, "en") is foreign


def test_english_is_foreign_elsewhere():
    assert is_foreign("The harbour was closed on Sunday after the flood", "uk")
