"""How long something took, against a bound that any machine keeps."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = float(os.environ.get("PATIENCE", "1"))  # times as long, on machines slower than any we know


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails if the body takes more of the processor's time than that."""
    begin = time.process_time()
    yield
    took = time.process_time() - begin
    assert took < seconds * PATIENCE, f"{took:.1f} s, bound {seconds} s"
