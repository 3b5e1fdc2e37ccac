"""Whom an article names as its author and as the agency it was taken from.

Only structured places count (a byline, a dateline, a sign-off, a credit line): "told Reuters" credits nobody.
"""

from __future__ import annotations

import re

from headwater.stages.clean.dates import MONTH_DAY, iter_dates

SEVERAL_AGENCIES = "agencies"  # a credit that names none

# Canonical name and other ways to print it. Acronyms match as printed here; names also in capitals.
AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Thomson Reuters", "RTRS"),
    "AP": ("Associated Press", "A.P."),
    "AFP": ("Agence France-Presse", "Agence France Presse", "Afp"),
    "dpa": ("DPA", "Deutsche Presse-Agentur", "Dpa"),
    "ANSA": (),
    "EFE": ("Agencia EFE",),
    "UPI": ("United Press International",),
    "PA Media": ("Press Association",),
    "TASS": ("ITAR-TASS", "Tass"),
    "Interfax": (),
    "RIA Novosti": ("RIA",),
    "Ukrinform": (),
    "UNIAN": (),
    "BNS": ("Baltic News Service",),
    "ELTA": (),
    "LETA": (),
    "ERR News": (),
    "PAP": ("Polish Press Agency",),
    "CTK": ("ČTK", "Czech News Agency"),
    "MTI": (),
    "Agerpres": (),
    "BTA": (),
    "Tanjug": (),
    "HINA": (),
    "APA": (),
    "Belga": (),
    "ANP": (),
    "NTB": (),
    "TT": (),
    "Ritzau": (),
    "STT": (),
    "Lusa": (),
    "BelTA": (),
    "Anadolu": ("Anadolu Agency", "AA"),
    "SANA": ("Syrian Arab News Agency",),
    "NNA": (),
    "WAFA": (),
    "IRNA": (),
    "ISNA": (),
    "Fars": ("Fars News Agency",),
    "Tasnim": (),
    "MENA": (),
    "SPA": ("Saudi Press Agency",),
    "WAM": (),
    "KUNA": (),
    "Petra": ("Petra News Agency",),
    "Xinhua": ("Xinhua News Agency",),
    "Kyodo": ("Kyodo News",),
    "Jiji": ("Jiji Press",),
    "Yonhap": ("Yonhap News Agency",),
    "KCNA": (),
    "CNA": ("Central News Agency",),
    "PTI": ("Press Trust of India",),
    "ANI": (),
    "IANS": (),
    "Antara": (),
    "Bernama": (),
    "AAP": ("Australian Associated Press",),
    "Bloomberg": ("Bloomberg News",),
    "CNN": ("CNN Wire", "CNN Wires", "CNN Newsource", "CNN NewSource"),
    "Canadian Press": ("The Canadian Press",),
    "Tribune News Service": ("TNS", "Tribune Content Agency"),
    "New York Times News Service": (),
    "Inter Press Service": ("IPS",),
}


def _spellings() -> dict[str, str]:
    found = {}
    for canonical, others in AGENCIES.items():
        for name in (canonical, *others):
            found[name] = canonical
            if len(name) > 4:
                found[name.upper()] = canonical
    return found


_CANONICAL = _spellings()
# longest first, so that "Australian Associated Press" is not read as "Associated Press"
AGENCY = "(?-i:" + "|".join(re.escape(name) for name in sorted(_CANONICAL, key=len, reverse=True)) + ")"
_KNOWN = re.compile(rf"(?<![\w.]){AGENCY}(?![\w])")
_SEVERAL = re.compile(r"\b(?:agencies|wires|wire\s(?:services?|reports?))\b", re.IGNORECASE)
_IN_DATELINE = re.compile(r"\(([A-Z][\w.&/ -]{1,30})\)\s?[–—-]")
_SIGN_OFF = re.compile(r"^\W*([A-Z][A-Z.-]{1,11})\W*$")
_BY = re.compile(r"(?:^|[\s,;|])by:?\s+(?P<who>[^\W\d_].*)$", re.IGNORECASE)
_BEFORE_LABEL = re.compile(r"^(?P<who>[A-Z][^|:]{2,120}?)[\s,|–—-]+(?:Published|Posted|Updated|Last updated)\b")
_AFTER_NAME = re.compile(
    r"\s*(?:[|/•·]|[-–—]\s*$|(?:\s?[-–—,]\s*|\s)(?:on|at)\s*$|\b(?:e-?mail|follow)\b).*$", re.IGNORECASE
)
_DAY_OF_YEAR = re.compile(rf"{MONTH_DAY}.*$")
_MARK = re.compile(r"\s?[|•·]\s?")
_PARTICLE = r"(?:van|von|de|der|den|la|bin|al|el|da|di)"
_INITIAL = r"(?:[^\W\d_a-z]\.){1,2} ?"
_AUTHOR = re.compile(
    rf"(?P<who>(?:[^\W\d_a-z][\w'’-]+ |{_INITIAL})(?:{_PARTICLE} )?(?:(?:[^\W\d_a-z][\w'’-]+|[^\W\d_a-z]\.) )?"
    r"[^\W\d_a-z][\w'’-]+)(?:\s?[,|•·–—]\s?(?P<where>[A-Z][^,.:|•·]{1,40}))?\s?[,•·|]?$"
)
_BESIDE_AUTHORS = """
    a an the this that these those our your my his her its we you they he she it i what who why how when where which
    new old more most all no not guest special live breaking exclusive opinion analysis letter letters comment read
    watch photo photos video image images file state city street river war day week year news report reports story
    update updates in on at of for from to with after before by and or is are was were has have had says said monday
    tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december house staff contributor more
"""
# words of which one at least stands in most names of newspapers and stations
_IN_MEDIA = """
    press agency times post daily today media associated magazine radio tv television chronicle journal sentinel tribune
    review view wire channel herald gazette observer courier standard globe guardian telegraph mail star sun mirror
    weekly network broadcasting online digital videos bbc cnn cbs abc nbc npr
"""
_NO_AUTHOR = frozenset(_BESIDE_AUTHORS.split())
MEDIA = frozenset(_IN_MEDIA.split())


def find_agency(text: str) -> str | None:
    """The agency that a credit line names, by its usual short name; ``agencies`` where several go unnamed."""
    known = _KNOWN.search(text)
    if known:
        return _CANONICAL[known[0]]
    return SEVERAL_AGENCIES if _SEVERAL.search(text) else None


def find_dateline_agency(text: str) -> str | None:
    """The agency of a place line, known or not: ``QUARRA (ZNA) -``."""
    found = _IN_DATELINE.search(text)
    return find_agency(text) or (found[1] if found else None)


def find_sign_off(text: str) -> str | None:
    """The agency of a sign-off, known or not: ``--ZNA``."""
    found = _SIGN_OFF.match(text)
    return find_agency(text) or (found[1] if found else None)


def find_author(text: str) -> str | None:
    """The name in a line that is nothing but a person's name, with a place or an outlet behind it at the most."""
    found = _AUTHOR.match(text)
    if not found or find_agency(found["who"]) or _words(found["who"]) & (_NO_AUTHOR | MEDIA):
        return None
    # "Ada Brook | AP" is how a photo is credited
    return None if found["where"] and "|" in text and find_agency(found["where"]) else found["who"]


def is_medium(text: str) -> bool:
    """Whether a line is nothing but a name, and that of a newspaper, a station or an agency: ``Orle Tribune``."""
    found = _AUTHOR.match(text)
    words = _words(found["who"]) if found else set()
    return bool(words & MEDIA) and not words & _NO_AUTHOR


def _words(name: str) -> set[str]:
    return {word.strip(".").lower() for word in re.split(r"[\s-]", name)}


def find_byline(text: str) -> str | None:
    """Who wrote the article, from a line such as ``By Ada Brook |``."""
    found = _BY.search(text) or _BEFORE_LABEL.search(text)
    if not found:
        return None
    dated = next(iter_dates(found["who"]), None)
    named = _DAY_OF_YEAR.sub("", found["who"][: dated.start] if dated else found["who"])
    who = _AFTER_NAME.sub("", named).strip(" ,;|-–—./•·")
    return None if who.lower() in {"", "updated", "published", "posted"} else who


def find_bare_byline(text: str) -> str | None:
    """The same from a line without ``By``: ``Ada Brook, Orle``, ``4 May 2031 | Ada Brook``."""
    return next((who for part in (text, *_MARK.split(text)) if (who := find_author(part))), None)
