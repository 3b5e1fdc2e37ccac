from __future__ import annotations

import subprocess
import sys

import pytest

from headwater.errors import ModelError
from headwater.models import spacy_
from headwater.settings import DEFAULT_PIPELINE


def test_loaded_once_a_process():
    assert spacy_.load(DEFAULT_PIPELINE) is spacy_.load(DEFAULT_PIPELINE)


def test_unknown_pipeline_names_those_installed():
    with pytest.raises(ModelError, match=f"no such spaCy pipeline is installed; installed are: .*{DEFAULT_PIPELINE}"):
        spacy_.load("no_such_pipeline")


def test_loading_spares_spacys_command_line_and_leaves_it_to_be_imported():
    code = f"""
import sys
from headwater.models import spacy_
spacy_.load({DEFAULT_PIPELINE!r})
assert not any(name.startswith("spacy.cli") for name in sys.modules)
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.download)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_pipeline_without_a_parser(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="no parser and no ner and no lemmatizer; name another"):
        spacy_.load(str(tmp_path / "bare"))


def test_lemmas_are_those_of_the_untouched_pipeline():
    import spacy

    text = "The gauges were rising; nobody had wetter boots, and the worst was better hidden than the mice were."
    lemmas = [token.lemma_ for token in spacy_.load(DEFAULT_PIPELINE)(text)]
    assert lemmas == [token.lemma_ for token in spacy.load(DEFAULT_PIPELINE)(text)]
    assert "gauge" in lemmas


def test_version_without_loading():
    assert spacy_.version(DEFAULT_PIPELINE)[0].isdigit()
    assert spacy_.version("no_such_pipeline") == "unknown"


def test_words_that_are_hardly_ever_names():
    known = spacy_.no_names(DEFAULT_PIPELINE)
    assert {"hits", "hit", "kills", "pushes", "after", "quickly"} <= known
    assert known.isdisjoint({"paris", "orvan"})


def test_a_pipeline_without_tables_knows_the_commonest_words(monkeypatch):
    import spacy

    bare = spacy.blank("en")
    bare.add_pipe("lemmatizer", config={"mode": "lookup"})
    spacy_.no_names.cache_clear()
    monkeypatch.setattr(spacy_, "load", lambda name: bare)
    assert "after" in spacy_.no_names("bare")
    spacy_.no_names.cache_clear()
