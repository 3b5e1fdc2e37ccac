"""Denials against what they deny: who denies having done it, who denies what others say, who dismisses a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.stages.align.blame import cue_of, denies, denies_deed, line_in
from headwater.stages.align.pages import sentences_of
from headwater.stages.align.parties import Parties
from headwater.stages.compare.accounts import probabilities
from headwater.stages.compare.found import Found
from headwater.stages.compare.story import Rows, Stories
from headwater.stages.compare.tellings import Telling
from headwater.types import ConflictKind, Stance

DENIED = 0.8  # probability of a conflict
NEAR = 0.38  # cosine of a denial and what it denies; the denial is worded shorter
ASKED = 20  # of the nearest
SHORTEST = 2  # words of a denial that can be told from others
_CHARGE = r"(?:allegations?|accusations?|charges?|claims?|reports?)"
_CHARGES = re.compile(
    rf"^(?:(?:these|those|such) {_CHARGE}\b.*"
    rf"|(?:(?:all|any|the|both|their|his|her|its) )*{_CHARGE}(?: against (?:him|her|it|them))?)$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"^(?:them|it|which|this|that|so)$", re.IGNORECASE)
_ACCUSING = re.compile(r"\b(?:accus\w+|alleg\w+|blam\w+|charg\w+)\b", re.IGNORECASE)


def denials_of(tellings: Sequence[Telling]) -> list[int]:
    """The tellings that deny something, by number; a refusal or a condemnation is none."""
    return [n for n, t in enumerate(tellings) if _denies(t)]


def _denies(telling: Telling) -> bool:
    return denies(telling.unit, _cue(telling))


def _cue(telling: Telling) -> str:
    return cue_of(telling.unit, telling.page)


def denials_of_deeds(tellings: Sequence[Telling]) -> frozenset[int]:
    """Those of having done it, by number."""
    return frozenset(n for n in denials_of(tellings) if denies_deed(tellings[n].unit, _cue(tellings[n])))


def denied_words(stories: Stories, parties: Parties, framed: frozenset[int]) -> Iterator[Found]:
    """What is denied otherwise than by a frame of who did it; ``framed`` are the denials that have one."""
    nearest: dict[str, list[Found]] = {}
    for number in denials_of(stories.tellings):
        if number in framed:
            continue
        telling = stories.tellings[number]
        whose = line_in(telling.unit.text)
        if _POINTS_BACK.match(telling.unit.text):
            continue  # which of the things said before it denies, words alone do not tell
        if _CHARGES.match(telling.unit.text):
            targets = _charges(telling, stories)
        elif whose:
            targets = _line_of(whose, telling, stories, parties)
        else:
            targets = []
            found = [_found(telling, stories.tellings[n], sure) for n, sure in _nearest(number, telling, stories)]
            nearest.setdefault(telling.claim, []).extend(found)
        for target, sure in targets:
            yield _found(telling, stories.tellings[target], sure)
    # whoever denies it twice denies one thing
    yield from (max(found, key=lambda f: (f.confidence, f.why, f.passages)) for found in nearest.values() if found)


def _may_deny(denial: Telling, other: Telling) -> bool:
    return other.claim != denial.claim and other.unit.stance is Stance.ASSERTS and other.speaker != denial.speaker


def _charges(denial: Telling, stories: Stories) -> list[tuple[int, float]]:
    """For "denied all allegations": the charges that its article, or one near it, brings against whoever denies them.

    In a pile of news many things are alleged of everybody: there only those count that stand in the same article.
    """
    names = {w[:6] for w in re.findall(r"\w{4,}", denial.who.lower())}
    near = stories.near[denial.unit.article]
    charges = [
        n
        for n, t in enumerate(stories.tellings)
        if t.unit.article in near and _may_deny(denial, t) and _ACCUSING.search(_cue(t)) and names & _around(t)
    ]
    same = [n for n in charges if stories.tellings[n].unit.article == denial.unit.article]
    return [(n, 0.6) for n in same or (charges if stories.few(denial, denial) else ())]


def _around(telling: Telling) -> set[str]:
    sentences = sentences_of(telling.annotated, telling.unit.spans)
    return {w[:6] for s in sentences for w in re.findall(r"\w{4,}", s.of(telling.text).lower())}


def _line_of(whose: str, denial: Telling, stories: Stories, parties: Parties) -> list[tuple[int, float]]:
    """For "dismissed the government line": what that party says last before it, in the same article."""
    party = parties.named(whose)
    if party is None:
        return []
    start = denial.unit.spans[0].start
    said = [
        (t.unit.spans[0].start, n)
        for n, t in enumerate(stories.tellings)
        if t.unit.article == denial.unit.article
        and not t.own_voice
        and _may_deny(denial, t)
        and t.unit.spans[0].start < start
        and (speaker := parties.named(t.who)) is not None
        and speaker.covers(party)
    ]
    return [(max(said)[1], 0.6)] if said else []


def _nearest(number: int, denial: Telling, stories: Stories) -> list[tuple[int, float]]:
    """The claim that the judge holds to be denied, among the nearest."""
    near = stories.near[denial.unit.article]
    cosines = stories.rows @ stories.rows[number]
    ranked = sorted(
        (-round(float(cosines[n]), 4), n)
        for n in (cosines >= NEAR).nonzero()[0].tolist()
        if stories.tellings[n].unit.article in near and _may_deny(denial, stories.tellings[n])
    )[:ASKED]
    if len(denial.unit.text.split()) < SHORTEST or not ranked:
        return []
    sure = probabilities([(denial, stories.tellings[n]) for _, n in ranked])
    best = max(
        (round(float(p), 4), _likeness(stories.tellings[n].claim, cosines, stories), -n)
        for p, (_, n) in zip(sure, ranked, strict=True)
    )
    return [(-best[2], best[0])] if best[0] >= DENIED else []


def _likeness(claim: str, cosines: Rows, stories: Stories) -> float:
    """How near all tellings of a claim come to a denial, for claims of one statement."""
    told = [float(cosines[n]) for n in stories.of_claim[claim]]
    return round(sum(told) / len(told), 4)


def _found(denial: Telling, denied: Telling, sure: float) -> Found:
    words = " ".join(denied.unit.text.split()[:14])
    whose = f"{denied.who} reports in its own voice" if denied.own_voice else f"{denied.who} says"
    return Found(
        kind=ConflictKind.DENIAL,
        claims=(denial.claim, denied.claim),
        why=f'{denial.who} denies what {whose}: "{words}"',
        values=(),
        passages=(denial.passage, denied.passage),
        confidence=sure,
    )
