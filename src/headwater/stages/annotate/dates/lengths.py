"""Units of time and lengths in them, as ISO 8601 writes them: "three weeks" is P3W, "several months" PXM."""

from __future__ import annotations

_CODES = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "week": "{}W",
    "weekend": "{}WE",
    "month": "{}M",
    "quarter": "{}Q",
    "season": "{}S",
    "year": "{}Y",
}
_TIMES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}


def unit_of(words: str) -> str:
    """As in "weeks" and "week" are one unit."""
    unit = words.lower()
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def length(count: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it; X stands for a count that nobody names."""
    factor, unit = _TIMES.get(unit, (1, unit))
    if count is None:
        return f"P{_CODES[unit].format('X')}"
    if unit == "hour" and count % 1:
        return f"PT{int(count)}H{round(count % 1 * 60)}M".replace("PT0H", "PT")
    return f"P{_CODES[unit].format(f'{count * factor:.12g}')}"
