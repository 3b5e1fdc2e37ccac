"""A table of fields for each dataclass of the Python reference: an extension of griffe, which reads the source.

What a field means stands in a comment beside it or, for the document, in ``docs/brief.md``; a docstring has neither.
"""

# ruff: noqa: INP001

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import griffe

DOCUMENT = "headwater.report.document"
BRIEF = Path(__file__).resolve().parents[1] / "brief.md"
_COMMENT = re.compile(r"\s#\s(?!noqa)(.+)$")
_LINK = re.compile(r"\[([^\]]+)\]\(#\w+\)")


class Fields(griffe.Extension):
    """Moves the fields of a dataclass into its docstring."""

    def on_class_members(self, *, cls: griffe.Class, **_: Any) -> None:
        if "dataclass" not in cls.labels and not any("dataclass" in str(d.value) for d in cls.decorators):
            return
        found = [m for m in cls.members.values() if m.is_attribute and m.annotation is not None]
        lines = [f"    {field.name} ({field.annotation}): {_meaning(cls, field)}" for field in found]
        if lines:
            said = cls.docstring.value.rstrip() if cls.docstring else _told().get((cls.name, ""), "A record.")
            cls.docstring = griffe.Docstring("\n".join([said, "", "Attributes:", *lines]), parent=cls, parser="google")
            for field in found:
                del cls.members[field.name]


def _meaning(cls: griffe.Class, field: griffe.Object | griffe.Alias) -> str:
    if cls.path.startswith(DOCUMENT):
        said = _told().get((cls.name, field.name.rstrip("_")), "")
        return _LINK.sub(rf"[\1][{DOCUMENT}.\1]", said)
    comment = _COMMENT.search(cls.lines_collection[cls.filepath][(field.endlineno or 1) - 1])
    return comment[1] if comment else f"`{field.name}`"


def _told() -> dict[tuple[str, str], str]:
    """What ``docs/brief.md`` says of each field of each record, and under "" of the record itself."""
    found = {}
    for section in BRIEF.read_text(encoding="utf-8").split("\n## ")[1:]:
        record, _, rest = section.partition("\n")
        found[record, ""] = " ".join(rest.partition("\n|")[0].split())
        for name, meaning in re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE):
            found[record, name] = meaning
    return found
