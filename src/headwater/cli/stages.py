"""``headwater stages``: what happens to an article, in order."""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

import click


@click.command()
def stages() -> None:
    """The stages that articles go through, in order.

    \b
    headwater stages
    """
    from headwater.pipeline import stage_table

    click.echo(stage_table())
