"""The graph of lineage as GraphML, which yEd, Gephi, Cytoscape, igraph and networkx read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from headwater.report.document import Brief
from headwater.report.exports.graph import EDGE_FACTS, NODE_FACTS, Fact, graph

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def render(brief: Brief) -> str:
    """The graph as one XML document."""
    made = graph(brief)
    root = ET.Element("graphml", xmlns=NAMESPACE)
    _keys(root, "node", {"label": str, **NODE_FACTS})
    _keys(root, "edge", {"weight": int, **EDGE_FACTS})
    drawn = ET.SubElement(root, "graph", id="lineage", edgedefault="directed")
    for node in made.nodes:
        _data(ET.SubElement(drawn, "node", id=node.id), "node", {"label": node.label, **node.facts})
    for number, edge in enumerate(made.edges, 1):
        element = ET.SubElement(drawn, "edge", id=f"e{number}", source=edge.source, target=edge.target)
        _data(element, "edge", {"weight": edge.weight, **edge.facts})
    return document(root)


def document(root: ET.Element) -> str:
    """An XML document with one element a line."""
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def written(fact: Fact) -> str:
    """A value as XML Schema writes it."""
    return str(fact).lower() if isinstance(fact, bool) else str(fact)


def _keys(root: ET.Element, of: str, facts: Mapping[str, type]) -> None:
    for name, kind in facts.items():
        given = {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": _TYPES[kind]}
        ET.SubElement(root, "key", given)


def _data(element: ET.Element, of: str, facts: Mapping[str, Fact]) -> None:
    for name, fact in facts.items():
        ET.SubElement(element, "data", key=f"{of}_{name}").text = written(fact)
