"""Short forms of names: those that an article introduces, those that fit one name beside them, and well-known ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from headwater.stages.resolve.clusters import BODIES, Groups, Join, Key, articles_of, keys_of, name_key, only
from headwater.stages.resolve.names.spelling import without_article
from headwater.stages.resolve.nations import Nations
from headwater.types import EntityKind, Reading

_BRACKETS = re.compile(r"\(\s*(?:the\s+)?[“\"']?(?P<short>[A-Z][\w.&-]{1,9})[”\"']?\s*\)")
_SENTENCE_END = re.compile(r"[()\n.;:!?]")
_BEFORE = 120  # characters before the brackets in which the long form stands
_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,8}[A-Z]|[A-Z]{2,10}")
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "at", "de", "la", "du", "des"})
_AS_WORDS = frozenset({"daesh"})  # short forms that are written like a word
_WELL_KNOWN = dict(
    line.split(maxsplit=1)
    for line in """
    isis Islamic State
    isil Islamic State
    daesh Islamic State
    gop Republican Party
    un United Nations
    eu European Union
    nato North Atlantic Treaty Organization
    who World Health Organization
    iaea International Atomic Energy Agency
    opcw Organisation for the Prohibition of Chemical Weapons
    icc International Criminal Court
    icj International Court of Justice
    icrc International Committee of the Red Cross
    osce Organization for Security and Co-operation in Europe
    imf International Monetary Fund
    wto World Trade Organization
    wfp World Food Programme
    unhcr United Nations High Commissioner for Refugees
    unicef United Nations Children's Fund
    msf Medecins Sans Frontieres
    hrw Human Rights Watch
    fbi Federal Bureau of Investigation
    cia Central Intelligence Agency
    nsa National Security Agency
    fsb Federal Security Service
    sbu Security Service of Ukraine
    idf Israel Defense Forces
    irgc Islamic Revolutionary Guard Corps
    plo Palestine Liberation Organization
    pkk Kurdistan Workers Party
    fsa Free Syrian Army
    sdf Syrian Democratic Forces
    sohr Syrian Observatory for Human Rights
    afu Armed Forces of Ukraine
    zsu Armed Forces of Ukraine
    isw Institute for the Study of War
    ap Associated Press
    afp Agence France-Presse
    bbc British Broadcasting Corporation
    nyt New York Times
    wsj Wall Street Journal
    """.strip().splitlines()
)


def introduced(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Short forms that an article sets in brackets behind the name: "Orle River Watch (ORW)"."""
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        text = reading.article.text
        for match in _BRACKETS.finditer(text):
            before = _SENTENCE_END.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
            long = long_form(before.split(), match["short"])
            if long:
                found[name_key(match["short"], EntityKind.ORGANISATION)].add(name_key(long, EntityKind.ORGANISATION))
    return found


def long_form(words: Sequence[str], short: str) -> str | None:
    """The last words before a bracket that a short form in it stands for.

    Each letter of the short form starts a word, in order; small words may be passed over, or count. After Schwartz and
    Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003), on whole words.
    """
    letters = [c for c in short.lower() if c.isalnum()]
    for first in range(len(words) - 1, -1, -1):
        chosen = words[first:]
        if initials(chosen) == letters or [w[0].lower() for w in chosen] == letters:
            return " ".join(chosen) if chosen[0][0].isupper() else None
    return None


def initials(words: Sequence[str]) -> list[str]:
    """First letters of the words that tell, those of "Co-operation" too."""
    return [p[0].lower() for w in words if w.lower() not in _SMALL for p in w.split("-") if p[:1].isalnum()]


def of_group(name: str) -> str | None:
    """The well-known short form in front of "group", whatever else an article calls it: "the extremist PKK group"."""
    words = name.split()
    return words[-2] if len(words) > 1 and words[-1] == "group" and words[-2] in _WELL_KNOWN else None


class Acronyms:
    """The short forms of one pile of articles."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._introduced = introduced(readings)

    def join(self, groups: Groups, _nations: Nations) -> Iterator[Join]:
        """A short form goes into the only name that it stands for."""
        named = {key.name: key for key in keys_of(groups, *BODIES)}
        beside: dict[str, list[Key]] = defaultdict(list)
        for key in keys_of(groups, *BODIES):
            if " " in key.name:
                for article in articles_of(groups[key]):
                    beside[article].append(key)
        for key in groups:
            spelled = without_article(groups[key][0].name)
            is_short = _SHORT.fullmatch(spelled.replace(".", "")) or key.name in _AS_WORDS or of_group(key.name)
            if key.kind is EntityKind.PLACE or not is_short:
                continue
            found = self._long_form(key, groups, named, beside)
            if found and found[0] != key:
                yield Join(key, *found)

    def _long_form(
        self, key: Key, groups: Groups, named: dict[str, Key], beside: dict[str, list[Key]]
    ) -> tuple[Key, tuple[str, ...]] | None:
        told = only(named[name] for name in self._introduced.get(key.name, ()) if name in named)
        if told:
            return told, ("an article gives the short form in brackets",)
        known = named.get(name_key(_WELL_KNOWN.get(of_group(key.name) or key.name, ""), EntityKind.ORGANISATION))
        if known:
            return known, ("a well-known short form",)
        letters = list(key.name)
        fitting = only(
            k
            for a in articles_of(groups[key])
            for k in beside[a]
            if len(letters) > 2 and initials(groups[k][0].name.split()) == letters
        )
        return (fitting, ("the initials of the only such name in the article",)) if fitting else None
