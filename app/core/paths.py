"""Where the program's own files and the user's data lie."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path

PORTABLE_MARKER = "portable.txt"
"""The file beside the program that makes its folder a portable one."""
VERSIONS = "versions"
"""The folder inside the program's own in which the versions lie that came on a stick."""

_JUNCTION = 0xA0000003
"""What Windows calls a folder that stands for another place (IO_REPARSE_TAG_MOUNT_POINT)."""

_RESOURCES = Path(getattr(sys, "_MEIPASS", "") or Path(__file__).resolve().parents[2]) / "resources"


def resources() -> Path:
    """The folder of fonts, icons, translations and data files, in the checkout or in the frozen program."""
    return _RESOURCES


def program_folder() -> Path | None:
    """The folder that the program was installed or unpacked into; None when it runs from a checkout.

    A version that came on a stick lies in `versions/<version>` of that folder and is a part of it.
    """
    if not getattr(sys, "frozen", False):
        return None
    here = Path(sys.executable).parent
    folder = here.parent.parent
    return folder if here.parent == folder / VERSIONS else here  # however Windows was told to spell it


def portable_folder() -> Path | None:
    """The program's own folder when it is a portable one, whose data lie in it; None when it was installed."""
    folder = program_folder()
    return folder if folder is not None and (folder / PORTABLE_MARKER).is_file() else None


def data_folder() -> Path:
    """The user's data folder, not created here: AFTERCARE_DATA when set, `data` in a portable folder, else the user's
    own place in the system. On Windows in the spelling that reaches further than 260 characters, where it must.
    """
    return reachable(_data_folder())


def reachable(path: Path) -> Path:
    """The same place; on Windows in the spelling that takes what lies deep, see `long_paths`."""
    if sys.platform != "win32":
        return path
    from app.core import long_paths

    return long_paths.reachable(path)


def _data_folder() -> Path:
    chosen = os.environ.get("AFTERCARE_DATA")
    if chosen:
        return Path(chosen)
    portable = portable_folder()
    if portable is not None:
        return portable / "data"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Aftercare"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "aftercare"


def leads_elsewhere(path: Path) -> bool:
    """Whether what lies there is a link. A junction of Windows is one: anybody may make it, and Python takes it for a
    folder. Raises OSError when it cannot be looked at.
    """
    found = path.lstat()
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def private_folder(path: Path) -> Path:
    """Create a folder that only this user may read, and return it.

    One that is there already is closed to others where it is our own: the data folder, or inside it.
    """
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    ours = data_folder()
    if path == ours or ours in path.parents:
        for one in (ours, path):
            close_to_others(one)
    return path


def close_to_others(path: Path) -> None:
    """Leave a file or folder to its owner alone. Windows keeps a user's own data folder so by itself."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # somebody else's, or a file system without rights: nothing to be done here
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)


def database_file() -> Path:
    """The branch's database unless the user names another."""
    return data_folder() / "branch.aftercare"


def demo_database_file() -> Path:
    """The demonstration branch, kept apart from the real one."""
    return data_folder() / "demonstration.aftercare"


def log_folder() -> Path:
    """Logs and crash reports."""
    return data_folder() / "log"
