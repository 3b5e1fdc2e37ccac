from __future__ import annotations

import numpy as np
import pytest

from headwater.models import judge
from headwater.types import Reading
from stages.compare.made import NAMES, compared, with_cues
from stages.records import denies, reading, says

BRIBES = "taking bribes from the builders of the dam"


def quarrel(denied: str, *, accused: str = "Tom Krol", cue: str = "accused") -> Reading:
    """One article in which Ada Berg brings a charge, and Tom Krol denies something."""
    text = f"Ada Berg {cue} {accused} of {BRIBES}. Tom Krol denied {denied}."
    made = reading(
        "a1", text, says("Ada Berg", BRIBES), denies("Tom Krol", denied), names=NAMES, published="2031-05-14"
    )
    return with_cues(made, cue, "denied")


@pytest.mark.parametrize(
    "words",
    ["all allegations", "the charges against him", "any claims", "these accusations", "these charges with a smile"],
)
def test_who_denies_all_charges_denies_the_one_that_the_article_brings(words):
    (found,) = compared(quarrel(words)).conflicts
    assert found.kind.value == "denial"
    assert "Tom Krol" in found.why


@pytest.mark.parametrize(
    "article",
    [
        quarrel("all allegations", accused="Mira Dolan"),  # somebody else is accused
        quarrel("all allegations", cue="warned"),  # nobody accuses
        quarrel("them"),  # what is denied, words do not tell
    ],
)
def test_a_charge_that_is_not_theirs_is_not_denied(article):
    assert compared(article).conflicts == ()


def test_nobody_denies_his_own_charge():
    text = f"Tom Krol accused Tom Krol of {BRIBES}. Tom Krol denied all allegations."
    made = reading("a1", text, says("Tom Krol", BRIBES), denies("Tom Krol", "all allegations"), names=NAMES)
    assert compared(with_cues(made, "accused", "denied")).conflicts == ()


@pytest.mark.parametrize(("words", "number"), [("bribery", 0), ("bribery at the dam", 1)])
def test_a_word_alone_is_not_enough_to_find_what_it_denies(monkeypatch, words, number):
    monkeypatch.setattr(judge, "judge", lambda pairs: np.array([[0, 0, 9]] * len(pairs), np.float32).reshape(-1, 3))
    said = says("Ada Berg", words), denies("Tom Krol", words)
    made = reading("a1", f"Ada Berg saw {words}. Tom Krol denied {words}.", *said, names=NAMES)
    assert len(compared(made).conflicts) == number


@pytest.mark.parametrize(("whose", "number"), [("Ada Berg's", 1), ("the Quarran", 0)])
def test_whoever_dismisses_a_line_is_against_what_that_party_said_before(whose, number):
    text = f"Ada Berg warned of {BRIBES}. Tom Krol dismissed {whose} line."
    made = reading("a1", text, says("Ada Berg", BRIBES), says("Tom Krol", f"{whose} line"), names=NAMES)
    assert len(compared(with_cues(made, "warned", "dismissed")).conflicts) == number
