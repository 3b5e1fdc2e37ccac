"""The demo's brief in short, kept in ``demo.json`` so that a person reads what a change of the code changes.

Run ``python tests/golden/summary.py`` to write it anew, then read the diff.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from headwater.report.document import Brief
from story import demo_brief

GOLDEN = Path(__file__).with_name("demo.json")
FEWEST_ARTICLES = 3


def summary(brief: Brief) -> dict[str, Any]:
    """What a reader would notice: the claims that three articles or more carry, and all else that is counted."""
    outlets = {a.id: a.outlet for a in brief.articles}
    gists = {c.id: c.gist for c in brief.claims}
    return {
        "overview": asdict(brief.overview),
        "claims": [
            {
                "gist": c.gist,
                "outlets": list(c.outlets),
                "origins": [o.name for o in c.origins],
                "dropped": sorted({str(outlets[n.article]) for n in c.narrated if n.dropped}),
            }
            for c in brief.claims
            if len(c.articles) >= FEWEST_ARTICLES
        ],
        "conflicts": sorted([c.kind, c.why, *sorted(gists[x] for x in c.claims)] for c in brief.conflicts),
        "families": sorted(
            [
                [
                    str(outlets.get(f.root or "", f.root)),
                    *sorted(str(outlets[a]) for a in f.articles),
                ]
                for f in brief.families
                if len(f.articles) > 1
            ]
        ),
        "movements": sorted(
            [m.who or "", m.from_.name if m.from_ else "", m.to.name if m.to else "", len(m.articles)]
            for m in brief.movements
        ),
        "events": sorted(
            [e.kind, e.who or "", e.what, e.whom or "", e.place.name if e.place else "", len(e.articles)]
            for e in brief.events
        ),
        "timeline": [[t.when.value, t.kind, t.text, len(t.articles)] for t in brief.timeline],
    }


def packed(brief: Brief) -> str:
    return json.dumps(summary(brief), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(packed(demo_brief()), encoding="utf-8")
