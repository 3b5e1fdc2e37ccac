"""Headlines In Capitals Like These, put into the case of a sentence, so that the parser can tell verbs from names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from headwater.types import Article

CAPITALS = 0.8  # share of a headline's longer words from which on its capitals tell nothing
FEWEST = 4  # such words, at the least
_LONGER = 4  # letters; "of", "the", "and" stay small in either case
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEGINS = re.compile(r"(?:^|[.!?:;\n\"“”‘(\[—–-])\s*$")


def in_sentence_case(article: Article, no_names: Container[str]) -> str:
    """The article's text, character for character, with small letters in its headline where no name is.

    That is where the rest of the article writes the word so, or does not hold it and it is one of ``no_names``. A
    headline that tells names from other words already stays as it is.
    """
    if article.title is None:
        return article.text
    text, start, end = article.text, article.title.start, article.title.end
    title = text[start:end]
    words = [m for m in _WORD.finditer(title) if len(m[0]) >= _LONGER]
    capital = [m for m in words if m[0][0].isupper()]
    if len(words) < FEWEST or len(capital) < CAPITALS * len(words):
        return text
    small, great = _in_body(text[end:])
    made = list(title)
    for match in _WORD.finditer(title):
        word = match[0]
        low = word.lower()
        if match.start() and word.istitle() and len(low) == len(word) and _is_small(low, small, great, no_names):
            made[match.start()] = low[0]
    return text[:start] + "".join(made) + text[end:]


def _is_small(low: str, small: Counter[str], great: Counter[str], no_names: Container[str]) -> bool:
    if small[low] or great[low]:
        return small[low] > great[low]
    return low in no_names


def _in_body(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in small letters, and how often with a capital where no sentence begins."""
    small: Counter[str] = Counter()
    great: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match[0]
        if word.islower():
            small[word] += 1
        elif not _BEGINS.search(text, max(0, match.start() - 4), match.start()):
            great[word.lower()] += 1
    return small, great
