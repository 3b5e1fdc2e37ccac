"""Find the attributions of annotated articles; measure quality with the shared scorer, and speed on one core.

    python benchmarks/attribution.py GOLD.jsonl PRED.jsonl [--scorer score_attribution.py] [--textacy]

GOLD holds one {"id", "text"} a line. PRED becomes what was found, in the scorer's form; speech and belief both count,
as PolNeAR marks both. Where GOLD has "attributions" too, the scorer (looked for in ``tools/`` beside the folder that
GOLD lies in) compares the two. ``--textacy`` runs textacy's direct quotations over the same texts and the same spaCy
pipeline. Prints a Markdown table and, on its last line, one JSON object with the figures.

"annotate" is what a tool needs before it can look for attributions, the parse above all; "attribute" is the rest.
Speed is words (parted by blanks) a second of processor time, which other work on the machine disturbs least; the JSON
has wall time too. Models are loaded before the clock starts.
"""

# ruff: noqa: E402  (numerical libraries read these variables once, when they are imported)

import os

from one_core import pin

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
pin()  # before onnxruntime counts the cores that it may use

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from headwater.cli.given import given_article, read_rows
from headwater.models import spacy_
from headwater.report.spans import attribution_row
from headwater.settings import Settings
from headwater.stages.annotate import BATCH, annotate, read_parts
from headwater.stages.attribute import attribute
from headwater.types import Article, Rejected
from peers import NO_ANSWER, absent

WARM_UP = given_article("warm-up", "“The dam of Oren holds,” Ada Berg said. She believes that it will stand for years.")
SCORED = ("soft", "joint", "exact", "content_tok")
FORMS = ("direct", "mixed", "indirect")
HEADS = ("soft F1", "joint F1", "exact F1", "content token F1", "soft recall direct / mixed / indirect")
SPEED_HEADS = ("words/s annotate", "words/s attribute", "words/s both", "peak MB so far")


class Clock:
    """Seconds of processor and of wall time, by step."""

    def __init__(self) -> None:
        self.cpu = {"annotate": 0.0, "attribute": 0.0}
        self.wall = dict(self.cpu)

    @contextmanager
    def of(self, step: str):
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.cpu[step] += time.process_time() - cpu
        self.wall[step] += time.perf_counter() - wall

    def figures(self, words: int) -> dict:
        made = {}
        for kind, seconds in (("cpu", self.cpu), ("wall", self.wall)):
            both = {**seconds, "both": sum(seconds.values())}
            made[f"seconds_{kind}"] = {step: round(s, 2) for step, s in both.items()}
            made[f"words_per_second_{kind}"] = {step: round(words / s) if s else 0 for step, s in both.items()}
        return made


Finder = Callable[[list[Article], Settings, Clock], Iterator[dict]]


def find(articles: list[Article], settings: Settings, clock: Clock) -> Iterator[dict]:
    """What headwater finds in one batch."""
    with clock.of("annotate"):
        annotated = list(annotate(articles, settings))
    with clock.of("attribute"):
        readings = [attribute(a) for a in annotated]
    for row in map(attribution_row, readings):
        # Without "speaker", which the scorer would take for a source where no words name one.
        kept = [{role: a[role] for role in ("source", "cue", "content")} for a in row["attributions"]]
        yield {"id": row["id"], "attributions": kept}


def find_by_textacy(articles: list[Article], settings: Settings, clock: Clock) -> Iterator[dict]:
    """What textacy finds in one batch, paragraph by paragraph: it gives up on a text with an odd quotation mark."""
    direct_quotations = import_module("textacy.extract").direct_quotations
    nlp = spacy_.load(settings.spacy_pipeline)
    for article in articles:
        parts = list(read_parts(article))
        with clock.of("annotate"):
            docs = list(nlp.pipe(part.of(article.text) for part in parts))
        found = []
        with clock.of("attribute"):
            for part, doc in zip(parts, docs, strict=True):
                try:
                    quotations = list(direct_quotations(doc))
                except ValueError:  # the odd quotation mark
                    continue
                found += [
                    {
                        "source": [[part.start + q.speaker[0].idx, part.start + end_of(q.speaker[-1])]],
                        "cue": [[part.start + q.cue[0].idx, part.start + end_of(q.cue[-1])]],
                        "content": [[part.start + q.content.start_char, part.start + q.content.end_char]],
                    }
                    for q in quotations
                ]
        yield {"id": article.id, "attributions": found}


def end_of(token) -> int:
    return token.idx + len(token)


def measure(finder: Finder, articles: list[Article], settings: Settings) -> tuple[list[dict], dict]:
    """The rows found, and what finding them cost."""
    list(finder([WARM_UP], settings, Clock()))
    clock, rows = Clock(), []
    for first in range(0, len(articles), BATCH):
        rows += finder(articles[first : first + BATCH], settings, clock)
    figures = {
        "articles": len(articles),
        "words": (words := sum(len(a.text.split()) for a in articles)),
        "attributions": sum(len(row["attributions"]) for row in rows),
        **clock.figures(words),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    return rows, figures


def write(rows: list[dict], path: Path) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def score(gold: Path, pred: Path, scorer: Path) -> dict:
    command = [sys.executable, str(scorer), str(gold), str(pred)]
    made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    recall = {form: made[f"by_{form}"]["soft_recall"] for form in FORMS}
    return {**{name: made[name]["f1"] for name in SCORED}, "soft_recall": recall}


def table(tools: dict[str, dict]) -> str:
    """The figures of each tool in one row; without a score, those of speed alone."""
    with_scores = all("score" in figures for figures in tools.values())
    heads = (*(HEADS if with_scores else ()), *SPEED_HEADS)
    lines = ["| tool | " + " | ".join(heads) + " |", "|---|" + "---|" * len(heads)]
    for tool, figures in tools.items():
        cells = []
        if with_scores:
            recall = figures["score"]["soft_recall"].values()
            cells += [figures["score"][name] for name in SCORED]
            cells.append(" / ".join("–" if r is None else f"{r}" for r in recall))
        cells += [f"{speed:,}" for speed in figures["words_per_second_cpu"].values()]
        cells.append(figures["peak_memory_mb"])
        lines.append(f"| {tool} | " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def read(gold: Path, settings: Settings) -> list[Article]:
    """All articles of the file; a line that cannot be read ends the run, since its score would be wrong."""
    found = list(read_rows(str(gold), settings))
    faults = [f"{r.path}: {r.reason}" for r in found if isinstance(r, Rejected)]
    if faults or not found:
        sys.exit("\n".join(faults) or f"{gold}: no articles")
    return [a for a in found if isinstance(a, Article)]


def is_annotated(gold: Path) -> bool:
    with gold.open(encoding="utf-8") as file:
        return all("attributions" in json.loads(line) for line in file if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--textacy", action="store_true")
    args = parser.parse_args()
    scorer = args.scorer or args.gold.resolve().parent.parent / "tools" / "score_attribution.py"
    settings = Settings(jobs=1)
    articles = read(args.gold, settings)
    scored = scorer.is_file() and is_annotated(args.gold)
    if args.scorer and not scorer.is_file():
        sys.exit(f"{scorer}: no such file")
    # headwater comes first: memory only ever peaks, so the second tool's figure holds the first one's too.
    missing = absent("textacy") if args.textacy else {}
    finders = {"headwater": find, **({"textacy": find_by_textacy} if args.textacy and not missing else {})}
    tools = {}
    with tempfile.TemporaryDirectory() as folder:
        for tool, finder in finders.items():
            rows, tools[tool] = measure(finder, articles, settings)
            pred = args.pred if finder is find else Path(folder) / "pred.jsonl"
            write(rows, pred)
            if scored:
                tools[tool]["score"] = score(args.gold, pred, scorer)
    if not scored:
        print("no score: no attributions in the file, or no scorer\n", file=sys.stderr)
    print(table(tools))
    if missing:
        print(f"textacy: {missing[NO_ANSWER]}", file=sys.stderr)
        tools["textacy"] = missing
    print(json.dumps(tools))


if __name__ == "__main__":
    main()
