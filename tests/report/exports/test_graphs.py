"""GraphML and GEXF, as networkx reads them."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import networkx as nx
import pytest

from headwater.report import exports
from headwater.report.exports.graph import EDGE_FACTS, NODE_FACTS, graph
from report.exports.hostile import MENDED, story
from report.fictional import brief, empty

FORMS = ("graphml", "gexf")
READ = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def read(made: str, form: str) -> Any:
    return READ[form](io.BytesIO(made.encode()))


def edges(graph_: Any, type_: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [(s, t, facts) for s, t, facts in graph_.edges(data=True) if facts["type"] == type_]


@pytest.fixture(params=FORMS)
def lineage(request) -> Any:
    return read(exports.text(brief(), request.param), request.param)


def test_it_has_everybody(lineage):
    made = brief()
    assert lineage.is_directed()
    assert Counter(nx_type for _, nx_type in lineage.nodes(data="type")) == {
        "article": len(made.articles),
        "claim": len(made.claims),
        "outlet": 5,
        "speaker": 4,
        "relay": 1,
    }


def test_the_words_of_a_claim_travel_from_its_origin_to_the_articles(lineage):
    way = [
        (s, t, f["type"], int(f["weight"]))
        for s, t, f in lineage.edges(data=True)
        if f.get("claim") == "c1" and f["type"] in ("said", "relayed")
    ]
    assert sorted(way) == [
        ("relay:northwire", "article:a2", "relayed", 1),
        ("relay:northwire", "article:a3", "relayed", 1),
        ("speaker:e-varn", "article:a1", "said", 1),
        ("speaker:e-varn", "article:a4", "said", 1),
        ("speaker:e-varn", "relay:northwire", "said", 2),
    ]
    assert {s for s, t, _ in edges(lineage, "carried") if t == "claim:c1"} == {f"article:a{n}" for n in range(1, 5)}


def test_what_is_told_in_an_own_voice_has_no_speaker(lineage):
    kept, dropped = sorted(edges(lineage, "narrated"), key=lambda edge: edge[0])
    assert (dropped[0], dropped[1], dropped[2]["dropped"]) == ("article:a5", "claim:c1", True)
    assert (kept[0], kept[1], kept[2]["dropped"]) == ("article:a1", "claim:c6", False)
    assert [s for s, _ in lineage.in_edges("article:a5")] == [
        'outlet:the <b onclick="x">morrow</b> times',
        "speaker:c5.1",
    ]


def test_denials_conflicts_and_silence(lineage):
    assert [(s, t) for s, t, _ in edges(lineage, "denies")] == [("claim:c4", "claim:c1")]
    ((one, other, facts),) = [e for e in edges(lineage, "conflicts") if e[2]["kind"] == "quantity"]
    assert (one, other, facts["confidence"]) == ("claim:c2", "claim:c3", 0.71)
    assert [(s, t) for s, t, _ in edges(lineage, "declined")] == [("speaker:e-unity", "claim:c1")]


def test_who_has_whose_text(lineage):
    ((source, target, facts),) = edges(lineage, "copied")
    assert (source, target, facts["share"], facts["kind"]) == ("article:a2", "article:a3", 1.0, "copy")
    supplied = {(s, t): f["credited"] for s, t, f in edges(lineage, "supplied")}
    assert supplied == {("relay:northwire", "article:a2"): True, ("relay:northwire", "article:a3"): False}


def test_what_is_known_of_the_nodes(lineage):
    varn, claim = lineage.nodes["speaker:e-varn"], lineage.nodes["claim:c1"]
    assert (varn["label"], varn["role"], varn["side"]) == ("Osk Varn", "defence minister", "Veland")
    assert (claim["article_count"], claim["origin_count"], claim["listed_as"]) == (5, 1, 1)
    assert lineage.nodes["article:a1"]["published"] == "2031-05-14T07:46"
    assert "published" not in lineage.nodes["article:a5"]


def test_facts_are_declared():
    made = graph(story())
    for node in made.nodes:
        assert all(type(fact) is NODE_FACTS[name] for name, fact in node.facts.items())
    for edge in made.edges:
        assert all(type(fact) is EDGE_FACTS[name] for name, fact in edge.facts.items())
    held = {node.id for node in made.nodes}
    assert {end for edge in made.edges for end in (edge.source, edge.target)} <= held


def test_the_unnamed_of_two_claims_are_not_made_one():
    made = graph(story())
    unnamed = [node.id for node in made.nodes if node.facts.get("kind") == "unnamed"]
    assert len(unnamed) == len(set(unnamed))
    assert {"speaker:c5.1", "speaker:nasty.1"} <= set(unnamed)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_comes_back(form):
    text = exports.text(story(), form)
    made = read(text, form)
    # networkx tidies nothing; XML readers turn a line end of two characters into one
    names = {name.replace("\r\n", "\n") for _, name in made.nodes(data="name") if name}
    assert MENDED.replace("\r\n", "\n") in names
    assert "<script" not in text
    assert all("\u202e" not in label for _, label in made.nodes(data="label"))


@pytest.mark.parametrize("form", FORMS)
def test_same_brief_same_bytes(form):
    assert exports.text(story(), form) == exports.text(story(), form)
    assert read(exports.text(empty(), form), form).number_of_nodes() == 0
