"""The tree of one claim as it is shown: origins -> relays -> families -> articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.report import copies, wording
from headwater.report.document import ClaimDoc, OriginDoc, StatementDoc
from headwater.report.index import Index

MOST_CHILDREN = 24  # articles or branches shown below one node; the rest is counted

OWN_VOICE = "in the article’s own voice"
NO_ORIGIN = "no origin named"
NO_SOURCE = "no source named"
CIRCLE = "from each other"
CIRCULAR = "circular"
DROPPED = "attribution dropped"


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the tree.

    ``kind`` is origin, relay, family or article; own_voice, nobody or circle where no origin is known; or more, a count
    of what is left out.
    """

    kind: str
    label: str
    note: str = ""
    children: tuple[Node, ...] = ()


def tree(index: Index, claim: ClaimDoc) -> tuple[Node, ...]:
    """A branch for each origin; more for outlets that have it from each other, for no source, and for own voices."""
    branches = [_origin(index, o) for o in index.origins_of(claim)]
    branches += _without_origin(index, claim)
    if claim.narrated:
        branches.append(_own_voice(index, claim))
    return _capped(branches)


def without_origin(index: Index, claim: ClaimDoc) -> tuple[StatementDoc, ...]:
    """The statements that go back to nobody: no source is named, or outlets have them from each other."""
    known = {s for o in index.origins_of(claim) for s in o.statements}
    return tuple(s for s in index.statements_of(claim) if s.id not in known)


def without_passage(index: Index, claim: ClaimDoc) -> tuple[str, ...]:
    """The articles of the claim of which no statement and no passage of their own is known."""
    told = {n.article for n in claim.narrated} | {index.statements[s].article for s in claim.statements}
    told |= {index.statements[s].article for o in index.origins_of(claim) for s in o.statements}
    return tuple(a for a in claim.articles if a not in told)


def _without_origin(index: Index, claim: ClaimDoc) -> Iterator[Node]:
    circular = {s for circle in claim.circles for s in circle.statements}
    found = without_origin(index, claim)
    ring = [s.article for s in found if s.id in circular]
    if ring:
        yield Node("circle", CIRCLE, CIRCULAR, _capped([*_families(index, ring)]))
    others = [*(s.article for s in found if s.id not in circular), *without_passage(index, claim)]
    if others:
        yield Node("nobody", NO_SOURCE, "", _capped([*_families(index, others)]))


def _origin(index: Index, origin: OriginDoc) -> Node:
    paths = [(relays(s), s.article) for s in (index.statements[i] for i in origin.statements)]
    side = index.entities[origin.entity].side if origin.entity else None
    label, note = wording.origin_name(index, origin), f"side: {wording.tidy(side)}" if side else ""
    return Node("origin", label, note, _relays(index, paths))


def relays(statement: StatementDoc) -> tuple[str, ...]:
    """The relays of a statement from the originator outward: the way the words travelled."""
    return tuple(reversed(statement.chain[:-1]))


def _relays(index: Index, paths: list[tuple[tuple[str, ...], str]]) -> tuple[Node, ...]:
    """Group by the next relay on the way; an empty way has arrived at its article."""
    arrived = [article for path, article in paths if not path]
    onward: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for path, article in paths:
        if path:
            onward.setdefault(path[0], []).append((path[1:], article))
    branches = [Node("relay", wording.tidy(name), "relay", _relays(index, rest)) for name, rest in onward.items()]
    return _capped([*branches, *_families(index, arrived)])


def _families(index: Index, articles: Iterable[str]) -> Iterator[Node]:
    """Articles of one family hang together: they are one telling."""
    groups: dict[str, list[str]] = {}
    for article in dict.fromkeys(articles):
        family = index.shared_family(article)
        groups.setdefault(family.id if family else f"alone:{article}", []).append(article)
    for key, members in groups.items():
        leaves = _capped([_article(index, a) for a in members])
        if key.startswith("alone:"):
            yield from leaves
        else:
            yield Node("family", copies.family_label(index, index.families[key]), "family of copies", leaves)


def _article(index: Index, article: str, note: str = "") -> Node:
    return Node("article", wording.tidy(index.outlet(article)), note or wording.published(index.articles[article]))


def _own_voice(index: Index, claim: ClaimDoc) -> Node:
    dropped = {n.article for n in claim.narrated if n.dropped}
    articles = dict.fromkeys(n.article for n in index.narrated_of(claim))
    leaves = [
        _article(index, a, f"{wording.published(index.articles[a])}; {DROPPED}" if a in dropped else "")
        for a in articles
    ]
    return Node("own_voice", OWN_VOICE, NO_ORIGIN, _capped(leaves))


def _capped(nodes: list[Node]) -> tuple[Node, ...]:
    if len(nodes) <= MOST_CHILDREN:
        return tuple(nodes)
    left = len(nodes) - MOST_CHILDREN
    return (*nodes[:MOST_CHILDREN], Node("more", f"and {left:,} more"))
