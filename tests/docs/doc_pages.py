"""The pages of the documentation and the blocks in them.

What a fence says decides what becomes of its block:

    ```python                  runs; a ```text block right behind it holds what it prints
    ```console                 lines with ``$ `` before them run; the lines below hold what they print
    ```sh                      its headwater commands must be ones that there are
    ```text title="a/b.txt"    is written to that file first, whatever the language

In what is printed ``...`` stands for anything: within a line for words, alone on a line for lines.
``<!-- not run: why -->`` before a fence leaves it out; the tests count these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = {path.relative_to(ROOT).as_posix(): path for path in [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]}
_FENCE = re.compile(
    r"(?P<not_run><!-- not run: .+? -->\n+)?^(?P<ticks>```+)(?P<language>\w+)(?P<rest>[^\n]*)\n(?P<body>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True)
class Block:
    language: str
    body: str
    title: str | None
    line: int
    runs: bool
    follows: bool  # right behind the block before, with nothing between


def blocks_of(markdown: str) -> list[Block]:
    found = []
    end = -1
    for match in _FENCE.finditer(markdown):
        title = _TITLE.search(match["rest"])
        found.append(
            Block(
                language=match["language"],
                body=match["body"],
                title=title[1] if title else None,
                line=markdown.count("\n", 0, match.start("ticks")) + 1,
                runs=match["not_run"] is None,
                follows=end >= 0 and not markdown[end : match.start("ticks")].strip(),
            )
        )
        end = match.end()
    return found


def blocks_on(page: str) -> list[Block]:
    return blocks_of(PAGES[page].read_text(encoding="utf-8"))


def calls_in(console: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it is said to print."""
    parts = re.split(r"^\$ (.*)\n", console, flags=re.MULTILINE)
    assert not parts[0].strip(), f"no command before {parts[0]!r}"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def unlike(told: str, printed: str) -> str | None:
    """The first told line that was not printed in its place; None where all were."""
    want = [line.rstrip() for line in told.strip("\n").splitlines()]
    got = [line.rstrip() for line in printed.strip("\n").splitlines()]
    at, anywhere = 0, False
    pieces: list[list[str]] = [[]]
    for line in want:
        if line.strip() == "...":
            pieces.append([])
        else:
            pieces[-1].append(line)
    for number, piece in enumerate(pieces):
        anywhere = number > 0
        if not piece:
            at = len(got) if anywhere and number == len(pieces) - 1 else at
            continue
        starts = range(at, len(got) - len(piece) + 1) if anywhere else [at]
        if number == len(pieces) - 1 and anywhere:  # the last piece ends where the output ends
            starts = [max(at, len(got) - len(piece))]
        fits = [start for start in starts if _fit(piece, got[start : start + len(piece)])]
        if not fits:
            near = [line for line in piece if not any(_fit([line], [other]) for other in got[at:])]
            return (near or piece)[0]
        at = fits[0] + len(piece)
    return None if at == len(got) else f"(nothing more, but there is: {got[at]!r})"


def _fit(want: list[str], got: list[str]) -> bool:
    if len(want) != len(got):
        return False
    pairs = zip(map(_unsure, want), map(_unsure, got), strict=True)
    return all(re.fullmatch(".*".join(map(re.escape, w.split("..."))), g) for w, g in pairs)


def _unsure(line: str) -> str:
    """Without the digits of a confidence: another processor may round them otherwise."""
    return re.sub(r"\d+( ?% sure)", r"N\1", line)
