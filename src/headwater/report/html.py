"""The brief as one HTML file that needs nothing else: no network, no script; it unfolds by ``<details>``.

Articles are strangers' text. Jinja escapes all of it, a content security policy forbids scripts and loads even if
something slipped through, and the style sheet isolates the direction of text and breaks words of any length.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from headwater.report import against, changes, copies, passages, wording
from headwater.report.borrowed import Borrowed
from headwater.report.document import Brief, ClaimDoc
from headwater.report.flags import flags
from headwater.report.index import Index
from headwater.report.lineage import tree
from headwater.report.passages import View

MOST_POSSIBLE = 10  # passages possibly the same shown below one claim, the likeliest first
MOST_DOTS = 24  # in the small figure beside a claim; the number stands there in any case


def render(brief: Brief, *, max_claims: int = 300, max_passages: int = 40, max_rows: int = 500) -> str:
    """The brief as one HTML document.

    Args:
        brief: what is shown.
        max_claims: claims shown, with their passages; the page says how many are left out and where they are.
        max_passages: passages shown below one claim.
        max_rows: rows shown of each list.
    """
    index = Index.of(brief)
    return _template().render(
        brief=brief,
        index=index,
        w=wording,
        c=copies,
        changes=changes,
        against=against,
        flags_of=lambda claim: flags(index, claim),
        borrowed=Borrowed.of(brief.articles[:max_rows]),
        places={a.id: place for place, a in enumerate(brief.articles, 1)},
        sections=_sections(index),
        claims=index.listed[:max_claims],
        views=lambda claim: passages.claim_views(index, claim, max_passages),
        most_possible=MOST_POSSIBLE,
        possible=lambda p: passages.passage_view(index, p, index.statements[p.statement] if p.statement else None),
        hidden_passages=lambda claim: max(0, _passages(claim) - max_passages),
        tree=lambda claim: tree(index, claim),
        silence_view=lambda statement: passages.statement_view(index, statement),
        spoken=_spoken,
        dots=lambda number: min(number, MOST_DOTS),
        max_rows=max_rows,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("headwater.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,  # a field that went missing is a bug to be seen, not an empty cell
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")


def _sections(index: Index) -> dict[str, tuple[str, int]]:
    """The sections that have something to show: anchor -> title and number of entries, in the order of the page."""
    brief = index.brief
    counted = {
        "claims": ("Claims by reach", len(index.listed)),
        "conflicts": ("Conflicts", len(brief.conflicts)),
        "agreements": ("Only seem to conflict", len(brief.not_conflicts)),
        "silences": ("Silences", len(index.declines())),
        "movements": ("Movements", len(brief.movements)),
        "timeline": ("Timeline", len(brief.timeline)),
        "families": ("Copies of one text", len(index.copied_families())),
        "sources": ("Sources", len(wording.sources(index))),
        "articles": ("Articles", len(brief.articles)),
        "rejected": ("Rejected", len(brief.rejected)),
    }
    return {anchor: entry for anchor, entry in counted.items() if entry[1]}


def _passages(claim: ClaimDoc) -> int:
    return len(claim.statements) + len(claim.narrated)


def _spoken(view: View) -> str:
    """What stands below a passage: manner, setting and chain, or whose voice it is in."""
    if view.statement is None:
        return wording.voice(view)
    said = wording.manner(view.statement), wording.setting(view.statement), wording.chain(view.statement)
    return " · ".join(p for p in said if p)
