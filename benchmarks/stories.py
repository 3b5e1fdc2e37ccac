"""Score briefs of annotated stories with the shared scorer.

    python benchmarks/stories.py STORIES_DIR [--scorer score_story.py]

STORIES_DIR holds one folder a story, each with articles, meta.json and gold.json; the scorer is looked for in
``tools/`` two levels above. Prints a Markdown table and, on its last line, one JSON object with the figures.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
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


def score(story: Path, scorer: Path) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "brief.json"
        out.write_text(brief_of([story], Settings()).to_json(), encoding="utf-8")
        command = [sys.executable, str(scorer), str(story / "gold.json"), str(out)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def figure(scores: dict, column: tuple[str, str | None]) -> float | None:
    value = scores[column[0]]
    return value[column[1]] if column[1] else value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("--scorer", type=Path)
    args = parser.parse_args()
    scorer = args.scorer or args.stories.resolve().parent.parent / "tools" / "score_story.py"
    sets = sorted(p.parent for p in args.stories.glob("*/gold.json"))
    rows = {story.name: score(story, scorer) for story in sets}
    names = [" ".join(filter(None, column)) for column in COLUMNS]
    print("| set | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    for name, scores in rows.items():
        cells = [figure(scores, c) for c in COLUMNS]
        print(f"| {name} | " + " | ".join("" if c is None else f"{c}" for c in cells) + " |")
    means = {}
    for name, column in zip(names, COLUMNS, strict=True):
        known = [v for scores in rows.values() if (v := figure(scores, column)) is not None]
        means[name] = round(statistics.mean(known), 2)
    print("| mean | " + " | ".join(f"{v}" for v in means.values()) + " |")
    print(json.dumps({"stories": len(rows), "mean": means}))


if __name__ == "__main__":
    main()
