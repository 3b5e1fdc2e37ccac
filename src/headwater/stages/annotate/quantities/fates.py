"""The words that say what became of the counted, each with the state that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# done to somebody: active before the figure ("killed 58"), passive behind it ("58 were killed")
_DONE = {
    "killed": "killed kill kills killing slain slaughtered massacred murdered murdering martyred executed executing"
    " assassinated beheaded beheading lynched lynching",
    "wounded": "wounded wound wounds wounding injured injure injures injuring hurt hurting hurts maimed",
    "captured": "captured capture captures capturing",
    "arrested": "arrested arrest arrests arresting detained detain detains detaining",
    "displaced": "displaced displace displaces displacing evacuated evacuate evacuates evacuating uprooted uprooting",
    "destroyed": "destroyed destroy destroys destroying razed razing demolished demolishing demolish obliterated"
    " levelled leveled flattened flattening levelling",
    "damaged": "damaged damage damages damaging",
    "released": "released release releases releasing freed free frees freeing",
    "infected": "infected infect infects infecting",
}
# what the counted do or are themselves
_BEING = {
    "killed": "dead died die dies dying perished perish perishes",
    "missing": "missing disappeared vanished unaccounted",
    "captured": "surrendered surrender surrendering surrenders",
    "displaced": "fled flee flees fleeing homeless",
}
# nouns that are counted and say what became of those: "58 deaths"
_NOUNS = {
    "killed": "death deaths fatality fatalities body bodies corpse corpses life lives killings murders",
    "wounded": "injury injuries",
    "missing": "disappearances",
    "arrested": "arrests detentions arrest detainees",
    "infected": "infections infection",
}


def _table(words: dict[str, str]) -> dict[str, str]:
    return {word: state for state, listed in words.items() for word in listed.split()}


DONE, BEING, NOUNS = _table(_DONE), _table(_BEING), _table(_NOUNS)
PARTICIPLES = frozenset(w for w in DONE if w.endswith("ed") or w in ("slain", "hurt"))
FATES = frozenset({"dead", "missing", "homeless", "unaccounted", "unhurt", "alive", "unharmed"}) | PARTICIPLES


class Side(Enum):
    LEFT = "left"  # a verb before governs it, and those listed after it
    RIGHT = "right"
    NOUN = "noun"  # its own noun says it: "58 deaths"


@dataclass(frozen=True, slots=True)
class Fate:
    state: str
    side: Side
    end: int  # where the words for it end
