from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.cli.given import given_article
from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.stages.attribute.layout import find_by_layout
from headwater.stages.attribute.quotes import find_quotes
from headwater.stages.attribute.view import View
from headwater.types import Span

TALK = """DOLAN: The dam will hold, whatever they say in Orle.
VARN: Will it?
DOLAN (laughing): It will hold for a hundred years.
VARN: Thank you, minister."""


@pytest.fixture
def laid_out(read):
    def run(text):
        view = View(read(text).annotated)
        found = find_by_layout(view, find_quotes(view.text))
        return [(f.source.of(view.text), " … ".join(c.of(view.text) for c in f.content)) for f in found]

    return run


def test_turns_of_a_transcript(laid_out):
    assert laid_out(TALK) == [
        ("DOLAN", "The dam will hold, whatever they say in Orle"),
        ("VARN", "Will it?"),
        ("DOLAN", "It will hold for a hundred years"),
        ("VARN", "Thank you, minister"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Weather: The river will rise.\nSport: Orle lost again.\nTraffic: The bridge is closed.",
        "Update: The dam holds.\nThe river is wide.",
        "At 10:30 the dam burst.\nAt 11:45 the army came.",
    ],
)
def test_headings_and_times_are_no_speakers(laid_out, text):
    assert laid_out(text) == []


@pytest.mark.parametrize("dash", ["—", "–", "―", "-", "--", "―\N{NO-BREAK SPACE}"])
def test_signed_quotations(laid_out, dash):
    text = f"“The dam will hold for a hundred years.” {dash} Mira Dolan\n“We left at night.” {dash}Osk Varn, fisherman"
    assert laid_out(text) == [
        ("Mira Dolan", "The dam will hold for a hundred years"),
        ("Osk Varn, fisherman", "We left at night"),
    ]


def test_a_line_with_a_colon_introduces_the_quotation_below(laid_out):
    text = (
        "The dam is old. Mira Dolan of the council went on:\n\n“It will hold for a hundred years.”\n\nThe river rose."
    )
    assert laid_out(text) == [("Mira Dolan of the council", "It will hold for a hundred years")]
    assert laid_out("Prices in Orle:\n“Bread and salt” is sold out.") == []


def test_a_dash_that_goes_on_signs_nothing(laid_out):
    assert laid_out("“The dam will hold” – that was the word in Orle.") == []
    assert laid_out("“The dam will hold” – but who knows") == []


def test_a_foreign_line_introduces_nothing():
    text = "La alcaldesa dijo:\n\n“El dique aguantará cien años.”\n\nThe river rose in the night, Osk Varn said."
    article = given_article("a", text)
    foreign = (Span(0, text.index("\n")),)
    [annotated] = annotate([replace(article, foreign=foreign)], Settings())
    view = View(annotated)
    assert find_by_layout(view, find_quotes(view.text)) == []
