"""The claims as schema.org JSON-LD.

The context stands in the file, so that nobody has to fetch it. No ClaimReview is written: it is the verdict of a
reviewer, and headwater gives none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headwater.report.document import ArticleDoc, Brief, ClaimDoc, ConflictDoc, NarratedDoc, StatementDoc
from headwater.report.exports.characters import packed
from headwater.report.exports.urn import SCHEMA_ORG, TERMS, urn
from headwater.report.exports.voices import Voice, Voices
from headwater.report.index import Index

CONTEXT = {"@vocab": SCHEMA_ORG, "hw": TERMS}

# schema.org knows two kinds of authors; who is neither, or is not named, stays a Thing.
_TYPES = {"person": "Person", "organisation": "Organization", "place": "Place"}


def render(brief: Brief) -> str:
    """A JSON-LD document: the claims by reach, then what they point to."""
    index = Index.of(brief)
    voices = Voices.of(index)
    records = [
        *(_claim(index, voices, claim) for claim in brief.claims),
        *(_statement(voices, statement) for statement in brief.statements),
        *(_article(index, article) for article in brief.articles),
        *_outlets(index),
        *map(_speaker, voices.all()),
        *map(_conflict, brief.conflicts),
    ]
    return packed({"@context": CONTEXT, "@graph": [_known(record) for record in records]})


def _known(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what is unknown and without empty lists."""
    return {name: value for name, value in record.items() if value not in (None, [], "")}


def _ref(kind: str, *parts: object) -> dict[str, str]:
    return {"@id": urn(kind, *parts)}


def _claim(index: Index, voices: Voices, claim: ClaimDoc) -> dict[str, Any]:
    authors = [voice.id for voice in voices.origins.get(claim.id, {}).values()]
    silent = [voices.statements[s].id for s in claim.declines]
    opposed = [c for conflict in index.conflicts.get(claim.id, ()) for c in conflict.claims if c != claim.id]
    return {
        "@id": urn("claim", claim.id),
        "@type": "Claim",
        "text": claim.gist,
        "author": [_ref("speaker", voice) for voice in dict.fromkeys(authors)],
        "appearance": [_ref("article", article) for article in claim.articles],
        "firstAppearance": _ref("article", claim.first_seen.article) if claim.first_seen else None,
        "citation": [
            *(_citation(claim, statement) for statement in index.statements_of(claim)),
            *(_narrated(index, passage) for passage in index.narrated_of(claim)),
        ],
        "hw:declinedBy": [_ref("speaker", voice) for voice in dict.fromkeys(silent)],
        "hw:deniedBy": [_ref("claim", other) for other in claim.denials],
        "hw:conflictsWith": [_ref("claim", other) for other in dict.fromkeys(opposed)],
        "hw:relayedBy": list(claim.relays),
        "hw:side": list(claim.sides),
        "hw:confidence": claim.confidence,
    }


def _citation(claim: ClaimDoc, statement: StatementDoc) -> dict[str, Any]:
    """The statement, or the part of it that makes this claim."""
    for part in claim.parts:
        if part.statement == statement.id:
            words = " … ".join(span.text for span in part.spans)
            return {"@type": "CreativeWork", "text": words, "isPartOf": _ref("statement", statement.id)}
    return _ref("statement", statement.id)


def _narrated(index: Index, passage: NarratedDoc) -> dict[str, Any]:
    """The words of an article in its own voice; its publisher answers for them."""
    return {
        "@type": "CreativeWork",
        "text": passage.text,
        "author": _ref("outlet", index.publishers[passage.article]),
        "isPartOf": _ref("article", passage.article),
        "hw:form": "own_voice",
        "hw:attributionDropped": passage.dropped,
        "hw:confidence": passage.confidence,
    }


def _statement(voices: Voices, statement: StatementDoc) -> dict[str, Any]:
    return {
        "@id": urn("statement", statement.id),
        "@type": "Quotation" if statement.form == "direct" else "CreativeWork",
        "text": " … ".join(words.text for words in statement.content),
        "author": _ref("speaker", voices.statements[statement.id].id),
        "isPartOf": _ref("article", statement.article),
        "dateCreated": statement.said_on.value if statement.said_on else None,
        "hw:form": statement.form,
        "hw:stance": statement.stance,
        "hw:hedged": statement.hedged,
        "hw:chain": {"@list": list(statement.chain)} if statement.chain else None,
        "hw:confidence": statement.confidence,
    }


def _article(index: Index, article: ArticleDoc) -> dict[str, Any]:
    links = index.families[article.family].links if article.family in index.families else ()
    return {
        "@id": urn("article", article.id),
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.url,
        "publisher": _ref("outlet", index.publishers[article.id]),
        "creditText": article.credit,
        "datePublished": article.published.value if article.published else None,
        "inLanguage": article.language,
        "wordCount": article.words,
        "isBasedOn": [_ref("article", link.source) for link in links if link.article == article.id],
        "hw:byline": article.byline,
        "hw:outlet": article.outlet,
        "hw:family": article.family,
        "hw:path": article.path,
        "hw:sha256": article.sha256,
    }


def _outlets(index: Index) -> Iterator[dict[str, Any]]:
    for name in index.counted_outlets(article.id for article in index.brief.articles):
        yield {"@id": urn("outlet", name), "@type": "NewsMediaOrganization", "name": name}


def _speaker(voice: Voice) -> dict[str, Any]:
    entity = voice.entity
    return {
        "@id": urn("speaker", voice.id),
        "@type": _TYPES.get(voice.kind, "Thing"),
        "name": voice.name,
        "alternateName": list(entity.aliases) if entity else [],
        "hw:kind": voice.kind,
        "hw:role": entity.role if entity else None,
        "hw:side": entity.side if entity else None,
    }


def _conflict(conflict: ConflictDoc) -> dict[str, Any]:
    return {
        "@id": urn("conflict", conflict.id),
        "@type": "hw:Conflict",
        "description": conflict.why,
        "about": [_ref("claim", claim) for claim in conflict.claims],
        "hw:kind": conflict.kind,
        "hw:value": list(conflict.values),
        "hw:confidence": conflict.confidence,
    }
