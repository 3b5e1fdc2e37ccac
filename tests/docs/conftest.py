"""What the tests of the documentation share: the built site, and briefs that are made once."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from doc_pages import ROOT

from headwater import briefing

REMEMBERED: dict[tuple[object, ...], object] = {}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site, built as ``mkdocs build --strict`` builds it, in a process of its own as mkdocs warns of its own parts."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def desk_table(tmp_path, monkeypatch):
    """An empty folder to work in, with ``articles/``, the built-in story, in it; the same articles are read once."""
    with as_file(files("headwater.data") / "demo") as demo:
        shutil.copytree(demo, tmp_path / "articles", ignore=shutil.ignore_patterns("gold.json"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("HEADWATER_JOBS", "1")
    real = briefing.brief_of

    def remembered(paths, settings, **options):
        if options.get("stdin") is not None and "-" in map(str, paths):
            return real(paths, settings, **options)
        key = (settings, _digest(paths))  # where the articles lie makes no difference to what is shown of them
        if key not in REMEMBERED:
            REMEMBERED[key] = real(paths, settings, **options)
        return REMEMBERED[key]

    monkeypatch.setattr(briefing, "brief_of", remembered)
    return tmp_path


def _digest(paths):
    """Of the articles alone: the built-in story holds its annotation, too."""
    told = hashlib.sha256()
    for path in map(Path, paths):
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and file.name != "gold.json":
                told.update(file.name.encode() + b"\0" + file.read_bytes())
    return told.hexdigest()
