from __future__ import annotations

from headwater import engine
from headwater.engine import warming
from headwater.errors import ModelError
from headwater.settings import Settings


def test_a_model_that_cannot_be_loaded_is_left_to_the_stage_that_needs_it(monkeypatch):
    tried = []

    def fail():
        tried.append("attributor")
        raise ModelError("attributor", "link.onnx is missing")

    monkeypatch.setattr(warming, "_attributor", fail)
    for name in ("_language", "_vectors", "_judge"):
        monkeypatch.setattr(warming, name, lambda name=name: tried.append(name))
    warming._load()
    assert tried == ["_language", "attributor", "_vectors", "_judge"]


def test_models_are_there_when_they_are_asked_for(monkeypatch):
    loaded = []
    monkeypatch.setattr(warming, "_load", lambda: loaded.append(True))
    engine.warm(Settings(spacy_pipeline="no_such_pipeline")).join()
    assert loaded == [True]
