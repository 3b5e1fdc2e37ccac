"""Real headwater processes on a few small invented articles, and what they leave behind."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from headwater.desk import Desk

EPOCH = "1936483200"  # 2031-05-14
MADE_AT = datetime.fromtimestamp(int(EPOCH), UTC)
SPEAKERS = ("Ada Berg", "Osk Varn", "Mira Dolan", "Tom Krol", "Ilse Brandt", "Jon Marr")
TOWNS = ("Orle", "Karst", "Quarra", "Tarn", "Oren")


def write_articles(folder: Path, count: int) -> Path:
    """Invented articles that differ in who says what of which town."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        who, where = SPEAKERS[number % len(SPEAKERS)], TOWNS[number % len(TOWNS)]
        (folder / f"{number:05}.txt").write_text(
            f"---\noutlet: Outlet {number}\ndate: 2031-05-{number % 28 + 1:02}\n---\nTroops leave {where}\n\n"
            f"Troops have left {where} for Tal, General {who} said on Tuesday. At least {number + 2} people were "
            f"wounded, the mayor of {where} told the {where} Post.\n“We shall hold bridge {number},” {who} added.\n"
        )
    return folder


def _command(words: tuple[object, ...]) -> list[str]:
    return [sys.executable, "-m", "headwater", *map(str, words)]


def run(*words: object, check: bool = True, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    ran = subprocess.run(
        _command(words),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environ},
    )
    assert not check or ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran


def start(*words: object) -> subprocess.Popen[bytes]:
    """Start it in a session of its own, so that what it may leave running can be told."""
    return subprocess.Popen(
        _command(words),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        start_new_session=True,
    )


def running(session: int) -> list[int]:
    """The processes of a session that are not dead."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(folder.name))
    return found


def check_whole(desk: Path) -> None:
    """The database is sound, and every article's original is there and is what its name says."""
    with closing(sqlite3.connect(desk / "desk.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    with Desk.open(desk) as opened:
        for article in opened.articles():
            kept = desk / "originals" / article.sha256[:2] / article.sha256
            assert hashlib.sha256(kept.read_bytes()).hexdigest() == article.sha256


def content(desk: Path) -> dict[str, Any]:
    """All that a desk holds of what it has read."""
    with Desk.open(desk) as opened:
        return {
            "articles": opened.articles(),
            "statements": opened.statements(),
            "rejected": opened.rejected(),
            "originals": sorted(p.name for p in (desk / "originals").glob("??/*")),
        }


def brief(desk: Path) -> str:
    """What a desk says of all that it has read, as JSON."""
    with Desk.open(desk) as opened:
        return opened.brief(made_at=MADE_AT).to_json()


def articles(desk: Path) -> set[str]:
    with Desk.open(desk) as opened:
        return {article.path for article in opened.articles()}
