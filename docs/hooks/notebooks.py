"""A page for each notebook: its cells as Markdown, with the results that it was saved with."""

# ruff: noqa: INP001

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for source in [file for file in files if file.src_uri.endswith(".ipynb")]:
        notebook = json.loads(Path(source.abs_src_path or "").read_text(encoding="utf-8"))
        stem = source.src_uri.removesuffix(".ipynb")
        parts = []
        pictures = 0
        for part in chain.from_iterable(map(_cell, notebook["cells"])):
            if isinstance(part, str):
                parts.append(part)
                continue
            pictures += 1
            alt, picture = part
            uri = f"{stem}-{pictures}.png"
            files.append(File.generated(config, uri, content=picture))
            parts.append(f"![{alt}]({Path(uri).name})")
        files.append(File.generated(config, f"{stem}.md", content="\n\n".join(parts)))
    return files


def _cell(cell: dict[str, Any]) -> Iterator[str | tuple[str, bytes]]:
    """Markdown, and pictures with what they show in words."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        yield source
        return
    yield f"```python\n{source}\n```"
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "image/png" in data:
            yield cell["metadata"].get("alt", ""), base64.b64decode("".join(data["image/png"]))
        elif "text/plain" in data or "text" in output:
            yield f"```text\n{''.join(data.get('text/plain') or output['text']).rstrip()}\n```"
