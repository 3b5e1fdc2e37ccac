from __future__ import annotations

import pytest

from headwater.settings import Settings
from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.formats import EXTENSIONS, READERS, Format, find_format

TEXT = b"The mayor of Varnow spoke on Thursday."
MAIL = b"From: a@harbour.example\nDate: Thu, 1 May 2031 08:00:00 +0000\nSubject: x\n\nThe mayor spoke."


def format_of(extension, data):
    return find_format(extension, data, settings=Settings())


def test_every_format_but_zip_has_a_reader():
    assert set(READERS) == set(Format) - {Format.ZIP}


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_by_extension(extension):
    assert format_of(extension, TEXT) is EXTENSIONS[extension]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT, Format.TEXT),
        (b"[ad_1]\nThe mayor spoke.", Format.TEXT),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>x", Format.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="x"><p>x</p></html>', Format.HTML),
        (MAIL, Format.MAIL),
        (b'{"text": "x"}', Format.JSON),
        (b'{"text": "x"}\n{"text": "y"}', Format.JSON),
        (b'[\n {"text": "x"}]', Format.JSON),
        (b'{"text": "broken', Format.JSON),
        (b"outlet,text\nHP,The mayor spoke.", Format.CSV),
        (b"%PDF-1.4", Format.PDF),
    ],
)
@pytest.mark.parametrize("extension", ["", ".story"])
def test_by_content(data, expected, extension):
    assert format_of(extension, data) is expected


def test_zip_and_docx_by_content(zip_of, docx_of):
    assert format_of("", zip_of({"a.txt": TEXT})) is Format.ZIP
    assert format_of("", docx_of("x")) is Format.DOCX
    assert format_of("", b"PK\x03\x04nonsense") is Format.ZIP


def test_content_outranks_an_extension_that_is_plainly_wrong(docx_of):
    assert format_of(".txt", b"<!doctype html><p>x") is Format.HTML
    assert format_of(".txt", b"%PDF-1.4") is Format.PDF
    assert format_of(".html", docx_of("x")) is Format.DOCX
    assert format_of(".txt", b'{"text": "x"}') is Format.TEXT


@pytest.mark.parametrize(
    ("extension", "data", "reason"),
    [
        (".png", b"\x89PNG\r\n", "an image"),
        (".svg", b"<svg/>", "an image"),
        ("", b"\xff\xd8\xff\xe0", "an image"),
        (".txt", b"GIF89a", "an image"),
        (".mp3", b"ID3", "audio"),
        (".exe", b"MZ\x90\x00\x03\x00\x00\x00" * 9, "binary.*extension .exe"),
        ("", b"\x00\x01\x02\x03" * 9, "binary"),
        (".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted or old"),
        (".xml", b"<?xml version='1.0'?><rss/>", "XML"),
        (".rtf", b"{\\rtf1 x}", "RTF"),
        (".txt", b" \n", "empty"),
        ("", b"", "empty"),
    ],
)
def test_not_read(extension, data, reason):
    with pytest.raises(Unreadable, match=reason):
        format_of(extension, data)


def test_office_documents_are_no_archives(zip_of):
    with pytest.raises(Unreadable, match="odt"):
        format_of(".odt", zip_of({"mimetype": "x", "content.xml": "<x/>"}))
    with pytest.raises(Unreadable, match="xlsx"):
        format_of(".xlsx", zip_of({"[Content_Types].xml": "x"}))
