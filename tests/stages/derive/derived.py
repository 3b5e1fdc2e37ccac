"""What the derive stage finds of a few articles, in the words of the tests."""

from __future__ import annotations

from dataclasses import replace

from headwater.settings import Settings
from headwater.stages.derive import derive
from headwater.types import Article, Credit, CreditKind, Derivation, Family, Link

SETTINGS = Settings()


def credited(to: Article, *names: str, kind: CreditKind = CreditKind.BYLINE, agency: bool = True) -> Article:
    """The article with these credits alone."""
    return replace(to, credits=tuple(Credit(name, kind, agency=agency, span=None) for name in names))


def families(*articles: Article) -> list[tuple[str, ...]]:
    return sorted(f.articles for f in derive(articles, SETTINGS).families)


def alone(*articles: Article) -> bool:
    """Whether no two of the articles are of one text."""
    return families(*articles) == sorted((a.id,) for a in articles)


def one_family(*articles: Article) -> Family:
    (family,) = derive(articles, SETTINGS).families
    return family


def one_link(*articles: Article) -> Link:
    (link,) = one_family(*articles).links
    return link


def made_of(*articles: Article) -> dict[str, Derivation]:
    return {d.article: d for d in derive(articles, SETTINGS).derivations}


def shares(derivation: Derivation) -> dict[str, float]:
    return {taken.source: taken.share for taken in derivation.taken}
