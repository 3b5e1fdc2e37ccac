"""What must hold whatever headwater is given; each ``check_`` raises AssertionError if it does not.

The tests here and the harnesses in ``fuzz/`` share these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree as ET

from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from rich.console import Console

from headwater.errors import InputError
from headwater.report import exports, html, markdown, terminal
from headwater.report import map as drawing
from headwater.report.document import Brief
from headwater.report.schema import load_schema
from headwater.types import Article, Credit, RawItem, Reading, Rejected, Removed, Span

# ---------------------------------------------------------------- stages

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def check_ingested(found: RawItem | Rejected) -> None:
    """One item or one reason, in characters that every encoding and every screen can take."""
    if isinstance(found, Rejected):
        _check_rejected(found, "ingest")
        return
    assert isinstance(found, RawItem)
    assert found.body.strip()
    assert not _UNWRITABLE.search(found.body)
    for field in fields(found.hints):
        value = getattr(found.hints, field.name)
        assert value is None or (value and not _UNWRITABLE.search(value) and "\n" not in value), field.name
    assert len(found.sha256) == 64


def check_cleaned(found: Article | Rejected) -> None:
    """The text is its source less what was cut, and cut pieces stand apart and in order."""
    if isinstance(found, Rejected):
        _check_rejected(found, "clean")
        return
    assert isinstance(found, Article)
    assert found.text.strip()
    assert found.text == found.text.strip()
    kept, at = [], 0
    for piece in found.removed:
        assert at <= piece.span.start, "cuts out of order"
        kept.append(found.source_text[at : piece.span.start])
        at = piece.span.end
    assert at <= len(found.source_text)
    assert "".join([*kept, found.source_text[at:]]) == found.text
    assert found.title is None or found.title.start == 0
    check_spans(found, found)


def check_read(found: Reading | Rejected) -> None:
    """Every span of everything found in an article lies in its text."""
    if isinstance(found, Rejected):
        _check_rejected(found, "ingest", "clean", "annotate", "attribute")
        return
    assert isinstance(found, Reading)
    text = found.article.text
    check_spans(found, found.article)
    tokens = found.annotated.tokens
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert 0 <= token.head < len(tokens)
    for sentence in found.annotated.sentences:
        assert 0 <= sentence.first < sentence.last <= len(tokens)
    for statement in (*found.statements, *found.beliefs):
        assert statement.article == found.article.id
        assert 0 <= statement.confidence <= 1
        assert statement.content or statement.cue
        assert list(statement.content) == sorted(set(statement.content))
    assert len({s.id for s in (*found.statements, *found.beliefs)}) == len(found.statements) + len(found.beliefs)


def check_spans(record: object, article: Article) -> None:
    """All spans below a record lie in the article's text; those of cuts and credits in its source."""
    for text, span in _spans(record, article.text, article.source_text):
        assert 0 <= span.start < span.end <= len(text), span


def _spans(record: object, text: str, source: str) -> Iterator[tuple[str, Span]]:
    if isinstance(record, Span):
        yield text, record
    elif isinstance(record, tuple):
        for part in record:
            yield from _spans(part, text, source)
    elif is_dataclass(record):
        within = source if isinstance(record, Removed | Credit) else text
        for field in fields(record):
            yield from _spans(getattr(record, field.name), within, source)


def _check_rejected(found: Rejected, *stages: str) -> None:
    assert found.stage in stages, found.stage
    assert found.reason.strip()
    assert found.reason.isprintable(), found.reason
    assert len(found.reason) < 2000
    found.path.encode()
    found.reason.encode()


# ---------------------------------------------------------------- the brief and its forms


def check_brief(brief: Brief) -> dict[str, str]:
    """The brief and all that is made of it; the forms by name."""
    check_words(brief)
    check_links(brief)
    written = {"json": brief.to_json(), "html": html.render(brief), "md": markdown.render(brief)}
    check_json(written["json"])
    check_html(written["html"])
    check_markdown(written["md"])
    check_terminal(brief)
    return written


def check_words(brief: Brief) -> None:
    """Whatever has a start, an end and a text is verbatim in the article that it names, or that it belongs to."""
    texts = {article.id: article.text for article in brief.articles}
    homes: dict[str, str] = {s.id: s.article for s in brief.statements}
    for article in brief.articles:
        for piece in (passage for taken in article.taken for passage in taken.passages):
            assert article.text[piece.start : piece.end] == piece.text, piece
            assert texts[piece.article][piece.there.start : piece.there.end] == piece.there.text, piece
    for statement in brief.statements:
        for piece in _words(statement):
            assert texts[homes[statement.id]][piece.start : piece.end] == piece.text, piece
    for group in (brief.claims, brief.conflicts, brief.movements, brief.events, brief.timeline):
        for piece in _words(group):
            if isinstance(getattr(piece, "article", None), str):
                assert texts[piece.article][piece.start : piece.end] == piece.text, piece
            else:
                assert any(text[piece.start : piece.end] == piece.text for text in texts.values()), piece
    for claim in brief.claims:
        assert any(claim.gist in texts[id_] for id_ in claim.articles), claim.gist


def _words(record: object) -> Iterator[object]:
    if isinstance(record, tuple | list):
        for part in record:
            yield from _words(part)
    elif isinstance(record, dict):
        yield from _words(tuple(record.values()))
    elif is_dataclass(record):
        names = [field.name for field in fields(record)]
        if {"start", "end", "text"} <= set(names):
            yield record
        for name in names:
            yield from _words(getattr(record, name))


def check_links(brief: Brief) -> None:
    """What one record says of another is there."""
    articles = {a.id for a in brief.articles}
    statements = {s.id for s in brief.statements}
    entities = {e.id for e in brief.entities}
    claims = {c.id for c in brief.claims}
    assert len(articles) == len(brief.articles)
    assert len(statements) == len(brief.statements)
    assert len(claims) == len(brief.claims)
    for statement in brief.statements:
        assert statement.article in articles
        assert set(statement.claims) <= claims
        assert statement.speaker is None or statement.speaker in entities
    for claim in brief.claims:
        assert set(claim.statements) <= statements
        assert set(claim.declines) <= statements
        assert set(claim.articles) <= articles
        assert set(claim.denials) <= claims
    for conflict in brief.conflicts:
        assert set(conflict.claims) <= claims


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(load_schema())


def check_json(text: str) -> None:
    """The JSON can be written, is JSON for strict readers, and keeps to the published schema."""
    text.encode()
    document = json.loads(text, parse_constant=_no_constant)
    fault = next(_validator().iter_errors(document), None)
    assert fault is None, fault


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


TAGS = frozenset(
    "a article b bdi blockquote body br circle dd details div dl dt figcaption figure g h1 h2 h3 h4 head header html i li "
    "main mark meta nav ol p path rect section span strong style summary svg table tbody td text th thead time title tr "
    "ul".split()
)
ATTRIBUTES = frozenset(
    "aria-colspan aria-hidden aria-label aria-labelledby charset class colspan content cx cy d data-label datetime dir "
    "fill font-size height href http-equiv id lang name open r role rowspan rx scope stroke-width tabindex text-anchor "
    "title transform value viewbox width x x1 x2 xmlns y y1 y2".split()
)
_VOID = frozenset(["br", "meta"])
_STYLE_RISKS = re.compile(r"url\s*\(|@import|expression\s*\(|javascript:|</", re.IGNORECASE)


class _Page(HTMLParser):
    """Reads a page as a browser would, as far as its tags go, and notes what no brief may hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.styles: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.faults.append(f"<{tag} {name}>")
            elif name == "href":
                self.targets.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"stray </{tag}>")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.styles.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data[:40]!r}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data[:40]!r}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"declaration {data[:40]!r}")


def check_html(page: str) -> None:
    """No stranger's text became markup, script, style or address; all that is linked is on the page."""
    page.encode()
    found = _Page()
    found.feed(page)
    found.close()
    faults = found.faults + [f"left open: {tag}" for tag in found.open]
    faults += [f"address {href[:60]!r}" for href in found.targets if not href.startswith("#")]
    faults += [f"link to nothing {href[:60]!r}" for href in found.targets if href[1:] not in set(found.ids)]
    faults += [f"id twice {id_[:60]!r}" for id_ in found.ids if found.ids.count(id_) > 1]
    faults += ["style" for style in found.styles if _STYLE_RISKS.search(style)]
    assert not faults, faults[:5]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", page)


_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def check_markdown(text: str) -> None:
    """No stranger's text became raw HTML, a link, a picture or code."""
    text.encode()
    kinds = set()
    for token in _READER.parse(text):
        kinds.add(token.type)
        kinds |= {child.type for child in token.children or ()}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "code_block", "fence"}, kinds


def check_terminal(brief: Brief) -> str:
    """No stranger's text commands the terminal."""
    page = StringIO()
    terminal.render(brief, Console(file=page, width=100, force_terminal=False))
    shown = page.getvalue()
    shown.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    return shown


def check_exports(brief: Brief) -> None:
    """Every other form can be written, and those in XML and JSON can be read."""
    for form in exports.FILES:
        text = exports.text(brief, form)
        text.encode()
        if form in ("geojson", "jsonld"):
            json.loads(text, parse_constant=_no_constant)
        elif form in ("graphml", "gexf"):
            ET.fromstring(text)
    for data in exports.files(brief, "csv").values():
        data.decode()
    with suppress(InputError):  # nothing to draw
        ET.fromstring(drawing.svg(brief))
