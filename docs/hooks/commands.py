"""The reference of the command line, from the same words as ``--help``."""

# ruff: noqa: INP001

from __future__ import annotations

import html
import inspect
from collections.abc import Iterator
from typing import Any

import click

from headwater.cli import main

PLACE = "<!-- commands -->"


def on_page_markdown(markdown: str, **_: Any) -> str:
    return markdown.replace(PLACE, reference()) if PLACE in markdown else markdown


def reference() -> str:
    """A section for each command, in the order in which ``headwater --help`` was given them."""
    top = click.Context(main, info_name="headwater", **main.context_settings)
    return "\n".join(line for name, command in main.commands.items() for line in _section(top, name, command))


def _section(top: click.Context, name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=top, max_content_width=10_000)
    yield from (f"## headwater {name}", "")
    usage = " ".join(["headwater", name, *command.collect_usage_pieces(context)])
    yield from ("```text", usage, "```", "")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from (_paragraph(paragraph), "")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and isinstance(parameter, click.Option):
            yield from (f"`{record[0]}`", f":   {html.escape(record[1], quote=False)}", "")


def _paragraph(text: str) -> str:
    """Click keeps the lines behind a backspace as they are: here these are examples."""
    first, _, rest = text.partition("\n")
    if first.strip() == "\b":
        return f"```sh\n{rest}\n```"
    return html.escape(text, quote=False)
