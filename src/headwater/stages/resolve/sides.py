"""The side that a speaker stands for: a country through its ministries and officials, an armed group, an agency."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from headwater.stages.resolve.clusters import BODIES, Groups, Key, Use, is_nameless, keys_of, name_key
from headwater.stages.resolve.naming import name_of
from headwater.stages.resolve.nations import Nations
from headwater.stages.resolve.roles import OFFICIAL
from headwater.stages.resolve.uses import BEFORE, is_bare
from headwater.types import EntityKind

# of no country, whatever their names hold: "UN" and the other bodies of many states
_OF_MANY = frozenset(
    """un united-nations eu european-union european-commission nato osce who world-health-organization iaea opcw icc
    icrc international-criminal-court international-atomic-energy-agency imf wto wfp unhcr unicef security-council
    un-security-council african-union au arab-league league-of-arab-states gulf-cooperation-council
    organization-for-the-prohibition-of-chemical-weapons organisation-for-the-prohibition-of-chemical-weapons""".split()
)
_AGAINST = re.compile(r"(?:[A-Z][\w-]+ )?\b(?:opposition|rebels?|insurgents?|separatists?|militants?|guerrillas?)\b")
# words in the names of armed groups, beside the people for whom they claim to fight
_ARMED = re.compile(
    r"\b(?:Free|Liberation|Resistance|Independence|Revolutionary|Islamic State|Front|Militia|Brigades)\b"
)


def side_of_body(name: str, nations: Nations) -> str | None:
    """The side of an organisation or group by its name; None where it does not tell."""
    country = nations.of(name) or nations.seat(name)
    if country:
        return country  # "Arvia said": its government
    if not is_nameless(name) and "-".join(name_key(name, EntityKind.ORGANISATION).split()) in _OF_MANY:
        return name
    against = _AGAINST.search(name)
    if against:
        return against[0]
    own = _ARMED.search(name)
    if own and (own[0] == "Free" or nations.in_name(name) is None):
        return name
    return _by_office(name, nations)


class Sides:
    """The sides of all who are named: bodies by their names, persons by their roles and the bodies in these."""

    def __init__(self, groups: Groups, nations: Nations) -> None:
        self._nations = nations
        self._bodies: dict[tuple[str, str], str] = {}
        for key in keys_of(groups, *BODIES):
            side = side_of_body(name_of(key.kind, groups[key], nations), nations)
            for use in groups[key] if side else ():
                # "the Defence Ministry" is another one in each article
                article = use.passage.article if is_bare(use.name) else ""
                self._bodies[name_key(use.name, key.kind), article] = side or ""

    def of(self, key: Key, uses: Sequence[Use]) -> str | None:
        """The side of a group of uses; None where nothing tells."""
        if key.kind is EntityKind.PLACE:
            return None
        if key.kind is not EntityKind.PERSON:
            name = name_of(key.kind, uses, self._nations)
            side = side_of_body(name, self._nations)
            # the outlet's own country has its own ministry, where the article has not named another's before
            own = side is None and is_bare(name) and key.article.endswith(BEFORE)
            return self._nations.home(uses[0].passage.article) if own else side
        votes = Counter(side for use in uses if use.role and (side := self.of_role(use.role, use.passage.article)))
        return min(votes, key=lambda side: (-votes[side], side)) if votes else None

    def of_role(self, role: str, article: str) -> str | None:
        """The side for which a role of that article speaks: its country, or the body named in it."""
        against = _AGAINST.search(role)
        if against:
            return against[0]
        return self._of_body_in(role, article) or _by_office(role, self._nations)

    def _of_body_in(self, role: str, article: str) -> str | None:
        """The side of the longest name in a role that is a body's."""
        words = role.split()
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                written = " ".join(words[first : first + length])
                if is_nameless(written):
                    continue  # "who" is not the WHO
                name = name_key(written, EntityKind.ORGANISATION)
                side = self._bodies.get((name, "")) or self._bodies.get((name, article))
                if side:
                    return side
        return None


def _by_office(words: str, nations: Nations) -> str | None:
    parts = re.findall(r"[^\W\d_]+", words)
    return nations.in_name(words) if {p.lower() for p in parts} & OFFICIAL else None
