"""Names of newspapers and stations in credits, and whether a name is that of the article's own outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from headwater.stages.clean.page import keys, outlet_names, squash
from headwater.stages.clean.sections import is_section

# words of which one at least stands in most names of newspapers and stations
_IN_MEDIA = """
    press agency times post daily today media associated magazine radio tv television chronicle journal sentinel tribune
    review view wire channel herald gazette observer courier standard globe guardian telegraph mail star sun mirror
    weekly network broadcasting online digital videos bbc cnn cbs abc nbc npr
"""
MEDIA = frozenset(_IN_MEDIA.split())
# the last word of such names, in which nobody could take "Live" or "Photos" for one
_IN_LAST_PLACE = """
    press times post daily today magazine radio tv television chronicle journal sentinel tribune review herald gazette
    observer courier standard globe guardian telegraph mail star sun mirror weekly network broadcasting news register
    dispatch examiner inquirer chieftain bulletin monitor
"""
LAST_WORDS = frozenset(_IN_LAST_PLACE.split())
_BROADCASTER_NAMES = "bbc cbs abc nbc npr pbs fox msnbc cnbc itv sky cbc"
_BROADCASTERS = frozenset(_BROADCASTER_NAMES.split())
_IN_NO_NAME = "staff live breaking special exclusive latest more your our this read watch about"
_NO_NAME = frozenset(_IN_NO_NAME.split())
# Printed by others so often that the name follows the author's without a mark between them.
_SYNDICATED = (
    "New York Times", "Washington Post", "Los Angeles Times", "Wall Street Journal", "Chicago Tribune", "USA TODAY",
    "Boston Globe", "Christian Science Monitor", "San Francisco Chronicle", "Miami Herald", "Dallas Morning News",
    "Financial Times", "The Guardian", "The Telegraph", "The Independent", "The Economist", "The Times of London",
    "The Hill", "The Conversation", "The Daily Beast", "The Atlantic", "BBC News", "CBS News", "NBC News", "ABC News",
    "Fox News", "Sky News", "Politico", "POLITICO", "Axios", "ProPublica", "McClatchy", "BuzzFeed News", "BuzzFeed",
    "Business Insider", "Al Jazeera", "Deutsche Welle", "Radio Free Europe/Radio Liberty", "RFE/RL",
    "Voice of America",
)  # fmt: skip
_WIDEST_FIRST = sorted({*_SYNDICATED, *(name.upper() for name in _SYNDICATED)}, key=len, reverse=True)
_TABLE = re.compile(rf"(?<![\w.])(?:The |the )?(?:{'|'.join(map(re.escape, _WIDEST_FIRST))})(?!\w)")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6})/?$")
_STATION = re.compile(r"(?:[KW][A-Z]{2,3}\b|(?:Channel|Local|News|Newschannel) ?\d{1,2}\b)")
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’&+!/-]*|\d{1,2}|&|of|and|de|la")
_LONGEST = 6  # words
_IN_ADDRESSES = "com org net co uk news www edition tv info eu"
_COMMON_LABELS = frozenset(_IN_ADDRESSES.split())
_TELLING = 4  # letters of a part of a name that tells which outlet is meant
_BETWEEN = re.compile(
    r"\s?[,|•·;()]\s?|\s[–—-]+\s|\s(?:and|for|with|via|at)\s|['’]s?\s|^\W*(?:[Bb][Yy]|[Ff]rom):?\s"
    r"|(?i:\b(?:first |last |originally )?(?:published|posted|updated)\b).*$"
)


def is_known(text: str) -> bool:
    """Whether a text is nothing but the name of a well-known outlet."""
    return bool(_TABLE.fullmatch(text.strip()))


def is_outlet(text: str) -> bool:
    """Whether a text is nothing but a name, and that of a newspaper, a station or a site: ``Orle Tribune``."""
    name = text.strip(" .,|•·")
    if _TABLE.fullmatch(name) or _HOST.fullmatch(name):
        return True
    words = name.split(" ")
    if not 1 < len(words) <= _LONGEST or is_section(name) or not all(map(_NAME_WORD.fullmatch, words)):
        return bool(re.fullmatch(r"[KW][A-Z]{3}(?:-TV)?|MSNBC|CNBC|NPR|BBC", name))
    bare = keys(name)
    if not bare or _NO_NAME.intersection(bare):
        return False
    return bare[-1] in LAST_WORDS or bare[0] in _BROADCASTERS or bare[0] == "daily" or bool(_STATION.match(name))


def find_outlets(text: str) -> Iterator[tuple[int, int]]:
    """Where a byline or the like names outlets: ``Ada Berg, Orle Tribune``, ``By Ada Berg Washington Post``."""
    marks = [*_BETWEEN.finditer(text)]
    ends = [*(mark.start() for mark in marks), len(text)]
    starts = [0, *(mark.end() for mark in marks)]
    seen: list[str] = []  # "Orle Tribune — Ada Berg Orle Tribune"
    for start, end in zip(accumulate(starts, max), ends, strict=True):
        name = text[start:end].rstrip(" .,|•·")
        known = _TABLE.search(text, start, end)
        if known:
            yield known.span()
        elif name and is_outlet(name) and not any(name.endswith(" " + other) for other in seen):
            seen.append(name)
            yield start, start + len(name)


def host_of(text: str) -> str | None:
    """The host of an address, without ``www.``: ``orletribune.example/karst-dam`` stands for its outlet."""
    found = _HOST.match(text.split("/", 3)[2] if "://" in text else text.split("/", 1)[0])
    return found["host"] if found else None


def is_own(name: str, outlet: str | None) -> bool:
    """Whether a name is the article's own outlet, compared loosely: "USA TODAY" and ``usatoday.com``.

    An address may hold a part of the name (``cbsnews.com`` of "CBS News Videos") or begin with its initials
    (``latimes.com``, ``wsj.com``).
    """
    words = keys(re.sub(r"\.[a-z]{2,4}$", "", name.removeprefix("The ").removeprefix("the ")))
    labels = {squash(label) for label in re.split(r"[./]", outlet or "") if label} - _COMMON_LABELS
    initials = "".join(word[0] for word in words[:-1])
    ours = {"".join(words), initials + "".join(words[-1:]), initials + "".join(words[-1:])[:1]}
    if words and words[0] in labels:
        return True  # "BBC News" and bbc.co.uk
    return any(_are_one(name, known) for name in ours for known in outlet_names(outlet) | labels)


def _are_one(name: str, other: str) -> bool:
    return name == other or (min(len(name), len(other)) >= _TELLING and (name in other or other in name))
