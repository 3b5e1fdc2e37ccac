"""How a claim changes between its tellings: figures, certainty, attribution, wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from headwater.stages.trace.attribution import attribution_changes
from headwater.stages.trace.certainty import certainty_changes
from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.figures import figure_changes
from headwater.stages.trace.tellings import tellings_of
from headwater.stages.trace.wording import variants_of
from headwater.types import Change, Claim, Drift, Origin, Span

# A reader looks at a handful of changes of one kind; the earliest show how it began, later ones repeat it.
MOST_CHANGES = 6  # of one kind
MOST_VARIANTS = 20


def drift_of(claim: Claim, spans: Mapping[str, Sequence[Span]], origins: Sequence[Origin], corpus: Corpus) -> Drift:
    """The changes of a claim in the order of the later telling's publication, undated last, and its quotations."""
    if len(claim.statements) + len(claim.narrated) < 2:
        return Drift()
    tellings = tellings_of(claim, spans, origins, corpus)
    quoted = list(islice(variants_of(tellings), MOST_VARIANTS))
    changes = [
        *_first(figure_changes(tellings)),
        *_first(certainty_changes(tellings)),
        *_first(attribution_changes(tellings, origins, corpus)),
        *_first(change for _, change in quoted if change),
    ]
    return Drift(
        tuple(sorted(changes, key=lambda c: (corpus.when(c.after.article), c.kind, c.after.span, c.before, c.what))),
        tuple(variant for variant, _ in quoted),
    )


def _first(changes: Iterable[Change]) -> list[Change]:
    return list(islice(changes, MOST_CHANGES))
