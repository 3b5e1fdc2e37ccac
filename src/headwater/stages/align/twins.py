"""Assertions in the very same words: copies of one text make most of a large corpus, and are compared once."""

from __future__ import annotations

from headwater.stages.align.units import Unit

LONG_ENOUGH = 6  # words; fewer ("the attack") are the same only within one day


def wording_of(unit: Unit) -> tuple[object, ...]:
    """A key that assertions have in common that need no comparing: the same words, said by the same one."""
    long_enough = len(unit.words) >= LONG_ENOUGH
    voice = (unit.statement is None, unit.speaker, unit.stance, unit.whole)
    return (unit.text.lower(), voice, None if long_enough else unit.day, None if long_enough else unit.article)
