"""From the network's scores to cues, sources and contents, as ranges of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

# the encoder's tags of a word: none, then the beginning and the inside of source, cue and content
CUE_BEGINS, CUE_GOES_ON = 3, 4
SOURCE, CONTENT = 1, 2  # the link layer's labels beside 0

Range = tuple[int, int]


def cues(probabilities: Floats, threshold: float) -> list[tuple[int, int, float]]:
    """Runs of words that each are part of a cue with at least that probability, and its mean over the run.

    ``probabilities`` has shape (words, 7).
    """
    begins, goes_on = probabilities[:, CUE_BEGINS], probabilities[:, CUE_GOES_ON]
    total = begins + goes_on
    is_cue = [*(total >= threshold).tolist(), False]
    starts = (begins > goes_on).tolist()
    found: list[tuple[int, int, float]] = []
    first = -1
    for i, inside in enumerate(is_cue):
        if first >= 0 and (not inside or starts[i]):
            found.append((first, i, float(total[first:i].mean())))
            first = -1
        if inside and first < 0:
            first = i
    return found


def viterbi(scores: Floats, sizes: Sequence[int], start: Floats, end: Floats, step: Floats) -> list[list[int]]:
    """The likeliest labels of a linear-chain CRF for each row of ``scores``, shape (rows, words, labels).

    Only the first ``sizes`` words of a row count. ``step`` leads from its row's label to its column's.
    """
    left = np.asarray(sizes)
    total = start + scores[:, 0]
    back = np.empty((scores.shape[1], *total.shape), dtype=np.int8)
    for word in range(1, scores.shape[1]):
        ways = total[:, :, None] + step
        back[word] = ways.argmax(1)
        total = np.where((word < left)[:, None], ways.max(1) + scores[:, word], total)
    found = []
    for row, (size, last) in enumerate(zip(sizes, (total + end).argmax(1).tolist(), strict=True)):
        best = back[:, row].tolist()
        labels = [last]
        for word in range(size - 1, 0, -1):
            labels.append(best[word][labels[-1]])
        found.append(labels[::-1])
    return found


def marginals(scores: Floats, sizes: Sequence[int], start: Floats, end: Floats, step: Floats) -> Floats:
    """The probability of each label of each word under the same chain, shape (rows, words, labels).

    Forward and backward sums are scaled word by word and not kept as logarithms, which takes half the time.
    """
    left = np.asarray(sizes)[:, None]
    fits = np.exp((scores - scores.max(-1, keepdims=True)).astype(np.float64))
    ways, begins, ends = (np.exp((x - x.max()).astype(np.float64)) for x in (step, start, end))
    before, behind = np.empty_like(fits), np.empty_like(fits)
    before[:, 0] = _scaled(begins * fits[:, 0])
    for word in range(1, scores.shape[1]):
        before[:, word] = _scaled((before[:, word - 1] @ ways) * fits[:, word])
    behind[:, -1] = ends
    for word in range(scores.shape[1] - 1, 0, -1):
        after = _scaled((fits[:, word] * behind[:, word]) @ ways.T)
        behind[:, word - 1] = np.where(word < left, after, ends)
    return _scaled(before * behind)


def _scaled(values: Floats) -> Floats:
    """So that the last axis sums to one."""
    scaled: Floats = values / values.sum(-1, keepdims=True)
    return scaled


def runs(labels: Sequence[int], wanted: int) -> list[Range]:
    """The runs of one label."""
    found = []
    first = 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[first]:
            if labels[first] == wanted:
                found.append((first, i))
            first = i
    return found


def source_of(labels: Sequence[int]) -> Range | None:
    """The longest run of the source label: a cue has one source."""
    return max(runs(labels, SOURCE), key=lambda r: r[1] - r[0], default=None)


def source_raised(scores: Floats, margin: float) -> Floats | None:
    """The scores of one cue's words with a source forced, where a word comes within ``margin`` of being one.

    A cue's source is seldom missing altogether; one word that nearly is the source mostly is.
    """
    short = scores[:, SOURCE] - np.delete(scores, SOURCE, axis=1).max(1)
    best = int(short.argmax())
    if short[best] < -margin:
        return None
    raised = scores.copy()
    raised[best, SOURCE] += 2 * margin + 10
    return raised
