"""The order of the stages, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.settings import Settings
from headwater.types import Account, RawItem, Reading, Rejected


def read(items: Iterable[RawItem | Rejected], settings: Settings) -> Iterator[Reading | Rejected]:
    """Run the article stages; one result for each item that comes in, in the same order."""
    raise NotImplementedError


def account(readings: Sequence[Reading], settings: Settings) -> Account:
    """Run the corpus stages over all readings; their order makes no difference."""
    raise NotImplementedError
