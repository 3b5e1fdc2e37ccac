from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.settings import Settings
from headwater.stages.clean import clean, outlet_of_url
from headwater.types import Article, Hints, Markup, Precision, Rejected, When
from timing import LINEAR, growth

from .build import BODY, LAST, LEAD, MORE, SETTINGS, TITLE, cleaned, cleaned_html, cuts, kept, raw

PIECES = st.sampled_from(
    [
        TITLE,
        f"{TITLE}.",
        LEAD,
        MORE,
        LAST,
        "News",
        "[ad_1]",
        "Advertisement",
        "Share this article",
        "Facebook Twitter",
        "By Ada Brook",
        "QUARRA (ZNA) — ",
        "4 May 2031",
        "Posted on May 4 2031 by ",
        "--ZNA",
        "Source link",
        "Read also",
        "Photo: Ada Brook/AFP",
        "(function(d, s) {",
        "var x = d.getElementById(s);",
        "}(document));",
        "Підтримати нас можна через картку",
        "Tarn Post is the world's premier daily newspaper.",
        "“We will see,” she said.",
        "Reuters",
        "News Region Weather Sport",
        "Orle Post | World",
        "Obituaries Front",
        "Ada Brook, Orle",
        "8:00 AM ET",
        "2 hours ago",
        "Most read",
        "1. Orle builds a quay",
        "Read also: Orm says quay is safe",
        "Tags Orle Tarnmouth",
        "12",
        "a",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u200b",
        "\u2028",
        ". ",
        " - ",
        "\x00",
        "\ud800",
        "é",
    ]
)
MESSY = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=16).map("".join)
TITLES = st.one_of(st.none(), PIECES, st.text(max_size=30))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MESSY, TITLES, st.sampled_from([None, "Tarn Post", "orle.example"]))
def test_text_is_the_source_with_the_cuts_taken_out_and_cleaning_it_again_changes_nothing(body, title, outlet):
    hints = {"title": title, "outlet": outlet}
    article = clean(raw(body, **hints), SETTINGS)
    if isinstance(article, Rejected):
        return
    assert kept(article) == article.text
    assert article.text == article.text.strip()
    assert "\n\n" not in article.text
    assert "  " not in article.text
    for span in (*article.foreign, *([article.title] if article.title else [])):
        assert span.of(article.text)
        assert "\n" not in span.of(article.text)
    assert article.title is None or article.title.start == 0
    again = clean(raw(article.text, **hints), SETTINGS)
    assert isinstance(again, Article)
    assert again.text == article.text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='<>/="pdivhtmlarticlebody \n&;ab.', max_size=120), st.booleans())
def test_no_page_crashes(noise, wrapped):
    page = f"<html><body><article><p>{noise}</p></article></body></html>" if wrapped else noise
    assert isinstance(cleaned_html(page), Article | Rejected)


def test_title_from_metadata_becomes_the_first_line():
    article = cleaned(BODY, title=TITLE)
    assert article.title_text() == TITLE
    assert article.text.startswith(f"{TITLE}\n{LEAD}")


def test_title_from_metadata_is_not_doubled():
    assert cleaned(f"{TITLE}\n\n{BODY}", title=f" {TITLE} ").text == cleaned(BODY, title=TITLE).text


def test_title_that_opens_the_first_paragraph_gets_a_line_of_its_own():
    article = cleaned(f"{TITLE}. {LEAD} {MORE}", title=TITLE)
    assert article.text == f"{TITLE}\n{LEAD} {MORE}"


def test_plain_text_without_a_title_has_none():
    article = cleaned(BODY)
    assert article.title is None
    assert article.text == f"{LEAD}\n{MORE}\n{LAST}"


@pytest.mark.parametrize(("body", "reason"), [("", "no text"), (" \n\t\r\n", "no text"), ("[ad_1]", "furniture")])
def test_nothing_to_read_is_rejected(body, reason):
    rejected = clean(raw(body), SETTINGS)
    assert isinstance(rejected, Rejected)
    assert (rejected.path, rejected.stage) == ("pile/a1.txt", "clean")
    assert reason in rejected.reason


def test_too_long_is_rejected():
    rejected = clean(raw(BODY), Settings(max_article_chars=100))
    assert isinstance(rejected, Rejected)
    assert "max_article_chars is 100" in rejected.reason


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        ". ",
        "word, ",
        '"',
        "A.",
        "(",
        "1 ",
        "\n",
        "News",
        "[ad_1]",
        "Bora Bora ",
        "x\n",
        "Harbour\n",
        "Ada Brook\n",
        "News Sport\n",
        "News | ",
        "Read also: ",
        "Updated 4 May 2031 | ",
        "4 May 2031 ",
        "By A ",
        "--A ",
        "{;",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit):
    size = 10_000 if "\n" in unit else 50_000
    assert growth(lambda n: clean(raw(unit * (n // len(unit))), SETTINGS), size) < LINEAR


def test_what_came_with_the_item_goes_on():
    item = dataclasses.replace(raw(BODY, url="https://www.orle.example/a", byline="Ada Brook"), mended=True)
    article = clean(item, SETTINGS)
    assert isinstance(article, Article)
    assert (article.id, article.path, article.sha256, article.mended) == ("a1", "pile/a1.txt", "00", True)
    assert (article.url, article.outlet, article.byline) == ("https://www.orle.example/a", "orle.example", "Ada Brook")
    assert article.made_by.startswith("clean/2+")


def test_metadata_date_wins_and_the_text_adds_the_time_of_the_same_day():
    assert cleaned(f"{TITLE}\n4 May 2031 07:46\n{BODY}", published="2031-05-04").published == When(
        "2031-05-04T07:46", Precision.MINUTE
    )
    assert cleaned(f"{TITLE}\n4 May 2031 07:46\n{BODY}", published="2031-05-06").published == When(
        "2031-05-06", Precision.DAY
    )


def test_text_dates_itself_where_metadata_does_not():
    article = cleaned(f"{TITLE}\n\n4 May 2031\n\n{BODY}")
    assert article.published == When("2031-05-04", Precision.DAY)
    assert cuts(article, "dateline") == ["4 May 2031"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Updated 16 May 2031, 11:02 | Published 14 May 2031", "2031-05-14"),
        ("Published 14 May 2031 09:00 | Updated 14 May 2031 11:02", "2031-05-14T09:00"),
        ("Updated 16 May 2031, 11:02", "2031-05-16T11:02"),
    ],
)
def test_an_update_is_no_publication_where_the_text_knows_better(line, published):
    article = cleaned(f"{TITLE}\n{line}\n{BODY}")
    assert article.published is not None
    assert article.published.value == published


def test_an_update_of_the_same_day_does_not_tell_the_hour_of_publication():
    line = "Published 14 May 2031 | Updated 14 May 2031 11:02"
    assert cleaned(f"{TITLE}\n{line}\n{BODY}", published="2031-05-14").published == When("2031-05-14", Precision.DAY)


def test_no_date_is_invented():
    assert cleaned(f"{TITLE}\n\n{BODY}").published is None


@pytest.mark.parametrize(
    ("body", "hints", "credit"),
    [
        (f"{TITLE}\nQUARRA (Reuters) — {BODY}", {}, "Reuters"),
        (f"{TITLE}\nQUARRA, Norland (ZNA) — {BODY}", {}, "ZNA"),
        (f"{TITLE}\n{BODY} --AFP", {}, "AFP"),
        (f"{TITLE}\n{BODY} --ZNA", {}, "ZNA"),
        (f"{TITLE}\n{BODY}\n(AP)", {}, "AP"),
        (f"{TITLE}\n{BODY}\nSource: BNS", {}, "BNS"),
        (f"{TITLE}\nAgencies\n{BODY}", {}, "agencies"),
        (f"{TITLE}\n{BODY}\nTarn Post and agencies", {}, None),
        (f"{TITLE}\n{BODY}\nReuters contributed to this report.", {}, None),
        (f"{TITLE}\nBy Ada Brook, Associated Press\n{BODY}", {}, "AP"),
        (f"{TITLE}\n{BODY}\n© 2031 Thomson Reuters. All rights reserved.", {}, "Reuters"),
        (BODY, {"byline": "By Reuters"}, "Reuters"),
        (f"{TITLE}\n{BODY}\nPhoto: Ada Brook/AFP", {}, None),
        (f"{TITLE}\n{BODY}\nThe mayor told Reuters on Monday that she had not been asked by anybody.", {}, None),
    ],
)
def test_credit(body, hints, credit):
    assert cleaned(body, **hints).credit == credit


def test_byline_of_the_text():
    article = cleaned(f"{TITLE}\nBy Ada Brook and Lena Orm\n{BODY}")
    assert article.byline == "Ada Brook and Lena Orm"
    assert article.text == f"{TITLE}\n" + BODY.replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Brook | Wednesday, May 14, 2031 | 3 min read", "Ada Brook"),
        ("By our staff | Wednesday, May 14, 2031 | 3 min read", "our staff"),
        ("By our staff", "our staff"),
        ("By the Foreign Desk", "the Foreign Desk"),
        ("by Ada Brook May 14 at 10:32 AM Email the author", "Ada Brook"),
        ("By Ada Brook, professor at the school of Orle", "Ada Brook, professor at the school of Orle"),
        ("by Ada Brook /", "Ada Brook"),
        ("Ada Brook, Harnow", "Ada Brook"),
        ("Ada Brook", "Ada Brook"),
        ("A.B. Brook", "A.B. Brook"),
        ("Ada van Brook | Senior Editor", "Ada van Brook"),
        ("Ada Brook · 14 May 2031 · 4 minutes", "Ada Brook"),
        ("May 14, 2031 17:20 | Ada Brook", "Ada Brook"),
        ("Orle Tribune", None),
    ],
)
def test_bylines_below_the_title_are_removed_and_read(line, byline):
    article = cleaned(f"{TITLE}\n{line}\n{BODY}")
    assert article.byline == byline
    assert article.text == f"{TITLE}\n" + BODY.replace("\n\n", "\n")


@pytest.mark.parametrize(
    "line",
    [
        "Lena Orm",  # the article is about her
        "New Orle",
        "By Friday May 4 the river had risen by four metres.",
        "By Sunday the quay was lost",
        "Ada Brook was there",
        "ADA BROOK, HOST:",
    ],
)
def test_what_is_no_byline_stays(line):
    article = cleaned(f"{TITLE}\n{line}\n{LEAD} The mayor, Lena Orm, was at sea.\n{MORE}\n{LAST}")
    assert article.byline is None
    assert line in article.text


def test_a_list_of_names_is_not_eaten_from_above():
    article = cleaned(f"{TITLE}\nAda Brook\nLena Tarn\nIvo Marsh\n{BODY}")
    assert article.text.split("\n")[1:4] == ["Ada Brook", "Lena Tarn", "Ivo Marsh"]


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.tarnpost.example/a/1", "tarnpost.example"),
        ("http://m.news.orle.example", "news.orle.example"),
        ("https://orle.example:8080/x", "orle.example"),
        ("not an address", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_outlet_of_url(url, outlet):
    assert outlet_of_url(url) == outlet


def test_a_page_printed_with_everything_around_it():
    body = "\n".join(
        (
            "[ad_1]", f"News{TITLE}", TITLE, "The quay on Sunday. It is the first flood.",
            "The quay on Sunday. It is the first flood.", "Images source: © Getty Images", "4 May 2031 07:46", LEAD,
            MORE, "Read also", "Where do ships go now?", LAST, "Share this article", "Facebook Twitter LinkedIn",
            "Source link",
        )
    )  # fmt: skip
    article = cleaned(body)
    assert article.text == f"{TITLE}\n{LEAD}\n{MORE}\nWhere do ships go now?\n{LAST}"
    assert kept(article) == article.text


def test_html_and_text_share_the_steps():
    paragraphs = "".join(f"<p>{p}</p>" for p in (LEAD, MORE, LAST, "Share this article"))
    article = cleaned_html(
        f"<html><head><title>{TITLE}</title></head><body><article>{paragraphs}</article></body></html>"
    )
    assert isinstance(article, Article)
    assert article.text == f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}"
    assert article.title_text() == TITLE


def test_hints_default():
    assert clean(raw(BODY), SETTINGS) == clean(
        dataclasses.replace(raw(BODY), hints=Hints(), markup=Markup.TEXT), SETTINGS
    )
