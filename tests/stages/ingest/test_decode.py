from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stages.ingest.decode import decode, decode_html, tidy, tidy_line
from headwater.stages.ingest.draft import Unreadable

GERMAN = "Der Bürgermeister erklärte am Mittwoch, die Brücke über den Fluss sei für Fußgänger gesperrt."
RUSSIAN = "Губернатор сообщил в среду, что мост через реку закрыт для движения до конца недели."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (GERMAN.encode(), GERMAN, "utf-8"),
        (codecs.BOM_UTF8 + GERMAN.encode(), GERMAN, "utf-8"),
        (GERMAN.encode("utf-16"), GERMAN, "utf-16"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), GERMAN, "utf-16"),
        (GERMAN.encode("utf-32"), GERMAN, "utf-32"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8-r"),
        ("Café naïve".encode("cp1252"), "Café naïve", "cp1252"),
        (b"The mayor spoke. " * 20, "The mayor spoke. " * 20, "utf-8"),
        (("The mayor spoke. " * 20).encode("utf-16-le"), "The mayor spoke. " * 20, "utf-16-le"),
    ],
)
def test_encodings(data, text, encoding):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_declared_encoding_is_used_when_utf8_fails():
    data = "Mañana".encode("cp1252")
    assert decode(data, "iso-8859-1").encoding == "cp1252"  # as browsers read that name
    assert decode(data, "windows-1252").text == "Mañana"


@pytest.mark.parametrize("declared", ["unicode_escape", "rot13", "hex", "utf-7", "no-such", "nul\0", "utf-8"])
def test_useless_declarations_fall_to_the_guess(declared):
    assert decode("Café naïve".encode("cp1252"), declared).text == "Café naïve"


def test_escape_sequences_do_not_pass_for_utf8():
    assert decode("橋は閉鎖".encode("iso2022_jp"), "iso-2022-jp").text == "橋は閉鎖"


def test_utf8_with_few_broken_bytes_stays_utf8():
    decoded = decode(RUSSIAN.encode() + b" \xff " + RUSSIAN.encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(RUSSIAN)


def test_html_meta_charset():
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1255"></head>שלום</html>'
    assert decode_html(page.encode("cp1255")).text == page
    assert decode_html(page.encode("cp1255")).encoding == "cp1255"
    assert decode_html(page.encode()).encoding == "utf-8"  # what decodes as UTF-8 is UTF-8, whatever it says


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 50, b"abc\x00\x01\x02" * 20])
def test_binary_is_refused(data):
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


def test_newlines():
    assert decode(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


def test_mojibake_is_mended_line_by_line():
    sound, broken = "“Ščedrin,” she said", "cafÃ© â€œopenâ€\x9d"
    assert tidy(f"{sound}\n{broken}") == (f"{sound}\ncafé “open”", True)
    assert tidy(sound) == (sound, False)


def test_quotation_marks_and_entities_stay():
    text = "“curly” ‘marks’ … &amp; ﬁne  ½"
    assert tidy(text) == (text, False)


def test_control_characters_go():
    assert tidy("a\x00b\x07c\td\r\ne\x7f") == ("abc\td\ne", False)
    assert tidy("x\ud800y")[0] == "x\ufffdy"


def test_tidy_line():
    assert tidy_line("  The \n Harbour\tPost ") == "The Harbour Post"
    assert tidy_line(" \n") is None


@given(st.text())
def test_tidy_twice_is_tidy_once(text):
    once, _ = tidy(text)
    twice, mended = tidy(once)
    assert (twice, mended) == (once, False)
    once.encode()
