"""What the harnesses share: the arguments, the seeds, and where the properties are."""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))  # for robust.properties


def run(name: str, one: Callable[[bytes], None]) -> None:
    """Fuzz ``one`` with libFuzzer's arguments; what is found new goes to the first folder named, else a temporary one.

    The seeds in ``corpus/NAME`` are read in any case and never written.
    """
    warnings.simplefilter("ignore")
    given = sys.argv[1:]
    seeds = HERE / "corpus" / name
    if all(word.startswith("-") for word in given):
        given.append(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    defaults = ["-timeout=60", "-rss_limit_mb=4096", "-max_len=4096", "-print_final_stats=1"]
    only_files = all(Path(word).is_file() for word in given if not word.startswith("-"))
    atheris.Setup([sys.argv[0], *defaults, *given, *([] if only_files else [str(seeds)])], one)
    atheris.Fuzz()


def text_of(data: bytes) -> str:
    """Bytes as text with all that a text may hold, lone surrogates included."""
    return data.decode("utf-8", "surrogateescape")


def parts(data: bytes) -> list[str]:
    """The pieces of an input between lines of ``%%``."""
    return text_of(data).split("\n%%\n")
