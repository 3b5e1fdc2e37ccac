"""Tiny builders with defaults."""

from __future__ import annotations

from headwater.settings import Settings
from headwater.stages.clean import clean
from headwater.stages.clean.page import Page
from headwater.types import Article, Hints, Markup, RawItem, Rejected

SETTINGS = Settings()

LEAD = "The harbour of Tarnmouth was closed on Sunday after the river rose by four metres, the port authority said."
MORE = "Ships were sent to Orle, where the quays lie higher, and two ferries stayed at sea until the evening came."
LAST = "The river may fall by Friday, and the council of Tarnmouth will then decide when the harbour opens again."
BODY = f"{LEAD}\n\n{MORE}\n\n{LAST}"
TITLE = "Tarnmouth harbour closes after flood"


def raw(body: str, *, markup: Markup = Markup.TEXT, **hints: str | None) -> RawItem:
    return RawItem("a1", "pile/a1.txt", "00", body, markup, Hints(**hints), "utf-8", mended=False, made_by="test")


def cleaned(body: str, **hints: str | None) -> Article:
    article = clean(raw(body, **hints), SETTINGS)
    assert isinstance(article, Article), article
    return article


def cleaned_html(body: str, **hints: str | None) -> Article | Rejected:
    return clean(raw(body, markup=Markup.HTML, **hints), SETTINGS)


def page(text: str, **known: str | None) -> Page:
    return Page(text, **known)


def cuts(article: Article, kind: str) -> list[str]:
    return [piece.span.of(article.source_text) for piece in article.removed if piece.kind == kind]


def kept(article: Article) -> str:
    """The source text with the removed spans cut out, computed the plain way."""
    text, at = "", 0
    for piece in article.removed:
        assert piece.span.start >= at, "removed spans are sorted and disjoint"
        text += article.source_text[at : piece.span.start]
        at = piece.span.end
    return text + article.source_text[at:]
