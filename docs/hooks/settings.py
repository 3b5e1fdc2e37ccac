"""The table of settings, from the fields of ``Settings`` and the comments beside them."""

# ruff: noqa: INP001

from __future__ import annotations

import ast
import inspect
import io
import textwrap
import tokenize
from dataclasses import fields
from typing import Any

import click

from headwater.cli import main
from headwater.settings import Settings

PLACE = "<!-- settings -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    return markdown.replace(PLACE, table()) if PLACE in markdown else markdown


def table() -> str:
    said = meanings()
    rows = [
        f"| `{field.name}`<br>`HEADWATER_{field.name.upper()}` | {_default(field.default)} | {said[field.name]} |"
        for field in fields(Settings)
    ]
    return "\n".join(["| setting, and its variable | default | meaning |", "|---|---|---|", *rows])


def meanings() -> dict[str, str]:
    """What each setting is for: the comment beside it, else the option's help, else the last comment above."""
    source = textwrap.dedent(inspect.getsource(Settings))
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    helps = _helps()
    found: dict[str, str] = {}
    above = ""
    for node in ast.parse(source).body[0].body:  # type: ignore[attr-defined]
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
            said = comments.get(node.end_lineno or 0)
            above = said or above
            found[name] = said or helps.get(name) or above
    return found


def _helps() -> dict[str, str]:
    """The help of each option that goes by a setting's name."""
    options = (p for command in main.commands.values() for p in command.params if isinstance(p, click.Option))
    return {option.name: option.help.rstrip(".") for option in options if option.name and option.help}


def _default(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return f"`{value}`" if value not in ((), "", None) else "none"
