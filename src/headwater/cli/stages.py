"""``headwater stages``: what happens to an article, in order."""

from __future__ import annotations

import click


@click.command()
def stages() -> None:
    """The stages that articles go through, in order."""
    from headwater.pipeline import stage_table

    click.echo(stage_table())
