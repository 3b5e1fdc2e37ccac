"""Who "he" is: the source's words resolved inside the article to the fullest name that stands there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.found import Found
from headwater.stages.attribute.view import View
from headwater.types import Mention, Named, Span

_NAMED_GROUPS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
# nouns that a group is taken up by: "the group said"
_GROUP_NOUNS = frozenset(
    """group monitor observatory watchdog agency ministry organisation organization government army body council
    commission union party movement committee company office authority police court statement regime alliance service
    newspaper channel broadcaster network staff headquarters command assembly""".split()
)
_SAME_ROLE = {"spokeswoman": "spokesman", "spokesperson": "spokesman", "chief": "head", "leader": "head", "director": "head"}
_ARTICLES = re.compile(r"^(?:the|a|an|some|its|their|his|her|this|that|these|those|one|another)\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:,|\bwho\b|\bwhich\b|\bthat\b|\bwhose\b|--|—|\().*$", re.DOTALL)
_CAPS = r"[A-ZÀ-ÝŠŽČĆĐŁŚŻ][\w’'-]*"
_CAPITAL = re.compile(rf"^{_CAPS}$")
_LONGEST_NAME = 4  # words
_NAME_THEN_ROLE = re.compile(rf"^(?P<name>{_CAPS}(?: (?:al-|el-|bin |de |van |von )?{_CAPS}){{1,3}}),? (?P<role>(?:[a-z]+ ){{0,3}}[a-z]+)\b")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]+s?")


@dataclass(slots=True)
class Speakers:
    """Resolves sources in the order of the text and remembers who has spoken."""

    view: View
    spoken: list[tuple[Named, str, frozenset[str]]] = field(default_factory=list)  # who, person|group, words of the source

    def resolve(self, found: Found, coming: Sequence[Found]) -> Named | None:
        """The speaker behind ``found``; ``coming`` are the statements after it, for "a monitor said" before its name."""
        if found.source is None:
            return self.spoken[-1][0] if found.continues and self.spoken else None
        named, kind = self._resolve(found.source, coming)
        words = frozenset(_role(w) for w in re.findall(r"[^\W\d_]+", found.source.of(self.view.text).lower()))
        self.spoken.append((named, kind, words))
        return named

    # ------------------------------------------------------------ the cases

    def _resolve(self, source: Span, coming: Sequence[Found]) -> tuple[Named, str]:
        text = source.of(self.view.text)
        lower = text.lower()
        if lower in lexicon.PRONOUNS:
            return self._pronoun(source, lower)
        person = self._person_in(source) or self._person_by_shape(source)
        if person is not None:
            return self._fullest(self._without_country(person)), "person"
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
        for named, spoke_as, _ in reversed(self.spoken):
            if spoke_as == kind:
                return named, kind
        if kind == "person":
            before = [m for m in self._people() if m.span.end <= source.start]
            if before:
                return self._fullest(before[-1]), kind
        if self.spoken:
            return self.spoken[-1][0], kind
        return Named(source.of(self.view.text), source), kind

    def _people(self) -> list[Mention]:
        return [m for m in self.view.annotated.mentions if m.label == "PERSON"]

    def _person_in(self, source: Span) -> Mention | None:
        """The person that the source is, not one that it merely mentions ("a spokesman for President X")."""
        inside = [m for m in self._people() if source.contains(m.span)]
        if not inside:
            return None
        tokens = self.view.tokens_in(source)
        heads = {k for k in tokens if self.view.tokens[k].head not in tokens or self.view.tokens[k].dep in ("appos", "ROOT")}
        for mention in inside:
            members = set(self.view.tokens_in(mention.span))
            if members & heads:
                return mention
        if self._head_noun(source) in _GROUP_NOUNS:
            return None
        last = inside[-1]
        before = self.view.text[source.start : last.span.start].rstrip().lower()
        stands_last = not self.view.text[last.span.end : source.end].strip(" .,)\"”")
        possessive = self.view.text[last.span.end : last.span.end + 2] in ("'s", "’s")
        if stands_last and not possessive and before.split()[-1:] not in (["for"], ["of"], ["to"], ["by"], ["from"], ["with"]):
            return last
        return None

    def _person_by_shape(self, source: Span) -> Mention | None:
        """A name that the tagger missed, beside a role: "Minister Ada Berg", "Ada Berg head of the mission"."""
        text = source.of(self.view.text)
        words = [(m[0], m.start()) for m in re.finditer(r"\S+", text)]
        for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            name, before = words[-count:], [w for w, _ in words[:-count]]
            apart = before[-1].endswith(",") and count > 1 and any(_is_role(w) for w in before)
            personal = not any(_is_role(w) or w.lower() in _GROUP_NOUNS for w, _ in name)
            if personal and all(_CAPITAL.match(w) for w, _ in name) and (apart or _is_role(before[-1])):
                return Mention(Span(source.start + name[0][1], source.end), "PERSON")
        match = _NAME_THEN_ROLE.search(text)
        if match and any(_is_role(w) for w in match["role"].split()):
            return Mention(Span(source.start, source.start + match.end("name")), "PERSON")
        return None

    def _without_country(self, person: Mention) -> Mention:
        """ "Minister of Arvia Ada Berg": a tagger takes "Arvia Ada Berg" for the name. """
        words = person.span.of(self.view.text).split()
        before = self.view.text[max(0, person.span.start - 4) : person.span.start].split()
        if len(words) < 3 or before[-1:] not in (["of"], ["for"]):
            return person
        return Mention(Span(person.span.start + len(words[0]) + 1, person.span.end), person.label)

    def _bearer_of(self, surname: str) -> Named | None:
        """The person so far named with this surname, where the tagger saw no name in the bare surname."""
        wanted = _name_words(surname)
        for mention in self._people():
            if _name_words(mention.span.of(self.view.text))[-1:] == wanted:
                return self._fullest(mention)
        return next((n for n, kind, _ in reversed(self.spoken) if kind == "person" and _name_words(n.name)[-1:] == wanted), None)

    def _fullest(self, mention: Mention) -> Named:
        """The longest name in the article that ends in the same surname."""
        words = _name_words(mention.span.of(self.view.text))
        best, best_words = mention, words
        for other in self._people():
            theirs = _name_words(other.span.of(self.view.text))
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
        return _role(self.view.tokens[nouns[0]].lemma) if nouns else ""

    def _is_taken_up(self, text: str, head: str) -> bool:
        """A short description that points at somebody named elsewhere: "the minister", "the Britain-based group"."""
        return bool(head) and (head in _GROUP_NOUNS or head in lexicon.ROLE_NOUNS) and len(text.split()) <= 4

    def _earlier_with(self, head: str, source: Span) -> tuple[Named, str] | None:
        definite = not re.match(r"(?:an?|some|another|one)\s", source.of(self.view.text), re.IGNORECASE)
        if not definite:
            return None
        wanted = {w for w in re.findall(r"[^\W\d_]+", source.of(self.view.text).lower())} - {"the"}
        for named, kind, words in reversed(self.spoken):
            if head in words and (wanted - {head}) <= words | set(named.name.lower().split()):
                return named, kind
        # "Minister X ... the minister said"
        before = [m for m in self._people() if m.span.end <= source.start]
        for mention in reversed(before):
            lead = self.view.text[max(0, mention.span.start - 30) : mention.span.start].lower().split()
            if lead and _role(lead[-1]) == head:
                return self._fullest(mention), "person"
        if head in _GROUP_NOUNS and not self._names_itself(source):
            return next(((n, k) for n, k, _ in reversed(self.spoken) if k == "group"), None)
        return None

    def _names_itself(self, source: Span) -> bool:
        return any(m.label in _NAMED_GROUPS and source.overlaps(m.span) for m in self.view.annotated.mentions if m.label == "ORG")

    def _named_later(self, head: str, coming: Sequence[Found]) -> tuple[Named, str] | None:
        """ "A monitor said ... The River Observatory said": the next source that is named, if it is a group."""
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
        candidates += [f for _, f in _introduced(self.view.text)]
        wanted = name.lower().split()
        for candidate in candidates:
            full = clean_name(candidate.of(self.view.text))
            words = full.lower().split()
            if _ACRONYM.fullmatch(name) and len(words) > 1 and _initials(full) == name.replace(".", ""):
                return Named(full, candidate)
            if len(words) > len(wanted) >= 1 and len(wanted[0]) > 3 and words[: len(wanted)] != wanted and _stands_for(wanted, words):
                return Named(full, candidate)
        return Named(name, span)


def _stands_for(short: list[str], full: list[str]) -> bool:
    """ "observatory" for "river observatory for human rights": its words are the full name's words before "of" or "for"."""
    stop = next((i for i, w in enumerate(full) if w in ("of", "for", "on")), None)
    return stop is not None and short == full[stop - len(short) : stop]


def _introduced(text: str) -> list[tuple[str, Span]]:
    """ "Full Name (ABC)" """
    found = []
    for match in re.finditer(r"((?:[A-Z][\w’'-]+\s+(?:of\s+|for\s+|and\s+|the\s+)*){2,8})[(\[]([A-Z]{2,8})[)\]]", text):
        full = match[1].rstrip()
        if _initials(full) == match[2]:
            found.append((match[2], Span(match.start(1), match.start(1) + len(full))))
    return found


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def clean_name(text: str) -> str:
    """A name without article, possessive and stray marks, on one line."""
    name = re.sub(r"\s+", " ", text).strip(" ,;:.\"“”'‘’()")
    name = re.sub(r"(?:'s|’s)$", "", name)
    return _ARTICLES.sub("", name)


def _name_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", clean_name(name))
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "".join(c for c in plain if not unicodedata.combining(c)).lower())


def _is_role(word: str) -> bool:
    return any(part in lexicon.ROLE_NOUNS for part in word.lower().strip(".,").split("-"))


def _role(word: str) -> str:
    word = _SAME_ROLE.get(word, word)
    return word[:-1] if word.endswith("s") and word[:-1] in lexicon.ROLE_NOUNS else word
