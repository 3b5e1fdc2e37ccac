"""The benchmarks run, each in a process of its own: they pin themselves to one core."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from story import write_news

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
pytestmark = pytest.mark.slow

TEXT = "“We hold 28 villages near the river,” Osk Varn said. Ada Berg believes that he is wrong."
# Says what it was given, in the shape of the shared scorer's answer.
SCORER = """
import json, sys
gold, pred = ([json.loads(line) for line in open(name, encoding="utf-8")] for name in sys.argv[1:])
assert [g["id"] for g in gold] == [p["id"] for p in pred]
assert all(set(a) == {"source", "cue", "content"} for p in pred for a in p["attributions"])
f1 = {name: {"f1": 50.0} for name in ("soft", "joint", "exact", "content_tok")}
print(json.dumps({**f1, **{f"by_{form}": {"soft_recall": None} for form in ("direct", "mixed", "indirect")}}))
"""
# One F1 for all; conflicts are the only thing that the gold has besides statements.
STORY_SCORER = """
import json, sys
assert json.load(open(sys.argv[2], encoding="utf-8"))["statements"]
some = {"p": 100.0, "r": 50.0, "f1": 50.0, "gold": 4, "predicted": 2}
none = {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 0, "predicted": 0}
made = dict.fromkeys(("statements", "joint", "claims_b3", "claims_cross_article", "conflicts"), some)
made |= {"relay": none, "movements": none, "origins": {"exact": 50.0, "mean_abs_error": 1.0}}
print(json.dumps(made | {"speaker": 1.0, "form": 1.0, "stance": 1.0, "narrated_recall": None, "false_friends": 0}))
"""


def run(name: str, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARKS / name), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def write_rows(folder: Path, *rows: dict) -> Path:
    folder.mkdir(parents=True)
    (folder / "gold.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return folder / "gold.jsonl"


def test_attribution_beside_textacy(tmp_path):
    gold = write_rows(tmp_path / "data" / "set", {"id": "n1", "text": TEXT, "attributions": []})
    (tmp_path / "data" / "tools").mkdir()
    (tmp_path / "data" / "tools" / "score_attribution.py").write_text(SCORER, encoding="utf-8")
    done = run("attribution.py", gold, tmp_path / "pred.jsonl", "--textacy")
    assert done.returncode == 0, done.stderr
    head, rule, ours, theirs, last = done.stdout.splitlines()
    assert {line.count("|") for line in (head, rule, ours, theirs)} == {11}
    assert ours.startswith("| headwater | 50.0 | 50.0 | 50.0 | 50.0 | – / – / – | ")
    figures = json.loads(last)
    assert set(figures) == {"headwater", "textacy"}
    for tool in figures.values():
        assert tool["attributions"] >= 1
        assert set(tool["words_per_second_cpu"]) == {"annotate", "attribute", "both"}
    [row] = [json.loads(line) for line in (tmp_path / "pred.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(row["attributions"]) == 2  # the belief too


def test_attribution_without_gold_attributions(tmp_path):
    gold = write_rows(tmp_path / "set", {"id": "n1", "text": TEXT})
    done = run("attribution.py", gold, tmp_path / "pred.jsonl")
    assert done.returncode == 0, done.stderr
    assert "no score" in done.stderr
    assert done.stdout.startswith("| tool | words/s annotate |")


def test_attribution_names_a_bad_line(tmp_path):
    gold = write_rows(tmp_path / "set", {"id": "n1", "text": TEXT}, {"id": "n2"})
    done = run("attribution.py", gold, tmp_path / "pred.jsonl")
    assert done.returncode == 1
    assert "gold.jsonl#2: line 2: no text" in done.stderr
    assert not (tmp_path / "pred.jsonl").exists()


def test_speed(tmp_path):
    done = run("speed.py", write_news(tmp_path / "news"))
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["articles"] == 3
    assert {"articles_per_second", "words_per_second", "words_per_second_annotate_attribute"} <= set(figures)
    assert {"ingest", "clean", "annotate", "attribute", "align", "report"} <= set(figures["stages"])


def test_figures(tmp_path):
    path = tmp_path / "sentences.jsonl"
    field = {"bound": "exact", "of": "", "state": "", "as_of": None, "place": None, "high": None}
    wanted = {"figure": "28", "value": 28, "unit": "village", **field}
    rows = [{"text": "We hold 28 villages.", "published": "2031-05-15", "expect": e} for e in ([wanted], [])]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    done = run("figures.py", path)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert (figures["sentences"], figures["right"]) == (2, 1)


def test_stories(tmp_path):
    story = write_news(tmp_path / "stories" / "flood-01")
    (story / "gold.json").write_text("{}", encoding="utf-8")
    scorer = tmp_path / "scorer.py"
    scorer.write_text(STORY_SCORER, encoding="utf-8")
    done = run("stories.py", tmp_path / "stories", "--scorer", scorer)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["stories"] == 1
    assert figures["mean"]["statements f1"] == 50.0
    assert figures["mean"]["narrated_recall"] is None
    assert figures["mean of those with any"] == {"conflicts f1": 50.0}
    assert figures["all sets together"]["conflicts"] == {"gold": 4, "found": 2, "p": 100.0, "r": 50.0}


def test_resolve(tmp_path):
    done = run("resolve.py", write_news(tmp_path / "news"))
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert [set(step) for step in figures["steps"]] == [{"articles", "mentions", "names", "seconds", "entities"}] * 4
    assert figures["steps"][-1]["articles"] == 3
