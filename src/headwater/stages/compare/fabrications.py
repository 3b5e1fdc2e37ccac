"""Who calls it made up, against whoever says who did it: "the massacre is a fabrication", "jets dropped the gas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.stages.align.blame import event_of
from headwater.stages.align.events import apart, in_common
from headwater.stages.compare.blame import Frame
from headwater.stages.compare.found import Found, sureness
from headwater.stages.compare.story import Stories
from headwater.stages.compare.tellings import Telling
from headwater.types import ConflictKind, Stance

_MADE_UP = re.compile(
    r"\b(?:fabricat\w+|hoax(?:es)?|false[- ]flag|faked?(?! news)|invented|invention|concocted|made[- ]up"
    r"|(?:was|were|been|being|as) staged)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:attacks?|massacres?|strikes?|raids?|bombings?|blasts?|explosions?|incidents?|shootings?|killings?"
    r"|poisonings?|deaths?)\b",
    re.IGNORECASE,
)


def fabrications(stories: Stories, frames: Sequence[Frame]) -> Iterator[Found]:
    """Each telling that calls an event made up against those that lay it to a party."""
    charges = [f for f in frames if f.blame.charged and not f.blame.denied and not f.blame.past]
    for number, telling in enumerate(stories.tellings):
        if not _calls_it_made_up(telling):
            continue
        near = stories.near[telling.unit.article]
        for frame in charges:
            other = frame.telling
            if other.unit.article in near and other.claim != telling.claim and other.speaker != telling.speaker:
                found = _compare(number, telling, frame, stories)
                if found is not None:
                    yield found


def _calls_it_made_up(telling: Telling) -> bool:
    words = telling.unit.text
    return telling.unit.stance is Stance.ASSERTS and bool(_MADE_UP.search(words) and _EVENT.search(words))


def _compare(number: int, telling: Telling, frame: Frame, stories: Stories) -> Found | None:
    event, cosine = event_of(telling.unit, telling.page), stories.cosine(number, frame.number)
    signs = in_common(event, frame.blame.event, cosine, on_one_event=stories.on_one_event(telling, frame.telling))
    if not signs or apart(event, frame.blame.event) is not None:
        return None
    return Found(
        kind=ConflictKind.ACCOUNT,
        claims=(telling.claim, frame.claim),
        why=f"{telling.who} calls it made up, {frame.telling.who} blames {frame.blame.words}",
        values=(telling.unit.text, frame.blame.words),
        passages=(telling.passage, frame.telling.passage),
        confidence=sureness(signs, cosine),
    )
