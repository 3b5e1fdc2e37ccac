"""Characters that no form of a brief can hold, and JSON that is safe wherever it is pasted."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

# What XML 1.0 forbids: controls other than tab and line ends, halves of characters, two that are none. Halves have no
# UTF-8 either, and databases refuse NUL in JSON; so one rule holds for every form.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(value: T) -> T:
    """The same record with U+FFFD in place of each such character: one for one, so that spans still fit."""
    return cast("T", _clean(value))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _FORBIDDEN.sub("\ufffd", value)
    if isinstance(value, tuple | list):
        return type(value)(_clean(item) for item in value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _clean(getattr(value, f.name)) for f in fields(value)})
    return value


def packed(value: object) -> str:
    """JSON in which no text can end a script element of a page that it is pasted into.

    Raises:
        ValueError: a number is infinite or undefined; JSON has none of those.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1).replace("<", "\\u003c") + "\n"
