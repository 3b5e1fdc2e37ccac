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


P = f"<p>{LEAD}</p><p>{QUOTE}</p><p>{MORE}</p><p>{LAST}</p>"
COOKIES = (
    '<div id="cookie-banner" class="cookie-consent"><p>We use cookies to measure our audience and to improve this '
    "site. You can accept all cookies or choose your settings.</p><button>Accept all</button></div>"
)
RELATED = (
    '<div class="related-box"><h3>Related</h3><ul><li><a href="/1">Orle minister says dykes will hold</a></li>'
    '<li><a href="/2">How the dam works</a></li></ul></div>'
)
FIGURE = (
    '<figure><img src="a.jpg"><figcaption>Ferries at the quay of Orle, where the lamps were lit</figcaption></figure>'
)
BLOCK = '<figure class="wp-block-image"><img src="b.jpg"/><figcaption>A lamp that nobody lit.</figcaption></figure>'
CAPTION = '<div class="image"><img src="c.jpg"><p class="wp-caption-text">Boats near the mole in winter.</p></div>'
AMP = '<amp-img src="/a.jpg"></amp-img><figcaption>The quay of Orle at noon. Photo: A. Tarn</figcaption>'
READ_ALSO = "<p>Read also: Orm says quay will hold</p>"
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
FOOTER = "<footer><p>© 2029 The Orle Post. All rights reserved.</p></footer>"
MOST_READ = "<aside><h2>Most read</h2><ol><li><a href='/a'>A storm in Orle took six ships</a></li></ol></aside>"
SHARE = "<div class='share'><a>Facebook</a> <a>Copy link</a></div>"
LETTER = "<p>Sign up for our newsletter and get the news in your inbox.</p><p>Follow us on Facebook</p>"
COMMENTS = "<div class='comments'><p>I do not agree, said a reader.</p></div>"
PAYWALL = "<div class='paywall'><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in</p></div>"
BROKEN_LINES = "<br><br>".join((f"<b>{TITLE}</b>", LEAD, QUOTE, MORE, LAST))
GRAPH = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Orle Post"},
    {"@type": "NewsArticle", "comment": [{"@type": "Comment", "datePublished": "2031-05-09T01:00:00Z"}],
    "datePublished": "2031-05-04T23:30:00-05:00", "dateModified": "2031-05-06T10:00:00-05:00",
    "author": [{"@type": "Person", "name": "Ada Brook"}, {"@type": "Person", "name": "Lena Tarn"}],
    "publisher": {"@type": "Organization", "name": "The Orle Post"}}]}"""

OPEN_GRAPH = """<meta property="og:article:published_time" content="2031-05-04T10:11:00+02:00">
    <meta property="og:site_name" content="The Orle Post">"""
MICRODATA = """<span itemprop="author" itemscope><span itemprop="name">Ada Brook</span></span>
    <time itemprop="datePublished" datetime="2031-05-04T10:11:00+02:00">4 May</time>"""


def bare(body: str, *, head: str = f"<title>{TITLE}</title>") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def amid(piece: str) -> str:
    """The story with something between its paragraphs."""
    return f"<article><h1>{TITLE}</h1>{P.replace(f'<p>{MORE}', f'{piece}<p>{MORE}')}</article>"


def above(piece: str) -> str:
    return f"<article><h1>{TITLE}</h1>{piece}{P}</article>"


@pytest.mark.parametrize(
    "body",
    [
        f"{COOKIES}{MENU}{above('')}{FOOTER}",
        f"<main>{amid(RELATED)}</main>{MOST_READ}",
        above(FIGURE),
        amid(BLOCK),
        amid(CAPTION),
        above(AMP),
        above(SHARE).replace("</article>", f"{LETTER}</article>{COMMENTS}"),
        amid(READ_ALSO).replace("</article>", f"{PAYWALL}</article>"),
        f"<table><tr><td>{MENU}</td></tr><tr><td><table><tr><td>Archive</td><td>{above('')}</td></tr></table></td></tr>"
        "</table>".replace("article", "div"),
        f"<table><tr><td>Menu</td><td>{BROKEN_LINES}</td></tr></table>",
    ],
    ids=["cookies", "related", "figure", "block", "caption", "amp", "share", "paywall", "tables", "breaks"],
)
def test_pages_of_many_kinds_give_the_same_text(body):
    found = article(bare(body))
    assert found.text == f"{TITLE}\n{LEAD}\n{QUOTE}\n{MORE}\n{LAST}"
    assert found.title_text() == TITLE


@pytest.mark.parametrize(
    ("head", "meta", "published", "byline", "outlet"),
    [
        (linked(GRAPH), "", "2031-05-04T23:30:00-05:00", "Ada Brook; Lena Tarn", "The Orle Post"),
        (linked('{"@type":"NewsArticle","datePublished":"2031-05-04T10:11:00Z","author":{"name":"Ada Brook"}}'), "",
         "2031-05-04T10:11:00+00:00", "Ada Brook", None),
        (linked('{"datePublished": "2031-05-04", broken'), "", "2031-05-04", None, None),
        (OPEN_GRAPH, "", "2031-05-04T10:11:00+02:00", None, "The Orle Post"),
        ("", '<p class="byline">By Ada Brook | 4 May 2031, 10:11</p>', "2031-05-04T10:11", "Ada Brook", None),
        ("", '<p class="meta">Ada Brook, Orle</p>', None, "Ada Brook", None),
        ("", '<p class="dateline">Updated 16 May 2031 | Published 14 May 2031</p>', "2031-05-14", None, None),
        ("", MICRODATA, "2031-05-04T10:11:00+02:00", "Ada Brook", None),
        ("", '<div class="related"><span class="date">1 May 2031</span></div>', None, None, None),
    ],
)  # fmt: skip
def test_metadata_of_many_kinds(head, meta, published, byline, outlet):
    page = bare(f"<article><h1>{TITLE}</h1>{meta}{P}</article>", head=f"<title>{TITLE}</title>{head}")
    found = article(page)
    assert (found.published.value if found.published else None) == published
    assert (found.byline, found.outlet) == (byline, outlet)
    assert found.text == f"{TITLE}\n{LEAD}\n{QUOTE}\n{MORE}\n{LAST}"


def test_a_site_header_prints_todays_date_and_not_the_articles():
    page = bare(f"<header><div class='date'>Sunday, 4 May 2031</div></header><article><h1>{TITLE}</h1>{P}</article>")
    assert article(page).published is None


def test_the_outlet_stands_behind_the_title():
    page = bare(f"<article><h1>{TITLE}</h1>{P}</article>", head=f"<title>{TITLE} - Orle Post</title>")
    assert article(page).outlet == "Orle Post"
    assert article(bare(f"<article><h1>Orle</h1>{P}</article>", head="<title>A - B</title>")).outlet is None


def test_a_page_without_a_title_tag_has_its_heading():
    assert article(f"<html><body><div class='article'><h1>{TITLE}</h1>{P}</div></body></html>").title_text() == TITLE


def test_entries_of_a_live_page_keep_their_order():
    entries = [f"Entry {i}: the river stood at {i} metres, and the quay would stay closed for long." for i in range(9)]
    posts = "".join(f"<div class='post'><time>{20 - i}:15</time><p>{text}</p></div>" for i, text in enumerate(entries))
    found = article(bare(f"<article><h1>Live: {TITLE}</h1><p>{LEAD}</p>{posts}</article>"))
    assert found.text.split("\n")[1:] == [LEAD, *entries]


def test_declared_character_sets_do_not_matter_any_more():
    said = "“Très haut”, said Zoë Müller of the port of Tarnmouth on Sunday, when the river had risen."
    page = bare(f"<article><h1>Überflutung</h1><p>{said}</p>{P}</article>", head="<meta charset='iso-8859-1'>")
    assert said in article(page).text


def test_the_extractor_keeps_its_warnings_to_itself(caplog):
    cleaned_html("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    cleaned_html("")
    assert [record for record in caplog.records if record.name.startswith(("trafilatura", "htmldate"))] == []
