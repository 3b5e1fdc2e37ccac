"""A small scorer of the built-in story: which gold statements a brief finds, and what it says of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

SOFT = 0.5  # share of content words that two statements must have in common
STOP = frozenset(
    """a an the of to in on at by for from with and or but that which who it its he his she her they their
    we our you is are was were be been has have had not no as this these those there will would""".split()
)

Record = Mapping[str, Any]


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.findall(r"[^\W_]+", plain.replace("’", "'"))


def content_words(pieces: Iterable[str]) -> frozenset[str]:
    every = frozenset(w for piece in pieces for w in words(piece))
    return every - STOP or every


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def pair_up(gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record, Record]]:
    """One-to-one within an article, the most alike first."""
    wanted = [content_words(g["content"]) for g in gold]
    have = [content_words(c["text"] for c in f["content"]) for f in found]
    likeness = [
        (-jaccard(wanted[i], have[j]), i, j)
        for i in range(len(gold))
        for j in range(len(found))
        if gold[i]["doc"] == found[j]["doc"]
    ]
    pairs: dict[int, int] = {}
    for distance, i, j in sorted(likeness):
        if -distance >= SOFT and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in sorted(pairs.items())]


def same_speaker(gold: Record, found: Record, names: Mapping[str, Sequence[str]]) -> bool:
    """The same last word of a name, or half of its words; nobody is nobody."""
    if gold["source"] is None:
        return found["source"] is None
    wanted = words(gold["speaker"])
    given = [words(name) for name in (*names.get(found["speaker"], ()), found["speaker_name"] or "")]
    return any(n and (n[-1] == wanted[-1] or jaccard(frozenset(n), frozenset(wanted)) >= 0.5) for n in given)


def percent(hits: int, of: int) -> float:
    return round(100 * hits / of, 1) if of else 0.0


def score(gold: Record, brief: Record) -> dict[str, float]:
    document = {a["id"]: PurePath(a["path"]).name for a in brief["articles"]}
    names = {e["id"]: (e["name"], *e["aliases"]) for e in brief["entities"]}
    found = [{**s, "doc": document[s["article"]]} for s in brief["statements"]]
    pairs = pair_up(gold["statements"], found)
    return {
        "statements_p": percent(len(pairs), len(found)),
        "statements_r": percent(len(pairs), len(gold["statements"])),
        "statements_f1": percent(2 * len(pairs), len(found) + len(gold["statements"])),
        "speaker": percent(sum(same_speaker(g, f, names) for g, f in pairs), len(pairs)),
        "form": percent(sum(g["form"] == f["form"] for g, f in pairs), len(pairs)),
        "stance": percent(sum(g["stance"] == f["stance"] for g, f in pairs), len(pairs)),
    }
