"""How alike two given names, or two surnames, are: variants, initials, forms of women and men."""

from __future__ import annotations

import re

from headwater.stages.resolve.names.compare_words import LIKELY, ONE_SOUND, words_alike
from headwater.stages.resolve.names.given_names import given_rows
from headwater.stages.resolve.names.spelling_keys import VOWELS, sound_key

VARIANT = 0.97  # "Volodymyr" and "Vladimir"
INITIAL = 0.85
UNLIKE = 0.4
OTHER_START = 0.75  # a slip seldom hits the first letter: "Marter" and "Harter" are two families

_ONE_LETTER = ("eijy", "vw", "ckq", "ou")  # "Y. Varn" is Evgeny
_PATRONYMIC = re.compile(r"(?<=..)(?:[oe]v[iy](?:ch|tch|cs|c)|[oei]vna)$")
_FEMININE = (
    # what a feminine surname ends in, what the masculine has there: Slavic, Lithuanian, Greek
    (re.compile(r"(?<=ov|ev|in|yn)a$"), ("",)),
    (re.compile(r"(?<=..)ova$"), ("", "a", "o")),
    (re.compile(r"(?<=[sc]k)(?:a|aya|aia|aja)$"), ("",)),
    (re.compile(r"(?<=..)(?:aite|yte|iute|ute|uviene|iene)$"), ("as", "is", "us", "ius")),
    (re.compile(r"(?<=...)ou$"), ("os",)),
    (re.compile(r"(?<=..[^kiy])i$"), ("is",)),
)


def is_patronymic(word: str) -> bool:
    """Whether a word is a father's name, as in "Ivan Petrovich"."""
    return bool(_PATRONYMIC.search(word))


def givens_alike(a: str, b: str) -> float:
    """How surely two given names are one: variants, spellings, or a name and its initial.

    Two names of which the table knows that they are two stay apart however close they are spelled: "Tim" and "Tom".
    """
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if _one_initial(a, b) else 0.0
    if is_patronymic(a) != is_patronymic(b):
        return 0.0
    rows_a, rows_b = given_rows(a), given_rows(b)
    if rows_a & rows_b:
        return VARIANT
    likeness = _names_alike(a, b)
    return min(likeness, UNLIKE) if (rows_a and rows_b) or of_two_genders(a, b) else likeness


def of_two_genders(a: str, b: str) -> bool:
    """Whether one given name is the feminine of the other: "Oren" and "Orena", "Mario" and "Maria"."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    return len(short) > 2 and (long == short + "a" or (a[:-1] == b[:-1] and {a[-1], b[-1]} == {"a", "o"}))


def surnames_alike(a: str, b: str) -> float:
    """How surely two surnames are one; the forms of a woman and of a man are two."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return LIKELY if _one_initial(a, b) else 0.0
    likeness = _names_alike(a, b)
    return min(likeness, UNLIKE) if likeness >= LIKELY and of_woman_and_man(a, b) else likeness


def _names_alike(a: str, b: str) -> float:
    likeness = words_alike(a, b)
    return likeness * OTHER_START if likeness < ONE_SOUND and not _start_alike(a, b) else likeness


def _start_alike(a: str, b: str) -> bool:
    starts = {sound_key(a)[0], sound_key(b)[0]}
    return a[0] == b[0] or len(starts) == 1 or starts <= VOWELS


def _one_initial(a: str, b: str) -> bool:
    return a[0] == b[0] or any(a[0] in letters and b[0] in letters for letters in _ONE_LETTER)


def of_woman_and_man(a: str, b: str) -> bool:
    """Whether one surname is the feminine form of the other: "Bergova" of "Berg", "Varnaite" of "Varnas"."""
    return _is_feminine_of(a, b) or _is_feminine_of(b, a)


def _is_feminine_of(woman: str, man: str) -> bool:
    return any(
        ending.search(woman) and man.endswith(masculine) and words_alike(ending.sub(masculine, woman), man) > 0.85
        for ending, masculines in _FEMININE
        for masculine in masculines
    )
