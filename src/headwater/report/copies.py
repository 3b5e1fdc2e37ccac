"""The sentences about whose text the articles are: the opening of the brief, what each is made of, the families."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.report.derived import MAINLY
from headwater.report.document import ArticleDoc, Brief, FamilyDoc, LinkDoc, OverviewDoc, TakenDoc
from headwater.report.index import Index, file_name
from headwater.report.wording import count, listing, outlet, percent, published, quoted, tidy

LEAST_SHARE = 0.03  # of an article's words; below it is not worth a reader's time
MOST_AGENCIES = 3  # named in the opening
MOST_VERSIONS = 4  # named of one text
LONGEST_TITLE = 80  # characters of a title inside a sentence
_CANNOT_BE_TOLD = 0.5  # confidence of a link whose direction is not known
# The stage gives 0.95 for a credit, 0.8 for days and 0.65 for hours between the two.
_SURENESS = ((0.9, "almost certainly"), (0.75, "most likely"), (_CANNOT_BE_TOLD, "perhaps"))


# ---------------------------------------------------------------- the opening


def opening(brief: Brief) -> str:
    """``9 articles by 7 outlets, but 4 texts: AP and AFP stand behind 5 of the articles, and 2 print agency copy ...``.

    Empty where no article shares its text with another and none has it from an agency.
    """
    overview = brief.overview
    copied, agencies = overview.families < overview.articles, _agencies(overview)
    if not copied and not agencies:
        return ""
    texts = f", but {count(overview.families, 'text')}" if copied else ""
    by_whom = f"{count(overview.articles, 'article')} by {count(overview.outlets, 'outlet')}{texts}"
    return f"{by_whom}: {agencies}." if agencies else f"{by_whom}."


def _agencies(overview: OverviewDoc) -> str:
    names = overview.agencies
    if not names:
        return ""
    who = listing(names)
    if len(names) > MOST_AGENCIES:
        who = f"{count(len(names), 'agency')} ({listing(names, limit=MOST_AGENCIES)})"
    verb = "stands" if len(names) == 1 else "stand"
    return f"{who} {verb} behind {_behind(overview)}{_credit(overview)}"


def _behind(overview: OverviewDoc) -> str:
    if overview.agency_articles < overview.articles:
        return f"{overview.agency_articles:,} of the articles"
    return "it" if overview.articles == 1 else "all of them"


def _credit(overview: OverviewDoc) -> str:
    number, every = overview.uncredited, "" if overview.agency_articles == 1 else "all "
    if number in (0, overview.agency_articles):
        return f", {every}{'without' if number else 'with'} credit"
    return f", and {number:,} {'prints' if number == 1 else 'print'} agency copy without credit"


# ---------------------------------------------------------------- what an article is made of


def made_of(index: Index, article: ArticleDoc) -> str:
    """``83 % AP, uncredited; 10 % quoted; 7 % own``; ``AP, credited`` where all is; empty where all is its own."""
    made = article.derivation
    if made is None or made.own > 1 - LEAST_SHARE:
        return ""
    taken = [t for t in made.taken if t.share >= LEAST_SHARE]
    if len(taken) == 1 and taken[0].credited and taken[0].share > 1 - LEAST_SHARE:
        return f"{tidy(taken[0].source)}, credited"
    parts = [f"{percent(t.share)} {_source(index, article, t)}" for t in taken]
    parts += [f"{percent(n)} {what}" for n, what in ((made.quoted, "quoted"), (made.own, "own")) if n >= LEAST_SHARE]
    return "; ".join(parts)


def _source(index: Index, article: ArticleDoc, taken: TakenDoc) -> str:
    """Whose the words are. Nobody is blamed for sharing them with an article: both may have them from a third."""
    if taken.source not in index.articles:
        return f"{tidy(taken.source)}, {'credited' if taken.credited else 'uncredited'}"
    source = index.articles[taken.source]
    earlier = ", which is earlier" if _is_earlier(index, source.id, article.id) else ""
    return f"as in {outlet(index, source)} ({_title(source) or tidy(file_name(source))}){earlier}"


def _title(article: ArticleDoc) -> str:
    return quoted(article.title, LONGEST_TITLE) if article.title else ""


def _is_earlier(index: Index, source: str, article: str) -> bool:
    """Whether a source is known to be earlier; one of another family counts as a source only where it is."""
    if index.articles[article].family != index.articles[source].family:
        return True
    links = index.families[index.articles[article].family].links
    return any((x.article, x.source) == (article, source) and x.confidence > _CANNOT_BE_TOLD for x in links)


def borrowers(index: Index) -> tuple[ArticleDoc, ...]:
    """The articles that hold text of others: those that print most without credit first."""
    taken = [a for a in index.brief.articles if any(t.share >= LEAST_SHARE for t in a.taken)]
    return tuple(sorted(taken, key=lambda a: _shares(index, a), reverse=True))


def _shares(index: Index, article: ArticleDoc) -> tuple[float, float, float]:
    """How much of an agency or outlet stands there without credit, how much of other articles, how much in all."""
    taken = article.taken
    named = sum(t.share for t in taken if t.source not in index.articles and not t.credited)
    return named, sum(t.share for t in taken if t.source in index.articles), sum(t.share for t in taken)


# ---------------------------------------------------------------- families


def family_label(index: Index, family: FamilyDoc) -> str:
    """``2 articles from one text: Northwire``."""
    root = family_root(index, family)
    return f"{count(len(family.articles), 'article')} from one text{f': {root}' if root else ''}"


def family_root(index: Index, family: FamilyDoc) -> str:
    """The article that the others derive from, or whom they credit; empty where that cannot be told."""
    if family.root is not None and family.root in index.articles:
        return f"{tidy(index.outlet(family.root))}, {published(index.articles[family.root])}"
    return tidy(family.root or "")


def family_title(index: Index, family: FamilyDoc) -> str:
    """Whose text it is and how many print it: ``AP text in 6 articles of 5 outlets; 1 without credit: Orle Post``."""
    outlets = index.counted_outlets(family.articles)
    if _is_versions(index, family):
        title = f"{count(len(family.articles), 'version')} of one text by {tidy(outlets[0])}"
        return title if family.root else f"{title}; which came first cannot be told"
    reach = f"{count(len(family.articles), 'article')} of {count(len(outlets), 'outlet')}"
    if family.root is None:
        return f"One text in {reach}; who wrote it first cannot be told"
    if family.root in index.articles:
        return f"One text in {reach}{_first(index, family, family.root)}"
    return f"{tidy(family.root)} text in {reach}{_uncredited(index, family)}"


def _is_versions(index: Index, family: FamilyDoc) -> bool:
    """Whether all is one outlet's own text."""
    alone = len(index.counted_outlets(family.articles)) == 1
    return alone and not any(_taken(index, a, family) for a in family.articles)


def _first(index: Index, family: FamilyDoc, root: str) -> str:
    sure = any(x.source == root and x.confidence > _CANNOT_BE_TOLD for x in family.links)
    return f", {'first in' if sure else 'perhaps that of'} {tidy(index.publishers[root])}"


def _uncredited(index: Index, family: FamilyDoc) -> str:
    """Who prints the text without a word; of an article of which it is the smaller part, how much it is."""
    without = {a: t.share for a in family.articles if (t := _taken(index, a, family)) and not t.credited}
    if not without:
        return ", all with credit"
    parts = {a: f" ({percent(share)})" for a, share in without.items() if share < MAINLY}
    return f"; {len(without):,} without credit: {_printers(index, without, parts)}"


def _taken(index: Index, article: str, family: FamilyDoc) -> TakenDoc | None:
    """What a member has from whom the family's text is from; None: it is from there itself."""
    return next((t for t in index.articles[article].taken if t.source == family.root), None)


def family_members(index: Index, family: FamilyDoc) -> tuple[str, ...]:
    """Who prints the text, and who has it from whom: a few short lines."""
    if _is_versions(index, family):
        lines = [_versions(index, family)]
    elif family.root is None or family.root in index.articles:
        lines = list(_by_direction(index, family))
    else:
        lines = list(_by_credit(index, family))
    return tuple(line for line in (*lines, _alike(family.links)) if line)


def _versions(index: Index, family: FamilyDoc) -> str:
    versions = sorted((index.articles[a] for a in family.articles), key=lambda a: (published(a), a.path))
    titles = {_title(a) for a in versions}
    if len(titles) > 1:
        return listing((f"{published(a)} {_title(a)}" for a in versions), limit=MOST_VERSIONS)
    return f"{titles.pop()} {listing(map(published, versions), limit=MOST_VERSIONS)}".strip()


def _by_credit(index: Index, family: FamilyDoc) -> Iterator[str]:
    taken = {a: _taken(index, a, family) for a in family.articles}
    crediting, own = [a for a, t in taken.items() if t and t.credited], [a for a, t in taken.items() if t is None]
    if crediting:
        yield f"credited by {_printers(index, crediting)}"
    if own:
        yield f"its own pages: {_printers(index, own)}"


def _by_direction(index: Index, family: FamilyDoc) -> Iterator[str]:
    """Who took the text from the first, and how sure that is.

    Other links are left out: they tie a member to the one that it is most like, and a text that came by way of a third
    would seem to go in circles.
    """
    groups: dict[str, list[str]] = {}
    for link in family.links:
        if link.source == family.root and link.kind != "version" and _sureness(link):
            groups.setdefault(_sureness(link), []).append(link.article)
    told = [family.root, *(a for takers in groups.values() for a in takers)] if family.root else []
    if len(index.counted_outlets(told)) < len(index.counted_outlets(family.articles)):
        yield f"carried by {_printers(index, family.articles)}"
    for sureness, takers in groups.items():
        yield f"{_printers(index, takers)} {sureness} took it from {tidy(index.publishers[told[0]])}"


def _sureness(link: LinkDoc) -> str:
    """In words; empty where the direction cannot be told."""
    known = link.confidence > _CANNOT_BE_TOLD
    return next((word for least, word in _SURENESS if known and link.confidence >= least), "")


def _printers(index: Index, articles: Iterable[str], notes: Mapping[str, str] | None = None) -> str:
    """The outlets of articles; one that printed the text twice has two versions of it.

    ``notes`` stand behind an outlet's name, by the id of its article.
    """
    versions: dict[str, list[str]] = {}
    for article in articles:
        versions.setdefault(index.publishers[article], []).append(article)
    return listing(
        f"{name} ({len(ids):,} versions)" if len(ids) > 1 else f"{name}{(notes or {}).get(ids[0], '')}"
        for name, ids in versions.items()
    )


def _alike(links: Sequence[LinkDoc]) -> str:
    if not links:
        return ""
    shares = [link.share for link in links]
    low, high = percent(min(shares)), percent(max(shares))
    said = low if low == high else f"{low.removesuffix(' %')} to {high}"
    return f"in common: {said} of the shorter one’s words"


def link_line(index: Index, link: LinkDoc) -> str:
    """One pair for whoever asks why: ``Lantern, 2031-05-15, and Orle Post, 2031-05-14: 57 % (cut)``."""
    one, other = (
        f"{outlet(index, a)}, {published(a)}" for a in (index.articles[link.article], index.articles[link.source])
    )
    return f"{one}, and {other}: {percent(link.share)} ({link.kind})"
