from __future__ import annotations

import dataclasses
import io

import pytest
from fictional import big, brief, empty, narrated
from rich.cells import cell_len
from rich.console import Console

from headwater.report import terminal
from headwater.report.document import ConflictDoc, EndDoc, EventDoc, FigureDoc, OverviewDoc


def shown(made, width=80, **options):
    out = io.StringIO()
    terminal.render(made, Console(file=out, width=width, no_color=True, force_terminal=False), **options)
    return out.getvalue()


def flat(made, **options):
    """In one line, so that wrapping hides nothing."""
    return " ".join(shown(made, width=1000, **options).split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(cell_len(line) for line in shown(brief(), width).splitlines()) <= width


def test_opens_with_the_counts():
    opening = (
        "5 articles by 5 outlets, but 4 texts: Northwire stands behind 2 of the articles, and 1 prints agency copy"
    )
    assert flat(brief()).startswith(f"{opening} without credit. 5 claims, 4 speakers; 1 rejected 2 claims are carried")
    alone = brief(overview=OverviewDoc(5, 5, 5))
    assert shown(alone).startswith("5 articles, 5 outlets, 4 families, 5 claims, 4 speakers; 1 rejected\n")


def test_claims_say_reach_relays_outlets_and_flags():
    text = flat(brief())
    assert "1. “Troops have left Karst for Oren.”" in text
    assert (
        "5 articles, 5 outlets, 1 origin (Osk Varn, defence minister), 1 side (Veland); first in Harbour Post" in text
    )
    assert "Times dropped the attribution; Unity Party has not commented" in text
    assert "through Northwire" in text
    assert "hedged in Lantern; flat in Harbour Post" in text
    assert "denied by Unity Party" in text
    assert "silence Unity Party: “The Unity Party has not commented on the report” (Harbour Post)" in text
    assert "drift source: “Defence Minister Osk Varn” became “Minister Warn” (Harbour Post, 2031-05-14 07:46; L" in text
    assert "possible 2 passages possibly the same, not counted" in text
    assert "figures differ: “28 villages” in Daily Oren" in text


def test_sections_below():
    text = flat(brief())
    assert "CONFLICTS (2) ≠ figures: Two figures for villages held: 28 and 74 (71 % sure)" in text
    assert (
        "2. Osk Varn, defence minister: “We hold 28 villages” (Daily Oren, 2031-05-14 09:00 UTC) "
        "in Daily Oren and Karst Gazette 3. General Ilse Brandt: “her army took 74 villages” (Lantern" in text
    )
    assert "4. Unity Party: ‘“No soldier has left Karst,” said Unity Party spokesman Jon Ruud.’ (Lantern)" in text
    assert "who (how) from to when articles origins" in text  # nobody says how many
    assert "troops (left) Karst Oren 2031-05-13 5 Osk Varn" in text
    assert "Northwire text in 2 articles of 2 outlets; 1 without credit: Karst Gazette credited by Daily Oren" in text
    made_of = (
        "– 100 % Northwire, uncredited Karst Gazette, 2031-05-14: “Troops leave Karst” – Northwire, credited Daily"
    )
    assert f"ARTICLES WITH TEXT OF OTHERS (2) {made_of}" in text
    assert "pile/broken.pdf: no text could be read (ingest)" in text


def test_article_text_commands_no_terminal():
    text = flat(brief())
    assert "[bold red]seer[/]" in text  # not read as rich markup
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_limit_counts_what_is_left_out():
    text = flat(big(50), limit=4)
    assert "51 more claims are not shown; --limit 55 shows all, --format json has every field" in text
    assert "Extra claim number 0." not in text
    assert "General Ilse Brandt said her army took 74 villages." in text  # of one article, within the limit


def test_limit_below_the_shared_claims():
    assert "4 more claims are not shown (1 carried by several articles, 3 by one)" in flat(brief(), limit=1)


def test_limit_cuts_lists():
    assert "1 more row is not shown" in flat(brief(), limit=1)


def test_what_is_no_conflict_is_listed_on_demand():
    assert "1 pair of claims looks like a conflict and is none; --all lists them" in flat(brief())
    told = "ONLY SEEM TO CONFLICT (1) ≈ figures: Osk Varn says 28 villages on Tuesday, 31 on Friday (update)"
    assert told in flat(brief(), agreements=True)
    assert "ONLY SEEM" not in flat(empty(), agreements=True)


def test_claims_that_nobody_is_said_to_have_made_are_not_listed():
    assert "Fresh snow" not in flat(brief())
    against_it = ConflictDoc("k3", "account", ("c4", "c6"), "Jon Ruud says one thing, Harbour Post another.", ())
    text = flat(brief(conflicts=(against_it,)))
    assert "– Harbour Post in its own voice: “Fresh snow fell.” (Harbour Post)" in text
    assert "conflict Jon Ruud says one thing, Harbour Post another (told by Harbour Post in its own voice)" in text


def test_empty_brief_says_so():
    assert "Nothing found: no article could be read." in shown(empty())
    assert "pile/broken.pdf" in shown(empty(rejected=brief().rejected))


def taken():
    return EventDoc(
        "e1",
        "control",
        None,
        "took",
        "her army",
        "74 villages",
        None,
        EndDoc("Karst", None, None, None),
        None,
        (FigureDoc("74", 74, "exact", "a4", ("Ilse Brandt",)),),
        ("c3",),
        ("a4",),
        ("Ilse Brandt",),
        (narrated("a4", "her army took 74 villages"),),
        hedged=True,
    )


def test_other_events_are_listed_with_who_says_so():
    said = flat(dataclasses.replace(brief(), events=(taken(),)))
    assert "OTHER EVENTS (1)" in said or "Other events" in said, said[-600:]
    assert "control: her army took: 74 villages (hedged); Karst; 1 article (Ilse Brandt)" in said
    assert "Other events" not in flat(brief())
