from __future__ import annotations

import pytest

from headwater.stages.clean.script import find_scripts

from .build import LAST, LEAD, page

TAG = """(function(w, d) {
var box = d.getElementById("box");
if (!box) {
return;
}
w.box = box;
}(window, document));"""


def cut(text: str) -> list[str]:
    return [piece.span.of(text) for piece in find_scripts(page(text))]


def test_a_block_goes_as_a_whole():
    assert cut(f"{LEAD}\n{TAG}\n{LAST}") == [TAG]


@pytest.mark.parametrize(
    "code",
    [
        "window._orle = window._orle || []; _orle.push({mode: 'a'});",
        "googletag.cmd.push(function() { googletag.display('x'); });",
        "@media (max-width: 600px) { .box { display: none; } }",
        ".box { color: red; margin: 0; }",
    ],
)
def test_single_lines_of_code(code):
    assert cut(f"{LEAD}\n{code}") == [code]


def test_code_behind_a_paragraph():
    assert cut(f"{LEAD} (function(d) {{ d.write(1); }}(document));\n{LAST}") == [
        " (function(d) { d.write(1); }(document));"
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "The window was open (the document says so); nobody had closed it.",
        "She listed them: bread; butter; a map of the harbour;",
        "} a stray bracket",
        "The function (a dinner) was held at Orle.",
    ],
)
def test_prose_stays(prose):
    assert cut(f"{LEAD}\n{prose}\n{LAST}") == []
