"""The words that organisations' names share, and their one spelling: "defense" is defence, "Int'l" international."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re

from headwater.stages.annotate.numerals import ONES, ORDINALS, TENS
from headwater.stages.resolve.names.country_words import COUNTRIES, COUNTRY_OF

SMALL = frozenset("the of for and in on at to a an de la le les du des der die das und et e y do da di del".split())
# say what kind of body it is, not which
KINDS = frozenset(
    """group holding company corporation enterprise industry service system solution association organisation
    foundation trust fund institute university bank ministry department office agency committee commission council
    party army force brigade division regiment battalion corps government centre international global national
    """.split()
)
LOOSE = frozenset("group holding company corporation i".split())  # said or left out; a first fund is "Fund" or "Fund I"
# near in letters, opposite in sense; and countries: "Austria" is no spelling of "Australia"
NEVER_ALIKE = COUNTRIES | frozenset(
    """northern southern eastern western import export importer exporter interior exterior internal external army navy
    upper lower inner outer employment unemployment male female men women""".split()
)
_ONE_SPELLING = {
    "organisation": "organization organizations organisations org organizacija organizatsiya",
    "defence": "defense",
    "labour": "labor",
    "centre": "center centers centres",
    "international": "intl int",
    "national": "natl",
    "university": "univ universitat universite universidad universita universitet universiteit",
    "government": "govt regime",
    "department": "dept",
    "ministry": "min ministerio ministere ministero ministerium ministerstvo ministries",
    "association": "assn assoc",
    "institute": "inst",
    "technology": "tech technologies",
    "brothers": "bros",
    "bank": "banka banco banque banca bankas bankasi",
    "group": "gruppe groupe grupo gruppo gruppa grupp grp",
    "program": "programme",
    "television": "tv",
    "force": "forces",
    "holding": "holdings",
    "enterprise": "enterprises",
    "service": "services",
    "system": "systems",
    "solution": "solutions",
    "industry": "industries",
    "affair": "affairs",
    "partner": "partners",
    "society": "societies",
    "germany": "deutschland",
    "switzerland": "schweiz suisse",
    "austria": "osterreich",
    "spain": "espana",
    "us": "usa",
    "uk": "gb britain british",
}
WORD_OF = COUNTRY_OF | {spelling: word for word, spellings in _ONE_SPELLING.items() for spelling in spellings.split()}
PHRASES = (
    (re.compile(r"\bunited states(?: of america)?\b"), "us"),
    (re.compile(r"\b(?:united kingdom|great britain)\b"), "uk"),
    (re.compile(r"\bunited nations\b"), "un"),
    (re.compile(r"\beuropean union\b"), "eu"),
    (re.compile(r"\bunited arab emirates\b"), "uae"),
    (re.compile(r"\bco operation\b"), "cooperation"),
)

_LAST_ORDINAL = 12  # beyond "twelfth" names of bodies have digits
NUMBER_OF = {
    **ONES,
    **{word: n for word, n in ORDINALS.items() if n <= _LAST_ORDINAL},
    **TENS,
    "fourty": 40,
}
TEN_DIGITS = frozenset(str(10 * n) for n in range(2, 10))
_ROMAN = "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv".split()
ROMAN_NUMBER_OF = {word: n for n, word in enumerate(_ROMAN, start=2)}
SHIP = frozenset("mv mt mts".split())  # before a ship's name
