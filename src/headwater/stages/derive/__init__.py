"""derive: articles -> Family*. Which articles are one text, and whose.

Candidate pairs by MinHash and LSH over runs of five words (datasketch); a pair is kept on the measured share of the
shorter article's runs that stand in the longer one. Words inside quotation marks do not count: two reports of one
speech share them without having copied.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from headwater.ids import content_id, made_by
from headwater.settings import Settings
from headwater.stages.attribute.quotes import find_quotes
from headwater.types import Article, Family, Reading

NAME = "derive"
VERSION = "1"
RUN = 5  # words
PERMUTATIONS = 128
LSH_THRESHOLD = 0.2  # Jaccard at which pairs become candidates; a cut copy of half the length has about .5
FEWEST_RUNS = 15  # below this a text is too short to tell
MOST_KEPT_LENGTH = 4  # an article this many times longer is no copy, though it may embed one

_WORD = re.compile(r"\w+")


def made(settings: Settings) -> str:
    return made_by(NAME, VERSION, similarity=settings.family_similarity)


def derive(readings: Sequence[Reading], settings: Settings) -> tuple[Family, ...]:
    """Every article in exactly one family, sorted by id; one that shares its text with none is alone in its own."""
    articles = {r.article.id: r.article for r in readings}
    runs = {id_: runs_of(article) for id_, article in articles.items()}
    shares = _shares(runs, settings.family_similarity)
    families = [_family(members, articles, shares, settings) for members in _groups(runs, shares)]
    return tuple(sorted(families, key=lambda f: f.id))


def runs_of(article: Article) -> frozenset[str]:
    """The runs of five words outside quotation marks."""
    text = article.text
    kept, at = [], 0
    for quote in find_quotes(text):
        kept.append(text[at : quote.start])
        at = quote.end
    kept.append(text[at:])
    runs: set[str] = set()
    for piece in kept:
        words = [w.lower() for w in _WORD.findall(piece)]
        runs.update(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return frozenset(runs)


def _shares(runs: Mapping[str, frozenset[str]], least: float) -> dict[frozenset[str], float]:
    """For pairs of articles that pass, the share of the shorter one's runs that stand in the other."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  (brings scipy; only this stage needs it)

    index = MinHashLSH(threshold=LSH_THRESHOLD, num_perm=PERMUTATIONS)
    shares: dict[frozenset[str], float] = {}
    for id_ in sorted(runs):
        if len(runs[id_]) < FEWEST_RUNS:
            continue
        sketch: Any = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(runs[id_])])
        for other in index.query(sketch):
            short, long = sorted((runs[id_], runs[other]), key=len)
            share = len(short & long) / len(short)
            if share >= least and len(long) <= MOST_KEPT_LENGTH * len(short):
                shares[frozenset((id_, other))] = share
        index.insert(id_, sketch)
    return shares


def _groups(runs: Mapping[str, frozenset[str]], shares: Mapping[frozenset[str], float]) -> list[list[str]]:
    """Families around their fullest article: each member shares its text with that core, so chains cannot form."""
    near: dict[str, set[str]] = defaultdict(set)
    for pair in shares:
        a, b = sorted(pair)
        near[a].add(b)
        near[b].add(a)
    left = set(runs)
    groups = []
    for core in sorted(runs, key=lambda id_: (-len(near[id_]), -len(runs[id_]), id_)):
        if core in left:
            members = sorted({core} | (near[core] & left))
            left -= set(members)
            groups.append([core, *(m for m in members if m != core)])
    return groups


def _family(
    members: Sequence[str], articles: Mapping[str, Article], shares: Mapping[frozenset[str], float], settings: Settings
) -> Family:
    core, *others = members
    evidence = [
        f"{round(100 * shares[frozenset((core, other))])} % of the shorter one's five-word runs stand in both "
        f"{articles[core].path} and {articles[other].path}"
        for other in sorted(others, key=lambda o: articles[o].path)
    ]
    credits_ = sorted({c for m in members if (c := articles[m].credit)})
    root = core
    if others and len(credits_) == 1:
        root = credits_[0]
        evidence.append(
            f"{credits_[0]} is credited by {', '.join(sorted(articles[m].path for m in members if articles[m].credit))}"
        )
    elif others:
        dated = [m for m in members if articles[m].published is not None]
        if len(dated) == len(members):
            root = min(dated, key=lambda m: (articles[m].published, -len(articles[m].text), m))
            evidence.append(f"{articles[root].path} is the earliest")
    return Family(
        id=content_id("fam", *sorted(members)),
        articles=tuple(sorted(members)),
        root=root,
        evidence=tuple(evidence),
        made_by=made(settings),
    )
