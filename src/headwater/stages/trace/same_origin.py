"""Which of the groups that a claim's statements form are one origin. Each rule asks it of two groups.

``one`` is what may be another name for ``host``: a short form, a spokesperson, a description.
"""

# ruff: noqa: SIM905  (lists of words read best as text)

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from headwater.stages.derive.publishers import publisher_of
from headwater.stages.resolve.names import SAME, compare_persons, surname_key
from headwater.stages.resolve.roles import GENERIC, role_heads
from headwater.stages.trace.corpus import Corpus
from headwater.stages.trace.institutions import (
    heads_body_in_short,
    heads_described_body,
    institution_of,
    is_spokesperson,
    is_staff,
    speaks_for,
)
from headwater.stages.trace.roots import Root
from headwater.stages.trace.same_words import COPIED_RUN, QUOTED_RUN, RUN, SharedRuns
from headwater.stages.trace.voices import (
    described_kinds,
    head_of,
    is_definite,
    is_description,
    is_unnamed,
    unnamed_class,
    words_of,
)
from headwater.types import OriginKind, Span

TITLES = frozenset("mr mrs ms dr sir const constable sgt sergeant capt col gen lt maj sen rep gov".split())
OFFICES = frozenset("office team spokesperson spokesman spokeswoman aide lawyer representative".split())


class Rules:
    """What the rules ask of two groups of one claim."""

    def __init__(self, roots: Sequence[Root], corpus: Corpus, spans: Mapping[str, Sequence[Span]]) -> None:
        self._corpus = corpus
        self._roots = roots
        self._spans = spans
        self._institutions: dict[frozenset[int], object] = {}

    @cached_property
    def _shared(self) -> SharedRuns:
        return SharedRuns([r.statements for r in self._roots], self._spans, self._corpus)

    def spelled_otherwise(self, one: Root, host: Root) -> bool:
        """One person under two spellings, or by the surname alone, where the wording or the office is the same."""
        if not (host.is_person() and _may_be_person(one)) or len(_bare(one.name)) > len(_bare(host.name)):
            return False
        # first what is cheap to ask: a claim may have hundreds of speakers
        if not self._shared.quoted(one.numbers, host.numbers) and not role_heads(one.role) & role_heads(host.role):
            return False
        alone = _surname(one.name) == _surname(host.name) and len(_bare(one.name)) == 1
        if alone or surname_key(one.name) != surname_key(host.name):
            return alone
        return compare_persons(one.name, host.name).score >= SAME

    def titled(self, one: Root, host: Root) -> bool:
        """A longer wording that ends in somebody's full name, or is that person's office."""
        said, name = words_of(one.name), words_of(host.name)
        if not host.is_person() or len(name) < 2 or not name < said:
            return False
        return one.name.lower().endswith(host.name.lower()) or bool(words_of(one.name.split()[-1]) & OFFICES)

    def same_words(self, one: Root, host: Root) -> bool:
        """The same words in the same order: what has no name is who has one; one utterance has one origin."""
        said, quoted = self._shared.said(one.numbers, host.numbers), self._shared.quoted(one.numbers, host.numbers)
        if one.kind is OriginKind.UNNAMED and host.kind is OriginKind.UNNAMED:
            return said >= RUN and unnamed_class(one.name) == unnamed_class(host.name)
        if not _may_be_called(one, host):
            return quoted >= QUOTED_RUN and one.is_person() and host.is_person() and not one.articles & host.articles
        return quoted >= RUN or said >= COPIED_RUN

    def spoken_for(self, one: Root, host: Root) -> bool:
        """A spokesperson, head or researcher of the host."""
        if host.kind is not OriginKind.SPEAKER or is_spokesperson(host.name, host.role):
            return False
        said = f"{one.name} {one.role or ''}"
        if host.is_person():
            return is_spokesperson(one.name, one.role) and words_of(host.name) <= words_of(said)
        if not one.is_person() and is_staff(one.name) and words_of(host.name) < words_of(one.name):
            return host.entity is not None and host.entity.side is None
        of_state = bool(host.entity and host.entity.side and host.entity.side != host.name) or self._is_state(host)
        called = self._called(one)
        if any(speaks_for(one.name, role, host.name, of_state=of_state) for role in (one.role, *called)):
            return True
        heads = (
            host.is_body()
            and not of_state
            and (any(map(heads_described_body, called)) or heads_body_in_short(one.role, host.name))
        )
        return heads and host.entity is not None and self._corpus.is_named_in(host.entity, one.articles)

    def own_correspondent(self, one: Root, host: Root) -> bool:
        """What an outlet reports and what its correspondent saw."""
        if host.kind is not OriginKind.WITNESS or one.kind is not OriginKind.SPEAKER or one.is_person():
            return False
        publisher = publisher_of(one.name, None)
        return publisher is not None and publisher.key == host.key

    def passed_on(self, one: Root, host: Root) -> bool:
        """An outlet that others cite for what its own article has from the host."""
        if one.kind is not OriginKind.SPEAKER or host.kind is not OriginKind.SPEAKER or one.is_person():
            return False
        publisher = publisher_of(one.name, None)
        if publisher is None:
            return False
        own = {a for a in one.articles | host.articles if self._corpus.publisher_key(a) == publisher.key}
        return bool(own & host.articles) and not own & one.articles

    def one_institution(self, one: Root, host: Root) -> bool:
        """One government, or one state's media, under two names."""
        found = self._institution(one), self._institution(host)
        return None not in found and found[0] == found[1]

    def short_form(self, one: Root, host: Root) -> bool:
        """As "the General Staff" in one article and "the Arvian General Staff" in another."""
        words = words_of(one.name)
        if not (words and one.is_body() and words < words_of(f"{host.name} {host.role or ''}")):
            return False
        # "the Arvian regime" is more than "the Arvian regime's forces"
        return not self._is_state(one) and ((host.is_body() and len(words) > 1) or words <= GENERIC)

    def office(self, one: Root, host: Root) -> bool:
        """A headline's "Arvia: ..." or "...: minister" and the Arvian minister whom the article goes on to name."""
        if host.entity is None or one.entity is host.entity or not one.articles & host.articles:
            return False
        if one.entity is None:
            return words_of(one.name) <= words_of(host.role or "")
        return one.entity.side == one.entity.name == host.entity.side

    def described(self, one: Root, host: Root) -> bool:
        """As "the company", "the Orle firm" in an article that names the one company that makes the claim."""
        if host.entity is None or host.kind is not OriginKind.SPEAKER or is_description(host.name):
            return False
        if not self._points_back(one) or _on_two_sides(one, host):
            return False
        if host.is_person() and is_unnamed(one.name) and not one.name.endswith("s"):
            # "her agent" in one article and "her agent, Ada Berg" in another
            called = " ".join((host.role or "", *self._called(host)))
            return head_of(one.name) in words_of(called) - words_of(host.name)
        return bool(self._kinds(host) & described_kinds(one.name)) and self._corpus.is_named_in(
            host.entity, one.articles
        )

    def one_relay(self, one: Root, host: Root) -> bool:
        """What unnamed people told one agency, as two outlets have it from there."""
        if OriginKind.UNNAMED is not one.kind or one.kind is not host.kind:
            return False
        relays = [
            {self._corpus.name_of(s.article, r) for s in root.statements for r in s.relays} for root in (one, host)
        ]
        return bool(relays[0] & relays[1]) and unnamed_class(one.name) == unnamed_class(host.name)

    def _kinds(self, root: Root) -> frozenset[str]:
        """The kinds of descriptions that fit somebody."""
        if root.is_person():
            return frozenset({"person"})
        if root.entity is None or root.entity.side is None:
            return frozenset({"firm", "body"})
        return frozenset(
            {"country" if self._corpus.is_place(root.entity.side) and root.entity.side == root.entity.name else "body"}
        )

    def _institution(self, root: Root) -> object:
        key = root.numbers
        if key not in self._institutions:
            self._institutions[key] = institution_of(root.name, root.entity, root.articles, self._corpus)
        return self._institutions[key]

    def _is_state(self, root: Root) -> bool:
        return self._institution(root) is not None

    def _called(self, root: Root) -> list[str]:
        """What the sources of a person call that person: "the head of the monitoring group, Ada Berg"."""
        if not root.is_person():
            return []
        found = (s.source.of(self._corpus.article(s.article).text) for s in root.statements if s.source)
        return sorted({words for words in found if len(words) > len(root.name)})

    def _points_back(self, root: Root) -> bool:
        """Whether all sources are definite ("the company"), or pronouns that stand for such a description."""
        texts = ((s.source, self._corpus.article(s.article).text) for s in root.statements)
        return all(span is not None and (is_definite(w := span.of(t)) or " " not in w) for span, t in texts)


def _on_two_sides(one: Root, host: Root) -> bool:
    side = one.entity.side if one.entity else None
    return side is not None and (host.entity is None or host.entity.side != side)


def _may_be_person(root: Root) -> bool:
    """Whether a voice is a person, or a name that no tagger took for one: "Const. Berg"."""
    return root.is_person() or (
        root.is_body() and root.name.split()[-1][0].isupper() and bool(words_of(root.name) & TITLES)
    )


def _bare(name: str) -> frozenset[str]:
    return words_of(name) - TITLES


def _surname(name: str) -> str:
    return name.lower().split()[-1]


def _may_be_called(one: Root, host: Root) -> bool:
    """Whether the words for one may stand for the other: somebody unnamed or described for somebody named."""
    open_ = one.kind is OriginKind.UNNAMED or is_description(one.name)
    return open_ and host.kind is OriginKind.SPEAKER and not is_unnamed(host.name) and not is_description(host.name)


Rule = Callable[[Rules, Root, Root], bool]
# from the surest on; each sees what those before have joined
ORDER: tuple[Rule, ...] = (
    Rules.spelled_otherwise,
    Rules.titled,
    Rules.same_words,
    Rules.own_correspondent,
    Rules.passed_on,
    Rules.one_institution,
    Rules.spoken_for,
    Rules.short_form,
    Rules.office,
    Rules.described,
    Rules.one_relay,
)
# by these several hosts do not make it doubtful: they are one, or speak for one
ANY_HOST = frozenset({Rules.same_words, Rules.one_institution, Rules.office, Rules.one_relay})
