"""The sentences that all forms of the brief share, so that terminal, Markdown and HTML never disagree.

Every function gives plain text: each form escapes it for its own markup. Names and quoted words come out tidied, that
is in one line and without control characters, which a terminal would obey and which could turn the text around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.report.document import (
    ArticleDoc,
    Brief,
    ClaimDoc,
    ConflictDoc,
    EndDoc,
    EventDoc,
    FigureDoc,
    MovementDoc,
    NotConflictDoc,
    OriginDoc,
    PossibleDoc,
    StatementDoc,
    Time,
)
from headwater.report.index import UNNAMED_SOURCE, Index
from headwater.report.passages import View, clause

MOST_NAMES = 8  # names in one list before the rest is counted
SURE = 0.995  # from here on a confidence is 100 %, and nobody need be told
LONGEST_GIST = 320  # a gist is one sentence; hostile or broken text may know no full stop

LONGEST_HEADLINE = 140
MOST_ORIGINS = 3  # named in the sentence on the widest claim

NOTHING = "Nothing found"

METHOD = tuple(
    " ".join(paragraph.split())
    for paragraph in (
        """Headwater reads the articles and says who says what, through whom, and how many independent origins stand
        behind each claim. It does not say what is true: a claim with one origin may be right, and one with many may be
        wrong.""",
        """An origin is counted once, however many agencies and outlets carry it. Articles that derive from one text are
        one family. A claim told in an article’s own voice names no origin; where others attribute the same words, the
        attribution is flagged as dropped. What may say the same is offered beside a claim and not counted.""",
        """All of this is automatic and may err: statements may be missed, two speakers or two claims taken for one, or
        one for two. “First” and “earlier” mean among the articles read; “without credit” means that none was found in
        the page as it came. So the words themselves are shown: check them before you rely on a count.""",
    )
)

CONFLICT_KINDS = {
    "quantity": "figures",
    "responsibility": "responsibility",
    "denial": "denial",
    "time": "time",
    "place": "place",
    "account": "account",
}

FORMS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported speech"}

# Terminal escapes and the other controls, and the marks that turn the direction of text (kept: joiners, LRM, RLM,
# which honest text needs).
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_CLOCK = re.compile(
    r"T(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))?$"
)

_DOUBLE_QUOTES = re.compile('["“”„«»]')


# ---------------------------------------------------------------- words


def tidy(text: str) -> str:
    """Text in one line, without control characters."""
    return " ".join(_UNSEEN.sub("", text).split())


def plural(number: int, noun: str) -> str:
    """The noun as it stands beside the number: ``article``, ``articles``, ``families``."""
    if number == 1:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def count(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``, ``4,000 families``."""
    return f"{number:,} {plural(number, noun)}"


def listing(names: Iterable[str], *, last: str = "and", limit: int = MOST_NAMES) -> str:
    """``A``, ``A and B``, ``A, B and C``, ``A, B and 5 more``."""
    names = [name for name in map(tidy, names) if name]
    if len(names) > limit:
        names = [*names[: limit - 1], f"{len(names) - limit + 1:,} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""


def quoted(text: str, longest: int = LONGEST_GIST) -> str:
    """Words in quotation marks, cut where they run on; words that hold a quotation stand in single marks."""
    text = tidy(text)
    if len(text) > longest:
        text = text[: longest - 1].rstrip() + "…"
    return f"‘{text}’" if _DOUBLE_QUOTES.search(text) else f"“{text}”"


def time_phrase(time: Time | None) -> str:
    """A time as finely as it is known: ``2031``, ``2031-05``, ``2031-05-14``, ``2031-05-14 07:46``; or ``undated``."""
    return time_text(time.value) if time else "undated"


def time_text(value: str) -> str:
    """An ISO 8601 time or a prefix of one, as people write it."""
    date, _, clock = tidy(value).partition("T")
    return f"{date} {re.sub(r'(Z|[+]00:00)$', ' UTC', clock)}" if clock else date


def date_words(value: str) -> str:
    """The day, month or year of an ISO 8601 time or a prefix of one: ``14 May 2031``, ``May 2031``, ``2031``."""
    year, month, day = (*tidy(value).partition("T")[0].split("-"), "", "")[:3]
    if not (month.isdecimal() and 0 < int(month) <= len(MONTHS)):
        return year
    return " ".join(p for p in (day.lstrip("0"), MONTHS[int(month) - 1], year) if p)


def clock_words(value: str) -> str:
    """The time of day with its zone, as far as both are told: ``07:46 UTC``, ``12:05 UTC+2``, ``07:46``; or empty."""
    found = _CLOCK.search(tidy(value))
    if found is None:
        return ""
    if found["zone"] is None:
        return found["clock"]
    hours, minutes = int(found["hours"] or 0), int(found["minutes"] or 0)
    away = f"{found['sign']}{hours}{f':{minutes:02}' if minutes else ''}" if hours or minutes else ""
    return f"{found['clock']} UTC{away}"


def when_words(time: Time | None) -> str:
    """A time with its precision: ``in 2031``, ``in May 2031``, ``on 14 May 2031``, ``on 14 May 2031, 07:46 UTC``."""
    if time is None:
        return ""
    clock = clock_words(time.value)
    word = "in" if time.precision in ("year", "month") else "on"
    return f"{word} {date_words(time.value)}{f', {clock}' if clock else ''}"


def outlet(index: Index, article: ArticleDoc) -> str:
    """Who published the article, or the file's name where no outlet is known."""
    return tidy(index.outlet(article.id))


def published(article: ArticleDoc) -> str:
    return time_phrase(article.published)


def left_out(number: int, noun: str) -> str:
    """``12 more claims are not shown``."""
    return f"{number:,} more {plural(number, noun)} {'is' if number == 1 else 'are'} not shown"


# ---------------------------------------------------------------- the whole brief


def figures(brief: Brief) -> tuple[tuple[int, str], ...]:
    """The headline figures: number and what it counts."""
    index = Index.of(brief)
    outlets = index.counted_outlets(a.id for a in brief.articles)
    counted = (
        (len(brief.articles), "article"),
        (len(outlets), "outlet"),
        (len(brief.families), "family"),
        (len(index.listed), "claim"),
        (len({index.speaker_key(s) for s in brief.statements}), "speaker"),
    )
    return tuple((number, plural(number, noun)) for number, noun in counted)


def headline_figures(index: Index) -> tuple[tuple[int, str], ...]:
    """What stands in large figures above the page: number and what it counts."""
    brief = index.brief
    counted = (
        (len(brief.articles), "article"),
        (len(index.counted_outlets(a.id for a in brief.articles)), "outlet"),
        (len(brief.families), "text"),
        (len(origin_keys(index, index.listed)), "origin"),
        (len(index.listed), "claim"),
        *(((len(brief.conflicts), "conflict"),) if brief.conflicts else ()),
    )
    return tuple((number, plural(number, noun)) for number, noun in counted)


def headline(index: Index) -> str:
    """What the story is called: the claim that most articles carry, in the words of one of them; empty without any."""
    return quoted(index.listed[0].gist, LONGEST_HEADLINE) if index.listed else ""


def widest(index: Index) -> str:
    """The widest claim's reach in a sentence to quote: ``… goes back to one origin: Osk Varn, defence minister.``."""
    if not index.listed:
        return ""
    claim = index.listed[0]
    reach = f"{count(len(claim.articles), 'article')} of {count(len(claim.outlets), 'outlet')}"
    origins = [origin_name(index, o) for o in index.origins_of(claim)]
    if not origins:
        return f"The claim carried widest stands in {reach} and names no origin."
    number = "one origin" if len(origins) == 1 else count(len(origins), "origin")
    sides = f", {count(len(claim.sides), 'side')}" if len(origins) > 1 and claim.sides else ""
    named = "; ".join(origins[:MOST_ORIGINS])
    left = f"; {len(origins) - MOST_ORIGINS:,} more" if len(origins) > MOST_ORIGINS else ""
    return f"The claim carried widest stands in {reach} and goes back to {number}{sides}: {named}{left}."


def header(brief: Brief, *, opened: bool = False) -> str:
    """``5 articles, 5 outlets, 4 families, 31 claims, 12 speakers; 2 rejected``.

    ``opened``: the articles, outlets and families have been counted in a line before this one.
    """
    said = ", ".join(f"{number:,} {what}" for number, what in figures(brief)[3 if opened else 0 :])
    return f"{said}; {len(brief.rejected):,} rejected" if brief.rejected else said


def finding(brief: Brief) -> str:
    """What the counts come to, in one sentence: how many widely carried claims rest on one origin."""
    index = Index.of(brief)
    wide = [c for c in index.listed if len(c.outlets) > 1]
    if not wide:
        return "No claim is carried by more than one outlet." if index.listed else ""
    single = sum(len(index.origins_of(c)) == 1 for c in wide)
    carried = f"{count(len(wide), 'claim')} {'is' if len(wide) == 1 else 'are'} carried by more than one outlet"
    if len(wide) == 1:
        return f"{carried}; it has {'one origin' if single else origins_short(index, wide[0])}."
    if single == 0:
        return f"{carried}; none of them rests on one origin alone."
    if single == len(wide):
        return f"{carried}; each of them has one origin."
    return f"{carried}; {single:,} of them {'has' if single == 1 else 'have'} one origin."


def nothing(brief: Brief) -> str:
    """What to say where there are no claims; empty where there are some."""
    if Index.of(brief).listed:
        return ""
    if not brief.articles:
        return f"{NOTHING}: no article could be read."
    read = "the article that was read holds" if len(brief.articles) == 1 else f"{len(brief.articles):,} articles hold"
    return f"{NOTHING}: {read} no claim that could be traced."


# ---------------------------------------------------------------- speakers and origins


def speaker(index: Index, statement: StatementDoc) -> str:
    """``Osk Varn, defence minister``: the resolved name and the role, or the words that stand for them."""
    if statement.speaker is not None:
        return with_role(index, statement.speaker)
    return tidy(index.speaker_name(statement))


def with_role(index: Index, entity: str) -> str:
    known = index.entities[entity]
    name, role = tidy(known.name), tidy(known.role or "")
    return name if not role or role.casefold() in name.casefold() else f"{name}, {role}"


def origin_name(index: Index, origin: OriginDoc) -> str:
    """The origin as a reader would call it; an unnamed one is said to be unnamed."""
    if origin.entity is not None:
        return with_role(index, origin.entity)
    name = tidy(origin.name)
    if origin.kind == "witness":
        return f"witness: {name}"
    if origin.kind != "unnamed":
        return name
    return f"unnamed: {quoted(name)}" if name.casefold() not in ("", "unnamed", UNNAMED_SOURCE) else UNNAMED_SOURCE


def origin_keys(index: Index, claims: Iterable[ClaimDoc]) -> frozenset[str]:
    """What tells the origins of the claims apart: one that stands behind several claims is one."""
    return frozenset(o.entity or tidy(o.name).casefold() for c in claims for o in index.origins_of(c))


def origin_phrase(index: Index, claim: ClaimDoc, *, limit: int = 4) -> str:
    """``1 origin (Osk Varn, defence minister)``, ``3 origins (A; B; C)``, ``no origin named``."""
    origins = index.origins_of(claim)
    if not origins:
        return "no origin named"
    names = [origin_name(index, o) for o in origins]
    if len(names) > limit:
        names = [*names[: limit - 1], f"{len(names) - limit + 1:,} more"]
    return f"{origins_short(index, claim)} ({'; '.join(names)})"


def origins_short(index: Index, claim: ClaimDoc) -> str:
    origins = index.origins_of(claim)
    return count(len(origins), "origin") if origins else "no origin named"


def side_phrase(claim: ClaimDoc) -> str:
    """``1 side (Veland)``; empty where no origin's side is known."""
    return f"{count(len(claim.sides), 'side')} ({listing(claim.sides, limit=4)})" if claim.sides else ""


# ---------------------------------------------------------------- claims


def gist(claim: ClaimDoc) -> str:
    return quoted(claim.gist)


def claim_ref(index: Index, claim: str) -> str:
    """``claim 4``: its place in the brief; ``told by Lantern in its own voice`` of one that is not listed."""
    number = index.numbers.get(claim)
    return f"claim {number}" if number else f"told by {_in_own_voice(index, index.claims[claim])}"


def _in_own_voice(index: Index, claim: ClaimDoc) -> str:
    outlets = index.outlets(n.article for n in index.narrated_of(claim))
    return f"{listing(outlets)} in {'its' if len(outlets) == 1 else 'their'} own voice"


def sentence(index: Index, claim: ClaimDoc) -> str:
    """All that is counted of a claim, in one line.

    ``5 articles, 5 outlets, 1 origin (the minister), 1 side (Veland); first in Harbour Post at 2031-05-14 07:46;
    Lantern dropped the attribution; Unity Party has not commented``.
    """
    parts = (reach(index, claim), first_phrase(index, claim), *_asides(index, claim))
    return "; ".join(p for p in parts if p)


def _asides(index: Index, claim: ClaimDoc) -> Iterator[str]:
    """Who dropped the attribution, and who stays silent."""
    dropped = index.outlets(n.article for n in index.narrated_of(claim) if n.dropped)
    if dropped:
        yield f"{listing(dropped)} dropped the attribution"
    silent: dict[tuple[str, str], dict[str, None]] = {}
    for statement in (index.statements[s] for s in claim.declines):
        if statement.speaker is not None or statement.speaker_name:
            silent.setdefault(_silent(index, statement), {})[tidy(index.speaker_name(statement))] = None
    for verbs, names in silent.items():
        yield f"{listing(names, limit=4)} {verbs[len(names) > 1]}"


def _silent(index: Index, statement: StatementDoc) -> tuple[str, str]:
    """What somebody who is silent does not do, of one and of several."""
    words = clause(index, statement).casefold()
    for said, done in (("comment", "commented"), ("confirm", "confirmed it"), ("verif", "verified it")):
        if said in words:
            return f"has not {done}", f"have not {done}"
    return "declines to say", "decline to say"


def reach(index: Index, claim: ClaimDoc) -> str:
    """``5 articles, 5 outlets, 1 origin (Osk Varn, defence minister), 1 side (Veland)``."""
    parts = (
        count(len(claim.articles), "article"),
        count(len(claim.outlets), "outlet"),
        origin_phrase(index, claim),
        side_phrase(claim),
    )
    return ", ".join(p for p in parts if p)


def first_phrase(index: Index, claim: ClaimDoc) -> str:
    """``first in Harbour Post at 2031-05-14 07:46``; empty where no article is dated."""
    seen = claim.first_seen
    if seen is None:
        return ""
    outlet = tidy(index.outlet(seen.article))
    if seen.published is None:
        return f"first in {outlet}, undated"
    word = {"minute": "at", "second": "at", "day": "on"}.get(seen.published.precision, "in")
    return f"first in {outlet} {word} {time_phrase(seen.published)}"


def outlet_phrase(index: Index, claim: ClaimDoc) -> str:
    return listing(index.counted_outlets(claim.articles))


def relay_phrase(claim: ClaimDoc) -> str:
    """The agencies and outlets that passed the claim on; empty where every article has it from the origin itself."""
    return listing(claim.relays)


def single_line(index: Index, claim: ClaimDoc) -> str:
    """A claim of one article: ``Harbour Post, 2031-05-14; 1 origin (Osk Varn); Unity Party has not commented``."""
    article = index.articles[claim.articles[0]]
    told = f"{tidy(index.outlet(article.id))}, {published(article)}"
    return "; ".join((told, origin_phrase(index, claim), *_asides(index, claim)))


# ---------------------------------------------------------------- passages


def silence(index: Index, statement: StatementDoc) -> str:
    """``Unity Party: “Unity Party has not commented” (Harbour Post)``."""
    words = clause(index, statement)
    said = f": {quoted(words)}" if words else ""
    return f"{speaker(index, statement)}{said} ({tidy(index.outlet(statement.article))})"


def chain(statement: StatementDoc) -> str:
    """``reader → Northwire → Osk Varn``: the way back from the reader to who said it."""
    names = statement.chain or ((statement.speaker_name,) if statement.speaker_name else ())
    return " → ".join(["reader", *map(tidy, names)]) if names else ""


def manner(statement: StatementDoc) -> str:
    """How the article gives the words: ``quoted; hedged``, ``reported speech; a denial``."""
    stance = {"denies": "a denial", "declines": "declines to say"}.get(statement.stance, "")
    parts = (FORMS.get(statement.form, statement.form), stance, "hedged" if statement.hedged else "")
    return "; ".join(p for p in parts if p)


def setting(statement: StatementDoc) -> str:
    """To whom, where and when it was said, as far as the article tells."""
    parts = (
        f"to {tidy(statement.addressee)}" if statement.addressee else "",
        f"at {tidy(statement.occasion)}" if statement.occasion else "",
        f"said on {time_phrase(statement.said_on)}" if statement.said_on else "",
    )
    return "; ".join(p for p in parts if p)


def voice(view: View) -> str:
    """Whose voice an unattributed passage speaks in."""
    dropped = "; attribution dropped" if view.dropped else ""
    return f"in its own voice{dropped}{f'; {sure(view.confidence)}' if view.confidence < SURE else ''}"


def sure(confidence: float) -> str:
    """``83 % sure``."""
    return f"{percent(confidence)} sure"


def percent(share: float) -> str:
    return f"{round(100 * share)} %"


def possible_title(number: int) -> str:
    return f"{count(number, 'passage')} possibly the same, not counted"


def possible_line(index: Index, possible: PossibleDoc) -> str:
    """``Lantern, 2031-05-15, Osk Varn: 47 % sure; another unit is counted``."""
    statement = index.statements[possible.statement] if possible.statement else None
    article = index.articles[possible.article]
    who = speaker(index, statement) if statement else "in its own voice"
    said = f"{outlet(index, article)}, {published(article)}, {who}: {sure(possible.confidence)}"
    return "; ".join((said, *map(tidy, possible.reasons)))


def one_claim(claim: ClaimDoc) -> str:
    """Why the passages of a claim are taken for one; empty where nothing had to be told."""
    if not claim.reasons:
        return ""
    return f"taken for one claim ({sure(claim.confidence)}): {'; '.join(map(tidy, claim.reasons))}"


# ---------------------------------------------------------------- conflicts, movements, sources


def conflict_kind(conflict: ConflictDoc | NotConflictDoc) -> str:
    return CONFLICT_KINDS.get(conflict.kind, conflict.kind)


def voices(index: Index, claim: ClaimDoc) -> str:
    """Who stands behind a claim: its origins, or the outlets that tell it in their own voice."""
    origins = index.origins_of(claim)
    if origins:
        return "; ".join(origin_name(index, o) for o in origins[:MOST_NAMES])
    return _in_own_voice(index, claim) if claim.narrated else "no origin named"


def end_phrase(end: EndDoc | None) -> str:
    """Where a movement starts or ends; an end that nobody names stays open."""
    return tidy(end.name) if end else "not said"


def mover(movement: MovementDoc) -> str:
    """Who moves, and how it is put: ``two brigades (withdrawn)``."""
    what, who = tidy(movement.what), tidy(movement.who or "")
    return f"{who} ({what})" if who else what


def end_note(end: EndDoc | None) -> str:
    """What the gazetteer makes of a place, and what it may be instead: ``Oren, Karst, Veland; or Oren, Tarn``."""
    if end is None:
        return ""
    place = tidy(end.place or "")
    known = place if place.casefold() != tidy(end.name).casefold() else ""
    doubt = f"or {tidy(end.or_else)}" if end.or_else else ""
    return "; ".join(p for p in (known, doubt) if p)


def figure_lines(index: Index, figures: Sequence[FigureDoc], quantity: str | None = None) -> tuple[str, ...]:
    """How many, figure by figure with who gives it where they differ: ``three battalions (Osk Varn)``.

    A figure in other words ("16", "sixteen") is the same figure; it stands as it is worded first.
    """
    texts: dict[tuple[float, str], str] = {}
    tellers: dict[tuple[float, str], dict[str, None]] = {}
    for figure in figures:
        key = figure.value, figure.bound
        who = figure.origins or (f"{tidy(index.outlet(figure.article))} in its own voice",)
        texts.setdefault(key, tidy(figure.text))
        tellers.setdefault(key, {}).update(dict.fromkeys(who))
    if len(texts) > 1:
        return tuple(f"{text} ({listing(tellers[key], limit=3)})" for key, text in texts.items())
    worded = next(iter(texts.values()), tidy(quantity or ""))
    return (worded,) if worded else ()


def said_by(index: Index, origins: Sequence[str], articles: Sequence[str]) -> str:
    """Who stands behind it: origins, or the outlets that tell it in their own voice."""
    if origins:
        return listing(origins, limit=4)
    outlets = index.outlets(articles)
    return f"{listing(outlets, limit=4)} in {'its' if len(outlets) == 1 else 'their'} own voice"


def marks(told: MovementDoc | EventDoc) -> tuple[str, ...]:
    """What keeps it from being told as done: planned, hedged in every telling."""
    return tuple(word for word, holds in (("planned", told.planned), ("hedged", told.hedged)) if holds)


def event_what(event: EventDoc) -> str:
    """What was done to whom, as worded: ``captured: 28 villages``."""
    return ": ".join(p for p in (tidy(event.what), tidy(event.whom or "")) if p)


def told_in(index: Index, told: MovementDoc | EventDoc) -> str:
    return f"{len(told.articles):,} ({listing(index.outlets(told.articles), limit=4)})"


def told_by(told: MovementDoc | EventDoc) -> str:
    return listing(told.origins, limit=4) or "no origin named"


def event_line(index: Index, event: EventDoc) -> str:
    """An event in one line: ``control: her army captured: 74 villages; Karst; 1 article (Ilse Brandt)``."""
    what = " ".join(p for p in (tidy(event.who or ""), event_what(event)) if p)
    doubts = ", ".join(marks(event))
    parts = (
        f"{event.kind}: {what}{f' ({doubts})' if doubts else ''}",
        how_many(index, event) if event.kind == "casualties" else "",
        tidy(event.place.name) if event.place else "",
        time_phrase(event.when) if event.when else "",
        f"{count(len(event.articles), 'article')} ({told_by(event)})",
    )
    return "; ".join(p for p in parts if p)


def how_many(index: Index, event: EventDoc) -> str:
    """How many, each figure with who gives it where they differ."""
    return "; ".join(figure_lines(index, event.figures))


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker over all statements."""

    name: str
    role: str
    side: str
    statements: int
    outlets: tuple[str, ...]
    by_outlet: tuple[tuple[str, int], ...] = ()  # outlet and its statements, the most first
    claims: tuple[str, ...] = ()


def sources(index: Index) -> tuple[Source, ...]:
    """Who speaks in the articles: the most quoted first."""
    groups: dict[str, list[StatementDoc]] = {}
    for statement in index.brief.statements:
        groups.setdefault(index.speaker_key(statement), []).append(statement)
    found = [_source(index, group) for group in groups.values()]
    return tuple(sorted(found, key=lambda s: (-s.statements, s.name)))


def _source(index: Index, group: Sequence[StatementDoc]) -> Source:
    entity = index.entities[group[0].speaker] if group[0].speaker is not None else None
    return Source(
        name=tidy(index.speaker_name(group[0])),
        role=tidy(entity.role or "") if entity else "",
        side=tidy(entity.side or "") if entity else "",
        statements=len(group),
        outlets=index.counted_outlets(s.article for s in group),
        by_outlet=tuple(Counter(index.publishers[s.article] for s in group).most_common()),
        claims=tuple(dict.fromkeys(c for s in group for c in s.claims)),
    )


def furniture(article: ArticleDoc) -> str:
    """What was taken out of the article, by kind: ``2 advert, 1 script``."""
    kinds = Counter(r.kind.replace("_", " ") for r in article.removed)
    return ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items()))


def article_facts(article: ArticleDoc) -> str:
    """What else is known of an article: byline, credit, length, language, claims in its own voice."""
    own = len(article.own_voice_claims)
    parts = (
        f"by {tidy(article.byline)}" if article.byline else "",
        f"credits {tidy(article.credit)}" if article.credit else "",
        count(article.words, "word"),
        f"language {article.language}",
        f"{count(own, 'claim')} in its own voice" if own else "",
    )
    return " · ".join(p for p in parts if p)
