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


# Stands for an interpreter with nomenklatura: it takes all for one but Anton.
PEER = """#!{python}
import json, sys
assert sys.argv[2] == "nomenklatura"
scores = [0.2 if "Anton" in other else 0.8 for schema, one, other in json.load(sys.stdin)]
print(json.dumps({{"version": "4.0", "answers": scores, "seconds": 0.5}}))
"""


def run(path: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARK), str(path), *map(str, words)]
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


def test_a_peer_over_the_same_pairs(tmp_path):
    path, peer = tmp_path / "names.csv", tmp_path / "python"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    peer.write_text(PEER.format(python=sys.executable), encoding="utf-8")
    peer.chmod(0o755)
    done = run(path, "--peers", peer)
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout.splitlines()[-1])["beside"]["nomenklatura"]
    assert theirs["persons"] == {"pairs": 3, "precision": 1.0, "recall": 1.0, "f1": 1.0, "threshold": 0.7}
    assert theirs["organisations"]["precision"] == 0.5
    assert theirs["comparisons_per_second"] == 10


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
