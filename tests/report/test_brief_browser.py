"""The HTML brief in a browser, as a desk reads it: opened from a file, without a network, by mouse and by keyboard."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fictional import article, brief, claim, claims, narrated, statement

from headwater.briefing import brief_of
from headwater.report import html
from headwater.report.document import Brief, EndDoc, EventDoc, FigureDoc, MovementDoc, OriginDoc, Time, TimelineEntry
from headwater.settings import Settings
from story import demo_brief

pytest.importorskip("playwright", reason="playwright is not installed")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

CHROMIUM = os.environ.get("HEADWATER_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH (set HEADWATER_CHROMIUM)")

DESKTOP, PHONE = {"width": 1200, "height": 900}, {"width": 390, "height": 844}

Open = Callable[..., Page]


# ---------------------------------------------------------------- pages


def everything() -> Brief:
    """The fictional story, hostile article included, with something in every section."""
    karst = EndDoc("Karst", "e-karst", 61.5, 7.25, place="Karst, Veland", or_else="Karst, Tarn")
    return brief(
        movements=(
            MovementDoc(
                "m1",
                "troops",
                "left",
                "two brigades",
                karst,
                EndDoc("Oren", None, 60.2, 11.1),
                Time("2031-05-13", "day"),
                ("c1",),
                ("a1", "a5"),
                ("Osk Varn",),
                (narrated("a1", "troops have left Karst for Oren"), narrated("a5", "Troops have left Karst for Oren.")),
                kind="forces",
                planned=True,
            ),
        ),
        events=(
            EventDoc(
                "e1",
                "control",
                "SEIZE",
                "took",
                "her army",
                "w" * 300,
                None,
                karst,
                Time("2031-05", "month"),
                (FigureDoc("74 villages", 74, "exact", "a4", ("Ilse Brandt",)),),
                ("c3",),
                ("a4",),
                ("Ilse Brandt",),
                (narrated("a4", "her army took 74 villages"),),
            ),
        ),
        timeline=(
            TimelineEntry(Time("2031-05-13", "day"), "troops have left Karst for Oren", ("c1",)),
            TimelineEntry(Time("2031-05-14T07:46", "minute"), "troops have left", ("c1",), "told", None, ("a1",)),
        ),
    )


def written(folder: Path, page: str) -> str:
    path = folder / "brief.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("demo"), html.render(demo_brief()))


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("story"), html.render(everything()))


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    made = brief_of([shared / "seeds"], Settings())
    return written(tmp_path_factory.mktemp("seeds"), html.render(made))


# ---------------------------------------------------------------- the browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a page offline; at the end nothing may have been asked for but the page, and nothing gone wrong in it."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(url: str, **kind: Any) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "offline": True, **kind})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda asked: wrong.append(asked.url) if asked.url.partition("#")[0] != url.partition("#")[0] else 0,
        )
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def in_sight(target: Locator) -> bool:
    """Whether it is drawn, within what the reader sees of the page."""
    return target.evaluate(
        """node => {
            const box = node.getBoundingClientRect();
            const drawn = node.checkVisibility({contentVisibilityAuto: true, opacityProperty: true});
            return drawn && box.height > 0 && box.top < innerHeight && box.bottom > 0;
        }"""
    )


def target_of(page: Page) -> Locator:
    return page.locator(":target")


# ---------------------------------------------------------------- claim -> passage -> article


def test_a_claim_leads_to_its_passages_and_a_passage_to_the_text_around_it(open_page, demo):
    page = open_page(demo)
    first = page.locator("#claim-1")
    passage = first.locator("figure.passage").first
    assert not passage.is_visible()
    first.locator("summary").first.click()
    passage.scroll_into_view_if_needed()
    assert in_sight(passage)
    words = passage.locator("mark.content").first.inner_text()

    passage.get_by_role("link", name="in the article").click()
    place = target_of(page)
    assert in_sight(place)
    assert words in place.inner_text()
    text = place.locator("xpath=ancestor::blockquote")
    assert len(text.inner_text()) > 3 * len(place.inner_text())  # the text around it

    place.locator("xpath=following-sibling::a[@class='claimref'][1]").click()
    assert target_of(page).get_attribute("id").startswith("claim-")
    assert in_sight(target_of(page).locator("h3"))


def test_every_passage_of_the_page_leads_to_words_in_a_text(open_page, demo):
    page = open_page(demo)
    lost = page.evaluate(
        """() => [...document.querySelectorAll('.at a')]
            .filter(link => !document.querySelector(link.getAttribute('href'))?.closest('.fulltext'))
            .map(link => link.getAttribute('href'))"""
    )
    assert page.locator(".at a").count() > 100
    assert lost == []


@pytest.mark.parametrize("section", ["conflicts", "dropped", "silences", "movements"])
def test_words_in_every_section_are_one_click_from_their_article(open_page, demo, section):
    page = open_page(demo)
    place = page.locator(f"#{section}")
    folded = place.locator("summary")
    if folded.count():
        folded.first.click()
    place.get_by_role("link", name="in the article").first.click()
    assert in_sight(target_of(page))


def test_a_link_from_elsewhere_into_a_folded_text_unfolds_it(open_page, demo):
    page = open_page(demo)
    anchor = page.locator(".place").nth(5).get_attribute("id")
    assert in_sight(target_of(open_page(f"{demo}#{anchor}")))


def test_a_timeline_entry_leads_to_its_claim(open_page, story):
    page = open_page(story)
    page.locator("#timeline").get_by_role("link", name="claim 1").first.click()
    assert in_sight(page.locator("#claim-1 h3"))


# ---------------------------------------------------------------- pictures


def test_the_lineage_is_drawn_and_leads_to_the_articles(open_page, demo):
    page = open_page(demo)
    page.locator("#claim-1 summary").first.click()
    picture = page.locator("#claim-1 .lineage svg")
    box = picture.bounding_box()
    assert box["width"] > 300
    assert box["height"] > 60
    assert picture.locator("path").count() > 0
    picture.locator("a").first.click()
    assert target_of(page).get_attribute("id").startswith("article-")
    assert in_sight(target_of(page))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_map_is_drawn_and_an_arrow_leads_to_its_movement(open_page, story, viewport):
    page = open_page(story, viewport=viewport)
    drawing = page.locator("#map svg.map-drawing:visible")
    assert drawing.count() == 1
    box = drawing.bounding_box()
    assert box["width"] > 250
    assert box["height"] > 150
    arrow = drawing.locator("a.map-arrow").first
    arrow.focus()
    page.keyboard.press("Enter")
    assert target_of(page).get_attribute("id") == "movement-1"
    assert in_sight(target_of(page))


def on_the_line(arrow: Locator) -> list[float]:
    """The middle of an arrow's curve; that of its box lies beside it."""
    return arrow.locator("path.map-hit").evaluate(
        """path => {
            const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
            return [at.x, at.y];
        }"""
    )


@pytest.mark.parametrize("way", ["focus", "hover"])
def test_an_arrow_shows_who_says_so_in_what_words(open_page, story, way):
    page = open_page(story)
    tips = page.locator("#map .map-tip:visible")
    assert tips.count() == 0
    arrow = page.locator("#map svg.map-drawing:visible a.map-arrow").first
    if way == "focus":
        arrow.focus()
    else:
        arrow.scroll_into_view_if_needed()
        page.mouse.move(*on_the_line(arrow))
    assert tips.count() == 1
    said = tips.inner_text()
    assert "Osk Varn" in said
    assert "troops have left Karst for Oren" in said


@pytest.mark.shared
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_five_real_articles(open_page, seeds, viewport):
    """Who leaves for where, by whose word: the map, the table, and from a passage into the article."""
    page = open_page(seeds, viewport=viewport)
    arrows = page.locator("#map svg.map-drawing:visible a.map-arrow")
    drawn = [arrows.nth(n).get_attribute("aria-label") for n in range(arrows.count())]
    for start in ("Kaliningrad", "Kherson", "Zaporizhzhia", "Kharkiv", "Donbas", "Murmansk"):
        assert any(start in arrow.partition(" to ")[0] and "Kursk" in arrow for arrow in drawn), start
    aid = page.locator("#movements").inner_text()
    assert "Lithuania" in aid
    page.locator("#claim-1 summary").first.click()
    page.locator("#claim-1 .at a").first.click()
    assert in_sight(target_of(page))
    assert violations(page) == []


# ---------------------------------------------------------------- hostile text


def test_hostile_text_neither_runs_nor_breaks_the_page(open_page, story):
    page = open_page(story)
    unfold(page)
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.querySelectorAll('img, iframe, [onclick], [onerror]').length") == 0
    assert "<script>alert(1)</script>" in page.locator("#article-5").inner_text()


def test_no_script_can_be_added(browser, story):
    """What might slip through the escapes meets the policy."""
    page = browser.new_page()
    page.goto(story)
    ran = page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            const refused = new Promise(resolve => document.addEventListener('securitypolicyviolation', resolve));
            document.body.append(script);
            return refused.then(() => window.ran === true);
        }"""
    )
    page.close()
    assert ran is False


# ---------------------------------------------------------------- width, paper, keyboard


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
@pytest.mark.parametrize("which", ["demo", "story"])
def test_the_page_never_scrolls_sideways(open_page, request, which, width):
    page = open_page(request.getfixturevalue(which), viewport={"width": width, "height": 800})
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_what_is_folded_but_for_the_whole_texts(open_page, story):
    page = open_page(story)
    passage, whole = page.locator("#claim-1 figure.passage").first, page.locator(".fulltext blockquote").first
    assert not passage.is_visible()
    page.emulate_media(media="print")
    assert passage.is_visible()
    assert not whole.is_visible()
    assert not page.locator("nav.toc").is_visible()


def test_everything_is_reached_by_keyboard_with_a_visible_focus(open_page, story):
    page = open_page(story)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the account"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        tag, outline = page.evaluate(FOCUSED)
        if tag == "body":  # once around
            break
        reached.append(tag)
        assert outline >= 2, tag
    # what is drawn, "visibility" aside: a note of the map is hidden until its mark has the focus
    assert reached.count("a") + reached.count("summary") == page.evaluate(
        "[...document.querySelectorAll('main :is(a[href], summary)')].filter(node => node.checkVisibility()).length"
    )
    assert {"a", "summary"} <= set(reached)
    assert page.locator("a[href][tabindex='-1'], summary[tabindex='-1']").count() == 0


# What has the focus, and how thick its outline is; a mark of a picture shows its focus in its own way.
FOCUSED = """() => {
    const node = document.activeElement, style = getComputedStyle(node);
    const drawn = node.closest('svg') ? 9 : style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    return [node.tagName.toLowerCase(), drawn];
}"""


def test_a_passage_unfolds_by_keyboard(open_page, story):
    page = open_page(story)
    page.locator("#claim-1 summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#claim-1 figure.passage").first.is_visible()


# ---------------------------------------------------------------- axe


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']} ({len(each['nodes'])}): {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_in_the_whole_story_unfolded(open_page, story, viewport, scheme):
    page = open_page(story, viewport=viewport, color_scheme=scheme)
    unfold(page)
    assert violations(page) == []


def test_axe_finds_nothing_in_the_demo(open_page, demo):
    assert violations(open_page(demo, viewport=PHONE)) == []


# ---------------------------------------------------------------- weight


def test_the_demo_is_light(demo):
    assert Path(demo.removeprefix("file://")).stat().st_size < 1_500_000


def hundreds() -> Brief:
    """612 articles of some 4,000 characters; a claim of all of them, and 1,000 of a few."""
    base = article("a1")
    text = base.text + "\nThe road to Oren was empty." * 140
    articles = tuple(dataclasses.replace(base, id=f"b{n}", text=text, path=f"pile/b{n}.txt") for n in range(612))
    said = [
        statement(
            f"t{n}",
            "a1",
            "troops have left Karst for Oren",
            "Defence Minister Osk Varn",
            "said",
            speaker="e-varn",
            claims=("c1",),
        )
        for n in range(612)
    ]
    said = [dataclasses.replace(s, article=f"b{n}") for n, s in enumerate(said)]
    varn = OriginDoc("Osk Varn", "e-varn", "speaker", tuple(s.id for s in said))
    widest = dataclasses.replace(
        claims()[0],
        articles=tuple(a.id for a in articles),
        statements=varn.statements,
        origins=(varn,),
        declines=(),
        narrated=(),
        denials=(),
        possible=(),
        drift=claims()[2].drift,
        first_seen=None,
    )
    few = (
        claim(
            f"x{n}",
            f"Extra claim number {n}.",
            ("a1",),
            statements=tuple(s.id for s in said[n % 600 : n % 600 + 12]),
            first_seen=None,
        )
        for n in range(1000)
    )
    few = tuple(dataclasses.replace(c, articles=tuple(a.id for a in articles[:12])) for c in few)
    return brief(
        articles=articles,
        statements=tuple(said),
        claims=(widest, *few),
        conflicts=(),
        not_conflicts=(),
        movements=(),
        families=(),
        timeline=(),
    )


def test_612_articles_stay_usable(open_page, tmp_path):
    url = written(tmp_path, html.render(hundreds()))
    assert Path(url.removeprefix("file://")).stat().st_size < 6_500_000
    page = open_page(url)
    assert page.evaluate("document.getElementsByTagName('*').length") < 200_000
    page.locator("#claim-1 summary").first.click()
    page.locator("#claim-1 .at a").first.click()
    assert in_sight(target_of(page))
    assert "The text is left out here to keep the page light" in page.locator("#articles").text_content()
