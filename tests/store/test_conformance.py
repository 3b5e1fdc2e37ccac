"""What every store promises, whichever database lies beneath it."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import permutations

import pytest
from desk_fakes import account_of, reading
from sqlalchemy import select

from headwater.errors import InputError
from headwater.store import sql, tables
from headwater.store.base import Counts
from headwater.store.sql import SqlStore
from headwater.types import Account, Judgement, Rejected, Verdict


def test_a_reading_comes_back_as_it_went_in(store):
    assert store.put_reading(reading(), reading_version="1")
    assert list(store.iter_readings()) == [reading()]
    assert list(store.iter_articles()) == [reading().article]
    assert list(store.iter_statements()) == list(reading().statements)


def test_what_was_put_is_there_after_opening_again(url):
    with SqlStore(url, where="harbour") as first:
        first.put_reading(reading(), reading_version="1")
        first.put_account(account_of([reading()]), fingerprint="f")
        first.reject(Rejected("b.txt", "clean", "empty"))
    with SqlStore(url, where="harbour") as second:
        assert list(second.iter_readings()) == [reading()]
        assert second.find_account("f") == account_of([reading()])
        assert second.rejections() == (Rejected("b.txt", "clean", "empty"),)


def test_putting_the_same_again_changes_nothing(store):
    store.put_reading(reading(), reading_version="1")
    assert not store.put_reading(reading(), reading_version="1")
    assert list(store.iter_readings()) == [reading()]


def test_a_newer_versions_reading_replaces_the_older_with_its_statements(store):
    store.put_reading(reading(), reading_version="1")
    newer = replace(reading(), statements=reading().statements[:1])
    assert store.put_reading(newer, reading_version="2")
    assert list(store.iter_readings()) == [newer]
    assert list(store.iter_statements()) == list(newer.statements)
    assert store.reading_versions() == {"ar-1": "2"}


def test_has_reading_asks_for_the_version_too(store):
    store.put_reading(reading(), reading_version="1")
    assert store.has_reading("ar-1", reading_version="1")
    assert not store.has_reading("ar-1", reading_version="2")
    assert not store.has_reading("ar-2", reading_version="1")


def test_a_reading_is_kept_whole_or_not_at_all(store):
    whole = reading()
    clash = replace(whole, statements=(*whole.statements, whole.statements[0]))  # the last insert fails
    with pytest.raises(Exception, match=r"UNIQUE|duplicate key"):
        store.put_reading(clash, reading_version="1")
    assert list(store.iter_readings()) == []
    assert list(store.iter_statements()) == []


def test_a_failed_replacement_leaves_the_older_reading(store):
    whole = reading()
    store.put_reading(whole, reading_version="1")
    clash = replace(whole, statements=(*whole.statements, whole.statements[0]))
    with pytest.raises(Exception, match=r"UNIQUE|duplicate key"):
        store.put_reading(clash, reading_version="2")
    assert list(store.iter_readings()) == [whole]
    assert store.reading_versions() == {"ar-1": "1"}


@pytest.mark.parametrize("bad", [reading(text="torn \ud83d emoji"), reading(value=float("inf"))])
def test_what_could_not_be_read_again_is_refused(store, bad):
    with pytest.raises(ValueError):
        store.put_reading(bad, reading_version="1")
    assert store.counts().articles == 0


@pytest.mark.parametrize("page", [1, 2, 100])
def test_order_of_adding_makes_no_difference(url, monkeypatch, page):
    monkeypatch.setattr(sql, "_PAGE", page)
    readings = [reading(f"ar-{n}") for n in (3, 1, 2)]
    seen = set()
    with SqlStore(url, where="harbour") as store:
        for version, order in enumerate(permutations(readings)):
            for each in order:
                store.put_reading(each, reading_version=str(version))
            seen.add((tuple(store.iter_readings()), tuple(store.iter_statements()), tuple(store.iter_articles())))
    ordered = sorted(readings, key=lambda each: each.article.id)
    assert seen == {
        (
            tuple(ordered),
            tuple(statement for each in ordered for statement in each.statements),
            tuple(each.article for each in ordered),
        )
    }


def test_writing_while_readings_are_walked(store):
    for n in range(3):
        store.put_reading(reading(f"ar-{n}"), reading_version="1")
    for each in store.iter_readings():
        store.put_reading(each, reading_version="2")
    assert set(store.reading_versions().values()) == {"2"}


def test_an_account_comes_back_for_its_input_only(store):
    account = account_of([reading("ar-1"), reading("ar-2")])
    assert store.find_account("f") is None
    store.put_account(account, fingerprint="f")
    assert store.find_account("f") == account
    assert store.has_account("f")
    assert store.find_account("g") is None
    assert not store.has_account("g")


def test_an_account_replaces_the_one_before(store):
    store.put_account(account_of([reading("ar-1"), reading("ar-2")]), fingerprint="f")
    store.put_account(account_of([reading("ar-3")]), fingerprint="g")
    assert store.find_account("f") is None
    assert store.find_account("g") == account_of([reading("ar-3")])
    store.put_account(Account((), (), (), (), (), ()), fingerprint="empty")
    assert store.find_account("empty") == Account((), (), (), (), (), ())


def test_a_failed_account_leaves_the_one_before(store):
    good = account_of([reading("ar-1")])
    store.put_account(good, fingerprint="f")
    with pytest.raises(Exception, match=r"UNIQUE|duplicate key"):
        store.put_account(replace(good, movements=good.movements * 2), fingerprint="g")
    assert store.find_account("f") == good


def test_rejections_are_sorted_and_the_newest_reason_counts(store):
    store.reject(Rejected("b.txt", "ingest", "empty"))
    store.reject(Rejected("a.txt", "clean", "no text"))
    store.reject(Rejected("b.txt", "ingest", "too large"), sha256="00")
    assert store.rejections() == (Rejected("a.txt", "clean", "no text"), Rejected("b.txt", "ingest", "too large"))


def test_a_reading_takes_back_the_rejection_of_its_path(store):
    store.reject(Rejected("ar-1.txt", "clean", "no text"))
    store.reject(Rejected("other.txt", "clean", "no text"))
    store.put_reading(reading(), reading_version="1")
    assert store.rejections() == (Rejected("other.txt", "clean", "no text"),)
    store.drop_rejections("other.txt")
    assert store.rejections() == ()


def test_a_path_that_is_no_unicode_is_rejected_readably(store):
    store.reject(Rejected("caf\udce9.txt", "ingest", "no text"))
    assert store.rejections() == (Rejected("caf\\udce9.txt", "ingest", "no text"),)
    store.drop_rejections("caf\udce9.txt")
    assert store.rejections() == ()


def test_counts(store):
    assert store.counts() == Counts(0, 0, 0, 0, 0, 0)
    store.put_reading(reading(), reading_version="1")
    store.put_account(account_of([reading()]), fingerprint="f")
    store.reject(Rejected("b.txt", "clean", "empty"))
    assert store.counts() == Counts(articles=1, statements=2, rejected=1, claims=1, conflicts=1, movements=1)


def test_closing_twice_is_no_error(store):
    store.close()
    store.close()


def test_unknown_kinds_of_database_are_named():
    with pytest.raises(InputError, match="oracle"):
        SqlStore("oracle://somewhere", where="harbour")


# -------------------------------------------------------------------- judgements


def judgement(verdict=Verdict.SAME, author="Mira", left="Ada Berg", right="Berg", made_at="2031-05-03T10:00:00+00:00"):
    return Judgement(left, right, verdict, author, made_at)


def test_judgements_come_back_in_the_order_in_which_they_were_made(url):
    made = (judgement(), judgement(Verdict.DIFFERENT), judgement(Verdict.UNSURE, right="A. Berg"))
    with SqlStore(url, where="harbour") as first:
        for one in made:
            first.put_judgement(one)
    with SqlStore(url, where="harbour") as second:
        assert second.judgements() == made


def test_the_newest_judgement_of_a_pair_is_withdrawn_first(store):
    other = judgement(right="A. Berg")
    for one in (judgement(), judgement(Verdict.DIFFERENT, "Osk"), other):
        store.put_judgement(one)
    assert store.withdraw_judgement("Ada Berg", "Berg", at="2031-05-04") == judgement(Verdict.DIFFERENT, "Osk")
    assert store.judgements() == (judgement(), other)
    assert store.withdraw_judgement("Ada Berg", "Berg", at="2031-05-04") == judgement()
    assert store.withdraw_judgement("Ada Berg", "Berg", at="2031-05-04") is None
    assert store.judgements() == (other,)


def test_what_was_withdrawn_stays_in_the_table(store):
    store.put_judgement(judgement())
    store.withdraw_judgement("Ada Berg", "Berg", at="2031-05-04")
    with store._reads.connect() as connection:
        [row] = connection.execute(select(tables.judgements)).all()
    assert (row.author, row.withdrawn_at) == ("Mira", "2031-05-04")


def test_a_stored_account_is_whole(store):
    """Every part comes back, those too that were added last."""
    good = account_of([reading()])
    assert all(getattr(good, f.name) for f in fields(good)), "a part without a record tests nothing"
    store.put_account(good, fingerprint="whole")
    assert store.find_account("whole") == good
