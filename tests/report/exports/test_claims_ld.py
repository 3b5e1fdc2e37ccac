"""JSON-LD, as rdflib reads it with the network off."""

from __future__ import annotations

import json
import socket

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF

from headwater.report import exports
from report.exports.hostile import MENDED, story
from report.fictional import brief, empty

SCHEMA = Namespace("https://schema.org/")
HW = Namespace("urn:headwater:term:")


# rdflib's own reader still uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def record(kind: str, id_: str) -> URIRef:
    return URIRef(f"urn:headwater:{kind}:{id_}")


def read(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    def refuse(*_args):
        raise AssertionError("the context was asked for over the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def made() -> Graph:
    return read(exports.text(brief(), "jsonld"))


def test_every_record_is_there(made):
    b = brief()
    assert set(made.subjects(RDF.type, SCHEMA.Claim)) == {record("claim", c.id) for c in b.claims}
    assert set(made.subjects(RDF.type, SCHEMA.NewsArticle)) == {record("article", a.id) for a in b.articles}
    assert {record("statement", s.id) for s in b.statements} <= set(made.subjects())
    assert len(set(made.subjects(RDF.type, HW.Conflict))) == len(b.conflicts)


def test_a_claim_with_who_says_it_and_where_it_appears(made):
    claim = record("claim", "c1")
    assert made.value(claim, SCHEMA.text) == Literal("Troops have left Karst for Oren.")
    assert set(made.objects(claim, SCHEMA.appearance)) == {record("article", f"a{n}") for n in range(1, 6)}
    assert made.value(claim, SCHEMA.firstAppearance) == record("article", "a1")
    (author,) = made.objects(claim, SCHEMA.author)
    assert (made.value(author, SCHEMA.name), made.value(author, RDF.type)) == (Literal("Osk Varn"), SCHEMA.Person)
    assert made.value(claim, HW.deniedBy) == record("claim", "c4")
    assert made.value(claim, HW.declinedBy) == record("speaker", "e-unity")
    assert set(made.objects(record("claim", "c2"), HW.conflictsWith)) == {record("claim", "c3")}


def test_the_words_are_cited(made):
    claim = record("claim", "c1")
    cited = set(made.objects(claim, SCHEMA.citation))
    assert {record("statement", f"s{n}") for n in range(1, 5)} < cited
    (own,) = cited - {record("statement", f"s{n}") for n in range(1, 5)}
    assert made.value(own, HW.attributionDropped) == Literal(True)
    assert made.value(own, SCHEMA.isPartOf) == record("article", "a5")
    said = record("statement", "s5")
    assert made.value(said, RDF.type) == SCHEMA.Quotation
    chain = Collection(made, made.value(said, HW.chain))
    assert [str(name) for name in chain] == ["Northwire", "Osk Varn"]


def test_a_part_of_a_statement_is_cited_as_one():
    made = read(exports.text(story(), "jsonld"))
    (part,) = [c for c in made.objects(record("claim", "c2"), SCHEMA.citation) if c != record("statement", "s6")]
    assert made.value(part, SCHEMA.isPartOf) == record("statement", "s5")
    assert made.value(part, SCHEMA.text) == Literal(f"28 vi … {MENDED}")


def test_nobody_is_made_an_author_of_what_is_told_in_an_own_voice(made):
    assert list(made.objects(record("claim", "c6"), SCHEMA.author)) == []


def test_no_verdict_is_given():
    text = exports.text(story(), "jsonld")
    for word in ("ClaimReview", "reviewRating", "Rating"):
        assert word not in text


def test_what_is_not_known_is_not_said():
    for entry in json.loads(exports.text(story(), "jsonld"))["@graph"]:
        assert all(value not in (None, [], "") for value in entry.values())


def test_copies_are_based_on_what_they_copy(made):
    assert list(made.subject_objects(SCHEMA.isBasedOn)) == [(record("article", "a3"), record("article", "a2"))]


def test_hostile_text_comes_back():
    text = exports.text(story(), "jsonld")
    assert "<" not in text
    made = read(text)
    assert made.value(record("claim", "nasty"), SCHEMA.text) == Literal(MENDED)
    assert made.value(record("article", "a5"), SCHEMA.headline) == Literal(MENDED)
    assert text == exports.text(story(), "jsonld")


def test_nothing_makes_nothing():
    assert len(read(exports.text(empty(), "jsonld"))) == 0
