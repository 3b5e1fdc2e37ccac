# ruff: noqa: SIM905  (lists of words read best as text)
"""What the attributor's network sees of an annotated article beside its words, as small integers.

Training and running share this module, so that neither can drift from the other. Id 0 is "none",
which training also uses to hide a feature, so that a broken parse does not break the reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from headwater.types import Annotated, Span

Ids = npt.NDArray[np.int64]

# the fine-grained tags and the dependency labels of spaCy's English pipelines
TAGS = """
    $ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$
    RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``
""".split()
DEPENDENCIES = """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass
    dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj
    poss preconj predet prep prt punct quantmod relcl xcomp
""".split()
_TAG = {tag: n for n, tag in enumerate(TAGS, 1)}
_DEPENDENCY = {dep: n for n, dep in enumerate(DEPENDENCIES, 1)}

SHAPES = ("other", "lower", "title", "upper", "mixed", "number")
BREAKS = ("inside", "sentence", "paragraph")
TABLES = (len(TAGS) + 1, len(DEPENDENCIES) + 1, len(SHAPES), len(BREAKS), 2)  # sizes of a word's five features
PARSED = (0, 1)  # the features that come from the parse

# a word's place in the parse as seen from a cue: the label of the branch of the cue that it hangs on, or one of these:
# part of the cue, its governor, on another branch of that governor, anywhere else
CUE, ABOVE, BESIDE, ELSEWHERE = (len(DEPENDENCIES) + n for n in (1, 2, 3, 4))
RELATIONS = len(DEPENDENCIES) + 5
_EDGES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 60)
_FAR = _EDGES[-1]
_STEPS = np.searchsorted(_EDGES, np.arange(_FAR + 1), side="right")  # of the distances to the right
_BUCKETS: Ids = len(_EDGES) + np.concatenate([-_STEPS[:0:-1], _STEPS])
DISTANCES = 2 * len(_EDGES) + 1
SENTENCES = 5  # two or more before, before, the cue's own, after, two or more after


def word_features(annotated: Annotated, quotes: Sequence[Span]) -> Ids:
    """Tag, dependency, shape, break and quotation of every token, shape (tokens, 5)."""
    tokens, text = annotated.tokens, annotated.article.text
    rows = []
    end = -1
    for token in tokens:
        first = end < 0 or "\n" in text[end : token.start]
        end = token.end
        word = text[token.start : end]
        rows.append((_TAG.get(token.tag, 0), _DEPENDENCY.get(token.dep, 0), _shape(word), 2 if first else 0, 0))
    found = np.array(rows, dtype=np.int64).reshape(len(rows), len(TABLES))
    for sentence in annotated.sentences:
        if sentence.first < len(tokens) and not found[sentence.first, 3]:
            found[sentence.first, 3] = 1
    starts = np.array([t.start for t in tokens])
    for quote in quotes:
        first, last = np.searchsorted(starts, (quote.start, quote.end))
        found[first:last, 4] = 1
    return found


@lru_cache(maxsize=65_536)
def _shape(word: str) -> int:
    if word[0].isdigit():
        return 5
    if not any(c.isalpha() for c in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def relations(heads: Sequence[int], labels: Sequence[int], cue: tuple[int, int], window: tuple[int, int]) -> Ids:
    """How each token of a window hangs on the cue's tokens, shape (window,).

    ``heads`` are the tokens' governors, ``labels`` the second feature of :func:`word_features`. A path is followed
    upwards from the token; the label of its last step below the cue tells a clause that is said (``ccomp``) from who
    says it (``nsubj``).
    """
    first, last = window
    above: set[int] = set()
    for i in range(*cue):
        if heads[i] != i and i not in above:
            above.add(heads[i])
    known: dict[int, int] = dict.fromkeys(above, ABOVE) | dict.fromkeys(range(*cue), CUE)
    for i in range(first, last):
        path = []
        at = i
        while at not in known and heads[at] != at:
            path.append(at)
            at = heads[at]
        end = known.setdefault(at, ELSEWHERE)
        if path:
            below = (labels[path[-1]] or BESIDE) if end == CUE else BESIDE if end == ABOVE else end
            for step in path:
                known[step] = below
    return np.array([known[i] for i in range(first, last)], dtype=np.int64)


def distances(cue: tuple[int, int], window: tuple[int, int]) -> Ids:
    """Bucketed distance in words of each token of a window from the cue, signed, shape (window,)."""
    at = np.arange(*window)
    away = np.minimum(at - cue[0], 0) + np.maximum(at - (cue[1] - 1), 0)
    found: Ids = _BUCKETS[_within(away, _FAR) + _FAR]
    return found


def sentences_away(sentence_of: Ids, cue: tuple[int, int], window: tuple[int, int]) -> Ids:
    """How many sentences each token of a window is from the cue's, 2 for its own, shape (window,)."""
    return _within(sentence_of[window[0] : window[1]] - sentence_of[cue[0]], 2) + 2


def _within(values: Ids, far: int) -> Ids:
    """From -far to far; np.clip takes several times as long on so few values."""
    held: Ids = np.minimum(np.maximum(values, -far), far)
    return held


def windows(sizes: Sequence[int], breaks: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Cut an article's tokens into runs of at most ``limit`` word pieces, where it can at a paragraph's start.

    ``sizes`` are the word pieces of each token, ``breaks`` the fourth feature of :func:`word_features`.
    """
    found = []
    first = filled = 0
    sentence = paragraph = 0  # the last places of the running window where a cut may fall
    i = 0
    while i < len(sizes):
        if breaks[i] and i > first:
            sentence = i
            paragraph = i if breaks[i] == BREAKS.index("paragraph") else paragraph
        if filled + sizes[i] > limit and i > first:
            half = sum(sizes[first:paragraph]) * 2 >= limit if paragraph > first else False
            cut = paragraph if half else sentence if sentence > first else i
            found.append((first, cut))
            first = i = cut
            filled = 0
            continue
        filled += sizes[i]
        i += 1
    if first < len(sizes):
        found.append((first, len(sizes)))
    return found


def reach(cue: tuple[int, int], window: tuple[int, int], paragraph_of: Ids, width: int) -> tuple[int, int]:
    """The tokens that a cue's source and content are looked for in: its paragraph, at most ``width`` on either side."""
    first, last = max(window[0], cue[0] - width), min(window[1], cue[1] + width)
    while paragraph_of[first] != paragraph_of[cue[0]]:
        first += 1
    while paragraph_of[last - 1] != paragraph_of[cue[0]]:
        last -= 1
    return first, last


# marks that stand for the same thing are one to the network; whether a word is quoted is a feature of its own
_SAME_MARK = dict.fromkeys("“”„«»‹›″", '"') | {"``": '"', "''": '"', "‘": "'", "’": "'", "‚": "'", "—": "-", "–": "-"}


def plain_word(word: str) -> str:
    """A token as the word-piece tokenizer is given it."""
    return _SAME_MARK.get(word, word.replace("’", "'"))
