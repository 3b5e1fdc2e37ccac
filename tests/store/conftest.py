from __future__ import annotations

from collections.abc import Iterator

import pytest

from headwater.store.base import Store
from headwater.store.sql import SqlStore


@pytest.fixture(params=["sqlite"])
def url(request, tmp_path) -> str:
    """An empty database of each kind that a desk can stand on."""
    assert request.param == "sqlite"
    return f"sqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture
def store(url) -> Iterator[Store]:
    with SqlStore(url, where="harbour", busy_seconds=0.05) as opened:
        yield opened
