"""Keys of names for blocking: only names that share one need to be compared."""

from __future__ import annotations

from headwater.stages.resolve.names.body_names import body_name
from headwater.stages.resolve.names.comparison import MOST_LETTERS
from headwater.stages.resolve.names.person_words import person_name
from headwater.stages.resolve.names.spelling_keys import consonant_key


def surname_key(name: str) -> str:
    """The consonant key of a person's surname: the last word, or what stands before a comma; empty without letters."""
    words = person_name(name).words
    return consonant_key(words[-1]) if words else ""


def blocking_keys(name: str) -> frozenset[str]:
    """The keys of a person's name: two names that share none need no comparison; none for a name without letters
    or of more than ``MOST_LETTERS``.

    One is the surname's. A name of several words has a second, of its first and last word in either order, by which
    "Kim Osk" finds "Osk Kim".
    """
    words = person_name(name).words if len(name) <= MOST_LETTERS else ()
    if not words:
        return frozenset()
    first, last = consonant_key(words[0]), consonant_key(words[-1])
    return frozenset({last, "+".join(sorted((first, last)))} if len(words) > 1 else {last})


def body_blocking_keys(name: str) -> frozenset[str]:
    """The keys of an organisation's name: each word that says which body it is, and its initials or itself as such."""
    if len(name) > MOST_LETTERS:
        return frozenset()
    body = body_name(name)
    letters = body.initials | ({body.acronym} if body.acronym else set())
    return frozenset(map(consonant_key, body.telling)) | {f"={initials}" for initials in letters}
