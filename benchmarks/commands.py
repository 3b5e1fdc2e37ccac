"""headwater as a user starts it: seconds from the start of the process, and memory with all its processes.

    python benchmarks/commands.py SEEDS CSV [--articles N] [--page FILE] [--rounds N] [--no-brief]

SEEDS is a small folder of articles, of which ``headwater brief`` prints a brief; CSV a large pile. Measured are

import      ``import headwater`` in a new process, over what Python itself takes to start
first look  the brief of SEEDS in a terminal: seconds until the first line is there, and until the end
read        ``headwater attribute`` on the first N articles of CSV, with one process and with as many as the cores;
            what it takes on a single short article, models and all, is subtracted
pile        ``headwater brief CSV -o FILE.html`` with all cores, unless ``--no-brief``; ``--page`` keeps the page

The fastest of several rounds counts, of the pile the only one. Prints Markdown and, on its last line, one JSON object.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from one_core import cores
from watching import Ran, run

ROUNDS = 3
ARTICLES = 200
LIMIT = 1800.0  # seconds that one command may take
HEADWATER = (sys.executable, "-m", "headwater")
SHORT = "“The dam of Oren holds,” Ada Berg said. She believes that it will stand for years."


def fastest(command: Sequence[str], rounds: int) -> Ran:
    return min((watched(command) for _ in range(rounds)), key=lambda ran: ran.seconds)


def watched(command: Sequence[str]) -> Ran:
    ran = run(command, timeout=LIMIT)
    if ran.code:
        raise SystemExit(f"error: {' '.join(command[2:5])} ended with {ran.code}: {ran.stderr.strip()[-300:]}")
    return ran


def import_figures(rounds: int) -> dict:
    bare = fastest([sys.executable, "-c", ""], rounds)
    ours = fastest([sys.executable, "-c", "import headwater"], rounds)
    return {"python s": round(bare.seconds, 3), "import headwater s": round(ours.seconds - bare.seconds, 3)}


def first_look(seeds: Path, rounds: int) -> dict:
    ran = fastest([*HEADWATER, "brief", str(seeds)], rounds)
    return {
        "articles": sum(1 for p in seeds.iterdir() if p.is_file()),
        "first output s": round(ran.first_output or ran.seconds, 2),
        "seconds": round(ran.seconds, 2),
        "peak MB": ran.peak_mb,
    }


def read_figures(pile: Path, count: int, rounds: int, folder: Path) -> list[dict]:
    rows = first_rows(pile, count)
    sample, short = folder / "sample.csv", folder / "short.txt"
    write_rows(sample, rows)
    short.write_text(SHORT, encoding="utf-8")
    figures = []
    for jobs in sorted({1, cores()}):
        options = ["--jsonl", "--jobs", str(jobs), "-o", str(folder / "said.jsonl")]
        start = fastest([*HEADWATER, "attribute", str(short), *options], rounds)
        ran = fastest([*HEADWATER, "attribute", str(sample), *options], max(1, rounds - 1))
        words = sum(len(json.loads(line)["text"].split()) for line in _lines(folder / "said.jsonl"))
        net = ran.seconds - start.seconds
        figures.append(
            {
                "jobs": jobs,
                "articles": len(rows),
                "words": words,
                "start s": round(start.seconds, 2),
                "seconds": round(ran.seconds, 2),
                "words/s": round(words / net) if net > 0 else None,
                "peak MB": ran.peak_mb,
            }
        )
    return figures


def pile_figures(pile: Path, page: Path) -> dict:
    ran = watched([*HEADWATER, "brief", str(pile), "-o", str(page), "--jobs", str(cores())])
    rows = len(first_rows(pile, None))
    return {
        "rows": rows,
        "jobs": cores(),
        "seconds": round(ran.seconds, 1),
        "peak MB": ran.peak_mb,
        "page kB": page.stat().st_size // 1000,
    }


def first_rows(pile: Path, count: int | None) -> list[dict]:
    csv.field_size_limit(2**31 - 1)
    with pile.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[:count]


def write_rows(path: Path, rows: Sequence[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("seeds", type=Path)
    parser.add_argument("pile", type=Path, metavar="CSV")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    parser.add_argument("--page", type=Path, metavar="FILE")
    parser.add_argument("--no-brief", action="store_true")
    args = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it has compiled
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures: dict = {"cores": cores(), "import": import_figures(args.rounds)}
        figures["first look"] = first_look(args.seeds, args.rounds)
        figures["read"] = read_figures(args.pile, args.articles, args.rounds, folder)
        if not args.no_brief:
            figures["pile"] = pile_figures(args.pile, args.page or folder / "page.html")
    for part, found in figures.items():
        print(f"- {part}: {found}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
