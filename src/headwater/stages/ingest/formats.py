"""What a file is: by its extension, or by its content where that says nothing or is plainly wrong."""

from __future__ import annotations

import io
import mimetypes
import re
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from headwater.stages.ingest import mail, pdf, tables, text, word
from headwater.stages.ingest.decode import BINARY, decode
from headwater.stages.ingest.draft import Reader, Unreadable

if TYPE_CHECKING:
    from headwater.settings import Settings


class Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    MAIL = "mail"
    JSON = "json"
    JSON_LINES = "json lines"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    ZIP = "zip"


READERS: dict[Format, Reader] = {  # a zip holds files, not articles, and is opened by `read`
    Format.TEXT: text.read_text,
    Format.MARKDOWN: text.read_markdown,
    Format.HTML: text.read_html,
    Format.MHTML: mail.read_mhtml,
    Format.MAIL: mail.read_mail,
    Format.JSON: tables.read_json,
    Format.JSON_LINES: tables.read_json_lines,
    Format.CSV: tables.read_csv,
    Format.PDF: pdf.read_pdf,
    Format.DOCX: word.read_docx,
}
EXTENSIONS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mhtml": Format.MHTML,
    ".mht": Format.MHTML,
    ".eml": Format.MAIL,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".zip": Format.ZIP,
}
EMPTY = "empty: holds no text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE
)
_JSON = re.compile(rb'\[?\s*\{\s*"')


def find_format(extension: str, data: bytes, *, settings: Settings) -> Format:
    """The format of a file.

    Raises:
        Unreadable: nothing that headwater reads.
    """
    if not data.strip():
        raise Unreadable(EMPTY)
    known = EXTENSIONS.get(extension)
    if known in (Format.PDF, Format.ZIP):
        return known
    if known is Format.DOCX and not data.startswith(_OLE):
        return known
    if found := _by_magic(extension, data):
        return found
    if known in (Format.TEXT, Format.MARKDOWN):
        return Format.HTML if _HTML.match(_start(data)) else known
    return known or _by_content(extension, data, settings=settings)


def _by_magic(extension: str, data: bytes) -> Format | None:
    if data.startswith(b"%PDF-"):
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_or_office(extension, data)
    if data.startswith(_OLE):
        raise Unreadable("an encrypted or old Office file; save it as .docx without a password")
    kind = (mimetypes.guess_type(f"x{extension}")[0] or "").partition("/")[0] if extension not in EXTENSIONS else ""
    if data.startswith(_PICTURES) or kind == "image":
        raise Unreadable("an image; headwater reads text only")
    if kind in ("audio", "video", "font"):
        raise Unreadable(f"{kind}; headwater reads text only")
    return None


def _zip_or_office(extension: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        return Format.ZIP  # whose reader says what is wrong
    if "word/document.xml" in names:
        return Format.DOCX
    if names & {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}:
        raise Unreadable(
            f"a document or program of a kind ({extension or 'unknown'}) not read; save it as .docx or .pdf"
        )
    return Format.ZIP


def _start(data: bytes) -> bytes:
    return data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()


def _by_content(extension: str, data: bytes, *, settings: Settings) -> Format:
    start = _start(data)
    if _HTML.match(start):
        return Format.HTML
    if start.startswith((b"<?xml", b"<rss", b"<feed")):
        raise Unreadable("XML is not read; give the articles as text, HTML or JSON")
    if start.startswith(b"{\\rtf"):
        raise Unreadable("RTF is not read; save it as .docx or .txt")
    if mail.looks_like_mail(data):
        return Format.MAIL
    if _JSON.match(start):
        return Format.JSON  # whose reader knows JSON lines too
    if tables.looks_like_csv(data, settings):
        return Format.CSV
    try:
        decode(data)
    except Unreadable as error:
        raise Unreadable(f"{BINARY} (extension {extension})" if extension else BINARY) from error
    return Format.TEXT
