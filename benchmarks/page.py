"""The HTML brief as a browser takes it: weight, time to render and to load, nodes, and what axe-core finds.

    python benchmarks/page.py NAME=PATH... [--chromium chromium]

For each PATH (a file or folder of articles, or a page that was made before) a brief is made and its page opened in a
headless Chromium without a network, 1,200 pixels wide. Prints a Markdown table and, on its last line, one JSON object
with the figures. "load" is from the navigation's start until the page's load event; "asked for" counts requests other
than that of the page itself.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from headwater.briefing import brief_of
from headwater.report import html
from headwater.settings import Settings

COLUMNS = ("articles", "brief s", "render s", "kB", "load s", "nodes", "asked for", "said", "axe violations")


def measured(browser, name: str, path: str, folder: Path) -> dict:
    file = Path(path)
    figures = {}
    if file.suffix != ".html":
        file = folder / f"{name}.html"
        figures = written([path], file)
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    page = context.new_page()
    page.set_default_timeout(120_000)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.resolve().as_uri())
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    nodes = page.evaluate("document.getElementsByTagName('*').length")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    figures |= {
        "kB": round(file.stat().st_size / 1000),
        "load s": round(timing / 1000, 2),
        "nodes": nodes,
        "asked for": len(asked) - 1,
        "said": len(said),
        "axe violations": len(found),
    }
    return {column: figures.get(column) for column in COLUMNS}


def written(paths: list[str], file: Path) -> dict:
    """What it took to make the page of a brief."""
    start = time.perf_counter()
    brief = brief_of(paths, Settings())
    made = time.perf_counter()
    file.write_text(html.render(brief), encoding="utf-8")
    rendered = time.perf_counter()
    return {"articles": len(brief.articles), "brief s": round(made - start, 1), "render s": round(rendered - made, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("stories", nargs="+", metavar="NAME=PATH")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    args = parser.parse_args()
    rows = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for name, _, path in (story.partition("=") for story in args.stories):
            rows[name] = measured(browser, name, path, Path(folder))
        browser.close()
    print("| story | " + " | ".join(COLUMNS) + " |\n|---|" + "---|" * len(COLUMNS))
    for name, row in rows.items():
        print(f"| {name} | " + " | ".join("" if row[c] is None else f"{row[c]:,}" for c in COLUMNS) + " |")
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
