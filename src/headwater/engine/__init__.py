"""The article stages over many articles: in this process, or shard by shard in several."""

from __future__ import annotations

from headwater.engine.reading import read, reads_here
from headwater.engine.warming import warm

__all__ = ["read", "reads_here", "warm"]
