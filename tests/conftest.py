"""What all tests share: the project's shared data, and the flag that lowers accuracy floors."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared_place() -> Path:
    """The project's shared data: ``$SHARED_NEWS``, or ``shared`` beside the checkout."""
    return Path(os.environ.get("SHARED_NEWS") or Path(__file__).resolve().parents[2] / "shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--lower-floors",
        action="store_true",
        help="rewrite tests/floors.json to today's figures less the margin, instead of testing against it",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not shared_place().is_dir():
        pytest.skip(f"shared data is absent: {shared_place()} (set SHARED_NEWS)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped for want of shared data, so that a green run without it is not taken for a full one."""
    absent = [r for r in terminalreporter.stats.get("skipped", ()) if "shared data is absent" in str(r.longrepr)]
    if absent:
        terminalreporter.write_line(f"{len(absent)} tests skipped: no shared data at {shared_place()}", yellow=True)
    for hint in terminalreporter.config.stash[HINTS]:
        terminalreporter.write_line(hint)


HINTS = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[HINTS] = []


@pytest.fixture
def hints(request: pytest.FixtureRequest) -> list[str]:
    """Lines to print at the end of the run: worth doing, and no failure."""
    return request.config.stash[HINTS]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared data; the test is skipped, aloud, where it is absent."""
    if not shared_place().is_dir():
        pytest.skip(f"shared data is absent: {shared_place()} (set SHARED_NEWS)")
    return shared_place()
