from __future__ import annotations

import errno
import hashlib
import os
import time
from pathlib import Path

import pytest

from headwater.errors import DeskError, DeskFull
from headwater.store.originals import Originals

DATA = b"Ferry talks resume."
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def originals(tmp_path) -> Originals:
    return Originals(tmp_path / "originals", where="harbour")


def files(tmp_path) -> list[Path]:
    return sorted(path for path in tmp_path.rglob("*") if path.is_file())


def test_bytes_lie_under_the_name_of_their_hash(originals, tmp_path):
    originals.keep(NAME, DATA)
    assert files(tmp_path) == [tmp_path / "originals" / NAME[:2] / NAME]
    assert originals.path(NAME).read_bytes() == DATA


def test_kept_ones_are_not_written_again(originals):
    originals.keep(NAME, DATA)
    before = originals.path(NAME).stat()
    originals.keep(NAME, DATA)
    assert originals.path(NAME).stat() == before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_half_written(originals, tmp_path, monkeypatch, step, code):
    def full(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), full)
    with pytest.raises(DeskFull, match="harbour"):
        originals.keep(NAME, DATA)
    assert files(tmp_path) == []


def test_other_faults_say_what_is_wrong(originals, tmp_path):
    (tmp_path / "originals").write_text("a file where the folder should be")
    with pytest.raises(DeskError, match=r"harbour.*originals") as caught:
        originals.keep(NAME, DATA)
    assert not isinstance(caught.value, DeskFull)


def test_sweeping_takes_what_was_abandoned_and_leaves_what_is_being_written(originals, tmp_path):
    originals.keep(NAME, DATA)
    abandoned, fresh = (tmp_path / "originals" / f".unfinished-{name}" for name in ("old", "new"))
    for path in (abandoned, fresh):
        path.write_bytes(DATA[:5])
    long_ago = time.time() - 7200
    os.utime(abandoned, (long_ago, long_ago))
    originals.sweep()
    assert files(tmp_path) == sorted([fresh, originals.path(NAME)])


def test_what_cannot_be_swept_stays(originals, tmp_path, monkeypatch):
    originals.keep(NAME, DATA)
    stuck = tmp_path / "originals" / ".unfinished-stuck"
    stuck.touch()
    os.utime(stuck, (0, 0))

    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(Path, "unlink", forbidden)
    originals.sweep()
    assert stuck.exists()


def test_sweeping_before_anything_was_kept(originals):
    originals.sweep()
