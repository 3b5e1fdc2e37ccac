from __future__ import annotations

from golden.summary import GOLDEN, packed
from story import demo_brief


def test_the_demo_is_as_it_was():
    """Not so? Run ``python tests/golden/summary.py`` and read the diff."""
    assert packed(demo_brief()) == GOLDEN.read_text(encoding="utf-8")
