"""benchmarks/run.py: which parts it takes, what it says of what is missing, what it keeps, writes and draws."""

from __future__ import annotations

import importlib
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = """# Figures

Prose before.

<!-- measured: figures -->
old
<!-- end -->

Prose behind.
"""


@cache
def module(name: str) -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        return importlib.import_module(name)


def results(**parts: dict) -> dict:
    """A record of a run with these parts' figures."""
    took = {"day": "2031-05-15", "revision": "abc", "quick": False, "seconds": 60.0, "peak MB": 400}
    kept = {name.replace("_", "-"): {"figures": figures, **took} for name, figures in parts.items()}
    return {**module("results").empty(), "parts": kept}


NAMES = {
    "comparisons_per_second": 9_000,
    "persons": {"precision": 0.9, "recall": 0.8, "f1": 0.85},
    "organisations": {"precision": 0.9, "recall": 0.9, "f1": 0.9},
    "halves": {},
    "beside": {
        "nomenklatura": {
            "version": "4.17",
            "comparisons_per_second": 1_500,
            "persons": {"precision": 0.7, "recall": 0.8, "f1": 0.75, "threshold": 0.7},
            "organisations": {"precision": 0.8, "recall": 0.9, "f1": 0.85, "threshold": 0.7},
        }
    },
}
GROWTH = {
    "steps": [
        {"articles": 10, "mentions": 100, "names": 50, "seconds": 1.0, "entities": 40},
        {"articles": 100, "mentions": 1_000, "names": 300, "seconds": 10.0, "entities": 250},
    ],
    "exponents": {"mentions": 1.0, "names": 1.29},
}
STAGES = {
    "articles": 3,
    "words": 1_200,
    "statements": 8,
    "claims": 5,
    "seconds": 4.0,
    "peak_memory_mb": 300,
    "words_per_second_annotate_attribute": 4_000,
    "stages": {"annotate": [3.0, "75 %"], "align": [1.0, "25 %"]},
}
RIGHT = {"sentences": 150, "right": 149, "share": 0.9933, "seconds": 1.0}


# ---------------------------------------------------------------- between the markers


class TestDocument:
    def test_only_what_is_between_the_markers_is_written(self):
        made = module("document").filled(DOCUMENT, lambda name: f"149 of {name}")
        assert "old" not in made
        assert "<!-- measured: figures -->\n\n149 of figures\n\n<!-- end -->" in made
        assert made.startswith("# Figures\n\nProse before.\n")
        assert made.endswith("\nProse behind.\n")

    def test_twice_is_as_once(self):
        document = module("document")
        once = document.filled(DOCUMENT, lambda _: "| a |\n|---|\n")
        assert document.filled(once, lambda _: "| a |\n|---|\n") == once

    @pytest.mark.parametrize(
        "text",
        [
            DOCUMENT.replace("<!-- end -->", ""),
            DOCUMENT.replace("<!-- measured: figures -->", ""),
            DOCUMENT.replace("old", "<!-- measured: names -->"),
        ],
    )
    def test_markers_that_do_not_pair_change_nothing(self, text):
        with pytest.raises(module("document").BadMarkers, match="of its own"):
            module("document").filled(text, lambda _: "")

    def test_a_name_that_nothing_is_measured_under(self):
        found = results()
        with pytest.raises(module("document").BadMarkers, match="under the name orle"):
            module("document").filled(
                DOCUMENT.replace("figures", "orle"), lambda name: module("tables").block(name, found)
            )

    def test_the_page_has_a_block_for_each_part_and_none_that_is_unknown(self):
        tables = module("tables")
        text = (ROOT / "docs" / "measurements.md").read_text(encoding="utf-8")
        assert sorted(module("document").names_in(text)) == sorted({*tables.WHOLE, *tables.OF_PART})
        assert {part for part, _ in tables.OF_PART.values()} == {part.name for part in module("parts").PARTS}
        module("document").filled(text, lambda name: tables.block(name, results()))


# ---------------------------------------------------------------- tables


def test_a_peer_is_shown_with_the_ratio():
    made = module("tables").block("names", results(names=NAMES))
    assert "| nomenklatura, persons (0.7) | 0.7 | 0.8 | 0.75 |" in made
    assert "headwater makes 6 times as many as nomenklatura" in made


def test_a_missing_peer_is_told():
    figures = {**NAMES, "beside": {"nomenklatura": {"not measured": "No module named 'nomenklatura'"}}}
    made = module("tables").block("names", results(names=figures))
    assert "- nomenklatura: not measured, No module named 'nomenklatura'" in made
    assert "| headwater, persons |" in made


def test_a_part_that_is_not_there_is_told():
    tables = module("tables")
    assert tables.block("names", results()).startswith("*Not measured: run")
    failed = {**results(), "parts": {"page": {"not measured": "there is no Chromium here"}}}
    assert tables.block("page", failed) == "*Not measured: there is no Chromium here.*"
    assert "there is no Chromium here" in tables.block("parts", failed)


def test_figures_of_another_version_are_not_shown():
    assert "measure names again" in module("tables").block("names", results(names={"persons": 3}))


def test_small_data_is_told():
    found = results(figures=RIGHT)
    found["parts"]["figures"]["quick"] = True
    tables = module("tables")
    assert tables.block("figures", found) == tables.SMALL + (
        "149 of 150 sentences have every field of every figure right."
    )
    goals = tables.block("goals", found)
    assert "99.3 % | small data |" in goals
    assert "0 held" not in goals
    assert "1 small data" in goals


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, "–"), (1_234, "1,234"), (1_234.5, "1,234"), (0.8661, "0.8661"), (22.9, "22.9"), (0, "0"), ("a", "a")],
)
def test_cells(cell, text):
    assert module("tables").shown(cell) == text


def test_goals_are_held_or_missed():
    good, bad = (
        {v.goal.what: v.word for v in module("goals").verdicts(results(figures={**RIGHT, "share": share})["parts"])}
        for share in (0.95, 0.94)
    )
    what = "sentences with every field right"
    assert (good[what], bad[what]) == ("held", "**missed**")
    assert good["persons, F1"] == "not measured"


def test_at_most():
    goal = module("goals").Goal("x", "memory", "x", lambda f: f["mb"], 700, at_most=True)
    assert goal.is_held(700)
    assert not goal.is_held(700.1)


# ---------------------------------------------------------------- results


def test_results_come_back(tmp_path):
    kept = module("results")
    path = tmp_path / "plots" / "results.json"
    assert kept.read(path) == kept.empty()
    kept.write(results(names=NAMES), path)
    assert kept.read(path) == results(names=NAMES)
    before = path.read_text("utf-8")
    kept.write(kept.read(path), path)
    assert path.read_text("utf-8") == before


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "results.json"
    path.write_text('{"schema": "other"}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"headwater\.measurements/1"):
        module("results").read(path)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("No such file: '/home/ada/oren/news.csv'", "No such file: 'news.csv'"),
        ("9,000 words/s and 3/4", "9,000 words/s and 3/4"),
        ("see https://example.org/oren", "see https://example.org/oren"),
    ],
)
def test_no_folder_of_the_machine_is_kept(text, kept):
    assert module("results").bare(text) == kept


def test_the_machine_is_described_without_its_name():
    import platform

    made = module("results").machine()
    assert made["cores"] >= 1
    assert platform.node() not in json.dumps(made) or not platform.node()


# ---------------------------------------------------------------- which parts


def test_only_chooses():
    parts = module("parts")
    assert [p.name for p in parts.chosen(["places", "names"])] == ["names", "places"]  # in the order of the parts
    assert parts.chosen(None) == list(parts.PARTS)
    with pytest.raises(ValueError, match="no part orle; there are stories, claims"):
        parts.chosen(["orle"])


def test_all_parts_fit_into_forty_minutes():
    assert sum(part.minutes for part in module("parts").PARTS) < 40


def given(tmp_path: Path, **more):
    return module("parts").Given(shared=tmp_path / "shared", work=tmp_path, peers=None, **more)


def test_each_part_names_a_script_and_what_it_needs(tmp_path):
    for part in module("parts").PARTS:
        if part.needs:
            assert "the shared data has no" in part.absent(given(tmp_path))
    (tmp_path / "shared" / "seeds").mkdir(parents=True)
    page = next(p for p in module("parts").PARTS if p.name == "page")
    assert page.absent(given(tmp_path)) == "there is no Chromium here"
    assert page.absent(given(tmp_path, chromium="chromium")) is None
    assert Path(page.command(given(tmp_path, chromium="chromium"))[1]).is_file()


def part(*words: str, name: str = "figures", needs: tuple[str, ...] = ()):
    made = module("parts").Part(name, "of Oren", 1, needs, lambda _: ("run.py", *words))
    return made if not words else _Direct(made, words)


class _Direct:
    """A part that runs a line of Python."""

    def __init__(self, made, words):
        self.name, self.title, self.minutes = made.name, made.title, made.minutes
        self.absent, self.shrinks, self._words = made.absent, made.shrinks, words

    def command(self, _given):
        return [sys.executable, "-c", *self._words]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("raise SystemExit('error: no dam')", "error: no dam"),
        ("print('no JSON')", "it printed no figures"),
        ("import sys; sys.exit(3)", "it ended with 3"),
    ],
)
def test_a_part_that_fails_is_told_and_the_rest_goes_on(tmp_path, line, reason):
    run = module("run")
    place = tmp_path / "results.json"
    parts = [part(line, name="names"), part(f"print('x'); print('''{json.dumps(RIGHT)}''')")]
    made = run.measure(parts, given(tmp_path), place)
    assert made["parts"]["names"]["not measured"] == reason
    assert made["parts"]["figures"]["figures"] == RIGHT
    assert module("results").read(place) == made


def test_a_part_measured_again_takes_the_place_of_what_was_there(tmp_path):
    run, place = module("run"), tmp_path / "results.json"
    run.measure([part("print('{\"right\": 1}')"), part("print('{}')", name="names")], given(tmp_path), place)
    made = run.measure([part("print('{\"right\": 2}')")], given(tmp_path, quick=True), place)["parts"]
    assert made["figures"]["figures"] == {"right": 2}
    assert made["figures"]["quick"]
    assert not made["names"]["quick"]


def test_shared_data_that_is_not_there_is_told(tmp_path):
    made = module("run").measured(part(name="dates", needs=("dates/oren",)), given(tmp_path))
    assert made == {"not measured": "the shared data has no dates/oren"}


def test_command(tmp_path, capsys):
    run = module("run")
    run.main(["--list"])
    assert "families-growth" in capsys.readouterr().out
    for words, error in (([], "--render"), ([str(tmp_path / "nowhere")], "folder of the shared data")):
        with pytest.raises(SystemExit):
            run.main(words)
        assert error in capsys.readouterr().err
    with pytest.raises(SystemExit, match="no part orle"):
        run.main([str(tmp_path), "--only", "orle"])


def test_render_writes_the_page_and_the_plots(tmp_path):
    (tmp_path / "measurements.md").write_text(DOCUMENT, encoding="utf-8")
    module("results").write(results(figures=RIGHT, stages=STAGES), tmp_path / "plots" / "results.json")
    module("run").main(["--render", "--out", str(tmp_path)])
    assert "149 of 150" in (tmp_path / "measurements.md").read_text("utf-8")
    assert [p.name for p in sorted((tmp_path / "plots").glob("*.svg"))] == ["stages.svg"]


# ---------------------------------------------------------------- plots


def test_plots_of_a_tiny_run(tmp_path):
    plots = module("plots")
    found = results(names=NAMES, names_growth=GROWTH, stages=STAGES)
    first = {p.name: p.read_bytes() for p in plots.draw(found, tmp_path / "a")}
    assert sorted(first) == ["growth.svg", "quality.svg", "stages.svg"]
    assert {p.name: p.read_bytes() for p in plots.draw(found, tmp_path / "b")} == first
    words = {name: " ".join(ET.fromstring(svg).itertext()) for name, svg in first.items()}
    assert "nomenklatura" in words["quality.svg"]
    assert "resolve: power 1.00" in words["growth.svg"]
    assert "mentions" in words["growth.svg"]
    assert "75 %" in words["stages.svg"]
    assert all(len(svg) < 60_000 for svg in first.values())


def test_what_was_not_measured_is_not_drawn(tmp_path):
    alone = {**NAMES, "beside": {"nomenklatura": {"not measured": "is not installed"}}}
    assert module("plots").draw(results(names=alone), tmp_path) == []


# ---------------------------------------------------------------- watching, and peers


def test_a_command_is_watched():
    ran = module("watching").run(
        [sys.executable, "-c", "import time; print(1, flush=True); a = b'x' * 50_000_000; time.sleep(.6)"],
        timeout=30,
        every=0.1,
    )
    assert (ran.code, ran.stdout) == (0, "1\n")
    assert ran.peak_mb >= 45
    assert ran.first_output < ran.seconds


def test_a_command_without_end_is_ended():
    import subprocess

    with pytest.raises(subprocess.TimeoutExpired):
        module("watching").run([sys.executable, "-c", "while True: pass"], timeout=0.3)


def test_a_peer_that_cannot_be_asked_is_told(tmp_path):
    peers = module("peers")
    assert peers.absent("sys") == {}
    assert peers.absent("orlevia") == {"not measured": "orlevia is not installed"}
    assert peers.ask(str(tmp_path / "python9"), "nomenklatura", []) == {
        "not measured": "python9: No such file or directory"
    }
    stub = tmp_path / "stub"
    stub.write_text(f"#!{sys.executable}\nraise ImportError('no module /opt/oren/x.py of that name')\n", "utf-8")
    stub.chmod(0o755)
    assert "ImportError" in peers.ask(str(stub), "nomenklatura", [])["not measured"]


class TestTimex:
    def value(self, **reading):
        from datetime import datetime
        from types import SimpleNamespace

        values = reading.pop("values", [reading])
        return module("peers").timex(SimpleNamespace(resolution={"values": values}), datetime(2031, 5, 15))  # noqa: DTZ001

    def test_the_reading_before_the_article_is_taken(self):
        readings = [{"timex": "XXXX-05-12", "value": day} for day in ("2031-05-12", "2032-05-12")]
        assert self.value(values=readings) == "2031-05-12"

    def test_whole_values_are_kept(self):
        assert self.value(timex="2029", start="2029-01-01") == "2029"
        assert self.value(timex="P3D", value="259200") == "P3D"

    def test_months_and_quarters(self):
        assert self.value(timex="XXXX-04", start="2031-04-01") == "2031-04"
        assert self.value(timex="(2031-04-01,2031-07-01,P3M)", start="2031-04-01") == "2031-Q2"
