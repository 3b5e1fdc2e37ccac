"""spaCy pipelines by name, loaded once a process."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from headwater.errors import ModelError
from headwater.models.forms import Forms, can_keep
from headwater.models.layers import quicken

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model


_FORMS = ("lemma_index", "lemma_exc")  # the tables of a lemmatizer, each by part of speech


@cache
def load(name: str) -> Language:
    """The installed spaCy pipeline of that name.

    Raises:
        ModelError: it is not installed, or it has no parser or no named entities.
    """
    spacy = _spacy()
    nlp: Language
    try:
        nlp = spacy.load(name)
    except OSError as error:
        installed = ", ".join(spacy.util.get_installed_models()) or "none"
        raise ModelError(name, "no such spaCy pipeline is installed", f"installed are: {installed}") from error
    missing = [pipe for pipe in ("parser", "ner", "lemmatizer") if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(name, f"the pipeline has no {' and no '.join(missing)}", "name another spaCy pipeline")
    networks = [network for _, pipe in nlp.pipeline if (network := getattr(pipe, "model", None)) is not None]
    for network in networks:
        _use_numpy_products(network)
        quicken(network)
    _look_lemmas_up(nlp)
    return nlp


def _spacy() -> Any:
    """spaCy, without its command line, which it imports for one function: a third of the time that it takes.

    Whoever wants the command line can import it afterwards, and ``spacy.info`` does.
    """

    def info(*args: Any, **kwargs: Any) -> Any:
        return import_module("spacy.cli").info(*args, **kwargs)

    if "spacy" not in sys.modules:
        spared = {"spacy.cli": ModuleType("spacy.cli"), "spacy.cli.info": ModuleType("spacy.cli.info")}
        spared["spacy.cli.info"].info = info  # type: ignore[attr-defined]
        sys.modules.update(spared)
        try:
            import_module("spacy")
        finally:
            for name in spared:
                sys.modules.pop(name, None)
    return import_module("spacy")


@cache
def forms(name: str) -> Forms | None:
    """What keeps the forms of words for the pipeline of that name; None where the pipeline must make them itself.

    Raises:
        ModelError: as :func:`load`.
    """
    nlp = load(name)
    return Forms(nlp) if can_keep(nlp) else None


@cache
def no_names(name: str) -> frozenset[str]:
    """Words in small letters that are hardly ever names, as far as the pipeline of that name knows any.

    Verbs, with the forms that have an ending, adverbs and the commonest words; nouns and adjectives may be names.

    Raises:
        ModelError: as :func:`load`.
    """
    nlp = load(name)
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    tables = [lookups.get_table(t) for t in _FORMS if lookups.has_table(t)] if lookups is not None else []
    verbs, adverbs = ({w for table in tables for w in table.get(part, ())} for part in ("verb", "adv"))
    return (
        frozenset(nlp.Defaults.stop_words) | adverbs | {verb + ending for verb in verbs for ending in ("", "s", "es")}
    )


def one_thread() -> AbstractContextManager[object]:
    """In it NumPy multiplies in one thread.

    The products of spaCy's networks are small: threads bring nothing on idle cores, and where other work keeps the
    cores busy they wait for each other, three times as long as the reading takes (measured). It holds for the whole
    process.
    """
    return _threads().limit(limits=1, user_api="blas")  # type: ignore[no-any-return]


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    return ThreadpoolController()


def _use_numpy_products(network: Model[Any, Any]) -> None:
    """Multiply by NumPy's library and not by BLIS, which thinc ships: 40 % more words a second (measured, AVX-512)."""
    from thinc.api import NumpyOps  # noqa: PLC0415

    ops = NumpyOps(use_blis=False)
    for node in network.walk():
        node.ops = ops


def _look_lemmas_up(nlp: Language) -> None:
    """Let the lemmatizer look for a lemma in a set, not along a list of up to 57,000: a tenth of its time."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        table = lookups.get_table("lemma_index")
        for part, lemmas in list(table.items()):
            table[part] = frozenset(lemmas)


def version(name: str) -> str:
    """The pipeline's own version, without loading it."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed(name)
    except PackageNotFoundError:
        return "unknown"
