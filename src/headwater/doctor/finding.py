"""What a check has found."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum

PIP = f"{sys.executable or 'python'} -m pip install"
INSTALL_AGAIN = f"install headwater again from the wheel or folder you have it from: {PIP} --force-reinstall WHEEL"


class Level(StrEnum):
    OK = "ok"
    HINT = "hint"  # works, but worth knowing
    FAULT = "fault"  # something will not work


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    what: str
    detail: str
    remedy: str = ""  # what to do, in one sentence; empty where nothing needs to be done
