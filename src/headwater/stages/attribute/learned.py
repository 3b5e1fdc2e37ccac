"""Attribution as the trained network sees it, put into the finders' form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.models import attributor
from headwater.models.attributor.decode import Range
from headwater.stages.attribute import lexicon
from headwater.stages.attribute.cues import addressee_of_verb, can_speak, cites, has_yet, says_nothing
from headwater.stages.attribute.found import Found, Near, length, overlap, overlapping
from headwater.stages.attribute.names import is_media
from headwater.stages.attribute.persons import GROUP_NOUNS
from headwater.stages.attribute.sources import OWNING
from headwater.stages.attribute.view import View
from headwater.types import Kind, Span, Stance

_DENIED = re.compile(
    r"(?P<verb>.*\bden(?:y|ies|ied|ying))\s+(?P<what>(?:any|all|having|its|their|his|her)\b.*"
    r"|(?:responsibility|involvement|knowledge|complicity)\b.*)$",
    re.DOTALL,
)
_EMPTY = frozenset(["PRON", "DET", "ADP", "PUNCT", "SPACE", "SCONJ", "PART", "CCONJ"])
_OPENING = OWNING | {"the", "a", "an", "our", "my"}
_COUNTING = frozenset({"one", "two", "three", "some", "many", "several", "most"})
SURE_PHRASE = 0.95  # confidence of a rule that reads a fixed phrase
SURE_RULE = 0.75  # confidence from which a rule's find may count where the network saw nothing
DOUBTED = 0.36  # below this, what a sure rule says of the same cue counts for more than the network
FILLED_SHARE = 0.9  # an inner attribution that fills this much of the outer content is all that it holds


_CHARGES = frozenset(["accusation", "allegation", "charge", "claim", "denial"])
_PARTIES = frozenset(["activist", "insurgent", "militant", "opposition", "rebel", "separatist"])


def find_by_network(view: View, quotes: Sequence[Span]) -> list[Found]:
    """The attributions that the network finds, in the order of the text.

    Raises:
        ModelError: a file of the network is missing or altered.
    """
    found = (_found(view, link, quotes) for link in attributor.find_links(view.annotated, quotes))
    return [f for f in found if f is not None]


def _found(view: View, link: attributor.Link, quotes: Sequence[Span]) -> Found | None:
    first, last = link.cue
    cue = view.span(first, last) or Span(view.tokens[first].start, view.tokens[last - 1].end)  # a colon alone
    named = _whole(view, link.source) if link.source and _is_nominal(view, link.source) else None
    verb = head_of(view, link.cue)
    named = _maker(view, verb) or named
    source = view.span(*named) if named else None
    addressee = addressee_of_verb(view, verb)
    if source and addressee and addressee.overlaps(source) and view.deps(verb, "auxpass"):
        source = None  # "the toll was confirmed to a reporter": by nobody who is named
    parts = [(a, min(b, named[0])) if named and a < named[0] < b else (a, b) for a, b in link.content]
    content = [span for r in parts if (span := _content(view, r)) and not (source and span.overlaps(source))]
    if not content or _cites_source(view, link):
        return None
    stance = stance_of(view, link.cue)
    kind = kind_of(view, link.cue, content, quotes)
    if stance is Stance.DENIES:
        cue, content[0] = _without_object(view.text, cue, content[0])
    empty = all(view.tokens[k].pos in _EMPTY for r in link.content for k in range(*r))
    if kind is Kind.SPEECH and stance is Stance.ASSERTS and empty:
        return None  # "said it": nothing that could be shown
    return Found(
        content=tuple(content),
        source=source,
        cue=cue,
        stance=stance,
        relays=(),
        addressee=addressee,
        continues=False,
        confidence=round(link.confidence, 2),
        kind=kind,
    )


def _without_object(text: str, cue: Span, content: Span) -> tuple[Span, Span]:
    """A denial's cue without what is denied: "denied" | "any role in the raid", not "denied any role in"."""
    found = _DENIED.match(cue.of(text))
    if found is None or content.start < cue.end or text[cue.end : content.start].strip():
        return cue, content
    return Span(cue.start, cue.start + found.end("verb")), Span(cue.start + found.start("what"), content.end)


def _is_nominal(view: View, source: Range) -> bool:
    """Whether a source has a noun, a name or a pronoun; else it is a slip ("..., *added* quoting the station").

    A capital may be a name that the tagger took for a verb.
    """
    nominal = ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X")
    return any(
        (view.tokens[k].pos in nominal and not view.words[k].isdigit())
        or (view.tokens[k].pos == "VERB" and view.words[k].istitle())
        for k in range(*source)
    )


def _maker(view: View, noun: int) -> Range | None:
    """Who brings a charge that others only answer: "the government countered *rebel* allegations that ..."."""
    before = noun - 1
    charge = view.tokens[noun].pos == "NOUN" and view.tokens[noun].lemma.lower() in _CHARGES
    if not charge or before < 0 or view.tokens[before].head != noun:
        return None
    return (before, noun) if view.tokens[before].lemma.lower() in GROUP_NOUNS | _PARTIES else None


def _whole(view: View, source: Range) -> Range:
    """A source with what the network may cut off: "dozens *a medic* and witnesses said", "... *one of his* aunts"."""
    first, last = source
    if view.lower[first] in ("and", "or"):
        before = view.tokens[first].head
        if before >= first:
            return first + 1, last
        first = min([before, *view.deps(before, "det", "amod", "compound", "poss", "nummod")])
    if first > 0 and view.lower[first - 1] in _OPENING and first <= view.tokens[first - 1].head < last:
        first -= 1
    if first > 1 and view.lower[first - 1] == "of" and view.lower[first - 2] in _COUNTING:
        first -= 2
    return first, last


def _content(view: View, content: Range) -> Span | None:
    """The words said, without the "that" before them."""
    first, last = content
    while first < last and view.tokens[first].pos == "PUNCT":
        first += 1
    # "that was the dam": there it is the subject
    if first + 1 < last and view.lower[first] == "that" and view.tokens[first + 1].pos not in ("AUX", "VERB"):
        first += 1
    return view.span(first, last)


def _cites_source(view: View, link: attributor.Link) -> bool:
    """As in "the paper reported, citing the mayor": what is cited is a source and not something said."""
    if not any(cites(view, k) for k in range(*link.cue)) or len(link.content) > 1:
        return False
    first, last = link.content[0]
    if any(view.tokens[k].pos in ("VERB", "AUX") for k in range(first, last)):
        return False
    return can_speak(view, head_of(view, link.content[0]))


def head_of(view: View, cue: Range) -> int:
    """The word of the cue that governs the rest of it."""
    inside = range(*cue)
    heads = [k for k in inside if view.tokens[k].head not in inside or view.tokens[k].head == k]
    verbs = [k for k in heads if view.tokens[k].pos in ("VERB", "NOUN", "PROPN")]
    return (verbs or heads or [cue[0]])[0]


def kind_of(view: View, cue: Range, content: Sequence[Span], quotes: Sequence[Span]) -> Kind:
    """Speech, or a thought, wish or stand that nobody is said to have voiced.

    What stands between quotation marks was voiced, whatever the verb.
    """
    voiced = any(view.tokens[k].lemma in lexicon.VOICED or view.words[k] == ":" for k in range(*cue))
    verb = head_of(view, cue)
    if view.tokens[verb].pos in ("VERB", "AUX") and says_nothing(view, verb):
        return Kind.BELIEF
    return Kind.SPEECH if voiced or any(overlapping(quotes, c) for c in content) else Kind.BELIEF


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
    voices = any(view.tokens[k].lemma in lexicon.VOICING | {"comment", "acknowledge", "admit"} for k in range(*cue))
    return Stance.DECLINES if negated and voices else Stance.ASSERTS


def merge(learned: Sequence[Found], ruled: Sequence[Found], view: View) -> list[Found]:
    """The network's finds, with what the rules know better or alone.

    The rules know chains ("the paper reported, citing the mayor"), what is withheld ("declined to say how many") and
    what lies inside another's words ("the mayor said it burst, the paper reported"); PolNeAR, which the network has
    learned from, gives a word to one attribution only. Beside these, a sure find of theirs counts where the network
    has nothing.
    """
    merged = []
    cues = {f.cue.start for f in learned}  # where content begins with one, a rule took "told the paper" for it
    ruled = [r for r in ruled if cues.isdisjoint(c.start for c in r.content)]
    learned_cues = Near((f.cue, f) for f in learned)
    alone = [r for r in ruled if not learned_cues.at(r.cue)]
    near_chains = Near((r.extent, r) for r in ruled if r.relays)
    ruled_cues = Near((r.cue, r) for r in ruled)
    near_alone = Near((r.cue, r) for r in alone)
    for found in learned:
        chain = next((r for r in near_chains.at(found.extent) if _swallows(found, r)), None)
        twin = next(iter(ruled_cues.at(found.cue)), None)
        if chain is not None or twin is None:
            merged.append(chain or found)
        # "it burst, the mayor said, the paper reported": the network gives it all to the paper
        elif any(_passes_on(view, twin, r) for r in near_alone.at(twin.extent)):
            merged.append(twin)
        else:
            merged.append(_informed(view, found, twin))
    known = set(merged)
    near_learned = Near((f.extent, f) for f in learned)
    near_merged = Near((f.extent, f) for f in merged)
    for rule in alone:
        if rule in known:
            continue
        about = near_learned.at(rule.extent)
        beside = not any(rule.cue.overlaps(f.extent) or overlap(rule.content, f.content) for f in about)
        if (beside and _lacks(view, rule)) or any(_passes_on(view, f, rule) for f in near_merged.at(rule.cue)):
            merged.append(rule)
            known.add(rule)
            near_merged.add(rule.extent, rule)
    return merged


def _lacks(view: View, rule: Found) -> bool:
    """Whether the network may lack what a rule found: phrases, chains, silence; verbs of speech it knows better."""
    is_verb = any(view.tokens[k].pos == "VERB" for k in view.tokens_in(rule.cue))
    apart = rule.relays or rule.stance is not Stance.ASSERTS or not is_verb
    return bool(apart) and rule.confidence >= SURE_RULE


def _swallows(found: Found, chain: Found) -> bool:
    """Whether a find takes the source of a chain for words that were said: "Orle FM quoted *a resident as saying*".

    Or who passes the words on for their source.
    """
    passes_on = found.source is not None and any(r.overlaps(found.source) for r in chain.relays)
    if passes_on and overlap(found.content, chain.content) > 0.5 * length(chain.content):
        return True
    if (
        chain.source is None
        or not chain.extent.overlaps(found.cue)
        or any(c.overlaps(chain.source) for c in chain.content)
    ):
        return False
    return any(c.overlaps(chain.source) for c in found.content)


def _informed(view: View, found: Found, twin: Found) -> Found:
    """A find with what a rule for the same cue knows of it: the stance, the addressee, a chain."""
    if twin.stance is Stance.DECLINES and twin.source and overlap(found.content, [twin.source]):
        return twin  # "the army has not commented": the network takes who is silent for what is said
    if (
        found.source is None
        and twin.source
        and twin.confidence >= SURE_PHRASE
        and overlap(found.content, [twin.source])
    ):
        return twin  # "the mayor was quoted as saying": the network takes who is quoted for what is
    if found.confidence < DOUBTED and twin.confidence >= SURE_RULE and overlap([found.cue], twin.content):
        return twin  # "the dam had reportedly been seen": the network takes what is said for the cue
    if len(found.content) < len(twin.content) and _is_part(view, found, twin):
        found = replace(found, content=twin.content)  # "The toll, according to Orle FM, | stood at 70"
    found = _with_whole_source(view, found, twin)
    source = found.source or (twin.source if twin.stance is Stance.DECLINES else None)
    addressee = found.addressee or twin.addressee
    found = replace(found, stance=twin.stance, source=source, addressee=addressee, kind=Kind.SPEECH)
    return replace(found, relays=twin.relays, source=twin.source) if twin.relays and twin.source else found


def _is_part(view: View, found: Found, twin: Found) -> bool:
    """Whether a find has only the first words of what a rule's has on both sides of the cue, and no verb."""
    verbs = any(view.tokens[k].pos in ("VERB", "AUX") for c in found.content for k in view.tokens_in(c))
    return not verbs and overlap(found.content, twin.content) == length(found.content)


def _with_whole_source(view: View, found: Found, twin: Found) -> Found:
    """As in "... and died the head of the clinic Ada Berg said": without a comma the network finds "Berg" alone."""
    if found.source is None or twin.source is None or not twin.source.contains(found.source):
        return found
    persons = [m.span for m in view.annotated.mentions if m.label == "PERSON"]
    is_cut = any(p.start < found.source.start < p.end for p in persons)
    if not is_cut or twin.source.end != found.source.end or not overlap([twin.source], found.content):
        return found
    cut = [view.trim(c.start, min(c.end, twin.source.start)) if c.overlaps(twin.source) else c for c in found.content]
    content = tuple(c for c in cut if c)
    return replace(found, source=twin.source, content=content) if content else found


def _passes_on(view: View, outer: Found, inner: Found) -> bool:
    """Whether the outer source only tells what the inner one said: an outlet, or "..., activists said" behind."""
    if inner.source is None or not any(c.contains(inner.cue) and c.contains(inner.source) for c in outer.content):
        return False
    whole = overlap([inner.extent], outer.content) >= FILLED_SHARE * length(outer.content)
    behind = outer.cue.start >= outer.content[-1].end
    return outer.source is not None and ((whole and behind) or is_media(outer.source.of(view.text)))
