"""annotate: Article -> Annotated. Sentences, the parse, names, dates and quantities.

The parse is spaCy's, run paragraph by paragraph so that no sentence crosses a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from headwater.ids import made_by
from headwater.models import gazetteer, spacy_
from headwater.models.forms import STEPS, Form, forms_in
from headwater.settings import Settings
from headwater.stages.annotate.dates import find_dates
from headwater.stages.annotate.headlines import in_sentence_case
from headwater.stages.annotate.places import place_spans, resolve_places
from headwater.stages.annotate.quantities import find_quantities
from headwater.types import Annotated, Article, Mention, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "annotate"
VERSION = "4"
BATCH = 32  # articles parsed together; more gains nothing and holds more in memory
_MARKS = re.compile(r"[^\w\s]{200,}")
PARAGRAPHS = 128  # texts a spaCy batch; 64 take 3 % longer, more gain nothing


def made(settings: Settings) -> str:
    return made_by(
        NAME,
        VERSION,
        pipeline=settings.spacy_pipeline,
        pipeline_version=spacy_.version(settings.spacy_pipeline),
        gazetteer=gazetteer.SHA256,
    )


def annotate(articles: Sequence[Article], settings: Settings) -> Iterator[Annotated]:
    """Annotate a batch of articles, in their order.

    Raises:
        ModelError: the spaCy pipeline that the settings name cannot be used.
    """
    nlp, kept = spacy_.load(settings.spacy_pipeline), spacy_.forms(settings.spacy_pipeline)
    no_names = spacy_.no_names(settings.spacy_pipeline)
    cased = [in_sentence_case(a, no_names) for a in articles]
    paragraphs = (
        (_readable(paragraph.of(cased[i])), (i, paragraph))
        for i, a in enumerate(articles)
        for paragraph in read_parts(a)
    )
    parsed: list[list[tuple[Span, Doc]]] = [[] for _ in articles]
    with spacy_.one_thread():
        for doc, (i, paragraph) in nlp.pipe(
            paragraphs, as_tuples=True, batch_size=PARAGRAPHS, disable=STEPS if kept else ()
        ):
            parsed[i].append((paragraph, doc))
    step = made(settings)
    for article, text, docs in zip(articles, cased, parsed, strict=True):
        forms = kept.of([doc for _, doc in docs]) if kept else [forms_in(doc) for _, doc in docs]
        yield _annotated(article, text, docs, forms, step)


def _readable(text: str) -> str:
    """The text with spaces for marks by the hundred: the tokenizer's time goes by the square of their number."""
    return _MARKS.sub(lambda run: " " * len(run[0]), text)


def read_parts(article: Article) -> Iterator[Span]:
    """The lines of the text that hold words, less those marked as foreign."""
    at = 0
    for line in article.text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            span = Span(start, start + len(words))
            if not any(span.overlaps(foreign) for foreign in article.foreign):
                yield span
        at += len(line)


def _annotated(
    article: Article, cased: str, docs: Iterable[tuple[Span, Doc]], forms: Iterable[Sequence[Form]], step: str
) -> Annotated:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for (paragraph, doc), formed in zip(docs, forms, strict=True):
        base, first = paragraph.start, len(tokens)
        tokens += _tokens(doc, formed, base, first)
        for sent in doc.sents:
            words = sent.text.strip()
            if words:
                start = base + sent.start_char + sent.text.index(words)
                sentences.append(Sentence(Span(start, start + len(words)), first + sent.start, first + sent.end))
        mentions += [
            Mention(Span(base + e.start_char, base + e.end_char), e.label_) for e in doc.ents if e.text.strip()
        ]
    dates = find_dates(article.text, article.published)
    return Annotated(
        article=article,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        dates=dates,
        quantities=find_quantities(cased, tokens, sentences, dates, mentions),
        made_by=step,
        places=resolve_places(article.text, place_spans(article.text, mentions)),
    )


def _tokens(doc: Doc, forms: Sequence[Form], base: int, first: int) -> Iterator[Token]:
    """The tokens of a parsed paragraph that begins at character ``base``, as token ``first`` of the article."""
    # one table and not one object for each token: a third of the time (measured)
    table = doc.to_array(["IDX", "LENGTH", "DEP", "HEAD"])
    steps = table[:, 3].astype(np.int64).tolist()  # to the head
    labels = {dep: doc.vocab.strings[dep] for dep in set(table[:, 2].tolist())}
    for i, ((start, length, dep, _), step, form) in enumerate(zip(table.tolist(), steps, forms, strict=True), first):
        at = base + start
        yield Token(at, at + length, form.lemma, form.pos, form.tag, labels[dep], i + step)
