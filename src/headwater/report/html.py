"""The brief as one HTML file that needs nothing else: no network, no script; it unfolds by ``<details>``.

Articles are strangers' text. Jinja escapes all of it, a content security policy forbids scripts and loads even if
something slipped through, and the style sheet isolates the direction of text and breaks words of any length.

A page is read in a browser, so it is kept light: of everything there is a most that is shown, the page says how much is
left out, and the JSON of the brief has all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from headwater.report import against, changes, copies, passages, timeline, wording
from headwater.report import dropped as lost
from headwater.report import sources as quoted
from headwater.report.document import Brief, ClaimDoc, EventDoc, MovementDoc
from headwater.report.environment import environment
from headwater.report.flags import flags
from headwater.report.index import Index
from headwater.report.lineage import tree
from headwater.report.lineage_picture import picture
from headwater.report.map import Picture as Map
from headwater.report.map import picture as draw_map
from headwater.report.passages import View
from headwater.report.texts import Texts, anchor

MOST_TEXT = 1_000_000  # characters of the articles' whole texts: what a browser opens at once
MOST_POSSIBLE = 6  # passages possibly the same shown below one claim, the likeliest first
MOST_MARKS = 24  # in one row of the independence meter; above that one mark stands for several
MOST_CONFLICTS = 200
MOST_SILENCES = 100
MOST_DROPPED = 60
MOST_ENTRIES = 240  # of the timeline
MOST_EVENTS = 200  # movements, and other events
MOST_TOLD = 8  # passages shown below one movement or event
MOST_FIGURES = 5  # figures shown beside one movement or event
MOST_SOURCES = 250
MOST_REMOVED = 40  # pieces of furniture shown of one article

# From this many articles on, the page shows less of what fewer carry, and a browser lays out only what is near.
BIG = 100
BIG_WIDE = 20  # claims, the widest, that show their lineage as a picture and all passages that fit
BIG_PASSAGES = 5  # shown below each of the other claims
BIG_POSSIBLE = 3
BIG_REMOVED = 5

EVENT_KINDS = {
    "attack": "Attacks",
    "casualties": "Casualties",
    "control": "Control",
    "aid": "Aid",
    "meeting": "Meetings",
    "announcement": "Announcements",
}


def render(brief: Brief, *, max_claims: int = 150, max_passages: int = 40, max_rows: int = 1000) -> str:
    """The brief as one HTML document.

    Args:
        brief: what is shown.
        max_claims: claims shown, with their passages; the page says how many are left out and where they are.
        max_passages: passages shown below one claim; far fewer below those that few articles carry, where there are
            very many claims.
        max_rows: rows shown of each list; some lists show fewer in any case.
    """
    index = Index.of(brief)
    claims = index.listed[:max_claims]
    texts = Texts.of(index, claims, most_articles=max_rows, most_text=MOST_TEXT)
    days = timeline.days(index, min(MOST_ENTRIES, max_rows))
    speakers = wording.sources(index)
    sources = speakers[: min(MOST_SOURCES, max_rows)]

    drawn = draw_map(brief, rows=min(MOST_EVENTS, max_rows))
    is_big = len(brief.articles) >= BIG

    def in_full(claim: ClaimDoc) -> bool:
        return not is_big or index.numbers[claim.id] <= BIG_WIDE

    def most_passages(claim: ClaimDoc) -> int:
        return max_passages if in_full(claim) else min(max_passages, BIG_PASSAGES)

    return (
        environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            index=index,
            w=wording,
            c=copies,
            changes=changes,
            against=against,
            quoted=quoted,
            headline=wording.headline(index),
            is_big=is_big,
            texts=texts,
            anchor=anchor,
            flags_of=lambda claim: flags(index, claim),
            sections=_sections(index, len(speakers), drawn),
            map_picture=drawn,
            claims=claims,
            views=lambda claim: passages.claim_views(index, claim, most_passages(claim)),
            hidden_passages=lambda claim: max(0, _passages(claim) - most_passages(claim)),
            most_possible=BIG_POSSIBLE if is_big else MOST_POSSIBLE,
            most_removed=BIG_REMOVED if is_big else MOST_REMOVED,
            possible=lambda p: passages.passage_view(index, p, index.statements[p.statement] if p.statement else None),
            picture_of=lambda claim: picture(index, claim) if in_full(claim) else None,
            places={a.id: place for place, a in enumerate(brief.articles, 1)},
            tree=lambda claim: tree(index, claim),
            silence_view=lambda statement: passages.statement_view(index, statement),
            spoken=_spoken,
            scale_of=lambda claim: ceil(len(claim.articles) / MOST_MARKS),
            marks=lambda number, scale: ceil(number / scale),
            dropped=lost.dropped(index, min(MOST_DROPPED, max_rows)),
            days=days,
            two_tracks=len({e.kind == "told" for e in brief.timeline}) == 2,
            entries_left=timeline.left_out(index, days),
            told_views=lambda told: _told_views(index, told),
            events=_event_groups(brief.events[: min(MOST_EVENTS, max_rows)]),
            sides=quoted.sides(sources),
            sources_shown=len(sources),
            most_conflicts=min(MOST_CONFLICTS, max_rows),
            most_silences=min(MOST_SILENCES, max_rows),
            most_movements=min(MOST_EVENTS, max_rows),
            most_events=min(MOST_EVENTS, max_rows),
            most_told=MOST_TOLD,
            most_figures=MOST_FIGURES,
            max_rows=max_rows,
        )
    )


def _sections(index: Index, speakers: int, drawn: Map | None) -> dict[str, tuple[str, int]]:
    """The sections that have something to show: anchor -> title and number of entries, in the order of the page."""
    brief = index.brief
    counted = {
        "claims": ("Claims by reach", len(index.listed)),
        "conflicts": ("Conflicts", len(brief.conflicts)),
        "agreements": ("Only seem to conflict", len(brief.not_conflicts)),
        "dropped": ("Dropped attributions", lost.number(index)),
        "silences": ("Silences", len(index.declines())),
        "timeline": ("Timeline", timeline.number(index)),
        "map": ("Map", len(drawn.tips) if drawn else 0),
        "movements": ("Movements", len(brief.movements)),
        "events": ("Other events", len(brief.events)),
        "families": ("Copies of one text", len(index.copied_families())),
        "sources": ("Sources", speakers),
        "articles": ("Articles", len(brief.articles)),
        "rejected": ("Rejected", len(brief.rejected)),
    }
    return {anchor: entry for anchor, entry in counted.items() if entry[1]}


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The events of one kind, each with its number among all events."""

    title: str
    events: tuple[tuple[int, EventDoc], ...]


def _event_groups(events: Sequence[EventDoc]) -> tuple[EventGroup, ...]:
    groups: dict[str, list[tuple[int, EventDoc]]] = {kind: [] for kind in EVENT_KINDS}
    for number, event in enumerate(events, 1):
        groups.setdefault(event.kind, []).append((number, event))
    titles = {kind: EVENT_KINDS.get(kind) or wording.tidy(kind) for kind in groups}
    return tuple(EventGroup(titles[kind], tuple(found)) for kind, found in groups.items() if found)


def _told_views(index: Index, told: MovementDoc | EventDoc) -> tuple[View, ...]:
    return tuple(passages.words_view(index, p) for p in islice(told.passages, MOST_TOLD))


def _passages(claim: ClaimDoc) -> int:
    return len(claim.statements) + len(claim.narrated)


def _spoken(view: View) -> str:
    """What stands below a passage: manner, setting and chain, or whose voice it is in."""
    if view.statement is None:
        return wording.voice(view)
    said = wording.manner(view.statement), wording.setting(view.statement), wording.chain(view.statement)
    return " · ".join(p for p in said if p)
