"""Which language a text is in, and which of its lines are in another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

import py3langid

UNKNOWN = "und"  # ISO 639's own word for it, where a text has no letters to tell from
_SAMPLE = 1500  # characters; more do not make the answer surer
_SURE_LETTERS = 200  # from so many letters on we trust the text over a hint
_LATIN_LETTERS = 40  # a shorter line in our own script may be a row of names
# Log-likelihood per letter by which another language must win. Measured: foreign appeals lie between 1.2 and 3.7,
# English headlines and credits full of foreign names below 0.8.
_MARGIN = 1.0
_THREE_LETTERS = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "deu": "de",
    "ger": "de",
    "spa": "es",
    "rus": "ru",
    "ukr": "uk",
    "ara": "ar",
    "ita": "it",
    "por": "pt",
    "pol": "pl",
    "tur": "tr",
    "zho": "zh",
    "chi": "zh",
    "jpn": "ja",
}
_NAMES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "russian": "ru",
    "ukrainian": "uk",
    "arabic": "ar",
    "italian": "it",
    "portuguese": "pt",
    "polish": "pl",
    "turkish": "tr",
    "chinese": "zh",
}
_SMALL_WORDS = "the of and to with was were that from has have been which by for"
_ENGLISH = frozenset(_SMALL_WORDS.split())
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=64)
def tell_language(text: str, hint: str | None = None) -> str:
    """ISO 639-1 code of a text. A hint wins unless the text is long enough to know better."""
    hinted = _read_hint(hint)
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    if not letters:
        return hinted or UNKNOWN
    scores = _scores(sample)
    best = max(scores, key=scores.__getitem__)
    if hinted is None or hinted == best:
        return best
    known_better = letters >= _SURE_LETTERS and scores.get(hinted, float("-inf")) + _MARGIN * letters < scores[best]
    return best if known_better or _script_differs(sample, hinted) else hinted


def _sample(text: str) -> str:
    """The first lines in the script that most of the text is in: an appeal in another script must not tip it."""
    lines: dict[str | None, list[str]] = {}
    for line in text[: 4 * _SAMPLE].split("\n"):
        lines.setdefault(_main_script(line), []).append(line)
    return max(("\n".join(group) for group in lines.values()), key=len)[:_SAMPLE]


@lru_cache(maxsize=4096)
def is_foreign(line: str, language: str) -> bool:
    """Whether a line is surely in another language than the article.

    Another script is sure; a line in the same script needs forty letters and a clear win of the other language.
    """
    if language == "en" and len(_ENGLISH.intersection(line.lower().split())) > 1:
        return False  # saves the count of letters and letter groups for nearly all lines
    letters = _LETTER.findall(line)
    if len(letters) < 4:
        return False
    if _script_differs(line, language):
        return True
    if len(letters) < _LATIN_LETTERS or language == UNKNOWN:
        return False
    scores = _scores(line)
    return max(scores.values()) - scores.get(language, 0.0) > _MARGIN * len(letters)


def _scores(text: str) -> dict[str, float]:
    # labels of three letters have no ISO 639-1 code; they win short headlines ("pcm", "bcl") and nothing else
    return {code: score for code, score in py3langid.rank(text) if len(code) == 2}


_SCRIPTS = {
    **dict.fromkeys(["ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn"], "CYRILLIC"),
    **dict.fromkeys(["ar", "fa", "ur", "ps", "ug"], "ARABIC"),
    "el": "GREEK", "he": "HEBREW", "zh": "CJK", "ja": "CJK", "ko": "HANGUL", "th": "THAI", "ka": "GEORGIAN",
    "hy": "ARMENIAN", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ne": "DEVANAGARI", "bn": "BENGALI", "ta": "TAMIL",
}  # fmt: skip


def _script_differs(text: str, language: str) -> bool:
    own = _SCRIPTS.get(language, "LATIN")
    main = _main_script(text)
    return main is not None and main != own and not {main, own} <= {"CJK", "HIRAGANA", "KATAKANA"}


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0]


def _main_script(text: str) -> str | None:
    """The script of four fifths of the letters."""
    if text.isascii():
        return "LATIN"
    count = Counter(_script(letter) for letter in _LETTER.findall(text[:_SAMPLE]))
    script, most = count.most_common(1)[0] if count else ("", 0)
    return script if most and most >= 0.8 * count.total() else None


def _read_hint(hint: str | None) -> str | None:
    word = re.split(r"[-_\s]", (hint or "").strip().lower())[0]
    code = _NAMES.get(word) or _THREE_LETTERS.get(word) or word
    return code if re.fullmatch(r"[a-z]{2}", code) else None
