"""Names on the map: how wide they are, and where they stand without covering each other or what they name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

import numpy as np

from headwater.report.map.arrows import Mark
from headwater.report.map.shapes import Box, overlap
from headwater.report.map.world import Points

LONGEST = 26  # characters of a name on the map; the panel has more of it
MOST_MARKS = 2  # combining marks on one letter: hostile text piles up hundreds
_NARROW, _WIDE = frozenset("fijlrtI.,:;'’|!()[]- "), frozenset("mwMW@%—…")
_CLEAR = 1.5  # between a label and what else is drawn
_AWAY = (3.0, 8.0, 16.0, 28.0, 42.0)  # how far from a mark its name may stand
_LEADER = 16.0  # from here on a line ties the two
# Right and left of a mark first, as maps do, then slanting, then below and above.
_SIDES = tuple(radians(turn) for turn in (0, 180, -35, 35, -145, 145, 90, -90, -65, 65, -115, 115))


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float  # of the base line
    anchor: str  # start | middle | end
    text: str
    leader: tuple[float, float, float, float] | None = None  # a line from what is named to a name that stands off


def short(text: str, longest: int = LONGEST) -> str:
    """A name of bounded length, without marks piled on its letters."""
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept) if len(kept) <= longest else "".join(kept[: longest - 1]).rstrip() + "…"


def text_width(text: str, size: float) -> float:
    """Of a text in a common sans-serif type, on the wide side."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.95
    return 0.75 if letter.isupper() else 0.62


@dataclass(slots=True)
class Room:
    """What of the drawing is taken. Labels may cross an arrow's line where they must, and nothing else."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Points] = field(default_factory=list)  # points along the arrows

    def beside(self, mark: Mark, text: str, size: float) -> Label | None:
        """The label of a mark in the best free place around it; None where none is free."""
        wide = text_width(text, size)
        placed = [(label, _box(label, wide, size), away) for label, away in _around(mark, text, size)]
        free = [one for one in placed if self._is_free(one[1])]
        if not free:
            return None
        # An arrow's point that is covered weighs as much as four units of distance. Of equals the first.
        label, box, _ = min(free, key=lambda one: self._crossed(one[1]) + one[2] / 4)
        self.taken.append(box)
        return label

    def within(self, places: Sequence[tuple[float, float]], text: str, size: float, spaced: float) -> Label | None:
        """The label of an area at the first of the places that is free of everything; None where none is."""
        wide = text_width(text, size) + spaced * len(text)
        for x, y in places:
            label = Label(x, y + size * 0.36, "middle", text)
            box = _box(label, wide, size)
            if self._is_free(box) and not self._crossed(box):
                self.taken.append(box)
                return label
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = self.frame
        inside = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        return inside and not any(overlap(box, other) for other in self.taken)

    def _crossed(self, box: Box) -> int:
        """How many points of arrows the box covers."""
        if not self.lines:
            return 0
        points = np.concatenate(self.lines)
        x, y = points[:, 0], points[:, 1]
        return int(np.count_nonzero((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])))


def _around(mark: Mark, text: str, size: float) -> Iterator[tuple[Label, float]]:
    """Labels around a mark, with how far they stand off."""
    for away in _AWAY:
        for angle in _SIDES:
            across, down = cos(angle), sin(angle)
            x, y = mark.x + across * (mark.reach + away), mark.y + down * (mark.rise + away)
            anchor = "middle" if abs(across) < 0.4 else "start" if across > 0 else "end"
            leader = None
            if away >= _LEADER:
                start = mark.x + across * (mark.reach + 1.5), mark.y + down * (mark.rise + 1.5)
                leader = (*start, x - across * 2, y - down * 2)
            yield Label(x, y + size * (0.36 + 0.4 * down), anchor, text, leader), away


def _box(label: Label, wide: float, size: float) -> Box:
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left - _CLEAR, label.y - size * 0.85, left + wide + _CLEAR, label.y + size * 0.3
