"""Which groups of uses are one person or body. Each rule takes all groups and returns them with some joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.stages.resolve.roles import HEADS_OF_STATE, ROLE_HEADS, SINGULAR_HEADS, country_of, role_words
from headwater.stages.resolve.spelling import plain_words, spelled_alike, without_article, without_title
from headwater.types import EntityKind, Passage

ALIKE = 0.7  # edit similarity of two surnames whose bearers share a role; "Jansen" and "Hansen" reach .83
GIVEN_ALIKE = 0.8
GIVEN_FITS = 0.4  # where surname and role agree; "Vladimir" and "Volodymyr" reach .44
SHARED_ROLE_WORDS = 2  # "defence minister" alone is held by many; a country or body beside it is needed
_LINKS = frozenset({"for", "of", "to", "under"})  # what follows is not the speaker
SHORTEST_SURNAME = 5  # letters; shorter ones are alike by chance
# outlets on two sides write of one body's "government" and "regime"
_SAME_WORD = {"tv": "television", "defense": "defence", "uk": "britain", "usa": "us", "regime": "government"}
_BODIES = (EntityKind.ORGANISATION, EntityKind.GROUP)


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name in one article."""

    name: str
    kind: EntityKind
    passage: Passage
    role: str | None
    placed: bool = False  # a place stands behind it: "the Defence Ministry in Oren"


Key = tuple[EntityKind, str]
Groups = dict[Key, list[Use]]
Rule = Callable[[Groups, Sequence[str]], Groups]  # takes the names of countries too


@cache
def name_key(name: str, kind: EntityKind) -> str:
    """The form under which two spellings count as one name; empty for a name without letters."""
    bare = without_title(name) if kind is EntityKind.PERSON else without_article(name)
    return " ".join(_SAME_WORD.get(word, word) for word in plain_words(bare))


def is_nameless(name: str) -> bool:
    """Whether it names nobody: "residents", "the minister"."""
    return any(c.islower() for c in name) and not any(c.isupper() for c in name)


def _persons(groups: Groups) -> list[str]:
    return [key for kind, key in groups if kind is EntityKind.PERSON]


def _merged(groups: Groups, into: dict[Key, Key]) -> Groups:
    """Each group under the one that it goes into; what goes nowhere stays."""
    joined: Groups = defaultdict(list)
    for key, uses in groups.items():
        joined[into.get(key, key)] += uses
    return dict(joined)


def _only(items: Iterable[Key]) -> Key | None:
    found = set(items)
    return next(iter(found)) if len(found) == 1 else None


def join_surnames(groups: Groups, _countries: Sequence[str]) -> Groups:
    """An initial joins the only name that it may stand for, then a bare surname the only name that ends in it."""
    for short in (_initial, _no_given):
        fuller: dict[str, list[str]] = defaultdict(list)
        for key in _persons(groups):
            if len(key.rpartition(" ")[0]) > 1 or (short is _no_given and " " in key):
                fuller[key.rpartition(" ")[2]].append(key)
        into = {}
        for key in _persons(groups):
            given, _, surname = key.rpartition(" ")
            targets = [t for t in fuller[surname] if t.startswith(given)] if short(given) else []
            if len(targets) == 1:
                into[EntityKind.PERSON, key] = (EntityKind.PERSON, targets[0])
        groups = _merged(groups, into)
    return groups


def _initial(given: str) -> bool:
    return len(given) == 1


def _no_given(given: str) -> bool:
    return not given


def join_alike(groups: Groups, _countries: Sequence[str]) -> Groups:
    """Persons with one role and surnames spelled alike: what a translation made of one name."""
    uses = {key: groups[EntityKind.PERSON, key] for key in _persons(groups)}
    roles = {key: frozenset().union(*(role_words(u.role) for u in found)) for key, found in uses.items()}
    by_word: dict[str, list[str]] = defaultdict(list)  # block: only bearers of a common role word are compared
    by_surname: dict[str, list[str]] = defaultdict(list)
    into: dict[Key, Key] = {}
    for key in sorted(uses, key=lambda k: (-len(k.split()), -len(uses[k]), k)):
        candidates = Counter(other for word in roles[key] for other in by_word[word])
        ranked = sorted(candidates.items(), key=lambda c: (-c[1], c[0]))
        target = next((o for o, shared in ranked if shared >= SHARED_ROLE_WORDS and _names_alike(key, o)), None)
        target = target or next((o for o in by_surname[_surname(key)] if _given_alike(key, o)), None)
        if target is not None:
            into[EntityKind.PERSON, key] = (EntityKind.PERSON, target)
            continue
        by_surname[_surname(key)].append(key)
        for word in roles[key]:
            by_word[word].append(key)
    return _merged(groups, into)


def join_strangers(groups: Groups, _countries: Sequence[str]) -> Groups:
    """A bare surname whose bearer no article introduces is a spelling of the one person there who is spelled alike."""
    named_in: dict[str, set[str]] = defaultdict(set)
    for kind, key in groups:
        if kind is EntityKind.PERSON and any(" " in name_key(u.name, kind) for u in groups[kind, key]):
            for use in groups[kind, key]:
                named_in[use.passage.article].add(key)
    spellings = {
        k: {name_key(u.name, EntityKind.PERSON) for u in groups[EntityKind.PERSON, k]} for k in _persons(groups)
    }
    into: dict[Key, Key] = {}
    for kind, key in groups:
        if kind is EntityKind.PLACE or " " in key or len(key) < SHORTEST_SURNAME:
            continue
        articles = {u.passage.article for u in groups[kind, key]}
        persons = set.intersection(*(named_in[a] for a in articles)) - {key}
        target = _only((EntityKind.PERSON, p) for p in persons if any(_names_alike(key, s) for s in spellings[p]))
        if target is not None:
            into[kind, key] = target
    return _merged(groups, into)


def _surname(key: str) -> str:
    return key.rpartition(" ")[2]


def _names_alike(a: str, b: str) -> bool:
    first, second = _surname(a), _surname(b)
    if _first_letter(first) != _first_letter(second) or first + "a" == second or second + "a" == first:
        return False  # the ending tells a daughter from her father
    if " " in a and " " in b and not _givens_fit(a, b):
        return False
    return spelled_alike(first, second, most_edits=4) >= ALIKE


def _givens_fit(a: str, b: str) -> bool:
    """Whether two given names may be one in two languages: Dmytro and Dmitry, not Ada and Anton."""
    one, other = a.split(maxsplit=1)[0], b.split(maxsplit=1)[0]
    initial = min(len(one), len(other)) == 1
    alike = spelled_alike(one, other, most_edits=len(one) + len(other)) >= GIVEN_FITS
    return _first_letter(one) == _first_letter(other) and (initial or alike)


def _first_letter(name: str) -> str:
    return {"y": "j", "i": "j"}.get(name[0], name[0])  # Yaurven, Jaurven: one letter, as two languages write it


def _given_alike(a: str, b: str) -> bool:
    """One given name in two spellings: "Alexei" and "Alexey", while "Alexander" and "Alexandra" are two people."""
    first, second = a.split(), b.split()
    if len(first) != 2 or len(second) != 2 or first[0] + "a" == second[0] or second[0] + "a" == first[0]:
        return False
    return spelled_alike(first[0], second[0], most_edits=1) >= GIVEN_ALIKE


def join_offices(groups: Groups, _countries: Sequence[str]) -> Groups:
    """An office without a name, "the Arvian defence minister", is the one person who carries just that role."""
    bearers: dict[frozenset[str], set[Key]] = defaultdict(set)
    named_in = {key: {u.passage.article for u in uses} for key, uses in groups.items()}
    for key in _persons(groups):
        for use in groups[EntityKind.PERSON, key]:
            bearers[role_words(use.role)].add((EntityKind.PERSON, key))
    roles_with: dict[str, set[frozenset[str]]] = defaultdict(set)
    for role in bearers:
        for word in role:
            roles_with[word].add(role)
    into: dict[Key, Key] = {}
    for kind, key in groups:
        uses = groups[kind, key]
        office = role_words(uses[0].name)
        if kind not in _BODIES or not office & ROLE_HEADS:
            continue
        holders = {p for role in set.intersection(*(roles_with[w] for w in office)) for p in bearers[role]}
        if len(office) < SHARED_ROLE_WORDS:  # "the minister" is the only one whom the article names
            may_be_one = office <= SINGULAR_HEADS and is_nameless(uses[0].name)
            holders = {p for p in holders if uses[0].passage.article in named_in[p]} if may_be_one else set()
        target = _only(holders)
        if target is not None:
            into[kind, key] = target
    return _merged(groups, into)


def join_titled(groups: Groups, _countries: Sequence[str]) -> Groups:
    """A name behind its office: "Arvian chief of staff, General Ada Berg" is Ada Berg."""
    persons = {key for key in _persons(groups) if " " in key}
    into: dict[Key, Key] = {}
    for kind, key in groups:
        if kind in _BODIES:
            words = key.split()
            tails = (" ".join(words[n:]) for n in range(len(words) - 1) if not _is_owners(words[:n]))
            tail = next((t for t in tails if t in persons), None)
            if tail is not None:
                into[kind, key] = (EntityKind.PERSON, tail)
    return _merged(groups, into)


def join_bodies(groups: Groups, countries: Sequence[str]) -> Groups:
    """One body in another order of words: "Arvia's Defence Ministry", "Ministry of Defence of Arvia".

    In an article that has named just one such, "the Defence Ministry" is that one; "the Defence Ministry in Oren"
    says itself which one it is.
    """
    states = {c.lower() for c in countries}
    by_words: dict[frozenset[str], list[Key]] = defaultdict(list)
    for key in groups:
        if key[0] in _BODIES and len(words := _body_words(groups[key][0].name, countries)) > 1 and words & states:
            by_words[words].append(key)
    into = {key: min(keys) for keys in by_words.values() for key in keys}
    joined = _merged(groups, into)
    fuller = {min(keys): words for words, keys in by_words.items()}
    named_in: dict[str, dict[Key, int]] = defaultdict(dict)
    for key in fuller:
        for use in joined[key]:
            first = named_in[use.passage.article].get(key, use.passage.span.start)
            named_in[use.passage.article][key] = min(first, use.passage.span.start)
    split: Groups = defaultdict(list)
    for key, uses in joined.items():
        bare = _body_words(uses[0].name, countries) if key[0] in _BODIES else frozenset()
        for use in uses:
            rivals = named_in[use.passage.article] if bare and not bare & states and not use.placed else {}
            target = _only(f for f in rivals if bare < fuller[f] and fuller[f] - bare <= states)
            if target is not None and rivals[target] > use.passage.span.start:
                target = None
            split[target or key].append(use)
    return dict(split)


def _is_owners(before: Sequence[str]) -> bool:
    """Whether the name behind these words is somebody else's: "the spokesman for President", "the government of"."""
    link = next((w for w in reversed(before) if w not in ROLE_HEADS), "")
    return link in _LINKS


def join_rulers(groups: Groups, countries: Sequence[str]) -> Groups:
    """A government by its head is the country's: "the Berg government" where "Arvian President Ada Berg" is named."""
    of_country: dict[str, set[Key]] = defaultdict(set)
    for key in groups:
        words = _body_words(groups[key][0].name, countries) if key[0] in _BODIES else frozenset()
        if len(words) == 2 and "government" in words:
            of_country[next(iter(words - {"government"}))].add(key)
    ruled: dict[str, set[str]] = defaultdict(set)
    for person in _persons(groups):
        for use in groups[EntityKind.PERSON, person]:
            if role_words(use.role) & HEADS_OF_STATE:
                places = {country_of(w, countries) for w in (use.role or "").split()} - {None}
                ruled[_surname(person).rpartition("-")[2]] |= {p.lower() for p in places if p}
    into: dict[Key, Key] = {}
    for surname, states in ruled.items():
        target = _only(key for state in states for key in of_country.get(state, ()))
        for key in of_country.get(surname, ()):
            if target is not None and len(states) == 1:
                into[key] = target
    return _merged(groups, into)


def _body_words(name: str, countries: Sequence[str]) -> frozenset[str]:
    """The words of a body's name in any order, an adjective as its country: Arvian as Arvia."""
    words = re.findall(r"[^\W\d_]+", name)
    return frozenset(_SAME_WORD.get(w, w) for w in role_words(" ".join((country_of(w, countries) or w) for w in words)))


def join_kinds(groups: Groups, _countries: Sequence[str]) -> Groups:
    """One name of several words under two kinds is one thing, which a tagger took now for this and now for that."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for kind, key in groups:
        if kind is not EntityKind.PLACE and " " in key:
            by_name[key].append((kind, key))
    into = {
        key: max(keys, key=lambda k: (any(u.role for u in groups[k]), len(groups[k]), k))
        for keys in by_name.values()
        for key in keys
    }
    return _merged(groups, into)


RULES: tuple[Rule, ...] = (
    join_kinds,
    join_surnames,
    join_alike,
    join_strangers,
    join_offices,
    join_titled,
    join_bodies,
    join_rulers,
)
