from __future__ import annotations

import io
import logging

import pytest
from pypdf import PdfReader, PdfWriter

from headwater.settings import Settings
from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.pdf import read_pdf, unwrap


def text_of(data, **settings):
    [draft] = read_pdf(data, Settings(**settings))
    return draft.body


def encrypted(data, user, **options):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user, "owner", algorithm="RC4-128", **options)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_pages(pdf_of):
    assert text_of(pdf_of("The mayor spoke.", "Then she left.")) == "The mayor spoke.\nThen she left."


def test_reading_stops_past_the_limit(pdf_of):
    assert len(text_of(pdf_of(*["The mayor spoke."] * 20), max_article_chars=50)) < 100


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "The mayor of Varnow spoke of the\nbridge and of its cost, and re-\nturned home.\nNew one.",
            "The mayor of Varnow spoke of the bridge and of its cost, and returned home.\nNew one.",
        ),
        ("One\n\nTwo\n", "One\n\nTwo"),
        (" \n", ""),
    ],
)
def test_unwrap(page, text):
    assert unwrap(page) == text


def test_no_text(pdf_of):
    with pytest.raises(Unreadable, match="no text"):
        text_of(pdf_of("", ""))


def test_encrypted(pdf_of):
    with pytest.raises(Unreadable, match="encrypted"):
        text_of(encrypted(pdf_of("The mayor spoke."), "secret"))
    # a password for changes only does not keep readers out
    assert "The mayor spoke." in text_of(encrypted(pdf_of("The mayor spoke."), ""))


@pytest.mark.parametrize("cut", [20, 200, -200])
def test_broken(pdf_of, cut, caplog, capsys):
    data = pdf_of("The mayor spoke.")
    for broken in (data[:cut], data[:cut].replace(b"obj", b"o\xff"), b"%PDF-1.4 nonsense"):
        with pytest.raises(Unreadable):
            text_of(broken)
    assert caplog.text == ""
    assert capsys.readouterr() == ("", "")


def test_the_logger_is_left_as_it_was(pdf_of):
    before = logging.getLogger("pypdf").level
    text_of(pdf_of("The mayor spoke."))
    assert logging.getLogger("pypdf").level == before
