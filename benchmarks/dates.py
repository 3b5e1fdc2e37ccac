"""Find the expressions of time in TempEval-3's annotated news; measure quality, and speed on one core.

    python benchmarks/dates.py TEMPEVAL3 [--dateparser] [--peers PYTHON] [--documents N]

TEMPEVAL3 is the folder of the data, however deep its sets lie: folders named TimeBank and AQUAINT, and one with
"platinum" in its name if it is there, with TimeML files (.tml). The anchor is the day of the document creation time.
Prints a Markdown table and, on its last line, one JSON object with the figures.

As in the shared task: a gold expression is found where an unused one of ours overlaps it (relaxed) or has its very
bounds (strict); its value counts where the two say the same, upper case and "T24:00" aside. Speed is articles a second
of processor time; the rules are compiled before the clock starts. ``--documents`` takes only the first N of each set.

``--dateparser`` measures dateparser's search over the same texts, ``--peers`` names an interpreter that has
recognizers-text (see ``peers.py``). Both read line by line, as seen from the day of the article, and leave it to the
caller what to make of what they find: the earlier of two readings is taken, since news tells of what was, prepositions
are cut off as annotators do, and a bare month or year keeps its precision.
"""

import argparse
import json
import re
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

from headwater.stages.annotate.dates import find_dates
from headwater.types import Precision, Span, When
from one_core import pin
from peers import LEAD, NO_ANSWER, ask

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
    return counted(documents, [[Timex(m.span, m.value) for m in mentions] for mentions in found], seconds)


def counted(documents: Sequence[Document], found: Sequence[Sequence[Timex]], seconds: float) -> dict:
    tally = Tally()
    for document, expressions in zip(documents, found, strict=True):
        tally.add(document.gold, expressions)
    return {
        "articles": len(documents),
        "expressions": tally.gold,
        "relaxed_f1": tally.f1(tally.relaxed),
        "strict_f1": tally.f1(tally.strict),
        "value_f1": tally.f1(tally.value),
        "articles_per_second": round(len(documents) / seconds, 1 if seconds > len(documents) / 20 else None)
        if seconds
        else 0,
        "words": sum(len(d.text.split()) for d in documents),
    }


# ---------------------------------------------------------------- peers


def by_dateparser(documents: Sequence[Document]) -> list[list[Timex]]:
    from dateparser.search import search_dates  # noqa: PLC0415 only where it is asked for

    return [list(_searched(d, search_dates)) for d in documents]


def _searched(document: Document, search) -> Iterator[Timex]:
    settings = {"RELATIVE_BASE": datetime.fromisoformat(_day(document)), "PREFER_DATES_FROM": "past"}
    for line in re.finditer(r"[^\n]+", document.text):
        try:
            found = search(line[0], languages=["en"], settings=settings) or []
        except Exception:  # noqa: BLE001 it fails on some lines, each time in another way
            continue
        behind = 0
        for words, moment in found:
            at = line[0].find(words, behind)
            if at < 0:
                continue
            behind = at + len(words)
            bare = LEAD.sub("", words, count=1) if LEAD.match(words) else words
            start = line.start() + behind - len(bare)
            if bare:
                yield Timex(Span(start, line.start() + behind), _value(bare, moment))


def _value(words: str, moment: datetime) -> str:
    """dateparser gives a moment; how precise the words are is told by their form."""
    if year := re.fullmatch(r"(?:the )?(\d{3})(\d)(s?)", words):
        return year[1] if year[3] else year[1] + year[2]  # a decade has three figures
    is_month = re.fullmatch(r"[A-Z][a-z]+(?: \d{4})?", words) and not re.search(
        r"day$|today|tomorrow|yesterday|now", words, re.IGNORECASE
    )
    if is_month or "month" in words:
        return f"{moment:%Y-%m}"
    return f"{moment:%Y}" if "year" in words else f"{moment:%Y-%m-%d}"


def _day(document: Document) -> str:
    return document.published.value if document.published else "2000-01-01"


def beside_dateparser(sets: dict[str, list[Document]]) -> dict:
    figures = {"version": version("dateparser")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        by_dateparser([Document("The dam of Oren burst on Monday.", None, ())])
        for name, documents in sets.items():
            began = time.process_time()
            found = by_dateparser(documents)
            figures[name] = counted(documents, found, time.process_time() - began)
    return figures


def beside_recognizers(sets: dict[str, list[Document]], python: str) -> dict:
    figures = {}
    for name, documents in sets.items():
        answer = ask(python, "recognizers", [[d.text, _day(d)] for d in documents])
        if NO_ANSWER in answer:
            return answer
        found = [[Timex(Span(a, b), value) for a, b, value in row if a < b] for row in answer["answers"]]
        figures |= {"version": answer["version"], name: counted(documents, found, answer["seconds"])}
    return figures


# ---------------------------------------------------------------- printed


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
    parser.add_argument("--dateparser", action="store_true")
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--documents", type=int, metavar="N")
    args = parser.parse_args()
    folder = args.tempeval3
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; give the one that holds TempEval-3's sets")
    sets = find_sets(folder)
    if not sets:
        sys.exit(f"{folder}: no .tml files in folders named {', '.join(SETS)}")
    pin()
    find_dates("The dam of Oren burst on Monday.", None)
    documents = {name: read_all(paths[: args.documents]) for name, paths in sets.items()}
    figures: dict[str, dict] = {name: measure(held) for name, held in documents.items()}
    print(table(figures))
    beside = {}
    if args.dateparser:
        beside["dateparser"] = beside_dateparser(documents)
    if args.peers:
        beside["recognizers-text"] = beside_recognizers(documents, args.peers)
    for name, theirs in beside.items():
        of_sets = {held: theirs[held] for held in documents if held in theirs}
        print(f"\n{name}: {theirs.get(NO_ANSWER, '')}\n\n{table(of_sets)}")
    print(json.dumps(figures | ({"beside": beside} if beside else {})))


if __name__ == "__main__":
    main()
