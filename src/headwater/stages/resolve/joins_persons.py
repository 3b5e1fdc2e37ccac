"""Which groups of uses are one person. Each rule looks at all groups and says which go into which, and why."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from headwater.stages.resolve.clusters import (
    BODIES,
    MIXED,
    Groups,
    Join,
    Key,
    Use,
    articles_of,
    is_nameless,
    keys_of,
    name_key,
    only,
)
from headwater.stages.resolve.names import blocking_keys, compare_persons
from headwater.stages.resolve.names.person_likeness import givens_alike, of_woman_and_man
from headwater.stages.resolve.names.person_words import person_name
from headwater.stages.resolve.names.spelling import spelled_alike
from headwater.stages.resolve.nations import Nations
from headwater.stages.resolve.roles import ROLE_HEADS, SINGULAR_HEADS, SOLE_HEADS, is_body, role_heads, role_words
from headwater.stages.resolve.sides import Sides
from headwater.types import EntityKind

ALIKE = 0.7  # edit similarity of two surnames whose bearers share a role; "Jansen" and "Hansen" reach .83
GIVEN_FITS = 0.5  # where surname and role agree; two names that are known to be two have .4 at most
SAME_NAME = 0.9  # score at which two full names are one without further evidence
FITTING_NAME = 0.6  # and with it: a shared role, or an office of one country
SHARED_ROLE_WORDS = 2  # "defence minister" alone is held by many; a country or body beside it is needed
BY_FAR = 10  # times the articles of the next; in a small pile nobody is
MOST_CANDIDATES = 50  # of a block; the ones that share most role words
SHORTEST_SURNAME = 5  # letters; shorter ones are alike by chance
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
_NO_GIVEN = frozenset({"abu", "abdul", "umm"})  # half the men of a place may be "Abu Nasr"
# what follows is not the speaker
_LINKS = frozenset("for of to under by and with from at in including".split())


def join_kinds(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """One name under two kinds is one thing, which a tagger took now for this and now for that."""
    surnames = {surname_of(key.name) for key in keys_of(groups, EntityKind.PERSON) if " " in key.name}
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if key.kind is not EntityKind.PLACE and (" " in key.name or key.name not in surnames):
            by_name[key.name].append(key)
    for keys in by_name.values():
        if len({key.kind for key in keys}) > 1:
            best = max(
                keys, key=lambda k: (_is_likely(k, groups[k]), any(u.role for u in groups[k]), len(groups[k]), k)
            )
            for key in keys:
                if key != best and (not key.article or not best.article or key.article == best.article):
                    yield Join(key, best, ("one name",))


def _is_likely(key: Key, uses: Sequence[Use]) -> bool:
    """Whether the kind is: a person whom nobody gives a full name or a role is more often a paper or a party."""
    nobody = " " not in key.name and not any(u.role for u in uses)
    return not (key.kind is EntityKind.PERSON and (nobody or is_body(uses[0].name)))


def join_surnames(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """An initial joins the only name that it may stand for, and a surname of any words the only one that ends in it.

    What the article itself names in full comes first. A name of another article is the same only where the two tell
    of something in common, and nothing that is said of their bearers differs.
    """
    bearers = _Bearers(groups)
    for key in keys_of(groups, EntityKind.PERSON):
        fuller = [k for k in bearers.of(surname_of(key.name)) if k != key and _may_be_in_full(key.name, k.name)]
        fitting = [k for k in fuller if not bearers.clash(k, key)]
        beside = [k for k in fitting if bearers.articles(k) & bearers.articles(key)]
        if target := only(beside):
            yield Join(key, target, ("the only one of that surname whom the article names in full",))
        elif not beside and (target := only(fitting)) and bearers.may_meet(key, target):
            yield Join(key, target, ("the only one of that surname, in articles on the same",))
        elif target := bearers.best_known(beside or fitting):
            yield Join(key, target, ("by far the most named of that surname",))


def _may_be_in_full(name: str, whole: str) -> bool:
    """Whether a name of the same surname holds all of the first: "Berg", "A. Berg", "Maria Berg"; "Ada Maria Berg"."""
    given, givens = given_of(name), given_of(whole)
    if _is_of_somebody(whole):
        return False
    # none, or an initial
    return givens.startswith(given) if len(given) <= 1 else givens.endswith(f" {given}")


def _is_of_somebody(name: str) -> bool:
    """Whether a name is of people around the one in it: "opponents of Ada Berg"."""
    return not _LINKS.isdisjoint(name.split())


class _Bearers:
    """Who bears a surname, and who and what the articles name beside them."""

    def __init__(self, groups: Groups) -> None:
        self._articles = {key: articles_of(uses) for key, uses in groups.items()}
        self._roles = {key: roles_of(groups[key]) for key in keys_of(groups, EntityKind.PERSON)}
        self._of: dict[str, list[Key]] = defaultdict(list)
        self._named_in: dict[str, set[Key]] = defaultdict(set)
        for key in groups:
            if key.kind is EntityKind.PERSON and len(given_of(key.name)) > 1:
                self._of[surname_of(key.name)].append(key)
            if not key.article:
                for article in self._articles[key]:
                    self._named_in[article].add(key)

    def of(self, surname: str) -> Sequence[Key]:
        return self._of.get(surname, ())

    def articles(self, key: Key) -> set[str]:
        return self._articles[key]

    def clash(self, key: Key, other: Key) -> bool:
        """Whether both have roles, and these no word in common."""
        return clashing(self._roles[key], self._roles[other])

    def best_known(self, keys: Sequence[Key]) -> Key | None:
        """The one who is named in full in many times more articles than each of the others."""
        ranked = sorted(((len(self.articles(k)), k) for k in keys), reverse=True)
        clear = len(ranked) > 1 and ranked[0][0] >= BY_FAR * ranked[1][0]
        return ranked[0][1] if clear else None

    def may_meet(self, key: Key, other: Key) -> bool:
        """Whether articles of the two name something in common, or nothing else at all."""
        mine, theirs = (self._beside(k) - {key, other} for k in (key, other))
        return bool(mine & theirs) or not mine or not theirs

    def _beside(self, key: Key) -> set[Key]:
        return set().union(*(self._named_in[a] for a in self.articles(key)))


def surname_of(name: str) -> str:
    """The last word that is no "Jr": "al assad" is assad."""
    words = person_name(name).words
    return words[-1] + MIXED * name.endswith(MIXED) if words else name


def given_of(name: str) -> str:
    """What stands before the surname, particles left out: "al assad" and "abu assad" have none and "abu"."""
    return " ".join(person_name(name).words[:-1])


def roles_of(uses: Sequence[Use]) -> frozenset[str]:
    """The words of all roles that uses of a name give."""
    return frozenset().union(*(role_words(role) for role in {u.role for u in uses}))


def clashing(roles: frozenset[str], others: frozenset[str]) -> bool:
    return bool(roles and others and not roles & others)


def join_alike(groups: Groups, nations: Nations) -> Iterator[Join]:
    """Persons whose names are two spellings of one, as far as their roles bear it out."""
    sides = Sides(groups, nations)
    people = {key: _Profile(key, groups[key], sides) for key in keys_of(groups, EntityKind.PERSON)}
    blocks: dict[object, list[_Profile]] = defaultdict(list)
    order = sorted(people, key=lambda k: (-len(k.name.split()), -len(groups[k]), k))
    for key in order:
        person = people[key]
        met = Counter(other for block in person.blocks for other in blocks[block])
        ranked = sorted(met, key=lambda other: (-met[other], other.key))[:MOST_CANDIDATES]
        found = next(((other, why) for other in ranked if (why := person.why_same(other))), None)
        if found:
            yield Join(key, found[0].key, found[1])
            continue
        for block in person.blocks:
            blocks[block].append(person)


class _Profile:
    """What tells a person: name, words of the roles, their heads ("spokesman") and sides."""

    def __init__(self, key: Key, uses: Sequence[Use], sides: Sides) -> None:
        self.key = key
        self.name = key.name
        given = given_of(key.name)
        self.full = len(given) > 1 and given not in _NO_GIVEN
        self.generation = frozenset(key.name.split()) & _GENERATIONS
        self.articles = articles_of(uses)
        self.words = roles_of(uses)
        self.heads = frozenset().union(*(role_heads(r) for r in {u.role for u in uses}))
        self.sides = {s for u in uses if u.role and (s := sides.of_role(u.role, u.passage.article))}
        self.blocks = {
            *(blocking_keys(key.name) if self.full else ()),
            *((surname_of(key.name)[:1], w) for w in self.words),
        }

    def why_same(self, other: _Profile) -> tuple[str, ...]:
        """The reasons for which two profiles are of one person; none if they are not."""
        if self.generation != other.generation and self.articles & other.articles:
            return ()  # father and son
        if _is_of_somebody(self.name) is not _is_of_somebody(other.name):
            return ()
        shared = self.words & other.words
        if len(shared) >= SHARED_ROLE_WORDS and names_alike(self.name, other.name):
            return (f"spelled alike, and both are “{_in_words(shared)}”",)
        if not (self.full and other.full):
            return ()
        compared = compare_persons(self.name, other.name)
        if compared.score >= SAME_NAME and not (self.sides and other.sides and not self.words & other.words):
            return compared.reasons
        at_home = self.sides & other.sides if self.heads & other.heads else set()
        if compared.score >= FITTING_NAME and at_home:
            return (*compared.reasons, f"both {_in_words(self.heads & other.heads)} of {_in_words(at_home)}")
        return ()


def _in_words(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def join_strangers(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """A bare surname whose bearer no article introduces is a spelling of the one person there who is spelled alike."""
    named_in: dict[str, set[Key]] = defaultdict(set)
    spellings: dict[Key, set[str]] = {}
    for key in keys_of(groups, EntityKind.PERSON):
        spellings[key] = {name_key(u.name, EntityKind.PERSON) for u in groups[key]}
        if any(" " in name for name in spellings[key]):
            for use in groups[key]:
                named_in[use.passage.article].add(key)
    for key, uses in groups.items():
        if key.kind is EntityKind.PLACE or " " in key.name or len(key.name) < SHORTEST_SURNAME:
            continue
        persons = set.intersection(*(named_in[u.passage.article] for u in uses)) - {key}
        target = only(p for p in persons if any(names_alike(key.name, s) for s in spellings[p]))
        if target is not None:
            yield Join(key, target, ("the only one in the article who is spelled alike",))


def names_alike(a: str, b: str) -> bool:
    """Whether the surnames are spelled alike, and the given names may be one in two languages."""
    first, second = surname_of(a), surname_of(b)
    if _first_letter(first) != _first_letter(second) or of_woman_and_man(first, second):
        return False
    if first + "a" == second or second + "a" == first:
        return False  # the ending tells a daughter from her father in any language
    if " " in a and " " in b and givens_alike(a.split(maxsplit=1)[0], b.split(maxsplit=1)[0]) < GIVEN_FITS:
        return False
    return spelled_alike(first, second, most_edits=4) >= ALIKE


def _first_letter(name: str) -> str:
    return {"y": "j", "i": "j"}.get(name[0], name[0])  # Yaurven, Jaurven: one letter, as two languages write it


def join_offices(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """An office without a name, "the Arvian defence minister", is the one person who carries just that role."""
    bearers: dict[frozenset[str], set[Key]] = defaultdict(set)
    named_in = {key: articles_of(uses) for key, uses in groups.items()}
    for key in keys_of(groups, EntityKind.PERSON):
        for use in groups[key]:
            bearers[role_words(use.role)].add(key)
    roles_with: dict[str, set[frozenset[str]]] = defaultdict(set)
    for role in bearers:
        for word in role:
            roles_with[word].add(role)
    for key in keys_of(groups, *BODIES):
        uses = groups[key]
        office = role_words(uses[0].name)
        heads = office & ROLE_HEADS
        if not heads:
            continue
        holders = {p for role in set.intersection(*(roles_with[w] for w in office)) for p in bearers[role]}
        if len(office) < SHARED_ROLE_WORDS and not (office <= SINGULAR_HEADS and is_nameless(uses[0].name)):
            continue
        if len(office) < SHARED_ROLE_WORDS or not heads <= SOLE_HEADS:
            # "the minister", and any spokesman, is the only one whom the article names
            holders = {p for p in holders if articles_of(uses) <= named_in[p]}
        target = only(holders)
        if target is not None:
            yield Join(key, target, ("the only one who is given that office",))


def join_titled(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """A name behind its office: "Arvian chief of staff, General Ada Berg" is Ada Berg."""
    persons = {key.name: key for key in keys_of(groups, EntityKind.PERSON) if " " in key.name}
    for key in keys_of(groups, *BODIES):
        if is_nameless(groups[key][0].name):
            continue
        words = key.name.split()
        tails = (" ".join(words[n:]) for n in range(len(words) - 1) if not _is_owners(words[:n]))
        tail = next((t for t in tails if t in persons), None)
        if tail is not None:
            yield Join(key, persons[tail], ("the name stands behind its office",))


def _is_owners(before: Sequence[str]) -> bool:
    """Whether the name behind these words is somebody else's: "the spokesman for President", "the government of"."""
    link = next((w for w in reversed(before) if w not in ROLE_HEADS and w != "the"), "")
    return link in _LINKS


def join_rest(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """A surname that no article completes is one person in all of them, unless the roles differ."""
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in keys_of(groups, EntityKind.PERSON):
        if key.article and not is_nameless(groups[key][0].name):
            by_name[key.name].append(key)
    for keys in by_name.values():
        ranked = sorted(keys, key=lambda k: (-len(groups[k]), k))
        first = roles_of(groups[ranked[0]])
        for key in ranked[1:]:
            if not clashing(roles_of(groups[key]), first):
                yield Join(key, ranked[0], ("one name",))
