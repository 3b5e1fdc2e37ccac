"""Who has a claim from whom: origins, the ways through relays, and articles in the order of time. No geometry yet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from headwater.report import copies, lineage, wording
from headwater.report.document import ClaimDoc, OriginDoc, StatementDoc
from headwater.report.index import Index

MOST_SOURCES = 16  # origins, or relays of one step; the rest is one node that counts them
MOST_STEPS = 4  # relays drawn between an origin and an article
MOST_ASIDES = 4  # who denies it or is silent

Key = tuple[str, ...]  # of a source: its origin, then the relays so far
_OWN, _NOBODY, _RING, _MORE = ("own",), ("nobody",), ("ring",), "more"
_SECONDS = re.compile(r"(\s\d\d:\d\d):\d\d(?:\.\d+)?")
GRAVEST = ("circle", "own_voice", "plain")  # kinds of links; where two run together, the gravest shows


@dataclass(frozen=True, slots=True)
class Source:
    """An origin (step 0), or a relay so many steps from it.

    ``kind`` is ``speaker``, ``unnamed`` or ``witness`` of an origin; ``own_voice``, ``nobody`` or ``circle`` where none
    is known; ``relay`` or ``agency``; ``more``, which counts others; ``denial`` or ``silence`` of a side note.
    """

    key: Key
    step: int
    kind: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An article that tells the claim; one with the key ``""`` counts those that are left out."""

    key: str  # article id
    label: str
    time: str = ""
    mark: str = ""  # what to notice about it: "attribution dropped"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one family, or one row that stands alone."""

    key: str  # family id, or the key of the row
    label: str  # whose text it is; empty: it stands alone
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """From a source to a relay, or to the row or family with this key."""

    source: Key
    target: Key | str
    kind: str  # plain | own_voice | circle


@dataclass(frozen=True, slots=True)
class Graph:
    """All of it sorted: the order of the lists in the brief makes no difference."""

    sources: tuple[Source, ...]
    groups: tuple[Group, ...]  # by the time of the first article
    links: tuple[Link, ...]
    asides: tuple[Source, ...]
    articles: int  # that tell the claim, shown or not

    @property
    def steps(self) -> int:
        """Relays on the longest way."""
        return max((s.step for s in self.sources), default=0)


@dataclass(frozen=True, slots=True)
class _Way:
    """How one telling came to its article: the keys of its sources, the origin's first."""

    path: tuple[Key, ...]
    article: str
    kind: str = "plain"


def graph(index: Index, claim: ClaimDoc, *, max_articles: int) -> Graph:
    """The lineage of a claim with the earliest ``max_articles`` articles."""
    ways = tuple(_ways(index, claim))
    articles = sorted({w.article for w in ways}, key=lambda a: _time(index, a))
    ways, sources = _few_sources(ways, _sources(index, claim, ways), {a: n for n, a in enumerate(articles)})
    groups = _groups(index, claim, articles, max_articles)
    links = _links(ways, {row.key for group in groups for row in group.rows})
    asides = tuple(_asides(index, claim))
    return Graph(sources, groups, _to_families(links, groups), asides, len(articles))


def _time(index: Index, article: str) -> tuple[str, str]:
    published = index.articles[article].published
    return (_in_utc(published.value) if published else "~", article)  # "~" sorts after every digit: undated come last


def _in_utc(value: str) -> str:
    """A time with an offset, so that it can be compared; one without stays as it is."""
    try:
        time = datetime.fromisoformat(value)
        return time.astimezone(UTC).isoformat() if time.tzinfo else value
    except (ValueError, OverflowError):  # no more than a year or a month; the last hours of the year 9999
        return value


# ---------------------------------------------------------------- ways from origins to articles


def _ways(index: Index, claim: ClaimDoc) -> Iterator[_Way]:
    """One for each statement, for each article's own voice, and for each article that has neither."""
    circular = {s for circle in claim.circles for s in circle.statements}
    for origin in index.origins_of(claim):
        for statement in (index.statements[s] for s in origin.statements):
            yield _way(statement, _origin_key(origin), is_circular=statement.id in circular)
    for statement in lineage.without_origin(index, claim):
        yield _way(statement, None, is_circular=statement.id in circular)
    yield from (_Way((_OWN,), n.article, "own_voice") for n in claim.narrated)
    yield from (_Way((_NOBODY,), a) for a in lineage.without_passage(index, claim))


def _way(statement: StatementDoc, origin: Key | None, *, is_circular: bool) -> _Way:
    relays = lineage.relays(statement)
    if origin is None and is_circular:  # outlets that cite each other: whom the words are from is one of them
        origin, relays = _RING, tuple(reversed(statement.chain))
    key, path = origin or _NOBODY, [origin or _NOBODY]
    for name in _few_steps(tuple(map(wording.tidy, relays))):
        key = (*key, name)
        path.append(key)
    return _Way(tuple(path), statement.article, "circle" if is_circular else "plain")


def _few_steps(names: tuple[str, ...]) -> tuple[str, ...]:
    left = len(names) - MOST_STEPS
    if left <= 0:
        return names
    return (*names[: MOST_STEPS - 2], f"{left + 1} more relays", names[-1])


def _origin_key(origin: OriginDoc) -> Key:
    """Two unnamed officials may be two origins: what they say tells them apart."""
    return ("\n".join((origin.kind, origin.entity or origin.name, *sorted(origin.statements)[:1])),)


# ---------------------------------------------------------------- sources


def _sources(index: Index, claim: ClaimDoc, ways: Iterable[_Way]) -> dict[Key, Source]:
    agencies = {name.casefold() for name in index.brief.overview.agencies}
    agencies |= {c.name.casefold() for a in index.brief.articles for c in a.credits if c.agency}
    found = {_origin_key(o): _origin(index, o) for o in index.origins_of(claim)}
    found[_OWN] = Source(_OWN, 0, "own_voice", lineage.OWN_VOICE, lineage.NO_ORIGIN)
    found[_NOBODY] = Source(_NOBODY, 0, "nobody", lineage.NO_SOURCE)
    found[_RING] = Source(_RING, 0, "circle", lineage.CIRCLE, lineage.CIRCULAR)
    keys = {key for way in ways for key in way.path}
    return {key: found.get(key) or _relay(key, agencies) for key in sorted(keys)}


def _origin(index: Index, origin: OriginDoc) -> Source:
    key = _origin_key(origin)
    if origin.entity is None:
        return Source(key, 0, origin.kind, wording.origin_name(index, origin))
    known = index.entities[origin.entity]
    role, side = (wording.tidy(text or "") for text in (known.role, known.side))
    note = "; ".join(text for text in (role, f"side: {side}" if side else "") if text)
    return Source(key, 0, origin.kind, wording.tidy(known.name), note)


def _relay(key: Key, agencies: set[str]) -> Source:
    name = key[-1].casefold()
    is_agency = name in agencies or "agency" in name.split()
    return Source(key, len(key) - 1, "agency" if is_agency else "relay", key[-1], "agency" if is_agency else "")


def _few_sources(
    ways: Sequence[_Way], sources: Mapping[Key, Source], places: Mapping[str, int]
) -> tuple[tuple[_Way, ...], tuple[Source, ...]]:
    """At most so many of each step, those of most articles; the ways of the others run through a node that counts."""
    carried: dict[Key, set[str]] = defaultdict(set)
    for way in ways:
        for key in way.path:
            carried[key].add(way.article)
    known = {k: (k not in (_OWN, _NOBODY, _RING), -len(of), min(places[a] for a in of)) for k, of in carried.items()}
    kept, merged = dict(sources), dict[Key, Key]()
    for step in {s.step for s in sources.values()}:
        keys = sorted((k for k, s in sources.items() if s.step == step), key=lambda k: (known[k], k))
        left = keys[MOST_SOURCES - 1 :] if len(keys) > MOST_SOURCES else []  # so never one alone
        if left:
            more = (_MORE, str(step))
            merged |= dict.fromkeys(left, more)
            kept[more] = Source(more, step, "more", f"and {len(left):,} more {'relays' if step else 'origins'}")
    kept = {key: source for key, source in kept.items() if key not in merged}
    fewer = tuple(replace(way, path=tuple(merged.get(k, k) for k in way.path)) for way in ways)
    return fewer, tuple(sorted(kept.values(), key=lambda s: (s.step, s.key)))


# ---------------------------------------------------------------- articles


def _groups(index: Index, claim: ClaimDoc, articles: Sequence[str], limit: int) -> tuple[Group, ...]:
    """The first ``limit`` articles, and a row that counts the others."""
    dropped = {n.article for n in claim.narrated if n.dropped}
    circular = {index.statements[s].article for c in claim.circles for s in c.statements}
    found, left = [], limit
    for family, members in _families(index, articles):
        shown, left = members[:left], max(0, left - len(members))
        rows = tuple(_row(index, a, is_dropped=a in dropped, is_circular=a in circular) for a in shown)
        if len(rows) > 1:
            found.append(Group(family, _family_label(index, family), rows))
        elif rows:
            found.append(Group(rows[0].key, "", rows))
    hidden = len(articles) - sum(len(g.rows) for g in found)
    if hidden:
        found.append(Group("", "", (Row("", f"and {hidden:,} more {wording.plural(hidden, 'article')}"),)))
    return tuple(found)


def _families(index: Index, articles: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    """Family and articles: in the order given, save that those of one family stand where its first one stands.

    An article that shares its text with none is a family of one, which goes by the article's id.
    """
    found: dict[str, list[str]] = {}
    for article in articles:
        family = index.shared_family(article)
        found.setdefault(family.id if family else article, []).append(article)
    return found.items()


def _family_label(index: Index, family: str) -> str:
    root = copies.family_root(index, index.families[family])
    return f"one text: {root}" if root else "one text"


def _row(index: Index, article: str, *, is_dropped: bool, is_circular: bool) -> Row:
    marks = [text for text, holds in ((lineage.DROPPED, is_dropped), (lineage.CIRCULAR, is_circular)) if holds]
    time = _SECONDS.sub(r"\1", wording.published(index.articles[article]))
    return Row(article, wording.tidy(index.outlet(article)), time, ", ".join(marks))


# ---------------------------------------------------------------- links


def _links(ways: Iterable[_Way], shown: set[str]) -> dict[tuple[Key, Key | str], str]:
    """Source and target of each link, and its kind."""
    found: dict[tuple[Key, Key | str], str] = {}
    for way in ways:
        ends: list[tuple[Key, Key | str]] = [*pairwise(way.path)]
        ends.append((way.path[-1], way.article if way.article in shown else ""))
        for pair in ends:
            found[pair] = min(way.kind, found.get(pair, way.kind), key=GRAVEST.index)
    return found


def _to_families(links: dict[tuple[Key, Key | str], str], groups: Iterable[Group]) -> tuple[Link, ...]:
    """One link in place of several where all articles of a family have it from one source in one way."""
    links = dict(links)
    for group in (g for g in groups if g.label):
        for source in {s for s, _ in links}:
            kinds = [links.get((source, row.key)) for row in group.rows]
            kind = kinds[0]
            if kind and len(set(kinds)) == 1:
                for row in group.rows:
                    del links[source, row.key]
                links[source, group.key] = kind
    found = [Link(source, target, kind) for (source, target), kind in links.items()]
    return tuple(sorted(found, key=lambda x: (x.source, isinstance(x.target, str), x.target)))


# ---------------------------------------------------------------- who stands aside


def _asides(index: Index, claim: ClaimDoc) -> Iterator[Source]:
    """Who denies the claim, and who says nothing of it."""
    notes = [("denial", name, note) for name, note in _denials(index, claim)]
    silent = {wording.tidy(index.speaker_name(index.statements[s])) for s in claim.declines}
    notes += [("silence", name, "declines to say") for name in sorted(silent)]
    for number, (kind, name, note) in enumerate(notes[:MOST_ASIDES]):
        yield Source(("aside", str(number)), 0, kind, name, note)
    if len(notes) > MOST_ASIDES:
        yield Source(("aside", _MORE), 0, "more", f"and {len(notes) - MOST_ASIDES:,} more denials or silences")


def _denials(index: Index, claim: ClaimDoc) -> Iterator[tuple[str, str]]:
    """Who denies it, in which claim. Where two claims deny each other, the one that says so in words is the denial."""
    for other in sorted((index.claims[c] for c in claim.denials), key=lambda c: c.id):
        mutual = claim.id in other.denials
        if not mutual or _has_denial(index, other) or not _has_denial(index, claim):
            yield wording.voices(index, other), f"denies it ({wording.claim_ref(index, other.id)})"


def _has_denial(index: Index, claim: ClaimDoc) -> bool:
    return any(index.statements[s].stance == "denies" for s in claim.statements)
