"""A process that writes to a desk until it is done or killed; test_crash.py starts it.

desk_worker.py create DESK             make a desk
desk_worker.py add DESK FIRST COUNT    add COUNT made-up articles from number FIRST on, print each one's path
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import alembic.command  # noqa: F401  (imported before "ready", so that the kill meets the work and not the imports)
from desk_fakes import FakeStages, raw_item

import headwater.store.sql  # noqa: F401
from headwater.desk import Desk
from headwater.types import RawItem


def made_up(first: int, count: int, keep) -> Iterator[RawItem]:
    for number in range(first, first + count):
        sentences = number % 7 + 1
        body = ". ".join([f"Article {number} has {sentences} statements"] + ["Boats"] * (sentences - 1))
        item = raw_item(f"{number}.txt", body.encode())
        keep(item.sha256, body.encode())
        yield item


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(verb: str, desk: str, first: str = "0", count: str = "0") -> None:
    say("ready")
    if verb == "create":
        Desk.create(desk).close()
        return
    stages = replace(
        FakeStages().stages, read_items=lambda _paths, _settings, *, keep: made_up(int(first), int(count), keep)
    )
    with Desk.open(desk, stages=stages) as opened:
        opened.add([], progress=say)


if __name__ == "__main__":
    main(*sys.argv[1:])
