"""Tiny assertions with defaults, and claims from pairs whose likeness a test gives itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from headwater.ids import content_id
from headwater.settings import Settings
from headwater.stages.align.candidates import Candidates
from headwater.stages.align.claims import claims_of, log_odds
from headwater.stages.align.compared import NOT, Compared
from headwater.stages.align.together import graphs_of, labels_of
from headwater.stages.align.units import Unit
from headwater.types import Bound, Claim, Form, Quantity, Span, Stance, Statement

SETTINGS = Settings().with_(same_claim=0.5, dropped_attribution=0.8)


def figure(value: float, bound: Bound = Bound.EXACT, unit_: str = "village", **more) -> Quantity:
    return Quantity(Span(0, 1), value, bound, unit_, **more)


def statement(
    id_: str, article: str, spans: Sequence[Span], *, stance=Stance.ASSERTS, form=Form.INDIRECT, hedged=False
):
    return Statement(
        id=id_,
        article=article,
        content=tuple(spans),
        source=None,
        cue=None,
        speaker=None,
        relays=(),
        form=form,
        stance=stance,
        hedged=hedged,
        addressee=None,
        occasion=None,
        said_on=None,
        confidence=0.9,
        made_by="attribute/test",
    )


def unit(  # noqa: PLR0913  (a record with defaults)
    text: str = "The dam of Oren is going to hold this winter",
    *,
    article: str = "a1",
    at: int = 0,
    by: str | None = "Ada Berg",
    said: str | None = None,
    stance: Stance = Stance.ASSERTS,
    form: Form = Form.INDIRECT,
    hedged: bool = False,
    whole: bool = True,
    side: str | None = None,
    day: int | None = None,
    names: Collection[str] = (),
    places: Collection[str] = (),
    figures: Sequence[Quantity] = (),
    aside: bool = False,
) -> Unit:
    """One assertion that stands ``at`` a place of an article; ``said`` names its statement, where it is one of several."""
    spans = (Span(at, at + len(text)),)
    return Unit(
        article=article,
        statement=statement(
            said or content_id("st", article, at), article, spans, stance=stance, form=form, hedged=hedged
        ),
        spans=spans,
        whole=whole,
        aside=aside,
        text=text,
        content=text,
        told=f"{by} said: {text}",
        speaker=by.lower() if by else None,
        side=side,
        day=day,
        names=frozenset(names) | frozenset(places),
        places=frozenset(places),
        quantities=tuple(figures),
        lemmas=frozenset(text.lower().split()),
        words=tuple(text.lower().split()),
    )


def voice(text: str = "The dam of Oren is going to hold this winter", **known) -> Unit:
    """The same in an article's own voice."""
    made = unit(text, by=None, **known)
    return replace(made, statement=None, told=text)


Pairs = Mapping[tuple[int, int], float]


def pairs_of(pairs: Collection[tuple[int, int]], cosine: float = 0.9) -> Candidates:
    held = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return Candidates(
        held[:, 0], held[:, 1], np.full(len(held), cosine, dtype=np.float32), np.zeros(len(held), np.bool_)
    )


def compared(
    likely: Pairs, *, barred: Collection[tuple[int, int]] = (), rival: Collection[tuple[int, int]] = ()
) -> Compared:
    """Pairs with the probability that they are one; those barred or rivals are surely not."""
    apart = {*barred, *rival}
    found = sorted({*likely, *apart})
    pairs = pairs_of(found)
    return Compared(
        pairs,
        np.array([NOT if p in apart else log_odds(likely[p]) for p in found], dtype=np.float64),
        np.array([p in apart for p in found], dtype=np.bool_),
        np.array([p in rival for p in found], dtype=np.bool_),
    )


def kin_of(twins: Sequence[Sequence[Unit]]) -> list[tuple[int, int]]:
    """Each assertion of a statement with the first of them."""
    first: dict[str, int] = {}
    return [(i, first.setdefault(u.statement.id, i)) for i, same in enumerate(twins) for u in same if u.statement]


def claims(
    units: Sequence[Unit],
    likely: Pairs,
    *,
    barred: Collection[tuple[int, int]] = (),
    rival: Collection[tuple[int, int]] = (),
    settings: Settings = SETTINGS,
) -> list[Claim]:
    """The claims of these units, which stand in the order of their places."""
    assert [u.place for u in units] == sorted(u.place for u in units)
    found, twins = compared(likely, barred=barred, rival=rival), [[u] for u in units]
    labels = labels_of(len(units), kin_of(twins), found, settings)
    graphs = graphs_of(units, twins, found, labels, sorted({*labels.tolist()}))
    return [c for _, graph in graphs for c in claims_of(graph, settings, "align/test")]
