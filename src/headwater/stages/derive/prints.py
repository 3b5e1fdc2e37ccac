"""The words of an article as numbers, and which of them may show that text was copied.

Not all words may. Two reports of one speech share its words and have not copied each other; a photo's caption travels
with the photo, a post of a social network with its embedding.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from headwater.stages.attribute.quotes import find_quotes
from headwater.types import Article, Span

RUN = 5  # words; the shortest run that two texts are said to share

Words = npt.NDArray[np.uint32]
Runs = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

# "U.S." and "US" are one word, and so are "won't" and "won’t"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][)”\"’]*\s+(?=[^\W\d_a-z]|[\"“(])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? (?:19|20)\d\d\b"
# What stands below a photo goes with the photo wherever it is printed. Agencies give it the full date, and what a
# report dates by day and year is history, so a sentence with such a date shows no copying either way.
_DATED = re.compile(_DATE)
_CAPTION = re.compile(
    rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:on )?{_DATE}|\bGetty Images\b|\bPhoto(?:graph)?(?: by|:|/)"
    r"|\b(?:file|handout|courtesy) (?:photo|picture|image)\b|\bAP Photo\b|\b(?:via|/) ?(?:AP|AFP|Reuters|EPA)\)"
)
_LONGEST_CAPTION = 700  # characters of a line
_LONGEST_SENTENCE = 400  # characters; where a text lost its full stops, a date would take half of it along
# The line below a post of a social network: "— Ada Berg (@adaberg) May 4, 2031".
_SIGNED = re.compile(r"\W*[^\W\d_][^\n()@]{1,60} \(@\w{2,30}\)")
_POSTED = re.compile(r"\bhttps?://t\.co/|\bpic\.twitter\.com/")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1_000_003)


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """What the comparison of texts needs of one article; arrays run over its words."""

    words: Words  # a number for each word, the same in every article and on every machine
    telling: Mask  # whether a word shows copying: not quoted, not in a caption
    quoted: Mask

    def runs(self) -> Runs:
        """A number for each run of ``RUN`` words, by its first word."""
        size = max(0, len(self.words) - RUN + 1)
        mixed = np.zeros(size, dtype=np.uint64)
        for k in range(RUN):
            mixed = (mixed ^ self.words[k : k + size]) * _MIX + _STEP
            mixed ^= mixed >> np.uint64(29)
        return mixed

    def telling_runs(self) -> Mask:
        """Whether all words of a run are telling, by its first word."""
        size = max(0, len(self.words) - RUN + 1)
        telling = np.ones(size, dtype=np.bool_)
        for k in range(RUN):
            telling &= self.telling[k : k + size]
        return telling


def word_spans(text: str) -> tuple[Span, ...]:
    """Where the words of a print stand in its text."""
    return tuple(Span(*m.span()) for m in _WORD.finditer(text))


def print_of(article: Article) -> Print:
    """The print of an article's cleaned text."""
    text = article.text
    found = list(_WORD.finditer(text))
    starts = np.array([m.start() for m in found], dtype=np.int64)
    quoted = _covered((*find_quotes(text), *_posts(text)), starts)
    return Print(
        words=np.array([_number(m[0]) for m in found], dtype=np.uint32),
        telling=~(quoted | _covered(_captions(text), starts)),
        quoted=quoted,
    )


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    plain = word.replace("’", "'").replace(".", "").casefold()
    return zlib.crc32(plain.encode())


def _covered(spans: tuple[Span, ...], starts: Places) -> Mask:
    covered = np.zeros(len(starts), dtype=np.bool_)
    for span in spans:
        first, last = np.searchsorted(starts, (span.start, span.end))
        covered[first:last] = True
    return covered


def _posts(text: str) -> tuple[Span, ...]:
    """Posts of social networks that an article embeds without quotation marks, with their signatures."""
    found: list[Span] = []
    last: Span | None = None
    for line in _LINE.finditer(text):
        span = Span(*line.span())
        if _SIGNED.match(text, *line.span()):
            found += [last, span] if last else [span]
        elif _POSTED.search(text, *line.span()):
            found.append(span)
        last = span
    return tuple(found)


def _captions(text: str) -> tuple[Span, ...]:
    """Lines that describe a photo, sentences with a full date, and what a page prints a second time."""
    found = []
    seen: set[str] = set()
    for line in _LINE.finditer(text):
        # what makes up most of a text is its report
        caption = len(line[0]) <= min(_LONGEST_CAPTION, len(text) // 3) and _CAPTION.search(line[0])
        if caption or line[0] in seen:
            found.append(Span(*line.span()))
        else:
            found += _dated_sentences(text, *line.span())
        seen.add(line[0])
    return tuple(found)


def _dated_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for stop in (*(m.end() for m in _SENTENCE_END.finditer(text, start, end)), end):
        if at < stop and stop - at <= _LONGEST_SENTENCE and _DATED.search(text, at, stop):
            yield Span(at, stop)
        at = stop
