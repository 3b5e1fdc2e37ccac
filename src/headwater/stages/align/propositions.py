"""What a passage asserts, one by one: "a blast killed six | and wounded 32", "the raid came | after rebels fired".

A clause counts as an assertion of its own where it can be true or false apart from the rest: a coordinate clause with a
subject or a figure of its own, a clause of time with a subject, a participle or relative clause with a figure. Reasons,
conditions and clauses that only identify stay with what they belong to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from headwater.stages.base import LONGEST
from headwater.types import Annotated, Quantity, Sentence, Span, Token

PREDICATE = 6  # words of a coordinate predicate that stands alone
SUBJECT = 8  # words of a subject, at the most, before who is held to have done it
CHARGE = 3  # words that lay something to somebody, at the least
PARTICIPLE = 4  # and of a participle with what came of something
BARE = 7  # words of a toll that does not say what of: "at least 15 people were killed"
FEWEST_WORDS = 3  # a shorter clause goes with the one that it belongs to

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CLAUSES = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})  # and what is asked for: "to hold a session | and open a file"
# "because", "if" and the like make one assertion of two clauses
_APART = frozenset(
    {"after", "although", "as", "before", "while", "whereas", "when", "until", "and", "but", "so", "though", "with"}
)
_WHEN = frozenset({"as", "when"})
_HELD = frozenset({"believe", "think", "suspect", "allege", "report", "say", "blame", "attribute"})
_STRIKING = frozenset({"kill", "wound", "injure", "leave", "claim", "hit", "strike", "destroy"})
_OUTCOMES = frozenset(
    {"kill", "wound", "injure", "destroy", "damage", "cause", "trigger", "force", "prompt", "spark", "level"}
)
_STATES = {"kill": "killed", "dead": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded"}
_BOUNDS = frozenset({"at", "least", "more", "than", "over", "about", "nearly", "some", "around", "up", "to", "dozen"})
_HOLDING = frozenset({"carry", "transport", "hold", "house", "contain", "employ", "host"})
_CONTENT = frozenset({"NOUN", "PROPN", "NUM"})
_PREPOSITIONS = frozenset({"include", "follow", "cite", "use", "regard", "concern"})  # as participles
_ASIDE = frozenset({"advcl", "pcomp"})
_STRUCK = frozenset({"killed", "wounded", "missing", "arrested", "displaced"})  # what becomes of people


@dataclass(frozen=True, slots=True)
class Proposition:
    """One assertion of a passage."""

    spans: tuple[Span, ...]  # its words, in the order of the text
    lead: tuple[Span, ...] = ()  # the subject that it shares with an earlier one
    aside: bool = False  # it only tells when the rest was

    def text(self, article: str) -> str:
        """Its words, with the subject in front, as one line."""
        return " ".join(" ".join(span.of(article) for span in (*self.lead, *self.spans)).split())


def propositions_of(annotated: Annotated, spans: Sequence[Span]) -> tuple[Proposition, ...]:
    """The assertions in ``spans``, in the order of the text; at least one."""
    parts = [p for sentence in _sentences(annotated, spans) for p in _in_sentence(annotated, sentence, spans)]
    figures = [q.span for q in annotated.quantities if q.state]
    return tuple(_without_short(parts, annotated.article.text, figures)) or (Proposition(tuple(spans)),)


def _sentences(annotated: Annotated, spans: Sequence[Span]) -> Iterator[Sentence]:
    """Those that the spans reach into."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    at = bisect_right(annotated.sentences, first, key=lambda s: s.span.end)
    return takewhile(lambda s: s.span.start < last, annotated.sentences[at:])


def _in_sentence(annotated: Annotated, sentence: Sentence, spans: Sequence[Span]) -> list[Proposition]:
    tokens = annotated.tokens
    inside = [i for i in range(sentence.first, sentence.last) if any(s.start <= tokens[i].start < s.end for s in spans)]
    counted = [q for q in annotated.quantities if q.span.overlaps(sentence.span)]
    figures = {i: q for i in inside for q in counted if q.span.start <= tokens[i].start < q.span.end}
    here = frozenset(inside)
    if sentence.last - sentence.first > LONGEST:
        owner = dict.fromkeys(inside, -1)
    else:
        heads, outcomes = _heads(tokens, inside, figures)
        owner = _without_strays({i: _owner(i, tokens, heads, here, outcomes) for i in inside})
    found = []
    for head in dict.fromkeys(owner[i] for i in inside):
        mine = [i for i in inside if owner[i] == head]
        subject = () if head < 0 else _shared_subject(head, tokens, frozenset(mine), here)
        charge = _charge(mine, tokens, figures)
        rest = [i for i in mine if i not in charge]
        for part in _by_outcome(rest, tokens, figures):
            words = _without_links(part, tokens)
            aside = head >= 0 and tokens[head].dep in _ASIDE and not any(i in figures for i in part)
            found.append(Proposition(_spans(words, tokens, spans), _spans(subject, tokens, spans), aside))
        if charge:
            struck_by = [i for i in rest if i < charge[0]]
            found.append(Proposition(_spans(charge, tokens, spans), _spans(struck_by, tokens, spans)))
    return found


def _heads(
    tokens: Sequence[Token], inside: Sequence[int], figures: Mapping[int, Quantity]
) -> tuple[frozenset[int], frozenset[int]]:
    """The words that govern an assertion of their own, and those of them that begin it."""
    tree = _Tree(tokens, inside)
    first = next((i for i in inside if not tree.is_below(i)), -1)
    outcomes = frozenset(i for i in inside if i != first and _is_outcome(i, tree))
    return outcomes | {i for i in inside if i != first and _stands_alone(i, tree, figures)}, outcomes


class _Tree:
    """The parse of the words inside a passage."""

    def __init__(self, tokens: Sequence[Token], inside: Sequence[int]) -> None:
        self.tokens = tokens
        self.inside = frozenset(inside)
        self.children: dict[int, list[int]] = defaultdict(list)
        for i in inside:
            if self.is_below(i):
                self.children[tokens[i].head].append(i)

    def is_below(self, i: int) -> bool:
        """Whether another word of the passage governs it."""
        return self.tokens[i].head != i and self.tokens[i].head in self.inside

    def subtree(self, i: int) -> Iterator[int]:
        yield i
        for child in self.children.get(i, ()):
            yield from self.subtree(child)

    def has_subject(self, i: int) -> bool:
        return any(self.tokens[k].dep in _SUBJECTS for k in self.children.get(i, ()))

    def mark(self, i: int) -> str:
        """The word that leads a clause in: "after", "because"; "" where none does."""
        marks = (k for k in self.children.get(i, ()) if k < i and self.tokens[k].dep in ("mark", "prep", "advmod"))
        return next((self.tokens[k].lemma.lower() for k in marks), "")


def _stands_alone(i: int, tree: _Tree, figures: Mapping[int, Quantity]) -> bool:
    """Whether the clause that a word governs can be true or false apart from the rest."""
    token = tree.tokens[i]
    if token.pos not in _CLAUSES:
        return False
    below = frozenset(tree.subtree(i))
    counted = [figures[k] for k in below if k in figures]
    others = any(k in figures for k in tree.inside - below)
    if not tree.is_below(i):  # the cue stands between: "the dam holds, Ada Berg said, while the bridge is gone"
        return token.dep in ("advcl", "conj", "parataxis") and tree.has_subject(i) and tree.mark(i) in _APART
    if token.dep == "conj" and tree.tokens[token.head].pos in _CLAUSES:
        struck = any(q.state in _STRUCK for q in counted)
        return tree.has_subject(i) or (bool(counted) and (others or struck)) or _predicate(i, below, tree)
    if token.dep == "advcl":
        mark = tree.mark(i)
        if mark in _WHEN and not counted and _is_bare_toll(i, below, tree, figures):
            return False
        return (tree.has_subject(i) and (mark in _APART or not mark)) or (bool(counted) and mark in ("", "where"))
    if token.dep in ("relcl", "acl"):
        apart = tree.mark(i) == "where" or token.lemma in _HOLDING  # "ten buses | carrying 300 people"
        return others and (any(q.state for q in counted) or (bool(counted) and apart))
    if token.dep == "pcomp":
        return tree.has_subject(i) and tree.tokens[token.head].lemma.lower() in _APART
    joined = tree.tokens[min(below) - 1].pos == "CCONJ"  # what the parser takes for its object
    return tree.has_subject(i) and (token.dep == "parataxis" or (token.dep == "ccomp" and joined))


def _is_bare_toll(i: int, below: frozenset[int], tree: _Tree, figures: Mapping[int, Quantity]) -> bool:
    """Whether what a clause hangs on says nothing beside a toll: "15 people were killed as jets struck the town"."""
    rest = tree.inside - below
    if not any(tree.tokens[k].dep == "nsubjpass" for k in tree.children[tree.tokens[i].head]):
        return False
    struck = any(figures[k].state in _STRUCK for k in rest if k in figures)
    return struck and sum(tree.tokens[k].pos not in ("PUNCT", "SPACE") for k in rest) <= BARE


def _is_outcome(i: int, tree: _Tree) -> bool:
    """Whether a participle tells what came of the rest: "hit the yard, | setting off two more blasts".

    Behind a comma, or of a verb that tells nothing else; whatever the parser hangs it on.
    """
    token, before = tree.tokens[i], tree.tokens[i - 1] if i - 1 in tree.inside else None
    if token.tag != "VBG" or before is None or token.lemma.lower() in _PREPOSITIONS:
        return False
    behind = before.tag == "," or (before.pos in _CONTENT and token.lemma.lower() in _OUTCOMES)
    object_ = any(tree.tokens[k].dep == "dobj" for k in tree.children[i])
    return behind and object_ and tree.mark(i) != "with" and sum(k >= i for k in tree.subtree(i)) >= PARTICIPLE


def _predicate(i: int, below: frozenset[int], tree: _Tree) -> bool:
    """Whether a coordinate verb says something of its own: "came to the church | and asked for forgiveness"."""
    finite = tree.tokens[i].tag in _FINITE or any(tree.tokens[k].tag in _FINITE for k in tree.children[i])
    return finite and len(below) >= PREDICATE


def _owner(
    word: int, tokens: Sequence[Token], heads: frozenset[int], here: frozenset[int], begins: frozenset[int]
) -> int:
    """The head whose assertion a word belongs to; -1: the main one. What ``begins`` has nothing before it."""
    i, seen = word, set[int]()
    while i not in seen:
        if i in heads and not (word < i and i in begins):
            return i
        seen.add(i)
        if tokens[i].head not in here:
            return -1
        i = tokens[i].head
    return -1


def _without_strays(owner: Mapping[int, int]) -> dict[int, int]:
    """A word or two behind another assertion's words are that one's: the parse tore them off."""
    kept: dict[int, int] = {}
    begun: set[int] = set()
    before = None
    for head, run in groupby(sorted(owner), key=owner.__getitem__):
        words = list(run)
        stray = before is not None and head in begun and len(words) < FEWEST_WORDS
        kept.update(dict.fromkeys(words, before if stray and before is not None else head))
        if not stray:
            before = head
            begun.add(head)
    return kept


def _shared_subject(head: int, tokens: Sequence[Token], mine: frozenset[int], here: frozenset[int]) -> list[int]:
    """The subject of the clause that a clause without one hangs on."""
    if any(tokens[i].dep in _SUBJECTS and tokens[i].head == head for i in mine):
        return []
    if any(tokens[i].pos == "NUM" and tokens[i].head == head and i < head for i in mine):
        return []  # "shells Orle | 12 killed": those who shell it are not among the killed
    above = tokens[head].head
    subjects = [i for i in here - mine if tokens[i].dep in _SUBJECTS and tokens[i].head == above]
    if not subjects:
        return []
    top = min(subjects)
    return sorted(i for i in here - mine if _hangs_on(i, top, tokens))


def _hangs_on(i: int, top: int, tokens: Sequence[Token]) -> bool:
    seen = set()
    while i not in seen:
        if i == top:
            return True
        seen.add(i)
        i = tokens[i].head
    return False


def _charge(mine: Sequence[int], tokens: Sequence[Token], figures: Mapping[int, Quantity]) -> Sequence[int]:
    """The words inside that lay it to somebody: "a raid | believed to be by Orvan's jets | killed nine people".

    By their order, since the parser takes the jets for what killed.
    """
    held = (k for k, i in enumerate(mine[: SUBJECT + 1]) if tokens[i].tag == "VBN" and tokens[i].lemma in _HELD)
    first = next((k for k in held if k and tokens[mine[k - 1]].pos in ("NOUN", "PROPN", "PUNCT")), None)
    if first is None:
        return ()
    behind = range(first + CHARGE, len(mine))
    last = next((k for k in behind if tokens[mine[k]].lemma in _STRIKING and tokens[mine[k]].pos == "VERB"), None)
    if last is None or not any(i in figures for i in mine[last:]):
        return ()
    charge = mine[first:last]
    return charge if any(tokens[i].lemma in ("by", "on", "to") for i in charge) else ()


def _by_outcome(mine: Sequence[int], tokens: Sequence[Token], figures: dict[int, Quantity]) -> Iterator[list[int]]:
    """Cut where one clause counts two outcomes, or a part and its whole.

    "leaving three killed | and 30 wounded", "six civilians were among | the 22 people killed".
    """
    counted = sorted({q.span: q for i in mine if (q := figures.get(i))}.values(), key=lambda q: q.span)
    cuts = [
        (a, b)
        for a, b in pairwise(counted)
        if {a.state, b.state} <= _STRUCK and (a.state != b.state or _among(a, b, mine, tokens))
    ]
    tail = _toll_behind(counted[0], mine, tokens) if counted else None
    bounds = [0, *((tail,) if tail else ()), *(_conjunction(a, b, mine, tokens) for a, b in cuts), len(mine)]
    for first, last in pairwise(bounds):
        yield [mine[k] for k in range(first, last)]


def _toll_behind(toll: Quantity, mine: Sequence[int], tokens: Sequence[Token]) -> int | None:
    """Where the toll begins that a headline sets behind what happened: "Army shells Orle | at least 12 dead"."""
    if toll.state not in _STRUCK:
        return None
    at = _first_of(toll, mine, tokens)
    behind = next((i for i in mine[at:] if tokens[i].start >= toll.span.end and tokens[i].pos != "NOUN"), None)
    said = behind is not None and tokens[behind].lemma.lower() in _STATES
    happened = any(tokens[i].pos == "VERB" for i in mine[:at])
    return at if said and happened and tokens[mine[at - 1]].pos in ("NOUN", "PROPN", "PUNCT") else None


def _among(part: Quantity, whole: Quantity, mine: Sequence[int], tokens: Sequence[Token]) -> bool:
    between = (i for i in mine if part.span.end <= tokens[i].start < whole.span.start)
    return any(tokens[i].lemma == "among" and tokens[tokens[i].head].lemma == "be" for i in between)


def _conjunction(before: Quantity, figure: Quantity, mine: Sequence[int], tokens: Sequence[Token]) -> int:
    """Where the words before a figure begin that lead over to it: "and", "and wounded at least"."""
    at = _place_of(figure, mine, tokens)
    if at and _STATES.get(tokens[mine[at - 1]].lemma.lower()) == figure.state != before.state:
        return at - 1  # "kills 3 | wounds 20", without a comma
    for k in range(at - 1, max(0, at - 6), -1):
        if tokens[mine[k]].dep == "cc" or tokens[mine[k]].pos == "PUNCT":
            return k - 2 if k > 1 and tokens[mine[k - 1]].lemma == "well" else k  # "as well as"
        if tokens[mine[k]].lemma == "among":
            return k + 1
    return _first_of(figure, mine, tokens)


def _place_of(figure: Quantity, mine: Sequence[int], tokens: Sequence[Token]) -> int:
    return next(k for k, i in enumerate(mine) if tokens[i].start >= figure.span.start)


def _first_of(figure: Quantity, mine: Sequence[int], tokens: Sequence[Token]) -> int:
    """Where a figure begins, with the "at least" or "over" before it."""
    at = _place_of(figure, mine, tokens)
    while at and tokens[mine[at - 1]].lemma.lower() in _BOUNDS:
        at -= 1
    return at


def _without_links(words: Sequence[int], tokens: Sequence[Token]) -> Sequence[int]:
    """Without the "and", "but" and marks at either end."""
    kept = [k for k, i in enumerate(words) if tokens[i].pos not in ("CCONJ", "PUNCT")]
    return words[kept[0] : kept[-1] + 1] if kept else words


def _spans(words: Iterable[int], tokens: Sequence[Token], within: Sequence[Span]) -> tuple[Span, ...]:
    """Runs of neighbouring words as spans, cut to the passage."""
    found: list[Span] = []
    last = -2
    for i in words:
        token = tokens[i]
        home = next(s for s in within if s.start <= token.start < s.end)
        end = min(token.end, home.end)
        if i == last + 1 and found and home.contains(found[-1]):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(token.start, end))
        last = i
    return tuple(found)


def _without_short(parts: Sequence[Proposition], text: str, figures: Sequence[Span]) -> list[Proposition]:
    """Parts of too few words, or torn off, join the one before them, or the next; "30 wounded" is long enough."""
    kept: list[Proposition] = []
    waiting: tuple[Span, ...] = ()
    for part in parts:
        words = [word for s in part.spans for word in s.of(text).split()]
        torn = words[:1] == ["of"]  # from the end of a sentence
        if (len(words) >= FEWEST_WORDS and not torn) or any(s.contains(f) for s in part.spans for f in figures):
            kept.append(replace(part, spans=_joined((*waiting, *part.spans))))
            waiting = ()
        elif kept:
            kept[-1] = replace(kept[-1], spans=_joined((*kept[-1].spans, *part.spans)))
        else:
            waiting += part.spans
    return kept or ([Proposition(_joined(waiting))] if waiting else [])


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans))
