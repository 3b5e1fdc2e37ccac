"""What was asked of headwater, and whether it was held: one row a goal, read out of the figures of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from peers import NO_ANSWER


@dataclass(frozen=True)
class Goal:
    """A figure with what it should reach."""

    area: str
    what: str
    part: str
    figure: Callable[[Mapping], float | None]  # of the part's figures
    asked: float
    at_most: bool = False
    unit: str = ""
    decimals: int = 1

    def is_held(self, measured: float) -> bool:
        return measured <= self.asked if self.at_most else measured >= self.asked

    def shown(self, number: float) -> str:
        return f"{number:,.{self.decimals}f}{self.unit}"


def _mean(column: str) -> Callable[[Mapping], float | None]:
    return lambda figures: figures["mean"][column]


def _percent(*path: str) -> Callable[[Mapping], float | None]:
    def figure(figures: Mapping) -> float | None:
        for key in path:
            figures = figures[key]
        return None if figures is None else 100 * figures  # type: ignore[operator]

    return figure


def _tool(name: str, *path: str) -> Callable[[Mapping], float]:
    def figure(figures: Mapping) -> float:
        found = figures[name]
        for key in path:
            found = found[key]
        return found

    return figure


def _first(steps: str, key: str) -> Callable[[Mapping], float | None]:
    """Of the last, that is the largest, step."""
    return lambda figures: figures[steps][-1][key]


GOALS = (
    Goal("stories", "statements, soft F1", "stories", _mean("statements f1"), 78),
    Goal("stories", "the right speaker", "stories", _mean("speaker"), 85, unit=" %"),
    Goal("stories", "statement and speaker, F1", "stories", _mean("joint f1"), 68),
    Goal("stories", "relays, F1", "stories", _mean("relay f1"), 65),
    Goal("stories", "form", "stories", _mean("form"), 85, unit=" %"),
    Goal("stories", "stance", "stories", _mean("stance"), 92, unit=" %"),
    Goal("stories", "claims, B-cubed F1", "stories", _mean("claims_b3 f1"), 93),
    Goal("stories", "claims across articles, F1 of pairs", "stories", _mean("claims_cross_article f1"), 65),
    Goal("stories", "claims across articles, precision of pairs", "stories", _mean("claims_cross_article p"), 75),
    Goal("stories", "origins counted right", "stories", _mean("origins exact"), 70, unit=" %"),
    Goal("stories", "origins, mean error", "stories", _mean("origins mean_abs_error"), 0.4, at_most=True, decimals=2),
    Goal("stories", "narrated passages found", "stories", _mean("narrated_recall"), 50, unit=" %"),
    Goal("stories", "conflicts, F1", "stories", _mean("conflicts f1"), 50),
    Goal("stories", "false friends in a set, at the most", "stories", _tool("most false friends"), 1, True, "", 0),
    Goal("stories", "movements, F1", "stories", _mean("movements f1"), 60),
    Goal("attribution", "soft F1", "attribution", _tool("headwater", "score", "soft"), 80),
    Goal("attribution", "joint F1", "attribution", _tool("headwater", "score", "joint"), 75),
    Goal("attribution", "exact F1", "attribution", _tool("headwater", "score", "exact"), 62),
    Goal(
        "attribution",
        "indirect speech found, soft recall",
        "attribution",
        _tool("headwater", "score", "soft_recall", "indirect"),
        72,
        unit=" %",
    ),
    Goal(
        "attribution",
        "words/s, annotate and attribute, one core",
        "attribution",
        _tool("headwater", "words_per_second_cpu", "both"),
        4_000,
        decimals=0,
    ),
    Goal(
        "attribution",
        "peak memory",
        "attribution",
        _tool("headwater", "peak_memory_mb"),
        700,
        at_most=True,
        unit=" MB",
        decimals=0,
    ),
    Goal("names", "persons, F1", "names", _percent("persons", "f1"), 82),
    Goal("names", "organisations, F1", "names", _percent("organisations", "f1"), 88),
    Goal("names", "comparisons/s, cold, one core", "names", _tool("comparisons_per_second"), 5_000, decimals=0),
    Goal("names", "seconds for all names of the piles", "names-growth", _first("steps", "seconds"), 120, True, " s"),
    Goal("places", "TR-News, within 161 km", "places", _percent("corpora", "TR-News", "accuracy"), 90, unit=" %"),
    Goal("places", "LGL, within 161 km", "places", _percent("corpora", "lgl", "accuracy"), 80, unit=" %"),
    Goal(
        "places",
        "TR-News, articles/s, one core",
        "places",
        _tool("corpora", "TR-News", "articles_per_second"),
        1_000,
        decimals=0,
    ),
    Goal("places", "gazetteer", "places", lambda f: f["gazetteer_bytes"] / 1e6, 10, at_most=True, unit=" MB"),
    Goal("places", "gazetteer, load", "places", _tool("load_seconds"), 0.3, at_most=True, unit=" s", decimals=2),
    Goal("times", "TimeBank, value F1", "dates", _percent("TimeBank", "value_f1"), 80),
    Goal("times", "AQUAINT, value F1", "dates", _percent("AQUAINT", "value_f1"), 78),
    Goal("times", "TimeBank, articles/s, one core", "dates", _tool("TimeBank", "articles_per_second"), 100, decimals=0),
    Goal("figures", "sentences with every field right", "figures", _percent("share"), 95, unit=" %"),
    Goal(
        "families",
        "held-out pairs, precision",
        "families",
        _percent("families", "headwater", "held_out", "precision"),
        98,
        unit=" %",
    ),
    Goal(
        "families",
        "held-out pairs, recall",
        "families",
        _percent("families", "headwater", "held_out", "recall"),
        92,
        unit=" %",
    ),
    Goal(
        "families",
        "seconds for the largest pile, one core",
        "families",
        lambda f: max(pile["seconds"] for pile in f["time"]),
        20,
        at_most=True,
        unit=" s",
    ),
    Goal(
        "claims",
        "one more article to the largest archive, with claims",
        "claims-growth",
        _first("sizes", "one more: all s"),
        2,
        at_most=True,
        unit=" s",
        decimals=2,
    ),
    Goal(
        "commands",
        "`import headwater`, over Python's start",
        "commands",
        lambda figures: figures["import"]["import headwater s"] - figures["import"]["python s"],
        0.3,
        at_most=True,
        unit=" s",
        decimals=2,
    ),
    Goal(
        "commands",
        "first output of `headwater brief` on five articles",
        "commands",
        lambda figures: figures["first look"]["first output s"],
        4,
        at_most=True,
        unit=" s",
    ),
    Goal(
        "commands",
        "words/s through the article stages, all cores",
        "commands",
        lambda figures: figures["read"][-1]["words/s"],
        8_000,
        decimals=0,
    ),
    Goal(
        "commands",
        "612 articles on one story, from CSV to page",
        "commands",
        lambda figures: figures["pile"]["seconds"],
        90,
        at_most=True,
        unit=" s",
        decimals=0,
    ),
    Goal(
        "commands",
        "the same, peak memory of all processes",
        "commands",
        lambda figures: figures["pile"]["peak MB"],
        1_500,
        at_most=True,
        unit=" MB",
        decimals=0,
    ),
)


@dataclass(frozen=True)
class Verdict:
    goal: Goal
    measured: float | None  # nothing where the part was not measured
    quick: bool = False

    @property
    def word(self) -> str:
        if self.measured is None:
            return NO_ANSWER
        if self.quick:
            return "small data"  # says nothing of the goal
        return "held" if self.goal.is_held(self.measured) else "**missed**"


def verdicts(parts: Mapping[str, Mapping]) -> Iterator[Verdict]:
    """Each goal with what the parts of a run say of it."""
    for goal in GOALS:
        part = parts.get(goal.part, {})
        try:
            measured = goal.figure(part["figures"])
        except (KeyError, TypeError, IndexError):
            measured = None
        yield Verdict(goal, measured, bool(part.get("quick")))
