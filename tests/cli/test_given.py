from __future__ import annotations

from headwater.cli.given import read_rows
from headwater.settings import Settings
from headwater.types import Article, Rejected


def test_empty_lines_are_no_articles_and_count_as_lines(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '\n{"id": "n1", "text": "Snow fell."}\n   \n{"id": "n1", "text": "Rain fell."}\n[]\n', encoding="utf-8"
    )
    first, again, wrong = read_rows(str(rows), Settings())
    assert isinstance(first, Article)
    assert (first.id, first.text, first.path) == ("n1", "Snow fell.", f"{rows}#2")
    assert isinstance(again, Rejected)
    assert again.reason == "line 4: same id as line 2"
    assert isinstance(wrong, Rejected)
    assert wrong.reason.startswith("line 5: ")


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    (found,) = read_rows(str(tmp_path / "absent.jsonl"), Settings())
    assert isinstance(found, Rejected)
    assert found.reason == "cannot be read: No such file or directory"
