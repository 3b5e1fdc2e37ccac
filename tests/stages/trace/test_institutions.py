from __future__ import annotations

import pytest

from headwater.stages.trace.institutions import heads_body_in_short, heads_described_body, is_staff, speaks_for


@pytest.mark.parametrize(
    ("name", "role", "body", "of_state", "one"),
    [
        ("Harbour Office spokesman", None, "Harbour Office", False, True),
        ("Ada Berg", "spokeswoman for the Harbour Office", "Harbour Office", True, True),
        ("Ada Berg", "head of the River Observatory", "River Observatory", False, True),
        ("Ada Berg", "chief executive of Orle Steel", "Orle Steel", False, True),
        ("Ada Berg", "employee of Orle Steel", "Orle Steel", False, False),
        ("Ada Berg", "Arvian President", "Arvian", True, False),
        ("Ada Berg", "Arvian Defence Minister", "Arvian Defence Ministry", True, True),
        ("Ada Berg", "Arvian Foreign Minister", "Arvian Defence Ministry", True, False),
        ("Ada Berg", "Arvian Prime Minister", "Arvian Ministry", True, False),
        ("Ada Berg", None, "River Observatory", False, False),
    ],
)
def test_who_speaks_for_a_body(name, role, body, of_state, one):
    assert speaks_for(name, role, body, of_state=of_state) is one


def test_a_body_that_is_only_described():
    assert heads_described_body("the head of the Oren-based monitoring group Ada Berg")
    assert not heads_described_body("the head of the table, Ada Berg")


@pytest.mark.parametrize(
    ("role", "heads"),
    [
        ("Observatory head", True),
        ("head of the Observatory", True),
        ("Observatory driver", False),
        ("head of the Harbour Observatory", False),
        ("head of rivers", False),
        (None, False),
    ],
)
def test_the_head_of_a_body_by_part_of_its_name(role, heads):
    assert heads_body_in_short(role, "River Observatory for Rights") is heads


def test_people_who_speak_as_their_firm():
    assert is_staff("engineers at Orle Steel")
    assert not is_staff("Orle Steel")
