from __future__ import annotations

import pytest

from headwater.stages.ingest.draft import Refused, Unreadable


@pytest.mark.parametrize("kind", [Unreadable, lambda reason: Refused("#1", reason)])
def test_a_reason_that_quotes_the_file_is_one_line_that_commands_nothing(kind):
    assert kind("broken (\x1b[2J\nline 1\u202e\ud800); mend it").reason == "broken ( [2J line 1 ); mend it"
    assert kind("no column among: é, “x”").reason == "no column among: é, “x”"
    assert kind("a" * 2_000).reason == "a" * 500 + "…"


def test_reasons_from_files(read_bytes):
    """A broken package quotes its own bytes, and a table the names of its columns."""
    [rejected] = read_bytes("a.csv", b"a\x1b[2J,b\x07\n1,2\n")
    assert rejected.reason.isprintable()
    [rejected] = read_bytes("a.json", b'{"' + b"x" * 5_000 + b'": 1}')
    assert len(rejected.reason) < 600
