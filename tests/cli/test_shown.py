"""What the commands say of claims, on a brief that is made by hand."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from headwater.cli import main
from report.fictional import brief


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr("headwater.cli.desk._brief", lambda _desk: brief())

    def invoke(*words: str) -> str:
        result = CliRunner().invoke(main, list(words))
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return invoke


def test_a_claim_is_shown_with_all_that_is_known_of_it(run):
    shown = run("show", "desk", "1")
    assert "Times dropped the attribution; Unity Party has not commented" in shown
    assert "taken for one claim (80 % sure): both name Karst" in shown
    assert "in the order of time:\n    source: “Defence Minister Osk Varn” became “Minister Warn”" in shown
    assert "2 passages possibly the same, not counted:" in shown
    assert "Harbour Post, 2031-05-14 07:46, in its own voice: 31 % sure\n    Veland moves troops\n" in shown


def test_claims_that_nobody_is_said_to_have_made_have_no_number(run):
    listed = run("claims", "desk")
    assert "Fresh snow" not in listed
    assert len([line for line in listed.splitlines() if line.strip().startswith("c")]) == 5
    shown = run("show", "desk", "c6")
    assert shown.startswith("“Fresh snow fell.”\n1 article, 1 outlet, no origin named; first in Harbour Post at")


@pytest.mark.parametrize("form", ["terminal", "md"])
def test_what_only_seems_to_conflict_is_listed_on_demand(run, form):
    command = ("export", "desk", "--format", form)
    told = "Osk Varn says 28 villages on Tuesday, 31 on Friday"
    assert told not in run(*command)
    assert told in " ".join(run(*command, "--all").split())
