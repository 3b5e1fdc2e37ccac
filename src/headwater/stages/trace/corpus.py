"""The look-ups that every claim's lineage needs, made once for all claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from headwater.stages.derive.publishers import one_name_each, publisher_of
from headwater.stages.resolve.clusters import BODIES
from headwater.stages.resolve.roles import HEADS_OF_STATE
from headwater.stages.trace.voices import words_of
from headwater.types import (
    Annotated,
    Article,
    Derivation,
    Entity,
    EntityKind,
    Family,
    Named,
    Passage,
    PlaceKind,
    Reading,
    Reuse,
    Span,
    Statement,
)


class Corpus:
    """Articles, statements, entities and families by their ids and places."""

    def __init__(
        self,
        readings: Sequence[Reading],
        entities: Sequence[Entity],
        families: Sequence[Family],
        derivations: Sequence[Derivation],
    ) -> None:
        self.annotated: Mapping[str, Annotated] = {r.article.id: r.annotated for r in readings}
        self.statements: Mapping[str, Statement] = {s.id: s for r in readings for s in r.statements}
        self.entities = {e.id: e for e in entities}
        self.family_of = {article: f.id for f in families for article in f.articles}
        self.outlet_of = outlets_of(r.article for r in readings)
        self._at = {passage: e for e in entities for passage in e.mentions}
        self._reuses: dict[str, list[Reuse]] = {
            d.article: [reuse for taken in d.taken for reuse in taken.passages] for d in derivations
        }
        self._countries: dict[str, str | None] = {}

    def article(self, id_: str) -> Article:
        return self.annotated[id_].article

    def publisher_key(self, article: str) -> str | None:
        """What is equal for all spellings of an article's outlet."""
        found = publisher_of(self.article(article).outlet, self.article(article).url)
        return found.key if found else None

    def entity_of(self, article: str, named: Named | None) -> Entity | None:
        """Whom a name of an article means; None where it has no place there or nobody is known by it."""
        return self._at.get(Passage(article, named.span)) if named and named.span else None

    def speaker_of(self, statement: Statement) -> Entity | None:
        return self.entity_of(statement.article, statement.speaker)

    def name_of(self, article: str, named: Named) -> str:
        """The name under which all articles together know somebody."""
        entity = self.entity_of(article, named)
        return entity.name if entity else named.name

    def is_named_in(self, entity: Entity, articles: Iterable[str]) -> bool:
        """Whether all articles name an entity; a government also where they name its country as a place."""
        return self._articles_naming.get(entity.id, frozenset()).issuperset(articles) or (
            entity.side == entity.name and self._articles_of_place.get(entity.name, frozenset()).issuperset(articles)
        )

    def named_in(self, article: str, span: Span) -> list[tuple[Passage, Entity]]:
        """Whom the words of a span name, in the order of the text; a name may be read in two ways."""
        return [(p, e) for p, e in self._naming.get(article, ()) if span.contains(p.span)]

    def called(self, article: str, words: str) -> Entity | None:
        """The one body of an article whose name holds these words: "Observatory" in "River Observatory"; no list."""
        wanted = words_of(words)
        named = {e for _, e in self._naming.get(article, ()) if e.kind in BODIES}
        bodies = {e for e in named if wanted <= words_of(e.name) and " and " not in e.name}
        return next(iter(bodies)) if wanted and len(bodies) == 1 else None

    def as_speaker(self, entity: Entity) -> Entity | None:
        """Who speaks where a source names an entity: of a country its government; None for any other place."""
        if entity.kind is not EntityKind.PLACE:
            return entity
        if entity.place is not None and entity.place.kind is not PlaceKind.COUNTRY:
            return None
        return self._governments.get(entity.name, entity)

    def is_place(self, name: str) -> bool:
        """Whether some article names a place so: a country, of a side that may be a party or an alliance."""
        return name in self._articles_of_place

    def text_of(self, statement: Statement) -> str:
        """The family whose text a statement stands in: of a passage that was taken over, the one that it is from."""
        start = statement.content[0].start
        for reuse in self._reuses.get(statement.article, ()):
            if reuse.here.start <= start < reuse.here.end:
                return self.family_of[reuse.there.article]
        return self.family_of[statement.article]

    def country_of(self, article: str) -> str | None:
        """The code of the country in which most places of an article lie."""
        if article not in self._countries:
            votes = Counter(p.place.country for p in self.annotated[article].places if p.place.country)
            self._countries[article] = min(votes, key=lambda c: (-votes[c], c)) if votes else None
        return self._countries[article]

    def in_time(self, articles: Iterable[str]) -> list[str]:
        """By publication, undated last."""
        return sorted(articles, key=self.when)

    def when(self, article: str) -> tuple[bool, str, str, str]:
        """What orders articles by publication, undated last, the rest by path."""
        found = self.article(article)
        return (found.published is None, found.published.value if found.published else "", found.path, article)

    def leader_called(self, surname: str) -> Entity | None:
        """The person after whom a government is called; heads of state before others, None where sides differ."""
        found = self._persons_called.get(surname, ())
        heads = [e for e in found if not HEADS_OF_STATE.isdisjoint((e.role or "").lower().split())]
        meant = heads or found
        known = {e.side for e in meant if e.side}
        return min(meant, key=lambda e: (e.side is None, e.id)) if meant and len(known) < 2 else None

    @cached_property
    def _governments(self) -> dict[str, Entity]:
        found = (e for e in self.entities.values() if e.kind is EntityKind.ORGANISATION and e.side == e.name)
        return {e.name: e for e in sorted(found, key=lambda e: e.id, reverse=True)}

    @cached_property
    def _persons_called(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            words = re.findall(r"[^\W\d_]+", entity.name.lower()) if entity.kind is EntityKind.PERSON else []
            if words:
                for word in {words[-1], words[-1].removesuffix("s")}:  # "Varns regime" has lost its apostrophe
                    found[word].append(entity)
        return found

    @cached_property
    def _naming(self) -> dict[str, list[tuple[Passage, Entity]]]:
        found: dict[str, list[tuple[Passage, Entity]]] = defaultdict(list)
        for passage, entity in sorted(self._at.items(), key=lambda item: item[0]):
            found[passage.article].append((passage, entity))
        return found

    @cached_property
    def _articles_naming(self) -> dict[str, frozenset[str]]:
        return {id_: frozenset(p.article for p in e.mentions) for id_, e in self.entities.items()}

    @cached_property
    def _articles_of_place(self) -> dict[str, frozenset[str]]:
        places = (e for e in self.entities.values() if e.kind is EntityKind.PLACE)
        return {e.name: self._articles_naming[e.id] for e in places}


def outlets_of(articles: Iterable[Article]) -> dict[str, str]:
    """For each article's id its outlet: one name for each publisher, or the path where nothing names one."""
    by_id = {article.id: article for article in articles}
    found = {id_: publisher_of(article.outlet, article.url) for id_, article in by_id.items()}
    return one_name_each(found, otherwise=lambda id_: by_id[id_].path)
