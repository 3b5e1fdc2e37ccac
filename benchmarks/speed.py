"""Time and memory of the whole way in one process, by stage.

    python benchmarks/speed.py PATH...

Prints one JSON object on its last line: articles/s, words/s, words/s of annotate and attribute together, peak memory,
seconds and share of each stage. Models are loaded in a lap of their own. What a user
waits for is measured by ``commands.py``.
"""

import json
import resource
import sys
import time

from headwater import pipeline
from headwater.cli.given import given_article
from headwater.report.build import build_brief
from headwater.settings import Settings
from headwater.stages import annotate, attribute, clean, ingest
from headwater.types import Article, RawItem, Reading


def main() -> None:
    settings = Settings(jobs=1)
    seconds = {}
    begun = last = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal last
        now = time.perf_counter()
        seconds[name] = seconds.get(name, 0.0) + now - last
        last = now

    items = [i for i in ingest.read_paths(sys.argv[1:], settings) if isinstance(i, RawItem)]
    lap("ingest")
    articles = [a for a in (clean.clean(i, settings) for i in items) if isinstance(a, Article)]
    lap("clean")
    warm_up = given_article("warm-up", "“The dam of Oren holds,” Ada Berg said.")
    for parsed in annotate.annotate([warm_up], settings):
        attribute.attribute(parsed)
    lap("load models")
    annotated = list(annotate.annotate(articles, settings))
    lap("annotate")
    readings = [attribute.attribute(a) for a in annotated]
    lap("attribute")
    current = ""

    def on_stage(name: str) -> None:
        nonlocal current
        if current:
            lap(current)
        current = name

    account = pipeline.account([r for r in readings if isinstance(r, Reading)], settings, on_stage=on_stage)
    lap(current)
    build_brief(readings, account, [], settings).to_json()
    lap("report")
    total = time.perf_counter() - begun
    words = sum(len(a.text.split()) for a in articles)
    print(
        json.dumps(
            {
                "articles": len(articles),
                "words": words,
                "statements": sum(len(r.statements) for r in readings),
                "claims": len(account.claims),
                "seconds": round(total, 1),
                "articles_per_second": round(len(articles) / total, 1),
                "words_per_second": round(words / total),
                "words_per_second_annotate_attribute": round(words / (seconds["annotate"] + seconds["attribute"])),
                "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "stages": {name: [round(s, 2), f"{round(100 * s / total)} %"] for name, s in seconds.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
