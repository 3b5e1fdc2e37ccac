from __future__ import annotations

import pytest

from headwater.doctor import machine
from headwater.doctor.finding import Level


def test_the_temporary_folder_is_left_as_it_was(tmp_path):
    (finding,) = machine.temporary_folder(str(tmp_path))
    assert (finding.level, finding.detail) == (Level.OK, str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_that_cannot_be_written(tmp_path):
    (finding,) = machine.temporary_folder(str(tmp_path / "absent"))
    assert finding.level is Level.FAULT
    assert "TMPDIR" in finding.remedy


@pytest.mark.parametrize(("free", "level"), [(8e9, Level.OK), (2e9, Level.OK), (1.9e9, Level.HINT), (0, Level.HINT)])
def test_little_memory_is_a_hint(free, level):
    (finding,) = machine.memory(int(free))
    assert finding.level is level
    assert finding.detail.startswith(f"{free / 1e9:.1f} GB free")


def test_memory_as_linux_tells(tmp_path):
    told = tmp_path / "meminfo"
    told.write_text("MemTotal:  24576000 kB\nMemFree:  1000 kB\nMemAvailable:    2048 kB\n")
    assert machine.free_memory(told) == 2048 * 1024
    told.write_text("MemTotal:  24576000 kB\n")
    assert machine.free_memory(told) is None


def test_memory_that_is_not_known_is_no_hint(tmp_path, monkeypatch):
    assert machine.free_memory(tmp_path / "absent") is None
    monkeypatch.setattr(machine, "free_memory", lambda: None)
    (finding,) = machine.memory()
    assert (finding.level, finding.remedy) == (Level.OK, "")


@pytest.mark.parametrize(("free", "level"), [(50e9, Level.OK), (1e9, Level.OK), (0.9e9, Level.HINT)])
def test_little_room_is_a_hint(tmp_path, free, level):
    (finding,) = machine.disk(tmp_path, int(free))
    assert finding.level is level
    assert str(tmp_path) in finding.detail


@pytest.mark.parametrize(
    ("encoding", "level"),
    [
        ("utf-8", Level.OK),
        ("UTF8", Level.OK),
        ("utf_8", Level.OK),
        ("cp1252", Level.HINT),  # has the quotation marks, not the names
        ("latin-1", Level.HINT),
        ("ascii", Level.HINT),
        ("no such encoding", Level.HINT),
    ],
)
def test_the_terminal(encoding, level):
    (finding,) = machine.terminal(encoding)
    assert finding.level is level
    assert encoding in finding.detail
    assert ("PYTHONUTF8" in finding.remedy) == (level is Level.HINT)
