"""What peers answer that do not live in headwater's own environment, asked by an interpreter that has them.

    python benchmarks/peers.py nomenklatura|recognizers < rows.json

Knows nothing of headwater, so that it runs in an environment of its own: ``pip install -r benchmarks/peers.txt`` says
what it takes. Reads one JSON list from standard input and prints one JSON object: the peer's version, its answer to
each row, and the processor seconds that the answers took, all it needs loaded before.

nomenklatura  [schema, one name, other name] -> the score of logic-v2 between 0 and 1
recognizers   [text, day or null]            -> expressions of time: [start, end, TIMEX3 value]

For another program: ``ask`` runs this file and gives the object, or the reason why there is none; ``absent`` gives the
reason for a peer that lives in this environment.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LIMIT = 600  # seconds that a peer may take
NO_ANSWER = "not measured"
LEAD = re.compile(r"(?:since|in|on|from|by|until|before|after|for|as of|during|within)\s+", re.IGNORECASE)
NEWS_DAY = "%Y-%m-%d"

Row = Sequence[Any]


# ---------------------------------------------------------------- asked


def nomenklatura() -> Callable[[Row], float]:
    matcher = import_module("nomenklatura.matching").LogicV2
    model = import_module("followthemoney").model
    config = matcher.default_config()

    def entity(schema: str, name: str) -> Any:
        made = model.make_entity(schema)
        made.id = name
        made.add("name", name)
        return made

    def answer(row: Row) -> float:
        schema, one, other = row
        return float(matcher.compare(entity(schema, one), entity(schema, other), config).score)

    return answer


def recognizers() -> Callable[[Row], list[list]]:
    found_in = import_module("recognizers_date_time").recognize_datetime
    culture = import_module("recognizers_text").Culture.English

    def answer(row: Row) -> list[list]:
        text, day = row
        now = datetime.strptime(day, NEWS_DAY) if day else datetime(2000, 1, 1)  # noqa: DTZ001, DTZ007 it takes no zones
        found = []
        for line in re.finditer(r"[^\n]+", text):
            try:
                expressions = found_in(line[0], culture, reference=now)
            except Exception:  # noqa: BLE001 it fails on some lines, each time in another way
                continue
            for e in expressions:
                lead = LEAD.match(line[0], e.start)
                start = lead.end() if lead and lead.end() <= e.end else e.start
                found.append([line.start() + start, line.start() + e.end + 1, timex(e, now)])
        return found

    return answer


def timex(expression: Any, now: datetime) -> str:
    """The TIMEX3 value: its own where it is whole, else that of the reading which lies nearest before the article."""
    readings = (expression.resolution or {}).get("values") or [{}]
    best = nearest_before(readings, now)
    own, day = best.get("timex") or "", best.get("value") or best.get("start") or ""
    if re.fullmatch(r"XXXX-\d\d", own):
        return day[:7]
    if own.startswith("("):
        return period(own, day)
    if "XXXX" in own:
        return day.replace(" ", "T")[:16] if "T" in own else day[:10]
    return own or day


def period(own: str, start: str) -> str:
    """Of "(2031-05-01,2031-06-01,P1M)": the month or quarter, or how long it is."""
    length = own.strip("()").rsplit(",", maxsplit=1)[-1]
    if length == "P1M":
        return start[:7]
    if length == "P3M" and start:
        return f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"
    return length if length.startswith("P") and "T" not in length else start[:10]


def nearest_before(readings: Sequence[dict], now: datetime) -> dict:
    """News tells of what was: the latest reading that is not after the article, else the earliest."""
    dated = []
    for reading in readings:
        try:
            day = datetime.fromisoformat((reading.get("value") or reading.get("start") or "")[:10])
        except ValueError:
            continue
        dated.append((day, reading))
    past = [pair for pair in dated if pair[0] <= now]
    if past:
        return max(past, key=lambda pair: pair[0])[1]
    return min(dated, key=lambda pair: pair[0])[1] if dated else readings[0]


PEERS = {
    "nomenklatura": (nomenklatura, "nomenklatura", ["Person", "Ada Berg", "Ada Berg"]),
    "recognizers": (recognizers, "recognizers-text-suite", ["on Monday", "2031-05-15"]),
}


def main() -> None:
    warnings.simplefilter("ignore")
    load, package, warm_up = PEERS[sys.argv[1]]
    rows = json.load(sys.stdin)
    answer = load()
    answer(warm_up)
    begun = time.process_time()
    answers = [answer(row) for row in rows]
    seconds = time.process_time() - begun
    json.dump({"version": version(package), "answers": answers, "seconds": round(seconds, 3)}, sys.stdout)


# ---------------------------------------------------------------- asking


def absent(module: str) -> dict[str, str]:
    """Why a peer of this environment is not measured; empty where it is there."""
    return {} if find_spec(module) else {NO_ANSWER: f"{module} is not installed"}


def ask(python: str, peer: str, rows: Sequence[Row]) -> dict:
    """The answers of a peer, or ``{"not measured": reason}``."""
    command = [python, str(Path(__file__).resolve()), peer]
    try:
        done = subprocess.run(
            command, input=json.dumps(list(rows)), capture_output=True, text=True, check=False, timeout=LIMIT
        )
    except OSError as fault:
        return {NO_ANSWER: f"{Path(python).name}: {fault.strerror}"}
    except subprocess.TimeoutExpired:
        return {NO_ANSWER: f"no answer within {LIMIT} s"}
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        return {NO_ANSWER: re.sub(r"\s*\(?/\S*", "", lines[-1])}  # without paths of this machine
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
