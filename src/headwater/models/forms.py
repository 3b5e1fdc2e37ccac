"""Part of speech and lemma of a word, as spaCy's attribute ruler and lemmatizer give them, each worked out once.

Both go by the word, its tag and its label in the parse, some patterns by a neighbour too, so their answers can be kept:
a quarter of the time of spaCy's small English pipeline is these two (measured), and of that half is saved where most
words are new, six sevenths where all are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STEPS = ("attribute_ruler", "lemmatizer")  # what this module runs in the pipeline's stead
KEPT = 200_000  # words, about 60 MB

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
    conditions = [word.get(part) for pattern, _ in _patterns(nlp) for word in pattern for part in ("LOWER", "DEP")]
    known = all(c.keys() <= _TESTS.keys() for c in conditions if isinstance(c, dict))
    return known and getattr(nlp.get_pipe("lemmatizer"), "mode", "") == "rule"


class Forms:
    """The forms of words that one pipeline has tagged and parsed with ``STEPS`` disabled."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._steps: list[Callable[[Doc], Doc]] = [nlp.get_pipe(name) for name in STEPS]
        patterns = _patterns(nlp)
        self._reach = max((len(pattern) for pattern, _ in patterns), default=1) - 1
        self._paired = [pattern[index].get("LOWER") for pattern, index in patterns if len(pattern) > 1]
        self._labels = [word["DEP"] for pattern, _ in patterns for word in pattern if "DEP" in word]
        self._is_paired: dict[int, bool] = {}
        self._alike: dict[int, int] = {}
        self._known: dict[Key, Form] = {}

    def of(self, docs: Sequence[Doc]) -> list[list[Form]]:
        """The forms of every word of ``docs``."""
        if len(self._known) > KEPT:
            self._known.clear()
        keys = [list(self._keys(doc)) for doc in docs]
        wanted = {key: (doc, i) for doc, row in zip(docs, keys, strict=True) for i, key in enumerate(row)}
        self._work_out([(key, doc, i) for key, (doc, i) in wanted.items() if key not in self._known])
        return [[self._known[key] for key in row] for row in keys]

    def _keys(self, doc: Doc) -> Iterator[Key]:
        """Word, tag, and label as far as patterns tell labels apart; the neighbours' too where they take pairs."""
        rows = []
        paired = []
        for word, lower, tag, dep in doc.to_array(["ORTH", "LOWER", "TAG", "DEP"]).tolist():
            if lower not in self._is_paired:
                text = self._nlp.vocab.strings[lower]
                self._is_paired[lower] = any(_accepts(wanted, text) for wanted in self._paired)
            if dep not in self._alike:
                text = self._nlp.vocab.strings[dep]
                self._alike[dep] = sum(_accepts(wanted, text) << n for n, wanted in enumerate(self._labels))
            rows.append((word, tag, self._alike[dep]))
            paired.append(self._is_paired[lower])
        edge = [(0, 0, 0)] * self._reach
        framed = [*edge, *rows, *edge]
        for i, row in enumerate(rows):
            yield tuple(x for near in framed[i : i + 2 * self._reach + 1] for x in near) if paired[i] else row

    def _work_out(self, wanted: Sequence[tuple[Key, Doc, int]]) -> None:
        """Let the pipeline read the unknown words as one text, those that patterns pair between their neighbours."""
        from spacy.tokens import Doc  # noqa: PLC0415  (slow to import)

        rows: list[tuple[str, int, int]] = []
        at: list[int] = []
        for _, doc, i in wanted:
            paired = self._is_paired[doc[i].lower]
            first, last = (max(0, i - self._reach), i + self._reach + 1) if paired else (i, i + 1)
            edge = [("\n", 0, 0)] if paired else []  # so that it pairs with nothing but its own neighbours
            at.append(len(rows) + len(edge) + i - first)
            rows += [*edge, *((token.text, token.tag, token.dep) for token in doc[first:last]), *edge]
        if not rows:
            return
        made = Doc(self._nlp.vocab, words=[word for word, _, _ in rows])
        table: Any = np.array([tags for _, *tags in rows], dtype=np.uint64)
        made.from_array(["TAG", "DEP"], table)
        for step in self._steps:
            made = step(made)
        for (key, _, _), i in zip(wanted, at, strict=True):
            self._known[key] = Form(made[i].lemma_.lower(), made[i].pos_, made[i].tag_)


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


_TESTS: dict[str, Callable[[str, Any], bool]] = {
    "IN": lambda text, value: text in value,
    "NOT_IN": lambda text, value: text not in value,
    "REGEX": lambda text, value: re.search(value, text) is not None,
}
