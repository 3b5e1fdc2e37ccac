"""PROV-O in Turtle, as rdflib and the prov library read it."""

from __future__ import annotations

import pytest
from prov.model import ProvAgent, ProvDerivation, ProvDocument, ProvEntity
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF, RDFS

from headwater.report import exports
from report.exports.hostile import MENDED, story
from report.fictional import brief, empty

HW = Namespace("urn:headwater:term:")


def record(kind: str, *parts: object) -> URIRef:
    return URIRef(":".join(("urn:headwater", kind, *map(str, parts))))


def read(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module")
def made() -> Graph:
    return read(exports.text(brief(), "prov"))


def test_every_record_is_an_entity(made):
    b = brief()
    entities = set(made.subjects(RDF.type, PROV.Entity))
    for kind, records in (("article", b.articles), ("statement", b.statements), ("claim", b.claims)):
        assert {record(kind, r.id) for r in records} <= entities


def test_a_claim_goes_back_to_what_its_origin_said(made):
    claim = record("claim", "c1")
    (origin,) = made.objects(claim, PROV.hadPrimarySource)
    assert made.value(origin, PROV.wasAttributedTo) == record("speaker", "e-varn")
    assert set(made.objects(origin, HW.toldIn)) == {record("statement", f"s{n}") for n in range(1, 5)}
    derived = set(made.objects(claim, PROV.wasDerivedFrom))
    assert derived == {*(record("statement", f"s{n}") for n in range(1, 5)), record("passage", "a5", 39, 71)}
    assert made.value(claim, HW.deniedBy) == record("claim", "c4")


def test_an_own_voice_is_no_source(made):
    claim = record("claim", "c6")
    assert list(made.objects(claim, PROV.hadPrimarySource)) == []
    assert list(made.objects(claim, PROV.wasAttributedTo)) == []


def test_a_statement_is_quoted_from_its_article_and_made_by_a_step(made):
    said = record("statement", "s5")
    assert made.value(said, PROV.value) == Literal("We hold 28 villages")
    assert made.value(said, PROV.wasQuotedFrom) == record("article", "a2")
    assert made.value(said, PROV.wasAttributedTo) == record("speaker", "e-varn")
    assert made.value(said, HW.relayedBy) == record("relay", "Northwire")
    step = made.value(said, PROV.wasGeneratedBy)
    assert step == record("activity", "m1")
    program = made.value(step, PROV.wasAssociatedWith)
    assert (program, RDF.type, PROV.SoftwareAgent) in made
    assert made.value(program, RDFS.label) == Literal("headwater 0.1.0")


def test_articles_belong_to_their_outlets_and_agencies(made):
    assert set(made.objects(record("article", "a2"), PROV.wasAttributedTo)) == {
        record("outlet", "Daily%20Oren"),
        record("relay", "Northwire"),
    }
    assert made.value(record("article", "a3"), PROV.wasDerivedFrom) == record("article", "a2")


def test_a_copy_whose_direction_is_unknown_is_derived_from_nothing():
    made = read(exports.text(story(), "prov"))
    assert made.value(record("article", "a3"), PROV.alternateOf) == record("article", "a2")
    assert made.value(record("article", "a3"), PROV.wasDerivedFrom) is None
    assert made.value(record("article", "a2"), PROV.wasRevisionOf) == record("article", "a3")


def test_every_name_that_is_used_is_described():
    made = read(exports.text(story(), "prov"))
    used = {o for o in made.objects() if isinstance(o, URIRef) and str(o).startswith("urn:headwater:")}
    assert used - set(made.subjects()) == {HW.Statement, HW.Origin, HW.Passage}


# it uses what rdflib has deprecated
@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_the_prov_library_reads_it():
    document = ProvDocument.deserialize(content=exports.text(brief(), "prov"), format="rdf", rdf_format="turtle")
    names = {str(r.identifier.uri) for r in document.get_records(ProvEntity)}
    b = brief()
    assert {str(record("claim", c.id)) for c in b.claims} <= names
    assert "urn:headwater:speaker:e-varn" in {str(r.identifier.uri) for r in document.get_records(ProvAgent)}
    assert list(document.get_records(ProvDerivation))


def test_hostile_text_comes_back():
    text = exports.text(story(), "prov")
    made = read(text)
    assert made.value(record("claim", "nasty"), PROV.value) == Literal(MENDED)
    assert (record("speaker", "nasty.1"), RDFS.label, Literal(MENDED)) in made
    assert text == exports.text(story(), "prov")


def test_nothing_makes_a_brief_all_the_same():
    made = read(exports.text(empty(), "prov"))
    assert len(set(made.subjects(RDF.type, PROV.Activity))) == 1
    assert list(made.subjects(RDF.type, PROV.SoftwareAgent)) == [record("agent", "headwater", "0.1.0")]
