"""A stick that is pulled, lies, is full or is old: what the tests put in the place of a real drive."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.packages.drive import FAT_LARGEST, FolderDrive, Limits
from app.packages.ejecting import Ejection


class PulledDrive(FolderDrive):
    """Fails at its `at`-th operation and at every later one; what was not flushed then is lost, wholly or by half."""

    def __init__(self, root: Path, at: int = 1 << 60, error: int = errno.ENODEV) -> None:
        super().__init__(root)
        self.at, self.error, self.count = at, error, 0
        self._open: dict[int, Path] = {}

    def _step(self) -> None:
        self.count += 1
        if self.count >= self.at:
            for handle, path in self._open.items():
                os.truncate(path, path.stat().st_size // 2 if handle % 2 else 0)
            self._open.clear()
            raise OSError(self.error, os.strerror(self.error))

    def free(self) -> int:
        self._step()
        return super().free()

    def names(self) -> tuple[str, ...]:
        self._step()
        return super().names()

    def create(self, path: str) -> IO[bytes]:
        self._step()
        file = super().create(path)
        self._open[file.fileno()] = self.root / path
        return file

    def write(self, file: IO[bytes], chunk: bytes) -> None:
        half = len(chunk) // 2
        super().write(file, chunk[:half])
        self._step()
        super().write(file, chunk[half:])

    def close(self, file: IO[bytes]) -> None:
        file.flush()
        self._step()
        self._open.pop(file.fileno(), None)
        super().close(file)

    def read(self, path: str) -> Iterator[bytes]:
        self._step()
        yield from super().read(path)

    def size(self, path: str) -> int:
        self._step()
        return super().size(path)

    def rename(self, old: str, new: str) -> None:
        self._step()
        super().rename(old, new)
        self._step()

    def remove(self, path: str) -> None:
        self._step()
        super().remove(path)

    def listing(self, path: str) -> tuple[str, ...]:
        self._step()
        return super().listing(path)

    def eject(self) -> Ejection:
        self._step()
        return super().eject()


class LyingDrive(FolderDrive):
    """Gives back one file with a byte altered, from the `after`-th time on that it is read."""

    def __init__(self, root: Path, victim: str, after: int = 1) -> None:
        super().__init__(root)
        self.victim, self.after, self.reads = victim, after, 0

    def read(self, path: str) -> Iterator[bytes]:
        for chunk in super().read(path):
            if self.victim in path:
                self.reads += 1
                if self.reads >= self.after:
                    yield bytes([chunk[0] ^ 1]) + chunk[1:]
                    continue
            yield chunk


class FullDrive(FolderDrive):
    """Has so many bytes free, whatever it said before: `honest` drives also say so."""

    def __init__(self, root: Path, room: int, *, honest: bool) -> None:
        super().__init__(root)
        self.room, self.honest = room, honest

    def free(self) -> int:
        return self.room if self.honest else 1 << 40

    def write(self, file: IO[bytes], chunk: bytes) -> None:
        if len(chunk) > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= len(chunk)
        super().write(file, chunk)


class OldDrive(FolderDrive):
    """A FAT32 stick whose limit is reached soon."""

    def __init__(self, root: Path, largest: int = FAT_LARGEST) -> None:
        super().__init__(root)
        self.largest = largest

    def limits(self) -> Limits:
        return Limits("vfat", self.largest)
