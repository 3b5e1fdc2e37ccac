"""Where exports go, and what is refused before any work is done."""

from __future__ import annotations

import json
import sys
import types
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headwater.cli import main
from headwater.report import exports
from report.fictional import brief


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Stands for the desk: a brief made by hand, and how often it was asked for."""
    asked: list[str] = []

    def made(desk: str):
        asked.append(desk)
        return brief()

    monkeypatch.setattr("headwater.cli.desk._brief", made)
    return asked


@pytest.fixture
def run(asked):
    def invoke(*words: object) -> Result:
        result = CliRunner().invoke(main, ["export", "desk", *map(str, words)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def refused(run, asked):
    """Runs what must be refused, without traces and before the brief is made."""

    def invoke(code: int, *words: object) -> str:
        result = run(*words)
        assert (result.exit_code, result.stdout, asked) == (code, "", [])
        return " ".join(result.stderr.split())

    return invoke


@pytest.mark.parametrize("form", exports.FILES)
def test_forms_of_one_file_go_to_standard_output(run, form):
    result = run("--format", form)
    assert (result.exit_code, result.stderr) == (0, "rejected pile/broken.pdf: no text could be read\n")
    assert result.stdout == exports.text(brief(), form)


@pytest.mark.parametrize(
    ("name", "form"),
    [("b.geojson", "geojson"), ("b.graphml", "graphml"), ("b.GEXF", "gexf"), ("b.jsonld", "jsonld"), ("b.ttl", "prov")],
)
def test_the_ending_tells_the_form(run, tmp_path, name, form):
    assert run("-o", tmp_path / name).stdout == ""
    assert (tmp_path / name).read_bytes() == exports.text(brief(), form).encode()


@pytest.mark.parametrize("form", exports.FOLDERS)
def test_tables_go_to_a_folder(run, tmp_path, form):
    folder = tmp_path / "tables"
    assert run("--format", form, "-o", f"{folder}/").exit_code == 0
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == exports.files(brief(), form)
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]


def test_an_earlier_export_is_replaced_whole(run, tmp_path):
    folder = tmp_path / "tables"
    run("--format", "csv", "-o", folder)
    result = run("--format", "parquet", "-o", folder)
    assert result.exit_code == 0
    assert {p.name for p in folder.iterdir()} == set(exports.files(brief(), "parquet"))
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]


def test_an_empty_folder_is_used(run, tmp_path):
    assert run("--format", "csv", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "claims.csv").exists()


def test_a_link_to_a_folder_stays_one(run, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    run("--format", "csv", "-o", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "claims.csv").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(refused, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "other.txt").write_text("mine")
    said = refused(1, "--format", "csv", "-o", tmp_path)
    assert f"{tmp_path}: holds notes.txt and 1 more, which no earlier export wrote; nothing was changed" in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.txt", "other.txt"]


def test_notes_beside_the_tables_are_not_thrown_away(run, tmp_path):
    run("--format", "csv", "-o", tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    result = run("--format", "csv", "-o", tmp_path)
    assert result.exit_code == 1
    assert "holds notes.txt, which" in result.stderr
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_nothing_is_left_when_writing_fails(run, tmp_path, monkeypatch):
    folder = tmp_path / "tables"
    run("--format", "csv", "-o", folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    write = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.name == "entities.csv":
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("--format", "csv", "-o", folder)
    assert (result.exit_code, "No space left on device; nothing was left half-written" in result.stderr) == (1, True)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]


def test_the_earlier_folder_comes_back_when_it_cannot_be_replaced(run, tmp_path, monkeypatch):
    folder = tmp_path / "tables"
    run("--format", "csv", "-o", folder)
    rename = Path.rename

    def stuck(self: Path, target: Path) -> Path:
        if target == folder and not self.name.endswith(".earlier"):
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    assert run("--format", "parquet", "-o", folder).exit_code == 1
    assert (folder / "claims.csv").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize("form", exports.FOLDERS)
def test_tables_have_no_place_on_standard_output(refused, form):
    assert f"{form} is a folder of tables: say which by -o FOLDER" in refused(2, "--format", form)


@pytest.mark.parametrize("words", [(), ("--format", "csv"), ("--format", "json")])
def test_a_file_of_tables_is_not_what_it_seems(refused, tmp_path, words):
    said = refused(2, "-o", tmp_path / "brief.csv", *words)
    assert "tables are written to a folder" in said
    assert "--format csv -o FOLDER" in said


def test_a_folder_is_no_place_for_a_file(refused, tmp_path):
    assert "is a directory" in refused(2, "-o", tmp_path)
    assert "is a directory" in refused(2, "-o", f"{tmp_path}/new/")
    assert "is a directory" in refused(2, "--format", "geojson", "-o", tmp_path)
    assert "give --format, or end it in .json" in refused(2, "-o", tmp_path / "b.xyz")


def test_a_file_is_no_place_for_tables(refused, tmp_path):
    (tmp_path / "file").write_text("x")
    assert "is a file; tables are written to a folder" in refused(1, "--format", "csv", "-o", tmp_path / "file")
    assert "there is no folder" in refused(1, "--format", "csv", "-o", tmp_path / "no" / "tables")


def test_parquet_names_what_it_needs(refused, tmp_path, monkeypatch):
    monkeypatch.setattr(exports, "find_spec", lambda _name: None)
    said = refused(1, "--format", "parquet", "-o", tmp_path / "tables")
    assert "install it with: pip install 'headwater[parquet]'" in said


# -------------------------------------------------------------------- the map


@pytest.fixture
def drawing(monkeypatch):
    monkeypatch.setattr(exports, "find_spec", lambda _name: True)
    stub = types.ModuleType("headwater.report.map")
    stub.svg = lambda made: f"<svg>{len(made.movements)}</svg>\n"
    stub.png = lambda picture: b"\x89PNG " + picture.encode()
    monkeypatch.setitem(sys.modules, "headwater.report.map", stub)
    monkeypatch.setattr("headwater.report.map", stub, raising=False)


@pytest.mark.usefixtures("drawing")
def test_the_map_alone(run, tmp_path):
    result = run("--map", tmp_path / "moved.svg")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "moved.svg").read_text() == "<svg>1</svg>\n"


@pytest.mark.usefixtures("drawing")
def test_the_map_beside_a_brief(run, tmp_path):
    result = run("--map", tmp_path / "moved.PNG", "--format", "json")
    assert json.loads(result.stdout)["schema"] == "headwater.brief/1"
    assert (tmp_path / "moved.PNG").read_bytes() == b"\x89PNG <svg>1</svg>\n"
    run("--map", tmp_path / "m.svg", "-o", tmp_path / "b.json")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.json", "m.svg", "moved.PNG"]


@pytest.mark.usefixtures("drawing")
def test_what_is_wrong_with_a_map_is_told_first(refused, tmp_path, monkeypatch):
    monkeypatch.setattr(exports, "find_spec", lambda _name: None)
    assert "pip install 'headwater[png]'" in refused(1, "--map", tmp_path / "m.png")
    assert "the map is written as .svg or .png" in refused(2, "--map", tmp_path / "m.jpg")
    assert "there is no folder" in refused(1, "--map", tmp_path / "no" / "m.svg")
    assert "name two files" in refused(2, "--map", tmp_path / "m.svg", "--format", "json", "-o", tmp_path / "m.svg")
