"""A person's name taken apart: its words in plain letters, without titles and particles."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from headwater.stages.resolve.names.spelling import HONORIFICS, read_as_it_looks, without_signs

_TITLES = HONORIFICS | frozenset(
    """herr frau monsieur madame mme senor senora signor signora gospodin praesident prasident presidente
    premier minister chief shaikh sheik shaykh mullah mulla maulvi maulana qari haji hajji hadji hojatoleslam
    ayatollah emir sultan princess crown brigadier marshal corporal private inspector""".split()
)
_AFTER = frozenset("jr sr phd md esq mp".split())  # "Osk Varn, Jr."
_SON_OF = frozenset("bin ibn ben bint binti binte".split())
_PARTICLES = frozenset("al el ul ur ud de da do dos das di del della der den van von zu la le du y e i".split())
_ONE_SPELLING = {"abd": "abdul", "abdel": "abdul", "abdal": "abdul", "abou": "abu"}
_NOT_A_NAME = frozenset("al el".split())

_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")
_VOWELLESS = re.compile(r"[֐-׿؀-ۿݐ-ݿ]")
_SYLLABLES = re.compile(r"[぀-ヿ一-鿿㐀-䶿가-힣]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_MARKS = re.compile(r"['’`ʼ‘]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_DIGITS_AS_LETTERS = str.maketrans("0135", "oies")  # "Berg" typed or scanned as "B3rg"


@dataclass(frozen=True, slots=True)
class PersonName:
    """The words of a person's name, given names first where that is known."""

    words: tuple[str, ...]
    sons: frozenset[int] = frozenset()  # places of the words that follow "bin", "ibn"
    characters: str = ""  # as written, where the script has a character for a syllable
    vowelless: bool = False  # Arabic and Hebrew leave out vowels
    mixed: bool = False  # letters of two alphabets in one word, read as they look
    turned: bool = False  # "Berg, Ada": it is known which is the surname


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName:
    """A name taken apart; titles, articles and particles such as "van" are left out."""
    text = without_signs(name)
    seen = read_as_it_looks(text)
    surname, _, given = seen.partition(",")
    turned = bool(set(_plain(given)) - _AFTER)
    words = _plain(f"{given} {surname}" if turned else seen)
    vowelless = bool(_VOWELLESS.search(seen))  # without its vowels many a name is "mr"
    words, sons = _without_particles(words if vowelless else _without_titles(words))
    return PersonName(
        words=tuple(words),
        sons=frozenset(sons),
        characters="".join(_SYLLABLES.findall(seen)),
        vowelless=vowelless,
        mixed=seen != text,
        turned=turned,
    )


def _plain(name: str) -> list[str]:
    text = _MARKS.sub("", anyascii(_POSSESSIVE.sub("", _ARABIC_ARTICLE.sub("", name))))
    shouted = not any(map(str.islower, text))
    return [letter for word in _WORD.findall(_CAMEL.sub(" ", text)) for letter in _initials(word, shouted)]


def _initials(word: str, shouted: bool) -> list[str]:
    """The word in small letters; "KV" is two initials beside a surname that is not in capitals."""
    if len(word) == 2 and word.isupper() and not shouted and not set(word) & set("AEIOUY"):
        return list(word.lower())
    word = word.lower()
    return [word.translate(_DIGITS_AS_LETTERS) if not word.isalpha() and not word.isdigit() else word]


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in _AFTER:
        words = words[:-1]
    return words


def _without_particles(words: list[str]) -> tuple[list[str], list[int]]:
    kept: list[str] = []
    sons: list[int] = []
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if not last and _is_son_of(word, place):
            sons.append(len(kept))
        elif not last and (word in _PARTICLES and (place or word in _NOT_A_NAME)):
            continue
        else:
            kept.append(_ONE_SPELLING.get(word, word))
    return kept, sons


def _is_son_of(word: str, place: int) -> bool:
    return word in _SON_OF and (place > 0 or word != "ben")
