"""Loading models beside the main thread: most of it is reading and unpacking, which keeps another core busy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread

from headwater.errors import HeadwaterError
from headwater.models import spacy_
from headwater.settings import Settings


def warm(settings: Settings) -> Thread:
    """Load the parser here, and what else a brief needs beside it, in the order in which it needs it.

    What cannot be loaded is told by the stage that needs it. The interpreter waits for the thread when it ends: one
    that is stopped amid loading takes the process with it.
    """
    thread = Thread(target=_load, name="headwater-warming")
    thread.start()
    _try(partial(spacy_.load, settings.spacy_pipeline))
    return thread


def _load() -> None:
    for load in (_language, _attributor, _vectors, _judge):
        _try(load)


def _try(load: Callable[[], object]) -> None:
    try:
        load()
    except HeadwaterError:
        return


def _language() -> object:
    from headwater.stages.clean.language import tell_language  # noqa: PLC0415  (importing it is half of the work)

    return tell_language("The river has left its bed near the old mill.")


def _attributor() -> object:
    from headwater.models import attributor  # noqa: PLC0415

    return attributor.load()


def _vectors() -> object:
    from headwater.models import vectors  # noqa: PLC0415

    return vectors.encode(["a river"])


def _judge() -> object:
    from headwater.models import judge  # noqa: PLC0415

    return judge.judge([("a river", "a mill")])
