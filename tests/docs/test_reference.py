"""The reference leaves nothing out: commands, options, settings, errors, fields, words, stages."""

from __future__ import annotations

import ast
import html
import json
import re
from dataclasses import fields, is_dataclass

import click
import pytest
from click.testing import CliRunner
from doc_pages import DOCS, ROOT

import headwater
from headwater import errors, pipeline
from headwater.cli import main
from headwater.report import document
from headwater.report.schema import load_schema
from headwater.settings import Settings


def shown(site, page):
    """The words of a built page."""
    content = (site / page).read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", content.partition("<article")[2]))


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_option_is_there(site, name):
    told = " ".join(shown(site, "reference/commands.html").split())
    section = told.partition(f"headwater {name}¶")[2].partition("¶")[0]
    command = main.commands[name]
    assert " ".join((command.help or "").split("\b")[0].split())[:60].replace("``", "") in section
    context = click.Context(command, info_name=name)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert " ".join((parameter.help or "?").split())[:40] in section
            assert all(option in section for option in parameter.opts), parameter.opts
        else:
            assert parameter.make_metavar(context) in section
    assert "-h, --help" in section


def test_every_setting_is_there_with_its_variable_and_meaning(site):
    rows = shown(site, "reference/settings.html")
    for field in fields(Settings):
        row = rows.partition(f"{field.name}HEADWATER_{field.name.upper()}\n")[2].split("\n")[:2]
        assert all(cell.strip() for cell in row), field.name
        assert len(row) == 2, field.name


def test_a_variable_is_read_as_the_page_says():
    assert Settings.from_environment({"HEADWATER_FIELD_TEXT": "body, main"}).field_text == ("body", "main")


def test_all_public_names_errors_and_records_are_there(site):
    python = shown(site, "reference/python.html")
    records = (site / "reference" / "document.html").read_text(encoding="utf-8")
    for name in [*headwater.__all__, "Desk", "add", "judge", "withdraw", "Verdict", *vars(errors)]:
        if not name.startswith("_") and name != "annotations":
            assert re.search(rf"\b{name}\b", python), name
    for name, value in vars(document).items():
        if is_dataclass(value):
            section = records.partition(f'id="headwater.report.document.{name}"')[2].partition("<h2")[0]
            assert all(f'{value.__module__}.{name}.{field.name}"' in section for field in fields(value)), name


def test_every_property_of_the_schema_is_explained():
    page = (DOCS / "brief.md").read_text(encoding="utf-8")
    sections = {part.partition("\n")[0]: part for part in page.split("\n## ")}
    schema = load_schema()
    for name, part in {"Brief": schema, **schema["$defs"]}.items():
        for field in part["properties"]:
            assert f"| `{field}` |" in sections[name], f"{name}.{field}"


def test_every_stage_is_there(site):
    told = shown(site, "reference/stages.html")
    assert all(f"\n{stage.name}\n" in told for stage in pipeline.STAGES)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["stages"], 0),
        (["status", "nowhere"], 1),
        (["brief", "nowhere"], 1),
        (["brief"], 2),
        (["brief", "--nope", "a"], 2),
    ],
)
def test_exit_codes_are_those_of_the_page(given, code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, given).exit_code == code
    page = (DOCS / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    assert f"| {code} |" in page


WORDS = (
    "agency alias article assertion attribution brief chain circle claim conflict content credit cue desk drift"
    " dropped entity family gist hedge lineage movement narrated origin outlet relay side silence source speaker"
    " stance statement verdict"
)


@pytest.mark.parametrize("word", WORDS.split())
def test_the_glossary_has_the_words(word):
    page = (DOCS / "glossary.md").read_text(encoding="utf-8").lower()
    assert re.search(rf"^{word}\b", page, re.MULTILINE)


def test_method_cards_have_all_their_parts():
    cards = sorted(set((DOCS / "methods").glob("*.md")) - {DOCS / "methods" / "index.md"})
    assert len(cards) == 8
    for card in cards:
        text = card.read_text(encoding="utf-8")
        for part in ("Takes", "Works", "Measured", "Limits", "Do not trust it"):
            assert re.search(rf"^\*\*{part}\b", text, re.MULTILINE), f"{card.name}: {part}"
        assert re.search(r"\]\(\.\./measure(?:ments|d-by-eye)\.md#", text), card.name


def test_hooks_are_plain_files_that_parse():
    for hook in (DOCS / "hooks").glob("*.py"):
        ast.parse(hook.read_text(encoding="utf-8"))
        assert f"docs/hooks/{hook.name}" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_notebook_is_json():
    for notebook in (DOCS / "notebooks").glob("*.ipynb"):
        assert json.loads(notebook.read_text(encoding="utf-8"))["nbformat"] == 4
