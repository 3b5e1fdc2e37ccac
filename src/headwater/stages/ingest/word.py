"""Word documents (.docx)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from headwater.stages.ingest.archive import refuse_bomb
from headwater.stages.ingest.decode import tidy_line
from headwater.stages.ingest.draft import NO_HINTS, Draft, Unreadable
from headwater.types import Hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.settings import Settings


def read_docx(data: bytes, settings: Settings) -> Iterator[Draft]:
    """The paragraphs and tables of a document, with its title, author and date of creation as hints.

    python-docx parses with entities off, and libxml2 limits depth and length, so XML cannot blow up; the zip around
    it is checked here.

    Raises:
        Unreadable: broken, encrypted, or a zip bomb.
    """
    import docx  # noqa: PLC0415  (slow to import; few articles are Word documents)
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            refuse_bomb(package.infolist(), settings.max_archive_bytes)
            described = "docProps/core.xml" in package.namelist()  # if not, python-docx makes properties up
        document = docx.Document(io.BytesIO(data))
        hints = _hints(document.core_properties) if described else NO_HINTS
        paragraphs = list(_paragraphs(document))
    except (zipfile.BadZipFile, OpcError, SyntaxError, zlib.error, struct.error, OSError, EOFError) as error:
        # SyntaxError is what lxml raises on broken XML
        raise Unreadable(f"broken DOCX ({error}); open it and save it again") from error
    # A zip that is no document, or one with parts missing or encrypted
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, RuntimeError) as error:
        raise Unreadable("not a Word document inside; open it and save it as .docx again") from error
    yield Draft("\n\n".join(paragraphs), hints=hints)


def _paragraphs(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # a merged cell is met more than once
                yield "\t".join(cell for cell in cells if cell)
        elif block.text.strip():
            yield block.text


def _hints(properties: Any) -> Hints:
    if properties.author == "python-docx":  # its template's author and date, which nobody chose
        return Hints(title=tidy_line(properties.title))
    created = properties.created
    return Hints(
        title=tidy_line(properties.title),
        byline=tidy_line(properties.author),
        published=created.isoformat() if created else None,
    )
