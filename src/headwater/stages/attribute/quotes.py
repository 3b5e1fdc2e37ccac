"""Quotation marks of every kind, paired into spans."""

from __future__ import annotations

import re

from headwater.types import Span

OPENERS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "‘": "’"}
STRAIGHT = '"'
MARKS = frozenset('"“”„«»‹›')
LONGEST = 3000  # characters; a mark that finds no partner within this is stray
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")
_MAY_OPEN = re.compile(f"[{''.join(sorted(MARKS))}‘']")
_MOST_APOSTROPHES = 100  # between a single mark and its partner; a line of nothing else would be searched for ever
SHORTEST_SINGLE = 12  # between single marks a shorter piece is a word in scare quotes or an apostrophe


def find_quotes(text: str) -> tuple[Span, ...]:
    """Outermost quoted pieces of ``text`` without their marks, left to right.

    A mark that opens and is not closed in its paragraph runs to the paragraph's end, as in quotes over several
    paragraphs, if the next paragraph opens with a mark too; else it counts as stray.
    """
    found: list[Span] = []
    at = 0
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        after = next((stripped[0] for later in lines[number + 1 :] if (stripped := later.strip())), "")
        found += [
            Span(at + s, at + e) for s, e in _in_line(line.rstrip("\n"), runs_on=after in OPENERS or after == STRAIGHT)
        ]
        at += len(line)
    return tuple(found)


def _in_line(line: str, *, runs_on: bool) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    i = 0
    while mark := _MAY_OPEN.search(line, i):
        i = mark.start()
        if line[i] == STRAIGHT and _can_only_close(line, i):
            i += 1  # its partner was lost, or closed by another
            continue
        end = _closing(line, i)
        if end is None and runs_on and line[i] in MARKS and not _quotes_ahead(line, i + 1):
            end = len(line)
        if end is None:
            i += 1
            continue
        if line[i + 1 : end].strip():
            pieces.append((i + 1, end))
        # "It holds. "It will stand": opened again before it was closed
        i = end if line[i : i + 1] == line[end : end + 1] == STRAIGHT and _can_only_open(line, end) else end + 1
    return pieces


def _can_only_open(line: str, i: int) -> bool:
    return line[i - 1].isspace() and i + 1 < len(line) and not line[i + 1].isspace()


def _can_only_close(line: str, i: int) -> bool:
    behind = line[i + 1 : i + 2]
    return i > 0 and not line[i - 1].isspace() and line[i - 1] not in "([" and (not behind or behind in " \t,.;:!?)]")


def _quotes_ahead(line: str, start: int) -> bool:
    return _MARK.search(line, start) is not None


def _closing(line: str, i: int) -> int | None:
    """Where the quotation that opens at ``i`` ends; None if none opens there or it is never closed."""
    mark = line[i]
    if mark == STRAIGHT:
        # machine-made text closes a straight mark by a curly one
        last = i + LONGEST + 1
        end = min((e for e in (line.find(STRAIGHT, i + 1, last), line.find("”", i + 1, last)) if e >= 0), default=-1)
    elif mark in OPENERS and mark != "‘":
        # „…“ and “…” share a mark; a straight mark may close either
        last = i + LONGEST + 1
        ends = [line.find(close, i + 1, last) for close in OPENERS[mark] + STRAIGHT]
        end = min((e for e in ends if e >= 0), default=-1)
        # a curly pair may hold another curly pair
        nested = line.find(mark, i + 1, max(end, 0))
        if nested >= 0 and mark not in OPENERS[mark]:
            further = line.find(OPENERS[mark][0], end + 1)
            end = further if further >= 0 else end
    elif mark in "‘'" and (i == 0 or not line[i - 1].isalnum()):
        return _closing_single(line, i)
    else:
        return None
    return end if 0 <= end <= i + LONGEST else None


def _closing_single(line: str, i: int) -> int | None:
    close, last = "’" if line[i] == "‘" else "'", i + LONGEST + 1
    end = line.find(close, i + 1, last)
    for _ in range(_MOST_APOSTROPHES):
        if end < 0:
            break
        ends_word = end + 1 == len(line) or not line[end + 1].isalnum()
        # "the troops' pay": an apostrophe after s inside a sentence closes nothing unless punctuation stands by it
        sure = line[end - 1] in ",.!?…" or (end + 1 == len(line) or line[end + 1] in ',.;:)”"')
        if ends_word and sure:
            return end if SHORTEST_SINGLE <= end - i <= LONGEST else None
        end = line.find(close, end + 1, last)
    return None
