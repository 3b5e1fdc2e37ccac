"""The lineage of a claim as a picture: origins on the left, relays in the middle, articles on the right, by time.

The geometry is computed here and ``templates/lineage.svg.j2`` draws it; the texts are cut to fit their boxes.
"""

from __future__ import annotations

from headwater.report import wording
from headwater.report.document import ClaimDoc
from headwater.report.index import Index
from headwater.report.lineage_picture.graph import Graph, graph
from headwater.report.lineage_picture.layout import Edge, Node, Picture, Text, lay_out

__all__ = ["MOST_ARTICLES", "Edge", "Node", "Picture", "Text", "picture"]

MOST_ARTICLES = 60  # rows that are still legible; the rest is counted


def picture(index: Index, claim: ClaimDoc, *, max_articles: int = MOST_ARTICLES) -> Picture | None:
    """The lineage of a claim, drawn; None where one article has it from one source, which needs no picture.

    Args:
        index: the brief that the claim is of.
        claim: whose lineage.
        max_articles: articles shown, the earliest; one more row counts the others.
    """
    found = graph(index, claim, max_articles=max(1, max_articles))
    origins = [s for s in found.sources if s.step == 0]
    if found.articles < 2 and len(origins) < 2:
        return None
    return lay_out(found, _label(index, claim, found))


def _label(index: Index, claim: ClaimDoc, found: Graph) -> str:
    """``Lineage: 5 articles, 1 origin, 2 relays; 1 article in its own voice``."""
    own, relays = len({n.article for n in claim.narrated}), len(claim.relays)
    parts = (
        wording.count(found.articles, "article"),
        wording.origins_short(index, claim),
        f"{relays:,} {'relay' if relays == 1 else 'relays'}" if relays else "",
    )
    told = f"; {wording.count(own, 'article')} in {'its' if own == 1 else 'their'} own voice" if own else ""
    return f"Lineage: {', '.join(p for p in parts if p)}{told}"
