from __future__ import annotations

import pytest

from headwater import briefing
from headwater.doctor import reading
from headwater.doctor.finding import Level
from headwater.errors import ModelError
from headwater.settings import DEFAULT_PIPELINE


def test_settings_of_the_environment():
    (finding,) = reading.settings({"HOME": "x", "HEADWATER_JOBS": "2", "HEADWATER_FIELD_TEXT": "body"})
    assert (finding.level, finding.remedy) == (Level.OK, "")
    assert finding.detail == "from the environment: HEADWATER_FIELD_TEXT, HEADWATER_JOBS"


def test_every_wrong_setting_is_told():
    found = list(
        reading.settings(
            {
                "HEADWATER_JOBS": "two",
                "HEADWATER_SAME_CLAIM": "7",
                "HEADWATER_JOB": "1",
                "HEADWATER_MAX_FILE_BYTES": "9",
            }
        )
    )
    assert [f.level for f in found] == [Level.FAULT] * 3
    assert [f.remedy.rpartition(" ")[2] for f in found] == ["HEADWATER_JOB", "HEADWATER_JOBS", "HEADWATER_SAME_CLAIM"]
    assert "known are" in found[0].detail


def test_a_wrong_setting_does_not_hide_the_others():
    assert reading.readable({"HEADWATER_JOBS": "two", "HEADWATER_SAME_CLAIM": "0.5"}).same_claim == 0.5


def test_the_pipeline_that_ships():
    (finding,) = reading.spacy_pipeline({})
    assert finding.level is Level.OK
    assert DEFAULT_PIPELINE in finding.detail


def test_a_pipeline_that_is_not_installed():
    (finding,) = reading.spacy_pipeline({"HEADWATER_SPACY_PIPELINE": "xx_absent_sm"})
    assert finding.level is Level.FAULT
    assert "xx_absent_sm" in finding.detail
    assert finding.remedy.endswith("unset HEADWATER_SPACY_PIPELINE")


def test_a_small_run_finds_what_is_said():
    (finding,) = reading.small_run({})
    assert (finding.level, finding.remedy) == (Level.OK, "")


@pytest.mark.parametrize(
    "text", ["Nobody said anything. The river rose.", "“The dam will hold,” said Tom Krol of Oren."]
)
def test_a_small_run_that_finds_something_else_is_a_fault(monkeypatch, text):
    monkeypatch.setattr(reading, "SENTENCES", text)
    (finding,) = reading.small_run({})
    assert finding.level is Level.FAULT
    assert "HEADWATER_" in finding.remedy


def test_settings_that_let_nothing_through():
    (finding,) = reading.small_run({"HEADWATER_MAX_FILE_BYTES": "5"})
    assert finding.level is Level.FAULT
    assert "too large" in finding.detail
    assert "HEADWATER_" in finding.remedy


def test_a_small_run_writes_nothing(tmp_path):
    (finding,) = reading.small_run({"HEADWATER_WORK": str(tmp_path / "work")})
    assert finding.level is Level.OK
    assert list(tmp_path.iterdir()) == []


def test_a_small_run_without_its_models(monkeypatch):
    def broken(*_args, **_more):
        raise ModelError("judge", "model.onnx is missing", "install headwater again")

    monkeypatch.setattr(briefing, "brief_of", broken)
    (finding,) = reading.small_run({})
    assert (finding.level, finding.detail) == (
        Level.FAULT,
        "model judge: model.onnx is missing; install headwater again",
    )
