"""Attribution by a verb: "X said ...", "..., X said", "X denied ...", "X was accused by Y of ...", "X declined to say ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span, Stance

CLAUSE = ("ccomp", "xcomp", "parataxis")
SUBJECT = ("nsubj", "csubj")
LONGEST_SOURCE = 30  # tokens; a longer subject is a mis-parse
_TRAIL = 4  # tokens behind a cue that closes its sentence: "Reuters reported on Tuesday night"
SURE, LIKELY, DOUBTFUL = 0.9, 0.75, 0.55


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech with the tokens of its source, as half-open ranges."""

    verb: int
    source: tuple[int, int] | None
    stance: Stance
    passive: bool
    inner: int | None = None  # "declined to *say*"


def find_by_verbs(view: View, sentence: Sentence, quotes: Sequence[Span]) -> list[Found]:
    """The statements that verbs of this sentence introduce, left to right."""
    cues: list[Cue] = []
    for i in range(sentence.first, sentence.last):
        if view.tokens[i].pos not in ("VERB", "AUX") or _quoted(view, i, quotes):
            continue
        cue = _cue(view, sentence, i, cues)
        if cue is not None:
            cues.append(cue)
    found = []
    for cue in cues:
        statement = _statement(view, sentence, cue, cues, quotes)
        if statement is not None:
            found.append(statement)
    return found


def _quoted(view: View, i: int, quotes: Sequence[Span]) -> bool:
    token = view.tokens[i]
    return any(q.start <= token.start and token.end <= q.end for q in quotes)


# ---------------------------------------------------------------- is it a cue, and whose


def _cue(view: View, sentence: Sentence, i: int, earlier: Sequence[Cue]) -> Cue | None:
    token = view.tokens[i]
    lemma = token.lemma
    if lemma in lexicon.DECLINING:
        return _declining(view, i)
    if lemma not in lexicon.SAYING and lemma not in lexicon.UTTERING:
        return None
    negated = bool(view.deps(i, "neg")) or _has_yet(view, i)
    if token.dep in ("amod", "compound") or (_is_hypothetical(view, i) and not _has_yet(view, i)):
        return None
    if negated:
        silent = lemma in lexicon.VOICING and lemma != "elaborate"
        source = _own_subject(view, token.head) if _has_yet(view, i) else _source(view, sentence, i, earlier)
        return Cue(i, source, Stance.DECLINES, passive=False) if silent and source else None
    if view.deps(i, "nsubjpass", "auxpass"):
        return _passive(view, i)
    source = None if _nobody_says(view, i) else _source(view, sentence, i, earlier)
    if source is None:
        return None
    stance = Stance.DENIES if lemma in lexicon.DENYING else Stance.ASSERTS
    return Cue(i, source, stance, passive=False)


def _is_hypothetical(view: View, i: int) -> bool:
    """ "to announce", "would say": nothing was said."""
    aux = {view.lower[c] for c in view.deps(i, "aux")}
    return bool(aux & {"to", "would", "should", "could", "might", "must", "can"})


def _has_yet(view: View, i: int) -> bool:
    """ "has yet to confirm" """
    return i >= 2 and view.lower[i - 1] == "to" and view.lower[i - 2] == "yet"


def _declining(view: View, i: int) -> Cue | None:
    inner = next((c for c in view.deps(i, "xcomp") if view.tokens[c].lemma in lexicon.VOICING | {"name", "identify"}), None)
    source = _own_subject(view, i)
    return Cue(i, source, Stance.DECLINES, passive=False, inner=inner) if inner is not None and source else None


def _passive(view: View, i: int) -> Cue | None:
    """ "was accused by Y of ...", "was reported killed", "is said to ..." """
    agent = next((g for a in view.deps(i, "agent", "prep") if view.lower[a] == "by" for g in view.deps(a, "pobj")), None)
    stance = Stance.DENIES if view.tokens[i].lemma in lexicon.DENYING else Stance.ASSERTS
    return Cue(i, view.chunk(agent) if agent is not None else None, stance, passive=True)


def _source(view: View, sentence: Sentence, i: int, earlier: Sequence[Cue]) -> tuple[int, int] | None:
    own = _own_subject(view, i)
    if own is not None:
        return own
    token = view.tokens[i]
    if i > sentence.first and view.tokens[i - 1].pos in ("NOUN", "PROPN") and token.tag in ("VBD", "VBZ"):
        return _noun_before(view, sentence, i)
    if token.dep == "conj":
        return _own_subject(view, token.head) or _nearest(earlier, i)
    if token.tag == "VBG" or token.dep in ("advcl", "xcomp"):
        # "..., adding that": whoever spoke last in this sentence
        return _nearest(earlier, i)
    return None


def _noun_before(view: View, sentence: Sentence, i: int) -> tuple[int, int]:
    """The noun phrase right before a verb that the parse gave no subject: "... 112 people the monitoring group said"."""
    last = i - 1
    head = last
    for _ in range(4):
        articles = [k for k in view.deps(head, "det", "poss") if sentence.first <= k < last]
        if articles:
            return articles[0], i
        up = view.tokens[head].head
        up = view.tokens[up].head if view.tokens[up].pos == "ADP" else up
        if view.tokens[up].pos not in ("NOUN", "PROPN") or not sentence.first <= up < last:
            break
        head = up
    first, _ = view.chunk(last)
    return max(first, sentence.first), i


def _nearest(earlier: Sequence[Cue], i: int) -> tuple[int, int] | None:
    return next((cue.source for cue in reversed(earlier) if cue.verb < i and cue.source), None)


def _own_subject(view: View, i: int) -> tuple[int, int] | None:
    subject = next(iter(view.deps(i, *SUBJECT)), None)
    if subject is None:
        return None
    if view.lower[subject] in ("which", "who", "that") and view.tokens[i].dep == "relcl":
        head = view.tokens[i].head
        first, last = view.chunk(head, without=[i])
        return first, min(last, subject)
    if view.lower[subject] in ("there", "what", "this", "these", "which", "nobody", "none", "one"):
        return None
    # the verb's own branch never belongs to its subject, whatever the parse says
    first, last = view.chunk(subject, without=[i])
    first = max(first, _determiner(view, subject, first))
    if subject < i:
        last = min(last, i)
    else:
        first = max(first, i + 1)
        # "said X adding that": the participle goes with the verb
        last = next((k for k in range(first, last) if view.tokens[k].tag == "VBG" and view.tokens[k].lemma in lexicon.SAYING), last)
    return (first, last) if 0 < last - first <= LONGEST_SOURCE else None


def _nobody_says(view: View, i: int) -> bool:
    """ "no one is saying that ..." """
    return any(
        view.lower[s] in ("nobody", "none") or any(view.lower[c] == "no" for c in view.children[s]) for s in view.deps(i, *SUBJECT)
    )


def _determiner(view: View, head: int, first: int) -> int:
    """Where the noun phrase around ``head`` starts: nothing before its article belongs to it.

    Where commas were lost, the parse hangs the end of the content below the source.
    """
    return next((k for k in view.deps(head, "det", "poss") if view.tokens[k].pos in ("DET", "PRON") and k > first), first)


# ---------------------------------------------------------------- what was said


def _statement(
    view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue], quotes: Sequence[Span]
) -> Found | None:
    content, confidence = _content(view, sentence, cue, cues, quotes)
    if not content:
        return None
    source = view.span(*cue.source) if cue.source else None
    content = tuple(c for c in content if source is None or not c.overlaps(source))
    if not content:
        return None
    relays, source = _cited(view, sentence, cue, source)
    verb = view.tokens[cue.verb]
    return Found(
        content=content,
        source=source,
        cue=Span(verb.start, verb.end),
        stance=cue.stance,
        relays=relays,
        addressee=_addressee(view, cue),
        continues=False,
        confidence=confidence,
    )


def _content(
    view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue], quotes: Sequence[Span]
) -> tuple[tuple[Span, ...], float]:
    if cue.stance is Stance.DECLINES:
        return _withheld(view, cue), SURE
    if cue.passive:
        return _passive_content(view, cue)
    verb, lemma = cue.verb, view.tokens[cue.verb].lemma
    end = _right_end(view, sentence, cue, cues)
    clause = next((c for c in view.deps(verb, *CLAUSE) if c > verb and lemma in lexicon.SAYING), None)
    if clause is not None and not _subject_behind(cue):
        first = max(view.subtree(clause)[0], verb + 1)
        return _one(view, first, end), SURE
    after = _quote_after(view, cue, quotes)
    before = _left(view, sentence, cue, cues)
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
        return _one(view, _after_address(view, cue), end), DOUBTFUL
    return (), 0.0


def _one(view: View, first: int, last: int) -> tuple[Span, ...]:
    while first < last and view.tokens[first].pos == "PUNCT":
        first += 1
    first = _after_citing(view, first, last)
    while first < last and (view.lower[first] == "that" or view.tokens[first].pos == "PUNCT"):
        first += 1
    span = view.span(first, last)
    return (span,) if span else ()


def _after_citing(view: View, first: int, last: int) -> int:
    """ "wrote, citing the staff, that ...": the content starts behind "that". """
    cites = any(view.tokens[k].lemma in ("cite", "quote") and view.tokens[k].tag == "VBG" for k in range(first, min(first + 4, last)))
    return next((k + 1 for k in range(first, last) if view.lower[k] == "that"), first) if cites else first


def _subject_behind(cue: Cue) -> bool:
    """ "said X": what follows the verb is its subject, and the content stands before it."""
    return cue.source is not None and cue.source[0] > cue.verb


def _right_end(view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where content to the right of the verb ends: the sentence, or the next cue that is not part of the content."""
    later = [other for other in cues if other.verb > cue.verb]
    end = sentence.last
    for other in later:
        starts = other.verb
        same = other.source == cue.source
        if not same and other.source and other.source[0] < other.verb:
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
    while end > cue.verb and (view.tokens[end - 1].pos in ("CCONJ", "PUNCT") or view.lower[end - 1] in ("while", "but", "as")):
        end -= 1
    return end


def _trails(view: View, sentence: Sentence, cue: Cue) -> bool:
    """ "X said A, Reuters reported": the second cue closes the sentence and has no content of its own. """
    behind = [k for k in range(cue.verb + 1, sentence.last) if view.tokens[k].pos != "PUNCT"]
    return cue.source is not None and cue.source[0] < cue.verb and len(behind) <= _TRAIL and not view.deps(cue.verb, *CLAUSE[:1], "dobj")


def _left(view: View, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> tuple[Span, ...]:
    """Content before "X said"."""
    stop = cue.verb if cue.source is None or _subject_behind(cue) else cue.source[0]
    start = sentence.first
    for other in cues:
        if other.verb < cue.verb and other.source == cue.source:
            return ()
        if other.verb < stop and _subject_behind(other) and other.source:
            start = max(start, other.source[1])
    if view.tokens[cue.verb].dep == "relcl" and not view.deps(cue.verb, *SUBJECT):
        return ()
    if view.tokens[cue.verb].dep == "relcl" and any(view.lower[s] in ("which", "who", "that") for s in view.deps(cue.verb, *SUBJECT)):
        return ()
    while start < stop and view.tokens[start].pos in ("CCONJ", "PUNCT", "SPACE"):
        start += 1
    span = view.span(start, stop)
    if span is None or len(view.tokens_in(span)) < 2:
        return ()
    return (span,) if _has_verb(view, start, stop) or _ends_in_quote(view, stop) else ()


def _ends_in_quote(view: View, stop: int) -> bool:
    return any(view.words[k] in "\"”»“’'" for k in range(max(0, stop - 2), stop))


def _resumed(view: View, sentence: Sentence, cue: Cue, before: tuple[Span, ...]) -> tuple[Span, ...]:
    """The rest of content that the cue interrupts: "The toll, she said, was rising." """
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
    for quote in quotes:
        between = view.text[at : quote.start]
        if quote.start >= at and "\n" not in between.strip("\n") and len(between) <= 120:
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
    """ "confirmed the toll to the paper's correspondent": the content ends before "to". """
    addressee = _addressee(view, cue)
    if addressee is None:
        return end
    first = view.tokens_in(addressee)[0]
    return first - 1 if cue.verb + 1 < first - 1 < end and view.lower[first - 1] == "to" else end


def _withheld(view: View, cue: Cue) -> tuple[Span, ...]:
    """What a source would not say: the object of the verb, or the verb itself."""
    verb = cue.verb if cue.inner is None else cue.inner
    below = [c for c in view.deps(verb, "dobj", "ccomp", "prep", "advcl") if c > verb]
    if not below:
        return (Span(view.tokens[verb].start, view.tokens[verb].end),) if cue.inner is not None or _has_yet(view, verb) or view.tokens[verb].lemma == "comment" else ()
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
    accused = next((p for p in view.deps(verb, "prep") if view.lower[p] in ("of", "as", "for")), None)
    if accused is not None:
        tree = view.subtree(accused)
        return _one(view, accused + 1, tree[-1] + 1), LIKELY if cue.source else DOUBTFUL
    if subject is not None and (cue.source or clause is not None):
        left = view.span(*view.chunk(subject))
        right = _one(view, clause, view.subtree(clause)[-1] + 1) if clause is not None else ()
        return ((left, *right) if left else right), DOUBTFUL
    return (), 0.0


# ---------------------------------------------------------------- through whom


def _cited(
    view: View, sentence: Sentence, cue: Cue, source: Span | None
) -> tuple[tuple[Span, ...], Span | None]:
    """ "A reported, citing B": B is the source and A the relay. """
    for c in range(cue.verb + 1, sentence.last):
        if view.tokens[c].lemma not in ("cite", "quote") or view.tokens[c].tag != "VBG":
            continue
        cited = next(iter(view.deps(c, "dobj")), None)
        inner = view.span(*view.chunk(cited)) if cited is not None else None
        if inner is not None and source is not None and not inner.overlaps(source):
            return (source,), inner
    return (), source


def _addressee(view: View, cue: Cue) -> Span | None:
    verb = cue.verb
    told = [c for c in view.deps(verb, "dobj", "dative") if view.tokens[verb].lemma in ("tell", "inform") and c > verb]
    said_to = [g for p in view.deps(verb, "prep", "dative") if view.lower[p] == "to" for g in view.deps(p, "pobj")]
    target = next(iter([*told, *said_to]), None)
    return view.span(*view.chunk(target)) if target is not None else None
