from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from headwater.desk import Desk
from headwater.doctor import Finding, Level, examine, told


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return list(examine(environ={}, encoding="utf-8"))


def test_where_the_tests_run_nothing_is_broken(findings):
    assert [f for f in findings if f.level is Level.FAULT] == []


def test_everything_is_looked_at(findings):
    looked_at = {
        "Python",
        "packages",
        "attributor",
        "gazetteer",
        "settings",
        "memory",
        "disk",
        "terminal",
        "a small run",
    }
    assert looked_at <= {f.what for f in findings}


def test_what_is_not_well_has_a_remedy(findings):
    assert all(bool(f.remedy) == (f.level is not Level.OK) for f in findings)


def test_a_folder_is_looked_at_as_a_desk(tmp_path):
    *_, last = examine(tmp_path, environ={}, encoding="utf-8")
    assert (last.level, last.what) == (Level.FAULT, "desk")
    assert "headwater init" in last.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_check_that_breaks_is_a_finding():
    good = Finding(Level.OK, "disk", "large")

    def broken():
        yield good
        raise RuntimeError("a bolt is loose")

    assert next(told("disk", broken)) == good
    (_, found) = told("disk", broken)
    assert (found.level, found.what, found.detail) == (
        Level.FAULT,
        "disk",
        "the check broke off: RuntimeError: a bolt is loose",
    )
    assert "install headwater again" in found.remedy


def test_packages_that_are_missing_are_findings_too(tmp_path):
    Desk.create(tmp_path / "river").close()
    code = f"""
import sys
for name in ("alembic", "msgspec", "numpy", "onnxruntime", "packaging", "rich", "spacy", "sqlalchemy"):
    sys.modules[name] = None
from headwater.cli import main
main(["doctor", {str(tmp_path / "river")!r}])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    broken = {
        line.split(": ")[0].removeprefix("fault  ") for line in done.stdout.splitlines() if line.startswith("fault")
    }
    assert {"Python", "packages", "attributor", "spaCy pipeline", "a small run", "desk"} <= broken
    assert "ok     desk's database: whole" in done.stdout


def test_findings_are_not_edited():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Finding(Level.OK, "disk", "large").detail = "small"
