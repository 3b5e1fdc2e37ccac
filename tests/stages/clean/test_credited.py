"""Who is credited: agencies and other outlets, and who is only mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.settings import Settings
from headwater.stages.clean import clean
from headwater.types import Article, CreditKind

from .build import BODY, LAST, LEAD, TITLE, cleaned, raw

K = CreditKind
END = "The mayor of Orle said on Monday that the quay would be mended before the next winter came."


def credited(body: str, **hints: str | None) -> list[tuple[str, CreditKind]]:
    return [(c.name, c.kind) for c in cleaned(body, **hints).credits]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{TITLE}\nBy Ada Brook and Osk Varn, Associated Press\n{BODY}", [("AP", K.BYLINE)]),
        (f"{TITLE}\nThe Associated Press\n{BODY}", [("AP", K.BYLINE)]),
        (f"{TITLE}\nBy Reuters\n{BODY}", [("Reuters", K.BYLINE)]),
        (f"{TITLE}\nBy Ada Brook, CNN, AP\n{BODY}", [("CNN", K.BYLINE), ("AP", K.BYLINE)]),
        (f"{TITLE}\nORLE (AP) — {BODY}", [("AP", K.DATELINE)]),
        (f"{TITLE}\nORLE (ZNA) — {BODY}", [("ZNA", K.DATELINE)]),
        (f"{TITLE}\n{BODY} --Reuters", [("Reuters", K.SIGN_OFF)]),
        (f"{TITLE}\n{BODY}\n© 2031 AFP", [("AFP", K.COPYRIGHT)]),
        (f"{TITLE}\n{BODY}\nSource: BNS", [("BNS", K.SOURCE)]),
        (f"{TITLE}\n{BODY}\nSource: Orle Tribune", [("Orle Tribune", K.SOURCE)]),
        (f"{TITLE}\n{BODY}\nAP and Reuters contributed to this report.", [("AP", K.WITH), ("Reuters", K.WITH)]),
        (f"{TITLE}\n{BODY} (With AFP and Reuters)", [("AFP", K.WITH), ("Reuters", K.WITH)]),
        (f"{TITLE}\n{BODY}\nOrle Post and agencies", [("Orle Post", K.WITH), ("agencies", K.WITH)]),
        (f"{TITLE}\n{BODY} Agencies contributed to this report.", [("agencies", K.WITH)]),
        (
            f"{TITLE}\nORLE (AP) — {BODY}\nAssociated Press writer Ada P. Brook contributed to this report.",
            [("AP", K.DATELINE)],
        ),
        (f"{TITLE}\n{BODY}\nAssociated Press writers Ada Brook and Osk Varn contributed.", [("AP", K.SIGN_OFF)]),
        (
            f"{TITLE}\n{BODY}\nThis story was first published by the Orle Tribune.",
            [("the Orle Tribune", K.FIRST_PUBLISHED)],
        ),
        (
            f"{TITLE}\n{BODY}\nThis article originally appeared on orletribune.com. Read it here.",
            [("orletribune.com", K.FIRST_PUBLISHED)],
        ),
        (f"{TITLE}\n{BODY}\norletribune.com/news/2031/dam-of-karst-holds", [("orletribune.com", K.SOURCE)]),
        (f"{TITLE}\nBy Ada Brook, Orle Tribune\n{BODY}", [("Orle Tribune", K.BYLINE)]),
        (f"{TITLE}\nOrle Tribune•\n{BODY}", [("Orle Tribune", K.BYLINE)]),
        (f"{TITLE}\n(Orle Tribune) {BODY}", [("Orle Tribune", K.DATELINE)]),
        (f"{TITLE}\n{BODY}\n(Reporting by Ada Brook; Editing by Osk Varn)", [("Reuters", K.SIGN_OFF)]),
        (
            f"{TITLE}\n{BODY}\nCopyright 2031 AFP. All rights reserved. Read our Trust Principles.",
            [("AFP", K.SIGN_OFF)],
        ),
        (f"{TITLE}\n{BODY}\n© 2031 Orle Post. AP contributed to this report.", [("AP", K.WITH)]),
        (f"{TITLE}\nORLE (AFP) — {BODY}\n(Reporting by Ada Brook; Editing by Osk Varn)", [("AFP", K.DATELINE)]),
    ],
)
def test_credited(body, expected):
    assert credited(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"{TITLE}\n{BODY}\nPhoto: Ada Brook/AFP",
        f"{TITLE}\n(AP Photo/Ada Brook)\n{BODY}",
        f"{TITLE}\nGetty Images\n{BODY}",
        f"{TITLE}\n© AFP\n{BODY}",
        f"{TITLE}\n{BODY}\nThe mayor told Reuters on Monday that she had not been asked by anybody at all.",
        f"{TITLE}\n{BODY}\nThe quay was closed, Reuters reported on Monday, according to AFP as well as others.",
        f"{TITLE}\n{BODY}\nThe rain and the wind contributed to the flood in the valley, the mayor said on Sunday.",
        f"{TITLE}\nOriginally published May 4, 2031\n{BODY}",
        f"{TITLE}\nBy Ada Brook and Osk Varn\n{BODY}",
        f"{TITLE}\n{BODY}\nAdditional reporting by Ada Brook",
        f"{TITLE}\n{BODY}\nResidents of Orle and officials from AFP contributed.",
    ],
)
def test_nobody_is_credited(body):
    assert credited(body) == []


def test_an_outlet_does_not_credit_itself_but_an_agency_does():
    assert credited(f"{TITLE}\nBy Ada Brook, USA TODAY\n{BODY}", outlet="usatoday.com") == []
    assert credited(f"{TITLE}\nORLE (Newsie) - {BODY}", outlet="newsie.com") == []
    assert credited(f"{TITLE}\nORLE (Reuters) - {BODY}", outlet="reuters.com") == [("Reuters", K.DATELINE)]


def test_what_came_beside_the_text_has_no_place_in_it():
    (credit,) = cleaned(BODY, byline="Ada Brook, Reuters").credits
    assert (credit.name, credit.kind, credit.agency, credit.span) == ("Reuters", K.BYLINE, True, None)


def test_the_whole_text_comes_first_and_only_it_is_the_credit():
    article = cleaned(f"{TITLE}\nBy Ada Brook, Orle Tribune\nORLE (AP) — {BODY}\nReuters contributed to this report.")
    assert [c.name for c in article.credits] == ["Orle Tribune", "AP", "Reuters"]
    assert article.credit == "AP"
    assert cleaned(f"{TITLE}\n{BODY}\nReuters contributed to this report.").credit is None


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brook reported from Karst. Associated Press writer Osk Varn also contributed to this report.",
        "The Orle Tribune's Ada Brook contributed to this report.",
        "This story was first published by the Orle Tribune. Read it here.",
        "This story includes material from Reuters, Bloomberg News and the Associated Press.",
        "Ada Brook is an Associated Press writer.",
    ],
)
def test_the_wording_of_a_credit_is_cut(line):
    article = cleaned(f"{TITLE}\n{LEAD}\n{LAST}\n{line}")
    assert article.text == f"{TITLE}\n{LEAD}\n{LAST}"
    assert article.credits


def test_a_place_line_below_the_weather():
    article = cleaned(f"{LEAD}\n{LAST}\n{TITLE}\nORLE (AP) — {END}\n{LAST} {LEAD}\n{END} {END} {END}")
    assert "(AP)" not in article.text
    assert [(c.name, c.kind) for c in article.credits] == [("AP", K.DATELINE)]


PIECES = st.sampled_from(
    [TITLE, LEAD, LAST, END, "AP", "By Ada Brook, AFP", "ORLE (ZNA) — ", "Source: Orle Tribune", "--Reuters", "© 2031 AFP",
     "Agencies contributed to this report.", "first published by", "(", ")", " ", "\n", "\u00a0", "With", "•"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12).map("\n".join), st.sampled_from([None, "Reuters", "orletribune.com"]))
def test_credits_stand_where_they_say(body, outlet):
    article = clean(raw(body, outlet=outlet), Settings())
    if not isinstance(article, Article):
        return
    names = [c.name for c in article.credits]
    assert len(names) == len(set(names))
    kinds = [c.kind is K.WITH for c in article.credits]
    assert kinds == sorted(kinds)
    for credit in article.credits:
        assert credit.span is None or credit.span.of(article.source_text).strip()
