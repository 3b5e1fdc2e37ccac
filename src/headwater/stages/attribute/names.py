"""Names as strings: cleaned, compared, abbreviated, and told apart from roles and outlets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from headwater.stages.attribute import lexicon
from headwater.types import Span

_ARTICLES = re.compile(
    r"^(?:the|a|an|some|its|their|his|her|this|that|these|those|one|another)\s+(?!of\b)", re.IGNORECASE
)
# "the state news agency Pellant", "newspaper The Post": the noun says what the name behind it is
_MEDIA_LEAD = re.compile(rf"^(?:[a-z]+\s+){{0,2}}(?:{'|'.join(sorted(lexicon.MEDIA_NOUNS))})\s+(?:The\s+)?(?=[A-Z])")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_AGENCY = re.compile(
    r"^(?:(?:semi-)?official |state(?:-run)? )?([A-Z]{2,}) (?:state )?(?:news )?agency$"
)  # "ORN news agency"
_INTRODUCED = re.compile(r"((?:[A-Z][\w’'-]+\s+(?:of\s+|for\s+|and\s+|the\s+)*){2,8})[(\[]([A-Z]{2,8})[)\]]")
_BRACKETS = re.compile(r"\s*(?:\([^()]*(?:\)|$)|\[[^\[\]]*(?:\]|$))")  # "the River Council (RRC)"
_SAME_ROLE = {
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chief": "head",
    "leader": "head",
    "director": "head",
    "pontiff": "pope",
    "ambassador": "envoy",
    "ambassadors": "envoy",
}

# "Ada 24 said", where the commas were lost; some channels are called so
_AGE = re.compile(
    r"^((?!Channel|France|Russia|Rossiya|Radio|News|Route|Sky|Studio|Kanal|Canal)[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r" (?:1[5-9]|[2-9]\d)$"
)
KEPT_NAMES = 4096  # the names of an article are compared with each other over and over


@lru_cache(maxsize=KEPT_NAMES)
def clean_name(text: str) -> str:
    """A name without article, possessive and stray marks, on one line; an outlet's without "the newspaper"."""
    name = re.sub(r"\s+", " ", text)
    name = (_BRACKETS.sub("", name) or name).strip(" ,;:.\"“”'‘’()—–-")
    name = re.sub(r"(?:'s|’s)$", "", name)
    name = _AGE.sub(r"\1", name)
    name = f"{name}." if _DOTTED.fullmatch(name.split(" ")[-1]) else name  # "the U.S."
    return _AGENCY.sub(r"\1", _MEDIA_LEAD.sub("", _ARTICLES.sub("", name)))


def name_words(name: str) -> list[str]:
    """The words of a name in lower case, without accents."""
    return list(_name_words(name))


@lru_cache(maxsize=KEPT_NAMES)
def _name_words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", clean_name(name))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain.lower()))


@lru_cache(maxsize=KEPT_NAMES)
def is_media(name: str) -> bool:
    """Whether a name is that of an outlet or agency, as far as a name tells."""
    bare = _ARTICLES.sub("", name.strip())
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", bare)
    if not words:
        return False
    lower = [w.lower() for w in words]
    titled = bare[:1].isupper() and words[-1][:1].isupper()
    return (
        not lexicon.AGENCIES.isdisjoint(lower)
        or lower[-1] in lexicon.MEDIA_NOUNS
        or (lower[-1] in lexicon.MEDIA_NAME_PARTS and titled)
        or bool(_MEDIA_LEAD.match(bare))
    )


def is_role(word: str) -> bool:
    return any(part in lexicon.ROLE_NOUNS for part in word.lower().strip(".,").split("-"))


def role(word: str) -> str:
    """A role under one word: "spokeswoman" and "spokesman" are one, and so are "chief" and "director"."""
    word = _SAME_ROLE.get(word, word)
    return word[:-1] if word.endswith("s") and word[:-1] in lexicon.ROLE_NOUNS else word


def initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def introduced(text: str) -> list[Span]:
    """The full names that ``text`` gives with their acronym: "River Relief Council (RRC)"."""
    found = []
    for match in _INTRODUCED.finditer(text):
        full = match[1].rstrip()
        start = match.start(1) + (len("The ") if full.startswith("The ") else 0)
        span = Span(start, match.start(1) + len(full))
        if initials(span.of(text)) == match[2]:
            found.append(span)
    return found


def stands_for(short: list[str], full: list[str]) -> bool:
    """As "observatory" stands for "river observatory for human rights": its words come last before "of" or "for"."""
    stop = next((i for i, w in enumerate(full) if w in ("of", "for", "on")), None)
    return stop is not None and short == full[stop - len(short) : stop]
