"""Files of models that ship in the package, checked against their SHA-256 before they are used."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.errors import ModelError

TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def read(model: str, name: str, sha256: Mapping[str, str]) -> bytes:
    """The file ``name`` of the model's folder.

    Raises:
        ModelError: it is missing or altered.
    """
    try:
        data = (files("headwater.models") / model / name).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(model, f"{name} is missing", "install headwater again") from error
    if hashlib.sha256(data).hexdigest() != sha256[name]:
        raise ModelError(
            model, f"{name} is not the file that was shipped (its SHA-256 differs)", "install headwater again"
        )
    return data


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
def tokenizer() -> Any:
    """The word-piece tokenizer that both shipped networks read with, without padding or truncation."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    found = Tokenizer.from_str(read("minilm", "tokenizer.json", {"tokenizer.json": TOKENIZER_SHA256}).decode("utf-8"))
    found.no_padding()
    found.no_truncation()
    return found
