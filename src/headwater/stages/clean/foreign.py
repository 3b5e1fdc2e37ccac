"""Lines in another language than the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.stages.clean.language import is_foreign, tell_language
from headwater.stages.clean.page import Line, Page
from headwater.types import Furniture, Removed

_QUOTED = re.compile(r"[\"“”„«»]")
_MOST = 0.3  # share of the text; where more is foreign, the article is printed in two languages


def find_foreign(page: Page) -> Iterator[Removed]:
    """Foreign lines above the first and below the last paragraph in the article's language, quotations apart."""
    lines = page.lines
    odd = foreign_lines(page)
    if not odd or sum(len(lines[i].text) for i in odd) > _MOST * len(page.text):
        return
    own = [i for i, line in enumerate(lines) if line.is_prose and i not in odd]
    for i in sorted(odd):
        if own and not own[0] < i < own[-1] and not _QUOTED.search(lines[i].text):
            yield Removed(lines[i].span, Furniture.FOREIGN)


def foreign_lines(page: Page) -> frozenset[int]:
    """Indices of the lines that are surely in another language."""
    if len(page.lines) < 2:
        return frozenset()
    language = tell_language(page.text, page.language)
    return frozenset(i for i, line in enumerate(page.lines) if _differs(line, language))


def _differs(line: Line, language: str) -> bool:
    return is_foreign(line.text[:2000], language)
