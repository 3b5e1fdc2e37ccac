"""Claims from groups of assertions: their parts, their narrated passages, their gist."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from headwater.ids import content_id
from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align.candidates import Candidates
from headwater.stages.align.cluster import cluster
from headwater.stages.align.compared import Compared, reasons_of
from headwater.stages.align.units import Unit
from headwater.types import Claim, Form, Narrated, Part, Passage, Possible, Span, Stance

OFFERED = 0.3  # probability from which on a passage is offered as possibly the same
LIKEST = 0.75  # share of the likest telling in the odds that an own-voice passage tells a claim; the rest is the mean
# What speaks for a passage beyond its words, in log-odds: articles mostly tell what somebody said, and headlines sum it
# up in few words. Chosen on the development stories.
OWN_VOICE = 0.3
HEADLINE = 0.9
MOST_OFFERED = 5  # of one claim
FEWEST_WORDS = 3  # a shorter own-voice passage tells nothing, unless it counts something: "wounds 20"


@dataclass(slots=True)
class _Group:
    """The assertions of one claim, on the way to it: ``units`` of statements, ``told`` in articles' own voice."""

    units: list[int]
    told: list[tuple[int, float]] = field(default_factory=list)  # with the log-odds


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Assertions that hang together, with all compared pairs among them."""

    members: Sequence[int]  # numbers of units, ascending
    units: Sequence[Unit]  # all there are, all different
    twins: Sequence[Sequence[Unit]]  # those in the same words as each
    found: Compared
    links: Mapping[int, Mapping[int, int]]  # of each member its neighbours, and the number of the pair
    contested: npt.NDArray[np.bool_]  # units for which somebody gives another figure

    def odds(self, pair: int) -> float:
        return float(self.found.odds[pair])

    def voiced(self) -> list[int]:
        return [i for i in self.members if self.units[i].statement]

    def own_voice(self) -> list[int]:
        return [i for i in self.members if not self.units[i].statement]


def claims_of(graph: Graph, settings: Settings, step: str) -> list[Claim]:
    """The claims of assertions that hang together; those of others make no difference to them."""
    least = log_odds(settings.same_claim)
    groups = [_Group(g) for g in _gathered(graph.voiced(), graph, least)]
    groups = _simplest(groups, graph)
    _tell(groups, graph, least)
    groups += [_Group([], [(i, 0.0) for i in g]) for g in _disputed(groups, graph, least)]
    offered, weakest = _offers(groups, graph), [_weakest(g, graph) for g in groups]
    why = _reasons([*(k for offers in offered for k in offers), *(k for k in weakest if k is not None)], graph)
    made = zip(groups, offered, weakest, strict=True)
    return [_claim(group, graph, offers, link, why, settings, step) for group, offers, link in made]


def _reasons(pairs: Sequence[int], graph: Graph) -> dict[int, tuple[str, ...]]:
    if not pairs:  # of most parts: a statement that nobody else makes
        return {}
    wanted = np.unique(np.array(pairs, dtype=np.int64))
    found = graph.found.pairs.where(wanted)
    units, numbers = np.unique(np.concatenate([found.one, found.other]), return_inverse=True)
    local = Candidates(numbers[: len(wanted)], numbers[len(wanted) :], found.cosine, found.crowded)
    said = reasons_of([graph.units[i] for i in units.tolist()], local)
    return dict(zip(wanted.tolist(), said, strict=True))


def log_odds(probability: float) -> float:
    sure = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(sure / (1 - sure))


def _gathered(members: Sequence[int], graph: Graph, least: float) -> list[list[int]]:
    """Groups of the members that say the same."""
    number = {unit: n for n, unit in enumerate(members)}
    between = [
        (number[i], number[j], k)
        for i in members
        for j, k in sorted(graph.links.get(i, {}).items())
        if i < j and j in number
    ]
    pairs = ((i, j, graph.odds(k)) for i, j, k in between)
    barred = ((i, j) for i, j, k in between if graph.found.barred[k])
    return [[members[n] for n in group] for group in cluster(len(members), pairs, barred, least)]


def _simplest(groups: Sequence[_Group], graph: Graph) -> list[_Group]:
    """What only tells when something was stays with what it was, unless others tell it too or give another figure."""
    home: dict[frozenset[str], _Group] = {}
    kept = []
    for group in sorted(groups, key=lambda g: (_is_aside(g, graph), g.units)):
        told_by = frozenset(u.statement.id for i in group.units for u in graph.twins[i] if u.statement)
        host = home.setdefault(told_by, group)
        if host is group or not _is_aside(group, graph) or _contradict(group, host, graph):
            kept.append(group)
        else:
            host.units += group.units
    return [_Group(sorted(g.units)) for g in sorted(kept, key=lambda g: g.units)]


def _is_aside(group: _Group, graph: Graph) -> bool:
    return all(graph.units[i].aside for i in group.units)


def _contradict(one: _Group, other: _Group, graph: Graph) -> bool:
    """Whether a part of one is in conflict with a part of the other; other figures of far things are in none."""
    there = frozenset(other.units)
    pairs = (k for i in one.units for j, k in graph.links.get(i, {}).items() if j in there)
    return any(graph.found.barred[k] and not graph.found.rival[k] for k in pairs)


def _tell(groups: Sequence[_Group], graph: Graph, least: float) -> None:
    """Give each own-voice assertion to the claim that it tells, if there is one."""
    home = {i: n for n, group in enumerate(groups) for i in group.units}
    for i in graph.own_voice():
        if len(graph.units[i].words) < FEWEST_WORDS and not graph.units[i].quantities:
            continue
        odds, claim = max(_told(i, graph, groups, home), default=(0.0, None))
        if claim is not None and odds >= least:
            groups[claim].told.append((i, odds))


def _told(i: int, graph: Graph, groups: Sequence[_Group], home: Mapping[int, int]) -> Iterator[tuple[float, int]]:
    """The claims that an own-voice assertion may tell, with the log-odds: mostly those of the likest telling."""
    by_claim: dict[int, list[int]] = defaultdict(list)
    for j, k in sorted(graph.links.get(i, {}).items()):
        if j in home:
            by_claim[home[j]].append(k)
    for claim, pairs in by_claim.items():
        asserted = any(graph.units[n].stance is Stance.ASSERTS for n in groups[claim].units)
        if asserted and not any(graph.found.rival[k] for k in pairs):
            odds = [graph.odds(k) for k in pairs]
            likest = LIKEST * max(odds) + (1 - LIKEST) * sum(odds) / len(odds)
            yield likest + (HEADLINE if graph.units[i].headline else OWN_VOICE), claim


def _disputed(groups: Sequence[_Group], graph: Graph, least: float) -> list[list[int]]:
    """Own-voice assertions that tell no claim, and give another figure than one or than another article's own voice."""
    telling = {i for g in groups for i, _ in g.told}
    disputed = [
        i
        for i in graph.own_voice()
        if i not in telling and graph.contested[i] and any(q.unit or q.state for q in graph.units[i].quantities)
    ]
    return _gathered(disputed, graph, least)


def _offers(groups: Sequence[_Group], graph: Graph) -> list[list[int]]:
    """For each claim the pairs that lead to what may be the same: below the line, and not far."""
    home = {i: n for n, group in enumerate(groups) for i in [*(t for t, _ in group.told), *group.units]}
    least = log_odds(OFFERED)
    offered: list[dict[int, int]] = [{} for _ in groups]  # of each passage the likeliest pair that leads to it
    for i in graph.voiced():
        for j, k in graph.links.get(i, {}).items():
            if home.get(j) != home[i] and graph.odds(k) >= least:
                best = offered[home[i]].get(j, k)
                offered[home[i]][j] = min(k, best, key=lambda k: (-graph.odds(k), k))
    return [sorted(pairs.values(), key=lambda k: (-graph.odds(k), k))[:MOST_OFFERED] for pairs in offered]


# ---------------------------------------------------------------- the record


def _claim(
    group: _Group,
    graph: Graph,
    offers: Sequence[int],
    weakest: int | None,
    why: Mapping[int, tuple[str, ...]],
    settings: Settings,
    step: str,
) -> Claim:
    members = [u for i in group.units for u in graph.twins[i]]
    narrated = [(u, odds) for i, odds in group.told for u in graph.twins[i]]
    statements = tuple(sorted({u.statement.id for u in members if u.statement}))
    passages = sorted(_passage(u) for u, _ in narrated)
    name = (*statements, *sorted({_name(u) for u in members})) if members else tuple(map(str, passages))
    return Claim(
        id=content_id("cl", *name),
        gist=_gist(members) if members else passages[0],
        statements=statements,
        narrated=tuple(sorted((_narrated(u, odds, settings) for u, odds in narrated), key=lambda n: n.passage)),
        confidence=1.0 if weakest is None else round(_probability(graph.odds(weakest)), 3),
        made_by=step,
        parts=_parts(members),
        possible=tuple(_possible(group, graph, k, why[k]) for k in offers),
        reasons=() if weakest is None else why[weakest],
    )


def _name(unit: Unit) -> str:
    """Tells the assertions of one statement apart."""
    return " ".join(f"{s.start}-{s.end}" for s in unit.spans) + unit.article


def _weakest(group: _Group, graph: Graph) -> int | None:
    """The least sure of the links that hold a claim together: each member's likeliest."""
    inside = set(group.units)
    best = []
    for i in group.units:
        held = [k for j, k in graph.links.get(i, {}).items() if j in inside]
        best += [max(held, key=lambda k: (graph.odds(k), -k))] if held else []
    return min(best, key=lambda k: (graph.odds(k), k), default=None)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _passage(unit: Unit) -> Passage:
    return Passage(unit.article, Span(unit.spans[0].start, unit.spans[-1].end))


def _narrated(unit: Unit, odds: float, settings: Settings) -> Narrated:
    sure = _probability(odds)
    return Narrated(_passage(unit), dropped=sure >= settings.dropped_attribution, confidence=round(sure, 3))


def _parts(members: Sequence[Unit]) -> tuple[Part, ...]:
    spans: dict[str, set[Span]] = defaultdict(set)
    for unit in members:
        if unit.statement and not unit.whole:
            spans[unit.statement.id].update(unit.spans)
    return tuple(sorted(Part(statement, tuple(sorted(held))) for statement, held in spans.items()))


def _possible(group: _Group, graph: Graph, k: int, why: tuple[str, ...]) -> Possible:
    inside = {*group.units, *(i for i, _ in group.told)}
    i, j = int(graph.found.pairs.one[k]), int(graph.found.pairs.other[k])
    other = graph.units[j if i in inside else i]
    return Possible(
        passage=_passage(other),
        statement=other.statement.id if other.statement else None,
        confidence=round(_probability(graph.odds(k)), 3),
        reasons=why,
    )


def _gist(members: Sequence[Unit]) -> Passage:
    """The clearest telling: unbroken, flat, affirmed, of a sentence's length, as indirect speech if there is one.

    Among equals, the one that lies nearest to all others.
    """
    encoded = vectors.encode([u.text for u in members])
    centrality = encoded @ encoded.mean(axis=0)

    def unclear(place: int) -> tuple[object, ...]:
        unit = members[place]
        statement = unit.statement
        words = len(unit.text.split())
        length = 0 if 7 <= words <= 35 else 1 if words > 3 else 2
        return (
            unit.stance is not Stance.ASSERTS,
            len(unit.spans) > 1,
            length,
            statement is None or statement.form is not Form.INDIRECT,
            statement is None or statement.hedged,
            round(-float(centrality[place]), 3),
            unit.place,
        )

    best = members[min(range(len(members)), key=unclear)]
    # of a statement that asserts one thing, with the marks that it begins and ends with
    spans = best.statement.content if best.statement and best.whole else best.spans
    return Passage(best.article, max(spans, key=len))
