"""Builders of small files in all formats, and a reader of what comes out of them. All names and texts are invented."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from headwater.settings import Settings
from headwater.stages.ingest import read_paths
from headwater.types import RawItem, Rejected


@pytest.fixture
def read():
    """Reads paths to the end; the result is checked to hold nothing but items and rejections."""

    def run(*paths, keep=None, stdin=None, **settings):
        stream = None if stdin is None else io.BytesIO(stdin)
        results = list(read_paths(paths, Settings(**settings), keep=keep, stdin=stream))
        assert all(isinstance(result, RawItem | Rejected) for result in results)
        return results

    return run


@pytest.fixture
def read_bytes(tmp_path, read):
    """Reads one file of the given name and content."""

    def run(name, data, **settings):
        path = tmp_path / name
        path.write_bytes(data)
        return read(path, **settings)

    return run


@pytest.fixture(scope="session")
def pdf_of():
    """A PDF of one page for each text; each line of a text is one line of the page, no text an empty page."""

    def build(*pages, trailer=b""):
        kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for number, page in enumerate(pages):
            lines = b"".join(b"(" + line.encode() + b") Tj 0 -14 Td " for line in page.splitlines())
            stream = b"BT /F1 12 Tf 72 720 Td " + lines + b"ET"
            objects += [
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
                b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number),
                b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
            ]
        data, offsets = b"%PDF-1.4\n", []
        for number, body in enumerate(objects, 1):
            offsets.append(len(data))
            data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(objects) + 1
        return (
            data
            + b"xref\n0 %d\n0000000000 65535 f \n" % size
            + table
            + b"trailer<</Size %d/Root 1 0 R" % size
            + trailer
            + b">>\nstartxref\n%d\n%%%%EOF" % len(data)
        )

    return build


@pytest.fixture(scope="session")
def docx_of():
    def build(*paragraphs, table=(), **properties):
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        if table:
            cells = document.add_table(len(table), len(table[0]))
            for row, words in enumerate(table):
                for column, word in enumerate(words):
                    cells.cell(row, column).text = word
        for name, value in properties.items():
            setattr(document.core_properties, name, value)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return build


@pytest.fixture(scope="session")
def zip_of():
    """A zip of members from name (or ZipInfo) to content, in the order given."""

    def build(members, compression=zipfile.ZIP_DEFLATED):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", compression) as archive:
            for name, data in members.items() if isinstance(members, dict) else members:
                archive.writestr(name, data)
        return stream.getvalue()

    return build
