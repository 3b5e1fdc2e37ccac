"""resolve: mentions of all articles -> Entity*. One person, organisation or place under its spellings; role and side.

Uses of names are grouped by their words in plain letters, places by what the gazetteer says that they are; rules then
say which groups are one, and why. A person's judgement of two names outranks them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.ids import content_id, made_by
from headwater.models import gazetteer
from headwater.stages.resolve.acronyms import Acronyms
from headwater.stages.resolve.clusters import Clusters, Judged, Key, Rule, Use
from headwater.stages.resolve.joins_bodies import (
    join_alike_bodies,
    join_bare_bodies,
    join_bodies,
    join_described,
    join_endings,
    join_possessives,
    join_rest_of_bodies,
    join_rulers,
    join_seats,
    join_shortened,
)
from headwater.stages.resolve.joins_persons import (
    join_alike,
    join_kinds,
    join_offices,
    join_rest,
    join_strangers,
    join_surnames,
    join_titled,
)
from headwater.stages.resolve.naming import display, name_of, place_of
from headwater.stages.resolve.nations import Nations
from headwater.stages.resolve.roles import RANKS, role_words
from headwater.stages.resolve.sides import Sides
from headwater.stages.resolve.uses import grouped, uses_of
from headwater.types import Entity, Judgement, Reading

NAME = "resolve"
VERSION = "4"
MADE_BY = made_by(NAME, VERSION, gazetteer=gazetteer.SHA256)


def resolve(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Entity, ...]:
    """The entities that the articles name, sorted by id. Order of the readings makes no difference.

    Args:
        readings: what the article stages made of each article.
        judgements: what people decided of names; the newest on each pair counts, and outranks the rules.

    Raises:
        ModelError: the gazetteer is missing or altered.
    """
    nations = Nations(readings)
    clusters = Clusters(grouped(uses_of(readings, nations), nations), Judged(judgements))
    clusters.run(_rules(readings), nations)
    sides = Sides(clusters.groups, nations)
    found = (_entity(key, uses, clusters, sides, nations) for key, uses in clusters.groups.items())
    return tuple(sorted(found, key=lambda e: e.id))


def _rules(readings: Sequence[Reading]) -> tuple[Rule, ...]:
    """In the order in which they run: what is sure comes first."""
    return (
        join_kinds,
        join_possessives,
        Acronyms(readings).join,
        join_described,
        join_bodies,
        join_alike_bodies,
        join_shortened,
        join_endings,
        join_bare_bodies,
        join_rest_of_bodies,
        join_seats,
        join_surnames,
        join_alike,
        join_strangers,
        join_rest,
        join_offices,
        join_titled,
        join_rulers,
    )


# ---------------------------------------------------------------- the entity


def _entity(key: Key, uses: Sequence[Use], clusters: Clusters, sides: Sides, nations: Nations) -> Entity:
    name = name_of(key.kind, uses, nations)
    roles = Counter(use.role for use in uses if use.role)
    return Entity(
        id=content_id("ent", *key),
        kind=key.kind,
        name=name,
        aliases=tuple(sorted({display(use.name, key.kind) for use in uses} - {name})),
        role=_fullest(roles),
        side=sides.of(key, uses),
        mentions=tuple(sorted({use.passage for use in uses})),
        made_by=MADE_BY,
        place=place_of(uses),
        evidence=clusters.evidence(key),
    )


def _fullest(roles: Counter[str]) -> str | None:
    """The role given most often, or the one given most often that says it with more words; a rank adds none."""
    if not roles:
        return None
    usual = min(roles, key=lambda r: (-roles[r], -len(r), r))
    fuller = [r for r in roles if role_words(r) - RANKS > role_words(usual) - RANKS]
    return min(fuller or [usual], key=lambda r: (-roles[r], -len(r), r))
