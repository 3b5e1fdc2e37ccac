"""Tiny builders with defaults. All names and texts are invented."""

from __future__ import annotations

from headwater.types import Article, Credit, CreditKind, Precision, Span, When

THURSDAY = When("2031-05-15", Precision.DAY)


def article(
    text: str,
    *,
    title: str | None = None,
    published: When | None = THURSDAY,
    foreign: str | None = None,
    id: str = "a1",  # noqa: A002
    outlet: str | None = None,
    credit: str | None = None,
) -> Article:
    """An article with ``title`` as its first line and ``foreign``, a piece of its text, marked as foreign."""
    whole = f"{title}\n{text}" if title else text
    return Article(
        id=id,
        path=f"pile/{id}.txt",
        sha256="00",
        text=whole,
        source_text=whole,
        removed=(),
        title=Span(0, len(title)) if title else None,
        foreign=(Span(whole.index(foreign), whole.index(foreign) + len(foreign)),) if foreign else (),
        outlet=outlet,
        byline=None,
        url=None,
        published=published,
        language="en",
        mended=False,
        made_by="test",
        credits=(Credit(credit, CreditKind.BYLINE, agency=True, span=None),) if credit else (),
    )
