from __future__ import annotations

import pytest

from headwater.settings import Settings
from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.mail import looks_like_mail, read_mail, read_mhtml
from headwater.types import Hints, Markup

HEAD = b"""From: =?utf-8?q?Ana_K=C3=A9ll?= <ana@harbour.example>
Subject: Bridge shut
Date: Thu, 1 May 2031 08:00:00 +0000
"""
BOTH = (
    HEAD
    + b"""MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

The mayor spoke.
--b
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

<p>The mayor=92s caf=E9</p>
--b--
"""
)


def one(reader, data):
    [draft] = reader(data, Settings())
    return draft


def test_html_part_and_headers():
    draft = one(read_mail, BOTH)
    assert (draft.body.strip(), draft.markup, draft.encoding) == ("<p>The mayor’s café</p>", Markup.HTML, "cp1252")
    assert draft.hints == Hints(
        title="Bridge shut", outlet="harbour.example", byline="Ana Kéll", published="Thu, 1 May 2031 08:00:00 +0000"
    )


def test_plain_part_where_html_is_empty_or_attached():
    data = BOTH.replace(b"<p>The mayor=92s caf=E9</p>", b" ")
    assert one(read_mail, data).body.strip() == "The mayor spoke."
    data = BOTH.replace(b'charset="iso-8859-1"', b"\nContent-Disposition: attachment".lstrip())
    assert one(read_mail, data).markup is Markup.HTML  # a broken header line is no disposition
    data = BOTH.replace(b'; charset="iso-8859-1"', b"\nContent-Disposition: attachment")
    assert one(read_mail, data).body.strip() == "The mayor spoke."


def test_post_for_all_is_no_outlet():
    draft = one(read_mail, b"From: Ana Kell <ana@gmail.com>\n\nThe mayor spoke.\n")
    assert draft.hints == Hints(byline="Ana Kell")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Brücke gesperrt".encode(), "Brücke gesperrt"),
        ("Brücke".encode("cp1252"), "Brücke"),
        (b"=?utf-8?b?SGVsbG8=?=\n there", "Hello there"),
        (b"=?no-such?q?Hello?=", "=?no-such?q?Hello?="),
        ("=?utſ-8?q?Hello?=".encode(), "=?utſ-8?q?Hello?="),
        (b"=?utf-8?b?S?=", "=?utf-8?b?S?="),
        (b"\x01\x02\x03", None),
        (b"", None),
    ],
)
def test_subjects(subject, title):
    assert one(read_mail, b"Subject: " + subject + b"\n\nThe mayor spoke.\n").hints.title == title


def test_unreadable_messages():
    with pytest.raises(Unreadable, match="no text part"):
        one(read_mail, HEAD + b"Content-Type: image/png\n\nxx")
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(1500))
    with pytest.raises(Unreadable, match="nested"):
        one(read_mail, nested)
    with pytest.raises(Unreadable, match="binary"):
        one(read_mail, HEAD + b"\n" + b"\x00\x01\x02" * 20)


@pytest.mark.parametrize("charset", [b"no-such", b"nul\0"])
def test_charset_nobody_knows(charset):
    data = HEAD + b"Content-Type: text/plain; charset*=" + charset + b"'en'%FF\n\nThe mayor spoke.\n"
    assert one(read_mail, data).body == "The mayor spoke.\n"


def test_mhtml():
    data = (
        b"From: <Saved by Browser>\nSnapshot-Content-Location: https://harbour.example/1\nSubject: Bridge shut\n"
        b"Date: Fri, 2 May 2031 08:00:00 +0000\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        b"--b\nContent-Type: text/css\n\np {}\n"
        b"--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>caf=C3=A9</p>\n--b--\n"
    )
    draft = one(read_mhtml, data)
    assert (draft.body.strip(), draft.markup) == ("<p>café</p>", Markup.HTML)
    assert draft.hints == Hints(title="Bridge shut", url="https://harbour.example/1")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BOTH, True),
        (BOTH.replace(b"\n", b"\r\n"), True),
        (b"Note: the mayor spoke.\n\nThen she left.", False),
        (b"From: the harbour\nThe mayor spoke\n\nDate: none", False),
        (b"", False),
    ],
)
def test_looks_like_mail(data, expected):
    assert looks_like_mail(data) is expected
