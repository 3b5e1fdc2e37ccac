"""The nouns that flow between stages: frozen records, evidence as character spans.

Nothing here knows a library, a file format or a database. A record that is derived carries ``made_by``, the id of the
step, version and settings that made it (see :mod:`headwater.ids`), so that results of two versions can stand side by
side. Text evidence is always a :class:`Span` into the cleaned text of one article, never a bare copied string.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character range of one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Precision(StrEnum):
    """How finely a time is known. A month is never turned into its first day."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point or interval of time, as an ISO 8601 prefix as long as its precision: ``2031-05`` is the whole month."""

    value: str
    precision: Precision


# ---------------------------------------------------------------- ingest


@dataclass(frozen=True, slots=True)
class Hints:
    """What stood beside a text and not in it: ``meta.json``, a CSV's columns, front matter, mail headers."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None  # as written; clean reads it and finds its precision
    language: str | None = None
    location: str | None = None


class Markup(StrEnum):
    """What the body of a raw item is, and so how it is cleaned."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class RawItem:
    """One article as it came, decoded and not yet cleaned."""

    id: str  # becomes the article's id
    path: str  # as given, with the place inside a container: "a.zip/b.txt", "news.csv#12"
    sha256: str  # of the original bytes of the file (for a zip: of the member)
    body: str
    markup: Markup
    hints: Hints
    encoding: str | None  # as detected; None where the format says it (docx, pdf)
    mended: bool  # mojibake was repaired, so body differs from the decoded original
    made_by: str


# ---------------------------------------------------------------- clean


class Furniture(StrEnum):
    """Why a piece of the text is not part of the article."""

    ADVERT = "advert"  # [ad_1], "Advertisement"
    SCRIPT = "script"  # remains of script and style sheets
    SHARE = "share"  # "Share this article", rows of network names
    NEWSLETTER = "newsletter"
    DONATION = "donation"
    CAPTION = "caption"  # photo captions and credits
    LAYOUT = "layout"  # "Article top vertical", section names
    REPEAT = "repeat"  # a title or caption printed again
    COOKIE = "cookie"
    SOURCE_LINK = "source_link"
    RELATED = "related"  # "Read also", "You can find all ... here"
    ABOUT = "about"  # the outlet speaking of itself
    DATELINE = "dateline"  # publication date or place line, read into metadata
    FOREIGN = "foreign"  # a line in another language
    SPACE = "space"  # white space that was folded


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source text that the cleaned text leaves out."""

    span: Span  # in Article.source_text
    kind: Furniture


class CreditKind(StrEnum):
    """Where an article says whose text it is."""

    BYLINE = "byline"  # "Ada Berg, Reuters"; a line with nothing but the agency's name
    DATELINE = "dateline"  # "QUARRA (AP) -"
    SIGN_OFF = "sign_off"  # "-- Reuters"
    COPYRIGHT = "copyright"  # "© 2031 AFP"
    SOURCE = "source"  # "Source: BNS"
    FIRST_PUBLISHED = "first_published"  # "This story was first published by ..."
    WITH = "with"  # "with agencies", "Reuters contributed to this report": a part of the text


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or another outlet that an article names as the source of its text, outside the text itself."""

    name: str  # an agency's usual short name; an outlet's name as printed
    kind: CreditKind
    agency: bool  # False: another outlet
    span: Span | None  # in Article.source_text; None: it stood beside the text, in a column or a page's metadata


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet, freed of furniture.

    ``text`` is ``source_text`` without the ``removed`` spans, so each character of it has one place in the source.
    The title is the first line of ``text`` where there is one.
    """

    id: str
    path: str
    sha256: str
    text: str
    source_text: str
    removed: tuple[Removed, ...]
    title: Span | None
    foreign: tuple[Span, ...]  # quoted foreign text that stays, not read by later stages
    outlet: str | None
    byline: str | None
    url: str | None
    published: When | None
    language: str
    mended: bool
    made_by: str
    credits: tuple[Credit, ...] = ()  # the one that covers the whole text first

    @property
    def credit(self) -> str | None:
        """The agency whose text the article is: "Reuters"; "agencies" where it names none of several.

        An agency that only contributed is not meant: its part of the text is unknown.
        """
        return next((c.name for c in self.credits if c.agency and c.kind is not CreditKind.WITH), None)

    def title_text(self) -> str | None:
        return self.title.of(self.text) if self.title else None


# ---------------------------------------------------------------- annotate


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, with its place in the dependency parse (spaCy's labels)."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int  # index of the governing token in Annotated.tokens; its own index at a root


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    first: int  # tokens [first, last) of Annotated.tokens
    last: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, with spaCy's label (PERSON, ORG, GPE, LOC, NORP, FAC ...)."""

    span: Span
    label: str


class TimeKind(StrEnum):
    """TimeML's types of expressions of time."""

    DATE = "date"
    TIME = "time"  # finer than a day: "Monday night"
    DURATION = "duration"
    SET = "set"  # "every week"


class Modifier(StrEnum):
    """How the words around an expression of time bear on it; several may."""

    BEFORE = "before"
    AFTER = "after"
    BY = "by"  # at the latest then
    SINCE = "since"
    UNTIL = "until"
    AS_OF = "as_of"
    WITHIN = "within"
    ABOUT = "about"
    START = "start"  # "early August", "the beginning of 2031"
    MID = "mid"
    END = "end"
    LESS_THAN = "less_than"  # of durations
    MORE_THAN = "more_than"


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time and the date it names, anchored at the article's publication."""

    span: Span
    when: When | None  # None: an expression without a date that can be told ("recently", or no anchor)
    until: When | None = None  # the last day of a range: "August 10-13"
    kind: TimeKind = TimeKind.DATE
    value: str = ""  # as TIMEX3 writes it, for what has no calendar date too: "P3W", "2031-W07", "PAST_REF"
    modifiers: tuple[Modifier, ...] = ()


class Bound(StrEnum):
    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and what it is of: ``at least 58 people were killed`` is value 58, bound at_least, unit people, killed.

    A measure has its own unit and says what is measured: ``1,000 square kilometres of land`` is unit
    ``square kilometre`` of ``land``; a sum of money has its ISO 4217 code, ``USD``.
    """

    span: Span  # of the figure, with "about" or the like left out
    value: float
    bound: Bound
    unit: str  # lower-case lemma of what is counted, a unit of measure, a currency's code; "" where none is named
    high: float | None = None  # the upper end of a range: "80 or 100", "from 80 to 100"
    of: str = ""  # what a measure, a share or a sum is of
    state: str = ""  # what became of it: "killed", "wounded", "displaced"; "" where nothing is said
    place: Named | None = None  # where it was counted
    as_of: When | None = None  # the day for which the text gives it


class PlaceKind(StrEnum):
    MACRO = "macro"  # several countries, or a region with no bounds in law: "the Sahel"
    COUNTRY = "country"
    REGION = "region"  # first division of a country
    DISTRICT = "district"  # second
    CAPITAL = "capital"  # of a country
    CITY = "city"  # or any settlement


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    id: int  # GeoNames' number; below 0: an entry of our own
    name: str
    kind: PlaceKind
    country: str | None  # ISO 3166-1 code of two letters
    region: str | None  # name of the first division that it lies in
    lat: float  # degrees, WGS 84; of an area: its middle
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in the text and the place that it most likely means."""

    span: Span
    place: Place
    confidence: float  # 0..1
    runner_up: Place | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its words, sentences, names, dates and quantities."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    made_by: str
    places: tuple[PlaceMention, ...] = ()


# ---------------------------------------------------------------- attribute


class Form(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"  # no comment, not confirmed, refused to say


class Kind(StrEnum):
    SPEECH = "speech"
    BELIEF = "belief"  # a thought, wish or plan that nobody is said to have voiced; kept, and left out of the account


@dataclass(frozen=True, slots=True)
class Named:
    """A name as an article uses it, and where it stands there (None: known from outside the text)."""

    name: str
    span: Span | None


UNNAMED = "unnamed source"  # the originator of a chain that names none


def chain_of(relays: Sequence[str], speaker: str | None) -> tuple[str, ...]:
    """Names from the reader inward; the last is who said it, so that no relay is taken for it."""
    return (*relays, speaker or UNNAMED) if relays or speaker else ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A place where an article attributes content to a source."""

    id: str
    article: str
    content: tuple[Span, ...]  # two or more where the cue interrupts
    source: Span | None  # the words that name the source there; None: "reportedly"
    cue: Span | None
    speaker: Named | None  # fullest name in the article behind the source's words
    relays: tuple[Named, ...]  # from the reader inward; the speaker, who comes last in the chain, is not repeated
    form: Form
    stance: Stance
    hedged: bool
    addressee: Named | None
    occasion: Named | None
    said_on: When | None
    confidence: float  # 0..1
    made_by: str
    kind: Kind = Kind.SPEECH


# ---------------------------------------------------------------- resolve


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of one article."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or group under all its spellings."""

    id: str
    kind: EntityKind
    name: str  # the fullest spelling
    aliases: tuple[str, ...]
    role: str | None  # "defence minister", as the articles put it
    side: str | None  # the country or party spoken for; None: unknown
    mentions: tuple[Passage, ...]
    made_by: str
    place: Place | None = None  # where it lies, if it is one
    evidence: tuple[str, ...] = ()  # why its spellings are one, in words


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of two names; it outranks what the program makes of them."""

    left: str  # the two names in alphabetical order
    right: str
    verdict: Verdict
    author: str
    made_at: str  # ISO 8601, UTC


# ---------------------------------------------------------------- derive


class LinkKind(StrEnum):
    """How much of two texts is common."""

    COPY = "copy"  # nearly all of both
    CUT = "cut"  # nearly all of the shorter one, a part of the longer one
    REWORKED = "reworked"  # parts of both
    VERSION = "version"  # any of these within one outlet: an earlier and a later state, not a copy


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two articles of one family, and which of them the words went to."""

    article: str  # that took them over, as far as can be told
    source: str  # that it took them from
    kind: LinkKind
    share: float  # 0..1, of the shorter one's words that show copying
    confidence: float  # 0.5..1, that they went this way; 0.5: cannot be told
    reasons: tuple[str, ...]  # for the direction, in words


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that derive from one text; an article that shares none is a family of one."""

    id: str
    articles: tuple[str, ...]
    root: str | None  # an article id, or the name of the agency or outlet that the members credit; None: cannot be told
    evidence: tuple[str, ...]  # in words: "96 % of a's passages stand in b"
    made_by: str
    links: tuple[Link, ...] = ()  # each member with the one that shares most with all


@dataclass(frozen=True, slots=True, order=True)
class Reuse:
    """A passage of one article and where the same words stand in another."""

    here: Span
    there: Passage


@dataclass(frozen=True, slots=True)
class Taken:
    """What an article has from one source."""

    source: str  # the name of an agency or outlet, or an article id
    share: float  # 0..1, of the article's words
    credited: bool  # the article says so
    passages: tuple[Reuse, ...]  # where they stand elsewhere; empty where only the credit tells


@dataclass(frozen=True, slots=True)
class Derivation:
    """What an article is made of; the shares add up to 1."""

    article: str
    own: float
    quoted: float  # speech and posts that stand in no passage taken over
    taken: tuple[Taken, ...]  # largest first
    made_by: str


# ---------------------------------------------------------------- align


@dataclass(frozen=True, slots=True)
class Narrated:
    """A passage that an article tells in its own voice."""

    passage: Passage
    dropped: bool  # others attribute it closely enough that an attribution was lost here
    confidence: float = 1.0  # 0..1, that it says the same


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """The words of a statement that make one claim, where the statement makes several."""

    statement: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class Possible:
    """A passage that may say the same as a claim; too doubtful to be counted."""

    passage: Passage
    statement: str | None  # that it is the content of; None: an article's own voice
    confidence: float  # 0..1, that it says the same
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion: what statements and narrated passages of several articles have in common.

    A statement that makes several assertions belongs to several claims. A claim that nobody is said to have made has
    no statements: an article tells it in its own voice, and others count otherwise.
    """

    id: str
    gist: Passage
    statements: tuple[str, ...]
    narrated: tuple[Narrated, ...]
    confidence: float  # 0..1, of the least sure of its members
    made_by: str
    parts: tuple[Part, ...] = ()  # of those statements that make other claims too
    possible: tuple[Possible, ...] = ()
    reasons: tuple[
        str, ...
    ] = ()  # why its members are one claim, in words: of the least sure pair that holds it together

    def spans_of(self, statements: Iterable[Statement]) -> dict[str, tuple[Span, ...]]:
        """For each statement, by its id, the words of it that make this claim."""
        parts = {part.statement: part.spans for part in self.parts}
        return {s.id: parts.get(s.id) or s.content for s in statements}


# ---------------------------------------------------------------- trace


class OriginKind(StrEnum):
    SPEAKER = "speaker"
    UNNAMED = "unnamed"  # "a senior official", "sources"
    OWN_VOICE = "own_voice"  # nobody is named: an article's own telling
    WITNESS = "witness"  # an outlet's or agency's own correspondent, who saw it


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of a claim, counted once however many relays carry it."""

    name: str
    entity: str | None
    kind: OriginKind
    statements: tuple[str, ...]


class DriftKind(StrEnum):
    WORDING = "wording"  # other words for the same, in variants of one quotation
    FIGURE = "figure"  # rounded, bounded otherwise, replaced
    CERTAINTY = "certainty"  # a hedge lost or added
    ATTRIBUTION = "attribution"  # another name for the speaker, another speaker, or none


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Words of one telling beside those of another; what both have in common is no edit."""

    before: Span | None  # in the earlier telling; None: added
    after: Span | None  # in the later one; None: left out


@dataclass(frozen=True, slots=True)
class Variant:
    """One telling of a quotation beside the first one, word by word."""

    first: Passage
    other: Passage
    edits: tuple[Edit, ...]  # in the order of the text; none: the same words


@dataclass(frozen=True, slots=True)
class Change:
    """How one telling of a claim differs from an earlier one."""

    kind: DriftKind
    before: Passage  # the words that the change is in
    after: Passage
    what: str  # in plain words that quote both


@dataclass(frozen=True, slots=True)
class Drift:
    """How a claim changed on its way, in the order of time; tellings without a date come last."""

    changes: tuple[Change, ...] = ()
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """Outlets that have a claim from each other, so that none of them stands behind it."""

    names: tuple[str, ...]  # A cites B, B cites A: ("A", "B")
    statements: tuple[str, ...]  # that say so


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a claim comes from: origins through relays and families to articles."""

    claim: str
    origins: tuple[Origin, ...]
    relays: tuple[str, ...]
    families: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    sides: tuple[str, ...]
    declines: tuple[str, ...]  # statements: no comment, not confirmed
    first_seen: str | None  # article
    hedged_in: tuple[str, ...]  # articles that hedge it; drift when others state it flat
    made_by: str
    drift: Drift = Drift()
    circles: tuple[Circle, ...] = ()


# ---------------------------------------------------------------- compare


class ConflictKind(StrEnum):
    QUANTITY = "quantity"
    RESPONSIBILITY = "responsibility"
    DENIAL = "denial"
    TIME = "time"
    PLACE = "place"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be true of the same thing at the same time."""

    id: str
    kind: ConflictKind
    claims: tuple[str, str]
    why: str  # one plain sentence that names who says what
    values: tuple[str, ...]
    made_by: str
    passages: tuple[Passage, ...] = ()  # the words on the one side, then those on the other
    confidence: float = 1.0  # 0..1, that both are of the same thing at the same time


class Reconciliation(StrEnum):
    """What makes two claims agree that look like a conflict."""

    UPDATE = "update"  # a count that has risen since
    SUBSET = "subset"  # one counts a part of what the other counts
    DIFFERENT_THING = "different thing"
    APPROXIMATION = "approximation"
    DIFFERENT_TIME = "different time"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Two claims that look like a conflict and are none."""

    id: str
    kind: ConflictKind  # that it would be
    claims: tuple[str, str]
    reason: Reconciliation
    why: str
    values: tuple[str, ...]
    passages: tuple[Passage, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What compare finds."""

    conflicts: tuple[Conflict, ...]
    reconciled: tuple[Reconciled, ...] = ()


# ---------------------------------------------------------------- frame


@dataclass(frozen=True, slots=True)
class End:
    """Where a movement starts or ends or something happened, as an article words it.

    ``parts`` are the single places that the words name: two for "Oren and Karst", none for "a field hospital".
    """

    article: str
    name: str
    span: Span
    parts: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """Where an event is told."""

    passage: Passage  # the sentence
    word: Span  # the word in it that tells it

    @property
    def article(self) -> str:
        return self.passage.article


class ToldEvent:
    """What a movement and any other event have in common: where they are told."""

    __slots__ = ()
    told: tuple[Told, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(sorted({t.passage for t in self.told}))

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(sorted({t.article for t in self.told}))


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as one telling has it."""

    told: Told
    quantity: Quantity


class MoverKind(StrEnum):
    PEOPLE = "people"
    FORCES = "forces"
    GOODS = "goods"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Movement(ToldEvent):
    """People, forces, goods, aid or money said to move; an end that nobody names stays open."""

    id: str
    who: str | None
    what: str
    quantity: str | None
    origin: End | None
    destination: End | None
    when: When | None
    told: tuple[Told, ...]
    claims: tuple[str, ...]
    made_by: str
    kind: MoverKind = MoverKind.PEOPLE
    via: End | None = None
    mode: str | None = None  # "by bus", as worded
    planned: bool = False  # said to be going to happen, not to have happened
    hedged: bool = False  # every telling of it is hedged
    counts: tuple[Count, ...] = ()


class EventKind(StrEnum):
    """What kind of thing happened, movements apart."""

    CONTROL = "control"  # who holds or takes what
    CASUALTIES = "casualties"
    ATTACK = "attack"
    AID = "aid"  # given or promised
    MEETING = "meeting"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Event(ToldEvent):
    """Something said to have happened that is no movement, with its roles as the texts word them."""

    id: str
    kind: EventKind
    plover: str | None  # the PLOVER type that it is, "ASSAULT"; None: PLOVER has none that fits
    what: str  # the word that tells it
    who: str | None
    whom: str | None
    state: str | None  # of casualties: what became of them, "killed"
    place: End | None
    when: When | None
    told: tuple[Told, ...]
    claims: tuple[str, ...]
    made_by: str
    planned: bool = False
    hedged: bool = False
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Framed:
    """What frame finds."""

    movements: tuple[Movement, ...]
    events: tuple[Event, ...] = ()


# ---------------------------------------------------------------- rejects


@dataclass(frozen=True, slots=True)
class Rejected:
    """What could not be read or used, and why; kept, counted and shown, never dropped in silence."""

    path: str
    stage: str
    reason: str


# ---------------------------------------------------------------- what the two kinds of stage hand over


@dataclass(frozen=True, slots=True)
class Reading:
    """What the article stages make of one article; a desk keeps one for each article."""

    annotated: Annotated
    statements: tuple[Statement, ...]  # what somebody voiced
    beliefs: tuple[Statement, ...] = ()  # what somebody thinks, wants or stands for; no other stage reads them

    @classmethod
    def of(cls, annotated: Annotated, told: Iterable[Statement]) -> Self:
        """A reading of statements of either kind, in their order."""
        both = tuple(told)
        return cls(
            annotated,
            statements=tuple(s for s in both if s.kind is Kind.SPEECH),
            beliefs=tuple(s for s in both if s.kind is not Kind.SPEECH),
        )

    @property
    def article(self) -> Article:
        return self.annotated.article


@dataclass(frozen=True, slots=True)
class Account:
    """What the corpus stages make of all readings; each tuple is sorted, so equal input gives equal bytes."""

    entities: tuple[Entity, ...]
    families: tuple[Family, ...]
    claims: tuple[Claim, ...]
    lineages: tuple[Lineage, ...]  # one a claim, in the order of claims: most articles and origins first
    conflicts: tuple[Conflict, ...]
    movements: tuple[Movement, ...]
    derivations: tuple[Derivation, ...] = ()  # one an article
    reconciled: tuple[Reconciled, ...] = ()  # what looks like a conflict and is none
    events: tuple[Event, ...] = ()  # other than movements
