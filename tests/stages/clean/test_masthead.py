from __future__ import annotations

import pytest

from headwater.types import Furniture

from .build import BODY, LEAD, MORE, TITLE, cleaned, cuts

PLAIN = f"{TITLE}\n" + BODY.replace("\n\n", "\n")
NOTE = "Comment: pieces like this one weigh what others gather, and are written by people who do so every single week"


@pytest.mark.parametrize(
    "above",
    [
        "ORLE EVENING POST\nNews  Region  Weather  Sport",
        "Orle Evening Post | World",
        "Home > World > Orle Evening Post",
        "Orle Evening Post\nSunday, 4 May 2031",
        "News · Region · Weather",
        "World",
    ],
)
def test_a_masthead_goes_where_the_outlet_is_known(above):
    article = cleaned(f"{above}\n\n{TITLE}\n\n{TITLE}\n\n{BODY}", outlet="Orle Evening Post")
    assert article.text == PLAIN
    assert article.title_text() == TITLE


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Obituaries Front", "Ada Brook | Monday, May 5, 2031"),
        ("ORLE EVENING POST", "By Ada Brook"),
        ("Gold and Metals", "4 May 2031"),
        ("White House", "By Ada Brook"),
        ("Hot Take\n8:00 AM", "By Ada Brook"),
        ("Uh-Oh!\nQuick Look", "A standfirst says what the council wants to know about the river\nBy Ada Brook"),
        ("Powder Room", TITLE),
        (f"Metals\n{NOTE}", "by Ada Brook May 4 at 10:32 AM"),
    ],
)
def test_labels_give_way_to_a_headline_that_shows_itself(above, below):
    article = cleaned(f"{above}\n{TITLE}\n{below}\n{BODY}")
    assert article.title_text() == TITLE
    assert article.text.startswith(TITLE)
    assert cuts(article, Furniture.LAYOUT)[0] == above.split("\n")[0]


@pytest.mark.parametrize(
    "first",
    [
        "Tarnmouth Harbour",  # the article takes it up
        "The Harbour Is Lost",
        "Harbour closed",
        "Will It Hold?",
    ],
)
def test_a_short_headline_stays_above_its_standfirst(first):
    article = cleaned(f"{first}\nNobody knows for how long the quays will be under water this year\n{BODY}")
    assert article.title_text() == first


def test_a_label_that_nothing_explains_is_neither_cut_nor_the_title():
    article = cleaned(f"Obituaries Front\n{LEAD}\n{MORE}")
    assert article.title is None
    assert article.text.startswith("Obituaries Front")


def test_what_somebody_says_above_the_headline_stays():
    quote = "“We have lost the quay,” said Lena Orm."
    article = cleaned(f"{quote}\n{TITLE}\nBy Ada Brook\n{BODY}")
    assert quote in article.text


def test_two_names_of_sections_are_a_headline_unless_a_mark_divides_them():
    assert cleaned(f"Energy Security\n{BODY} Energy and security are at stake.").text.startswith("Energy Security")
    assert not cleaned(f"Energy | Security\n{BODY}").text.startswith("Energy")


def test_the_masthead_between_a_title_from_metadata_and_its_copy_goes():
    article = cleaned(f"ORLE EVENING POST\nPowder Room\n{TITLE}\n{BODY}", title=TITLE, outlet="Orle Evening Post")
    assert article.text == PLAIN


@pytest.mark.parametrize("line", ["8:00 AM ET", "2 hours ago", "Updated 13 minutes ago", "May 4 at 2:44 PM"])
def test_a_time_of_day_is_no_title(line):
    assert cleaned(f"{line}\n{BODY}").title is None
    assert cleaned(f"{line}\n{TITLE}\n{BODY}").title_text() == TITLE


def test_times_that_head_the_parts_of_a_page_stay():
    article = cleaned(f"{TITLE}\n9:05 a.m.\n{LEAD}\n10:15 a.m.\n{MORE}")
    assert "9:05 a.m." in article.text


def test_a_headline_in_capitals_may_hold_two_sentences():
    title = "The River Wants the Town. The Town Sleeps."
    assert cleaned(f"{title}\n{BODY}").title_text() == title
