"""A place on its way into the gazetteer, and the lists beside this script."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from headwater.types import PlaceKind

HERE = Path(__file__).parent
LATIN = re.compile(r"[\u0000-\u024f\u02b9-\u02bf\u1e00-\u1eff\u2018\u2019]+")


@dataclass(slots=True)
class Entry:
    id: int
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    region: int | None = None  # id of the first division that it lies in
    names: set[str] = field(default_factory=set)


def read_list(name: str) -> Iterator[list[str]]:
    """The lines of a list, without comments, as columns; the missing ones at their ends are empty."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            yield columns + [""] * (5 - len(columns))


def parted(names: str) -> list[str]:
    return [name for name in names.split("|") if name]


def plain(name: str) -> str:
    """A name without the marks of a transliteration: "Dar‘ā" is "Dara"."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʻʼʿʾ`")


def is_name(alias: str) -> bool:
    """Is it a name in Latin letters: no transliteration by machine ("rondon"), no code of an airport ("LHR")?"""
    return (
        LATIN.fullmatch(alias) is not None
        and any(word[:1].isupper() for word in alias.split())
        and not (alias.isupper() and len(alias) <= 4)
    )
