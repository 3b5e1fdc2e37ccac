from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from annotate.build import article
from headwater.errors import ModelError
from headwater.models import spacy_
from headwater.settings import Settings
from headwater.stages.annotate import annotate, made, read_parts
from headwater.stages.base import in_batches
from headwater.types import Rejected, Span

SETTINGS = Settings()
TEXT = """The river rose by four metres on Sunday, the port authority of Tarnmouth said.
  “Ships were sent to Orle,” Mira Dolan told the Orle Post. “They will be back on Friday.”

Nobody was hurt."""


def test_sentences_lie_in_their_lines(parse):
    annotated = parse(TEXT, title="Tarnmouth harbour closes")
    text = annotated.article.text
    assert [s.span.of(text) for s in annotated.sentences] == [
        "Tarnmouth harbour closes",
        "The river rose by four metres on Sunday, the port authority of Tarnmouth said.",
        "“Ships were sent to Orle,” Mira Dolan told the Orle Post.",
        "“They will be back on Friday.”",
        "Nobody was hurt.",
    ]


def test_tokens_cover_their_sentences_and_point_inside(parse):
    annotated = parse(TEXT)
    for sentence in annotated.sentences:
        tokens = annotated.tokens[sentence.first : sentence.last]
        assert tokens[0].start == sentence.span.start
        assert tokens[-1].end == sentence.span.end
        assert all(sentence.first <= token.head < sentence.last for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(annotated.tokens))


def test_tokens_are_those_of_the_pipeline(parse):
    annotated = parse(TEXT)
    at = 0
    for part in read_parts(annotated.article):
        doc = spacy_.load(SETTINGS.spacy_pipeline)(part.of(TEXT))
        tokens = annotated.tokens[at : at + len(doc)]
        assert [(t.start - part.start, t.end - t.start) for t in tokens] == [(t.idx, len(t)) for t in doc]
        assert [(t.lemma, t.pos, t.tag, t.dep) for t in tokens] == [
            (t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in doc
        ]
        assert [t.head - at for t in tokens] == [t.head.i for t in doc]
        at += len(doc)
    assert at == len(annotated.tokens)


def test_names_dates_and_quantities_carry_their_words(parse):
    annotated = parse(TEXT)
    assert ("Mira Dolan", "PERSON") in [(m.span.of(TEXT), m.label) for m in annotated.mentions]
    assert [(d.span.of(TEXT), d.when.value) for d in annotated.dates] == [
        ("Sunday", "2031-05-11"),
        ("Friday", "2031-05-16"),
    ]
    assert [(q.span.of(TEXT), q.unit) for q in annotated.quantities] == [("four", "metre")]


def test_foreign_lines_are_not_parsed():
    item = article("The dam burst.\nDie Talsperre brach.\nNobody was hurt.", foreign="Die Talsperre brach.")
    assert [part.of(item.text) for part in read_parts(item)] == ["The dam burst.", "Nobody was hurt."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028\x0b"])
def test_text_without_words_has_no_parts(text):
    assert list(read_parts(article(text))) == []


def test_marks_by_the_hundred_are_passed_over(parse):
    text = f"Ada Berg spoke. {'[' * 300} The dam held."
    words = [text[t.start : t.end] for t in parse(text).tokens if t.pos != "SPACE"]
    assert words == ["Ada", "Berg", "spoke", ".", "The", "dam", "held", "."]


def test_empty_batch():
    assert list(annotate([], SETTINGS)) == []


def test_batching_and_order_change_nothing():
    items = [article(f"{TEXT}\nDay {n}: {n} men came to Orle, the mayor said.", id=f"a{n}") for n in range(5)]
    together = list(annotate(items, SETTINGS))
    assert [a.article.id for a in together] == [i.id for i in items]
    alone = [annotated for item in items for annotated in annotate([item], SETTINGS)]
    backwards = list(annotate(items[::-1], SETTINGS))[::-1]
    assert together == alone == backwards


def test_rejected_items_keep_their_place_between_batches():
    bad = Rejected("pile/x", "clean", "no text")
    stream = [article("The dam burst.", id="a1"), bad, article("Nobody was hurt.", id="a2"), bad]
    out = list(in_batches(lambda batch: annotate(batch, SETTINGS), stream, 2))
    assert [r if isinstance(r, Rejected) else r.article.id for r in out] == ["a1", bad, "a2", bad]


def test_made_by_names_step_version_and_pipeline(parse):
    assert parse("The dam burst.").made_by == made(SETTINGS)
    assert made(SETTINGS).startswith("annotate/")
    assert made(SETTINGS) != made(SETTINGS.with_(spacy_pipeline="another"))
    assert made(SETTINGS) == made(SETTINGS.with_(jobs=2))


def test_unknown_pipeline():
    with pytest.raises(ModelError, match="no_such_pipeline"):
        list(annotate([article("The dam burst.")], SETTINGS.with_(spacy_pipeline="no_such_pipeline")))


@examples(deadline=None, max_examples=20)
@given(st.lists(st.text(max_size=30), max_size=4).map("\n".join))
def test_every_span_lies_in_its_text(text):
    [annotated] = annotate([article(text)], SETTINGS)
    inside = Span(0, max(1, len(text)))
    spans = [s.span for s in annotated.sentences]
    spans += [x.span for group in (annotated.mentions, annotated.dates, annotated.quantities) for x in group]
    spans += [Span(t.start, t.end) for t in annotated.tokens]
    assert all(inside.contains(span) for span in spans)
    assert all(s.span.of(text).strip() == s.span.of(text) for s in annotated.sentences)
