from __future__ import annotations

import pytest

from annotate.build import article
from headwater.models import spacy_
from headwater.settings import Settings
from headwater.stages.annotate import annotate


@pytest.fixture(scope="session")
def parse():
    """Annotates one text; spaCy is loaded once a session."""
    settings = Settings()
    spacy_.load(settings.spacy_pipeline)

    def run(text, **known):
        [annotated] = annotate([article(text, **known)], settings)
        return annotated

    return run
