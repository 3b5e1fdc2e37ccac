"""Ingest: bytes, file, folder, zip or standard input -> :class:`~headwater.types.RawItem`.

``walk`` finds the files, ``formats`` tells what each one is, one module a format reads it into drafts, ``metadata``
knows what is said about it elsewhere, and ``read`` gives ids and keeps the order.
"""

from headwater.stages.ingest.read import read_paths

__all__ = ["read_paths"]
