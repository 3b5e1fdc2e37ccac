from __future__ import annotations

import sys

import pytest
from annotate.build import article

from attribute.told import Told
from headwater.models import spacy_
from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.stages.attribute import attribute


@pytest.fixture(scope="session")
def read():
    """Reads one text to the end of attribute; spaCy is loaded once a session."""
    settings = Settings()
    spacy_.load(settings.spacy_pipeline)

    def run(text, **known):
        [annotated] = annotate([article(text, **known)], settings)
        return attribute(annotated)

    return run


@pytest.fixture(scope="session")
def told(read):
    """The statements of one text, in its words."""

    def run(text, **known):
        reading = read(text, **known)
        return [Told.of(statement, reading.article.text) for statement in reading.statements]

    return run


@pytest.fixture(scope="session")
def the(told):
    """The one statement of a text."""

    def run(text, **known):
        [statement] = told(text, **known)
        return statement

    return run


@pytest.fixture
def rules_only(monkeypatch):
    """Leaves the network out, and keeps what the rules doubt, so that a test sees the rules alone."""
    stage = sys.modules["headwater.stages.attribute"]
    monkeypatch.setattr(stage, "find_by_network", lambda _view, _quotes: [])
    monkeypatch.setattr(stage, "merge", lambda _learned, ruled, _view: list(ruled))
