"""The lineage of all claims as one directed graph, which GraphML and GEXF write down.

Every edge reads as a sentence, and the words travel along it: a speaker *said* something to an agency, which *relayed*
it to an article, which *carried* a claim. Edges of the way name their claim: those of one claim are its lineage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from headwater.report.document import ArticleDoc, Brief, ClaimDoc, StatementDoc
from headwater.report.exports.voices import Voice, Voices
from headwater.report.index import Index
from headwater.report.wording import quoted, tidy

Fact = str | int | float | bool
LONGEST_LABEL = 90

NODE_FACTS: Mapping[str, type] = {
    "type": str,  # speaker | relay | outlet | article | claim
    "name": str,
    "kind": str,  # of a speaker: person, organisation, group, place; or unnamed, witness
    "role": str,
    "side": str,
    "outlet": str,
    "published": str,
    "precision": str,
    "url": str,
    "path": str,
    "sha256": str,
    "family": str,
    "words": int,
    "listed_as": int,
    "article_count": int,
    "outlet_count": int,
    "origin_count": int,
    "confidence": float,
}
EDGE_FACTS: Mapping[str, type] = {
    "type": str,  # said | relayed | carried | narrated | declined | denies | conflicts | published | supplied | copied
    "claim": str,
    "kind": str,
    "dropped": bool,
    "credited": bool,
    "share": float,
    "confidence": float,
    "why": str,
}


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    label: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Edge:
    """``weight``: how many statements or passages it stands for; 1 where it stands for none."""

    source: str
    target: str
    weight: int
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(brief: Brief) -> Graph:
    """The graph, in the order of the brief."""
    index = Index.of(brief)
    draft = _Draft(index, Voices.of(index))
    for article in brief.articles:
        draft.add_article(article)
    for claim in brief.claims:
        draft.add_claim(claim)
    for claim in brief.claims:
        draft.add_lineage(claim)
    draft.add_rest(brief)
    return Graph(tuple(draft.nodes.values()), tuple(draft.edges))


@dataclass(slots=True)
class _Draft:
    """A graph that grows."""

    index: Index
    voices: Voices
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)  # name of an outlet or agency, case folded -> node

    def node(self, id_: str, label: str, **facts: Fact | None) -> str:
        if id_ not in self.nodes:
            self.nodes[id_] = Node(id_, tidy(label) or id_, {k: v for k, v in facts.items() if v is not None})
        return id_

    def edge(self, source: str, target: str, type_: str, weight: int = 1, **facts: Fact | None) -> None:
        if source != target:
            known = {k: v for k, v in facts.items() if v is not None}
            self.edges.append(Edge(source, target, weight, {"type": type_, **known}))

    def body(self, name: str, type_: str) -> str:
        """An outlet or an agency, by its name alone; an outlet that passes words on is one node."""
        key = tidy(name).casefold()
        if key not in self.bodies:
            self.bodies[key] = self.node(f"{type_}:{key}", name, type=type_, name=name)
        return self.bodies[key]

    def add_article(self, article: ArticleDoc) -> None:
        index, when = self.index, article.published
        node = self.node(
            article_id(article.id),
            _short(article.title or index.outlet(article.id)),
            type="article",
            name=article.title,
            outlet=index.outlet(article.id),
            published=when.value if when else None,
            precision=when.precision if when else None,
            url=article.url,
            path=article.path,
            sha256=article.sha256,
            family=article.family,
            words=article.words,
        )
        self.edge(self.body(index.publishers[article.id], "outlet"), node, "published")

    def add_claim(self, claim: ClaimDoc) -> None:
        self.node(
            claim_id(claim.id),
            _short(claim.gist),
            type="claim",
            name=claim.gist,
            listed_as=self.index.numbers.get(claim.id),
            article_count=len(claim.articles),
            outlet_count=len(claim.outlets),
            origin_count=len(self.index.origins_of(claim)),
            confidence=claim.confidence,
        )

    def add_lineage(self, claim: ClaimDoc) -> None:
        """The ways of the claim's words from its origins to the articles, and from there to the claim."""
        index, node = self.index, claim_id(claim.id)
        origins = self.voices.origins.get(claim.id, {})
        behind = {s: voice for number, voice in origins.items() for s in claim.origins[number - 1].statements}
        ways: Counter[tuple[str, str, str]] = Counter()
        for statement in index.statements_of(claim):
            ways.update(self._way(claim, statement, behind.get(statement.id)))
        for (source, target, type_), weight in ways.items():
            self.edge(source, target, type_, weight, claim=claim.id)
        for article, passages in _narrated(index, claim).items():
            self.edge(article_id(article), node, "narrated", len(passages), claim=claim.id, dropped=any(passages))
        silent = Counter(self.speaker(self.voices.statements[s]) for s in claim.declines)
        for speaker, weight in silent.items():
            self.edge(speaker, node, "declined", weight, claim=claim.id)
        for other in claim.denials:
            self.edge(claim_id(other), node, "denies")

    def _way(self, claim: ClaimDoc, statement: StatementDoc, origin: Voice | None) -> Iterator[tuple[str, str, str]]:
        """One edge for each hand that the words pass through."""
        names = tuple(reversed(statement.chain)) or ((statement.speaker_name,) if statement.speaker_name else ())
        hands = [(self.body(name, "relay"), "relayed") for name in names[1:]]
        if origin is not None:
            hands.insert(0, (self.speaker(origin), "said"))
        elif names:  # nobody whom the claim goes back to: who is named has only passed it on
            hands.insert(0, (self.body(names[0], "relay"), "relayed"))
        article = article_id(statement.article)
        targets = [*(source for source, _ in hands), article][1:]
        for (source, type_), target in zip(hands, targets, strict=True):
            yield source, target, type_
        yield article, claim_id(claim.id), "carried"

    def speaker(self, voice: Voice) -> str:
        entity = voice.entity
        return self.node(
            f"speaker:{voice.id}",
            voice.name or voice.kind,
            type="speaker",
            name=voice.name,
            kind=voice.kind,
            role=entity.role if entity else None,
            side=entity.side if entity else None,
        )

    def add_rest(self, brief: Brief) -> None:
        """Conflicts, and who has whose text."""
        for conflict in brief.conflicts:
            one, other = map(claim_id, conflict.claims)
            why = tidy(conflict.why)
            self.edge(one, other, "conflicts", kind=conflict.kind, confidence=conflict.confidence, why=why)
        for link in (link for family in brief.families for link in family.links):
            ends = article_id(link.source), article_id(link.article)
            self.edge(*ends, "copied", kind=link.kind, share=link.share, confidence=link.confidence)
        for article in brief.articles:
            for taken in (t for t in article.taken if t.source not in self.index.articles):
                agency = self.body(taken.source, "relay")
                self.edge(agency, article_id(article.id), "supplied", share=taken.share, credited=taken.credited)


def article_id(id_: str) -> str:
    return f"article:{id_}"


def claim_id(id_: str) -> str:
    return f"claim:{id_}"


def _narrated(index: Index, claim: ClaimDoc) -> dict[str, list[bool]]:
    """The articles that tell a claim in their own voice: of each passage, whether it dropped the attribution."""
    found: dict[str, list[bool]] = {}
    for passage in index.narrated_of(claim):
        found.setdefault(passage.article, []).append(passage.dropped)
    return found


def _short(text: str) -> str:
    return quoted(text, LONGEST_LABEL)[1:-1]
