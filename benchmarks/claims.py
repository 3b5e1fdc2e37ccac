"""The same claim in other words: headwater beside simpler ways to make claims of the same statements.

    python benchmarks/claims.py STORIES_DIR [--scorer score_story.py] [--sets N]

STORIES_DIR holds one folder a story, each with articles, meta.json and gold.json; the scorer is looked for in
``tools/`` two levels above. Every way is given the statements that headwater finds:

alone       each statement is a claim of its own
vectors     average linkage over the cosines of the statements' vectors (``headwater.models.vectors``), cut at the one
            threshold that is best over all these sets: once for B-cubed, once for pairs, so with the answers at hand
hdbscan     scikit-learn's HDBSCAN over the same vectors, with the best of some settings in the same two ways; what it
            takes for noise stands alone
figure      statements that give one figure, of whatever it is, are one claim; those without a figure stand alone
exact       as figure, and they have a name in common
headwater   the stage ``align``

``--sets`` takes only the first N. A way that puts no two statements of a set together has 0 for precision of pairs
there. Prints a Markdown table of means over the sets and, on its last line, one JSON object with the figures by set.
"""

import argparse
import importlib.util
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform

from headwater import pipeline
from headwater.models import vectors
from headwater.report.build import build_brief
from headwater.settings import Settings
from headwater.stages import ingest
from headwater.stages.align.units import names_in, quantities_in
from headwater.stages.derive.kinship import connected
from headwater.types import Reading, Rejected, Statement
from one_core import pin
from peers import absent

SETTINGS = Settings(jobs=1)
THRESHOLDS = tuple(n / 100 for n in range(40, 98, 2))
MEASURES = (("claims_b3", "B-cubed"), ("claims_cross_article", "pairs"))
FIGURES = ("p", "r", "f1")

Score = Callable[[dict, dict], dict]
Row = dict[str, float]
Labels = Sequence[Hashable]  # the claim of each statement


@dataclass(frozen=True)
class Story:
    """One annotated set with what headwater makes of it; statements are in the order of the brief."""

    name: str
    gold: dict
    brief: dict
    told: Sequence[tuple[Reading, Statement]]


def read_story(folder: Path) -> Story:
    results = list(pipeline.read(ingest.read_paths([folder], SETTINGS), SETTINGS))
    readings = [r for r in results if isinstance(r, Reading)]
    rejected = [r for r in results if isinstance(r, Rejected)]
    brief = build_brief(readings, pipeline.account(readings, SETTINGS), rejected, SETTINGS)
    made = json.loads(brief.to_json())
    by_id = {s.id: (reading, s) for reading in readings for s in reading.statements}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Story(folder.name, gold, made, [by_id[s["id"]] for s in made["statements"]])


def scorer_of(path: Path) -> Score:
    """The shared scorer's own function."""
    spec = importlib.util.spec_from_file_location("score_story", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"error: {path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


# ---------------------------------------------------------------- other ways to make claims


def alone(told: Sequence[tuple[Reading, Statement]]) -> Labels:
    return range(len(told))


def figure(told: Sequence[tuple[Reading, Statement]]) -> Labels:
    figures = [_figures(*pair) for pair in told]
    return connected(len(told), [(i, j) for i, j in combinations(range(len(told)), 2) if figures[i] & figures[j]])


def exact(told: Sequence[tuple[Reading, Statement]]) -> Labels:
    figures = [_figures(*pair) for pair in told]
    names = [names_in(reading.annotated, s.content) for reading, s in told]
    both = [(i, j) for i, j in combinations(range(len(told)), 2) if figures[i] & figures[j] and names[i] & names[j]]
    return connected(len(told), both)


def _figures(reading: Reading, statement: Statement) -> frozenset[float]:
    """Without their units: that these be the same too halves what is found and makes it no more often right."""
    return frozenset(q.value for q in quantities_in(reading.annotated, statement.content))


def by_vectors(told: Sequence[tuple[Reading, Statement]]) -> Mapping[str, Labels]:
    """For each threshold."""
    if len(told) < 2:
        return {f"{least:.2f}": alone(told) for least in THRESHOLDS}
    tree = linkage(np.maximum(pdist(_vectors(told), "cosine"), 0), "average")
    return {f"{least:.2f}": fcluster(tree, 1 - least, "distance").tolist() for least in THRESHOLDS}


def by_hdbscan(told: Sequence[tuple[Reading, Statement]]) -> Mapping[str, Labels]:
    """For each of its settings: how clusters are taken from the tree, and how many neighbours make a place dense.

    Its smoothing by a distance is left at none: with NumPy 2.4 scikit-learn 1.9 stops at it.
    """
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415 a peer that may be missing

    ways = [(way, dense) for way in ("eom", "leaf") for dense in (1, 2, 3)]
    if len(told) < max(dense for _, dense in ways) + 1:
        return {f"{way}, {dense}": alone(told) for way, dense in ways}
    cosines = squareform(np.maximum(pdist(_vectors(told), "cosine"), 0))
    found = {}
    for way, dense in ways:
        clusters = HDBSCAN(
            min_cluster_size=2, min_samples=dense, metric="precomputed", cluster_selection_method=way, copy=True
        ).fit_predict(cosines)
        found[f"{way}, {dense}"] = [int(c) if c >= 0 else -1 - n for n, c in enumerate(clusters)]
    return found


def _vectors(told: Sequence[tuple[Reading, Statement]]) -> np.ndarray:
    texts = [" ".join(" ".join(s.of(r.article.text) for s in statement.content).split()) for r, statement in told]
    return vectors.encode(texts).astype(np.float64)


SETTLED: dict[str, Callable[[Sequence[tuple[Reading, Statement]]], Mapping[str, Labels]]] = {
    "vectors": by_vectors,
    "HDBSCAN": by_hdbscan,
}  # ways with a setting, which is chosen with the answers at hand
NEEDS = {"HDBSCAN": "sklearn"}  # a package that may be missing

# ---------------------------------------------------------------- their scores


def relabelled(brief: dict, labels: Labels) -> dict:
    """The brief with other claims, of which only the members are known."""
    articles: dict[str, set[str]] = defaultdict(set)
    statements = []
    for statement, label in zip(brief["statements"], labels, strict=True):
        claim = f"cl-{label}"
        articles[claim].add(statement["article"])
        statements.append({**statement, "claims": [claim]})
    claims = [{"id": c, "articles": sorted(held), "narrated": [], "origins": []} for c, held in articles.items()]
    return {**brief, "statements": statements, "claims": claims, "conflicts": [], "movements": []}


def row_of(scores: dict) -> Row:
    return {f"{name} {figure}": scores[measure][figure] for measure, name in MEASURES for figure in FIGURES}


def mean(rows: Sequence[Row]) -> Row:
    return {name: round(statistics.mean(row[name] for row in rows), 2) for name in rows[0]}


def rows_of(stories: Sequence[Story], score: Score) -> Iterator[tuple[str, list[Row]]]:
    """Each way with its figures, one row a set."""
    for way in (alone, figure, exact):
        yield way.__name__, [row_of(score(s.gold, relabelled(s.brief, way(s.told)))) for s in stories]
    for way, made in SETTLED.items():
        if absent(NEEDS.get(way, "headwater")):
            continue
        cut = [made(s.told) for s in stories]
        at = {
            chosen: [row_of(score(s.gold, relabelled(s.brief, c[chosen]))) for s, c in zip(stories, cut, strict=True)]
            for chosen in cut[0]
        }
        for _, name in MEASURES:
            best = max(at, key=lambda chosen: (mean(at[chosen])[f"{name} f1"], chosen))
            yield f"{way}, best for {name} ({best})", at[best]
    yield "headwater", [row_of(score(s.gold, s.brief)) for s in stories]


def table(means: Mapping[str, Row]) -> str:
    columns = list(next(iter(means.values())))
    head = f"| claims | {' | '.join(columns)} |\n|{'---|' * (1 + len(columns))}"
    lines = (f"| {name} | {' | '.join(str(v) for v in row.values())} |" for name, row in means.items())
    return "\n".join((head, *lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("stories", type=Path, metavar="STORIES_DIR")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--sets", type=int, metavar="N")
    args = parser.parse_args()
    pin()
    score = scorer_of(args.scorer or args.stories.resolve().parent.parent / "tools" / "score_story.py")
    stories = [read_story(p.parent) for p in sorted(args.stories.glob("*/gold.json"))[: args.sets]]
    if not stories:
        sys.exit(f"error: no gold.json in a folder of {args.stories}")
    rows = dict(rows_of(stories, score))
    print(table({way: mean(held) for way, held in rows.items()}))
    by_set = {way: dict(zip([s.name for s in stories], held, strict=True)) for way, held in rows.items()}
    figures = {"stories": len(stories), "mean": {w: mean(h) for w, h in rows.items()}, "sets": by_set}
    missing = {way: reason for way, package in NEEDS.items() if (reason := absent(package))}
    print(json.dumps(figures | ({"beside": missing} if missing else {})))


if __name__ == "__main__":
    main()
