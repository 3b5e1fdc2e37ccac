"""Names of divisions of countries: without what kind they are, and as English writes Slavic adjectives."""

import re
from collections.abc import Iterable, Iterator

from headwater.models.gazetteer import ARAB
from headwater.models.gazetteer.spelling import key

ENGLISH = (
    "oblast|region|province|governorate|county|prefecture|voivodeship|parish|district|department|canton|krai|republic"
    "|territory|municipality|state|division|emirate|raion|okrug|borough|island|islands"
)
FOREIGN = (
    "oblasts|rayon|raion|kray|respublika|respublikasy|obl|oblys|voblast|vobl|sheng|shi|zizhiqu|zhou|xian|gmina|apskritis"
    "|provincia|provincia de|departamento|departamento de|estado|estado de|distrito|distrito de|wojewodztwo|muhafazat"
    "|zupanija|megye|kraj|okres|judet|judetul|il|ili|ostan|wilaya|wilaya de|wilayat|ken|to|do|landkreis|kreis|kommune"
    "|regierungsbezirk|concelho|kabupaten|kota|municipio de|mudiriyat|qada|nahiyat|avtonomnyy"
)
_BEHIND = re.compile(rf" ({ENGLISH}|{FOREIGN})$")
_BEFORE = re.compile(rf"^({FOREIGN}|(?:{ENGLISH}) of) ")
_ENGLISH_END = re.compile(rf".+ ({ENGLISH.title()})$")
_ADJECTIVE = re.compile(r"(\w{2,}?)(?:s(?:kaya|kaia|ka|kyi|kyy|kiy|kii|koye|koe|ke|ky|kaja|kij)|zkaya|zka)$")
SPEAK_ENGLISH = frozenset({"US", "CA", "AU", "NZ", "GB", "IE"})
ROMANISED = ARAB | {"AF", "BD", "BT", "IN", "IR", "LK", "MM", "MV", "NP", "PK"}  # shown without marks: "Hamah"
SLAVIC = frozenset({"RU", "UA", "BY", "KZ"})
FORMS = ("ska", "skaya", "skyi", "skyy", "skiy", "skii", "sky")

_ARABIC_ARTICLE = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el) (?=\w{3})")


def without_article(name_key: str) -> str:
    """An Arabic name as news often has it: "ar raqqah" is "raqqah"."""
    return _ARABIC_ARTICLE.sub("", name_key)


def bare(name_key: str) -> str:
    """The key of a division without its kind: "kurskaya oblast" is "kurskaya"."""
    return _BEFORE.sub("", _BEHIND.sub("", name_key))


def english_name(names: Iterable[str]) -> str | None:
    """Of a division's names the shortest that ends in an English word for its kind."""
    fitting = [n for n in names if n.isascii() and _ENGLISH_END.fullmatch(n) and not n.endswith(" State")]
    return min(fitting, key=lambda n: (len(n), n), default=None)


def adjectives(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Stems of Slavic adjectives among a division's keys, each with the form found: ("kur", "kurskaya")."""
    for name in keys:
        word = bare(name)
        if " " not in word and (found := _ADJECTIVE.fullmatch(word)):
            yield found[1], word


def noun_of(stem: str, cities: Iterable[str]) -> str | None:
    """The city that an adjective is made of: "kur" + "sk" of Kursk, "zaporiz" of Zaporizhzhia."""
    for city in cities:
        first = key(city).split(" ")[0]
        if len(stem) >= 3 and first.startswith(stem) and len(first) - len(stem) <= 4:
            return city
        # a vowel moves: "vologod" of Vologda
        if len(stem) >= 6 and first[:5] == stem[:5] and abs(len(first) - len(stem)) <= 3:
            return city
    return None
