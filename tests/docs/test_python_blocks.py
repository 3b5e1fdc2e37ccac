"""Every block of Python and every console session on a page runs and prints what the page says."""

from __future__ import annotations

import contextlib
import io
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from doc_pages import PAGES, blocks_of, blocks_on, calls_in, unlike

from headwater.cli import main

RUN = [page for page in PAGES if any(b.language in ("python", "console") for b in blocks_on(page))]
NOT_RUN = 0  # blocks of Python or console sessions that are marked as not run


@pytest.mark.parametrize("page", RUN)
def test_what_a_page_shows_is_what_happens(page, desk_table):
    names: dict[str, object] = {"__name__": "__main__"}
    printed = None
    for block in blocks_on(page):
        place = f"{page}:{block.line}"
        if block.title:
            file = desk_table / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.body, encoding="utf-8")
        elif block.runs and block.language == "python":
            printed = _python(block.body, names, place)
            continue
        elif block.runs and block.language == "console":
            for command, told in calls_in(block.body):
                _holds(told, _console(command, place), f"{place}: {command}")
        elif block.language == "text" and block.follows and printed is not None:
            _holds(block.body, printed, place)
        printed = None


def _python(source, names, place):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, place, "exec"), names)
    return out.getvalue()


def _console(command, place):
    words = shlex.split(command, comments=True)
    program, *given = words
    if program == "./run":
        assert given.pop(0) == "demo", f"{place}: only the demo is run by ./run here"
        given = ["demo", *given]
    else:
        assert program == "headwater", f"{place}: console sessions hold headwater commands, not {program}"
    done = CliRunner().invoke(main, given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    failed = done.output.startswith(("Error:", "Usage:"))
    assert failed == bool(done.exit_code), f"{place}: {command}: exit code {done.exit_code}: {done.output}"
    return done.output


def _holds(told, printed, place):
    missing = unlike(told, printed)
    assert missing is None, f"{place}: not printed there: {missing}\n--- printed:\n{printed}"


def test_nothing_is_left_out():
    left_out = [
        f"{page}:{block.line}"
        for page in PAGES
        for block in blocks_on(page)
        if block.language in ("python", "console") and not block.runs
    ]
    assert len(left_out) == NOT_RUN, left_out


def test_the_pages_are_found():
    assert {"README.md", "docs/tutorial.md", "docs/howto/csv.md"} <= set(RUN)
    assert Path(PAGES["README.md"]).is_file()


def test_blocks_and_what_they_print_are_told_apart():
    page = "a\n\n```python\nprint(1)\n```\n\n```text\n1\n```\n\nb\n\n<!-- not run: no net -->\n```python\nx\n```\n"
    first, second, third = blocks_of(page)
    assert (first.language, second.follows, third.runs, third.follows) == ("python", True, False, False)
    assert calls_in("$ a b\nc\nd\n$ e\n") == [("a b", "c\nd\n"), ("e", "")]


@pytest.mark.parametrize(
    ("told", "printed", "fits"),
    [
        ("a\nb\n", "a\nb  \n\n", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("...\nd\n", "a\nd\n", True),
        ("a\n...\n", "a\nb\n", True),
        ("a ... c\n", "a b c\n", True),
        ("a\n", "a\nb\n", False),
        ("b\n", "a\nb\n", False),
        ("a\n...\nb\n", "a\nb\nc\n", False),
        ("a\n...\nx\n...\n", "a\nb\nc\n", False),
        ("", "a\n", False),
    ],
)
def test_output_may_be_shortened_but_not_otherwise(told, printed, fits):
    assert (unlike(told, printed) is None) is fits
