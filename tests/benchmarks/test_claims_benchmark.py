"""benchmarks/claims.py and claims_scale.py on invented articles: other ways to make claims, and archives without end."""

from __future__ import annotations

import importlib
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.stages.align.index import Index

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
FLOOD = (
    "Minister Ada Berg said the dam above Port Sevrin broke on Monday and 28 houses were lost.",
    "Osk Varn, the mayor of Karst, said that 28 houses near Port Sevrin were lost.",
    "Mira Dolan told reporters that schools in three valleys had opened their halls.",
)
LIBRARY = ("Ada Berg said the library of Tal had lent 1,500 books. The reading room opened in the old customs house.",)
SCORER = """
def score(gold, brief):
    sizes = [sum(c["id"] in s["claims"] for s in brief["statements"]) for c in brief["claims"]]
    figures = {"p": gold["p"], "r": float(max(sizes)), "f1": float(len(sizes))}
    return {"claims_b3": figures, "claims_cross_article": figures}
"""


@cache
def module(name: str) -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        return importlib.import_module(name)


@pytest.fixture(scope="module")
def stories(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for name, texts in (("flood-01", FLOOD), ("library-01", LIBRARY)):
        (folder / name).mkdir()
        (folder / name / "gold.json").write_text(json.dumps({"p": 50.0}), encoding="utf-8")
        for number, text in enumerate(texts):
            (folder / name / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "scorer.py").write_text(SCORER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def flood(stories):
    return module("claims").read_story(stories / "flood-01")


def groups(labels) -> list[list[int]]:
    return sorted([n for n, other in enumerate(labels) if other == label] for label in set(labels))


class TestWays:
    def test_statements_alone_are_as_many_claims(self, flood):
        claims = module("claims")
        assert len(set(claims.alone(flood.told))) == len(flood.told) == 3

    def test_a_figure_and_a_name_in_common_make_one_claim(self, flood):
        claims = module("claims")
        lost = [n for n, (reading, s) in enumerate(flood.told) if "28" in s.content[0].of(reading.article.text)]
        assert lost in groups(claims.exact(flood.told))
        assert groups(claims.exact(flood.told)) == groups(claims.figure(flood.told))

    def test_a_lower_threshold_never_parts_what_a_higher_one_joins(self, flood):
        cut = module("claims").by_vectors(flood.told)
        sizes = [len(set(labels)) for _, labels in sorted(cut.items())]
        assert sizes == sorted(sizes)

    @pytest.mark.parametrize("count", [0, 1])
    def test_fewer_than_two_statements(self, flood, count):
        cut = module("claims").by_vectors(flood.told[:count])
        assert {len(labels) for labels in cut.values()} == {count}

    def test_what_is_noise_to_hdbscan_stands_alone(self, flood):
        assert {len(set(labels)) for labels in module("claims").by_hdbscan(flood.told).values()} == {3}
        twice = module("claims").by_hdbscan([*flood.told, *flood.told])["leaf, 1"]
        assert twice[:3] == twice[3:]  # each beside its twin
        assert twice[1] != twice[2]

    def test_a_brief_with_other_claims(self, flood):
        made = module("claims").relabelled(flood.brief, [0, 1, 0])
        assert [s["claims"] for s in made["statements"]] == [["cl-0"], ["cl-1"], ["cl-0"]]
        assert len(made["claims"]) == 2
        assert flood.brief["statements"][0]["claims"] != ["cl-0"]


def run(name: str, *words: object) -> None:
    """Its ``main``, on whatever core."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module(name), "pin", lambda: None)
        patch.setattr(sys, "argv", [name, *map(str, words)])
        module(name).main()


def test_table_of_claims(stories, capsys):
    run("claims", stories, "--scorer", stories / "scorer.py")
    printed = capsys.readouterr().out
    assert printed.startswith("| claims | B-cubed p |")
    figures = json.loads(printed.splitlines()[-1])
    assert figures["stories"] == 2
    assert [way.split(",")[0] for way in figures["mean"]] == [
        "alone",
        "figure",
        "exact",
        "vectors",
        "vectors",
        "HDBSCAN",
        "HDBSCAN",
        "headwater",
    ]
    assert figures["sets"]["alone"]["flood-01"]["pairs f1"] == 3


def test_without_a_story(stories, tmp_path):
    with pytest.raises(SystemExit, match=r"no gold\.json"):
        run("claims", tmp_path, "--scorer", stories / "scorer.py")


# ---------------------------------------------------------------- archives without end


@pytest.fixture(scope="module")
def readings(stories):
    return module("claims_scale").read([stories / "flood-01", stories / "library-01"], None)


@pytest.fixture(scope="module")
def known(readings):
    return module("claims_scale").known_vectors(readings, None)


@pytest.fixture
def remix(readings, known):
    return module("claims_scale").Remix(readings, lambda texts: np.stack([known[text] for text in texts]))


class TestRemix:
    def test_a_day_has_as_many_articles_however_many_there_are(self, remix):
        made = remix.articles(200)
        days = [remix.units(a)[0].day for a in made]
        assert days == sorted(days)
        assert max(days.count(day) for day in range(4, 10)) <= 3 * remix.a_day

    def test_the_same_again(self, remix, readings, known):
        other = module("claims_scale").Remix(readings, lambda texts: np.stack([known[text] for text in texts]))
        assert [a.id for a in remix.articles(20)] == [a.id for a in other.articles(20)]
        article = remix.articles(1)[0]
        assert [u.told for u in remix.units(article)] == [u.told for u in other.units(article)]

    def test_a_larger_archive_begins_as_a_smaller_one(self, remix):
        small, large = remix.articles(50), remix.articles(100)
        assert large[:50] == small

    def test_no_two_assertions_stand_at_one_place(self, remix):
        units = [u for a in remix.articles(30) for u in remix.units(a)]
        assert len({u.place for u in units}) == len(units)
        assert {u.statement.article for u in units if u.statement} <= {u.article for u in units}

    def test_two_stories_share_no_names(self, remix):
        scale = module("claims_scale")
        one, other = (scale.Made(story, 0, 0, 0.0) for story in ("a", "b"))
        first, second = ({n for u in remix.units(a) for n in u.names} for a in (one, other))
        assert first
        assert not first & second

    def test_an_index_takes_them(self, remix):
        scale = module("claims_scale")
        index = Index(scale.SETTINGS, "align/test")
        units = [u for a in remix.articles(10) for u in remix.units(a)]
        fake = scale.FakeVectors(
            remix.traces, {t.source: np.eye(1, 384, dtype=np.float32)[0] for t in remix.traces.values()}
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(scale.vectors, "encode", fake)
            patch.setattr(scale.judge, "judge", scale.fake_judge)
            index.add(units)
            told = {s for c in index.claims() for s in c.statements}
        assert told == {u.statement.id for u in units if u.statement}


class TestGuise:
    @settings(max_examples=30, deadline=None)
    @given(figures=st.lists(st.floats(1, 1e9), min_size=2, max_size=2), story=st.text(max_size=5))
    def test_larger_figures_stay_larger(self, figures, story):
        scale = module("claims_scale")
        guise = scale.Guise(story, scale.Vocabulary({}, {}, {}, frozenset()))
        low, high = sorted(figures)
        assert guise.figure(low) <= guise.figure(high)

    def test_a_name_stays_one_in_all_its_forms(self):
        scale = module("claims_scale")
        guise = scale.Guise("7", scale.Vocabulary({}, {}, {}, frozenset({"karsti"})))
        made = guise.text("Karstia, the Karstian mayor, and KARSTIA", {}).split()
        assert made[0].rstrip(",")[:6] == made[2][:6]
        assert made[0] != "Karstia,"
        assert made[-1].isupper()

    @settings(max_examples=50, deadline=None)
    @given(st.text(max_size=60))
    def test_any_text(self, text):
        scale = module("claims_scale")
        guise = scale.Guise("7", scale.Vocabulary({}, {}, {}, frozenset()))
        assert isinstance(guise.text(text, {}), str)


def test_stand_ins_keep_the_angles_of_one_story():
    scale = module("claims_scale")
    rows = np.random.default_rng(1).normal(size=(2, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    traces = {f"{n} {story}": scale.Trace(str(n), story, 0.0) for n in range(2) for story in "ab"}
    made = scale.FakeVectors(traces, {str(n): row for n, row in enumerate(rows)})(list(traces))
    assert made[0] @ made[2] == pytest.approx(rows[0] @ rows[1], abs=1e-5)
    assert made[0] @ made[1] < 0.95
    assert np.linalg.norm(made, axis=1) == pytest.approx(1, abs=1e-5)


def test_stand_in_of_the_judge():
    judge = module("claims_scale").fake_judge
    found = judge([("the dam broke", "the dam broke"), ("the dam broke", "books were lent")])
    assert found.argmax(axis=1).tolist() == [1, 0]
    assert judge([]).shape == (0, 3)


def test_kept(tmp_path):
    scale = module("claims_scale")
    assert scale.kept(tmp_path / "new", "key", lambda: [1]) == [1]
    assert scale.kept(tmp_path / "new", "key", lambda: [2]) == [1]
    assert scale.kept(None, "key", lambda: [2]) == [2]


def test_table_of_sizes(stories, tmp_path, capsys):
    paths = [stories / "flood-01", stories / "library-01"]
    run("claims_scale", *paths, "--sizes", 50, 100, "--cache", tmp_path, "--fake-vectors", "--fake-judge")
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [row["articles"] for row in figures["sizes"]] == [5, 10]
    assert set(figures["exponents"]) == {"pairs", "add s", "claims s", "one more: all s"}


def test_calibration(stories, tmp_path, capsys, monkeypatch):
    scale = module("claims_scale")
    monkeypatch.setattr(scale, "CALIBRATED", 20)
    monkeypatch.setattr(scale.vectors, "encode", lambda texts: np.full((len(texts), 384), 384**-0.5, dtype=np.float32))
    run("claims_scale", stories / "flood-01", "--calibrate")
    figures = json.loads(capsys.readouterr().out)["calibration"]
    assert figures["model"]["two stories"] == 1
    assert figures["stand-in"]["two stories"] < 1
