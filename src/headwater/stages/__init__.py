"""The stages, each a pure function on the records of :mod:`headwater.types`.

Their order is in :mod:`headwater.pipeline` and nowhere else.
"""
