"""What frame makes of short invented articles, read by the real article stages."""

from __future__ import annotations

from headwater.stages.frame import frame
from headwater.types import Event, EventKind, Movement
from stages.corpus import read


def movements(*texts: str) -> tuple[Movement, ...]:
    return frame(read({f"Outlet {n}": text for n, text in enumerate(texts)}), (), ()).movements


def ends(*texts: str) -> set[tuple[str | None, str | None]]:
    return {
        (m.origin.name if m.origin else None, m.destination.name if m.destination else None) for m in movements(*texts)
    }


def only(*texts: str) -> Movement:
    (movement,) = movements(*texts)
    return movement


def events(*texts: str, kind: EventKind | None = None) -> tuple[Event, ...]:
    found = frame(read({f"Outlet {n}": text for n, text in enumerate(texts)}), (), ()).events
    return tuple(e for e in found if kind in (None, e.kind))


def only_event(*texts: str, kind: EventKind) -> Event:
    (event,) = events(*texts, kind=kind)
    return event
