from __future__ import annotations

import pytest

from headwater.cli.given import given_article
from headwater.report.spans import attribution_row
from headwater.types import (
    Annotated,
    Article,
    Form,
    Kind,
    Named,
    Precision,
    Reading,
    Span,
    Stance,
    Statement,
    When,
)


def article(text: str) -> Article:
    return given_article("a1", text, "pile/a1.txt")


def span_of(text: str, words: str | None) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def row(text: str, *content: str, source: str | None = None, cue: str | None = None, **known) -> dict:
    fields = {
        "kind": Kind.SPEECH,
        "speaker": None,
        "relays": (),
        "form": Form.INDIRECT,
        "stance": Stance.ASSERTS,
        "hedged": False,
        "addressee": None,
        "occasion": None,
        "said_on": None,
        "confidence": 0.9,
    }
    statement = Statement(
        id="st-1",
        article="a1",
        content=tuple(Span(text.index(words), text.index(words) + len(words)) for words in content),
        source=span_of(text, source),
        cue=span_of(text, cue),
        made_by="test",
        **{**fields, **known},
    )
    return attribution_row(Reading(Annotated(article(text), (), (), (), (), (), "test"), (statement,)))


def said(text: str, *content: str, source: str | None = None, cue: str | None = None) -> list[str]:
    [found] = row(text, *content, source=source, cue=cue)["attributions"]
    return [text[start:end] for start, end in found["content"]]


def test_a_row_has_every_field():
    text = "Ada Berg told Northwire the dam of Oren holds."
    made = row(
        text,
        "the dam of Oren holds",
        source="Ada Berg",
        cue="told",
        kind=Kind.BELIEF,
        speaker=Named("Ada Berg", Span(0, 8)),
        relays=(Named("Northwire", Span(14, 23)),),
        form=Form.MIXED,
        stance=Stance.DENIES,
        hedged=True,
        addressee=Named("reporters", None),
        occasion=Named("a visit", None),
        said_on=When("2031-05", Precision.MONTH),
        confidence=0.123456,
    )
    assert made == {
        "id": "a1",
        "path": "pile/a1.txt",
        "text": text,
        "attributions": [
            {
                "source": [[0, 8]],
                "cue": [[9, 13]],
                "content": [[24, 45]],
                "speaker": "Ada Berg",
                "kind": "belief",
                "form": "mixed",
                "stance": "denies",
                "hedged": True,
                "chain": ["Northwire", "Ada Berg"],
                "addressee": "reporters",
                "occasion": "a visit",
                "said_on": {"value": "2031-05", "precision": "month"},
                "confidence": 0.123,
            }
        ],
    }


def test_what_nobody_names_is_empty():
    [made] = row("The dam reportedly holds.", "The dam", "holds")["attributions"]
    assert (made["source"], made["cue"], made["chain"]) == ([], [], [])
    assert (made["speaker"], made["addressee"], made["occasion"], made["said_on"]) == (None, None, None, None)
    assert made["content"] == [[0, 7], [19, 24]]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("Berg said that the dam holds.", "the dam holds", "that the dam holds"),
        ("Berg said that “the dam holds”.", "the dam holds", "that “the dam holds"),
        ('Berg said that  "the dam holds".', "the dam holds", 'that  "the dam holds'),
        ("Berg said the dam holds.", "the dam holds", "the dam holds"),
        ("Berg said that, in Oren, the dam holds.", "the dam holds", "the dam holds"),
        ("Berg thinks of what\nthe dam holds.", "the dam holds", "the dam holds"),
        ("Berg spoke of that\nThe dam holds.", "The dam holds", "The dam holds"),
        ("Berg said somethat the dam holds.", "the dam holds", "the dam holds"),
        ("Berg said that the dam holds.", "that the dam holds", "that the dam holds"),
    ],
)
def test_a_content_takes_in_the_that_before_it(text, content, whole):
    assert said(text, content, source="Berg") == [whole]


def test_every_piece_takes_in_its_own_that():
    text = "Berg said that the dam holds and, she added, that no one leaves."
    assert said(text, "the dam holds", "no one leaves") == ["that the dam holds", "that no one leaves"]


def test_a_that_of_cue_source_or_another_piece_stays_there():
    assert said("Berg is sure that the dam holds.", "the dam holds", cue="is sure that") == ["the dam holds"]
    assert said("For all that the dam holds.", "the dam holds", source="all that") == ["the dam holds"]
    assert said("It is not that “the dam holds”.", "not that", "the dam holds") == ["not that", "the dam holds"]
