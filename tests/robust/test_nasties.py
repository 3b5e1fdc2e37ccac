"""A pile of files that somebody might hand in, out of malice or by mistake: alone, and all in one brief.

Small ones lie in ``nasties/`` and are added to whenever something new is found; the large ones are made here.
"""

from __future__ import annotations

import dataclasses
import json
import os
import random
from pathlib import Path

import pytest

import headwater
from headwater import pipeline
from headwater.errors import NoArticles
from headwater.report.document import Brief
from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import RawItem, Reading, Rejected

from .properties import check_brief, check_exports, check_ingested

NASTIES = Path(__file__).parent / "nasties"
FILES = sorted(p.relative_to(NASTIES).as_posix() for p in NASTIES.rglob("*") if p.is_file() and p.name[0] != ".")
REFUSED = {  # files that hold no article, and what is said of them
    "bomb.zip/a.txt": "zip bomb",
    "broken.docx": "broken DOCX",
    "beside-broken/meta.json": "broken JSON",
    "circular.pdf": "broken PDF",
    "columns.csv": "no column with text among: a, b, c",
    "cut.pdf": "broken PDF",
    "cut.zip": "broken zip",
    "deep-lists.json": "not a JSON object",
    "empty.txt": "empty",
    "furniture-only.txt": "nothing but furniture",
    "no-body.eml": "no text part",
    "not-closed.json": "broken JSON",
    "nothing.html": "no article text",
    "nul-alone.txt": "binary data",
    "old.doc": "old Office file",
    "picture.txt": "an image",
    "program.exe": "binary data",
    "random.txt": "binary data",
    "space.txt": "no article text",
    "zip-inside.docx": "not a Word document",
}


def is_read(found: Reading | Rejected) -> bool:
    return isinstance(found, Reading)


def brief_of(*paths: Path) -> Brief:
    return headwater.brief(list(paths), settings=Settings())


@pytest.mark.parametrize("name", FILES)
def test_alone(name):
    """Each is an article, or articles, or is refused with a reason; its brief holds what every brief must hold."""
    for found in read_paths([NASTIES / name], Settings()):
        check_ingested(found)
    try:
        made = brief_of(NASTIES / name)
    except NoArticles:
        assert not [
            found for found in pipeline.read(read_paths([NASTIES / name], Settings()), Settings()) if is_read(found)
        ]
    else:
        check_brief(made)


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    """All of them, and what no repository can hold: odd names, loops of links, pipes, what nobody may read."""
    folder = tmp_path_factory.mktemp("pile")
    (folder / "files").symlink_to(NASTIES, target_is_directory=True)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "into-itself").symlink_to(folder / "into-itself")
    os.mkfifo(folder / "pipe.txt")
    for name in ("\x1b[2Jname\nof two lines.txt", "<script>alert(1)</script>.txt".replace("/", "\\"), "\u202etxt.name"):
        (folder / name).write_text(f"The name of this file is odd, General {len(name)} Varn said on Tuesday in Orle.")
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text("The name of this file is no text, the mayor said on Tuesday.")
    locked = folder / "locked.txt"
    locked.write_text("Nobody may read this, the mayor of Orle said on Tuesday.")
    locked.chmod(0)
    return folder


@pytest.fixture(scope="module")
def together(pile):
    return brief_of(pile)


@pytest.fixture(scope="module")
def written(together):
    return check_brief(together)


def test_together(together):
    """Each file is in the brief, as an article or with the reason why not, and one does not spoil another."""
    told = {a.path: "" for a in together.articles} | {r.path: r.reason for r in together.rejected}
    for name in FILES:
        if Path(name).name != "meta.json" or name in REFUSED:
            assert any(f"/{name}" in path for path in told), name
    for name, reason in REFUSED.items():
        [found] = {why for path, why in told.items() if f"/{name}" in path}
        assert reason in found
    reasons = {Path(path).name: why for path, why in told.items()}
    assert reasons["pipe.txt"].startswith("a pipe")
    assert "cannot be read" in reasons["into-itself"]
    assert len(together.articles) > 50


def test_every_form_of_it_can_be_written(together, written):
    assert json.loads(written["json"])["schema"] == "headwater.brief/1"
    check_exports(together)


def test_no_page_grows_without_end(written):
    assert len(written["html"]) < 3_000_000
    assert len(written["md"]) < 1_000_000


def test_its_order_makes_no_difference(together):
    """Folders are sorted, so the files are given one by one; what is the same text twice is told by the first path."""
    given = [NASTIES / name for name in FILES if "/" not in name]
    shuffled = random.Random(5).sample(given, len(given))
    first, second = (dataclasses.replace(brief_of(*order), made_at="") for order in (given, shuffled))
    assert dataclasses.replace(first, rejected=()).to_json() == dataclasses.replace(second, rejected=()).to_json()


@pytest.mark.parametrize("name", ["commands.txt", "turned.txt", "zero-width.txt"])
def test_nothing_is_lost_from_what_can_be_read(name):
    """What is invisible or commands goes; the words about it stay, and so do the statements in them."""
    made = brief_of(NASTIES / name)
    assert "12" in made.articles[0].text or "1\u200b2" in made.articles[0].text
    assert made.statements


def test_a_rejection_alone_does_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("The dam near Orle holds, the mayor said.")
    made = brief_of(NASTIES / "broken.docx", tmp_path / "a.txt", NASTIES / "cut.zip")
    assert [a.path for a in made.articles] == [str(tmp_path / "a.txt")]
    assert len(made.rejected) == 2


def test_items_are_what_they_seem():
    """What a Word document, a mail or a page calls to from outside is not fetched, and what it repeats does not grow."""
    found = {Path(r.path).name: r for r in read_paths([NASTIES], Settings()) if isinstance(r, RawItem)}
    assert len(found["entities.docx"].body) < 2000
    assert "SYSTEM" not in repr(found["doctype.html"].hints)
    rejected = [r for r in read_paths([NASTIES / "nested.zip"], Settings()) if isinstance(r, Rejected)]
    assert sorted(r.reason.partition(";")[0] for r in rejected) == [
        "a zip in a zip in a zip",
        *["its name points outside the archive"] * 3,
    ]
