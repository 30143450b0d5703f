"""Watches the disk while work runs: every file below some folders, and every file this process has open, named or not.

It looks whenever the interpreter is about to open, rename or remove a file, and whenever the work says how far it is:
so what is there for a moment only is seen, too. SQLite opens its files by itself; they are seen while they are open.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.core.progress import Silent

_LOOKED_AT = frozenset({"open", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "subprocess.Popen"})
_watching: list[Watch] = []


class Watch(Silent):
    """Where one of the `marks` was readable below the `roots`, and how many looks there were. It is a Progress, too."""

    def __init__(self, roots: Iterable[Path], marks: Iterable[bytes]) -> None:
        super().__init__()
        self.roots = tuple(root.resolve() for root in roots)
        self.marks = tuple(marks)
        self.found: set[str] = set()
        self.looks = 0
        self.files: set[str] = set()
        self._known: set[tuple[int, int, int]] = set()
        self._looking = False
        self._thread = threading.get_ident()

    def report(self, done: int, total: int, text: str = "") -> None:
        """The work says how far it is."""
        self.look()

    def look(self) -> None:
        """Read everything that was not read as it is."""
        if self._looking or threading.get_ident() != self._thread:
            return
        self._looking = True
        self.looks += 1
        try:
            for name, path in (*self._named(), *self._opened()):
                with contextlib.suppress(OSError):
                    self._read(name, path)
        finally:
            self._looking = False

    def _named(self) -> Iterator[tuple[str, str]]:
        for root in self.roots:
            for folder, _, names in os.walk(root):
                yield from ((os.path.join(folder, name), os.path.join(folder, name)) for name in names)

    def _opened(self) -> Iterator[tuple[str, str]]:
        """Also files without a name: whoever looks into the process, or at the bytes of the disk, finds them."""
        for handle in os.listdir("/proc/self/fd"):
            with contextlib.suppress(OSError):
                path = f"/proc/self/fd/{handle}"
                name = os.readlink(path)
                if name.endswith(" (deleted)") and not name.startswith(("/memfd", "/dev", "/proc")):
                    yield name, path

    def _read(self, name: str, path: str) -> None:
        told = os.stat(path)
        state = (told.st_ino, told.st_size, told.st_mtime_ns)
        if not stat.S_ISREG(told.st_mode) or state in self._known:
            return
        self._known.add(state)
        self.files.add(name)
        content = Path(path).read_bytes()
        self.found |= {f"{name}: {mark!r}" for mark in self.marks if mark in content}


def _hook(event: str, _given: tuple[object, ...]) -> None:
    if _watching and event in _LOOKED_AT:
        for one in _watching:
            one.look()


sys.addaudithook(_hook)


@contextlib.contextmanager
def watching(roots: Iterable[Path], marks: Iterable[bytes]) -> Iterator[Watch]:
    """Watch while the block runs, and once more at its end."""
    watch = Watch(roots, marks)
    _watching.append(watch)
    try:
        yield watch
        watch.look()
    finally:
        _watching.remove(watch)
