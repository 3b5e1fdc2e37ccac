"""What is large or repeats itself without end: read, or refused with a reason, in time that grows with its size.

The bounds are many times what a slow machine takes; what is quadratic takes more than any.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

import headwater
from headwater import pipeline
from headwater.settings import Settings
from headwater.stages.clean import clean
from headwater.stages.ingest import read_paths
from headwater.types import Hints, Markup, RawItem, Reading, Rejected

from .measured import within
from .processes import write_articles
from .properties import check_brief, check_cleaned, check_ingested, check_read

SETTINGS = Settings()
LEAD = "The dam near Orle was mined by soldiers on Tuesday and the valley was flooded.\n"
STORY = (
    "The dam near Orle was mined by soldiers, Defence Minister Mira Dolan said on Tuesday.\n“We saw the charges,” "
    "Dolan told the Orle Post after a visit to the valley. “We shall show them.”\nShe declined to say how many soldiers "
    "had been there. The army has not commented. They said it would hold.\nAt least {} people were wounded, the mayor "
    "said. According to the Orle Relief Council (ORC), {} families left.\n"
)


def item(body: str, markup: Markup = Markup.TEXT) -> RawItem:
    return RawItem("art-1", "a", "0" * 64, body, markup, Hints(), "utf-8", mended=False, made_by="test")


def read_file(path: Path, data: bytes) -> list[RawItem | Rejected]:
    path.write_bytes(data)
    found = list(read_paths([path], SETTINGS))
    for result in found:
        check_ingested(result)
    return found


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of these pages, each a list of lines."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        stream = "BT /F1 12 Tf 72 720 Td " + "".join(f"({line}) Tj 0 -14 Td " for line in lines) + "ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        font = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R{font}>>")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


# ---------------------------------------------------------------- files


def test_a_pdf_of_200_pages(tmp_path):
    line = "The river rose by {} metres at bridge {} near Orle, General Osk Varn said on Tuesday."
    with within(60):
        [found] = read_file(tmp_path / "a.pdf", pdf([[line.format(p, n) for n in range(30)] for p in range(200)]))
    assert isinstance(found, RawItem)
    assert found.body.count("General Osk Varn") == 6000


def test_a_line_of_5_mb(tmp_path):
    with within(60):
        [found] = read_file(tmp_path / "a.txt", ("The mayor of Orle said that the dam would hold. " * 105_000).encode())
    assert isinstance(found, Rejected)
    assert found.reason.startswith("too long: 5,040,000 characters, the limit is 1,000,000")


def test_a_csv_with_a_field_of_10_mb(tmp_path):
    rows = io.StringIO()
    csv.writer(rows).writerows(
        [["title", "text"], ["a", "The dam holds, Varn said. " * 400_000], ["b", "The dam near Orle holds, Varn said."]]
    )
    with within(60):
        long, short = read_file(tmp_path / "a.csv", rows.getvalue().encode())
    assert isinstance(long, Rejected)
    assert "too long" in long.reason
    assert isinstance(short, RawItem)


@pytest.mark.parametrize("deep", [100_000])
def test_json_nested_without_end(tmp_path, deep):
    with within(20):
        for data in (b"[" * deep + b"]" * deep, b'{"text":' * deep + b'"x"' + b"}" * deep, b'[{"text": ' + b"[" * deep):
            [found] = read_file(tmp_path / "a.json", data)
            assert isinstance(found, Rejected)


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><a href=x>", "<blockquote>"])
def test_html_of_100_000_tags_in_each_other(tmp_path, tag):
    page = f"<html><body><article><p>{LEAD * 3}</p>" + tag * (100_000 // tag.count("<")) + LEAD
    [found] = read_file(tmp_path / "a.html", page.encode())
    with within(60):
        check_cleaned(clean(found, SETTINGS))


def test_html_of_100_000_paragraphs(tmp_path):
    """Ends, that nobody closed, of ten thousand articles in one page."""
    page = "<html><body>" + "".join(f"<article><p>Bridge {n} near Orle holds, Varn said." for n in range(10_000))
    [found] = read_file(tmp_path / "a.html", page.encode())
    with within(120):
        check_cleaned(clean(found, SETTINGS))


def test_zips_in_zips(tmp_path):
    data = b"The mayor of Orle said that the dam would hold."
    for _ in range(60):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.zip" if data[:2] == b"PK" else "a.txt", data)
        data = stream.getvalue()
    [found] = read_file(tmp_path / "a.zip", data)
    assert found.reason == "a zip in a zip in a zip; unpack the outer one and give its folder"


def test_a_zip_of_many_bombs_unpacks_none(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", b"0" * 19_000_000)
    with within(20):
        [found] = read_file(tmp_path / "a.zip", stream.getvalue())
    assert "unpacks to 570,000,000 bytes, the limit is 500,000,000" in found.reason


def test_10_000_tiny_files(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.txt").write_text(f"Bridge {number} holds.")
    with within(60):
        found = list(read_paths([folder], SETTINGS))
    assert len({r.id for r in found if isinstance(r, RawItem)}) == 10_000


# ---------------------------------------------------------------- texts

TEXTS = {
    "one letter": "a" * 60_000,
    "quotation marks": '"' * 200_000,
    "quotation marks and letters": "“a " * 8_000,
    "pairs of marks": '"a" ' * 4_000,
    "sentence of 50,000 words": "and then the mayor of Orle " * 8_333 + "left.",
    "sentence of cues": "he said that " * 1_500,
    "who said": "who said that " * 1_500,
    "lines of a letter": "a\n" * 1_000,
    "lines of a quotation": "“Yes, the dam holds,” he said.\n" * 500,
    "open paragraphs": "".join(f"“The dam holds for {n} days.\n" for n in range(600)),
    "interview": "".join(f"Q: What of bridge {n}?\nA: Bridge {n} holds, I said so.\n" for n in range(300)),
    "digits": "9" * 30_000,
    "figures": "1,000 " * 2_000,
    "names": "Dolan " * 2_500,
    "days": "Monday 12 May 2031 " * 800,
    "space": "a" + " " * 500_000 + "b",
    "dots": "said . . . " * 2_000,
    "addresses": "http://orle.example/a?b=c " * 800,
    "furniture": "Advertisement\nShare this article\nRead also: The dam holds\n" * 1_000,
    "credits": "ORLE (AP) — Source: BNS © 2031 AFP By Ada Berg, Reuters\n" * 600,
    "marks of direction": "\u202e\u2067\u200f a" * 5_000,
    "marks on a letter": "e" + "\u0301" * 20_000,
    "emoji": "👩‍👩‍👧‍👦" * 3_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_without_end(name):
    """Every part of the work on one article stays in proportion to its length."""
    with within(90):
        [found] = pipeline.read([item(LEAD + TEXTS[name])], SETTINGS)
        check_read(found)
        assert isinstance(found, Reading)


def test_marks_without_end_beside_a_word():
    """A tokenizer may take such marks off one by one, and copy all that is left each time."""
    with within(5):
        [found] = pipeline.read([item(f"{LEAD}{'(' * 10_000}a{')' * 10_000}\n{LEAD}")], SETTINGS)
        check_read(found)


def test_an_article_of_hundreds_of_statements():
    """None of them is compared with all others."""
    with within(60):
        [found] = pipeline.read([item("".join(STORY.format(n, n + 1) for n in range(150)))], SETTINGS)
        check_read(found)
    assert len(found.statements) > 200


# ---------------------------------------------------------------- many articles


def test_a_pile_of_the_same_article(tmp_path):
    """Each outlet prints the same words: one text, one origin, whatever their number."""
    for number in range(60):
        (tmp_path / f"{number:03}.json").write_text(
            json.dumps({"text": STORY.format(12, 40), "outlet": f"Outlet {number}", "date": "2031-05-13"})
        )
    with within(120):
        made = headwater.brief([tmp_path], settings=SETTINGS)
    check_brief(made)
    assert len(made.articles) == 60
    assert [len(family.articles) for family in made.families] == [60]
    assert all(len(claim.origins) == 1 for claim in made.claims)


def test_a_pile_of_the_same_file(tmp_path):
    write_articles(tmp_path, 1)
    [path] = tmp_path.iterdir()
    for number in range(300):
        (tmp_path / f"copy-{number}.txt").write_bytes(path.read_bytes())
    made = headwater.brief([tmp_path], settings=SETTINGS)
    assert len(made.articles) == 1
    assert len(made.rejected) == 300


def test_long_articles_about_the_same(tmp_path):
    """Two articles of hundreds of statements that all could be one: pairs are sought, not tried all."""
    for name, first in (("a", 0), ("b", 15)):
        (tmp_path / f"{name}.txt").write_text("".join(STORY.format(n, n + 1) for n in range(first, first + 30)))
    with within(120):
        made = headwater.brief([tmp_path], settings=SETTINGS)
    check_brief(made)
