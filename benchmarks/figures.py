"""Sentences of which every figure is read as it should be: value, bound, unit, of what, state, day, place.

    python benchmarks/figures.py SENTENCES

SENTENCES is ``tests/stages/annotate/quantities.jsonl`` or a file like it; QUANTITIES.md beside it says what it holds.
Prints what is wrong and, on its last line, one JSON object with the figures.
"""

import argparse
import json
import math
import time
from dataclasses import replace
from pathlib import Path

from headwater.cli.given import given_article
from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.types import Annotated, Precision, When
from one_core import pin


def described(annotated: Annotated) -> list[dict]:
    text = annotated.article.text
    return [
        {
            "figure": q.span.of(text),
            "value": q.value,
            "high": q.high,
            "bound": str(q.bound),
            "unit": q.unit,
            "of": q.of,
            "state": q.state,
            "as_of": q.as_of.value if q.as_of else None,
            "place": q.place.name if q.place else None,
        }
        for q in annotated.quantities
    ]


def same(found: list[dict], wanted: list[dict]) -> bool:
    return len(found) == len(wanted) and all(
        one.keys() == other.keys() and all(_equal(one[k], other[k]) for k in one)
        for one, other in zip(found, wanted, strict=True)
    )


def _equal(one: object, other: object) -> bool:
    is_number = isinstance(one, float | int) and isinstance(other, float | int)
    return math.isclose(one, other, rel_tol=1e-6) if is_number else one == other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sentences", type=Path)
    lines = parser.parse_args().sentences.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    pin()
    articles = [
        replace(given_article(f"s{n}", case["text"]), published=When(case["published"], Precision.DAY))
        for n, case in enumerate(cases)
    ]
    begun = time.process_time()
    read = list(annotate(articles, Settings(jobs=1)))
    seconds = time.process_time() - begun
    wrong = [
        case["text"] for case, found in zip(cases, read, strict=True) if not same(described(found), case["expect"])
    ]
    print("\n".join(f"- {text}" for text in wrong))
    right = len(cases) - len(wrong)
    figures = {
        "sentences": len(cases),
        "right": right,
        "share": round(right / len(cases), 4),
        "seconds": round(seconds, 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
