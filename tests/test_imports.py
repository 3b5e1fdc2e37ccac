"""Who may import whom: read from the source, so that an import inside a function counts too."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import headwater
from headwater import pipeline

SOURCE = Path(headwater.__file__).parent
README = Path(__file__).resolve().parents[1] / "README.md"
ORDER = [stage.name for stage in pipeline.STAGES]
OUTER = {"store", "desk", "cli", "report", "pipeline", "engine", "briefing", "doctor"}

# what a module of each part may import of headwater; a part may always import itself
ALLOWED = {
    "types": set(),
    "errors": set(),
    "ids": set(),
    "settings": {"errors"},
    "models": {"types", "errors", "ids", "settings", "stages"},
    "stages": {"types", "errors", "ids", "settings", "models", "stages"},
}
FORBIDDEN = {
    "store": {"stages", "cli", "report", "pipeline", "engine", "briefing", "desk"},
    "report": {"store", "cli", "desk", "pipeline", "engine", "briefing"},
    "pipeline": {"store", "cli", "desk", "briefing", "engine"},
    "engine": {"store", "cli", "desk", "briefing", "report", "doctor"},
    "briefing": {"store", "cli", "desk"},
    "desk": {"cli", "doctor"},
    "doctor": {"cli"},
}


def module_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> list[str]:
    """The modules of headwater that a file imports, without the leading ``headwater.``; "" is the package itself."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return [name.removeprefix("headwater").lstrip(".") for name in found if name.partition(".")[0] == "headwater"]


IMPORTS = {module_of(path): imported(path) for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts}


def part(module: str) -> str:
    return module.partition(".")[0]


def edges(of: str) -> list[tuple[str, str]]:
    return [(module, target) for module, targets in IMPORTS.items() if part(module) == of for target in targets]


@pytest.mark.parametrize("of", ALLOWED)
def test_the_inner_parts_import_only_inner_parts(of):
    wrong = [(m, t) for m, t in edges(of) if part(t) not in ALLOWED[of] | {of}]
    assert not wrong


@pytest.mark.parametrize("of", FORBIDDEN)
def test_the_outer_parts_keep_their_distance(of):
    wrong = [(m, t) for m, t in edges(of) if part(t) in FORBIDDEN[of]]
    assert not wrong


def test_nothing_imports_the_command_line():
    wrong = [(m, t) for m, targets in IMPORTS.items() for t in targets if part(t) == "cli"]
    assert [m for m, _ in wrong if part(m) != "cli"] == ["__main__"]


def test_models_know_no_stage():
    assert not [(m, t) for m, t in edges("models") if part(t) in OUTER | {"stages"}]


def test_a_stage_imports_only_stages_that_run_before_it():
    wrong = []
    for module, target in edges("stages"):
        here, there = (name.split(".")[1] if name.count(".") else "" for name in (module, target))
        if here in ORDER and there in ORDER and ORDER.index(there) > ORDER.index(here):
            wrong.append((module, target))
    assert not wrong


def test_every_imported_module_exists():
    known = set(IMPORTS) | {""}
    for module, targets in IMPORTS.items():
        for target in targets:
            assert target in known or target.rpartition(".")[0] in known, (module, target)


# -------------------------------------------------------------------- the order of the stages


def test_the_stages_are_the_folders():
    folders = {path.parent.name for path in (SOURCE / "stages").glob("*/__init__.py")}
    assert folders | {"report"} == set(ORDER)
    assert len(ORDER) == len(set(ORDER))
    assert ORDER[-1] == "report"


def test_article_stages_come_before_corpus_stages():
    sees = [stage.sees for stage in pipeline.STAGES]
    assert sees == sorted(sees, key=["article", "corpus", "reads only"].index)
    assert list(pipeline.CORPUS_STAGES) == [s.name for s in pipeline.STAGES if s.sees == "corpus"]


def test_the_readme_shows_the_stages():
    if not README.exists():
        pytest.skip("README.md is not written yet")
    assert pipeline.stage_table() in README.read_text(encoding="utf-8")


# -------------------------------------------------------------------- the public names

PUBLIC = [
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


def test_the_public_names():
    assert headwater.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names_are_documented(name):
    assert inspect.getdoc(vars(headwater)[name])


def test_every_module_says_what_it_is():
    silent = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert [path for path in silent if "migrations" not in path and path != "__main__.py"] == []


HEAVY = ("spacy", "onnxruntime", "sqlalchemy", "trafilatura", "numpy", "pandas", "rich", "click", "datasketch")


def test_importing_headwater_is_light():
    code = (
        "import sys, time; start = time.perf_counter(); import headwater; took = time.perf_counter() - start; "
        f"print([m for m in {HEAVY!r} if m in sys.modules], took)"
    )
    answers = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("] ")
        for _ in range(2)
    ]
    assert {loaded for loaded, _ in answers} == {"["}
    assert min(float(took) for _, took in answers) < 0.5


def test_the_command_line_starts_light():
    code = f"import sys; import headwater.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(ast.literal_eval(done.stdout)) <= {"click"}


def test_every_module_can_be_imported():
    for module in IMPORTS:
        if module != "__main__":
            importlib.import_module(f"headwater.{module}" if module else "headwater")
