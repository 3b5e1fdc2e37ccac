"""derive: articles -> Family*, Derivation*. Which articles are one text, whose it is, and what each is made of.

index       articles by their fingerprints; pairs that share passages
kinship     which pairs are of one text, when quotations, captions and commonplaces are left out
families    pairs of one text joined
roots       whose text a family is, by credits, times and lengths
makeup      how much of an article is its own, quoted, or taken from whom
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import content_id, made_by
from headwater.settings import Settings
from headwater.stages.derive.families import group
from headwater.stages.derive.index import Index
from headwater.stages.derive.kinship import Kinship, is_one_text, kinships
from headwater.stages.derive.makeup import BORROWED, Source, make_up
from headwater.stages.derive.publishers import Publisher, publisher_of
from headwater.stages.derive.roots import Root, days_between, is_before, is_digest, link_between, root_of
from headwater.stages.derive.sources import is_own_name, source_name, voice_of, whole_credit
from headwater.types import Article, Derivation, Family, Link

__all__ = ["NAME", "VERSION", "Derived", "Index", "derive", "derive_indexed", "made"]

NAME = "derive"
VERSION = "2"


@dataclass(frozen=True, slots=True)
class Derived:
    """What the stage finds."""

    families: tuple[Family, ...]  # every article in exactly one, sorted by id
    derivations: tuple[Derivation, ...]  # one an article, sorted by its id


def made(settings: Settings) -> str:
    return made_by(NAME, VERSION, similarity=settings.family_similarity)


def derive(articles: Sequence[Article], settings: Settings) -> Derived:
    """Families of articles, and what each article is made of. The order of articles makes no difference."""
    index = Index()
    for article in articles:
        index.add(article)
    return derive_indexed(index, articles, settings)


def derive_indexed(index: Index, articles: Sequence[Article], settings: Settings) -> Derived:
    """The same of articles that stand in an index; a growing pile of news is indexed once.

    Raises:
        KeyError: the index holds an article that is not given.
    """
    corpus = _Corpus.of(index, articles, settings)
    families = [_family(members, corpus) for members in corpus.families]
    return Derived(
        families=tuple(sorted((family for family, _ in families), key=lambda f: f.id)),
        derivations=tuple(sorted(_derivations(corpus, [root for _, root in families]), key=lambda d: d.article)),
    )


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Articles by their numbers in the index, and what they share."""

    index: Index
    articles: Sequence[Article]
    publishers: Sequence[Publisher | None]
    shared: Mapping[int, Mapping[int, Kinship]]  # of each article with others
    one_text: frozenset[tuple[int, int]]  # pairs, the lower first
    families: Sequence[Sequence[int]]
    numbers: Mapping[str, int]  # of articles, by their ids
    made_by: str

    @classmethod
    def of(cls, index: Index, articles: Sequence[Article], settings: Settings) -> _Corpus:
        by_id = {a.id: a for a in articles}
        ordered = [by_id[id_] for id_ in index.ids]
        publishers = [publisher_of(a.outlet, a.url) for a in ordered]
        shared: dict[int, dict[int, Kinship]] = defaultdict(dict)
        one_text = set()
        for kinship in kinships(index):
            one, other = kinship.pair.one, kinship.pair.other
            shared[one][other] = shared[other][one] = kinship
            if _are_one_text(kinship, index, ordered, settings.family_similarity):
                one_text.add((min(one, other), max(one, other)))
        families = _group(index, ordered, one_text)
        numbers = {id_: n for n, id_ in enumerate(index.ids)}
        return cls(index, ordered, publishers, shared, frozenset(one_text), families, numbers, made(settings))

    def are_one_text(self, one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in self.one_text


def _are_one_text(kinship: Kinship, index: Index, articles: Sequence[Article], least: float) -> bool:
    one, other = kinship.pair.one, kinship.pair.other
    agencies = [agency for n in (one, other) if (agency := _agency(articles[n]))]
    return is_one_text(
        kinship,
        least=least,
        one_outlet=index.is_one_outlet(one, other),
        different_agencies=len(set(agencies)) == len((one, other)),
        digest=any(is_digest(articles[n]) for n in (one, other)),
        days=days_between(articles[one], articles[other]),
    )


def _agency(article: Article) -> str | None:
    """The agency that an article credits for its whole text."""
    credit = whole_credit(article)
    return credit.name if credit and credit.agency else None


def _group(index: Index, articles: Sequence[Article], pairs: set[tuple[int, int]]) -> list[list[int]]:
    """Families as numbers of the index; ranked by id meanwhile, so that ties fall alike in any order of additions."""
    by_id = sorted(range(len(index)), key=index.ids.__getitem__)
    rank = {number: n for n, number in enumerate(by_id)}
    ranked = ((rank[one], rank[other]) for one, other in pairs)
    agencies = {rank[n]: agency for n, article in enumerate(articles) if (agency := _agency(article))}
    return [[by_id[n] for n in family] for family in group(len(index), ranked, agencies)]


# ---------------------------------------------------------------- families


def _family(members: Sequence[int], corpus: _Corpus) -> tuple[Family, Root]:
    articles = [corpus.articles[m] for m in members]
    words = {corpus.index.ids[m]: int(corpus.index.prints[m].telling.sum()) for m in members}
    root = root_of(articles, words)
    links = list(_links(members, root, corpus))
    paths = {a.id: a.path for a in articles}
    evidence = [
        f"{round(100 * link.share)} % of the words of the shorter one stand in both {paths[link.source]} and "
        f"{paths[link.article]}"
        for link in sorted(links, key=lambda link: (paths[link.source], paths[link.article]))
    ]
    family = Family(
        id=content_id("fam", *sorted(a.id for a in articles)),
        articles=tuple(sorted(a.id for a in articles)),
        root=root.name or root.article,
        evidence=(*evidence, *root.reasons),
        made_by=corpus.made_by,
        links=tuple(sorted(links)),
    )
    return family, root


def _links(members: Sequence[int], root: Root, corpus: _Corpus) -> Iterator[Link]:
    """Each member with the one that the family started with, or with its core where that is unknown.

    One that shares nothing with it hangs on the member that it shares most with.
    """
    first = corpus.numbers.get(root.article or "")
    centre = min(members, key=lambda m: _coreness(m, members, corpus)) if first is None else first
    for member in members:
        if member != centre:
            other = centre if corpus.are_one_text(member, centre) else _nearest(member, members, corpus)
            articles = corpus.articles[member], corpus.articles[other]
            one_outlet = corpus.index.is_one_outlet(member, other)
            yield link_between(*articles, corpus.shared[member][other], one_outlet=one_outlet)


def _coreness(member: int, members: Sequence[int], corpus: _Corpus) -> tuple[int, float, str]:
    """Least of the member that shares text with most others, and of such the one that shares most of it."""
    kin = [corpus.shared[member][other] for other in members if corpus.are_one_text(member, other)]
    return -len(kin), -sum(k.of_longer for k in kin), corpus.index.ids[member]


def _nearest(member: int, members: Sequence[int], corpus: _Corpus) -> int:
    near = corpus.shared[member]
    kin = [m for m in members if m in near and corpus.are_one_text(member, m)]
    return min(kin, key=lambda m: (-near[m].telling, corpus.index.ids[m]))


# ---------------------------------------------------------------- what articles are made of


def _derivations(corpus: _Corpus, roots: Sequence[Root]) -> Iterator[Derivation]:
    family_of = {m: n for n, members in enumerate(corpus.families) for m in members}
    for number in (m for members in corpus.families for m in members):
        article, sources = corpus.articles[number], []
        for other, kinship in corpus.shared.get(number, {}).items():
            kin = family_of[number] == family_of[other]
            root = roots[family_of[other]]
            if kin or kinship.telling >= BORROWED:
                name = _kin_source(number, root, corpus) if kin else _other_source(number, other, root, corpus)
                if name:
                    passages = kinship.passages_of(number)
                    sources.append(Source(corpus.articles[other], name, passages, kin))
        yield make_up(article, corpus.index.prints[number], sources, corpus.made_by)


def _kin_source(number: int, root: Root, corpus: _Corpus) -> str | None:
    """Whose words an article has in common with its family; None where they may be its own."""
    article = corpus.articles[number]
    credit = whole_credit(article)
    if root.name is None and credit and not is_own_name(credit.name, corpus.publishers[number]):
        return source_name(credit)
    return _not_own(number, root, corpus)


def _other_source(number: int, other: int, root: Root, corpus: _Corpus) -> str | None:
    """Whose words an article has in common with one of another family; None where that may have them from it."""
    article, source = corpus.articles[number], corpus.articles[other]
    is_second = is_before(source, article) or (root.name is not None and voice_of(article) is None)
    return _not_own(number, root, corpus) if is_second else None


def _not_own(number: int, root: Root, corpus: _Corpus) -> str | None:
    """The root of a family, where it is not the outlet itself: an outlet's earlier text is its own."""
    if root.name:
        return None if is_own_name(root.name, corpus.publishers[number]) else root.name
    first = corpus.numbers.get(root.article or "", number)
    return None if first == number or corpus.index.is_one_outlet(first, number) else root.article
