"""Variants of one quotation, aligned word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from headwater.stages.trace.same_words import quoted_spans, words_of_span
from headwater.stages.trace.tellings import Telling, became, quoted
from headwater.types import Change, DriftKind, Edit, Form, Passage, Span, Variant

SHARED = 0.5  # of the shorter variant's words that both have in order; two translations of one sentence keep that many
FEWEST = 4  # words in order that two variants share
TELLING = 5  # letters: "that" for "which" is no change worth a sentence
ONE_SPELLING = 80  # likeness, of 100, from which two words are one in two spellings
MOST_FIRSTS = 5  # quotations of one speaker in one claim that others are held beside
MOST_WORDS = 200  # words of a quotation that are compared; the alignment takes words times words

SHORT = 4  # words that may stand otherwise before the first or behind the last words in common

Op = tuple[str, int, int, int, int]  # of SequenceMatcher: what, from and to in the one, from and to in the other
Words = Sequence[tuple[str, Span]]


def variants_of(tellings: Sequence[Telling]) -> Iterator[tuple[Variant, Change | None]]:
    """Each quotation of a speaker beside the first one that it is a telling of; with what is most changed in it.

    A quotation is held beside the first ones only, not beside each other one, and the same wording in one family is
    given once: a hundred tellings make at most a hundred variants, most of them without an edit.
    """
    firsts: dict[int, list[tuple[Telling, Words]]] = {}
    seen: set[tuple[object, ...]] = set()
    for telling in tellings:
        words = _quoted(telling)
        if telling.origin is None or len(words) < FEWEST:
            continue
        known = firsts.setdefault(telling.origin, [])
        found = next((pair for other in known if (pair := _aligned(other, (telling, words)))), None)
        if found is None:
            if len(known) < MOST_FIRSTS:
                known.append((telling, words))
            continue
        first, variant = found
        mark = (first.passage, telling.family, tuple(word for word, _ in words))
        if first.article != telling.article and mark not in seen:
            seen.add(mark)
            yield variant, _change(first, telling, variant)


def _quoted(telling: Telling) -> Words:
    """The verbatim words of a telling, as far as they make the claim."""
    if telling.statement is None or telling.statement.form is Form.INDIRECT:
        return []
    quoted = quoted_spans(telling.statement, telling.text)
    found = [w for span in quoted for w in words_of_span(telling.text, span)]
    return [w for w in found if any(part.contains(w[1]) for part in telling.spans)][:MOST_WORDS]


def _aligned(first: tuple[Telling, Words], other: tuple[Telling, Words]) -> tuple[Telling, Variant] | None:
    (before, a), (after, b) = first, other
    left, right = [w for w, _ in a], [w for w, _ in b]
    least = max(FEWEST, SHARED * min(len(left), len(right)))
    if len(set(left) & set(right)) < least * 0.75:  # spares most pairs the alignment
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < least:
        return None
    edits = tuple(_edits(matcher, a, b, before, after))
    return before, Variant(_passage(before, a), _passage(after, b), edits)


def _edits(matcher: SequenceMatcher[str], a: Words, b: Words, before: Telling, after: Telling) -> Iterator[Edit]:
    """What differs between the first and the last words in common; what one quotes beyond that is a cut."""
    ops = _inside(_inside(matcher.get_opcodes())[::-1])[::-1]
    for tag, i, j, m, n in ops:
        if tag == "equal":
            continue
        lefts, rights = _pieces(a[i:j], before), _pieces(b[m:n], after)
        for k in range(max(len(lefts), len(rights))):
            yield Edit(lefts[k] if k < len(lefts) else None, rights[k] if k < len(rights) else None)


def _inside(ops: Sequence[Op]) -> Sequence[Op]:
    """The alignment from the first run that both have, a short change before it included."""
    start = next((n for n, op in enumerate(ops) if op[0] == "equal" and op[2] - op[1] >= 2), len(ops))
    before = ops[:start]
    short = sum(op[2] - op[1] for op in before) <= SHORT and sum(op[4] - op[3] for op in before) <= SHORT
    changed = any(op[0] in ("replace", "equal") for op in before)  # else one only quotes more
    return ops if short and changed else ops[start:]


def _pieces(words: Words, telling: Telling) -> list[Span]:
    """The places of words in a row; a cue that interrupts the quotation is not theirs."""
    found: list[Span] = []
    for _, span in words:
        part = next(p for p in telling.spans if p.contains(span))
        if found and part.contains(found[-1]):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _passage(telling: Telling, words: Words) -> Passage:
    return Passage(telling.article, Span(words[0][1].start, words[-1][1].end))


def _change(first: Telling, other: Telling, variant: Variant) -> Change | None:
    """The most telling edit as a sentence: the longest words that one has instead of the other's."""
    pairs = [(e.before, e.after) for e in variant.edits if e.before and e.after]
    if not pairs:
        return None
    before, after = max(pairs, key=lambda p: (min(len(p[0]), len(p[1])), -p[0].start))
    words = [" ".join(s.of(t.text).split()) for s, t in ((before, first), (after, other))]
    if max(map(len, words)) < TELLING or fuzz.ratio(*(w.lower().replace(" ", "") for w in words)) >= ONE_SPELLING:
        return None
    what = f"{quoted(words[0])} {became(first, other)} {quoted(words[1])}"
    return Change(DriftKind.WORDING, Passage(first.article, before), Passage(other.article, after), what)
