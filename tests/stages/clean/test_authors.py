from __future__ import annotations

import pytest

from headwater.stages.clean.authors import find_author, find_bare_byline, find_byline, is_medium


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


def test_is_medium():
    assert is_medium("Orle Tribune")
    assert is_medium("Reuters Norland•")
    assert is_medium("orletribune.example•") is False
    assert not is_medium("Ada Brook")
