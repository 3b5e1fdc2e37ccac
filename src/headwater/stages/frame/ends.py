"""From where to where: the places that a word of moving governs, and those that it leaves to be understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.stages.attribute.view import View
from headwater.stages.frame.governed import Governed, governed
from headwater.stages.frame.movers import kind_of
from headwater.stages.frame.places import Places
from headwater.stages.frame.words import (
    DWELLERS,
    ENTERS,
    GOES,
    HERE,
    LEAVES,
    PART_OF,
    SENDS,
    SETTLES,
    WITHDRAWS,
)
from headwater.types import MoverKind, Sentence


@dataclass(frozen=True, slots=True)
class Ends:
    """The tokens of the places that something moves between."""

    origins: Sequence[Sequence[int]]  # each a place, or several in one phrase
    destinations: Sequence[Sequence[int]]
    via: Sequence[int]


def ends_of(view: View, places: Places, sentence: Sentence, i: int, mover: int) -> Ends:
    """The places that the verb or noun starts from and goes to, with what is coordinated."""
    ends = governed(view, sentence, i)
    origins, destinations = _named_ends(view, places, ends, mover)
    lemma = view.tokens[i].lemma.lower()
    origins = origins or _places(places, ends.stood_at)
    if not destinations and lemma in SETTLES:
        destinations = _places(places, ends.near)
    origins = origins or _left(view, places, ends, i, mover, arrives=bool(destinations))
    if destinations and not origins:
        origins = _sender(view, places, i, mover, destinations)
    bare = not (origins or destinations or view.deps(i, "dobj"))
    if bare and lemma in WITHDRAWS | ENTERS and (scene := places.last_scene(i)) is not None:
        origins, destinations = ([[scene]], []) if lemma in WITHDRAWS else ([], [[scene]])
    named = [g for g in origins if any(places.is_proper(k) for k in g)]
    origins = named or origins  # "from Karst, from villages there" tells one origin
    taken = {k for group in origins for k in group}
    return Ends(
        origins=_unlike(origins),
        destinations=_unlike([[k for k in group if k not in taken] for group in destinations]),
        via=[k for group in _places(places, ends.through) for k in group],
    )


def _named_ends(view: View, places: Places, ends: Governed, mover: int) -> tuple[list[list[int]], list[list[int]]]:
    """Where the words behind from and to name places, with what nothing but the way shows to be one."""
    origins, destinations = _places(places, ends.origins), _places(places, ends.destinations)
    # a name at the other end of a place is a place, and so are two names between which things move
    things = view.tokens[mover].pos == "NOUN"
    if destinations or (things and any(places.is_name(d) for d in ends.destinations)):
        origins = origins or [[o] for o in ends.origins if places.is_name(o)]
    if not destinations and (origins or things):
        forces = kind_of(view, mover) is MoverKind.FORCES
        is_place = places.is_name if origins else places.is_any_name if forces else places.is_only_name
        destinations = [[d] for d in ends.destinations if is_place(d)]
    return origins, destinations


def _left(view: View, places: Places, ends: Governed, i: int, mover: int, *, arrives: bool) -> list[list[int]]:
    """What is left where no "from" says it: "fled the fighting in Oren", "residents of Oren fled"."""
    lemma = view.tokens[i].lemma.lower()
    if lemma in LEAVES:
        fled = any(not places.coordinated(o) for o in view.deps(i, "dobj"))
        around = _around(view, i) or (ends.near if fled else [])
        return _places(places, around) or _places(places, _home(view, mover))
    return _places(places, _home(view, mover)) if lemma == "evacuate" or (lemma in GOES and arrives) else []


def _sender(view: View, places: Places, i: int, mover: int, destinations: Sequence[Sequence[int]]) -> list[list[int]]:
    """The land that sends goods, or anything abroad, sends it from there: "*Veland* sent generators to Oren"."""
    if view.tokens[i].lemma not in SENDS:
        return []
    for who in view.deps(i, "nsubj"):
        land = places.country(who)
        abroad = any(land != there for group in destinations for k in group if (there := places.land(k)))
        if land is not None and (abroad or kind_of(view, mover) is MoverKind.GOODS):
            return [[who]]
    return []


def _unlike(groups: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Each phrase once."""
    return [list(g) for g in dict.fromkeys(tuple(sorted(g)) for g in groups if g)]


def _places(places: Places, nouns: Sequence[int]) -> list[list[int]]:
    return [found for noun in nouns if (found := places.coordinated(noun))]


def _around(view: View, i: int) -> list[int]:
    """Where what is fled from is: "fled the fighting *in Oren*"."""
    fled = [o for o in view.deps(i, "dobj") if view.lower[o] not in PART_OF]
    return [g for o in fled for g in view.governed(o, HERE)]


def _home(view: View, mover: int) -> list[int]:
    """Where those are of that leave: "residents *of Oren* fled", "a girl hurt *in Oren* was evacuated"."""
    hurt = [g for v in view.deps(mover, "acl") for g in view.governed(v, ("in",))]
    of = view.governed(mover, ("of", "in")) if view.tokens[mover].lemma.lower() in DWELLERS else []
    return [*of, *hurt]
