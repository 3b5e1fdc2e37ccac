"""Real processes: killed at any moment, writing at once, on a disk that is really full."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from headwater.desk import Desk
from headwater.errors import NotADesk

HERE = Path(__file__).parent
WORKER = [sys.executable, str(HERE / "desk_worker.py")]


def start(*args: object) -> subprocess.Popen[str]:
    return subprocess.Popen([*WORKER, *map(str, args)], stdout=subprocess.PIPE, text=True)


def kill_after(worker: subprocess.Popen[str], seconds: float) -> list[str]:
    """Let it run that long from when it is ready, kill it; returns what it had said."""
    assert worker.stdout
    worker.stdout.readline()
    time.sleep(seconds)
    worker.kill()
    said = worker.communicate()[0]
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")]


def check(desk: Path) -> set[str]:
    """The desk is whole: returns the paths of its articles."""
    with Desk.open(desk) as opened:
        articles, statements = opened.articles(), opened.statements()
    with closing(sqlite3.connect(desk / "desk.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for article in articles:
        promised = int(re.search(r"has (\d+) statements", article.text)[1])
        assert sum(statement.article == article.id for statement in statements) == promised
        assert (desk / "originals" / article.sha256[:2] / article.sha256).is_file()
    for original in (desk / "originals").glob("??/*"):
        assert hashlib.sha256(original.read_bytes()).hexdigest() == original.name
    return {article.path for article in articles}


@pytest.mark.parametrize("seed", [2031])
def test_a_killed_desk_keeps_every_article_that_it_said_it_had(tmp_path, seed):
    chance = random.Random(seed)
    desk = tmp_path / "desk"
    Desk.create(desk).close()
    said: set[str] = set()
    for round_ in range(8):
        worker = start("add", desk, round_ * 100_000, 100_000)
        said |= {line.strip() for line in kill_after(worker, chance.uniform(0.01, 0.25))}
        assert said <= check(desk)
    assert len(said) > 8  # else it was always killed before it wrote


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.02, 0.04, 0.08])
def test_a_desk_killed_in_the_making_can_be_opened_or_made_again(tmp_path, seconds):
    kill_after(start("create", tmp_path / "desk"), seconds)
    try:
        desk = Desk.open(tmp_path / "desk")
    except NotADesk:
        desk = Desk.create(tmp_path / "desk")
    with desk:
        assert desk.articles() == ()


def test_two_processes_add_at_once_and_nothing_is_lost(tmp_path):
    desk = tmp_path / "desk"
    Desk.create(desk).close()
    workers = [start("add", desk, first, 60) for first in (0, 40)]
    for worker in workers:
        worker.communicate()
    assert [worker.returncode for worker in workers] == [0, 0]
    assert check(desk) == {f"{number}.txt" for number in range(100)}


def test_a_desk_is_made_twice_at_once(tmp_path):
    """Whoever is late finds a desk or waits for it; it is whole either way."""
    workers = [start("create", tmp_path / "desk") for _ in range(2)]
    for worker in workers:
        worker.communicate()
    assert check(tmp_path / "desk") == set()


def can_mount() -> bool:
    if shutil.which("unshare") is None or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif("not can_mount()", reason="a really full disk needs root and a mount of its own")
def test_a_really_full_disk(tmp_path):
    """The worker fills a small disk of its own, then the desk is copied out to be looked at."""
    small, kept = tmp_path / "small", tmp_path / "kept"
    small.mkdir()
    script = 'mount -t tmpfs -o size=2m none "$1" && "$3" "$4" create "$1/desk" && "$3" "$4" add "$1/desk" 0 100000; '
    script += 'code=$?; cp -r "$1/desk" "$2"; exit $code'
    ran = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", str(small), str(kept), *WORKER],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert "headwater.errors.DeskFull" in ran.stderr.splitlines()[-1]
    said = set(ran.stdout.split()) - {"ready"}
    assert said
    assert said <= check(kept)
