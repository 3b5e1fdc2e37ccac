"""spaCy pipelines by name, loaded once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from headwater.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load(name: str) -> Language:
    """The installed spaCy pipeline of that name.

    Raises:
        ModelError: it is not installed, or it has no parser or no named entities.
    """
    import spacy  # noqa: PLC0415  (takes a second; only a stage that parses needs it)

    try:
        nlp = spacy.load(name)
    except OSError as error:
        installed = ", ".join(spacy.util.get_installed_models()) or "none"
        raise ModelError(name, "no such spaCy pipeline is installed", f"installed are: {installed}") from error
    missing = [pipe for pipe in ("parser", "ner", "lemmatizer") if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(name, f"the pipeline has no {' and no '.join(missing)}", "name another spaCy pipeline")
    return nlp


def version(name: str) -> str:
    """The pipeline's own version, without loading it."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed(name)
    except PackageNotFoundError:
        return "unknown"
