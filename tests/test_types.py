from __future__ import annotations

import pytest

from headwater.types import UNNAMED, chain_of


@pytest.mark.parametrize(
    ("relays", "speaker", "chain"),
    [
        (["Northwire"], "Ada Berg", ("Northwire", "Ada Berg")),
        (["Northwire"], None, ("Northwire", UNNAMED)),
        ([], "Ada Berg", ("Ada Berg",)),
        ([], None, ()),
    ],
)
def test_a_relay_is_never_the_last_of_a_chain(relays, speaker, chain):
    assert chain_of(relays, speaker) == chain
