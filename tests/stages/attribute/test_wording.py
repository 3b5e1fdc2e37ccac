from __future__ import annotations

import pytest

from headwater.stages.annotate.dates import find_dates
from headwater.stages.attribute.wording import form_of, is_hedged, media_near, occasion, said_on
from headwater.types import Precision, Span, When

PUBLISHED = When("2031-05-15", Precision.DAY)


def at(text, piece):
    return Span(text.index(piece), text.index(piece) + len(piece))


@pytest.mark.parametrize(
    ("text", "content", "quoted", "form"),
    [
        ("“The dam is safe,” she said.", "The dam is safe", "The dam is safe,", "direct"),
        ("She called it “a small loss”.", "it “a small loss”", "a small loss", "mixed"),
        ("She said it was safe.", "it was safe", None, "indirect"),
        ("We shall stay she said.", "We shall stay", None, "direct"),
        ("She said the USA was far.", "the USA was far", None, "indirect"),
    ],
)
def test_form(text, content, quoted, form):
    assert form_of(text, [at(text, content)], [at(text, quoted)] if quoted else []) == form


@pytest.mark.parametrize(
    "text",
    [
        "the dam may have burst",
        "the dam reportedly burst",
        "the alleged attack",
        "the dam is believed to be safe",
        "they could be 40",
    ],
)
def test_hedged(text):
    assert is_hedged(f"{text}, he said", [at(text, text)], Span(len(text) + 5, len(text) + 9))


@pytest.mark.parametrize(
    "text", ["the dam burst in May", "on 5 May the dam burst", "on May 5 the dam burst", "it burst"]
)
def test_flat(text):
    assert not is_hedged(f"{text}, he said", [at(text, text)], Span(len(text) + 5, len(text) + 9))


def test_hedge_in_the_cue_counts():
    assert is_hedged("Men reportedly left.", [Span(0, 3)], Span(4, 14))


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        ("The mayor said on Tuesday that the dam burst.", "the dam burst", "2031-05-13"),
        ("On Tuesday, the mayor said that the dam burst.", "the dam burst", "2031-05-13"),
        ("The mayor said that the dam burst on Tuesday.", "the dam burst on Tuesday", None),
        ("The mayor said in May 2031 that the dam burst.", "the dam burst", None),
    ],
)
def test_said_on(text, content, day):
    when = said_on(find_dates(text, PUBLISHED), Span(0, len(text)), at(text, "said"), [at(text, content)])
    assert (when.value if when else None) == day


@pytest.mark.parametrize(
    ("text", "content", "what"),
    [
        ("The mayor said at a news conference that the dam burst.", "the dam burst", "a news conference"),
        ("The mayor said during a visit to Orle that the dam burst.", "the dam burst", "a visit to Orle"),
        ("The mayor said at a briefing on Tuesday that it burst.", "it burst", "a briefing"),
        ("In his evening speech the mayor said it burst.", "it burst", "his evening speech"),
        ("The mayor said that they had met at a meeting in Orle.", "they had met at a meeting in Orle", None),
        ("The mayor said it burst.", "it burst", None),
    ],
)
def test_occasion(text, content, what):
    named = occasion(text, Span(0, len(text)), [at(text, content)])
    assert (named.name if named else None) == what
    assert named is None or named.span.of(text) == named.name


@pytest.mark.parametrize(
    ("text", "source", "content", "outlets"),
    [
        ("Mira Dolan said on Solena TV that it burst.", "Mira Dolan", "it burst", ["Solena TV"]),
        ("In an interview with the Orle Post, Dolan said it burst.", "Dolan", "it burst", ["the Orle Post"]),
        (
            "In a talk with the newspaper Orle Post Dolan said it burst.",
            "Dolan",
            "it burst",
            ["the newspaper Orle Post"],
        ),
        ("Mira Dolan said on Sunday to Ada Berg that it burst.", "Mira Dolan", "it burst", []),
        ("Mira Dolan said it was on Solena TV.", "Mira Dolan", "it was on Solena TV", []),
    ],
)
def test_media_near(text, source, content, outlets):
    found = media_near(text, Span(0, len(text)), [at(text, content)], at(text, source))
    assert [span.of(text) for span in found] == outlets
