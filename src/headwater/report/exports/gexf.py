"""The graph of lineage as GEXF 1.2, which Gephi reads."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from headwater.report.document import Brief
from headwater.report.exports.graph import EDGE_FACTS, NODE_FACTS, Fact, graph
from headwater.report.exports.graphml import document, written

NAMESPACE = "http://www.gexf.net/1.2draft"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def render(brief: Brief) -> str:
    """The graph as one XML document."""
    made = graph(brief)
    root = ET.Element("gexf", xmlns=NAMESPACE, version="1.2")
    meta = ET.SubElement(root, "meta", lastmodifieddate=brief.made_at[:10])
    ET.SubElement(meta, "creator").text = f"headwater {brief.headwater}"
    drawn = ET.SubElement(root, "graph", mode="static", defaultedgetype="directed")
    _attributes(drawn, "node", NODE_FACTS)
    _attributes(drawn, "edge", EDGE_FACTS)
    nodes = ET.SubElement(drawn, "nodes", count=str(len(made.nodes)))
    for node in made.nodes:
        _values(ET.SubElement(nodes, "node", id=node.id, label=node.label), node.facts, NODE_FACTS)
    edges = ET.SubElement(drawn, "edges", count=str(len(made.edges)))
    for number, edge in enumerate(made.edges, 1):
        given = {"id": f"e{number}", "source": edge.source, "target": edge.target, "weight": str(edge.weight)}
        label = {"label": str(edge.facts["type"])}
        _values(ET.SubElement(edges, "edge", {**given, **label}), edge.facts, EDGE_FACTS)
    return document(root)


def _attributes(graph_: ET.Element, of: str, facts: Mapping[str, type]) -> None:
    group = ET.SubElement(graph_, "attributes", {"class": of, "mode": "static"})
    for number, (name, kind) in enumerate(facts.items()):
        ET.SubElement(group, "attribute", id=str(number), title=name, type=_TYPES[kind])


def _values(element: ET.Element, facts: Mapping[str, Fact], order: Mapping[str, type]) -> None:
    places = {name: str(number) for number, name in enumerate(order)}
    group = ET.SubElement(element, "attvalues")
    for name, fact in facts.items():
        ET.SubElement(group, "attvalue", {"for": places[name], "value": written(fact)})
