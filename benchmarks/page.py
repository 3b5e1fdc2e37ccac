"""The HTML brief as a browser takes it: weight, time to render and to load, nodes, and what axe-core finds.

    python benchmarks/page.py NAME=PATH... [--chromium chromium]

For each PATH (a file or folder of articles) a brief is made and its page opened in a headless Chromium without a
network, 1,200 pixels wide. Prints a Markdown table and, on its last line, one JSON object with the figures. "load" is
from the navigation's start until the page's load event; "asked for" counts requests other than that of the page itself.
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
    start = time.perf_counter()
    brief = brief_of([path], Settings())
    made = time.perf_counter()
    text = html.render(brief)
    rendered = time.perf_counter()
    file = folder / f"{name}.html"
    file.write_text(text, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    page = context.new_page()
    page.set_default_timeout(120_000)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    nodes = page.evaluate("document.getElementsByTagName('*').length")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    return dict(
        zip(
            COLUMNS,
            (
                len(brief.articles),
                round(made - start, 1),
                round(rendered - made, 2),
                round(len(text.encode()) / 1000),
                round(timing / 1000, 2),
                nodes,
                len(asked) - 1,
                len(said),
                len(found),
            ),
            strict=True,
        )
    )


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
        print(f"| {name} | " + " | ".join(f"{row[c]:,}" for c in COLUMNS) + " |")
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
