"""Names as they are spelled: plain letters, without titles, and how far two spellings lie apart."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
import unicodedata
from functools import cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister imam sheikh president
    prime minister king queen prince princess general gen colonel col major maj captain capt lieutenant lt
    sergeant sgt admiral adm commander senator sen governor gov judge justice chancellor ambassador""".split()
)
_MARKS = re.compile(r"[.'’`ʼ]")
_WORD = re.compile(r"[a-z0-9]+")


@cache
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower-case ASCII; "U.N." and "O'Neil" are one word each.

    Other scripts are transliterated letter by letter (anyascii).
    """
    return tuple(_WORD.findall(_MARKS.sub("", anyascii(name.casefold()).lower())))


def without_title(name: str) -> str:
    """A person's name without what stands before it: "President Ada Berg" is Ada Berg.

    A title alone stays, and so does an office: "Minister of Defence of Arvia".
    """
    words = name.split()
    while len(words) > 1 and words[1].lower() not in ("of", "for") and _MARKS.sub("", words[0].lower()) in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def without_article(name: str) -> str:
    """Without the article: "The River Observatory" is River Observatory."""
    return re.sub(r"^the\s+(?=\S)", "", name, flags=re.IGNORECASE)


def flat(name: str) -> str:
    """In small letters, on one line, without the article: what a tagger may have labelled in two ways."""
    return " ".join(name.lower().split()).removeprefix("the ")


def spelled_alike(a: str, b: str, *, most_edits: int) -> float:
    """Edit similarity of two words, 0 to 1; 0 where more than ``most_edits`` letters differ."""
    if Levenshtein.distance(a, b, score_cutoff=most_edits) > most_edits:
        return 0.0
    return float(Levenshtein.normalized_similarity(a, b))


_LOOKS_LATIN = str.maketrans(
    # Cyrillic, then Greek letters that print like a Latin one
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρι",
    "ABESIJKMHOPCTXYaesijopcxyABEZHIKMNOPTYXoavpi",
)
_LOOKS_CYRILLIC = str.maketrans("ABEKMHOPCTXYaeopcxyi", "АВЕКМНОРСТХУаеорсхуі")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LOOK_ALIKE_SCRIPTS = re.compile(r"[Ͱ-ϿЀ-ӿ]")


def _one_script(word: str) -> str:
    latin, other = len(_LATIN.findall(word)), len(_LOOK_ALIKE_SCRIPTS.findall(word))
    if not latin or not other:
        return word
    return word.translate(_LOOKS_LATIN if latin >= other else _LOOKS_CYRILLIC)


def read_as_it_looks(name: str) -> str:
    """A name whose words mix Latin with Greek or Cyrillic letters, each word in the script of most of its letters.

    "Vаrn" with a Cyrillic "а" is Varn; a name whose words are each of one script comes back as it is.
    """
    if name.isascii() or not _LATIN.search(name) or not _LOOK_ALIKE_SCRIPTS.search(name):
        return name
    return re.sub(r"\w+", lambda m: _one_script(m[0]), name)


def without_signs(name: str) -> str:
    """The letters, digits, marks, punctuation and spaces of a name: emoji and unseen control letters are left out."""
    if name.isascii():
        return name
    return "".join(c if unicodedata.category(c)[0] in "LMNPZ" else " " if c == "\t" else "" for c in name)
