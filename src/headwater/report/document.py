"""The brief as a document: the schema ``headwater.brief/1``, field for field.

The JSON is what users and scorers read, so changes are additive; ``docs/brief.md`` describes every field and
``brief-1.schema.json`` beside this file checks it. A field that Python cannot name carries a trailing underscore here
and none in the JSON (``from_`` is ``from``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

SCHEMA = "headwater.brief/1"


@dataclass(frozen=True, slots=True)
class Time:
    value: str  # ISO 8601 prefix, as long as the precision
    precision: str  # year | month | day | minute | second


@dataclass(frozen=True, slots=True)
class Words:
    """A span of an article's cleaned text, with the words in it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RemovedDoc:
    kind: str  # advert, script, share, newsletter ...
    text: str


@dataclass(frozen=True, slots=True)
class CreditDoc:
    """An agency or another outlet that an article names as the source of its text."""

    name: str
    kind: str  # byline | dateline | sign_off | copyright | source | first_published | with
    agency: bool


@dataclass(frozen=True, slots=True)
class ReuseDoc:
    """A passage of one article, and where the same words stand in another."""

    start: int
    end: int
    text: str
    article: str  # the other one
    there: Words


@dataclass(frozen=True, slots=True)
class TakenDoc:
    """What an article has from one source."""

    source: str  # name of an agency or outlet, or an article id
    share: float  # 0..1, of the article's words
    credited: bool
    passages: tuple[ReuseDoc, ...]


@dataclass(frozen=True, slots=True)
class DerivationDoc:
    """What an article is made of; the shares add up to 1."""

    own: float
    quoted: float
    taken: tuple[TakenDoc, ...]  # largest first


@dataclass(frozen=True, slots=True)
class ArticleDoc:
    id: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    credit: str | None
    published: Time | None
    language: str
    sha256: str
    words: int
    family: str
    own_voice_claims: tuple[str, ...]  # claims that this article tells in its own voice
    text: str  # cleaned; all spans of this article count its characters
    removed: tuple[RemovedDoc, ...]  # furniture that was taken out, white space left aside
    publisher: str | None = None  # as counted: one name for all editions of a publisher
    credits: tuple[CreditDoc, ...] = ()  # the one that covers the whole text first
    derivation: DerivationDoc | None = None  # None: an account of an earlier version, which did not ask

    @property
    def taken(self) -> tuple[TakenDoc, ...]:
        """What the article has from others, as far as is known."""
        return self.derivation.taken if self.derivation else ()


@dataclass(frozen=True, slots=True)
class PlaceDoc:
    lat: float
    lon: float
    geonames: int | None


@dataclass(frozen=True, slots=True)
class EntityDoc:
    id: str
    kind: str  # person | organisation | place | group
    name: str
    aliases: tuple[str, ...]
    role: str | None
    side: str | None
    place: PlaceDoc | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementDoc:
    id: str
    article: str
    form: str  # direct | mixed | indirect
    stance: str  # asserts | denies | declines
    hedged: bool
    content: tuple[Words, ...]
    source: Words | None
    cue: Words | None
    speaker: str | None  # entity id
    speaker_name: str | None
    chain: tuple[str, ...]  # reader first, originator last
    addressee: str | None
    occasion: str | None
    said_on: Time | None
    claims: tuple[str, ...]
    confidence: float
    made_by: str


@dataclass(frozen=True, slots=True)
class NarratedDoc:
    article: str
    start: int
    end: int
    text: str
    dropped: bool
    confidence: float = 1.0  # 0..1, that it says the same


@dataclass(frozen=True, slots=True)
class PassageDoc:
    """Words of one article."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PartDoc:
    """The words of a statement that make the claim, where the statement makes several."""

    statement: str
    spans: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PossibleDoc:
    """A passage that may say the same as a claim; too doubtful to be counted."""

    article: str
    statement: str | None  # that it is the content of; None: an article's own voice
    start: int
    end: int
    text: str
    confidence: float  # 0..1, that it says the same
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginDoc:
    name: str
    entity: str | None
    kind: str  # speaker | unnamed | own_voice | witness
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstSeen:
    article: str
    published: Time | None


@dataclass(frozen=True, slots=True)
class QuantityDoc:
    article: str
    text: str
    value: float
    bound: str  # exact | at_least | at_most | about
    unit: str
    high: float | None = None
    of: str = ""
    state: str = ""
    place: str | None = None
    as_of: Time | None = None


@dataclass(frozen=True, slots=True)
class ChangeDoc:
    """How one telling of a claim differs from an earlier one."""

    kind: str  # wording | figure | certainty | attribution
    before: PassageDoc
    after: PassageDoc
    what: str  # in plain words that quote both


@dataclass(frozen=True, slots=True)
class EditDoc:
    """Words of one telling beside those of another."""

    before: Words | None  # in the first telling; None: added
    after: Words | None  # in the other one; None: left out


@dataclass(frozen=True, slots=True)
class VariantDoc:
    """One telling of a quotation beside the first one, word by word."""

    first: PassageDoc
    other: PassageDoc
    edits: tuple[EditDoc, ...]  # in the order of the text; none: the same words


@dataclass(frozen=True, slots=True)
class CircleDoc:
    """Outlets that have a claim from each other."""

    names: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """How content changed between tellings: what a careful reader would point at."""

    figures: tuple[str, ...]  # the different figures, as worded
    hedged_in: tuple[str, ...]  # articles that hedge
    flat_in: tuple[str, ...]  # articles that state it flat
    named_as: tuple[str, ...]  # the source's wordings, when they differ
    changes: tuple[ChangeDoc, ...] = ()  # in the order of time; tellings without a date come last
    variants: tuple[VariantDoc, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimDoc:
    id: str
    gist: str
    statements: tuple[str, ...]
    narrated: tuple[NarratedDoc, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[OriginDoc, ...]
    sides: tuple[str, ...]
    relays: tuple[str, ...]
    families: tuple[str, ...]
    declines: tuple[str, ...]  # statement ids
    denials: tuple[str, ...]  # claim ids
    first_seen: FirstSeen | None
    quantities: tuple[QuantityDoc, ...]
    drift: Drift
    confidence: float
    parts: tuple[PartDoc, ...] = ()
    possible: tuple[PossibleDoc, ...] = ()
    reasons: tuple[str, ...] = ()  # why its members are one claim
    circles: tuple[CircleDoc, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictDoc:
    id: str
    kind: str
    claims: tuple[str, str]
    why: str
    values: tuple[str, ...]
    passages: tuple[PassageDoc, ...] = ()  # the words on the one side, then those on the other
    confidence: float = 1.0  # 0..1, that both are of the same thing at the same time


@dataclass(frozen=True, slots=True)
class NotConflictDoc:
    """Two claims that look like a conflict and are none."""

    id: str
    kind: str  # that it would be
    claims: tuple[str, str]
    reason: str  # update | subset | different thing | approximation | different time
    why: str
    values: tuple[str, ...]
    passages: tuple[PassageDoc, ...]


@dataclass(frozen=True, slots=True)
class EndDoc:
    """A place as an article names it: where a movement starts or ends, where something happened."""

    name: str  # as the article words it
    entity: str | None
    lat: float | None  # degrees, WGS 84; None: the gazetteer does not know the name
    lon: float | None
    place: str | None = None  # the gazetteer's name for it, with region and country: "Oren, Karst, Veland"
    kind: str | None = None  # macro | country | region | district | capital | city
    confidence: float = 1.0  # 0..1, that the name means this place
    or_else: str | None = None  # the next best place of that name, where the first is doubtful
    parts: tuple[EndDoc, ...] = ()  # the single places, where the words name several: "Oren and Karst"; no lat then


@dataclass(frozen=True, slots=True)
class FigureDoc:
    """How many, as one article words it, and who says so."""

    text: str
    value: float
    bound: str  # exact | at_least | at_most | about
    article: str
    origins: tuple[str, ...]  # empty: the article's own voice


@dataclass(frozen=True, slots=True)
class MovementDoc:
    """People, forces, goods, aid or money said to move."""

    id: str
    who: str | None
    what: str
    quantity: str | None
    from_: EndDoc | None
    to: EndDoc | None
    when: Time | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]  # empty: told in articles' own voice only
    passages: tuple[NarratedDoc, ...] = ()
    kind: str = "people"  # people | forces | goods | money
    via: EndDoc | None = None
    mode: str | None = None  # "by bus", as worded
    planned: bool = False  # said to be going to happen, not to have happened
    hedged: bool = False  # every telling of it is hedged
    figures: tuple[FigureDoc, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDoc:
    """Something said to have happened that is no movement, with its roles as the texts word them."""

    id: str
    kind: str  # control | casualties | attack | aid | meeting | announcement
    plover: str | None  # the PLOVER event type that it is: "ASSAULT", "AID", "CONSULT" ...
    what: str  # the word that tells it: "killed", "captured"
    who: str | None  # who does it
    whom: str | None  # to whom or what it is done
    state: str | None  # of casualties: killed | wounded | captured | missing | displaced
    place: EndDoc | None
    when: Time | None
    figures: tuple[FigureDoc, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    passages: tuple[NarratedDoc, ...]
    planned: bool = False
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class LinkDoc:
    """Two articles of one family, and which of them the words went to."""

    article: str
    source: str
    kind: str  # copy | cut | reworked | version
    share: float  # 0..1, of the shorter one's words
    confidence: float  # 0.5..1, that they went this way; 0.5: cannot be told
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyDoc:
    id: str
    articles: tuple[str, ...]
    root: str | None  # article id, or name of the agency or outlet that is credited; None: cannot be told
    evidence: tuple[str, ...]
    links: tuple[LinkDoc, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What is said to have happened then, or what was told then."""

    when: Time
    text: str
    claims: tuple[str, ...]
    kind: str = "happened"  # happened: the time of the event | told: the time of the article that was first to tell it
    until: Time | None = None  # the last day, where it is a stretch of time
    articles: tuple[str, ...] = ()  # of what was told, the one that was first to tell it comes first
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedDoc:
    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class OverviewDoc:
    """How many articles there are, and how many texts behind them."""

    articles: int = 0
    outlets: int = 0  # publishers counted
    families: int = 0
    agencies: tuple[str, ...] = ()  # by how many articles they stand behind
    agency_articles: int = 0  # articles whose text is an agency's
    uncredited: int = 0  # those of them that do not say so


@dataclass(frozen=True, slots=True)
class Brief:
    """The sourced account of one story."""

    schema: str
    headwater: str
    made_at: str
    settings: dict[str, Any]
    articles: tuple[ArticleDoc, ...]
    entities: tuple[EntityDoc, ...]
    statements: tuple[StatementDoc, ...]
    claims: tuple[ClaimDoc, ...]  # by reach: most articles, then most outlets, then earliest
    conflicts: tuple[ConflictDoc, ...]
    movements: tuple[MovementDoc, ...]
    families: tuple[FamilyDoc, ...]
    timeline: tuple[TimelineEntry, ...]
    rejected: tuple[RejectedDoc, ...]
    overview: OverviewDoc = OverviewDoc()
    not_conflicts: tuple[NotConflictDoc, ...] = ()
    events: tuple[EventDoc, ...] = ()  # other than movements

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON types."""
        packed = _plain(self)
        assert isinstance(packed, dict)
        return packed

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value
