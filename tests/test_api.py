from __future__ import annotations

import json
import random

import jsonschema
import pytest

import headwater
from headwater.desk import Desk
from headwater.report.schema import load_schema
from story import DEMO, SETTINGS, demo_brief, demo_json, demo_readings, fixed_time, write_news

# -------------------------------------------------------------------- brief


def test_a_brief_of_a_folder():
    made = demo_brief()
    assert len(made.articles) == 12
    assert made.rejected == ()
    top = made.claims[0]
    assert len(top.outlets) >= 5
    assert "Eskil Jaurvēns" in {o.name for o in top.origins}


def test_the_same_articles_give_the_same_bytes():
    files = [p for p in DEMO.iterdir() if p.name not in ("meta.json", "gold.json")]
    random.Random(5).shuffle(files)
    with fixed_time():
        again = headwater.brief(DEMO, settings=SETTINGS)
        # the files one by one, in any order; meta.json stands beside them
        shuffled = headwater.brief(files, settings=SETTINGS)
    assert again.to_json() == demo_brief().to_json()
    assert shuffled.to_json() == demo_brief().to_json()


def test_one_path_or_several(tmp_path):
    news = write_news(tmp_path)
    with fixed_time():
        assert headwater.brief(str(news)).to_json() == headwater.brief([news]).to_json()


def test_nothing_to_read(tmp_path):
    with pytest.raises(headwater.NoArticles, match="no article could be read") as caught:
        headwater.brief(tmp_path)
    assert isinstance(caught.value, headwater.InputError)


def test_no_paths_at_all():
    with pytest.raises(headwater.NoArticles, match="nothing: no article could be read"):
        headwater.brief([])


def test_reasons_are_told_and_cut(tmp_path):
    for n in range(8):
        (tmp_path / f"{n}.txt").write_text("", encoding="utf-8")
    with pytest.raises(headwater.NoArticles, match=r"0\.txt: .*and 3 more"):
        headwater.brief(tmp_path)


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(headwater.InputError, match="absent"):
        headwater.brief(tmp_path / "absent")


def test_a_pipeline_that_is_not_installed(tmp_path):
    with pytest.raises(headwater.ModelError, match="no_such_pipeline"):
        headwater.brief(write_news(tmp_path), settings=headwater.Settings(spacy_pipeline="no_such_pipeline"))


def test_settings_come_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("HEADWATER_SAME_CLAIM", "0.9")
    assert headwater.brief(write_news(tmp_path)).settings["same_claim"] == 0.9
    monkeypatch.setenv("HEADWATER_SAME_CLAIM", "9")
    with pytest.raises(headwater.SettingsError):
        headwater.brief(tmp_path)


def test_what_could_not_be_read_is_listed(tmp_path):
    news = write_news(tmp_path / "news")
    (news / "empty.txt").write_text("", encoding="utf-8")
    made = headwater.brief(news)
    (rejected,) = made.rejected
    assert rejected.path.endswith("empty.txt")
    assert rejected.stage == "ingest"
    assert rejected.reason
    assert len(made.articles) == 3


def test_progress_is_told(tmp_path):
    told: list[tuple[str, int, int]] = []
    headwater.brief(write_news(tmp_path), progress=lambda *step: told.append(step))
    assert ("reading", 3, 3) in told
    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps[:2] == ["finding articles", "reading"]
    assert all(done <= total or not total for _, done, total in told)


# -------------------------------------------------------------------- desk


def test_a_desk_that_grows_says_the_same_as_one_from_scratch(tmp_path):
    news = write_news(tmp_path / "news")
    files = sorted(news.iterdir())
    with fixed_time():
        Desk.create(tmp_path / "desk").close()
        with headwater.open(tmp_path / "desk") as desk:
            desk.add(files[:1])
            first = desk.account()
            desk.add(files[1:])
            grown, account = desk.brief().to_json(), desk.account()
        with Desk.create(tmp_path / "other") as desk:
            desk.add(reversed(files))
            assert desk.account() == account != first
            assert desk.brief().to_json() == grown
        assert headwater.brief(files).to_json() == grown


def test_open_needs_a_desk(tmp_path):
    with pytest.raises(headwater.NotADesk):
        headwater.open(tmp_path)


# -------------------------------------------------------------------- the document


def test_the_demo_keeps_the_schema():
    jsonschema.validate(demo_json(), load_schema())


def test_an_empty_looking_story_keeps_the_schema(tmp_path):
    (tmp_path / "a.txt").write_text("It rains. It will rain again.", encoding="utf-8")
    made = headwater.brief(tmp_path)
    assert made.claims == ()
    jsonschema.validate(json.loads(made.to_json()), load_schema())


def test_every_span_is_the_words_that_it_says():
    brief = demo_json()
    texts = {a["id"]: a["text"] for a in brief["articles"]}
    spans = [
        (s["article"], w)
        for s in brief["statements"]
        for w in [*s["content"], *(s[part] for part in ("source", "cue") if s[part])]
    ]
    spans += [(n["article"], n) for c in brief["claims"] for n in c["narrated"]]
    spans += [(p["article"], p) for m in brief["movements"] for p in m["passages"]]
    assert len(spans) > 200
    for article, words in spans:
        assert 0 <= words["start"] < words["end"] <= len(texts[article])
        assert texts[article][words["start"] : words["end"]] == words["text"]


def test_every_gist_stands_in_an_article_of_the_claim():
    brief = demo_json()
    texts = {a["id"]: " ".join(a["text"].split()) for a in brief["articles"]}
    for claim in brief["claims"]:
        assert claim["gist"]
        assert any(" ".join(claim["gist"].split()) in texts[a] for a in claim["articles"]), claim["gist"]


def test_every_id_is_there():
    brief = demo_json()
    ids = {
        kind: [x["id"] for x in brief[kind]]
        for kind in brief
        if isinstance(brief[kind], list) and brief[kind] and "id" in brief[kind][0]
    }
    known = {kind: set(found) for kind, found in ids.items()}
    assert all(len(known[kind]) == len(found) for kind, found in ids.items())

    def there(kind, *wanted):
        assert {w for w in wanted if w is not None} <= known.get(kind, set()), kind

    for a in brief["articles"]:
        there("families", a["family"])
        there("claims", *a["own_voice_claims"])
    for s in brief["statements"]:
        there("articles", s["article"])
        there("entities", s["speaker"])
        there("claims", *s["claims"])
        assert s["claims"]
    for c in brief["claims"]:
        there("statements", *c["statements"], *c["declines"])
        there("articles", *c["articles"], *(n["article"] for n in c["narrated"]))
        there("claims", *c["denials"])
        there("families", *c["families"])
        there("entities", *(o["entity"] for o in c["origins"]))
        there("statements", *(s for o in c["origins"] for s in o["statements"]))
    for c in brief["conflicts"]:
        there("claims", *c["claims"])
        assert len(set(c["claims"])) == 2
    for m in brief["movements"]:
        there("claims", *m["claims"])
        there("articles", *m["articles"])
    for f in brief["families"]:
        there("articles", *f["articles"])
    for t in brief["timeline"]:
        there("claims", *t["claims"])


def test_origins_share_out_the_statements_of_a_claim():
    for claim in demo_json()["claims"]:
        stated = sorted(s for o in claim["origins"] for s in o["statements"])
        assert stated == sorted(claim["statements"])


def test_denials_know_each_other():
    brief = demo_json()
    denials = {c["id"]: c["denials"] for c in brief["claims"]}
    for conflict in brief["conflicts"]:
        a, b = conflict["claims"]
        if conflict["kind"] == "denial":
            assert b in denials[a] or a in denials[b]


def test_the_brief_reads_back_its_articles():
    texts = {r.article.id: r.article.text for r in demo_readings()}
    assert {a["id"]: a["text"] for a in demo_json()["articles"]} == texts
