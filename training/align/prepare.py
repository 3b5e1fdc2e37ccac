"""Make labelled pairs of tellings from invented stories and from annotated story sets.

    python training/align/prepare.py OUT.jsonl [--stories STORIES.jsonl ...] [--sets FOLDER ...]

A line of STORIES.jsonl is one story: ``{"claims": {id: [telling, ...]}, "conflicts": [[id, id, kind], ...],
"compatible": [[id, id, why], ...]}`` with tellings ``{"speaker", "cue", "content", "stance", "voice"}``. FOLDER holds
one folder a story set, each with articles, meta.json and gold.json; the statements are those that headwater finds
there, matched to the annotated ones by half of their words. Writes lines as ``train.py`` reads them.
"""

import argparse
import itertools
import json
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np

from headwater import pipeline
from headwater.models import vectors
from headwater.settings import Settings
from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.units import told, units_of
from headwater.stages.ingest import read_paths
from headwater.stages.resolve import resolve
from headwater.types import Reading

NEITHER, SAME, CONFLICT = 0, 1, 2
RIVALS = 1.2  # pairs of neither for each other pair, the likest in wording first
RANDOM = 0.15  # and so many by chance
CONFLICTS = 0.5  # share of the conflicting pairs of an invented story that are kept
REAL = 1.5  # weight of a pair from real articles


def from_story(story: dict, rng: random.Random) -> list[dict]:
    tellings = [(claim, t) for claim, told_by in story["claims"].items() for t in told_by]
    opposed = {frozenset(c[:2]) for c in story.get("conflicts", ())}
    close = {frozenset(c[:2]) for c in story.get("compatible", ())}
    texts = [told(t.get("speaker"), t.get("cue") or "", t["content"]) for _, t in tellings]
    rows, rest, kept = vectors.encode([t["content"] for _, t in tellings]), [], []
    for i, j in itertools.combinations(range(len(tellings)), 2):
        pair = frozenset((tellings[i][0], tellings[j][0]))
        label = SAME if len(pair) == 1 else CONFLICT if pair in opposed else NEITHER
        row = {"a": texts[i], "b": texts[j], "label": label, "weight": 1.0}
        if label != NEITHER:
            kept.append(row)
        else:
            rest.append((float(rows[i] @ rows[j]) + (0.3 if pair in close else 0.0), row))
    # two claims of five tellings each that conflict make twenty-five pairs: half of them tell as much
    kept = [row for row in kept if row["label"] == SAME or rng.random() < CONFLICTS]
    return kept + rivals(rest, len(kept), rng)


def rivals(rest: list[tuple[float, dict]], others: int, rng: random.Random) -> list[dict]:
    ranked = [row for _, row in sorted(rest, key=lambda r: -r[0])]
    most = int(RIVALS * others)
    return ranked[:most] + rng.sample(ranked[most:], min(len(ranked[most:]), int(RANDOM * others)))


def words(text: str) -> Counter:
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def alike(a: Counter, b: Counter) -> float:
    return sum((a & b).values()) / max(1, sum((a | b).values()))


def from_set(folder: Path, rng: random.Random) -> list[dict]:
    settings = Settings()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    files = [folder / a["file"] for a in json.loads((folder / "meta.json").read_text(encoding="utf-8"))["articles"]]
    readings = [r for r in pipeline.read(list(read_paths([folder], settings)), settings) if isinstance(r, Reading)]
    readings = sorted(
        (r for r in readings if Path(r.article.path).name in {f.name for f in files}), key=lambda r: r.article.id
    )
    name = {r.article.id: Path(r.article.path).name for r in readings}
    units = units_of(readings, resolve(readings, ())) + own_voice(readings)
    claims = [labels_of(u, name[u.article], gold) for u in units]
    near = vectors.encode([u.text for u in units])
    near = near @ near.T
    opposed = {frozenset(c["claims"]) for c in gold["conflicts"]}
    best: dict[tuple, tuple[float, dict]] = {}
    for i, j in itertools.combinations(range(len(units)), 2):
        a, b = units[i], units[j]
        whole = (a.statement.id if a.statement else a.place, b.statement.id if b.statement else b.place)
        if (
            whole[0] == whole[1]
            or (a.statement is None and b.statement is None)
            or claims[i] is None
            or claims[j] is None
        ):
            continue
        same = bool(claims[i] & claims[j])
        conflict = any(frozenset((x, y)) in opposed for x in claims[i] for y in claims[j])
        label = SAME if same else CONFLICT if conflict else NEITHER
        row = {"a": a.told, "b": b.told, "label": label, "weight": REAL}
        # of two statements with several assertions each, the likest two are those that are meant
        if whole not in best or near[i, j] > best[whole][0]:
            best[whole] = (float(near[i, j]), row)
    kept = [row for _, row in best.values() if row["label"] != NEITHER]
    return kept + rivals([r for r in best.values() if r[1]["label"] == NEITHER], len(kept), rng)


def labels_of(unit, file: str, gold: dict) -> set[str] | None:
    """The annotated claims of a unit's statement or sentence; None: what was found was not annotated."""
    mine = words(unit.content)
    if unit.statement is None:
        told_here = [n for n in gold["narrated"] if n["doc"] == file]
        inside = [
            n
            for n in told_here
            if not words(n["content"]) - words(unit.text) or alike(words(n["content"]), words(unit.text)) > 0.5
        ]
        return {c for n in inside for c in n["claims"]}
    here = [(alike(mine, words(" ".join(s["content"]))), s) for s in gold["statements"] if s["doc"] == file]
    likeness, statement = max(here, key=lambda h: h[0], default=(0.0, None))
    return set(statement["claims"]) if statement and likeness >= 0.5 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--stories", type=Path, nargs="*", default=[])
    parser.add_argument("--sets", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[], help="names of sets to leave out")
    args = parser.parse_args()
    rng = random.Random(6)
    rows = []
    for path in args.stories:
        for line in path.read_text(encoding="utf-8").splitlines():
            rows += from_story(json.loads(line), rng)
    for parent in args.sets:
        for folder in sorted(p.parent for p in parent.glob("*/gold.json") if p.parent.name not in args.without):
            rows += from_set(folder, rng)
    args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(len(rows), "pairs:", dict(Counter(row["label"] for row in rows)), "mean cosine", end=" ")
    a, b = vectors.encode([r["a"] for r in rows[:500]]), vectors.encode([r["b"] for r in rows[:500]])
    print(round(float(np.mean(np.sum(a * b, axis=1))), 3))


if __name__ == "__main__":
    main()
