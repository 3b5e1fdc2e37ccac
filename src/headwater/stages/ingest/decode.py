"""Bytes to text, and text to clean text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import ftfy
from charset_normalizer import from_bytes

from headwater.stages.ingest.draft import Unreadable

# What the web's encoding standard lists. Left to itself the guesser prefers rarities such as cp1006 for short texts,
# and a page may declare any codec that Python knows, "unicode_escape" among them.
_ENCODINGS = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866"),
    *("koi8_r", "koi8_u", "mac_roman", "mac_cyrillic", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5"),
    *("iso8859_6", "iso8859_7", "iso8859_8", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16"),
    *("gb18030", "big5", "euc_jp", "iso2022_jp", "shift_jis", "euc_kr", "utf_16_le", "utf_16_be"),
)
# As browsers do: what calls itself by the narrower name is nearly always written in the wider one.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gbk": "gb18030", "gb2312": "gb18030", "iso8859-9": "cp1254"}
_BOMS = (  # the longer first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # C0 without tab and newline
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)

BINARY = "binary data, not text; give text, HTML, PDF or DOCX"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""The text of ``data`` with newlines as ``\n``: by its BOM, as UTF-8, as ``declared``, else by the best guess.

    Raises:
        Unreadable: the bytes are no text.
    """
    text, encoding = _decode(data, declared)
    if _is_binary(text):
        raise Unreadable(BINARY)
    return Decoded(newlines(text), encoding.replace("_", "-"))


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), encoding
    data = data.removeprefix(codecs.BOM_UTF8)
    named = _known_codec(declared)
    # An encoding with escape sequences is made of ASCII bytes only and would pass for UTF-8.
    order = [named, "utf-8"] if named == "iso2022_jp" and b"\x1b" in data else ["utf-8", named]
    for encoding in filter(None, order):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text):  # UTF-16 without its BOM is often UTF-8 too, full of NULs
            return text, encoding
    return _nearly_utf8(data) or _guess(data)


def _is_binary(text: str) -> bool:
    return len(_UNPRINTABLE.findall(text)) > len(text) / 10


def _known_codec(name: str | None) -> str | None:
    try:
        canonical = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    canonical = _WIDER.get(canonical, canonical).replace("-", "_")
    return canonical if canonical in _ENCODINGS else None


def _nearly_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, as a cut or a careless paste leaves behind, is still UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return (text, "utf-8") if foreign > 10 * broken else None


def _guess(data: bytes) -> tuple[str, str]:
    # Without a NUL among its bytes a text is hardly UTF-16, while any few words can be read as if they were.
    candidates = [name for name in _ENCODINGS if b"\0" in data or not name.startswith("utf_16")]
    matches = from_bytes(data, cp_isolation=candidates)
    best = matches.best()
    if best is None:
        raise Unreadable(BINARY)
    for match in matches:  # short texts leave many encodings level; then the commonest is the likeliest
        if match.encoding == "cp1252" and (match.chaos, match.coherence) == (best.chaos, best.coherence):
            best = match
    return str(best), best.encoding


def decode_html(data: bytes, declared: str | None = None) -> Decoded:
    """As :func:`decode`, with the charset that the page's own ``<meta>`` declares if nothing else does.

    Raises:
        Unreadable: the bytes are no text.
    """
    if declared is None and (found := _META_CHARSET.search(data[:4096])):
        declared = found.group(1).decode("ascii", "replace")
    return decode(data, declared)


def newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tidy(text: str) -> tuple[str, bool]:
    """The text without mojibake, control characters and lone surrogates; and whether mojibake was mended.

    Mending goes line by line, so that one pasted line is mended though the rest is sound.
    """
    text = _SURROGATE.sub("\ufffd", newlines(text))  # JSON may hold "\ud800", which no encoding can write
    text = _CONTROL.sub("", text)
    mended = "\n".join(line if line.isascii() else ftfy.fix_encoding(line) for line in text.split("\n"))
    return mended, mended != text


def tidy_line(text: str) -> str | None:
    """A piece of metadata on one line; None when nothing is left of it."""
    return " ".join(tidy(text)[0].split()) or None
