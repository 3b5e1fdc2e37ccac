from __future__ import annotations

import importlib.metadata
import tomllib
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest

from headwater.doctor import installation
from headwater.doctor.finding import Level

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def installed_as(monkeypatch, requires, *, python=">=3.11", extras=()):
    """headwater as if its metadata said this; None: not installed."""
    metadata = Message()
    metadata["Requires-Python"] = python
    for extra in extras:
        metadata["Provides-Extra"] = extra
    found = None if requires is None else SimpleNamespace(requires=requires, metadata=metadata)
    monkeypatch.setattr(installation, "_headwater", lambda: found)


@pytest.mark.parametrize(
    ("found", "wanted", "level"),
    [
        ("3.11.0", ">=3.11", Level.OK),
        ("3.14.0rc1", ">=3.11", Level.OK),
        ("3.10.9", ">=3.11", Level.FAULT),
        ("3.9.1", "", Level.OK),  # not known what is needed
    ],
)
def test_python(found, wanted, level):
    (finding,) = installation.python(found, wanted)
    assert finding.level is level
    assert found in finding.detail
    assert (wanted in finding.remedy) if level is Level.FAULT else not finding.remedy


def test_the_metadata_says_which_python(monkeypatch):
    installed_as(monkeypatch, [], python=">=99.1")
    (finding,) = installation.python()
    assert finding.level is Level.FAULT
    assert "Python >=99.1" in finding.remedy


def test_packages_that_fit():
    (finding,) = installation.packages(["pytest>=1", "Click", 'absent-package; python_version < "3"'])
    assert (finding.level, finding.remedy) == (Level.OK, "")
    assert "all 2" in finding.detail  # the third is not asked for here


def test_a_package_that_is_not_installed():
    (finding,) = installation.packages(["pytest>=1", "absent-package>=2.5,<3"])
    assert (finding.level, finding.what, finding.detail) == (Level.FAULT, "package absent-package", "is not installed")
    assert finding.remedy.endswith('-m pip install "absent-package<3,>=2.5"')


def test_each_package_of_a_wrong_version_is_told(monkeypatch):
    monkeypatch.setattr(installation, "version", {"old": "1.9", "new": "4.0", "good": "2.3rc1"}.__getitem__)
    found = list(installation.packages(["old>=2", "good>=2", "new>=2,<4"]))
    assert [(f.what, f.level) for f in found] == [("package old", Level.FAULT), ("package new", Level.FAULT)]
    assert found[0].detail == "1.9, but >=2 is needed"


def test_a_package_without_its_metadata(monkeypatch):
    monkeypatch.setattr(installation, "version", lambda _name: None)
    (finding,) = installation.packages(["old>=2"])
    assert (finding.level, finding.detail) == (Level.FAULT, "is damaged")


def test_extras_are_no_part_of_the_base(monkeypatch):
    installed_as(monkeypatch, ["pytest", 'absent-package>=2; extra == "png"'], extras=["png"])
    (finding,) = installation.packages()
    assert finding.level is Level.OK
    (finding,) = installation.extras()
    assert (finding.level, finding.what) == (Level.HINT, "extra png")
    assert finding.detail == "not installed, needed for the map as a picture (--map moved.png)"
    assert finding.remedy.endswith('pip install "absent-package>=2"')


def test_an_extra_that_is_there(monkeypatch):
    installed_as(monkeypatch, ["click", 'pytest>=1; extra == "parquet"'], extras=["parquet", "dev"])
    (finding,) = installation.extras()
    assert (finding.level, finding.what) == (Level.OK, "extra parquet")


def test_without_metadata_nothing_is_known_and_nothing_is_wrong(monkeypatch):
    def absent(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(installation, "distribution", absent)
    assert [f.level for f in installation.python()] == [Level.OK]
    assert [f.level for f in installation.packages()] == [Level.HINT]
    assert list(installation.extras()) == []


def test_it_is_said_what_each_extra_is_for():
    extras = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(installation.USES) | installation.DEVELOPING == set(extras)
