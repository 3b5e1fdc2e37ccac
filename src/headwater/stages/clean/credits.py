"""Whom an article names as its author and as the agency it was taken from.

Only structured places count (a byline, a dateline, a sign-off, a credit line): "told Reuters" credits nobody.
"""

from __future__ import annotations

import re

from headwater.stages.clean.dates import iter_dates

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
_AFTER_NAME = re.compile(r"\s*(?:\||[-–—]\s*$|[-–—,]?\s*(?:on|at|email the author)\s*$).*$", re.IGNORECASE)


def find_agency(text: str) -> str | None:
    """The agency that a credit line names, by its usual short name; ``agencies`` where several go unnamed."""
    known = _KNOWN.search(text)
    if known:
        return _CANONICAL[known[0]]
    return "agencies" if _SEVERAL.search(text) else None


def find_dateline_agency(text: str) -> str | None:
    """The agency of a place line, known or not: ``QUARRA (ZNA) -``."""
    found = _IN_DATELINE.search(text)
    return find_agency(text) or (found[1] if found else None)


def find_sign_off(text: str) -> str | None:
    """The agency of a sign-off, known or not: ``--ZNA``."""
    found = _SIGN_OFF.match(text)
    return find_agency(text) or (found[1] if found else None)


def find_byline(text: str) -> str | None:
    """Who wrote the article, from a line such as ``By Ada Brook |``."""
    found = _BY.search(text) or _BEFORE_LABEL.search(text)
    named = found["who"] if found else ""
    dated = next(iter_dates(named), None)
    who = _AFTER_NAME.sub("", named[: dated.start] if dated else named).strip(" ,;|-–—.")
    return who or None
