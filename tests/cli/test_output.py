"""Files are there whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from headwater.cli.folder import write_folder
from headwater.cli.output import write_whole
from headwater.errors import InputError


def full(*_args, **_more):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_on_a_full_disk_the_older_file_stays(tmp_path, monkeypatch):
    target = tmp_path / "brief.json"
    target.write_text("{}")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match=r"No space left.*nothing was left half-written"):
        write_whole(target, "x" * 10_000)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.json"]
    assert target.read_text() == "{}"


def test_a_folder_where_no_file_can_be_made(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(InputError, match=r"brief.json: cannot be written.*choose another place"):
        write_whole(tmp_path / "brief.json", "{}")
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_no_folder_can_be_made(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(InputError, match=r"tables: cannot be written.*choose another place"):
        write_folder(str(tmp_path / "tables"), {"articles.csv": b"id\n"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "iterdir", full)
    with pytest.raises(InputError, match=r"cannot be read.*choose another place"):
        write_folder(str(tmp_path), {"articles.csv": b"id\n"})


def test_a_table_that_cannot_be_written_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match=r"No space left.*nothing was left half-written"):
        write_folder(str(tmp_path / "tables"), {"articles.csv": b"id\n"})
    assert list(tmp_path.iterdir()) == []
