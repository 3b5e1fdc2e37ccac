"""The uses of names that articles make: what is named, as what kind of thing, in which role."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.models import gazetteer
from headwater.stages.resolve.clusters import Groups, Key, Use, is_nameless, name_key
from headwater.stages.resolve.names.spelling import flat, without_title
from headwater.stages.resolve.nations import Nations, is_country
from headwater.stages.resolve.roles import GENERIC, is_body, is_official, is_placed, role_at, role_in, role_words
from headwater.types import EntityKind, Passage, Place, PlaceKind, Reading, Span

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
_MARKS = re.compile(r"^[^\w“\"'‘]+|[^\w”\"'’.)]+$")  # a dash before a name, a bracket behind it
_GENERAL = frozenset(["command", "assembly", "secretariat", "directorate", "administration", "authority", "union"])
_LONGEST = 6  # words of a person's name
_NOW_AND_THEN = 0.1
_OWNER = re.compile(r"\b([A-Z][\w.]+?)(?:['’]s)?\s$")
_OWNER_REACH = 20  # characters
_BASED = re.compile(r"^(?:[\w.]+-)+based\s(?=[A-Z])")  # "Karst-based River Observatory": no part of its name
_OWNING = re.compile(r"\s?['’]s?$")
BEFORE = " before"
_SURE = 0.85  # confidence at which an article's own reading of a place stands; under it the other articles help
_KNOWN = frozenset({PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.REGION, PlaceKind.MACRO})
_LARGE = 100_000  # inhabitants of a city that a tagger is not believed to have taken for a person


def uses_of(readings: Sequence[Reading], nations: Nations) -> list[Use]:
    """All uses of names, sorted by where they stand."""
    surnames = [_surnames_in(reading) for reading in readings]
    usual, places = _usual_kinds(readings, frozenset().union(*surnames)), _usual_places(readings)
    found = [
        replace(use, outlet=reading.article.outlet)
        for reading, own in zip(readings, surnames, strict=True)
        for use in _in_article(reading, own, usual, places, nations)
    ]
    return sorted(found, key=lambda u: (u.passage, u.kind, u.name))


def grouped(uses: Sequence[Use], nations: Nations) -> Groups:
    """Uses under the same name; under one for each article where the name alone does not tell who it is."""
    stated = _stated_bodies(uses, nations)
    groups: Groups = defaultdict(list)
    for use in uses:
        name = f"#{use.place.id}" if use.place else name_key(use.name, use.kind)
        if name:
            groups[Key(use.kind, name, _whose(use, name, stated))].append(use)
    return dict(groups)


def _whose(use: Use, key: str, stated: Mapping[str, Mapping[frozenset[str], int]]) -> str:
    """The article that alone tells who is meant: by "residents", "Berg", "the Defence Ministry"."""
    article = use.passage.article
    if is_nameless(use.name):
        return article
    if use.kind is EntityKind.PERSON:
        return "" if " " in key else article
    if use.kind is EntityKind.PLACE or use.placed or not is_bare(use.name):
        return ""
    bare = role_words(use.name)
    follows = any(bare < words and at < use.passage.span.start for words, at in stated.get(article, {}).items())
    return article if follows else article + BEFORE  # what an article names before any other is its own country's


def is_bare(name: str) -> bool:
    """Whether each country has such a body: "the Defence Ministry"."""
    return bool(words := role_words(name)) and words <= GENERIC


def _stated_bodies(uses: Sequence[Use], nations: Nations) -> dict[str, dict[frozenset[str], int]]:
    """For each article the words of the bodies that it names with their country, and where it first does."""
    found: dict[str, dict[frozenset[str], int]] = defaultdict(dict)
    for use in uses:
        if use.kind in (EntityKind.ORGANISATION, EntityKind.GROUP) and not is_bare(use.name):
            words = nations.words(use.name)
            if any(map(is_country, words)):
                found[use.passage.article].setdefault(role_words(" ".join(words)), use.passage.span.start)
    return found


# ---------------------------------------------------------------- one article


def _in_article(
    reading: Reading,
    surnames: frozenset[str],
    usual: Mapping[str, EntityKind],
    places: Mapping[str, Place],
    nations: Nations,
) -> Iterator[Use]:
    """The uses of one article: of speakers and relays, and of the other names that it mentions."""
    text = reading.article.text
    resolved = {p.span: p for p in reading.annotated.places if flat(p.span.of(text)) not in surnames}
    spoken: set[Span] = set()
    for statement in reading.statements:
        for named in [statement.speaker, *statement.relays]:
            if named is not None and named.span is not None:
                spoken.add(named.span)
                source = statement.source.of(text) if statement.source and named is statement.speaker else ""
                use = _spoken(reading, named.name, named.span, source, nations)
                yield replace(use, kind=EntityKind.PERSON) if flat(use.name) in surnames else use
    for mention in reading.annotated.mentions:
        own = resolved.get(mention.span)
        kind = EntityKind.PLACE if own else usual.get(flat(mention.span.of(text)))
        if flat(mention.span.of(text)) in surnames:
            kind = EntityKind.PERSON
        if kind is None or mention.span in spoken:
            continue
        passage, name = Passage(reading.article.id, mention.span), _bare(mention.span.of(text), kind, nations)
        if nations.named(name) and kind is not EntityKind.PERSON:
            kind = EntityKind.PLACE
        if kind is not EntityKind.PLACE:
            yield from _mentioned(text, passage, name, kind, nations)
        elif not _is_people(name) and not any(c.isdigit() for c in name):
            place = own.place if own and own.confidence >= _SURE else places.get(flat(name))
            yield Use(name, kind, passage, place=place)


def _mentioned(text: str, passage: Passage, name: str, kind: EntityKind, nations: Nations) -> Iterator[Use]:
    """The use of a name of a person or a body, between which a tagger errs; none of what is neither."""
    placed = is_placed(text, passage.span)
    if kind is EntityKind.PERSON and ("/" in name or _is_people(name) or len(name.split()) > _LONGEST):
        return  # a photo's credit; "Lithuanian"; a headline
    if kind is EntityKind.PERSON and not is_body(name):
        yield Use(name, kind, passage, role_at(text, passage.span), placed)
        return
    owner = _owner_before(text, passage.span, nations) if is_bare(name) else ""
    yield Use(owner + name, EntityKind.ORGANISATION, passage, placed=placed)


def _bare(name: str, kind: EntityKind, nations: Nations) -> str:
    """A name without the possessive's mark, and without the country that owns it where the mark was lost.

    "Berg's" is Berg, "Arvias Karst" is Karst; a body keeps what it is called by.
    """
    bare = _OWNING.sub("", _BASED.sub("", _MARKS.sub("", name))) or name
    first, _, rest = bare.partition(" ")
    if not rest and nations.owner(bare):
        return bare.removesuffix("s")
    return rest if kind is not EntityKind.ORGANISATION and rest[:1].isupper() and nations.owner(first) else bare


def _owner_before(text: str, span: Span, nations: Nations) -> str:
    """The country before a body that a tagger left out of the name: "Arvia's Ministry of Defence"."""
    owner = _OWNER.search(text, max(0, span.start - _OWNER_REACH), span.start)
    return f"{owner[0].strip()} " if owner and nations.of(owner[1]) else ""


def _spoken(reading: Reading, name: str, span: Span, source: str, nations: Nations) -> Use:
    """The use of a speaker's or relay's name."""
    text, passage = reading.article.text, Passage(reading.article.id, span)
    first, _, rest = name.partition(" ")
    if " " in rest and rest.istitle() and span.of(text) == name and nations.of(first):
        # "Minister of Defence of Arvia Ada Berg": the country belongs to the office
        role = role_at(text, Span(span.end - len(rest), span.end), behind=False)
        if role is not None and role.endswith(first) and role != first:
            return Use(rest, EntityKind.PERSON, passage, role)
    role = role_in(source, name) or role_at(text, span)
    name = _OWNING.sub("", _BASED.sub("", name))
    return Use(name, _kind_of(reading, name, span), passage, role, is_placed(text, span))


def _kind_of(reading: Reading, name: str, span: Span) -> EntityKind:
    """A speaker that is named like a place is its government; what no label covers is a group."""
    labels = [m.label for m in reading.annotated.mentions if m.span.overlaps(span) and len(m.span) >= 0.5 * len(span)]
    if is_body(name) and not _is_titled(name):
        return EntityKind.ORGANISATION if labels else EntityKind.GROUP
    if "PERSON" in labels or _is_titled(name) or role_at(reading.article.text, span, behind=False):
        return EntityKind.PERSON
    return EntityKind.ORGANISATION if {"ORG", "GPE", "LOC", "FAC"} & set(labels) else EntityKind.GROUP


def _is_titled(name: str) -> bool:
    """Whether a title says that it is a person: "Dr Ada Berg", but not "General Staff of Arvia", "General Command"."""
    bare = without_title(name)
    if bare.partition(" ")[0].lower() in _GENERAL:
        return False
    return bare != name and name.split(maxsplit=1)[0].lower() != "the" and bare.istitle() and not is_official(bare)


# ---------------------------------------------------------------- what all articles say of a name


def _usual_kinds(readings: Sequence[Reading], surnames: frozenset[str]) -> dict[str, EntityKind]:
    """What each name mostly is: a tagger that errs on one line is outvoted by the others, and by the gazetteer.

    A name that mostly is something else, a people or a date, is left out. One that some are called by in full is theirs
    as soon as the tagger takes it for a person now and then.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    spelled: dict[str, str] = {}
    placed: set[str] = set()
    for reading in readings:
        placed |= {flat(p.span.of(reading.article.text)) for p in reading.annotated.places}
        for mention in reading.annotated.mentions:
            name = mention.span.of(reading.article.text)
            votes[flat(name)][mention.label] += 1
            spelled.setdefault(flat(name), name)
    kinds: dict[str, EntityKind] = {}
    for name, counts in votes.items():
        label = min(counts, key=lambda label: (-counts[label], label))
        if name in surnames and counts["PERSON"] >= _NOW_AND_THEN * counts.total():
            label = "PERSON"
        elif label in ("PERSON", "ORG") and name in placed and _is_well_known(spelled[name]):
            label = "GPE"
        if label in _KINDS:
            kinds[name] = _KINDS[label]
    return kinds


def _surnames_in(reading: Reading) -> frozenset[str]:
    """What the persons whom an article names in full go by without their given names: "Karst", "Abdel Karst"."""
    text = reading.article.text
    persons = (flat(_OWNING.sub("", m.span.of(text))) for m in reading.annotated.mentions if m.label == "PERSON")
    return frozenset(" ".join(words[n:]) for name in persons for words in [name.split()] for n in range(1, len(words)))


def _usual_places(readings: Sequence[Reading]) -> dict[str, Place]:
    """The place that each name means in most articles, those that are sure counting more."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    by_id: dict[int, Place] = {}
    for reading in readings:
        for mention in reading.annotated.places:
            # in thousandths: a sum of floats depends on its order
            votes[flat(mention.span.of(reading.article.text))][mention.place.id] += round(1000 * mention.confidence)
            by_id[mention.place.id] = mention.place
    return {name: by_id[min(counts, key=lambda i: (-counts[i], i))] for name, counts in votes.items()}


def _is_well_known(name: str) -> bool:
    found = gazetteer.load().named(name)[:1]
    return bool(found) and (found[0].kind in _KNOWN or found[0].population >= _LARGE)


def _is_people(name: str) -> bool:
    """Whether it is the name of a people, which a tagger took for a place or a person."""
    return gazetteer.load().demonym(name) is not None and not gazetteer.load().named(name)
