from __future__ import annotations

from headwater.stages.resolve import resolve
from headwater.stages.trace import trace
from headwater.types import Claim, Family, Lineage, Passage, Reading
from stages.records import reading, says

TEXT = "Troops leave Karst for Oren"
NAMES = {"Northwire": "ORG", "Harbour Post": "ORG", "Orle Tribune": "ORG", "Ada Berg": "PERSON", "Karst": "GPE"}


def cites(outlet: str, cited: str, id_: str | None = None, relays=()) -> Reading:
    id_ = id_ or outlet.lower().replace(" ", "")
    lead = f"{', '.join(relays)} has it. " if relays else ""
    return reading(id_, f"{lead}{TEXT}, {cited} said.", says(cited, TEXT, relays=relays), names=NAMES, outlet=outlet)


def lineage(*readings: Reading) -> Lineage:
    ids = tuple(sorted(s.id for r in readings for s in r.statements))
    first = readings[0].statements[0]
    claim = Claim("cl-1", Passage(first.article, first.content[0]), ids, (), 1.0, "align/test")
    families = [Family(f"fam-{r.article.id}", (r.article.id,), None, (), "derive/test") for r in readings]
    return trace(readings, resolve(readings), families, [claim])[0]


def test_two_outlets_that_cite_each_other_are_a_circle_and_no_origin():
    one, other = cites("Northwire", "Harbour Post"), cites("Harbour Post", "Northwire")
    found = lineage(one, other)
    assert [c.names for c in found.circles] == [("Harbour Post", "Northwire")]
    assert found.circles[0].statements == tuple(sorted(s.id for r in (one, other) for s in r.statements))
    assert found.origins == ()


def test_a_ring_of_three_is_found():
    found = lineage(
        cites("Northwire", "Harbour Post"), cites("Harbour Post", "Orle Tribune"), cites("Orle Tribune", "Northwire")
    )
    assert [c.names for c in found.circles] == [("Harbour Post", "Northwire", "Orle Tribune")]


def test_somebody_else_behind_a_circle_counts():
    found = lineage(
        cites("Northwire", "Ada Berg", relays=["Harbour Post"]), cites("Harbour Post", "Ada Berg", relays=["Northwire"])
    )
    assert len(found.circles) == 1
    assert [o.name for o in found.origins] == ["Ada Berg"]


def test_an_outlet_of_a_circle_that_a_third_one_cites_stands_behind_the_claim_for_that_one():
    found = lineage(
        cites("Northwire", "Harbour Post"), cites("Harbour Post", "Northwire"), cites("Orle Tribune", "Northwire")
    )
    assert [o.name for o in found.origins] == ["Northwire"]


def test_one_way_is_no_circle():
    found = lineage(cites("Northwire", "Ada Berg"), cites("Harbour Post", "Northwire"))
    assert found.circles == ()
    assert [o.name for o in found.origins] == ["Ada Berg"]


def test_an_outlet_that_cites_itself_is_no_circle():
    assert lineage(cites("Northwire", "Northwire")).circles == ()
