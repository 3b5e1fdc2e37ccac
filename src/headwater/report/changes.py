"""How a claim changed between its tellings: as lines, and a quotation's variants word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.report.document import ArticleDoc, ChangeDoc, ClaimDoc, EditDoc, PassageDoc, VariantDoc
from headwater.report.index import Index
from headwater.report.passages import Piece
from headwater.report.wording import count, outlet, published, quoted, tidy

MOST_LINES = 3  # changes told beside a claim; the rest stands below it
LONGEST_EDIT = 60  # characters of the words that differ most

LABELS = {"wording": "words", "attribution": "source"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def lines(index: Index, claim: ClaimDoc) -> tuple[str, ...]:
    """All changes in the order of time."""
    return tuple(_line(index, change) for change in claim.drift.changes)


def short_lines(index: Index, claim: ClaimDoc) -> tuple[str, ...]:
    """The first changes, without those that other lines beside the claim sum up."""
    told = [_line(index, c) for c in claim.drift.changes if not _is_summed_up(claim, c)]
    left = len(told) - MOST_LINES
    return (*told[:MOST_LINES], *([f"and {count(left, 'change')} more"] if left > 0 else []))


def _is_summed_up(claim: ClaimDoc, change: ChangeDoc) -> bool:
    if change.kind == "attribution":  # lost: the sentence on the claim names who dropped it
        at = change.after
        return any(
            n.dropped and n.article == at.article and n.start < at.end and at.start < n.end for n in claim.narrated
        )
    return (change.kind == "certainty" and bool(claim.drift.hedged_in)) or (
        change.kind == "wording" and bool(_reworded(claim))
    )


def has_more(index: Index, claim: ClaimDoc) -> bool:
    """Whether the short lines leave a change out, other than of the words of a quotation, which is shown itself."""
    short = set(short_lines(index, claim))
    return any(c.kind != "wording" and _line(index, c) not in short for c in claim.drift.changes)


def _line(index: Index, change: ChangeDoc) -> str:
    """``figure: “over 1,000” became “about 1000” (Harbour Post, 2031-05-14 07:46; Lantern, 2031-05-15)``."""
    where = dict.fromkeys(_where(index, p) for p in (change.before, change.after))
    return f"{LABELS.get(change.kind, change.kind)}: {tidy(change.what)} ({'; '.join(where)})"


def _where(index: Index, passage: PassageDoc) -> str:
    article = index.articles[passage.article]
    return f"{outlet(index, article)}, {published(article)}"


# ---------------------------------------------------------------- variants of a quotation


def quotation_line(claim: ClaimDoc) -> Iterator[str]:
    """In how many wordings a quotation stands, and the words that differ most."""
    reworded = _reworded(claim)
    if not reworded:
        return
    firsts = {v.first for v in reworded}
    wordings = len(firsts) + len({tuple(_plain(v.other.text)) for v in reworded})
    what = "the quotation stands" if len(firsts) == 1 else f"{count(len(firsts), 'quotation')} stand"
    yield f"{what} in {count(wordings, 'wording')}; {_most_different(reworded)}"


def _reworded(claim: ClaimDoc) -> list[VariantDoc]:
    return [v for v in claim.drift.variants if v.edits]


def _most_different(variants: Sequence[VariantDoc]) -> str:
    edit = max((e for v in variants for e in v.edits), key=_size)
    before, after = (quoted(w.text, LONGEST_EDIT) if w else "" for w in (edit.before, edit.after))
    if before and after:
        return f"most different: {before} and {after}"
    return f"one leaves out {before}" if before else f"one adds {after}"


def _size(edit: EditDoc) -> tuple[int, int]:
    sizes = [len(w.text) if w else 0 for w in (edit.before, edit.after)]
    return min(sizes), max(sizes)


@dataclass(frozen=True, slots=True)
class Retold:
    """A later telling of a quotation; the role of a piece is ``del`` (left out), ``ins`` (added) or None (common).

    ``own`` is the same telling to be read beside the first one: only its own words, and a piece ``gap`` with those of
    the first one that it leaves out and has no others for.
    """

    article: ArticleDoc
    pieces: tuple[Piece, ...]
    own: tuple[Piece, ...] = ()
    same: tuple[str, ...] = ()  # outlets that word it in the same way


@dataclass(frozen=True, slots=True)
class Quotation:
    """The first telling of a quotation, those that word it otherwise, and those that have the same words.

    ``own`` is the first telling with a piece ``del`` for words that another one leaves out or has others for.
    """

    article: ArticleDoc
    words: str
    others: tuple[Retold, ...]
    same: tuple[str, ...]  # outlets
    own: tuple[Piece, ...] = ()


def quotations(index: Index, claim: ClaimDoc) -> tuple[Quotation, ...]:
    """The quotations of a claim that stand in several wordings."""
    groups: dict[PassageDoc, list[VariantDoc]] = {}
    for variant in claim.drift.variants:
        groups.setdefault(variant.first, []).append(variant)
    return tuple(_quotation(index, first, found) for first, found in groups.items() if any(v.edits for v in found))


def _quotation(index: Index, first: PassageDoc, variants: Sequence[VariantDoc]) -> Quotation:
    wordings: dict[str, list[VariantDoc]] = {}
    for variant in variants:
        if variant.edits:
            wordings.setdefault(tidy(variant.other.text), []).append(variant)
    return Quotation(
        article=index.articles[first.article],
        words=first.text,
        others=tuple(_retold(index, alike) for alike in wordings.values()),
        same=index.outlets(v.other.article for v in variants if not v.edits),
        own=_first_pieces(first, variants),
    )


def _retold(index: Index, alike: Sequence[VariantDoc]) -> Retold:
    one, *more = alike
    return Retold(
        article=index.articles[one.other.article],
        pieces=pieces(one),
        own=_own_pieces(one),
        same=index.outlets(v.other.article for v in more),
    )


def _first_pieces(first: PassageDoc, variants: Iterable[VariantDoc]) -> tuple[Piece, ...]:
    size = len(first.text)
    spans = sorted(
        (max(0, e.before.start - first.start), min(size, e.before.end - first.start))
        for v in variants
        for e in v.edits
        if e.before
    )
    found, done = [], 0
    for start, end in spans:
        if end > max(start, done):
            found += [
                Piece(first.text[done : max(start, done)], None),
                Piece(first.text[max(start, done) : end], "del"),
            ]
            done = end
    found.append(Piece(first.text[done:], None))
    return tuple(p for p in found if p.text)


def _own_pieces(variant: VariantDoc) -> tuple[Piece, ...]:
    text, found, done = variant.other.text, [], 0
    for number, edit in enumerate(variant.edits):
        start, end = _place(variant, number, done)
        found.append(Piece(text[done:start], None))
        if edit.after:
            found.append(Piece(text[start:end], "ins"))
        elif edit.before:
            found.append(Piece(edit.before.text, "gap"))
        done = end
    found.append(Piece(text[done:], None))
    return tuple(p for p in found if p.text)


def pieces(variant: VariantDoc) -> tuple[Piece, ...]:
    """The later telling in pieces, with the words of the first one that it leaves out where they stood."""
    text, found, done = variant.other.text, [], 0
    for number, edit in enumerate(variant.edits):
        start, end = _place(variant, number, done)
        found.append(Piece(text[done:start], None))
        if edit.before:
            found += [Piece(_gap(text[:start]), None), Piece(edit.before.text, "del")]
        if edit.before and text[start : start + 1].isalnum():
            found.append(Piece(" ", None))
        if edit.after:
            found.append(Piece(text[start:end], "ins"))
        done = end
    found.append(Piece(text[done:], None))
    return tuple(p for p in found if p.text)


def _gap(before: str) -> str:
    return " " if before and not before[-1].isspace() else ""


def _place(variant: VariantDoc, number: int, done: int) -> tuple[int, int]:
    """Where an edit stands in the words of the later telling; of words left out, an empty place."""
    text, after = variant.other.text, variant.edits[number].after
    if after is not None:
        start, end = (min(max(done, n - variant.other.start), len(text)) for n in (after.start, after.end))
        return start, end
    at = _end_of_common(variant, number, done)
    return at, at


def _end_of_common(variant: VariantDoc, number: int, done: int) -> int:
    """Behind the words that stand before the left-out ones in both tellings: the longest such run."""
    edits, first, text = variant.edits, variant.first, variant.other.text
    gone = edits[number].before
    if gone is None:
        return done
    left = max((e.before.end - first.start for e in edits[:number] if e.before), default=0)
    right = min((e.after.start - variant.other.start for e in edits[number:] if e.after), default=len(text))
    common = _plain(first.text[left : gone.start - first.start])
    words = list(_WORD.finditer(text, done, max(done, right)))
    plain = [_norm(w[0]) for w in words]
    counted = _plain(first.text[: gone.start - first.start])[_told_before(variant, number, done) :]
    if counted and plain[: len(counted)] == counted:  # where words come twice, the longest run may end elsewhere
        return words[len(counted) - 1].end()
    ends = range(len(words) + 1)
    best = max(ends, key=lambda n: (_run(common, plain[:n]), -n))
    return words[best - 1].end() if best else done


def _told_before(variant: VariantDoc, number: int, done: int) -> int:
    """How many words of the first telling stand before a place of the later one that lies behind the edits before."""
    edits = variant.edits[:number]
    left_out = sum(len(_plain(e.before.text)) for e in edits if e.before)
    added = sum(len(_plain(e.after.text)) for e in edits if e.after)
    return max(0, len(_plain(variant.other.text[:done])) + left_out - added)


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both end with."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _plain(text: str) -> list[str]:
    return [_norm(w) for w in _WORD.findall(text)]


def _norm(word: str) -> str:
    return word.lower().replace("’", "'")
