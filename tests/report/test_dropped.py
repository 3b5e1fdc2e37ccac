from __future__ import annotations

import dataclasses

from fictional import brief, narrated

from headwater.report.dropped import MOST_OWN, dropped, number
from headwater.report.index import Index

OWN = "Troops have left Karst for Oren."


def index(**changes) -> Index:
    """The story, with its first claim changed."""
    made = brief()
    first, *rest = made.claims
    return Index.of(dataclasses.replace(made, claims=(dataclasses.replace(first, **changes), *rest)))


def test_whose_attribution_is_lost_where_others_have_it():
    (found,) = dropped(index(), 5)
    assert found.title.endswith(
        "Times says in its own voice what 4 other articles attribute to Osk Varn, defence minister"
    )
    assert [view.article.id for view in found.own] == ["a5"]
    assert found.attributed is not None
    assert found.attributed.article.id == "a3"  # the first that attributes it


def test_an_article_that_attributes_it_elsewhere():
    there = index(statements=("s1",), narrated=(narrated("a1", "Fresh snow fell."),))
    (found,) = dropped(there, 5)
    assert found.title == (
        "Harbour Post says in its own voice what it attributes to Osk Varn, defence minister elsewhere in the article"
    )
    assert found.attributed is not None
    assert found.attributed.article.id == "a1"


def test_many_passages_are_counted():
    (found,) = dropped(index(narrated=(narrated("a5", OWN),) * (MOST_OWN + 3)), 5)
    assert (len(found.own), found.own_left) == (MOST_OWN, 3)


def test_what_nobody_attributes_is_not_dropped():
    kept = index(narrated=(narrated("a5", OWN, dropped=False),))
    assert number(kept) == 0
    assert dropped(kept, 5) == ()
