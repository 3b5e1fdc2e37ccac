"""Python, and the packages that headwater asks for, as the installed distribution's metadata names them."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from typing import TYPE_CHECKING

from headwater.doctor.finding import INSTALL_AGAIN, PIP, Finding, Level

if TYPE_CHECKING:
    from packaging.requirements import Requirement

NAME = "headwater"
USES = {
    "parquet": "tables in Parquet (--format parquet)",
    "png": "the map as a picture (--map moved.png)",
}
DEVELOPING = frozenset({"dev", "fuzz", "train"})  # not told: who develops has them from the lock file
NO_METADATA = Finding(
    Level.HINT,
    "packages",
    "headwater runs without being installed, so what it needs is not known",
    f"install it: {PIP} -e FOLDER, the one that holds pyproject.toml",
)


def python(found: str = "", wanted: str | None = None) -> Iterator[Finding]:
    """Whether this is a Python that headwater runs on; ``wanted`` by default as the metadata has it."""
    from packaging.specifiers import SpecifierSet  # noqa: PLC0415  (may be missing itself)

    found = found or platform.python_version()
    if wanted is None:
        installed = _headwater()
        wanted = (installed.metadata["Requires-Python"] if installed else "") or ""
    if SpecifierSet(wanted).contains(found, prereleases=True):
        yield Finding(Level.OK, "Python", f"{found} ({platform.system()}, {platform.machine()})")
    else:
        yield Finding(
            Level.FAULT, "Python", f"{found}, but {wanted} is needed", f"make a new environment with Python {wanted}"
        )


def packages(asked: Iterable[str] | None = None) -> Iterator[Finding]:
    """Whether each package of the base install is there in a version that fits; ``asked`` as in the metadata."""
    if asked is None:
        installed = _headwater()
        if installed is None:
            yield NO_METADATA
            return
        asked = installed.requires or ()
    wanted = [requirement for requirement in map(_requirement, asked) if _applies(requirement, "")]
    faults = [finding for finding in map(_fault, wanted) if finding]
    yield from faults
    if not faults:
        yield Finding(Level.OK, "packages", f"all {len(wanted)} that headwater asks for are installed")


def extras() -> Iterator[Finding]:
    """What is not installed, and what it would be good for. None of it is needed for a brief."""
    installed = _headwater()
    if installed is None:
        return
    requirements = [_requirement(text) for text in installed.requires or ()]
    for extra in installed.metadata.get_all("Provides-Extra") or ():
        if extra in DEVELOPING:
            continue
        wanted = [r for r in requirements if _applies(r, extra) and not _applies(r, "")]
        yield _extra(extra, wanted)


def _extra(extra: str, wanted: list[Requirement]) -> Finding:
    lacking = [requirement for requirement in wanted if _fault(requirement)]
    use = USES.get(extra, "more than the base install does")
    if not lacking:
        return Finding(Level.OK, f"extra {extra}", f"installed: {use}")
    names = " ".join(f'"{_plain(requirement)}"' for requirement in lacking)
    return Finding(Level.HINT, f"extra {extra}", f"not installed, needed for {use}", f"if you want it: {PIP} {names}")


def _fault(wanted: Requirement) -> Finding | None:
    """What is wrong with a package, if anything."""
    remedy = f'{PIP} "{_plain(wanted)}"'
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return Finding(Level.FAULT, f"package {wanted.name}", "is not installed", remedy)
    if found is None:  # a folder of metadata without its file, as a broken removal leaves it
        return Finding(Level.FAULT, f"package {wanted.name}", "is damaged", INSTALL_AGAIN)
    if wanted.specifier.contains(found, prereleases=True):
        return None
    return Finding(Level.FAULT, f"package {wanted.name}", f"{found}, but {wanted.specifier} is needed", remedy)


def _headwater() -> Distribution | None:
    try:
        return distribution(NAME)
    except PackageNotFoundError:
        return None


def _requirement(text: str) -> Requirement:
    from packaging.requirements import Requirement  # noqa: PLC0415

    return Requirement(text)


def _applies(requirement: Requirement, extra: str) -> bool:
    """Whether it is asked for here: with that extra, or "" for the base install."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _plain(requirement: Requirement) -> str:
    """As pip takes it, without the conditions."""
    return f"{requirement.name}{requirement.specifier}"
