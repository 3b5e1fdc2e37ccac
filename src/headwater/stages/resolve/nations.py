"""Which country a word points to: a country's name, its people's, its capital, a place in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from urllib.parse import urlsplit

from headwater.models import gazetteer
from headwater.stages.resolve.names.spelling import plain_words
from headwater.types import Place, PlaceKind, Reading

_STATE = (
    r"(?:[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior|[Gg]eneral|[Aa]rmy|[Gg]overnment|[Mm]inister|[Mm]inistry|[Pp]resident"
    r"|[Pp]arliament)"
)
_OF_STATE = re.compile(rf"\b([A-Z][a-z]+)['’]s {_STATE}|\b(?:{_STATE}|[Aa]ffairs|[Ss]taff) of ([A-Z][a-z]+)")
_PEOPLE = re.compile(r"\b[A-Z][a-z]{2,}(?:an|ese|ish|i|ic)s?\b")
_ADJECTIVE = re.compile(r"(?:ian|ean|an|ese|ish|i|ic)s?$")
_SHORTEST_STEM = 4
_LONGEST = 3  # words of a country's name or adjective: "United Arab Emirates"
_ENDINGS = {"uk": "gb"}  # of addresses, where they are not the country's code
# of countries that sell theirs to anybody, or of none
_SOLD = frozenset({"ai", "cc", "co", "eu", "fm", "io", "ly", "me", "to", "tv", "ws"})
_SURE = 0.5  # confidence at which a place counts for the country that holds it
_WIDE = 1_000_000  # inhabitants of a country whose capital may name an outlet; "Valley" is Anguilla's
_HAMLET = 5_000  # inhabitants; "Arvia" may be one somewhere
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")


class Nations:
    """The countries that the articles and the gazetteer know.

    A place that the gazetteer does not know may be a country as well: "Arvian" is read as Arvia by the common stem.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._known: dict[str, str | None] = {}

    def of(self, words: str) -> str | None:
        """The country that a name or an adjective stands for: "Arvia", "Arvian", "U.S." (United States)."""
        if words not in self._known:
            self._known[words] = _country(words) or (None if " " in words else self._by_stem(words))
        return self._known[words]

    def named(self, name: str) -> str | None:
        """The country that has this name; an adjective, or the word for its people, is none."""
        return None if gazetteer.load().demonym(name) else self.of(name)

    def owner(self, word: str) -> str | None:
        """The country of a possessive that has lost its mark: Arvia of "Arvias army"."""
        return self.named(word[:-1]) if word.endswith("s") and not self.named(word) else None

    def seat(self, name: str) -> str | None:
        """The country whose capital has this name; letters that spell one, "SANA", are something else."""
        country = None if name.isupper() else gazetteer.load().seat(name)
        return country.name if country else None

    def home(self, article: str) -> str | None:
        """The country from which an article's outlet writes, by its address or its name; None where neither tells."""
        return self._homes.get(article)

    def told_of(self, article: str) -> str | None:
        """The country in which most of the places lie that an article names; None where two have as many, or none."""
        return self._told_of.get(article)

    def words(self, name: str) -> list[str]:
        """The words of a name in lower case, each country as one and marked: "army" and "=Arvia" of "Army of Arvia"."""
        return [marked(country) if country else word.lower() for word, country in self._split(name)]

    def in_name(self, name: str) -> str | None:
        """The first country that a name gives, or holds the first place in it."""
        parts = list(self._split(name))
        named = next((country for _, country in parts if country), None)
        return named or next((c for word, _ in parts if (c := self._holding.get(word))), None)

    def is_people(self, word: str) -> bool:
        """Whether a word is the adjective of a country or region: "Baltic"."""
        return gazetteer.load().demonym(word) is not None or self.of(word) is not None

    def _split(self, name: str) -> Iterator[tuple[str, str | None]]:
        """The words of a name, several that name a country together, each with its country."""
        words = _WORD.findall(re.sub(r"['’]s\b", "", name))
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                joined = " ".join(words[at : at + length])
                country = self.of(joined) if joined[:1].isupper() else None
                if country is None and joined[:1].isupper() and at + length < len(words):
                    country = self.owner(joined)
                if country or length == 1:
                    yield joined.rstrip("."), country
                    at += length
                    break

    @cached_property
    def _homes(self) -> dict[str, str]:
        found = {r.article.id: _of_address(r.article.url) or self._of_outlet(r.article.outlet) for r in self._readings}
        return {article: country for article, country in found.items() if country}

    @cached_property
    def _told_of(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for reading in self._readings:
            votes = Counter(filter(None, (_name_of(mention.place.country) for mention in reading.annotated.places)))
            ranked = votes.most_common(2)
            if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
                found[reading.article.id] = ranked[0][0]
        return found

    def _of_outlet(self, name: str | None) -> str | None:
        return self.in_name(name) or next(filter(None, map(_wide_seat, name.split())), None) if name else None

    @cached_property
    def _holding(self) -> dict[str, str]:
        """The country of each place that some article names."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in self._readings:
            for mention in reading.annotated.places:
                country = _name_of(mention.place.country)
                if country and mention.confidence >= _SURE:
                    votes[mention.span.of(reading.article.text)][country] += 1
        return {name: min(counts, key=lambda c: (-counts[c], c)) for name, counts in votes.items()}

    @cached_property
    def _unknown(self) -> tuple[str, ...]:
        """Countries that the gazetteer does not know, if the articles treat them as such.

        A place in one word, which is no known town and nobody's name, with a people ("Arvian") or a body of the state
        ("Arvia's army", "Ministry of Defence of Arvia").
        """
        places: set[str] = set()
        persons: set[str] = set()
        owners: set[str] = set()
        stems: set[str] = set()
        for reading in self._readings:
            text = reading.article.text
            for mention in reading.annotated.mentions:
                if mention.label == "GPE":
                    places.add(mention.span.of(text))
                elif mention.label == "PERSON":
                    persons.update(mention.span.of(text).split())
            owners.update(m[1] or m[2] for m in _OF_STATE.finditer(text))
            stems.update(_ADJECTIVE.sub("", word) for word in _PEOPLE.findall(text))
        found = (n for n in places - persons if n.isalpha() and n[:1].isupper() and n not in self._holding)
        treated = (n for n in found if n in owners or any(n[:k] in stems for k in range(len(n) - 3, len(n) + 1)))
        return tuple(sorted(n for n in treated if not any(map(_is_town, [n], gazetteer.load().named(n)[:1]))))

    def _by_stem(self, word: str) -> str | None:
        if not word[:1].isupper() or len(word) < _SHORTEST_STEM:
            return None
        stem = _ADJECTIVE.sub("", word)
        if stem != word and len(stem) >= _SHORTEST_STEM - 1:
            # a tagger takes "Arvian" for a place now and then
            first = bisect_left(self._unknown, stem)
            near = takewhile(lambda c: c.startswith(stem), islice(self._unknown, first, None))
            fitting = [c for c in near if len(c) - len(stem) <= 3 and not c.startswith(word)]
            if fitting:
                return min(fitting, key=lambda c: (len(c), c))
        at = bisect_left(self._unknown, word)
        return word if self._unknown[at : at + 1] == (word,) else None


def marked(country: str) -> str:
    """How a country stands among the words of a name."""
    return f"={country}"


def is_country(word: str) -> bool:
    """Whether one of the words of a name is a country."""
    return word.startswith("=")


def _is_town(name: str, place: Place) -> bool:
    """Whether a place is called so itself, not in some other language, and is more than a hamlet."""
    return plain_words(place.name) == plain_words(name) and place.population >= _HAMLET


def _wide_seat(word: str) -> str | None:
    """The country whose capital an outlet is named for: "Vilnius Courier", and not "Valley Times"."""
    country = gazetteer.load().seat(word)
    return country.name if country and country.population >= _WIDE else None


def _of_address(url: str | None) -> str | None:
    """The country of the last part of a host's name: "orlepost.lt" writes from Lithuania."""
    try:
        ending = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    except ValueError:  # "http://[": no address
        return None
    return _name_of(_ENDINGS.get(ending, ending)) if len(ending) == 2 and ending not in _SOLD else None


@lru_cache(maxsize=50_000)
def _country(words: str) -> str | None:
    """The country that the gazetteer has under a name or adjective."""
    known = gazetteer.load()
    found = known.demonym(words) or next(iter(known.named(words)), None)
    return found.name if found and found.kind is PlaceKind.COUNTRY else None


def _name_of(code: str | None) -> str | None:
    country: Place | None = gazetteer.load().country(code) if code else None
    return country.name if country else None
