"""A desk: a folder that keeps what was read, so that a growing pile of news is read once and can be asked again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, Self

from headwater.errors import DeskFull, DeskLocked, InputError, NotADesk
from headwater.ids import content_id
from headwater.settings import Settings
from headwater.types import (
    Account,
    Article,
    Claim,
    Entity,
    Judgement,
    RawItem,
    Reading,
    Rejected,
    Statement,
    Verdict,
)

if TYPE_CHECKING:
    from headwater.report.document import Brief
    from headwater.store.base import Store
    from headwater.store.originals import Originals

DATABASE = "desk.db"
ORIGINALS = "originals"

Keep = Callable[[str, bytes], None]  # SHA-256 and the bytes that have it


class ReadItems(Protocol):
    def __call__(
        self, paths: Sequence[str | PathLike[str]], settings: Settings, /, *, keep: Keep
    ) -> Iterator[RawItem | Rejected]: ...


class BuildBrief(Protocol):
    def __call__(
        self,
        readings: Sequence[Reading],
        account: Account,
        rejected: Sequence[Rejected],
        settings: Settings,
        /,
        *,
        made_at: datetime | None = None,
    ) -> Brief: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """What a desk has others do. ``Stages.real()`` is the pipeline; tests hand in their own."""

    read_items: ReadItems
    read: Callable[[Iterable[RawItem | Rejected], Settings], Iterator[Reading | Rejected]]
    account: Callable[[Sequence[Reading], Settings, Sequence[Judgement]], Account]
    build_brief: BuildBrief
    reading_version: Callable[[Settings], str]
    account_version: Callable[[Settings], str]

    @classmethod
    def real(cls) -> Self:
        # imported late: a desk that is only looked at needs none of them
        from headwater import engine, pipeline  # noqa: PLC0415
        from headwater.report.build import build_brief  # noqa: PLC0415
        from headwater.stages.ingest import read_paths  # noqa: PLC0415

        return cls(
            read_items=read_paths,
            read=engine.read,
            account=pipeline.account,
            build_brief=build_brief,
            reading_version=pipeline.reading_version,
            account_version=pipeline.account_version,
        )


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of the articles that were added."""

    added: int
    unchanged: int  # read before, by the same version
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How much a desk holds. Claims, conflicts and movements count the last account, which may lag behind."""

    articles: int
    statements: int
    rejected: int
    claims: int
    conflicts: int
    movements: int
    current: bool  # the account takes in all articles, as this version would


class Desk:
    """A folder with a database and the originals. Make one by :meth:`create`, come back by :meth:`open`.

    What was added stays added, whatever happens to the process afterwards. Several processes may use one desk at once.

    Every method may raise:
        DeskLocked: another process wrote for longer than we wait.
        DeskFull: no space is left; what was finished is kept.
        DeskError: the folder cannot be used.
    """

    def __init__(
        self, path: Path, *, store: Store, originals: Originals, settings: Settings, stages: Stages | None = None
    ) -> None:
        self.path = path
        self.settings = settings
        self._store = store
        self._originals = originals
        self._given_stages = stages

    @classmethod
    def create(
        cls, path: str | PathLike[str], *, settings: Settings | None = None, stages: Stages | None = None
    ) -> Self:
        """Make a desk in a new or empty folder.

        Raises:
            InputError: the folder is a desk already, or holds other things, or cannot be made.
        """
        folder = Path(path)
        if (folder / DATABASE).exists():
            raise InputError(str(path), "is a desk already", "open it, or choose another folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise InputError(str(path), "is not empty", "choose a new or empty folder")
        except OSError as error:
            raise InputError(str(path), f"a desk cannot be made here: {error.strerror}") from error
        return cls._open(folder, settings, stages)

    @classmethod
    def open(cls, path: str | PathLike[str], *, settings: Settings | None = None, stages: Stages | None = None) -> Self:
        """Open a desk, and bring its database to this version's schema if it is older.

        Raises:
            NotADesk: there is no such folder, or no desk in it.
            NewerDesk: a newer headwater wrote it; nothing was changed.
        """
        folder = Path(path)
        if not (folder / DATABASE).is_file():
            raise NotADesk(str(path), "" if folder.is_dir() else "no such folder")
        return cls._open(folder, settings, stages)

    @classmethod
    def _open(cls, folder: Path, settings: Settings | None, stages: Stages | None) -> Self:
        from sqlalchemy import URL  # noqa: PLC0415  (keeps `import headwater` light)

        from headwater.store.originals import Originals  # noqa: PLC0415
        from headwater.store.sql import SqlStore  # noqa: PLC0415

        where = str(folder)
        store = SqlStore(URL.create("sqlite", database=str(folder.resolve() / DATABASE)), where=where)
        originals = Originals(folder.resolve() / ORIGINALS, where=where)
        originals.sweep()
        return cls(folder, store=store, originals=originals, settings=settings or Settings(), stages=stages)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---------------------------------------------------------------- adding

    def add(
        self,
        paths: Iterable[str | PathLike[str]],
        *,
        on_error: Literal["collect", "raise"] = "collect",
        progress: Callable[[str], None] | None = None,
    ) -> AddResult:
        """Read files and folders and keep what they hold. Articles that this version has read before are passed over.

        Args:
            paths: files, archives and folders; folders are read with all that lies in them.
            on_error: ``raise`` stops at the first thing that cannot be used; what came before it is kept.
            progress: called with the path of each article when it is done with.

        Raises:
            InputError: a path cannot be used at all; by ``on_error="raise"`` also for what is otherwise collected.
        """
        if on_error not in ("collect", "raise"):
            raise InputError(str(on_error), "no such way to treat errors", "known are collect, raise")
        adding = _Adding(self._store, self._stages, self.settings, progress or _no_progress)
        rejected = []
        for found in adding.run(list(paths), keep=self._originals.keep):
            rejected.append(found)
            if on_error == "raise" and not is_duplicate(found):
                raise InputError(found.path, found.reason)
        return AddResult(adding.added, adding.unchanged, tuple(rejected))

    # ---------------------------------------------------------------- judging

    def judge(self, left: str, right: str, verdict: Verdict, *, author: str) -> Judgement:
        """Decide of two names: the same one, different ones, or kept apart while that is unsure.

        It outranks what the program makes of them, in every account from now on, until :meth:`withdraw` takes it back.

        Raises:
            InputError: a name is empty, the two are one, or nobody is named as the author.
        """
        left, right = _pair(left, right)
        if not author.strip():
            raise InputError("author", "is empty", "say who decides")
        made = Judgement(left, right, verdict, author.strip(), datetime.now(UTC).isoformat(timespec="seconds"))
        self._store.put_judgement(made)
        return made

    def withdraw(self, left: str, right: str) -> Judgement:
        """Take back the newest judgement of two names; the one before it counts again.

        Raises:
            InputError: none stands.
        """
        left, right = _pair(left, right)
        found = self._store.withdraw_judgement(left, right, at=datetime.now(UTC).isoformat(timespec="seconds"))
        if found is None:
            raise InputError(f"{left!r} and {right!r}", "no judgement of these names stands")
        return found

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided of names and did not take back, the oldest first."""
        return self._store.judgements()

    # ---------------------------------------------------------------- asking

    def articles(self) -> tuple[Article, ...]:
        """All articles, sorted by id."""
        return tuple(self._store.iter_articles())

    def statements(self) -> tuple[Statement, ...]:
        """All statements, article by article."""
        return tuple(self._store.iter_statements())

    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the account's order."""
        return self.account().claims

    def entities(self) -> tuple[Entity, ...]:
        """Who and what the articles name, each under all its spellings, sorted by id."""
        return self.account().entities

    def account(self) -> Account:
        """What all articles together amount to; made anew only if articles or versions changed since the last one."""
        return self._store.find_account(self._fingerprint()) or self._account_of_all()[1]

    def brief(self, *, made_at: datetime | None = None) -> Brief:
        """The sourced account as a document. ``made_at`` is for those who want the same bytes twice."""
        readings, account = self._account_of_all()
        return self._stages.build_brief(readings, account, self.rejected(), self.settings, made_at=made_at)

    def rejected(self) -> tuple[Rejected, ...]:
        """What could not be used, and why, sorted by path."""
        return self._store.rejections()

    def status(self) -> Status:
        counts = self._store.counts()
        return Status(
            articles=counts.articles,
            statements=counts.statements,
            rejected=counts.rejected,
            claims=counts.claims,
            conflicts=counts.conflicts,
            movements=counts.movements,
            current=self._store.has_account(self._fingerprint()),
        )

    # ---------------------------------------------------------------- within

    @cached_property
    def _stages(self) -> Stages:
        return self._given_stages or Stages.real()

    def _fingerprint(self) -> str:
        """Names the input of an account: which articles, read by which version, what would compare them, and what
        people decided of their names.
        """
        judged = [[j.left, j.right, j.verdict, j.author, j.made_at] for j in self.judgements()]
        articles = list(self._store.reading_versions().items())
        return content_id("account", articles, self._stages.account_version(self.settings), judged)

    def _account_of_all(self) -> tuple[tuple[Reading, ...], Account]:
        """All readings, and the account of exactly these."""
        while True:
            fingerprint, judgements = self._fingerprint(), self.judgements()
            readings = tuple(self._store.iter_readings())
            if self._fingerprint() == fingerprint:  # else another process added while we read
                break
        account = self._store.find_account(fingerprint)
        if account is None:
            account = self._stages.account(readings, self.settings, judgements)
            # Keeping it only saves time; whoever asks should have the answer on a full disk too.
            with suppress(DeskLocked, DeskFull):
                self._store.put_account(account, fingerprint=fingerprint)
        return readings, account


class _Adding:
    """One run of adding: what is new goes through the article stages, and each result is kept as it comes."""

    def __init__(self, store: Store, stages: Stages, settings: Settings, progress: Callable[[str], None]) -> None:
        self.added = 0
        self.unchanged = 0
        self._store = store
        self._stages = stages
        self._settings = settings
        self._progress = progress
        self._version = stages.reading_version(settings)
        self._rejected_before = {rejected.path for rejected in store.rejections()}
        # SHA-256 of what the stages have taken and not yet given back; they keep the order
        self._in_work: deque[str | None] = deque()

    def run(self, paths: Sequence[str | PathLike[str]], *, keep: Keep) -> Iterator[Rejected]:
        """Add everything; gives what was rejected, already kept, as it comes."""
        items = self._stages.read_items(paths, self._settings, keep=keep)
        for result in self._stages.read(self._unread(items), self._settings):
            sha256 = self._in_work.popleft()
            rejected = self._keep(result) if isinstance(result, Reading) else result
            if rejected:
                self._store.reject(rejected, sha256=sha256)
                self._rejected_before.discard(rejected.path)
                yield rejected
            self._progress(result.article.path if isinstance(result, Reading) else result.path)

    def _unread(self, items: Iterator[RawItem | Rejected]) -> Iterator[RawItem | Rejected]:
        for item in items:
            if isinstance(item, RawItem) and self._store.has_reading(item.id, reading_version=self._version):
                self.unchanged += 1
                self._has_come_good(item.path)
                self._progress(item.path)
                continue
            self._in_work.append(item.sha256 if isinstance(item, RawItem) else None)
            yield item

    def _keep(self, reading: Reading) -> Rejected | None:
        try:
            is_new = self._store.put_reading(reading, reading_version=self._version)
        except ValueError as error:
            return Rejected(reading.article.path, "store", f"cannot be kept: {error}")
        self.added += is_new
        self.unchanged += not is_new  # another process was faster
        self._has_come_good(reading.article.path)
        return None

    def _has_come_good(self, path: str) -> None:
        """Forget what earlier runs rejected of this path, or of the archive, file or folder that it lies in."""
        for name in (path, *(path[:n] for n, character in enumerate(path) if character in "/\\#")):
            if name in self._rejected_before:
                self._rejected_before.discard(name)
                self._store.drop_rejections(name)


def _pair(left: str, right: str) -> tuple[str, str]:
    """Two names to be judged, without stray space, in alphabetical order."""
    one, two = sorted(" ".join(name.split()) for name in (left, right))
    if not one or one == two:
        raise InputError(repr(two), "two different names are needed", "list them with: headwater entities DESK")
    return one, two


def is_duplicate(rejected: Rejected) -> bool:
    """Whether it was left out only because another file has the same content: nothing is lost, so it is no failure."""
    return rejected.stage == "ingest" and rejected.reason.startswith("same text and metadata as ")


def _no_progress(_path: str) -> None:
    pass
