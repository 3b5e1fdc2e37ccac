"""Commands on a desk: a folder that keeps what was read."""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from headwater.cli.options import output_options, setting_options, settings_from
from headwater.cli.output import form_of, give, progress_bar, tell_rejected
from headwater.errors import InputError

if TYPE_CHECKING:
    from headwater.report.document import Brief, ClaimDoc
    from headwater.report.index import Index
    from headwater.report.passages import View

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
    from headwater.report.wording import count

    click.echo(f"{count(held.articles, 'article')}, {count(held.statements, 'statement')}, {held.rejected:,} rejected")
    if held.current:
        parts = (count(held.claims, "claim"), count(held.conflicts, "conflict"), count(held.movements, "movement"))
        click.echo(", ".join(parts))
    elif held.articles:
        click.echo(f"claims are not up to date; they are made when you ask: headwater claims {desk}")
    else:
        click.echo(f"add articles with: headwater add {desk} PATH...")


@click.command()
@DESK
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Claims shown.")
def claims(desk: str, limit: int) -> None:
    """The claims of a desk, by how many articles carry them, each with the number and id for ``headwater show``.

    \b
    headwater claims river-dispute --limit 50
    """
    from headwater.report import wording
    from headwater.report.index import Index

    made = _brief(desk)
    index = Index.of(made)
    for claim in index.listed[:limit]:
        told = f"{index.numbers[claim.id]:>4}  {wording.gist(claim)}"
        click.echo(f"{told}\n      {wording.reach(index, claim)}\n      {claim.id}")
    total = len(index.listed)
    if not total:
        click.echo(wording.nothing(made) or "no claims")
    elif total > limit:
        click.echo(f"{wording.left_out(total - limit, 'claim')}; --limit {total} shows all")


@click.command()
@DESK
@click.argument("claim")
def show(desk: str, claim: str) -> None:
    """One claim with every passage that tells it.

    CLAIM is its number in ``headwater claims`` and in the brief, or its id, or what the id begins with.

    \b
    headwater show river-dispute 4
    headwater show river-dispute cl-4f2a
    """
    made = _brief(desk)
    _show(made, _find(made, claim, desk))


def _find(made: Brief, wanted: str, desk: str) -> ClaimDoc:
    """The claim by number or id.

    Raises:
        InputError: none or several fit.
    """
    from headwater.report.index import Index

    if wanted.isdecimal():
        listed = Index.of(made).listed
        found = list(listed[int(wanted) - 1 : int(wanted)]) if int(wanted) else []
        problem = f"no claim has this number; there are {len(listed)}"
    else:
        found = [c for c in made.claims if c.id.startswith(wanted)]
        problem = f"{len(found)} claims have ids that begin so" if found else "no claim has this id"
    if len(found) != 1:
        raise InputError(wanted, problem, f"list them with: headwater claims {desk}")
    return found[0]


def _show(made: Brief, claim: ClaimDoc) -> None:
    from headwater.report import changes, passages, wording
    from headwater.report.flags import flags
    from headwater.report.index import Index

    index = Index.of(made)
    click.echo(f"{wording.gist(claim)}\n{wording.sentence(index, claim)}")
    for flag in flags(index, claim):
        click.echo(f"{flag.label}: {flag.text}")
    if wording.one_claim(claim):
        click.echo(wording.one_claim(claim))
    if changes.has_more(index, claim):
        click.echo("\n".join(["", "in the order of time:", *(f"    {line}" for line in changes.lines(index, claim))]))
    views = passages.claim_views(index, claim, len(claim.statements) + len(claim.narrated))
    for view in (*views, *(passages.statement_view(index, index.statements[s]) for s in claim.declines)):
        click.echo(f"\n{_passage(index, view)}")
    if claim.possible:
        click.echo(f"\n{wording.possible_title(len(claim.possible))}:")
    for possible in claim.possible:
        click.echo(f"\n{wording.possible_line(index, possible)}\n    {wording.tidy(possible.text)}")


def _passage(index: Index, view: View) -> str:
    """Who prints it and how, and below it the words."""
    from headwater.report import wording

    said = view.statement
    how = (wording.chain(said), wording.manner(said), wording.setting(said)) if said else (wording.voice(view),)
    source = f"{wording.outlet(index, view.article)}, {wording.published(view.article)}"
    words = wording.tidy("".join(piece.text for piece in view.pieces))
    return f"{source}: {'; '.join(part for part in how if part)}\n    {words}"


@click.command()
@DESK
@output_options
def export(desk: str, form: str | None, output: str | None, map_file: str | None, limit: int, agreements: bool) -> None:
    """The brief of all that a desk holds, for people or for other programs.

    csv and parquet are folders of tables; geojson is for maps; graphml and gexf are the graph of who has what from
    whom; jsonld is schema.org; prov is W3C PROV in Turtle. See docs/exports.md.

    \b
    headwater export river-dispute -o brief.html
    headwater export river-dispute --format json
    headwater export river-dispute --format parquet -o tables/
    headwater export river-dispute -o moved.geojson
    headwater export river-dispute --map moved.svg
    """
    form = form_of(form, output, map_file)
    made = _brief(desk)
    tell_rejected(made.rejected)
    give(made, form=form, output=output, limit=limit, agreements=agreements, map_file=map_file)


def _brief(desk: str) -> Brief:
    from headwater.desk import Desk

    with Desk.open(desk, settings=settings_from()) as opened, progress_bar() as tell:
        tell("comparing", 0, 0)
        return opened.brief()
