"""benchmarks/commands.py on a few invented rows; the commands themselves have tests of their own."""

from __future__ import annotations

import csv
import importlib
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
TEXT = "Ada Berg said that the dam of Oren holds. "


@cache
def commands() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        return importlib.import_module("commands")


@pytest.fixture
def pile(tmp_path) -> Path:
    path = tmp_path / "pile.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("outlet", "text"))
        rows.writerows(("Harbour Post", f"{TEXT}{n}") for n in range(4))
    return path


def test_the_first_rows_of_a_pile(pile, tmp_path):
    rows = commands().first_rows(pile, 2)
    assert [row["text"][-1] for row in rows] == ["0", "1"]
    commands().write_rows(tmp_path / "some.csv", rows)
    assert commands().first_rows(tmp_path / "some.csv", None) == rows
    assert len(commands().first_rows(pile, None)) == 4


def test_import_is_counted_over_the_start_of_python():
    figures = commands().import_figures(1)
    assert figures["python s"] > 0
    assert figures["import headwater s"] < 5


def test_a_command_that_fails_ends_the_run():
    with pytest.raises(SystemExit, match="ended with 2: no dam"):
        commands().watched([sys.executable, "-c", "import sys; sys.stderr.write('no dam'); sys.exit(2)"])


@pytest.mark.slow
def test_reading_is_counted_without_the_start(pile, tmp_path, monkeypatch):
    monkeypatch.setattr(commands(), "cores", lambda: 1)
    [row] = commands().read_figures(pile, 3, 1, tmp_path)
    assert (row["jobs"], row["articles"], row["words"]) == (1, 3, 30)
    assert row["peak MB"] > 50
