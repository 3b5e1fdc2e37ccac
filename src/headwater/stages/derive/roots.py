"""Whose text a family is, and which of two articles has it from the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from headwater.stages.clean.dates import first_moment
from headwater.stages.derive.kinship import Kinship
from headwater.stages.derive.publishers import publisher_of
from headwater.stages.derive.sources import is_own_name, source_name, voice_of, whole_credit
from headwater.types import Article, Link, LinkKind, Precision, When

_CREDITED_BY = 0.5  # share of the members that credit anybody who must agree on whom
_CREDIT, _OWN_PAGE = 2, 1  # weight
_NAMED = 6  # paths that the evidence lists
_FULLER = 1.1  # times as long as the next; among texts of one length none is the fullest
_DIGEST = re.compile(
    r"\b(?:news|headlines|world|nation|business|sports?) in brief\b|\bnews ?(?:briefs?|digest|round-?up)\b"
    r"|\b(?:daily|morning|midday|evening|nightly|weekly|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r" (?:briefs?|briefing|digest|round-?up|headlines)\b",
    re.IGNORECASE,
)
_COARSE = frozenset([Precision.YEAR, Precision.MONTH])
WHOLE = 0.8  # share that is nearly all of a text
_SPAN = {
    Precision.YEAR: timedelta(days=366),
    Precision.MONTH: timedelta(days=31),
    Precision.DAY: timedelta(days=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True)
class Root:
    """Where the text of a family comes from."""

    article: str | None  # the member that it started with
    name: str | None  # the agency or outlet that the members credit
    reasons: tuple[str, ...]


def is_digest(article: Article) -> bool:
    """Whether its title says that an article gathers the news of several."""
    title = article.title_text()
    return bool(title and _DIGEST.search(title))


def root_of(members: Sequence[Article], words: Mapping[str, int]) -> Root:
    """The agency or outlet by credit of the members, else the earliest, else the fullest, else unknown.

    Args:
        members: in any order; one that is alone is its own root where it credits nobody.
        words: for each member's id how many of its words show copying.
    """
    if len(members) == 1 and not whole_credit(members[0]):
        return Root(members[0].id, None, ())
    return _by_credit(members) or _earliest(members) or _fullest(members, words) or Root(None, None, (_UNKNOWN,))


_UNKNOWN = "nobody is credited, and neither times nor lengths tell which was first"


def _by_credit(members: Sequence[Article]) -> Root | None:
    """The one whom most of those credit that credit anybody.

    An agency's own page speaks for the agency, but less than a credit does: it may print another's text without a word.
    """
    voices = {m.id: voice for m in members if (voice := voice_of(m))}
    if not voices:
        return None
    tally: Counter[str] = Counter()
    for member in members:
        if member.id in voices:
            tally[voices[member.id]] += _CREDIT if whole_credit(member) else _OWN_PAGE
    (name, most), *rest = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    if most < _CREDITED_BY * tally.total() or (rest and rest[0][1] == most) or not _is_borne_out(name, members):
        return None
    return Root(None, name, tuple(_reason(other, members, voices) for other in (name, *(other for other, _ in rest))))


def _is_borne_out(name: str, members: Sequence[Article]) -> bool:
    """Whether more speaks for a credited outlet than one page of several: who hands on what another outlet has from a
    third may credit that one. Agencies are nearly always the first.
    """
    crediting = [credit for m in members if (credit := whole_credit(m)) and source_name(credit) == name]
    published = any(is_own_name(name, publisher_of(m.outlet, m.url)) for m in members)
    return published or any(c.agency for c in crediting) or len(crediting) >= _CREDITED_BY * len(members)


def _reason(name: str, members: Sequence[Article], voices: Mapping[str, str]) -> str:
    said = sorted(m.path for m in members if voices.get(m.id) == name and whole_credit(m))
    own = sorted(m.path for m in members if voices.get(m.id) == name and not whole_credit(m))
    parts = [f"{name} is credited by {_listed(said)}"] if said else []
    parts += [f"{name} publishes {_listed(own)}"] if own else []
    return "; ".join(parts)


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _earliest(members: Sequence[Article]) -> Root | None:
    if any(m.published is None for m in members):
        return None
    first, *others = sorted(members, key=lambda m: (_interval(m.published), m.id))
    if all(is_before(first, other) for other in others):
        return Root(first.id, None, (f"{first.path} is the earliest",))
    return None


def _fullest(members: Sequence[Article], words: Mapping[str, int]) -> Root | None:
    first, second, *_ = sorted(members, key=lambda m: (-words[m.id], m.id))
    if words[first.id] >= _FULLER * words[second.id]:
        return Root(first.id, None, (f"{first.path} is the fullest",))
    return None


def is_before(one: Article, other: Article) -> bool:
    """Whether the one was published first, as finely as the times are known."""
    if one.published is None or other.published is None:
        return False
    return _interval(one.published)[1] <= _interval(other.published)[0]


def days_between(one: Article, other: Article) -> int:
    """Whole days from one publication to the other; 0 where a time is not known to the day."""
    times = [a.published for a in (one, other) if a.published and a.published.precision not in _COARSE]
    if len(times) < len((one, other)):
        return 0
    return abs(_interval(times[0])[0] - _interval(times[1])[0]).days


def _interval(when: When | None) -> tuple[datetime, datetime]:
    """The first moment that a time may mean, and the first that it cannot."""
    if when is None:
        return datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    try:
        start = first_moment(when)
        start = start if start.tzinfo else start.replace(tzinfo=UTC)
        return start, start + _SPAN[when.precision]
    except (ValueError, OverflowError):  # no such day; the end of the calendar
        return _interval(None)


# ---------------------------------------------------------------- two articles


def link_between(one: Article, other: Article, kinship: Kinship, *, one_outlet: bool) -> Link:
    """How two articles of one text stand to each other, and which of them has it from the other.

    The confidence is that of the reasons given: credits tell most, then days, then hours. That the shorter was cut from
    the longer tells nothing, for reports grow too.
    """
    source, article, confidence, reasons = _direction(one, other)
    return Link(article.id, source.id, _kind(kinship, one_outlet), round(kinship.of_shorter, 3), confidence, reasons)


def _direction(one: Article, other: Article) -> tuple[Article, Article, float, tuple[str, ...]]:
    """Source, taker, confidence and reasons."""
    for source, taker in ((one, other), (other, one)):
        credit = whole_credit(taker)
        if credit and is_own_name(credit.name, publisher_of(source.outlet, source.url)):
            own = is_own_name(credit.name, publisher_of(taker.outlet, taker.url))
            if not own:
                return source, taker, 0.95, (f"{taker.path} credits {credit.name}",)
    for source, taker in ((one, other), (other, one)):
        if is_before(source, taker):
            days = days_between(source, taker)
            return source, taker, 0.8 if days else 0.65, (f"{source.path} was published before {taker.path}",)
    source, taker = sorted((one, other), key=lambda a: (-len(a.text), a.id))
    return source, taker, 0.5, ()


def _kind(kinship: Kinship, one_outlet: bool) -> LinkKind:
    if one_outlet:
        return LinkKind.VERSION
    if kinship.of_longer >= WHOLE:
        return LinkKind.COPY
    return LinkKind.CUT if kinship.of_shorter >= WHOLE else LinkKind.REWORKED
