from __future__ import annotations

import pytest

from headwater.types import Furniture

from .build import BODY, LAST, LEAD, MORE, TITLE, cleaned, cuts

PLAIN = f"{TITLE}\n{LEAD}\n{MORE}\n{LAST}"
HEAD = "Six ships lost at Orle harbour town council"
LONG = "Six ships were lost at Orle on Sunday when the river rose the council of the town said in a note."


def test_the_title_again_on_a_line():
    assert cleaned(f"{TITLE}\n{TITLE.upper()}\n{BODY}").text == PLAIN


def test_a_section_glued_to_the_title():
    article = cleaned(f"News{TITLE}\n\n{TITLE}\n\n{BODY}")
    assert article.text == PLAIN
    assert cuts(article, Furniture.LAYOUT) == ["News"]


@pytest.mark.parametrize(
    "front",
    [
        f"{HEAD}. ",
        f"{HEAD} ",
        f"{HEAD} . ",
        f"Wed 19 Apr 2031 {HEAD}. ",
        f"Posted on April 19 2031 by Ada Brook {HEAD} ",
        f'April 19 2031 by Ada Brook and Lena Orm "{HEAD}" ',
    ],
)
def test_the_title_again_before_the_first_paragraph(front):
    article = cleaned(f"{HEAD}\n\n{front}{LONG}")
    assert article.text == f"{HEAD}\n{LONG}"
    assert article.title_text() == HEAD


@pytest.mark.parametrize("rest", ["TV ", "TV. "])
def test_the_line_of_the_title_may_be_cut_short(rest):
    body = "A storm took six ships at Orle on Sunday the council said."
    assert cleaned(f"{HEAD}\n\n{HEAD} {rest}{body}").text == f"{HEAD}\n{body}"


@pytest.mark.parametrize(
    "body",
    [
        f"{HEAD} members told this paper on Sunday after they had met in the hall.",
        "Six ships lost at Orle are to be raised in June, the council said after it had met in the hall.",
        f"{HEAD}.",
    ],
)
def test_a_sentence_that_begins_like_the_title_stays(body):
    assert cleaned(f"{HEAD}\n\n{body}\n{MORE}").text.split("\n")[1] in (body, MORE)
    if body != f"{HEAD}.":
        assert body in cleaned(f"{HEAD}\n\n{body}\n{MORE}").text


def test_a_standfirst_said_twice():
    first = LONG.removesuffix(" said in a note.")
    assert cleaned(f"{TITLE}\n{first} {LONG}\n{MORE}").text == f"{TITLE}\n{LONG}\n{MORE}"


def test_long_lines_are_kept_once_and_short_ones_always():
    article = cleaned(f"{TITLE}\n{LEAD}\nHe nodded.\n{MORE}\nHe nodded.\n{LEAD}\n{LAST}")
    assert article.text == f"{TITLE}\n{LEAD}\nHe nodded.\n{MORE}\nHe nodded.\n{LAST}"


def test_the_outlets_name_behind_the_title():
    article = cleaned(f"{TITLE} | Orle Post\n{TITLE}\n{BODY}", outlet="orlepost.example")
    assert article.text == PLAIN
