from __future__ import annotations

import pytest

from headwater.stages.clean.html import read_html
from headwater.types import Article, Hints, Precision, Rejected, When

from .build import LAST, LEAD, MORE, TITLE, cleaned_html

QUOTE = '"We have never seen the water so high," said Lena Orm, the harbour master of Tarnmouth, on Monday.'


def web(body: str, *, head: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><title>{TITLE} | The Orle Post</title>
    <meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Orle Post">{head}</head>
    <body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>{TITLE}</h1>{body}</article>
    <div id="comments" class="comments"><p>I do not agree with any of this at all, said a reader.</p></div>
    <footer>© 2029 The Orle Post</footer></body></html>"""


STORY = f"<p>{LEAD}</p><blockquote><p>{QUOTE}</p></blockquote><p>{MORE}</p><p>{LAST}</p>"


def article(page: str, **hints: str | None) -> Article:
    found = cleaned_html(page, **hints)
    assert isinstance(found, Article), found
    return found


def test_text_title_and_quotations_are_kept_and_the_rest_is_not():
    found = article(web(STORY))
    assert found.text == f"{TITLE}\n{LEAD}\n{QUOTE}\n{MORE}\n{LAST}"
    assert found.title_text() == TITLE
    assert found.outlet == "The Orle Post"
    assert found.language == "en"


def test_metadata_of_the_page():
    head = """<meta property="article:published_time" content="2031-05-04T10:11:12+02:00">
    <meta name="author" content="Ada Brook"><link rel="canonical" href="https://www.orlepost.example/a/1">"""
    found = article(web(STORY, head=head))
    assert found.published == When("2031-05-04T10:11:12+02:00", Precision.SECOND)
    assert found.byline == "Ada Brook"
    assert found.url == "https://www.orlepost.example/a/1"


def test_hints_outrank_the_page():
    found = article(web(STORY), title="Another title", outlet="Orle Weekly", published="2031-05-05")
    assert found.title_text() == "Another title"
    assert (found.outlet, found.published) == ("Orle Weekly", When("2031-05-05", Precision.DAY))


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<script type="application/ld+json">{"datePublished": "2030-01-02"}</script>', "2030-01-02"),
        ('<meta name="date" content="2030-01-02T03:04">', "2030-01-02T03:04"),
        ('<meta itemprop="datePublished" content="2 January 2030">', "2030-01-02"),
    ],
)
def test_dates_of_the_page(head, value):
    found = article(web(STORY, head=head))
    assert found.published is not None
    assert found.published.value == value


def test_no_date_is_made_up_from_a_copyright_line():
    assert article(web(STORY)).published is None


def test_tables_of_figures_are_dropped_and_tables_of_text_are_kept():
    figures = "<table><tr><td>Level</td><td>4 m</td></tr><tr><td>Flow</td><td>9</td></tr></table>"
    words = "The council will meet again on Monday to look at the quay once more"
    said = f"<table><tr><td>{words}</td><td>Orle</td></tr></table>"
    text = article(web(STORY.replace(f"<p>{LAST}</p>", f"{figures}{said}<p>{LAST}</p>"))).text
    assert "Level" not in text
    assert words in text


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "\x00", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "\ud800"]
)
def test_a_page_without_an_article_is_rejected(page):
    rejected = cleaned_html(page)
    assert isinstance(rejected, Rejected)
    assert rejected.stage == "clean"
    assert rejected.reason.startswith("no article text")


def test_odd_pages_are_read_all_the_same():
    declared = f'<?xml version="1.0" encoding="utf-16"?>{web(STORY)}'
    broken = web(STORY).replace("</p>", "").replace("</article>", "")
    assert LEAD in article(declared).text
    assert LEAD in article(broken).text
    assert LEAD in article(web(STORY) + "\ud800\x00").text


def test_read_html_keeps_the_hints_that_the_page_does_not_know():
    found = read_html(web(STORY), Hints(location="Orle"))
    assert found is not None
    assert found.hints.location == "Orle"
