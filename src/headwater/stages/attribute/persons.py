"""The persons that one article names: their names cut clean, and who among them a source is."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from headwater.stages.attribute import lexicon
from headwater.stages.attribute.names import KEPT_NAMES, clean_name, is_role, name_words, role
from headwater.stages.attribute.view import View
from headwater.types import Mention, Named, Span

_CAPS = r"[A-ZÀ-ÝŠŽČĆĐŁŚŻ][\w’'-]*"
CAPITAL = re.compile(rf"^{_CAPS}$")
_LONGEST_NAME = 4  # words
_REACH = 80  # characters around a name in which the role of its bearer stands
_LONGEST_TITLE = 8  # words between a role and the name behind it
_LINKS = frozenset("of for in at on the to and al de 's ’s".split())
_GLUE = _LINKS | {"a", "an", "his", "her", "its", "their", "our", "s"}
# "Ada Berg head of the mission", "Ada Berg a baker": a name, and a role or an article behind it without a comma
_NAME_FIRST = re.compile(
    rf"^(?P<name>{_CAPS}(?: (?:al-|el-|bin |bint |de |van |von )?{_CAPS}){{1,3}}?),?"
    r" (?:(?P<article>an?|the) |(?P<role>(?:[A-Za-z-]+ ){0,3}?[A-Za-z-]+)(?= of | for | at | in |$))"
)
# "Minister of Defence of Arvia Ada Berg": one word for the place, two for the name
_ROLE_OF_PLACE = re.compile(
    rf"(?P<role>\b\w+) (?:of|for) (?:\w+ of )?(?:the )?{_CAPS} (?P<name>{_CAPS} (?:de |van |von |bin )?{_CAPS})$"
)
_RANK = re.compile(rf"(?:{_CAPS} )?(?P<role>{_CAPS}) (?={_CAPS} {_CAPS})")  # "Major General Ada Berg head of"
_ROLE_IN_GROUP = re.compile(
    r"(?:[Tt]he )?(?P<role>(?:[A-Za-z-]+ ){0,2}?[A-Za-z-]+) (?:of|for|at) (?:the )?(?P<rest>.+)$"
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PREFIX = re.compile(r"^(?:al|el)-")
GROUP_NOUNS = frozenset(
    """group monitor observatory watchdog agency ministry organisation organization government army body council
    commission union party movement committee company office authority police court statement regime alliance service
    newspaper channel broadcaster network staff headquarters command assembly administration coalition front forces
    force brigade militia television tv media radio team unit mission center centre bureau""".split()
)


@lru_cache(maxsize=KEPT_NAMES)
def surname_of(name: str) -> str:
    """The last word of a name in plain letters: "Berg" in "Ada Berg II", "Dolan" in "Mira al-Dolan"."""
    words = name_words(name)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return _PREFIX.sub("", words[-1]) if words else ""


class Persons:
    """Look-ups over the persons of one article."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._labels: dict[str, Counter[str]] = {}
        for mention in view.annotated.mentions:
            self._labels.setdefault(mention.span.of(view.text), Counter())[mention.label] += 1
        self._seen = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", view.text))
        tagged = [m for m in view.annotated.mentions if m.label == "PERSON"]
        self._surnames = {surname_of(m.span.of(view.text)) for m in tagged if len(name_words(m.span.of(view.text))) > 1}
        cut = [self._cut(m) for m in tagged]
        self.mentions = [m for m in cut if self._is_person(m)]
        groups = (clean_name(m.span.of(view.text)) for m in view.annotated.mentions if m.label in ("ORG", "FAC"))
        self._group_names = {name for name in groups if " " in name}
        self._bearers: dict[str, list[tuple[Mention, list[str]]]] = {}  # of each surname, with the words of the name
        for mention in self.mentions:
            name = mention.span.of(view.text)
            self._bearers.setdefault(surname_of(name), []).append((mention, name_words(name)))

    # ------------------------------------------------------------ names cut clean

    def _cut(self, person: Mention) -> Mention:
        """A mention without what lost commas glued to it.

        In "After meeting Berg Dolan said ..." a tagger takes "Berg Dolan" for a name; "Berg" is another's surname.
        In "Minister of Arvia Ada Berg" it takes "Arvia Ada Berg", in "Dolans" it takes the lost possessive along.
        """
        words = list(re.finditer(r"\S+", person.span.of(self.view.text)))
        before = self.view.text[max(0, person.span.start - 4) : person.span.start].split()
        start = 0
        if len(words) > 2 and before[-1:] in (["of"], ["for"]):
            start = 1
        for n, word in enumerate(words[:-1]):
            rest = [w[0] for w in words[n + 1 :]]
            if (is_role(word[0]) or word[0].lower() in GROUP_NOUNS) and rest[0].lower().strip(".") not in _SUFFIXES:
                start = n + 1
        while start < len(words) - 1 and self._is_anothers(words[start][0], [w[0] for w in words[start + 1 :]]):
            start += 1
        end = person.span.end
        last = words[-1][0]
        if last.endswith("s") and (self._seen[last[:-1]] or surname_of(last[:-1]) in self._surnames):
            end -= 1
        return Mention(Span(person.span.start + words[start].start(), end), person.label)

    def _is_anothers(self, first: str, rest: Collection[str]) -> bool:
        """Whether the first word of a name belongs to another name, and the rest stands alone elsewhere."""
        bare = first[:-1] if first.endswith("s") and self._is_place(first[:-1]) else first
        last = surname_of(" ".join(rest))
        if self._is_place(bare) and bare != first:
            return True  # "Arvias Ada Berg"
        own = surname_of(first) in self._surnames or self._is_place(first)
        alone = len(rest) > 1 or last in self._surnames or self._seen[next(iter(rest))] > 1
        return own and alone and self._seen[first] > 1 and last not in _SUFFIXES

    def _is_place(self, word: str) -> bool:
        labels = self._labels.get(word, Counter())
        return labels["GPE"] + labels["NORP"] > labels["PERSON"]

    def _is_person(self, mention: Mention) -> bool:
        """A tagger calls many a thing a person; one word that is more often something else is none."""
        name = mention.span.of(self.view.text)
        words = name_words(name)
        if not words or words[-1] in GROUP_NOUNS or self._lies(name):
            return False
        if len(words) > 1 or words[-1] in self._surnames:
            return True
        labels = self._labels.get(name, Counter())
        return labels["PERSON"] >= sum(labels.values()) - labels["PERSON"]

    def _lies(self, name: str) -> bool:
        """Whether the article only ever says what is in or near it: a place."""
        text = self.view.text
        before = [text[max(0, m.start() - 10) : m.start()].split()[-1:] for m in re.finditer(re.escape(name), text)]
        return bool(before) and all(
            b in (["in"], ["near"], ["outside"], ["inside"], ["into"], ["around"]) for b in before
        )

    # ------------------------------------------------------------ the fullest name

    def fullest(self, mention: Mention) -> Named:
        """The longest name in the article that ends in the same surname and begins alike."""
        words = name_words(mention.span.of(self.view.text))
        surname = surname_of(mention.span.of(self.view.text))
        others = self._surnames - {surname}
        best, best_words = mention, words
        for other, theirs in self._bearers.get(surname, ()):
            glued = not others.isdisjoint(theirs[:-1])  # "Will Berg Spare Dolan"
            same = theirs and words and len(theirs) <= 4 and not glued
            agrees = same and (len(words) == 1 or theirs[0][0] == words[0][0] or set(words) <= set(theirs))
            if agrees and len(theirs) > len(best_words):
                best, best_words = other, theirs
        return Named(clean_name(best.span.of(self.view.text)), best.span)

    def bearer_of(self, surname: str) -> Named | None:
        """The person named with this surname, where the tagger saw no person in the bare surname."""
        bearers = self._bearers.get(surname_of(surname))
        return self.fullest(bearers[0][0]) if bearers else None

    # ------------------------------------------------------------ the person that a source is

    def in_source(self, source: Span, head: str) -> Mention | None:
        """The person that the source is, not one that it merely mentions ("a spokesman for President X")."""
        inside = [m for m in self.mentions if source.contains(m.span)]
        if not inside or head in GROUP_NOUNS - lexicon.ROLE_NOUNS or self._owned(source, inside[0]):
            return None
        tokens = self.view.tokens_in(source)
        heads = {
            k for k in tokens if self.view.tokens[k].head not in tokens or self.view.tokens[k].dep in ("appos", "ROOT")
        }
        for mention in inside:
            behind_of = self._before(source, mention)[-1:] in (["of"], ["for"])
            if heads.intersection(self.view.tokens_in(mention.span)) and not behind_of:
                return mention
        last = inside[-1]
        stands_last = not self.view.text[last.span.end : source.end].strip(' .,)"”')
        possessive = self.view.text[last.span.end : last.span.end + 2] in ("'s", "’s")
        linked = self._before(source, last)[-1:] in ([w] for w in ("for", "of", "to", "by", "from", "with", "under"))
        return last if stands_last and not possessive and not linked else None

    def _before(self, source: Span, mention: Mention) -> list[str]:
        return self.view.text[source.start : mention.span.start].lower().split()

    def _owned(self, source: Span, first: Mention) -> bool:
        """As in "Dolans envoy": a name, its possessive, and the role of somebody else."""
        rest = self.view.text[first.span.end : source.end]
        return first.span.start == source.start and bool(re.fullmatch(r"(?:['’]?s) (?:[a-z-]+ ){0,2}[a-z-]+", rest))

    def by_shape(self, source: Span) -> Mention | None:
        """A name that the tagger missed, beside a role: "Minister Ada Berg", "Ada Berg head of the mission"."""
        text = source.of(self.view.text)
        words = [(m[0], m.start()) for m in re.finditer(r"\S+", text)]
        for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            name, before = words[-count:], [w for w, _ in words[:-count]]
            apart = before[-1].endswith(",") and count > 1 and any(is_role(w) for w in before)
            personal = not any(is_role(w) or w.lower() in GROUP_NOUNS for w, _ in name)
            owned = next((w for w in reversed(before) if not is_role(w)), "").lower() in (
                "of",
                "for",
                "to",
                "by",
                "with",
            )
            titled = is_role(before[-1]) and not owned  # but not "a spokesman for President Ada Berg"
            if personal and all(CAPITAL.match(w) for w, _ in name) and (apart or titled):
                return Mention(Span(source.start + name[0][1], source.end), "PERSON")
        behind = self._behind_group(text)
        if behind is not None:
            return Mention(Span(source.start + behind, source.end), "PERSON")
        first = self._name_first(source)
        match = _ROLE_OF_PLACE.search(text)
        if first is None and match and is_role(match["role"]) and match["name"].lower().split()[-1] not in GROUP_NOUNS:
            return Mention(Span(source.start + match.start("name"), source.end), "PERSON")
        return first

    def _behind_group(self, source: str) -> int | None:
        """Where the name begins in "Director of the River Council Ada Berg".

        The group ends where it does elsewhere in the article, or else with its last noun that is one of a group.
        """
        match = _ROLE_IN_GROUP.match(source)
        if match is None or not is_role(match["role"].split()[-1]):
            return None
        rest = match["rest"]
        named = [len(group) for group in self._group_names if rest.startswith(group + " ")]
        kinds = [m.end() for m in re.finditer(r"\S+(?=\s)", rest) if m[0].lower() in GROUP_NOUNS]
        if not named and not kinds:
            return None
        name = rest[max(named or kinds) :].lstrip()
        words = name.split()
        if not 2 <= len(words) <= _LONGEST_NAME or not all(CAPITAL.match(w.removeprefix("al-")) for w in words):
            return None
        return None if words[-1].lower() in GROUP_NOUNS else len(source) - len(name)

    def _name_first(self, source: Span) -> Mention | None:
        rank = _RANK.match(source.of(self.view.text))
        if rank and is_role(rank["role"]):
            source = Span(source.start + rank.end(), source.end)
        match = _NAME_FIRST.search(source.of(self.view.text))
        if match is None:
            return None
        name = match["name"].lower().split()
        if any(is_role(w) or w in GROUP_NOUNS for w in name) or name[0] in ("the", "a", "an"):
            return None
        if match["role"] and not any(is_role(w) for w in match["role"].split()):
            return None
        tagged = next((m for m in self.mentions if m.span.start == source.start and source.contains(m.span)), None)
        if tagged and match["role"] and match.end("name") < len(tagged.span) < match.end("role"):
            return tagged  # "Ada Maria Berg director of": all of the name
        span = Span(source.start, source.start + match.end("name"))
        other = any(
            m.label in ("ORG", "GPE", "NORP", "FAC") and span.overlaps(m.span) for m in self.view.annotated.mentions
        )
        behind = source.of(self.view.text)[match.end() :]
        ends = bool(match["role"]) and is_role(match["role"].split()[-1]) and not behind.lstrip()[:1].isupper()
        return Mention(span, "PERSON") if ends or not other else None

    # ------------------------------------------------------------ a role without a name

    def holding(self, head: str, words: Collection[str], before: int) -> Named | None:
        """Who is named with a role elsewhere: "the mission head" is "Ada Berg head of the relief mission".

        ``words`` are the other words of the description; half of them must stand beside the name too. Of several the
        one who shares most, then the last one named before ``before``.
        """
        best: tuple[tuple[float, bool, bool, int], Mention] | None = None
        for mention in self.mentions:
            beside = self._role_beside(mention, head)
            if beside is None:
                continue
            shared = len(set(words) & beside) / len(words) if words else 1.0
            if shared < 0.5:
                continue
            earlier = mention.span.end <= before
            # where "President Berg" and "Solenan President Korvel" stand, "the president" is Berg
            own = bool(words) or self._is_bare(mention, head)
            rank = (shared, own, earlier, mention.span.start if earlier else -mention.span.start)
            if best is None or rank > best[0]:
                best = rank, mention
        return self.fullest(best[1]) if best else None

    def _is_bare(self, mention: Mention, head: str) -> bool:
        """Whether a name follows its title at once, and no name stands before that: "President Ada Berg"."""
        before = self.view.text[max(0, mention.span.start - _REACH) : mention.span.start].split()
        if not before or role(before[-1].lower()) != head:
            return False
        return len(before) == 1 or not before[-2][0].isupper() or before[-2][-1] in ".!?:"

    def _role_beside(self, mention: Mention, head: str) -> frozenset[str] | None:
        """The words of the title or apposition of a person who is ``head``; None if this one is not."""
        text, span = self.view.text, mention.span
        lead = re.split(r"[.,;:!?\n\"“”]", text[max(0, span.start - _REACH) : span.start])[-1].split()
        lead = lead[-_LONGEST_TITLE:]
        found: set[str] = set()
        for n in range(len(lead) - 1, -1, -1):
            if role(lead[n].lower()) == head:
                found |= _words(lead[max(0, n - 3) :])
                break
            if not (lead[n][0].isupper() or lead[n] in _LINKS or lead[n].lower() in GROUP_NOUNS):
                break
        tail = re.split(r"[.;:!?\n\"“”]", text[span.end : span.end + _REACH].lstrip(" ,"))[0].split()
        place = next((n for n, w in enumerate(tail[:4]) if role(w.lower().strip(",")) == head), None)
        if place is not None and text[span.end : span.end + 1] in " ," and self._is_verbless(span.end, place):
            found |= _words(tail[: place + _LONGEST_TITLE])
        return frozenset(found) - {head} if found else None

    def _is_verbless(self, end: int, count: int) -> bool:
        """Whether the ``count`` words behind a name hold no verb: "Berg the head", not "Berg met the head"."""
        behind = [k for k in self.view.tokens_in(Span(end, end + _REACH)) if self.view.words[k] != ","]
        return all(self.view.tokens[k].pos not in ("VERB", "AUX", "ADP") for k in behind[:count])


def _words(words: Iterable[str]) -> set[str]:
    plain = {role(w) for part in words for w in re.findall(r"[^\W\d_]+", part.lower())}
    return plain - _GLUE
