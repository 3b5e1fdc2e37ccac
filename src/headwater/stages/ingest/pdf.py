"""PDF files that hold text."""

from __future__ import annotations

import io
import logging
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from headwater.stages.ingest.decode import tidy_line
from headwater.stages.ingest.draft import Draft, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.settings import Settings

_ENCRYPTED = "encrypted; save a copy without a password"
_HYPHEN = re.compile(r"[^\W\d_]-$")


def read_pdf(data: bytes, settings: Settings) -> Iterator[Draft]:
    """The text of all pages.

    Raises:
        Unreadable: encrypted, broken, or images only.
    """
    with _quiet():
        pages = _pages(data, settings.max_article_chars)
    text = "\n".join(unwrap(page) for page in pages)
    if not text.strip():
        raise Unreadable("no text: the pages are images; run it through OCR first")
    yield Draft(text)


def _pages(data: bytes, limit: int) -> list[str]:
    """The text of the pages, as far as it takes to pass ``limit``."""
    from pypdf import PdfReader  # noqa: PLC0415  (slow to import; few articles are PDFs)
    from pypdf.errors import FileNotDecryptedError  # noqa: PLC0415

    encrypted = False
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > limit:
                break
    except FileNotDecryptedError as error:
        raise Unreadable(_ENCRYPTED) from error
    # On broken files pypdf raises whatever its own code trips over: KeyError, TypeError, AttributeError, RecursionError
    # and more were all seen. Nothing but its call stands in this block.
    except Exception as error:
        what = tidy_line(str(error)) or type(error).__name__
        raise Unreadable(_ENCRYPTED if encrypted else f"broken PDF ({what}); print it to a new PDF") from error
    return pages


def unwrap(page: str) -> str:
    """Joins the lines that only the page's width broke: a line as long as the others goes on in the next one."""
    lines = [line.strip() for line in page.strip().split("\n")]
    full = 0.75 * max(map(len, lines))
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _HYPHEN.search(line) and following[:1].islower():
            text += line[:-1]
        else:
            text += line + (" " if len(line) >= full and following else "\n")
    return text.rstrip()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps pypdf's complaints about crooked files off the user's screen."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
