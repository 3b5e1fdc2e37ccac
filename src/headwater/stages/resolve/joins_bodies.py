"""Which groups of uses are one organisation or group. Each rule says which go into which, and why."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from headwater.stages.base import bare_surname
from headwater.stages.resolve.clusters import (
    BODIES,
    SAME_WORD,
    Groups,
    Join,
    Key,
    articles_of,
    is_nameless,
    keys_of,
    name_key,
    only,
)
from headwater.stages.resolve.names import body_blocking_keys, compare_bodies
from headwater.stages.resolve.names.spelling import without_article
from headwater.stages.resolve.nations import Nations, is_country, marked
from headwater.stages.resolve.roles import BODY_WORDS, GENERIC, HEADS_OF_STATE, OUTLETS, SMALL, role_words
from headwater.stages.resolve.uses import BEFORE, is_bare
from headwater.types import EntityKind

SAME_NAME = 0.9  # score at which two names of bodies are one without further evidence
MOST_CANDIDATES = 20  # of the blocks of a name; the ones that share most keys
_OF = re.compile(r" (?:of|for) ")
_ASSEMBLIES = frozenset(
    ["coalition", "council", "committee", "commission", "association", "federation", "union", "authority", "network"]
)
LARGEST_BLOCK = 200  # a word that more names share tells too little


def join_bodies(groups: Groups, nations: Nations) -> Iterator[Join]:
    """One body in another order of words: "Arvia's Defence Ministry", "Ministry of Defence of Arvia"."""
    by_words: dict[frozenset[str], list[Key]] = defaultdict(list)
    for key in keys_of(groups, *BODIES):
        words = body_words(groups[key][0].name, nations)
        if len(words) > 1 and any(map(is_country, words)):
            by_words[words].append(key)
    for keys in by_words.values():
        best = min(keys)
        yield from (Join(key, best, ("the same words in another order or form",)) for key in keys if key != best)


def join_alike_bodies(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """Bodies whose names are spellings of one: "Orle Centre for Rivers", "Orle Center for Rivers"."""
    blocks: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys_of(groups, *BODIES), key=lambda k: (-len(groups[k]), k)):
        name = without_article(groups[key][0].name)
        if key.article or " " not in key.name or not _is_proper(name):
            continue
        keys = sorted(body_blocking_keys(name))
        met = Counter(other for block in keys for other in blocks[block])
        ranked = sorted(met, key=lambda k: (-met[k], k))[:MOST_CANDIDATES]
        compared = ((other, compare_bodies(name, groups[other][0].name)) for other in ranked)
        found = next(((other, how) for other, how in compared if how.score >= SAME_NAME), None)
        if found is not None:
            yield Join(key, found[0], found[1].reasons)
            continue
        for block in keys:
            if len(blocks[block]) < LARGEST_BLOCK:
                blocks[block].append(key)


def _is_proper(name: str) -> bool:
    """Whether it is a name, not a description ("source in the Arvian army") and no credit ("Orle Photo/Ada Berg")."""
    return "/" not in name and all(w[:1].isupper() for w in name.split() if w.lower() not in SMALL)


def join_bare_bodies(groups: Groups, nations: Nations) -> Iterator[Join]:
    """A body without its country, "the Defence Ministry", is the one that the article has named with it before.

    Else it is that of the country from which the outlet writes, where its address or name tells that.
    """
    in_article: dict[str, dict[Key, frozenset[str]]] = defaultdict(dict)
    stated: dict[frozenset[str], Key] = {}
    for key in keys_of(groups, *BODIES):
        words = body_words(groups[key][0].name, nations)
        if any(map(is_country, words)):
            stated[words] = min(key, stated.get(words, key))
            for use in groups[key]:
                in_article[use.passage.article][key] = words
    for key in keys_of(groups, *BODIES):
        use = groups[key][0]
        if not key.article or not is_bare(use.name):
            continue
        bare, home = body_words(use.name, nations), nations.home(use.passage.article)
        rivals = in_article[use.passage.article].items()
        named = {k for k, words in rivals if bare < words and _are_countries(words - bare)}
        target = None if key.article.endswith(BEFORE) else only(named)
        if target is not None:
            yield Join(key, target, ("the only one that the article has named",))
        elif home and (key.article.endswith(BEFORE) or not named) and (body := stated.get(bare | {marked(home)})):
            yield Join(key, body, (f"the outlet writes from {home}",))


def _are_countries(words: frozenset[str]) -> bool:
    return all(map(is_country, words))


def join_rest_of_bodies(groups: Groups, nations: Nations) -> Iterator[Join]:
    """A body whose country nobody gives is one in all that an outlet writes, and in all articles where none differs."""
    stated = {body_words(groups[k][0].name, nations) for k in keys_of(groups, *BODIES) if not k.article}
    by_name: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in keys_of(groups, *BODIES):
        use = groups[key][0]
        if key.article and is_bare(use.name) and not is_nameless(use.name):
            bare = body_words(use.name, nations)
            rivals = [words for words in stated if bare < words and _are_countries(words - bare)]
            by_name[key.name, (use.outlet or key.article) if len(rivals) > 1 else ""].append(key)
    for keys in by_name.values():
        for key in sorted(keys)[1:]:
            yield Join(key, min(keys), ("no other such body is named",))


def _governments(groups: Groups, nations: Nations) -> dict[str, set[Key]]:
    """Those that a country has, or a surname: "the Arvian government", "Arvia", "the Berg government"."""
    of_country: dict[str, set[Key]] = defaultdict(set)
    for key in keys_of(groups, *BODIES):
        words = body_words(groups[key][0].name, nations)
        owner, *others = sorted(words - {"government"}) or [""]
        if owner and not others and ("government" in words or is_country(owner)):
            of_country[owner if is_country(owner) else bare_surname(owner)].add(key)
    return of_country


def join_rulers(groups: Groups, nations: Nations) -> Iterator[Join]:
    """A government by its head is the country's: "the Berg government" where "Arvian President Ada Berg" is named.

    Where nobody says whose president she is, it is that of the country of which the articles tell most.
    """
    of_country = _governments(groups, nations)
    named: dict[str, set[str]] = defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    for person in keys_of(groups, EntityKind.PERSON):
        surname = bare_surname(person.name)
        ruler = surname if surname in of_country else surname.removesuffix("s")  # a possessive without its mark
        for use in groups[person]:
            if HEADS_OF_STATE & (role_words(use.role) | role_words(use.name)):
                if country := nations.in_name(use.role or ""):
                    named[ruler].add(marked(country))
                if about := nations.told_of(use.passage.article):
                    told[ruler].add(marked(about))
    for ruler in named.keys() | told.keys():
        states = named[ruler] or told[ruler]
        target = only(key for state in states for key in of_country.get(state, ()))
        if target is not None and len(states) == 1:
            for key in of_country.get(ruler, ()):
                yield Join(key, target, ("the government by the name of its head",))


def join_seats(groups: Groups, nations: Nations) -> Iterator[Join]:
    """A country that speaks, its capital that does and its government by that name are one."""
    states: dict[str, list[Key]] = defaultdict(list)
    for key in keys_of(groups, *BODIES):
        name = groups[key][0].name
        country = nations.named(name) or nations.seat(name) or _governed(name, nations)
        if country:
            states[country].append(key)
    for country, keys in states.items():
        best = min(keys, key=lambda k: (nations.named(groups[k][0].name) is None, k))
        yield from (Join(key, best, (f"both stand for the government of {country}",)) for key in keys if key != best)


def _governed(name: str, nations: Nations) -> str | None:
    """The country of a government that goes by that alone: "the Arvian government", "Arvia's regime"."""
    country = nations.in_name(name)
    return country if country and body_words(name, nations) == {marked(country), "government"} else None


def join_shortened(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """A name without what it is for, or without some of its adjectives, where only one body goes by the whole.

    "Orle Centre" of "Orle Centre for Rivers", "Arvian Council" of "Arvian National Council of Fishing Towns". Not so an
    army, since the free one is another.
    """
    whole: dict[str, set[Key]] = defaultdict(set)
    wordy: dict[str, list[tuple[frozenset[str], Key]]] = defaultdict(list)
    for key in keys_of(groups, *BODIES):
        short, _, purpose = key.name.partition(" for ")
        if purpose and not key.article:
            whole[short].add(key)
        head = _OF.split(key.name)[0]
        if not key.article and _is_proper(without_article(groups[key][0].name)):
            wordy[head.rpartition(" ")[2]].append((frozenset(head.split()), key))
    for key in keys_of(groups, *BODIES):
        if " " not in key.name or not _is_proper(without_article(groups[key][0].name)):
            continue
        words, last = frozenset(key.name.split()), key.name.rpartition(" ")[2]
        longer = (k for w, k in wordy[last] if words <= w and k != key) if last in _ASSEMBLIES else ()
        target = only(whole.get(key.name, ())) or only(longer)
        if target is not None:
            yield Join(key, target, ("the name without what it is for",))


def join_endings(groups: Groups, nations: Nations) -> Iterator[Join]:
    """A name without its people is the one body in its articles that goes by the whole.

    "Observatory for Rivers" beside "Arvian Observatory for Rivers". Not so what each country has, or "news agency".
    """
    endings: dict[str, set[Key]] = defaultdict(set)
    for key in keys_of(groups, *BODIES):
        first, _, rest = without_article(groups[key][0].name).partition(" ")
        if not key.article and " " in rest and nations.is_people(first) and nations.of(first) != first:
            endings[name_key(rest, key.kind)].add(key)
    for key in keys_of(groups, *BODIES):
        name = without_article(groups[key][0].name)
        if key.name not in endings or key.article or not _is_proper(name) or role_words(name) <= GENERIC | BODY_WORDS:
            continue
        articles = articles_of(groups[key])
        target = only(k for k in endings[key.name] if articles & articles_of(groups[k]))
        if target is not None:
            yield Join(key, target, ("the end of the only such name in the article",))


def join_described(groups: Groups, nations: Nations) -> Iterator[Join]:
    """A name behind what it is: "the Arvian news agency ANB" is ANB."""
    named = {key.name: key for key in keys_of(groups, *BODIES) if not key.article}
    for key in keys_of(groups, *BODIES):
        words = groups[key][0].name.split()
        for n in range(1, len(words)):
            target = named.get(" ".join(key.name.split()[n:]))
            before = [w for w in words[:n] if not nations.is_people(w)]
            if target and before and before[-1].lower() in OUTLETS and all(w.islower() for w in before):
                yield Join(key, target, ("the name stands behind what it is",))
                break


def join_possessives(groups: Groups, _nations: Nations) -> Iterator[Join]:
    """A possessive is its owner: "Bergs" is Berg where the article, which has lost its marks, names Berg too."""
    articles = {key: articles_of(uses) for key, uses in groups.items()}
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        by_name[key.name].append(key)
    for key in groups:
        stem = key.name.removesuffix("s")
        if stem != key.name and len(stem) > 2 and not is_nameless(groups[key][0].name):
            owners = [k for k in by_name.get(stem, ()) if k.kind is key.kind or key.kind in BODIES]
            target = only(k for k in owners if articles[k] >= articles[key])
            if target is not None:
                yield Join(key, target, ("the possessive without its mark",))


def body_words(name: str, nations: Nations) -> frozenset[str]:
    """The words of a body's name in any order, an adjective as its country: Arvian as Arvia.

    So is the capital in which it sits: "the defence ministry in Karst".
    """
    bare, _, seat = name.rpartition(" in ")
    country = nations.seat(seat) if bare else None
    words = frozenset(SAME_WORD.get(w, w) for w in nations.words(bare if country else name)) - SMALL
    words |= {marked(country)} if country else frozenset()
    return words - {"national"} if words >= {"ministry", "defence"} else words  # as some call theirs
