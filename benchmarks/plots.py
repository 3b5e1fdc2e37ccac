"""The figures of a run as pictures: quality beside peers, how time grows, and where it goes.

SVG with words as text, no date and a fixed salt, so that two runs that find the same give the same file. The colours
are told apart by the colour-blind (Okabe and Ito), and nothing is said by colour alone. What was not measured is left
out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from peers import NO_ANSWER

OURS, THEIRS = "#0072B2", "#B8B8B8"
LINES = (("#0072B2", "o", "-"), ("#D55E00", "s", "--"), ("#009E73", "^", "-."), ("#CC79A7", "D", ":"))
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "headwater",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Arial"],  # named at every word, so few
    "font.size": 9,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
}
WIDTH = 9.0  # inches


@dataclass(frozen=True)
class Bars:
    """One figure of several tools."""

    title: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Curve:
    """How something grows: both axes logarithmic."""

    title: str
    across: str
    up: str
    lines: Mapping[str, Sequence[tuple[float, float]]]


def draw(results: Mapping, folder: Path) -> list[Path]:
    """Make the pictures for which there are figures; gives their files."""
    parts = {n: p["figures"] for n, p in results["parts"].items() if "figures" in p}
    made = []
    with mpl.rc_context(STYLE):
        for name, picture in PICTURES.items():
            if figure := picture(parts):
                folder.mkdir(parents=True, exist_ok=True)
                path = folder / f"{name}.svg"
                FigureCanvasSVG(figure).print_svg(path, metadata={"Date": None, "Creator": None})
                # matplotlib leaves blanks at the ends of lines
                lines = path.read_text(encoding="utf-8").splitlines()
                path.write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8")
                made.append(path)
    return made


# ---------------------------------------------------------------- quality beside peers


def quality(parts: Mapping[str, Mapping]) -> Figure | None:
    panels = [bars for find in PANELS for bars in _known(find, parts) if len(bars.values) > 1]
    if not panels:
        return None
    columns = 2
    rows = -(-len(panels) // columns)
    tallest = max(len(bars.values) for bars in panels)
    figure = Figure(figsize=(WIDTH, rows * (0.55 + 0.24 * tallest)), layout="constrained")
    for place, bars in zip(figure.subplots(rows, columns, squeeze=False).flat, panels, strict=False):
        _bars(place, bars)
    for place in figure.axes[len(panels) :]:
        place.set_axis_off()
    return figure


def _bars(place: Axes, bars: Bars) -> None:
    names = sorted(bars.values, key=lambda name: name != "headwater")  # which comes first
    values = [bars.values[name] for name in names]
    colours = [OURS if name == "headwater" else THEIRS for name in names]
    place.barh(range(len(names)), values, color=colours, height=0.7)
    for at, value in enumerate(values):
        place.text(value + 1, at, f"{value:.0f}", va="center")
    place.set(title=bars.title, xlim=(0, 108), xticks=(0, 50, 100), xlabel="%")
    place.set_yticks(range(len(names)), names)
    place.invert_yaxis()


def _quotes(parts: Mapping) -> Iterator[Bars]:
    scores = {tool: f["score"] for tool, f in parts["attribution"].items() if "score" in f}
    yield Bars("Who says what, PolNeAR dev: soft F1", {tool: s["soft"] for tool, s in scores.items()})
    indirect = {tool: s["soft_recall"]["indirect"] for tool, s in scores.items()}
    yield Bars("Indirect speech found, PolNeAR dev: soft recall", {t: v for t, v in indirect.items() if v is not None})


def _claims(parts: Mapping) -> Iterator[Bars]:
    means = parts["claims"]["mean"]
    named = {way.split(" (")[0].replace(", best for pairs", ", best threshold"): row for way, row in means.items()}
    kept = ("headwater", "vectors, best threshold", "HDBSCAN, best threshold", "figure", "exact")
    words = {"exact": "figure and name", "figure": "same figure", "HDBSCAN, best threshold": "HDBSCAN, best settings"}
    values = {words.get(way, way): named[way]["pairs f1"] for way in kept if way in named}
    yield Bars(f"One claim across articles, {parts['claims']['stories']} stories: F1 of pairs", values)


def _families(parts: Mapping) -> Iterator[Bars]:
    methods = {m: f for m, f in parts["families"]["families"].items() if NO_ANSWER not in f}
    f1 = {m: _f1(f["dev"]["precision"], f["dev"]["recall"]) for m, f in methods.items()}
    yield Bars("Articles of one text, judged pairs: F1", f1)


def _names(parts: Mapping) -> Iterator[Bars]:
    figures = parts["names"]
    tools = {"headwater": figures, **{t: f for t, f in figures.get("beside", {}).items() if NO_ANSWER not in f}}
    for kind in ("persons", "organisations"):
        yield Bars(f"Names of {kind}, nb_cases: F1", {tool: 100 * f[kind]["f1"] for tool, f in tools.items()})


def _dates(parts: Mapping) -> Iterator[Bars]:
    figures = parts["dates"]
    tools = {"headwater": figures, **{t: f for t, f in figures.get("beside", {}).items() if NO_ANSWER not in f}}
    for name in ("TimeBank", "AQUAINT"):
        yield Bars(f"Times in text, {name}: value F1", {tool: 100 * f[name]["value_f1"] for tool, f in tools.items()})


def _places(parts: Mapping) -> Iterator[Bars]:
    ways = {
        "headwater": "accuracy",
        "most prominent": "most_prominent_accuracy",
        "most populous": "most_populous_accuracy",
    }
    for name, row in parts["places"]["corpora"].items():
        yield Bars(
            f"Places, {name.replace('lgl', 'LGL')}: within 161 km", {way: 100 * row[key] for way, key in ways.items()}
        )


PANELS = (_quotes, _claims, _families, _names, _dates, _places)


def _f1(precision: float | None, recall: float | None) -> float:
    return 200 * precision * recall / (precision + recall) if precision and recall else 0.0


# ---------------------------------------------------------------- growth


def growth(parts: Mapping[str, Mapping]) -> Figure | None:
    curves = [curve for find in CURVES for curve in _known(find, parts)]
    if not curves:
        return None
    figure = Figure(figsize=(WIDTH, 3.6), layout="constrained")
    for place, curve in zip(figure.subplots(1, len(curves), squeeze=False).flat, curves, strict=True):
        for (name, points), (colour, mark, dash) in zip(curve.lines.items(), LINES, strict=False):
            label = f"{name}: power {_power(points):.2f}" if len(points) > 1 else name
            place.loglog(
                *zip(*points, strict=True), color=colour, marker=mark, linestyle=dash, label=label, markersize=4
            )
        place.set(title=curve.title, xlabel=curve.across, ylabel=curve.up)
        for axis in (place.xaxis, place.yaxis):
            axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0), numticks=8))
            axis.set_major_formatter(
                FuncFormatter(lambda value, _: f"{value:,g}" if value < 1_000 else f"{value:,.0f}")
            )
            axis.set_minor_locator(NullLocator())
        place.grid(visible=True, which="major", color="#E0E0E0", linewidth=0.6)
        place.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(0, -0.22))
    return figure


def _power(points: Sequence[tuple[float, float]]) -> float:
    """Slope of the last point against the first on logarithmic scales: 1 is linear."""
    (x, y), (far, high) = points[0], points[-1]
    return log(high / y) / log(far / x)


def _names_growth(parts: Mapping) -> Iterator[Curve]:
    steps = parts["names-growth"]["steps"]
    yield Curve("Resolving names", "mentions", "seconds", _lines(steps, "mentions", {"resolve": "seconds"}))


def _families_growth(parts: Mapping) -> Iterator[Curve]:
    before, seconds, points = 0, 0.0, []
    for step in parts["families-growth"]["scale"]["steps"]:
        seconds += step["ms an article"] * (step["articles"] - before) / 1000
        before = step["articles"]
        points.append((before, seconds))
    yield Curve("Comparing texts", "articles", "seconds", {"add all": points})


def _claims_growth(parts: Mapping) -> Iterator[Curve]:
    lines = {"add all": "add s", "claims of all": "claims s", "one more article": "one more: all s"}
    sizes = parts["claims-growth"]["sizes"]
    yield Curve("Making claims, without the networks", "statements", "seconds", _lines(sizes, "statements", lines))


CURVES = (_names_growth, _families_growth, _claims_growth)


def _lines(rows: Sequence[Mapping], across: str, up: Mapping[str, str]) -> dict[str, list[tuple[float, float]]]:
    found = {name: [(row[across], row[key]) for row in rows if row[key]] for name, key in up.items()}
    return {name: points for name, points in found.items() if points}


# ---------------------------------------------------------------- stages


def stages(parts: Mapping[str, Mapping]) -> Figure | None:
    if "stages" not in parts:
        return None
    seconds = {name: took for name, (took, _) in parts["stages"]["stages"].items()}
    figure = Figure(figsize=(WIDTH, 0.6 + 0.24 * len(seconds)), layout="constrained")
    place = figure.subplots()
    place.barh(range(len(seconds)), list(seconds.values()), color=OURS, height=0.7)
    total = sum(seconds.values()) or 1
    for at, took in enumerate(seconds.values()):
        place.text(took + 0.01 * max(seconds.values()), at, f"{100 * took / total:.0f} %", va="center")
    articles = f"{parts['stages']['articles']:,} articles, one process"
    place.set(title=f"Time by stage, {articles}", xlabel="seconds", xlim=(0, 1.08 * max(seconds.values())))
    place.set_yticks(range(len(seconds)), list(seconds))
    place.invert_yaxis()
    return figure


def _known(find: Callable[[Mapping], Iterator], parts: Mapping) -> list:
    """What there are figures for."""
    try:
        return list(find(parts))
    except (KeyError, TypeError):
        return []


PICTURES: dict[str, Callable[[Mapping], Figure | None]] = {"quality": quality, "growth": growth, "stages": stages}
