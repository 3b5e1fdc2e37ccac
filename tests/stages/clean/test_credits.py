from __future__ import annotations

import pytest

from headwater.stages.clean.credits import find_agencies, find_agency, find_several


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


def test_find_agencies_and_where():
    line = "By Ada Brook, Agence France-Presse, and Osk VarnAssociated Press"
    found = [(line[start:end], name) for start, end, name in find_agencies(line)]
    assert found == [("Agence France-Presse", "AFP"), ("Associated Press", "AP")]


def test_find_several():
    assert find_several("Orle Post and agencies") == (14, 22)
    assert find_several("Orle Post and AFP") is None
