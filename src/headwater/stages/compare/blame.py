"""Who is said to have done it, and who denies it, set against one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.stages.align.blame import blame_of, one_party
from headwater.stages.align.events import Blame, Event, apart, in_common, shared_names
from headwater.stages.align.parties import Parties, Party
from headwater.stages.compare.found import Found, sureness
from headwater.stages.compare.story import Stories
from headwater.stages.compare.tellings import Telling
from headwater.types import ConflictKind

IN_PILE = 2  # signs that two charges are of one event, where many articles tell of many
BEHIND = 250  # characters: about two sentences


@dataclass(frozen=True, slots=True)
class Frame:
    """A telling that says, or denies, that a party did something."""

    number: int
    telling: Telling
    blame: Blame

    @property
    def claim(self) -> str:
        return self.telling.claim

    @property
    def party(self) -> Party:
        return self.blame.party


def frames_of(tellings: Sequence[Telling], parties: Parties) -> list[Frame]:
    """What tellings say of who did it, in their order."""
    found = ((n, t, blame_of(t.unit, t.page, parties)) for n, t in enumerate(tellings))
    return [Frame(n, t, blame) for n, t, blame in found if blame is not None]


def _joined(frames: Sequence[Frame]) -> Event:
    event = frames[0].blame.event
    for frame in frames[1:]:
        event = event.joined(frame.blame.event)
    if event.means:
        return event
    means = frozenset().union(*(f.blame.topic.means for f in frames))
    return event.joined(Event(means, frozenset(), frozenset(), frozenset()))


def responsibility(stories: Stories, frames: Sequence[Frame]) -> Iterator[Found]:
    """Two claims that lay one event to two parties, and a party's denial against the claim that it was that party."""
    by_claim: dict[str, list[Frame]] = {}
    for frame in frames:
        by_claim.setdefault(frame.claim, []).append(frame)
    events = {claim: _joined(same) for claim, same in by_claim.items()}
    denied: dict[str, list[tuple[int, Found]]] = {}
    for one, other in combinations([f for claim in sorted(by_claim) for f in by_claim[claim]], 2):
        if one.claim == other.claim or other.telling.unit.article not in stories.near[one.telling.unit.article]:
            continue
        found = _compare(one, other, events[one.claim], events[other.claim], stories)
        if found is not None and found.kind is ConflictKind.DENIAL:
            denial, denies = (one, other) if one.blame.denied else (other, one)
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


def owned(frames: Sequence[Frame], tellings: Sequence[Telling]) -> list[Frame]:
    """Where several claims have one statement, what it says of who did it is that claim's which says so most often.

    Of two, it is that which counts less: one claim is who did it, the other how many it struck.
    """
    counting = _counting(tellings)
    said: dict[str, int] = {}
    places: dict[tuple[str, Party], list[Frame]] = {}
    for frame in frames:
        said[frame.claim] = said.get(frame.claim, 0) + 1
        statement = frame.telling.unit.statement
        place = statement.id if statement else f"{frame.telling.unit.place}"
        places.setdefault((place, frame.party), []).append(frame)
    kept = [min(rivals, key=lambda f: (-said[f.claim], counting[f.claim], f.claim)) for rivals in places.values()]
    return sorted(kept, key=lambda f: f.number)


def _compare(one: Frame, other: Frame, first: Event, second: Event, stories: Stories) -> Found | None:
    if one.telling.speaker == other.telling.speaker or one.blame.past != other.blame.past:
        return None
    cosine = stories.cosine(one.number, other.number)
    if _answers(one, other) or _answers(other, one):
        return _found(ConflictKind.DENIAL, one, other, IN_PILE, cosine)
    signs = in_common(first, second, cosine, on_one_event=stories.on_one_event(one.telling, other.telling))
    # two places that share nothing may lie in one another, but as likely are of two attacks
    two_places = first.names and second.names and not shared_names(first, second)
    least = 1 if stories.few(one.telling, other.telling) else IN_PILE
    if apart(first, second) is not None or two_places or signs < least:
        return None
    if one.blame.denied != other.blame.denied and one_party(one.blame, other.blame):
        return _found(ConflictKind.DENIAL, one, other, signs, cosine)
    if not (one.blame.denied or other.blame.denied) and one.party.clashes(other.party):
        return _found(ConflictKind.RESPONSIBILITY, one, other, signs, cosine)
    return None


def _answers(denial: Frame, charge: Frame) -> bool:
    """Whether a denial that names no event of its own, "denied responsibility", stands right behind the charge."""
    names_none = not denial.blame.event.means and not denial.blame.event.names
    if not names_none or not denial.blame.denied or charge.blame.denied or not one_party(denial.blame, charge.blame):
        return False
    one, other = denial.telling.unit, charge.telling.unit
    return one.article == other.article and 0 < one.spans[0].start - other.spans[-1].end <= BEHIND


def _found(kind: ConflictKind, one: Frame, other: Frame, signs: int, cosine: float) -> Found:
    said = [f"{f.telling.who} {'denies it' if f.blame.denied else f'blames {f.blame.words}'}" for f in (one, other)]
    return Found(
        kind=kind,
        claims=(one.claim, other.claim),
        why=", ".join(said),
        values=(one.blame.words, other.blame.words),
        passages=(one.telling.passage, other.telling.passage),
        confidence=sureness(signs, cosine),
    )
