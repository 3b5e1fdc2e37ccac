from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.annotate.headlines import in_sentence_case
from stages.annotate.build import article

NO_NAMES = frozenset({"hits", "kills", "after", "over", "will"})
BODY = (
    "The army said that rockets had hit a market in Oren. Rebels from the Karst hills denied it, the market chief said."
)


def cased(title: str, body: str = BODY) -> str:
    return in_sentence_case(article(body, title=title), NO_NAMES).partition("\n")[0]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Rocket Hits Market In Oren After Army Raid", "Rocket hits market in Oren after army Raid"),
        ("Army Kills Rebels Over Karst Market", "Army kills Rebels over Karst market"),
        ("Army kills nine near Karst market", "Army kills nine near Karst market"),
        ("Oren Hits Karst", "Oren Hits Karst"),
        ("ARMY HITS MARKET WILL OREN FALL", "ARMY HITS MARKET WILL OREN FALL"),
    ],
    ids=["by the body, else by the words that are no names", "a sentence's first word", "tells names", "short", "loud"],
)
def test_capitals_that_tell_nothing_are_made_small(title, read):
    assert cased(title) == read


def test_the_rest_of_the_article_stays():
    made = article(BODY, title="Rocket Hits Market In Oren After Army Raid")
    assert in_sentence_case(made, NO_NAMES).partition("\n")[2] == BODY
    assert in_sentence_case(article(BODY), NO_NAMES) == BODY


@given(st.text(alphabet="aBİßé Hits\n.'", max_size=60), st.text(alphabet="aBİ hits.\n", max_size=60))
def test_every_character_keeps_its_place(title, body):
    line = title.replace("\n", " ") or "A"
    made = article(body or "b", title=line)
    found = in_sentence_case(made, NO_NAMES)
    assert len(found) == len(made.text)
    assert found.lower() == made.text.lower()
