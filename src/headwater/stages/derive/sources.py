"""Whom an article says that its text is from, under names that can be compared."""

from __future__ import annotations

from functools import lru_cache

from headwater.stages.clean.credits import AGENCIES, SEVERAL_AGENCIES
from headwater.stages.derive.publishers import Publisher, publisher_of
from headwater.types import Article, Credit, CreditKind

# They sell their reports as agencies do, and print those of agencies on their own pages, not always with a word.
_PRINT_OTHERS = frozenset(["CNN", "Bloomberg", "ERR News"])


def whole_credit(article: Article) -> Credit | None:
    """The agency or outlet that an article credits for its whole text.

    Where both are named the outlet is the one that had it from the agency: "Orle Tribune" above "QUARRA (AP) -".
    """
    whole = [c for c in article.credits if c.kind is not CreditKind.WITH and c.name != SEVERAL_AGENCIES]
    return next((c for c in whole if c.agency), whole[0] if whole else None)


def voice_of(article: Article) -> str | None:
    """Whose text an article says that it is: whom it credits for the whole, or the agency that publishes it."""
    credit = whole_credit(article)
    if credit is not None:
        return source_name(credit)
    publisher = publisher_of(article.outlet, article.url)
    agency = _agencies().get(publisher.key) if publisher else None
    return None if agency in _PRINT_OTHERS else agency


def source_name(credit: Credit) -> str:
    """The name under which a credited source goes: an agency's usual short name, an outlet's as its publisher's."""
    publisher = publisher_of(credit.name, None)
    if publisher is None:
        return credit.name
    return _agencies().get(publisher.key, credit.name if credit.agency else publisher.name)


def is_own_name(name: str, publisher: Publisher | None) -> bool:
    """Whether an agency or outlet is the publisher itself."""
    return publisher is not None and _key(name) == publisher.key


def is_credited(article: Article, name: str) -> bool:
    """Whether an article says that text of it is this agency's or outlet's."""
    return any(c.name == SEVERAL_AGENCIES or _key(c.name) == _key(name) for c in article.credits)


def _key(name: str) -> str:
    publisher = publisher_of(name, None)
    return publisher.key if publisher else name


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    """The known agencies by their publishers' keys."""
    return {_key(name): name for name in AGENCIES}
