from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from headwater.desk import AddResult, Desk, Status, is_duplicate
from headwater.errors import DeskFull, DeskLocked, InputError, NewerDesk, NotADesk
from headwater.store.originals import Originals
from headwater.store.sql import SqlStore
from headwater.types import Account, Rejected, Verdict
from store.desk_fakes import FakeStages, account_of, reading

TEXTS = {
    "a.txt": "Ferry talks resume. Mayor Odalys Brune said 12 boats were ready.",
    "b.txt": "The harbour stays shut. Nobody would say why.",
    "c.txt": "Three boats left at dawn.",
}


THEN = datetime(2031, 5, 3, tzinfo=UTC)


@pytest.fixture
def fake() -> FakeStages:
    return FakeStages()


@pytest.fixture
def desk(tmp_path, fake) -> Iterator[Desk]:
    with Desk.create(tmp_path / "desk", stages=fake.stages) as opened:
        yield opened


@pytest.fixture
def news(tmp_path) -> Path:
    return write(tmp_path / "news", TEXTS)


def write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder


# -------------------------------------------------------------------- making and opening


def test_a_desk_is_made_once(tmp_path, fake):
    path = tmp_path / "deep" / "desk"
    Desk.create(path, stages=fake.stages).close()
    with pytest.raises(InputError, match="is a desk already"):
        Desk.create(path)


def test_a_desk_takes_no_folder_of_other_things(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Odalys")
    with pytest.raises(InputError, match="is not empty"):
        Desk.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_desk_cannot_be_a_file(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Odalys")
    with pytest.raises(InputError, match="cannot be made here"):
        Desk.create(tmp_path / "letter.txt")
    with pytest.raises(NotADesk):
        Desk.open(tmp_path / "letter.txt")


def test_a_folder_without_a_desk_stays_as_it_is(tmp_path):
    with pytest.raises(NotADesk, match="headwater init"):
        Desk.open(tmp_path)
    with pytest.raises(NotADesk, match="no such folder"):
        Desk.open(tmp_path / "absent")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_desk_is_refused(tmp_path):
    Desk.create(tmp_path / "desk").close()
    with closing(sqlite3.connect(tmp_path / "desk" / "desk.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDesk, match="upgrade headwater"):
        Desk.open(tmp_path / "desk")


def test_everything_is_there_after_opening_again(desk, fake, news):
    desk.add([news])
    before = desk.articles(), desk.statements(), desk.claims(), desk.brief(made_at=THEN).to_json()
    desk.close()
    with Desk.open(desk.path, stages=fake.stages) as again:
        assert (again.articles(), again.statements(), again.claims(), again.brief(made_at=THEN).to_json()) == before
    assert fake.calls == {"read": 3, "account": 1}


def test_a_desk_may_be_named_from_where_one_stands(tmp_path, fake, news, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Desk.create("desk", stages=fake.stages) as desk:
        monkeypatch.chdir(news)
        desk.add(["a.txt"])
        assert len(desk.articles()) == 1
    assert sorted(path.name for path in news.iterdir()) == sorted(TEXTS)


# -------------------------------------------------------------------- adding


def test_adding_keeps_articles_statements_and_originals(desk, news):
    assert desk.add([news]) == AddResult(added=3, unchanged=0, rejected=())
    assert sorted(article.text for article in desk.articles()) == sorted(TEXTS.values())
    assert len(desk.statements()) == 5
    for article in desk.articles():
        original = desk.path / "originals" / article.sha256[:2] / article.sha256
        assert original.read_text() == article.text


def test_what_this_version_has_read_is_not_read_again(desk, fake, news):
    desk.add([news])
    write(news, {"d.txt": "A fourth boat left."})
    assert desk.add([news]) == AddResult(added=1, unchanged=3, rejected=())
    assert fake.calls["read"] == 4


def test_another_version_reads_again(desk, fake, news):
    desk.add([news])
    fake.reading_version = "read/2"
    assert desk.add([news]) == AddResult(added=3, unchanged=0, rejected=())
    assert fake.calls["read"] == 6
    assert len(desk.articles()) == 3


def test_what_cannot_be_used_is_collected(desk, news):
    write(news, {"bad.txt": "!ingest encrypted", "worse.txt": "!clean no text left"})
    expected = (Rejected("bad.txt", "ingest", "encrypted"), Rejected("worse.txt", "clean", "no text left"))
    assert desk.add([news]) == AddResult(added=3, unchanged=0, rejected=expected)
    assert desk.rejected() == expected


def test_the_hash_of_what_a_later_stage_rejected_is_kept(desk, news):
    write(news, {"worse.txt": "!clean no text left"})
    desk.add([news])
    with closing(sqlite3.connect(desk.path / "desk.db")) as database:
        [(sha256,)] = database.execute("SELECT sha256 FROM rejected").fetchall()
    assert (desk.path / "originals" / sha256[:2] / sha256).read_text() == "!clean no text left"


def test_raising_stops_at_the_first_and_keeps_what_came_before(desk, news):
    write(news, {"bad.txt": "!ingest encrypted"})  # after a.txt and b.txt
    with pytest.raises(InputError, match=r"bad\.txt: encrypted"):
        desk.add([news], on_error="raise")
    assert sorted(article.path for article in desk.articles()) == ["a.txt", "b.txt"]
    assert desk.rejected() == (Rejected("bad.txt", "ingest", "encrypted"),)


def test_ways_to_treat_errors_are_named(desk, news):
    with pytest.raises(InputError, match="collect, raise"):
        desk.add([news], on_error="ignore")


def test_a_duplicate_is_listed_and_is_no_error(desk, news):
    write(news, {"copy.txt": TEXTS["a.txt"]})
    [duplicate] = desk.add([news], on_error="raise").rejected
    assert is_duplicate(duplicate)
    assert not is_duplicate(Rejected("a.txt", "clean", "empty"))
    assert len(desk.articles()) == 3


def test_ingest_words_its_duplicates_as_the_desk_expects(desk, fake, news):
    from headwater.stages.ingest import read_paths

    write(news, {"copy.txt": TEXTS["a.txt"]})
    [duplicate] = in_desk(desk, replace(fake.stages, read_items=read_paths)).add([news]).rejected
    assert is_duplicate(duplicate)


def test_what_comes_good_is_no_longer_rejected(desk, news):
    write(news, {"bad.txt": "!clean no text left"})
    desk.add([news])
    write(news, {"bad.txt": "It has text now."})
    assert desk.add([news]).rejected == ()
    assert desk.rejected() == ()


def test_what_went_bad_and_came_back_is_no_longer_rejected(desk, news):
    desk.add([news])
    write(news, {"a.txt": "!clean no text left"})
    desk.add([news])
    assert [rejected.path for rejected in desk.rejected()] == ["a.txt"]
    write(news, {"a.txt": TEXTS["a.txt"]})
    assert desk.add([news]).unchanged == 3
    assert desk.rejected() == ()


def from_archive(fake: FakeStages, *results):
    """Stages that find these in one archive: readings, or what is rejected."""
    items = [each if isinstance(each, Rejected) else each.article.path for each in results]

    def read(given, _settings):
        assert list(given) == items
        return iter(results)

    return replace(fake.stages, read_items=lambda *_, keep: iter(items), read=read)


def in_desk(desk: Desk, stages) -> Desk:
    return Desk(desk.path, store=desk._store, originals=desk._originals, settings=desk.settings, stages=stages)


def test_an_archive_that_opens_at_last_is_no_longer_rejected(desk, fake):
    in_desk(desk, from_archive(fake, Rejected("a.zip", "ingest", "encrypted"))).add(["a.zip"])
    in_desk(desk, from_archive(fake, reading(path="a.zip/one.txt"))).add(["a.zip"])
    assert desk.rejected() == ()


@pytest.mark.parametrize("at_end", [True, False])
def test_an_archive_that_is_still_broken_stays_rejected(desk, fake, at_end):
    broken = Rejected("a.zip", "ingest", "cut short")
    found = [reading(path="a.zip/one.txt"), broken] if at_end else [broken, reading(path="a.zip/one.txt")]
    for _ in range(2):
        in_desk(desk, from_archive(fake, *found)).add(["a.zip"])
        assert desk.rejected() == (broken,)


def test_one_article_that_cannot_be_kept_is_rejected_and_the_rest_goes_on(desk, fake):
    found = [reading("ar-1", text="torn \ud83d emoji", path="torn.txt"), reading("ar-2")]
    result = in_desk(desk, from_archive(fake, *found)).add(["a.zip"])
    assert (result.added, [(each.path, each.stage) for each in result.rejected]) == (1, [("torn.txt", "store")])


def test_progress_hears_of_each_article_once(desk, news):
    write(news, {"bad.txt": "!ingest encrypted"})
    heard: list[str] = []
    desk.add([news], progress=heard.append)
    desk.add([news], progress=heard.append)
    assert sorted(heard) == sorted([*TEXTS, "bad.txt"] * 2)


def test_a_full_disk_is_not_taken_for_bad_articles(desk, news, monkeypatch):
    def full(*_: object) -> None:
        raise DeskFull(str(desk.path))

    monkeypatch.setattr(Originals, "keep", full)
    with pytest.raises(DeskFull):
        desk.add([news])
    assert desk.status().articles == 0


def test_another_process_that_writes_too_long_is_named(desk, fake, news):
    impatient = SqlStore(f"sqlite:///{desk.path / 'desk.db'}", where="harbour", busy_seconds=0.05)
    with (
        Desk(
            desk.path, store=impatient, originals=desk._originals, settings=desk.settings, stages=fake.stages
        ) as second,
        closing(sqlite3.connect(desk.path / "desk.db", isolation_level=None)) as other,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DeskLocked, match="harbour"):
            second.add([news])
        other.execute("ROLLBACK")
        assert second.add([news]).added == 3


# -------------------------------------------------------------------- asking


def test_the_account_is_made_once_for_the_same_articles(desk, fake, news):
    desk.add([news])
    assert desk.account() == account_of(desk._store.iter_readings())
    desk.claims()
    desk.brief()
    assert fake.calls["account"] == 1


@pytest.mark.parametrize("change", ["articles", "reading_version", "account_version"])
def test_the_account_is_made_again_when_its_input_changed(desk, fake, news, change):
    desk.add([news])
    desk.claims()
    if change == "articles":
        write(news, {"d.txt": "A fourth boat left."})
    else:
        setattr(fake, change, "next/1")
    desk.add([news])
    assert len(desk.claims()) == len(desk.articles())
    assert fake.calls["account"] == 2


def test_an_empty_desk_has_an_empty_account(desk):
    assert desk.claims() == ()
    assert desk.brief().timeline == ()


def test_the_brief_lists_what_was_rejected(desk, news):
    write(news, {"bad.txt": "!ingest encrypted"})
    desk.add([news])
    assert [(each.path, each.reason) for each in desk.brief().rejected] == [("bad.txt", "encrypted")]


def test_a_brief_needs_no_room_to_keep_its_account(desk, fake, news):
    desk.add([news])
    with closing(sqlite3.connect(desk.path / "desk.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        store = SqlStore(f"sqlite:///{desk.path / 'desk.db'}", where="harbour", busy_seconds=0.05)
        with Desk(
            desk.path, store=store, originals=desk._originals, settings=desk.settings, stages=fake.stages
        ) as second:
            assert len(second.brief().timeline) == 3
            assert not second.status().current


def test_an_article_added_while_readings_are_loaded_is_not_half_seen(desk, fake, news, monkeypatch):
    desk.add([news])
    load = desk._store.iter_readings

    def late() -> Iterator:
        found = list(load())
        monkeypatch.undo()
        desk._store.put_reading(reading(), reading_version="read/1")
        return iter(found)

    monkeypatch.setattr(desk._store, "iter_readings", late)
    assert len(desk.brief().timeline) == 4


def test_status(desk, news):
    assert desk.status() == Status(0, 0, 0, 0, 0, 0, current=False)
    write(news, {"bad.txt": "!ingest encrypted"})
    desk.add([news])
    expected = Status(articles=3, statements=5, rejected=1, claims=0, conflicts=0, movements=0, current=False)
    assert desk.status() == expected
    desk.account()
    assert desk.status() == replace(expected, claims=3, conflicts=3, movements=3, current=True)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_adding_changes_no_byte(tmp_path, seed):
    news = write(tmp_path / "news", {f"{n}.txt": f"Boat {n} left. It came back." for n in range(8)})
    write(news, {"bad.txt": "!ingest encrypted", "worse.txt": "!clean no text left"})
    files = sorted(news.iterdir())
    in_order = asked_after_each(tmp_path / "in-order", files)
    assert asked_after_each(tmp_path / "shuffled", random.Random(seed).sample(files, len(files))) == in_order


def asked_after_each(path: Path, files: list[Path]) -> tuple[Account, str]:
    """The last account and brief of a desk that made one after each file: those in between must leave no trace."""
    with Desk.create(path, stages=FakeStages().stages) as desk:
        for file in files:
            desk.add([file])
            desk.account()
        return desk.account(), desk.brief(made_at=THEN).to_json()


def test_importing_a_desk_imports_no_database():
    script = "import sys, headwater.desk; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "alembic", "msgspec", "spacy"} & set(loaded)


# -------------------------------------------------------------------- judgements


def test_a_judgement_is_kept_with_author_and_time(desk):
    made = desk.judge(" Berg ", "Ada  Berg", Verdict.SAME, author=" Mira ")
    assert (made.left, made.right, made.author) == ("Ada Berg", "Berg", "Mira")
    assert datetime.fromisoformat(made.made_at).tzinfo == UTC
    assert desk.judgements() == (made,)


def test_a_judgement_is_asked_for_in_the_next_account_and_a_withdrawn_one_is_not(desk, news, fake):
    desk.add([news])
    desk.account()
    made = desk.judge("Ada Berg", "Berg", Verdict.DIFFERENT, author="Mira")
    assert not desk.status().current
    desk.account()
    assert fake.judged[-1] == (made,)
    assert desk.withdraw("Berg", "Ada Berg") == made
    desk.account()
    assert fake.judged[-1] == ()


@pytest.mark.parametrize(
    ("left", "right", "author"), [("", "Berg", "Mira"), ("Berg", " Berg", "Mira"), ("A", "B", " ")]
)
def test_a_judgement_needs_two_names_and_an_author(desk, left, right, author):
    with pytest.raises(InputError):
        desk.judge(left, right, Verdict.SAME, author=author)
    assert desk.judgements() == ()


def test_what_was_not_judged_cannot_be_withdrawn(desk):
    with pytest.raises(InputError, match="no judgement"):
        desk.withdraw("Ada Berg", "Berg")
