from __future__ import annotations

import pytest

from headwater.stages.clean.title import find_title_line, tidy_title

from .build import BODY, LEAD, MORE, TITLE, cleaned, page


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        (TITLE, True),
        ("Is the harbour of Tarnmouth lost?", True),
        ("“We lost all”: harbour master of Tarnmouth speaks", True),
        ("Flood in the north of the U.S.", True),
        ("Harbour of Tarnmouth closed after river rose.", True),  # its words come again in the first paragraph
        ("The mayor of Orle went home early that day.", False),
        ("Harbour of Tarnmouth closed after river rose, authority said.", False),
        ("by Ada Brook", False),
        ("Here is the list:", False),
        ("— Lena Orm (@lenaorm)", False),
        ("The quay of Orle in the rain | Ada Brook/Getty Images", False),
        ("Word", False),
        ("Obituaries Front", False),
        ("Politics | World", False),
        ("Lena Orm (L) and the mayor of Orle", False),
        ("Long " * 50, False),
    ],
)
def test_first_line_of_plain_text(first, is_title):
    found = find_title_line(page(f"{first}\n{LEAD}\n{MORE}"))
    assert (found is not None) is is_title


def test_a_single_line_is_no_title():
    assert find_title_line(page(TITLE)) is None
    assert find_title_line(page("")) is None


def test_what_was_printed_twice_is_the_title_even_with_a_period():
    article = cleaned(f"The mayor of Orle went home.\nThe mayor of Orle went home. {LEAD} {MORE}\n{BODY}")
    assert article.title_text() in {None, "The mayor of Orle went home."}


@pytest.mark.parametrize(
    ("written", "outlet", "title"),
    [
        (f"  {TITLE}\n", None, TITLE),
        (f"{TITLE} | Orle Post", "orlepost.example", TITLE),
        (f"{TITLE} - The Orle Post", "Orle Post", TITLE),
        (f"{TITLE} - The Orle Post", None, f"{TITLE} - The Orle Post"),
        ("", None, None),
        (None, None, None),
        ("***", None, None),
        ("word " * 100, None, None),
    ],
)
def test_tidy_title(written, outlet, title):
    assert tidy_title(written, outlet) == title
