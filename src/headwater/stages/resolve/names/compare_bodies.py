"""Whether two names of organisations may be one body's, with reasons."""

from __future__ import annotations

from headwater.stages.resolve.names.body_names import BodyName, body_name
from headwater.stages.resolve.names.body_words import LOOSE, NEVER_ALIKE
from headwater.stages.resolve.names.compare_words import (
    OTHER_SPACES,
    Pairing,
    joined_alike,
    paired,
    rejoined,
    words_alike,
)
from headwater.stages.resolve.names.comparison import Comparison, compared_in_order, rounded, two
from headwater.stages.resolve.names.legal_forms import forms_fit

ACRONYM = 0.85
SHORT_ACRONYM = 0.7  # two letters fit too many names
OTHER_ACRONYM = 0.3
LONGEST_ACRONYM = 5  # letters; a longer word in capitals may be any word
PART = 0.55  # "Bank of Arvia" and "Arvia"
NUMBERS = 0.4
OTHER_FORM = 0.7
ACRONYM_LETTERS = 3  # of two such words a letter's difference is no slip: "ABC News" and "ABD News"
LEAST = 0.62  # words less alike are two words
LOOSE_WEIGHT = 0.3  # "Orle Group" and "Orle"
ASIDE_WEIGHT = 0.25  # words in brackets
MOST_EXTRA = 0.4  # of such weights; above, one name has a word that makes it another body


def compare_bodies(left: str, right: str) -> Comparison:
    """How well two names fit one organisation, company, agency or ship. Symmetric; 0.0 where one has no letters.

    Every word needs its partner, whatever the order; small words and legal forms do not count, but two forms of one
    country's law set companies apart. Below ``SAME``: other numbers ("47th", "74th Brigade"), other countries, a part
    and its whole. An acronym fits the name that it abbreviates.
    """
    return compared_in_order(left, right, body_name, _with_parts)


def _with_parts(a: BodyName, b: BodyName) -> Comparison:
    """The best of the whole names and of what stands on both sides of a slash: "Orle Group/Blue Hand"."""
    if a.words == b.words or not (a.parts or b.parts):
        return _compared(a, b)
    names = [[name, *map(body_name, name.parts)] for name in (a, b)]
    return max((_compared(x, y) for x in names[0] for y in names[1]), key=lambda found: (found.score, found.reasons))


def _compared(a: BodyName, b: BodyName) -> Comparison:
    if a.words == b.words:
        return _with_forms(a, b, 1.0, ["the same words"])
    if acronym := _acronym(a, b) or _acronym(b, a):
        return acronym
    if a.acronym and b.acronym and max(len(a.acronym), len(b.acronym)) <= LONGEST_ACRONYM:
        return Comparison(OTHER_ACRONYM, (f"acronyms differ: {two(a.acronym, b.acronym)}",))
    if a.numbers != b.numbers:
        return Comparison(NUMBERS, (f"numbers differ: {two(_listed(a.numbers), _listed(b.numbers))}",))
    if a.seats and b.seats and a.seats != b.seats:
        return Comparison(PART, (f"seated elsewhere: {two(' '.join(sorted(a.seats)), ' '.join(sorted(b.seats)))}",))
    one, other = rejoined(a.words, b.words), rejoined(b.words, a.words)
    if joined := OTHER_SPACES if a.joined == b.joined else joined_alike(one, other):
        return _with_forms(a, b, joined, ["the same letters, other spaces"])
    return _paired(a, b, one, other)


def _listed(numbers: tuple[str, ...]) -> str:
    return " and ".join(numbers) or "none"


def _acronym(short: BodyName, long: BodyName) -> Comparison | None:
    if not short.acronym or short.acronym not in long.initials:
        return None
    return Comparison(ACRONYM if len(short.acronym) > 2 else SHORT_ACRONYM, ("one is the acronym of the other",))


def _with_forms(a: BodyName, b: BodyName, score: float, reasons: list[str]) -> Comparison:
    if not forms_fit(a.forms, b.forms):
        return Comparison(rounded(score * OTHER_FORM), (*reasons, "legal forms differ"))
    if a.forms != b.forms:
        return Comparison(rounded(score * 0.99), (*reasons, "legal form written in another way, or left out"))
    return Comparison(rounded(score), tuple(reasons))


def _paired(a: BodyName, b: BodyName, one: tuple[str, ...], other: tuple[str, ...]) -> Comparison:
    pairing = paired(one, other, _alike, least=LEAST)
    left, right = [one[i] for i in pairing.left_over], [other[j] for j in pairing.right_over]
    if left and right:
        return Comparison(_share(one, other, pairing), (f"words differ: {two(' '.join(left), ' '.join(right))}",))
    likenesses = [likeness for _, _, likeness in pairing.pairs]
    score = (min(likenesses) + sum(likenesses) / len(likenesses)) / 2
    extra = left or right
    weight = sum(_weight(word, a.aside | b.aside) for word in extra)
    if weight > MOST_EXTRA:
        return Comparison(rounded(PART * score), (f"a part of the other, or another body: {' '.join(extra)}",))
    reasons = [f"a word in two spellings: {two(one[i], other[j])}" for i, j, _ in pairing.pairs if one[i] != other[j]]
    if extra:
        reasons.append(f"only one has: {' '.join(extra)}")
    return _with_forms(a, b, score * (1 - weight / 2), reasons or ["the same words in another order"])


def _weight(word: str, aside: frozenset[str]) -> float:
    if word in aside:
        return ASIDE_WEIGHT
    return LOOSE_WEIGHT if word in LOOSE else 1.0


def _share(one: tuple[str, ...], other: tuple[str, ...], pairing: Pairing) -> float:
    return rounded(0.65 * sum(likeness for _, _, likeness in pairing.pairs) / max(len(one), len(other)))


def _alike(a: str, b: str) -> float:
    if a.isdigit() or b.isdigit() or len(a) == len(b) == ACRONYM_LETTERS or (a in NEVER_ALIKE and b in NEVER_ALIKE):
        return float(a == b)
    return words_alike(a, b)
