from __future__ import annotations

from headwater.stages.align.own_voice import own_voice
from headwater.stages.align.pointing import with_tolls
from headwater.stages.align.units import units_of
from headwater.stages.resolve import resolve
from stages.compare.made import told
from stages.corpus import read

TOLL = "A blast killed 16 people in Oren on Tuesday, Ada Berg said."


def units(text: str):
    readings = read({"Harbour Post": text})
    return with_tolls([*units_of(readings, resolve(readings)), *own_voice(readings)])


def test_who_confirms_the_toll_tells_the_one_before():
    before, after = units(f"{TOLL} Tom Krol, the mayor, confirmed the death toll to reporters.")
    assert after.who == "Tom Krol"
    assert after.text == before.text
    assert after.quantities == before.quantities
    assert after.told == f"Tom Krol confirmed: {before.text}"
    assert after.spans != before.spans


def test_without_one_before_it_nothing_is_known():
    found = units(f"Tom Krol, the mayor, confirmed the death toll to reporters. {TOLL}")
    assert [u.text for u in found if u.who == "Tom Krol"] == ["the death toll to reporters"]


def test_tolls_of_other_articles_are_theirs():
    readings = [told("a1", "16 people were killed", _16="people/killed"), told("a2", "the death toll", by="Tom Krol")]
    found = with_tolls(units_of(readings, resolve(readings)))
    assert [u.text for u in found] == ["16 people were killed", "the death toll"]
