from __future__ import annotations

import random

import pytest

from headwater import pipeline
from headwater.errors import ModelError
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import Account, Reading, Rejected
from story import SETTINGS, demo_readings, write_news


@pytest.fixture(scope="module")
def account() -> Account:
    return pipeline.account(demo_readings(), SETTINGS)


def test_every_item_gives_one_result_in_its_order(tmp_path):
    write_news(tmp_path)
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    items = list(read_paths([tmp_path], SETTINGS))
    refused = Rejected("gone.txt", "ingest", "no such file")
    results = list(pipeline.read([refused, *items], SETTINGS))
    assert len(results) == len(items) + 1
    assert results[0] is refused
    paths = [r.article.path if isinstance(r, Reading) else r.path for r in results[1:]]
    assert paths == [item.path for item in items]


def test_a_pipeline_of_spacy_that_is_not_installed(tmp_path):
    items = read_paths([write_news(tmp_path)], SETTINGS)
    with pytest.raises(ModelError, match="no_such_pipeline"):
        list(pipeline.read(items, Settings(spacy_pipeline="no_such_pipeline")))


def test_stages_are_told_in_their_order():
    told: list[str] = []
    pipeline.account([], SETTINGS, on_stage=told.append)
    assert told == list(pipeline.CORPUS_STAGES)


def test_no_readings_make_an_empty_account():
    assert pipeline.account([], SETTINGS) == Account((), (), (), (), (), ())


def test_the_order_of_readings_makes_no_difference(account):
    shuffled = list(demo_readings())
    random.Random(3).shuffle(shuffled)
    assert pipeline.account(shuffled, SETTINGS) == account


def test_records_are_sorted_and_their_ids_are_theirs_alone(account):
    for records in (account.entities, account.families, account.conflicts, account.movements):
        ids = [r.id for r in records]
        assert ids == sorted(set(ids))
    claims = [c.id for c in account.claims]
    assert len(claims) == len(set(claims))
    assert [line.claim for line in account.lineages] == claims


def test_claims_come_by_reach(account):
    silent = {s.id for r in demo_readings() for s in r.statements if s.stance.value == "declines"}
    pairs = zip(account.claims, account.lineages, strict=True)
    reach = [(silent.issuperset(c.statements), -len(line.articles), -len(line.outlets)) for c, line in pairs]
    assert reach == sorted(reach)


def test_every_record_says_who_made_it(account):
    for records in (account.entities, account.families, account.claims, account.lineages, account.movements):
        assert {r.made_by.partition("/")[0] for r in records} <= set(pipeline.CORPUS_STAGES)


def test_versions_follow_the_settings_that_matter():
    assert pipeline.reading_version(SETTINGS) == pipeline.reading_version(SETTINGS.with_(jobs=2))
    assert pipeline.reading_version(SETTINGS) != pipeline.reading_version(SETTINGS.with_(spacy_pipeline="other"))
    assert pipeline.account_version(SETTINGS) == pipeline.account_version(SETTINGS.with_(spacy_pipeline="other"))
    assert pipeline.account_version(SETTINGS) != pipeline.account_version(SETTINGS.with_(same_claim=0.9))


def test_the_table_of_stages():
    lines = pipeline.stage_table().splitlines()
    assert lines[0] == "| stage | takes | gives | sees |"
    assert len(lines) == len(pipeline.STAGES) + 2
