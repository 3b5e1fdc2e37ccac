"""Whether two persons' names may be one person's, with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from headwater.stages.resolve.names.compare_words import (
    LIKELY,
    Alike,
    Pairing,
    by_edits,
    joined_alike,
    paired,
    rejoined,
)
from headwater.stages.resolve.names.comparison import Comparison, compared_in_order, rounded, two
from headwater.stages.resolve.names.given_names import given_rows
from headwater.stages.resolve.names.person_likeness import (
    INITIAL,
    givens_alike,
    is_patronymic,
    of_woman_and_man,
    surnames_alike,
)
from headwater.stages.resolve.names.person_words import PersonName, person_name
from headwater.stages.resolve.names.spelling_keys import sound_key

BARE = 0.6  # a surname alone beside a full name: the resolve stage decides by what stands around it
BARE_GIVEN = 0.5
APART = 0.3
EXTRA = (1.0, 0.96, 0.9, 0.74)  # by the number of words that only one name has
OTHER_FIRST = 0.92  # and where one of them is the first: "Karl Osk Varn", "Osk Varn"
TURNED = 0.95  # surname first in one of the names
TWO_GIVEN = 0.7  # "Felix Hugo" and "Hugo Felix" are two men
_NOT_IN_SKELETON = re.compile(r"[aeiouvh`]")


def compare_persons(left: str, right: str) -> Comparison:
    """How well two names fit one person. Symmetric; 1.0 for one name written alike, 0.0 where one has no letters.

    Every word of the shorter name needs its partner in the longer: the same word in another spelling, a variant of a
    given name, or its initial. Words that only one name has cost little (middle names, patronymics). Far below
    ``SAME``: given names that differ, the forms of a woman and a man, "Osk bin Varn" and "Varn bin Osk". A surname
    alone beside a full name scores at most ``BARE``: only what stands around it can tell.
    """
    return compared_in_order(left, right, person_name, _compared)


def _compared(a: PersonName, b: PersonName) -> Comparison:
    if a.characters != b.characters and a.characters and b.characters:
        return _in_characters(a, b)
    if a.words == b.words and a.sons == b.sons:
        return Comparison(1.0, ("the same words",))
    if a.vowelless != b.vowelless:
        return _by_consonants(a, b)
    one, other = rejoined(a.words, b.words), rejoined(b.words, a.words)
    if joined := joined_alike(one, other):
        return Comparison(joined, ("the same letters, other spaces",))
    if len(one) == 1 or len(other) == 1:
        return _with_single(*sorted((one, other), key=len))
    return _Pairs(a, b, one, other, paired(one, other, _alike_in(one, other), least=LIKELY)).compared()


def _in_characters(a: PersonName, b: PersonName) -> Comparison:
    """Names in scripts with a sign for each syllable: one other sign makes another name."""
    likeness = OSA.normalized_similarity(a.characters, b.characters)
    return Comparison(rounded(0.7 * likeness), ("written in other characters",))


def _by_consonants(a: PersonName, b: PersonName) -> Comparison:
    """A name in a script that writes no vowels beside one that does."""
    one, other = (_skeleton(name.words) for name in (a, b))
    if not one or not other:
        return Comparison(0.0, ("no consonants to compare",))
    likeness = by_edits(OSA.distance(one, other), max(len(one), len(other))) if one != other else 0.9
    return Comparison(rounded(likeness), (f"only consonants compared, one script writes no vowels: {two(one, other)}",))


def _skeleton(words: Sequence[str]) -> str:
    sounds = "".join(sound_key(word) for word in words).replace("p", "b").replace("z", "s")  # Arabic has no p
    return _NOT_IN_SKELETON.sub("", sounds)


def _with_single(one: Sequence[str], other: Sequence[str]) -> Comparison:
    word, last = one[0], other[-1]
    if len(word) == 1 or (len(other) == 1 and len(last) == 1):
        return Comparison(APART, ("a single letter names nobody",))
    likeness = surnames_alike(word, last)
    if len(other) == 1:
        return Comparison(rounded(likeness), (_of_single_words(word, last, likeness),))
    if likeness >= LIKELY:
        spelled = () if word == last else (f"surname in two spellings: {two(word, last)}",)
        return Comparison(rounded(BARE * likeness), ("one gives only the surname", *spelled))
    if max(givens_alike(word, given) for given in other[:-1]) >= INITIAL:
        return Comparison(BARE_GIVEN, ("one gives only a given name",))
    return Comparison(rounded(APART * likeness), (f"surnames differ: {two(word, last)}",))


def _of_single_words(a: str, b: str, likeness: float) -> str:
    if likeness >= LIKELY:
        return f"one name in two spellings: {two(a, b)}"
    return _how_surnames_differ(a, b) if of_woman_and_man(a, b) else f"names differ: {two(a, b)}"


def _how_surnames_differ(a: str, b: str) -> str:
    if of_woman_and_man(a, b):
        return f"surnames of a woman and of a man: {two(a, b)}"
    return f"surnames differ: {two(a, b)}"


def _alike_in(one: Sequence[str], other: Sequence[str]) -> Alike:
    """Compares words of two names: the last ones as surnames, the others as given names."""
    last = {one[-1], other[-1]}

    def alike(a: str, b: str) -> float:
        return surnames_alike(a, b) if a in last and b in last else givens_alike(a, b)

    return alike


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Two names of several words each, and which of the words go together."""

    a: PersonName
    b: PersonName
    one: tuple[str, ...]
    other: tuple[str, ...]
    pairing: Pairing

    def compared(self) -> Comparison:
        if self.pairing.left_over and self.pairing.right_over:
            return self._differing()
        if self._other_initial():
            return Comparison(APART, ("the initial is not that of the first name",))
        likenesses = [likeness for _, _, likeness in self.pairing.pairs]
        score = (min(likenesses) + sum(likenesses) / len(likenesses)) / 2
        reasons = list(self._reasons())
        if extra := [*_unknown(self.one, self.pairing.left_over), *_unknown(self.other, self.pairing.right_over)]:
            score *= EXTRA[min(len(extra), len(EXTRA) - 1)]
            score *= 1 if self._share_first() or self._is_swapped() else OTHER_FIRST
            reasons.append(f"only one has: {', '.join(extra)}")
        if self._is_swapped():
            if self.a.sons and self.b.sons and 0 not in self.a.sons | self.b.sons:
                return Comparison(APART, ("son and father are swapped",))
            score *= self._turned()
            reasons.append("the words stand in another order")
        return Comparison(rounded(score), tuple(reasons) or ("every word of one stands in the other",))

    def _differing(self) -> Comparison:
        """Each name has a word that the other has not."""
        i, j = self.pairing.left_over[-1], self.pairing.right_over[-1]
        share = sum(likeness for _, _, likeness in self.pairing.pairs) / max(len(self.one), len(self.other))
        if i == len(self.one) - 1 or j == len(self.other) - 1:
            why = _how_surnames_differ(self.one[i], self.other[j])
        else:
            i, j = self.pairing.left_over[0], self.pairing.right_over[0]
            why = f"given names differ: {two(self.one[i], self.other[j])}"
        return Comparison(rounded(0.2 + 0.45 * share), (why,))

    def _is_swapped(self) -> bool:
        places = [j for _, j, _ in self.pairing.pairs]
        return places != sorted(places)

    def _other_initial(self) -> bool:
        """Whether an initial stands for a name in another place: neither "A. Varn" nor "Arno Varn" is "Osk A. Varn"."""
        initials = [(i, j) for i, j, _ in self.pairing.pairs if min(len(self.one[i]), len(self.other[j])) == 1]
        return not self._is_swapped() and not self._share_first() and any(i != j for i, j in initials)

    def _share_first(self) -> bool:
        return self.pairing.pairs[0][:2] == (0, 0)

    def _turned(self) -> float:
        is_known = self.a.turned or self.b.turned or 0 in self.a.sons | self.b.sons
        return TURNED if is_known or not all(map(given_rows, self.one)) else TWO_GIVEN

    def _reasons(self) -> Iterator[str]:
        for i, j, _ in self.pairing.pairs:
            a, b = self.one[i], self.other[j]
            if i == len(self.one) - 1 and j == len(self.other) - 1:
                yield f"same surname: {a}" if a == b else f"same surname in two spellings: {two(a, b)}"
            elif a != b:
                yield _how_given_fit(a, b)


def _how_given_fit(a: str, b: str) -> str:
    if len(a) == 1 or len(b) == 1:
        return "one gives only the initial"
    if given_rows(a) & given_rows(b):
        return f"variants of a given name: {two(a, b)}"
    return f"a name in two spellings: {two(a, b)}"


def _unknown(words: Sequence[str], places: Iterable[int]) -> Iterator[str]:
    """The words without partner that may set a person apart: not a patronymic, not a word said twice."""
    for place in places:
        if not is_patronymic(words[place]) and words.count(words[place]) == 1:
            yield words[place]
