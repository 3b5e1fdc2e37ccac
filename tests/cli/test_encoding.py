"""What the command line writes where standard output does not take every character."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WORDS = "Jaurvēns → “Ilve”"
SAY = f"""
import click
from headwater.cli import main
main.add_command(click.Command("say", callback=lambda: click.echo({WORDS!r})))
main(["say"])
"""


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_what_another_program_reads_is_utf8(encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-c", SAY], env=environment, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").strip() == WORDS
