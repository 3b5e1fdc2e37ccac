"""The names benchmark on an invented file, and what it says of bad ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "names.py"
pytestmark = pytest.mark.slow

HEAD = "case_group,schema,name1,name2,is_match,notes\n"
ROWS = """a,Person,Ada Berg,A. Berg,true,
a,Person,Ada Berg,Anton Berg,false,
a,Person,Mira Dolan,Dolan,true,a bare surname is left open
a,Company,Orle AG,Orle Aktiengesellschaft,true,
b,Organization,47th Brigade,74th Brigade,false,
"""


def run(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARK), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_figures(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    done = run(path)
    assert done.returncode == 0, done.stderr
    *printed, last = done.stdout.splitlines()
    figures = json.loads(last)
    assert figures["persons"] == {"pairs": 3, "precision": 1.0, "recall": 0.5, "f1": 0.667}
    assert figures["organisations"] == {"pairs": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures["comparisons_per_second"] > 0
    assert "| Organization (b) | 1 |  |  |  |" in printed


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (HEAD + ROWS + "a,Person,Ada\n", "line 7: fewer than 5 fields"),
        (HEAD + ROWS + "a,Person,Ada,Ada,maybe,\n", "line 7: is_match is 'maybe'"),
        ("name1,name2\nAda,Ada\n", "line 1: no column case_group, schema, is_match"),
        (HEAD, "line 2: no pairs"),
        ("", "line 1: no column"),
        (None, "No such file"),
    ],
)
def test_bad_files_name_the_line(tmp_path, text, error):
    path = tmp_path / "names.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    done = run(path)
    assert done.returncode == 1
    assert error in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout
