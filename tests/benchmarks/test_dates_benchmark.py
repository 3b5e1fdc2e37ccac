"""benchmarks/dates.py on invented TimeML: its figures, and what it says of what it cannot read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "dates.py"
TML = """<?xml version="1.0" ?>
<TimeML><DOCID>d1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-15" functionInDocument="CREATION_TIME">May 15, 2031</TIMEX3></DCT>
<TEXT>The dam of Oren <EVENT eid="e1" class="OCCURRENCE">burst</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2031-05-12">Monday</TIMEX3>. Ada Berg of Karst spoke
<TIMEX3 tid="t2" type="DATE" value="{value}">early on the day</TIMEX3>, and
<TIMEX3 tid="t3" type="DATE" value="2029">in 2029</TIMEX3> too.</TEXT></TimeML>
"""


# Stands for an interpreter with recognizers-text: of each text it knows one expression.
PEER = """#!{python}
import json, sys
assert sys.argv[2] == "recognizers"
found = [[[text.index("Monday"), text.index("Monday") + 6, "2031-05-12TMO"]] for text, day in json.load(sys.stdin)]
print(json.dumps({{"version": "1.0", "answers": found, "seconds": 2.0}}))
"""


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "d1.tml").write_text(text, encoding="utf-8")


def test_figures_by_set(tmp_path):
    write(tmp_path / "Training" / "TBAQ" / "TimeBank", TML.format(value="2031-05-12TMO"))
    write(tmp_path / "Evaluation" / "te3-platinum", TML.format(value=""))
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    head, rule, timebank, platinum, last = done.stdout.splitlines()
    assert {line.count("|") for line in (head, rule, timebank, platinum)} == {8}
    figures = json.loads(last)
    assert list(figures) == ["TimeBank", "platinum"]
    # Of three gold expressions two are found: one with its bounds, both with their values.
    assert timebank.startswith("| TimeBank | 1 | 3 | 0.800 | 0.400 | 0.800 | ")
    assert figures["TimeBank"]["value_f1"] == 0.8
    assert figures["TimeBank"]["words"] == 20


def test_peers_over_the_same_texts(tmp_path):
    write(tmp_path / "data" / "TimeBank", TML.format(value="2031-05-12TMO"))
    peer = tmp_path / "python"
    peer.write_text(PEER.format(python=sys.executable), encoding="utf-8")
    peer.chmod(0o755)
    done = run(tmp_path / "data", "--dateparser", "--peers", peer)
    assert done.returncode == 0, done.stderr
    beside = json.loads(done.stdout.splitlines()[-1])["beside"]
    theirs = beside["recognizers-text"]["TimeBank"]
    assert (theirs["relaxed_f1"], theirs["value_f1"], theirs["articles_per_second"]) == (0.5, 0.0, 0.5)
    found = beside["dateparser"]["TimeBank"]
    assert found["relaxed_f1"] >= found["value_f1"] > 0


def test_a_peer_that_is_not_there_is_told(tmp_path):
    write(tmp_path / "data" / "TimeBank", TML.format(value=""))
    done = run(tmp_path / "data", "--peers", tmp_path / "python9")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])["beside"]["recognizers-text"]
    assert told == {"not measured": "python9: No such file or directory"}


@pytest.mark.parametrize(("text", "complaint"), [("<TimeML><TEXT>", "not a TimeML document"), ("<TimeML/>", "no TEXT")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, text, complaint):
    write(tmp_path / "AQUAINT", text)
    done = run(tmp_path)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert "d1.tml" in done.stderr


def test_bad_paths(tmp_path):
    assert "no such folder" in run(tmp_path / "nowhere").stderr
    done = run(tmp_path)
    assert done.returncode == 1
    assert "no .tml files" in done.stderr
