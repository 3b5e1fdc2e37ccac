"""The notebook runs from its first cell to its last, and was saved with what it prints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from doc_pages import DOCS

RUN = """
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[1])
"""


@pytest.fixture(scope="session")
def executed(tmp_path_factory):
    """The notebook after a run, in a process and folder of its own: its kernel writes about."""
    folder = tmp_path_factory.mktemp("notebook")
    copy = shutil.copy(DOCS / "notebooks" / "river.ipynb", folder)
    homes = ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON", "HEADWATER_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(copy)],
        cwd=folder,
        env={**kept, **dict.fromkeys(homes, str(folder)), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return read(folder / "river.ipynb")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def printed(cell):
    return "".join("".join(output["text"]) for output in cell.get("outputs", []) if "text" in output)


def pictures(cells):
    return [cell for cell in cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]


def test_it_prints_what_it_was_saved_with(executed):
    """Else run it anew: ``jupyter execute --inplace docs/notebooks/river.ipynb``."""
    saved = read(DOCS / "notebooks" / "river.ipynb")
    assert [printed(cell) for cell in executed] == [printed(cell) for cell in saved]
    assert "12 articles" in printed(saved[1])


def test_it_draws_two_pictures_with_words_for_those_who_cannot_see_them(executed):
    assert len(pictures(executed)) == len(pictures(read(DOCS / "notebooks" / "river.ipynb"))) == 2
    assert all(cell["metadata"]["alt"] for cell in pictures(executed))


def test_its_results_name_no_place_of_the_machine():
    text = (DOCS / "notebooks" / "river.ipynb").read_text(encoding="utf-8")
    assert not any(cell.get("execution_count") for cell in read(DOCS / "notebooks" / "river.ipynb"))
    assert sys.prefix not in text


def test_the_site_shows_its_pictures(site):
    page = (site / "notebooks" / "river.html").read_text(encoding="utf-8")
    for number in (1, 2):
        assert f'src="river-{number}.png"' in page
        assert (site / "notebooks" / f"river-{number}.png").read_bytes().startswith(b"\x89PNG")
