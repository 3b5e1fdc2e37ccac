"""Two claims that stand against each other, or only seem to: the words on each side, with who says them where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.report import wording
from headwater.report.document import ClaimDoc, ConflictDoc, NotConflictDoc, PassageDoc
from headwater.report.index import Index
from headwater.report.passages import View, passage_view

MOST_WORDS = 3  # passages shown of one side

Pair = ConflictDoc | NotConflictDoc


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one side as they stand in an article."""

    passage: PassageDoc
    view: View


@dataclass(frozen=True, slots=True)
class Side:
    claim: ClaimDoc
    said: tuple[Said, ...]


def sides(index: Index, pair: Pair) -> tuple[Side, ...]:
    """Both claims, each with its words; without any where an account of an earlier version names none."""
    claims = [index.claims[c] for c in pair.claims]
    owners = [_owner(index, pair, number) for number in range(len(pair.passages))]
    return tuple(
        Side(claim, tuple(_said(index, claim, p) for p, n in zip(pair.passages, owners, strict=True) if n == side))
        for side, claim in enumerate(claims)
    )


def _owner(index: Index, pair: Pair, number: int) -> int:
    """Which of the two claims a passage tells; where that cannot be told, the first half is the first one's."""
    passage = pair.passages[number]
    telling = [n for n, c in enumerate(pair.claims) if _tells(index, index.claims[c], passage)]
    return telling[0] if len(telling) == 1 else int(2 * number >= len(pair.passages))


def _tells(index: Index, claim: ClaimDoc, passage: PassageDoc) -> bool:
    own = (n for n in claim.narrated if n.article == passage.article)
    return index.told_in(claim, passage) is not None or any(
        n.start < passage.end and passage.start < n.end for n in own
    )


def _said(index: Index, claim: ClaimDoc, passage: PassageDoc) -> Said:
    return Said(passage, passage_view(index, passage, index.told_in(claim, passage)))


# ---------------------------------------------------------------- sentences


def title(pair: ConflictDoc) -> str:
    """``figures: Osk Varn says 28 villages, Ilse Brandt says 74 villages (71 % sure)``."""
    unsure = f" ({wording.sure(pair.confidence)})" if pair.confidence < wording.SURE else ""
    return f"{wording.conflict_kind(pair)}: {wording.tidy(pair.why).rstrip('.')}{unsure}"


def agreement(pair: NotConflictDoc) -> str:
    """``figures: Osk Varn says 28 villages, Osk Varn says 31 villages (update)``."""
    why = wording.tidy(pair.why).rstrip(".")
    return f"{wording.conflict_kind(pair)}: {why} ({pair.reason})"


def agreements_title(number: int) -> str:
    pairs = f"{wording.count(number, 'pair')} of claims"
    return f"{pairs} {'looks like a conflict and is none' if number == 1 else 'look like conflicts and are none'}"


def side_lines(index: Index, side: Side) -> Iterator[str]:
    """The words of one side, each with who says them where; of a side that names none, the claim itself."""
    claim = side.claim
    if not side.said:
        yield f"{wording.voices(index, claim)}: {wording.gist(claim)} ({wording.outlet_phrase(index, claim)})"
        return
    yield from (_line(index, said) for said in side.said[:MOST_WORDS])
    if len(index.counted_outlets(claim.articles)) > 1:
        yield f"in {wording.outlet_phrase(index, claim)}"


def _line(index: Index, said: Said) -> str:
    outlet, when = wording.outlet(index, said.view.article), wording.published(said.view.article)
    where = f"{outlet}, {when}" if said.view.statement else when
    return f"{who(index, said)}: {wording.quoted(said.passage.text)} ({where})"


def who(index: Index, said: Said) -> str:
    """Whom the words are from, or whose own voice they are in."""
    if said.view.statement is not None:
        return wording.speaker(index, said.view.statement)
    return f"{wording.outlet(index, said.view.article)} in its own voice"
