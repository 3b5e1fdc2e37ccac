"""An organisation's name taken apart: its words, its legal forms, its numbers, its initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from headwater.stages.resolve.names.body_words import (
    KINDS,
    NUMBER_OF,
    PHRASES,
    ROMAN_NUMBER_OF,
    SHIP,
    SMALL,
    TEN_DIGITS,
    WORD_OF,
)
from headwater.stages.resolve.names.legal_forms import Form, split_form
from headwater.stages.resolve.names.spelling import read_as_it_looks, without_signs

_SHORT_FOR = re.compile(r"\b(int|nat)['’`]l\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’`]s\b")
_MARKS = re.compile(r"['’`ʼ‘.]")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z]{2,}\b)")  # "OrleAG"
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_SEAT = re.compile(r"\b(?:in|to|at)\s+(?:the\s+)?(\w+)", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class BodyName:
    """The words of an organisation's name in plain letters and their common spelling, in order."""

    words: tuple[str, ...]  # without legal forms and small words
    forms: tuple[Form, ...] = ()
    numbers: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()  # words in brackets
    seats: frozenset[str] = frozenset()  # where it is: "Embassy of Arvia in Orle"
    initials: frozenset[str] = frozenset()
    acronym: str = ""  # the name itself, where it is one
    joined: str = ""  # all words but the legal form, run together
    parts: tuple[str, ...] = ()  # names on both sides of a slash
    mixed: bool = False  # letters of two alphabets in one word, read as they look

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that say which body it is; all, where none does."""
        return tuple(word for word in self.words if word not in KINDS and not word.isdigit()) or self.words


@lru_cache(maxsize=1 << 16)
def body_name(name: str) -> BodyName:
    """A name taken apart; without words where it has no letters."""
    text = without_signs(name)
    seen = read_as_it_looks(text)
    whole, forms = split_form(_plain(seen))
    words = tuple(word for word in _in_one_spelling(whole) if word not in SMALL) or whole
    return BodyName(
        words=words,
        forms=forms,
        numbers=tuple(sorted(word for word in words if not word.isalpha())),
        aside=frozenset(word for part in _BRACKETS.findall(seen) for word in _in_one_spelling(_plain(part))),
        seats=frozenset(word for seat in _SEAT.findall(seen) for word in _in_one_spelling(_plain(seat))),
        initials=_initials(whole),
        acronym=_acronym(seen, whole),
        joined="".join(whole),
        parts=_parts(seen),
        mixed=seen != text,
    )


def _plain(name: str) -> tuple[str, ...]:
    text = _POSSESSIVE.sub("", _SHORT_FOR.sub(r"\1l", name).replace("&", " and "))
    text = _MARKS.sub("", _GLUED.sub(" ", anyascii(text))).lower()
    text = " ".join(_WORD.findall(_ORDINAL.sub(r"\1", text)))
    for phrase, word in PHRASES:
        text = phrase.sub(word, text)
    words = text.split()
    return tuple(words[1:] if len(words) > 1 and words[0] in SHIP else words)


def _in_one_spelling(words: tuple[str, ...]) -> list[str]:
    """Each word in its common spelling, numbers in digits: "forty four" is 44, "VII" is 7 unless it comes first."""
    found: list[str] = []
    for place, word in enumerate(words):
        number = _number(word)
        if word in ROMAN_NUMBER_OF and (place or set(words[1:2]) & KINDS):  # "X Corps"
            number = str(ROMAN_NUMBER_OF[word])
        elif len(number) == 1 and found and found[-1] in TEN_DIGITS:
            number = found.pop()[0] + number
        found.append(number or WORD_OF.get(word, word))
    return found


def _number(word: str) -> str:
    if word.isdigit():
        return word.lstrip("0") or "0"
    return str(NUMBER_OF.get(word, ""))


def _initials(words: tuple[str, ...]) -> frozenset[str]:
    """The letters that an acronym may take: of all words, or of those that are not small."""
    large = [word for word in words if word not in SMALL]
    return frozenset("".join(word[0] for word in some) for some in (words, large) if len(some) > 1)


def _acronym(name: str, words: tuple[str, ...]) -> str:
    bare = name.replace(".", "").strip()
    return bare.lower() if len(words) == 1 and _ACRONYM.fullmatch(bare) else ""


def _parts(name: str) -> tuple[str, ...]:
    parts = [part.strip() for part in name.split("/")] if "/" in name else []
    return tuple(parts) if len(parts) == 2 and min(map(len, parts)) > 3 else ()
