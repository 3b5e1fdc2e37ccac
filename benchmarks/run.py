"""Measure everything that headwater claims, beside its peers, and write it down.

    python benchmarks/run.py SHARED [--only PART ...] [--quick] [--out docs] [--peers PYTHON] [--render] [--list]

SHARED is the project's shared data. Each part is a benchmark of this folder in a process of its own, with its wall
time and the most memory that it and its children held. One that fails, or a peer that is not installed, is told and
the rest goes on. Figures go to ``OUT/plots/results.json``, where a part that is measured again takes the place of what
was there; from them the tables between the markers of ``OUT/measurements.md`` and the plots are made.

``--only`` names parts, ``--list`` tells them, ``--quick`` takes a small part of the data: for a look, not for figures.
``--peers`` is an interpreter that has what ``peers.txt`` names (.peers/bin/python, if it is there); ``--render``
measures nothing and writes anew. All parts take less than 40 minutes on two cores with nothing beside.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import document
import plots
import results
import tables
import watching
from parts import PARTS, ROOT, Given, Part, chosen
from peers import NO_ANSWER

LIMIT = 1_500.0  # seconds that one part may take
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def measured(part: Part, given: Given) -> dict:
    """What a part found and what it took; or why it is not known."""
    if reason := part.absent(given):
        return {NO_ANSWER: reason}
    try:
        ran = watching.run(part.command(given), timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return {NO_ANSWER: f"not done within {LIMIT:.0f} s"}
    except OSError as error:
        return {NO_ANSWER: results.bare(str(error))}
    took = {"seconds": round(ran.seconds, 1), "peak MB": ran.peak_mb, **_when(part, given)}
    if ran.code:
        return {NO_ANSWER: _last_line(ran.stderr) or f"it ended with {ran.code}", **took}
    try:
        figures = json.loads(ran.stdout.splitlines()[-1])
    except (IndexError, json.JSONDecodeError):
        return {NO_ANSWER: "it printed no figures", **took}
    return {"figures": figures, **took}


def _when(part: Part, given: Given) -> dict:
    is_small = given.quick and part.shrinks
    return {"day": f"{datetime.now(UTC):%Y-%m-%d}", "revision": results.revision(), "quick": is_small}


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return re.sub(r"\s+", " ", results.bare(lines[-1]))[:300].rstrip(".") if lines else ""


def measure(parts: Sequence[Part], given: Given, place: Path) -> dict:
    """Measure the parts one after the other; what is known is written after each."""
    found = results.read(place)
    found |= {"machine": results.machine(), "versions": results.versions()}
    for number, part in enumerate(parts, 1):
        told = f"[{number}/{len(parts)}] {part.name}: {part.title}"
        print(f"{told} (about {part.minutes:g} min)" if not given.quick else told, file=sys.stderr, flush=True)
        found["parts"][part.name] = outcome = measured(part, given)
        state = f"{NO_ANSWER}: {outcome[NO_ANSWER]}" if NO_ANSWER in outcome else "done"
        print(f"    {state}, {outcome.get('seconds', 0):.0f} s", file=sys.stderr, flush=True)
        # in the order of the parts, whatever was measured first
        found["parts"] = {p.name: found["parts"][p.name] for p in PARTS if p.name in found["parts"]}
        results.write(found, place)
    return found


def render(found: dict, out: Path) -> None:
    """Write the tables into the document, if it is there, and the plots beside it."""
    page = out / "measurements.md"
    if page.exists():
        text = page.read_text(encoding="utf-8")
        page.write_text(document.filled(text, lambda name: tables.block(name, found)), encoding="utf-8")
    for path in plots.draw(found, out / "plots"):
        print(path.relative_to(out), file=sys.stderr)


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--only", nargs="+", metavar="PART")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--render", action="store_true")
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args(words)
    if args.list:
        print("\n".join(f"{p.name:16} {p.minutes:4g} min  {p.title}" for p in PARTS))
        return
    try:
        parts = chosen(args.only)
        place = args.out / "plots" / "results.json"
        if not args.render:
            if args.shared is None or not args.shared.is_dir():
                parser.error("give the folder of the shared data, or --render")
            with tempfile.TemporaryDirectory(prefix="headwater-benchmarks-") as work:
                given = Given(args.shared.resolve(), Path(work), _peers(args.peers), args.quick, _browser())
                measure(parts, given, place)
        render(results.read(place), args.out)
    except ValueError as error:
        sys.exit(f"error: {error}")


def _peers(given: str | None) -> str | None:
    usual = ROOT / ".peers" / "bin" / "python"
    return given or (str(usual) if usual.exists() else None)


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


if __name__ == "__main__":
    main()
