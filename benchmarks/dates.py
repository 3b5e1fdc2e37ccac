"""Find the expressions of time in TempEval-3's annotated news; measure quality, and speed on one core.

    python benchmarks/dates.py TEMPEVAL3

TEMPEVAL3 is the folder of the data, however deep its sets lie: folders named TimeBank and AQUAINT, and one with
"platinum" in its name if it is there, with TimeML files (.tml). The anchor is the day of the document creation time.
Prints a Markdown table and, on its last line, one JSON object with the figures.

As in the shared task: a gold expression is found where an unused one of ours overlaps it (relaxed) or has its very
bounds (strict); its value counts where the two say the same, upper case and "T24:00" aside. Speed is articles a second
of processor time; the rules are compiled before the clock starts.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from headwater.stages.annotate.dates import find_dates
from headwater.types import Precision, Span, When
from one_core import pin

SETS = ("TimeBank", "AQUAINT", "platinum")
HEADS = ("set", "articles", "expressions", "relaxed F1", "strict F1", "value F1", "articles/s")


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time and its TIMEX3 value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    text: str
    published: When | None
    gold: tuple[Timex, ...]


@dataclass(slots=True)
class Tally:
    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
        """Count one document: each gold expression takes the first overlapping one that is still free."""
        self.gold += len(gold)
        self.found += len(found)
        free = list(found)
        for wanted in gold:
            match = next((f for f in free if f.span.overlaps(wanted.span)), None)
            if match is not None:
                free.remove(match)
                self.relaxed += 1
                self.strict += match.span == wanted.span
                self.value += plain(match.value) == plain(wanted.value)

    def f1(self, hits: int) -> float:
        return round(2 * hits / ((self.gold + self.found) or 1), 3)


def plain(value: str) -> str:
    return value.upper().replace("T24:00", "")


def find_sets(folder: Path) -> dict[str, list[Path]]:
    """The TimeML files of each set that is there."""
    files = sorted(folder.rglob("*.tml"))
    by_set = {name: [f for f in files if name.lower() in f.parent.name.lower()] for name in SETS}
    return {name: found for name, found in by_set.items() if found}


def read(path: Path) -> Document:
    root = ET.parse(path).getroot()
    body, creation = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None:
        raise ValueError("no TEXT")
    pieces: list[str] = []
    gold = tuple(timexes(body, pieces))
    day = (creation.get("value") or "")[:10] if creation is not None else ""
    published = When(day, Precision.DAY) if len(day) == len("2031-05-15") else None
    return Document("".join(pieces), published, gold)


def timexes(element: ET.Element, pieces: list[str]) -> Iterator[Timex]:
    """The expressions inside an element, whose text is added to ``pieces``."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        yield from timexes(child, pieces)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and start < end:
        yield Timex(Span(start, end), element.get("value") or "")


def measure(documents: Sequence[Document]) -> dict:
    """Quality over all documents, and articles a second."""
    began = time.process_time()
    found = [find_dates(d.text, d.published) for d in documents]
    seconds = time.process_time() - began
    tally = Tally()
    for document, mentions in zip(documents, found, strict=True):
        tally.add(document.gold, [Timex(m.span, m.value) for m in mentions])
    return {
        "articles": len(documents),
        "expressions": tally.gold,
        "relaxed_f1": tally.f1(tally.relaxed),
        "strict_f1": tally.f1(tally.strict),
        "value_f1": tally.f1(tally.value),
        "articles_per_second": round(len(documents) / seconds) if seconds else 0,
        "words": sum(len(d.text.split()) for d in documents),
    }


def table(figures: dict[str, dict]) -> str:
    lines = [f"| {' | '.join(HEADS)} |", "|---|" + "---:|" * (len(HEADS) - 1)]
    for name, row in figures.items():
        counts = f"{row['articles']} | {row['expressions']}"
        scores = " | ".join(f"{row[score]:.3f}" for score in ("relaxed_f1", "strict_f1", "value_f1"))
        lines.append(f"| {name} | {counts} | {scores} | {row['articles_per_second']:,} |")
    return "\n".join(lines)


def read_all(paths: Sequence[Path]) -> list[Document]:
    """All documents of a set; one that cannot be read ends the run, since the score would be wrong."""
    documents = []
    for path in paths:
        try:
            documents.append(read(path))
        except (ET.ParseError, ValueError, OSError) as fault:
            sys.exit(f"{path}: not a TimeML document: {fault}")
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tempeval3", type=Path)
    folder = parser.parse_args().tempeval3
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; give the one that holds TempEval-3's sets")
    sets = find_sets(folder)
    if not sets:
        sys.exit(f"{folder}: no .tml files in folders named {', '.join(SETS)}")
    pin()
    find_dates("The dam of Oren burst on Monday.", None)
    figures = {name: measure(read_all(paths)) for name, paths in sets.items()}
    print(table(figures))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
