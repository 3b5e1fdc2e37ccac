"""What the words for a speaker tell: a name, nobody, a witness of the outlet's own, or a description of somebody."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from functools import lru_cache

from headwater.models import gazetteer

REMEMBERED = 65_536  # names; a corpus says the same ones over and over

_NOBODY = re.compile(
    r"\b(?:sources?|officials?|residents?|witness(?:es)?|activists?|experts?|analysts?|diplomats?|people|critics|reports?"
    r"|media|locals?|medics?|insiders?|observers?|aides?|soldiers?|doctors?|monitor)$",
    re.IGNORECASE,
)
_INDEFINITE = frozenset("some many others several most few those these they we i all everyone somebody someone".split())
# nothing tells one of them from another; "witnesses", "residents", "rebels" are each a kind of people
_ANONYMOUS = re.compile(
    r"\b(?:sources?|officials?|officers?|aides?|diplomats?|insiders?|person|people|man|woman|unnamed)\b", re.IGNORECASE
)
_WITNESS = re.compile(
    r"^(?:(?P<outlet>.+?)(?:['’]s?)?\s)?(?:(?:staff|news|special|local)\s)?"
    r"(?:correspondent|reporter|photographer|journalist|cameraman|camerawoman|crew)s?$"
)
_OWN = frozenset("our own its their this newspaper agency channel network tv radio".split())
# one named body or person whom an article goes on to call so
_OF_FIRMS = frozenset(
    """company firm corporation bank airline manufacturer giant maker operator provider retailer club charity carrier
    studio label startup service foundation university institute network channel newspaper""".split()
)
_OF_BODIES = frozenset(
    """group agency organisation organization association party movement ministry department office observatory monitor
    union commission committee council court watchdog faction militia regulator body""".split()
)
_BEHIND_NAMES = frozenset("group movement party faction militia agency network".split())  # "the OLF group"
_OF_PERSONS = frozenset(
    """leader diplomat senator minister president premier chancellor governor mayor ambassador envoy spokesman
    spokeswoman spokesperson chief head director chairman chairwoman commander general lawmaker congressman
    congresswoman lawyer attorney coach pastor bishop judge professor founder executive singer actor actress rapper
    billionaire businessman politician tycoon""".split()
)
_DESCRIBING = {
    "firm": _OF_FIRMS,
    "body": _OF_BODIES,
    "person": _OF_PERSONS,
    "country": frozenset("ally country nation power kingdom republic neighbour neighbor".split()),
}
_WORDS = re.compile(r"[^\W\d_]+")
_DEFINITE = re.compile(r"(?:the|this|that|its|his|her|their)\b", re.IGNORECASE)
_BEYOND = re.compile(r"\s(?:of|in|at|for|from|with|who|which|that|familiar|close|told)\b|[,(]")
_SMALL = frozenset("the of for a an s and in at to".split())


def is_unnamed(name: str) -> bool:
    """Whether nobody is named: "a senior official" and "the charity" cannot be told from others of their kind."""
    return bool(_NOBODY.search(name)) or name.islower() or name.lower() in _INDEFINITE


def unnamed_class(name: str | None) -> str:
    """What tells unnamed people of one report apart: anonymous sources are all one, "residents" are another kind."""
    if name is None or name.lower() in _INDEFINITE or _ANONYMOUS.search(name):
        return ""
    return head_of(name)


def witness_of(name: str) -> str | None:
    """The outlet whose correspondent is speaking ("" for the article's own); None where it is no outlet's witness.

    "Northwire correspondent" is one, "local journalists" and "Arvian reporters" are people of a trade.
    """
    found = _WITNESS.match(name)
    if found is None:
        return None
    words = [w for w in (found["outlet"] or "").split() if w.lower() not in _SMALL]
    if words and all(w.lower() in _OWN for w in words):
        return ""
    named = any(w[0].isupper() for w in words) and not all(map(_is_people, words))
    return " ".join(words) if named else None


def _is_people(word: str) -> bool:
    return word.islower() or word.lower() in ("western", "foreign") or gazetteer.load().demonym(word) is not None


def head_of(name: str) -> str:
    """The noun of a description, as one: "residents in eastern Oren" are "resident"."""
    words = re.findall(r"[^\W\d_]+", _BEYOND.split(name)[0].lower())
    word = words[-1] if words else name.lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_description(name: str) -> bool:
    """Whether a speaker goes by a common noun, not by a name: "the Arvian company", "the streaming service"."""
    return bool(described_kinds(name))


def is_definite(source: str) -> bool:
    """Whether a source's words point back to somebody that the article has named."""
    return bool(_DEFINITE.match(source))


@lru_cache(REMEMBERED)
def described_kinds(name: str) -> frozenset[str]:
    """What a common noun in the singular describes: a "body", a "firm", a "country", a "person"; empty: nothing known.

    "The River Observatory" and "the OLF group" are names.
    """
    words = _WORDS.findall(_BEYOND.split(name)[0])
    if not words or not words[-1].islower():
        return frozenset()
    if words[-1] in _BEHIND_NAMES and any(word[0].isupper() for word in words):
        return frozenset()
    return frozenset(kind for kind, nouns in _DESCRIBING.items() if words[-1] in nouns)


@lru_cache(REMEMBERED)
def words_of(name: str) -> frozenset[str]:
    """The words of a name or role that tell one from another."""
    return frozenset(re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name.lower()))) - _SMALL
