"""Builders for the tests of the clean stage."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture
def shared() -> Path:
    """The project's shared data; the test is skipped, aloud, where it is absent."""
    beside = Path(__file__).resolve().parents[3].parent / "shared"
    place = Path(os.environ.get("SHARED_NEWS", beside))
    if not place.is_dir():
        pytest.skip(f"shared data is absent: {place} (set SHARED_NEWS)")
    return place
