"""Any bytes under any name: read or rejected, the same each time.

The first line of an input is the file's extension; ``zip .html`` and ``docx`` pack the rest into a sound zip or Word
document, which random bytes would never make, and ``meta`` makes it the ``meta.json`` beside a text.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

import atheris

from harness import run

with atheris.instrument_imports(include=["headwater.stages.ingest"]):
    from headwater.stages.ingest import read_paths

from headwater.settings import Settings
from robust.properties import check_ingested

SETTINGS = Settings(max_article_chars=20_000, max_archive_bytes=1_000_000, max_file_bytes=100_000)
FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-ingest-files-"))
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = {
    "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


def files_of(data: bytes) -> dict[str, bytes]:
    """The files that an input stands for, by name."""
    first, _, rest = data.partition(b"\n")
    kind = re.sub(r"[^a-z0-9. ]", "", first[:12].decode("ascii", "ignore"))
    if kind == "meta":
        return {"a.txt": b"The harbour of Orle is closed, the mayor said.", "meta.json": rest}
    if kind.startswith("zip "):
        return {"a.zip": _zip({f"b{kind[4:]}": rest, "c.txt": b"The mayor spoke."})}
    if kind == "docx":
        return {"a.docx": _zip({**_PACKAGE, "word/document.xml": rest})}
    return {f"a{kind.replace(' ', '')}": rest}


def _zip(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def one(data: bytes) -> None:
    files = files_of(data)
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)
    kept: list[str] = []
    found = list(read_paths([FOLDER], SETTINGS, keep=lambda sha256, _: kept.append(sha256)))
    again = list(read_paths([FOLDER], SETTINGS))
    for name in files:
        (FOLDER / name).unlink()
    assert found, "neither an item nor a reason"
    assert found == again
    for result in found:
        check_ingested(result)
    assert len({r.id for r in found if hasattr(r, "id")}) == sum(hasattr(r, "id") for r in found)
    assert set(kept) == {r.sha256 for r in found if hasattr(r, "sha256")}


if __name__ == "__main__":
    run("ingest", one)
