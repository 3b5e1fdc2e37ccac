"""Commands on the names of a desk: who and what the articles name, and what people decide of that."""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

from getpass import getuser
from typing import TYPE_CHECKING

import click

from headwater.cli.desk import DESK
from headwater.cli.options import settings_from
from headwater.cli.output import progress_bar
from headwater.errors import InputError

if TYPE_CHECKING:
    from headwater.types import Entity

KINDS = ("person", "organisation", "group", "place")
VERDICTS = ("same", "different", "unsure", "undo")


@click.command()
@DESK
@click.option("--kind", type=click.Choice(KINDS), help="Only these.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Entities shown.")
@click.argument("name", required=False)
def entities(desk: str, kind: str | None, limit: int, name: str | None) -> None:
    """Who and what the articles of a desk name, each under all its spellings, with the reasons.

    NAME shows those that have it in one of their spellings.

    \b
    headwater entities river-dispute --kind person
    headwater entities river-dispute berg
    """
    from headwater.desk import Desk
    from headwater.report.wording import left_out

    with Desk.open(desk, settings=settings_from()) as opened, progress_bar() as tell:
        tell("comparing", 0, 0)
        found = [e for e in opened.entities() if kind in (None, e.kind) and _has(e, name)]
    ranked = sorted(found, key=lambda e: (-len(e.mentions), e.name, e.id))
    for entity in ranked[:limit]:
        _show(entity)
    if not ranked:
        click.echo("no such name")
    elif len(ranked) > limit:
        click.echo(f"{left_out(len(ranked) - limit, 'name')}; --limit {len(ranked)} shows all")


def _has(entity: Entity, name: str | None) -> bool:
    return name is None or any(name.casefold() in spelling.casefold() for spelling in (entity.name, *entity.aliases))


def _show(entity: Entity) -> None:
    from headwater.report.wording import count

    about = [entity.kind.value, entity.role, f"side: {entity.side}" if entity.side else None]
    if entity.place:
        where = ", ".join(filter(None, (entity.place.name, entity.place.country)))
        about.append(f"{where} at {entity.place.lat:.2f}, {entity.place.lon:.2f}")
    articles = {passage.article for passage in entity.mentions}
    about.append(f"{count(len(entity.mentions), 'mention')} in {count(len(articles), 'article')}")
    click.echo(f"{entity.name} ({'; '.join(part for part in about if part)})")
    if entity.aliases:
        click.echo(f"    also: {'; '.join(entity.aliases)}")
    for reason in entity.evidence:
        click.echo(f"    {reason}")


@click.command()
@DESK
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--author", help="Who decides.  [default: the user's name]")
def judge(desk: str, left: str, right: str, verdict: str, author: str | None) -> None:
    """Decide of two names: the same, different, or unsure, which keeps them apart. Undo takes the newest back.

    A decision outranks what headwater makes of the names, and is kept with author and time.

    \b
    headwater judge river-dispute "A. Berg" "Ada Berg" different
    headwater judge river-dispute "A. Berg" "Ada Berg" undo
    """
    from headwater.desk import Desk
    from headwater.types import Verdict

    with Desk.open(desk, settings=settings_from()) as opened:
        if verdict == "undo":
            taken = opened.withdraw(left, right)
            click.echo(f"taken back: {taken.verdict.value}, by {taken.author} at {taken.made_at}")
            return
        known = {name for e in opened.entities() for name in (e.name, *e.aliases)}
        for name in (left, right):
            if " ".join(name.split()) not in known:
                raise InputError(name, "no article names this", f"list names with: headwater entities {desk}")
        made = opened.judge(left, right, Verdict(verdict), author=author or getuser())
    click.echo(f"{made.left} and {made.right}: {made.verdict.value}, by {made.author}")
