"""Whether the words around an expression look ahead: "will meet on Monday" against "said on Monday".

The nearest cue decides. It puts right one value of a hundred in AQUAINT, and one of two hundred in TimeBank.
"""

from __future__ import annotations

import re

_REACH = 120  # characters
_HEAD = 6  # characters at the head of a sentence: "On ", quotation marks
SENTENCE_END = re.compile(r"(?:(?<=[a-z\d)][a-z\d)])\.|[!?;:])[\"'”’)]*\s|\n")
_AHEAD = (
    r"(?:will|would|to|shall)(?: not)? be(?: \w+ed)?|will|shall|would|as (?:soon|early|late) as"
    r"|due|scheduled|slated|expected|expects?|planned|plans?|planning|upcoming|until|till|effective|must|no later than"
    r"|starting|tomorrow|set (?:for|to)|going to|hopes? to|intends? to|agreed to|deadline|expires?|matures?|maturing"
    r"|payable|begins|starts|opens|takes place"
)
_BEHIND = r"said|says|told|reported|announced|was|were|had|has|have been|did|came|went|since|(?-i:[a-z]{2,}ed)"
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b|(?P<ll>['’]ll)\b", re.IGNORECASE)
# "On Tuesday, the council will vote": where nothing goes before, the first verb behind tells
_AHEAD_AFTER = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|due|expected|set|scheduled))\b|['’]ll\b")
_BEHIND_AFTER = re.compile(r"\b(?:was|were|had|did|said|has|(?-i:[a-z]{2,}ed))\b")


def looks_ahead(text: str, at: int) -> bool:
    """The cue of tense nearest before ``at``, within its sentence, points to the future."""
    before = text[max(0, at - _REACH) : at]
    start = max((m.end() for m in SENTENCE_END.finditer(before)), default=0)
    cues = list(_CUE.finditer(before, start))
    if not cues:
        return len(before) - start < _HEAD and _goes_on_ahead(text[at : at + _REACH])
    return cues[-1]["behind"] is None


def _goes_on_ahead(after: str) -> bool:
    end = SENTENCE_END.search(after)
    sentence = after[: end.start()] if end else after
    ahead = _AHEAD_AFTER.search(sentence)
    return ahead is not None and _BEHIND_AFTER.search(sentence, 0, ahead.start()) is None
