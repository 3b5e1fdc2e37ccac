"""Accuracy is a test: figures may not fall under ``floors.json``; ``--lower-floors`` rewrites it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from headwater.briefing import brief_of
from headwater.settings import Settings
from scoring import pair_up, score

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 1.5  # points under the day's figure at which a floor is set
SAMPLE = 12  # articles of PolNeAR
ROOM = 4.0  # points over a floor at which it is worth raising


@pytest.fixture
def stand(request, hints):
    """Holds the figures of one data set against its floors."""

    def run(name, figures):
        floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
        if request.config.getoption("--lower-floors"):
            floors[name] = {key: round(figure - MARGIN, 1) for key, figure in figures.items()}
            FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
            return
        assert floors[name].keys() == figures.keys()
        fallen = {k: f"{figures[k]} under {floor}" for k, floor in floors[name].items() if figures[k] < floor}
        assert not fallen, f"{name}: mend it, or run pytest --lower-floors and say why in the commit"
        for key, floor in floors[name].items():
            if figures[key] > floor + ROOM:
                hints.append(f"floor {name}/{key} may rise: {figures[key]} over {floor} (pytest --lower-floors)")

    return run


def test_built_in_story(stand):
    with as_file(files("headwater.data") / "demo") as demo:
        gold = json.loads((demo / "gold.json").read_text("utf-8"))
        brief = brief_of([demo], Settings()).to_dict()
    stand("demo", score(gold, brief))


@pytest.mark.shared
@pytest.mark.slow
def test_dev_story_sets(shared, stand, tmp_path):
    scores = []
    for gold in sorted((shared / "stories" / "dev").glob("*/gold.json")):
        brief = tmp_path / f"{gold.parent.name}.json"
        brief.write_text(json.dumps(brief_of([gold.parent], Settings()).to_dict()), "utf-8")
        command = [sys.executable, str(shared / "tools" / "score_story.py"), str(gold), str(brief)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        scores.append(json.loads(done.stdout))
    assert scores, "no story sets there"
    picked = {
        "statements_f1": [s["statements"]["f1"] for s in scores],
        "speaker": [s["speaker"] for s in scores],
        "joint": [s["joint"]["f1"] for s in scores],
        "relay": [s["relay"]["f1"] for s in scores],
        "form": [s["form"] for s in scores],
        "stance": [s["stance"] for s in scores],
        "claims_b3_f1": [s["claims_b3"]["f1"] for s in scores],
        "cross_article_p": [s["claims_cross_article"]["p"] for s in scores],
        "cross_article_r": [s["claims_cross_article"]["r"] for s in scores],
        "origins_exact": [s["origins"]["exact"] for s in scores],
        "narrated_recall": [s["narrated_recall"] for s in scores if s["narrated_recall"] is not None],
        "conflicts_f1": [s["conflicts"]["f1"] for s in scores],
        "few_false_friends": [100.0 - s["false_friends"] for s in scores],
        "movements_f1": [s["movements"]["f1"] for s in scores if s["movements"]["gold"]],
    }
    stand("dev", {key: round(statistics.mean(values), 1) for key, values in picked.items()})


@pytest.mark.shared
@pytest.mark.slow
def test_attribution_of_some_articles(shared, stand, tmp_path):
    """The first articles of PolNeAR's development split; all of them are measured by benchmarks/attribution.py."""
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    rows = (shared / "attribution" / "dev.jsonl").read_text("utf-8").splitlines()[:SAMPLE]
    gold.write_text("\n".join(rows) + "\n", "utf-8")
    benchmark = Path(__file__).parents[1] / "benchmarks" / "attribution.py"
    scorer = shared / "tools" / "score_attribution.py"
    subprocess.run([sys.executable, str(benchmark), str(gold), str(predicted)], check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(predicted)], check=True, capture_output=True, text=True
    )
    figures = json.loads(done.stdout)
    stand("polnear", {key: figures[key]["f1"] for key in ("soft", "joint", "exact")})


def benchmark(name, *paths):
    """The figures of a benchmark."""
    script = Path(__file__).parents[1] / "benchmarks" / f"{name}.py"
    done = subprocess.run([sys.executable, str(script), *map(str, paths)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.shared
@pytest.mark.slow
def test_names(shared, stand):
    figures = benchmark("names", shared / "names" / "nb_cases.csv")
    stand("names", {kind: round(100 * figures[kind]["f1"], 1) for kind in ("persons", "organisations")})


@pytest.mark.shared
@pytest.mark.slow
def test_places(shared, stand):
    figures = benchmark("places", shared / "places")["corpora"]
    stand("places", {name: round(100 * corpus["accuracy"], 1) for name, corpus in figures.items()})


@pytest.mark.shared
@pytest.mark.slow
def test_dates(shared, stand):
    figures = benchmark("dates", shared / "dates" / "tempeval3")
    stand("dates", {name: round(100 * figures[name]["value_f1"], 1) for name in ("TimeBank", "AQUAINT")})


@pytest.mark.shared
@pytest.mark.slow
def test_derivation(shared, stand):
    figures = benchmark("derivation", *sorted((shared / "corpora" / "helsinki").glob("*.csv")))
    ours = figures["families"]["headwater"]
    recovered = {
        row["articles"]: row["accuracy"] for row in figures["agencies"] if row["stripped at once"] == "a tenth"
    }
    shares = {
        "pairs_p": ours["dev"]["precision"],
        "pairs_r": ours["dev"]["recall"],
        "held_out_p": ours["held_out"]["precision"],
        "held_out_r": ours["held_out"]["recall"],
        "b_cubed_f1": ours["b_cubed"]["f1"],
        "agency": recovered["with a relative that credits it"],
        "not_false": 1 - figures["uncredited"]["false attribution"],
    }
    stand("derivation", {name: round(100 * figure, 1) for name, figure in shares.items()})


# ---------------------------------------------------------------- the floors and the scorer themselves


@pytest.fixture
def floors(request, monkeypatch, tmp_path):
    monkeypatch.setattr(sys.modules[__name__], "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(request.config.option, "lower_floors", False)
    FLOORS.write_text('{"x": {"speaker": 80.0}}', "utf-8")
    return FLOORS


def test_figure_under_its_floor_fails(floors, stand):
    with pytest.raises(AssertionError, match="--lower-floors"):
        stand("x", {"speaker": 79.9})


def test_figure_far_over_its_floor_is_worth_a_hint(floors, stand, hints):
    before = list(hints)  # of the real floors
    stand("x", {"speaker": 80.0})
    assert hints == before
    stand("x", {"speaker": 84.1})
    assert len(hints) == len(before) + 1
    hints[:] = before


def test_flag_rewrites_the_floors(floors, stand, request, monkeypatch):
    monkeypatch.setattr(request.config.option, "lower_floors", True)
    stand("x", {"speaker": 70.0})
    assert json.loads(floors.read_text("utf-8")) == {"x": {"speaker": 68.5}}


def gold(text, speaker="Mira Dolan", **more):
    return {
        "doc": "a",
        "content": [text],
        "source": speaker,
        "speaker": speaker,
        "form": "direct",
        "stance": "asserts",
    } | more


def found(text, **more):
    record = {"doc": "a", "article": "a1", "content": [{"text": text}], "source": {}, "speaker": None}
    return record | {"speaker_name": "Dolan", "form": "direct", "stance": "asserts"} | more


def test_pairs_are_one_to_one_and_the_most_alike_first():
    near, far = found("the old dam burst"), found("the old dam burst on Sunday")
    assert pair_up([gold("the old dam burst")], [far, near]) == [(gold("the old dam burst"), near)]
    assert pair_up([gold("the old dam burst")], [found("troops left")]) == []
    assert pair_up([gold("the old dam burst")], [near | {"doc": "b"}]) == []


def test_scores_of_a_small_brief():
    brief = {
        "articles": [{"id": "a1", "path": "pile/a"}],
        "entities": [{"id": "e1", "name": "Ada Berg", "aliases": ["Berg"]}],
        "statements": [
            found("the old dam burst"),
            found("troops left Orle", speaker_name="she", speaker="e1", form="mixed"),
            found("nothing of the kind"),
        ],
    }
    wanted = {"statements": [gold("the old dam burst"), gold("troops left Orle", stance="denies"), gold("rain fell")]}
    assert score(wanted, brief) == {
        "statements_p": 66.7,
        "statements_r": 66.7,
        "statements_f1": 66.7,
        "speaker": 50.0,
        "form": 50.0,
        "stance": 50.0,
    }
