"""The attributor: finds cues in a text, and for each cue the words of its source and of its content.

A network of our own (int8 ONNX), trained on PolNeAR; its card is ``README.md`` beside the files. The encoder reads
windows of at most 254 word pieces and marks cues; a further layer reads the paragraph again for each cue. Windows run
one at a time, since dynamic int8 takes its ranges over a batch: what is found in an article depends on that article
alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.models import shipped
from headwater.models.attributor import decode, features
from headwater.models.attributor.decode import Range
from headwater.types import Annotated, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "attributor"
VERSION = "polnear-minilm6-int8-1"
SHA256 = {
    "chain.json": "01638159159c622ea434b1a8f966184c65986bf60470f7996e325c7bce240b40",
    "encoder.onnx": "24ac23325fdc882228593dd2088fa10fee71f33852610a1289d4bb6b9c1bc669",
    "link.onnx": "1f13845401d87ac1391348e28100865e4eb29cbec5a9ae669fba599bdd7a6253",
}
WINDOW = 254  # word pieces read together
REACH = 80  # words on either side of a cue that its source and content are looked for in
THRESHOLD = 0.35  # of a cue; the best soft F1 on PolNeAR's development articles
MARGIN = 1.5  # on PolNeAR dev, 1 to 2.5 gain the same 1.5 joint F1, 4 loses some
CLS, SEP, UNKNOWN = 101, 102, 100
PIECES_OF_A_WORD = 24  # more than any word has; an address on the web may have hundreds
KEPT_WORDS = 65_536


@dataclass(frozen=True, slots=True)
class Link:
    """One cue with what it links, as ranges of tokens."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class Text:
    """An article as the network is given it."""

    pieces: tuple[tuple[int, ...], ...]  # of each token
    marks: features.Ids  # (tokens, 5)
    heads: tuple[int, ...]
    sentence_of: features.Ids  # (tokens,)
    paragraph_of: features.Ids  # (tokens,)
    windows: tuple[Range, ...]

    @classmethod
    def of(cls, annotated: Annotated, quotes: Sequence[Span]) -> Text:
        text = annotated.article.text
        pieces = tuple(_pieces(text[t.start : t.end]) for t in annotated.tokens)
        table = features.word_features(annotated, quotes)
        breaks = table[:, 3]
        return cls(
            pieces=pieces,
            marks=table,
            heads=tuple(t.head for t in annotated.tokens),
            sentence_of=np.cumsum(breaks > 0),
            paragraph_of=np.cumsum(breaks == features.BREAKS.index("paragraph")),
            windows=tuple(features.windows([len(p) for p in pieces], breaks.tolist(), WINDOW)),
        )


@lru_cache(maxsize=KEPT_WORDS)
def _pieces(word: str) -> tuple[int, ...]:
    ids = shipped.tokenizer().encode(features.plain_word(word), add_special_tokens=False).ids
    return tuple(ids[:PIECES_OF_A_WORD]) or (UNKNOWN,)


def find_links(annotated: Annotated, quotes: Sequence[Span], threshold: float = THRESHOLD) -> list[Link]:
    """The cues of an article with their sources and contents, in the order of the text.

    Raises:
        ModelError: a file of the network is missing or altered.
    """
    text = Text.of(annotated, quotes)
    return [link for window in text.windows for link in _in_window(text, window, threshold)]


@cache
def _load() -> tuple[Any, Any, list[NDArray[np.float32]]]:
    # one thread each: threads that wait for each other are slower than one where a process has a single core
    chain = json.loads(shipped.read(NAME, "chain.json", SHA256))
    return (
        shipped.session(shipped.read(NAME, "encoder.onnx", SHA256), threads=1),
        shipped.session(shipped.read(NAME, "link.onnx", SHA256), threads=1),
        [np.array(chain[part], dtype=np.float32) for part in ("start", "end", "step")],
    )


def _in_window(text: Text, window: Range, threshold: float) -> Iterator[Link]:
    encoder, link, chain = _load()
    states, tags = encoder.run(None, encoder_input(text, window))
    probabilities = softmax(tags[0])
    found = decode.cues(probabilities, threshold)
    if not found:
        return
    at = [(first + window[0], last + window[0]) for first, last, _ in found]
    reaches = [features.reach(cue, window, text.paragraph_of, REACH) for cue in at]
    scores = link.run(None, link_input(text, window, states[0], at, reaches))[0]
    sizes = [last - first for first, last in reaches]
    for cue, (first, _), labels, (_, _, confidence) in zip(
        at, reaches, _labels(scores, sizes, chain), found, strict=True
    ):
        content = decode.runs(labels, decode.CONTENT)
        if content:
            source = decode.source_of(labels)
            yield Link(
                cue,
                (first + source[0], first + source[1]) if source else None,
                tuple((first + a, first + b) for a, b in content),
                confidence,
            )


def _labels(scores: NDArray[np.float32], sizes: Sequence[int], chain: Sequence[NDArray[np.float32]]) -> list[list[int]]:
    """Of each cue's words: the likeliest, or the likeliest with a source where one is nearly there."""
    found = decode.viterbi(scores, sizes, *chain)
    again: dict[int, NDArray[np.floating]] = {}
    for row, (labels, size) in enumerate(zip(found, sizes, strict=True)):
        raised = decode.source_raised(scores[row, :size], MARGIN) if decode.source_of(labels) is None else None
        if raised is not None:
            again[row] = raised
    for row, raised in again.items():
        found[row] = decode.viterbi(raised[None], [sizes[row]], *chain)[0]
    return found


def encoder_input(text: Text, window: Range) -> dict[str, NDArray[np.int64]]:
    """Ids (1, n), marks (1, n, 5) and words (1, w), the first piece of each word."""
    pieces = text.pieces[window[0] : window[1]]
    sizes = np.array([len(p) for p in pieces])
    edge = np.zeros((1, len(features.TABLES)), dtype=np.int64)
    marks = np.concatenate([edge, np.repeat(text.marks[window[0] : window[1]], sizes, axis=0), edge])
    return {
        "ids": np.array([[CLS, *(i for p in pieces for i in p), SEP]], dtype=np.int64),
        "marks": marks[None],
        "words": (1 + np.cumsum(sizes) - sizes)[None].astype(np.int64),
    }


def link_input(
    text: Text, window: Range, states: NDArray[np.float32], cues: Sequence[Range], reaches: Sequence[Range]
) -> dict[str, Any]:
    """One row a cue: states (c, m, 384) of the words in its reach, filled from the left; the rest (c, m)."""
    longest = max(last - first for first, last in reaches)
    shape = (len(cues), longest)
    rows = {k: np.zeros(shape, dtype=np.int64) for k in ("relation", "distance", "sentence")}
    there = np.zeros((*shape, states.shape[-1]), dtype=np.float32)
    mask = np.zeros(shape, dtype=np.float32)
    labels = text.marks[:, 1].tolist()
    for n, (cue, (first, last)) in enumerate(zip(cues, reaches, strict=True)):
        size = last - first
        there[n, :size] = states[first - window[0] : last - window[0]]
        mask[n, :size] = 1
        rows["relation"][n, :size] = features.relations(text.heads, labels, cue, (first, last))
        rows["distance"][n, :size] = features.distances(cue, (first, last))
        rows["sentence"][n, :size] = features.sentences_away(text.sentence_of, cue, (first, last))
    return {"states": there, "mask": mask, **rows}


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    out: NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return out
