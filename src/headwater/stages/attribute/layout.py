"""Attribution by layout: transcripts ("BERG: It will hold."), quotations signed or introduced by a line before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Span, Stance

SURE = 0.9
TURNS = 3  # from so many turns on, by two speakers, a text is a transcript
_WORD = r"[^\W\d_][\w.'’-]*"
_TURN = re.compile(rf"[^\S\n]*[\"“«]?(?P<who>(?:{_WORD} ){{0,3}}{_WORD})(?: ?\([^()\n]{{1,60}}\))?(?P<cue>:)\s+(?=\S)")
_SIGNED = re.compile(
    r"[\"”»’]?[^\S\n]*\n?[^\S\n]*(?P<cue>[-–—―]{1,2})[^\S\n]{0,2}"
    rf"(?P<who>(?:{_WORD},? ){{0,7}}{_WORD}\.?)[^\S\n]*(?=\n|\Z)"
)
_INTRODUCED = re.compile(r":[^\S\n]*\n\s*[^\w\s]{0,2}\Z")
_NEAR = 12  # words before the colon in which the verb stands
_NAMES_SIGN = 4  # words of a signature that must not all be lower case


def find_by_layout(view: View, quotes: Sequence[Span]) -> list[Found]:
    """The turns of a transcript and the quotations that end in a dash and a name or follow a line with a colon."""
    return [*_turns(view), *_signed(view, quotes), *_introduced(view, quotes)]


def _turns(view: View) -> list[Found]:
    turns = list(_labelled(view.text))
    speakers = Counter(who.of(view.text) for who, _, _ in turns)
    if len(turns) < TURNS or len(speakers) < 2 or max(speakers.values()) < 2:
        return []
    found = []
    for who, cue, words in turns:
        content = view.trim(words.start, words.end)
        # a label that comes once may be any heading; a speaker in capitals or one that comes again is none
        if content is not None and (speakers[who.of(view.text)] > 1 or who.of(view.text).isupper()):
            found.append(_found(content, who, cue))
    return found


def _labelled(text: str) -> Iterator[tuple[Span, Span, Span]]:
    at = 0
    for line in text.splitlines(keepends=True):
        match = _TURN.match(line)
        if match and match["who"][0].isupper() and line[match.end() :].strip():
            yield (
                Span(at + match.start("who"), at + match.end("who")),
                Span(at + match.start("cue"), at + match.end("cue")),
                Span(at + match.end(), at + len(line.rstrip())),
            )
        at += len(line)


def _signed(view: View, quotes: Sequence[Span]) -> list[Found]:
    found = []
    for quote in quotes:
        match = _SIGNED.match(view.text, quote.end)
        content = view.trim(quote.start, quote.end)
        if match and content and any(w[0].isupper() for w in match["who"].split()[:_NAMES_SIGN]):
            found.append(_found(content, Span(*match.span("who")), Span(*match.span("cue"))))
    return found


def _introduced(view: View, quotes: Sequence[Span]) -> list[Found]:
    """As in a line that ends "The mayor went on:", before a quotation that is a paragraph of its own."""
    found = []
    for quote in quotes:
        colon = _INTRODUCED.search(view.text, max(0, quote.start - 8), quote.start)
        content = view.trim(quote.start, quote.end)
        sentence = view.sentence_at(colon.start()) if colon else None
        if colon is None or content is None or sentence is None:
            continue
        last = view.tokens_in(Span(colon.start(), colon.start() + 1))[0]
        for verb in range(last - 1, max(sentence.first, last - _NEAR) - 1, -1):
            subject = next(iter(view.deps(verb, "nsubj")), None)
            who = view.span(*view.chunk(subject)) if subject is not None and subject < verb else None
            if who is not None:
                cue = view.word_at(verb)
                found.append(_found(content, who, cue))
                break
    return found


def _found(content: Span, who: Span, cue: Span) -> Found:
    return Found((content,), who, cue, Stance.ASSERTS, (), None, continues=False, confidence=SURE)
