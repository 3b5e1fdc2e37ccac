from __future__ import annotations

import hashlib

import pytest

from headwater.cli.given import given_article
from headwater.errors import ModelError
from headwater.models import attributor, shipped
from headwater.settings import Settings
from headwater.stages.annotate import annotate
from headwater.stages.attribute.quotes import find_quotes

TEXT = """The dam near Orle had burst in the night, Defence Minister Mira Dolan said on Tuesday.
According to the Orle Relief Council, 40 families left the valley and more were expected to follow.
The river is wide here. Boats cross it in summer."""


@pytest.fixture(scope="module")
def parsed():
    [annotated] = annotate([given_article("a", TEXT)], Settings())
    return annotated


@pytest.fixture
def afresh():
    attributor.load.cache_clear()
    yield
    attributor.load.cache_clear()


def words(annotated, span):
    return TEXT[annotated.tokens[span[0]].start : annotated.tokens[span[1] - 1].end]


def test_each_cue_has_its_own_source_and_content(parsed):
    links = attributor.find_links(parsed, find_quotes(TEXT))
    assert [(words(parsed, link.cue).split()[0], words(parsed, link.source)) for link in links] == [
        ("said", "Defence Minister Mira Dolan"),
        ("According", "the Orle Relief Council"),
    ]
    assert all(0 < link.confidence <= 1 for link in links)


def test_a_higher_threshold_finds_no_more(parsed):
    few = attributor.find_links(parsed, (), threshold=0.999)
    assert {link.cue for link in few} <= {link.cue for link in attributor.find_links(parsed, ())}


def test_same_article_same_links(parsed):
    assert attributor.find_links(parsed, ()) == attributor.find_links(parsed, ())


def test_no_words_no_links():
    [annotated] = annotate([given_article("a", "")], Settings())
    assert attributor.find_links(annotated, ()) == []


@pytest.mark.parametrize("name", list(attributor.SHA256))
def test_altered_file(afresh, monkeypatch, parsed, name):
    monkeypatch.setitem(attributor.SHA256, name, hashlib.sha256(b"another").hexdigest())
    with pytest.raises(ModelError, match=f"{name} is not the file that was shipped"):
        attributor.find_links(parsed, ())


def test_missing_file(afresh, monkeypatch, parsed, tmp_path):
    monkeypatch.setattr(shipped, "files", lambda _package: tmp_path)
    with pytest.raises(ModelError, match=r"is missing; install headwater again"):
        attributor.find_links(parsed, ())
