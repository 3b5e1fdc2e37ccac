"""Where everything of the picture stands, in pixels: columns from left to right, articles in rows from top to bottom.

The rows are fixed by time. Each column to the left of them is laid out from what it leads to: a source stands as near
as its neighbours let it to the middle of its targets, which also keeps links from crossing. A link that passes a
column gets a lane there, so none runs behind a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil

from headwater.report.lineage_picture.graph import GRAVEST, Graph, Group, Key, Row, Source
from headwater.report.lineage_picture.letters import fit, width

SIZE = 12  # pixels of a name's letters
SMALL = 11  # of notes, times and marks

EDGE = 3  # free space around the picture, for lines and focus rings
HEAD = 22  # height of the column titles
ROW, ROW_PITCH = 22, 24  # high enough for a finger
FAMILY_HEAD, FAMILY_FOOT = 18, 4
INDENT = 8  # of the rows, where there are families
DOT = 12  # from the left end of a row to its name
PAD = 8  # inside a box, left and right
LANE = 6
APART = 8  # between boxes of a column
ROOMIEST = 14  # most that rows are moved apart where the sources need the height
GAP, FAN = 32, (48, 130)  # between columns; least and most before the articles, where links spread

ORIGIN_WIDTH, RELAY_WIDTH = (90, 220), (70, 170)  # least and most
NAME_WIDTH, TIME_WIDTH, MARK_WIDTH = (60, 210), (0, 160), (0, 200)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``y`` is its baseline."""

    x: int
    y: int
    text: str
    role: str  # name | note | time | mark | head


@dataclass(frozen=True, slots=True)
class Node:
    """A box. A ``lane`` is a stretch of links and shows as a line; a ``family`` holds the boxes of its articles."""

    kind: str  # as Source.kind; or article, rest (the articles left out), family, lane
    x: int
    y: int
    width: int
    height: int
    texts: tuple[Text, ...] = ()
    title: str = ""  # in full, where a text had to be cut
    article: str = ""  # id

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from the right side of one node to the left side of another; both are places in ``Picture.nodes``."""

    source: int
    target: int
    kind: str  # plain | own_voice | circle
    path: str  # SVG path data; of one that ends at a lane, through it


@dataclass(frozen=True, slots=True)
class Picture:
    """The lineage of a claim, ready to be drawn; lengths in pixels."""

    label: str  # what it shows, in words
    width: int
    height: int
    heads: tuple[Text, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def edges_to(self, place: int) -> tuple[Edge, ...]:
        """Those that end at the node in this place."""
        return tuple(e for e in self.edges if e.target == place)

    @property
    def shared_edges(self) -> tuple[Edge, ...]:
        """Those that end at no article."""
        return tuple(e for e in self.edges if not self.nodes[e.target].article)


# Sources by their keys, rows and families by their ids; a lane as the source whose links it holds, and its step.
_Id = Key | str | tuple[Key, int]
_Legs = Mapping[tuple[_Id, _Id], str]  # both ends of a link's way from one column to the next, and the link's kind
_Column = list[tuple[_Id, Node]]  # boxes that are not yet in their places


def lay_out(graph: Graph, label: str) -> Picture:
    """The picture of a lineage."""
    legs = _legs(graph)
    columns = [_column(graph, legs, step) for step in range(graph.steps + 1)]
    lefts = _lefts(graph, columns)
    height = max(_rows_height(graph.groups), *map(_height, columns))
    placed = _put_rows(graph.groups, lefts[-1], height)
    for column, left in zip(reversed(columns), reversed(lefts[:-1]), strict=True):
        wanted = _wanted(legs, placed)
        tops = stack([box.height for _, box in column], [wanted.get(key, height) for key, _ in column], height)
        placed |= {key: _moved(box, left, HEAD + top) for (key, box), top in zip(column, tops, strict=True)}
    nodes = tuple(placed.values())
    places = {key: place for place, key in enumerate(placed)}
    return Picture(
        label=label,
        width=max(n.right for n in nodes) + EDGE,
        height=HEAD + height + EDGE,
        heads=tuple(_heads(lefts)),
        nodes=nodes,
        edges=tuple(_edge(nodes, places[a], places[b], kind) for (a, b), kind in legs.items()),
    )


def _legs(graph: Graph) -> _Legs:
    """The links, cut at each column that they pass. All that leave one source for articles run in its one lane."""
    steps = {s.key: s.step for s in graph.sources}
    found: dict[tuple[_Id, _Id], str] = {}
    for link in graph.links:
        passed = range(steps[link.source] + 1, graph.steps + 1) if isinstance(link.target, str) else ()
        way: list[_Id] = [link.source, *((link.source, step) for step in passed), link.target]
        for leg in pairwise(way):
            found[leg] = min(link.kind, found.get(leg, link.kind), key=GRAVEST.index)
    return found


def _lefts(graph: Graph, columns: Sequence[_Column]) -> list[int]:
    """Left ends of the columns of sources, then of the articles."""
    rows = sum(len(g.rows) for g in graph.groups)
    gaps = [*[GAP] * graph.steps, _within(FAN, GAP + 2 * rows)]
    return list(accumulate((column[0][1].width + gap for column, gap in zip(columns, gaps, strict=True)), initial=EDGE))


def _heads(lefts: Sequence[int]) -> Iterator[Text]:
    yield Text(lefts[0], 12, "origin", "head")
    if len(lefts) > 2:
        yield Text(lefts[1], 12, "through", "head")
    yield Text(lefts[-1], 12, "article, by time", "head")


def _edge(nodes: Sequence[Node], source: int, target: int, kind: str) -> Edge:
    a, b = nodes[source], nodes[target]
    across, down = b.x - a.right, b.middle - a.middle
    half = across // 2
    bend = f"c{half} 0 {across - half} {down} {across} {down}" if down else f"h{across}"
    through = f"h{b.width}" if b.kind == "lane" else ""
    return Edge(source, target, kind, f"M{a.right} {a.middle}{bend}{through}")


# ---------------------------------------------------------------- sources


def _column(graph: Graph, legs: _Legs, step: int) -> _Column:
    sources = [s for s in graph.sources if s.step == step] + list(graph.asides if step == 0 else ())
    widest = max((_source_width(s) for s in sources), default=0)
    size = _within(ORIGIN_WIDTH if step == 0 else RELAY_WIDTH, widest)
    lanes = dict.fromkeys(target for _, target in legs if isinstance(target, tuple) and target[-1] == step)
    boxes: _Column = [(s.key, _source_box(s, size)) for s in sources]
    return boxes + [(lane, Node("lane", 0, 0, size, LANE)) for lane in lanes]


def _source_width(source: Source) -> int:
    return 2 * PAD + ceil(max(width(source.label, SIZE, bold=True), width(source.note, SMALL)))


def _source_box(source: Source, size: int) -> Node:
    name = fit(source.label, size - 2 * PAD, SIZE, bold=True)
    note = fit(source.note, size - 2 * PAD, SMALL)
    texts = (Text(PAD, 16, name, "name"), *([Text(PAD, 30, note, "note")] if note else []))
    is_cut = (name, note) != (source.label, source.note)
    return Node(source.kind, 0, 0, size, 37 if note else 23, texts, _title(source.label, source.note) if is_cut else "")


def _title(*parts: str) -> str:
    return "; ".join(p for p in parts if p)


def _height(column: _Column) -> int:
    return sum(box.height + APART for _, box in column) - APART


def _wanted(legs: _Legs, placed: Mapping[_Id, Node]) -> dict[_Id, float]:
    """Where each source would best stand: in the middle of what it leads to."""
    middles: dict[_Id, list[int]] = defaultdict(list)
    for source, target in legs:
        if target in placed:
            middles[source].append(placed[target].middle - HEAD)
    return {key: sum(found) / len(found) for key, found in middles.items()}


def stack(heights: Sequence[int], wanted: Sequence[float], room: int) -> list[int]:
    """Tops of boxes that stand as near to the wanted middles as they can without touching, from 0 down to ``room``.

    They stand in the order of the wanted middles. Boxes that would overlap are pooled and share the displacement.
    """
    order = sorted(range(len(heights)), key=lambda n: (wanted[n], n))
    above = dict(zip(order, accumulate((heights[n] + APART for n in order), initial=0), strict=False))
    pools: list[tuple[float, list[int]]] = []  # how far its boxes are moved down from where they lie when packed
    for n in order:
        shift, pool = wanted[n] - heights[n] / 2 - above[n], [n]
        while pools and pools[-1][0] > shift:
            other, before = pools.pop()
            shift = (shift * len(pool) + other * len(before)) / (len(pool) + len(before))
            pool = [*before, *pool]
        pools.append((shift, pool))
    slack = room - sum(heights) - APART * (len(heights) - 1)
    tops = {n: above[n] + _within((0, slack), shift) for shift, pool in pools for n in pool}
    return [tops[n] for n in range(len(heights))]


def _moved(node: Node, x: int, y: int) -> Node:
    texts = tuple(replace(t, x=t.x + x, y=t.y + y) for t in node.texts)
    return replace(node, x=node.x + x, y=node.y + y, texts=texts)


# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class _Grid:
    """Left ends of the parts of a row, equal in all rows, and its right end."""

    left: int
    time: int
    mark: int
    right: int

    @classmethod
    def of(cls, groups: Sequence[Group], left: int) -> _Grid:
        rows = [row for group in groups for row in group.rows]
        name = _within(NAME_WIDTH, _widest((r.label for r in rows if r.key), SIZE))
        time = _within(TIME_WIDTH, _widest((r.time for r in rows), SMALL))
        mark = _within(MARK_WIDTH, _widest((r.mark for r in rows), SMALL))
        inner = left + (INDENT if any(g.label for g in groups) else 0)
        at_time = inner + DOT + name + PAD
        at_mark = at_time + (time + PAD if time else 0)
        return cls(inner, at_time, at_mark, at_mark + (mark + PAD if mark else 0))


def _widest(texts: Iterable[str], size: int) -> int:
    return max((ceil(width(text, size)) for text in texts), default=0)


def _rows_height(groups: Sequence[Group]) -> int:
    return sum(map(_group_height, groups))


def _group_height(group: Group) -> int:
    rows = ROW_PITCH * len(group.rows)
    return FAMILY_HEAD + rows + FAMILY_FOOT + 2 * (ROW_PITCH - ROW) if group.label else rows


def _put_rows(groups: Sequence[Group], left: int, height: int) -> dict[_Id, Node]:
    """All groups, one below the other; moved apart a little where there is height to spare, and centred."""
    grid, spare = _Grid.of(groups, left), height - _rows_height(groups)
    apart = min(ROOMIEST, spare // len(groups))
    top = HEAD + (spare - apart * (len(groups) - 1)) // 2
    found: dict[_Id, Node] = {}
    for group in groups:
        if group.label:
            found[group.key] = _family_box(group, left, top, grid)
        down = top + (FAMILY_HEAD if group.label else 0)
        found |= {row.key: _row_box(row, down + n * ROW_PITCH, grid) for n, row in enumerate(group.rows)}
        top += _group_height(group) + apart
    return found


def _family_box(group: Group, left: int, top: int, grid: _Grid) -> Node:
    size = grid.right + INDENT - left
    label = fit(group.label, size - 2 * PAD, SMALL)
    height = FAMILY_HEAD + ROW_PITCH * len(group.rows) + FAMILY_FOOT
    title = "" if label == group.label else group.label
    return Node("family", left, top, size, height, (Text(left + PAD, top + 13, label, "note"),), title)


def _row_box(row: Row, top: int, grid: _Grid) -> Node:
    parts = (
        ("name", row.label, grid.left + DOT, SIZE, (grid.time if row.key else grid.right) - PAD),
        ("time", row.time, grid.time, SMALL, grid.mark - PAD),
        ("mark", row.mark, grid.mark, SMALL, grid.right - PAD),
    )
    fitted = {role: fit(text, end - x, size) for role, text, x, size, end in parts}
    texts = tuple(Text(x, top + 15, fitted[role], role) for role, text, x, _, _ in parts if text)
    is_cut = any(fitted[role] != text for role, text, *_ in parts)
    title = _title(row.label, row.time, row.mark) if is_cut else ""
    kind = "article" if row.key else "rest"
    return Node(kind, grid.left, top, grid.right - grid.left, ROW, texts, title, row.key)


def _within(bounds: tuple[int, int], wanted: float) -> int:
    least, most = bounds
    return round(max(least, min(wanted, most)))
