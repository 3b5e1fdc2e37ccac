from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ids import made_by
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.stages.ingest.formats import EXTENSIONS
from headwater.types import Hints, Markup, RawItem, Rejected

TEXT = "The mayor of Varnow spoke on Thursday."


def test_one_item(read_bytes, tmp_path):
    data = b"\xef\xbb\xbf" + "“CafÃ©” – open".encode()
    [item] = read_bytes("a.txt", data)
    assert item == RawItem(
        id=item.id,
        path=str(tmp_path / "a.txt"),
        sha256=hashlib.sha256(data).hexdigest(),
        body="“Café” – open",
        markup=Markup.TEXT,
        hints=Hints(),
        encoding="utf-8",
        mended=True,
        made_by=made_by("ingest", "1", field_title=(), field_text=(), field_outlet=(), field_date=()),
    )
    assert item.id.startswith("art-")


def test_one_of_each_format(read, tmp_path, pdf_of, docx_of, zip_of):
    mail = b"From: Ana Kell <ana@harbour.example>\nSubject: x\n\n" + TEXT.encode()
    files = {
        "a.csv": f"text\n{TEXT} csv\n".encode(),
        "b.docx": docx_of(TEXT + " docx"),
        "c.eml": mail,
        "d.html": f"<html><p>{TEXT}</p></html>".encode(),
        "e.json": b'{"text": "The mayor spoke. json"}',
        "f.jsonl": b'{"text": "The mayor spoke. jsonl"}',
        "g.md": b"# The mayor spoke",
        "h.mhtml": b"Content-Type: text/html\n\n<p>The mayor spoke</p>",
        "i.pdf": pdf_of(TEXT + " pdf"),
        "j.tsv": b"title\ttext\nx\tThe mayor spoke. tsv\n",
        "k.txt": TEXT.encode(),
        "l.zip": zip_of({"m.txt": TEXT + " zip"}),
        "n": TEXT.encode() + b" no extension",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    results = read(tmp_path)
    assert [type(result) for result in results] == [RawItem] * len(files)
    assert [item.encoding is None for item in results].count(True) == 2  # docx and pdf
    assert len({item.id for item in results}) == len(files)


def test_ids_know_text_and_metadata_but_no_place(read, tmp_path):
    for name, text in (("a", "x\ny"), ("b", "x\r\ny"), ("c", "x y"), ("d", "---\ntitle: T\n---\nx\ny")):
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    a, b, c, d = (read(tmp_path / f"{name}.txt")[0].id for name in "abcd")
    assert a == b
    assert len({a, c, d}) == 3


def test_repeats_are_told_each_time(read, tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT)
    first, *repeats = read(tmp_path)
    assert isinstance(first, RawItem)
    assert [r.reason for r in repeats] == [f"same text and metadata as {first.path}"] * 2


def test_originals_are_kept_before_their_items(tmp_path, zip_of):
    log = []
    jsonl = b'{"text": "One."}\n{"text": "Two."}\nbroken\n'
    (tmp_path / "a.jsonl").write_bytes(jsonl)
    (tmp_path / "b.zip").write_bytes(zip_of({"c.txt": TEXT}))
    (tmp_path / "d.txt").write_bytes(b" ")
    for result in read_paths([tmp_path], Settings(), keep=lambda sha256, data: log.append((sha256, data))):
        log.append(result)  # noqa: PERF402  (the order of both kinds of entry is what is tested)
    kept = [entry for entry in log if isinstance(entry, tuple)]
    assert kept == [(hashlib.sha256(data).hexdigest(), data) for data in (jsonl, TEXT.encode())]
    assert [type(entry) for entry in log] == [tuple, RawItem, RawItem, Rejected, tuple, RawItem, Rejected]
    assert log[1].sha256 == kept[0][0]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.md", b"---\ntitle: x\n---\n", "empty"),
        ("a.html", b"\xef\xbb\xbf", "empty"),
        ("a.json", b"[]", "holds no article"),
        ("a.csv", b"title,text\n", "holds no article"),
        ("a.txt", b"word " * 50, "too long: 250 characters, the limit is 100"),
        ("a.jsonl", b'{"text": "%s"}' % (b"word " * 50), "too long"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image"),
    ],
)
def test_rejected(read_bytes, name, data, reason):
    [rejected] = read_bytes(name, data, max_article_chars=100)
    assert isinstance(rejected, Rejected)
    assert reason in rejected.reason


def test_html_is_longer_than_its_text(read_bytes):
    [item] = read_bytes("a.html", b"<html>" + b"<br>" * 100, max_article_chars=100)
    assert item.markup is Markup.HTML


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (TEXT.encode(), "-"),
        (b'{"text": "x y"}\n', "-"),
        (b'{"text": "x y"}\n{"text": "z"}\n', "-#1"),
        (b'[{"text": "x y"}]', "-#1"),
        (b"outlet,text\nHP,x y\n", "-#1"),
        (b"<html><p>x</p></html>", "-"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: e\n\nx y", "-"),
    ],
)
def test_standard_input(read, data, path):
    first, *_ = read("-", "-", stdin=data)
    assert isinstance(first, RawItem)
    assert first.path == path


def test_standard_input_limits(read, pdf_of):
    [item] = read("-", stdin=pdf_of(TEXT))
    assert TEXT in item.body
    [rejected] = read("-", stdin=b"x" * 100, max_file_bytes=50)
    assert "more than 50 bytes" in rejected.reason
    [rejected] = read("-", stdin=b"")
    assert "empty" in rejected.reason


def test_standard_input_of_the_process(read, monkeypatch, tmp_path):
    path = tmp_path / "in"
    path.write_text(TEXT)
    with path.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        [item] = read("-")
    assert item.body == TEXT


MAGIC = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"{",
    b"[",
    b"text,title\n",
    b"---\n",
    b"From: x\nTo: y\nDate: ",
]


@settings(max_examples=200, deadline=None)
@given(
    start=st.sampled_from(MAGIC),
    data=st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")),
    extension=st.sampled_from([*sorted(EXTENSIONS), "", ".bin"]),
)
def test_any_bytes_are_read_or_rejected_and_the_same_each_time(start, data, extension):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{extension}"
        path.write_bytes(start + data)
        once, again = (list(read_paths([path], Settings())) for _ in range(2))
    assert once == again
    for result in once:
        assert isinstance(result, RawItem | Rejected)
        repr(result).encode()  # nothing that cannot be written out
        assert isinstance(result, Rejected) or result.body.strip()


@settings(max_examples=50, deadline=None)
@given(
    cuts=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=10), kind=st.integers(0, 2)
)
def test_damaged_containers_are_read_or_rejected(cuts, kind, pdf_of, docx_of, zip_of):
    build = [lambda: pdf_of(TEXT, TEXT), lambda: docx_of(TEXT), lambda: zip_of({"a.txt": TEXT, "b.csv": "text\nx\n"})]
    data = bytearray(build[kind]())
    for place, byte in cuts:
        data[place % len(data)] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("x" + [".pdf", ".docx", ".zip"][kind])
        path.write_bytes(bytes(data))
        assert all(isinstance(result, RawItem | Rejected) for result in read_paths([path], Settings()))
