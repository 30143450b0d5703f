"""A file for what is only on its way to where a person wants it, readable by nobody else, not even for a moment (G27).

What is written is sealed (AES-256-GCM) with a key that only this object knows and that goes with it. The file has no
name where the system allows that, and on Windows goes with the process: a crash leaves nothing but noise.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from app.core.ciphers import TAG_BYTES as _TAG
from app.core.ciphers import Seal, new_secret

PREFIX = "scratch"
"""How its name begins, where it has one."""

_PAGE = 1 << 16
_CHUNK = 1 << 20


class Scratch(io.BufferedIOBase, BinaryIO):
    """An open file to be written, moved about in and read again; it lies in `folder` (the system's when None).

    Raises OSError when the disk does not play along.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._cipher = Seal(new_secret())
        self._file: Any = TemporaryFile(prefix=PREFIX, dir=folder)  # noqa: SIM115 - `close` closes it
        self._nonces: dict[int, int] = {}
        self._drawn = 0
        self._page, self._held, self._is_changed = 0, bytearray(_PAGE), False
        self._at = self._size = 0

    @property
    def size(self) -> int:
        """How many bytes were written."""
        return self._size

    def chunks(self) -> Iterator[bytes]:
        """All of it from the beginning, piece by piece."""
        self.seek(0)
        while piece := self.read(_CHUNK):
            yield piece

    def writable(self) -> bool:
        """Yes."""
        return True

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Where the next byte is written or read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a byte."""
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if begin + offset < 0:
            raise ValueError("before the beginning")
        self._at = begin + offset
        return self._at

    def write(self, data: Any) -> int:
        """Write all of these bytes."""
        left = memoryview(data).cast("B")
        count = len(left)
        while left:
            place = self._turn_to(self._at)
            part = left[: _PAGE - place]
            self._held[place : place + len(part)] = part
            self._is_changed = True
            self._at += len(part)
            left = left[len(part) :]
        self._size = max(self._size, self._at)
        return count

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes, fewer only at the end."""
        left = self._size - self._at
        wanted = left if size is None or size < 0 else min(size, left)
        found = bytearray()
        while len(found) < wanted:
            place = self._turn_to(self._at)
            part = self._held[place : place + wanted - len(found)]
            found += part
            self._at += len(part)
        return bytes(found)

    def flush(self) -> None:
        """Everything written is on the disk's account from now on: reading it will not find the disk full."""
        if not self._file.closed:
            self._put_away()
            self._file.flush()

    def close(self) -> None:
        """Let go of it: nothing of it is left, and a full disk is no matter any more."""
        with contextlib.suppress(OSError):
            self._file.close()
        super().close()

    def _turn_to(self, at: int) -> int:
        """Hold the page of this byte; returns its place in the page."""
        page, place = divmod(at, _PAGE)
        if page != self._page:
            self._put_away()
            self._page = page
            self._held = self._fetched(page)
        return place

    def _put_away(self) -> None:
        if not self._is_changed:
            return
        self._drawn += 1  # a page that is written once more is sealed with another nonce
        sealed = self._cipher.seal(_bytes(self._drawn), self._held, _bytes(self._page))
        self._file.seek(self._page * (_PAGE + _TAG))
        self._file.write(sealed)
        self._nonces[self._page] = self._drawn
        self._is_changed = False

    def _fetched(self, page: int) -> bytearray:
        if page not in self._nonces:
            return bytearray(_PAGE)
        self._file.seek(page * (_PAGE + _TAG))
        return bytearray(self._cipher.opened(_bytes(self._nonces[page]), self._file.read(_PAGE + _TAG), _bytes(page)))


def _bytes(number: int) -> bytes:
    return number.to_bytes(12, "big")
