"""Under which of its spellings an entity goes."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from headwater.stages.resolve.acronyms import of_group
from headwater.stages.resolve.clusters import Use
from headwater.stages.resolve.names.spelling import without_article, without_title
from headwater.stages.resolve.nations import Nations
from headwater.stages.resolve.roles import ROLE_HEADS, role_words
from headwater.types import EntityKind, Place

_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$|\b[JS]r\.$")
_PARTICLES = frozenset("al el abu bin ibn bint van von der den de da di du la le del y".split())
_SEATED = ("ministry", "government")  # what sits in a capital
_USUAL = 0.2  # share of the most used spelling's uses from which another may be the one shown


def place_of(uses: Sequence[Use]) -> Place | None:
    return next((use.place for use in uses if use.place), None)


def name_of(kind: EntityKind, uses: Sequence[Use], nations: Nations) -> str:
    """The fullest spelling: the one that goes by a name where others go by an office or a capital."""
    spellings = Counter(display(use.name, kind) for use in uses)
    place = place_of(uses)
    if place:
        return place.name if place.name in spellings else min(spellings, key=lambda n: (-spellings[n], -len(n), n))
    proper = _proper(spellings, kind, nations)
    most = max(spellings[n] for n in proper)
    usual = [n for n in proper if spellings[n] >= _USUAL * most]  # the fullest of many may be a slip
    fullest = min(usual, key=lambda n: (-_fullness(n, kind), -spellings[n], -len(n), n))
    return fullest if kind is EntityKind.PERSON else _of_country(fullest, nations)


def _of_country(name: str, nations: Nations) -> str:
    """A ministry by its country where articles name only the town: "the defence ministry in Karst" is Orvan's."""
    bare, _, town = name.rpartition(" in ")
    country = nations.seat(town) if bare.lower().endswith(_SEATED) and bare.islower() else None
    return f"{country}'s {bare}" if country else name


def _proper(spellings: Counter[str], kind: EntityKind, nations: Nations) -> list[str]:
    """A person goes by a name, not by an office, and a government by its country's, where the articles give one.

    What one article calls a group ("the extremist PKK group") is not what it is called.
    """
    if kind is EntityKind.PERSON:
        named = [n for n in spellings if role_words(n) and not role_words(n) & ROLE_HEADS]
        named = [n for n in named if all(w[:1].isupper() or w.lower() in _PARTICLES for w in n.split())] or named
    else:
        named = [n for n in spellings if nations.named(n)] or [n for n in spellings if not of_group(n.lower())]
    return named or list(spellings)


def _fullness(name: str, kind: EntityKind) -> int:
    """In words that tell: "Arvian Defence Ministry" says more than "the Defence Ministry"."""
    return len(name.split()) if kind is EntityKind.PERSON else len(role_words(name))


def display(name: str, kind: EntityKind) -> str:
    flat = " ".join(name.split())
    flat = flat.strip(" ,;:'\"“”’‘" if _ABBREVIATION.search(flat) else " ,.;:'\"“”’‘") or name
    return without_title(flat) if kind is EntityKind.PERSON else without_article(flat)
