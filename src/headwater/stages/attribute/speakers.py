"""Who "he" is: the source's words resolved inside the article to the fullest name that stands there."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.groups import Groups, content_words
from headwater.stages.attribute.names import clean_name, is_media, name_words, role
from headwater.stages.attribute.persons import CAPITAL, GROUP_NOUNS, Persons, surname_of
from headwater.stages.attribute.sources import OWNING, SHORT_TITLES, Sources
from headwater.stages.attribute.view import View
from headwater.types import Mention, Named, Span

PERSON, PEOPLE, GROUP = "person", "people", "group"
_WORDS_OF_PEOPLE = 12  # a longer source is a sentence that lost its comma
_DOCUMENTS = frozenset("statement report letter declaration communique release post tweet".split())
_COUNTS = frozenset("toll tally count report figures data statement".split())
_MONITORS = frozenset("monitor watchdog observatory watch".split())
_GENERIC = frozenset("group organisation organization body".split())
_AIRED = frozenset("tv television channel broadcaster".split())
_STATES = frozenset("government regime administration ministry army forces police".split())
_TITLES = lexicon.ROLE_NOUNS | frozenset(
    """pope patriarch sheikh bishop lawyer aide dictator journalist reporter photographer nurse teacher soldier witness
    diplomat medic priest imam""".split()
)
_TAIL = re.compile(r"\s*(?:,|\bwho\b|\bwhich\b|\bthat\b|\bwhose\b|--|—|\().*$", re.DOTALL)
_A = re.compile(r"an? ", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|another) ", re.IGNORECASE)
_ONE_OF_MANY = frozenset(
    """resident inhabitant local villager man woman mother father student teacher shopkeeper trader farmer driver
    worker witness survivor refugee evacuee protester volunteer patient pensioner doctor nurse medic fighter
    activist""".split()
)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:al-)?[A-Z][\w'’-]+){1,2}")  # "Ada Berg"
_PLACE = re.compile(r"\b(?:city|town|village|district|province|suburb) of [A-Z][\w-]*$")
OPENING = 6  # words of a sentence before a description, at the most, if they are all who speaks
_CALLED = re.compile(r"^(?:[Aa]n?|[Tt]he|[Aa]nother) [a-z -]*?\b(?:known as|called) ((?:the )?[A-Z][^,;()]*)$")
_SEVERAL = re.compile(r" and (?:the|an?) ")
_ISSUED = re.compile(r"\b(?:by|from) (.+)$", re.DOTALL)
_LED = re.compile(r"\b(?:of|for|at) ((?:the )?[A-Z].*)$")


class Spoken(NamedTuple):
    """Somebody who has spoken so far."""

    who: Named
    kind: str  # PERSON, PEOPLE (residents, officials) or GROUP
    words: frozenset[str]  # of the source
    source: Span | None = None


@dataclass(slots=True)
class Speakers:
    """Resolves sources in the order of the text and remembers who has spoken."""

    view: View
    sources: Sources
    persons: Persons
    groups: Groups
    spoken: list[Spoken] = field(default_factory=list)

    @classmethod
    def of(cls, view: View) -> Speakers:
        """Before anybody has spoken."""
        persons = Persons(view)
        return cls(view, Sources(view), persons, Groups(view, persons))

    def afresh(self, spoken: Sequence[Spoken] = ()) -> Speakers:
        """The same article, where only those ``spoken`` have spoken."""
        return replace(self, spoken=list(spoken))

    def resolve(self, found: Found, coming: Sequence[Found]) -> Named | None:
        """The speaker behind ``found``; ``coming`` come after it, for "a monitor said" before its name."""
        if found.continues:
            return self.spoken[-1].who if self.spoken else None
        if found.source is None:
            return self._inherited(found)
        source = self.sources.trimmed(found.source)
        called = self._group_called(found.source)
        named, kind = (called, GROUP) if called is not None else self._resolve(source, coming)
        text = source.of(self.view.text)
        one_of = _SEVERAL.search(text) and not _SEVERAL.search(named.name)  # the words of the others are not its own
        words = frozenset(role(w) for w in re.findall(r"[^\W\d_]+", (named.name if one_of else text).lower()))
        self.spoken.append(Spoken(named, kind, words, found.source))
        return named

    # ------------------------------------------------------------ no source

    def _inherited(self, found: Found) -> Named | None:
        """Who speaks where the cue takes its subject over: "X said A, adding B", "While denying A, X said B".

        A passive or an adverb ("was described as", "reportedly") names nobody.
        """
        verb = self.sources.verb_of(found.cue)
        if verb is None:
            return None
        subject = self.sources.subject_of(verb)
        sentence = self.view.sentence_at(found.cue.start)
        if subject is not None:
            for spoken in reversed(self.spoken):
                if spoken.source and spoken.source.overlaps(self.view.word_at(subject)):
                    return spoken.who
            phrase = self.sources.phrase(subject)
            return self._resolve(self.sources.trimmed(phrase), ())[0] if phrase is not None else None
        continues = self.view.tokens[verb].tag == "VBG" or self.view.tokens[verb].dep == "conj"
        if continues and sentence is not None:
            for spoken in reversed(self.spoken):
                if spoken.source and sentence.span.contains(spoken.source) and spoken.source.end <= found.cue.start:
                    return spoken.who
        return None

    # ------------------------------------------------------------ the cases

    def _resolve(self, source: Span, coming: Sequence[Found]) -> tuple[Named, str]:
        text = source.of(self.view.text)
        lower = text.lower()
        if lower in ("who", "which", "that") and text != "WHO":
            antecedent = self.sources.antecedent(source)
            if antecedent is not None:
                return self._resolve(self.sources.trimmed(antecedent), coming)
        if lower in lexicon.PRONOUNS and not (text.isupper() and len(text) > 2):  # "WHO" is no pronoun
            return self._pronoun(source, lower)
        head = self.sources.head_noun(source)
        behind = self._behind_place(source)
        if behind is not None:
            return behind, PERSON
        person = self._person_in(source, head)
        if person is not None:
            return self.persons.fullest(person), PERSON
        if CAPITAL.match(text):
            known = self._bearer_of(text)
            if known is not None:
                return known, PERSON
            seat = self.groups.seated_at(text)
            if seat is not None:
                return seat, GROUP
        government = self.groups.government(source)
        if government is not None:
            return government, GROUP
        return self._described(source, head, coming)

    def _behind_place(self, source: Span) -> Named | None:
        """As in "... left the city of Orle Berg said", where the comma that ends the place was lost: Berg."""
        before, _, last = source.of(self.view.text).rpartition(" ")
        if not before or not CAPITAL.match(last):
            return None
        places = (p.span.of(self.view.text) for p in self.view.annotated.places if not p.span.overlaps(source))
        at_place = _PLACE.search(before) or any(before.endswith(place) for place in places)
        return self._bearer_of(last) if at_place else None

    def _described(self, source: Span, head: str, coming: Sequence[Found]) -> tuple[Named, str]:
        """A description that points at somebody named elsewhere, or else a group's name or a description as such."""
        owner = self._owner_of(source, head)
        if owner is not None:
            return owner, GROUP
        described = self._described_behind(source) or self._person_to_come(source, head, coming)
        if described is not None:
            return described, PERSON
        name = self.groups.named_at(source)
        if name is not None:
            return Named(clean_name(name.of(self.view.text)), name), GROUP
        same = self._same_source(source, head)
        if same is not None:
            return same
        if self.sources.is_plural(source):
            earlier = self._same_people(source, head)
            return (earlier or self._organisation(source)), PEOPLE
        return self._of_kind(source, head, coming)

    def _of_kind(self, source: Span, head: str, coming: Sequence[Found]) -> tuple[Named, str]:
        """Who is meant by a document, a kind of group or an office, or else the description as such."""
        if head in _DOCUMENTS:
            issuer = self._issuer(source, head, coming)
            if issuer is not None:
                return issuer
        if head in GROUP_NOUNS:
            meant = self._group_meant(source, head, coming) or self._group_to_come(source, head, coming)
            group = meant or self._group_before(source, head)
            if group is not None:
                return group, GROUP
        if head in _TITLES:
            person = self._holder(source, head)
            if person is not None:
                return person, PERSON
        return self._organisation(source), PERSON if head in _TITLES - GROUP_NOUNS else GROUP

    def _issuer(self, source: Span, head: str, coming: Sequence[Found]) -> tuple[Named, str] | None:
        """Who speaks in "a statement by the council", or in "the statement".

        That is by whoever last spoke in a sentence with one, or else by whoever spoke last.
        """
        text = source.of(self.view.text)
        by = _ISSUED.search(text)
        if by is not None and by[1].lower() not in lexicon.PRONOUNS:
            return self._resolve(Span(source.start + by.start(1), source.end), coming)
        words = text.split()
        bare = words[0].lower() in ("the", "this") and not any(w[0].isupper() for w in words[1:])  # not "the Orle Post"
        if not bare or "to" in words:
            return None
        for spoken in reversed(self.spoken):
            sentence = self.view.sentence_at(spoken.source.start) if spoken.source else None
            if sentence is not None and head in self.view.lower[sentence.first : sentence.last]:
                return spoken.who, spoken.kind
        last = self.spoken[-1] if self.spoken and head == "statement" else None
        return (last.who, last.kind) if last else None

    def _same_source(self, source: Span, head: str) -> tuple[Named, str] | None:
        """As in "Army sources in Orle said ... the source added": whichever source spoke last, be it one or several."""
        if head != "source" or not self.sources.is_definite(source):
            return None
        words = content_words(source.of(self.view.text), [head, "sources"])
        sources = (s for s in reversed(self.spoken) if s.words & {"source", "sources"} and words <= s.words)
        return next(((s.who, s.kind) for s in sources), None)

    def _group_called(self, source: Span) -> Named | None:
        """As in "an activist group known as the River Committees"."""
        called = _CALLED.search(source.of(self.view.text))
        if called is None:
            return None
        name = Span(source.start + called.start(1), source.end)
        return self.groups.written_out(clean_name(name.of(self.view.text)), name)

    def _group_before(self, source: Span, head: str) -> Named | None:
        """As in "Staff of the River Union were hit, the group said": the last one named there."""
        if head not in _GENERIC or not self.sources.is_definite(source):
            return None
        if content_words(source.of(self.view.text), [head]):
            return None
        sentence = self.view.sentence_at(source.start)
        start = sentence.span.start if sentence else source.start
        before = self.view.sentence_at(max(0, start - 2)) or sentence
        for mention in self._mentions_before(source.start):
            if before is None or mention.span.start < before.span.start:
                return None
            if mention.label == "ORG" and " " in mention.span.of(self.view.text):
                return self.groups.written_out(clean_name(mention.span.of(self.view.text)), mention.span)
        return None

    def _mentions_before(self, place: int) -> Iterator[Mention]:
        """The names that end before a place of the text, the nearest first."""
        mentions = self.view.annotated.mentions
        for k in range(bisect_left(mentions, place, key=lambda m: m.span.start) - 1, -1, -1):
            if mentions[k].span.end <= place:
                yield mentions[k]

    def _group_to_come(self, source: Span, head: str, coming: Sequence[Found]) -> Named | None:
        """As in "A rights group said ... Orle Rights Watch said": who speaks next, if its name fits."""
        if self.spoken or head not in _GENERIC:
            return None
        words = content_words(source.of(self.view.text), [head])
        return next((who for who, _ in self._named_later(coming[:1]) if words & set(name_words(who.name))), None)

    def _same_people(self, source: Span, head: str) -> Named | None:
        """As in "Residents of eastern Orle said ... Residents said": the bare word takes up the fuller one."""
        if len(content_words(source.of(self.view.text))) > 1:
            return None
        people = (s for s in reversed(self.spoken) if s.kind == PEOPLE and len(s.words) <= _WORDS_OF_PEOPLE)
        return next((s.who for s in people if head in s.words), None)

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, source: Span, word: str) -> tuple[Named, str]:
        if word in lexicon.PERSON_PRONOUNS | {"i", "who"}:
            return self._he(source), PERSON
        kinds = (PEOPLE, GROUP) if word in lexicon.GROUP_PRONOUNS else (GROUP,)
        if PEOPLE in kinds:
            nearer = self._people_before(source)
            if nearer is not None:
                return nearer, PEOPLE
        for spoken in reversed(self.spoken):
            outlet = PEOPLE in kinds and is_media(spoken.who.name)  # "they" are seldom the outlet that says so
            if spoken.kind in kinds and not outlet:
                return spoken.who, spoken.kind
        if self.spoken:
            return self.spoken[-1].who, GROUP
        mentions = self.view.annotated.mentions
        before = [m.span for m in mentions if m.label == "ORG" and m.span.end <= source.start]
        if before:
            return self.groups.written_out(clean_name(before[-1].of(self.view.text)), before[-1]), GROUP
        return Named(source.of(self.view.text), source), GROUP

    def _he(self, source: Span) -> Named:
        nearer = self._subject_since(source)
        if nearer is not None:
            return self.persons.fullest(nearer)
        for spoken in reversed(self.spoken):
            if spoken.kind == PERSON:
                return spoken.who
        before = [m for m in self.persons.mentions if m.span.end <= source.start]
        if before:
            return self.persons.fullest(before[-1])
        return self.spoken[-1].who if self.spoken else Named(source.of(self.view.text), source)

    def _subject_since(self, source: Span) -> Mention | None:
        """A person who is the subject of the sentence before ``source``, and so nearer than the last speaker."""
        before = [s for s in self.view.annotated.sentences if s.span.end <= source.start]
        if not before:
            return None
        last = before[-1].span
        subjects = [m for m in self.persons.mentions if last.contains(m.span) and self._is_subject(m)]
        return subjects[-1] if subjects else None

    def _is_subject(self, person: Mention) -> bool:
        return any(self.view.tokens[k].dep == "nsubj" for k in self.view.tokens_in(person.span))

    def _people_before(self, source: Span) -> Named | None:
        """As in "The vote took many officials by surprise. They said ...": unless people spoke there."""
        before = [s for s in self.view.annotated.sentences if s.span.end <= source.start]
        if not before:
            return None
        last = before[-1].span
        if any(s.source and s.source.start >= last.start and s.kind != PERSON for s in self.spoken):
            return None
        human = lexicon.ROLE_NOUNS | lexicon.UNNAMED_NOUNS
        for k in reversed(self.view.tokens_in(last)):
            if self.view.tokens[k].tag == "NNS" and role(self.view.tokens[k].lemma) in human:
                phrase = self.sources.phrase(k)
                if phrase is not None:
                    return self._organisation(phrase)
        return None

    # ------------------------------------------------------------ persons

    def _person_in(self, source: Span, head: str) -> Mention | None:
        return self.persons.in_source(source, head) or self.persons.by_shape(source)

    def _described_behind(self, source: Span) -> Named | None:
        """As in "Orle resident Ada Berg a writer said", where the commas around the writer were lost."""
        sentence = self.view.sentence_at(source.start)
        if sentence is None or not _A.match(source.of(self.view.text)):
            return None
        tokens = [k for k in range(sentence.first, sentence.last) if self.view.tokens[k].start < source.start]
        if len(tokens) > OPENING or any(self.view.tokens[k].pos in ("VERB", "AUX", "ADP") for k in tokens):
            return None
        before = next(self._mentions_before(source.start), None)
        if before is None or before.label != "PERSON" or before.span.end != source.start - 1:
            return None
        return self.persons.fullest(before)

    def _person_to_come(self, source: Span, head: str, coming: Sequence[Found]) -> Named | None:
        """As in "One resident said ... “We waited,” Ada Berg said": who goes on at once, and was not named before."""
        following = coming[0] if coming else None
        text = source.of(self.view.text)
        if head not in _ONE_OF_MANY or not _ONE.match(text) or " and " in text or self.sources.is_plural(source):
            return None
        if following is None or following.source is None or following.content[0].start > following.source.start:
            return None
        here, there = (self.view.sentence_at(place) for place in (source.start, following.content[0].start))
        if here is None or there is None or there.first != here.last:
            return None
        name = self.sources.trimmed(following.source)
        words = clean_name(name.of(self.view.text))
        person = self._person_in(name, self.sources.head_noun(name))
        if person is None and not _NAME.fullmatch(words):
            return None
        named = self.persons.fullest(person) if person else Named(words, name)
        return named if named.span is not None and named.span.start > source.end else None

    def _bearer_of(self, surname: str) -> Named | None:
        known = self.persons.bearer_of(surname)
        if known is not None:
            return known
        wanted = surname_of(surname)
        return next(
            (s.who for s in reversed(self.spoken) if s.kind == PERSON and surname_of(s.who.name) == wanted), None
        )

    def _holder(self, source: Span, head: str) -> Named | None:
        """Who holds the role that the source describes: "the minister", "the head of the relief mission"."""
        if not self.sources.is_definite(source):
            return None
        text = source.of(self.view.text)
        text = " ".join(SHORT_TITLES.get(w.lower(), w) for w in text.split())
        words = {role(w) for w in content_words(text)} - {head} - OWNING
        for spoken in reversed(self.spoken):
            if (
                spoken.kind == PERSON
                and head in spoken.words
                and words <= spoken.words | set(name_words(spoken.who.name))
            ):
                return spoken.who
        words -= self._possessors(source)
        group = re.search(r"\bof ((?:the|this|that) [^,]+)$", text)
        if group:
            inner = Span(source.start + group.start(1), source.end)
            meant = self._group_meant(inner, self.sources.head_noun(inner), ())
            holder = self.persons.holding(head, content_words(meant.name), source.start) if meant else None
            if holder is not None:
                return holder
            words -= _GENERIC | _MONITORS | {"monitoring"}
        return self.persons.holding(head, words, source.start)

    def _possessors(self, source: Span) -> set[str]:
        """The words of a person to whom the role belongs: "Dolans envoy" is anyone's envoy."""
        words = re.findall(r"[^\W\d_]+", source.of(self.view.text))
        bare = {w: w.removesuffix("s") for w in words if w[:1].isupper()}
        return {w.lower() for w, name in bare.items() if self.persons.bearer_of(w) or self.persons.bearer_of(name)}

    # ------------------------------------------------------------ groups

    def _group_meant(self, source: Span, head: str, coming: Sequence[Found]) -> Named | None:
        """The named group behind "the group", "a monitor", "the TV"; the best in score, then the nearest."""
        text = source.of(self.view.text)
        words = content_words(text, [head])
        monitors = head in _MONITORS or (head in _GENERIC and bool(words & {"monitoring", "monitor", "watchdog"}))
        if not (self.sources.is_definite(source) or monitors) or self.sources.names_itself(source):
            return None
        rivals = [
            _last_of(s.who, s.words) for s in reversed(self.spoken) if s.kind == GROUP or _SEVERAL.search(s.who.name)
        ]
        rivals += self._named_later(coming) if monitors or self.sources.in_title(source) else []
        scored = [(self._score(head, words, monitors, who, said), -n, who) for n, (who, said) in enumerate(rivals)]
        best = max(scored, key=lambda s: s[:2], default=None)
        return best[2] if best and best[0] > 0 else None

    def _score(self, head: str, words: set[str], monitors: bool, who: Named, said: frozenset[str]) -> int:
        """How well a named group fits a description: the same noun, the same other words, a fitting kind."""
        listed = name_words(who.name)
        if not listed or listed[-1] in _COUNTS:
            return 0  # "an Observatory toll" is no observatory
        name = set(listed)
        known = name | said
        titled = any(w[:1].isupper() for w in who.name.split())
        alike = head in known or (head in _AIRED and bool(known & _AIRED))
        fits = head in _GENERIC and titled and not name & (_STATES | _AIRED | {"media", "agency"})
        if monitors:
            fits = titled and (bool(known & _MONITORS) or "monitoring" in known)
            alike = alike and fits
        missing = {w for w in words if w not in known} - (
            {"monitoring", "human", "rights", "war"} if monitors else set()
        )
        if not (alike or fits) or (missing and not (fits and monitors)):
            return 0
        return 1 + 2 * alike + (not missing)

    def _named_later(self, coming: Sequence[Found]) -> list[tuple[Named, frozenset[str]]]:
        """The groups that are sources later: "A monitor said ... The River Observatory said"."""
        later: list[tuple[Named, frozenset[str]]] = []
        for found in coming:
            if found.source is None:
                continue
            source = self.sources.trimmed(found.source)
            if source.of(self.view.text).lower() in lexicon.PRONOUNS or not self.sources.names_itself(source):
                continue
            words = frozenset(re.findall(r"[^\W\d_]+", source.of(self.view.text).lower()))
            person = self._person_in(source, self.sources.head_noun(source))
            name = self._group_of(source) if person else self.groups.named_at(source)
            if person and name is None:
                continue
            named = Named(clean_name(name.of(self.view.text)), name) if name else self._organisation(source)
            later.append(_last_of(named, words))
        return later

    def _group_of(self, source: Span) -> Span | None:
        """The group that a person speaks for: "Ada Berg director of *the River Observatory*"."""
        led = _LED.search(source.of(self.view.text))
        return Span(source.start + led.start(1), source.end) if led else None

    def _owner_of(self, source: Span, head: str) -> Named | None:
        """As in "his office": the office of the person who spoke last."""
        first, _, rest = source.of(self.view.text).partition(" ")
        if first.lower() not in ("his", "her") or " " in rest or head not in GROUP_NOUNS:
            return None
        owner = self._he(source)
        return Named(f"{owner.name}'s {rest}", source) if owner.name.lower() not in lexicon.PRONOUNS else None

    def _organisation(self, source: Span) -> Named:
        """A group's name, acronyms written out where the article does so; a description without article and tail."""
        text = source.of(self.view.text)
        tokens = self.view.tokens_in(source)
        inside = set(tokens)
        heads = {k for k in tokens if self.view.tokens[k].head not in inside}
        for mention in self.view.annotated.mentions:
            if mention.label != "ORG" or not source.contains(mention.span):
                continue
            members = self.view.tokens_in(mention.span)
            if heads & set(members):
                whole = self._with_owner(source, mention.span, members[0])
                return self.groups.written_out(clean_name(whole.of(self.view.text)), whole)
        name = clean_name(_TAIL.sub("", text)) or clean_name(text)
        return self.groups.written_out(name, source)

    def _with_owner(self, source: Span, name: Span, first: int) -> Span:
        """The name with the capitals before it, which a tagger may cut: "Arvia's Defence Ministry", "General Staff"."""
        while first > 0:
            before = self.view.tokens[first - 1]
            capital = self.view.words[first - 1][:1].isupper() and before.pos in ("PROPN", "ADJ", "NOUN")
            owned = before.tag == "POS" and first > 1 and self.view.words[first - 2][:1].isupper()
            if before.start < source.start or not (capital or owned) or self.view.lower[first - 1] == "the":
                break
            first -= 1
        return Span(self.view.tokens[first].start, name.end)


def _last_of(who: Named, words: frozenset[str]) -> tuple[Named, frozenset[str]]:
    """A source with its words; of "residents of Orle and the River Council" the council."""
    *others, last = _SEVERAL.split(who.name)
    return (Named(last, who.span), frozenset(name_words(last))) if others else (who, words)
