"""What a careful reader should see beside a claim, in one line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from headwater.report import changes
from headwater.report.document import CircleDoc, ClaimDoc, ConflictDoc
from headwater.report.index import Index
from headwater.report.wording import (
    MOST_NAMES,
    claim_ref,
    count,
    gist,
    listing,
    quoted,
    silence,
    tidy,
    voices,
)

MOST_FLAGS = 4  # of one kind beside one claim before the rest is counted

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL_WORDS = frozenset(
    ("a", "an", "the", "he", "she", "it", "they", "we", "i", "who", "which", "that", "his", "her", "its", "their")
)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a claim. ``kind`` is for style, ``label`` stands before the text."""

    kind: str  # own_voice | circular | drift | silence | denied | conflict | more
    label: str
    text: str


def flags(index: Index, claim: ClaimDoc) -> tuple[Flag, ...]:
    """All that is worth a second look about the claim, the gravest first."""
    return (
        *_circular(claim),
        *_own_voice(index, claim),
        *_drift(index, claim),
        *_denied(index, claim),
        *_conflicts(index, claim),
        *_silences(index, claim),
    )


def _circular(claim: ClaimDoc) -> Iterator[Flag]:
    yield from (Flag("circular", "circular", _circle(c)) for c in claim.circles[:MOST_FLAGS])


def _circle(circle: CircleDoc) -> str:
    return f"{listing(circle.names)} have it from each other"


def _own_voice(index: Index, claim: ClaimDoc) -> Iterator[Flag]:
    """Who tells it without a source; dropped attributions are in the sentence on the claim."""
    dropped = {n.article for n in claim.narrated if n.dropped}
    outlets = index.outlets(n.article for n in index.narrated_of(claim) if n.article not in dropped)
    if outlets:
        says = "says it in its own voice" if len(outlets) == 1 else "say it in their own voice"
        yield Flag("own_voice", "own voice", f"{listing(outlets)} {says}")


# ---------------------------------------------------------------- drift


def _drift(index: Index, claim: ClaimDoc) -> Iterator[Flag]:
    texts = (
        *_certainty(index, claim),
        *changes.short_lines(index, claim),
        *_figures(index, claim),
        *_names(index, claim),
        *changes.quotation_line(claim),
    )
    yield from (Flag("drift", "drift", text) for text in texts)


def _certainty(index: Index, claim: ClaimDoc) -> Iterator[str]:
    if claim.drift.hedged_in:
        flat = index.outlets(claim.drift.flat_in)
        hedged = f"hedged in {listing(index.outlets(claim.drift.hedged_in))}"
        yield f"{hedged}; flat in {listing(flat)}" if flat else hedged


def _figures(index: Index, claim: ClaimDoc) -> Iterator[str]:
    """All figures, where no change from one to another was found."""
    drift = claim.drift
    if len(drift.figures) > 1 and not any(c.kind == "figure" for c in drift.changes):
        told = (_figure(index, claim, figure) for figure in drift.figures[:MOST_NAMES])
        yield "figures differ: " + "; ".join(told)


def _figure(index: Index, claim: ClaimDoc, figure: str) -> str:
    worded = (q for q in claim.quantities if figure in (q.text, f"{q.text} {q.unit}"))
    outlets = index.outlets(q.article for q in worded)
    return f"{quoted(figure)} in {listing(outlets)}" if outlets else quoted(figure)


def _names(index: Index, claim: ClaimDoc) -> Iterator[str]:
    """What the source is called, where no change from one name to another was found."""
    named = _unlike(claim.drift.named_as)
    # Several origins have several names; only one man under two names is drift.
    one_origin = len(index.origins_of(claim)) == 1
    if len(named) > 1 and one_origin and not any(c.kind == "attribution" for c in claim.drift.changes):
        yield "the source is called " + listing(map(quoted, named))


def _unlike(names: Iterable[str]) -> list[str]:
    """The names that are more than a pronoun and more than another of them made shorter."""
    words = {name: frozenset(_WORD.findall(name.casefold())) - _SMALL_WORDS for name in names}
    longest = sorted((n for n in words if words[n]), key=lambda n: (-len(words[n]), n))
    kept: list[str] = []
    for name in longest:
        if not any(words[name] <= words[other] for other in kept):
            kept.append(name)
    return sorted(kept)


# ---------------------------------------------------------------- what others say, and who says nothing


def _denied(index: Index, claim: ClaimDoc) -> Iterator[Flag]:
    for other in (index.claims[c] for c in claim.denials):
        if not _denies(index, claim, other):
            yield Flag("denied", "denied", f"by {voices(index, other)}: {gist(other)} ({claim_ref(index, other.id)})")


def _denies(index: Index, claim: ClaimDoc, other: ClaimDoc) -> bool:
    """Whether the claim is the denial. Where each lists the other, the one whose speakers deny in so many words is."""
    if other.id not in claim.denials or claim.id not in other.denials:
        return claim.id in other.denials
    return _has_denial(index, claim) and not _has_denial(index, other)


def _has_denial(index: Index, claim: ClaimDoc) -> bool:
    return any(index.statements[s].stance == "denies" for s in claim.statements)


def _conflicts(index: Index, claim: ClaimDoc) -> Iterator[Flag]:
    found = index.conflicts.get(claim.id, ())
    told = (text for conflict in found if (text := _conflict(index, claim, conflict)))
    yield from (Flag("conflict", "conflict", text) for text in islice(told, MOST_FLAGS))
    left = sum(1 for _ in told)
    if left:
        yield Flag("more", "conflict", f"and {count(left, 'conflict')} more")


def _conflict(index: Index, claim: ClaimDoc, conflict: ConflictDoc) -> str:
    other = index.claims[next((c for c in conflict.claims if c != claim.id), claim.id)]
    if _denies(index, claim, other):
        return f"denies {claim_ref(index, other.id)}"
    if other.id in claim.denials:
        return ""  # said above, with its words
    return f"{tidy(conflict.why).rstrip('.')} ({claim_ref(index, other.id)})"


def _silences(index: Index, claim: ClaimDoc) -> Iterator[Flag]:
    for statement in claim.declines[:MOST_FLAGS]:
        yield Flag("silence", "silence", silence(index, index.statements[statement]))
    if len(claim.declines) > MOST_FLAGS:
        yield Flag("silence", "silence", f"and {len(claim.declines) - MOST_FLAGS:,} more")
