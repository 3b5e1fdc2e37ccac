"""What a clause says of an event beside its roles: whether it happened, when, in how many words for who."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from headwater.stages.attribute.view import View
from headwater.stages.frame.words import DEALS, FAILS, MAY, NOBODY, ONLY_POSSIBLE, PART_OF, PLANS, UNSURE, WILL
from headwater.types import Quantity, Span, When

_OF_TIME = frozenset({"pobj", "prep", "npadvmod", "advmod", "nmod", "tmod", "pcomp"})
_CARRIERS = frozenset({"bus", "truck", "lorry", "vehicle", "convoy", "plane", "ship", "train", "boat", "ambulance"})
_ONE = frozenset({"one", "both", "each", "another", "any"})
_VAGUE = PART_OF | {"a", "few", "hundred", "thousand", "couple", "of"}
_DOUBT = frozenset({"reportedly", "allegedly", "purportedly", "apparently", "possibly", "may", "might"})


def is_negated(view: View, i: int, mover: int | None) -> bool:
    """Whether the clause says that it did not happen."""
    auxiliary = bool(view.deps(i, "neg"))
    nobody = mover is not None and any(view.lower[k] in NOBODY for k in (mover, *view.subtree(mover)))
    above = view.tokens[i].head
    chained = view.tokens[i].dep in ("xcomp", "acl") and bool(view.deps(above, "neg"))
    return auxiliary or nobody or chained


def is_only_tried(view: View, i: int) -> bool:
    """Whether it is tried, wished, asked for or a condition: "failed to leave", "whether they left"."""
    if any(view.lower[m] in UNSURE for m in view.deps(i, "mark")):
        return True
    helpers = {view.lower[a] for a in view.deps(i, "aux")}
    if helpers & ONLY_POSSIBLE or (helpers & MAY and not helpers & {"have", "has", "had"}):
        return True  # "may have left" is a hedge, "may leave" tells of nothing that was or will be
    token = view.tokens[i]
    agreed = any(view.tokens[k].lemma in DEALS for k in view.deps(token.head, "nsubj", "nsubjpass", "dobj"))
    if token.pos == "VERB" and token.dep == "advcl" and _is_infinitive(view, i) and not agreed:
        return True  # "in order to drive them out": what for, and not what happened
    for k in _above(view, i):
        if view.tokens[k].lemma.lower() in FAILS or (view.lower[k] == "order" and view.lower[k - 1] == "in"):
            return True
        if any(view.lower[m] in UNSURE for m in view.deps(k, "mark")):
            return True
    return False


def is_planned(view: View, i: int) -> bool:
    """Whether it is said to be going to happen: "will leave", "are set to leave", "plans to send"."""
    if any(view.lower[a] in WILL for a in view.deps(i, "aux")):
        return True
    return any(
        view.tokens[k].lemma.lower() in PLANS or any(view.lower[a] in WILL for a in view.deps(k, "aux"))
        for k in _above(view, i)
    )


def is_doubted(view: View, i: int) -> bool:
    """Whether the clause itself hedges: "reportedly", "may have left"."""
    return any(view.lower[c] in _DOUBT for c in view.deps(i, "advmod", "aux"))


def _above(view: View, i: int) -> list[int]:
    """The verbs and nouns whose complement the clause is, the nearest first: "*failed* in a *bid* to leave"."""
    found = []
    while view.tokens[i].dep in ("xcomp", "acl", "ccomp", "pcomp", "conj", "pobj", "prep", "dobj", "advcl"):
        above = view.tokens[i].head
        dep = view.tokens[i].dep
        if above == i or (dep in ("ccomp", "advcl") and not _is_infinitive(view, i)):
            break
        if dep == "dobj" and view.tokens[i].pos != "NOUN":
            break
        if dep != "conj":
            found.append(above)
        if dep == "acl" and view.tokens[above].lemma.lower() not in FAILS | PLANS | DEALS:
            break  # "used gas against troops *advancing* there": they did advance
        i = above
    return found


def _is_infinitive(view: View, i: int) -> bool:
    return any(view.lower[a] == "to" for a in view.deps(i, "aux"))


def when(view: View, i: int) -> When | None:
    """The date that the clause itself names; "said on Tuesday" and "Tuesday's attack" are others.

    One date behind several verbs is that of each: "were killed and wounded *on Tuesday*".
    """
    dated = _dated(view)
    if i in dated:
        return dated[i][0]
    beside = [*view.deps(i, "conj"), *([view.tokens[i].head] if view.tokens[i].dep == "conj" else [])]
    shared = [w for k in beside for w in dated.get(k, ())]
    return shared[0] if len(shared) == 1 else None


@lru_cache(maxsize=2)  # of the article at hand
def _dated(view: View) -> Mapping[int, Sequence[When]]:
    """The words that a date belongs to, over nothing but prepositions."""
    found: dict[int, list[When]] = defaultdict(list)
    for date in view.annotated.dates:
        inside = view.tokens_in(date.span)
        top = next((k for k in inside if view.tokens[k].head not in inside), None)
        while date.when is not None and top is not None and view.tokens[top].dep in _OF_TIME:
            above = view.tokens[top].head
            if above == top:
                break
            found[above].append(date.when)
            top = above
    return found


@lru_cache(maxsize=2)  # of the article at hand
def _dates(view: View) -> Mapping[int, int]:
    """First and last token of each date."""
    return {inside[0]: inside[-1] for date in view.annotated.dates if (inside := view.tokens_in(date.span))}


@lru_cache(maxsize=2)  # of the article at hand
def _in_order(view: View) -> tuple[Sequence[Quantity], Sequence[int]]:
    ordered = sorted(view.annotated.quantities, key=lambda q: q.span)
    return ordered, [q.span.start for q in ordered]


def quantities_in(view: View, span: Span) -> list[Quantity]:
    """The figures that stand in the words, in their order."""
    ordered, starts = _in_order(view)
    near = ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return [q for q in near if span.contains(q.span)]


def words_for(view: View, noun: int | None) -> tuple[Span | None, Quantity | None]:
    """The words for a participant without what hangs on behind, and its number."""
    if noun is None:
        return None, None
    of = [p for p in view.deps(noun, "prep") if view.lower[p] == "of"] if view.lower[noun] in PART_OF else []
    cut = [c for c in view.deps(noun, "relcl", "acl", "appos", "prep", "npadvmod", "advmod", "cc") if c not in of]
    cut += [c for o in of for g in view.deps(o, "pobj") for c in view.deps(g, "relcl", "acl", "appos", "prep")]
    cut = [c for c in cut if view.tokens[c].dep != "cc"]
    first, last = view.chunk(noun, without=cut)
    if (date := _dates(view).get(first)) is not None and date < noun:  # "*this year* armoured vehicles"
        first = date + 1
    span = view.span(first, last)
    load = [o for c in view.deps(noun, "acl") if view.tokens[noun].lemma in _CARRIERS for o in view.deps(c, "dobj")]
    counted = _count(view, view.span(*view.chunk(load[0]))) if load else None  # "45 buses carrying 3,000 people"
    return span, counted or _count(view, span)


def _count(view: View, span: Span | None) -> Quantity | None:
    """The figure in the words; "hundreds" tells too little to tell one thing from another by it."""
    inside = quantities_in(view, span) if span else []
    return next((q for q in inside if not _VAGUE.issuperset(q.span.of(view.text).lower().split())), None)


def head(view: View, noun: int) -> int:
    """What is counted or parted: the troops in "some of its troops"."""
    if view.lower[noun] in PART_OF or view.tokens[noun].pos == "NUM" or view.lower[noun] in _ONE:
        return next(iter(view.governed(noun, ("of",))), noun)
    return noun


def antecedent(view: View, noun: int) -> int:
    """Who a relative pronoun stands for: the residents in "the residents *who* left"; any other noun is itself."""
    token = view.tokens[noun]
    relative = token.tag in ("WDT", "WP") and view.tokens[token.head].dep == "relcl"
    return view.tokens[token.head].head if relative else noun
