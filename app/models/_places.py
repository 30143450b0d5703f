"""Where a database may lie: on a fixed disk of this computer, in a folder that can be written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models._faults import sentence

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "fuse.davfs", "davfs", "ncpfs"}
)
_SYNCED = frozenset(
    {"onedrive", "dropbox", "google drive", "nutstore", "我的坚果云", "坚果云", "baidusyncdisk", "icloud drive"}
)
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE, _WINDOWS_CDROM = 2, 4, 5


def prepare_place(path: Path) -> None:
    """Refuse dangerous places, else make the folder (for this user only) when it is not there.

    Raises EnvironmentFault: "synced" for the folder of a cloud disk, "network" or "removable" (WAL needs one computer's
    memory, a stick is pulled), "gone" for a drive that is not there, "read_only" for a folder or file that cannot be
    written. Of a portable program the whole folder has to go elsewhere; that is said then.
    """
    portable = paths.portable_folder()
    if portable is None or not _is_below(path, portable):
        _prepare(path)
        return
    try:
        _prepare(path)
    except (EnvironmentFault, PermissionError) as error:
        fault = error if isinstance(error, EnvironmentFault) else EnvironmentFault(sentence("read_only"), "read_only")
        advice = translate(
            "database",
            "This program is portable, its data lie in its own folder {folder}. Close it and move the whole folder to "
            "a place on a disk of this computer where you may write.",
        )
        raise EnvironmentFault(f"{fault.text} {advice.format(folder=portable)}", fault.kind) from error


def _is_below(path: Path, folder: Path) -> bool:
    """However either is spelled: where it lies deep, the data folder is spelled in Windows' long way."""
    from app.core.long_paths import plain

    return Path(plain(str(folder))) in Path(plain(str(path))).parents


def _prepare(path: Path) -> None:
    if any(part.lower().split(" - ")[0] in _SYNCED for part in path.parts):
        raise EnvironmentFault(
            translate(
                "database", "A folder that is copied to the internet damages a database. Choose a folder outside of it."
            ),
            "synced",
        )
    standing = _nearest(path.parent)
    _refuse_kind_of_drive(standing)
    if path.is_dir():
        raise EnvironmentFault(translate("database", "This is a folder, not a database. Choose a file."), "not_ours")
    if not os.access(standing, os.W_OK | os.X_OK):
        raise EnvironmentFault(
            translate(
                "database", "The folder {folder} cannot be written. Choose another one or ask for the right to write."
            ).format(folder=standing),
            "read_only",
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise EnvironmentFault(sentence("read_only"), "read_only")
    paths.private_folder(path.parent)


def keep_from_others(path: Path) -> None:
    """Leave the database, what lies beside it and the program's own folder to their owner alone."""
    for suffix in ("", "-wal", "-shm", ".keys", ".erased", ".erased-refused"):
        paths.close_to_others(path.with_name(f"{path.name}{suffix}"))
    for folder in ("attachments", "backups"):
        paths.close_to_others(path.parent / folder)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there.

    Raises EnvironmentFault("gone") when not even the drive is.
    """
    for one in (folder, *folder.parents):
        if one.is_dir():
            return one
        if one.exists():
            break
    raise EnvironmentFault(
        translate("database", "The folder {folder} cannot be reached. Is the drive connected?").format(folder=folder),
        "gone",
    )


def _refuse_kind_of_drive(folder: Path) -> None:
    kind = _kind_of_drive(folder)
    if kind == "network":
        raise EnvironmentFault(
            translate(
                "database",
                "A database on a network drive gets damaged. Choose this computer's own disk, or a server.",
            ),
            "network",
        )
    if kind == "removable":
        raise EnvironmentFault(
            translate("database", "A database on a removable drive gets damaged. Choose this computer's own disk."),
            "removable",
        )


def _kind_of_drive(folder: Path) -> str:
    if sys.platform == "win32":
        return _kind_on_windows(folder)
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    best, kind, device = "", "", ""
    here = folder.resolve()
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        source, where, filesystem, *_ = line.split(" ")
        where = where.replace("\\040", " ")
        if here.is_relative_to(where) and len(where) >= len(best):
            best, kind, device = where, filesystem, source
    if kind in _NETWORK:
        return "network"
    return "removable" if _is_removable_device(device) else ""


def _is_removable_device(device: str) -> bool:
    name = Path(device).resolve().name
    block = Path("/sys/class/block") / name
    if not device.startswith("/dev/") or not block.exists():
        return False
    disk = block if (block / "removable").exists() else block.resolve().parent
    try:
        return (disk / "removable").read_text().strip() == "1"
    except OSError:
        return False


def _kind_on_windows(folder: Path) -> str:
    import ctypes

    from app.core.long_paths import drive_of

    name = drive_of(folder)
    if name.startswith("\\\\"):
        return "network"
    drive = ctypes.windll.kernel32.GetDriveTypeW(f"{name}\\")
    if drive == _WINDOWS_REMOTE:
        return "network"
    return "removable" if drive in (_WINDOWS_REMOVABLE, _WINDOWS_CDROM) else ""
