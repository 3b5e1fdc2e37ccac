from __future__ import annotations

import pytest

from headwater.stages.clean.bylines import are_names, is_byline
from headwater.stages.clean.headers import leading_date

from .build import BODY, LAST, LEAD, MORE, TITLE, cleaned, cuts

PLAIN = f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}"


@pytest.mark.parametrize(
    "line",
    [
        "4 May 2031 07:46",
        "July 15, 2031",
        "Posted on May 4 2031 by Ada Brook",
        "Posted 6:08 am, May 4, 2031, by CNN Wires",
        "Updated: May 4, 2031 @ 7:52 am",
        "Ada Brook, Orle Daily Published 7:05 a.m. MT May 4, 2031 | Updated 8:00 a.m. MT May 4, 2031",
        "Ada Brook Sunday, May 4, 2031",
        "By Ada Brook",
        "By ADA BROOK, AP Diplomatic Writer | on",
        "The Associated Press — By ADA BROOK - Associated Press",
        "Ada Brook and Lena Orm, Associated Press",
        "Reuters",
    ],
)
def test_header_lines(line):
    article = cleaned(f"{TITLE}\n{line}\n{BODY}")
    assert article.text == PLAIN
    assert cuts(article, "dateline") == [line]


@pytest.mark.parametrize(
    "piece",
    [
        "Wed 19 Apr 2031 ",
        "05-02-2031 ",
        "05.02.2031 ",
        "Date of publication 5 July 2031 ",
        "AFP Thursday 5 Feb 2031 ",
        "QUARRA — ",
        "QUARRA, Norland (ZNA) - ",
        "QUARRA/ORLE, Norland — ",
        "Quarra (Reuters) - ",
        "QUARRA, May 4 (Reuters) - ",
        "(Reuters) - ",
        "Reuters - ",
    ],
)
def test_pieces_before_the_first_paragraph(piece):
    article = cleaned(f"{TITLE}\n{piece}{BODY}")
    assert article.text == PLAIN
    assert cuts(article, "dateline") == [piece]


def test_dates_around_a_headline():
    article = cleaned(f" date 2031-05-04 {TITLE} Sunday, May 4, 2031 10:00:23 PM\n\n{BODY}")
    assert article.text == PLAIN
    assert article.published is not None
    assert article.published.value == "2031-05-04T22:00:23"


def test_a_place_line_behind_a_standfirst():
    article = cleaned(f"{TITLE}\nThe river rose. QUARRA Norland (The Associated Press Ada Brook) {LEAD}\n{MORE}")
    assert article.text == f"{TITLE}\nThe river rose. {LEAD}\n{MORE}"
    assert article.credit == "AP"


@pytest.mark.parametrize(
    "line",
    [
        "On 4 May 2031 the quay was closed and the ferries were sent away to the town of Orle at once.",
        "4 May 2031 saw the end of the harbour as Tarnmouth had known it for more than a hundred years.",
        "NATO — which has no ships there — kept silent about the harbour for all of that long week.",
        "By Sunday the river had risen by four metres and the quay was under water, the council said.",
    ],
)
def test_sentences_stay(line):
    assert line in cleaned(f"{TITLE}\n{line}\n{MORE}\n{LAST}").text


def test_a_day_as_a_subheading_stays():
    article = cleaned(f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}\n4 May 2031\n{LEAD[:-1]} again.\n")
    assert "4 May 2031" in article.text


def test_headline_that_ends_in_a_day_stays():
    title = "Harbour closed on Sunday, May 4, 2031 10:00 PM"
    assert cleaned(f"{title}\n{BODY}").title_text() == title


def test_a_photo_credit_below_the_title_is_no_byline():
    article = cleaned(f"{TITLE}\nAda Brook / Reuters\n{BODY}")
    assert (article.text, article.credit) == (PLAIN, None)


def test_leading_date():
    assert leading_date("4 May 2031 5 May 2031 The") == len("4 May 2031 5 May 2031 ")
    assert leading_date("The 4 May 2031") == 0


def test_bylines_are_names():
    assert is_byline("By Ada von Brook and Lena Orm, Orle Daily correspondent")
    assert not is_byline("By noon the ships had gone")
    assert not is_byline("By A" + "-a" * 140 + "!")
    assert not are_names("", most=3)
    assert not are_names("Ada Brook Lena Orm", most=3)
