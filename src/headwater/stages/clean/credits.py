"""The news agencies: their names, and where a credit line names them.

Whoever asks must know that the line is a credit: "told Reuters" names an agency too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# a name may have run into the author's: "Osk VarnAssociated Press"
_KNOWN = re.compile(rf"(?:(?<![\w.])|(?<=[a-z])(?=[A-Z][a-z]+ [A-Z])){AGENCY}(?!\w)")
_SEVERAL = re.compile(r"\b(?:agencies|wires|wire\s(?:services?|reports?))\b", re.IGNORECASE)


def find_agency(text: str) -> str | None:
    """The agency that a credit line names, by its usual short name; ``agencies`` where several go unnamed."""
    known = _KNOWN.search(text)
    if known:
        return _CANONICAL[known[0]]
    return SEVERAL_AGENCIES if _SEVERAL.search(text) else None


def find_agencies(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a credit line names agencies, and their usual short names."""
    for known in _KNOWN.finditer(text):
        yield known.start(), known.end(), _CANONICAL[known[0]]


def find_several(text: str) -> tuple[int, int] | None:
    """Where a credit line speaks of agencies that it does not name."""
    found = _SEVERAL.search(text)
    return found.span() if found else None
