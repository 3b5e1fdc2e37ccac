"""Which line is the title."""

from __future__ import annotations

import re

from headwater.stages.clean.credits import AGENCY
from headwater.stages.clean.dates import is_clock
from headwater.stages.clean.page import Line, Page, ends_sentence, keys, outlet_names, squash
from headwater.stages.clean.sections import is_label, is_row

_LONGEST = 200  # characters of a headline that stands in the text
_HINT_LONGEST = 300  # characters of a headline that stood beside it; more is a text in the wrong column
_LEAST = 2  # words
_SHORT_SENTENCE = 20  # words of a headline that ends in a period
_SUFFIX = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,60})$")
_CAPTION = re.compile(
    rf"(?:Getty Images|/\s?{AGENCY}|AP Photo[^.]{{0,60}}|\|[^|]{{2,60}}/[^|]{{2,40}})\)?$"
    r"|\((?:L|R|C|left|right|center|centre)\)|\b[Pp]hotos? (?:by|via)\b"
)
_OPENING = re.compile(r"[\"“„«'‘(\[¿¡]?[^\W_a-z]")
_CAPITALISED_LEAST = 5  # words
_ECHO = 0.4  # share of a headline's content words that its first paragraphs say again
_CONTENT = 4  # letters from which a word counts as content
_OPENS = 3  # paragraphs that say again what the headline says
_NEAR = 40  # lines in which they stand
_SEARCHED = 2000  # characters of each


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
    first = page.lines[0] if page.lines else None
    if first is None or (len(page.lines) < 2 and page.hint_title is None):
        return None
    if page.hint_title is not None and first.keys == keys(page.hint_title):
        return first
    body = page.lines[1:]
    if not body or is_row(first.text, page.outlet) or is_clock(first.text):
        return None
    if is_label(first) and not echo(first, body):
        return None
    return first if is_headline(first, body) else None


def is_headline(line: Line, body: tuple[Line, ...]) -> bool:
    """Whether a line reads like a headline over the lines that follow it.

    Headlines end without a period, or Have Their Words in Capitals. Any other must be a single short sentence in which
    nobody speaks and whose words the first paragraph takes up again, for without those signs it is the first paragraph
    itself.
    """
    text = line.text
    if len(text) > _LONGEST or len(line.keys) < _LEAST or not _OPENING.match(text) or text.endswith((":", ",", ";")):
        return False
    if _CAPTION.search(text):
        return False
    if not any(len(other.text) > len(text) or ends_sentence(other.text) for other in body):
        return False
    if text.endswith(("?", "!")) or not ends_sentence(text) or _is_capitalised(line):
        return True
    single = not re.search(r"[.!?]\s", text)
    return single and not line.speaks and line.size <= _SHORT_SENTENCE and _echoes(line, body[0])


def _is_capitalised(line: Line) -> bool:
    """``The River Rose. The Town Slept.``: as long as its lower-case words are short ones."""
    words = [word for word in line.text.split(" ") if word[:1].isalpha()]
    small = [word for word in words if word[0].islower()]
    return (
        len(words) >= _CAPITALISED_LEAST and all(len(word) < _CONTENT for word in small) and len(small) * 3 < len(words)
    )


def echo(line: Line, body: tuple[Line, ...]) -> float:
    """The share of a line's content words that the first paragraphs below it say too; their endings do not matter."""
    words = _content(line.keys)
    if not words:
        return 0.0
    said: set[str] = set()
    paragraphs = [other for other in body[:_NEAR] if other.is_prose] or body
    for paragraph in paragraphs[:_OPENS]:
        said |= _content(keys(paragraph.text[:_SEARCHED]))
    return len(words & said) / len(words)


def _content(words: tuple[str, ...]) -> set[str]:
    return {word.removesuffix("s") for word in words if len(word) >= _CONTENT}


def _echoes(line: Line, paragraph: Line) -> bool:
    words = {word for word in line.keys if len(word) >= _CONTENT}
    return len(words) > 2 and len(words.intersection(paragraph.keys)) >= _ECHO * len(words)
