"""The timeline in two tracks: when things are said to have happened, and when they were first told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from headwater.report import wording
from headwater.report.document import TimelineEntry
from headwater.report.index import Index

MOST_A_DAY = 12  # entries of one track shown for one day
_DAY = len("2031-05-14")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is shown."""

    text: str
    claims: tuple[str, ...]
    reach: str  # how many articles carry it, and how many origins stand behind it: "5 articles, 1 origin"
    note: str  # what a reader should know: it lay ahead when it was told


@dataclass(frozen=True, slots=True)
class Moment:
    """What was at one time; of what was told, what one outlet was the first to tell."""

    when: str  # what the heading of its day does not say: "07:46 UTC", "until 16 May 2031"; or empty
    outlet: str  # that was first; empty of what happened
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Track:
    moments: tuple[Moment, ...]
    left: int = 0  # how many more entries there are

    @property
    def number(self) -> int:
        """Of all entries, those left out too."""
        return sum(len(m.lines) for m in self.moments) + self.left


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month or year where no day is told."""

    title: str
    value: str  # ISO 8601: "2031-05-14", "2031-05", "2031"
    happened: Track
    told: Track


def number(index: Index) -> int:
    return len(index.brief.timeline)


def days(index: Index, most: int) -> tuple[Day, ...]:
    """In the order of time; at most ``most`` entries in all.

    Where there are more, those stay whose claims most articles carry. What is known to the month stands before the
    days of the month.
    """
    kept = _widest(index, _merged(index.brief.timeline), most)
    groups: dict[str, list[TimelineEntry]] = {}
    for entry in kept:
        groups.setdefault(entry.when.value[:_DAY], []).append(entry)
    return tuple(_day(index, value, groups[value]) for value in sorted(groups))


def left_out(index: Index, shown: Iterable[Day]) -> int:
    """How many entries ``days`` left out, those aside that a day says itself."""
    merged = len(_merged(index.brief.timeline))
    return merged - sum(t.number for d in shown for t in (d.happened, d.told))


def _merged(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Entries of one time and the same claims made one: the same thing in other words."""
    found: dict[object, TimelineEntry] = {}
    for entry in entries:
        key = (entry.kind, entry.when, entry.until, entry.claims or entry.text)
        known = found.get(key)
        if known is None:
            found[key] = entry
        else:
            articles = tuple(dict.fromkeys((*known.articles, *entry.articles)))
            origins = tuple(dict.fromkeys((*known.origins, *entry.origins)))
            found[key] = replace(known, articles=articles, origins=origins)
    return list(found.values())


def _widest(index: Index, entries: Sequence[TimelineEntry], most: int) -> Sequence[TimelineEntry]:
    """Ties go to the track of what happened: without it a story of many articles would show tellings only."""
    if len(entries) <= most:
        return entries
    return sorted(entries, key=lambda e: (-_reach(index, e), e.kind != "happened", e.when.value))[:most]


def _reach(index: Index, entry: TimelineEntry) -> int:
    return max((len(index.claims[c].articles) for c in entry.claims), default=len(entry.articles))


def _day(index: Index, value: str, entries: Sequence[TimelineEntry]) -> Day:
    return Day(
        title=f"{wording.date_words(value)}{'' if len(value) == _DAY else ', day not told'}",
        value=value,
        happened=_track(index, [e for e in entries if e.kind != "told"]),
        told=_track(index, [e for e in entries if e.kind == "told"]),
    )


def _track(index: Index, entries: Sequence[TimelineEntry]) -> Track:
    widest = sorted(entries, key=lambda e: (-_reach(index, e), e.when.value))[:MOST_A_DAY]
    shown = sorted(widest, key=lambda e: (e.when.value, _when(e), _first_told(index, e), -_reach(index, e)))
    moments = groupby(shown, key=lambda e: (_when(e), _first_told(index, e)))
    found = (Moment(when, outlet, tuple(_line(index, e) for e in lines)) for (when, outlet), lines in moments)
    return Track(tuple(found), len(entries) - len(shown))


def _first_told(index: Index, entry: TimelineEntry) -> str:
    return wording.tidy(index.outlet(entry.articles[0])) if entry.kind == "told" and entry.articles else ""


def _line(index: Index, entry: TimelineEntry) -> Line:
    claims = tuple(sorted((c for c in entry.claims if c in index.numbers), key=index.numbers.__getitem__))
    return Line(
        text=wording.quoted(entry.text),
        claims=claims,
        reach=f"{wording.count(max(1, _reach(index, entry)), 'article')}, {_origins(index, entry, claims)}",
        note=_note(index, entry),
    )


def _when(entry: TimelineEntry) -> str:
    if entry.until is not None and entry.until.value[:_DAY] != entry.when.value[:_DAY]:
        return f"until {wording.date_words(entry.until.value[:_DAY])}"
    return wording.clock_words(entry.when.value)


def _origins(index: Index, entry: TimelineEntry, claims: Sequence[str]) -> str:
    """Of its claims where it has any: they count an origin once under all its names."""
    found = wording.origin_keys(index, [index.claims[c] for c in claims])
    total = len(found) if claims else len(entry.origins)
    return wording.count(total, "origin") if total else "no origin named"


def _note(index: Index, entry: TimelineEntry) -> str:
    """Whether it lay ahead when the first article told it."""
    if entry.kind == "told":
        return ""
    articles = entry.articles or tuple(a for c in entry.claims for a in index.claims[c].articles)
    dates = [p.value[:_DAY] for a in articles if (p := index.articles[a].published) and len(p.value) >= _DAY]
    when = entry.when.value[:_DAY]
    return "still ahead when it was told" if dates and when > min(dates)[: len(when)] else ""
