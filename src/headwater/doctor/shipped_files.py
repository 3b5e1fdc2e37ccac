"""Whether the models and the data that ship in the package are the files that they should be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from headwater.doctor.finding import INSTALL_AGAIN, Finding, Level

Hashes = Mapping[Path, str]  # SHA-256, as the code that uses the file has it


def check(model: str) -> Iterator[Finding]:
    """The files of one model."""
    yield from compared(model, MODELS[model]())


def compared(model: str, hashes: Hashes) -> Iterator[Finding]:
    """Each file that is missing or altered, or that all are well."""
    faults = [
        Finding(Level.FAULT, model, said, INSTALL_AGAIN) for path, sha in hashes.items() if (said := _wrong(path, sha))
    ]
    yield from faults
    if not faults:
        yield Finding(Level.OK, model, f"as shipped: {', '.join(path.name for path in hashes)}")


def _wrong(path: Path, sha256: str) -> str:
    """What is wrong with a file; empty if nothing is."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return f"{path} is missing"
    except OSError as error:
        return f"{path} cannot be read: {error.strerror}"
    return "" if found == sha256 else f"{path} is not the file that was shipped (its SHA-256 differs)"


# Each imports the code that reads the files, which may fail where a package is missing: that is its model's finding.


def _attributor() -> Hashes:
    from headwater.models import attributor  # noqa: PLC0415

    return _beside(Path(attributor.__file__).parent, attributor.SHA256)


def _judge() -> Hashes:
    from headwater.models import judge  # noqa: PLC0415

    return _beside(Path(judge.__file__).parent, judge.SHA256)


def _minilm() -> Hashes:
    from headwater.models import shipped, vectors  # noqa: PLC0415

    hashes = {**vectors.SHA256, "tokenizer.json": shipped.TOKENIZER_SHA256}
    return _beside(Path(vectors.__file__).parent / vectors.NAME, hashes)


def _gazetteer() -> Hashes:
    from headwater.models import gazetteer  # noqa: PLC0415

    return {Path(gazetteer.__file__).with_name(gazetteer.FILE): gazetteer.SHA256}


def _base_map() -> Hashes:
    from headwater.report.map import world  # noqa: PLC0415

    return {world.FILE: world.SHA256}


def _beside(folder: Path, hashes: Mapping[str, str]) -> Hashes:
    return {folder / name: sha256 for name, sha256 in hashes.items()}


MODELS: Mapping[str, Callable[[], Hashes]] = {
    "attributor": _attributor,
    "judge of pairs": _judge,
    "sentence vectors": _minilm,
    "gazetteer": _gazetteer,
    "base map": _base_map,
}
