from __future__ import annotations

import pytest

from headwater.types import Furniture

from .build import LAST, LEAD, TITLE, cleaned, cuts


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        (" --Reuters", Furniture.SOURCE_LINK),
        ("--AFP", Furniture.SOURCE_LINK),
        (" - REUTERS", Furniture.SOURCE_LINK),
        (" (AFP)", Furniture.SOURCE_LINK),
        (" Source OrleWorld and agencies", Furniture.SOURCE_LINK),
        (" Agencies contributed to this report", Furniture.SOURCE_LINK),
        (" (Reporting by Ada Brook; Editing by Lena Orm)", Furniture.SOURCE_LINK),
        (" Read Also", Furniture.RELATED),
        (" Source link", Furniture.SOURCE_LINK),
        (" 11 Tags Lena Orm harbour Orle Community standards Comment via Facebook", Furniture.LAYOUT),
        (" SSH 11", Furniture.LAYOUT),
        (" 12", Furniture.LAYOUT),
        (
            " Orle Post is the premier daily newspaper of the coast. It was founded in 1978 and has many readers.",
            Furniture.ABOUT,
        ),
        (" Orle Post Weekly Orle Post is the leading daily newspaper of the whole coast.", Furniture.ABOUT),
    ],
)
def test_pieces_behind_the_last_sentence(piece, kind):
    article = cleaned(f"{TITLE}\n{LEAD} {LAST}{piece}")
    assert article.text == f"{TITLE}\n{LEAD} {LAST}"
    assert cuts(article, kind) == [piece]


@pytest.mark.parametrize(
    "last",
    [
        "Source: a council member told this paper that the quay would be closed until the end of the month.",
        "Orle Post is the leading newspaper of the coast, the minister said when she was asked about it.",
        "The tags on the ships, she said, were all in one colour and could be read from the other side by 12.",
        "Ships came from Orle - AFP",
    ],
)
def test_sentences_stay(last):
    assert cleaned(f"{TITLE}\n{LEAD}\n{last}").text.endswith(last)


def test_a_mark_behind_a_credit_without_a_period():
    article = cleaned(f"{TITLE}\n{LEAD} {LAST} Agencies contributed to this report Read Also")
    assert article.text == f"{TITLE}\n{LEAD} {LAST}"
    assert [c.name for c in article.credits] == ["agencies"]
