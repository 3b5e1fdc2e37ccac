from __future__ import annotations

import pytest

from headwater.errors import ModelError
from headwater.report.map import world


def test_an_altered_base_map_is_not_drawn(monkeypatch, tmp_path):
    altered = tmp_path / "world.bin"
    altered.write_bytes(world.FILE.read_bytes()[:-1] + b"x")
    monkeypatch.setattr(world, "FILE", altered)
    world.world.cache_clear()
    with pytest.raises(ModelError, match=r"world\.bin"):
        world.world()
    monkeypatch.undo()
    world.world.cache_clear()
    assert {c.name for c in world.world().countries} > {"France", "Japan"}
