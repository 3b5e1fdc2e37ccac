from __future__ import annotations

import json

import pytest

from headwater.settings import Settings
from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.metadata import (
    get_text,
    hints_of,
    merge,
    normal_record,
    place_of,
    read_meta,
    split_front_matter,
)
from headwater.types import Hints

PLAIN = Settings()


def hints(**record):
    return hints_of(normal_record(record), PLAIN)


def test_aliases_in_any_case():
    record = {"Headline": "Bridge shut", "PUBLISHER": "Harbour Post", "Publish Date": "2031-05-01", "Lang": "en"}
    record |= {"Link": "https://harbour.example/1", "Authors": ["Ana Kell", {"name": "Bo Lind"}], "Place": "Varnow"}
    assert hints_of(normal_record(record), PLAIN) == Hints(
        title="Bridge shut",
        outlet="Harbour Post",
        byline="Ana Kell, Bo Lind",
        url="https://harbour.example/1",
        published="2031-05-01",
        language="en",
        location="Varnow",
    )


@pytest.mark.parametrize(
    ("value", "outlet"),
    [
        ({"id": None, "name": "Harbour Post"}, "Harbour Post"),
        ({"id": 3}, None),
        ("  Harbour\nPost ", "Harbour Post"),
        ("nan", None),
        (None, None),
        (True, None),
        ([["x"]], None),
    ],
)
def test_values(value, outlet):
    assert hints(source=value).outlet == outlet


def test_timestamps_stay_text():
    assert hints(timestamp=1935360000.0).published == "1935360000"
    assert hints(timestamp=1935360000).published == "1935360000"


def test_own_names_come_first():
    settings = Settings(
        field_title=("Schlagzeile",), field_text=("Inhalt",), field_date=("Tag",), field_outlet=("Blatt",)
    )
    record = normal_record(
        {
            "title": "wrong",
            "schlagzeile": "Brücke zu",
            "inhalt": "Text.",
            "text": "wrong",
            "tag": "1.5.2031",
            "blatt": "HP",
        }
    )
    assert hints_of(record, settings) == Hints(title="Brücke zu", outlet="HP", published="1.5.2031")
    assert get_text(record, "text", settings) == "Text."


def test_empty_values_let_the_next_name_speak():
    assert get_text({"text": " ", "body": "Words."}, "text", PLAIN) == "Words."
    assert get_text({"text": ["One.", "Two."]}, "text", PLAIN) == "One.\n\nTwo."
    assert get_text({}, "text", PLAIN) is None


def test_merge_fills_gaps_only():
    assert merge(Hints(title="a"), Hints(title="b", url="c")) == Hints(title="a", url="c")


@pytest.mark.parametrize(
    "document",
    [
        {"set": "x", "articles": [{"file": "a.txt", "outlet": "HP", "date": "5/1/2031"}]},
        [{"File": "a.txt", "publisher": "HP", "published": "5/1/2031"}, "stray", {"outlet": "nobody"}],
        {"a.txt": {"outlet": "HP", "date": "5/1/2031"}, "note": "stray"},
    ],
)
def test_forms_of_meta(document):
    assert read_meta(json.dumps(document).encode(), PLAIN) == {"a.txt": Hints(outlet="HP", published="5/1/2031")}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"3", b'{"articles": 3}', b"[" * 100_000, b"1" * 5000, bytes(range(256))]
)
def test_broken_meta(data):
    with pytest.raises(Unreadable):
        read_meta(data, PLAIN)


@pytest.mark.parametrize(
    ("folder", "name", "place"),
    [
        ("/d", "a.txt", "/d/a.txt"),
        ("/d", "./sub/../a.txt ", "/d/a.txt"),
        ("/d", "sub\\a.txt", "/d/sub/a.txt"),
        ("/d", "/e/a.txt", "/e/a.txt"),
        ("", "a.txt", "a.txt"),
    ],
)
def test_place_of(folder, name, place):
    assert place_of(folder, name) == place


def test_front_matter():
    text = (
        "---\ntitle: 'Yes: bridge shut'\ndate: 2031-05-01\nauthor:\n  - Ana Kell\n  - Bo Lind\n---\nThe mayor spoke.\n"
    )
    found, body = split_front_matter(text, PLAIN)
    assert found == Hints(title="Yes: bridge shut", published="2031-05-01", byline="Ana Kell, Bo Lind")
    assert body == "The mayor spoke.\n"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke.\n---\ntitle: x\n---\n",
        "---\nThe mayor spoke.\n---\nThen she left.\n",
        "---\ntitle: [unclosed\n---\nbody",
        "---\n[a]: x\n---\nbody",
        "---\ntitle: never closed\n",
        "---\n" + "[" * 600 + "\n---\nbody",
        "---\nx: " + "y" * 30_000 + "\n---\nbody",
        "---",
        "",
    ],
)
def test_dashes_that_are_no_front_matter(text):
    assert split_front_matter(text, PLAIN) == (Hints(), text)
