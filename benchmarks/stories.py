"""Score briefs of annotated stories with the shared scorer.

    python benchmarks/stories.py STORIES_DIR [--scorer score_story.py] [--sets N]

STORIES_DIR holds one folder a story, each with articles, meta.json and gold.json; the scorer is looked for in
``tools/`` two levels above. ``--sets`` takes only the first N. Prints a Markdown table and, on its last line, one JSON
object with the figures. What a set has none of (relays, say) counts as the scorer says: 0 for an F1, left out for a
share. Where a set has no movement or no conflict, "mean of those with any" leaves it out as well.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from headwater.briefing import brief_of
from headwater.settings import Settings

COLUMNS = (
    ("statements", "f1"),
    ("speaker", None),
    ("joint", "f1"),
    ("relay", "f1"),
    ("form", None),
    ("stance", None),
    ("claims_b3", "f1"),
    ("claims_cross_article", "p"),
    ("claims_cross_article", "r"),
    ("claims_cross_article", "f1"),
    ("origins", "exact"),
    ("origins", "mean_abs_error"),
    ("narrated_recall", None),
    ("conflicts", "f1"),
    ("false_friends", None),
    ("movements", "f1"),
)
NAMES = tuple(" ".join(filter(None, column)) for column in COLUMNS)


def score(story: Path, scorer: Path) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "brief.json"
        out.write_text(brief_of([story], Settings(jobs=1)).to_json(), encoding="utf-8")
        command = [sys.executable, str(scorer), str(story / "gold.json"), str(out)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def figure(scores: dict, column: tuple[str, str | None]) -> float | None:
    value = scores[column[0]]
    return value[column[1]] if column[1] else value


HELD = {"conflicts f1": "conflicts", "movements f1": "movements", "relay f1": "relay"}  # and where the gold is counted

POOLED = {"statements": "statements", "conflicts": "conflicts", "movements": "movements"}


def together(scores: Sequence[Mapping]) -> dict[str, float]:
    """Precision and recall over all sets as if they were one."""
    hits = sum(s["r"] * s["gold"] / 100 for s in scores)
    gold, found = (sum(s[what] for s in scores) for what in ("gold", "predicted"))
    return {
        "gold": gold,
        "found": found,
        "p": round(100 * hits / found, 1) if found else 0.0,
        "r": round(100 * hits / gold, 1) if gold else 0.0,
    }


def row_of(scores: dict) -> dict[str, float | None]:
    return {name: figure(scores, column) for name, column in zip(NAMES, COLUMNS, strict=True)}


def means(rows: Iterable[Mapping[str, float | None]]) -> dict[str, float | None]:
    """Over the rows that have a figure."""
    rows = list(rows)
    known = {name: [row[name] for row in rows if row[name] is not None] for name in NAMES}
    return {name: round(statistics.mean(values), 2) if values else None for name, values in known.items()}


def figures_of(stories: Sequence[Path], scorer: Path) -> dict:
    """By set, their means, and the means over the sets that have any of what a column counts."""
    scores = {story.name: score(story, scorer) for story in stories}
    rows = {name: row_of(made) for name, made in scores.items()}
    any_of = {
        name: round(statistics.mean(found), 2)
        for name, measure in HELD.items()
        if (found := [rows[story][name] for story, made in scores.items() if made[measure].get("gold")])
    }
    pooled = {name: together([made[measure] for made in scores.values()]) for name, measure in POOLED.items()}
    worst = max(row["false_friends"] or 0 for row in rows.values())
    return {
        "stories": len(rows),
        "mean": means(rows.values()),
        "mean of those with any": any_of,
        "all sets together": pooled,
        "most false friends": worst,
        "sets": rows,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--sets", type=int, metavar="N")
    args = parser.parse_args()
    scorer = args.scorer or args.stories.resolve().parent.parent / "tools" / "score_story.py"
    sets = sorted(p.parent for p in args.stories.glob("*/gold.json"))[: args.sets]
    if not sets:
        sys.exit(f"error: no gold.json in a folder of {args.stories}")
    figures = figures_of(sets, scorer)
    print("| set | " + " | ".join(NAMES) + " |\n|---|" + "---|" * len(NAMES))
    for name, row in {**figures["sets"], "mean": figures["mean"]}.items():
        print(f"| {name} | " + " | ".join("" if v is None else f"{v}" for v in row.values()) + " |")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
