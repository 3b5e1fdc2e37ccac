"""resolve: mentions of all articles -> Entity*. One person, organisation or place under its spellings; role and side.

Uses of names are grouped by their words in plain letters; :mod:`headwater.stages.resolve.joins` then says which
groups are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from headwater.ids import content_id, made_by
from headwater.stages.resolve.joins import RULES, Groups, Use, is_nameless, name_key
from headwater.stages.resolve.roles import ROLE_HEADS, is_official, is_placed, role_at, role_in, role_words, side_of
from headwater.stages.resolve.spelling import without_article, without_title
from headwater.types import Entity, EntityKind, Passage, Reading, Span

NAME = "resolve"
VERSION = "1"
MADE_BY = made_by(NAME, VERSION)
_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}


def resolve(readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """The entities that the articles name, sorted by id. Order of the readings makes no difference."""
    found: dict[tuple[EntityKind, str], list[Use]] = defaultdict(list)
    for use in sorted(_uses(readings), key=lambda u: (u.passage, u.kind, u.name)):
        key = name_key(use.name, use.kind)
        if key:
            # without a name ("residents", "the minister") it is somebody else in each article
            found[use.kind, f"{key} in {use.passage.article}" if is_nameless(use.name) else key].append(use)
    countries = _countries(readings)
    groups: Groups = dict(found)
    for join in RULES:
        groups = join(groups, countries)
    return tuple(sorted((_entity(*key, uses, countries) for key, uses in groups.items()), key=lambda e: e.id))


def _uses(readings: Sequence[Reading]) -> Iterator[Use]:
    usual = _usual_labels(readings)
    countries = frozenset(_countries(readings))
    for reading in readings:
        text, article = reading.article.text, reading.article.id
        spoken: set[Span] = set()
        for statement in reading.statements:
            for named in [statement.speaker, *statement.relays]:
                if named is None or named.span is None:
                    continue
                spoken.add(named.span)
                source = statement.source.of(text) if statement.source and named is statement.speaker else ""
                yield _spoken(reading, named.name, named.span, source, countries)
        for mention in reading.annotated.mentions:
            label = usual.get(_flat(mention.span.of(text)))
            if label is not None and mention.span not in spoken:
                role = role_at(text, mention.span) if label == "PERSON" else None
                placed = is_placed(text, mention.span)
                yield Use(mention.span.of(text), _KINDS[label], Passage(article, mention.span), role, placed)


def _spoken(reading: Reading, name: str, span: Span, source: str, countries: frozenset[str]) -> Use:
    """The use of a speaker's or relay's name."""
    text, passage = reading.article.text, Passage(reading.article.id, span)
    first, _, rest = name.partition(" ")
    if first in countries and " " in rest and rest.istitle() and span.of(text) == name:
        # "Minister of Defence of Arvia Ada Berg": the country belongs to the office
        role = role_at(text, Span(span.end - len(rest), span.end), behind=False)
        if role is not None and role.endswith(first) and role != first:
            return Use(rest, EntityKind.PERSON, passage, role)
    role = role_in(source, name) or role_at(text, span)
    return Use(name, _kind_of(reading, name, span), passage, role, is_placed(text, span))


def _usual_labels(readings: Sequence[Reading]) -> dict[str, str]:
    """The label that each name mostly has: a tagger that errs on one line is outvoted by the others."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for mention in reading.annotated.mentions:
            if mention.label in _KINDS:
                votes[_flat(mention.span.of(reading.article.text))][mention.label] += 1
    return {name: min(counts, key=lambda label: (-counts[label], label)) for name, counts in votes.items()}


def _flat(name: str) -> str:
    return " ".join(name.lower().split()).removeprefix("the ")


def _kind_of(reading: Reading, name: str, span: Span) -> EntityKind:
    """A speaker that is named like a place is its government; what no label covers is a group."""
    labels = [m.label for m in reading.annotated.mentions if m.span.overlaps(span) and len(m.span) >= 0.5 * len(span)]
    if "PERSON" in labels or _is_titled(name) or role_at(reading.article.text, span, behind=False):
        return EntityKind.PERSON
    return EntityKind.ORGANISATION if {"ORG", "GPE", "LOC", "FAC"} & set(labels) else EntityKind.GROUP


def _is_titled(name: str) -> bool:
    """Whether a title says that it is a person: "Dr Ada Berg", but not "General Staff of Arvia"."""
    bare = without_title(name)
    return bare != name and name.split(maxsplit=1)[0].lower() != "the" and bare.istitle() and not is_official(bare)


# ---------------------------------------------------------------- the entity


def _countries(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Names of places in one word, to read "Arvian" as Arvia."""
    names = Counter(m.span.of(r.article.text) for r in readings for m in r.annotated.mentions if m.label == "GPE")
    return tuple(sorted(n for n in names if n.isalpha() and n[:1].isupper()))


def _entity(kind: EntityKind, key: str, uses: Sequence[Use], countries: Sequence[str]) -> Entity:
    spellings = Counter(_display(use.name, kind) for use in uses)
    name = min(_proper(spellings, kind), key=lambda n: (-_fullness(n, kind), -spellings[n], -len(n), n))
    roles = Counter(use.role for use in uses if use.role)
    return Entity(
        id=content_id("ent", kind, key),
        kind=kind,
        name=name,
        aliases=tuple(sorted(set(spellings) - {name})),
        role=_fullest(roles),
        side=_side(kind, name, sorted(roles, key=lambda r: (-roles[r], r)), countries),
        mentions=tuple(sorted({use.passage for use in uses})),
        made_by=MADE_BY,
    )


def _proper(spellings: Counter[str], kind: EntityKind) -> list[str]:
    """A person goes by a name, not by an office, where the articles give one."""
    if kind is not EntityKind.PERSON:
        return list(spellings)
    return [n for n in spellings if role_words(n) and not role_words(n) & ROLE_HEADS] or list(spellings)


def _fullness(name: str, kind: EntityKind) -> int:
    """In words that tell: "Arvian Defence Ministry" says more than "the Defence Ministry"."""
    return len(name.split()) if kind is EntityKind.PERSON else len(role_words(name))


def _fullest(roles: Counter[str]) -> str | None:
    """The role given most often, or the one given most often that says it with more words."""
    if not roles:
        return None
    usual = min(roles, key=lambda r: (-roles[r], -len(r), r))
    fuller = [r for r in roles if role_words(r) > role_words(usual)]
    return min(fuller or [usual], key=lambda r: (-roles[r], -len(r), r))


def _side(kind: EntityKind, name: str, roles: Sequence[str], countries: Sequence[str]) -> str | None:
    if kind is EntityKind.PLACE:
        return None
    if kind is EntityKind.ORGANISATION and name in countries:
        return name  # "Arvia said": its government
    return side_of(name, roles, countries)


def _display(name: str, kind: EntityKind) -> str:
    flat = " ".join(name.split()).strip(" ,.;:'\"“”’‘") or name
    return without_title(flat) if kind is EntityKind.PERSON else without_article(flat)
