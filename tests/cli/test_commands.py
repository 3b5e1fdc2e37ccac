from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from headwater import pipeline
from headwater.cli import main
from story import DEMO, NEWS, write_news

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs a command line as a user would, and answers with what came out where."""

    def invoke(*words: object, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(w) for w in words], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def news(tmp_path) -> Path:
    return write_news(tmp_path / "news")


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A desk that holds the small story, for those who only look."""
    folder = tmp_path_factory.mktemp("kept")
    news = write_news(folder / "news")
    for words in (["init", folder / "desk"], ["add", folder / "desk", news]):
        assert CliRunner().invoke(main, [str(w) for w in words]).exit_code == 0
    return folder / "desk"


def refused(result: Result, code: int, *said: str) -> None:
    """It ended with ``code``, and said why on standard error, in words, not in a traceback."""
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for words in said:
        assert words in result.stderr


# -------------------------------------------------------------------- brief and demo


def test_demo_in_a_terminal(run):
    result = run("demo", "--limit", 3)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("12 articles by 9 outlets, but 10 texts")
    assert "--limit" in result.stdout  # how to see the rest
    assert "truth is not judged" in result.stdout


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("md", "# "), ("html", "<!doctype html>")])
def test_demo_in_other_forms(run, form, start):
    result = run("demo", "--format", form)
    assert result.exit_code == 0
    assert result.stdout.lower().startswith(start)
    assert result.stdout.endswith("\n")
    assert result.stderr == ""


def test_brief_of_a_folder(run, news):
    result = run("brief", news, "--format", "json")
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    assert made["schema"] == "headwater.brief/1"
    assert [Path(a["path"]).name for a in made["articles"]] == ["daily-oren.txt", "harbour-post.txt", "lantern.txt"]


@pytest.mark.parametrize(
    ("name", "start"), [("b.json", "{"), ("b.md", "# "), ("b.html", "<!doctype"), ("b.txt", "3 articles"), ("b", "3 a")]
)
def test_the_form_is_what_the_file_ends_in(run, news, tmp_path, name, start):
    target = tmp_path / name
    result = run("brief", news, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").lower().startswith(start)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, "news"])  # nothing half-written is left


def test_the_form_asked_for_outranks_the_ending(run, news, tmp_path):
    run("brief", news, "--format", "json", "-o", tmp_path / "b.dat")
    assert json.loads((tmp_path / "b.dat").read_text(encoding="utf-8"))


def test_an_older_file_is_replaced_whole(run, news, tmp_path):
    target = tmp_path / "b.json"
    target.write_text("x" * 10**6, encoding="utf-8")
    run("brief", news, "-o", target)
    assert json.loads(target.read_text(encoding="utf-8"))


def test_standard_input(run):
    result = run("brief", "-", "--format", "json", stdin=b"Ada Berg said that the dam of Oren holds.")
    (article,) = json.loads(result.stdout)["articles"]
    assert article["text"] == "Ada Berg said that the dam of Oren holds."
    assert article["path"] == "-"


def test_fields_name_the_columns(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("kopf,brot\nDam,Ada Berg said that the dam of Oren holds.\n", encoding="utf-8")
    result = run("brief", table, "--field", "text=brot", "--field", "title=kopf", "--format", "json")
    (article,) = json.loads(result.stdout)["articles"]
    assert article["title"] == "Dam"


def test_what_could_not_be_read_is_listed_on_standard_error(run, news):
    for n in range(25):
        (news / f"empty{n:02}.txt").write_text("", encoding="utf-8")
    result = run("brief", news, "--format", "json")
    assert result.exit_code == 0
    lines = result.stderr.splitlines()
    assert lines[0].startswith("rejected ")
    assert "empty00.txt: " in lines[0]
    assert "... and 5 more; the brief lists all" in lines
    assert len(json.loads(result.stdout)["rejected"]) == 25


# -------------------------------------------------------------------- what goes wrong


def test_a_path_that_is_not_there(run, tmp_path):
    refused(run("brief", tmp_path / "absent"), 1, "Error: ", "absent")


def test_no_articles(run, tmp_path):
    refused(run("brief", tmp_path), 1, "no article could be read", "give files or folders")


def test_no_path(run):
    refused(run("brief"), 2, "Missing argument 'PATH...'")


def test_a_command_that_is_not_there(run):
    refused(run("breif"), 2, "No such command")


@pytest.mark.parametrize("field", ["text", "text=", "body=x", "=x"])
def test_a_bad_field(run, news, field):
    refused(run("brief", news, "--field", field), 2, "--field", "title=, text=, outlet= or date=")


@pytest.mark.parametrize("words", [["--jobs", 0], ["--max-mb", 0], ["--limit", 0], ["--format", "pdf"]])
def test_a_bad_option(run, news, words):
    refused(run("brief", news, *words), 2, str(words[0]))


def test_a_file_name_that_tells_no_form(run, tmp_path):
    refused(run("demo", "-o", tmp_path / "b.pdf"), 2, "b.pdf does not tell the form", "--format")


@pytest.mark.parametrize("command", ["demo", "brief", "export"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(run, tmp_path, command, monkeypatch):
    monkeypatch.setattr("headwater.briefing.brief_of", None)  # would be called in vain
    paths = [] if command == "demo" else [tmp_path]
    refused(run(command, *paths, "-o", tmp_path / "no" / "b.html"), 1, "there is no folder", "-o")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_not_ours(run, tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    refused(run("demo", "-o", tmp_path / "shut" / "b.html"), 1, "cannot be written")


def test_a_folder_as_output(run, tmp_path):
    refused(run("demo", "-o", tmp_path), 2, "is a directory")


def test_a_setting_out_of_range(run, news, monkeypatch):
    monkeypatch.setenv("HEADWATER_SAME_CLAIM", "7")
    refused(run("brief", news), 1, "same_claim must lie between 0 and 1")
    monkeypatch.setenv("HEADWATER_SAME_CLAIM", "much")
    refused(run("brief", news), 1, "HEADWATER_SAME_CLAIM", "cannot read 'much' as float")


def test_a_pipeline_that_is_not_installed(run, news):
    refused(run("brief", news, "--spacy", "no_such"), 1, "no_such", "installed are")


def test_a_file_that_is_too_large(run, news):
    refused(run("brief", news, "--max-mb", 0.0001), 1, "no article could be read")


# -------------------------------------------------------------------- desks


def test_a_desk_from_its_making(run, news, tmp_path):
    folder = tmp_path / "desk"
    made = run("init", folder)
    assert (made.exit_code, made.stderr) == (0, "")
    assert f"headwater add {folder}" in made.stdout
    assert (
        run("status", folder).stdout
        == f"0 articles, 0 statements, 0 rejected\nadd articles with: headwater add {folder} PATH...\n"
    )
    assert "no article" in run("claims", folder).stdout
    first, *rest = sorted(news.iterdir())
    assert run("add", folder, first).stdout == "1 added, 0 unchanged, 0 repeated, 0 rejected\n"
    assert run("add", folder, first, *rest).stdout == "2 added, 1 unchanged, 0 repeated, 0 rejected\n"
    assert "claims are not up to date" in run("status", folder).stdout
    assert run("claims", folder).exit_code == 0
    assert re.search(r"^\d+ claims?, \d+ conflicts?, \d+ movements?$", run("status", folder).stdout, re.MULTILINE)


def test_what_an_add_refuses_is_listed(run, news, tmp_path):
    run("init", tmp_path / "desk")
    (news / "empty.txt").write_text("", encoding="utf-8")
    (news / "again.txt").write_bytes((news / "lantern.txt").read_bytes())
    result = run("add", tmp_path / "desk", news)
    assert result.exit_code == 0
    assert result.stdout == "3 added, 0 unchanged, 1 repeated, 1 rejected\n"
    assert re.fullmatch(r"rejected .*empty\.txt: .+\n", result.stderr)


def test_claims_are_listed_with_number_reach_and_id(run, desk):
    result = run("claims", desk)
    assert result.exit_code == 0
    first = result.stdout.splitlines()[:3]
    assert re.match(r" +1  “.*Karst.*”$", first[0])
    assert re.match(r" +2 articles, 2 outlets, 1 origin \(Ada Berg, Arvian Defence Minister\)", first[1])
    assert re.fullmatch(r" +cl-[0-9a-f]{16}", first[2])


def test_a_limit_tells_what_it_leaves_out(run, desk):
    assert re.search(r"not shown; --limit \d+ shows all$", run("claims", desk, "--limit", 1).stdout.strip())


def test_a_claim_is_shown_by_number_id_or_beginning(run, desk):
    id_ = re.search(r"cl-[0-9a-f]{16}", run("claims", desk).stdout)[0]
    by_number = run("show", desk, 1)
    assert by_number.exit_code == 0
    assert run("show", desk, id_).stdout == by_number.stdout
    assert run("show", desk, id_[:12]).stdout == by_number.stdout


def test_a_claim_shows_its_passages_and_who_stays_silent(run, desk):
    shown = run("show", desk, 1).stdout
    assert "reader → Ada Berg; reported speech" in shown
    assert "    Veland is moving troops from Karst to Oren, Arvian Defence Minister Ada Berg said on Tuesday." in shown
    assert "2 articles, 2 outlets, 1 origin" in shown


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        ("0", "no claim has this number"),
        ("99", "no claim has this number"),
        ("cl-x", "no claim has this id"),
        ("cl-", "claims have ids that begin so"),
        ("-1", "No such option"),
    ],
)
def test_a_claim_that_is_not_there(run, desk, claim, problem):
    result = run("show", desk, claim)
    refused(result, 2 if claim == "-1" else 1, problem)


def test_export_is_the_brief(run, desk, tmp_path):
    result = run("export", desk, "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["articles"]) == 3
    assert run("export", desk, "-o", tmp_path / "b.html").exit_code == 0
    assert (tmp_path / "b.html").stat().st_size > 1000


def test_entities_are_listed_with_spellings_role_and_reasons(run, desk):
    shown = run("entities", desk, "--kind", "person").stdout
    assert re.search(r"^Ada Berg \(person; Arvian Defence Minister; \d+ mentions in 2 articles\)$", shown, re.MULTILINE)
    assert run("entities", desk, "krol").stdout.startswith("Tom Krol (")
    assert run("entities", desk, "nobody").stdout == "no such name\n"
    assert re.search(r"not shown; --limit \d+ shows all$", run("entities", desk, "--limit", 1).stdout.strip())


def test_a_judgement_of_two_names_is_kept_and_taken_back(run, news, tmp_path):
    folder = tmp_path / "desk"
    run("init", folder)
    run("add", folder, news)
    assert "Berg" not in run("entities", folder, "krol").stdout
    said = run("judge", folder, "Tom Krol", "Ada Berg", "same", "--author", "Mira").stdout
    assert said == "Ada Berg and Tom Krol: same, by Mira\n"
    merged = run("entities", folder, "krol").stdout
    assert "Ada Berg" in merged
    assert "judged the same by Mira" in merged
    assert run("judge", folder, "Ada Berg", "Tom Krol", "undo").stdout.startswith("taken back: same, by Mira at 20")
    assert "Berg" not in run("entities", folder, "krol").stdout
    refused(run("judge", folder, "Ada Berg", "Tom Krol", "undo"), 1, "no judgement of these names stands")


def test_only_names_of_the_articles_are_judged(run, desk):
    refused(run("judge", desk, "Ada Berg", "Absent Person", "same"), 1, "Absent Person", "headwater entities")


@pytest.mark.parametrize("command", ["add", "status", "claims", "show", "export", "entities", "judge"])
def test_a_folder_that_is_no_desk(run, tmp_path, command):
    more = {"add": [tmp_path], "show": ["1"], "judge": ["A", "B", "same"]}.get(command, [])
    refused(run(command, tmp_path, *more), 1, "is not a desk", "headwater init")


def test_a_desk_is_not_made_twice(run, desk):
    refused(run("init", desk), 1, "is a desk already")


def test_a_desk_refuses_a_path_that_is_not_there(run, desk, tmp_path):
    refused(run("add", desk, tmp_path / "absent"), 1, "absent")


# -------------------------------------------------------------------- help and the rest


def test_stages(run):
    assert run("stages").stdout == pipeline.stage_table() + "\n"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_shows_an_example(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert re.search(rf"^  headwater {name}\b", result.stdout, re.MULTILINE), result.stdout
    assert run(name, "-h").stdout == result.stdout


def test_help_does_not_hang_on_who_asked_first():
    for command in main.commands.values():
        assert CliRunner().invoke(command, ["-h"]).stdout.startswith("Usage: ")


def test_help_of_all(run):
    result = run("--help")
    assert result.exit_code == 0
    assert "Exit codes" in result.stdout
    assert all(re.search(rf"^  {name} ", result.stdout, re.MULTILINE) for name in main.commands)


def test_every_option_is_explained():
    for command in main.commands.values():
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, (command.name, option.name)


def test_version(run):
    assert re.fullmatch(r"headwater, version \d+\.\d+\.\d+\n", run("--version").stdout)


def test_progress_is_shown_in_a_terminal_only(run):
    """The runner's streams are no terminals; neither is a pipe."""
    assert run("brief", DEMO).stderr == ""
    done = subprocess.run(
        [sys.executable, "-m", "headwater", "brief", str(DEMO)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.startswith("12 articles")


def test_articles_without_an_outlet_or_a_day_are_named_on_standard_error(run, news):
    known = {"articles": [{"file": min(NEWS), "outlet": "Orle Post"}]}
    (news / "meta.json").write_text(json.dumps(known), encoding="utf-8")
    outlets, dates, advice = run("brief", news).stderr.splitlines()
    assert outlets.startswith("no outlet is known of 2 of 3 articles: ")
    assert min(NEWS) not in outlets
    assert dates.startswith("no date is known of 3 of 3 articles: ")
    assert "meta.json" in advice


def test_a_bar_is_drawn_where_there_is_a_terminal(monkeypatch, capsys):
    from headwater.cli.output import progress_bar

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress_bar() as tell:
        tell("reading", 1, 3)
    out, err = capsys.readouterr()
    assert out == ""
    assert "reading" in err or err == ""  # a dumb terminal draws nothing


def test_a_reader_who_leaves_early_is_no_error():
    script = f"{sys.executable} -m headwater brief {DEMO} --format json | head -c 20"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("{")
