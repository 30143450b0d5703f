"""Paths beyond the 260 characters that Windows takes as they are: in its long spelling they may have 32,767.

learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation: a name that begins with `\\\\?\\` is passed on as
it is, whatever the computer's policy about long paths says.
"""

from __future__ import annotations

import os
from pathlib import Path

_LONG, _SERVER = "\\\\?\\", "\\\\?\\UNC\\"
_SAFE = 120
"""Characters of a folder or file that leave room for what the program puts below and beside it."""


def reachable(path: Path, *, windows: bool = os.name == "nt") -> Path:
    """The same place, in the spelling in which everything below it can be reached too."""
    return Path(spelled(str(path.absolute()))) if windows and len(str(path.absolute())) > _SAFE else path


def spelled(text: str) -> str:
    """The long spelling of an absolute Windows path."""
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return text
    return _SERVER + text[2:] if text.startswith("\\\\") else _LONG + text


def drive_of(folder: Path) -> str:
    """The drive a folder lies on, such as `C:`, whichever way its path is spelled; a share for a server's."""
    return Path(plain(str(true_place(folder)))).drive


def true_place(path: Path) -> Path:
    """Where a path leads, links followed; as it stands where the system does not tell that of one so long."""
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def plain(text: str) -> str:
    """A path as people know it."""
    if text.startswith(_SERVER):
        return "\\\\" + text[len(_SERVER) :]
    return text.removeprefix(_LONG)
