"""Tellings of one movement, in one article or several, made into one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from headwater.ids import content_id
from headwater.stages.frame.moves import Telling
from headwater.types import Count, End, Movement, MoverKind, When

DAYS = 7  # between articles that still tell of one movement, where neither gives its day
ON_THE_WAY = 3  # days between leaving one place and arriving at the other
COUNTED = 10  # a figure from here on tells a movement from others: "30,000 people"
ALIKE = 0.1  # by which two figures may differ and still be one, rounded
ARTICLES = frozenset({"the", "a", "an"})
# those who flee are not these; "rebels" may be among them
SOLDIERS = frozenset({"troop", "soldier", "army", "unit", "military", "police", "battalion", "brigade", "division"})
_WHO = frozenset({MoverKind.PEOPLE, MoverKind.FORCES})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an event is told: what holds whatever kind of event it is."""

    day: str | None  # the article's, ISO 8601
    claims: frozenset[str]  # in whose words it is told
    hedged: bool  # it stands in a hedged statement
    text: str  # of its sentence


@dataclass(frozen=True, slots=True)
class Seen:
    """A telling with what it is compared by."""

    telling: Telling
    setting: Setting
    origins: frozenset[str]  # keys of the places
    destinations: frozenset[str]

    @property
    def order(self) -> tuple[object, ...]:
        """The fullest telling first: the others are tried at it."""
        t = self.telling
        return (
            -bool(self.origins) - bool(self.destinations),
            -bool(t.quantity),
            not t.mover,
            -len(self.origins) - len(self.destinations),
            t.told,
            t.who or "",
            t.what,
        )

    @property
    def compared(self) -> object:
        """All that is compared, so that what is equal in it is compared once."""
        t, s = self.telling, self.setting
        count = (t.quantity.value, t.quantity.unit) if t.quantity else None
        who = (t.who, t.mover, t.kind, t.proper, t.named, t.many)
        told = (t.told.article, t.when, _worded(t), s.text, s.day, s.claims)
        return (who, count, self.origins, self.destinations, told)

    @property
    def handles(self) -> frozenset[str]:
        """What another telling of the movement may share; of one without any known place, the article."""
        counted = self.telling.quantity
        figure = [f"{counted.value:g}"] if counted is not None and counted.value >= COUNTED else []
        known = [*self.origins, *self.destinations, *figure]
        return frozenset(known or [f"in {self.telling.told.article}"])


@dataclass(slots=True)
class _Group:
    seen: list[Seen] = field(default_factory=list)
    unlike: dict[object, Seen] = field(default_factory=dict)  # one of those that compare alike

    @property
    def origins(self) -> frozenset[str]:
        return frozenset().union(*(s.origins for s in self.unlike.values()))

    @property
    def destinations(self) -> frozenset[str]:
        return frozenset().union(*(s.destinations for s in self.unlike.values()))


def joined(seen: Iterable[Seen], made_by: str) -> tuple[Movement, ...]:
    """The movements, sorted by id."""
    groups: list[_Group] = []
    at: dict[str, list[_Group]] = defaultdict(list)  # by place, so that few are compared
    for one in sorted(seen, key=lambda s: s.order):
        near = {id(g): g for key in (*one.handles, one.setting.text) for g in at[key]}
        rated = sorted(((r, n) for n, g in enumerate(near.values()) if (r := _fit(g, one))), reverse=True)
        if rated and (len(rated) == 1 or rated[0][0] > rated[1][0]):
            group = list(near.values())[rated[0][1]]
        else:
            group = _Group()
            groups.append(group)
        group.seen.append(one)
        group.unlike.setdefault(one.compared, one)
        for key in one.handles | {one.setting.text, f"in {one.telling.told.article}"}:
            if all(g is not group for g in at[key]):
                at[key].append(group)
    worth = (g for g in groups if _is_worth(g))
    return tuple(sorted((_movement(g, made_by) for g in worth), key=lambda m: m.id))


def _is_worth(group: _Group) -> bool:
    """Whether a reader learns something: from or to somewhere by name or to a site, or so many."""
    if any(s.destinations or any(e.parts for e in (s.telling.origin,) if e) for s in group.seen):
        return True
    return any(s.telling.quantity is not None for s in group.seen)


def _fit(group: _Group, one: Seen) -> float:
    """How much speaks for one movement; 0: something speaks against it."""
    others = group.unlike.values()
    if not all(_may_be_one(other, one) for other in others):
        return 0.0
    shared = len(group.origins & one.origins) + len(group.destinations & one.destinations)
    shared += any(one.handles & other.handles or _is_reprint(one, other) for other in others)
    if not shared and (one.origins or one.destinations):
        return 0.0
    claims = any(one.setting.claims & other.setting.claims for other in others)
    same = any(one.telling.mover == other.telling.mover for other in others)
    told = one.telling.told
    places = (other.telling.told for other in others)
    away = min((abs(told.word.start - p.word.start) for p in places if p.article == told.article), default=None)
    # of two that fit alike a reader takes the nearer; soldiers near each other may be of two sides
    nearer = 1 / (1 + away) if away is not None and one.telling.kind is MoverKind.PEOPLE else 0.0
    here = 0.0 if away is None else 1 + nearer
    return 1 + shared + claims / 2 + same / 4 + here / 8


def _may_be_one(a: Seen, b: Seen) -> bool:
    x, y = a.telling, b.telling
    if _is_reprint(a, b):
        return True
    if a.origins and b.origins and not a.origins & b.origins:
        return False
    if a.destinations and b.destinations and not a.destinations & b.destinations:
        return False
    if (a.origins & b.destinations) or (a.destinations & b.origins):
        return False
    return _same_mover(x, y) and _same_number(a, b) and _same_time(a, b)


def _is_reprint(a: Seen, b: Seen) -> bool:
    """Whether they are the same words of the same sentence, as another article prints it."""
    return a.setting.text == b.setting.text and _worded(a.telling) == _worded(b.telling)


def _worded(telling: Telling) -> tuple[str, ...]:
    """What of a telling is in the words of its sentence."""
    return (telling.what, *(end.name if end else "" for end in (telling.origin, telling.destination)))


def _same_mover(x: Telling, y: Telling) -> bool:
    if not (x.mover and y.mover):
        return True
    if x.proper and y.proper:
        return not _names(x).isdisjoint(_names(y))
    if x.named or y.named:  # a name and words for somebody: "the envoy"
        return x.kind is y.kind and not (x.many or y.many)
    if x.proper or y.proper:  # a group by its name; people of whom none is named are others
        return (y if x.proper else x).kind is not MoverKind.PEOPLE
    return x.kind is y.kind or ({x.kind, y.kind} == _WHO and {x.mover, y.mover}.isdisjoint(SOLDIERS))


def _names(telling: Telling) -> frozenset[str]:
    return frozenset(w for w in (telling.who or "").split() if w[:1].isupper() and w.lower() not in ARTICLES)


def _same_number(a: Seen, b: Seen) -> bool:
    x, y = a.telling.quantity, b.telling.quantity
    if x is None or y is None or (x.unit != y.unit and x.unit and y.unit and _is_thing(x.unit, y.unit)):
        return True
    if alike(x.value, y.value):
        return True
    both = a.origins & b.origins and a.destinations & b.destinations
    return bool(both and a.setting.claims & b.setting.claims and a.telling.told.article != b.telling.told.article)


def alike(x: float, y: float) -> bool:
    """Whether two figures may be one, rounded."""
    return abs(x - y) <= ALIKE * max(x, y)


def _is_thing(x: str, y: str) -> bool:
    """Whether one counts what carries the other: 45 buses with 3,000 people."""
    carriers = {"bus", "truck", "lorry", "vehicle", "convoy", "plane", "ship"}
    return (x in carriers) != (y in carriers)


def _same_time(a: Seen, b: Seen) -> bool:
    x, y = a.telling.when, b.telling.when
    if x is not None and y is not None:
        apart = days_apart(x, y)
        return apart <= (0 if bool(a.destinations) == bool(b.destinations) else ON_THE_WAY)
    return within(a.setting.day, b.setting.day, DAYS)


def within(a: str | None, b: str | None, days: int) -> bool:
    """Whether two days (ISO 8601) are so near to each other, or may be."""
    return a is None or b is None or abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= days


def days_apart(x: When, y: When) -> int:
    """Days between two dates; 0 where the coarser one holds the finer one."""
    if x.value[:10].startswith(y.value[:10]) or y.value[:10].startswith(x.value[:10]):
        return 0
    if min(len(x.value), len(y.value)) < len("2031-05-14"):
        return DAYS
    return abs((date.fromisoformat(x.value[:10]) - date.fromisoformat(y.value[:10])).days)


def _movement(group: _Group, made_by: str) -> Movement:
    seen = sorted(group.seen, key=lambda s: (s.telling.told, s.telling.who or "", s.telling.what))
    told = [s.telling for s in seen]
    wording = Counter(t.who for t in told)
    best = max(told, key=lambda t: (bool(t.who), wording[t.who], bool(t.quantity), t.who or "", t.what))
    figures = Counter(t.figure for t in told if t.figure)
    where = tuple(sorted({t.told for t in told}))
    origin, destination = fullest(t.origin for t in told), fullest(t.destination for t in told)
    return Movement(
        id=content_id(
            "mv",
            [(t.article, t.word.start, t.word.end) for t in where],
            [e.name if e else "" for e in (origin, destination)],
        ),
        who=best.who,
        what=best.what,
        quantity=max(figures, key=lambda f: (figures[f], f), default=None),
        origin=origin,
        destination=destination,
        when=finest(t.when for t in told),
        told=where,
        claims=tuple(sorted({c for s in seen for c in s.setting.claims})),
        made_by=made_by,
        kind=Counter(t.kind for t in told if t.mover).most_common(1)[0][0] if any(t.mover for t in told) else best.kind,
        via=fullest(t.via for t in told),
        mode=next((t.mode for t in told if t.mode), None),
        planned=all(t.planned for t in told),
        hedged=all(s.setting.hedged or s.telling.hedged for s in seen),
        counts=tuple(Count(t.told, t.quantity) for t in told if t.quantity),
    )


def fullest(ends: Iterable[End | None]) -> End | None:
    """The wording of a place that names most; of these the one most used, then the shortest."""
    known = [e for e in ends if e is not None]
    used = Counter(e.name for e in known)
    return max(known, key=lambda e: (len(e.parts), used[e.name], -len(e.name), e.name), default=None)


def finest(whens: Iterable[When | None]) -> When | None:
    """The date that is given most finely."""
    known: Sequence[When] = sorted({w for w in whens if w is not None})
    return max(known, key=lambda w: (len(w.value), w.value), default=None)
