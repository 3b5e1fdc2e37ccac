"""Keys under which spellings of one name fall together, whatever alphabet and language they came through.

``sound_key`` keeps the vowels and says "these two may be one word"; ``consonant_key`` drops them and the endings of
Slavic, Baltic and Greek surnames, and only says "compare these two": it is for blocking.
"""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from functools import lru_cache

VOWELS = frozenset("aeiou")
_GROUPS = {
    # sibilants and affricates are where transliterations differ most: one letter for all
    **dict.fromkeys("shch tsch dzsch tch sch ssh sh ch cz sz ts tz c".split(), "s"),
    **dict.fromkeys("dzh zh dj dz rz".split(), "z"),
    **dict(zip("kh gh ph th dh ck x".split(), "h h f t d k ks".split(), strict=True)),
    **dict(zip("ou oo ee ae oe ue".split(), "u u i a o u".split(), strict=True)),
}
_GROUP = re.compile("|".join(sorted((g for g in _GROUPS if g != "c"), key=lambda g: (-len(g), g))) + "|c(?=[eiy])")
_LETTERS = str.maketrans("cqwyjg", "kkviih")  # Ukrainian has h where Russian has g
_COARSER = str.maketrans("hz", "ks")  # one Arabic letter is written g, q, k, kh and gh
_GLIDE = re.compile(r"(?<=[^aeou])i+(?=[aeou])|(?<=i)i+")
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aeiou])h$")
_SKI = re.compile(r"sk(?:i[aeiu]?s?|[aiu]s)$")
_BALTIC = re.compile(r"((?:[oe]v|[iaeu]n|uk|[ei]l)[aiu]?s|ofs?)$")
_ENDING = re.compile(r"(?<=..)(?:ski|ska(?:ia)?|aia|[aeiou]?i|[aiueo]s|(?<=[vnkl])s|[aeiou])$")
_VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=1 << 16)
def sound_key(word: str) -> str:
    """A word of plain lower-case letters as it may sound: "varciunas" and "varchyunas" share a key.

    Folded: sibilants, y / i / j, w / v, kh / h / g, c / k / q, doubled letters, -skyi / -sky / -skis, a final h, the
    Latvian and Lithuanian -s of foreign names ("Orlovs").
    """
    key = _GROUP.sub(lambda m: _GROUPS[m[0]], _FINAL_H.sub("", word)).translate(_LETTERS)
    key = _DOUBLED.sub(r"\1", _GLIDE.sub("", key))
    key = _SKI.sub("ski", key)
    return _BALTIC.sub(_without_baltic_ending, key) if word.endswith(("s", "ff")) else key


def _without_baltic_ending(match: re.Match[str]) -> str:
    return "ov" if match[1].startswith("of") else re.sub(r"[aiu]?s$", "", match[1])


@lru_cache(maxsize=1 << 16)
def consonant_key(word: str) -> str:
    """The consonants of a word without the ending of a surname; with its vowels where fewer than two remain."""
    key = sound_key(word)
    stem = _ENDING.sub("", key) if len(key) > 3 else key
    kept = bones(stem.translate(_COARSER))
    return kept if len(kept) > 1 else key


def bones(key: str) -> str:
    """The consonants of a sound key, and "a" for any vowel that it begins with."""
    return _DOUBLED.sub(r"\1", ("a" if key[:1] in VOWELS else "") + _VOWELS.sub("", key))
