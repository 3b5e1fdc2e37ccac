from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest
from fictional import WIRE, big, brief, claims, empty, passage, words
from lxml.html import document_fromstring

from headwater.report import html
from headwater.report.document import ConflictDoc, Drift, EditDoc, VariantDoc


@pytest.fixture(scope="module")
def page():
    return html.render(brief())


@pytest.fixture(scope="module")
def tree(page):
    return document_fromstring(page)


def text(node):
    return " ".join(node.text_content().split())


def test_loads_and_runs_nothing(page, tree):
    for tag in (
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "svg",
        "video",
        "audio",
        "b[@onclick]",
    ):
        assert tree.xpath(f"//{tag}") == [], tag
    for attribute in ("src", "srcset", "style", "action", "formaction", "data", "poster", "background"):
        assert tree.xpath(f"//@{attribute}") == [], attribute
    assert [name for node in tree.iter("*") for name in node.attrib if name.startswith("on")] == []
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    (style,) = tree.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style


def test_policy_forbids_what_might_slip_through(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_policy_stands_before_anything_it_guards(page):
    assert page.lstrip().startswith("<!DOCTYPE html>")
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<body>")


def test_hostile_text_is_shown_and_stays_text(page, tree):
    assert "<script" not in page
    assert "<img" not in page
    assert "<b onclick" not in page
    shown = text(tree)
    assert "<script>alert(1)</script>" in shown
    assert "<img src=x onerror=alert(1)>" in shown
    assert "<script>track()</script>" in shown  # furniture that was removed


def test_turned_text_is_isolated(tree):
    holders = {node.tag for node in tree.iter("*") if "\u202e" in (node.text or "") + (node.tail or "")}
    assert holders <= {"mark", "blockquote"}
    assert all("text" in node.classes for node in tree.xpath("//blockquote"))


def test_claims_say_what_the_terminal_says(tree):
    first = tree.get_element_by_id("claim-1")
    said = text(first)
    assert "“Troops have left Karst for Oren.”" in said
    assert (
        "5 articles, 5 outlets, 1 origin (Osk Varn, defence minister), 1 side (Veland); first in Harbour Post" in said
    )
    assert "Times dropped the attribution; Unity Party has not commented" in said
    assert "certainty: “have left” became “may have left”" in said
    assert "taken for one claim (80 % sure): both name Karst" in said
    assert "hedged in Lantern; flat in Harbour Post" in said


def test_figure_shows_outlets_and_origins(tree):
    first = tree.get_element_by_id("claim-1")
    assert len(first.xpath(".//span[contains(@class,'outlet')]/i")) == 5
    assert len(first.xpath(".//span[contains(@class,'origin')]/i")) == 1


def test_spans_are_marked_exactly(tree):
    passage = tree.get_element_by_id("claim-1").xpath(".//figure")[1]
    marks = [(mark.get("class"), mark.text) for mark in passage.xpath(".//mark")]
    assert marks == [
        ("source", "Defence Minister Osk Varn"),
        ("cue", "said"),
        ("content", "troops have left Karst for Oren"),
    ]
    quote = "Defence Minister Osk Varn said on Tuesday that troops have left Karst for Oren."
    assert passage.find("blockquote").text_content() == quote
    assert "reader → Osk Varn" in text(passage)


def test_own_voice_passages_are_labelled(tree):
    passage = tree.get_element_by_id("claim-1").xpath("./details[1]//figure")[-1]
    assert "in its own voice; attribution dropped" in text(passage)
    assert [m.text for m in passage.xpath(".//mark[@class='narrated']")] == ["Troops have left Karst for Oren."]


def test_what_is_possibly_the_same_is_folded_and_marked(tree):
    folded = tree.get_element_by_id("claim-1").xpath("./details")[1]
    assert text(folded.find("summary")) == "2 passages possibly the same, not counted in claim 1"
    likely, own = folded.xpath(".//figure")
    assert text(likely.find("figcaption")) == (
        "Lantern, 2031-05-15 10:00, Unity Party: 47 % sure; both name Karst; one denies"
    )
    assert [m.text for m in likely.xpath(".//mark[@class='content']")] == ["No soldier has left Karst"]
    assert "in its own voice: 31 % sure" in text(own)


def test_variants_of_a_quotation_are_marked_for_eyes_and_ears():
    first, other = (passage(a, "Troops have left Karst for Oren") for a in ("a2", "a5"))
    edits = (EditDoc(words("a2", "left Karst"), words("a5", "left Karst")),)
    told = dataclasses.replace(
        claims()[0], denials=(), drift=Drift((), (), (), (), (), (VariantDoc(first, other, edits),))
    )
    (box,) = document_fromstring(html.render(brief(claims=(told,), conflicts=(), not_conflicts=()))).xpath(
        "//*[@class='variants']"
    )
    assert text(box.xpath(".//blockquote")[1]) == "Troops have [left out: left Karst] [here: left Karst] for Oren"
    assert [node.tag for node in box.iter("del", "ins")] == ["del", "ins"]


def test_claims_that_nobody_is_said_to_have_made_show_in_conflicts_only():
    against_it = ConflictDoc("k3", "account", ("c4", "c6"), "Two accounts.", (), (passage("a1", "Fresh snow fell"),))
    tree = document_fromstring(html.render(brief(conflicts=(against_it,))))
    assert len(tree.xpath("//article[@class='claim']")) == 5
    side = tree.xpath("//*[@class='against']/div")[1]
    assert text(side) == "Harbour Post in its own voice Fresh snow fell. Harbour Post, 2031-05-14 07:46"
    assert "told by Harbour Post in its own voice" in text(tree.get_element_by_id("claim-4"))


def test_lineage_is_a_nested_list(tree):
    (root,) = tree.get_element_by_id("claim-1").xpath(".//ul[@class='tree']")
    relay = root.xpath("./li[@class='origin']/ul/li[@class='relay']")[0]
    assert "Northwire" in text(relay)
    assert [text(li.find("span/b")) for li in relay.xpath("./ul/li[@class='family']/ul/li")] == [
        "Daily Oren",
        "Karst Gazette",
    ]


def test_headings_descend_in_order(tree):
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_anchors(tree):
    assert len(tree.xpath("//main")) == len(tree.xpath("//nav")) == 1
    assert tree.get("lang") == "en"
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href")} <= set(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("conflicts", "Two figures for villages held: 28 and 74."),
        ("conflicts", "28 villages against 74 villages"),
        ("conflicts", "71 % sure that both are of one thing"),
        ("conflicts", "General Ilse Brandt General Ilse Brandt said her army took 74 villages. Lantern, 2031-05-15"),
        ("agreements", "figures: Osk Varn says 28 villages on Tuesday, 31 on Friday (update)"),
        ("silences", "The Unity Party has not commented on the report"),
        ("movements", "troops (left)"),
        ("timeline", "2031-05-13 “troops have left Karst for Oren” (claim 1)"),
        ("families", "Northwire text in 2 articles of 2 outlets; 1 without credit: Karst Gazette"),
        ("articles", "100 % Northwire, uncredited"),
        ("sources", "Osk Varn"),
        ("articles", "Furniture removed: 1 advert, 1 script"),
        ("articles", "https://harbour.example/veland?a=1&b=2"),
        ("rejected", "no text could be read"),
        ("method", "It does not say what is true"),
    ],
)
def test_sections(tree, section, words):
    assert words in text(tree.get_element_by_id(section))


def test_words_of_others_are_marked_and_lead_to_the_same_words(tree):
    taker = tree.get_element_by_id("article-3")
    (mark,) = taker.xpath(".//mark")
    assert (mark.get("class"), mark.text) == ("taken", WIRE)
    (there,) = taker.xpath(".//a[@class='ref']")
    assert text(there) == "Daily Oren"
    target = tree.get_element_by_id(there.get("href")[1:])
    assert target.getparent().xpath("./mark")[0].get("class") == "credited"
    assert tree.get_element_by_id("article-1").xpath(".//blockquote") == []


def test_opens_with_the_figure_that_matters(tree):
    first, *_ = tree.xpath("//h1/following-sibling::*")
    assert text(first).startswith("5 articles by 5 outlets, but 4 texts: Northwire stands behind 2")


def test_big_brief_is_capped_and_says_so():
    page = html.render(big(400), max_claims=5, max_passages=2, max_rows=1)
    tree = document_fromstring(page)
    shown = text(tree)
    assert len(tree.xpath("//article[@class='claim']")) == 5
    assert "400 more claims are not shown here; the JSON of this brief has all." in shown
    assert "3 more passages are not shown here" in shown
    assert "4 more articles are not shown here" in shown
    # a link to a claim that is not shown would lead nowhere
    assert {href[1:] for href in tree.xpath("//@href")} <= set(tree.xpath("//@id"))


def test_only_sections_with_something_are_listed():
    tree = document_fromstring(html.render(empty()))
    assert [text(a) for a in tree.xpath("//nav//a")] == ["Method and limits"]
    assert "Nothing found: no article could be read." in text(tree)


def test_same_brief_same_bytes(page):
    assert html.render(brief()) == page


COLOURS = re.compile(r"--(\w+): (#[0-9a-f]{6})")


def luminance(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_meets_aa(page, scheme):
    colours = dict(COLOURS.findall(page.split(":root {")[scheme + 1].partition("}")[0]))
    pairs = [(front, back) for front in ("ink", "soft", "accent", "warn", "alarm") for back in ("paper", "card")]
    pairs += [("ink", back) for back in ("content", "source", "cue", "fill")]
    assert {
        p: contrast(colours[p[0]], colours[p[1]]) for p in pairs if contrast(colours[p[0]], colours[p[1]]) < 4.5
    } == {}
