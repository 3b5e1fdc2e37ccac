"""The wordings in which a sentence credits others for the article: who contributed, and where it stood first.

They are no report, so they may be cut wherever they stand. Each is to be matched without regard to case.
"""

from __future__ import annotations

from headwater.stages.clean.credits import AGENCY

# a part of one sentence: "Osk P. Varn in Quarra, N.D."
_CLAUSE = r"(?:[^.!?\"“”]|(?-i:\b[A-Z][.])){2,300}?"
_FROM_PLACES = rf"(?:{_CLAUSE} reported from {_CLAUSE}[.] )*"
_TEXT = r"(?:report|story|article|piece|post)"
_WRITER = r"(?:\w+ )?(?:writer|reporter|journalist|correspondent)"

# "first published by", "originally appeared in", "republished with permission of"; the outlet's name follows
FIRST_PUBLISHED = (
    r"(?:\b(?:first|originally|previously) (?:published|appeared|posted|ran|printed|released)"
    r"|\b(?:published|appeared|posted|ran) (?:first|originally)|\b(?:re-?published|reprinted|reproduced))"
    r" (?:here )?(?:with (?:the )?(?:kind )?permission (?:of|from)|courtesy of|by|on|in|at|from)\b"
)

# Whole lines, wherever they stand.
CREDITS = (
    rf"{_FROM_PLACES}{_CLAUSE}\bcontribut(?:ed|ing)(?: \w+)? to this (?:\w+ )?{_TEXT}",
    rf"{_FROM_PLACES}(?:{AGENCY}|the associated press) {_WRITER}s?\b{_CLAUSE}\bcontributed(?: reporting)?",
    rf"this {_TEXT} (?:contains|includes|uses) (?:material|information|reporting) (?:from|by) {_CLAUSE}",
    rf"(?:material|information) from {_CLAUSE} (?:was|were) used in this {_TEXT}",
    rf"(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){{1,3}} is an? {AGENCY} {_WRITER}",
    # This story was first published by the Orle Tribune. Read it here.
    rf"this {_TEXT}\b (?:was|has been|is)?[^.!?\"“”]{{0,30}}?{FIRST_PUBLISHED} [^!?\"“”]{{2,80}}",
)
# Whole lines above the first or below the last paragraph, where nothing is reported in such words.
CREDITS_AT_EDGES = (
    rf"{_FROM_PLACES}{_CLAUSE}\bcontributed(?:(?: (?:\w+ )?to the {_TEXT}| reporting)\b[^.!?\"“”]*)?",
    (
        r"(?:(?:a|an earlier|another|the original) version of )?(?:this|the) (?:\w+ ){0,2}?"
        r"(?:story|article|report|piece|post|column|essay|commentary|interview|analysis)\b"
        rf"[^.!?\"“”]{{0,60}}?{FIRST_PUBLISHED} [^!?\"“”]{{2,120}}"
    ),
    rf"{FIRST_PUBLISHED} (?!\d)[^.!?\"“”]{{2,80}}",
    r"the post .{2,300} appeared first on [^.!?]{2,60}",
)
