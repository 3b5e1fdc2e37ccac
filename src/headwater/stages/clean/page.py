"""A text as lines, with what the rules ask of each: its words, whether it is prose, whether somebody speaks in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from headwater.types import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*$")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}$|\.\.\.$|…$")  # "U.S.", "..."
_QUOTED = re.compile(r"[\"“”„«»]")
_REPORTS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|report(?:s|ed|ing|edly)|accord(?:ing|s)|announc\w+|claim(?:s|ed|ing)?"
    r"|stat(?:es|ed|ing)|confirm\w*|den(?:y|ies|ied|ying)|warn(?:s|ed|ing)?|accus\w+|add(?:s|ed|ing)|wrote|writes"
    r"|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|declar\w+|insist\w*|vow\w*|admit\w*|alleg\w+|argu(?:es|ed|ing)|tweeted"
    r"|condemn\w*|demand(?:s|ed)|promis\w+|acknowledg\w+|emphasi[sz]\w+|not(?:es|ed)|explain(?:s|ed)"
    r"|call(?:s|ed) (?:on|for))\b",
    re.IGNORECASE,
)
_PROSE_WORDS = 12  # a sentence of so many words is a paragraph rather than a caption or a teaser
_LONG = 40  # so many words are a paragraph even where punctuation was lost
_CACHED = 2000  # characters
_HEAD_PROSE = 2  # captions and standfirsts are prose too, so the head reaches to the second such line


def keys(text: str) -> tuple[str, ...]:
    """The words of a text without case, punctuation and apostrophes: what is compared when looking for copies."""
    # the steps ask for the same lines again and again, but a page without line breaks must not fill the memory
    return _keys_of_line(text) if len(text) < _CACHED else _keys(text)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("'", "").replace("’", "") for word in WORD.findall(text))


_keys_of_line = lru_cache(maxsize=4096)(_keys)


def squash(text: str) -> str:
    """Letters and digits only: ``The Tarn Post`` and ``the-tarn-post`` are one name."""
    return "".join(keys(text))


@lru_cache(maxsize=256)
def outlet_names(outlet: str | None) -> frozenset[str]:
    """How an outlet's name may be printed, squashed: with and without the article, a domain without its last part."""
    name = outlet or ""
    bare = {squash(name), squash(name.rsplit(".", 1)[0])} - {""}
    return frozenset(bare | {"the" + n for n in bare} | {n.removeprefix("the") for n in bare})


def speaks(text: str) -> bool:
    """Whether somebody may be quoted or reported here; such lines are never taken for furniture by their wording."""
    return bool(_QUOTED.search(text) or _REPORTS.search(text))


def ends_sentence(text: str) -> bool:
    end = text[-40:]
    return bool(SENTENCE_END.search(end)) and not _INITIALS.search(end)


@dataclass(frozen=True)
class Line:
    """One line of a page, without the line break; offsets are those of the page's text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def piece(self, start: int, end: int) -> Span:
        """A part of this line, by offsets in the line, as a span of the page."""
        return Span(self.start + start, self.start + end)

    @cached_property
    def size(self) -> int:
        """Number of words, counted by white space."""
        return self.text.count(" ") + 1

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return keys(self.text)

    @cached_property
    def speaks(self) -> bool:
        return speaks(self.text)

    @cached_property
    def is_prose(self) -> bool:
        return self.size >= _LONG or (self.size >= _PROSE_WORDS and ends_sentence(self.text))


@dataclass(frozen=True)
class Page:
    """What a cleaning step sees: the text as it stands and what is known from outside of it."""

    text: str
    hint_title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        found, at = [], 0
        for text in self.text.split("\n"):
            if text:
                found.append(Line(at, text))
            at += len(text) + 1
        return tuple(found)

    @cached_property
    def _prose(self) -> tuple[int, ...]:
        return tuple(i for i, line in enumerate(self.lines) if line.is_prose)

    @cached_property
    def head(self) -> range:
        """Indices of the lines above the body, the second paragraph included; all lines where nothing is prose."""
        last = self._prose[:_HEAD_PROSE]
        return range(last[-1] + 1 if last else len(self.lines))

    @cached_property
    def top(self) -> range:
        """Indices of the lines above the first paragraph."""
        return range(self._prose[0] if self._prose else len(self.lines))

    @cached_property
    def tail(self) -> range:
        """Indices of the lines below the last paragraph; all lines where nothing is prose."""
        return range(self._prose[-1] + 1 if self._prose else 0, len(self.lines))
