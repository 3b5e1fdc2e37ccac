"""Our docstrings carry marks for other readers, which Markdown would print: roles, a lone ``::``, flags for doctest."""

# ruff: noqa: INP001

from __future__ import annotations

import re
from typing import Any

_ROLE = re.compile(r":(?:class|meth|func|data|exc):<code>~?(?:[\w.]*\.)?(\w+)</code>")


def on_page_content(content: str, **_: Any) -> str:
    return _ROLE.sub(r"<code>\1</code>", content).replace("<p>::</p>", "").replace("  # doctest: +SKIP", "")
