"""Commands on a desk: a folder that keeps what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from headwater.cli.options import output_options, setting_options, settings_from
from headwater.cli.output import give, progress_bar, tell_rejected
from headwater.errors import InputError

if TYPE_CHECKING:
    from headwater.report.document import Brief, ClaimDoc

DESK = click.argument("desk", type=click.Path(file_okay=False))


@click.command()
@DESK
def init(desk: str) -> None:
    """Make a desk in a new or empty folder.

    \b
    headwater init river-dispute
    """
    from headwater.desk import Desk

    Desk.create(desk).close()
    click.echo(f"{desk} is ready; add articles with: headwater add {desk} PATH...")


@click.command()
@DESK
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@setting_options
def add(desk: str, paths: tuple[str, ...], **options: Any) -> None:
    """Read articles and keep them on a desk. What is there already is passed over.

    \b
    headwater add river-dispute articles/ more.zip
    """
    from headwater.desk import Desk, is_duplicate

    with Desk.open(desk, settings=settings_from(**options)) as opened, progress_bar() as tell:
        count = 0

        def told(_path: str) -> None:
            nonlocal count
            count += 1
            tell("reading", count, 0)

        result = opened.add(paths, progress=told)
    repeated = [r for r in result.rejected if is_duplicate(r)]
    tell_rejected([r for r in result.rejected if not is_duplicate(r)])
    click.echo(
        f"{result.added} added, {result.unchanged} unchanged, {len(repeated)} repeated, "
        f"{len(result.rejected) - len(repeated)} rejected"
    )


@click.command()
@DESK
def status(desk: str) -> None:
    """What a desk holds.

    \b
    headwater status river-dispute
    """
    from headwater.desk import Desk

    with Desk.open(desk, settings=settings_from()) as opened:
        held = opened.status()
    click.echo(f"{held.articles} articles, {held.statements} statements, {held.rejected} rejected")
    if held.current:
        click.echo(f"{held.claims} claims, {held.conflicts} conflicts, {held.movements} movements")
    else:
        click.echo("claims are not up to date; they are made when you ask: headwater claims DESK")


@click.command()
@DESK
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Claims shown.")
def claims(desk: str, limit: int) -> None:
    """The claims of a desk, by how many articles carry them, each with its id for ``headwater show``.

    \b
    headwater claims river-dispute --limit 50
    """
    from headwater.report import wording

    made = _brief(desk)
    for claim in made.claims[:limit]:
        click.echo(f"{claim.id}  {wording.quoted(claim.gist)}\n    {wording.reach(claim)}")
    if len(made.claims) > limit:
        click.echo(f"... and {len(made.claims) - limit} more; see them with --limit {len(made.claims)}")


@click.command()
@DESK
@click.argument("claim")
def show(desk: str, claim: str) -> None:
    """One claim with every passage that tells it. CLAIM is an id from ``headwater claims``, or its beginning.

    \b
    headwater show river-dispute cl-4f2a
    """
    made = _brief(desk)
    found = [c for c in made.claims if c.id.startswith(claim)]
    if len(found) != 1:
        problem = "no claim has this id" if not found else f"{len(found)} claims have ids that begin so"
        raise InputError(claim, problem, f"list the ids with: headwater claims {desk}")
    _show(made, found[0])


def _show(made: Brief, claim: ClaimDoc) -> None:
    from headwater.report import wording

    articles = {a.id: a for a in made.articles}
    statements = {s.id: s for s in made.statements}
    click.echo(f"{wording.quoted(claim.gist)}\n{wording.reach(claim)}\n")
    for id_ in (*claim.statements, *claim.declines):
        s = statements[id_]
        article = articles[s.article]
        said = " … ".join(" ".join(w.text.split()) for w in s.content)
        chain = " <- ".join(s.chain) or "nobody is named"
        cue = f" [{s.cue.text}]" if s.cue else ""
        click.echo(f"  {article.outlet or article.path}: {chain}{cue}\n    {wording.quoted(said)}")
    for n in claim.narrated:
        article = articles[n.article]
        voice = "in its own voice, attribution dropped" if n.dropped else "in its own voice"
        click.echo(f"  {article.outlet or article.path}, {voice}:\n    {wording.quoted(' '.join(n.text.split()))}")


@click.command()
@DESK
@output_options
def export(desk: str, form: str | None, output: str | None, limit: int) -> None:
    """The brief of all that a desk holds.

    \b
    headwater export river-dispute -o brief.html
    headwater export river-dispute --format json
    """
    made = _brief(desk)
    tell_rejected(made.rejected)
    give(made, form=form, output=output, limit=limit)


def _brief(desk: str) -> Brief:
    from headwater.desk import Desk

    with Desk.open(desk, settings=settings_from()) as opened, progress_bar() as tell:
        tell("comparing", 0, 0)
        return opened.brief()
