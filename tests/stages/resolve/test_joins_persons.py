from __future__ import annotations

import pytest

from headwater.stages.resolve.joins_persons import names_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ada Berg", "Ada Berk", True),
        ("Aleksandr Voren", "Alexander Vorin", True),
        ("Ada Berg", "Tom Berg", False),  # other given names
        ("Ada Berg", "Ada Zerg", False),  # other first letters
        ("Silv", "Silva", False),  # a daughter and her father
        ("Petrov", "Petrova", False),
    ],
)
def test_names_that_may_be_one_in_two_languages(one, other, alike):
    assert names_alike(one, other) is alike
    assert names_alike(other, one) is alike
