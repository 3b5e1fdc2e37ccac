from __future__ import annotations

import pytest

from headwater.stages.clean.credits import (
    find_agency,
    find_author,
    find_bare_byline,
    find_byline,
    find_dateline_agency,
    find_sign_off,
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("By Ada Brook, Associated Press", "AP"),
        ("THE ASSOCIATED PRESS", "AP"),
        ("Australian Associated Press", "AAP"),
        ("Agence France-Presse", "AFP"),
        ("Afp - ", "AFP"),
        ("Thomson Reuters", "Reuters"),
        ("Source: Orle Daily and agencies", "agencies"),
        ("By Ada Brook", None),
        ("The maps of Orle", None),
        ("APPLE", None),
    ],
)
def test_find_agency(text, agency):
    assert find_agency(text) == agency


def test_unknown_agencies_are_read_where_only_an_agency_can_stand():
    assert find_dateline_agency("QUARRA (ZNA) — ") == "ZNA"
    assert find_dateline_agency("QUARRA (May 4)") is None
    assert find_sign_off("--ZNA") == "ZNA"
    assert find_sign_off("--Reuters") == "Reuters"
    assert find_sign_off("Source link") is None


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("By Ada Brook and Lena Orm", "Ada Brook and Lena Orm"),
        ("BY ADA BROOK | on", "ADA BROOK"),
        ("Posted on 4 May 2031 by Ada Brook", "Ada Brook"),
        ("By Ada Brook - Orle Daily - Sunday, May 4, 2031", "Ada Brook - Orle Daily"),
        ("Ada Brook, Orle Daily Published 7:05 a.m. May 4, 2031", "Ada Brook, Orle Daily"),
        ("By Ada Brook | Wednesday, May 14, 2031 | 3 min read", "Ada Brook"),
        ("by Ada Jonson May 14 at 10:32 AM Email the author", "Ada Jonson"),
        ("4 May 2031", None),
        ("QUARRA (ZNA) — ", None),
    ],
)
def test_find_byline(text, byline):
    assert find_byline(text) == byline


def test_find_author():
    assert find_author("Ada Brook, Orle") == "Ada Brook"
    assert find_author("ADA J. BROOK") == "ADA J. BROOK"
    assert find_author("Orle Tribune") is None
    assert find_author("Special Report") is None
    assert find_author("Ada Brook | AP") is None
    assert find_bare_byline("4 May 2031 | Ada Brook") == "Ada Brook"
    assert find_bare_byline("HELSINKI — ") is None
