"""Uses of names, the groups they form, and how groups become one.

Each join says why; what a person decided outranks it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from headwater.stages.resolve.names.spelling import plain_words, read_as_it_looks, without_article, without_title
from headwater.stages.resolve.nations import Nations
from headwater.types import EntityKind, Judgement, Passage, Place, Verdict

# outlets on two sides write of one body's "government" and "regime"
SAME_WORD = {"tv": "television", "defense": "defence", "uk": "britain", "usa": "us", "regime": "government"}
MIXED = "*"  # no letter, so no name has it
BODIES = (EntityKind.ORGANISATION, EntityKind.GROUP)


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name in one article."""

    name: str
    kind: EntityKind
    passage: Passage
    role: str | None = None
    placed: bool = False  # a place stands behind it: "the Defence Ministry in Oren"
    place: Place | None = None
    outlet: str | None = None


class Key(NamedTuple):
    """What uses of one name have in common; ``article`` where the name alone does not say who it is."""

    kind: EntityKind
    name: str
    article: str = ""


Groups = dict[Key, list[Use]]


@dataclass(frozen=True, slots=True)
class Join:
    """A group goes into another, for reasons in words."""

    key: Key
    into: Key
    reasons: tuple[str, ...]


Rule = Callable[[Groups, Nations], Iterable[Join]]


@cache
def name_key(name: str, kind: EntityKind) -> str:
    """The form under which two spellings count as one name; empty for a name without letters.

    A name that mixes letters of two alphabets ("Vаrn" with a Cyrillic "а") is a name of its own: what it looks like may
    be meant, or feigned.
    """
    bare = without_title(name) if kind is EntityKind.PERSON else without_article(name)
    seen = read_as_it_looks(bare)
    key = " ".join(SAME_WORD.get(word, word) for word in plain_words(seen))
    return key if seen == bare or not key else f"{key}{MIXED}"


def is_nameless(name: str) -> bool:
    """Whether it names nobody: "residents", "the minister"."""
    return any(c.islower() for c in name) and not any(c.isupper() for c in name)


def only(items: Iterable[Key]) -> Key | None:
    """The one item there is."""
    found = set(items)
    return next(iter(found)) if len(found) == 1 else None


def usual_name(uses: Sequence[Use]) -> str:
    """The name used most, an abbreviation only where there is no other."""
    counts = Counter(" ".join(use.name.split()) for use in uses)
    return min(counts, key=lambda name: (name.isupper(), -counts[name], -len(name), name))


def articles_of(uses: Iterable[Use]) -> set[str]:
    """The articles in which a name is used."""
    return {use.passage.article for use in uses}


def keys_of(groups: Groups, *kinds: EntityKind) -> list[Key]:
    return [key for key in groups if key.kind in kinds]


class Judged:
    """What people decided of names, the newest word on each pair; "unsure" keeps them apart as "different" does."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._newest: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(judgements, key=lambda j: j.made_at):
            left, right = sorted(judged_form(name) for name in (judgement.left, judgement.right))
            self._newest[left, right] = judgement

    @cached_property
    def same(self) -> list[tuple[str, str, Judgement]]:
        return [(*pair, j) for pair, j in sorted(self._newest.items()) if j.verdict is Verdict.SAME]

    @cached_property
    def _apart(self) -> dict[str, set[str]]:
        apart: dict[str, set[str]] = defaultdict(set)
        for (left, right), judgement in self._newest.items():
            if judgement.verdict is not Verdict.SAME:
                apart[left].add(right)
                apart[right].add(left)
        return apart

    @property
    def keeps_apart_any(self) -> bool:
        return bool(self._apart)

    def forbids(self, names: set[str], others: set[str]) -> bool:
        """Whether any of the one and any of the other were kept apart."""
        return any(self._apart.get(name, set()) & others for name in names)


def judged_form(name: str) -> str:
    """The form under which people's judgements find a name: plain letters, without title and article."""
    return " ".join(plain_words(without_title(without_article(name))))


class Clusters:
    """Groups of uses, joined step by step."""

    def __init__(self, groups: Groups, judged: Judged) -> None:
        self.groups = groups
        self._judged = judged
        self._evidence: dict[Key, set[str]] = defaultdict(set)
        self._into: dict[Key, Key] = {}

    def run(self, rules: Sequence[Rule], nations: Nations) -> None:
        """Join what people judged to be the same, then what each rule joins, in the rules' order."""
        self._apply(self._as_judged())
        for rule in rules:
            self._apply(rule(self.groups, nations))

    def evidence(self, key: Key) -> tuple[str, ...]:
        """Why the uses of a group are one, in words."""
        return tuple(sorted(self._evidence[key]))

    def _as_judged(self) -> Iterator[Join]:
        by_form: dict[str, list[Key]] = defaultdict(list)
        for key, uses in self.groups.items():
            for form in {judged_form(use.name) for use in uses}:
                by_form[form].append(key)
        for left, right, judgement in self._judged.same:
            keys = sorted({*by_form[left], *by_form[right]}, key=self._weight, reverse=True)
            if by_form[left] and by_form[right]:
                for key in keys[1:]:
                    yield Join(key, keys[0], (f"judged the same by {judgement.author}, {judgement.made_at[:10]}",))

    def _weight(self, key: Key) -> tuple[int, int, Key]:
        return len(key.name.split()), len(self.groups[key]), key

    def _apply(self, joins: Iterable[Join]) -> None:
        self._into = {}
        names: dict[Key, set[str]] = {}
        called: dict[Key, str] = {}
        for join in sorted(joins, key=lambda j: (j.key, j.into)):
            key, into = self._root(join.key), self._root(join.into)
            if key == into:
                continue
            if self._judged.keeps_apart_any:
                for k in (key, into):
                    names.setdefault(k, {judged_form(use.name) for use in self.groups[k]})
                if self._judged.forbids(names[key], names[into]):
                    continue
                names[into] |= names[key]
            self._into[key] = into
            for k in (join.key, join.into):
                if k not in called:  # many go into one
                    called[k] = usual_name(self.groups[k])
            left, right = called[join.key], called[join.into]
            if left != right:
                self._evidence[into].add(f"“{left}” is “{right}”: {', '.join(join.reasons)}")
            self._evidence[into] |= self._evidence.pop(key, set())
        merged: Groups = defaultdict(list)
        for key, uses in self.groups.items():
            merged[self._root(key)] += uses
        self.groups = dict(merged)

    def _root(self, key: Key) -> Key:
        while key in self._into:
            key = self._into[key]
        return key
