"""Which way the words around an expression look: "will meet on Monday" against "said on Monday".

The nearest cue decides. It puts right one value of a hundred in AQUAINT, and one of two hundred in TimeBank.
"""

from __future__ import annotations

import re
from enum import Enum

_REACH = 120  # characters
_HEAD = 6  # characters at the head of a sentence: "On ", quotation marks
SENTENCE_END = re.compile(r"(?:(?<=[a-z\d)][a-z\d)])\.|[!?;:])[\"'”’)]*\s|\n")
_AHEAD = (
    r"(?:will|would|to|shall)(?: not| still| also)? be(?: \w+)?|will|shall|would|as (?:soon|early|late) as"
    r"|due|scheduled|slated|expected|expects?|planned|plans? (?:to|for)|planning|upcoming|until|till|effective|must"
    r"|no later than|starting|tomorrow|set (?:for|to)(?: be(?: \w+)?)?|ahead of(?=\s\Z)|prepar(?:es?|ed|ing) (?:for|to)"
    r"|going to|hopes? to|intends? to|agreed to|deadline|expires?|matures?|maturing|payable|begins|starts|opens"
    r"|takes place"
)
_IRREGULAR = (
    "began blew bought broke brought came caught drew drove dug fell fled flew fought found gave got grew held hit kept"
    " led left lost made met ran rose sank saw sent shot sold sought spent spoke stood struck swept took went withdrew"
    " won wrote"
).replace(" ", "|")
_BEHIND = rf"said|says|told|was|were|had|has|have been|did|since|earlier|{_IRREGULAR}|(?-i:[a-z]{{2,}}ed)"
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b|(?P<ll>['’]ll)\b", re.IGNORECASE)
_DONE_AFTER = re.compile(r"\S+ (?:[a-z]{2,}ed|was|were|had|said)\b")  # "forces on Monday entered Orle"
# "On Tuesday, the council will vote": where nothing goes before, the first verb behind tells
_AHEAD_AFTER = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|due|expected|set|scheduled|likely))\b|['’]ll\b")
_BEHIND_AFTER = re.compile(rf"\b(?:was|were|had|did|said|has|{_IRREGULAR}|(?-i:[a-z]{{2,}}ed))\b")
# "was killed on Oct 10"; "said it invites them on Oct 10" and "extended to Oct 10" may lie ahead
_DONE = re.compile(
    r"\b(?:was|were|had|been|took place|died|began|(?-i:[a-z]{2,}ed))\b"
    r"(?: (?!to|for|that|which|until|by|as)[\w’'-]+){0,6} on \Z",
    re.IGNORECASE,
)


class Tense(Enum):
    AHEAD = "ahead"
    BEHIND = "behind"
    OPEN = "open"  # no word tells


def looks_ahead(text: str, at: int) -> bool:
    return tense(text, at) is Tense.AHEAD


def looks_back(text: str, at: int) -> bool:
    """The words right before tell what was done then, and none in their sentence points to the future."""
    done = _DONE.search(text, max(0, at - _REACH), at)
    return done is not None and all(cue["behind"] for cue in _cues(text[max(0, at - _REACH) : at]))


def tense(text: str, at: int) -> Tense:
    """Where the cue nearest before ``at``, within its sentence, points."""
    before = text[max(0, at - _REACH) : at]
    if cues := _cues(before):
        return Tense.AHEAD if cues[-1]["behind"] is None else Tense.BEHIND
    if _DONE_AFTER.match(text, at):
        return Tense.BEHIND
    return _first_behind(text[at : at + _REACH]) if len(before) - _start(before) < _HEAD else Tense.OPEN


def _start(before: str) -> int:
    """Where the sentence begins that ``before`` breaks off."""
    return max((m.end() for m in SENTENCE_END.finditer(before)), default=0)


def _cues(before: str) -> list[re.Match[str]]:
    return list(_CUE.finditer(before, _start(before)))


def _first_behind(after: str) -> Tense:
    end = SENTENCE_END.search(after)
    sentence = after[: end.start()] if end else after
    ahead, behind = _AHEAD_AFTER.search(sentence), _BEHIND_AFTER.search(sentence)
    if ahead and (behind is None or ahead.start() < behind.start()):
        return Tense.AHEAD
    return Tense.BEHIND if behind else Tense.OPEN
