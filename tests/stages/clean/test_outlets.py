from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.clean.outlets import find_outlets, host_of, is_outlet, is_own


@pytest.mark.parametrize(
    "name",
    [
        "Orle Tribune",
        "The Karst Daily News",
        "KORL",
        "Channel 8 Orle",
        "Daily Quay",
        "CBS Orle",
        "orletribune.com",
        "Axios",
    ],
)
def test_is_outlet(name):
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name",
    ["Ada Brook", "World News", "Breaking News", "Meet the Press", "Staff Writer", "Orle", "", "a b c d e f times"],
)
def test_is_no_outlet(name):
    assert not is_outlet(name)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Brook, Orle Tribune", ["Orle Tribune"]),
        ("Ada Brook | Orle Post", ["Orle Post"]),
        ("By Ada Brook and Osk Varn Washington Post", ["Washington Post"]),
        ("Orle Tribune — Ada Brook Orle Tribune", ["Orle Tribune"]),
        ("USA TODAY Published 4:57 a.m. May 4, 2031", ["USA TODAY"]),
        ("By Ada Brook and Osk Varn", []),
        ("4 May 2031", []),
    ],
)
def test_find_outlets(byline, names):
    assert [byline[start:end] for start, end in find_outlets(byline)] == names


@given(st.text(alphabet="aA,|•—- ()Times.by", max_size=60))
def test_found_outlets_lie_in_the_text_in_order(text):
    at = 0
    for start, end in find_outlets(text):
        assert at <= start < end <= len(text)
        at = end


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("USA TODAY", "usatoday.com"),
        ("The Orle Tribune", "Orle Tribune"),
        ("CBS News Videos", "cbsnews.com"),
        ("BBC News", "bbc.co.uk"),
        ("Los Angeles Times", "latimes.com"),
        ("Wall Street Journal", "wsj.com"),
        ("latimes.com", "Latimes"),
        ("Quay View", "quay.com/news"),
    ],
)
def test_is_own(name, outlet):
    assert is_own(name, outlet)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [("Orle Post", "orletimes.com"), ("Washington Post", "washingtontimes.com"), ("Orle Post", None)],
)
def test_is_not_own(name, outlet):
    assert not is_own(name, outlet)


def test_host_of():
    assert host_of("https://www.orle-post.com/news/dam") == "orle-post.com"
    assert host_of("orle-post.com/news/dam") == "orle-post.com"
    assert host_of("no address") is None
    assert host_of("") is None
