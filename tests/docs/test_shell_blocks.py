"""Every headwater command in a shell block is one that there is, with options that it takes."""

from __future__ import annotations

import shlex

import click
import pytest
from doc_pages import PAGES, blocks_on

from headwater.cli import main


def commands_in(script):
    """The headwater commands of a shell block, without what they are piped or joined to."""
    found = []
    for line in script.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.commenters = "#"
        lexer.whitespace_split = True
        words: list[str] = []
        for word in [*lexer, "&&"]:
            if word in ("&&", "||", "|", ";", ">", ">>", "<"):
                if words and (words[0] == "headwater" or words[0].endswith("/headwater")):
                    found.append(words[1:])
                words = []
            else:
                words.append(word)
    return found


CALLS = [
    pytest.param(call, id=f"{page}:{block.line}-{' '.join(call)}")
    for page in PAGES
    for block in blocks_on(page)
    if block.language in ("sh", "bash", "shell")
    for call in commands_in(block.body)
]


def check(call):
    name, *given = call
    command = main.commands.get(name)
    assert command is not None, f"no such command: {name}"
    command.make_context(name, given, parent=click.Context(main, info_name="headwater"))


@pytest.mark.parametrize("call", CALLS)
def test_a_shown_command_is_understood(call):
    check(call)


def test_commands_are_found_on_many_pages():
    assert len(CALLS) > 20


def test_commands_are_taken_out_of_a_line():
    line = 'headwater init river && .venv/bin/headwater add river "a b" > out.txt  # keeps it\nls | head\n'
    assert commands_in(line) == [["init", "river"], ["add", "river", "a b"]]


@pytest.mark.parametrize("call", [["brief"], ["brief", "a", "--colour"], ["brief", "a", "--format", "xml"]])
def test_a_wrong_command_is_found(call):
    with pytest.raises(click.UsageError):
        check(call)
