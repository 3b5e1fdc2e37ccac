from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from headwater.errors import InputError
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import RawItem, Rejected


@pytest.fixture
def put(tmp_path):
    def write(name, text=None):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The mayor spoke of {name}." if text is None else text, encoding="utf-8")
        return path

    return write


def paths_of(results, folder):
    return [os.path.relpath(result.path, folder) for result in results]


def test_folders_are_sorted_and_noise_is_skipped(put, read, tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y/x.md", "c.txt", ".hidden.txt", ".git/x.txt", "Thumbs.db", "~$c.docx"):
        put(name)
    assert paths_of(read(tmp_path), tmp_path) == ["a/y/x.md", "a/z.txt", "b.txt", "c.txt"]


def test_order_is_as_given(put, read, tmp_path):
    b, a = put("b.txt"), put("a.txt")
    assert paths_of(read(b, a), tmp_path) == ["b.txt", "a.txt"]


def test_paths_stay_as_given(put, read, tmp_path, monkeypatch):
    put("d/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [r.path for r in read("./d/")] == ["./d/a.txt"]
    assert [r.path for r in read(Path("d"))] == ["d/a.txt"]


def test_missing_paths_are_told_before_anything_is_read(put, tmp_path):
    there = put("a.txt")
    kept = []
    with pytest.raises(InputError, match=r"nowhere.txt.*neither.*no such file"):
        read_paths(
            [there, tmp_path / "nowhere.txt", tmp_path / "a.txt/neither"], Settings(), keep=lambda *_: kept.append(1)
        )
    assert kept == []


@pytest.mark.parametrize("path", ["", "nul\0byte", "x" * 5000])
def test_impossible_paths(path):
    with pytest.raises(InputError):
        read_paths([path], Settings())


def test_reached_twice(put, read, tmp_path):
    a = put("a.txt")
    (tmp_path / "link.txt").symlink_to(a)
    assert len(read(a, a, tmp_path, tmp_path / "." / "a.txt")) == 1


def test_link_loops_and_links_to_folders(put, read, tmp_path):
    put("d/a.txt")
    (tmp_path / "d/self").symlink_to(tmp_path / "d")
    (tmp_path / "d/up").symlink_to(tmp_path)
    put("elsewhere/b.txt")
    (tmp_path / "d/there").symlink_to(tmp_path / "elsewhere")
    # "up" leads to the parent, which holds "elsewhere": reached so, it is not read again as "there"
    assert paths_of(read(tmp_path / "d"), tmp_path) == ["d/a.txt", "d/there/b.txt"]


def test_link_to_nothing(put, read, tmp_path):
    put("a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    _, gone, round_ = read(tmp_path)
    assert "link to nothing" in gone.reason
    assert "cannot be read" in round_.reason


def test_deep_folders(read, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(300):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("The mayor spoke.")
    os.chdir(tmp_path)
    [item] = read("d")
    assert isinstance(item, RawItem)


def test_pipes_and_sockets(read, tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "b.txt"))
        pipe, sock, device = read(tmp_path, os.devnull)
    assert pipe.reason.startswith("a pipe, not a file")
    assert sock.reason.startswith("a socket")
    assert device.reason.startswith("a device")


def test_permission_denied(put, read, tmp_path, monkeypatch):
    put("a.txt"), put("closed.txt"), put("locked/b.txt")
    # root, as which tests may run, is denied nothing
    opened, listed = Path.open, Path.iterdir

    def deny_open(path, *args, **kwargs):
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    def deny_list(path):
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "open", deny_open)
    monkeypatch.setattr(Path, "iterdir", deny_list)
    fine, *denied = read(tmp_path)
    assert isinstance(fine, RawItem)
    assert [r.reason for r in denied] == ["permission denied; allow reading it and run again"] * 2


def test_behind_a_locked_folder(put, read, monkeypatch):
    path = put("locked/a.txt")
    real = os.stat

    def deny(target, *args, **kwargs):
        if os.fspath(target) == str(path):
            raise PermissionError(13, "Permission denied")
        return real(target, *args, **kwargs)

    monkeypatch.setattr(os, "stat", deny)
    [rejected] = read(path)
    assert "permission denied" in rejected.reason


def test_large_files_are_not_read(put, read):
    [rejected] = read(put("a.txt", "x" * 2000), max_file_bytes=1000)
    assert rejected.reason.startswith("too large: 2,000 bytes, the limit is 1,000")


def test_file_that_grows_while_it_is_read(put, monkeypatch):
    path = put("a.txt", "short")
    results = read_paths([path], Settings(max_file_bytes=10))
    opened = Path.open

    def grow(target, *args, **kwargs):
        with opened(path, "a") as file:
            file.write("x" * 20)
        return opened(target, *args, **kwargs)

    monkeypatch.setattr(Path, "open", grow)
    assert "grew" in next(results).reason


def test_file_that_goes_between_listing_and_reading(put):
    path = put("a.txt")
    results = read_paths([path], Settings())
    path.unlink()
    assert isinstance(next(results), Rejected)


def test_names_that_are_no_utf8(read, tmp_path):
    try:
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("The mayor spoke.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    [item] = read(tmp_path)
    assert item.path.endswith("a\ufffd.txt")
