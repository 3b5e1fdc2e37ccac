"""The body for which a name stands or a person speaks: a government under its many names, an office, a company."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.models import gazetteer
from headwater.stages.resolve.roles import BODY_WORDS
from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.voices import described_kinds, head_of, words_of
from headwater.types import Entity, EntityKind, PlaceKind

_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|press (?:service|office|secretary))\b", re.IGNORECASE)
# whoever bears such an office of a body that is no state speaks for it
_HEADS = re.compile(
    r"\b(?:head|chief|director|chairman|chairwoman|chair|president|founder|ceo|executive|leader|chancellor|manager"
    r"|secretary|rector|representative|spokes\w+)\b",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(
    rf"{_HEADS.pattern} (?:of|for) (?:the|this|that|its) ((?:[a-z-]+|[A-Z][\w-]+-based)(?: [a-z-]+){{0,4}})"
)
_STAFF = frozenset(
    "researcher executive engineer manager representative spokesperson scientist lawyer employee".split()
)
_MINISTER = re.compile(r"\bministers?\b")
_OF_MINISTERS = frozenset({"prime", "deputy", "vice", "former"})  # "Prime Minister" has no ministry of that name
_GOVERNMENT = frozenset("government regime administration authorities cabinet".split())
_KINDS = {
    **dict.fromkeys(_GOVERNMENT, "government"),
    "tv": "television",
    "television": "television",
    "media": "media",
}
_OF_STATE = frozenset("state national official public run owned".split())
_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]+(?:-[^\W\d_]+)*")
_SAME_START = 4  # letters that "Arvian" and "Arvia" have in common
_SPELLED = frozenset("channel broadcaster".split())  # "state television channel" is state television


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that each state has one of, and whose it is."""

    kind: str  # government | television | media
    country: str  # name of the country


def speaks_for(name: str, role: str | None, body: str, *, of_state: bool) -> bool:
    """Whether a spokesperson, or the head of a body that is no state, is one with the body named.

    "Ada Berg, head of the River Observatory" and the Observatory are one. Ministers of one cabinet are several, each
    one with the ministry of that name only.
    """
    said = words_of(f"{name} {role or ''}")
    wanted = words_of(body)
    if not wanted:
        return False
    if wanted <= said and is_spokesperson(name, role):
        return True
    offices = words_of(role or "")
    if wanted <= offices and _HEADS.search(role or ""):
        return not of_state
    ministry = {"ministry" if _MINISTER.fullmatch(w) else w for w in offices}
    return "ministry" in wanted and wanted <= ministry and not offices & _OF_MINISTERS


def is_spokesperson(name: str, role: str | None) -> bool:
    return bool(_SPEAKS_FOR.search(f"{name} {role or ''}"))


def heads_described_body(called: str) -> bool:
    """Whether words call a person the head of a body without its name: "head of the monitoring group, Ada Berg"."""
    found = _HEAD_OF.search(called)
    return found is not None and any(described_kinds(w) & {"body", "firm"} for w in found[1].split())


def heads_body_in_short(role: str | None, body: str) -> bool:
    """Whether a role is the head of a body by part of its name: "Observatory head" of "River Observatory"."""
    if role is None or not _HEADS.search(role):
        return False
    short = words_of(_HEADS.sub("", role))
    return bool(short & BODY_WORDS) and short < words_of(body)


def is_staff(name: str) -> bool:
    """Whether a description is of people who speak as a body: "Orle Steel engineers", "researchers at Orle Steel"."""
    return head_of(name) in _STAFF


def institution_of(name: str, entity: Entity | None, articles: frozenset[str], corpus: Corpus) -> Institution | None:
    """The government or state media for which a name stands: "Arvia", "the Arvian government", "the Varn regime".

    A regime called after its leader is that of the leader's country, or of the country of which the articles tell.
    """
    if entity is not None and entity.kind is EntityKind.PERSON:
        return None
    if entity is not None and entity.side is not None and entity.side == entity.name:
        return Institution("government", entity.side)
    words = [w for w in _WORD.findall(name) if w.lower() not in ("the", "s")]
    kind, rest = _kind(words)
    if kind is None or not rest:
        return None
    if entity is not None and entity.side and all(_points_to(w, entity.side) for w in rest):
        return Institution(kind, entity.side)
    country, left = _owner(rest, articles, corpus)
    return Institution(kind, country) if country and not left else None


def _kind(words: list[str]) -> tuple[str | None, list[str]]:
    """The kind of body that the last word of a name tells, and the words before it that do not belong to it."""
    while words and words[-1].lower() in _SPELLED:
        words = words[:-1]
    kind = _KINDS.get(words[-1].lower()) if words else None
    if kind is None or kind == "government":
        return kind, words[:-1]
    rest = [w for w in words[:-1] if w.lower() not in _OF_STATE]
    return (kind, rest) if len(rest) < len(words) - 1 else (None, rest)


def _owner(words: list[str], articles: frozenset[str], corpus: Corpus) -> tuple[str | None, list[str]]:
    """The country to which words point, and the words that tell something else."""
    rest = [w for w in words if _singular(w).lower() not in _GOVERNMENT]  # "the Varn regime's television"
    for size in range(len(rest), 0, -1):
        country = _country(" ".join(map(_singular, rest[:size]))) or _country(" ".join(rest[:size]))
        if country:
            return country, rest[size:]
    leader = _leader(rest, corpus) if rest else None
    return (_country_led(leader, articles, corpus), []) if leader else (None, rest)


def _singular(word: str) -> str:
    """A word without the "s" of a possessive that has lost its apostrophe."""
    return word.removesuffix("s")


def _points_to(word: str, country: str) -> bool:
    return _country(_singular(word)) == country or word[:_SAME_START] == country[:_SAME_START]


def _country(words: str) -> str | None:
    """The country that a name, an adjective or the name of a capital stands for."""
    known = gazetteer.load()
    found = known.demonym(words) or known.seat(words) or next(iter(known.named(words)), None)
    return found.name if found and found.kind is PlaceKind.COUNTRY else None


def _leader(words: list[str], corpus: Corpus) -> Entity | None:
    """The head of state after whom a government is called."""
    surname = _singular(words[-1].split("-")[-1].lower())
    return corpus.leader_called(surname) if len(words) <= 2 else None


def _country_led(leader: Entity, articles: frozenset[str], corpus: Corpus) -> str | None:
    if leader.side:
        return leader.side
    codes = {corpus.country_of(article) for article in articles}
    country = gazetteer.load().country(code) if len(codes) == 1 and (code := next(iter(codes))) else None
    return country.name if country else None
