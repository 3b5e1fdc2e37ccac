"""trace: claims, families, chains -> Lineage*. Who stands behind a claim, counted once however many pass it on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import made_by
from headwater.models import vectors
from headwater.stages.align.compare import near_rows
from headwater.stages.align.units import names_in
from headwater.stages.derive.publishers import one_name_each, publisher_of
from headwater.types import (
    Article,
    Claim,
    Derivation,
    Entity,
    EntityKind,
    Family,
    Lineage,
    Origin,
    OriginKind,
    Passage,
    Reading,
    Reuse,
    Stance,
    Statement,
)

NAME = "trace"
VERSION = "2"
MADE_BY = made_by(NAME, VERSION)
SILENCE = 0.45  # cosine at which what a party would not say belongs beside a claim; a silence is worded shortly

NAMELESS_SILENCE = 0.6  # "how many had left" names nothing that could tie it to a claim

_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|press (?:service|office|secretary))\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:sources?|officials?|residents?|witness(?:es)?|activists?|experts?|analysts?|diplomats?|people|critics|reports?"
    r"|media|locals?|medics?|insiders?|observers?|aides?|soldiers?|doctors?|monitor)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Look-ups that every claim's lineage needs."""

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    entity_at: Mapping[Passage, Entity]
    family_of: Mapping[str, str]
    reuses: Mapping[str, Sequence[Reuse]]  # passages that an article has from others
    outlet_of: Mapping[str, str]

    def text_of(self, statement: Statement) -> str:
        """The family whose text a statement stands in: of a passage that was taken over, the one that it is from."""
        start = statement.content[0].start
        for reuse in self.reuses.get(statement.article, ()):
            if reuse.here.start <= start < reuse.here.end:
                return self.family_of[reuse.there.article]
        return self.family_of[statement.article]


def trace(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    families: Sequence[Family],
    claims: Sequence[Claim],
    derivations: Sequence[Derivation] = (),
) -> tuple[Lineage, ...]:
    """One lineage a claim, in the order of ``claims``."""
    corpus = _Corpus(
        articles={r.article.id: r.article for r in readings},
        statements={s.id: s for r in readings for s in r.statements},
        entity_at={passage: e for e in entities for passage in e.mentions},
        family_of={article: f.id for f in families for article in f.articles},
        reuses={d.article: [reuse for taken in d.taken for reuse in taken.passages] for d in derivations},
        outlet_of=outlets_of(r.article for r in readings),
    )
    silences = _silences(readings, claims)
    return tuple(_lineage(claim, corpus, silences.get(claim.id, ())) for claim in claims)


def _lineage(claim: Claim, corpus: _Corpus, declines: Sequence[str]) -> Lineage:
    statements = [corpus.statements[s] for s in claim.statements]
    articles = _in_time({s.article for s in statements} | {n.passage.article for n in claim.narrated}, corpus.articles)
    origins = _origins(statements, corpus)
    sides = {entity.side for s in statements if (entity := _speaker(s, corpus)) and entity.side}
    relays = {_relay_name(s.article, relay.name, relay.span, corpus) for s in statements for relay in s.relays}
    hedged = {s.article for s in statements if s.hedged} - {s.article for s in statements if not s.hedged}
    dated = [a for a in articles if corpus.articles[a].published is not None]
    return Lineage(
        claim=claim.id,
        origins=origins,
        relays=tuple(sorted(relays)),
        families=tuple(sorted({corpus.family_of[a] for a in articles})),
        articles=tuple(articles),
        outlets=tuple(sorted({corpus.outlet_of[a] for a in articles})),
        sides=tuple(sorted(sides)),
        declines=tuple(sorted(declines)),
        first_seen=dated[0] if dated else None,
        hedged_in=tuple(a for a in articles if a in hedged),
        made_by=MADE_BY,
    )


def outlets_of(articles: Iterable[Article]) -> dict[str, str]:
    """For each article's id its outlet: one name for each publisher, or the path where nothing names one."""
    by_id = {article.id: article for article in articles}
    found = {id_: publisher_of(article.outlet, article.url) for id_, article in by_id.items()}
    return one_name_each(found, otherwise=lambda id_: by_id[id_].path)


def _in_time(ids: Iterable[str], articles: Mapping[str, Article]) -> list[str]:
    """By publication, undated last."""

    def when(id_: str) -> tuple[object, ...]:
        published = articles[id_].published
        return (published is None, published.value if published else "", articles[id_].path, id_)

    return sorted(ids, key=when)


# ---------------------------------------------------------------- origins


def _speaker(statement: Statement, corpus: _Corpus) -> Entity | None:
    if statement.speaker is None or statement.speaker.span is None:
        return None
    return corpus.entity_at.get(Passage(statement.article, statement.speaker.span))


def _relay_name(article: str, name: str, span: object, corpus: _Corpus) -> str:
    entity = corpus.entity_at.get(Passage(article, span)) if span else None  # type: ignore[arg-type]
    return entity.name if entity else name


def _origins(statements: Sequence[Statement], corpus: _Corpus) -> tuple[Origin, ...]:
    """Statements grouped by who they go back to; a spokesperson counts as the institution spoken for."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[_root(statement, corpus)].append(statement)
    named = [_origin(kind, members, corpus) for (kind, _), members in groups.items()]
    return tuple(sorted(_collapse(named, corpus), key=lambda o: (-len(o.statements), o.name, o.statements)))


def _root(statement: Statement, corpus: _Corpus) -> tuple[str, str]:
    entity = _speaker(statement, corpus)
    family = corpus.text_of(statement)
    if statement.speaker is None:
        return OriginKind.UNNAMED, family
    if is_unnamed(statement.speaker.name):
        # unnamed people of one report are one origin, and those of another report another
        return OriginKind.UNNAMED, f"{family}/{statement.speaker.name.lower()}"
    return OriginKind.SPEAKER, entity.id if entity else statement.speaker.name.lower()


def is_unnamed(name: str) -> bool:
    """Whether nobody is named: "a senior official" and "the charity" cannot be told from others of their kind."""
    return bool(_UNNAMED.search(name)) or name.islower()


def _origin(kind: str, members: Sequence[Statement], corpus: _Corpus) -> Origin:
    entity = next((e for s in members if (e := _speaker(s, corpus))), None)
    names = sorted({s.speaker.name for s in members if s.speaker}, key=lambda n: (-len(n), n))
    named = kind == OriginKind.SPEAKER
    return Origin(
        name=entity.name if entity and named else names[0] if names else "unnamed",
        entity=entity.id if entity and named else None,
        kind=OriginKind(kind),
        statements=tuple(sorted(s.id for s in members)),
    )


def _collapse(origins: Sequence[Origin], corpus: _Corpus) -> list[Origin]:
    """A spokesperson and the institution spoken for are one origin."""
    by_id = {e.id: e for e in corpus.entity_at.values()}
    kept: list[Origin] = []
    for origin in sorted(origins, key=lambda o: (_speaks_for(o, by_id), o.name)):
        words = _words(f"{origin.name} {by_id[origin.entity].role or ''}" if origin.entity else origin.name)
        host = next((i for i, k in enumerate(kept) if _speaks_for(origin, by_id) and _words(k.name) <= words), None)
        if host is None:
            kept.append(origin)
        else:
            kept[host] = _joined(kept[host], origin)
    return _without_short_forms(_without_offices(kept, by_id, corpus), by_id)


def _without_short_forms(origins: Sequence[Origin], entities: Mapping[str, Entity]) -> list[Origin]:
    """Of one claim, "the General Staff" in one article and "the Arvian General Staff" in another are one."""
    bodies = {EntityKind.ORGANISATION, EntityKind.GROUP}
    kept: list[Origin] = []
    for origin in sorted(origins, key=lambda o: (-len(_words(o.name)), o.name)):
        entity = entities.get(origin.entity or "")
        words = _words(origin.name)
        may_be_short = entity is not None and entity.kind in bodies and len(words) > 1
        hosts = [
            i for i, k in enumerate(kept) if k.entity and entities[k.entity].kind in bodies and words < _words(k.name)
        ]
        if may_be_short and len(hosts) == 1:
            kept[hosts[0]] = _joined(kept[hosts[0]], origin)
        else:
            kept.append(origin)
    return kept


def _without_offices(origins: Sequence[Origin], entities: Mapping[str, Entity], corpus: _Corpus) -> list[Origin]:
    """A headline's "Arvia: ..." or "...: minister" and the Arvian minister whom the article goes on to name are one."""
    kept = list(origins)
    for origin in origins:
        if origin not in kept:
            continue  # it took another in already
        articles = {corpus.statements[s].article for s in origin.statements}
        for i, other in enumerate(kept):
            beside = articles & {corpus.statements[s].article for s in other.statements}
            if beside and _is_office_of(origin, entities.get(other.entity or ""), entities):
                kept[i] = _joined(other, origin)
                kept.remove(origin)
                break
    return kept


def _is_office_of(origin: Origin, speaker: Entity | None, entities: Mapping[str, Entity]) -> bool:
    if speaker is None or speaker.id == origin.entity:
        return False
    entity = entities.get(origin.entity or "")
    if entity is None:
        return _words(origin.name) <= _words(speaker.role or "")
    return entity.side == entity.name == speaker.side


def _joined(host: Origin, other: Origin) -> Origin:
    return Origin(host.name, host.entity, host.kind, tuple(sorted({*host.statements, *other.statements})))


def _speaks_for(origin: Origin, entities: Mapping[str, Entity]) -> bool:
    role = entities[origin.entity].role if origin.entity else None
    return bool(_SPEAKS_FOR.search(f"{origin.name} {role or ''}"))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", name.lower())) - {"the", "of", "for", "a", "an"}


# ---------------------------------------------------------------- silences


def _silences(readings: Sequence[Reading], claims: Sequence[Claim]) -> dict[str, list[str]]:
    """For each claim the statements in which a party declines to speak of its subject."""
    by_id = {s.id: (r, s) for r in readings for s in r.statements}
    declines = [(r, s) for r in readings for s in r.statements if s.stance is Stance.DECLINES]
    asserted = [c for c in claims if any(by_id[s][1].stance is Stance.ASSERTS for s in c.statements)]
    articles = {r.article.id: r for r in readings}
    if not declines or not asserted:
        return {}
    silent = vectors.encode([" ".join(c.of(r.article.text) for c in s.content) for r, s in declines])
    gists = vectors.encode([c.gist.span.of(articles[c.gist.article].article.text) for c in asserted])
    best: dict[int, tuple[float, int]] = {}
    for row, column, cosine in near_rows(silent, gists, SILENCE):
        reading, statement = declines[row]
        names = names_in(reading.annotated, statement.content)
        gist = asserted[column].gist
        shared = names & names_in(articles[gist.article].annotated, [gist.span])
        if shared or (not names and cosine >= NAMELESS_SILENCE):
            best[row] = max(best.get(row, (0.0, 0)), (cosine, -column))
    found: dict[str, list[str]] = defaultdict(list)
    for row, (_, column) in best.items():
        found[asserted[-column].id].append(declines[row][1].id)
    return found
