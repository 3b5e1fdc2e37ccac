"""How alike two words of names are, and which word of one name goes with which of the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from headwater.stages.resolve.names.given_names import given_rows
from headwater.stages.resolve.names.spelling_keys import bones, consonant_key, sound_key

ONE_SOUND = 0.96
VOWELS_ONLY = 0.8
ONE_STEM = 0.62
MOST_MORE_LETTERS = 4  # "shch" for one letter and an ending
OTHER_SPACES = 0.97
SHORTEST_JOINED = 9  # letters of a name in which a letter may differ beside the spaces
LIKELY = 0.6  # below, two words are two words
Alike = Callable[[str, str], float]


def words_alike(a: str, b: str) -> float:
    """How surely two words are one in two spellings, 0 to 1: the same, of one sound, or a few letters apart.

    A letter's difference weighs more in a short word: "Tim" and "Kim" are two names, a long surname may have two slips.
    """
    if a == b:
        return 1.0
    if abs(len(a) - len(b)) > MOST_MORE_LETTERS:
        return 0.0
    key_a, key_b = sound_key(a), sound_key(b)
    if key_a == key_b:
        return ONE_SOUND if min(len(key_a), len(key_b)) > 2 else 0.8
    written, heard = OSA.distance(a, b), OSA.distance(key_a, key_b)
    letters = max(len(key_a), len(key_b))
    if written > heard + (letters > 4):
        heard += 1  # two words drawn together by their key, not by a transliteration
    likeness = max(by_edits(written, max(len(a), len(b))), by_edits(heard, letters) - 0.02)
    if LIKELY < likeness < VOWELS_ONLY and letters > 4 and bones(key_a) == bones(key_b):
        return VOWELS_ONLY  # transliterations differ in vowels more than in consonants
    return max(likeness, _of_one_stem(a, b, key_a, key_b))


def _of_one_stem(a: str, b: str, key_a: str, key_b: str) -> float:
    """Surnames that are adjectives of one stem: machines translate "Karstovyi" to "Karstovsky"."""
    if key_a[-1] == key_b[-1] == "i" and key_a[0] == key_b[0] and len(consonant_key(a)) > 2:
        return ONE_STEM if consonant_key(a) == consonant_key(b) else 0.0
    return 0.0


def by_edits(edits: int, letters: int) -> float:
    """The likeness of two words that many edits apart, by the letters of the longer."""
    if edits == 1 and letters > 2:
        return 0.86 if letters > 3 else 0.7
    if edits == 2 and letters > 5:
        return 0.8 if letters > 7 else 0.68 if letters > 6 else 0.64  # "Popov" and "Petrov" are two edits apart
    if edits == 3 and letters > 8:
        return 0.66
    return 0.75 * max(0.0, 1 - edits / letters)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which words of two names go together: (place left, place right, likeness), and the places left over."""

    pairs: tuple[tuple[int, int, float], ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]


def paired(left: Sequence[str], right: Sequence[str], alike: Alike, *, least: float) -> Pairing:
    """The words of two names paired, the most alike first and then those nearest in order, down to ``least``."""
    offers = [
        (-likeness, abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (likeness := alike(a, b)) >= least
    ]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _, i, j in sorted(offers):
        if i not in pairs and j not in taken:
            pairs[i] = (j, -likeness)
            taken.add(j)
    return Pairing(
        tuple((i, j, likeness) for i, (j, likeness) in sorted(pairs.items())),
        tuple(i for i in range(len(left)) if i not in pairs),
        tuple(j for j in range(len(right)) if j not in taken),
    )


def rejoined(words: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Words with those put together that the other name writes as one: "Good Will" beside "Goodwill".

    Up to three in a row; a word of under five letters is not looked for, too many fall together by chance.
    """
    wanted = [word for word in other if len(word) > 4 and word not in words]
    if not wanted or len(words) < 2:
        return tuple(words)
    place, found = 0, []
    while place < len(words):
        size = next((n for n in (3, 2) if _is_wanted(words[place : place + n], n, wanted)), 1)
        found.append("".join(words[place : place + size]))
        place += size
    return tuple(found)


def _is_wanted(run: Sequence[str], size: int, wanted: Sequence[str]) -> bool:
    joined = "".join(run)
    return len(run) == size and any(_one_word(joined, word) for word in wanted)


def _one_word(a: str, b: str) -> bool:
    if a == b or given_rows(a) & given_rows(b):
        return True
    return abs(len(a) - len(b)) < 3 and sound_key(a) == sound_key(b)


def joined_alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two names are when their words are run together; 0 unless one has a space that the other lacks."""
    if len(one) == len(other) or min(map(len, (*one, *other))) == 1:  # an initial is no slip
        return 0.0
    a, b = "".join(one), "".join(other)
    if a == b:
        return OTHER_SPACES
    if min(len(a), len(b)) < SHORTEST_JOINED:
        return 0.0
    return 0.86 if OSA.distance(a, b, score_cutoff=1) == 1 else 0.0
