"""How wide a text is drawn, told without a browser: an upper estimate by classes of letters.

The widths are those of DejaVu Sans, the widest of the fonts that the page's ``--sans`` comes to, so text that fits by
this count fits in the narrower ones too. Letters of scripts that the table does not know count as wide.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

BOLD = 1.12  # how much wider bold letters are
MOST_MARKS = 3  # accents drawn on one letter; more of them would climb into the line above
CUT = "…"

_NARROW = frozenset("ijlI.,:;'’‘|/\\· ")
_SLIM = frozenset('ftrsz-–!?()[]"“”*`_°')
_BROAD = frozenset("ABCDEGHKNOQRSUVXYZ&w$€£{}")
_WIDEST = frozenset("mMW%@…—#+<=>^~→←↻")
_UNSEEN = frozenset(("Mn", "Me", "Cf", "Cc"))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that the text takes at most, in letters of ``size`` pixels."""
    return sum(map(_share, text)) * size * (BOLD if bold else 1)


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into ``room`` pixels, with an ellipsis."""
    text = _few_marks(text[: _most_letters(room, size)])
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width(CUT, size, bold=bold)
    kept = 0
    for letter in text:
        left -= width(letter, size, bold=bold)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ,;:(“‘-–") + CUT


def _most_letters(room: float, size: float) -> int:
    """More than can fit; of a word of 5,000 letters the rest need not be looked at."""
    return 1 + int((MOST_MARKS + 1) * room / (size * _share("i")))


def _few_marks(text: str) -> str:
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if _share(letter) == 0 else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _share(letter: str) -> float:
    """Width as a share of the letters' size."""
    if unicodedata.category(letter) in _UNSEEN:
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]  # "ē" is as wide as "e"
    for letters, share in ((_NARROW, 0.35), (_SLIM, 0.54), (_BROAD, 0.83), (_WIDEST, 1.01)):
        if plain in letters:
            return share
    return 0.65 if plain.isascii() else 1.12
