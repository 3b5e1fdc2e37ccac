"""Accuracy over invented sentences that were written without sight of the code; QUANTITIES.md says what they hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from annotate.build import article
from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.types import Precision, When

FLOOR = 0.95
CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("quantities.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def described(annotated):
    text = annotated.article.text
    return [
        {
            "figure": q.span.of(text),
            "value": pytest.approx(q.value),
            "high": q.high if q.high is None else pytest.approx(q.high),
            "bound": str(q.bound),
            "unit": q.unit,
            "of": q.of,
            "state": q.state,
            "as_of": q.as_of.value if q.as_of else None,
            "place": q.place.name if q.place else None,
        }
        for q in annotated.quantities
    ]


def test_sentences_are_read_exactly():
    articles = [article(c["text"], published=When(c["published"], Precision.DAY)) for c in CASES]
    read = annotate(articles, Settings())
    failed = [case["text"] for case, found in zip(CASES, read, strict=True) if described(found) != case["expect"]]
    assert len(failed) <= (1 - FLOOR) * len(CASES), "\n".join(failed)


@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "58 killed, " * 300, "one " * 800, "😀 58 😀 people 😀", "İİ 58 İnsan killed", "1,", "$" * 300 + "5"],
)
def test_bad_input_is_read(parse, text):
    assert all(q.span.end <= len(text) and q.value < 1e16 for q in parse(text).quantities)


WORDS = "58 1,000 two dozen people killed wounded in Orle , . and $ % at least of the were - half ½ 3m one by Tuesday".split()


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@examples(max_examples=40, deadline=None)
def test_any_order_of_words_is_read_alike_each_time(parse, words):
    text = " ".join(words) or "x"
    first, second = parse(text), parse(text)
    assert first.quantities == second.quantities
    assert all(q.span.end <= len(text) for q in first.quantities)
