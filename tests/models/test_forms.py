from __future__ import annotations

import pytest

from headwater.models import forms, spacy_
from headwater.models.forms import STEPS, Forms, forms_in
from headwater.settings import DEFAULT_PIPELINE

TEXTS = [
    "There's been a flood, and there was nobody who'd have said so. Let's go.",
    "Let us see what's gonna happen: the dams' gates were leaving their hinges.",
    "She said it was theirs. But it ain't; y'all gotta see that \"Oren's\" is.",
    "to be",
    "be to",
    "let",
    "'s let",
]


@pytest.fixture
def nlp():
    return spacy_.load(DEFAULT_PIPELINE)


def test_as_the_whole_pipeline_says(nlp):
    whole = [forms_in(doc) for doc in nlp.pipe(TEXTS)]
    parsed = list(nlp.pipe(TEXTS, disable=STEPS))
    kept = Forms(nlp)
    assert kept.of(parsed) == whole
    assert kept.of(parsed[::-1]) == whole[::-1]  # from what is kept


def test_words_of_two_texts_are_no_pair(nlp):
    kept = Forms(nlp)
    first, *rest = ["They arose. It saw dogs. Dogs had been seen.", "There arose dogs.", "Dogs were seen."]
    kept.of(list(nlp.pipe([first], disable=STEPS)))  # so that of the others "There" and "were" are left, side by side
    assert kept.of(list(nlp.pipe(rest, disable=STEPS))) == [forms_in(doc) for doc in nlp.pipe(rest)]


def test_nothing_is_kept_for_ever(nlp, monkeypatch):
    monkeypatch.setattr(forms, "KEPT", 3)
    kept = Forms(nlp)
    for text in TEXTS:
        [doc] = nlp.pipe([text], disable=STEPS)
        assert [f.tag for f in kept.of([doc])[0]] == [t.tag_ for t in doc]
    assert len(kept._known) == 2


def test_a_pipeline_of_another_kind_makes_its_own(nlp):
    assert forms.can_keep(nlp)
    with nlp.select_pipes(disable=["attribute_ruler"]):
        assert not forms.can_keep(nlp)
