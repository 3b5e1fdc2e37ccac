"""Plain text, Markdown and HTML files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from headwater.stages.ingest.decode import decode, decode_html, tidy_line
from headwater.stages.ingest.draft import Draft
from headwater.stages.ingest.metadata import split_front_matter
from headwater.types import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.settings import Settings

# Lengths are bounded and no part can match what the next one does, so that no input makes these slow.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), by)
    for pattern, by in (
        (r"^ {0,3}(?:```|~~~).*$\n?", ""),  # fences
        (r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S.*$\n?", ""),  # definitions of links
        (r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])", ""),  # images
        (r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])", r"\1"),  # links
        (r"<(https?://[^<>\s]{1,2000})>", r"\1"),
        (r"^ {0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$\n?", ""),  # underlined headings, rules
        (r"^ {0,3}#{1,6}[ \t]+(.*)$", r"\1"),
        (r"^ {0,3}>[ \t]?", ""),
        (r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000})(?<=\S)\1(?!\*)", r"\2"),
        (r"(?<![\\\w])(_{1,3})(?=[^\s_])([^_\n]{1,2000})(?<=\S)\1(?!\w)", r"\2"),
        (r"`([^`\n]{1,500})`", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!>-])", r"\1"),
    )
)
_HEADING = re.compile(r"^ {0,3}#[ \t]+(\S.*)$", re.MULTILINE)


def read_text(data: bytes, settings: Settings) -> Iterator[Draft]:
    decoded = decode(data)
    hints, body = split_front_matter(decoded.text, settings)
    yield Draft(body, hints=hints, encoding=decoded.encoding)


def read_markdown(data: bytes, settings: Settings) -> Iterator[Draft]:
    """Markdown as the words it shows; its first heading is the title where front matter gives none."""
    [plain] = read_text(data, settings)
    heading = _HEADING.search(plain.body)
    hints = plain.hints
    if heading and not hints.title:
        hints = replace(hints, title=tidy_line(strip_markdown(heading.group(1).rstrip("# \t"))))
    yield replace(plain, body=strip_markdown(plain.body), hints=hints)


def strip_markdown(text: str) -> str:
    """The text without the marks of headings, emphasis, links and images; lists and tables stay as written."""
    for pattern, by in _MARKS:
        text = pattern.sub(by, text)
    return text


def read_html(data: bytes, _settings: Settings) -> Iterator[Draft]:
    decoded = decode_html(data)
    yield Draft(decoded.text, Markup.HTML, encoding=decoded.encoding)
