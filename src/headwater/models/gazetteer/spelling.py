"""Names of places as keys: plain letters, and one spelling of what is often shortened."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

LONGEST = 120  # characters; the longest name of the gazetteer has fewer
_MARKS = re.compile(r"[.'’ʼʹ`‘]")
_WORD = re.compile(r"[a-z0-9]+")
_LONG = {"st": "saint", "ft": "fort", "mt": "mount"}


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
