from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headwater.cli import main
from story import DEMO

Run = Callable[..., Result]
MODULE = sys.modules["headwater.cli.attribute"]  # as an attribute of its package, the name is the command's

ROWS = (
    {"id": "n1", "text": "Dam holds\n\n\n[ad_1]  Ada Berg said that the dam of Oren holds.\nShare this article"},
    {"id": 7, "text": "“We hold 28 villages,” Osk Varn told Northwire. Ada Berg believes that he is wrong.", "x": 1},
)


@pytest.fixture
def run() -> Run:
    def invoke(*words: object, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, ["attribute", *(str(w) for w in words)], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def rows(tmp_path) -> Path:
    return write(tmp_path / "rows.jsonl", *(json.dumps(row) for row in ROWS))


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def objects(result: Result) -> list[dict]:
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def words(article: dict, attribution: dict, role: str) -> str:
    return " … ".join(article["text"][start:end] for start, end in attribution[role])


def check_offsets(article: dict) -> None:
    for attribution in article["attributions"]:
        assert attribution["content"]
        for role in ("source", "cue", "content"):
            for start, end in attribution[role]:
                assert 0 <= start < end <= len(article["text"])
                assert article["text"][start:end].strip()


# -------------------------------------------------------------------- for programs


def test_the_built_in_story(run):
    result = run(DEMO, "--jsonl")
    assert result.stderr == ""
    articles = objects(result)
    assert len(articles) == 12
    assert sum(len(a["attributions"]) for a in articles) > 50
    for article in articles:
        assert set(article) == {"id", "path", "text", "attributions"}
        check_offsets(article)
    speakers = {a["speaker"] for article in articles for a in article["attributions"]}
    assert {"Milena Dorsk", "Teodora Vilk"} <= speakers


def test_rows_keep_their_id_and_their_text(run, rows):
    articles = objects(run(rows, "--jsonl"))
    assert [(a["id"], a["text"]) for a in articles] == [(str(row["id"]), row["text"]) for row in ROWS]
    assert [a["path"] for a in articles] == [f"{rows}#1", f"{rows}#2"]
    for article in articles:
        check_offsets(article)
    [holds, *_] = articles[0]["attributions"]
    assert words(articles[0], holds, "content") == "that the dam of Oren holds"
    assert words(articles[0], holds, "source") == "Ada Berg"
    assert words(articles[0], holds, "cue") == "said"
    assert holds["speaker"] == "Ada Berg"


def test_beliefs_are_kept_and_marked(run, rows):
    article = objects(run(rows, "--jsonl"))[1]
    kinds = {words(article, a, "cue"): a["kind"] for a in article["attributions"]}
    assert kinds["told"] == "speech"
    assert kinds["believes"] == "belief"


def test_standard_input(run):
    [article] = objects(run("-", "--jsonl", stdin=b"Ada Berg said that the dam of Oren holds."))
    assert (article["path"], article["text"]) == ("-", "Ada Berg said that the dam of Oren holds.")
    check_offsets(article)
    [attribution] = article["attributions"]
    assert attribution["speaker"] == "Ada Berg"
    assert attribution["chain"] == ["Ada Berg"]


def test_a_text_without_statements_has_a_row_too(run, tmp_path):
    [article] = objects(run(write(tmp_path / "r.jsonl", '{"text": "Snow fell."}'), "--jsonl"))
    assert article["attributions"] == []
    assert article["id"].startswith("art-")


def test_a_field_names_the_text(run, tmp_path):
    file = write(tmp_path / "r.jsonl", '{"id": "n1", "text": "no", "brot": "Snow fell."}')
    [article] = objects(run(file, "--jsonl", "--field", "text=brot"))
    assert article["text"] == "Snow fell."


def test_files_and_rows_together(run, rows, tmp_path):
    (tmp_path / "a.txt").write_text("Ada Berg said that the dam of Oren holds.", encoding="utf-8")
    articles = objects(run(rows, tmp_path / "a.txt", "--jsonl"))
    assert [Path(a["path"]).name for a in articles] == ["a.txt", "rows.jsonl#1", "rows.jsonl#2"]


# -------------------------------------------------------------------- for people


def test_a_list_for_people(run, rows):
    result = run(rows)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "n1 (1 statement)" in result.stdout
    assert "Ada Berg · said · reported speech" in result.stdout
    assert "We hold 28 villages" in result.stdout
    assert "believes" not in result.stdout


def test_the_text_is_never_markup(run):
    result = run("-", stdin=b"Ada Berg said that the dam [bold red]of Oren[/] holds.")
    assert "[bold red]of Oren[/]" in result.stdout


# -------------------------------------------------------------------- where it goes


@pytest.mark.parametrize(("name", "start"), [("s.jsonl", "{"), ("s.txt", "n1 (1 statement)")])
def test_a_file_as_output(run, rows, tmp_path, name, start):
    result = run(rows, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_place_that_cannot_be_written_is_told_before_the_work(run, rows, tmp_path, monkeypatch):
    monkeypatch.setattr(MODULE, "read_rows", None)  # would be called in vain
    result = run(rows, "-o", tmp_path / "no" / "s.jsonl")
    assert result.exit_code == 1
    assert "there is no folder" in result.stderr


def test_a_bar_leaves_standard_output_alone(run, rows, monkeypatch):
    """While it is drawn, rich's bar stands in for sys.stdout and writes all to standard error."""

    @contextmanager
    def bar(*, printing):
        assert printing
        with redirect_stdout(io.StringIO()):
            yield lambda _step, _done, _total: None

    monkeypatch.setattr(MODULE, "progress_bar", bar)
    assert len(objects(run(rows, "--jsonl"))) == 2


def test_a_reader_who_leaves_early_is_no_error():
    script = f"{sys.executable} -m headwater attribute {DEMO} --jsonl | head -c 20"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("{")


# -------------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "n2", "text": ', "line 2: broken JSON: "),
        ("[1]", "line 2: not an article: not a JSON object"),
        ('{"id": "n2", "body": "Snow."}', "line 2: no text: its fields are body, id; name it by --field text=NAME"),
        ('{"id": "n2", "text": " "}', "line 2: the text is empty"),
        ('{"id": ["n2"], "text": "Snow."}', "line 2: the id is neither a string nor a number"),
        ('{"id": "n1", "text": "Snow."}', "line 2: same id as line 1"),
        ('{"id": "n2", "text": "Snow \\ud800."}', "line 2: the text holds half a character"),
        ("[" * 100_000, "line 2: unusable JSON: "),
    ],
)
def test_a_bad_line_is_rejected_alone(run, tmp_path, line, reason):
    file = write(tmp_path / "r.jsonl", '{"id": "n1", "text": "Snow fell."}', line, '{"id": "n3", "text": "Rain."}')
    result = run(file, "--jsonl")
    assert [a["id"] for a in objects(result)] == ["n1", "n3"]
    assert result.stderr.startswith(f"rejected {file}#2: {reason}")
    assert len(result.stderr.splitlines()) == 1


def test_a_text_that_is_too_long(run, tmp_path, monkeypatch):
    monkeypatch.setenv("HEADWATER_MAX_ARTICLE_CHARS", "9")
    result = run(write(tmp_path / "r.jsonl", '{"text": "Snow fell."}', '{"text": "Snow."}'), "--jsonl")
    assert len(objects(result)) == 1
    assert "line 1: too long: 10 characters, the limit is 9" in result.stderr


def test_all_that_is_rejected_is_listed(run, tmp_path):
    result = run(write(tmp_path / "r.jsonl", '{"text": "Snow fell."}', *["broken"] * 30), "--jsonl")
    assert len(result.stderr.splitlines()) == 30


def test_no_articles(run, tmp_path):
    file = write(tmp_path / "r.jsonl", *["broken"] * 7)
    for result, said in ((run(tmp_path / "r.jsonl", "--jsonl"), f"{file}#1: line 1: "), (run(tmp_path), "broken")):
        assert (result.exit_code, result.stdout) == (1, "")
        assert "no article could be read" in result.stderr
        assert said in result.stderr


def test_a_path_that_is_not_there(run, rows, tmp_path):
    for path in (tmp_path / "absent", tmp_path / "absent.jsonl"):
        result = run(rows, path, "--jsonl")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "absent" in result.stderr


def test_no_path(run):
    assert run("--jsonl").exit_code == 2
