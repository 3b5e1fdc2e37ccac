"""Tellings of one event that is no movement, in one article or several, made into one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from headwater.ids import content_id
from headwater.stages.frame.event_words import PLOVER
from headwater.stages.frame.happenings import Happening
from headwater.stages.frame.joined import Setting, alike, days_apart, finest, fullest, within
from headwater.types import Count, Event, EventKind

DAYS = 2  # between articles that still tell of one event, where neither gives its day
_SMALL = frozenset({"the", "a", "an", "of", "in", "its", "their", "some", "least", "at", "more", "than", "about"})


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """A telling with what it is compared by."""

    telling: Happening
    setting: Setting
    places: frozenset[str]  # keys

    @property
    def order(self) -> tuple[object, ...]:
        t = self.telling
        return (not self.setting.claims, not self.places, t.quantity is None, t.told, t.kind, t.what)

    def handles(self, reach: int = 0) -> frozenset[str]:
        """What another telling of the event shares: a claim, or the place within so many days."""
        first = f"{self.telling.kind} {self.telling.state}"
        found = {f"{first} {claim}" for claim in self.setting.claims} | {f"{first} {self.setting.text}"}
        party = _last_name(self.telling.whom) if self.telling.kind is EventKind.MEETING else None
        where = self.places | ({f"with {party}"} if party else set())
        days: list[str] = [""]
        if self.setting.day:
            middle = date.fromisoformat(self.setting.day)
            days = [(middle + timedelta(days=d)).isoformat() for d in range(-reach, reach + 1)]
        return frozenset(found | {f"{first} {place} {day}" for place in where for day in days})


def gathered(seen: Iterable[SeenEvent], made_by: str) -> tuple[Event, ...]:
    """The events, sorted by id."""
    groups: list[list[SeenEvent]] = []
    at: dict[str, list[int]] = defaultdict(list)
    for one in sorted(seen, key=lambda s: s.order):
        near = sorted({g for key in one.handles(DAYS) for g in at[key]})
        group = next((g for g in near if all(_may_be_one(other, one) for other in groups[g])), None)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(one)
        for key in one.handles():
            if group not in at[key]:
                at[key].append(group)
    return tuple(sorted((_event(g, made_by) for g in groups), key=lambda e: e.id))


def _may_be_one(a: SeenEvent, b: SeenEvent) -> bool:
    x, y = a.telling, b.telling
    if a.setting.text == b.setting.text and x.what == y.what and x.figure == y.figure:
        return True  # the same sentence in another article
    if a.places and b.places and not a.places & b.places:
        return False
    if x.when and y.when and days_apart(x.when, y.when):
        return False
    if not (x.when and y.when) and not within(a.setting.day, b.setting.day, DAYS):
        return False
    if x.quantity and y.quantity and x.quantity.unit and y.quantity.unit and x.quantity.unit != y.quantity.unit:
        return False  # three children and three men
    shared = bool(a.setting.claims & b.setting.claims)
    if x.quantity and y.quantity and not alike(x.quantity.value, y.quantity.value):
        return shared and x.told.article != y.told.article
    if x.kind is EventKind.CASUALTIES:
        return shared or bool(x.quantity and y.quantity and a.places & b.places)
    same_deed = x.what == y.what and not _words(x.who).isdisjoint(_words(y.who))
    return shared or same_deed or not _words(x.whom).isdisjoint(_words(y.whom))


def _last_name(text: str | None) -> str | None:
    """The last word with a capital: "Berg" of "the Velandic minister Ada Berg"."""
    return next((w.lower() for w in reversed((text or "").split()) if w[:1].isupper()), None)


@lru_cache(maxsize=65_536)
def _words(text: str | None) -> frozenset[str]:
    return frozenset((text or "").lower().split()) - _SMALL


def _event(group: list[SeenEvent], made_by: str) -> Event:
    told = [s.telling for s in sorted(group, key=lambda s: (s.telling.told, s.telling.what))]
    where = tuple(sorted({t.told for t in told}))
    kind = told[0].kind
    return Event(
        id=content_id("ev", kind.value, told[0].state, [(t.article, t.word.start, t.word.end) for t in where]),
        kind=kind,
        plover=PLOVER.get(kind),
        what=Counter(t.what for t in told).most_common(1)[0][0],
        who=_usual(t.who for t in told),
        whom=_usual(t.whom for t in told),
        state=told[0].state,
        place=fullest(t.place for t in told),
        when=finest(t.when for t in told),
        told=where,
        claims=tuple(sorted({c for s in group for c in s.setting.claims})),
        made_by=made_by,
        planned=all(t.planned for t in told),
        hedged=all(s.setting.hedged or s.telling.hedged for s in group),
        counts=tuple(Count(t.told, t.quantity) for t in told if t.quantity),
    )


def _usual(wordings: Iterable[str | None]) -> str | None:
    """The wording most used; of these the shortest."""
    used = Counter(w for w in wordings if w)
    return max(used, key=lambda w: (used[w], -len(w), w), default=None)
