"""A file sealed for rest (AES-256-GCM) in chunks, so that a large one needs no more memory than a small one.

8 bytes  which format this is
16       salt: each file has a key of its own, derived (HKDF-SHA256) from the branch's key
…        the content in chunks of 1 MiB, each sealed (16 bytes more); the last one is marked, so that a file that
         was cut, or whose chunks were put in another order, does not open
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from app.core import ciphers

MAGIC = b"AFTCSEA1"
CHUNK = 1 << 20
_SALT, _TAG = 16, ciphers.TAG_BYTES
_HEAD = len(MAGIC) + _SALT


class NotWhole(ValueError):
    """The file is not what was sealed with this key: damaged, cut, or another key's."""


def name_under(key: str, sha256: str) -> str:
    """The file name of a content: nobody without the key can tell whether a known document is among the files."""
    return hmac.new(_derived(key, b"", b"aftercare attachment name"), sha256.encode(), "sha256").hexdigest()


def sealed_size(size: int) -> int:
    """How many bytes a content of so many has on the disk."""
    return _HEAD + size + _TAG * max(-(-size // CHUNK), 1)


def seal(key: str, parts: Iterable[bytes], out: BinaryIO) -> None:
    """Write a content, in parts of any size, sealed with this key (64 hexadecimal digits)."""
    salt = secrets.token_bytes(_SALT)
    cipher, place, waiting = _cipher(key, salt), 0, b""
    out.write(MAGIC + salt)
    for chunk in _in_chunks(parts):
        if waiting:
            out.write(cipher.seal(_nonce(place), waiting, b"more"))
            place += 1
        waiting = chunk
    out.write(cipher.seal(_nonce(place), waiting, b"last"))


def unsealed(file: BinaryIO, key: str) -> Iterator[bytes]:
    """The content chunk by chunk, each proven. Raises NotWhole, at the latest instead of the last one."""
    head = file.read(_HEAD)
    if len(head) != _HEAD or not head.startswith(MAGIC):
        raise NotWhole
    cipher, place, chunk = _cipher(key, head[len(MAGIC) :]), 0, file.read(CHUNK + _TAG)
    while True:
        following = file.read(CHUNK + _TAG)
        yield _proven(cipher, place, chunk, b"more" if following else b"last")
        if not following:
            return
        place, chunk = place + 1, following


def sealed_text(key: str, text: str) -> str:
    """A short text as it may stand in a file, hexadecimal."""
    out = BytesIO()
    seal(key, [text.encode()], out)
    return out.getvalue().hex()


def unsealed_text(key: str, sealed: str) -> str:
    """What was sealed so. Raises NotWhole, ValueError."""
    return b"".join(unsealed(BytesIO(bytes.fromhex(sealed)), key)).decode()


def _proven(cipher: ciphers.Seal, place: int, sealed: bytes, kind: bytes) -> bytes:
    try:
        return cipher.opened(_nonce(place), sealed, kind)
    except ciphers.NotAuthentic:
        raise NotWhole from None


def _in_chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    kept = bytearray()
    for part in parts:
        kept += part
        while len(kept) >= CHUNK:
            yield bytes(kept[:CHUNK])
            del kept[:CHUNK]
    if kept:
        yield bytes(kept)


def _nonce(place: int) -> bytes:
    return place.to_bytes(12, "big")


def _cipher(key: str, salt: bytes) -> ciphers.Seal:
    return ciphers.Seal(_derived(key, salt, b"aftercare attachment"))


def _derived(key: str, salt: bytes, purpose: bytes) -> bytes:
    return ciphers.derived(bytes.fromhex(key), salt, purpose)
