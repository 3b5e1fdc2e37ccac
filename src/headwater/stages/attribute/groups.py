"""The organisations and governments that one article names, and which of them a description means."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Iterable

from headwater.models import gazetteer
from headwater.stages.attribute.names import clean_name, initials, introduced, is_role, stands_for
from headwater.stages.attribute.persons import GROUP_NOUNS, Persons, surname_of
from headwater.stages.attribute.view import View
from headwater.types import Named, Span

_CAPS = r"[A-Z][\w’'-]*"
# "Orle Observatory for Human Rights", which a tagger may cut or take for a place
_BODY = re.compile(rf"\b(?:The )?(?P<name>(?:{_CAPS} ){{1,12}}(?:of|for)(?: the)?(?: {_CAPS})+)")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]+s?")
_RULERS = frozenset("government regime administration".split())
_GOVERNMENT = re.compile(r"\b([A-Z][\w-]+?)(?:['’]s|s['’])? (government|regime|administration)\b")
_HEADS_OF_STATE = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Kk]ing|[Ll]eader|[Rr]uler|[Cc]hancellor|[Dd]ictator)"
)
_PEOPLE = re.compile(r"\w+(?:ian|ean|an|ish|ese|ic|i|ch)$")  # the adjective of a country
# as articles call a country beside its name
_SHORT = {"United States": ("US", "U.S.", "USA"), "United Kingdom": ("Britain", "UK", "U.K.")}


class Groups:
    """Look-ups over the groups of one article."""

    def __init__(self, view: View, persons: Persons) -> None:
        self.view = view
        self.persons = persons
        text = view.text
        tagged = [m.span for m in view.annotated.mentions if m.label in ("ORG", "GPE")]
        self.names = [*tagged, *introduced(text), *(Span(*m.span("name")) for m in _BODY.finditer(text))]
        self._longest_first = sorted(self.names, key=lambda s: -len(s))
        full = [clean_name(span.of(text)) for span in self.names]
        self._full = [(span, name, name.lower().split()) for span, name in zip(self.names, full, strict=True)]
        self.governments = [m for m in _GOVERNMENT.finditer(text) if m[1].lower() not in ("the", "a", "an")]

    # ------------------------------------------------------------ written out

    def written_out(self, name: str, span: Span) -> Named:
        """The full name that the article gives for an acronym or a short form: "the Observatory", "ORC"."""
        bare = re.sub(r"^(?:so-called |[\w.]+-(?:based|run|backed|led|linked) )+", "", name)
        wanted = bare.lower().split()
        for candidate, full, words in self._full:
            if _ACRONYM.fullmatch(bare) and len(words) > 1 and initials(full) == bare.replace(".", ""):
                return Named(full, candidate)
            longer = len(words) > len(wanted) >= 1 and len(wanted[0]) > 3
            if longer and words[: len(wanted)] != wanted and stands_for(wanted, words):
                return Named(full, candidate)
        return Named(bare, span)

    def named_at(self, source: Span) -> Span | None:
        """A full name that the source is, with no more than what kind of group it is: "the X monitoring group"."""
        for name in self._longest_first:
            if not source.contains(name) or " " not in name.of(self.view.text):
                continue
            before = self.view.text[source.start : name.start].lower().split()
            behind = self.view.text[name.end : source.end].lower().split()
            kind = [w for w in before if w not in ("the", "a", "an", "key", "main", "so-called")]
            if behind and behind[-1] in GROUP_NOUNS and len(behind) <= 3 and not kind and not is_role(behind[-1]):
                return name
            if kind and kind[-1] in GROUP_NOUNS and before[-1] in ("the", kind[-1]) and not behind:
                return name
        return None

    # ------------------------------------------------------------ governments

    def seated_at(self, name: str) -> Named | None:
        """A capital that speaks is its country, if the article names the country: "Moscow said" is Russia."""
        country = gazetteer.load().seat(name)
        for known in (country.name, *_SHORT.get(country.name, ())) if country else ():
            at = re.search(rf"(?<!\w){re.escape(known)}(?![A-Z-])", self.view.text)
            if at and country:
                return Named(country.name, Span(*at.span()))
        return None

    def government(self, source: Span) -> Named | None:
        """The government that a description means, under its country's name if the article ties the two.

        "Orvan President Ada Berg" makes "Bergs government", "the government of President Berg" and "the regime"
        behind either "Orvan government".
        """
        text = source.of(self.view.text)
        ruled = re.search(rf"\b({'|'.join(_RULERS)})\b(?: of (?P<of>.+))?$", text)
        if ruled is None:
            return None
        before = re.sub(r"^(?:the|its|their|this|that|a|an)\b ?", "", text[: ruled.start()], flags=re.IGNORECASE)
        owner = re.sub(r"\b(?:al|el)-(?=[A-Z])", "", (ruled["of"] or before).strip())
        if not owner:
            return self._last_government(source)
        if not owner.split()[-1][:1].isupper():
            return None  # "the local government"
        return self._of(owner, ruled[1], source)

    def _of(self, owner: str, noun: str, source: Span) -> Named:
        last = re.sub(r"['’]s?$", "", owner.rsplit(maxsplit=1)[-1])
        people = self._people_of(last) or self._adjective_of(last)
        if people is None:
            return self._as_named(last, noun, source)
        return self._as_named(people, "government", source)

    def _adjective_of(self, country: str) -> str | None:
        """The adjective that the article has for a country: "Orvan" for "Orva", "Orva's" and "Orvas"."""
        mentions = self.view.annotated.mentions
        places = {m.span.of(self.view.text) for m in mentions if m.label == "GPE"}
        stem = next((c for c in (country, country.removesuffix("s")) if c in places and not _PEOPLE.match(c)), None)
        peoples = [m.span.of(self.view.text) for m in mentions if m.label == "NORP"]
        fitting = [p for p in peoples if stem and len(stem) > 3 and p.startswith(stem[:-1]) and _PEOPLE.match(p)]
        return min(fitting, key=len) if fitting else None

    def _people_of(self, ruler: str) -> str | None:
        """The country whose head is ``ruler``, as the adjective before the title: "Orvan President Ada Berg"."""
        for name in (ruler, ruler.removesuffix("s")):
            surname = surname_of(name)
            if not surname or self.persons.bearer_of(name) is None:
                continue
            title = re.compile(
                rf"\b({_CAPS}?)(?:['’]s)? {_HEADS_OF_STATE} (?:[\w-]+ ){{0,2}}?(?:\w\w-)?{surname}", re.IGNORECASE
            )
            for match in title.finditer(self.view.text):
                if match[1][0].isupper() and not match[1].lower().startswith(("former", "the")):
                    return match[1]
        return None

    def _as_named(self, owner: str, noun: str, source: Span) -> Named:
        """A government in the words that stand somewhere: "Orvan government" rather than "Orvan regime"."""
        known = [m for m in self.governments if m[1] == owner]
        if known:
            best = min(known, key=lambda m: (m[2] != "government", m.start()))
            return Named(f"{best[1]} {best[2]}", Span(best.start(1), best.end(2)))
        person = self.persons.bearer_of(owner) or self.persons.bearer_of(owner.removesuffix("s"))
        if person is not None:
            return Named(f"{person.name.split()[-1]} {noun}", source)
        return Named(f"{owner} {noun}", source)

    def _last_government(self, source: Span) -> Named | None:
        """As in "the government": the last one that the article named by country or ruler, else the only one."""
        earlier = [m for m in self.governments if m.end() <= source.start]
        if earlier:
            return self._of(earlier[-1][1], earlier[-1][2], source)
        of = re.compile(rf"\b({'|'.join(_RULERS)}) of (?:the )?((?:{_CAPS} )*(?:\w\w-)?{_CAPS})")
        before = [m for m in of.finditer(self.view.text) if m.end() <= source.start]
        if before:
            return self._of(re.sub(r"\b(?:al|el)-", "", before[-1][2]), before[-1][1], source)
        owners = {m[1] for m in self.governments}
        return self._of(owners.pop(), self.governments[0][2], source) if len(owners) == 1 else None


def content_words(text: str, without: Iterable[str] = ()) -> set[str]:
    """The words of a description that tell; "Orle-based" tells nothing of a name."""
    plain = re.sub(r"\b[\w.]+-(?:based|run|backed|led)\b", " ", text.lower())
    return set(re.findall(r"[^\W\d_]+", plain)) - {"the", "a", "an", "of", "for", "in", "so", "called"} - set(without)
