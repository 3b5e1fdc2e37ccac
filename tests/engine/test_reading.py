"""Articles in shards give what one process gives, whatever becomes of the processes."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import gettempdir

import pytest

from engine import readers
from headwater import engine, pipeline
from headwater.engine import reading, shards
from headwater.errors import InputError
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import Rejected
from story import DEMO, SETTINGS

TWO = SETTINGS.with_(jobs=2)


@pytest.fixture
def small_shards(monkeypatch):
    monkeypatch.setattr(reading, "SIZE", 2)


def items(count: int) -> list[Rejected]:
    return [Rejected(f"{n}.txt", "ingest", "no such file") for n in range(count)]


def use(monkeypatch, reader) -> None:
    monkeypatch.setattr(reading, "read_shard", reader)


def left_over() -> set[str]:
    return {path.name for path in Path(gettempdir()).glob("headwater-*")}


# -------------------------------------------------------------------- in this process


def test_what_fits_into_one_shard_is_read_here(monkeypatch):
    use(monkeypatch, None)  # nothing could read a shard
    given = items(shards.SIZE)
    assert list(engine.read(given, TWO)) == given


def test_one_process_writes_nothing(monkeypatch, small_shards):
    use(monkeypatch, None)
    assert list(engine.read(items(5), SETTINGS)) == items(5)


def test_nothing_at_all():
    assert list(engine.read([], TWO)) == []


def test_a_shard_holds_whole_batches_of_the_parser():
    assert shards.SIZE == pipeline.annotate_.BATCH


# -------------------------------------------------------------------- in several


@pytest.mark.slow
def test_the_number_of_processes_changes_nothing(small_shards, tmp_path):
    given = [*list(read_paths([DEMO], SETTINGS))[:3], Rejected("gone.txt", "ingest", "no such file")]
    before = left_over()
    alone = list(pipeline.read(given, SETTINGS))
    assert list(engine.read(iter(given), TWO)) == alone
    assert list(engine.read(given, TWO.with_(work=str(tmp_path)))) == alone
    assert left_over() == before


def test_results_keep_the_order_of_what_came(monkeypatch, small_shards):
    use(monkeypatch, readers.name_the_path)
    results = list(engine.read(items(9), TWO))
    assert [r.path for r in results] == [i.path for i in items(9)]
    assert str(os.getpid()) not in {r.reason for r in results}


def test_the_same_articles_may_come_again_while_they_are_read(monkeypatch, small_shards, tmp_path):
    use(monkeypatch, readers.name_the_path)
    before = left_over()
    for settings in (TWO, TWO.with_(work=str(tmp_path))):
        assert [r.path for r in engine.read(items(2) * 4, settings)] == ["0.txt", "1.txt"] * 4
    assert left_over() == before


def test_no_more_is_taken_than_the_processes_can_soon_read(monkeypatch, small_shards):
    use(monkeypatch, readers.name_the_path)
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield Rejected(f"{taken}.txt", "ingest", "no such file")

    results = engine.read(endless(), TWO)
    assert next(results).path == "1.txt"
    assert taken <= 2 * (2 * reading.AHEAD + 1)
    results.close()


def test_an_article_that_kills_its_process_is_rejected_alone(monkeypatch, small_shards):
    use(monkeypatch, readers.name_the_path)
    given = [*items(3), Rejected("poison", "ingest", "no such file"), *items(3)]
    results = list(engine.read(given, TWO))
    assert [r.path for r in results] == [i.path for i in given]
    assert [(r.path, r.reason) for r in results if r.stage == "read"] == [("poison", reading.DIED)]


def test_a_shard_that_loses_an_article_is_no_result(monkeypatch, small_shards):
    use(monkeypatch, readers.lose_one)
    with pytest.raises(ValueError, match="1 results for 2 articles"):
        list(engine.read(items(3), TWO))


def test_a_full_disk_is_told(monkeypatch, small_shards):
    use(monkeypatch, readers.fill_the_disk)
    with pytest.raises(InputError, match="No space left"):
        list(engine.read(items(3), TWO))


# -------------------------------------------------------------------- a folder for what is done


def test_an_interrupted_run_goes_on(monkeypatch, small_shards, tmp_path):
    settings = SETTINGS.with_(work=str(tmp_path / "work"))
    run = engine.read(items(5), settings)
    assert [next(run).path for _ in range(4)] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    run.close()
    read = []

    def note(given, settings):
        read.append(list(given))
        return iter(read[-1])

    monkeypatch.setattr(pipeline, "read", note)
    assert list(engine.read(items(5), settings)) == items(5)
    assert read == [items(5)[4:]]
    assert list(engine.read(items(5), settings)) == items(5)
    assert len(read) == 1


@pytest.mark.parametrize("harm", [b"", b"no shard"])
def test_a_damaged_shard_is_read_again(small_shards, tmp_path, harm):
    settings = SETTINGS.with_(work=str(tmp_path))
    first = list(engine.read(items(3), settings))
    for path in tmp_path.iterdir():
        path.write_bytes(harm)
    assert list(engine.read(items(3), settings)) == first
    assert all(path.read_bytes() != harm for path in tmp_path.iterdir())


def test_a_place_that_is_no_folder_is_told(tmp_path):
    (tmp_path / "work").write_text("a file")
    with pytest.raises(InputError, match="cannot hold what is in work"):
        list(engine.read(items(1), SETTINGS.with_(work=str(tmp_path / "work"))))


def test_shards_of_other_articles_or_another_version_are_others(tmp_path):
    from headwater.cli.given import given_article

    one, other = given_article("a1", "The dam holds."), given_article("a1", "The dam burst.")
    names = [shards.name_of([a], SETTINGS) for a in (one, other)]
    names += [shards.name_of([one], Settings(spacy_pipeline="another")), shards.name_of(items(1), SETTINGS)]
    names += [shards.name_of(list(read_paths([DEMO], SETTINGS))[:1], SETTINGS)]
    assert len(set(names)) == len(names)
    assert shards.name_of([one], TWO) == names[0]
