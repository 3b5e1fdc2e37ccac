"""Who is said to have done it: "blamed Arvian forces for the attack", "rebels were behind it", "denied any role"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.stages.align.events import Blame, Event, apart, in_common, nearest_means, one_topic, struck_in
from headwater.stages.align.pages import Page, days_in, names_in, page_of, sentence_of, sentences_of
from headwater.stages.align.parties import Parties, Party, PartyKind
from headwater.stages.align.units import Unit, within_a_day
from headwater.types import Entity, Reading, Span, Stance

_BLAMING = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|(?:held|holds?|holding) \w* ?responsible|point\w* (?:\w+ )?fingers?)\b", re.IGNORECASE
)
_ACCUSING = re.compile(r"\baccus(?:e|es|ed|ing|ations?)\b", re.IGNORECASE)
_RESPONSIBLE = (
    r"behind|(?:directly |primarily |also )?(?:responsible|to blame)(?: for)?|bears?\b[\w \"“”]{0,22}responsibility"
)
_DEED = (
    rf"(?:{_RESPONSIBLE}"
    r"|carried out|perpetrated|committed|conducted|staged|orchestrated|launched|unleashed|dropped)"
)
_AUX = r"(?:(?:was|were|is|are|be|been|being|had|have|has|also) )*"
_ACTIVE = re.compile(rf"^(?P<agent>[^,;]{{3,90}}?)(?: themselves| itself)? {_AUX}{_DEED}\b", re.IGNORECASE)
_USED = re.compile(
    rf"^(?P<agent>[^,;]{{3,60}}?) {_AUX}(?:used|using|killed \d+ people when they)\b"
    r"[^,;]{0,40}\b(?:chemical|gas|sarin|chlorine|bombs?|weapons?)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:carried out|caused|dropped|perpetrated|committed|conducted|staged|launched|fired"
    r"|(?:believed|thought|suspected|said) to (?:be|have been)) by (?P<agent>[^,;]{3,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:leak(?:ed|ing)?|escaped|released|came|dispersed|originated|stemmed) from (?P<agent>[^,;]{3,60})",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?P<agent>[^,;]{2,60}?)(?: (?:for|over)\b|$)", re.IGNORECASE)
_OF = re.compile(
    r"^(?P<agent>[^,;]{2,60}?) of (?:\w+ing|responsibility|complicity|involvement|(?:[\w-]+ ){0,3}"
    r"(?:attacks?|strikes?|raids?|bombings?|massacres?|crimes?|killings?|murder))\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\bh(?:eld|old|olds|olding) (?P<agent>[^,;]{3,50}?) (?:fully |directly )?(?:accountable|responsible|to account)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:squarely |solely )?on (?P<agent>[^,;]{2,60})$", re.IGNORECASE)
_LEADING = re.compile(r"^.*\b(?:that|shows?|says?|when|because|reason|indications?|if|to)\b", re.IGNORECASE)
_TRAILING = re.compile(
    r" (?:killed|killing|that|which|who|when|in|on|at|during|had|has|have|and|after|before"
    r"|against|near|struck|hit|for)\b.*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:while|although|though|if|whether|unless)\b|\b(?:multiple|several|many) occasions\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:last (?:year|month)|in (?:19|20)\d\d|(?:years?|months?) ago|in the past|previously|repeated(?:ly)?"
    r"|of 20\d\d)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r" ?\b(?:(?:has|had|have|did|does|do|was|were) )?(?:not|never|neither)\b.*$", re.IGNORECASE)
_DID_NOT = re.compile(
    rf"\b(?:not|never|neither|nor)\W+(?:{_AUX})?(?:been )?(?:{_DEED}|us(?:e|ed|ing)|behind|responsible)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_PARTNER = re.compile(r" (?:and|or) (?P<other>[^,;]{3,40})", re.IGNORECASE)
_ATTACK = re.compile(
    r"\b(?:attack|strike|raid|bomb|massacre|kill|blast|explosion|shell|fire[sd]?|rocket|missile|chemical|gas|murder"
    r"|poison|hack|assault|deaths?|crash|shoot|shot|downing|incident|crime|weapon)\w*",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:responsible|to blame|responsibility|behind it)\W*$", re.IGNORECASE)
# that somebody launched strikes or an offensive is told of every day of a war; that somebody is to blame, of one event
_CHARGE = re.compile(
    rf"\b(?:{_RESPONSIBLE}|carried out|perpetrated|committed|caused by|us(?:ed|ing)|leaked|escaped|dispersed"
    r"|to be by|to have been by|accountable|to account|killed \d+ people when they)\b",
    re.IGNORECASE,
)
_DEEDS = r"(?:attack|strike|raid|bombing|massacre|incident|assault)"
_THAT = re.compile(rf"\b(?:that|those|this|these|it) ?{_DEEDS}?s?\b", re.IGNORECASE)
_THAT_DEED = re.compile(rf"\b(?:that|this) {_DEEDS}\b", re.IGNORECASE)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject|dismiss|refut|rebut|disput|contradict|debunk)\w*", re.IGNORECASE
)
_DISMISSING = re.compile(r"\b(?:dismiss|reject|refut|rebut)\w*", re.IGNORECASE)
_DID = re.compile(
    r"^(?:any |all |the |having (?:any )?|its |their |his |her )?(?:direct )?"
    r"(?:responsib|involvement|role|part in|being behind|carrying out|link"
    r"|(?:ever )?us(?:ing|e of) (?:[\w-]+ ){0,3}(?:weapons?|gas|sarin|chlorine|bombs?)\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^(?:the |all |any )?(?:accusations?|allegations?|claims?|reports?|charges?|suggestions?) (?:that )?",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:behind|carried out|responsible|involved)\b", re.IGNORECASE)
_OWN_DEED = re.compile(r"\b(?:responsibility|involvement)\b", re.IGNORECASE)
_IT = re.compile(r"^(?:it|they|he|she|its|their|his|her)\b", re.IGNORECASE)
_DISMISSED = re.compile(
    r"^(?:(?:he|she|it|they) )?(?:(?:has|had|have) )?(?:dismiss|reject|refut|rebut)\w* ", re.IGNORECASE
)
_LINE = re.compile(
    r"^(?:the )?(?P<whose>[\w’' ]+?)(?:'s|’s|s')? (?:line|version|account|claims?|story|narrative|statement)\b",
    re.IGNORECASE,
)
_WHEN_THEY = re.compile(r"^when (?:they|it|he|she) ", re.IGNORECASE)
_WHEN = re.compile(r"\W{1,3}when\W*", re.IGNORECASE)
REACH = 10  # characters between a day and the clause that is of it
LONG_AGO = 30  # days before the article: "that attack" is another one
WORDS = 8  # that may stand for the one who did it


def blaming(units: Sequence[Unit], readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Unit]:
    """The same units with what each says of who did it."""
    pages, parties = {r.article.id: page_of(r) for r in readings}, Parties.of(entities)
    found = ((u, blame_of(u, pages[u.article], parties)) for u in units)
    return [replace(unit, blame=blame) if blame else unit for unit, blame in found]


def blame_of(unit: Unit, page: Page, parties: Parties) -> Blame | None:
    """Whom the unit names as having done it, or who denies it."""
    cue, who = cue_of(unit, page), unit.who
    if denies(unit, cue) and denies_deed(unit, cue):
        party = parties.named(who) if who and not of_long_ago(unit, page) else None
        return _made(unit, page, party, who, denied=True) if party and who else None
    words = unit.content if _WHEN_THEY.match(unit.text) else unit.text  # who "they" are, the rest of it says
    if unit.stance is Stance.DECLINES or _ASIDE.search(words):
        return None
    blames = bool(_BLAMING.search(cue))
    if not (blames or _ATTACK.search(words) or _BARE.search(words)):
        return None
    agent = _agent(words, unit, page, parties, cue, blames=blames)
    agent = _NOT.sub("", agent).strip() if agent else None
    party = _with_partners(agent, words, parties) if agent else None
    if agent is None or party is None or of_long_ago(unit, page):
        return None
    charged = blames or bool(_ACCUSING.search(cue) or _CHARGE.search(words))
    denied = unit.stance is Stance.DENIES or bool(_DID_NOT.search(words))
    past = bool(_PAST.search(f"{cue} {words}")) or _dated_long_ago(unit, page)
    return _made(unit, page, party, agent, denied=denied, past=past, charged=charged)


def _made(
    unit: Unit, page: Page, party: Party, words: str, *, denied: bool, past: bool = False, charged: bool = True
) -> Blame:
    return Blame(
        party=party,
        words=words,
        denied=denied,
        past=past,
        charged=charged,
        event=event_of(unit, page),
        topic=page.topic,
        home=page.home,
    )


def _with_partners(agent: str, words: str, parties: Parties) -> Party | None:
    """The party that the agent names; of two states, "the army or Arvian jets", neither is surely meant."""
    party = parties.named(agent)
    behind = words.partition(agent)[2]
    partner = _PARTNER.match(behind)
    second = parties.named(partner["other"]) if partner else None
    several = _EITHER.search(agent) or (second is not None and second.kind is PartyKind.STATE)
    return Party(PartyKind.STATE, frozenset()) if several and party and party.kind is PartyKind.STATE else party


def cue_of(unit: Unit, page: Page) -> str:
    statement = unit.statement
    return statement.cue.of(page.annotated.article.text) if statement is not None and statement.cue else ""


def denies(unit: Unit, cue: str) -> bool:
    """Whether somebody denies something here; a refusal or a condemnation is no denial."""
    if unit.stance is Stance.DENIES and unit.who:
        return not cue or bool(_DENYING.search(cue))
    dismissed = _DISMISSED.match(unit.text)
    return bool(line_in(unit.text) and (dismissed or _DISMISSING.search(cue)))


def line_in(words: str) -> str | None:
    """Whose line it is that the words name: "the government" in "the government line", "rejected the army's line"."""
    found = _LINE.match(_DISMISSED.sub("", words))
    return found["whose"] if found else None


def denies_deed(unit: Unit, cue: str) -> bool:
    """Whether what is denied is having done it."""
    words = _SAID.sub("", unit.text)
    return bool(_DID.match(words) or (_IT.match(words) and _DONE.search(words)) or _OWN_DEED.search(cue))


def _agent(words: str, unit: Unit, page: Page, parties: Parties, cue: str, *, blames: bool) -> str | None:
    """The words for whoever did it."""
    spans = unit.spans
    if _ACCUSING.search(cue) and (accused := _OF.match(words)):
        return accused["agent"]
    if blames:
        if len(spans) == 2 and parties.named(last := spans[1].of(page.annotated.article.text)):
            return last  # "blamed the attack on | the rebels" with the cue between
        found = _ON.search(words) or _FOR.match(words)
        return found["agent"] if found else None
    if held := _HELD.search(words):
        return held["agent"]
    passive = [m["agent"] for p in (_PASSIVE, _SOURCE) for m in p.finditer(words)]
    if passive:
        return _TRAILING.sub("", passive[-1]).rsplit(" by ", 1)[-1]  # "caused by gas dropped by jets"
    found = _ACTIVE.match(words) or _USED.match(words)
    agent = _TRAILING.sub("", _LEADING.sub("", found["agent"])).strip() if found else ""
    return agent if 0 < len(agent.split()) <= WORDS else None


def of_long_ago(unit: Unit, page: Page) -> bool:
    """Whether "that attack" points to one long past: the last date told before it."""
    if not _THAT.search(unit.text):
        return False
    sentence = _sentence(unit, page)
    before = sentence_of(page.annotated, max(0, sentence.start - 2))
    return _last_date_long_ago(unit, page, Span(before.start, sentence.end))


def _dated_long_ago(unit: Unit, page: Page) -> bool:
    """Whether its sentence is of long past: "in August 2013 ...", in an article of 2017."""
    return _last_date_long_ago(unit, page, _sentence(unit, page))


def _sentence(unit: Unit, page: Page) -> Span:
    return sentence_of(page.annotated, min(s.start for s in unit.spans))


def _last_date_long_ago(unit: Unit, page: Page, within: Span) -> bool:
    dates = [d.when for d in page.annotated.dates if within.start <= d.span.start < within.end and d.when is not None]
    if not dates or unit.day is None:
        return False
    year, month = (int(n) for n in (dates[-1].value[:7] + "-12").split("-")[:2])
    months = (unit.day / 365.2425 - year) * 12 - (month - 1)
    return months > 1 + LONG_AGO / 30.4


def event_of(unit: Unit, page: Page) -> Event:
    """The event that a unit is about, by its own words and those of its sentence."""
    spans, start = unit.spans, unit.spans[0].start
    sentence = sentence_of(page.annotated, start)
    text = page.annotated.article.text
    means = nearest_means(text, start, min(s.start for s in spans), max(s.end for s in spans))
    around = frozenset(w for _, w in names_in(page.annotated, sentence, page.common))
    own = frozenset(w for s in spans for _, w in names_in(page.annotated, s, page.common))
    return Event(
        means, own, around, days_of(unit, page), struck=struck_in(_with_what_it_points_to(unit, sentence, text))
    )


def _with_what_it_points_to(unit: Unit, sentence: Span, text: str) -> str:
    """Its words; where they point to "that attack", with the words before them in the sentence, which tell it."""
    start = sentence.start if _THAT_DEED.search(unit.text) else unit.spans[0].start
    return f"{text[start : unit.spans[0].start]}{unit.text}"


def days_of(unit: Unit, page: Page) -> frozenset[str]:
    """The days that the whole statement names, or the whole sentence where the article itself speaks."""
    spans = unit.statement.content if unit.statement else sentences_of(page.annotated, unit.spans)
    start, text = spans[0].start, page.annotated.article.text
    # "on Monday, when | four people were killed"
    led_in = (d.span for d in page.annotated.dates if 0 <= start - d.span.end <= REACH)
    on = [day for day in led_in if _WHEN.fullmatch(text, day.end, start)]
    return frozenset().union(*(days_in(page.annotated, s) for s in (*spans, *on)))


def agree(one: Unit, other: Unit, cosine: float) -> bool | None:
    """Whether two units lay one event to one party; None: nothing is known.

    False: to two parties, one denies it, or it struck others than the other's did.
    """
    first, second = one.blame, other.blame
    if first is None or second is None:
        return None
    if first.denied is not second.denied or first.party.clashes(second.party):
        return False
    if not (first.charged and second.charged) or first.past is not second.past:
        return None
    if not one_party(first, second) or _EITHER.search(first.words) or _EITHER.search(second.words):
        return None
    on_one_event = within_a_day(one, other) and one_topic(first.topic, second.topic)
    signs = in_common(first.event, second.event, cosine, on_one_event=on_one_event)
    differs = apart(first.event, second.event)
    return False if differs == "whom" else True if signs and differs is None else None


def one_party(one: Blame, other: Blame) -> bool:
    """Whether both mean one party; "the government" is that of the country of which its article tells most.

    Where it tells of none, it is that of which the other article does.
    """
    if not one.party.covers(other.party):
        return False
    generic = [b for b in (one, other) if b.party.kind is PartyKind.STATE and not b.party.of]
    named, home = one.party.of | other.party.of, one.home | other.home
    return not (len(generic) == 1 and home and not named & (generic[0].home or home))
