"""Role and side of a speaker, from the words around the name."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.types import Span

ROLE_HEADS = frozenset(
    """minister president premier governor mayor spokesman spokeswoman spokesperson chief head leader director
    secretary general commander ambassador envoy chairman chairwoman chair senator lawmaker official officer
    king prince chancellor prosecutor judge professor analyst expert coordinator representative editor
    correspondent founder deputy adviser""".split()
)
# an article that names one bearer means that one by the bare word; of these there may be another
SINGULAR_HEADS = ROLE_HEADS - frozenset(
    """official officer lawmaker senator analyst expert professor representative editor correspondent deputy adviser
    judge leader""".split()
)
HEADS_OF_STATE = frozenset("president premier king ruler dictator chancellor".split())
# only who acts for a state or a party speaks for its side
_OFFICIAL = frozenset(
    """minister ministry president premier governor government army forces military staff police parliament
    regime embassy spokesman spokeswoman spokesperson official officials navy troops guard chancellor king
    senate administration ambassador envoy general commander foreign defence defense interior state
    commander-in-chief mayor party rebels opposition council""".split()
)
_SMALL = frozenset("""the a an of for to in and on at by its his her said s""".split())
_TITLE = re.compile(r"(?:[A-Za-z][\w’'.-]*\s+){1,7}$")
_TAIL = re.compile(
    r"^\s*,?\s+(?:an?\s+|the\s+)?((?:[\w’'-]+\s+){0,3}?[\w’'-]+\s+(?:of|for|at)\s+(?:the\s+)?[^,.;\n]{2,60})"
)
_PARTICIPLE = re.compile(r"(?!acting\b)\w+ing\b", re.IGNORECASE)  # "citing a spokesman for" gives no role
_PLACED = re.compile(r"\s+(?:in|of|at)\s+[A-Z]")
_SHORTEST_STEM = 4
_LONGEST_ROLE = 10  # words
_LONGEST_ABBREVIATION = 5  # "Brig.", "U.S."
_REACH = 60  # characters before a name in which its title stands
_ADJECTIVE = re.compile(r"(?:ian|ean|an|ese|ish|i|ic)s?$")


def role_in(source: str, name: str) -> str | None:
    """The role that the words around ``name`` give: before it as a title, or behind it after a comma."""
    at = source.find(name)
    return _role_around(source[:at], source[at + len(name) :]) if at >= 0 else None


def role_at(text: str, span: Span, *, behind: bool = True) -> str | None:
    """The role that the line gives to the name at ``span``: "Arvian Defence Minister Ada Berg"."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH, 0)
    return _role_around(text[start : span.start], text[span.end : span.end + 2 * _REACH] if behind else "")


def _role_around(before: str, behind: str) -> str | None:
    title = _TITLE.search(before)
    if title:
        words = title[0].split()
        if any(w.lower().strip(".,") in ROLE_HEADS for w in words) and words[-1].lower() not in _SMALL:
            return _trim(words)
    tail = _TAIL.match(behind)
    if tail and any(w.lower() in ROLE_HEADS for w in tail[1].split()) and not _PARTICIPLE.match(tail[1]):
        return " ".join(tail[1].split()[:_LONGEST_ROLE])
    return None


def _trim(words: list[str]) -> str | None:
    """A title starts at its first capital or role word; what a sentence said before it is cut."""
    start = 0
    for i, word in enumerate(words):
        known = word[0].isupper() or word.lower() in _OFFICIAL | ROLE_HEADS | {"of", "for", "the", "a", "an", "s"}
        ends_sentence = len(word) > _LONGEST_ABBREVIATION and word.endswith(".")
        if not known or ends_sentence:
            start = i + 1
    kept = words[start:]
    while kept and kept[0].lower() in _SMALL:
        kept = kept[1:]
    return " ".join(kept).strip(" ,;:") or None


def is_placed(text: str, span: Span) -> bool:
    """Whether a place stands behind a name: "the Defence Ministry in Oren"."""
    return bool(_PLACED.match(text[span.end : span.end + _REACH]))


def is_official(name: str) -> bool:
    """Whether the words of a name are those of an office or a body of the state."""
    return not _OFFICIAL.isdisjoint(name.lower().split())


def role_words(role: str | None) -> frozenset[str]:
    """The words of a role that tell one office from another."""
    words = re.findall(r"[^\W\d_]+", (role or "").lower())
    return frozenset({"defense": "defence"}.get(w, w) for w in words) - _SMALL


def side_of(name: str, roles: Sequence[str], countries: Sequence[str]) -> str | None:
    """The country that an official speaker acts for; None where the words do not tell.

    A country as such, speaking, is its own side.
    """
    for words in [*roles, name]:
        parts = re.findall(r"[^\W\d_]+", words)
        if not {p.lower() for p in parts} & _OFFICIAL:
            continue
        for part in parts:
            country = country_of(part, countries)
            if country:
                return country
    return None


def country_of(word: str, countries: Sequence[str]) -> str | None:
    """The place that a word names or is the adjective of: "Arvian" is Arvia, by a common stem."""
    if not word[:1].isupper() or len(word) < _SHORTEST_STEM:
        return None
    stem = _ADJECTIVE.sub("", word)
    if stem != word and len(stem) >= _SHORTEST_STEM - 1:
        # a tagger takes "Arvian" for a place now and then
        fitting = [c for c in countries if c.startswith(stem) and len(c) - len(stem) <= 3 and not c.startswith(word)]
        if fitting:
            return min(fitting, key=lambda c: (len(c), c))
    return word if word in countries else None
