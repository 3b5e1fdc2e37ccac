from __future__ import annotations

import json

import pytest


@pytest.fixture
def story(tmp_path):
    """A folder with two articles and what is said of them."""
    (tmp_path / "a.txt").write_text("The mayor spoke.")
    (tmp_path / "b.txt").write_text("---\noutlet: Own Name\ntitle: Own Title\n---\nThen she left.")
    meta = {"set": "x", "articles": [{"file": name, "outlet": "Harbour Post"} for name in ("a.txt", "b.txt")]}
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    (tmp_path / "gold.json").write_text("{}")
    return tmp_path


def test_folder(story, read):
    a, b = read(story)
    assert (a.hints.outlet, b.hints.outlet) == ("Harbour Post", "Harbour Post")
    assert b.hints.title == "Own Title"
    assert b.body == "Then she left."


def test_single_file_and_glob(story, read, monkeypatch):
    [a] = read(story / "a.txt")
    assert a.hints.outlet == "Harbour Post"
    assert read(*sorted(story.iterdir())) == read(*(story / name for name in ("a.txt", "b.txt")))
    monkeypatch.chdir(story)
    assert read("a.txt")[0].hints.outlet == "Harbour Post"


def test_whichever_way_a_file_is_reached_its_id_is_the_same(story, read, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "story"
    link.symlink_to(story)
    assert [item.id for item in read(link)] == [item.id for item in read(story)]
    assert [item.id for item in read(story / "b.txt", link / "a.txt")] == [item.id for item in read(story)][::-1]


@pytest.mark.parametrize("content", ["{", "[]", "\x00\x01", ""])
def test_broken_meta_is_told_and_articles_are_read(story, read, content):
    (story / "meta.json").write_text(content)
    a, b, rejected = read(story)
    assert a.hints.outlet is None
    assert b.hints.outlet == "Own Name"
    assert rejected.path == str(story / "meta.json")
    rejected, a = read(story / "a.txt")
    assert rejected.path == str(story / "meta.json")


@pytest.mark.parametrize("tables", [("list",), ("list", "other")])
def test_tables_that_list_but_one_another_are_told(tmp_path, read, tables):
    for name, listed in zip(tables, tables[::-1], strict=True):
        (tmp_path / f"{name}.csv").write_text(f"file,outlet,date\n{listed}.csv,Inland Echo,2031-05-01\n")
    assert ["none of them was given" in rejected.reason for rejected in read(tmp_path)] == [True] * len(tables)


def test_table_of_files(story, read):
    (story / "meta.json").unlink()
    (story / "list.csv").write_text("filename;publisher;date\na.txt;Inland Echo;2031-05-01\n./b.txt;Inland Echo;\n")
    a, b = read(story)
    assert (a.hints.outlet, a.hints.published) == ("Inland Echo", "2031-05-01")
    assert b.hints.outlet == "Inland Echo"
    [rejected] = read(story / "list.csv")
    assert "give their folder" in rejected.reason


def test_table_of_files_in_folders_below(story, read):
    (story / "sub").mkdir()
    (story / "sub" / "c.txt").write_text("Nobody spoke.")
    (story / "zz.tsv").write_text("path\toutlet\nsub/c.txt\tInland Echo\na.txt\tLate\n")
    a, _, c = read(story)
    assert c.hints.outlet == "Inland Echo"
    assert a.hints.outlet == "Harbour Post"  # meta.json, which sorts before it, speaks first


def test_broken_csv_is_told_once(story, read):
    (story / "bad.csv").write_bytes(b"\x00\x01\x02" * 9)
    rejected = [result for result in read(story) if hasattr(result, "reason")]
    assert [r.path for r in rejected] == [str(story / "bad.csv")]
