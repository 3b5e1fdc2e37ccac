"""What every store promises, whichever database lies beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from headwater.types import Account, Article, Judgement, Reading, Rejected, Statement


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds. Claims, conflicts and movements are those of the stored account, current or not."""

    articles: int
    statements: int
    rejected: int
    claims: int
    conflicts: int
    movements: int


class Store(Protocol):
    """Keeps readings, rejections and one account.

    Each method that writes is one transaction: after it returns, its work survives a killed process and a power cut;
    before that, nothing of it is seen. Several processes may use one store at once. Adding the same again changes
    nothing. What comes out is ordered by content, never by the order of adding.

    Every method may raise:
        DeskLocked: another process held the database longer than the store waits.
        DeskFull: no space was left; nothing of this call was kept.
        DeskError: the database is damaged or cannot be reached.
    """

    def put_reading(self, reading: Reading, *, reading_version: str) -> bool:
        """Keep an article and its statements, all or nothing.

        Replaces an older version's reading of the same article, and drops the rejections of its path.

        Returns:
            False if this version's reading was there already and stays as it is.

        Raises:
            ValueError: the reading holds what cannot be kept and read again (a lone surrogate, an infinite number).
        """

    def has_reading(self, article: str, *, reading_version: str) -> bool:
        """Whether this version's reading of the article is kept."""

    def reading_versions(self) -> Mapping[str, str]:
        """The ids of all articles, each with the version that read it, sorted by id."""

    def iter_readings(self) -> Iterator[Reading]:
        """All readings, sorted by article id. Holds no transaction between two of them."""

    def iter_articles(self) -> Iterator[Article]:
        """All articles, sorted by id."""

    def iter_statements(self) -> Iterator[Statement]:
        """All statements, sorted by article id and then as their reading had them."""

    def put_account(self, account: Account, *, fingerprint: str) -> None:
        """Keep an account in place of the one before; ``fingerprint`` names the input that it was made from."""

    def find_account(self, fingerprint: str) -> Account | None:
        """The kept account, if it was made from this input."""

    def has_account(self, fingerprint: str) -> bool:
        """Whether the kept account was made from this input."""

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep what a person decided of two names, after all that was decided before."""

    def withdraw_judgement(self, left: str, right: str, *, at: str) -> Judgement | None:
        """Take back the newest judgement of two names that stands; the one before it counts again.

        Returns:
            What was taken back; None if there was nothing.
        """

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements that stand, the oldest first."""

    def reject(self, rejected: Rejected, *, sha256: str | None = None) -> None:
        """Keep what could not be used, and why; a newer reason of the same path and stage replaces the older."""

    def drop_rejections(self, path: str) -> None:
        """Forget the rejections of a path, which has come good."""

    def rejections(self) -> tuple[Rejected, ...]:
        """All rejections, sorted by path and stage."""

    def counts(self) -> Counts:
        """How much is kept."""

    def close(self) -> None:
        """Let go of the database. Closing twice is no error."""
