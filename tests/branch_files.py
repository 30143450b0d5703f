"""A branch's file for a test: the one that the last test had, put right again, instead of a new copy of five megabytes.

A branch has over a thousand tables and indexes, and so as many pages; what a test writes touches a few of them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from app.models import _upgrade, database

_AT_ONCE = 1 << 16


class BranchFiles:
    """Lends files that are as the template is, to one test at a time."""

    def __init__(self, template: Path) -> None:
        self._template, self._spare = template, template.with_suffix(".spare")
        self._worn = template.with_suffix(".worn")
        self._wanted = b""
        self._lent: tuple[int, int] | None = None

    @property
    def folder(self) -> Path:
        """Where the template lies."""
        return self._template.parent

    def lend(self, target: Path) -> None:
        """Put a file as the template is in this place; there is none yet."""
        if self._spare.exists():
            os.replace(self._spare, target)
        else:
            shutil.copy(self._template, target)
        self._lent = _identity(target)

    def take_back(self, target: Path) -> None:
        """Keep the file for the next test, where nobody else can have to do with it any more; else it stays there."""
        lent, self._lent = self._lent, None
        try:
            is_free = lent is not None and lent == _identity(target) and not _is_in_use(target) and not _has_children()
        except OSError:
            return
        if is_free:
            with contextlib.suppress(OSError):  # Windows: somebody has it open
                os.replace(target, self._worn)
                self._put_right()
                os.replace(self._worn, self._spare)  # never lent before it is right, whatever happened meanwhile

    def _put_right(self) -> None:
        if not self._wanted:
            self._wanted = self._template.read_bytes()
        self._worn.chmod(self._template.stat().st_mode)
        with self._worn.open("r+b", buffering=0) as file:
            file.truncate(len(self._wanted))
            for start in range(0, len(self._wanted), _AT_ONCE):
                self._put_right_from(file, start)

    def _put_right_from(self, file: BinaryIO, start: int) -> None:
        wanted = self._wanted[start : start + _AT_ONCE]
        if file.read(_AT_ONCE) != wanted:
            file.seek(start)
            file.write(wanted)


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file this is, whatever its name; None where it has several names."""
    found = file.lstat()
    return (found.st_dev, found.st_ino) if found.st_nlink == 1 else None


def _is_in_use(file: Path) -> bool:
    """Whether this process still has it open: to the next test its locks and its log would be those of the last."""
    path, opened = str(file), Path("/proc/self/fd")
    if not opened.exists():
        return False
    for one in os.listdir(opened):
        with contextlib.suppress(OSError):
            if os.readlink(f"/proc/self/fd/{one}").startswith(path):
                return True
    return False


def _has_children() -> bool:
    """Whether a process that a test began may still be there, with the file."""
    if not hasattr(os, "waitid"):
        return False
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


@contextlib.contextmanager
def known_to_be_whole() -> Iterator[None]:
    """A file that was just lent need not be looked through before it is opened, as those of a user are."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_upgrade, "refuse_foreign_file", lambda _path, _key, **_how: None)
        patched.setattr(_upgrade, "is_up_to_date", lambda _conn: True)
        patched.setattr(database, "prepare_place", lambda _path: None)
        patched.setattr(database, "_refuse_damage", lambda _conn: None)
        yield
