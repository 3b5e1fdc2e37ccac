"""Passages that stand in several unrelated texts, and so show nothing of where any of them comes from.

The footer of a site, a caption, a post that everybody embeds, the paragraph of background that an outlet puts below
every report of a war: all of them are shared word by word by articles that have not copied each other. No list could
name them. What they have in common is the company that they keep: a passage of a copied report stands in articles that
share the rest of it too, a commonplace in articles that share nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from headwater.stages.derive.fingerprints import fingerprint_places
from headwater.stages.derive.index import Index
from headwater.stages.derive.postings import Numbers, changes
from headwater.stages.derive.prints import RUN, Mask, Print, Runs

UNRELATED = 3  # texts
PAGES = 6  # of one publisher, with a passage that stands on all of them
_BRIDGE = 8  # words between two common runs of which nothing is known


def find_commonplaces(index: Index, texts: Sequence[int], *, mainly: float) -> dict[int, Mask]:
    """For each article, by its number, that holds commonplaces: which of its words stand in one.

    Args:
        index: the articles.
        texts: for each article a number of the text that it surely belongs to.
        mainly: where more than this share of the articles with a passage are of one text, the passage is that text's,
            and the others have it from there; 1: never.
    """
    return _marked(index, *_common_entries(index, np.asarray(texts, dtype=np.int32), mainly))


def find_furniture(index: Index) -> dict[int, Mask]:
    """The same of what one publisher prints, and nobody else, in many articles that all begin differently.

    On short pages furniture outweighs the report, so that the pages would be taken for one text.
    """
    keys, numbers = index.postings.entries(PAGES)
    outlets, leads = index.outlets_of(numbers), index.leads_of(numbers)
    starts = np.flatnonzero(changes(keys))
    if not len(starts):
        return {}
    order = np.lexsort((leads, keys))
    new_leads = changes(keys[order], leads[order])
    sizes = np.diff(np.append(starts, len(keys)))
    all_differ = np.add.reduceat(new_leads, starts) == sizes
    one_outlet = np.minimum.reduceat(outlets, starts) == np.maximum.reduceat(outlets, starts)
    here = np.repeat(all_differ & one_outlet, sizes)
    return _marked(index, keys[here], numbers[here])


def _marked(index: Index, keys: Runs, numbers: Numbers) -> dict[int, Mask]:
    """The words of these entries, by article."""
    held: dict[int, list[int]] = defaultdict(list)
    for key, number in zip(keys.tolist(), numbers.tolist(), strict=True):
        held[number].append(key)
    return {n: _words(index.prints[n], np.array(found, np.uint64)) for n, found in held.items() if n in index.paired}


def _common_entries(index: Index, texts: Numbers, mainly: float) -> tuple[Runs, Numbers]:
    """The entries whose fingerprint stands in several unrelated texts, and is not mainly one's."""
    keys, numbers = index.postings.entries(UNRELATED)
    if not len(keys):
        return keys, numbers
    order = np.lexsort((texts[numbers], keys))
    new = np.flatnonzero(changes(keys[order], texts[numbers][order]))
    carriers = np.diff(np.append(new, len(order)))  # articles of each text that hold the fingerprint
    found, first, texts_of_each = np.unique(keys[order][new], return_index=True, return_counts=True)
    carried = np.add.reduceat(carriers, first)
    mostly = np.maximum.reduceat(carriers, first)
    is_common = (texts_of_each >= UNRELATED) & (mostly <= mainly * carried)
    common = np.isin(keys, found[is_common])
    return keys[common], numbers[common]


def _words(made: Print, common: Runs) -> Mask:
    """The words of the runs with these fingerprints, and those between two that follow each other closely."""
    places = fingerprint_places(made)
    is_common = np.isin(made.runs()[places], common)
    marked = np.zeros(len(made.words), dtype=np.bool_)
    last = None
    for place, common_here in zip(places.tolist(), is_common.tolist(), strict=True):
        if common_here:
            marked[place : place + RUN] = True
            if last is not None and place - last <= RUN + _BRIDGE:
                marked[last:place] = True
        last = place if common_here else None
    return marked


def discounted(telling: Mask, marked: Mapping[int, Mask], number: int) -> Mask:
    """The telling words of an article that stand in no commonplace."""
    return telling & ~marked[number] if number in marked else telling
