"""What points back to a toll and gives none: "a source confirmed the death toll"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from headwater.stages.align.units import Unit
from headwater.types import Stance

_TOLL = re.compile(r"(?:the|this|that) (?:death )?toll(?: of (?:dead|deaths|victims))?(?: to .{1,40})?", re.IGNORECASE)


def with_tolls(units: Sequence[Unit]) -> list[Unit]:
    """The same units; those that only point to a toll say what the last one before them in their article says."""
    counting: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.stance is Stance.ASSERTS and any(q.state == "killed" for q in unit.quantities):
            counting[unit.article].append(unit)
    return [_with_toll(u, counting[u.article]) if _TOLL.fullmatch(u.text) else u for u in units]


def _with_toll(unit: Unit, counting: Sequence[Unit]) -> Unit:
    before = [u for u in counting if u.spans[-1].end <= unit.spans[0].start]
    last = max(before, key=lambda u: u.place, default=None)
    if last is None:
        return unit
    return replace(
        unit,
        text=last.text,
        content=last.content,
        told=unit.told.removesuffix(unit.text) + last.text,
        names=last.names,
        places=last.places,
        quantities=last.quantities,
        lemmas=last.lemmas,
        words=last.words,
        sites=last.sites,
    )
