"""The order of the stages, in one place. The README's table of stages is printed from ``STAGES``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from headwater.ids import content_id
from headwater.settings import Settings
from headwater.stages import align as align_
from headwater.stages import annotate as annotate_
from headwater.stages import attribute as attribute_
from headwater.stages import clean as clean_
from headwater.stages import compare as compare_
from headwater.stages import derive as derive_
from headwater.stages import frame as frame_
from headwater.stages import resolve as resolve_
from headwater.stages import trace as trace_
from headwater.stages.base import each, in_batches
from headwater.types import Account, Article, Claim, Judgement, Lineage, RawItem, Reading, Rejected, Stance


@dataclass(frozen=True, slots=True)
class StageInfo:
    """One row of the table of stages."""

    name: str
    takes: str
    gives: str
    sees: str  # article | corpus


STAGES = (
    StageInfo("ingest", "files, folders, zips, standard input", "RawItem", "article"),
    StageInfo("clean", "RawItem", "Article", "article"),
    StageInfo("annotate", "Article", "Annotated", "article"),
    StageInfo("attribute", "Annotated", "Statement*", "article"),
    StageInfo("resolve", "mentions of all articles", "Entity*", "corpus"),
    StageInfo("derive", "articles", "Family*, Derivation*", "corpus"),
    StageInfo("align", "statements and narrated passages", "Claim*", "corpus"),
    StageInfo("trace", "claims, families, chains", "Lineage*", "corpus"),
    StageInfo("compare", "claims", "Conflict*", "corpus"),
    StageInfo("frame", "statements, claims", "Movement*, Event*", "corpus"),
    StageInfo("report", "everything", "Brief", "reads only"),
)


CORPUS_STAGES = tuple(stage.name for stage in STAGES if stage.sees == "corpus")


def stage_table() -> str:
    """The table of stages, in Markdown."""
    rows = [f"| {s.name} | {s.takes} | {s.gives} | {s.sees} |" for s in STAGES]
    return "\n".join(["| stage | takes | gives | sees |", "|---|---|---|---|", *rows])


def reading_version(settings: Settings) -> str:
    """Names the article stages and the settings that matter to them; a reading of another version is made anew."""
    return content_id("read", clean_.STAGE, clean_.VERSION, annotate_.made(settings), attribute_.MADE_BY)


def account_version(settings: Settings) -> str:
    """Names the corpus stages and the settings that matter to them."""
    steps = (
        resolve_.MADE_BY,
        derive_.made(settings),
        align_.made(settings),
        trace_.MADE_BY,
        compare_.MADE_BY,
        frame_.MADE_BY,
    )
    return content_id("acc", *steps)


def read(items: Iterable[RawItem | Article | Rejected], settings: Settings) -> Iterator[Reading | Rejected]:
    """Run the article stages; one result for each item that comes in, in the same order.

    What comes as an article is clean already. :func:`headwater.engine.read` does the same on several cores.

    Raises:
        ModelError: the spaCy pipeline that the settings name cannot be used.
    """
    annotated = in_batches(
        partial(annotate_.annotate, settings=settings),
        each(partial(_cleaned, settings=settings), items),
        annotate_.BATCH,
    )
    return each(attribute_.attribute, annotated)


def _cleaned(item: RawItem | Article, settings: Settings) -> Article | Rejected:
    return item if isinstance(item, Article) else clean_.clean(item, settings=settings)


def account(
    readings: Sequence[Reading],
    settings: Settings,
    judgements: Sequence[Judgement] = (),
    *,
    on_stage: Callable[[str], None] | None = None,
) -> Account:
    """Run the corpus stages over all readings; their order makes no difference.

    ``judgements`` are what people decided of names; ``on_stage`` is called with each stage's name before it runs.

    Raises:
        ModelError: the model of sentence vectors is missing or altered.
    """
    begin = on_stage or _quiet
    ordered = sorted(readings, key=lambda r: r.article.id)
    begin("resolve")
    entities = resolve_.resolve(ordered, judgements)
    begin("derive")
    derived = derive_.derive([r.article for r in ordered], settings)
    begin("align")
    claims = align_.align(ordered, entities, settings)
    begin("trace")
    lineages = trace_.trace(ordered, entities, derived.families, claims, derived.derivations)
    begin("compare")
    compared = compare_.compare(ordered, entities, claims)
    begin("frame")
    framed = frame_.frame(ordered, entities, claims)
    silent = frozenset(s.id for r in ordered for s in r.statements if s.stance is Stance.DECLINES)
    by_reach = sorted(zip(claims, lineages, strict=True), key=partial(_reach, silent=silent))
    return Account(
        entities=entities,
        families=derived.families,
        claims=tuple(claim for claim, _ in by_reach),
        lineages=tuple(lineage for _, lineage in by_reach),
        conflicts=compared.conflicts,
        reconciled=compared.reconciled,
        movements=framed.movements,
        events=framed.events,
        derivations=derived.derivations,
    )


def _quiet(_stage: str) -> None:
    pass


def _reach(pair: tuple[Claim, Lineage], silent: frozenset[str]) -> tuple[bool, int, int, int, str]:
    """Most articles first, then most outlets, then most origins; what parties would not say comes last."""
    claim, lineage = pair
    only_silence = silent.issuperset(claim.statements)
    return (only_silence, -len(lineage.articles), -len(lineage.outlets), -len(lineage.origins), claim.id)
