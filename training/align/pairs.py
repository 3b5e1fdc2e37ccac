"""Draw pairs of tellings of real articles for people to judge, and make training rows of what they said.

    python training/align/pairs.py draw PATH... --out PAIRS.jsonl [--number 1000] [--seed 6] [--story .4] [--days 10]
    python training/align/pairs.py take PAIRS.jsonl LABELS.txt --out REAL.jsonl
    python training/align/pairs.py mix OUT.jsonl --real REAL.jsonl... --sets SETS.jsonl --invented STORIES.jsonl

``draw`` reads the articles beneath the paths, compares what they say as ``headwater.stages.align`` does, and draws most
pairs from where it is in doubt, fewer from where it is sure, and some that it holds for conflicts; no assertion stands
in more than two pairs. Beside PAIRS.jsonl it writes PAIRS.txt, each pair with its context, to be read. A line of
LABELS.txt is ``ID S|N|C|?``: the same claim, neither, a conflict, cannot be told. ``mix`` takes the real rows twice,
those of the annotated sets (``prepare.py``) once, and some of the invented ones, drawn by chance. Texts of others stay
out of this repository.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from headwater import pipeline
from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align import candidates, compared
from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.units import Unit, units_of
from headwater.stages.ingest import read_paths
from headwater.stages.resolve import resolve
from headwater.types import Reading

LABELS = {"N": 0, "S": 1, "C": 2}
WEIGHT = {"N": 1.5, "S": 1.5, "C": 2.0}
BANDS = {"doubtful": 0.55, "sure": 0.18, "unlikely": 0.2, "conflict": 0.12}  # shares of what is drawn
MOST = 2  # pairs of one assertion
ALIKE = 0.95  # cosine from which on two tellings teach nothing
FEWEST_WORDS = 4
BEFORE, BEHIND = 160, 70  # characters of context


def draw(paths: Sequence[Path], number: int, seed: int) -> tuple[list[dict], str]:
    """Pairs with the words that the judge reads, and a text of them for people."""
    settings, rng = Settings(), random.Random(seed)
    readings = [r for r in pipeline.read(list(read_paths(paths, settings)), settings) if isinstance(r, Reading)]
    units = _units(readings)
    pairs = candidates.candidates_of(units, vectors.encode([u.text for u in units]))
    looked = compared.look(units, pairs)
    sure = 1 / (1 + np.exp(-looked.odds))
    contrary = looked.second[:, compared.CONFLICT]
    rival = (looked.first[:, compared.OTHER_FIGURE] > 0) | (looked.first[:, compared.OTHER_STANCE] > 0)
    bands = {
        "doubtful": (sure >= 0.15) & (sure < 0.85) & ~rival,
        "sure": (sure >= 0.85) & ~rival,
        "unlikely": (sure >= 0.02) & (sure < 0.15) & ~rival,
        "conflict": (contrary >= 0.25) | ((sure > 0.5) & rival),
    }
    used: Counter[int] = Counter()
    drawn: list[tuple[Unit, Unit]] = []
    for band, inside in bands.items():
        numbers = np.flatnonzero(inside).tolist()
        rng.shuffle(numbers)
        kept = 0
        for k in numbers:
            i, j = int(pairs.one[k]), int(pairs.other[k])
            if kept < BANDS[band] * number and max(used[i], used[j]) < MOST and pairs.cosine[k] < ALIKE:
                used.update((i, j))
                drawn.append((units[i], units[j]))
                kept += 1
    rng.shuffle(drawn)
    texts = {r.article.id: r for r in readings}
    rows = [{"id": f"p{n}", "a": a.told, "b": b.told} for n, (a, b) in enumerate(drawn)]
    return rows, "\n".join(_shown(f"p{n}", a, b, texts) for n, (a, b) in enumerate(drawn))


def _units(readings: Sequence[Reading]) -> list[Unit]:
    """Assertions in different words."""
    found = [*units_of(readings, resolve(readings, ())), *own_voice(readings)]
    different = {u.told.lower(): u for u in sorted(found, key=lambda u: u.place, reverse=True)}
    return sorted((u for u in different.values() if len(u.words) >= FEWEST_WORDS), key=lambda u: u.place)


def _shown(id_: str, a: Unit, b: Unit, readings: dict[str, Reading]) -> str:
    lines = [f"#{id_}"]
    for name, unit in (("A", a), ("B", b)):
        article = readings[unit.article].article
        start, end = min(s.start for s in unit.spans), max(s.end for s in unit.spans)
        before, behind = article.text[max(0, start - BEFORE) : start], article.text[end : end + BEHIND]
        day = article.published.value if article.published else "no date"
        lines.append(f"{name} {day[:10]} {unit.told}")
        lines.append(f"  in context: {before} [[{article.text[start:end]}]] {behind}".replace("\n", " "))
    return "\n".join(lines) + "\n"


def take(pairs: Path, labels: Path) -> list[dict]:
    said = dict(line.split() for line in labels.read_text(encoding="utf-8").splitlines() if len(line.split()) == 2)
    rows = (json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines())
    return [
        {"a": r["a"], "b": r["b"], "label": LABELS[said[r["id"]]], "weight": WEIGHT[said[r["id"]]]}
        for r in rows
        if said.get(r["id"]) in LABELS
    ]


def mix(real: Sequence[Path], sets: Sequence[Path], invented: Sequence[Path], number: int) -> list[dict]:
    rng = random.Random(3)
    rows = 2 * _read(real) + _read(sets) + rng.sample(_read(invented), number)
    rng.shuffle(rows)
    return rows


def _read(paths: Sequence[Path]) -> list[dict]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: Sequence[dict]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(len(rows), "rows", dict(Counter(row.get("label") for row in rows)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("paths", type=Path, nargs="+")
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--number", type=int, default=1000)
    drawing.add_argument("--seed", type=int, default=6)
    drawing.add_argument("--story", type=float, default=candidates.STORY, help="cosine of two articles, at the least")
    drawing.add_argument("--days", type=int, default=candidates.WINDOW, help="between two articles, at the most")
    taking = commands.add_parser("take")
    taking.add_argument("pairs", type=Path)
    taking.add_argument("labels", type=Path)
    taking.add_argument("--out", type=Path, required=True)
    mixing = commands.add_parser("mix")
    mixing.add_argument("out", type=Path)
    for name in ("--real", "--sets", "--invented"):
        mixing.add_argument(name, type=Path, nargs="+", required=True)
    mixing.add_argument("--number", type=int, default=14_000)
    args = parser.parse_args()
    if args.command == "draw":
        candidates.STORY, candidates.WINDOW = args.story, args.days
        rows, shown = draw(args.paths, args.number, args.seed)
        write(args.out, rows)
        args.out.with_suffix(".txt").write_text(shown, encoding="utf-8")
    elif args.command == "take":
        write(args.out, take(args.pairs, args.labels))
    else:
        write(args.out, mix(args.real, args.sets, args.invented, args.number))


if __name__ == "__main__":
    main()
