"""``headwater add`` and ``headwater brief`` killed at random moments: nothing kept is lost, nothing is half-written.

``KILLS=30`` in the environment raises the number of moments; ``test_crash.py`` of the store does the same to a desk
that works faster than any process starts.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from math import ceil
from pathlib import Path

import pytest

from .processes import articles, check_whole, content, run, running, start, write_articles

KILLS = int(os.environ.get("KILLS", "2"))
ARTICLES = 40  # more than are parsed in one batch, so that there are moments with some kept and some not


def seconds_until(sign, process: subprocess.Popen[bytes], *, pause: float = 0.002, most: float = 30) -> float:
    """How long it takes until ``sign()`` or the end of the process."""
    begin = time.monotonic()
    while not sign() and (process.poll() is None or process.returncode < 0) and time.monotonic() - begin < most:
        time.sleep(pause)
    return time.monotonic() - begin


def kill(process: subprocess.Popen[bytes]) -> bool:
    """Kill it as the kernel would. Whether it was still running."""
    process.kill()
    return process.wait() < 0


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = write_articles(tmp_path_factory.mktemp("news") / "news", ARTICLES)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    return folder


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, news):
    """A desk that was never killed, and how long its adding took before its first original lay there and after."""
    desk = tmp_path_factory.mktemp("undisturbed") / "desk"
    run("init", desk)
    process = start("add", desk, news, "--jobs", "1")
    before = seconds_until(lambda: any((desk / "originals").glob("??/*")), process)
    after = seconds_until(lambda: False, process)
    assert process.returncode == 0
    return content(desk), before, after


def test_add_loses_nothing(tmp_path, news, undisturbed):
    whole, before, after = undisturbed
    chance = random.Random(2031)
    empty = tmp_path / "empty"
    run("init", empty)
    killed, kept = 0, set()
    for number in range(KILLS):
        desk = tmp_path / f"desk-{number}"
        shutil.copytree(empty, desk)
        process = start("add", desk, news, "--jobs", "1")
        if number % 4 == 3:  # at any moment at all
            time.sleep(chance.uniform(0, before + after))
        else:  # while it writes
            seconds_until(lambda desk=desk: any((desk / "originals").glob("??/*")), process)
            time.sleep(chance.uniform(0, after))
        killed += kill(process)
        check_whole(desk)
        had = articles(desk)
        kept.add(len(had))
        said = run("add", desk, news, "--jobs", "1").stdout
        assert said.startswith(f"{ARTICLES - len(had)} added, {len(had)} unchanged, 0 repeated, 1 rejected")
        assert content(desk) == whole
        assert run("add", desk, news, "--jobs", "1").stdout.startswith("0 added") if number == 0 else True
        shutil.rmtree(desk)
    assert killed, "it was always faster"


def test_the_processes_that_read_end_with_the_one_that_started_them(tmp_path, news):
    run("init", tmp_path / "desk")
    process = start("add", tmp_path / "desk", news, "--jobs", "2")
    seconds_until(lambda: len(running(process.pid)) > 3, process)  # it, two that read, and one that tidies up
    assert kill(process)
    seconds_until(lambda: not running(process.pid), process)
    left = running(process.pid)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []


@pytest.mark.parametrize("name", ["brief.html", "tables"])
def test_brief_is_written_whole_or_not_at_all(tmp_path, name):
    news = write_articles(tmp_path / "news", 4)
    chance = random.Random(5)
    form = ["--format", "csv"] if name == "tables" else []
    output = tmp_path / "out" / name
    output.parent.mkdir()
    begin = time.monotonic()
    run("brief", news, *form, "-o", output)
    took = time.monotonic() - begin
    whole = read(output)
    run("brief", news / "00001.txt", *form, "-o", output)
    older = read(output)
    assert older != whole

    def is_writing() -> bool:
        return any(path.name.startswith(f".{name}.") for path in output.parent.iterdir())

    killed = 0
    for number in range(KILLS if name == "brief.html" else ceil(KILLS / 2)):
        for stale in output.parent.glob(f".{name}.*"):
            shutil.rmtree(stale) if stale.is_dir() else stale.unlink()
        process = start("brief", news, *form, "-o", output)
        if number % 2:
            time.sleep(chance.uniform(0, took))
        else:
            seconds_until(is_writing, process, pause=0)
            time.sleep(chance.uniform(0, 0.0005))
        killed += kill(process)
        if name == "tables" and not output.exists():  # between two renames; then the earlier one lies beside it
            [earlier] = output.parent.glob(f".{name}.*.earlier")
            assert read(earlier) in (older, whole)
            continue
        now = read(output)
        assert now in (older, whole), [n for n in whole if now.get(n) != whole[n]]
        if read(output) == whole and number < KILLS - 1:
            run("brief", news / "00001.txt", *form, "-o", output)
    assert killed or KILLS < 10, "it was always faster"
    run("brief", news, *form, "-o", output)  # what the killed ones left is in nobody's way
    assert read(output) == whole


def read(output: Path) -> dict[str, bytes]:
    if output.is_dir():
        return {path.name: path.read_bytes() for path in output.iterdir()}
    return {output.name: output.read_bytes()}
