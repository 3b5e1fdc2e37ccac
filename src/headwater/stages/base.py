"""What the two kinds of stage have in common.

An *article stage* sees one article and streams: ``Iterable[In] -> Iterator[Out | Rejected]``. What an earlier stage
rejected passes through untouched. A *corpus stage* sees the results of all articles at once and returns a sorted tuple.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from headwater.types import Rejected

LONGEST = 300  # tokens of a sentence; of longer ones, which are lists and lost punctuation, no parse is right

_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|at|an)-")

In = TypeVar("In")
Out = TypeVar("Out")


def each(stage: Callable[[In], Out | Rejected], items: Iterable[In | Rejected]) -> Iterator[Out | Rejected]:
    """Run a stage that takes one record; rejected ones pass through."""
    for item in items:
        yield item if isinstance(item, Rejected) else stage(item)


def in_batches(
    stage: Callable[[Sequence[In]], Iterable[Out | Rejected]], items: Iterable[In | Rejected], size: int
) -> Iterator[Out | Rejected]:
    """Run a stage that is faster on several records at once; the order of items is kept."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        results = iter(list(stage([item for item in batch if not isinstance(item, Rejected)])))
        for item in batch:
            yield item if isinstance(item, Rejected) else next(results)


def bare_surname(name: str) -> str:
    """The last word of a name in lower case, without the article of Arabic names: "varnesh" of "Osk al-Varnesh"."""
    return _ARTICLE.sub("", name.rpartition(" ")[2].lower())
