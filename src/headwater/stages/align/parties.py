"""The party that words name: a government under its many names, the rebels, a person or a group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from headwater.models import gazetteer
from headwater.stages.base import bare_surname
from headwater.types import Entity, EntityKind, PlaceKind

_REBELS = re.compile(
    r"\b(?:rebels?|opposition|insurgents?|militants?|terrorists?|extremists?|jihad\w+|gunm[ae]n|separatists?|guerrillas?"
    r"|opponents|armed groups?)\b(?!-| (?:\w+ )?(?:activists?|areas?|towns?|territor\w+|bastions?))",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?<!anti-)\b(?:governments?|regimes?|authorities|army|military|troops|presidents?|kremlin"
    r"|(?<!rebel )(?<!opposition )forces|air ?force|aircraft|war ?planes?|jets|navy|police)\b(?!-)",
    re.IGNORECASE,
)
_NAMED_ARMY = re.compile(r"\b(?P<name>(?:[A-Z][\w’'-]*\s+)+)[Aa]rmy\b")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")


class PartyKind(StrEnum):
    STATE = "state"
    REBELS = "rebels"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts. ``of`` names the state, or the group or person in stems; empty: words that any of the kind may bear."""

    kind: PartyKind
    of: frozenset[str]

    def clashes(self, other: Party) -> bool:
        """Whether they are surely two parties."""
        if PartyKind.OTHER in (self.kind, other.kind):
            return False
        if self.kind is not other.kind:
            return True
        return self.kind is PartyKind.STATE and bool(self.of and other.of) and not self.of & other.of

    def covers(self, other: Party) -> bool:
        """Whether they are surely one: a rebel group does not answer for all rebels."""
        if self.kind is not other.kind:
            return False
        if self.kind is PartyKind.STATE and not (self.of and other.of):
            return True
        return bool(self.of & other.of) or not (self.of or other.of)


@dataclass(frozen=True, slots=True)
class Parties:
    """Reads parties in words; persons with a side stand for the state of that side."""

    sides: Mapping[str, str]  # last word of a person's name in lower case, without an article -> side

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> Parties:
        known: dict[str, set[str]] = {}
        for e in entities:
            if e.kind is EntityKind.PERSON and e.side and e.name.split():
                known.setdefault(bare_surname(e.name), set()).add(e.side)
        return cls({name: next(iter(sides)) for name, sides in known.items() if len(sides) == 1})

    def named(self, words: str) -> Party | None:
        """The party that acts in words such as "Arvian aircraft", "the president's forces", "opposition fighters"."""
        words = _NAMED_ARMY.sub(self._group, words)
        states = frozenset(filter(None, (self._state(m[0]) for m in _CAPITAL.finditer(words))))
        if _REBELS.search(words):
            return Party(PartyKind.REBELS, _stems(_REBELS.sub(" ", words)) if not states else frozenset())
        if states or _STATE.search(words):
            return Party(PartyKind.STATE, states)
        stems = _stems(words)
        return Party(PartyKind.OTHER, stems) if stems else None

    def _group(self, army: re.Match[str]) -> str:
        """An army's name, for a group that calls itself one as a name that no state bears: "Free Orvan", "Dawn"."""
        named = [w for w in army["name"].split() if w.lower() not in _COMMON]
        of_state = not named or (named[0] != "Free" and any(map(self._state, named)))
        return army[0] if of_state else " ".join(w for w in named if not self._state(w))

    def _state(self, word: str) -> str | None:
        plain = re.sub(r"[’']s?$", "", word)
        for form in (plain, plain.removesuffix("s")):
            found = _country(form) or self.sides.get(bare_surname(form))
            if found:
                return found
        return None


@lru_cache(maxsize=16_384)
def _country(word: str) -> str | None:
    """The country for which a word stands: its name, the name of its people or its capital."""
    known = gazetteer.load()
    found = known.demonym(word) or known.seat(word) or next(iter(known.named(word)), None)
    return found.name if found is not None and found.kind is PlaceKind.COUNTRY else None


def _stems(words: str) -> frozenset[str]:
    names = (m[0].lower() for m in _CAPITAL.finditer(words) if m.start() or len(m[0]) > 1)
    return frozenset(n[:6] for n in names if len(n) > 2 and n not in _COMMON)


_COMMON = frozenset(["the", "its", "their", "his", "her", "they", "all", "mr", "mrs", "ms", "that", "this"])
