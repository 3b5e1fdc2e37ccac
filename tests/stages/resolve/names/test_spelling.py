from __future__ import annotations

import pytest

from headwater.stages.resolve.names.spelling import read_as_it_looks, without_signs


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Ρarnak", "Parnak"),  # Greek rho
        ("Аda Vаrn", "Ada Varn"),  # Cyrillic А and а
        ("Варненко".replace("а", "a"), "Варненко"),  # a Latin a: most letters are Cyrillic
        ("Ада Varn", "Ада Varn"),  # two words of one alphabet each
        ("Ada Varn", "Ada Varn"),
        ("Μαρία", "Μαρία"),
        ("", ""),
    ],
)
def test_look_alike_letters(name, seen):
    assert read_as_it_looks(name) == seen


@pytest.mark.parametrize(
    ("name", "letters"),
    [("😀 Ada", " Ada"), ("Ada\u200fBerg", "AdaBerg"), ("Ada\tBérg", "Ada Bérg"), ("मीरा", "मीरा"), ("Ada", "Ada")],
)
def test_signs_are_left_out(name, letters):
    assert without_signs(name) == letters
