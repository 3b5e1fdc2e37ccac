"""The whole way: the same bytes whatever the order, and every line of a brief points at words."""

import json
import random
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import headwater
from headwater.briefing import brief_of
from headwater.desk import Desk
from headwater.errors import InputError, ModelError, NoArticles
from headwater.report.schema import load_schema
from headwater.settings import Settings

DEMO = Path(str(files("headwater.data") / "demo"))
STORY = (
    ("a.txt", "Orle Harbour News", "Ferries stay in port\n\nFerry crews will strike until Friday, union leader Ivo Brandt said on Monday.\n"),
    ("b.txt", "Sunder Post", "Ferry strike to last until Friday\n\nThe ferry crews will strike until Friday, according to union leader Ivo Brandt.\n"),
    ("c.txt", "Vell Radio", "Harbour waits\n\nThe harbour ministry has not commented on the strike. About 300 boats lie in port.\n"),
)


@pytest.fixture(autouse=True)
def _one_clock(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1747000000")


@pytest.fixture(scope="module")
def demo():
    return brief_of([DEMO], Settings()).to_dict()


@pytest.fixture
def folder(tmp_path):
    for name, _, text in STORY:
        (tmp_path / name).write_text(text, encoding="utf-8")
    meta = {"articles": [{"file": name, "outlet": outlet, "date": "2025-05-12"} for name, outlet, _ in STORY]}
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return tmp_path


# ---------------------------------------------------------------- the document


def test_the_demo_fits_the_schema(demo):
    jsonschema.validate(demo, load_schema())


def test_every_span_lies_in_its_article_and_says_what_stands_there(demo):
    texts = {a["id"]: a["text"] for a in demo["articles"]}

    def check(article, words):
        assert texts[article][words["start"] : words["end"]] == words["text"] != ""

    for s in demo["statements"]:
        for words in [*s["content"], s["source"], s["cue"]]:
            if words is not None:
                check(s["article"], words)
    for told in [n for c in demo["claims"] for n in c["narrated"]] + [p for m in demo["movements"] for p in m["passages"]]:
        check(told["article"], told)


def test_gists_are_verbatim(demo):
    texts = [" ".join(a["text"].split()) for a in demo["articles"]]
    assert all(any(c["gist"] in text for text in texts) for c in demo["claims"])


def test_ids_that_are_named_exist_and_are_unique(demo):
    ids = {kind: [x["id"] for x in demo[kind]] for kind in ("articles", "entities", "statements", "claims", "families")}
    for kind, listed in ids.items():
        assert len(listed) == len(set(listed)), kind
    claims, statements = set(ids["claims"]), set(ids["statements"])
    for c in demo["claims"]:
        assert {*c["statements"], *c["declines"]} <= statements
        assert {s for o in c["origins"] for s in o["statements"]} <= set(c["statements"])
        assert set(c["articles"]) <= set(ids["articles"])
        assert set(c["families"]) <= set(ids["families"])
    for s in demo["statements"]:
        assert set(s["claims"]) <= claims
        assert s["claims"], "every statement belongs to a claim"
        assert s["made_by"]
        assert s["speaker"] is None or s["speaker"] in ids["entities"]
    assert all(set(c["claims"]) <= claims for c in demo["conflicts"])
    assert sorted(a for f in demo["families"] for a in f["articles"]) == sorted(ids["articles"])


def test_claims_stand_by_reach(demo):
    spoken = [c for c in demo["claims"] if set(c["statements"]) - {s for d in demo["claims"] for s in d["declines"]}]
    reach = [len(c["articles"]) for c in spoken]
    assert reach[0] == max(reach)


# ---------------------------------------------------------------- what the built-in story must show


def test_the_main_claim_goes_back_to_one_man(demo):
    main = demo["claims"][0]
    assert len(main["articles"]) >= 7
    assert [o["name"] for o in main["origins"]] == ["Eskil Jaurvēns"]
    assert main["sides"] == ["Elvonia"]
    outlets = {a["id"]: a["outlet"] for a in demo["articles"]}
    assert "Maresk Observer" in {outlets[n["article"]] for n in main["narrated"] if n["dropped"]}


def test_the_wire_and_its_reprints_are_one_family(demo):
    outlets = {a["id"]: a["outlet"] for a in demo["articles"]}
    wire = [f for f in demo["families"] if f["root"] == "Pellant"]
    assert {"Pellant", "The Tarvik Courier", "Ilve Valley Times"} <= {outlets[a] for f in wire for a in f["articles"]}


def test_two_figures_with_two_speakers_conflict(demo):
    figures = [c for c in demo["conflicts"] if c["kind"] == "quantity"]
    assert any("19" in c["why"] and "34" in c["why"] for c in figures)


def test_no_furniture_is_said_by_anybody(demo):
    said = " ".join(w["text"] for s in demo["statements"] for w in s["content"])
    for mark in ("[ad_", "Share this", "function(", "newsletter", "Source link", "Read also", "cookie"):
        assert mark not in said


# ---------------------------------------------------------------- sameness


def test_order_and_repetition_change_nothing(folder):
    paths = sorted(folder.glob("*.txt"))
    first = brief_of(paths, Settings()).to_json()
    shuffled = paths[:]
    random.Random(7).shuffle(shuffled)
    assert brief_of(shuffled[::-1], Settings()).to_json() == first
    assert brief_of(paths, Settings()).to_json() == first


def test_processes_change_nothing(folder):
    alone = brief_of([folder], Settings(jobs=1)).to_json()
    assert brief_of([folder], Settings(jobs=2)).to_json() == alone


def test_a_desk_fed_in_steps_gives_the_brief_from_scratch(folder, tmp_path_factory):
    paths = sorted(folder.glob("*.txt"))
    scratch = brief_of(paths, Settings()).to_json()
    with Desk.create(tmp_path_factory.mktemp("desk") / "d") as desk:
        desk.add(paths[1:])
        desk.brief()
        desk.add(paths[:1])
        assert desk.brief().to_json() == scratch
        assert desk.brief().to_json() == scratch


# ---------------------------------------------------------------- the public functions


def test_brief_takes_one_path_or_many(folder):
    assert len(headwater.brief(folder).articles) == 3
    assert len(headwater.brief([folder / "a.txt", folder / "b.txt"]).articles) == 2


def test_brief_tells_its_progress(folder):
    told = []
    headwater.brief(folder, progress=lambda step, done, total: told.append((step, done, total)))
    assert ("reading", 3, 3) in told
    assert told[-1][0] == "comparing: frame"


def test_open_gives_the_desk(folder, tmp_path_factory):
    place = tmp_path_factory.mktemp("desk") / "d"
    Desk.create(place).close()
    with headwater.open(place) as desk:
        assert desk.add([folder]).added == 3
        assert len(desk.articles()) == 3
        assert desk.statements()
        assert desk.claims()


def test_mistakes_name_what_is_wrong(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        headwater.brief(tmp_path / "nowhere")
    with pytest.raises(NoArticles, match="no article"):
        headwater.brief(tmp_path)
    (tmp_path / "a.txt").write_text("Somebody said something here.\n", encoding="utf-8")
    with pytest.raises(ModelError, match="xx_none"):
        headwater.brief(tmp_path, settings=Settings(spacy_pipeline="xx_none"))
