"""Articles put together by chance, of strangers' words in every place that a stranger can reach."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import pipeline
from headwater.report.build import build_brief
from headwater.settings import Settings
from headwater.stages.clean import clean
from headwater.stages.ingest.decode import tidy, tidy_line
from headwater.types import Article, Hints, Markup, RawItem, Reading, Rejected

from .properties import check_brief, check_cleaned, check_exports, check_read

SETTINGS = Settings()
MADE_AT = datetime(2031, 5, 15, tzinfo=UTC)
MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></svg>",
    "]]>-->",
    "{{ 7 * 7 }}",
    "[x](javascript:alert(1))",
    "`~~~`",
    "| a | b |",
    "# 1. - >",
    "&lt;b&gt;&#60;",
    "\x1b[31m\x9b",
    "\u202e\u2067",
    "\ud800\U000e0001",
    "\u2028\x85\x0b",
    "javascript:alert(1)",
    "=HYPERLINK(1)",
)
SENTENCES = (
    "General {} said on Tuesday that troops have left Warsaw for Berlin.",
    "“We hold {} villages,” Dolan told the Orle Post.",
    "At least 12 people were killed in {}, the mayor said.",
    "At least 30 people were killed in {}, according to Northwire.",
    "{} denied that anybody was killed in Orle.",
    "The army of {} has not commented.",
    "Troops have left Warsaw for Berlin.",
    "The Orle Post reported, citing {}, that the dam had burst.",
    "{}",
)
PIECES = (
    st.sampled_from(MARKUP)
    | st.sampled_from(["Osk Varn", "Orle", "Veland", "12", "General Staff"])
    | st.text(max_size=12)
)
LINES = st.builds(str.format, st.sampled_from(SENTENCES), PIECES)
BODIES = st.lists(LINES, min_size=1, max_size=6).map("\n".join)


@st.composite
def items(draw: st.DrawFn, number: int = 1) -> RawItem:
    body, mended = tidy(draw(BODIES))
    if draw(st.booleans()):
        paragraphs = "</p><p>".join(body.split("\n"))
        body, markup = f"<html><body><article><p>{paragraphs}</p></article></body></html>", Markup.HTML
    else:
        markup = Markup.TEXT
    about = {name: tidy_line(draw(PIECES)) for name in ("title", "outlet", "byline", "url", "language", "location")}
    published = draw(st.sampled_from(["2031-05-13", "13 May 2031", None]) | PIECES.map(tidy_line))
    path = f"{number}-{tidy_line(draw(PIECES))}"
    hints = Hints(**about, published=published)
    return RawItem(f"art-{number}", path, f"{number:064}", body, markup, hints, "utf-8", mended, "test")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(items())
def test_one_article_of_anything(item):
    found = clean(item, SETTINGS)
    check_cleaned(found)
    assert clean(item, SETTINGS) == found
    if isinstance(found, Article):
        [read] = pipeline.read([item], SETTINGS)
        check_read(read)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(items(1), items(2), items(3)), st.text(max_size=30))
def test_a_brief_of_anything(given_, reason):
    """Whatever is handed in, the brief points to words that are there, and no form of it holds a stranger's markup."""
    results = list(pipeline.read(given_, SETTINGS))
    readings = [r for r in results if isinstance(r, Reading)]
    rejected = [r for r in results if isinstance(r, Rejected)] + [Rejected("<b>", "ingest", tidy(reason)[0])]
    made = build_brief(readings, pipeline.account(readings, SETTINGS), rejected, SETTINGS, made_at=MADE_AT)
    check_brief(made)
    check_exports(made)
