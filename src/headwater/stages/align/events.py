"""Whether two tellings are of one event: by what was done, the days and places named, and how like their words are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.stages.align.parties import Party

SAME_START = 4  # letters by which two spellings of one place agree
PLACES_IN_COMMON = 2
RARE = frozenset({"chemical", "crash", "nature"})  # kinds of events of which there are seldom two in two days
LIKE = 0.55  # cosine of two tellings whose words alone speak for one event

# what was done, by the words for it; two events of different kinds are two
_MEANS = {
    "air": r"air[- ]?(?:strikes?|raids?|attacks?)|strikes?|raids?|war ?planes?|jets|drones?"
    r"|helicopters?",
    "shelling": r"rockets?|mortars?|shell(?:s|ing|ed|fire)?|artillery|missiles?|barrages?|rounds",
    "bomb": r"(?:car |suicide |truck |roadside )*bomb(?:s|er|ers|ing|ings)?|blasts?|explosions?|exploded|explosives?"
    r"|detonated|grenades?|landmines?",
    "chemical": r"chemicals?|gas|gassed|sarin|chlorine|nerve agents?|toxic|poison(?:ed|ing|ous)?",
    "fighting": r"clash(?:es|ed)?|fighting|fights?|battles?|(?:counter-?)?offensives?"
    r"|ambush(?:ed)?|storm(?:ed|ing)",
    "shooting": r"shot|shoot(?:ing|ings|s)?|gun(?:man|men|fire|shots?)|opened fire|stabb(?:ed|ing)|knife",
    "nature": r"(?:earth)?quakes?|tremors?|floods?|flooding|storms?|hurricanes?|typhoons?|cyclones?"
    r"|landslides?|tsunamis?",
    "fire": r"blazes?|wildfires?|arson|(?:a|the|house|church|deadly) fire",
    "crash": r"crash(?:es|ed)?|collisions?|collided|derail(?:ed|ment)|capsized|sank|sinking",
    "riot": r"riots?|rioting|protests?|unrest",
    "move": r"left(?! (?:\S+ ){0,7}?(?:dead|killed|wounded|injured|homeless|dying))|leav(?:e|es|ing)|evacuat\w+"
    r"|transport(?:ed)?|passage|transfer(?:red)?|fled|arriv\w+|mov(?:e|ed|ing)",
}
_WORDS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _MEANS.items()}
# whom it struck: an attack on troops and one on civilians are two
_STRUCK = {
    "troops": r"(?:against|on|at|targeting) (?:[\w-]+ ){0,2}(?:troops|soldiers|forces|army|police)",
    "civilians": r"(?:against|on|at|targeting) (?:[\w-]+ ){0,2}(?:civilians|residents|children|famil(?:y|ies)|people)",
}
_WHOM = {whom: re.compile(rf"\b{words}\b", re.IGNORECASE) for whom, words in _STRUCK.items()}
_MEET = frozenset({frozenset({"air", "bomb"}), frozenset({"chemical", "air"}), frozenset({"chemical", "shelling"})})


@dataclass(frozen=True, slots=True)
class Event:
    """What a telling says of the event that it is about; empty: nothing."""

    means: frozenset[str]
    names: frozenset[str]  # stems of places and other names in the telling's own words
    around: frozenset[str]  # with those of the whole sentence
    days: frozenset[str]
    actors: frozenset[str] = frozenset()  # those of the names that are persons or bodies: they are at many places
    struck: frozenset[str] = frozenset()  # kinds of people

    @property
    def placed(self) -> frozenset[str]:
        """The names that may be places."""
        return self.names - self.actors

    def joined(self, other: Event) -> Event:
        return Event(
            self.means | other.means,
            self.names | other.names,
            self.around | other.around,
            self.days | other.days,
            self.actors | other.actors,
            self.struck | other.struck,
        )


@dataclass(frozen=True, slots=True)
class Blame:
    """That a party did something, or denies it."""

    party: Party
    words: str  # for the party, as they stand there
    denied: bool
    past: bool  # of a deed told as long past
    charged: bool  # the party is blamed for it, not only said to do what parties do in a war
    event: Event
    topic: Event  # of the article
    home: frozenset[str]  # countries of which the article tells most


def means_in(text: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _WORDS.items() if pattern.search(text))


def struck_in(text: str) -> frozenset[str]:
    """The kinds of people whom a deed is told to have struck: "used gas on civilians"."""
    return frozenset(whom for whom, pattern in _WHOM.items() if pattern.search(text))


def nearest_means(text: str, at: int, start: int, end: int) -> frozenset[str]:
    """The kind of event whose word stands nearest to a place of the text, within a sentence."""
    near = [
        (min(abs(m.start() - at), abs(m.end() - at)), kind)
        for kind, pattern in _WORDS.items()
        for m in pattern.finditer(text, start, end)
    ]
    if not near:
        return frozenset()
    least = min(near)[0]
    # "car bomb blast", "chemical air strike": words of two kinds beside one another tell of one thing
    return frozenset(kind for distance, kind in near if distance <= least + BESIDE)


BESIDE = 12  # characters


def means_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other or one & other:
        return False
    return not any(frozenset({a, b}) in _MEET for a in one for b in other)


def one_kind(means: frozenset[str]) -> bool:
    """Whether what was done is of one kind, or of two that go together: a bomb from the air."""
    return len(means) == 1 or means in _MEET


def lacks(names: Iterable[str], known: Iterable[str]) -> bool:
    """Whether one of the names is in no spelling among those known."""
    starts = {n[:SAME_START] for n in known}
    return any(n[:SAME_START] not in starts for n in names)


def apart(one: Event, other: Event) -> str | None:
    """What makes two events two: "what", "day", "whom", "place"; None: nothing."""
    if one.days and other.days and not one.days & other.days:
        return "day"
    if means_differ(one.means, other.means):
        return "what"
    if one.struck and other.struck and not one.struck & other.struck:
        return "whom"
    if not shared_names(one, other) and lacks(one.placed, other.around) and lacks(other.placed, one.around):
        return "place"
    return None


def in_common(one: Event, other: Event, cosine: float, *, on_one_event: bool = False) -> int:
    """How many signs there are that two events are one, 0 to 5; without a place or a day in common there is none.

    ``on_one_event``: their articles as a whole are on one.
    """
    particular = shared_names(one, other) + bool(one.days & other.days) + on_one_event
    return particular + bool(one.means & other.means) + (cosine >= LIKE) if particular else 0


def shared_names(one: Event, other: Event) -> bool:
    return bool({n[:SAME_START] for n in one.names} & {n[:SAME_START] for n in other.names})


def one_topic(one: Event, other: Event) -> bool:
    """Whether two articles of about one day are on one event: of a rare kind, named in both heads, at two places."""
    if not one.means & other.means:
        return False
    return rare(one, other) or bool(one.names & other.names) or len(one.around & other.around) >= PLACES_IN_COMMON


def rare(one: Event, other: Event) -> bool:
    return bool(one.means & other.means & RARE)
