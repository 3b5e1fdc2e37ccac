"""What was said: the content on either side of a cue, or around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from headwater.stages.annotate.dates import WEEKDAYS
from headwater.stages.attribute import lexicon
from headwater.stages.attribute.cues import SUBJECT, Cue, accused_of, addressee_of, cites, has_yet
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span, Stance

CLAUSE = ("ccomp", "xcomp", "parataxis")
SURE, LIKELY, DOUBTFUL = 0.9, 0.75, 0.55
_QUOTE_ENDS = "\"”»“’'"
_BETWEEN = 120  # characters from a cue to the quotation that it opens
_TRAIL = 4  # tokens behind a cue that closes its sentence: "Reuters reported on Tuesday night"


def content_of(
    view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue], quotes: Sequence[Span]
) -> tuple[tuple[Span, ...], float]:
    """What ``cue`` attributes, among all ``cues`` of the sentence, and how sure that is; empty if there is nothing."""
    if cue.stance is Stance.DECLINES:
        return _withheld(view, cue), SURE
    if cue.passive:
        return _passive_content(view, cue)
    verb, lemma = cue.verb, view.tokens[cue.verb].lemma
    end = _right_end(view, sentence, cue, cues)
    before, after = _left(view, sentence, cue, cues), _quote_after(view, cue, quotes)
    if before and after and _ends_in_quote(view, cue.verb if _subject_behind(cue) or not cue.source else cue.source[0]):
        return (*before, after), SURE
    clause = next((c for c in view.deps(verb, *CLAUSE) if c > verb and lemma in lexicon.SAYING), None)
    if clause is not None and not _subject_behind(cue):
        first = max(view.subtree(clause)[0], verb + 1)
        return _one(view, _after_day(view, first, end), end), SURE
    if lemma in lexicon.NAMING:
        return _called(view, verb, end, quotes), LIKELY
    obj = next((c for c in view.deps(verb, "dobj", "oprd") if c > verb), None)
    utters = obj is not None and lemma in lexicon.UTTERING and lemma not in lexicon.WEAK
    if utters and not after and not (before and _ends_in_quote(view, cue.source[0] if cue.source else verb)):
        return _one(view, verb + 1, _before_address(view, cue, end)), LIKELY
    if before and lemma in lexicon.TRAILING:
        resumed = _resumed(view, sentence, cue, before)
        return (*before, *resumed, *([after] if after else [])), SURE if cue.source else LIKELY
    if after:
        return (after,), SURE
    if lemma in lexicon.SAYING and lemma not in lexicon.WEAK and _has_verb(view, verb + 1, end):
        return _one(view, _after_adverbials(view, _after_address(view, cue), end), end), DOUBTFUL
    return (), 0.0


def _called(view: View, verb: int, end: int, quotes: Sequence[Span]) -> tuple[Span, ...]:
    """As in 'called the raid "a crime"': a name for a thing is a statement where it stands in quotation marks."""
    first = bisect_left(quotes, view.tokens[verb].end, key=lambda q: q.start)
    named = first < len(quotes) and quotes[first].start < view.tokens[end - 1].end
    return _one(view, verb + 1, end) if named and view.deps(verb, "dobj", "oprd", "ccomp") else ()


def _after_adverbials(view: View, first: int, end: int) -> int:
    """As in "said on Tuesday during a talk with the paper that": where a parse hangs the clause below the talk."""
    if first >= end or view.tokens[first].pos not in ("ADP", "PROPN"):
        return first
    that = next((k for k in range(first, end) if view.lower[k] == "that" and view.tokens[k].pos == "SCONJ"), first)
    return first if _has_verb(view, first, that) else that


def _after_day(view: View, first: int, end: int) -> int:
    """As in "said on Tuesday it would": where a parse hangs the day of saying below what was said."""
    day = first + (view.lower[first] == "on")
    return day + 1 if day + 1 < end and view.lower[day] in WEEKDAYS and _has_verb(view, day + 1, end) else first


def _one(view: View, first: int, last: int) -> tuple[Span, ...]:
    while first < last and view.tokens[first].pos == "PUNCT":
        first += 1
    first = _after_citing(view, first, last)
    while first < last and (view.lower[first] == "that" or view.tokens[first].pos == "PUNCT"):
        first += 1
    span = view.span(first, last)
    return (span,) if span else ()


def _after_citing(view: View, first: int, last: int) -> int:
    """As in "wrote, citing the staff, that ...": the content starts behind "that"."""
    citing = any(cites(view, k) for k in range(first, min(first + 4, last)))
    return next((k + 1 for k in range(first, last) if view.lower[k] == "that"), first) if citing else first


def _subject_behind(cue: Cue) -> bool:
    """As in "said X": what follows the verb is its subject, and the content stands before it."""
    return cue.source is not None and cue.source[0] > cue.verb


def _right_end(view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where content to the right of the verb ends: the sentence, or the next cue that is not part of the content."""
    later = [other for other in cues if other.verb > cue.verb]
    end = sentence.last
    later_verb = max((other.verb for other in later), default=0)
    if later_verb:
        # "A says X; B says Y"
        end = next((k for k in range(cue.verb, later_verb) if view.words[k] == ";"), end)
    citing = next((k for k in range(cue.verb + 1, end) if cites(view, k)), None)
    if citing is not None and view.words[citing - 1] == "," and not any(w == "that" for w in view.lower[citing:end]):
        end = citing
    for other in later:
        starts = other.verb
        same = other.source == cue.source
        takes_over = view.tokens[other.verb].dep == "conj" and not view.deps(other.verb, *SUBJECT)
        if not same and not takes_over and other.source and other.source[0] < other.verb:
            starts = other.source[0]
        if other.source and other.source[0] > other.verb and not same:
            continue
        if _trails(view, sentence, other):
            end = min(end, starts)
        # "A said that B, C said" belongs to C as a whole, and nests; "A said ..., adding ..." ends here
        if view.tokens[other.verb].dep == "relcl":
            end = min(end, view.subtree(other.verb)[0])
        elif same or view.tokens[other.verb].dep in ("conj", "advcl"):
            end = min(end, starts)
    while end > cue.verb and (
        (view.tokens[end - 1].pos in ("CCONJ", "PUNCT") and view.words[end - 1] not in _QUOTE_ENDS)
        or view.lower[end - 1] in ("while", "but", "as")
    ):
        end -= 1
    return end


def _trails(view: View, sentence: Sentence, cue: Cue) -> bool:
    """As in "X said A, Reuters reported": the second cue closes the sentence and has no content of its own."""
    behind = (k for k in range(cue.verb + 1, sentence.last) if view.tokens[k].pos != "PUNCT")
    return (
        cue.source is not None
        and cue.stance is not Stance.DECLINES
        and cue.source[0] < cue.verb
        and next(islice(behind, _TRAIL, None), None) is None
        and not any(c > cue.verb for c in view.deps(cue.verb, "ccomp", "dobj"))
    )


def _left(view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[Span, ...]:
    """Content before "X said"."""
    stop = cue.verb if cue.source is None or _subject_behind(cue) else cue.source[0]
    start = sentence.first
    for other in cues:
        if other.verb < cue.verb and other.source == cue.source:
            return ()
        if other.verb < stop and _subject_behind(other) and other.source:
            start = max(start, other.source[1])
    if any(other.verb < stop for other in cues):
        start = max([start, *(k + 1 for k in range(start, stop) if view.words[k] == ";")])
    if view.tokens[cue.verb].dep == "relcl" and not view.deps(cue.verb, *SUBJECT):
        return ()
    if view.tokens[cue.verb].dep == "relcl" and any(
        view.lower[s] in ("which", "who", "that") for s in view.deps(cue.verb, *SUBJECT)
    ):
        return ()
    while start < stop and view.tokens[start].pos in ("CCONJ", "PUNCT", "SPACE"):
        start += 1
    if stop > start and view.lower[stop - 1] in ("while", "whereas", "but"):
        return ()  # another clause
    span = view.span(start, stop)
    if span is None or len(view.tokens_in(span)) < 2:
        return ()
    return (span,) if _has_verb(view, start, stop) or _ends_in_quote(view, stop) else ()


def _ends_in_quote(view: View, stop: int) -> bool:
    return any(view.words[k] in _QUOTE_ENDS for k in range(max(0, stop - 2), stop))


def _resumed(view: View, sentence: Sentence, cue: Cue, before: tuple[Span, ...]) -> tuple[Span, ...]:
    """The rest of content that the cue interrupts: "The toll, she said, was rising."."""
    last = max(cue.verb + 1, cue.source[1] if cue.source else 0)
    if last >= sentence.last or view.words[last] != ",":
        return ()
    rest = range(last + 1, sentence.last)
    if not rest or view.tokens[rest[0]].tag in ("VBG", "IN") or _finite(view, view.tokens_in(before[0])):
        return ()
    return _one(view, last + 1, sentence.last) if _has_verb(view, last + 1, sentence.last) else ()


def _finite(view: View, tokens: Sequence[int]) -> bool:
    return any(view.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in tokens)


def _has_verb(view: View, first: int, last: int) -> bool:
    return any(view.tokens[k].pos in ("VERB", "AUX") for k in range(first, last))


def _quote_after(view: View, cue: Cue, quotes: Sequence[Span]) -> Span | None:
    """A quotation that opens right behind the cue, or behind a few words of address or occasion and a colon."""
    at = view.tokens[max(cue.verb, (cue.source[1] - 1) if cue.source else 0)].end
    for quote in islice(quotes, bisect_left(quotes, at, key=lambda q: q.start), None):
        if quote.start - at > _BETWEEN:
            break
        between = view.text[at : quote.start]
        if "\n" not in between.strip("\n"):
            near = len(between.strip(" ,:.\"“«„'‘")) == 0
            if near or between.rstrip(" \"“«„'‘").endswith((":", ",")):
                return view.trim(quote.start, quote.end)
    return None


def _after_address(view: View, cue: Cue) -> int:
    """The first token behind "told the paper that"."""
    first = cue.verb + 1
    addressed = view.deps(cue.verb, "dobj", "dative") if view.tokens[cue.verb].lemma in ("tell", "inform") else []
    return max([first, *(view.chunk(c)[1] for c in addressed if c > cue.verb)])


def _before_address(view: View, cue: Cue, end: int) -> int:
    """As in "confirmed the toll to the paper's correspondent": the content ends before "to"."""
    addressee = addressee_of(view, cue)
    if addressee is None:
        return end
    first = view.tokens_in(addressee)[0]
    return first - 1 if cue.verb + 1 < first - 1 < end and view.lower[first - 1] == "to" else end


def _withheld(view: View, cue: Cue) -> tuple[Span, ...]:
    """What a source would not say: the object of the verb, or the verb itself."""
    verb = cue.verb if cue.inner is None else cue.inner
    below = [c for c in view.deps(verb, "dobj", "ccomp", "prep", "advcl") if c > verb]
    if not below:
        return (
            (view.word_at(verb),)
            if cue.inner is not None or has_yet(view, verb) or view.tokens[verb].lemma == "comment"
            else ()
        )
    first = view.subtree(below[0])[0]
    if view.tokens[below[0]].dep == "prep":
        first = below[0] + 1
    last = max(k for c in below for k in view.subtree(c)) + 1
    return _one(view, first, min(last, _before_but(view, first, last)))


def _before_but(view: View, first: int, last: int) -> int:
    return next((k for k in range(first, last) if view.lower[k] in ("but", "although", "while")), last)


def _passive_content(view: View, cue: Cue) -> tuple[tuple[Span, ...], float]:
    verb = cue.verb
    clause = next((c for c in view.deps(verb, *CLAUSE) if c > verb), None)
    subject = next(iter(view.deps(verb, "nsubjpass")), None)
    if clause is not None and (subject is None or view.lower[subject] in ("it", "as")):
        tree = view.subtree(clause)
        return _one(view, max(tree[0], verb + 1), tree[-1] + 1), LIKELY
    accused = accused_of(view, verb, view.agent(verb) if cue.source else None)
    if accused is not None:
        tree = view.subtree(accused)
        return _one(view, accused + 1, tree[-1] + 1), LIKELY if cue.source else DOUBTFUL
    if subject is not None and (cue.source or clause is not None):
        left = view.span(*view.chunk(subject))
        right = _one(view, clause, view.subtree(clause)[-1] + 1) if clause is not None else ()
        return ((left, *right) if left else right), DOUBTFUL
    return (), 0.0
