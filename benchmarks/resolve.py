"""How long the names of a pile take to resolve, as the pile grows.

    python benchmarks/resolve.py PATH...

Reads all articles beneath the paths on all cores (annotate and attribute), then resolves the names of growing shares
of them on one core. Prints a Markdown table and, on its last line, one JSON object: for each share articles, mentions,
distinct names, processor seconds, entities; and the exponents of the seconds by mentions and by names, where 1 is
linear.
"""

import gc
import json
import math
import sys
import time
from pathlib import Path

from headwater import engine
from headwater.settings import Settings
from headwater.stages import ingest
from headwater.stages.resolve import resolve
from headwater.types import Reading
from one_core import cores, pin

SHARES = (1 / 8, 1 / 4, 1 / 2, 1)
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def names_in(readings: list[Reading]) -> int:
    """Distinct names as they are written: of mentions, of speakers and of relays."""
    names = {m.span.of(r.article.text) for r in readings for m in r.annotated.mentions if m.label in LABELS}
    names |= {n.name for r in readings for s in r.statements for n in (s.speaker, *s.relays) if n}
    return len(names)


def measured(readings: list[Reading]) -> dict:
    gc.collect()
    begun = time.process_time()
    entities = resolve(readings)
    seconds = time.process_time() - begun
    return {
        "articles": len(readings),
        "mentions": sum(len(e.mentions) for e in entities),
        "names": names_in(readings),
        "seconds": round(seconds, 2),
        "entities": len(entities),
    }


def exponent(rows: list[dict], of: str) -> float | None:
    """Slope of the last against the first on logarithmic scales."""
    first, last = rows[0], rows[-1]
    if first[of] == last[of] or not first["seconds"]:
        return None
    return round(math.log(last["seconds"] / first["seconds"]) / math.log(last[of] / first[of]), 2)


def main() -> None:
    paths = [p for given in sys.argv[1:] for p in (sorted(Path(given).rglob("*.csv")) or [Path(given)])]
    settings = Settings(jobs=cores())
    results = engine.read(ingest.read_paths(paths, settings), settings)
    # by id, which is a hash: each share is a sample of all the piles
    readings = sorted((r for r in results if isinstance(r, Reading)), key=lambda r: r.article.id)
    pin()
    resolve(readings[:1])  # loads the gazetteer
    rows = [measured(readings[: max(1, round(len(readings) * share))]) for share in SHARES]
    print("| articles | mentions | distinct names | seconds | entities |\n|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(f"{value:,}" for value in row.values()) + " |")
    print(json.dumps({"steps": rows, "exponents": {of: exponent(rows, of) for of in ("mentions", "names")}}))


if __name__ == "__main__":
    main()
