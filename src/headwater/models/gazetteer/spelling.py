"""Names of places as keys: plain letters, and one spelling of what is often shortened."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

LONGEST = 120  # characters; the longest name of the gazetteer has fewer
FEWEST = 3  # letters of a folded name
_MARKS = re.compile(r"[.'’ʼʹ`‘]")
_WORD = re.compile(r"[a-z0-9]+")
_LONG = {"st": "saint", "ft": "fort", "mt": "mount"}
_LAST_H = re.compile(r"(?<=[aeiou])h$")
_DOUBLED = re.compile(r"([^aeiou])\1")
_FRONT = re.compile(r"(?:[aei]|(?<![aeiou])y|y(?![aeiou]))+")
_BACK = re.compile(r"[ouw]+")
_ARTICLES = frozenset("al ad an ar as ash at az el ed en er es ez ul".split())  # noqa: SIM905


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The words of a name in lower-case ASCII: "St. Orle" is "saint orle", "N.Y." is "ny"; "" where it has none.

    Other scripts are transliterated letter by letter. A name longer than any place's has no key.
    """
    if len(name) > LONGEST:
        return ""
    words = _WORD.findall(_MARKS.sub("", anyascii(name.casefold()).lower()))
    # the last word is left as it is: "Main St" is a street
    return " ".join([_LONG.get(w, w) for w in words[:-1]] + words[-1:])


def folded(name_key: str) -> str:
    """An Arabic name's key in one of the many spellings that it has in news; "" where too little is left.

    Articles, doubled letters and an "h" at the end of a word go; front vowels are one, and back vowels: "Sheikhoun" and
    "Shaykhun". A "y" between vowels stays, so that "Mayadin" is not "Midan".
    """
    words = [_LAST_H.sub("", w) for w in name_key.split() if w not in _ARTICLES]
    plain = _DOUBLED.sub(r"\1", "".join(words)).replace("ch", "sh").replace("q", "k").replace("iy", "i")
    plain = _BACK.sub("u", _FRONT.sub("a", plain))
    return plain if len(plain) >= FEWEST else ""
