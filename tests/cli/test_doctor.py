from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from headwater import doctor
from headwater.cli import main
from headwater.cli.doctor import doctor as command
from headwater.doctor import Finding, Level

OK = Finding(Level.OK, "disk", "8.0 GB free")
HINT = Finding(Level.HINT, "memory", "1.0 GB free", "close other programs")
FAULT = Finding(Level.FAULT, "package anker", "is not installed", "pip install anker")


def found(monkeypatch, *findings: Finding) -> list[object]:
    """Lets the doctor find this; gives the desks that it was asked to look at."""
    asked = []

    def examine(path, *, environ, encoding):
        asked.append(path)
        assert environ["PATH"]
        assert encoding == "utf-8"
        yield from findings

    monkeypatch.setattr(doctor, "examine", examine)
    return asked


@pytest.mark.parametrize(("findings", "code"), [((OK,), 0), ((OK, HINT), 0), ((OK, FAULT, HINT), 1)])
def test_only_a_fault_is_a_failure(monkeypatch, findings, code):
    found(monkeypatch, *findings)
    for words in (["doctor"], ["doctor", "--json"]):
        assert CliRunner().invoke(main, words).exit_code == code


def test_what_is_printed(monkeypatch):
    asked = found(monkeypatch, OK, HINT, FAULT)
    result = CliRunner().invoke(main, ["doctor", "river"])
    assert result.stdout.splitlines() == [
        "ok     disk: 8.0 GB free",
        "hint   memory: 1.0 GB free",
        "       to do: close other programs",
        "fault  package anker: is not installed",
        "       to do: pip install anker",
        "1 fault, 1 hint",
    ]
    assert result.stderr == ""
    assert asked == ["river"]


def test_the_same_as_json(monkeypatch):
    asked = found(monkeypatch, OK, FAULT)
    page = json.loads(CliRunner().invoke(main, ["doctor", "--json"]).stdout)
    assert (page["faults"], page["hints"]) == (1, 0)
    assert page["findings"] == [
        {"level": "ok", "what": "disk", "detail": "8.0 GB free", "remedy": ""},
        {"level": "fault", "what": "package anker", "detail": "is not installed", "remedy": "pip install anker"},
    ]
    assert asked == [None]


def test_letters_that_the_terminal_lacks_do_no_harm(monkeypatch):
    finding = Finding(Level.OK, "desk", "Ženna/\udcff")
    monkeypatch.setattr(doctor, "examine", lambda _path, **_more: iter([finding]))
    # the command alone: the group would have a pipe take UTF-8
    said = {charset: CliRunner(charset=charset).invoke(command, []).stdout for charset in ("latin-1", "utf-8")}
    assert said["latin-1"].startswith("ok     desk: \\u017denna/\\udcff\n")
    assert said["utf-8"].startswith("ok     desk: Ženna/\\udcff\n")
    page = CliRunner(charset="latin-1").invoke(command, ["--json"]).stdout
    assert json.loads(page)["findings"][0]["detail"] == finding.detail


def test_here_it_finds_no_fault(tmp_path):
    CliRunner().invoke(main, ["init", str(tmp_path / "river")])
    result = CliRunner().invoke(main, ["doctor", str(tmp_path / "river")])
    assert result.exit_code == 0, result.output
    assert "ok     a small run" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("0 faults, ")


def test_a_variable_that_no_setting_has_is_found_here_too(monkeypatch):
    monkeypatch.setenv("HEADWATER_JOBZ", "2")
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 1
    assert "fault  settings: HEADWATER_JOBZ: no such setting" in result.stdout
