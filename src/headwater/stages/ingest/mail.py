"""E-mail and web pages saved as MHTML, which are both MIME messages."""

from __future__ import annotations

import email
import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING

from headwater.stages.ingest.decode import decode, decode_html, tidy_line
from headwater.stages.ingest.draft import Draft, Unreadable
from headwater.types import Hints, Markup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from headwater.settings import Settings

# The domain of an address names the outlet, but not where anybody may have one.
_POST_FOR_ALL = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "mail.ru",
        "yandex.ru",
        "qq.com",
        "163.com",
    ]
)
_HEADER_LINE = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):|[ \t]")
_TELLING = frozenset({b"from", b"date", b"subject", b"mime-version", b"message-id", b"received", b"to"})


def looks_like_mail(data: bytes) -> bool:
    """Whether the text opens with a block of mail headers, three well-known ones among them."""
    head = re.split(rb"\r?\n\r?\n", data[:65536], maxsplit=1)[0]
    matches = [_HEADER_LINE.match(line) for line in head.splitlines()]
    if not all(matches):
        return False
    names = {match.group(1).lower() for match in matches if match and match.group(1)}
    return len(names & _TELLING) >= 3


def read_mail(data: bytes, _settings: Settings) -> Iterator[Draft]:
    """The HTML part of a mail, else its plain part.

    Raises:
        Unreadable: no part of it is text.
    """
    message = _parse(data)
    name, address = parseaddr(_header(message, "from") or "")
    domain = address.rpartition("@")[2].lower()
    hints = Hints(
        title=_header(message, "subject"),
        outlet=None if domain in _POST_FOR_ALL else domain or None,
        byline=name or None,
        published=_header(message, "date"),
    )
    yield _body(message, hints)


def read_mhtml(data: bytes, _settings: Settings) -> Iterator[Draft]:
    """The page in a saved web page.

    Its From names the browser and its Date the day of saving, so neither is metadata of the article.

    Raises:
        Unreadable: no part of it is text.
    """
    message = _parse(data)
    url = _header(message, "snapshot-content-location") or _header(message, "content-location")
    hints = Hints(title=_header(message, "subject"), url=url)
    yield _body(message, hints)


def _parse(data: bytes) -> Message:
    try:
        message = email.message_from_bytes(data)
        list(message.walk())
    except RecursionError as error:
        raise Unreadable("broken message: parts nested beyond measure") from error
    return message


def _body(message: Message, hints: Hints) -> Draft:
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    for kind, markup in (("text/html", Markup.HTML), ("text/plain", Markup.TEXT)):
        for part in parts:
            if part.get_content_type() != kind:
                continue
            content = _content(part)
            if content.strip():
                read = decode_html if markup is Markup.HTML else decode
                decoded = read(content, _charset(part))
                return Draft(decoded.text, markup, hints, decoded.encoding)
    raise Unreadable("no text: the message has no text part")


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except ValueError:  # a NUL in its name
        return None


def _header(message: Message, name: str) -> str | None:
    """A header in plain words; bytes that stand there without encoding are read as any other bytes are."""
    written = next((str(value) for key, value in message.raw_items() if key.lower() == name), None)
    if written is None:
        return None
    try:
        written = decode(written.encode("ascii", "surrogateescape")).text
        return tidy_line(str(make_header(decode_header(written))))
    except Unreadable:
        return None
    except (MessageError, LookupError, ValueError):  # a broken encoded word: as it stands
        return tidy_line(written)
