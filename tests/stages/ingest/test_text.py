from __future__ import annotations

import pytest

from headwater.settings import Settings
from headwater.stages.ingest.text import read_html, read_markdown, read_text, strip_markdown
from headwater.types import Hints, Markup


def test_plain_text_keeps_its_marks():
    [draft] = read_text(b"# Not a heading\n\n*as it is*", Settings())
    assert draft.body == "# Not a heading\n\n*as it is*"
    assert draft.markup is Markup.TEXT
    assert draft.hints == Hints()


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# Bridge shut #", "Bridge shut #"),
        ("Bridge shut\n===========\nText", "Bridge shut\nText"),
        ("a **bold** and *slanted* and ***both*** word", "a bold and slanted and both word"),
        ("a __bold__ and _slanted_ word, snake_case_name", "a bold and slanted word, snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*not slanted\*", "*not slanted*"),
        ("see [the report](https://a.example/x) and [that][1]", "see the report and that"),
        ("before ![a photo](p.jpg) after", "before  after"),
        ("[![photo](p.jpg)](https://a.example) text", "[](https://a.example) text"),
        ("[1]: https://a.example\ntext", "text"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("> “We will rebuild,” she said.", "“We will rebuild,” she said."),
        ("one\n\n---\n\ntwo", "one\n\n\ntwo"),
        ("```\ncode\n```\n", "code\n"),
        ("the `word`", "the word"),
        ("- point [one]", "- point [one]"),
    ],
)
def test_markdown(marked, plain):
    assert strip_markdown(marked) == plain


def test_first_heading_is_the_title_if_none_is_given():
    [draft] = read_markdown(b"intro\n\n## Second\n\n# Bridge *shut* #\n\nText.", Settings())
    assert draft.hints.title == "Bridge shut"
    [draft] = read_markdown(b"---\ntitle: Other\n---\n# Bridge shut\n", Settings())
    assert (draft.hints.title, draft.body) == ("Other", "Bridge shut\n")


@pytest.mark.parametrize("unit", ["[", "![", "*a ", "_a ", "`a", "<http://", "# ", "\\", ">", "[a](", "***"])
def test_no_input_is_slow(unit):
    strip_markdown(unit * 20_000)


def test_html_is_passed_on_as_html():
    [draft] = read_html(b"<html><p>The mayor spoke.</p></html>", Settings())
    assert (draft.body, draft.markup) == ("<html><p>The mayor spoke.</p></html>", Markup.HTML)
