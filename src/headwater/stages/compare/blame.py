"""Who is said to have done it: "blamed Arvian forces for the attack", "rebels were behind it", "dropped by jets"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.stages.compare.events import Event, apart, in_common, nearest_means, shared_names
from headwater.stages.compare.found import Found
from headwater.stages.compare.pages import names_in, sentence_of
from headwater.stages.compare.parties import Parties, Party
from headwater.stages.compare.story import Stories
from headwater.stages.compare.tellings import Telling
from headwater.types import ConflictKind, Stance

_BLAMING = re.compile(r"\b(?:blam(?:e|es|ed|ing)|(?:held|holds?|holding) \w* ?responsible)\b", re.IGNORECASE)
_ACCUSING = re.compile(r"\baccus(?:e|es|ed|ing|ations?)\b", re.IGNORECASE)
_DEED = (
    r"(?:behind|(?:directly |primarily |also )?(?:responsible|to blame)(?: for)?|bears?\b[\w ]{0,20} responsibility"
    r"|carried out|perpetrated|committed|conducted|staged|orchestrated|launched|unleashed|dropped)"
)
_AUX = r"(?:(?:was|were|is|are|be|been|being|had|have|has|also) )*"
_ACTIVE = re.compile(rf"^(?P<agent>[^,;]{{3,90}}?)(?: themselves| itself)? {_AUX}{_DEED}\b", re.IGNORECASE)
_USED = re.compile(
    rf"^(?P<agent>[^,;]{{3,60}}?) {_AUX}(?:used|using|killed \d+ people when they)\b"
    r"[^,;]{0,40}\b(?:chemical|gas|sarin|chlorine|bombs?|weapons?)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:carried out|caused|dropped|perpetrated|committed|conducted|staged|launched|fired) by (?P<agent>[^,;]{3,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:leak(?:ed|ing)?|escaped|released|came|dispersed|originated|stemmed) from (?P<agent>[^,;]{3,60})",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?P<agent>[^,;]{2,60}?)(?: (?:for|over)\b|$)", re.IGNORECASE)
_OF = re.compile(r"^(?P<agent>[^,;]{2,60}?) of \w+ing\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:squarely |solely )?on (?P<agent>[^,;]{2,60})$", re.IGNORECASE)
_LEADING = re.compile(r"^.*\b(?:that|shows?|says?|when|because|reason|indications?|if|to)\b", re.IGNORECASE)
_TRAILING = re.compile(
    r" (?:killed|killing|that|which|who|when|in|on|at|during|had|has|have|and|after|before"
    r"|against|near|struck|hit|for)\b.*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:while|although|though|if|whether|unless)\b|\b(?:multiple|several|many) occasions\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:last (?:year|month)|in (?:19|20)\d\d|(?:years?|months?) ago|in the past|previously|of 20\d\d)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|neither)\b", re.IGNORECASE)
_ATTACK = re.compile(
    r"\b(?:attack|strike|raid|bomb|massacre|kill|blast|explosion|shell|fire[sd]?|rocket|missile|chemical|gas|murder"
    r"|poison|hack|assault|deaths?|crash|shoot|shot|downing|incident)\w*",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:that|those|this|these|it) ?(?:attack|strike|raid|bombing|massacre|incident|assault)?s?\b", re.IGNORECASE
)
LONG_AGO = 30  # days before the article: "that attack" is another one
WORDS = 8  # that may stand for the one who did it


@dataclass(frozen=True, slots=True)
class Frame:
    """A telling that says, or denies, that a party did something."""

    number: int
    telling: Telling
    party: Party
    words: str  # for the party, as they stand there
    denied: bool
    past: bool = False  # of a deed told as long past

    @property
    def claim(self) -> str:
        return self.telling.claim


def frames_of(tellings: Sequence[Telling], parties: Parties) -> list[Frame]:
    """What tellings say of who did it, in their order."""
    return [f for n, t in enumerate(tellings) if (f := _frame(n, t, parties)) is not None]


def _frame(number: int, telling: Telling, parties: Parties) -> Frame | None:
    stance, words = telling.unit.stance, telling.unit.text
    if stance is Stance.DECLINES or _ASIDE.search(words) or of_long_ago(telling):
        return None
    blames = bool(_BLAMING.search(cue_of(telling)))
    if not blames and not _ATTACK.search(words):
        return None
    agent = _agent(telling, parties, blames=blames)
    party = parties.named(agent) if agent and not _NOT.search(agent) else None
    if agent is None or party is None:
        return None
    return Frame(number, telling, party, agent, stance is Stance.DENIES, bool(_PAST.search(words)))


def cue_of(telling: Telling) -> str:
    statement = telling.unit.statement
    return statement.cue.of(telling.text) if statement is not None and statement.cue else ""


def _agent(telling: Telling, parties: Parties, *, blames: bool) -> str | None:
    """The words for whoever did it."""
    words, spans = telling.unit.text, telling.unit.spans
    if _ACCUSING.search(cue_of(telling)) and (accused := _OF.match(words)):
        return accused["agent"]
    if blames:
        if len(spans) == 2 and parties.named(last := spans[1].of(telling.text)):
            return last  # "blamed the attack on | the rebels" with the cue between
        found = _ON.search(words) or _FOR.match(words)
        return found["agent"] if found else None
    passive = [m["agent"] for p in (_PASSIVE, _SOURCE) for m in p.finditer(words)]
    if passive:
        return _TRAILING.sub("", passive[-1])
    found = _ACTIVE.match(words) or _USED.match(words)
    agent = _LEADING.sub("", found["agent"]).strip() if found else ""
    return agent if 0 < len(agent.split()) <= WORDS else None


def of_long_ago(telling: Telling) -> bool:
    """Whether "that attack" points to one long past: the last date told before it."""
    if not _THAT.search(telling.unit.text) or telling.unit.day is None:
        return False
    start = min(s.start for s in telling.unit.spans)
    sentence = sentence_of(telling.annotated, start)
    before = sentence_of(telling.annotated, max(0, sentence.start - 2))
    dates = [d for d in telling.annotated.dates if before.start <= d.span.start < sentence.end and d.when is not None]
    if not dates or dates[-1].when is None:
        return False
    year, month = (int(n) for n in (dates[-1].when.value[:7] + "-12").split("-")[:2])
    months = (telling.unit.day / 365.2425 - year) * 12 - (month - 1)
    return months > 1 + LONG_AGO / 30.4


def event_of(telling: Telling) -> Event:
    """The event that a telling is about; what it leaves open is what its article is about."""
    page, spans = telling.page, telling.unit.spans
    sentence = sentence_of(page.annotated, spans[0].start)
    start = spans[0].start
    means = nearest_means(telling.text, start, min(s.start for s in spans), max(s.end for s in spans))
    around = frozenset(w for _, w in names_in(page.annotated, sentence, page.common))
    own = frozenset(w for s in spans for _, w in names_in(page.annotated, s, page.common))
    return Event(means, own, around, telling.days)


def _joined(frames: Sequence[Frame]) -> Event:
    event = event_of(frames[0].telling)
    for frame in frames[1:]:
        event = event.joined(event_of(frame.telling))
    if event.means:
        return event
    topics = [f.telling.page.topic for f in frames]
    return event.joined(Event(frozenset().union(*(t.means for t in topics)), frozenset(), frozenset(), frozenset()))


def responsibility(stories: Stories, frames: Sequence[Frame]) -> Iterator[Found]:
    """Two claims that lay one event to two parties, and a party's denial against the claim that it was that party."""
    by_claim: dict[str, list[Frame]] = {}
    for frame in _owned(frames, _counting(stories.tellings)):
        by_claim.setdefault(frame.claim, []).append(frame)
    events = {claim: _joined(same) for claim, same in by_claim.items()}
    denied: dict[str, list[tuple[int, Found]]] = {}
    for one, other in combinations([f for claim in sorted(by_claim) for f in by_claim[claim]], 2):
        if one.claim == other.claim or other.telling.unit.article not in stories.near[one.telling.unit.article]:
            continue
        found = _compare(one, other, events[one.claim], events[other.claim], stories)
        if found is not None and found.kind is ConflictKind.DENIAL:
            denial, denies = (one, other) if one.denied else (other, one)
            denied.setdefault(denial.claim, []).append((len(by_claim[denies.claim]), found))
        elif found is not None:
            yield found
    for rivals in denied.values():
        # that the party did it is the claim that most say; others only mention it
        most = max(number for number, _ in rivals)
        yield from (found for number, found in rivals if number == most)


def _counting(tellings: Sequence[Telling]) -> dict[str, float]:
    """For each claim the share of its tellings that count what came of it."""
    told = Counter(t.claim for t in tellings)
    counting = Counter(t.claim for t in tellings if any(q.state for q in t.unit.quantities))
    return {claim: counting[claim] / number for claim, number in told.items()}


def _owned(frames: Sequence[Frame], counting: Mapping[str, float]) -> list[Frame]:
    """Where several claims have one statement, what it says of who did it is that claim's which says so most often.

    Of two, it is that which counts less: one claim is who did it, the other how many it struck.
    """
    said: dict[str, int] = {}
    places: dict[tuple[str, Party], list[Frame]] = {}
    for frame in frames:
        said[frame.claim] = said.get(frame.claim, 0) + 1
        statement = frame.telling.unit.statement
        place = statement.id if statement else f"{frame.telling.unit.place}"
        places.setdefault((place, frame.party), []).append(frame)
    owned = [min(rivals, key=lambda f: (-said[f.claim], counting[f.claim], f.claim)) for rivals in places.values()]
    return sorted(owned, key=lambda f: f.number)


def _compare(one: Frame, other: Frame, first: Event, second: Event, stories: Stories) -> Found | None:
    if one.telling.speaker == other.telling.speaker or one.past != other.past:
        return None
    cosine = stories.cosine(one.number, other.number)
    signs = in_common(first, second, cosine, on_one_event=stories.on_one_event(one.telling, other.telling))
    # two places that share nothing may lie in one another, but as likely are of two attacks
    two_places = first.names and second.names and not shared_names(first, second)
    if apart(first, second) is not None or two_places or not signs:
        return None
    if one.denied != other.denied and one.party.covers(other.party):
        return _found(ConflictKind.DENIAL, one, other, signs, cosine)
    if not (one.denied or other.denied) and one.party.clashes(other.party):
        return _found(ConflictKind.RESPONSIBILITY, one, other, signs, cosine)
    return None


def _found(kind: ConflictKind, one: Frame, other: Frame, signs: int, cosine: float) -> Found:
    said = [f"{f.telling.who} {'denies it' if f.denied else f'blames {f.words}'}" for f in (one, other)]
    return Found(
        kind=kind,
        claims=(one.claim, other.claim),
        why=", ".join(said),
        values=(one.words, other.words),
        passages=(one.telling.passage, other.telling.passage),
        confidence=min(0.9, 0.4 + 0.15 * signs + 0.2 * max(0.0, cosine)),
    )
