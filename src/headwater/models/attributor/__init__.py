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
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from headwater.models import shipped
from headwater.models.attributor import decode, features
from headwater.models.attributor.decode import Range
from headwater.types import Annotated, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "attributor"
VERSION = "polnear-minilm5-int8-3"
SHA256 = {
    "chain.json": "a71001f3db070445ff2439788cfac8b9bd7a9fd638cb2f9a053cc228dfd4d801",
    "encoder.onnx": "063f876d8d431c39946d8040dbdc0c74cf62d460e4e13c2610f7f6b0a1fe1d32",
    "link.onnx": "ec6c4e1ffe0cad5db1ccc0f4afd34b0433a7c95b82dd508ab94c2af8b2ca8b84",
}
WINDOW = 254  # word pieces read together
REACH = 80  # words on either side of a cue that its source and content are looked for in
CUE_THRESHOLD = 0.25  # from which a word counts as part of a cue
THRESHOLD = 0.22  # of an attribution; soft F1 on PolNeAR's development articles is the same from 0.2 to 0.3
MARGIN = 0.6  # on PolNeAR dev, 0.6 to 1 gain the same, 2 loses 0.1 joint F1
CLS, SEP, UNKNOWN = 101, 102, 100
PIECES_OF_A_WORD = 24  # more than any word has; an address on the web may have hundreds
KEPT_WORDS = 65_536


@dataclass(frozen=True, slots=True)
class Link:
    """One cue with what it links, as ranges of tokens."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    confidence: float  # 0..1: of the cue, times the mean of the content's words


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
    cues = [cue for window in text.windows for cue in _in_window(text, window)]
    return [link for link in _links(cues) if link.confidence >= threshold]


@cache
def load() -> tuple[Any, Any, list[NDArray[np.float32]]]:
    """The two networks and the chain of labels.

    Raises:
        ModelError: a file of them is missing or altered.
    """
    # one thread each: threads that wait for each other are slower than one where a process has a single core
    chain = json.loads(shipped.read(NAME, "chain.json", SHA256))
    return (
        shipped.session(shipped.read(NAME, "encoder.onnx", SHA256), threads=1),
        shipped.session(shipped.read(NAME, "link.onnx", SHA256), threads=1),
        [np.array(chain[part], dtype=np.float32) for part in ("start", "end", "step")],
    )


class _Cue(NamedTuple):
    words: Range
    sure: float  # 0..1
    first: int  # of the words that its source and content are looked for in
    scores: NDArray[np.float32]  # of the labels of those words, shape (words, 3)


def _in_window(text: Text, window: Range) -> Iterator[_Cue]:
    encoder, link, _ = load()
    states, tags = encoder.run(None, encoder_input(text, window))
    cues = [((a + window[0], b + window[0]), sure) for a, b, sure in decode.cues(softmax(tags[0]), CUE_THRESHOLD)]
    # by paragraph, as cues of one paragraph reach about as far: a quarter less to read than all at once (measured)
    for _, group in groupby(cues, key=lambda c: text.paragraph_of[c[0][0]]):
        at, sure = zip(*group, strict=True)
        reaches = [features.reach(cue, window, text.paragraph_of, REACH) for cue in at]
        scores = link.run(None, link_input(text, window, states[0], at, reaches))[0]
        for n, (first, last) in enumerate(reaches):
            yield _Cue(at[n], sure[n], first, scores[n, : last - first])


def _links(cues: Sequence[_Cue]) -> Iterator[Link]:
    """Of each cue's words the likeliest source and content; a cue without content is none."""
    if not cues:
        return
    _, _, chain = load()
    padded, sizes = _padded([cue.scores for cue in cues])
    labelled = decode.viterbi(padded, sizes, *chain)
    likely = decode.marginals(padded, sizes, *chain)[:, :, decode.CONTENT]
    lacking = [n for n, to in enumerate(labelled) if decode.CONTENT in to and decode.source_of(to) is None]
    raised = {n: r for n in lacking if (r := decode.source_raised(cues[n].scores, MARGIN)) is not None}
    again = dict(zip(raised, decode.viterbi(*_padded(list(raised.values())), *chain), strict=True)) if raised else {}
    for row, cue in enumerate(cues):
        is_content = np.array(labelled[row]) == decode.CONTENT
        if not is_content.any():
            continue
        labels = again.get(row, labelled[row])
        source = decode.source_of(labels)
        yield Link(
            cue.words,
            (cue.first + source[0], cue.first + source[1]) if source else None,
            tuple((cue.first + a, cue.first + b) for a, b in decode.runs(labels, decode.CONTENT)),
            cue.sure * float(likely[row, : sizes[row]][is_content].mean()),
        )


def _padded(scores: Sequence[NDArray[np.float32]]) -> tuple[NDArray[np.float32], list[int]]:
    """The scores of cues side by side, shape (cues, words, 3), and how many words each cue has."""
    sizes = [len(of_cue) for of_cue in scores]
    padded = np.zeros((len(sizes), max(sizes), 3), dtype=np.float32)
    for row, of_cue in enumerate(scores):
        padded[row, : sizes[row]] = of_cue
    return padded, sizes


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
