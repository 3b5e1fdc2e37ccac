from __future__ import annotations

import re
from html import unescape

import pytest
from fictional import big, brief, empty
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from headwater.report import markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(text):
    """What a reader sees: the HTML as GitHub would make it, tags out."""
    html = READER.render(text)
    return html, " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_says_what_the_terminal_says():
    _, text = read(markdown.render(brief()))
    assert text.startswith("Sourced account 5 articles by 5 outlets, but 4 texts: Northwire stands behind 2 of")
    assert "5 claims, 4 speakers; 1 rejected" in text
    assert "Northwire text in 2 articles of 2 outlets; 1 without credit: Karst Gazette" in text
    assert "100 % Northwire, uncredited" in text
    assert "1. “Troops have left Karst for Oren.”" in text
    assert "Times dropped the attribution; Unity Party has not commented" in text
    assert "in the order of time: source: “Defence Minister Osk Varn” became “Minister Warn” (Harbour Post," in text
    assert "certainty: “have left” became “may have left” (Harbour Post, 2031-05-14 07:46; Lantern, 2031" in text
    assert "taken for one claim (80 % sure): both name Karst; another verb: left, may have left" in text
    assert "2 passages possibly the same, not counted: Lantern, 2031-05-15 10:00, Unity Party: 47 % sure;" in text
    assert "claim 3 General Ilse Brandt: “her army took 74 villages” (Lantern, 2031-05-15 10:00)" in text
    assert "hedged in Lantern; flat in Harbour Post" in text
    assert "figures: Two figures for villages held: 28 and 74 (71 % sure)" in text
    assert "2031-05-13 : “troops" not in text
    assert "pile/broken.pdf: no text could be read (ingest)" in text


def test_passages_are_quotes_in_quotes():
    html, text = read(markdown.render(brief()))
    assert "Daily Oren, 2031-05-14 09:00 UTC · reported speech · reader → Northwire → Osk Varn" in text
    assert "source: “Osk Varn” · cue: “told”" in text
    inner = re.findall(r"<blockquote>\s*<p>([^<]*)</p>\s*</blockquote>", html)
    assert "“Troops have left Karst for Oren”" in inner
    assert "“Troops may have left Karst”" in inner


def test_hostile_text_stays_text():
    html, text = read(markdown.render(brief()))
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    assert tags <= {
        "h1",
        "h2",
        "h3",
        "p",
        "strong",
        "ul",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert "<img src=x onerror=alert(1)>" in text
    assert "| **all** is well_and_good #" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "text",
    [
        "# no",
        "1. no",
        "12) no",
        "- no",
        "+ no",
        "=== no",
        "---",
        "***",
        "> no",
        "~~~",
        "```",
        "[a]: b",
        "a | b",
        "&lt;",
        "$x$",
        "!a",
    ],
)
def test_line_starts_are_disarmed(text):
    html, seen = read(markdown.escape(text))
    assert html.startswith("<p>")
    assert seen == text


def test_addresses_and_names_ring_no_bell():
    escaped = markdown.escape("see https://a.test and www.a.test, @ane")
    assert "https://" not in escaped
    assert "www." not in escaped
    assert "@ane" not in escaped


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40))
def test_escaped_text_reads_as_it_was(text):
    html, seen = read(markdown.escape(text))
    assert seen.replace("\u200b", "") == " ".join(text.split()).replace("\u200b", "")
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"p"}


def test_what_is_no_conflict_is_listed_on_demand():
    _, text = read(markdown.render(brief()))
    assert "1 pair of claims looks like a conflict and is none; the option --all lists them." in text
    _, text = read(markdown.render(brief(), agreements=True))
    assert "Only seem to conflict figures: Osk Varn says 28 villages on Tuesday, 31 on Friday (update)" in text


def test_left_out_claims_and_passages_are_counted():
    _, text = read(markdown.render(big(50), max_claims=5, max_passages=2, max_rows=1))
    assert "50 more claims are not shown; the JSON has all." in text
    assert "3 more passages are not shown; the JSON has all." in text
    assert "4 more rows are not shown; the JSON has all." in text
    assert "Extra claim" not in text


def test_empty_brief_says_so():
    _, text = read(markdown.render(empty()))
    assert "Nothing found: no article could be read." in text
    assert "Claims by reach" not in text
