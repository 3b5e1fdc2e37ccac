"""Verbs of speech: whether one is a cue, whose it is, and to whom it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.persons import GROUP_NOUNS
from headwater.stages.attribute.view import View
from headwater.types import Sentence, Span, Stance

SUBJECT = ("nsubj", "csubj")
LONGEST_SOURCE = 30  # tokens; a longer subject is a mis-parse
_NICKNAME = 3  # tokens; more between quotation marks are no part of a name
_TO_THINGS = frozenset({"refer", "point", "add", "agree", "admit", "respond", "react", "object", "allude", "attribute"})
_SPEAKING_NOUNS = (
    lexicon.ROLE_NOUNS | lexicon.UNNAMED_NOUNS | lexicon.MEDIA_NOUNS | lexicon.STATEMENT_NOUNS | GROUP_NOUNS
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech with the tokens of its source, as half-open ranges."""

    verb: int
    source: tuple[int, int] | None
    stance: Stance
    passive: bool
    inner: int | None = None  # "declined to *say*"


def find_cues(view: View, sentence: Sentence, quotes: Sequence[Span]) -> list[Cue]:
    """The verbs of this sentence that attribute something, left to right; those inside quotation marks are left out."""
    cues: list[Cue] = []
    for i in range(sentence.first, sentence.last):
        if view.tokens[i].pos in ("VERB", "AUX") and not _quoted(view, i, quotes):
            cue = _cue(view, sentence, i, cues)
            if cue is not None:
                cues.append(_behind_quote(view, cue, quotes))
    return cues


def _quoted(view: View, i: int, quotes: Sequence[Span]) -> bool:
    token = view.tokens[i]
    return any(q.start <= token.start and token.end <= q.end for q in quotes)


def _behind_quote(view: View, cue: Cue, quotes: Sequence[Span]) -> Cue:
    """The cue with a source that begins behind what is quoted; a parse may take '"It burst" Orle FM' for one noun."""
    if cue.source is None:
        return cue
    first, last = cue.source
    inside = [k for k in range(first, last) if _quoted(view, k, quotes)]
    behind = inside[-1] + 1 if inside else first
    while behind < last and view.tokens[behind].pos == "PUNCT":
        behind += 1
    is_name = len(inside) <= _NICKNAME
    return cue if is_name or behind == last else replace(cue, source=(behind, last))


def _cue(view: View, sentence: Sentence, i: int, earlier: Sequence[Cue]) -> Cue | None:
    token = view.tokens[i]
    lemma = token.lemma
    if lemma in lexicon.DECLINING:
        return _declining(view, i)
    if lemma not in lexicon.SAYING and lemma not in lexicon.UTTERING:
        return None
    if token.dep in ("amod", "compound"):
        return None
    if view.deps(i, "neg") or has_yet(view, i):
        return _silent(view, sentence, i, earlier)
    if _is_hypothetical(view, i):
        return None
    if view.deps(i, "nsubjpass", "auxpass"):
        return _passive(view, i)
    source = None if _nobody_says(view, i) else _source(view, sentence, i, earlier)
    if source is None:
        return None
    stance = Stance.DENIES if lemma in lexicon.DENYING else Stance.ASSERTS
    return Cue(i, source, stance, passive=False)


def says_nothing(view: View, i: int) -> bool:
    """As in "nobody said that", "wants to announce", "should not comment": a verb of speech and nothing said."""
    return _nobody_says(view, i) or (_is_hypothetical(view, i) and not has_yet(view, i))


def _is_hypothetical(view: View, i: int) -> bool:
    """As in "to announce", "would say": nothing was said."""
    aux = {view.lower[c] for c in view.deps(i, "aux")}
    return bool(aux & {"to", "would", "should", "could", "might", "must", "can"})


def has_yet(view: View, i: int) -> bool:
    """As in "has yet to confirm"."""
    return i >= 2 and view.lower[i - 1] == "to" and view.lower[i - 2] == "yet"


def _silent(view: View, sentence: Sentence, i: int, earlier: Sequence[Cue]) -> Cue | None:
    """As in "has not commented", "would not say", "has yet to confirm"; "should not say" is advice."""
    aux = {view.lower[c] for c in view.deps(i, "aux")}
    unsaid = bool(aux & {"should", "might", "must", "may"}) or ("to" in aux and not has_yet(view, i))
    if view.tokens[i].lemma not in lexicon.VOICING - {"elaborate"} or unsaid or view.deps(i, "nsubjpass", "auxpass"):
        return None
    source = _own_subject(view, view.tokens[i].head) if has_yet(view, i) else _source(view, sentence, i, earlier)
    return Cue(i, source, Stance.DECLINES, passive=False) if source else None


def _declining(view: View, i: int) -> Cue | None:
    inner = next(
        (c for c in view.deps(i, "xcomp") if view.tokens[c].lemma in lexicon.VOICING | {"name", "identify"}), None
    )
    source = _own_subject(view, i)
    return Cue(i, source, Stance.DECLINES, passive=False, inner=inner) if inner is not None and source else None


def _passive(view: View, i: int) -> Cue | None:
    """As in "was accused by Y of ...", "was reported killed", "is said to ..."."""
    agent = view.agent(i)
    stance = Stance.DENIES if view.tokens[i].lemma in lexicon.DENYING else Stance.ASSERTS
    if agent is None:
        return Cue(i, None, stance, passive=True)
    first, last = view.chunk(agent)
    accused = accused_of(view, i, agent)
    return Cue(i, (first, last if accused is None else min(last, accused)), stance, passive=True)


def _source(view: View, sentence: Sentence, i: int, earlier: Sequence[Cue]) -> tuple[int, int] | None:
    own = _own_subject(view, i)
    if own is not None:
        return own
    token = view.tokens[i]
    if i > sentence.first and view.tokens[i - 1].pos in ("NOUN", "PROPN") and token.tag in ("VBD", "VBZ"):
        return _noun_before(view, sentence, i)
    closes = token.dep == "conj" and not view.deps(i, "ccomp", "dobj")
    if (token.dep == "ROOT" or closes) and token.tag in ("VBD", "VBZ"):
        apposed = _apposed_before(view, sentence, i)
        if apposed is not None:
            return apposed
    if token.dep == "conj":
        return _own_subject(view, token.head) or _nearest(earlier, i)
    if token.tag == "VBG" or token.dep in ("advcl", "xcomp"):
        # "..., adding that": whoever spoke last in this sentence
        return _nearest(earlier, i)
    return None


def _apposed_before(view: View, sentence: Sentence, i: int) -> tuple[int, int] | None:
    """As in "In Orle, the minister, Ada Berg, said": a parse may apposition the whole chain to the place."""
    last = i - 2
    if last < sentence.first or view.words[i - 1] != "," or view.tokens[last].pos != "PROPN":
        return None
    head = last
    while view.tokens[head].dep in ("appos", "conj") and view.tokens[view.tokens[head].head].dep != "pobj":
        head = view.tokens[head].head
    if view.tokens[head].dep != "appos" or head == last:
        return None
    return view.chunk(head)[0], i - 1


def _noun_before(view: View, sentence: Sentence, i: int) -> tuple[int, int]:
    """The noun phrase right before a verb that the parse gave no subject: "... 112 people the monitor said"."""
    last = i - 1
    head = last
    for _ in range(4):
        articles = [k for k in view.deps(head, "det", "poss") if sentence.first <= k < last]
        if articles:
            return (last if _swallowed(view, articles[0], last) else articles[0]), i
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
        last = min(_with_name(view, last), i)
        first = subject if _swallowed(view, first, subject) else first
    else:
        first = max(first, i + 1)
        # "said X adding that": the participle goes with the verb
        last = next(
            (k for k in range(first, last) if view.tokens[k].tag == "VBG" and view.tokens[k].lemma in lexicon.SAYING),
            last,
        )
    return (first, last) if 0 < last - first <= LONGEST_SOURCE else None


def _with_name(view: View, last: int) -> int:
    """The end of "the agency Pellant" where a parse splits it behind "agency"."""
    if view.tokens[last - 1].lemma not in lexicon.MEDIA_NOUNS:
        return last
    end = last
    while end < len(view.tokens) and (view.tokens[end].pos == "PROPN" or (end == last and view.words[end] == "The")):
        end += 1
    return end


def _swallowed(view: View, first: int, subject: int) -> bool:
    """As in "In a talk with the paper Orle Post Berg said": the outlet before the subject is none of its names."""
    while first > 0 and view.tokens[first - 1].pos in ("DET", "ADJ", "NOUN"):
        first -= 1
    governed = first > 0 and view.tokens[first - 1].pos == "ADP" and view.tokens[subject].pos == "PROPN"
    return governed and any(t.lemma in lexicon.MEDIA_NOUNS for t in view.tokens[first:subject])


def _nobody_says(view: View, i: int) -> bool:
    """As in "no one is saying that ..."."""
    return any(
        view.lower[s] in ("nobody", "none") or any(view.lower[c] == "no" for c in view.children[s])
        for s in view.deps(i, *SUBJECT)
    )


def _determiner(view: View, head: int, first: int) -> int:
    """Where the noun phrase around ``head`` starts: nothing before its article belongs to it.

    Where commas were lost, the parse hangs the end of the content below the source.
    """
    return next(
        (k for k in view.deps(head, "det", "poss") if view.tokens[k].pos in ("DET", "PRON") and k > first), first
    )


def accused_of(view: View, verb: int, agent: int | None = None) -> int | None:
    """The preposition before what somebody was accused of; a parse may hang it below the accuser."""
    heads = [verb] if agent is None or view.tokens[verb].lemma not in lexicon.ACCUSING else [verb, agent]
    return next((p for h in heads for p in view.deps(h, "prep") if view.lower[p] in ("of", "as", "for")), None)


def addressee_of(view: View, cue: Cue) -> Span | None:
    return addressee_of_verb(view, cue.verb)


def addressee_of_verb(view: View, verb: int) -> Span | None:
    """To whom a verb says it: "told *the paper*", "said to *reporters*"; nobody is told in "according to"."""
    if view.lower[verb] == "according" or view.tokens[verb].lemma in _TO_THINGS:
        return None
    told = [c for c in view.deps(verb, "dobj", "dative") if view.tokens[verb].lemma in ("tell", "inform") and c > verb]
    said_to = view.governed(verb, ("to",), "prep", "dative")
    target = next(iter([*told, *said_to]), None)
    if target is None:
        return None
    first, last = view.chunk(target, without=view.deps(target, "acl", "relcl", "advcl"))
    return view.span(first, _with_name(view, last))


def cites(view: View, k: int) -> bool:
    return view.tokens[k].lemma in ("cite", "quote") and view.tokens[k].tag == "VBG"


def can_speak(view: View, head: int) -> bool:
    """Whether a noun may be a source: a name, a role, a group, a report, "witness accounts"; not "the cost"."""
    nouns = [head, *view.deps(head, "compound")]
    return view.tokens[head].pos in ("PROPN", "PRON") or any(view.tokens[k].lemma in _SPEAKING_NOUNS for k in nouns)
