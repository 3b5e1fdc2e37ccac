"""resolve: mentions of all articles -> Entity*. One person, organisation or place under its spellings; role and side.

Names are grouped by rigour's normal form in ASCII; a bare surname joins the one fuller name that ends in it; two
surnames that are spelled alike join where their bearers carry the same role ("Defence Minister of Arvia").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rigour.names import normalize_name, remove_org_prefixes, remove_person_prefixes
from rigour.text import ascii_text, levenshtein_similarity

from headwater.ids import content_id, made_by
from headwater.stages.resolve.roles import ROLE_HEADS, role_in, role_words, side_of
from headwater.types import Entity, EntityKind, Passage, Reading, Span

NAME = "resolve"
VERSION = "1"
MADE_BY = made_by(NAME, VERSION)
ALIKE = 0.7  # edit similarity of two surnames whose bearers share a role; "Jansen" and "Hansen" reach .83
GIVEN_ALIKE = 0.8
SHARED_ROLE_WORDS = 2  # "defence minister" alone is held by many; a country or body beside it is needed
_KINDS = {"PERSON": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "GPE": EntityKind.PLACE, "LOC": EntityKind.PLACE, "FAC": EntityKind.PLACE}
_SAME_WORD = {"tv": "television", "defense": "defence", "uk": "britain", "usa": "us"}


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a name in one article."""

    name: str
    kind: EntityKind
    passage: Passage
    role: str | None
    speaks: bool


def resolve(readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """The entities that the articles name, sorted by id. Order of the readings makes no difference."""
    groups: dict[tuple[EntityKind, str], list[_Use]] = defaultdict(list)
    for use in sorted(_uses(readings), key=lambda u: (u.passage, u.kind, u.name)):
        key = name_key(use.name, use.kind)
        if key:
            groups[use.kind, key].append(use)
    merged = _join_offices(_join_alike(_join_surnames(dict(groups))))
    countries = _countries(readings)
    return tuple(sorted((_entity(kind, uses, countries) for (kind, _), uses in merged.items()), key=lambda e: e.id))


@cache
def name_key(name: str, kind: EntityKind) -> str:
    """The form under which two spellings count as one name; empty for a name without letters."""
    bare = (remove_person_prefixes(name) if kind is EntityKind.PERSON else remove_org_prefixes(name)) or name
    words = ascii_text(normalize_name(bare) or "").lower().split()
    words = [_SAME_WORD.get(w, w) for w in words]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _uses(readings: Sequence[Reading]) -> Iterable[_Use]:
    usual = _usual_labels(readings)
    for reading in readings:
        text, article = reading.article.text, reading.article.id
        spoken: set[Span] = set()
        for statement in reading.statements:
            for named in [statement.speaker, *statement.relays]:
                if named is None or named.span is None:
                    continue
                spoken.add(named.span)
                source = statement.source.of(text) if statement.source and named is statement.speaker else ""
                kind = _kind_of(reading, named.span)
                yield _Use(named.name, kind, Passage(article, named.span), role_in(source, named.name), speaks=True)
        for mention in reading.annotated.mentions:
            label = usual.get(_flat(mention.span.of(text)))
            if label is not None and mention.span not in spoken:
                role = _role_before(text, mention.span) if label == "PERSON" else None
                yield _Use(mention.span.of(text), _KINDS[label], Passage(article, mention.span), role, speaks=False)


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


def _role_before(text: str, span: Span) -> str | None:
    """The title before a name: "Arvian Defence Minister Ada Berg"."""
    start = max(text.rfind("\n", 0, span.start), span.start - 60, 0)
    return role_in(text[start : span.end], span.of(text))


def _kind_of(reading: Reading, span: Span) -> EntityKind:
    """A speaker that is named like a place is its government; what no label covers is a group."""
    labels = [m.label for m in reading.annotated.mentions if m.span.overlaps(span) and len(m.span) >= 0.5 * len(span)]
    if "PERSON" in labels or _role_before(reading.article.text, span):
        return EntityKind.PERSON
    return EntityKind.ORGANISATION if {"ORG", "GPE", "LOC", "FAC"} & set(labels) else EntityKind.GROUP


# ---------------------------------------------------------------- joining

_Groups = dict[tuple[EntityKind, str], list[_Use]]


def _join_surnames(groups: _Groups) -> _Groups:
    """A bare surname joins the only fuller name that ends in it."""
    fuller: dict[str, list[tuple[EntityKind, str]]] = defaultdict(list)
    for kind, key in groups:
        if kind is EntityKind.PERSON and " " in key:
            fuller[key.rsplit(" ", 1)[1]].append((kind, key))
    joined: _Groups = defaultdict(list)
    for (kind, key), uses in groups.items():
        targets = []
        if kind is EntityKind.PERSON:
            given, _, surname = key.rpartition(" ")
            if len(given) <= 1:  # none, or an initial
                targets = [t for t in fuller.get(surname, []) if t[1] != key and t[1].startswith(given)]
        joined[targets[0] if len(targets) == 1 else (kind, key)] += uses
    return dict(joined)


def _join_offices(groups: _Groups) -> _Groups:
    """ "The Arvian defence minister", with no name, is the one person who carries just that role. """
    bearers: dict[frozenset[str], set[str]] = defaultdict(set)
    for (kind, key), uses in groups.items():
        if kind is EntityKind.PERSON:
            for use in uses:
                bearers[role_words(use.role)].add(key)
    joined: _Groups = defaultdict(list)
    for (kind, key), uses in groups.items():
        office = role_words(key)
        persons = {p for role, holders in bearers.items() if office <= role for p in holders} if office & ROLE_HEADS else set()
        is_office = kind in (EntityKind.GROUP, EntityKind.ORGANISATION) and len(office) >= SHARED_ROLE_WORDS and len(persons) == 1
        joined[(EntityKind.PERSON, next(iter(persons))) if is_office else (kind, key)] += uses
    return dict(joined)


def _join_alike(groups: _Groups) -> _Groups:
    """Persons with one role and surnames spelled alike: what a translation made of one name."""
    persons = sorted((key for kind, key in groups if kind is EntityKind.PERSON), key=lambda k: (-len(k.split()), -len(groups[EntityKind.PERSON, k]), k))
    roles = {k: frozenset().union(*(role_words(u.role) for u in groups[EntityKind.PERSON, k])) for k in persons}
    by_word: dict[str, list[str]] = defaultdict(list)  # block: only bearers of a common role word are compared
    by_surname: dict[str, list[str]] = defaultdict(list)
    into: dict[str, str] = {}
    for key in persons:
        candidates = Counter(other for word in roles[key] for other in by_word[word])
        ranked = sorted(candidates.items(), key=lambda c: (-c[1], c[0]))
        target = next((other for other, shared in ranked if shared >= SHARED_ROLE_WORDS and _names_alike(key, other)), None)
        target = target or next((other for other in by_surname[key.split()[-1]] if _given_alike(key, other)), None)
        if target is not None:
            into[key] = target
            continue
        by_surname[key.split()[-1]].append(key)
        for word in roles[key]:
            by_word[word].append(key)
    joined: _Groups = defaultdict(list)
    for (kind, key), uses in groups.items():
        joined[kind, into.get(key, key) if kind is EntityKind.PERSON else key] += uses
    return dict(joined)


def _names_alike(a: str, b: str) -> bool:
    first, second = a.split(), b.split()
    if first[-1][0] != second[-1][0]:
        return False
    if len(first) > 1 and len(second) > 1 and first[0][0] != second[0][0]:
        return False
    return levenshtein_similarity(first[-1], second[-1], max_edits=4) >= ALIKE


def _given_alike(a: str, b: str) -> bool:
    """ "Alexei" and "Alexey" before one surname; "Alexander" and "Alexandra" are two people. """
    first, second = a.split(), b.split()
    if len(first) != 2 or len(second) != 2:
        return False
    return levenshtein_similarity(first[0], second[0], max_edits=1) >= GIVEN_ALIKE


# ---------------------------------------------------------------- the entity


def _countries(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Names of places in one word, to read "Arvian" as Arvia."""
    names = Counter(m.span.of(r.article.text) for r in readings for m in r.annotated.mentions if m.label == "GPE")
    return tuple(sorted(n for n in names if n.isalpha() and n[:1].isupper()))


def _entity(kind: EntityKind, uses: Sequence[_Use], countries: Sequence[str]) -> Entity:
    spellings = Counter(_display(use.name, kind) for use in uses)
    proper = [n for n in spellings if role_words(n) - ROLE_HEADS and not role_words(n) & ROLE_HEADS] if kind is EntityKind.PERSON else []
    name = min(proper or spellings, key=lambda n: (-len(n.split()) if kind is EntityKind.PERSON else 0, -spellings[n], -len(n), n))
    roles = Counter(use.role for use in uses if use.role)
    role = min(roles, key=lambda r: (-roles[r], -len(r), r)) if roles else None
    return Entity(
        id=content_id("ent", kind, name_key(name, kind)),
        kind=kind,
        name=name,
        aliases=tuple(sorted(set(spellings) - {name})),
        role=role,
        side=_side(kind, name, [r for r, _ in roles.most_common()], countries),
        mentions=tuple(sorted(use.passage for use in uses)),
        made_by=MADE_BY,
    )


def _side(kind: EntityKind, name: str, roles: Sequence[str], countries: Sequence[str]) -> str | None:
    if kind is EntityKind.PLACE:
        return None
    if kind is EntityKind.ORGANISATION and name in countries:
        return name  # "Arvia said": its government
    return side_of(name, roles, countries)


def _display(name: str, kind: EntityKind) -> str:
    flat = " ".join(name.split()).strip(" ,.;:'\"“”’‘")
    return (remove_person_prefixes(flat) or flat) if kind is EntityKind.PERSON else (remove_org_prefixes(flat) or flat)
