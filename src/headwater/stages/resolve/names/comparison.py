"""What comparing two names gives: a score and the reasons for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

SAME = 0.75  # from here on two names are held to be one's
MOST_LETTERS = 300  # what is longer is no name
MOST_WORDS = 24  # likewise; comparing takes words times words


@dataclass(frozen=True, slots=True)
class Comparison:
    """How well two names fit one bearer, 0 to 1, and why, in short sentences for a reader."""

    score: float
    reasons: tuple[str, ...]


class TakenApart(Protocol):
    """A name taken apart for comparison."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in plain letters."""

    @property
    def mixed(self) -> bool:
        """Whether letters of two alphabets stood in one word."""


Name = TypeVar("Name", bound=TakenApart)


def compared_in_order(
    left: str, right: str, take_apart: Callable[[str], Name], compare: Callable[[Name, Name], Comparison]
) -> Comparison:
    """Two names compared in one order whichever comes first; what is no name at all is answered here."""
    left, right = sorted((left, right))
    if max(len(left), len(right)) > MOST_LETTERS:
        return Comparison(float(left == right), (f"more than {MOST_LETTERS} letters: only equality is looked at",))
    a, b = take_apart(left), take_apart(right)
    if not a.words or not b.words:
        return Comparison(0.0, ("no letters to compare",))
    if max(len(a.words), len(b.words)) > MOST_WORDS:
        return Comparison(float(a == b), (f"more than {MOST_WORDS} words: only equality is looked at",))
    compared = compare(a, b)
    if a.mixed or b.mixed:
        return Comparison(compared.score, (*compared.reasons, "letters of two alphabets are mixed: read as they look"))
    return compared


def two(a: str, b: str) -> str:
    """Two words for a reason, in an order that does not depend on which name came first."""
    return ", ".join(sorted((a, b)))


def rounded(score: float) -> float:
    """A score within 0 and 1, to four places."""
    return round(min(1.0, max(0.0, score)), 4)
