"""Files of models that ship in the package, checked against their SHA-256 before they are used."""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from headwater.errors import ModelError

T = TypeVar("T")
R = TypeVar("R")

TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def read(model: str, name: str, sha256: Mapping[str, str]) -> bytes:
    """The file ``name`` of the model's folder.

    Raises:
        ModelError: it is missing or altered.
    """
    try:
        data = (files("headwater.models") / model / name).read_bytes()
    except FileNotFoundError as error:
        raise _missing(model, name) from error
    _check(model, name, data, sha256[name])
    return data


def mapped(model: str, path: Path, sha256: str) -> mmap.mmap:
    """A file of the model, mapped into memory and not read.

    Raises:
        ModelError: it is missing or altered.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (FileNotFoundError, ValueError) as error:  # ValueError: an empty file
        raise _missing(model, path.name) from error
    _check(model, path.name, data, sha256)
    return data


def _missing(model: str, name: str) -> ModelError:
    return ModelError(model, f"{name} is missing", "install headwater again")


def _check(model: str, name: str, data: bytes | mmap.mmap, sha256: str) -> None:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelError(
            model, f"{name} is not the file that was shipped (its SHA-256 differs)", "install headwater again"
        )


def session(data: bytes, *, threads: int = 0) -> Any:
    """An onnxruntime session on the processor; ``threads`` 0: as many as there are cores."""
    import onnxruntime  # noqa: PLC0415  (slow to import)

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    # onnxruntime's sum and norm in one takes seven times as long as its norm: 6 % of all it does (measured, 1.31)
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=slow)


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="headwater-model")


def each(run: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """``run`` of each item, in their order, on all cores: a small network runs best on one core an input."""
    return list(_workers().map(run, items)) if len(items) > 1 else [run(item) for item in items]


@cache
def tokenizer() -> Any:
    """The word-piece tokenizer that both shipped networks read with, without padding or truncation."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    found = Tokenizer.from_str(read("minilm", "tokenizer.json", {"tokenizer.json": TOKENIZER_SHA256}).decode("utf-8"))
    found.no_padding()
    found.no_truncation()
    return found
