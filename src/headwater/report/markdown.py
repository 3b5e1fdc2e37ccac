"""The brief in GitHub Markdown. Article text is escaped, so that it is read as text and never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from headwater.report import against, changes, copies, wording
from headwater.report.document import ArticleDoc, Brief, ClaimDoc, ConflictDoc
from headwater.report.flags import flags
from headwater.report.index import Index
from headwater.report.passages import Piece, View, claim_views

MOST_POSSIBLE = 5  # passages possibly the same shown below one claim

# Whatever opens markup anywhere in a line, GitHub's own additions (strikethrough, tables, math) among it.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
# Whatever opens a list, a rule or a heading at the start of a line only.
_LINE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
# GitHub makes links of bare addresses and rings the bell for "@name".
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_MENTION = re.compile(r"@(?=\w)")


def escape(text: str) -> str:
    """Text in one line that Markdown shows as it is.

    One character is added: a zero-width space after the ``@`` of ``@name``, since GitHub notifies people of that name
    however the sign is escaped.
    """
    text = escape_inline(text)
    start = _LINE_START.match(text)
    if start is None:
        return text
    # A backslash escapes marks, not digits: in "1. " it belongs before the stop.
    return f"{start[1]}\\{text[start.end() :]}" if start[1].isdigit() else f"\\{text}"


def escape_inline(text: str) -> str:
    """As ``escape``, for words that do not open a line."""
    text = _MARKUP.sub(r"\\\1", wording.tidy(text))
    text = _ADDRESS.sub(lambda m: "\\" + m.group(), text)
    return _MENTION.sub("@&#8203;", text)


def render(
    brief: Brief, *, max_claims: int = 300, max_passages: int = 40, max_rows: int = 500, agreements: bool = False
) -> str:
    """The brief as Markdown.

    Args:
        brief: what is shown.
        max_claims: claims shown; the text says how many are left out.
        max_passages: passages shown below one claim.
        max_rows: rows shown of each list.
        agreements: list what looks like a conflict and is none, too; else it is counted.
    """
    index = Index.of(brief)
    blocks = [
        *_opening(brief),
        *_claims(index, max_claims, max_passages),
        *_listed("Conflicts", [_conflict(index, c) for c in brief.conflicts], max_rows),
        *_agreements(brief, max_rows if agreements else 0),
        *_listed("Silences", [f"- {escape(wording.silence(index, s))}" for s in index.declines()], max_rows),
        *_tabled("Movements", _MOVEMENTS, list(_movements(index)), max_rows),
        *_tabled("Other events", _EVENTS, list(_events(index)), max_rows),
        *_listed("Timeline", list(_timeline(index)), max_rows),
        *_listed("Copies of one text", list(_families(index)), max_rows),
        *_tabled("Sources", _SOURCES, list(_sources(index)), max_rows),
        *_tabled("Articles", _ARTICLES, list(_articles(index)), max_rows),
        *_listed("Rejected", list(_rejected(brief)), max_rows),
        "## Method and limits",
        *wording.METHOD,
    ]
    return "\n\n".join(blocks) + "\n"


def _opening(brief: Brief) -> Iterator[str]:
    yield "# Sourced account"
    opening = copies.opening(brief)
    header = escape(wording.header(brief, opened=bool(opening)))
    yield from (f"**{escape(opening)}**", header) if opening else (f"**{header}**",)
    yield escape(wording.nothing(brief) or wording.finding(brief))
    yield escape(f"Made {brief.made_at} by headwater {brief.headwater}.")


def _listed(title: str, items: list[str], limit: int) -> Iterator[str]:
    if items:
        yield f"## {title}"
        yield "\n".join(items[:limit])
        yield from _rest(items, limit)


def _rest(items: list[str], limit: int) -> Iterator[str]:
    if len(items) > limit:
        yield f"{wording.left_out(len(items) - limit, 'row')}; the JSON has all."


def _tabled(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]], limit: int) -> Iterator[str]:
    if rows:
        lines = [heads, ("---",) * len(heads), *(tuple(map(escape, row)) for row in rows[:limit])]
        yield f"## {title}"
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        yield from _rest(["row"] * len(rows), limit)


# ---------------------------------------------------------------- claims


def _claims(index: Index, limit: int, passages: int) -> Iterator[str]:
    claims = index.listed
    if not claims:
        return
    yield "## Claims by reach"
    for claim in claims[:limit]:
        yield from _claim(index, claim, passages)
    if len(claims) > limit:
        yield f"{wording.left_out(len(claims) - limit, 'claim')}; the JSON has all."


def _claim(index: Index, claim: ClaimDoc, passages: int) -> Iterator[str]:
    yield f"### {index.numbers[claim.id]}. {escape(wording.gist(claim))}"
    yield escape(wording.sentence(index, claim))
    yield "\n".join(_facts(index, claim))
    views = claim_views(index, claim, passages)
    for view in views:
        yield _passage(index, view)
    left = len(claim.statements) + len(claim.narrated) - len(views)
    if left > 0:
        yield f"{wording.left_out(left, 'passage')}; the JSON has all."
    yield from _possible(index, claim)


def _possible(index: Index, claim: ClaimDoc) -> Iterator[str]:
    """What may say the same, the likeliest first."""
    if claim.possible:
        likely = sorted(claim.possible, key=lambda p: -p.confidence)
        shown = [f"- {escape(wording.possible_line(index, p))}: {_words([p.text])}" for p in likely[:MOST_POSSIBLE]]
        yield f"{wording.possible_title(len(likely))}:"
        yield "\n".join(shown)
        if len(likely) > len(shown):
            yield f"{wording.left_out(len(likely) - len(shown), 'passage')}; the JSON has all."


def _facts(index: Index, claim: ClaimDoc) -> Iterator[str]:
    relays = wording.relay_phrase(claim)
    if relays:
        yield f"- through: {escape(relays)}"
    yield f"- outlets: {escape(wording.outlet_phrase(index, claim))}"
    for flag in flags(index, claim):
        yield f"- **{flag.label}**: {escape(flag.text)}"
    if changes.has_more(index, claim):
        yield "- in the order of time:"
        yield from (f"  - {escape(line)}" for line in changes.lines(index, claim))
    for quotation in changes.quotations(index, claim):
        yield from _quotation(index, quotation)
    if wording.one_claim(claim):
        yield f"- {escape(wording.one_claim(claim))}"


def _quotation(index: Index, quotation: changes.Quotation) -> Iterator[str]:
    """The wordings of a quotation one below the other; words left out are struck, words added are bold."""
    first = quotation.article
    yield f"- {escape(_where(index, first))}: {_words([quotation.words])}"
    for told in quotation.others:
        words = "".join(map(_retold, told.pieces))
        yield f"  - {escape(_where(index, told.article))}: {words}"
    if quotation.same:
        yield f"  - the same words: {escape(wording.listing(quotation.same))}"


def _retold(piece: Piece) -> str:
    """The marks stand at the words, else Markdown reads them as text; white space beside them stays outside."""
    words = escape_inline(piece.text.strip())
    mark = {"del": "~~", "ins": "**"}.get(piece.role or "", "")
    before, after = (" " if space else "" for space in (piece.text[:1].isspace(), piece.text[-1:].isspace()))
    return f"{before}{mark}{words}{mark}{after}" if words else before


def _where(index: Index, article: ArticleDoc) -> str:
    return f"{wording.outlet(index, article)}, {wording.published(article)}"


def _passage(index: Index, view: View) -> str:
    """A quote within a quote: outside who prints it and how, inside the words."""
    lines = [f"> **{escape(_where(index, view.article))}** · {escape(_how(view))}", ">"]
    if view.statement is None:
        return "\n".join([*lines, f"> > {_words(view.marked('narrated'))}"])
    lines.append(f"> > {_words(view.marked('content'))}")
    named = [(role, view.marked(role)) for role in ("source", "cue")]
    said = " · ".join(f"{role}: {_words(words)}" for role, words in named if words)
    return "\n".join([*lines, ">", f"> {said}"] if said else lines)


def _how(view: View) -> str:
    if view.statement is None:
        return wording.voice(view)
    parts = (wording.manner(view.statement), wording.setting(view.statement), wording.chain(view.statement))
    return " · ".join(p for p in parts if p)


def _words(parts: Iterable[str]) -> str:
    return " … ".join(escape(wording.quoted(part, longest=2000)) for part in parts)


# ---------------------------------------------------------------- the lists below

_MOVEMENTS = ("Who (how)", "From", "To", "How many", "When", "Articles", "Origins")
_EVENTS = ("Kind", "Who", "What", "Where", "How many", "When", "Articles", "Origins")
_SOURCES = ("Speaker", "Role", "Side", "Statements", "Outlets")
_ARTICLES = ("Outlet", "Date", "Title", "Byline or credit", "Words", "Made of", "Furniture removed", "Path")


def _conflict(index: Index, conflict: ConflictDoc) -> str:
    lines = [f"- {escape(against.title(conflict))}"]
    for side in against.sides(index, conflict):
        lines.append(f"  - {escape(wording.claim_ref(index, side.claim.id))}")
        lines += [f"    - {escape(line)}" for line in against.side_lines(index, side)]
    return "\n".join(lines)


def _agreements(brief: Brief, limit: int) -> Iterator[str]:
    """What looks like a conflict and is none, on demand."""
    found = brief.not_conflicts
    if found and limit:
        yield from _listed("Only seem to conflict", [f"- {escape(against.agreement(c))}" for c in found], limit)
    elif found:
        yield f"{against.agreements_title(len(found))}; the option --all lists them."


def _movements(index: Index) -> Iterator[tuple[str, ...]]:
    for m in index.brief.movements:
        yield (
            " ".join((wording.mover(m), *wording.marks(m))),
            wording.end_phrase(m.from_),
            wording.end_phrase(m.to),
            m.quantity or "–",
            wording.time_phrase(m.when) if m.when else "–",
            wording.told_in(index, m),
            wording.told_by(m),
        )


def _events(index: Index) -> Iterator[tuple[str, ...]]:
    for e in index.brief.events:
        yield (
            " ".join((e.kind, *wording.marks(e))),
            wording.tidy(e.who or "–"),
            wording.event_what(e),
            wording.tidy(e.place.name) if e.place else "–",
            wording.how_many(index, e) or "–",
            wording.time_phrase(e.when) if e.when else "–",
            wording.told_in(index, e),
            wording.told_by(e),
        )


def _timeline(index: Index) -> Iterator[str]:
    for entry in index.brief.timeline:
        refs = wording.listing((wording.claim_ref(index, c) for c in entry.claims), limit=4)
        told = "first told, " if entry.kind == "told" else ""
        words = escape(wording.quoted(entry.text))
        yield f"- {wording.time_phrase(entry.when)}: {told}{words}{f' ({refs})' if refs else ''}"


def _families(index: Index) -> Iterator[str]:
    for family in index.copied_families():
        lines = (f"  - {escape(line)}" for line in copies.family_members(index, family))
        yield "\n".join([f"- {escape(copies.family_title(index, family))}", *lines])


def _sources(index: Index) -> Iterator[tuple[str, ...]]:
    for source in wording.sources(index):
        outlets = f"{len(source.outlets):,} ({wording.listing(source.outlets)})"
        yield source.name, source.role or "–", source.side or "–", f"{source.statements:,}", outlets


def _articles(index: Index) -> Iterator[tuple[str, ...]]:
    for a in index.brief.articles:
        yield (
            wording.outlet(index, a),
            wording.published(a),
            a.title or "–",
            wording.tidy(" / ".join(p for p in (a.byline, a.credit) if p)) or "–",
            f"{a.words:,}",
            copies.made_of(index, a) or "–",
            wording.furniture(a) or "none",
            a.path,
        )


def _rejected(brief: Brief) -> Iterator[str]:
    for r in brief.rejected:
        yield f"- {escape(r.path)}: {escape(r.reason)} ({escape(r.stage)})"
