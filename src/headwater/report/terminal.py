"""The brief in a terminal: what a person reads within seconds. Nothing depends on colour."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.report import against, copies, wording
from headwater.report.document import (
    ArticleDoc,
    Brief,
    ClaimDoc,
    ConflictDoc,
    FamilyDoc,
    MovementDoc,
    NotConflictDoc,
    RejectedDoc,
    StatementDoc,
)
from headwater.report.flags import flags
from headwater.report.index import Index

FLAG_STYLES = {
    "circular": "bold yellow",
    "own_voice": "yellow",
    "drift": "magenta",
    "silence": "cyan",
    "denied": "bold red",
    "conflict": "red",
}
LABEL_WIDTH = 9  # "own voice", the longest label
INDENT = 5


def render(brief: Brief, console: Console, *, limit: int = 20, agreements: bool = False) -> None:
    """Print the brief.

    Args:
        brief: what is shown.
        console: where to.
        limit: the most claims shown, and the most rows of each list below them.
        agreements: list what looks like a conflict and is none, too; else it is counted.
    """
    index = Index.of(brief)
    for block in _blocks(index, limit, agreements):
        console.print(block)


# Article text goes in as rich.Text everywhere: a str would be read as markup, and "[bold]" would vanish from a quote.


def _blocks(index: Index, limit: int, agreements: bool) -> Iterator[RenderableType]:
    brief = index.brief
    opening = copies.opening(brief)
    if opening:
        yield Text(opening, style="bold")
    yield Text(wording.header(brief, opened=bool(opening)), style="" if opening else "bold")
    said = wording.nothing(brief) or wording.finding(brief)
    yield Text(said)
    yield from _claims(index, limit)
    yield from _section("Conflicts", [_conflict(index, c) for c in brief.conflicts[:limit]], len(brief.conflicts))
    yield from _agreements(index, limit if agreements else 0)
    declines = index.declines()
    yield from _section("Silences", [_silence(index, s) for s in declines[:limit]], len(declines))
    movements = [_movements(brief.movements[:limit])] if brief.movements else []
    yield from _section("Movements", movements, len(brief.movements), shown=min(limit, len(brief.movements)))
    events = [_hang("–", Text(wording.event_line(index, e))) for e in brief.events[:limit]]
    yield from _section("Other events", events, len(brief.events))
    families = index.copied_families()
    yield from _section("Copies of one text", [_family(index, f) for f in families[:limit]], len(families))
    borrowers = copies.borrowers(index)
    made_of = [_made_of(index, a) for a in borrowers[:limit]]
    yield from _section("Articles with text of others", made_of, len(borrowers))
    yield from _section("Rejected", [_rejected(r) for r in brief.rejected[:limit]], len(brief.rejected))
    if index.listed:
        yield Text("")
        yield Text("Origins are counted; truth is not judged. Automatic, may err: check the words.", style="dim")


def _section(
    title: str, blocks: list[RenderableType], total: int, *, shown: int | None = None
) -> Iterator[RenderableType]:
    """A headed list, with a count of what is left out; nothing at all where there is nothing."""
    if not total:
        return
    yield _heading(title, total)
    yield from blocks
    left = total - (len(blocks) if shown is None else shown)
    if left > 0:
        yield _hang("", Text(f"{wording.left_out(left, 'row')}; {_how(total)}", style="dim"))


def _heading(title: str, total: int) -> RenderableType:
    return Group(Text(""), Text(f"{title.upper()} ({total:,})", style="bold"))


def _hang(mark: str, body: RenderableType) -> RenderableType:
    """A body that hangs beside its mark when it wraps."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=INDENT - 1, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark), body)
    return grid


# ---------------------------------------------------------------- claims


def _claims(index: Index, limit: int) -> Iterator[RenderableType]:
    """Claims that several articles carry, in full; those of one article fill up what the limit leaves, in brief."""
    claims = index.listed
    if not claims:
        return
    shared = [c for c in claims if len(c.articles) > 1]
    single = [c for c in claims if len(c.articles) <= 1]
    room = max(0, limit - len(shared))
    if shared:
        yield _heading("Claims by reach", len(shared))
        for claim in shared[:limit]:
            yield _claim(index, claim)
    if single:
        yield _heading("Claims of one article only", len(single))
        for claim in single[:room]:
            yield _single(index, claim)
    yield from _left_out(len(shared[limit:]), len(single[room:]), len(claims))


def _left_out(shared: int, single: int, total: int) -> Iterator[RenderableType]:
    if not shared + single:
        return
    split = f" ({shared:,} carried by several articles, {single:,} by one)" if shared and single else ""
    yield _hang("", Text(f"{wording.left_out(shared + single, 'claim')}{split}; {_how(total)}", style="dim"))


def _how(total: int) -> str:
    return f"--limit {total} shows all, --format json has every field"


def _claim(index: Index, claim: ClaimDoc) -> RenderableType:
    lines = [Text(wording.gist(claim), style="bold"), Text(wording.sentence(index, claim))]
    rows = [("through", wording.relay_phrase(claim), ""), ("outlets", wording.outlet_phrase(index, claim), "")]
    rows += [(f.label, f.text, FLAG_STYLES.get(f.kind, "")) for f in flags(index, claim)]
    rows.append(("possible", wording.possible_title(len(claim.possible)) if claim.possible else "", ""))
    body = Group(*lines, _labelled([row for row in rows if row[1]]))
    return Padding(_hang(f"{index.numbers[claim.id]}.", body), (0, 0, 1, 0))


def _labelled(rows: list[tuple[str, str, str]]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL_WIDTH, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text, style in rows:
        grid.add_row(Text(label, style=style or "dim"), Text(text))
    return grid


def _single(index: Index, claim: ClaimDoc) -> RenderableType:
    rows = [(f.label, f.text, FLAG_STYLES.get(f.kind, "")) for f in flags(index, claim)]
    lines: list[RenderableType] = [Text(wording.gist(claim)), Text(wording.single_line(index, claim), style="dim")]
    return _hang(f"{index.numbers[claim.id]}.", Group(*lines, *([_labelled(rows)] if rows else [])))


# ---------------------------------------------------------------- the lists below


def _conflict(index: Index, conflict: ConflictDoc) -> RenderableType:
    sides = (_side(index, side) for side in against.sides(index, conflict))
    return _hang("≠", Group(Text(against.title(conflict), style="bold"), *sides))


def _side(index: Index, side: against.Side) -> RenderableType:
    number = index.numbers.get(side.claim.id)
    return _hang(f"{number}." if number else "–", Group(*map(Text, against.side_lines(index, side))))


def _agreements(index: Index, limit: int) -> Iterator[RenderableType]:
    """What looks like a conflict and is none, on demand."""
    found = index.brief.not_conflicts
    if found and limit:
        yield from _section("Only seem to conflict", [_agreement(c) for c in found[:limit]], len(found))
    elif found:
        yield _hang("", Text(f"{against.agreements_title(len(found))}; --all lists them", style="dim"))


def _agreement(pair: NotConflictDoc) -> RenderableType:
    return _hang("≈", Text(against.agreement(pair)))


def _silence(index: Index, statement: StatementDoc) -> RenderableType:
    return _hang("–", Text(wording.silence(index, statement)))


def _movements(movements: tuple[MovementDoc, ...]) -> RenderableType:
    columns = {
        "who (how)": [" ".join((wording.mover(m), *wording.marks(m))) for m in movements],
        "from": [wording.end_phrase(m.from_) for m in movements],
        "to": [wording.end_phrase(m.to) for m in movements],
        "how many": [wording.tidy(m.quantity or "") for m in movements],
        "when": [wording.time_phrase(m.when) if m.when else "" for m in movements],
        "articles": [f"{len(m.articles):,}" for m in movements],
        "origins": [wording.told_by(m) for m in movements],
    }
    told = {head: cells for head, cells in columns.items() if any(cells)}  # no room for a column that says nothing
    table = Table(*told, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for column in table.columns:
        column.overflow = "fold"
    for row in zip(*told.values(), strict=True):
        table.add_row(*(Text(cell or "–") for cell in row))
    return table


def _family(index: Index, family: FamilyDoc) -> RenderableType:
    lines = (Text(line, style="dim") for line in copies.family_members(index, family))
    return _hang("=", Group(Text(copies.family_title(index, family)), *lines))


def _made_of(index: Index, article: ArticleDoc) -> RenderableType:
    title = f": {wording.quoted(article.title, longest=80)}" if article.title else ""
    named = f"{wording.outlet(index, article)}, {wording.published(article)}{title}"
    return _hang("–", Group(Text(copies.made_of(index, article)), Text(named, style="dim")))


def _rejected(rejected: RejectedDoc) -> RenderableType:
    return _hang(
        "–", Text(f"{wording.tidy(rejected.path)}: {wording.tidy(rejected.reason)} ({wording.tidy(rejected.stage)})")
    )
