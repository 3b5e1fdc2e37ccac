"""Role of a speaker, from the words around the name."""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.types import Span

ROLE_HEADS = frozenset(
    """minister president premier governor mayor spokesman spokeswoman spokesperson chief head leader director
    secretary general commander ambassador envoy chairman chairwoman chair senator lawmaker official officer
    king prince chancellor prosecutor judge professor analyst expert coordinator representative editor
    correspondent founder deputy adviser""".split()
)
# words that no person's name has
BODY_WORDS = frozenset(
    """ministry department government army military forces police parliament council committee commission union
    organisation organization association agency observatory network coalition movement front university institute
    company bank court party channel television newspaper embassy administration authority authorities federation
    society foundation centre center corporation news press""".split()
)
# an article that names one bearer means that one by the bare word; of these there may be another
SINGULAR_HEADS = ROLE_HEADS - frozenset(
    """official officer lawmaker senator analyst expert professor representative editor correspondent deputy adviser
    judge leader""".split()
)
# one at a time bears these offices of one body
SOLE_HEADS = frozenset(
    """minister president premier governor mayor secretary king chancellor prime chief director
    founder commander general chair chairman chairwoman foreign""".split()
)
HEADS_OF_STATE = frozenset("president premier king ruler dictator chancellor".split())
# only who acts for a state or a party speaks for its side
OFFICIAL = frozenset(
    """minister ministry president premier governor government army forces military staff police parliament
    regime embassy spokesman spokeswoman spokesperson official officials navy troops guard chancellor king
    senate administration ambassador envoy general commander foreign defence defense interior state
    commander-in-chief mayor party rebels opposition council""".split()
)
# each country has such bodies: only together with its name they are one
GENERIC = frozenset(
    """ministry department government army military armed forces police parliament general staff navy air force
    guard border cabinet presidency senate embassy administration authorities state media television radio
    intelligence security service coast defence foreign affairs interior health finance justice emergency emergencies
    situations national external relations education energy transport culture federal central command council
    spokesperson spokesman spokeswoman official officials minister president""".split()
)
OUTLETS = frozenset(
    """agency portal newspaper channel television tv radio website site paper daily weekly magazine outlet broadcaster
    group company organisation organization party movement militia network station""".split()
)
SMALL = frozenset("""the a an of for to in and on at by its his her said s""".split())
# in small letters a title may hold these; at any other it starts anew
_IN_TITLES = (
    OFFICIAL
    | ROLE_HEADS
    | frozenset("of for the a an s region province oblast district county city state republic territory acting".split())
)
RANKS = frozenset(
    """lieutenant colonel general major captain sergeant admiral brigadier corporal lt col gen brig maj capt sgt adm
    dr mr mrs ms prof""".split()
)
_SAME_HEAD = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair"}
_TITLE = re.compile(r"(?:[A-Za-z][\w’'.-]*\s+){1,7}$")
_TAIL = re.compile(
    r"^\s*,?\s+(?:an?\s+|the\s+)?((?P<office>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+(?:of|for|at)\s+(?:the\s+)?[^,.;\n]{2,60})"
)
# "Ada Berg, who heads another group, the Orle Observatory for Rivers": a name in capitals
_HEADS = re.compile(
    r"^\s*,?\s+who (?:heads|leads|runs|directs|chairs|founded)\s(?:[a-z][\w-]*,?\s){0,5}(?:the\s)?(?:\w+-based\s)?"
    r"(?P<body>[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|for|of|and|the|in)){0,8})"
)
_CAPITAL = re.compile(r"(?:[a-z]{2}-)?[A-Z]")  # "al-Karst" is a name as well
# "citing a spokesman for", "was elected governor of" give no role
_PARTICIPLE = re.compile(r"(?!acting\b)\w+ing\b|\w+ly\b|\w+ed\b|(?:was|is|were|are|has|had|as|became)\b", re.IGNORECASE)
_PLACED = re.compile(r"\s+(?:in|of|at)\s+[A-Z]")
_LONGEST_ROLE = 10  # words
_ABBREVIATION = re.compile(r"(?:\w\.)+|(?:Brig|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|St)\.")
# begin a sentence, and no title
_STARTERS = frozenset(
    """when while as if is was are were after before since ahead and but though although because that with from like
    both even only also then now once until despite during under over against between among said says told""".split()
)
_BEYOND = re.compile(
    r"\s+(?:who|whom|which|that|said|says|told|adding|noting|since|until|when|in \d{4})\b"
)  # the office ends there
_REACH = 60  # characters before a name in which its title stands


def role_in(source: str, name: str) -> str | None:
    """The role that the words around ``name`` give: before it as a title, or behind it after a comma."""
    at = source.find(name)
    return _role_around(source[:at], source[at + len(name) :]) if at >= 0 else None


def role_at(text: str, span: Span, *, behind: bool = True) -> str | None:
    """The role that the line gives to the name at ``span``: "Arvian Defence Minister Ada Berg"."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH, 0)
    return _role_around(text[start : span.start], text[span.end : span.end + 2 * _REACH] if behind else "")


def _role_around(before: str, behind: str) -> str | None:
    title = _TITLE.search(before)
    if title:
        words = title[0].split()
        if words[-1].lower() not in SMALL and _is_title(words):
            return _trim(words)
    tail = _TAIL.match(behind)
    if tail and _has_head(tail["office"].split()) and not _PARTICIPLE.match(tail[1]):
        return " ".join(_BEYOND.split(tail[1])[0].split()[:_LONGEST_ROLE])
    heads = _HEADS.match(behind)
    return f"head of {' '.join(_BEYOND.split(heads['body'])[0].split())}" if heads else None


def _is_title(words: Sequence[str]) -> bool:
    """Whether a role stands there, and no other name behind it: "President Osk Varn" is no role of who follows."""
    last = max((i for i, w in enumerate(words) if w.lower().strip(".,") in ROLE_HEADS), default=None)
    if last is None:
        return False
    behind = [w for w in words[last + 1 :] if w.lower().strip(".,") not in RANKS]
    return len(behind) < 2 or not SMALL.isdisjoint(w.lower() for w in behind) or not all(w[0].isupper() for w in behind)


def _trim(words: list[str]) -> str | None:
    """A title starts at its first capital or role word; what a sentence said before it is cut."""
    start = 0
    for i, word in enumerate(words):
        known = bool(_CAPITAL.match(word)) or word.lower() in _IN_TITLES or word.lower() in BODY_WORDS
        ends_sentence = word.rstrip("'\"’”)").endswith(".") and not _ABBREVIATION.fullmatch(word)
        if not known or ends_sentence:
            start = i + 1
    kept = _of_who_follows(words[start:])
    while kept and kept[0].lower() in SMALL | _STARTERS:
        kept = kept[1:]
    return " ".join(kept).strip(" ,;:") if _has_head(kept) else None


def _of_who_follows(words: list[str]) -> list[str]:
    """The office of the one whose name follows, not of who serves: "adviser to President", "staff of President"."""
    for i in range(len(words) - 1, 0, -1):
        word, before, behind = words[i].lower(), words[:i], words[i + 1 :]
        serves = word in ("for", "to") or (word == "of" and not _has_head(before))
        if serves and _has_head(behind):
            return behind
    return words


def _has_head(words: Sequence[str]) -> bool:
    return any(w.lower().strip(".,;:") in ROLE_HEADS for w in words)


def is_placed(text: str, span: Span) -> bool:
    """Whether a place stands behind a name: "the Defence Ministry in Oren"."""
    return bool(_PLACED.match(text[span.end : span.end + _REACH]))


def is_body(name: str) -> bool:
    """Whether the words of a name are those of a body, which a tagger took for a person."""
    return not BODY_WORDS.isdisjoint(re.findall(r"[^\W\d_]+", name.lower()))


def is_official(name: str) -> bool:
    """Whether the words of a name are those of an office or a body of the state."""
    return not OFFICIAL.isdisjoint(name.lower().split())


def role_words(role: str | None) -> frozenset[str]:
    """The words of a role that tell one office from another."""
    words = re.findall(r"[^\W\d_]+", (role or "").lower())
    return frozenset({"defense": "defence"}.get(w, w) for w in words) - SMALL


def role_heads(role: str | None) -> frozenset[str]:
    """The words of a role that say what its bearer is: "spokesperson", "minister"."""
    return frozenset(_SAME_HEAD.get(w, w) for w in role_words(role) & ROLE_HEADS)
