from __future__ import annotations

import dataclasses

import pytest
from fictional import brief
from hypothesis import given
from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml.html import fragment_fromstring
from test_changes import SENTENCES, variant

from headwater.report import changes, wording
from headwater.report.document import Drift, EditDoc, PassageDoc, VariantDoc, Words
from headwater.report.index import Index

VARIANTS = Environment(
    loader=PackageLoader("headwater.report", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
).get_template("variants.html.j2")

INDEX = Index.of(brief())


def quotation(*pairs: VariantDoc) -> changes.Quotation:
    claim = dataclasses.replace(INDEX.claims["c2"], drift=Drift((), (), (), (), (), pairs))
    (found,) = changes.quotations(INDEX, claim)
    return found


def marked(pieces) -> str:
    marks = {"del": "[-{}-]", "ins": "[+{}+]", "gap": "[^{}^]", None: "{}"}
    return "".join(marks[p.role].format(p.text) for p in pieces)


def page(found):
    return fragment_fromstring(f"<div>{VARIANTS.module.variants(INDEX, wording, found)}</div>")


@pytest.mark.parametrize(
    ("first", "other", "first_marked", "other_marked"),
    [
        ("We shall hold the dam", "We will hold the dam", "We [-shall-] hold the dam", "We [+will+] hold the dam"),
        ("We hold the old dam", "We hold the dam", "We hold the [-old-] dam", "We hold the[^old^] dam"),
        ("We hold the dam", "We hold the old dam", "We hold the dam", "We hold the [+old+] dam"),
    ],
)
def test_each_telling_has_its_own_words_marked(first, other, first_marked, other_marked):
    found = quotation(variant(first, other))
    (told,) = found.others
    assert (marked(found.own), marked(told.own)) == (first_marked, other_marked)


def test_the_first_telling_marks_what_any_other_lacks():
    first = "We shall hold the old dam now"
    found = quotation(variant(first, "We will hold the dam now"), variant(first, "We shall hold the old dam"))
    assert marked(found.own) == "We [-shall-] hold the [-old-] dam [-now-]"


@given(SENTENCES, SENTENCES)
def test_every_telling_can_be_read_whole(first, other):
    pair = variant(first, other)
    if not pair.edits:
        return
    found = quotation(pair)
    assert "".join(p.text for p in found.own) == first
    assert "".join(p.text for p in found.others[0].own if p.role != "gap") == other


def test_edits_that_lie_elsewhere_do_no_harm():
    pair = variant("We hold the dam", "We hold the old dam")
    wrong = EditDoc(Words(900, 950, "x"), Words(4, 8, "y")), EditDoc(Words(-5, 2, "z"), None)
    found = quotation(dataclasses.replace(pair, edits=(*pair.edits, *wrong)))
    assert "".join(p.text for p in found.own) == "We hold the dam"
    assert "".join(p.text for p in found.others[0].own if p.role != "gap") == "We hold the old dam"


def test_outlets_that_word_it_alike_share_a_column():
    first = "We shall hold the dam"
    will = variant(first, "We will hold the dam")
    again = dataclasses.replace(will, other=dataclasses.replace(will.other, article="a4"))
    found = quotation(will, again, variant(first, "We hold the dam"))
    assert [(t.article.id, t.same) for t in found.others] == [("a2", ("Lantern",)), ("a2", ())]
    columns = page(found).xpath("//figure")
    assert len(columns) == 3
    assert "the same words: Lantern" in columns[1].text_content()


def test_ears_are_told_what_eyes_see():
    (_, other) = page(quotation(variant("We hold the old dam", "We hold the big dam"))).xpath("//blockquote")
    assert "We hold the [here: big] dam" in other.text_content()
    (_, other) = page(quotation(variant("We hold the old dam", "We hold the dam"))).xpath("//blockquote")
    assert "[left out: old]" in other.text_content()


def test_many_wordings_are_counted():
    first = "We hold the dam"
    others = (variant(first, f"We hold the dam number{n}") for n in range(12))
    shown = page(quotation(*others))
    assert len(shown.xpath("//figure")) == 9
    assert "4 more wordings are not shown" in shown.text_content()


def test_hostile_words_stay_text():
    evil = 'We hold <img src=x onerror=alert(1)> “the” dam" onclick="x'
    pair = VariantDoc(
        PassageDoc("a1", 0, len(evil), evil),
        PassageDoc("a5", 0, 2, "We"),
        (EditDoc(Words(3, len(evil), evil[3:]), None),),
    )
    shown = page(quotation(pair))
    assert shown.xpath("//img") == []
    assert shown.xpath("//@onclick") == []
    assert evil in shown.text_content()
