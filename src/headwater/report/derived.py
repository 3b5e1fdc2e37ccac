"""What the stage derive found, as documents: credits, what articles are made of, families, and the overview of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.report import document as doc
from headwater.stages.clean.credits import SEVERAL_AGENCIES
from headwater.stages.derive.publishers import publisher_of
from headwater.stages.derive.sources import is_own_name, source_name
from headwater.stages.trace import outlets_of
from headwater.types import Article, Credit, Derivation, Family, Link, Reuse, Taken

MAINLY = 0.5  # share of an article's words from which on its text is another's


def publishers(articles: Sequence[Article]) -> dict[str, str | None]:
    """For each article's id its publisher as counted; None where neither outlet nor address tells."""
    counted = outlets_of(articles)
    return {a.id: counted[a.id] if publisher_of(a.outlet, a.url) else None for a in articles}


def credits_of(article: Article) -> tuple[doc.CreditDoc, ...]:
    return tuple(_credit(c) for c in article.credits)


def _credit(credit: Credit) -> doc.CreditDoc:
    return doc.CreditDoc(credit.name, credit.kind.value, credit.agency)


def family(found: Family) -> doc.FamilyDoc:
    return doc.FamilyDoc(found.id, found.articles, found.root, found.evidence, tuple(map(_link, found.links)))


def _link(link: Link) -> doc.LinkDoc:
    return doc.LinkDoc(link.article, link.source, link.kind.value, link.share, link.confidence, link.reasons)


# ---------------------------------------------------------------- what an article is made of


def derivation(found: Derivation | None, articles: Mapping[str, Article]) -> doc.DerivationDoc | None:
    """``articles`` holds every article of the corpus by its id."""
    if found is None:
        return None
    text = articles[found.article].text
    return doc.DerivationDoc(found.own, found.quoted, tuple(_taken(t, text, articles) for t in found.taken))


def _taken(taken: Taken, text: str, articles: Mapping[str, Article]) -> doc.TakenDoc:
    passages = tuple(_reuse(r, text, articles[r.there.article].text) for r in taken.passages)
    return doc.TakenDoc(taken.source, taken.share, taken.credited, passages)


def _reuse(reuse: Reuse, text: str, other: str) -> doc.ReuseDoc:
    here, there = reuse.here, reuse.there.span
    return doc.ReuseDoc(
        start=here.start,
        end=here.end,
        text=here.of(text),
        article=reuse.there.article,
        there=doc.Words(there.start, there.end, there.of(other)),
    )


# ---------------------------------------------------------------- the overview


def overview(
    articles: Sequence[Article], families: Sequence[Family], derivations: Sequence[Derivation]
) -> doc.OverviewDoc:
    """How many articles and outlets, and how many texts and agencies behind them."""
    names = {source_name(c) for a in articles for c in a.credits if c.agency and c.name != SEVERAL_AGENCIES}
    of_agency = [taken for d in derivations for taken in d.taken if taken.share >= MAINLY and taken.source in names]
    behind = Counter(taken.source for taken in of_agency)
    behind.update(_own_pages(articles, families, names))
    return doc.OverviewDoc(
        articles=len(articles),
        outlets=len(set(outlets_of(articles).values())),
        families=len(families),
        agencies=tuple(sorted(behind, key=lambda name: (-behind[name], name))),
        agency_articles=behind.total(),
        uncredited=sum(not taken.credited for taken in of_agency),
    )


def _own_pages(articles: Sequence[Article], families: Sequence[Family], agencies: Collection[str]) -> Iterator[str]:
    """The agency of each article that the agency publishes itself."""
    by_id = {a.id: a for a in articles}
    rooted = ((found.root, by_id[id_]) for found in families if found.root in agencies for id_ in found.articles)
    yield from (agency for agency, article in rooted if agency and _is_published_by(article, agency))


def _is_published_by(article: Article, agency: str) -> bool:
    return is_own_name(agency, publisher_of(article.outlet, article.url))
