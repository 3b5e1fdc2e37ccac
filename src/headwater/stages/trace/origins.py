"""The origins of a claim: whom its statements go back to, each counted once however many names and relays it has.

Statements are grouped by their voices (``roots``); rules then say which groups are one (``same_origin``), from the
surest on. A rule names the one host that a group belongs to, or none: where two would do, whose a short name is can no
longer be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.roots import Root, roots_of
from headwater.stages.trace.same_origin import ANY_HOST, ORDER, Rule, Rules
from headwater.types import Origin, OriginKind, Span, Statement


def origins_of(
    statements: Sequence[Statement], corpus: Corpus, spans: Mapping[str, Sequence[Span]]
) -> tuple[Origin, ...]:
    """The origins of a claim, the one told most often first.

    Args:
        statements: those that make the claim.
        corpus: what all articles know.
        spans: for each statement the words of it that make this claim.
    """
    roots = _without_hearsay(roots_of(statements, corpus))
    if len(roots) > 1:
        roots = _collapsed(roots, corpus, spans)
    found = [_origin(root) for root in roots]
    return tuple(sorted(found, key=lambda o: (-len(o.statements), o.name, o.statements)))


def _origin(root: Root) -> Origin:
    entity = root.entity if root.kind is OriginKind.SPEAKER else None
    kind = OriginKind.UNNAMED if root.kind is OriginKind.OWN_VOICE else root.kind
    return Origin(
        entity.name if entity else root.name,
        entity.id if entity else None,
        kind,
        tuple(sorted(s.id for s in root.statements)),
    )


def _without_hearsay(roots: Sequence[Root]) -> list[Root]:
    """Without hearsay: "reportedly" is somebody's, and beside any voice nothing shows that it is another."""
    told = [r for r in roots if r.kind is not OriginKind.OWN_VOICE]
    return told or list(roots)


def _collapsed(roots: Sequence[Root], corpus: Corpus, spans: Mapping[str, Sequence[Span]]) -> list[Root]:
    rules = Rules(roots, corpus, spans)
    for rule in ORDER:
        if len(roots) > 1:
            roots = _joined(roots, rule, rules)
    return list(roots)


def _joined(roots: Sequence[Root], rule: Rule, rules: Rules) -> list[Root]:
    """The groups after a rule: each that has one host is part of it."""
    kept = sorted(roots, key=_standing)
    for number in range(len(kept) - 1, -1, -1):
        root = kept[number]
        hosts = [n for n, host in enumerate(kept) if n != number and rule(rules, root, host)]
        if len(hosts) == 1 or (hosts and rule in ANY_HOST):
            kept[hosts[0]] = kept[hosts[0]].joined(root)
            del kept[number]
    return kept


def _standing(root: Root) -> tuple[bool, bool, int, int, str, int]:
    """Whose name stands for both: a body before a person, a known one before others, then the more told."""
    return (
        root.kind is not OriginKind.SPEAKER,
        root.entity is None,
        -len(root.statements),
        -len(root.name),
        root.name,
        min(root.numbers),
    )
