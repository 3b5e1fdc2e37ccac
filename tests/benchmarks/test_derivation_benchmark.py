"""benchmarks/derivation.py on invented articles: its figures, its judged lists, and the articles that it makes."""

from __future__ import annotations

import csv
import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

FLOOD = """The dam above Oren gave way before dawn and the water reached the market square within the hour.
Fishermen who had tied their boats to the old pier said the harbour wall held until the second wave came over it.
The mayor of Karst sent forty lorries with blankets, and schools in three valleys opened their halls for the night.
Engineers had warned in spring that the northern gate was rusting, but the council put the repair off until autumn.
A bridge at Port Sevrin stayed open for ambulances only, while trains to the coast turned back at the last junction.
By evening the rain had stopped, and volunteers began to pump out cellars along the lower road towards the mill."""
LIBRARY = """A reading room for children opened on Saturday in the former customs house of Tal.
Carpenters from the island built the shelves out of larch, and the paint was given by a shipyard that closed in winter.
Ninety families have signed up so far, which is twice as many as the librarians had dared to hope for last year.
The town pays for heating and light; all the books come from readers, who left them in boxes at the ferry landing.
Next month a storyteller from Orle will visit, and a map of the coast is to be drawn on the floor of the great hall."""
ROWS = (
    ("Harbour Post", "Ada Berg, Associated Press", "Dam breaks above Oren", FLOOD),
    ("Daily Oren", "Associated Press", "Water in the market square", FLOOD),
    ("The Lantern", "", "Night of the flood", "\n".join(FLOOD.splitlines()[:5])),
    ("Beacon of Tal", "", "Customs house full of books", LIBRARY),
)


@pytest.fixture(scope="module")
def derivation() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        return importlib.import_module("derivation")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news" / "flood_articles.csv"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("outlet", "author", "title", "text"))
        rows.writerows(ROWS)
    return path


def write_judged(folder: Path) -> Path:
    judged = {
        "uncredited": {"flood#3": "Reuters", "elsewhere#1": None},
        "pairs": {
            "dev": [
                ["flood#1", "flood#3", "one", 3],
                ["flood#1", "flood#4", "two", 3],
                ["flood#1", "gone#9", "one", 1],
            ],
            "held_out": [],
        },
        "families": [["flood#1", "flood#2", "flood#3"], ["flood#4"]],
    }
    for name, what in judged.items():
        (folder / f"derivation_{name}.json").write_text(json.dumps(what), encoding="utf-8")
    return folder


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARKS / "derivation.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.slow
def test_figures(news, tmp_path):
    done = run(news, "--judged", write_judged(tmp_path))
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    tenth, half, everything = (
        next(r for r in figures["agencies"] if (r["stripped at once"], r["articles"]) == (at_once, "all"))
        for at_once in ("a tenth", "half", "all")
    )
    assert (tenth["number"], tenth["right"], tenth["accuracy"]) == (2, 2, 1.0)  # each keeps the other's credit
    assert (half["number"], half["right"]) == (1, 1)
    assert (everything["right"], everything["nothing"]) == (0, 2)
    silent = figures["uncredited"]
    assert (silent["uncredited"], silent["given an agency"], silent["wrong"]) == (2, 1, 1)
    assert silent["ids"]["wrong"] == ["flood#3 AP, is Reuters"]
    ours = figures["families"]["headwater"]
    assert ours["dev"] == {"pairs": 2, "precision": 1.0, "recall": 1.0}  # the third is of an article that is not here
    assert ours["held_out"] == {"pairs": 0, "precision": None, "recall": None}
    assert ours["b_cubed"]["f1"] == 1.0
    assert ours["largest"] == {"articles": 3, "publishers": 3}
    assert figures["families"]["title Jaccard .6"]["dev"]["recall"] == 0.0
    assert figures["families"]["exact paragraph"]["dev"]["recall"] == 1.0
    assert [t["articles"] for t in figures["time"]] == [4]


@pytest.mark.slow
def test_scale(news):
    done = run(news, "--scale", 40)
    assert done.returncode == 0, done.stderr
    scale = json.loads(done.stdout.splitlines()[-1])["scale"]
    assert [step["articles"] for step in scale["steps"]] == [40]
    assert scale["b_cubed"]["articles"] == 40
    assert scale["surviving runs"] < 0.1


def test_files_without_articles(tmp_path, derivation):
    path = tmp_path / "none_articles.csv"
    path.write_text("outlet,title,text\n", encoding="utf-8")
    assert not any(pile.articles for pile in derivation.read_piles([path]))


def test_missing_judgements_are_none(tmp_path, derivation):
    assert derivation.judged(tmp_path, "pairs") == {}


def test_the_lists_kept_here_hold_ids_and_verdicts_only(derivation):
    named = json.loads((BENCHMARKS / "data" / "derivation_uncredited.json").read_text(encoding="utf-8"))
    lists = json.loads((BENCHMARKS / "data" / "derivation_pairs.json").read_text(encoding="utf-8"))
    families = json.loads((BENCHMARKS / "data" / "derivation_families.json").read_text(encoding="utf-8"))
    pairs = [pair for which in lists.values() for pair in which]
    ids = {*named, *(id_ for one, other, *_ in pairs for id_ in (one, other)), *(i for f in families for i in f)}
    assert all(stem.isalnum() and row.isdecimal() for stem, _, row in (id_.partition("#") for id_ in ids))
    assert {pair[2] for pair in pairs} <= {"one", "two", "unsure"}
    assert {pair[3] for pair in pairs} <= {0, 1, 2, 3}
    assert {agency for agency in named.values() if agency} <= set(derivation.AGENCIES)
    assert len({id_ for family in families for id_ in family}) == sum(map(len, families))


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a/flood_articles.csv#12", "flood#12"), ("a/orle/articles.csv#3", "orle#3"), ("a/b.zip/oren.csv#1", "oren#1")],
)
def test_short_ids(derivation, path, expected):
    assert derivation.short_id(path) == expected


def test_b_cubed_of_a_chain(derivation):
    truth = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert derivation.b_cubed(truth, truth)["f1"] == 1.0
    chained = derivation.b_cubed(truth, dict.fromkeys(truth, 0))
    assert (chained["precision"], chained["recall"]) == (0.5, 1.0)
    alone = derivation.b_cubed(truth, {id_: id_ for id_ in truth})
    assert (alone["precision"], alone["recall"]) == (1.0, 0.5)
    assert derivation.b_cubed(truth, {})["f1"] is None


def test_made_articles_are_the_same_each_time_and_of_one_text_in_a_family(news, derivation):
    [pile] = derivation.read_piles([news])
    remix = derivation.Remix(pile.articles)
    made = remix.articles(60)
    assert [a.text for a in made] == [a.text for a in derivation.Remix(pile.articles).articles(60)]
    assert len({a.id for a in made}) == 60
    source = remix.sources[0]
    one, other = (remix.base(source, seed) for seed in ("one", "other"))
    assert one != other
    assert {*derivation.LETTERS.findall(" ".join(one))} == {*derivation.LETTERS.findall(" ".join(source))}
    assert [len(p.split()) for p in one] == [len(p.split()) for p in source]
