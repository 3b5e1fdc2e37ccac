"""A few of an article's runs that stand for all of them, chosen alike in every article."""

from __future__ import annotations

import numpy as np

from headwater.stages.derive.prints import Places, Print, Runs

WINDOW = 4  # runs; of each so many that follow each other at least one is kept


def fingerprint_places(made: Print) -> Places:
    """Places of the runs kept, sorted: the least of each window (winnowing: Schleimer, Wilkerson and Aiken, 2003).

    Of two texts that share ``RUN + WINDOW - 1`` telling words in a row, both keep at least one run of them.
    """
    places = np.flatnonzero(made.telling_runs())
    runs = made.runs()[places]
    if len(runs) <= WINDOW:
        return places[[int(np.argmin(runs))]] if len(runs) else places
    windows = np.lib.stride_tricks.sliding_window_view(runs, WINDOW)
    # of equals the last one, so that a run repeated again and again is kept once a window
    least = WINDOW - 1 - np.argmin(windows[:, ::-1], axis=1)
    kept: Places = places[np.unique(least + np.arange(len(windows)))]
    return kept


def fingerprints_of(made: Print) -> Runs:
    """The runs kept, each once."""
    return np.unique(made.runs()[fingerprint_places(made)])
