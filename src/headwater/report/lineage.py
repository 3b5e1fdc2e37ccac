"""The tree of one claim as it is shown: origins -> relays -> families -> articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.report import copies, wording
from headwater.report.document import ClaimDoc, OriginDoc
from headwater.report.index import Index

MOST_CHILDREN = 24  # articles or branches shown below one node; the rest is counted


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the tree: origin, own_voice, relay, family, article, or more (a count of what is left out)."""

    kind: str
    label: str
    note: str = ""
    children: tuple[Node, ...] = ()


def tree(index: Index, claim: ClaimDoc) -> tuple[Node, ...]:
    """A branch for each origin; one more for the articles that tell the claim in their own voice."""
    branches = [_origin(index, o) for o in index.origins_of(claim)]
    if claim.narrated:
        branches.append(_own_voice(index, claim))
    return _capped(branches)


def _origin(index: Index, origin: OriginDoc) -> Node:
    paths = [(_path(index, statement), index.statements[statement].article) for statement in origin.statements]
    side = index.entities[origin.entity].side if origin.entity else None
    label, note = wording.origin_name(index, origin), f"side: {wording.tidy(side)}" if side else ""
    return Node("origin", label, note, _relays(index, paths))


def _path(index: Index, statement: str) -> tuple[str, ...]:
    """The relays of a statement from the originator outward: the way the words travelled."""
    return tuple(reversed(index.statements[statement].chain[:-1]))


def _relays(index: Index, paths: list[tuple[tuple[str, ...], str]]) -> tuple[Node, ...]:
    """Group by the next relay on the way; an empty way has arrived at its article."""
    arrived = [article for path, article in paths if not path]
    onward: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for path, article in paths:
        if path:
            onward.setdefault(path[0], []).append((path[1:], article))
    relays = [Node("relay", wording.tidy(name), "relay", _relays(index, rest)) for name, rest in onward.items()]
    return _capped([*relays, *_families(index, arrived)])


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
        _article(index, a, f"{wording.published(index.articles[a])}; attribution dropped" if a in dropped else "")
        for a in articles
    ]
    return Node("own_voice", "in the article’s own voice", "no origin named", _capped(leaves))


def _capped(nodes: list[Node]) -> tuple[Node, ...]:
    if len(nodes) <= MOST_CHILDREN:
        return tuple(nodes)
    left = len(nodes) - MOST_CHILDREN
    return (*nodes[:MOST_CHILDREN], Node("more", f"and {left:,} more"))
