"""Readers that take the place of :func:`headwater.engine.shards.read_shard` in other processes: no model, no wait."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

from headwater.engine.shards import Row, _packed, _write_whole
from headwater.settings import Settings
from headwater.types import Rejected


def name_the_path(source: Path, target: Path, _settings: Settings) -> int:
    """Rejects every item, with the process for its reason; one whose path is "poison" kills the process."""
    items = pickle.loads(source.read_bytes())
    if any(item.path == "poison" for item in items):
        os._exit(9)
    _write_whole(target, _packed([Row(rejected=Rejected(item.path, "test", str(os.getpid()))) for item in items]))
    return len(items)


def fill_the_disk(_source: Path, target: Path, _settings: Settings) -> int:
    raise OSError(28, "No space left on device", str(target))


def lose_one(source: Path, target: Path, _settings: Settings) -> int:
    items = pickle.loads(source.read_bytes())
    _write_whole(target, _packed([Row(rejected=Rejected(item.path, "test", "")) for item in items[1:]]))
    return len(items)
