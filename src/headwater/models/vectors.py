"""Sentence vectors by all-MiniLM-L6-v2 (int8 ONNX, 384 dimensions), shipped in the package.

Model card: ``minilm/README.md``. The file's SHA-256 is checked when it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.models import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "minilm"
VERSION = "all-MiniLM-L6-v2-int8-1"
DIMENSIONS = 384
SHA256 = {"model.onnx": "42ddb62e90e11e2b58565b68c6289e9446db0f0377015ba2c5e04e2a94945297"}
CACHED = 65_536  # vectors kept, 1.5 kB each: align, trace and compare ask for the same texts
ROWS = 2048  # of the table of cosines held at once
MAX_PIECES = 128  # a statement longer than about 90 words is read by its beginning


@cache
def _session() -> Any:
    return shipped.session(shipped.read(NAME, "model.onnx", SHA256), threads=1)


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, one row a text, shape (len(texts), 384).

    Texts run one by one: dynamic int8 takes its ranges over a whole batch, so in a batch a text's vector would depend
    on its neighbours (cosine down to 0.98 with itself measured). It costs a quarter more time than batches of 32.

    Raises:
        ModelError: the model's file is missing or altered.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    _session()
    return np.stack(shipped.each(_encode, texts))


def near(rows: NDArray[np.float32], columns: NDArray[np.float32], least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs (row, column, cosine) of at least ``least``, block by block so that memory stays bounded."""
    for start in range(0, len(rows), ROWS):
        block = rows[start : start + ROWS] @ columns.T
        for i, j in np.argwhere(block >= least):
            yield start + int(i), int(j), float(block[i, j])


@lru_cache(maxsize=CACHED)
def _encode(text: str) -> NDArray[np.float32]:
    pieces = shipped.tokenizer().encode(text).ids
    if len(pieces) > MAX_PIECES:
        pieces = [*pieces[: MAX_PIECES - 1], pieces[-1]]
    ids = np.array([pieces], dtype=np.int64)
    vector: NDArray[np.float32] = _session().run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
    return vector
