from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import headwater
from headwater.doctor import shipped_files
from headwater.doctor.finding import Level
from headwater.models import judge

PACKAGE = Path(headwater.__file__).parent
SHIPPED = {path for suffix in ("onnx", "bin", "json") for path in PACKAGE.rglob(f"*.{suffix}")}
WORDS_AND_SCHEMAS = {PACKAGE / "report" / "brief-1.schema.json", *(PACKAGE / "data" / "demo").iterdir()}


@pytest.mark.parametrize("model", shipped_files.MODELS)
def test_what_ships_is_whole(model):
    (finding,) = shipped_files.check(model)
    assert (finding.level, finding.what, finding.remedy) == (Level.OK, model, "")


def test_every_shipped_file_is_looked_at():
    looked_at = {path for hashes in shipped_files.MODELS.values() for path in hashes()}
    assert looked_at == SHIPPED - WORDS_AND_SCHEMAS


def test_a_file_that_is_missing_altered_or_unreadable(tmp_path):
    for name in ("good", "cut", "folder"):
        (tmp_path / name).mkdir() if name == "folder" else (tmp_path / name).write_bytes(b"weights")
    right = hashlib.sha256(b"weights").hexdigest()
    hashes = {"good": right, "cut": hashlib.sha256(b"weights and more").hexdigest(), "folder": right, "lost": right}
    found = list(shipped_files.compared("judge", {tmp_path / name: sha256 for name, sha256 in hashes.items()}))
    assert [f.level for f in found] == [Level.FAULT] * 3
    assert ["SHA-256" in found[0].detail, "cannot be read" in found[1].detail, "is missing" in found[2].detail] == [
        True
    ] * 3
    assert all("install headwater again" in f.remedy for f in found)


def test_the_hashes_are_those_of_the_code_that_reads_the_files(monkeypatch):
    monkeypatch.setitem(judge.SHA256, "model.onnx", "0" * 64)
    (finding,) = shipped_files.check("judge of pairs")
    assert finding.level is Level.FAULT
    assert "model.onnx" in finding.detail
