"""Movements and other events against what annotators marked.

    python benchmarks/movements.py EVENTS_DIR STORIES_DIR [--documents N]

EVENTS_DIR holds ``rams/dev.jsonlines`` and ``wikievents/dev.jsonl``. Their events of movement are looked at by role: of
each origin and destination that stands in the sentence of the event's word, whether a movement that is told in this
sentence starts or ends in words that overlap it. Precision is that of ends that belong to the annotated word itself:
these corpora mark far from all movements (RAMS marks one event a document). Events of arrest, entry refused, hiding,
falling and throwing are left out: nobody is said to get from a place to another.

STORIES_DIR holds one folder a story with gold.json: of the figures of people killed, wounded and so on in its claims,
how many some event of the kind ``casualties`` has; of the claims that somebody took or holds a place, how many have an
event of the kind ``control`` there. ``--documents`` takes only the first N of each corpus. Prints
Markdown and, on its last line, one JSON object with the figures.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from headwater import pipeline
from headwater.settings import Settings
from headwater.stages.frame import frame
from headwater.stages.ingest import read_paths
from headwater.types import Article, EventKind, Framed, Reading, Span

SETTINGS = Settings(jobs=1)
NO_WAY = re.compile(r"prevent|grantentry|hide|fall|throw|roam|disperse", re.IGNORECASE)
ROLES = {"origin": "origin", "destination": "destination"}
TAKEN = re.compile(r"\b(?:captur|seiz|re(?:took|take)|control|occup|overr[au]n|liberat|recaptur)\w*", re.IGNORECASE)


@dataclass(frozen=True)
class Gold:
    """An annotated movement: its word and where its origins and destinations stand, all in one sentence."""

    word: Span
    ends: tuple[tuple[str, Span], ...]


def rams(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        tokens = [token for sentence in row["sentences"] for token in sentence]
        spans, text = _joined(tokens)
        bounds, first = [], 0
        for sentence in row["sentences"]:
            bounds.append((first, first + len(sentence)))
            first += len(sentence)
        found = []
        for start, last, labels in row["evt_triggers"]:
            if not labels[0][0].startswith("movement") or NO_WAY.search(labels[0][0]):
                continue
            low, high = next(b for b in bounds if b[0] <= start < b[1])
            ends = [
                (role, Span(spans[a[0]].start, spans[a[1]].end))
                for trigger, a, label in row["gold_evt_links"]
                if trigger == [start, last]
                and low <= a[0] < high
                and (role := re.sub(r"^evt\d+arg\d+", "", label)) in ROLES
            ]
            found.append(Gold(Span(spans[start].start, spans[last].end), tuple(ends)))
        if found:
            yield text, found


def wikievents(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        spans, text = _joined(row["tokens"])
        mentions = {m["id"]: m for m in row["entity_mentions"]}
        found = []
        for event in row["event_mentions"]:
            if not event["event_type"].startswith("Movement."):
                continue
            word = event["trigger"]
            ends = [
                (a["role"].lower(), Span(spans[m["start"]].start, spans[m["end"] - 1].end))
                for a in event["arguments"]
                if a["role"].lower() in ROLES and (m := mentions[a["entity_id"]])["sent_idx"] == word["sent_idx"]
            ]
            found.append(Gold(Span(spans[word["start"]].start, spans[word["end"] - 1].end), tuple(ends)))
        if found:
            yield text, found


def _joined(tokens: list[str]) -> tuple[list[Span], str]:
    spans, at = [], 0
    for token in tokens:
        spans.append(Span(at, at + len(token)))
        at += len(token) + 1
    return spans, " ".join(tokens)


def read(text: str) -> Reading:
    article = Article("a", "a", "", text, text, (), None, (), None, None, None, None, "en", mended=False, made_by="")
    (found,) = pipeline.read([article], SETTINGS)
    assert isinstance(found, Reading)
    return found


def roles(documents: Iterator[tuple[str, list[Gold]]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, golds in documents:
        reading = read(text)
        movements = frame([reading], (), ()).movements
        for gold in golds:
            sentence = next(s.span for s in reading.annotated.sentences if s.span.overlaps(gold.word))
            told = [m for m in movements if any(t.passage.span == sentence for t in m.told)]
            counts["events"] += 1
            counts["events found"] += any(t.word.overlaps(gold.word) for m in told for t in m.told)
            for role, span in gold.ends:
                counts["ends"] += 1
                counts["ends found"] += any((end := getattr(m, role)) and end.span.overlaps(span) for m in told)
            own = [m for m in told if any(t.word.overlaps(gold.word) for t in m.told)]
            for role in ROLES:
                for m in own:
                    end = getattr(m, role)
                    counts["ends told"] += end is not None
                    counts["ends told right"] += bool(
                        end and any(r == role and end.span.overlaps(span) for r, span in gold.ends)
                    )
    return counts


def stories(folder: Path, first: int | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    for story in sorted(p.parent for p in folder.glob("*/gold.json"))[:first]:
        readings = [r for r in pipeline.read(read_paths([story], SETTINGS), SETTINGS) if isinstance(r, Reading)]
        account = pipeline.account(readings, SETTINGS)
        framed = Framed(account.movements, account.events)
        gists = [c["gist"] for c in json.loads((story / "gold.json").read_text(encoding="utf-8"))["claims"].values()]
        given = {(e.state, c.quantity.value) for e in framed.events if e.state for c in e.counts}
        for gist in gists:
            quantities = [
                q for q in read(gist).annotated.quantities if q.state in ("killed", "wounded", "captured", "displaced")
            ]
            counts["casualty figures"] += len(quantities)
            counts["casualty figures found"] += sum((q.state, q.value) in given for q in quantities)
        places = {
            w.lower()
            for e in framed.events
            if e.kind is EventKind.CONTROL
            for w in re.findall(r"\w+", f"{e.place.name if e.place else ''} {e.whom or ''}")
            if len(w) > 3
        }
        taken = [g for g in gists if TAKEN.search(g)]
        counts["control claims"] += len(taken)
        counts["control claims found"] += sum(
            bool(places & {w.lower() for w in re.findall(r"\w{4,}", g)}) for g in taken
        )
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("events", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--documents", type=int, metavar="N")
    args = parser.parse_args()
    first = args.documents
    found = {
        "RAMS": roles(islice(rams(args.events / "rams" / "dev.jsonlines"), first)),
        "WikiEvents": roles(islice(wikievents(args.events / "wikievents" / "dev.jsonl"), first)),
    }
    print("| corpus | movements | found | origins and destinations | found | told for these words | right |")
    print("|---|---|---|---|---|---|---|")
    for name, c in found.items():
        print(
            f"| {name} | {c['events']} | {c['events found']} | {c['ends']} | {c['ends found']} "
            f"| {c['ends told']} | {c['ends told right']} |"
        )
    of_stories = stories(args.stories, first)
    print("\n" + "\n".join(f"- {name}: {number}" for name, number in of_stories.items()))
    print(json.dumps({**{name: dict(c) for name, c in found.items()}, "stories": dict(of_stories)}))


if __name__ == "__main__":
    main()
