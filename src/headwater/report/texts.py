"""The articles' whole texts as they stand in the page: which are shown, and the places in them that passages lead to.

Passages overlap: two claims rest on one sentence, a conflict quotes half of it. So what overlaps is one place, with one
anchor, and every passage in it leads there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from headwater.report.borrowed import Borrowed, Part
from headwater.report.document import ArticleDoc, Brief, ClaimDoc, ReuseDoc, StatementDoc
from headwater.report.index import Index
from headwater.report.passages import View, range_of

LONGEST_PLACE = 800  # characters; a statement whose words stand farther apart is found where its content starts


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article that passages lead to."""

    start: int
    end: int
    claims: tuple[int, ...]  # numbers of the claims that rest on them


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of an article's text: a place, or what stands between two."""

    place: Place | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the articles that the page lists, with the places in them."""

    numbers: Mapping[str, int]  # article id -> its number among those listed, from 1
    _whole: frozenset[str]  # articles whose text is shown
    _places: Mapping[str, tuple[Place, ...]]
    _borrowed: Borrowed

    @classmethod
    def of(cls, index: Index, claims: Sequence[ClaimDoc], *, most_articles: int, most_text: int) -> Texts:
        """``claims`` are those that the page shows; ``most_text`` is the number of characters of all texts."""
        listed = index.brief.articles[:most_articles]
        whole = _within(_by_use(listed, claims), most_text)
        spans = _spans(index, claims)
        return cls(
            numbers={a.id: n for n, a in enumerate(listed, 1)},
            _whole=frozenset(a.id for a in whole),
            _places={a.id: _places(spans.get(a.id, ())) for a in whole},
            _borrowed=Borrowed.of(whole),
        )

    def is_whole(self, article: ArticleDoc) -> bool:
        return article.id in self._whole

    def has_others_words(self, article: ArticleDoc) -> bool:
        """Whether words of the text stand in other articles, or theirs here."""
        return bool(self._borrowed.parts(article))

    def has_anchor(self, passage: ReuseDoc) -> bool:
        """Whether the same words in the other article can be led to."""
        return self._borrowed.has_anchor(passage)

    def target(self, view: View) -> str | None:
        """The anchor of a passage: its place in the text, or else the article; None where neither is on the page."""
        number = self.numbers.get(view.article.id)
        if number is None:
            return None
        places = self._places.get(view.article.id, ())
        found = bisect_right(places, view.start, key=lambda p: p.start) - 1
        if found >= 0 and view.start < places[found].end:
            return anchor(number, places[found])
        return f"article-{number}"

    def stretches(self, article: ArticleDoc) -> tuple[Stretch, ...]:
        """The whole text."""
        places = self._places[article.id]
        parts = self._borrowed.parts(article) or (Part(0, article.text, None, is_anchor=False, ending=()),)
        cut = _cut(parts, sorted({e for p in places for e in (p.start, p.end)}))
        return tuple(Stretch(place, tuple(found)) for place, found in groupby(cut, lambda p: _over(places, p.start)))


def anchor(number: int, place: Place) -> str:
    """The id of a place in the page."""
    return f"at-{number}-{place.start}"


def _by_use(articles: Sequence[ArticleDoc], claims: Sequence[ClaimDoc]) -> list[ArticleDoc]:
    """The articles that carry the widest claims first, so that those are left out that nothing leads to."""
    carried = dict.fromkeys(a for c in claims for a in c.articles)
    order = {a: n for n, a in enumerate(carried)}
    return sorted(articles, key=lambda a: order.get(a.id, len(order)))


def _within(articles: Iterable[ArticleDoc], most_text: int) -> list[ArticleDoc]:
    found, size = [], 0
    for article in articles:
        size += len(article.text)
        if size > most_text:
            break
        found.append(article)
    return found


def _spans(index: Index, claims: Sequence[ClaimDoc]) -> dict[str, list[Place]]:
    """All that passages of the page may lead to, by article."""
    shown = {c.id: index.numbers[c.id] for c in claims if c.id in index.numbers}
    found: dict[str, list[Place]] = {}
    for s in index.brief.statements:
        numbers = tuple(shown[c] for c in s.claims if c in shown)
        if numbers or s.stance == "declines":
            found.setdefault(s.article, []).append(_statement_place(s, numbers))
    for claim in claims:
        for n in claim.narrated:
            found.setdefault(n.article, []).append(Place(n.start, n.end, (shown[claim.id],)))
        for p in claim.possible:
            found.setdefault(p.article, []).append(Place(p.start, p.end, ()))
    for article, start, end in _other_passages(index.brief):
        found.setdefault(article, []).append(Place(start, end, ()))
    return found


def _statement_place(statement: StatementDoc, claims: tuple[int, ...]) -> Place:
    start, end = range_of(statement)
    if end - start > LONGEST_PLACE and statement.content:
        start, end = statement.content[0].start, statement.content[0].end
    return Place(start, end, claims)


def _other_passages(brief: Brief) -> Iterator[tuple[str, int, int]]:
    """Of movements, events and conflicts."""
    for told in (brief.movements, brief.events):
        yield from ((p.article, p.start, p.end) for each in told for p in each.passages)
    for pairs in (brief.conflicts, brief.not_conflicts):
        yield from ((p.article, p.start, p.end) for each in pairs for p in each.passages)


def _places(spans: Iterable[Place]) -> tuple[Place, ...]:
    """What overlaps made one, in the order of the text."""
    merged: list[Place] = []
    for span in sorted(spans, key=lambda p: (p.start, p.end)):
        if span.start >= span.end:
            continue
        last = merged[-1] if merged else None
        if last is not None and span.start < last.end:
            claims = tuple(dict.fromkeys((*last.claims, *span.claims)))
            merged[-1] = Place(last.start, max(last.end, span.end), claims)
        else:
            merged.append(span)
    return tuple(merged)


def _over(places: Sequence[Place], start: int) -> Place | None:
    found = bisect_right(places, start, key=lambda p: p.start) - 1
    return places[found] if found >= 0 and start < places[found].end else None


def _cut(parts: Iterable[Part], edges: Sequence[int]) -> Iterable[Part]:
    """The parts, cut where a place starts or ends."""
    for part in parts:
        end = part.start + len(part.text)
        starts = [part.start, *(e for e in edges if part.start < e < end)]
        for number, start in enumerate(starts):
            last = number == len(starts) - 1
            stop = end if last else starts[number + 1]
            yield replace(
                part,
                start=start,
                text=part.text[start - part.start : stop - part.start],
                is_anchor=part.is_anchor and number == 0,
                ending=part.ending if last else (),
            )
