from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree, html

from headwater.errors import InputError
from headwater.report.document import FigureDoc
from headwater.report.map import picture, png, svg
from report.fictional import empty, narrated
from report.map.places import around_the_globe, end, event, movement, placed

SVG = {"s": "http://www.w3.org/2000/svg"}
STORY = placed(
    movement("Kaliningrad", "Kursk", articles=5),
    movement("Kherson", "Kursk", articles=2, origins=("A", "B"), planned=True),
    movement("Murmansk", "Kursk", origins=(), hedged=True),
    movement(None, "Kursk"),
    movement("Kursk", "Nowhere-on-Sea"),
    movement("Nowhere", None),
    event(end("Oren", at=(50.45, 30.52), or_else="Oren, Tal"), "casualties", articles=3),
    event(end("Karst region", at=(52.0, 30.0), kind="region"), "meeting"),
    event(None),
)


def panel(drawn) -> html.HtmlElement:
    """The map as it stands in a page."""
    environment = Environment(
        loader=PackageLoader("headwater.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return html.document_fromstring(str(environment.get_template("map.svg.j2").module.map(drawn)))


@pytest.fixture(scope="module")
def page():
    return panel(picture(STORY))


def having(root, *classes):
    """The elements below ``root`` that have all these classes, in the order of the page."""
    return [e for e in root.iter(etree.Element) if set(classes) <= set((e.get("class") or "").split())]


def wide(page):
    return having(page, "map-wide")[0]


def texts(root, cls):
    return [e.text_content() for e in having(root, cls)]


def test_both_drawings_have_the_same_marks_and_each_has_a_panel(page):
    first, second = ([a.get("class") for a in having(d, "map-mark")] for d in having(page, "map-drawing"))
    assert first == second
    numbers = [re.search(r"\bm(\d+)$", c)[1] for c in first]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert [t.get("class") for t in having(page, "map-tip")] == [f"map-tip t{n}" for n in numbers]
    rules = having(page, "map")[0].findtext("style")
    assert all(f".map:has(.m{n}:is(:hover, :focus-visible)) .t{n}" in rules for n in numbers)


def test_an_arrow_says_who_moved_where_by_whose_word_and_leads_to_its_row(page):
    first = having(wide(page), "map-arrow")[0]
    assert first.get("href") == "#movement-1"
    assert first.get("aria-label") == (
        "From Kaliningrad to Kursk. troops (left); 5 articles, 1 origin (Osk Varn); 2031-05-13."
    )
    assert first.find("title").text == "Kaliningrad → Kursk"
    tip = having(page, "map-tip")[0].text_content()
    assert "“Troops have left Karst for Oren.”" in tip
    assert "undated" in tip


def test_colour_dash_and_shade_say_how_well_it_is_known(page):
    styles = [a.find("g").get("class") for a in having(wide(page), "map-arrow")]
    assert set(styles) == {"o1", "o2 planned", "o0 hedged", "o1 open"}
    assert sum(len(having(a, "map-unknown")) for a in having(wide(page), "map-arrow")) == 2


def test_doubt_and_areas_are_visible_and_said(page):
    assert "Oren\N{NO-BREAK SPACE}?" in texts(wide(page), "map-name")
    assert len(having(wide(page), "map-spot")) == 6
    said = page.text_content()
    assert "it is not sure which place “Oren” is: or Oren, Tal" in said
    assert "only the middle is drawn of Karst region" in said
    assert "(not on the map)" in said


def test_what_is_not_on_the_map_is_said_with_its_rows(page):
    notes = [li.text_content() for li in having(page, "map-notes")[0]]
    assert notes == [
        "Not on the map: 1 movement (neither end is a place that is known): troops (left)",
        "Not on the map: 1 event (no place, or none that is known): attack: hit",
    ]
    assert [a.get("href") for a in having(page, "map-notes")[0].iter("a")] == ["#movement-6", "#event-3"]


def test_the_key_explains_what_occurs_and_nothing_else(page):
    key = wide(page).text_content()
    for word in (
        "own voice only",
        "planned",
        "hedged by all",
        "other end not named",
        "casualties",
        "meeting",
        "an area",
    ):
        assert word in key
    assert "announcement" not in key
    assert "attack" not in key
    assert "Natural Earth" in key
    assert "GeoNames" in key


def test_rows_that_the_page_lacks_are_not_linked_to():
    drawn = picture(STORY, rows=1)
    assert {t.href for t in drawn.tips} <= {"#movement-1", "#event-1", "#movements", "#events"}


def test_nothing_to_draw_makes_no_map():
    assert picture(empty()) is None
    with pytest.raises(InputError, match="nothing in this brief has a place"):
        svg(empty())


HOSTILE = placed(
    movement(
        end("<script>alert(1)</script>", at=(50.0, 30.0), or_else='"><img src=x onerror=alert(1)>'),
        end("\u202eevil\u202c</title></style>", at=(52.0, 33.0), place="&lt;b&gt;"),
        who="</a><script>x</script>",
        origins=("<b onclick='x'>",),
        mode="url(javascript:1)",
        passages=(narrated("a5", "<img src=x onerror=alert(1)>"),),
    ),
    movement(end("w" * 4000, at=(51.0, 36.0)), end("Z" + "\u0301" * 900, at=(49.0, 34.0)), when=None),
    movement(end("", at=(48.0, 31.0)), end("مدينة", at=(47.0, 33.0)), who=None, what=""),
    event(end("\ud800\ufffe\x00\x07]]>", at=(48.5, 35.0)), "<script>"),
)


def test_hostile_text_stays_text():
    page = panel(picture(HOSTILE))
    assert not list(page.iter("script", "img", "iframe", "b"))
    assert not [e for e in page.iter(etree.Element) if any(name.startswith("on") for name in e.attrib)]
    assert "<script>alert(1)</script>" in page.text_content()
    for link in page.iter("a"):
        assert re.fullmatch(r"#(movement|event)-\d+", link.get("href"))
    assert not {"\u202e", "\u202c"} & set(page.text_content())


def test_the_map_on_its_own_is_well_formed_and_needs_nothing():
    for brief in (STORY, HOSTILE):
        drawn = svg(brief)
        root = etree.fromstring(drawn.encode("utf-8"))
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert not root.xpath("//s:script | //s:a | //s:image | //s:use", namespaces=SVG)
        assert "var(" not in drawn
        assert "url(" not in "".join(root.xpath("//s:style/text()", namespaces=SVG))
        assert drawn == svg(brief)
    said = " ".join(etree.fromstring(svg(STORY).encode("utf-8")).itertext())
    assert "Not on the map: 1 movement (neither end is a place that is known); 1 event" in " ".join(said.split())


def test_ten_thousand_movements_make_a_map_of_bounded_size():
    brief = around_the_globe(10_000)
    drawn = picture(brief)
    assert len(html.tostring(panel(drawn))) < 400_000
    assert any("told by fewer articles" in note.text for note in drawn.notes)


def test_a_story_of_five_articles_makes_a_small_map():
    assert len(html.tostring(panel(picture(STORY)))) < 150_000


def test_a_right_to_left_name_leaves_the_date_alone():
    drawn = picture(placed(movement(end("مدينة", at=(50.0, 30.0)), "Kursk")))
    assert any(
        "\N{FIRST STRONG ISOLATE}from مدينة\N{POP DIRECTIONAL ISOLATE}; " in line for line in drawn.tips[0].lines
    )


def test_png():
    image = png(svg(STORY), width=300)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20], "big") == 300


def test_png_names_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(InputError, match=re.escape("pip install 'headwater[png]'")):
        png(svg(STORY))


def test_figures_are_given_as_worded():
    figures = (FigureDoc("about 40", 40, "about", "a1", ()), FigureDoc("58", 58, "exact", "a2", ("Osk Varn",)))
    drawn = picture(placed(replace(movement("Kaliningrad", "Kursk", articles=2), figures=figures)))
    assert "“about 40” (Harbour Post), “58” (Daily Oren)" in drawn.tips[0].lines[0]
