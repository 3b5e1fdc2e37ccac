"""Whether two tellings make the same claim, conflict, or neither: a small cross-encoder (int8 ONNX), shipped.

Model card: ``README.md``. The file's SHA-256 is checked when it is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.models import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "judge"
VERSION = "judge-int8-1"
SHA256 = {
    "model.onnx": "91cf5eff7549b63b8972bb3ad96bbf5f95bda8624bba52c279b8390b21532967",
    "weights.json": "97947d0586617f3592576e046a4c9d67cf50d6213808f0a0ea2065f4f832402b",
}
NEITHER, SAME, CONFLICT = range(3)
CACHED = 262_144  # verdicts kept: align and compare ask of the same pairs
MAX_PIECES = 62  # of each telling: a longer one is read by its beginning


@cache
def _session() -> Any:
    return shipped.session(shipped.read(NAME, "model.onnx", SHA256), threads=1)


def judge(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """Logits of neither, same and conflict, shape (len(pairs), 3); the order of two makes no difference.

    Pairs run one by one, as texts do in :mod:`headwater.models.vectors` and for the same reason.

    Raises:
        ModelError: the model's file is missing or altered.
    """
    if not pairs:
        return np.zeros((0, 3), dtype=np.float32)
    _session()
    return np.stack(shipped.each(_in_order, pairs))


def _in_order(pair: tuple[str, str]) -> NDArray[np.float32]:
    return _judge(*sorted(pair))


@lru_cache(maxsize=CACHED)
def _judge(first: str, second: str) -> NDArray[np.float32]:
    one, two = _pieces(first), _pieces(second)
    ids = np.array([[*one, *two[1:]]], dtype=np.int64)
    kinds = np.array([[0] * len(one) + [1] * (len(two) - 1)], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": kinds}
    logits: NDArray[np.float32] = _session().run(None, feed)[0][0]
    return logits


@lru_cache(maxsize=CACHED)
def _pieces(text: str) -> tuple[int, ...]:
    """Word pieces with the marks of beginning and end."""
    pieces = shipped.tokenizer().encode(text).ids
    return tuple(pieces if len(pieces) <= MAX_PIECES else [*pieces[: MAX_PIECES - 1], pieces[-1]])
