"""Part of speech and lemma of a word, as spaCy's attribute ruler and lemmatizer give them, each worked out once.

Both go by the word, its tag and its label in the parse, some patterns by a neighbour too, so their answers can be kept:
a quarter of the time of spaCy's small English pipeline is these two (measured), and of that two thirds are saved where
most words are new, six sevenths where all are known. The ruler asks for few words by name, so that what it says of one
plain noun it says of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STEPS = ("attribute_ruler", "lemmatizer")  # what this module runs in the pipeline's stead
KEPT = 200_000  # words, about 60 MB

RULED = ("TAG", "POS", "MORPH", "LEMMA")  # what the ruler may set

Key = tuple[int, ...]


class Form(NamedTuple):
    lemma: str  # in lower case
    pos: str
    tag: str


def forms_in(doc: Doc) -> list[Form]:
    """As a whole pipeline has left them."""
    return [Form(t.lemma_.lower(), t.pos_, t.tag_) for t in doc]


def can_keep(nlp: Language) -> bool:
    """Whether the pipeline makes parts of speech and lemmas in a way that this module knows."""
    if not {"tagger", *STEPS} <= set(nlp.pipe_names) or "morphologizer" in nlp.pipe_names:
        return False
    words = [word for pattern, _ in _patterns(nlp) for word in pattern]
    conditions = [word.get(part) for word in words for part in ("LOWER", "DEP")]
    known = all(word.keys() <= {"LOWER", "TAG", "DEP", "IS_SPACE"} for word in words)
    known = known and all(c.keys() <= _TESTS.keys() for c in conditions if isinstance(c, dict))
    return known and getattr(nlp.get_pipe("lemmatizer"), "mode", "") == "rule"


class Forms:
    """The forms of words that one pipeline has tagged and parsed with ``STEPS`` disabled."""

    def __init__(self, nlp: Language) -> None:
        self._vocab, self._strings = nlp.vocab, nlp.vocab.strings
        self._rule, self._lemmatize = (nlp.get_pipe(name) for name in STEPS)
        patterns = _patterns(nlp)
        self._reach = max((len(pattern) for pattern, _ in patterns), default=1) - 1
        self._in_pairs = [word for pattern, _ in patterns if len(pattern) > 1 for word in pattern]
        self._paired = _any_of(pattern[index].get("LOWER") for pattern, index in patterns if len(pattern) > 1)
        self._named = _any_of(p[0]["LOWER"] for p, _ in patterns if len(p) == 1 and "LOWER" in p[0])
        self._labels = [word["DEP"] for pattern, _ in patterns for word in pattern if "DEP" in word]
        self._is_paired: dict[int, bool] = {}
        self._is_named: dict[int, bool] = {}
        self._alike: dict[int, int] = {}
        self._fitting: dict[Key, int] = {}
        self._ruled: dict[Key, list[int]] = {}
        self._known: dict[Key, Form] = {}

    def of(self, docs: Sequence[Doc]) -> list[list[Form]]:
        """The forms of every word of ``docs``."""
        if len(self._known) > KEPT:
            self._known.clear()
            self._ruled.clear()
        keys = [list(self._keys(doc)) for doc in docs]
        wanted = {key: (doc, i) for doc, row in zip(docs, keys, strict=True) for i, key in enumerate(row)}
        self._work_out({key: at for key, at in wanted.items() if key not in self._known})
        return [[self._known[key] for key in row] for row in keys]

    def _keys(self, doc: Doc) -> Iterator[Key]:
        """Word, tag, and label as far as patterns tell labels apart; what its neighbours fit where patterns pair it."""
        rows = doc.to_array(["ORTH", "LOWER", "TAG", "DEP"]).tolist()
        for i, (orth, lower, tag, dep) in enumerate(rows):
            if lower not in self._is_paired:
                text = self._strings[lower]
                self._is_paired[lower] = self._paired(text)
                self._is_named[lower] = text.isspace() or self._named(text)
            if dep not in self._alike:
                text = self._strings[dep]
                self._alike[dep] = sum(_accepts(wanted, text) << n for n, wanted in enumerate(self._labels))
            key = (orth, tag, self._alike[dep])
            if self._is_paired[lower]:
                near = [k for k in range(i - self._reach, i + self._reach + 1) if k != i]
                fits = [self._fits(*rows[k][1:]) if 0 <= k < len(rows) else 0 for k in near]
                yield (*key, *fits) if any(fits) else key
            else:
                yield key

    def _fits(self, lower: int, tag: int, dep: int) -> int:
        """Which words of patterns of several words this one can stand for, as bits."""
        key = (lower, tag, dep)
        if key not in self._fitting:
            texts = {part: self._strings[at] for part, at in zip(("LOWER", "TAG", "DEP"), key, strict=True)}
            fit = [all(_accepts(word.get(part), text) for part, text in texts.items()) for word in self._in_pairs]
            self._fitting[key] = sum(is_fit << n for n, is_fit in enumerate(fit))
        return self._fitting[key]

    def _work_out(self, wanted: Mapping[Key, tuple[Doc, int]]) -> None:
        """Let the pipeline read the unknown words as one text."""
        tokens = [doc[i] for doc, i in wanted.values()]
        # what the ruler goes by: the whole key only where a pattern asks for the word
        names = [k if len(k) > 3 or self._is_named[t.lower] else k[1:] for k, t in zip(wanted, tokens, strict=True)]
        self._let_rule({name: at for name, at in zip(names, wanted.values(), strict=True) if name not in self._ruled})
        made = self._lemmatize(self._doc([t.text for t in tokens], RULED, [self._ruled[name] for name in names]))
        for key, form in zip(wanted, made.to_array(["LEMMA", "POS", "TAG"]).tolist(), strict=True):
            lemma, pos, tag = (self._strings[part] for part in form)
            self._known[key] = Form(lemma.lower(), pos, tag)

    def _let_rule(self, wanted: Mapping[Key, tuple[Doc, int]]) -> None:
        """Let the ruler read words as one text, those that patterns pair between their neighbours."""
        rows: list[tuple[str, int, int]] = []
        at: list[int] = []
        for doc, i in wanted.values():
            paired = self._is_paired[doc[i].lower]
            first, last = (max(0, i - self._reach), i + self._reach + 1) if paired else (i, i + 1)
            edge = [("\n", 0, 0)] if paired else []  # so that it pairs with nothing but its own neighbours
            at.append(len(rows) + len(edge) + i - first)
            rows += [*edge, *((token.text, token.tag, token.dep) for token in doc[first:last]), *edge]
        words = [word for word, _, _ in rows]
        made = self._rule(self._doc(words, ("TAG", "DEP"), [row for _, *row in rows]))
        ruled = made.to_array(list(RULED)).tolist()
        self._ruled |= {name: ruled[i] for name, i in zip(wanted, at, strict=True)}

    def _doc(self, words: list[str], parts: Sequence[str], rows: Sequence[Sequence[int]]) -> Doc:
        from spacy.tokens import Doc  # noqa: PLC0415  (slow to import)

        table: Any = np.array(rows, dtype=np.uint64).reshape(len(words), len(parts))
        return Doc(self._vocab, words=words).from_array(list(parts), table)


def _patterns(nlp: Language) -> list[tuple[list[dict[str, Any]], int]]:
    """Each pattern of the attribute ruler with the place of the word that it changes."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return [(pattern, rule["index"]) for rule in ruler.patterns for pattern in rule["patterns"]]


def _accepts(wanted: Any, text: str) -> bool:
    """Whether the pattern of one attribute accepts ``text``; None: the attribute is free.

    Raises:
        KeyError: the pattern is of a kind that is not known here.
    """
    if not isinstance(wanted, dict):
        return wanted is None or wanted == text
    return all(_TESTS[kind](text, value) for kind, value in wanted.items())


def _any_of(wanted: Iterable[Any]) -> Callable[[str], bool]:
    """Whether one of several patterns of one attribute accepts a text; words they spell out are looked for in a set."""
    spelt, others = set(), []
    for one in wanted:
        if isinstance(one, str):
            spelt.add(one)
        elif isinstance(one, dict) and one.keys() == {"IN"}:
            spelt.update(one["IN"])
        else:
            others.append(one)
    return lambda text: text in spelt or any(_accepts(one, text) for one in others)


_TESTS: dict[str, Callable[[str, Any], bool]] = {
    "IN": lambda text, value: text in value,
    "NOT_IN": lambda text, value: text not in value,
    "REGEX": lambda text, value: re.search(value, text) is not None,
}
