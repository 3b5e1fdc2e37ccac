"""Deterministic ids: a hash of the fields that make a record itself, so that running twice changes nothing."""

from __future__ import annotations

import hashlib
import json


def content_id(prefix: str, *parts: object) -> str:
    """An id such as ``st-1f0c9e5b8a7d4c32`` from JSON-like parts: 64 bits, no clash to be feared."""
    packed = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"{prefix}-{hashlib.blake2b(packed.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def made_by(step: str, version: str, **config: object) -> str:
    """Names the step, its version and a digest of the settings that matter to it: ``clean/2+9f3a01bc``."""
    digest = content_id("c", config)[2:10]
    return f"{step}/{version}+{digest}"
