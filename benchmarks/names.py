"""Score the comparison of names on labelled pairs.

    python benchmarks/names.py PATH [--peers PYTHON]

PATH is a CSV file with the columns case_group, schema, name1, name2 and is_match (true or false). Pairs of the schema
Person are compared as persons, all others as organisations. A pair counts as a match from the score ``SAME`` on, which
is fixed in the code. Speed is cold: one pass over all pairs with empty caches, the median of several passes.

The even and odd halves are split by a hash of the second name, so that all spellings of one name lie in one half:
rules are developed on the even half, the odd one says what they are worth elsewhere. ``--peers`` names an interpreter
that has nomenklatura (see ``peers.py``): the scores of its logic-v2 are then counted as ours are, at the threshold
that its makers use and at the one that is best for these very pairs. Prints a Markdown table and, on its last line,
one JSON object with the figures.
"""

import argparse
import csv
import hashlib
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from headwater.stages.resolve.names import (
    SAME,
    body_names,
    compare_bodies,
    compare_persons,
    person_words,
    spelling_keys,
)
from one_core import pin
from peers import NO_ANSWER, ask

COLUMNS = ("case_group", "schema", "name1", "name2", "is_match")
PASSES = 5
THEIRS = 0.70  # the threshold of logic-v2
CACHED = (body_names.body_name, person_words.person_name, spelling_keys.sound_key, spelling_keys.consonant_key)


class BadCases(ValueError):
    """The file of pairs cannot be read; the message names the line."""


class Pair(NamedTuple):
    group: str
    schema: str
    names: tuple[str, str]
    is_match: bool

    @property
    def is_person(self) -> bool:
        return self.schema == "Person"

    @property
    def half(self) -> str:
        return ("even half", "odd half")[hashlib.sha256(self.names[1].casefold().encode()).digest()[0] % 2]


class Answer(NamedTuple):
    pair: Pair
    is_match: bool


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of the file; a missing column, a short row or a label that is neither true nor false is an error."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
                raise BadCases(f"{path}, line 1: no column {', '.join(missing)}; expected {', '.join(COLUMNS)}")
            pairs = [_pair(row, f"{path}, line {rows.line_num}") for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadCases(f"{path}: {error}") from error
    if not pairs:
        raise BadCases(f"{path}, line 2: no pairs")
    return pairs


def _pair(row: dict, where: str) -> Pair:
    if any(row[name] is None for name in COLUMNS):
        raise BadCases(f"{where}: fewer than {len(COLUMNS)} fields")
    if row["is_match"] not in ("true", "false"):
        raise BadCases(f"{where}: is_match is {row['is_match']!r}, expected true or false")
    return Pair(row["case_group"], row["schema"], (row["name1"], row["name2"]), row["is_match"] == "true")


def compare(pair: Pair) -> Answer:
    comparison = (compare_persons if pair.is_person else compare_bodies)(*pair.names)
    return Answer(pair, comparison.score >= SAME)


def cold_speed(pairs: list[Pair]) -> float:
    """Comparisons a second of processor time, each pass with empty caches."""
    speeds = []
    for _ in range(PASSES):
        for cached in CACHED:
            cached.cache_clear()
        start = time.process_time()
        for pair in pairs:
            compare(pair)
        speeds.append(len(pairs) / (time.process_time() - start))
    return statistics.median(speeds)


def scores(answers: Iterable[Answer]) -> dict:
    """Precision, recall and F1 of the matches; None where there is nothing to divide by."""
    answers = list(answers)
    right = sum(a.is_match and a.pair.is_match for a in answers)
    said, true = sum(a.is_match for a in answers), sum(a.pair.is_match for a in answers)
    return {
        "pairs": len(answers),
        "precision": round(right / said, 3) if said else None,
        "recall": round(right / true, 3) if true else None,
        "f1": round(2 * right / (said + true), 3) if said + true else None,
    }


def grouped(answers: list[Answer], name_of: Callable[[Pair], str]) -> dict[str, dict]:
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[name_of(answer.pair)].append(answer)
    return {name: scores(members) for name, members in sorted(groups.items())}


def kind(pair: Pair) -> str:
    return "persons" if pair.is_person else "organisations"


def by_nomenklatura(pairs: list[Pair], python: str) -> dict:
    """What its logic-v2 makes of the pairs, or why that is not known."""
    found = ask(python, "nomenklatura", [["Person" if p.is_person else "Organization", *p.names] for p in pairs])
    if NO_ANSWER in found:
        return found
    given = list(zip(pairs, found["answers"], strict=True))

    def at(least: float, members: list) -> dict:
        return scores(Answer(pair, score >= least) for pair, score in members)

    figures = {}
    for name in ("persons", "organisations"):
        members = [(pair, score) for pair, score in given if kind(pair) == name]
        best = max((n / 100 for n in range(50, 100)), key=lambda least: at(least, members)["f1"] or 0.0)
        figures[name] = {**at(THEIRS, members), "threshold": THEIRS}
        figures[f"{name}, best threshold"] = {**at(best, members), "threshold": best}
    speed = round(len(pairs) / found["seconds"]) if found["seconds"] else None
    return {"version": found["version"], "comparisons_per_second": speed, **figures}


def table(groups: dict[str, dict]) -> str:
    columns = ("pairs", "precision", "recall", "f1")
    lines = ["| group | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for name, figures in groups.items():
        cells = ("" if figures[c] is None else str(figures[c]) for c in columns)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--peers", metavar="PYTHON")
    args = parser.parse_args()
    try:
        pairs = read_pairs(args.path)
    except BadCases as error:
        sys.exit(f"error: {error}")
    pin()
    speed = cold_speed(pairs)
    answers = [compare(pair) for pair in pairs]
    kinds = grouped(answers, kind)
    halves = grouped(answers, lambda pair: f"{kind(pair)}, {pair.half}")
    schemas = grouped(answers, lambda pair: f"{pair.schema} ({pair.group})")
    print(table(kinds | halves | grouped(answers, lambda pair: pair.schema) | schemas))
    print(f"\n{speed:,.0f} comparisons/s cold on one core, threshold {SAME}")
    beside = {"nomenklatura": by_nomenklatura(pairs, args.peers)} if args.peers else {}
    for name, figures in beside.items():
        of_kind = {f"{name}, {k}": f for k, f in figures.items() if isinstance(f, dict)}
        print(f"\n{name}: {figures.get(NO_ANSWER) or figures['comparisons_per_second']}\n\n{table(of_kind)}")
    print(
        json.dumps({"same": SAME, "comparisons_per_second": round(speed), **kinds, "halves": halves, "beside": beside})
    )


if __name__ == "__main__":
    main()
