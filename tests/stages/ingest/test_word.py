from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import zipfile

import pytest

from headwater.settings import Settings
from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.word import read_docx
from headwater.types import Hints


def one(data, **settings):
    [draft] = read_docx(data, Settings(**settings))
    return draft


def rewritten(data, change):
    """The package with each part passed through ``change``; a part that becomes None is left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def with_doctype(data, doctype):
    def change(name, part):
        if name != "word/document.xml":
            return part
        head, body = part.split(b"?>", 1)
        return head + b"?>" + doctype + body.replace(b"MARK", b"&m;")

    return rewritten(data, change)


def test_paragraphs_tables_properties(docx_of):
    created = dt.datetime(2031, 5, 1, 8, 30, tzinfo=dt.UTC)
    data = docx_of(
        "The mayor spoke.",
        " ",
        "Then she left.",
        table=[["dead", "3"], ["3", "3"]],
        title="Bridge shut",
        author="Ana Kell",
        created=created,
    )
    draft = one(data)
    assert draft.body == "The mayor spoke.\n\nThen she left.\n\ndead\t3\n\n3"
    assert draft.hints.title == "Bridge shut"
    assert draft.hints.byline == "Ana Kell"
    assert draft.hints.published.startswith("2031-05-01T08:30:00")


def test_properties_that_nobody_wrote(docx_of):
    data = docx_of("The mayor spoke.")
    assert one(data).hints == Hints()  # python-docx is not a journalist

    def without_properties(name, part):
        if name == "_rels/.rels":
            return re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", part)
        return None if name == "docProps/core.xml" else part

    assert one(rewritten(data, without_properties)).hints == Hints()


def test_broken(docx_of, zip_of):
    data = docx_of("The mayor spoke.")
    for broken in (
        b"nonsense",
        data[: len(data) // 2],
        zip_of({"a.txt": "x"}),
        rewritten(data, lambda name, part: None if name == "word/document.xml" else part),
        rewritten(data, lambda name, part: part[:-20] if name == "word/document.xml" else part),
    ):
        with pytest.raises(Unreadable, match=r"DOCX|Word"):
            one(broken)


def test_xml_bomb(docx_of):
    entities = b'<!ENTITY a "%s">' % (b"x" * 1000)
    for name, before in zip(b"bcdefghijklm", b"abcdefghijkl", strict=True):
        entities += b'<!ENTITY %c "%s">' % (name, b"&%c;" % before * 20)
    data = with_doctype(docx_of("MARK"), b"<!DOCTYPE x [" + entities + b"]>")
    with contextlib.suppress(Unreadable):  # newer versions of libxml2 refuse it, others leave the entity out
        assert len(one(data).body) < 100


def test_external_entity(docx_of, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    doctype = f'<!DOCTYPE x [<!ENTITY m SYSTEM "{secret.as_uri()}">]>'.encode()
    assert one(with_doctype(docx_of("Open. MARK"), doctype)).body == "Open. "


def test_zip_bomb(docx_of):
    data = docx_of("MARK")
    padded = rewritten(data, lambda name, part: part.replace(b"MARK", b" " * 12_000_000))
    with pytest.raises(Unreadable, match="zip bomb"):
        one(padded)
    with pytest.raises(Unreadable, match="max_archive_bytes"):
        one(data, max_archive_bytes=1000)
