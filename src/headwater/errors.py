"""What can go wrong, for callers to catch.

::

    HeadwaterError
    ├── InputError (ValueError)         a path, option or file that the user gave cannot be used
    │   └── NoArticles                  nothing readable in what was given
    ├── SettingsError (ValueError)      a setting is out of range or unknown
    ├── ModelError                      a model is missing or is not the file that it should be
    └── DeskError
        ├── NotADesk (LookupError)      the folder holds no desk
        ├── NewerDesk                   the desk was written by a newer headwater
        ├── DeskLocked                  another process holds the database
        └── DeskFull (OSError)          no space left where the desk lies

One bad article among many is no error: it becomes a :class:`~headwater.types.Rejected` and the rest goes on. Every
class passes its arguments to ``super().__init__`` so that it survives a process pool's pickling.
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """The base of all errors that headwater raises on purpose."""


class InputError(HeadwaterError, ValueError):
    """Something that the user gave cannot be used. ``subject`` names it, ``hint`` says what to do."""

    def __init__(self, subject: str, problem: str, hint: str = "") -> None:
        super().__init__(subject, problem, hint)
        self.subject = subject
        self.problem = problem
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}" + (f"; {self.hint}" if self.hint else "")


class NoArticles(InputError):
    """Nothing that was given could be read as an article."""


class SettingsError(InputError):
    """A setting is unknown or out of range."""


class ModelError(HeadwaterError):
    """A model is missing, or is not the file that its checksum promises."""

    def __init__(self, model: str, problem: str, hint: str = "") -> None:
        super().__init__(model, problem, hint)
        self.model = model
        self.problem = problem
        self.hint = hint

    def __str__(self) -> str:
        return f"model {self.model}: {self.problem}" + (f"; {self.hint}" if self.hint else "")


class DeskError(HeadwaterError):
    """A desk cannot be opened or written. ``path`` names its folder."""

    problem = "cannot be used"
    hint = ""

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        said = f"{self.path}: {self.problem}" + (f" ({self.detail})" if self.detail else "")
        return said + (f"; {self.hint}" if self.hint else "")


class NotADesk(DeskError, LookupError):
    """The folder holds no desk."""

    problem = "is not a desk"
    hint = "make one with `headwater init`, or read articles without one by `headwater brief PATH`"


class NewerDesk(DeskError):
    """The desk was written by a newer headwater."""

    problem = "was written by a newer version of headwater"
    hint = "upgrade headwater; nothing was changed"


class DeskLocked(DeskError):
    """Another process holds the desk's database for longer than we waited."""

    problem = "is being written by another process"
    hint = "wait for it to finish and try again; what was finished is kept"


class DeskFull(DeskError, OSError):
    """No space is left where the desk lies."""

    problem = "no space left on the device"
    hint = "free some space and repeat the command; what was finished is kept"

    # OSError would read (path, detail) as (errno, message)
    def __reduce__(self) -> tuple[type[DeskFull], tuple[str, str]]:
        return type(self), (self.path, self.detail)
