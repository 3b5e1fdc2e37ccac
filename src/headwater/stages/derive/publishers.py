"""Who publishes: one outlet under all its names and addresses, so that nine editions of a broadcaster count once.

The table beside this file (publishers.toml) names publishers of several names; it says what gets in, and how. Everybody
else goes by the registrable part of the address, or by the name as printed. A name is compared as a whole, without the
words for an edition or language at its ends: "BBC News Russian" is the BBC, a steel works with BBC in its name is not.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tldextract

TABLE = "publishers.toml"
REMEMBERED = 65_536  # names and hosts; a corpus has some thousands

# where anybody may publish, one below the other; the public suffix list of tldextract lacks them
_HOSTERS = (
    *("beehiiv.com", "cdn.ampproject.org", "ghost.io", "livejournal.com", "medium.com", "substack.com"),
    *("tumblr.com", "wordpress.com"),
)
# where anybody may publish, one beside the other: the account is the publisher, and its place in the address
_FIRST = r"/(@?[\w.-]+)"
_PLATFORMS = {
    **dict.fromkeys(("facebook.com", "instagram.com", "x.com", "twitter.com", "medium.com", "vk.com"), _FIRST),
    **dict.fromkeys(("t.me", "telegram.me"), r"/(?:s/)?(\w+)"),
    **dict.fromkeys(("youtube.com", "youtu.be"), r"/(@[\w.-]+|(?:c|channel|user)/[\w.-]+)"),
    "tiktok.com": r"/(@[\w.-]+)",
}
_PLATFORM_NAMES = frozenset(("facebook", "instagram", "medium", "telegram", "tiktok", "twitter", "vk", "x", "youtube"))
_NO_ACCOUNT = frozenset(
    (
        *(
            "c",
            "events",
            "explore",
            "groups",
            "hashtag",
            "home",
            "i",
            "p",
            "pages",
            "people",
            "pg",
            "photo",
            "photo.php",
        ),
        *(
            "permalink.php",
            "profile.php",
            "reel",
            "reels",
            "s",
            "search",
            "share",
            "stories",
            "story.php",
            "tv",
            "video",
        ),
        "watch",
    )
)

_ADDRESS = re.compile(
    r"\s*(?:(?:[a-z][a-z0-9+.-]*:)?//)?(?:[^\s/?#@]*@)?(?P<host>[^\s/?#:@]+\.[^\s/?#:@]+)(?::\d+)?(?P<path>/[^\s?#]*)?"
    r"(?:[?#]\S*)?\s*",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s\b")
_MARKS = re.compile("[\u0300-\u036f]")  # accents; the vowel signs of other scripts tell words apart and stay


@dataclass(frozen=True, slots=True, order=True)
class Publisher:
    """An outlet: ``key`` is equal for all its spellings, ``name`` is this one's, or the table's."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A publisher of the table."""

    publisher: Publisher
    carrier: bool  # its pages carry other outlets' articles


@dataclass(frozen=True, slots=True)
class _Table:
    names: dict[str, _Entry]  # by the name squashed
    shared: dict[str, _Entry]  # names that others bear, too
    domains: dict[str, _Entry]


def publisher_of(outlet: str | None, url: str | None) -> Publisher | None:
    """Who publishes an article, by its outlet as printed and its address; None where neither tells.

    A name goes before the address, so that a copy on somebody's page stays its publisher's. The address decides where
    others bear the name, and where it is one of the table's: ``ABC News`` at ``abc.net.au`` is the Australian one.
    """
    by_outlet = None
    if outlet:
        by_outlet = _by_address(outlet) if _is_address(outlet) else _by_name(outlet, url)
    return by_outlet or (_by_address(url) if url else None)


def one_name_each(found: Mapping[str, Publisher | None], otherwise: Callable[[str], str]) -> dict[str, str]:
    """For each article's id its publisher's name, the same for all spellings: the fullest that occurs.

    Articles whose publisher is unknown go by ``otherwise`` (their path, say): they are never counted as one.
    """
    names: dict[str, str] = {}
    for publisher in found.values():
        if publisher is not None:
            names[publisher.key] = min(publisher.name, names.get(publisher.key, publisher.name), key=_fullness)
    return {id_: names[p.key] if p else otherwise(id_) for id_, p in found.items()}


def _fullness(name: str) -> tuple[bool, int, str]:
    """A name before an address, the longer before the shorter."""
    return _is_address(name), -len(name), name


# ---------------------------------------------------------------- names


def _by_name(name: str, url: str | None) -> Publisher | None:
    here = _entry_at(url) if url else None
    carried = here is not None and here.carrier
    listed = _listed(name)
    if listed is not None:
        return listed.publisher
    shared = _table().shared.get(squash(name))
    if shared is not None:
        elsewhere = _by_address(url) if url and not carried else None
        return elsewhere or shared.publisher
    return here.publisher if here is not None and not carried else _plain(name)


@lru_cache(REMEMBERED)
def _listed(name: str) -> _Entry | None:
    """The table's publisher of a name that nobody else bears, words for an edition at its ends left aside."""
    names = _table().names
    return next((names[n] for n in _without_edition(_words(name)) if n in names), None)


def _without_edition(words: list[str]) -> Iterator[str]:
    """The name squashed, then with ever more words for an edition left out at its ends: bbcnews, bbc."""
    before = sum(1 for _ in takewhile(_EDITION.__contains__, words))
    behind = sum(1 for _ in takewhile(_EDITION.__contains__, reversed(words)))
    for first in range(before + 1):
        for last in range(len(words), max(first, len(words) - behind - 1), -1):
            yield "".join(words[first:last])


@lru_cache(REMEMBERED)
def _plain(name: str) -> Publisher | None:
    key = squash(name)
    return Publisher(key, " ".join(name.split())) if key and key not in _PLATFORM_NAMES else None


@lru_cache(REMEMBERED)
def squash(name: str) -> str:
    """A name for comparison: without case, accents, spaces, marks and a leading article."""
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name)).casefold())
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", folded))
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


# what stands about a publisher's name for one of its editions; no country, for licensees and others' papers bear those
_EDITION = frozenset(
    _words(
        """news newsroom service services language edition editions online website site live breaking official agency
        world international digital english russian ukrainian belarusian persian farsi dari pashto arabic turkish
        kurdish azerbaijani azeri armenian georgian kazakh kyrgyz uzbek tajik turkmen tatar bashkir chechen french
        german spanish portuguese italian polish romanian hungarian bulgarian serbian croatian bosnian albanian
        macedonian greek estonian latvian lithuanian finnish chinese mandarin japanese korean vietnamese indonesian
        thai burmese hindi urdu bengali bangla tamil marathi gujarati punjabi nepali sinhala somali swahili hausa
        amharic hebrew français deutsch español português italiano türkçe polski русская русский українська служба
        новости новини"""
    )
)

# an address that spells but one such word is that of any paper of the name, or of none
_COMMON = frozenset(
    _words(
        """argus chronicle courier dailynews dailystar echo examiner express gazette globe guardian herald independent
        journal leader mail metro mirror nation news observer people post press record review spectator standard star
        sun telegraph time times today tribune voice week world"""
    )
)


# ---------------------------------------------------------------- addresses


def _by_address(address: str) -> Publisher | None:
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    host = _host(found["host"])
    platform = _platform(host)
    return _account(platform, found["path"] or "") if platform else _at_host(host)


def _account(platform: str, path: str) -> Publisher | None:
    found = re.match(_PLATFORMS[platform], path)
    if found is None or found[1].lower() in _NO_ACCOUNT:
        return None
    account = f"{platform}/{found[1].lower()}"
    return Publisher(account, account)


def _is_address(name: str) -> bool:
    """Whether an outlet is given by its address; ``Orle.Post`` is none, for want of a known ending."""
    found = _ADDRESS.fullmatch(name)
    return found is not None and bool(_split(_host(found["host"]))[1])


def _entry_at(url: str) -> _Entry | None:
    found = _ADDRESS.fullmatch(url)
    return _entry_of(_host(found["host"])) if found else None


@lru_cache(REMEMBERED)
def _at_host(host: str) -> Publisher | None:
    """The table's publisher of a host, or its registrable domain; None where anybody may publish."""
    entry = _entry_of(host)
    if entry is not None:
        return entry.publisher
    domain, suffix = _split(host)
    if not domain or not suffix:
        return None
    return Publisher(_domain_key(domain, suffix), f"{domain}.{suffix}")


def _domain_key(domain: str, suffix: str) -> str:
    """``orletribune.com`` is the Orle Tribune; ``orletribune.lt`` may be another's, ``independent.com`` anybody's.

    Nor is ``orle-tribune.com``, or one with foreign letters: so do sites look that pass for another.
    """
    name = domain.removeprefix("the")
    taken = name in _COMMON or name in _table().names or name in _table().shared
    spells_name = suffix == "com" and name.isascii() and name.isalnum() and not taken
    return name if spells_name else f"{domain}.{suffix}"


@lru_cache(REMEMBERED)
def _entry_of(host: str) -> _Entry | None:
    """The entry of the longest listed part of a host."""
    domains = _table().domains
    return next((domains[h] for h in _parts(host) if h in domains), None)


@lru_cache(REMEMBERED)
def _platform(host: str) -> str | None:
    """The platform of a host, where its account stands behind it and not before it."""
    bare = host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    return bare if bare in _PLATFORMS else None


def _parts(host: str) -> Iterator[str]:
    """``a.b.com``, ``b.com``, ``com``."""
    labels = host.split(".")
    return (".".join(labels[i:]) for i in range(len(labels)))


def _host(written: str) -> str:
    return written.strip(".").lower()


@lru_cache(REMEMBERED)
def _split(host: str) -> tuple[str, str]:
    """What somebody registered, and the public suffix that it stands under; empty where it is none."""
    found = _extractor()(host)
    return found.domain, found.suffix


# ---------------------------------------------------------------- what is loaded once


@lru_cache(1)
def _extractor() -> tldextract.TLDExtract:
    """By the list that the library ships: no network, no files of its own."""
    import tldextract  # noqa: PLC0415 it takes a quarter of a second, for it imports requests

    return tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True, extra_suffixes=_HOSTERS
    )


@lru_cache(1)
def _table() -> _Table:
    text = files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    table = _Table({}, {}, {})
    for name, about in tomllib.loads(text).items():
        entry = _Entry(Publisher(squash(name), name), about.get("carrier", False))
        shared = {squash(n) for n in about.get("shared", ())}
        own = {squash(n) for n in (name, *about.get("names", ()))} - shared
        table.names.update(dict.fromkeys(own, entry))
        table.shared.update(dict.fromkeys(shared, entry))
        table.domains.update(dict.fromkeys(about.get("domains", ()), entry))
    return table
