"""Records to JSON bytes and back. The JSON has the fields of :mod:`headwater.types` by their names."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

T = TypeVar("T")

# what decoding can raise when the bytes are not what encode and pack wrote
DAMAGE = (msgspec.DecodeError, zlib.error)


def encode(record: object) -> str:
    """The record as JSON.

    Raises:
        ValueError: the JSON would not give the same record back. Infinite and undefined numbers become null there, and
            lone surrogates have no UTF-8; better that one article fails now than the whole desk when it is read.
    """
    packed = msgspec.json.encode(record)
    try:
        same = msgspec.json.decode(packed, type=type(record)) == record
    except msgspec.ValidationError:
        same = False
    if not same:
        raise ValueError(f"a {type(record).__name__} that JSON cannot hold")
    return packed.decode()


def decode(text: str | bytes, kind: type[T]) -> T:
    return msgspec.json.decode(text, type=kind)


def pack(record: object) -> bytes:
    """The record as compressed JSON, for large ones: an annotated article shrinks to about a tenth."""
    return zlib.compress(encode(record).encode())


def unpack(data: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(data), type=kind)
