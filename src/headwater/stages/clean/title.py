"""Which line is the title."""

from __future__ import annotations

import re

from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.page import Line, Page, ends_sentence, keys, outlet_names, squash

_LONGEST = 200  # characters of a headline that stands in the text
_HINT_LONGEST = 300  # characters of a headline that stood beside it; more is a text in the wrong column
_LEAST = 2  # words
_SHORT_SENTENCE = 20  # words of a headline that ends in a period
_SUFFIX = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,60})$")
_PHOTO_CREDIT = re.compile(rf"(?:Getty Images|/\s?{AGENCY}|AP Photo[^.]{{0,60}}|\|[^|]{{2,60}}/[^|]{{2,40}})\)?$")
_OPENING = re.compile(r"[\"“„«'‘(\[¿¡]?[^\W_a-z]")
_ECHO = 0.4  # share of a headline's content words that its first paragraph says again
_CONTENT = 4  # letters from which a word counts as content


def tidy_title(written: str | None, outlet: str | None) -> str | None:
    """A title from metadata without the outlet's name behind it; None where it cannot be one."""
    title = " ".join((written or "").split())
    title = title[: without_outlet(title, outlet)]
    return title if title and keys(title) and len(title) <= _HINT_LONGEST else None


def without_outlet(title: str, outlet: str | None) -> int:
    """How much of a title stands before ``| The Tarn Post``, where that is the outlet."""
    suffix = _SUFFIX.search(title[-100:])
    named = squash(suffix["name"]) if suffix and outlet else ""
    return len(title) - len(suffix[0]) if suffix and outlet and named and named in outlet_names(outlet) else len(title)


def find_title_line(page: Page) -> Line | None:
    """The first line, where it is the title that came beside the text or reads like a headline."""
    if len(page.lines) < 2 and page.hint_title is None:
        return None
    first = page.lines[0] if page.lines else None
    if first is None:
        return None
    if page.hint_title is not None and first.keys == keys(page.hint_title):
        return first
    return first if len(page.lines) > 1 and is_headline(first, page.lines[1:]) else None


def is_headline(line: Line, body: tuple[Line, ...]) -> bool:
    """Whether a first line reads like a headline over the lines that follow it.

    Headlines end without a period. One that has it must be a single short sentence in which nobody speaks and whose
    words the first paragraph takes up again, for without those signs it is the first paragraph itself.
    """
    text = line.text
    if len(text) > _LONGEST or len(line.keys) < _LEAST or not _OPENING.match(text) or text.endswith((":", ",", ";")):
        return False
    if _PHOTO_CREDIT.search(text):
        return False
    if not any(len(other.text) > len(text) or ends_sentence(other.text) for other in body):
        return False
    if text.endswith(("?", "!")) or not ends_sentence(text):
        return True
    single = not re.search(r"[.!?]\s", text)
    return single and not line.speaks and line.size <= _SHORT_SENTENCE and _echoes(line, body[0])


def _echoes(line: Line, paragraph: Line) -> bool:
    words = {word for word in line.keys if len(word) >= _CONTENT}
    return len(words) > 2 and len(words.intersection(paragraph.keys)) >= _ECHO * len(words)
