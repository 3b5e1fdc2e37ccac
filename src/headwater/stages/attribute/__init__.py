"""attribute: Annotated -> Statement*. Who said what, through whom.

A trained network finds cues, and source and content of each (``learned``). Rules over the parse (``verbs``,
``phrases``) and over the layout (``layout``) know what it has not learned: chains, what is withheld, headlines,
transcripts. Here their finds are brought together, nested ones become chains, and each source is resolved to a speaker
(``speakers``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.ids import content_id, made_by
from headwater.models import attributor
from headwater.stages.attribute import lexicon
from headwater.stages.attribute.cues import can_speak, cites
from headwater.stages.attribute.found import Found, Near, length, overlap, overlapping
from headwater.stages.attribute.inner import find_in_clauses
from headwater.stages.attribute.layout import find_by_layout
from headwater.stages.attribute.learned import FILLED_SHARE, find_by_network, merge
from headwater.stages.attribute.names import clean_name, is_media
from headwater.stages.attribute.phrases import find_by_phrases, find_in_headline
from headwater.stages.attribute.quotes import find_quotes
from headwater.stages.attribute.speakers import Speakers
from headwater.stages.attribute.verbs import find_by_verbs
from headwater.stages.attribute.view import View
from headwater.stages.attribute.wording import form_of, is_hedged, media_near, occasion, said_on
from headwater.stages.clean.credits import SEVERAL_AGENCIES, find_agency
from headwater.types import Annotated, Named, Reading, Span, Stance, Statement

NAME = "attribute"
VERSION = "4"
MADE_BY = made_by(NAME, VERSION, network=attributor.VERSION)
WORDS_OF_A_QUOTE = 6  # a shorter quotation that no cue claims is a term or a title
_LINKS = frozenset(["which", "that", "while", "whereas", "and", "but", "though", "although", "as"])
_MARKS = (("“", "”"), ("«", "»"), ('"', '"'))
_GAP = 200  # characters of space and marks between a find and the quotation that it goes on in; far more than there are
_OUTLET = re.compile(r"\b([A-Z].*?)(?:['’]s)?(?: (?:correspondent|reporter|photographer|journalist)s?)?$", re.DOTALL)
_CLAUSE = re.compile(r"(?<=\w)(?:,| which\b| who\b| that\b)")  # what is told of an outlet, beside its name
_NAME_BEHIND = re.compile(r"[\"”»“’,.]*\s+(?P<name>[A-Z][\w'’-]+(?: (?:[a-z]{2} )?[A-Z][\w'’-]+){1,3})")
_HALF_NAME = re.compile(r"(?<![\w'’-])(?:[^\W\d_]+[-‑])+$")
LONGEST_HALF = 30  # characters of a name before its last hyphen
NESTED_SHARE = 0.6  # an inner statement that fills this much of the outer content is the outer one, passed on


def attribute(annotated: Annotated) -> Reading:
    """Find the statements of one article, in the order of its text.

    Raises:
        ModelError: a file of the trained attributor is missing or altered.
    """
    view = View(annotated)
    quotes = find_quotes(view.text)
    laid_out = find_by_layout(view, quotes)
    ruled = _found_by_rules(view, quotes)
    found = _with_cited(view, merge(find_by_network(view, quotes), ruled, view), ruled)
    found = [_without_name_behind(view, f, quotes) for f in _completed(view, found, quotes)]
    found = [_with_whole_name(view, f) for f in found]
    near = Near((f.extent, f) for f in laid_out)
    found = [*laid_out, *(f for f in found if not any(_one_place(f, other) for other in near.at(f.extent)))]
    found = _over_paragraphs(view, quotes, found)
    found += _unclaimed_quotes(view, quotes, found)
    speakers = Speakers.of(view)
    headline = _found_in_headline(view, found, speakers)
    if headline is not None:
        found = [f for f in found if not f.extent.overlaps(headline.extent)] + [headline]
    found = _apart(view, _nest(view, _with_clauses(view, _without_doubles(found))))
    return Reading.of(annotated, _statements(view, found, quotes, speakers.afresh()))


# ---------------------------------------------------------------- finding


def _one_place(found: Found, laid_out: Found) -> bool:
    """Whether a find takes the same speaker's mark, or most of the same words, as one by layout."""
    marks = [laid_out.cue, *([laid_out.source] if laid_out.source else [])]
    if any(found.cue.overlaps(mark) or (found.source and found.source.overlaps(mark)) for mark in marks):
        return True
    return overlap(found.content, laid_out.content) > 0.5 * length(laid_out.content)


def _found_by_rules(view: View, quotes: Sequence[Span]) -> list[Found]:
    found: list[Found] = []
    for sentence in view.sentences:
        found += [*find_by_verbs(view, sentence, quotes), *find_by_phrases(view, sentence)]
    whole = [(quote, inner) for quote in quotes if (inner := view.trim(quote.start, quote.end)) is not None]
    taken = _Taken(found)
    return [_with_whole_quotes(view, f, _quotes_about(view, f, whole), taken) for f in found]


def _with_cited(view: View, found: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """As in "X said citing witnesses who ...": the network takes the witnesses for what X cites.

    They are the source, through X, and what they are said to have told is a find of the rules.
    """
    kept = list(found)
    for citing in found:
        at = next((k for k in view.tokens_in(citing.cue) if cites(view, k)), None)
        cited = next((c for c in view.deps(at, "dobj") if can_speak(view, c)), None) if at is not None else None
        if cited is None or citing.source is None:
            continue
        beside = [f for f in kept if f is not citing and _one_sentence(view, f, citing) and f.source == citing.source]
        source = view.span(*view.chunk(cited, without=view.deps(cited, "relcl", "acl")))
        if not beside or source is None or source.start < citing.cue.end or source.overlaps(citing.source):
            continue
        told = [r for r in ruled if any(c.contains(r.cue) for c in citing.content) and r.source is not None]
        kept = [f for f in kept if f is not citing and f not in beside]
        kept += [replace(f, source=source, relays=(*f.relays, citing.source)) for f in [*beside, *told]]
    return kept


def _one_sentence(view: View, one: Found, other: Found) -> bool:
    return view.sentence_at(one.cue.start) == view.sentence_at(other.cue.start)


def _found_in_headline(view: View, found: Sequence[Found], speakers: Speakers) -> Found | None:
    title = view.annotated.article.title
    if title is None:
        return None
    sources = [f.source.of(view.text) for f in found if f.source and f.source.start >= title.end]
    sources += [named.name for f in found if (named := speakers.resolve(f, ()))]
    return find_in_headline(view, title, sources)


class _Taken:
    """What all finds take up."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._extents = Near((f.extent, f) for f in found)
        self._cues = sorted(f.cue.start for f in found)

    def by_others(self, found: Found, quote: Span) -> bool:
        """Whether another find reaches into a quotation that stands behind this one, or begins before it."""
        cue = bisect_left(self._cues, found.extent.end)
        before = cue < len(self._cues) and self._cues[cue] < quote.start
        return before or any(other is not found for other in self._extents.at(quote))


def _quotes_about(view: View, found: Found, quotes: Sequence[tuple[Span, Span]]) -> Sequence[tuple[Span, Span]]:
    """The quotations that a find touches, and those behind it that its content could go on in."""
    extent, sentence = found.extent, view.sentence_at(found.cue.start)
    end = max(extent.end, sentence.span.end if sentence else 0) + _GAP
    first = bisect_right(quotes, extent.start, key=lambda pair: pair[0].end)
    return quotes[first : bisect_left(quotes, end, lo=first, key=lambda pair: pair[0].start)]


def _with_whole_quotes(view: View, found: Found, quotes: Sequence[tuple[Span, Span]], taken: _Taken) -> Found:
    """A quotation that the content touches belongs to it whole, and one that follows the cue at once continues it.

    ``quotes`` are given with and without their marks.
    """
    content = list(found.content)
    for quote, inner in quotes:
        if quote.overlaps(found.cue) or (found.source and quote.overlaps(found.source)):
            continue
        touched = [i for i, c in enumerate(content) if c.overlaps(inner)]
        if touched:
            first = content[touched[0]]
            joined = view.trim(min(first.start, inner.start), max(first.end, inner.end))
            blocked = joined is None or joined.overlaps(found.cue) or (found.source and joined.overlaps(found.source))
            content[touched[0]] = inner if blocked or joined is None else joined
        elif content and _goes_on(view, found, content, inner, taken):
            content.append(inner)
    merged: list[Span] = []
    for span in sorted(set(content)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return replace(found, content=tuple(merged))


def _completed(view: View, found: Sequence[Found], quotes: Sequence[Span]) -> list[Found]:
    """Finds with the rest of what is theirs, before them or behind, if that is nobody else's."""
    taken = Near((span, f) for f in found for span in (f.extent, *f.content))
    return [_with_second_verb(view, _with_beginning(view, f, quotes, taken), taken) for f in found]


def _with_beginning(view: View, found: Found, quotes: Sequence[Span], taken: Near[Found]) -> Found:
    """A quotation of which a find has most, to its end, is its own from the beginning on."""
    first = found.content[0]
    quote = next((q for q in overlapping(quotes, first) if q.start < first.start < q.end), None)
    inner = view.trim(quote.start, quote.end) if quote else None
    if inner is None or inner.start >= first.start or inner.end > first.end + 2:
        return found
    most = len(inner) < 2 * (inner.end - first.start)
    if not most or any(other is not found for other in taken.at(Span(inner.start, first.start))):
        return found
    return replace(found, content=(Span(inner.start, first.end), *found.content[1:]))


def _with_second_verb(view: View, found: Found, taken: Near[Found]) -> Found:
    """What somebody asks for twice, asked for to the end: "to work with the council | and let the experts in"."""
    last = found.content[-1]
    link = (view.tokens_in(last) or [-1])[-1] + 1
    verb = link + 1
    if not 0 < link < verb < len(view.tokens) or view.lower[link] not in ("and", "or") or view.tokens[verb].tag != "VB":
        return found
    above = view.tokens[view.tokens[verb].head]
    if view.tokens[verb].dep != "conj" or above.tag != "VB" or not last.start <= above.start < last.end:
        return found
    behind = view.span(link, view.chunk(verb)[1])
    if behind is None or last.end + 1 != behind.start or any(other is not found for other in taken.at(behind)):
        return found
    return replace(found, content=(*found.content[:-1], Span(last.start, behind.end)))


def _without_name_behind(view: View, found: Found, quotes: Sequence[Span]) -> Found:
    """As in "“...” Ada Berg the head of the mission said", where the commas were lost: the name is the source's."""
    last = found.content[-1]
    quote = next((q for q in overlapping(quotes, last) if q.end < last.end and q.start <= last.start + 1), None)
    if quote is None or found.source is None or not 0 <= found.source.start - last.end <= 1:
        return found
    name = _NAME_BEHIND.fullmatch(view.text, quote.end, last.end)
    inner = view.trim(max(quote.start, last.start), quote.end) if name else None
    if name is None or inner is None:
        return found
    return replace(found, content=(*found.content[:-1], inner), source=Span(name.start("name"), found.source.end))


def _with_whole_name(view: View, found: Found) -> Found:
    """A source from the beginning of its first word on: "Al-Tarvik", where the words before it lost their full stop."""
    source = found.source
    half = _HALF_NAME.search(view.text, max(0, source.start - LONGEST_HALF), source.start) if source else None
    if source is None or half is None or any(half.start() <= c.start < source.start for c in found.content):
        return found
    before = Span(half.start(), source.start)
    content = tuple((view.trim(c.start, before.start) or c) if c.overlaps(before) else c for c in found.content)
    return replace(found, content=content, source=Span(before.start, source.end))


def _goes_on(view: View, found: Found, content: Sequence[Span], quote: Span, taken: _Taken) -> bool:
    """As in '"...," she said after the talks. "And ..."': nothing but the rest of the sentence stands between."""
    if quote.start < found.cue.end:
        return False  # as most: it spares the extent
    end = found.extent.end
    if quote.start < end or not any(view.text[max(0, c.start - 1)] in "\"“«„‘'" for c in content):
        return False
    between = view.text[end : quote.start]
    if "\n" in between:
        return False
    if len(between.strip()) <= 3:
        return True
    sentence = view.sentence_at(found.cue.start)
    ends_there = sentence is not None and not view.text[sentence.span.end : quote.start].strip(" \"“”«»„‘’'")
    return ends_there and not taken.by_others(found, quote)


def _over_paragraphs(view: View, quotes: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """A quotation that its paragraph leaves open goes on in the next, if nobody else claims what stands there."""
    longer = list(found)
    claimed = Near((c, f) for f in found for c in f.content)
    last: dict[Span, int] = {}  # by a quotation: the find whose content ends in it
    for n, f in enumerate(found):
        for quote in overlapping(quotes, f.content[-1]):
            last.setdefault(quote, n)
    for first, second in pairwise(quotes):
        inner = view.trim(second.start, second.end)
        is_open = view.text[first.end : first.end + 1] == "\n" and not view.text[first.end : second.start - 1].strip()
        goes_on = last.get(first)
        if is_open and inner is not None and goes_on is not None and not claimed.at(inner):
            longer[goes_on] = replace(longer[goes_on], content=(*longer[goes_on].content, inner))
            last[second] = goes_on
    return longer


def _unclaimed_quotes(view: View, quotes: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """Quotations of a sentence's length that stand alone: the last speaker goes on."""
    claimed = Near((span, f) for f in found for span in (*f.content, f.cue))
    title = view.annotated.article.title
    alone = []
    for quote in quotes:
        inner = view.trim(quote.start, quote.end)
        if inner is None or claimed.at(inner) or (title and title.overlaps(inner)):
            continue
        if len(inner.of(view.text).split()) >= WORDS_OF_A_QUOTE and inner.of(view.text)[0].isupper():
            alone.append(Found((inner,), None, inner, Stance.ASSERTS, (), None, continues=True, confidence=0.5))
    return alone


def _without_doubles(found: Sequence[Found]) -> list[Found]:
    """Of finds with nearly the same content and no nesting between them, the surest stays."""
    kept: list[Found] = []
    near: Near[Found] = Near()
    for candidate in sorted(found, key=lambda f: (-f.confidence, f.start, f.cue)):
        extent = candidate.extent
        if not any(_same_find(candidate, other) for other in near.at(extent)):
            near.add(extent, candidate)
            kept.append(candidate)
    return sorted(kept, key=lambda f: (f.start, f.cue))


def _with_clauses(view: View, found: Sequence[Found]) -> list[Found]:
    """With what rules find in clauses of their own, though others may have said the same words."""
    inner = [f for sentence in view.sentences for f in find_in_clauses(view, sentence)]
    cues = Near((f.cue, f) for f in inner)
    others = (_without_clauses(view, f, cues) for f in found if not cues.at(f.cue))
    return sorted([*others, *inner], key=lambda f: (f.start, f.cue))


def _without_clauses(view: View, found: Found, clauses: Near[Found]) -> Found:
    """What somebody says ends before a clause in which another speaks: "fired at the base, | which X blamed on Y"."""
    content = list(found.content)
    for clause in clauses.at(content[-1]):
        last, source = content[-1], clause.source
        if source is not None and last.contains(clause.cue) and clause.extent.end >= last.end:
            before = _without_links(view.text[last.start : source.start])
            content[-1] = view.trim(last.start, last.start + len(before)) or last
    return replace(found, content=tuple(content))


def _without_links(words: str) -> str:
    while True:
        words = words.rstrip(" \t\n,;")
        last = words[words.rfind(" ") + 1 :]
        if last.lower() not in _LINKS:
            return words
        words = words.removesuffix(last)


def _same_find(a: Found, b: Found) -> bool:
    if a.cue.overlaps(b.cue):
        return True
    nested = any(c.overlaps(b.cue) for c in a.content) != any(c.overlaps(a.cue) for c in b.content)
    if nested and a.source and b.source:
        return False  # one inside the other: a chain
    return overlap(a.content, b.content) > 0.5 * min(length(a.content), length(b.content))


# ---------------------------------------------------------------- chains


def _nest(view: View, found: Sequence[Found]) -> list[Found]:
    """As in "X said A, Reuters reported": the outer source passes the inner statement on and becomes its relay."""
    swallowed: set[int] = set()
    relays: dict[int, list[Span]] = {}
    own: dict[int, Span] = {}
    cues = Near((f.cue, i) for i, f in enumerate(found))
    for o, outer in enumerate(found):
        if outer.source is None:
            continue
        for i in cues.at(Span(outer.content[0].start, outer.content[-1].end)):
            inner = found[i]
            if i == o or inner.source is None or not _holds(outer, inner) or _holds(inner, outer):
                continue
            media = is_media(outer.source.of(view.text))
            whole = length(inner.content) >= NESTED_SHARE * length(outer.content) or overlap(
                [inner.extent], outer.content
            ) >= FILLED_SHARE * length(outer.content)
            if whole:
                swallowed.add(o)
            if whole and not media and inner.source.of(view.text).lower() in lexicon.SELF_PRONOUNS:
                own[i] = outer.source  # "the ministry told the paper that it would not comment"
            elif media or whole:
                relays.setdefault(i, []).append(outer.source)
    return [
        replace(f, source=own.get(i, f.source), relays=(*relays.get(i, ()), *f.relays))
        for i, f in enumerate(found)
        if i not in swallowed
    ]


def _apart(view: View, found: Sequence[Found]) -> list[Found]:
    """Content never holds its own source, whatever a broken parse says, and is more than that another speaks."""
    whole = ((f, [_with_mark(c, view.text) for c in f.content]) for f in found)
    kept = ((f, tuple(c for c in content if f.source is None or not c.overlaps(f.source))) for f, content in whole)
    cues = Near((f.cue, f) for f in found)
    return [
        replace(f, content=content)
        for f, content in kept
        if content and not (len(content) == 1 and any(_only_tells(content[0], o) for o in cues.at(content[0])))
    ]


def _with_mark(content: Span, text: str) -> Span:
    """With the marks beside it to which those inside belong: 'called it “a quiet shore' with its ”."""
    words = content.of(text)
    for left, right in _MARKS:
        first = words.find(right)
        if first < 0 and left not in words:
            continue
        opens = text[content.start - 1 : content.start] == left
        closing = next((m for m in (right, f",{right}", f".{right}") if text.startswith(m, content.end)), "")
        lacking = words.count(left) - words.count(right) if left != right else words.count(left) % 2
        ends_one = first >= 0 and left not in words[:first] and not words[first + 1 : first + 2].isalnum()
        if lacking == 0 and ends_one and opens and closing == right:  # “outrage” at the “raid”
            return Span(content.start - 1, content.end + 1)
        if closing and lacking > 0:
            return Span(content.start, content.end + len(closing))
        if opens and (lacking < 0 or (left == right and lacking)):
            return Span(content.start - 1, content.end)
    return content


def _only_tells(content: Span, other: Found) -> bool:
    """Whether words are but those by which another speaks: "Later that day Orle FM reported that"."""
    if other.source is None or not content.contains(other.cue):
        return False
    return content.contains(other.source) and content.end <= other.cue.end + len(" that")


def _holds(outer: Found, inner: Found) -> bool:
    if not outer.content[0].start <= inner.cue.start <= outer.content[-1].end:
        return False  # as most: found without going through the content
    return any(c.contains(inner.cue) for c in outer.content)


# ---------------------------------------------------------------- statements


def _statements(
    view: View, found: Sequence[Found], quotes: Sequence[Span], speakers: Speakers
) -> tuple[Statement, ...]:
    title = view.annotated.article.title
    body = [f for f in found if title is None or not title.contains(f.extent)]
    made = [_statement(view, f, speakers.resolve(f, body[n + 1 :]), quotes) for n, f in enumerate(body)]
    for f in found:
        if title is not None and title.contains(f.extent):  # "...: minister" is the first minister of the body
            speaker = speakers.afresh(speakers.spoken[::-1]).resolve(f, ())
            made.append(_statement(view, f, speaker, quotes))
    unique = {s.id: s for s in _with_shared_relays(made)}
    return tuple(sorted(unique.values(), key=lambda s: (s.content[0], s.id)))


def _statement(view: View, found: Found, speaker: Named | None, quotes: Sequence[Span]) -> Statement:
    text, article = view.text, view.annotated.article
    sentence = view.sentence_at(found.cue.start)
    around = sentence.span if sentence else found.extent
    return Statement(
        id=content_id("st", article.id, [(c.start, c.end) for c in found.content], found.cue.start),
        article=article.id,
        content=found.content,
        source=found.source,
        cue=None if found.continues else found.cue,
        kind=found.kind,
        speaker=speaker,
        relays=_relays(view, found, speaker, around),
        form=form_of(text, found.content, quotes),
        stance=found.stance,
        hedged=is_hedged(text, found.content, found.cue),
        addressee=_named(text, found.addressee) if found.addressee else None,
        occasion=occasion(text, around, found.content),
        said_on=said_on(view.annotated.dates, around, found.cue, found.content),
        confidence=found.confidence,
        made_by=MADE_BY,
    )


def _relays(view: View, found: Found, speaker: Named | None, around: Span) -> tuple[Named, ...]:
    """Through whom the words came, from the reader inward: the agency whose copy this is, then those that are named."""
    text, article = view.text, view.annotated.article
    spans = list(found.relays)
    told = _without_clause(text, found.addressee) if found.addressee else None
    if told and is_media(told.of(text)):
        spans.append(told)
    if found.source is not None:
        near = media_near(text, around, found.content, found.source)
        spans += [m for m in near if not any(m.overlaps(r) for r in [*spans, found.source])]
    named = [_outlet_named(text, r) for r in spans]
    headline = article.title is not None and article.title.overlaps(found.extent)  # which the outlet writes itself
    credit = None if speaker is None or headline or article.credit == SEVERAL_AGENCIES else article.credit
    relays = [Named(credit, None), *named] if credit else named
    known = {_outlet_key(n) for n in (speaker and speaker.name, article.outlet) if n}
    # of two wordings for one agency the one in the sentence stays, as it has a place in the text
    kept = {_outlet_key(r.name): r for r in relays if _outlet_key(r.name) not in known and not _is_same(r, speaker)}
    return tuple(kept.values())


def _is_same(relay: Named, speaker: Named | None) -> bool:
    """Whether a relay is the speaker by a shorter name ("attributing this to ..., Berg told", of Ada Berg's words)."""
    if speaker is None or is_media(relay.name):
        return False
    return set(relay.name.lower().split()) <= set(speaker.name.lower().split())


def _without_clause(text: str, outlet: Span) -> Span:
    clause = _CLAUSE.search(outlet.of(text))
    return Span(outlet.start, outlet.start + clause.start()) if clause else outlet


def _outlet_named(text: str, span: Span) -> Named:
    """An outlet without what stands about its name: "the pro-government Orle FM", "an Orle FM correspondent"."""
    span = _without_clause(text, span)
    name = _OUTLET.search(span.of(text))
    if name is None:
        return _named(text, span)
    end = name.end(1)
    if end < len(span) and re.search(r"[A-Z]{2}s$", name[1]):
        end -= 1  # "ORNAs correspondent" has lost its apostrophe
    return _named(text, Span(span.start + name.start(1), span.start + end))


def _outlet_key(name: str) -> str:
    """One key for "the Associated Press" and "AP"."""
    return find_agency(name) or clean_name(name).lower()


def _with_shared_relays(statements: Sequence[Statement]) -> list[Statement]:
    """What somebody tells an outlet in one go came through it as a whole: "..., she told the Post. ..., she said."."""
    shared = list(statements)
    for step in (1, -1):  # forwards, then backwards
        order = shared[::step]
        for n in range(1, len(order)):
            last, this = order[n - 1], order[n]
            if this.speaker is not None and this.speaker == last.speaker and len(this.relays) < len(last.relays):
                order[n] = replace(this, relays=last.relays)
        shared = order[::step]
    return shared


def _named(text: str, span: Span) -> Named:
    return Named(clean_name(span.of(text)), span)
