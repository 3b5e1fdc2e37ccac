"""A passage as it is shown: the sentences around a statement, in pieces that are content, source, cue or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.report.document import (
    ArticleDoc,
    ClaimDoc,
    NarratedDoc,
    PassageDoc,
    PossibleDoc,
    StatementDoc,
    Words,
)
from headwater.report.index import Index

ELISION = " […] "
LONGEST_CONTEXT = 400  # characters shown before and after the marked words
LONGEST_GAP = 500  # characters shown between marked words that stand far apart

# The end of a sentence: a mark, closing quotes, space, then a capital, an opening quote or a digit.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_a-z])")
# "Gen. Osk", "J. Ruud" and "U.S. Army" end no sentence. Cutting too late costs the reader nothing; cutting too early
# hides words.
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mrs?|Ms|Dr|Prof|Rev|St|Gen|Col|Lt|Maj|Capt|Cmdr|Sgt|Adm|Sen|Rep|Gov|Pres|Hon|No|vs)\.$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text; ``role`` is content, source, cue, narrated, or None for the words around."""

    text: str
    role: str | None


@dataclass(frozen=True, slots=True)
class View:
    """One passage with what a reader needs beside it; no statement where the article speaks in its own voice."""

    article: ArticleDoc
    pieces: tuple[Piece, ...]
    statement: StatementDoc | None
    dropped: bool = False
    confidence: float = 1.0  # that a passage in the article's own voice says the same
    start: int = 0  # where its marked words start in the article's text

    def marked(self, role: str) -> tuple[str, ...]:
        """The words with this role, in the order of the text."""
        return tuple(p.text for p in self.pieces if p.role == role)


def statement_view(index: Index, statement: StatementDoc, words: Sequence[Words] = ()) -> View:
    """``words``: those of the content that matter here; none: all."""
    article = index.articles[statement.article]
    spans = [(w.start, w.end, "content") for w in words or statement.content]
    spans += [(w.start, w.end, role) for w, role in ((statement.source, "source"), (statement.cue, "cue")) if w]
    return View(article, cut(article.text, spans), statement, start=_first(words or statement.content, spans))


def narrated_view(index: Index, narrated: NarratedDoc) -> View:
    article = index.articles[narrated.article]
    pieces = cut(article.text, [(narrated.start, narrated.end, "narrated")])
    return View(article, pieces, None, narrated.dropped, narrated.confidence, narrated.start)


def passage_view(index: Index, passage: PassageDoc | PossibleDoc, statement: StatementDoc | None) -> View:
    """Words of a statement, or of an article's own voice where ``statement`` is None."""
    if statement is not None:
        return statement_view(index, statement, [Words(passage.start, passage.end, passage.text)])
    article = index.articles[passage.article]
    return View(article, cut(article.text, [(passage.start, passage.end, "narrated")]), None, start=passage.start)


def words_view(index: Index, passage: NarratedDoc) -> View:
    """Words that tell of a movement or an event, with the source where a statement holds them."""
    found = (s for s in index.statements_in(passage.article) if _holds(s, passage))
    statement = min(found, key=lambda s: sum(w.end - w.start for w in s.content), default=None)
    return narrated_view(index, passage) if statement is None else statement_view(index, statement)


def _holds(statement: StatementDoc, passage: NarratedDoc) -> bool:
    return any(w.start < passage.end and passage.start < w.end for w in statement.content)


def _first(content: Sequence[Words], spans: Sequence[tuple[int, int, str]]) -> int:
    """Where a statement is looked up in the text: at its content."""
    return min((w.start for w in content), default=min((s[0] for s in spans), default=0))


def range_of(statement: StatementDoc) -> tuple[int, int]:
    """From the first marked word to the last: content, source and cue."""
    words = (*statement.content, *(w for w in (statement.source, statement.cue) if w))
    return min((w.start for w in words), default=0), max((w.end for w in words), default=0)


def claim_views(index: Index, claim: ClaimDoc, limit: int) -> tuple[View, ...]:
    """The claim's passages, at most ``limit``: who said it, then who tells it in its own voice; each by date."""
    # Sliced before they are cut out of the text: a claim of a big story has hundreds.
    statements = index.statements_of(claim)[:limit]
    narrated = index.narrated_of(claim)[: limit - len(statements)]
    return said_views(index, claim, statements) + tuple(narrated_view(index, n) for n in narrated)


def said_views(index: Index, claim: ClaimDoc, statements: Sequence[StatementDoc]) -> tuple[View, ...]:
    """Statements of the claim, each with the words of it that make the claim."""
    parts = {p.statement: p.spans for p in claim.parts}
    return tuple(statement_view(index, s, parts.get(s.id, ())) for s in statements)


def clause(index: Index, statement: StatementDoc) -> str:
    """The statement's own words, from the first marked word to the last: "The party has not commented"."""
    start, end = range_of(statement)
    return _elide(index.articles[statement.article].text[start:end], LONGEST_GAP)


def cut(text: str, spans: list[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """The sentences around the spans, in pieces. Where spans overlap, the shorter one names the piece.

    A source inside a content ("he", in what he said) would otherwise not be seen.
    """
    if not spans:
        return ()
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    start, end = _sentences_around(text, first, last)
    edges = sorted({start, end, *(e for s in spans for e in s[:2])})
    pieces = [Piece(text[a:b], _role(spans, a, b)) for a, b in pairwise(edges)]
    return _shortened(tuple(pieces))


def _role(spans: list[tuple[int, int, str]], start: int, end: int) -> str | None:
    over = [s for s in spans if s[0] <= start and end <= s[1]]
    return min(over, key=lambda s: (s[1] - s[0], s[2] == "content"))[2] if over else None


def _sentences_around(text: str, first: int, last: int) -> tuple[int, int]:
    """The range from the start of the sentence that holds ``first`` to the end of the one that holds ``last``."""
    paragraph = text.rfind("\n", 0, first) + 1
    start = paragraph
    for mark in _SENTENCE_END.finditer(text, max(paragraph, first - 2 * LONGEST_CONTEXT), first + 1):
        if mark.end() <= first and not _is_abbreviation(text, mark.start()):
            start = mark.end()
    close = text.find("\n", last)
    close = len(text) if close < 0 else close
    # From just before the end of the last span, which may itself hold the full stop.
    for mark in _SENTENCE_END.finditer(text, max(last - 2, first), close):
        if not _is_abbreviation(text, mark.start()):
            return start, max(last, mark.end() - _trailing_space(mark.group()))
    return start, close


def _is_abbreviation(text: str, stop: int) -> bool:
    return _ABBREVIATION.search(text, max(0, stop - 8), stop + 1) is not None


def _trailing_space(mark: str) -> int:
    return len(mark) - len(mark.rstrip())


def _shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with overlong unmarked runs elided; marked words are evidence and stay whole."""
    done = []
    for place, piece in enumerate(pieces):
        if piece.role is not None:
            done.append(piece)
        elif place == 0 and len(piece.text) > LONGEST_CONTEXT:
            done.append(replace(piece, text=ELISION.lstrip() + piece.text[-LONGEST_CONTEXT:]))
        elif place == len(pieces) - 1 and len(piece.text) > LONGEST_CONTEXT:
            done.append(replace(piece, text=piece.text[:LONGEST_CONTEXT] + ELISION.rstrip()))
        else:
            done.append(replace(piece, text=_elide(piece.text, LONGEST_GAP)))
    return tuple(done)


def _elide(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    half = longest // 2
    return text[:half] + ELISION + text[-half:]
