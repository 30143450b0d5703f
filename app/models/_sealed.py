"""A file sealed for rest (AES-256-GCM) in chunks, so that a large one needs no more memory than a small one.

8 bytes  which format this is
16       salt: each file has a key of its own, derived (HKDF-SHA256) from the branch's key
48       the SHA-256 of the content, sealed
…        the content in chunks of 1 MiB, each sealed (16 bytes more); the last one is marked, so that a file that
         was cut, or whose chunks were put in another order, does not open
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Iterator
from hashlib import sha256 as digest_of
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"AFTCSEA1"
CHUNK = 1 << 20
_SALT, _TAG, _DIGEST = 16, 16, 32
_HEAD = len(MAGIC) + _SALT + _DIGEST + _TAG


class NotWhole(ValueError):
    """The file is not what was sealed with this key: damaged, cut, or another key's."""


def name_under(key: str, sha256: str) -> str:
    """The file name of a content: nobody without the key can tell whether a known document is among the files."""
    return hmac.new(_derived(key, b"", b"aftercare attachment name"), sha256.encode(), "sha256").hexdigest()


def sealed_size(size: int) -> int:
    """How many bytes a content of so many has on the disk."""
    return _HEAD + size + _TAG * max(-(-size // CHUNK), 1)


def is_sealed(path: Path) -> bool:
    """Whether the file begins as one of ours."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class Sealing:
    """Seals one content into an open file; `begin` may be repeated only on another Sealing."""

    def __init__(self, key: str, out: BinaryIO) -> None:
        self._salt = secrets.token_bytes(_SALT)
        self._cipher = _cipher(key, self._salt)
        self._out = out

    def write(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        """Write everything; returns the content's SHA-256 and size. The head is filled in at the end."""
        self._out.write(bytes(_HEAD))
        digest, size, place = digest_of(), 0, 0
        waiting: bytes | None = None
        for chunk in _in_chunks(chunks):
            digest.update(chunk)
            size += len(chunk)
            if waiting is not None:
                self._out.write(self._cipher.encrypt(_nonce(place), waiting, b"more"))
                place += 1
            waiting = chunk
        self._out.write(self._cipher.encrypt(_nonce(place), waiting or b"", b"last"))
        self._out.seek(0)
        self._out.write(MAGIC + self._salt + self._cipher.encrypt(_nonce(-1), digest.digest(), b"digest"))
        self._out.seek(0, 2)
        return digest.hexdigest(), size


def unsealed(file: BinaryIO, key: str) -> Iterator[bytes]:
    """The content chunk by chunk, each proven. Raises NotWhole, at the latest instead of the last one."""
    cipher, _ = _opened_head(file, key)
    place, chunk = 0, file.read(CHUNK + _TAG)
    while True:
        following = file.read(CHUNK + _TAG)
        yield _proven(cipher, place, chunk, b"more" if following else b"last")
        if not following:
            return
        place, chunk = place + 1, following


def digest_in(file: BinaryIO, key: str) -> str:
    """The SHA-256 of the content, from the head alone. Raises NotWhole."""
    return _opened_head(file, key)[1]


def _opened_head(file: BinaryIO, key: str) -> tuple[Any, str]:
    head = file.read(_HEAD)
    if len(head) != _HEAD or not head.startswith(MAGIC):
        raise NotWhole
    cipher = _cipher(key, head[len(MAGIC) : len(MAGIC) + _SALT])
    return cipher, _proven(cipher, -1, head[len(MAGIC) + _SALT :], b"digest").hex()


def _proven(cipher: Any, place: int, sealed: bytes, kind: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(_nonce(place), sealed, kind)
    except (InvalidTag, ValueError):
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
    return (place & (1 << 96) - 1).to_bytes(12, "big")


def _cipher(key: str, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_derived(key, salt, b"aftercare attachment"))


def _derived(key: str, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, purpose).derive(bytes.fromhex(key))
