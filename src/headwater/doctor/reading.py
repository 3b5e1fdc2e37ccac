"""Whether articles can be read here: the settings, the spaCy pipeline that they name, and a run from end to end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from headwater.doctor.finding import INSTALL_AGAIN, Finding, Level
from headwater.errors import HeadwaterError, ModelError, SettingsError
from headwater.settings import DEFAULT_PIPELINE, Settings

PREFIX = "HEADWATER_"
SENTENCES = "The river Ilve rose by a metre overnight. “The dam will hold,” said Ada Berg, the mayor of Tarvik."
REMOVE = f"remove the variables {PREFIX}...; if none is set, {INSTALL_AGAIN}"
SPEAKER, SAID = "Ada Berg", "The dam will hold"


def settings(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Whether each ``HEADWATER_...`` variable is a setting with a value that can be read."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    faults = [
        Finding(Level.FAULT, "settings", str(error), f"correct the variable, or remove it: unset {name}")
        for name, value in sorted(given.items())
        if (error := _wrong(name, value))
    ]
    yield from faults
    if not faults:
        yield Finding(Level.OK, "settings", f"from the environment: {', '.join(sorted(given)) or 'none'}")


def spacy_pipeline(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Whether the spaCy pipeline that the settings name can be used."""
    from headwater.models import spacy_  # noqa: PLC0415  (imports what may be broken)

    name = readable(environ).spacy_pipeline
    variable = f"{PREFIX}SPACY_PIPELINE"
    remedy = INSTALL_AGAIN if name == DEFAULT_PIPELINE else f"correct the variable, or remove it: unset {variable}"
    try:
        spacy_.load(name)
    except ModelError as error:
        yield Finding(Level.FAULT, "spaCy pipeline", str(error), remedy)
    else:
        yield Finding(Level.OK, "spaCy pipeline", f"{name} {spacy_.version(name)}")


def small_run(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Reads two sentences as ``headwater brief -`` does; who said what must come out."""
    from headwater.briefing import brief_of  # noqa: PLC0415

    what = "a small run"
    try:
        # the folder "work" keeps what was read, and nothing is to be changed
        made = brief_of(["-"], readable(environ).with_(work=""), stdin=BytesIO(SENTENCES.encode()))
        made.to_json()
    except ModelError as error:
        yield Finding(Level.FAULT, what, str(error), INSTALL_AGAIN)
        return
    except HeadwaterError as error:
        yield Finding(Level.FAULT, what, str(error), REMOVE)
        return
    found = [(s.speaker_name, " ".join(span.text for span in s.content)) for s in made.statements]
    if any(speaker == SPEAKER and SAID in content for speaker, content in found):
        yield Finding(Level.OK, what, f"found what {SPEAKER} said")
    else:
        yield Finding(Level.FAULT, what, f"did not find what {SPEAKER} said in: {SENTENCES}", REMOVE)


def readable(environ: Mapping[str, str]) -> Settings:
    """The settings of those variables that can be read: a wrong one is told once, not by every check."""
    good = {k: v for k, v in environ.items() if k.startswith(PREFIX) and not _wrong(k, v)}
    return Settings.from_environment(good)


def _wrong(name: str, value: str) -> SettingsError | None:
    try:
        Settings.from_environment({name: value})
    except SettingsError as error:
        return error
    return None
