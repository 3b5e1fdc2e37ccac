"""Who wrote an article, read from its byline: a person's name, or that of a newspaper, a station or an agency."""

from __future__ import annotations

import re

from headwater.stages.clean.credits import find_agency
from headwater.stages.clean.dates import MONTH_DAY, iter_dates
from headwater.stages.clean.outlets import MEDIA, is_outlet

_BY = re.compile(r"(?:^|[\s,;|])by:?\s+(?P<who>[^\W\d_].*)$", re.IGNORECASE)
_BEFORE_LABEL = re.compile(r"^(?P<who>[A-Z][^|:]{2,120}?)[\s,|–—-]+(?:Published|Posted|Updated|Last updated)\b")
_AFTER_NAME = re.compile(
    r"\s*(?:[|/•·]|[-–—]\s*$|(?:\s?[-–—,]\s*|\s)(?:on|at)\s*$|\b(?:e-?mail|follow)\b).*$", re.IGNORECASE
)
_DAY_OF_YEAR = re.compile(rf"{MONTH_DAY}.*$")
_MARK = re.compile(r"\s?[|•·]\s?")
_PARTICLE = r"(?:van|von|de|der|den|la|bin|al|el|da|di)"
_INITIAL = r"(?:[^\W\d_a-z]\.){1,2} ?"
_AUTHOR = re.compile(
    rf"(?P<who>(?:[^\W\d_a-z][\w'’-]+ |{_INITIAL})(?:{_PARTICLE} )?(?:(?:[^\W\d_a-z][\w'’-]+|[^\W\d_a-z]\.) )?"
    r"[^\W\d_a-z][\w'’-]+)(?:\s?[,|•·–—]\s?(?P<where>[A-Z][^,.:|•·]{1,40}))?\s?[,•·|]?$"
)
_BESIDE_AUTHORS = """
    a an the this that these those our your my his her its we you they he she it i what who why how when where which
    new old more most all no not guest special live breaking exclusive opinion analysis letter letters comment read
    watch photo photos video image images file state city street river war day week year news report reports story
    update updates in on at of for from to with after before by and or is are was were has have had says said monday
    tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december house staff contributor more
"""
_NO_AUTHOR = frozenset(_BESIDE_AUTHORS.split())


def find_author(text: str) -> str | None:
    """The name in a line that is nothing but a person's name, with a place or an outlet behind it at the most."""
    found = _AUTHOR.match(text)
    if not found or find_agency(found["who"]) or _words(found["who"]) & (_NO_AUTHOR | MEDIA):
        return None
    # "Ada Brook | AP" is how a photo is credited
    return None if found["where"] and "|" in text and find_agency(found["where"]) else found["who"]


def is_medium(text: str) -> bool:
    """Whether a line is nothing but a name, and that of a newspaper, a station or an agency: ``Orle Tribune``."""
    found = _AUTHOR.match(text)
    words = _words(found["who"]) if found else set()
    if (words & MEDIA and not words & _NO_AUTHOR) or is_outlet(text):
        return True
    return text.endswith("•") and find_agency(text) is not None  # "Reuters Norland•"


def _words(name: str) -> set[str]:
    return {word.strip(".").lower() for word in re.split(r"[\s-]", name)}


def find_byline(text: str) -> str | None:
    """Who wrote the article, from a line such as ``By Ada Brook |``."""
    found = _BY.search(text) or _BEFORE_LABEL.search(text)
    if not found:
        return None
    dated = next(iter_dates(found["who"]), None)
    named = _DAY_OF_YEAR.sub("", found["who"][: dated.start] if dated else found["who"])
    who = _AFTER_NAME.sub("", named).strip(" ,;|-–—./•·")
    return None if who.lower() in {"", "updated", "published", "posted"} else who


def find_bare_byline(text: str) -> str | None:
    """The same from a line without ``By``: ``Ada Brook, Orle``, ``4 May 2031 | Ada Brook``."""
    return next((who for part in (text, *_MARK.split(text)) if (who := find_author(part))), None)
