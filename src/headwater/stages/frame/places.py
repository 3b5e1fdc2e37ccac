"""Which words of an article name a place, and which one they name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from headwater.models import gazetteer
from headwater.stages.attribute.view import View
from headwater.stages.frame.known import Known, folded_name, place_key
from headwater.stages.frame.words import (
    IDENTITY,
    KIND_OF,
    NO_PLACES,
    PARTS_OF_PLACES,
    PLACE_NOUNS,
    PLACES,
    ROADS,
    SEATS,
    SERVICES,
    SITES,
    VAGUE,
)
from headwater.stages.resolve.names.spelling import flat
from headwater.types import End, Entity, Named, Passage, Place, PlaceKind, Span

MISTAKEN = frozenset({"NORP", "PRODUCT"})
WELL_KNOWN = 4.7  # prominence: a town of about 50,000
_NEAR = 30  # characters between two places in one enumeration
_BARE = frozenset({"the", "that", "this", "its", "their", "these", "those", "his", "her"})
_OF_KIND = {
    "country": (PlaceKind.COUNTRY,),
    "city": (PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.DISTRICT),
    "town": (PlaceKind.CITY, PlaceKind.DISTRICT),
    "village": (PlaceKind.CITY,),
    "province": (PlaceKind.REGION,),
    "region": (PlaceKind.REGION,),
    "capital": (PlaceKind.CAPITAL,),
}
# these lie in what was named last: "entered *its* southern districts"
_WITHIN = frozenset("district neighborhood neighbourhood suburb outskirts quarter area countryside".split())  # noqa: SIM905
_WIDE = frozenset({"province", "region", "governorate", "oblast", "district", "countryside"})
_SCENES = frozenset({"in", "of", "at", "around", "near", "inside"})
_LIES = IDENTITY | {"in", "on"}


def _far_apart(spans: Sequence[Span]) -> bool:
    return any(b.start - a.end > _NEAR for a, b in pairwise(sorted(spans)))


class Places:
    """The places of one article."""

    def __init__(self, view: View, known: Known) -> None:
        self._view = view
        self._names = known.names
        self._keys_of = known.keys
        self._firsts = [s.first for s in view.annotated.sentences]
        article = view.annotated.article.id
        spans = {m.span for m in view.annotated.mentions} | {m.span for m in view.annotated.places}
        self._entities = {s: e for s in spans if (e := known.entities.get(Passage(article, s)))}
        mentions = view.annotated.mentions
        own = [m for m in mentions if Passage(article, m.span) not in known.others]
        self._labelled = {k for m in own if m.label in PLACES for k in view.tokens_in(m.span)}
        self._peoples = {k for m in mentions if m.label == "NORP" for k in view.tokens_in(m.span)}
        self._others = {k for m in mentions if m.label in NO_PLACES for k in view.tokens_in(m.span)}
        self._lie = {k: m.place for m in view.annotated.places for k in view.tokens_in(m.span)}
        self._lie |= {k: e.place for s, e in sorted(self._entities.items()) if e.place for k in view.tokens_in(s)}
        mistaken = {k for m in mentions if m.label in MISTAKEN for k in view.tokens_in(m.span)}
        self._lie |= {k: p for k in mistaken if k not in self._lie and (p := self._well_known(k))}

    def _well_known(self, k: int) -> Place | None:
        """The place of a name that the tagger took for a people or a thing: it is known too well to be that."""
        view = self._view
        beside = [view.tokens[j].lemma.lower() for j in (k + 1, k - 2) if 0 <= j < len(view.tokens)]
        if view.tokens[k].pos != "PROPN" or not _WIDE.isdisjoint(beside):  # "the province of Karst", "Karst province"
            return None
        found = next(iter(gazetteer.load().named(view.words[k])), None)
        return found if found and gazetteer.prominence(found) >= WELL_KNOWN else None

    def named_by(self, i: int) -> int | None:
        """The token that names the place which the noun ``i`` stands for: "garrison *of Port Sevrin*", "the region".

        None if it is no place that has a name.
        """
        view = self._view
        noun = view.tokens[i].lemma.lower()
        many_named = view.tokens[i].tag == "NNS" and self._is_named(i)  # "Oren and Karst towns of the province"
        if noun in SEATS and not many_named and (seat := self._below(i)) is not None:
            return seat
        if self._is_named(i):
            return i
        if noun in PARTS_OF_PLACES:
            whole = (
                g for g in view.governed(i, ("of",)) if view.tokens[g].lemma.lower() not in KIND_OF
            )  # a part of a garrison is no place
            return next((found for g in whole if (found := self.named_by(g)) is not None), None)
        if noun not in PLACE_NOUNS | SERVICES:
            return None
        found = self._below(i)
        if found is not None or noun in SERVICES:
            return found
        return self._taken_up(i, noun)

    def _taken_up(self, i: int, noun: str) -> int | None:
        """What a noun without a name takes up: "the region", "its southern districts"."""
        view = self._view
        bare = any(view.lower[d] in _BARE for d in view.deps(i, "det", "poss"))
        told_apart = view.deps(i, "amod", "compound", "nummod", "relcl", "acl")
        if noun in _WITHIN:
            owned = any(view.lower[d] in ("its", "their") for d in view.deps(i, "poss"))
            if owned:  # "encircled the town and entered its districts"
                nouns = (k for k in range(i - 1, self._start(i) - 1, -1) if view.tokens[k].pos in ("NOUN", "PROPN"))
                named = (found for k in nouns if (found := self.named_by(k)) is not None)
                return next(named, self._last_of(i, _OF_KIND["city"]))
        if not bare or (told_apart and view.tokens[i].tag == "NN"):
            return None
        if noun in VAGUE:  # "in Karst ... troops advancing into the area"
            return next((k for k in range(i - 1, self._start(i) - 1, -1) if self._is_located(k)), None)
        many = view.tokens[i].tag == "NNS"
        found = self._mentioned(noun, range(i - 1, -1, -1), many=many)
        if found is not None:
            return found
        if noun == "country":
            return self._most_named(i)
        if not many:
            return self._last_of(i, _OF_KIND.get(noun, ()))
        after = range(i + 1, len(view.tokens))  # "the two towns" are often named further on
        return self._mentioned(noun, after, many=True)

    def _start(self, i: int) -> int:
        """Where the sentence of a word begins."""
        return self._firsts[bisect_right(self._firsts, i) - 1]

    def last_scene(self, i: int) -> int | None:
        """The place that the sentence last said something to be in or of: "took control *of Oren* after they left"."""
        tokens = self._view.tokens
        above = ((k, tokens[k].head) for k in range(i - 1, self._start(i) - 1, -1) if tokens[k].dep == "pobj")
        at = (k for k, p in above if self._view.lower[p] in _SCENES and self._is_located(k))
        return next(at, None)

    def country(self, i: int) -> str | None:
        """The code of the country that a word names, or whose capital it is: "*Velandia* sent aid"."""
        place = self._lie.get(i)
        known = place is not None and place.kind in (PlaceKind.COUNTRY, PlaceKind.CAPITAL)
        return place.country if known and place is not None else None

    def _is_located(self, k: int) -> bool:
        """Whether a word names a place, by the gazetteer, the tagger or a noun above: "the district *of Karst*"."""
        view = self._view
        above = view.tokens[k].head
        of = view.lower[above] == "of" and view.tokens[view.tokens[above].head].lemma.lower() in PLACE_NOUNS
        return (k in self._labelled or k in self._lie or (of and self.is_name(k))) and not self._is_of(k)

    def _is_of(self, k: int) -> bool:
        """Whether a name only says where something is from: "the *Karst*-based group"."""
        return k + 1 < len(self._view.tokens) and self._view.words[k + 1] == "-"

    def _last_of(self, i: int, kinds: Sequence[PlaceKind]) -> int | None:
        """The place of one of the kinds that was named last; one that the gazetteer does not know is a small one."""
        known = [k for k, place in self._lie.items() if k < i and place.kind in kinds and not self._is_of(k)]
        unknown = self._labelled - self._lie.keys()
        named = Counter(self._view.words[k] for k in unknown)
        small = [k for k in unknown if k < i and self.is_name(k) and named[self._view.words[k]] > 1]
        return max(known + (small if PlaceKind.CITY in kinds else []), default=None)

    def land(self, i: int) -> str | None:
        """The code of the country that a named place lies in."""
        place = self._lie.get(i)
        return place.country if place else None

    def _most_named(self, i: int) -> int | None:
        """The place of "the country": the one that the article has named most; it may have named others on the way."""
        named = [(k, p) for k, p in self._lie.items() if k < i and p.kind is PlaceKind.COUNTRY and not self._is_of(k)]
        people = (gazetteer.load().demonym(self._view.words[k]) for k in range(i) if self._view.words[k][:1].isupper())
        counted = Counter([p.id for _, p in named] + [p.id for p in people if p])
        return max(named, key=lambda kp: (counted[kp[1].id], kp[0]))[0] if named else None

    def _below(self, i: int) -> int | None:
        """The name behind a noun: "the garrison at Oren", "the garrison Oren"."""
        view = self._view
        goals = view.governed(i, IDENTITY)
        seat = view.tokens[i].lemma.lower() in SEATS  # "the port of Oren": whatever stands there is a place
        after = seat and i + 1 < len(view.tokens) and self.is_name(i + 1)
        beside = [i + 1] if after else []  # "two villages Oren and Karst"
        return next(
            (g for g in [*goals, *view.deps(i, "appos"), *beside] if self._is_named(g) or (seat and self.is_name(g))),
            None,
        )

    def is_name(self, i: int) -> bool:
        """Whether a word may be the name of a place though nothing says so."""
        return self._view.tokens[i].pos == "PROPN" and i not in self._others

    def is_only_name(self, i: int) -> bool:
        """Whether it is a name, and the tagger took it for nothing else."""
        return self.is_name(i) and i not in self._view.labels

    def is_any_name(self, i: int) -> bool:
        """Whether it is a name, and be it of a person: troops advance on no one."""
        return self._view.tokens[i].pos == "PROPN" and i not in self._peoples

    def is_site(self, i: int) -> bool:
        """Whether a noun is a place, named or not: "a field hospital"."""
        return self._view.tokens[i].lemma.lower() in SITES and self._view.tokens[i].pos in ("NOUN", "PROPN")

    def _is_named(self, i: int) -> bool:
        view = self._view
        if i in self._labelled or i in self._lie:
            return True
        if view.tokens[i].pos == "PROPN":
            name = view.span(*view.chunk(i, without=[c for c in view.children[i] if view.tokens[c].dep != "compound"]))
            own = view.lower[i - 1] == "-" and view.lower[i - 2] == "al"  # "al-Oren" elsewhere is "Oren"
            names = ([name.of(view.text)] if name else []) + ([view.words[i]] if own else [])
            return any(flat(n) in self._names for n in names)
        return view.tokens[i].lemma.lower() in PLACE_NOUNS and self._capital_below(i)

    def _capital_below(self, i: int) -> bool:
        names = self._view.deps(i, "compound", "amod", "nmod")
        return any(self._view.words[c][:1].isupper() and not self._is_of_people(c) for c in names)

    def _is_of_people(self, k: int) -> bool:
        """Whether a word only says whose: "two *Velandic* villages" have no name."""
        return k in self._peoples and self._view.tokens[k].pos == "ADJ"

    def _mentioned(self, noun: str, where: Iterable[int], *, many: bool) -> int | None:
        """What the noun names first on the way: "the region" is the region that was named last."""
        view = self._view
        for k in where:
            if view.tokens[k].lemma.lower() != noun or (many and view.tokens[k].tag != "NNS"):
                continue
            if view.tokens[k].dep == "appos" and self._is_named(view.tokens[k].head):
                return view.tokens[k].head  # "Oren, the largest base in the north"
            found = None if self._listed(k) else self._below(k)
            if found is not None or self._is_named(k):
                return k if found is None else found
        return None

    def coordinated(self, i: int, seen: frozenset[int] = frozenset()) -> list[int]:
        """The places that "Oren and the city of Karst" names; a place without a name stands for itself."""
        if i in seen:  # "the city and its suburbs": they take up each other
            return []
        place = self.named_by(i)
        if place is None and self.is_site(i):
            return [] if self._is_any(i) or (self._view.tokens[i].lemma in ROADS and not self.is_proper(i)) else [i]
        found = [] if place is None else self._listed(place) or [place]  # "the Oren and Karst regions"
        elsewhere = place not in (None, i, i + 1) and place not in self._view.subtree(i)
        if elsewhere and self._view.tokens[i].tag != "NNS":
            return found
        for c in self._view.deps(i, "conj") + (self._view.deps(place, "conj") if place not in (None, i) else []):
            found += self.coordinated(c, seen | {i}) or ([c] if found and self.is_name(c) else [])
        return list(dict.fromkeys(found))

    def _is_any(self, i: int) -> bool:
        """Whether a noun tells no site from another: "were taken to hospitals"."""
        view = self._view
        bare = not view.deps(i, "det", "nummod", "poss", "amod", "compound")
        return bare and view.tokens[i].tag == "NNS" and not self.is_proper(i)

    def _listed(self, i: int) -> list[int]:
        """The names before a plural: "the *Oren* and *Karst* regions"; none where there are not several."""
        view = self._view
        if view.tokens[i].tag != "NNS" or view.tokens[i].lemma.lower() not in PLACE_NOUNS:
            return []
        names = [c for c in view.deps(i, "compound", "nmod", "amod") if view.tokens[c].pos == "PROPN"]
        names += [c for n in names for c in view.deps(n, "conj")]
        return sorted(n for n in names if n < i) if any(view.deps(n, "conj") for n in names) else []

    def end(self, nouns: Sequence[int]) -> End | None:
        """The place that the nouns name; of several, the text's words from first to last."""
        spans = [(i, span) for i in nouns if (span := self._span(i))]
        if not spans:
            return None
        whole = Span(min(s.start for _, s in spans), max(s.end for _, s in spans))
        if "\n" in whole.of(self._view.text) or _far_apart([s for _, s in spans]):
            spans = spans[-1:]  # one of them was named elsewhere and is only taken up here
            whole = spans[0][1]
        name = self._view.line(whole)
        parts = tuple(self._named(s) for i, s in sorted(spans, key=lambda s: s[1]) if self.is_proper(i))
        if not parts and (around := self._around(spans[-1][0])) is not None:
            parts = (self._named(around),)  # "a southern district of the town"
            if not whole.overlaps(around):
                name = f"{name} ({parts[0].name})"
        if len(spans) > 1 and (noun := self._behind(spans[-1][0])) is not None:
            whole = Span(whole.start, noun.end)  # "Oren and Karst *regions*"
            name = self._view.line(whole)
        return End(self._view.annotated.article.id, name, whole, parts)

    def _around(self, i: int) -> Span | None:
        """The town that a district without a name lies in."""
        of = self._view.governed(i, _LIES)
        town = next((k for g in of if (k := self.named_by(g)) is not None), None)
        wide = town is not None and town in self._lie and self._lie[town].kind is PlaceKind.COUNTRY  # towns "in Veland"
        return None if town is None or wide else self._span(town)

    def _behind(self, i: int) -> Span | None:
        """The plural that several names stand before."""
        after = self._view.tokens[i + 1] if i + 1 < len(self._view.tokens) else None
        plural = after is not None and after.tag == "NNS" and after.lemma.lower() in PLACE_NOUNS
        return self._view.word_at(i + 1) if plural else None

    def _named(self, span: Span) -> Named:
        return Named(self._view.line(span), span)

    def is_proper(self, i: int) -> bool:
        """Whether the noun's words hold a name: "Karst hospital"; towns somewhere "in Veland" have none."""
        span, view = self._span(i), self._view
        if span is None:
            return False
        if view.tokens[i].lemma.lower() in VAGUE and not self._is_named(i):
            return False
        if view.tokens[i].lemma.lower() == "capital":  # "the Velandic capital" is one town
            return any(view.words[k][:1].isupper() for k in view.tokens_in(span))
        return any(
            (view.tokens[k].pos == "PROPN" or k in self._labelled or view.words[k][:1].isupper())
            and not self._is_of_people(k)
            and not (k != i and k in self._lie and self._lie[k].kind is PlaceKind.COUNTRY)
            for k in view.tokens_in(span)
        )

    def entity(self, span: Span) -> Entity | None:
        """What the words of a place were resolved to; of several names the longest one."""
        inside = [(len(s), e) for s, e in self._entities.items() if span.contains(s)]
        return max(inside, key=lambda pair: (pair[0], pair[1].id))[1] if inside else None

    def lies(self, span: Span) -> Place | None:
        """The place of the gazetteer that the words mean."""
        found = self.entity(span)
        if found is not None and found.place is not None:
            return found.place
        return next((p for k in self._view.tokens_in(span) if (p := self._lie.get(k))), None)

    def keys(self, end: End | None) -> frozenset[str]:
        """Keys of the places that an end names. A site without a name is one only within its article.

        Empty: no place that could be told from another, as "government-held territory".
        """
        if end is None:
            return frozenset()
        if end.parts:
            within = "" if any(p.span and end.span.overlaps(p.span) for p in end.parts) else f"{end.name.lower()} in "
            return frozenset(within + k for p in end.parts if p.span for k in self._keys(p.span))
        noun = self._view.tokens[self._view.tokens_in(end.span)[-1]].lemma.lower()
        return frozenset() if noun in VAGUE else frozenset([f"{noun} in {end.article}"])

    def _keys(self, span: Span) -> list[str]:
        """What is equal for all wordings of one place: "Oren" is "the Velandic capital" too.

        A town and the region that bears its name are one here: articles do not keep them apart.
        """
        words = span.of(self._view.text).split()
        if words[-1].lower() == "capital" and len(words) > 1 and (land := gazetteer.load().demonym(words[-2])):
            return [f"capital of {land.country}"]
        place = self.lies(span)
        if place is not None:
            return [place_key(place), f"{folded_name(place.name)} in {place.country}"]
        entity = self.entity(span)
        written = " ".join(w for w in words if any(c.isupper() for c in w))  # not "rebel-held"
        spelled = folded_name(entity.name if entity else written or " ".join(words))
        return [self._keys_of.get(spelled, spelled)]

    def _span(self, i: int) -> Span | None:
        view = self._view
        without = view.deps(i, "relcl", "acl", "appos", "prep", "conj", "cc", "punct", "det", "advmod", "poss", "case")
        if self.is_site(i) and not self._is_named(i):  # "rebel-held territory *in Karst province*"
            within = [p for p in view.deps(i, "prep") if view.lower[p] in _LIES]
            goals = [
                (p, g)
                for p in within
                for g in view.deps(p, "pobj")
                if self._is_named(g) or self.is_site(g) or self.is_any_name(g)
            ]
            without = [w for w in without if w not in [p for p, _ in goals]]
            without += [w for _, g in goals for w in view.deps(g, "relcl", "acl", "appos", "conj", "cc", "punct")]
            without += [p for _, g in goals for p in view.deps(g, "prep") if self._below(g) not in view.deps(p, "pobj")]
        return view.span(*view.chunk(i, without=without))
