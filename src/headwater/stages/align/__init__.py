"""align: statements and narrated passages -> Claim*. The same claim in other words.

Statements are cut into assertions (``propositions``, ``units``); those of articles on one story are compared
(``index``, ``candidates``, ``likeness``, ``compared``), gathered without chaining (``together``, ``cluster``), and made
claims (``claims``).
Sentences in an article's own voice (``own_voice``) join the claim that they tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.ids import made_by
from headwater.models import judge, vectors
from headwater.settings import Settings
from headwater.stages.align.blame import blaming
from headwater.stages.align.index import Index
from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.pointing import with_tolls
from headwater.stages.align.units import units_of
from headwater.types import Claim, Entity, Reading

NAME = "align"
VERSION = "5"


def made(settings: Settings) -> str:
    models = f"{vectors.VERSION} {judge.VERSION}"
    return made_by(NAME, VERSION, models=models, same=settings.same_claim, dropped=settings.dropped_attribution)


def align(readings: Sequence[Reading], entities: Sequence[Entity], settings: Settings) -> tuple[Claim, ...]:
    """Every statement in at least one claim, sorted by id; order of the readings makes no difference.

    Raises:
        ModelError: a model's file is missing or altered.
    """
    index = Index(settings, made(settings))
    units = with_tolls([*units_of(readings, entities), *own_voice(readings)])
    index.add(blaming(units, readings, entities))
    return index.claims()
