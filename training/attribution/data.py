"""Prepared articles as padded batches of windows and of cues."""

import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from headwater.models.attributor import CLS, REACH, SEP, features

Example = dict[str, Any]
MASK = 103
HIDDEN_WORDS = 0.06


def load(path: Path) -> list[Example]:
    return list(pickle.loads(path.read_bytes()))


@dataclass
class Window:
    """A run of one article's words: ``[first, last)``."""

    example: Example
    first: int
    last: int

    @property
    def size(self) -> int:
        return sum(len(p) for p in self.example["pieces"][self.first : self.last])

    def links(self) -> Iterator[tuple[tuple[int, int], dict[str, Any]]]:
        for link in self.example["links"]:
            cue = link["cue"][0]
            if self.first <= cue[0] and cue[1] <= self.last:
                yield cue, link


def windows(examples: Sequence[Example]) -> list[Window]:
    return [Window(e, *w) for e in examples for w in e["windows"]]


def pad(rows: Sequence[Any], fill: int = 0, dtype: Any = np.int64) -> torch.Tensor:
    out = np.full((len(rows), max(len(r) for r in rows), *np.shape(rows[0])[1:]), fill, dtype=dtype)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out)


def encode(batch: Sequence[Window], hide: random.Random | None = None) -> dict[str, torch.Tensor]:
    """Ids, mask, marks and words of :class:`model.Encoder`, and the labels: flat, soft (of a teacher).

    ``hide`` drops the parse and single words at times.
    """
    ids, marks, words, flat, soft = [], [], [], [], []
    for w in batch:
        pieces = w.example["pieces"][w.first : w.last]
        sizes = np.array([len(p) for p in pieces])
        table = w.example["features"][w.first : w.last].astype(np.int64)
        if hide and hide.random() < 0.1:
            table[:, features.PARSED] = 0
        if hide:
            pieces = [[MASK] * len(p) if hide.random() < HIDDEN_WORDS else p for p in pieces]
        ids.append([CLS, *(i for p in pieces for i in p), SEP])
        marks.append(np.concatenate([np.zeros((1, 5)), np.repeat(table, sizes, axis=0), np.zeros((1, 5))]))
        words.append(1 + np.cumsum(sizes) - sizes)
        flat.append(w.example["flat"][w.first : w.last])
        taught = w.example.get("soft")
        soft.append(np.zeros((w.last - w.first, 7)) if taught is None else taught[w.first : w.last])
    padded = pad(ids)
    return {
        "ids": padded, "mask": (pad([[1] * len(i) for i in ids])), "marks": pad(marks), "words": pad(words),
        "flat": pad(flat, -100), "soft": pad(soft, 0, np.float32),
    }  # fmt: skip


def cue_rows(
    row: int, w: Window, cue: tuple[int, int], link: dict[str, Any] | None, hide: random.Random | None = None
) -> dict[str, Any]:
    """One cue's input of :class:`model.Link` and its labels; ``link`` None: a word that is no cue has nothing."""
    e = w.example
    first, last = features.reach(cue, (w.first, w.last), e["paragraph_of"], REACH)
    labels = np.zeros(last - first, dtype=np.int64)
    for value, role in ((1, "source"), (2, "content")):
        for a, b in link[role] if link else ():
            labels[max(a - first, 0) : max(b - first, 0)] = value
    relation = features.relations(e["heads"].tolist(), e["features"][:, 1].tolist(), cue, (first, last))
    if hide and hide.random() < 0.1:
        relation = np.where(relation == features.CUE, features.CUE, 0)
    return {
        "row": row, "first": first - w.first, "labels": labels, "relation": relation,
        "distance": features.distances(cue, (first, last)),
        "sentence": features.sentences_away(e["sentence_of"], cue, (first, last)),
        "cue": cue, "at": first,
    }  # fmt: skip


def collate(rows: Sequence[dict[str, Any]]) -> dict[str, torch.Tensor]:
    at = pad([np.arange(r["first"], r["first"] + len(r["labels"])) for r in rows])
    return {
        "row": torch.tensor([r["row"] for r in rows]), "at": at, "mask": pad([[1] * len(r["labels"]) for r in rows]),
        **{k: pad([r[k] for r in rows]) for k in ("labels", "relation", "distance", "sentence")},
    }  # fmt: skip
