"""The same claim in other words: headwater beside simpler ways to make claims of the same statements.

    python benchmarks/claims.py STORIES_DIR [--scorer score_story.py]

STORIES_DIR holds one folder a story, each with articles, meta.json and gold.json; the scorer is looked for in
``tools/`` two levels above. Every way is given the statements that headwater finds:

alone       each statement is a claim of its own
vectors     average linkage over the cosines of the statements' vectors (``headwater.models.vectors``), cut at the one
            threshold that is best over all these sets: once for B-cubed, once for pairs, so with the answers at hand
figure      statements that give one figure, of whatever it is, are one claim; those without a figure stand alone
exact       as figure, and they have a name in common
headwater   the stage ``align``

A way that puts no two statements of a set together has 0 for precision of pairs there. Prints a Markdown table of means
over the sets and, on its last line, one JSON object with the figures by set.
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
from scipy.spatial.distance import pdist

from headwater import pipeline
from headwater.models import vectors
from headwater.report.build import build_brief
from headwater.settings import Settings
from headwater.stages import ingest
from headwater.stages.align.units import names_in, quantities_in
from headwater.stages.derive.kinship import connected
from headwater.types import Reading, Rejected, Statement
from one_core import pin

SETTINGS = Settings()
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


def by_vectors(told: Sequence[tuple[Reading, Statement]]) -> Mapping[float, Labels]:
    """For each threshold."""
    if len(told) < 2:
        return dict.fromkeys(THRESHOLDS, alone(told))
    texts = [" ".join(" ".join(s.of(r.article.text) for s in statement.content).split()) for r, statement in told]
    tree = linkage(np.maximum(pdist(vectors.encode(texts).astype(np.float64), "cosine"), 0), "average")
    return {least: fcluster(tree, 1 - least, "distance").tolist() for least in THRESHOLDS}


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
    cut = [by_vectors(s.told) for s in stories]
    at = {
        least: [row_of(score(s.gold, relabelled(s.brief, c[least]))) for s, c in zip(stories, cut, strict=True)]
        for least in THRESHOLDS
    }
    for _, name in MEASURES:
        best = max(THRESHOLDS, key=lambda least: (mean(at[least])[f"{name} f1"], least))
        yield f"vectors, best for {name} ({best:.2f})", at[best]
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
    args = parser.parse_args()
    pin()
    score = scorer_of(args.scorer or args.stories.resolve().parent.parent / "tools" / "score_story.py")
    stories = [read_story(p.parent) for p in sorted(args.stories.glob("*/gold.json"))]
    if not stories:
        sys.exit(f"error: no gold.json in a folder of {args.stories}")
    rows = dict(rows_of(stories, score))
    print(table({way: mean(held) for way, held in rows.items()}))
    by_set = {way: dict(zip([s.name for s in stories], held, strict=True)) for way, held in rows.items()}
    print(json.dumps({"stories": len(stories), "mean": {w: mean(h) for w, h in rows.items()}, "sets": by_set}))


if __name__ == "__main__":
    main()
