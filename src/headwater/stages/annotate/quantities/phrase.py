"""The words around a figure: what stages of the reading share. The parse is a second opinion; the words come first."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.types import DateMention, Mention, Sentence, Span, Token

_SKIPPED = frozenset({"DET", "ADJ", "ADV", "NUM", "SYM"})
_DETERMINERS = frozenset("the a an its his her their our my your these those this that all some any whose".split())
_NOUNS = frozenset({"NOUN", "PROPN"})
_COMPLEMENTS = frozenset({"prisoner", "prisoners", "captive", "hostage"})  # "they took 12 men prisoner"
_PEOPLE_OF = ("carrier", "smuggler", "trafficker", "power")
REACH = 9  # tokens from a figure to the noun that it counts


@dataclass(frozen=True, slots=True)
class View:
    """An article's words, ready to be looked up by character."""

    text: str
    low: str  # lower case, character for character
    tokens: Sequence[Token]
    starts: Sequence[int]  # of tokens
    sentences: Sequence[Sentence]
    firsts: Sequence[int]  # where sentences start
    dates: Sequence[DateMention]  # without durations
    names: Sequence[Mention]  # of the kinds that may hold figures

    def word(self, i: int) -> str:
        return self.low[self.tokens[i].start : self.tokens[i].end]

    def token_at(self, char: int) -> int:
        """The first token that starts at or after ``char``."""
        return bisect_left(self.starts, char)

    def sentence_at(self, char: int) -> Span:
        """The sentence around ``char``; the whole text where the parse knows none."""
        i = bisect_right(self.firsts, char) - 1
        if i < 0 or self.sentences[i].span.end <= char:
            return Span(0, max(1, len(self.text)))
        return self.sentences[i].span

    def begins_line(self, i: int) -> bool:
        """Whether token ``i`` stands at the beginning of a line: a headline's last figure counts nothing below it."""
        return i > 0 and "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].start]

    def dated(self, char: int) -> bool:
        """Whether an expression of time covers ``char``."""
        return any(d.span.start <= char < d.span.end for d in self.dates)


def lowered(text: str) -> str:
    """Lower case that keeps every character's place: a few letters ("İ") would become two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def head_of(view: View, at: int, *, stop: frozenset[str] = frozenset()) -> int | None:
    """The head noun of the phrase whose first token is ``at``; a word of ``stop`` ends it unless a noun follows.

    "people" in "12 armoured people carriers" is no head: a noun right behind belongs to the same phrase.
    """
    last = min(len(view.tokens), at + REACH)
    for i in range(at, last):
        token, word = view.tokens[i], view.word(i)
        if view.dated(token.start) or _breaks(view, i, at, stop):
            return None
        follows = i + 1 < last and _is_noun(view, i + 1) and _touches(view, i) and view.word(i + 1) not in stop
        if word in stop and not follows:
            return None
        if token.pos in _NOUNS and word not in stop and not _is_modifier(view, i, follows=follows):
            return _run_end(view, i, stop)
    return None


def _breaks(view: View, i: int, at: int, stop: frozenset[str]) -> bool:
    """Whether token ``i`` cannot stand inside a noun phrase before its head."""
    token, word = view.tokens[i], view.word(i)
    if word == "including" or view.begins_line(i):
        return True
    if (
        token.pos in _NOUNS
        or token.pos in _SKIPPED
        or word in _DETERMINERS
        or word in ("-", "other", "more", "'s", "’s")
    ):
        return False
    if token.pos == "AUX" or (token.tag == "VBD" and token.dep != "amod" and word not in stop):
        return True
    if token.tag in ("VBN", "VBG", "VBD", "JJ", "HYPH"):  # "12 captured soldiers"
        after = view.tokens[i + 1] if i + 1 < len(view.tokens) else token
        # "2,000 left Orle"; not "30 foreign-led Arvian men"
        named = token.tag != "JJ" and after.tag == "NNP" and view.word(i - 1) != "-"
        return named or not (_is_noun(view, min(i + 1, len(view.tokens) - 1)) or after.tag in ("JJ", "VBN", "HYPH"))
    if word in ('"', "“", "”", "'", "‘", "’", ",", "and", "or"):  # "12 burnt-out, rusty tanks"
        return not (
            i > at and view.tokens[i - 1].pos == "ADJ" and i + 1 < len(view.tokens) and view.tokens[i + 1].pos == "ADJ"
        )
    return True


def _is_noun(view: View, i: int) -> bool:
    return view.tokens[i].pos in _NOUNS and not view.dated(view.tokens[i].start)


def _touches(view: View, i: int) -> bool:
    """Whether token ``i`` is parted from the next by a space or a hyphen only."""
    gap = view.text[view.tokens[i].end : view.tokens[i + 1].start]
    return gap in (" ", "", "-", "\u00a0")


def _is_modifier(view: View, i: int, *, follows: bool) -> bool:
    """Whether a noun only leads to another: "47-year", "Orle" in "Orle's bridges"."""
    if i + 1 >= len(view.tokens):
        return False
    after = view.word(i + 1)
    if view.text[view.tokens[i].start].isupper() and after[0].isdecimal() and not view.dated(view.tokens[i + 1].start):
        return True  # "12 Leopard 2 tanks"
    if after in ("'", "’") and view.tokens[i].tag == "NNS":  # "the two countries' leaders" counts countries
        return False
    return (
        after in ("'s", "’s", "'", "’")
        or (after == "-" and view.tokens[i + 1].start == view.tokens[i].end)
        or (follows and view.tokens[i].tag == "NNP" and view.text[view.tokens[i].start].isupper())
    )


def _run_end(view: View, i: int, stop: frozenset[str]) -> int:
    """The last noun of a row: "apartment buildings". A plural ends it unless the parse binds it to the next."""
    while i + 1 < len(view.tokens) and _is_noun(view, i + 1) and _touches(view, i) and view.word(i + 1) not in stop:
        token, after = view.tokens[i], view.tokens[i + 1]
        if view.word(i + 1) in _COMPLEMENTS or (
            view.word(i) == "people" and not view.word(i + 1).startswith(_PEOPLE_OF)
        ):
            break
        plural = token.tag in ("NNS", "NNPS")
        bound = token.head > i and token.dep in ("compound", "amod", "nmod") and after.tag != "NNP"
        if (plural and not bound) or (after.tag == "NNP" and view.text[after.start].isupper() and token.tag != "NNP"):
            break
        i += 1
    return i


# ---------------------------------------------------------------- singular

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "wolves": "wolf", "thieves": "thief", "leaves": "leaf",
    "shelves": "shelf", "bodies": "body", "people": "people", "police": "police", "troops": "troop", "mice": "mouse",
    "persons": "person", "houses": "house", "buses": "bus", "viruses": "virus", "crises": "crisis", "bases": "base",
    "corps": "corps", "headquarters": "headquarters", "aircraft": "aircraft", "series": "series", "species": "species",
    "premises": "premises", "businesses": "business", "missiles": "missile", "bridges": "bridge",
    "data": "datum", "media": "media", "goods": "goods", "personnel": "personnel", "cattle": "cattle", "sheep": "sheep",
    "barracks": "barracks", "axes": "axe", "clothes": "clothes", "cases": "case", "vehicles": "vehicle",
}  # fmt: skip
_COMPOUND = re.compile(r"(?:.*-)?([^-]+)$")


def singular(word: str) -> str:
    """The singular of an English noun in lower case: "children" -> "child", "batteries" -> "battery"."""
    match = _COMPOUND.match(word)
    last = match[1] if match else word
    return word[: len(word) - len(last)] + _singular(last)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("children"):
        return word[:-3]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]
