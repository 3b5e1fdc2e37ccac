"""Who "he" is: the source's words resolved inside the article to the fullest name that stands there."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.names import clean_name, initials, introduced, is_role, name_words, role, stands_for
from headwater.stages.attribute.view import View
from headwater.types import Mention, Named, Span

_NAMED_GROUPS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
# nouns that a group is taken up by: "the group said"
_GROUP_NOUNS = frozenset(
    """group monitor observatory watchdog agency ministry organisation organization government army body council
    commission union party movement committee company office authority police court statement regime alliance service
    newspaper channel broadcaster network staff headquarters command assembly""".split()
)
_TAIL = re.compile(r"\s*(?:,|\bwho\b|\bwhich\b|\bthat\b|\bwhose\b|--|—|\().*$", re.DOTALL)
_CAPS = r"[A-ZÀ-ÝŠŽČĆĐŁŚŻ][\w’'-]*"
_CAPITAL = re.compile(rf"^{_CAPS}$")
_LONGEST_NAME = 4  # words
_NAME_THEN_ROLE = re.compile(
    rf"^(?P<name>{_CAPS}(?: (?:al-|el-|bin |de |van |von )?{_CAPS}){{1,3}}),? (?P<role>(?:[a-z]+ ){{0,3}}[a-z]+)\b"
)
# "Minister of Defence of Arvia Ada Berg": one word for the place, two for the name
_ROLE_OF_PLACE = re.compile(rf"(?P<role>\b\w+) of (?:\w+ of )?(?:the )?{_CAPS} (?P<name>{_CAPS} {_CAPS})$")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]+s?")


class Spoken(NamedTuple):
    """Somebody who has spoken so far."""

    who: Named
    kind: str  # person | group
    words: frozenset[str]  # of the source


@dataclass(slots=True)
class Speakers:
    """Resolves sources in the order of the text and remembers who has spoken."""

    view: View
    spoken: list[Spoken] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [self._without_country(m) for m in self.view.annotated.mentions if m.label == "PERSON"]

    def resolve(self, found: Found, coming: Sequence[Found]) -> Named | None:
        """The speaker behind ``found``; ``coming`` come after it, for "a monitor said" before its name."""
        if found.source is None:
            return self.spoken[-1][0] if found.continues and self.spoken else None
        named, kind = self._resolve(found.source, coming)
        words = frozenset(role(w) for w in re.findall(r"[^\W\d_]+", found.source.of(self.view.text).lower()))
        self.spoken.append(Spoken(named, kind, words))
        return named

    # ------------------------------------------------------------ the cases

    def _resolve(self, source: Span, coming: Sequence[Found]) -> tuple[Named, str]:
        text = source.of(self.view.text)
        lower = text.lower()
        if lower in lexicon.PRONOUNS and not (text.isupper() and len(text) > 2):  # "WHO" is no pronoun
            return self._pronoun(source, lower)
        person = self._person_in(source) or self._person_by_shape(source)
        if person is not None:
            return self._fullest(person), "person"
        if _CAPITAL.match(text):
            known = self._bearer_of(text)
            if known is not None:
                return known, "person"
        head = self._head_noun(source)
        if self._is_taken_up(text, head):
            earlier = self._earlier_with(head, source)
            if earlier is not None:
                return earlier
            later = self._named_later(head, coming)
            if later is not None:
                return later
        return self._organisation(source), "person" if head in lexicon.ROLE_NOUNS else "group"

    def _pronoun(self, source: Span, word: str) -> tuple[Named, str]:
        kind = "person" if word in lexicon.PERSON_PRONOUNS | {"i", "who"} else "group"
        nearer = self._subject_since(source) if kind == "person" else None
        if nearer is not None:
            return self._fullest(nearer), kind
        for named, spoke_as, _ in reversed(self.spoken):
            if spoke_as == kind:
                return named, kind
        if kind == "person":
            before = [m for m in self.people if m.span.end <= source.start]
            if before:
                return self._fullest(before[-1]), kind
        if self.spoken:
            return self.spoken[-1][0], kind
        return Named(source.of(self.view.text), source), kind

    def _subject_since(self, source: Span) -> Mention | None:
        """A person who is the subject of the sentence before ``source``, and so nearer than the last speaker."""
        before = [s for s in self.view.annotated.sentences if s.span.end <= source.start]
        if not before:
            return None
        last = before[-1].span
        subjects = [m for m in self.people if last.contains(m.span) and self._is_subject(m)]
        return subjects[-1] if subjects else None

    def _is_subject(self, person: Mention) -> bool:
        return any(self.view.tokens[k].dep == "nsubj" for k in self.view.tokens_in(person.span))

    def _person_in(self, source: Span) -> Mention | None:
        """The person that the source is, not one that it merely mentions ("a spokesman for President X")."""
        inside = [m for m in self.people if source.contains(m.span)]
        if not inside or self._head_noun(source) in _GROUP_NOUNS - lexicon.ROLE_NOUNS:
            return None
        tokens = self.view.tokens_in(source)
        heads = {
            k for k in tokens if self.view.tokens[k].head not in tokens or self.view.tokens[k].dep in ("appos", "ROOT")
        }
        for mention in inside:
            members = set(self.view.tokens_in(mention.span))
            if members & heads:
                return mention
        last = inside[-1]
        before = self.view.text[source.start : last.span.start].rstrip().lower()
        stands_last = not self.view.text[last.span.end : source.end].strip(' .,)"”')
        possessive = self.view.text[last.span.end : last.span.end + 2] in ("'s", "’s")
        if (
            stands_last
            and not possessive
            and before.split()[-1:] not in (["for"], ["of"], ["to"], ["by"], ["from"], ["with"])
        ):
            return last
        return None

    def _person_by_shape(self, source: Span) -> Mention | None:
        """A name that the tagger missed, beside a role: "Minister Ada Berg", "Ada Berg head of the mission"."""
        text = source.of(self.view.text)
        words = [(m[0], m.start()) for m in re.finditer(r"\S+", text)]
        for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            name, before = words[-count:], [w for w, _ in words[:-count]]
            apart = before[-1].endswith(",") and count > 1 and any(is_role(w) for w in before)
            personal = not any(is_role(w) or w.lower() in _GROUP_NOUNS for w, _ in name)
            if personal and all(_CAPITAL.match(w) for w, _ in name) and (apart or is_role(before[-1])):
                return Mention(Span(source.start + name[0][1], source.end), "PERSON")
        match = _ROLE_OF_PLACE.search(text)
        if match and is_role(match["role"]):
            return Mention(Span(source.start + match.start("name"), source.end), "PERSON")
        match = _NAME_THEN_ROLE.search(text)
        if match and any(is_role(w) for w in match["role"].split()):
            return Mention(Span(source.start, source.start + match.end("name")), "PERSON")
        return None

    def _without_country(self, person: Mention) -> Mention:
        """As in "Minister of Arvia Ada Berg": a tagger takes "Arvia Ada Berg" for the name."""
        words = list(re.finditer(r"\S+", person.span.of(self.view.text)))
        before = self.view.text[max(0, person.span.start - 4) : person.span.start].split()
        if len(words) < 3 or before[-1:] not in (["of"], ["for"]):
            return person
        return Mention(Span(person.span.start + words[1].start(), person.span.end), person.label)

    def _bearer_of(self, surname: str) -> Named | None:
        """The person so far named with this surname, where the tagger saw no name in the bare surname."""
        wanted = name_words(surname)
        for mention in self.people:
            if name_words(mention.span.of(self.view.text))[-1:] == wanted:
                return self._fullest(mention)
        return next(
            (n for n, kind, _ in reversed(self.spoken) if kind == "person" and name_words(n.name)[-1:] == wanted), None
        )

    def _fullest(self, mention: Mention) -> Named:
        """The longest name in the article that ends in the same surname."""
        words = name_words(mention.span.of(self.view.text))
        best, best_words = mention, words
        for other in self.people:
            theirs = name_words(other.span.of(self.view.text))
            same = theirs and words and theirs[-1] == words[-1] and len(theirs) <= 4
            agrees = same and (len(words) == 1 or theirs[0][0] == words[0][0])
            if agrees and len(theirs) > len(best_words):
                best, best_words = other, theirs
        return Named(clean_name(best.span.of(self.view.text)), best.span)

    def _head_noun(self, source: Span) -> str:
        tokens = self.view.tokens_in(source)
        inside = set(tokens)
        roots = [k for k in tokens if self.view.tokens[k].head not in inside or self.view.tokens[k].head == k]
        nouns = [k for k in roots if self.view.tokens[k].pos in ("NOUN", "PROPN")]
        return role(self.view.tokens[nouns[0]].lemma) if nouns else ""

    def _is_taken_up(self, text: str, head: str) -> bool:
        """A short description that points at somebody named elsewhere: "the minister", "the Britain-based group"."""
        return bool(head) and (head in _GROUP_NOUNS or head in lexicon.ROLE_NOUNS) and len(text.split()) <= 4

    def _earlier_with(self, head: str, source: Span) -> tuple[Named, str] | None:
        if not self._definite(source):
            return None
        wanted = set(re.findall(r"[^\W\d_]+", source.of(self.view.text).lower())) - {"the"}
        for named, kind, words in reversed(self.spoken):
            if kind == "person" and head in _GROUP_NOUNS - lexicon.ROLE_NOUNS:
                continue  # "the General Staff" is not "the chief of staff, General Berg"
            if head in words and (wanted - {head}) <= words | set(named.name.lower().split()):
                return named, kind
        # "Minister X ... the minister said"
        before = [m for m in self.people if m.span.end <= source.start]
        for mention in reversed(before):
            lead = self.view.text[max(0, mention.span.start - 30) : mention.span.start].lower().split()
            if lead and role(lead[-1]) == head:
                return self._fullest(mention), "person"
        if head in _GROUP_NOUNS and not self._names_itself(source):
            return next(((n, k) for n, k, _ in reversed(self.spoken) if k == "group"), None)
        return None

    def _definite(self, source: Span) -> bool:
        """Whether a description points at somebody known: "the group", a headline's "monitor"; not "groups"."""
        first = source.of(self.view.text).split(maxsplit=1)[0]
        title = self.view.annotated.article.title
        if first.lower() in ("a", "an", "some", "another", "one"):
            return False
        pointing = first.lower() in ("the", "this", "that", "its", "their", "his", "her", "our")
        return pointing or first[0].isupper() or (title is not None and title.contains(source))

    def _names_itself(self, source: Span) -> bool:
        """Whether the source is a name, in the tagger's eyes or by its capitals: "the General Staff"."""
        words = source.of(self.view.text).split()
        if len(words) > 2 and all(w[:1].isupper() for w in words[1:]):
            return True
        return any(
            m.label in _NAMED_GROUPS and source.overlaps(m.span)
            for m in self.view.annotated.mentions
            if m.label == "ORG"
        )

    def _named_later(self, head: str, coming: Sequence[Found]) -> tuple[Named, str] | None:
        """As in "A monitor said ... The River Observatory said": the next source that is named, if it is a group."""
        if head not in ("monitor", "watchdog", "group"):
            return None
        for found in coming[:3]:
            if found.source is None:
                continue
            if any(m.label == "ORG" and found.source.contains(m.span) for m in self.view.annotated.mentions):
                return self._organisation(found.source), "group"
        return None

    def _organisation(self, source: Span) -> Named:
        """A group's name, acronyms written out where the article does so; a description without article and tail."""
        text = source.of(self.view.text)
        tokens = self.view.tokens_in(source)
        inside = set(tokens)
        heads = {k for k in tokens if self.view.tokens[k].head not in inside}
        for mention in self.view.annotated.mentions:
            members = self.view.tokens_in(mention.span)
            if mention.label == "ORG" and source.contains(mention.span) and heads & set(members):
                whole = self._with_owner(source, mention.span, members[0])
                return self._written_out(clean_name(whole.of(self.view.text)), whole)
        name = clean_name(_TAIL.sub("", text)) or clean_name(text)
        return self._written_out(name, source)

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

    def _written_out(self, name: str, span: Span) -> Named:
        candidates = [m.span for m in self.view.annotated.mentions if m.label in ("ORG", "GPE")]
        candidates += introduced(self.view.text)
        wanted = name.lower().split()
        for candidate in candidates:
            full = clean_name(candidate.of(self.view.text))
            words = full.lower().split()
            if _ACRONYM.fullmatch(name) and len(words) > 1 and initials(full) == name.replace(".", ""):
                return Named(full, candidate)
            if (
                len(words) > len(wanted) >= 1
                and len(wanted[0]) > 3
                and words[: len(wanted)] != wanted
                and stands_for(wanted, words)
            ):
                return Named(full, candidate)
        return Named(name, span)
