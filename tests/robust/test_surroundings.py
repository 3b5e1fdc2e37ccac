"""The machine around the program: its clock, zone and language, a full disk, another process at the same desk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from headwater.desk import Desk
from headwater.types import Verdict
from story import NEWS

from .processes import EPOCH, articles, brief, check_whole, content, run, start, write_articles

ODD = "Žluťoučký kůň – “quoted” الوزير 🐎"
SURROUNDINGS = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "TZ": "America/St_Johns", "PYTHONHASHSEED": "7"},
    {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": ":nowhere/atall", "PYTHONHASHSEED": "11", "COLUMNS": "40"},
]


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "odd.txt").write_text(f"{ODD} said on Friday at 23:30 that the dam in Tarn holds.", encoding="utf-8")
    (folder / "today.html").write_text(
        "<html><body><article><h1>Dam holds</h1><p>Posted 2 hours ago</p><p>The dam near Orle holds, the mayor said "
        "yesterday, and the council of the valley heard him with relief.</p></article></body></html>",
        encoding="utf-8",
    )
    return folder


def test_clock_zone_and_language_change_no_byte(news, tmp_path):
    outputs = []
    for number, around in enumerate(SURROUNDINGS):
        output = tmp_path / f"{number}.json"
        run("brief", news, "-o", output, **around)
        outputs.append(output.read_bytes())
    assert ODD.encode() in outputs[0]
    assert outputs[0] == outputs[1]
    assert outputs[0] == outputs[2]


def test_standard_output_is_utf8_in_a_plain_locale(news):
    said = subprocess.run(
        [sys.executable, "-m", "headwater", "brief", str(news), "--format", "json"],
        check=True,
        capture_output=True,
        env={**os.environ, **SURROUNDINGS[0], "SOURCE_DATE_EPOCH": EPOCH},
    ).stdout
    assert ODD in said.decode("utf-8")


def test_an_early_end_is_no_crash(tmp_path):
    """What may still be loading when an error ends the process must not bring it down with another code."""
    broken = tmp_path / "a.docx"
    broken.write_bytes(b"PK")
    for _ in range(3):
        ran = run("brief", broken, check=False)
        assert (ran.returncode, ran.stderr.count("\n")) == (1, 1), ran.stderr


def test_a_clock_that_goes_back_between_adds(tmp_path, monkeypatch):
    """What is read carries no time of reading; judgements do, and keep the order in which they were made."""
    news = write_articles(tmp_path / "news", 4)

    def desk(name: str, *years: int) -> tuple[dict, str]:
        with Desk.create(tmp_path / name) as made:
            for number, year in enumerate(years):

                class Clock(datetime):
                    @classmethod
                    def now(cls, tz=None, year=year):
                        return datetime(year, 1, 1, tzinfo=tz)

                monkeypatch.setattr("headwater.desk.datetime", Clock)
                monkeypatch.setattr("headwater.report.build.datetime", Clock)
                monkeypatch.setattr("time.time", lambda year=year: datetime(year, 1, 1, tzinfo=UTC).timestamp())
                made.add([news / f"{2 * number:05}.txt", news / f"{2 * number + 1:05}.txt"])
                made.judge("Ada Berg", "Osk Varn", Verdict.DIFFERENT, author=f"a{number}")
            assert [j.author for j in made.judgements()] == [f"a{n}" for n in range(len(years))]
        return content(tmp_path / name), brief(tmp_path / name)

    assert desk("forwards", 2031, 2032) == desk("backwards", 2031, 1971)


def test_two_processes_add_at_once(tmp_path):
    """Both read some of the same articles; each article is there once, as if one process had done it all."""
    news, desk, alone = write_articles(tmp_path / "news", 12), tmp_path / "desk", tmp_path / "alone"
    given = sorted(news.iterdir())
    for folder in (desk, alone):
        Desk.create(folder).close()
    both = [start("add", desk, *part) for part in (given[:8], given[4:])]
    assert [process.wait() for process in both] == [0, 0]
    check_whole(desk)
    with Desk.open(alone) as opened:
        opened.add(given)
    assert content(desk) == content(alone)
    assert brief(desk) == brief(alone)


def can_mount() -> bool:
    if shutil.which("unshare") is None or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode == 0


MANY = 40  # articles; more than go onto the disk
SMALL_DISK = """
mount -t tmpfs -o size=2500k none "$1" || exit 99
headwater="$3 -m headwater"
$headwater init "$1/desk" || exit 98
head -c 1800000 /dev/zero > "$1/ballast"
$headwater add "$1/desk" "$4" --jobs 1; echo "full: $?"
cp -r "$1/desk" "$2/full"
rm "$1/ballast"
mount -o remount,size=200m "$1"
$headwater add "$1/desk" "$4" --jobs 1; echo "room: $?"
cp -r "$1/desk" "$2/room"
mount -t tmpfs -o size=16k none "$5" || exit 97
echo old > "$5/brief.html"
$headwater brief "$4/00001.txt" -o "$5/brief.html"; echo "brief: $?"
cp "$5/brief.html" "$2/brief.html"
ls -A "$5" | wc -l
"""


@pytest.mark.skipif("not can_mount()", reason="a really full disk needs root and a mount of its own")
def test_a_full_disk(tmp_path):
    """It is said, what was kept stays, and the same command goes on when there is room; an old brief stays whole."""
    news = write_articles(tmp_path / "news", MANY)
    for number, path in enumerate(sorted(news.iterdir())):
        path.write_text(path.read_text() + f"The river rose by {number} metres, the mayor said. " * 20)
    small, kept, tiny = tmp_path / "small", tmp_path / "kept", tmp_path / "tiny"
    for folder in (small, kept, tiny):
        folder.mkdir()
    ran = subprocess.run(
        ["unshare", "--mount", "sh", "-c", SMALL_DISK, "sh", *map(str, (small, kept, sys.executable, news, tiny))],
        check=False,
        capture_output=True,
        text=True,
    )
    said = ran.stdout.splitlines()
    assert "Traceback" not in ran.stderr, ran.stderr
    assert "full: 1" in said
    assert "no space left on the device; free some space and repeat the command" in ran.stderr
    check_whole(kept / "full")
    had = articles(kept / "full")
    assert 0 < len(had) < MANY
    assert "room: 0" in said
    assert f"{MANY - len(had)} added, {len(had)} unchanged, 0 repeated, 0 rejected" in said
    with Desk.create(tmp_path / "alone") as alone:
        alone.add([news])
    assert content(kept / "room") == content(tmp_path / "alone")
    assert "brief: 1" in said
    assert "cannot be written: No space left on device; nothing was left half-written" in ran.stderr
    assert (kept / "brief.html").read_text() == "old\n"
    assert said[-1] == "1"  # file in the folder: nothing was left beside it
