"""Attribution as the trained network sees it, put into the finders' form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.models import attributor
from headwater.models.attributor.decode import Range
from headwater.stages.attribute import lexicon
from headwater.stages.attribute.cues import addressee_of_verb, has_yet
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Kind, Span, Stance


def find_by_network(view: View, quotes: Sequence[Span]) -> list[Found]:
    """The attributions that the network finds, in the order of the text.

    Raises:
        ModelError: a file of the network is missing or altered.
    """
    found = (_found(view, link, quotes) for link in attributor.find_links(view.annotated, quotes))
    return [f for f in found if f is not None]


def _found(view: View, link: attributor.Link, quotes: Sequence[Span]) -> Found | None:
    cue = view.span(*link.cue)
    source = view.span(*link.source) if link.source else None
    content = [span for span in (view.span(*r) for r in link.content) if span is not None]
    content = [c for c in content if source is None or not c.overlaps(source)]
    if cue is None or not content:
        return None
    verb = head_of(view, link.cue)
    return Found(
        content=tuple(content),
        source=source,
        cue=cue,
        stance=stance_of(view, link.cue),
        relays=(),
        addressee=addressee_of_verb(view, verb),
        continues=False,
        confidence=round(link.confidence, 2),
        kind=kind_of(view, link.cue, content, quotes),
    )


def head_of(view: View, cue: Range) -> int:
    """The word of the cue that governs the rest of it."""
    inside = range(*cue)
    heads = [k for k in inside if view.tokens[k].head not in inside or view.tokens[k].head == k]
    verbs = [k for k in heads if view.tokens[k].pos in ("VERB", "NOUN")]
    return (verbs or heads or [cue[0]])[0]


def kind_of(view: View, cue: Range, content: Sequence[Span], quotes: Sequence[Span]) -> Kind:
    """Speech, or a thought, wish or stand that nobody is said to have voiced.

    What stands between quotation marks was voiced, whatever the verb.
    """
    voiced = any(view.tokens[k].lemma in lexicon.VOICED or view.words[k] == ":" for k in range(*cue))
    return Kind.SPEECH if voiced or any(c.overlaps(q) for c in content for q in quotes) else Kind.BELIEF


def stance_of(view: View, cue: Range) -> Stance:
    """Whether a cue asserts, denies, or says that nothing is said."""
    negated = False
    for k in range(*cue):
        lemma = view.tokens[k].lemma
        if lemma in lexicon.DENYING or lemma in ("denial", "rejection"):
            return Stance.ASSERTS if view.deps(k, "neg") else Stance.DENIES
        if lemma in lexicon.DECLINING:
            return Stance.DECLINES
        negated = negated or view.tokens[k].dep == "neg" or view.lower[k] == "no" or has_yet(view, k)
        negated = negated or bool(view.deps(k, "neg"))
    voices = any(view.tokens[k].lemma in lexicon.VOICING | {"comment"} for k in range(*cue))
    return Stance.DECLINES if negated and voices else Stance.ASSERTS


def merge(learned: Sequence[Found], ruled: Sequence[Found], floor: float) -> list[Found]:
    """The network's finds with what the rules know of the same cue, and the rules' finds that it has nothing beside."""
    merged = []
    for found in learned:
        twin = next((r for r in ruled if r.cue.overlaps(found.cue)), None)
        merged.append(found if twin is None else _informed(found, twin))
    for rule in ruled:
        alone = not any(rule.cue.overlaps(f.extent) or _shares(rule, f) for f in learned)
        if alone and rule.confidence >= floor:
            merged.append(rule)
    return merged


def _informed(found: Found, twin: Found) -> Found:
    stance = twin.stance if found.stance is Stance.ASSERTS else found.stance
    found = replace(found, stance=stance, addressee=found.addressee or twin.addressee, kind=Kind.SPEECH)
    if twin.relays and twin.source:  # "A reported, citing B"
        kept = tuple(c for c in found.content if not c.overlaps(twin.source))
        return replace(found, relays=twin.relays, source=twin.source, content=kept or found.content)
    return found


def _shares(a: Found, b: Found) -> bool:
    return any(x.overlaps(y) for x in a.content for y in b.content)
