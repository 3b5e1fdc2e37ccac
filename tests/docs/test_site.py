"""The site builds without a warning, asks nobody for anything, and reaches every page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from doc_pages import DOCS

LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}
LOADING_LINKS = {"stylesheet", "preload", "preconnect", "dns-prefetch", "icon", "manifest", "modulepreload", "prefetch"}
OUTSIDE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)


class Loads(HTMLParser):
    """What a page has a browser fetch by itself."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.links = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.found += [given[name] for name in {LOADING.get(tag), "srcset", "poster"} if name in given]
        if tag == "link" and LOADING_LINKS & set(given.get("rel", "").split()):
            self.found.append(given.get("href", ""))
        self.found += re.findall(r"url\(['\"]?([^)'\"]+)", given.get("style", ""))
        if tag == "a":
            self.links.append(given.get("href", ""))


def loads(text):
    parser = Loads()
    parser.feed(text)
    return parser


def test_nothing_is_fetched_from_outside(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        found = loads(page.read_text(encoding="utf-8")).found
        assert found
        assert not [address for address in found if OUTSIDE.match(address)], page


def test_styles_fetch_nothing_from_outside(site):
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"@import\s+(?:url\()?['\"]?(?:https?:)?//", text), style
        assert not [a for a in re.findall(r"url\(['\"]?([^)'\"]+)", text) if OUTSIDE.match(a)], style


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="//fonts.example/css">',
        '<img src="http://a.example/b.png">',
        '<p style="background: url(https://a.example/b.png)">',
    ],
)
def test_the_look_for_what_is_fetched_finds_it(text):
    assert [address for address in loads(text).found if OUTSIDE.match(address)]


def test_every_page_can_be_reached(site):
    """From the first page on, by links of the pages; mkdocs has checked that each leads somewhere."""
    start = (site / "index.html").resolve()
    reached, ahead = {start}, [start]
    while ahead:
        page = ahead.pop()
        for link in loads(page.read_text(encoding="utf-8")).links:
            target = (page.parent / link.partition("#")[0]).resolve()
            if not OUTSIDE.match(link) and target.suffix == ".html" and target.is_file() and target not in reached:
                reached.add(target)
                ahead.append(target)
    assert {p.resolve() for p in site.rglob("*.html")} - reached == {(site / "404.html").resolve()}


def test_every_source_has_its_page(site):
    for source in DOCS.rglob("*.md"):
        assert (site / source.relative_to(DOCS).with_suffix(".html")).is_file()


def test_hooks_are_no_part_of_the_site(site):
    assert not (site / "hooks").exists()
