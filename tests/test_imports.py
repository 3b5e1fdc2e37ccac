"""Imports go one way, and `import headwater` stays light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import headwater
from headwater import pipeline

ROOT = Path(headwater.__file__).parent
STAGES = [stage.name for stage in pipeline.STAGES if stage.name != "report"]

# what each part may import of the others
ALLOWED = {
    "types": set(),
    "errors": set(),
    "ids": set(),
    "settings": {"errors"},
    "models": {"errors", "types"},
    "stages": {"types", "errors", "ids", "settings", "models"},
    "store": {"types", "errors", "ids", "settings"},
    "report": {"types", "errors", "ids", "settings", "stages", "__init__"},
    "pipeline": {"types", "errors", "ids", "settings", "stages", "models"},
    "briefing": {"types", "errors", "settings", "stages", "pipeline", "report"},
    "desk": {"types", "errors", "ids", "settings", "stages", "pipeline", "report", "store"},
    "__init__": {"errors", "settings", "desk", "briefing", "report"},
    "cli": {"types", "errors", "settings", "pipeline", "briefing", "report", "desk", "__init__", "data"},
    "__main__": {"cli"},
    "data": set(),
}


def modules():
    return sorted(ROOT.rglob("*.py"))


def part_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


def imports(path: Path) -> set[tuple[str, ...]]:
    """The headwater modules that a file imports, as tuples of names behind ``headwater``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "headwater":
            inner = tuple((node.module or "").split(".")[1:])
            found |= {inner} if inner else {(alias.name,) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {tuple(a.name.split(".")[1:]) for a in node.names if a.name.split(".")[0] == "headwater"}
    return {("__init__",) if not name or name[0].startswith("__version") else name for name in found}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path):
    part = part_of(path)
    others = {name[0] for name in imports(path)} - {part}
    assert others <= ALLOWED[part], f"{path.relative_to(ROOT)} may not import {sorted(others - ALLOWED[part])}"


@pytest.mark.parametrize("path", [p for p in modules() if part_of(p) == "stages"], ids=lambda p: str(p.relative_to(ROOT)))
def test_a_stage_imports_only_stages_before_it(path):
    own = path.relative_to(ROOT / "stages").parts[0].removesuffix(".py")
    for name in imports(path):
        if name[0] == "stages" and len(name) > 1 and name[1] in STAGES and own in STAGES:
            assert STAGES.index(name[1]) <= STAGES.index(own)


def test_the_order_names_every_stage_there_is():
    folders = {p.name for p in (ROOT / "stages").iterdir() if p.is_dir() and not p.name.startswith("_")}
    assert folders == set(STAGES)


def test_the_readme_shows_the_table_of_stages():
    readme = ROOT.parent.parent / "README.md"
    if not readme.exists():
        pytest.skip("installed without its README")
    assert pipeline.stage_table() in readme.read_text(encoding="utf-8")


def test_importing_headwater_loads_nothing_heavy():
    heavy = ["spacy", "onnxruntime", "sqlalchemy", "alembic", "trafilatura", "numpy", "scipy", "rich", "lxml"]
    code = f"import headwater, sys; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_public_names():
    assert headwater.__all__ == [
        "DeskError",
        "DeskFull",
        "DeskLocked",
        "HeadwaterError",
        "InputError",
        "ModelError",
        "NewerDesk",
        "NoArticles",
        "NotADesk",
        "Settings",
        "SettingsError",
        "brief",
        "open",
    ]
    for name in headwater.__all__:
        assert getattr(headwater, name).__doc__, f"{name} has no docstring"
