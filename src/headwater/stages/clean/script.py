"""Remains of script and style sheets in the text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.page import Line, Page
from headwater.types import Furniture, Removed, Span

# No prose holds these.
_SURE = re.compile(
    r"\bfunction\s*\w{0,40}\s*\(|=>\s*\{|\b(?:document|window|googletag|jQuery|console|dataLayer|adsbygoogle)\s*[.=\[(]"
    r"|\bgetElement|\b(?:var|let|const)\s+\w{1,40}\s*(?:=|,\s*\w{1,40}\s*=)|\.(?:js|src|push|css)\s*[=(]|<!\[CDATA\["
    r"|</?(?:script|style|iframe|div|span)\b|@media\s*[(\w]|@font-face|[{;]\s*[\w-]{2,30}\s*:\s*[^;{}]{1,80};\s*[\w}]"
    r"|!important\b"
)
# Code's own way to end or begin a line; prose may do so too, so these count only beside a sure line.
_LIKELY = re.compile(
    r"[;{}]\s*$|^\W*[})\]]|^(?:if|for|while|return|else|try|catch)\b\s*[({;]|^[.#@][\w-][^.]{0,200}\{|^//|^/\*|\*/$"
)
_MARKS = re.compile(r"[{}();=\[\]<>]")
_GLUED = re.compile(
    r"(?<=[.!?”\"])\s*(?:\(function\b|\(\(\)\s*=>|!function\b|var\s+\w{1,40}\s*=|<script\b|window\.\w|googletag\.)"
)
_CODE_END = re.compile(r"[;})>]\s*$")
_LEAST = 4  # brackets and the like; a short sentence with one pair is dense too
_DENSITY = 0.04  # share of brackets and the like in a line of code; prose stays below 0.02


def find_scripts(page: Page) -> Iterator[Removed]:
    """Blocks of code lines, and code glued to the end of a paragraph."""
    lines = page.lines
    glued = [_find_glued(line) for line in lines]
    sure = [at is None and _is_sure(line.text) for line, at in zip(lines, glued, strict=True)]
    for first, last in _blocks(lines, sure):
        yield Removed(Span(lines[first].start, lines[last].end), Furniture.SCRIPT)
    for line, at in zip(lines, glued, strict=True):
        if at is not None:
            yield Removed(line.piece(at, len(line.text)), Furniture.SCRIPT)


def _blocks(lines: tuple[Line, ...], sure: list[bool]) -> Iterator[tuple[int, int]]:
    """Runs of lines that look like code and of which one surely is."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (sure[end] or _LIKELY.search(lines[end].text)):
            end += 1
        if any(sure[at:end]):
            yield at, end - 1
        at = end + 1


def _is_sure(text: str) -> bool:
    return len(_MARKS.findall(text)) >= max(_LEAST, _DENSITY * len(text)) and bool(_SURE.search(text))


def _find_glued(line: Line) -> int | None:
    """Where code begins behind a sentence of prose."""
    found = _GLUED.search(line.text)
    return found.start() if found and _CODE_END.search(line.text) else None
