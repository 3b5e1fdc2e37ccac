"""Where everything comes from, as W3C PROV (PROV-O, in Turtle).

Entities are articles, the passages and statements found in them, the claims, and for each origin of a claim what it
said in the first place; agents are speakers, outlets, agencies and headwater itself; activities are its steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.ids import content_id
from headwater.report.document import ArticleDoc, Brief, ClaimDoc, LinkDoc, StatementDoc
from headwater.report.exports.urn import SCHEMA_ORG, TERMS, urn
from headwater.report.exports.voices import Voice, Voices
from headwater.report.index import Index

PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": SCHEMA_ORG,
    "hw": TERMS,
}

DIRECTION_UNKNOWN = 0.5  # a link's confidence where it cannot be told which text came first

_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization"}


@dataclass(frozen=True, slots=True)
class Record:
    """One subject with its properties, as Turtle writes them."""

    subject: str
    kinds: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]  # an empty object is left out

    def __str__(self) -> str:
        pairs = [("a", kind) for kind in self.kinds] + [(name, value) for name, value in self.properties if value]
        said = " ;\n  ".join(f"{name} {value}" for name, value in pairs)
        return f"{self.subject} {said} .\n"


def render(brief: Brief) -> str:
    """A Turtle document."""
    index = Index.of(brief)
    voices = Voices.of(index)
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return "\n".join((prefixes, *map(str, _records(index, voices))))


def _records(index: Index, voices: Voices) -> Iterator[Record]:
    brief = index.brief
    making = _iri("activity", _brief_id(brief))
    yield from _headwater(brief, making)
    yield from _agents(index, voices)
    for article in brief.articles:
        yield _article(index, article)
    for statement in brief.statements:
        yield _statement(voices, statement)
    for claim in brief.claims:
        yield from _claim(voices, claim, making)


# ---------------------------------------------------------------- terms


def _iri(kind: str, *parts: object) -> str:
    return f"<{urn(kind, *parts)}>"


def _text(text: str | None) -> str:
    """A string of Turtle, which knows all the escapes that JSON writes."""
    return json.dumps(text, ensure_ascii=False) if text else ""


def _plain(value: bool | float) -> str:
    return json.dumps(value)


# ---------------------------------------------------------------- agents and activities


def _brief_id(brief: Brief) -> str:
    read = [article.sha256 for article in brief.articles]
    return content_id("brief", brief.headwater, brief.made_at, brief.settings, read)


def _headwater(brief: Brief, making: str) -> Iterator[Record]:
    """The program, the brief, and the steps that made them."""
    program = _iri("agent", "headwater", brief.headwater)
    label = _text(f"headwater {brief.headwater}")
    yield Record(
        program,
        ("prov:Agent", "prov:SoftwareAgent"),
        (("rdfs:label", label), ("schema:softwareVersion", _text(brief.headwater))),
    )
    yield Record(
        making,
        ("prov:Activity",),
        (
            ("rdfs:label", _text("making of the brief")),
            ("prov:wasAssociatedWith", program),
            ("prov:endedAtTime", f"{_text(brief.made_at)}^^xsd:dateTime"),
            ("hw:settings", _text(json.dumps(brief.settings, ensure_ascii=False))),
            *(("prov:used", _iri("article", article.id)) for article in brief.articles),
        ),
    )
    yield Record(
        _iri("brief", _brief_id(brief)),
        ("prov:Entity",),
        (
            ("rdfs:label", _text(brief.schema)),
            ("prov:wasGeneratedBy", making),
            ("prov:wasAttributedTo", program),
            *(("prov:wasDerivedFrom", _iri("article", article.id)) for article in brief.articles),
        ),
    )
    for step in dict.fromkeys(statement.made_by for statement in brief.statements):
        used = dict.fromkeys(s.article for s in brief.statements if s.made_by == step)
        yield Record(
            _iri("activity", step),
            ("prov:Activity",),
            (
                ("rdfs:label", _text(step)),
                ("prov:wasAssociatedWith", program),
                *(("prov:used", _iri("article", article)) for article in used),
            ),
        )


def _agents(index: Index, voices: Voices) -> Iterator[Record]:
    brief = index.brief
    for voice in voices.all():
        yield _voice(voice)
    for name in index.counted_outlets(article.id for article in brief.articles):
        yield Record(_iri("outlet", name), ("prov:Agent", "prov:Organization"), (("rdfs:label", _text(name)),))
    passed = (name for statement in brief.statements for name in statement.chain[:-1])
    supplied = (t.source for article in brief.articles for t in article.taken if t.source not in index.articles)
    for name in dict.fromkeys((*passed, *supplied)):
        yield Record(_iri("relay", name), ("prov:Agent",), (("rdfs:label", _text(name)),))


def _voice(voice: Voice) -> Record:
    entity = voice.entity
    kinds = tuple(dict.fromkeys(("prov:Agent", _AGENTS.get(voice.kind, "prov:Agent"))))
    facts = (
        ("rdfs:label", _text(voice.name)),
        ("hw:kind", _text(voice.kind)),
        ("hw:role", _text(entity.role) if entity else ""),
        ("hw:side", _text(entity.side) if entity else ""),
    )
    return Record(_iri("speaker", voice.id), kinds, facts)


# ---------------------------------------------------------------- entities


def _article(index: Index, article: ArticleDoc) -> Record:
    links = index.families[article.family].links if article.family in index.families else ()
    agencies = [taken.source for taken in article.taken if taken.source not in index.articles]
    return Record(
        _iri("article", article.id),
        ("prov:Entity", "schema:NewsArticle"),
        (
            ("rdfs:label", _text(article.title or index.outlet(article.id))),
            ("schema:url", _text(article.url)),
            ("schema:datePublished", _text(article.published.value if article.published else None)),
            ("hw:path", _text(article.path)),
            ("hw:sha256", _text(article.sha256)),
            ("prov:wasAttributedTo", _iri("outlet", index.publishers[article.id])),
            *(("prov:wasAttributedTo", _iri("relay", name)) for name in agencies),
            *((_kinship(link), _iri("article", link.source)) for link in links if link.article == article.id),
        ),
    )


def _kinship(link: LinkDoc) -> str:
    """What an article is to the one that its words are found in, too."""
    if link.confidence <= DIRECTION_UNKNOWN:
        return "prov:alternateOf"  # the same matter in two forms; nobody knows which came first
    return "prov:wasRevisionOf" if link.kind == "version" else "prov:wasDerivedFrom"


def _statement(voices: Voices, statement: StatementDoc) -> Record:
    return Record(
        _iri("statement", statement.id),
        ("prov:Entity", "hw:Statement"),
        (
            ("prov:value", _text(" … ".join(words.text for words in statement.content))),
            ("prov:wasQuotedFrom", _iri("article", statement.article)),
            ("prov:wasAttributedTo", _iri("speaker", voices.statements[statement.id].id)),
            ("prov:wasGeneratedBy", _iri("activity", statement.made_by)),
            *(("hw:relayedBy", _iri("relay", name)) for name in statement.chain[:-1]),
            ("hw:form", _text(statement.form)),
            ("hw:stance", _text(statement.stance)),
            ("hw:hedged", _plain(statement.hedged)),
            ("hw:saidOn", _text(statement.said_on.value if statement.said_on else None)),
            ("hw:confidence", _plain(statement.confidence)),
        ),
    )


def _claim(voices: Voices, claim: ClaimDoc, making: str) -> Iterator[Record]:
    """A claim, its passages in articles' own voices, and what each of its origins said in the first place."""
    origins = voices.origins.get(claim.id, {})
    passages = {_iri("passage", n.article, n.start, n.end): n for n in claim.narrated}
    yield Record(
        _iri("claim", claim.id),
        ("prov:Entity", "schema:Claim"),
        (
            ("prov:value", _text(claim.gist)),
            ("prov:wasGeneratedBy", making),
            *(("prov:hadPrimarySource", _iri("origin", claim.id, number)) for number in origins),
            *(("prov:wasAttributedTo", _iri("speaker", voice.id)) for voice in origins.values()),
            *(("prov:wasDerivedFrom", _iri("statement", s)) for s in claim.statements),
            *(("prov:wasDerivedFrom", iri) for iri in passages),
            *(("hw:deniedBy", _iri("claim", other)) for other in claim.denials),
            ("hw:confidence", _plain(claim.confidence)),
        ),
    )
    for number, voice in origins.items():
        origin = claim.origins[number - 1]
        yield Record(
            _iri("origin", claim.id, number),
            ("prov:Entity", "hw:Origin"),
            (
                ("rdfs:label", _text(f"what {origin.name or 'somebody'} said")),
                ("prov:wasAttributedTo", _iri("speaker", voice.id)),
                ("hw:kind", _text(origin.kind)),
                *(("hw:toldIn", _iri("statement", s)) for s in origin.statements),
            ),
        )
    for iri, passage in passages.items():
        yield Record(
            iri,
            ("prov:Entity", "hw:Passage"),
            (
                ("prov:value", _text(passage.text)),
                ("prov:wasQuotedFrom", _iri("article", passage.article)),
                ("hw:attributionDropped", _plain(passage.dropped)),
            ),
        )
