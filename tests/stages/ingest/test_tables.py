from __future__ import annotations

import csv
import json

import pytest

from headwater.settings import Settings
from headwater.stages.ingest.draft import Draft, Refused, Unreadable
from headwater.stages.ingest.tables import find_listed_files, read_csv, read_json, read_json_lines
from headwater.types import Hints, Markup

PLAIN = Settings()
ARTICLE = {"title": "Bridge shut", "body": "The mayor spoke.", "source": {"name": "Harbour Post"}}


def drafts(reader, data, settings=PLAIN):
    return list(reader(data if isinstance(data, bytes) else json.dumps(data).encode(), settings))


# ---------------------------------------------------------------- JSON


def test_one_object():
    [draft] = drafts(read_json, ARTICLE)
    assert (draft.body, draft.place, draft.markup) == ("The mayor spoke.", "", Markup.TEXT)
    assert draft.hints == Hints(title="Bridge shut", outlet="Harbour Post")


@pytest.mark.parametrize("wrap", [lambda x: x, *(lambda x, k=k: {k: x} for k in ("articles", "items", "data", "docs"))])
def test_lists(wrap):
    first, second, third = drafts(read_json, wrap([ARTICLE, "stray", ARTICLE]))
    assert (first.place, third.place) == ("#1", "#3")
    assert second == Refused("#2", "not an article: not a JSON object")


def test_html_in_fields():
    [field] = drafts(read_json, {"title": "x", "raw_html": "<p>One</p>"})
    [content] = drafts(read_json, {"content": {"rendered": "<p>One</p>"}})
    assert field.markup is content.markup is Markup.HTML
    [angles] = drafts(read_json, {"text": "Temperatures < 5 and > 3"})
    assert angles.markup is Markup.TEXT


def test_object_without_text_names_its_fields():
    [refused] = drafts(read_json, {"teaser": "x", "id": 3, "\ud800": 1})
    assert "id, teaser" in refused.reason
    assert "field_text" in refused.reason
    refused.reason.encode()


@pytest.mark.parametrize("data", [b"{", b'"text"', b"3", b"[" * 100_000])
def test_no_json(data):
    with pytest.raises(Unreadable, match="JSON"):
        drafts(read_json, data)


def test_lines_in_a_json_file():
    assert [d.body for d in drafts(read_json, b'{"text": "a"}\n{"text": "b"}\n')] == ["a", "b"]


def test_a_broken_line_is_refused_alone():
    data = '{"text": "one\u2028two"}\n\n{"text": \n[1]\n{"text": "last"}\n'.encode()
    first, broken, stray, last = drafts(read_json_lines, data)
    assert (first.body, first.place) == ("one\u2028two", "#1")
    assert broken.place == "#3"
    assert "line 3 column" in broken.reason
    assert stray.place == "#4"
    assert (last.body, last.place) == ("last", "#5")


# ---------------------------------------------------------------- CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiters(delimiter, newline):
    rows = [
        ["id", "Title", "Text"],
        ["1", "Bridge, shut; now|then", 'She said "no", twice;\nthen left.'],
        [],
        ["2", "b", "c"],
    ]
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    first, second = drafts(read_csv, newline.join(quoted).encode())
    assert first.body == 'She said "no", twice;\nthen left.'
    assert (first.hints.title, first.place, second.place) == ("Bridge, shut; now|then", "#1", "#2")


def test_marked_paragraphs():
    [draft] = drafts(read_csv, b"text\nOne. ### Two #1. ### ### Three ###\n")
    assert draft.body == "One.\n\nTwo #1.\n\nThree\n\n"


def test_large_fields_and_the_limit_is_put_back():
    before = csv.field_size_limit()
    [draft] = drafts(read_csv, b'text\n"' + b"word " * 100_000 + b'"\n')
    assert len(draft.body) == 500_000
    assert csv.field_size_limit() == before


def test_bad_rows():
    data = b'outlet,text\nHP\nHP,One, two and three\nHP,"fine",\nHP,last\nHP,"open\nHP,swallowed\n'
    short, long, fine, last, swallowed = drafts(read_csv, data)
    assert short == Refused("#1", "no text in this row")
    assert long.place == "#2"
    assert "3 fields under 2 columns" in long.reason
    assert [type(d) for d in (fine, last)] == [Draft, Draft]
    assert swallowed.place == "#5"
    assert "never closed" in swallowed.reason


def test_a_field_over_the_limit():
    refused, fine = drafts(read_csv, b"text\n" + b"x" * 600 + b"\nfine\n", Settings(max_file_bytes=500))
    assert "broken row" in refused.reason
    assert fine.body == "fine"
    with pytest.raises(Unreadable, match="not a table"):
        drafts(read_csv, b"x" * 600, Settings(max_file_bytes=500))


def test_no_text_column_names_the_columns():
    with pytest.raises(Unreadable, match="among: id, teaser; name it by the setting field_text"):
        drafts(read_csv, b"id,teaser\n1,x\n")
    assert drafts(read_csv, b"id,teaser\n1,x\n", Settings(field_text=("Teaser",)))[0].body == "x"


def test_table_of_files():
    listed = find_listed_files(b"file,outlet,date\na.txt,HP,2031\n,HP,\nsub/b.txt,BB,\n", PLAIN)
    assert listed == {"a.txt": Hints(outlet="HP", published="2031"), "sub/b.txt": Hints(outlet="BB")}
    assert find_listed_files(b"file,text\na.txt,words\n", PLAIN) is None
    assert find_listed_files(b"outlet,date\nHP,2031\n", PLAIN) is None
