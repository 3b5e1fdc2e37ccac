"""PolNeAR's articles, parsed and labelled for training, in three tellings each.

    python training/attribution/prepare.py POLNEAR.jsonl OUT_DIR [--only plain|bare|marks]

``plain`` is the text as it is. The others teach what the corpus lacks: ``bare`` has lost its commas, apostrophes and
paragraphs, ``marks`` has foreign, single or lost quotation marks, lower case, or no articles, as machine translation
leaves it. Rows of the input: ``{id, text, attributions: [{source, cue, content}]}``, each a list of ``[start, end)``.
"""

import argparse
import json
import pickle
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from headwater.cli.given import given_article
from headwater.models import attributor
from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.stages.attribute.quotes import find_quotes
from headwater.types import Annotated

Row = dict[str, Any]
FLAT = {role: n for n, role in enumerate(("source", "cue", "content"))}  # flat tags: 0, then B and I of each
STYLES = ["«»", "„“", "„”", "‘’", "''", '""', "", "", "“", "‹›"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=("plain", "bare", "marks"))
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.source.read_text("utf-8").splitlines()]
    args.out.mkdir(parents=True, exist_ok=True)
    for telling in [args.only] if args.only else ["plain", "bare", "marks"]:
        told = [retell(row, telling) for row in rows]
        articles = list(examples(told))
        path = args.out / f"{args.source.stem}-{telling}.pickle"
        path.write_bytes(pickle.dumps(articles))
        print(path, len(articles), "articles", sum(len(a["links"]) for a in articles), "attributions", flush=True)


def retell(row: Row, telling: str) -> Row:
    """The same row with its text changed and its spans moved along."""
    if telling == "plain":
        return row
    rng = random.Random(f"{telling} {row['id']}")
    text = row["text"]
    kept = _bare(text, rng) if telling == "bare" else _other_marks(text, rng)
    origin = np.array([at for _, at in kept])

    def moved(spans: list[list[int]]) -> list[list[int]]:
        ends = [[int(x) for x in np.searchsorted(origin, span)] for span in spans]
        return [span for span in ends if span[0] < span[1]]

    return {
        "id": row["id"],
        "text": "".join(c for c, _ in kept),
        "attributions": [{role: moved(a[role]) for role in FLAT} for a in row["attributions"]],
    }


def _bare(text: str, rng: random.Random) -> list[tuple[str, int]]:
    lost = set(",'’‘:;()–—…")
    if rng.random() < 0.4:
        lost |= set('"“”')
    one_paragraph = rng.random() < 0.7
    kept = []
    for at, c in enumerate(text):
        if c in lost:
            continue
        if c == "\n" and one_paragraph and kept and kept[-1][0] == " ":
            continue
        kept.append((" " if c == "\n" and one_paragraph else c, at))
    return kept


def _other_marks(text: str, rng: random.Random) -> list[tuple[str, int]]:
    style = rng.choice(STYLES)
    lower = rng.random() < 0.12
    commas = 0.3 if rng.random() < 0.5 else 0.0
    articles = 0.4 if rng.random() < 0.4 else 0.0
    dropped: set[int] = set()
    if articles:
        for found in re.finditer(r"\b(?:[Tt]he|[Aa]n?)\s(?=\w)", text):
            if rng.random() < articles:
                dropped.update(range(*found.span()))
    kept = []
    opened = False
    for at, c in enumerate(text):
        if at in dropped or (c == "," and rng.random() < commas):
            continue
        if c == "\n":
            opened = False
        if c in '"“”':
            opens = c == "“" or (c == '"' and not opened)
            opened = opens
            mark = style[:1] if opens else style[1:]
            if mark:
                kept.append((mark, at))
            continue
        kept.append((c.lower() if lower and len(c.lower()) == 1 else c, at))
    return kept


def parsed(rows: list[Row]) -> Iterator[Annotated]:
    yield from annotate([given_article(row["id"], row["text"]) for row in rows], Settings())


def examples(rows: list[Row]) -> Iterator[dict[str, Any]]:
    for row, annotated in zip(rows, parsed(rows), strict=True):
        yield example(row, annotated)


def example(row: Row, annotated: Annotated) -> dict[str, Any]:
    text = attributor.Text.of(annotated, find_quotes(annotated.article.text))
    starts = np.array([t.start for t in annotated.tokens])

    def tokens_of(spans: list[list[int]]) -> list[tuple[int, int]]:
        ranges = [tuple(int(x) for x in np.searchsorted(starts, span)) for span in spans]
        return [(a, b) for a, b in ranges if a < b]

    flat = np.zeros(len(starts), dtype=np.int8)
    links = []
    for attribution in row["attributions"]:
        roles = {role: tokens_of(attribution[role]) for role in FLAT}
        for role, ranges in roles.items():
            for a, b in ranges:
                flat[a:b] = 2 + 2 * FLAT[role]
                flat[a] -= 1
        if roles["cue"]:
            links.append(roles)
    return {
        "id": row["id"], "pieces": text.pieces, "features": text.marks.astype(np.int8), "flat": flat,
        "sentence_of": text.sentence_of, "paragraph_of": text.paragraph_of, "windows": text.windows,
        "heads": np.array(text.heads, dtype=np.int32),
        "links": links, "starts": starts, "ends": np.array([t.end for t in annotated.tokens]), "text": row["text"],
    }  # fmt: skip


if __name__ == "__main__":
    main()
