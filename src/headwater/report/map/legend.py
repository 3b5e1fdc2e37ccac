"""The key below the map: what widths, colours and signs mean, as far as they occur; then notes and the credit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.report.map.arrows import Arrow, width
from headwater.report.map.found import Found
from headwater.report.map.labels import text_width
from headwater.report.map.marks import KINDS, MOST_SIGNS, outline

CREDIT = "Map, borders: Natural Earth, no judgement of ours; dotted: in dispute. Places: GeoNames, CC BY 4.0."
ORIGINS = ("own voice only", "1 origin", "2 origins", "3 or more")
NEUTRAL = 4  # the step that stands for no number of origins
SWATCH = 30.0  # length of an arrow in the key
PADDING = 9.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign with its meaning. An arrow has a step of the colours and a width, a sign its outline."""

    text: str
    kind: str  # arrow | sign | ring | open | doubt | more | heading
    x: float = 0.0
    y: float = 0.0  # of the sign's middle
    step: int = 0
    width: float = 3.0
    style: str = ""  # planned | hedged
    d: str = ""

    @property
    def swatch(self) -> float:
        """How wide the sign is."""
        return {"arrow": SWATCH, "open": SWATCH, "heading": 0.0}.get(self.kind, 16.0)


@dataclass(frozen=True, slots=True)
class Line:
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Legend:
    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    height: float
    size: float  # of its type


def legend(found: Found, routed: Sequence[Arrow | None], across: float, top: float, size: float) -> Legend:
    """The key and the credit, in rows of this width; ``top`` is where the map ends, ``size`` that of the type."""
    entries: list[Entry] = []
    y = top + PADDING + size * 0.9
    for group in _groups(found, [arrow for arrow in routed if arrow is not None]):
        x = 0.0
        for entry in group:
            wide = entry.swatch + (4 if entry.swatch else 0) + text_width(entry.text, size)
            if x and x + wide > across:
                x, y = 0.0, y + size * 1.75
            entries.append(_at(entry, x, y))
            x += wide + size * 1.2
        y += size * 1.75
    return noted(Legend(tuple(entries), (), round(y - top, 1), size), (CREDIT,), across, top)


def noted(given: Legend, notes: Iterable[str], across: float, top: float) -> Legend:
    """The legend with notes below it."""
    lines = list(given.lines)
    size, y = given.size, top + given.height
    for note in notes:
        for text in wrapped(note, across, size):
            lines.append(Line(round(y + size * 0.36, 1), text))
            y += size * 1.4
        y += size * 0.35
    return replace(given, lines=tuple(lines), height=round(y - top, 1))


def _groups(found: Found, routed: Sequence[Arrow]) -> Iterator[list[Entry]]:
    if routed:
        yield [Entry("Origins", "heading"), *(Entry(text, "arrow", step=step) for step, text in enumerate(ORIGINS))]
        most = max(arrow.route.articles for arrow in routed)
        shown = sorted({1, round(most**0.5) if most > 8 else 1, most})
        widths = [
            Entry("Articles", "heading"),
            *(Entry(f"{n:,}", "arrow", step=NEUTRAL, width=width(n)) for n in shown),
        ]
        styles = []
        if any(a.route.planned for a in routed):
            styles.append(Entry("planned", "arrow", step=NEUTRAL, style="planned"))
        if any(a.route.hedged for a in routed):
            styles.append(Entry("hedged by all", "arrow", step=NEUTRAL, style="hedged"))
        if any(a.open_at for a in routed):
            styles.append(Entry("other end not named or not known", "open", step=NEUTRAL))
        yield [*widths, *styles]
    kinds = [kind for kind in KINDS if any(kind == k for spot in found.spots for k, _ in spot.kinds)]
    others = any(k not in KINDS for spot in found.spots for k, _ in spot.kinds)
    signs = [Entry(kind, "sign", style=kind) for kind in (*kinds, *(("other",) if others else ()))]
    if any(len(spot.kinds) > MOST_SIGNS for spot in found.spots):
        signs.append(Entry("further kinds", "more"))
    if any(spot.is_area for spot in found.spots):
        signs.append(Entry("an area, of which only the middle is known", "ring"))
    if any(spot.doubtful for spot in found.spots):
        signs.append(Entry("which place is meant is not sure", "doubt"))
    if signs:
        yield signs


def _at(entry: Entry, x: float, y: float) -> Entry:
    d = outline(entry.style, x + 8, y, 5.5) if entry.kind == "sign" else ""
    return replace(entry, x=round(x, 1), y=round(y, 1), width=round(entry.width, 1), d=d)


def wrapped(text: str, across: float, size: float) -> Iterator[str]:
    """The text in lines that fit; a word that does not fit in one is cut."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > across:
            yield line
            longer = word
        while text_width(longer, size) > across and len(longer) > 1:
            longer = longer[:-2] + "…" if longer.endswith("…") else longer[:-1] + "…"
        line = longer
    if line:
        yield line
