"""Which file system a folder lies on, and which device: asked of the system, empty where it does not say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from app.core.long_paths import drive_of

_MOUNTS = Path("/proc/self/mounts")
_WINDOWS_NAME = 64


class Mount(NamedTuple):
    """Device, mount point, file system."""

    device: str
    place: Path
    file_system: str


def mount_of(folder: Path) -> Mount | None:
    """Where a folder is mounted; None where the system keeps no list of mounts."""
    if not _MOUNTS.exists():
        return None
    best, here = None, folder.resolve()
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        device, where, kind, *_ = line.split(" ")
        place = Path(where.replace("\\040", " "))
        if here.is_relative_to(place) and (best is None or len(place.parts) >= len(best.place.parts)):
            best = Mount(device, place, kind)
    return best


def file_system_of(folder: Path) -> str:
    """Its name as the system gives it (vfat, exfat, ext4, NTFS, FAT32, …); empty when it does not say."""
    if sys.platform == "win32":
        return _on_windows(folder)
    mount = mount_of(folder)
    return mount.file_system if mount is not None else ""


def is_removable(folder: Path) -> bool:
    """Whether the drive that a folder lies on can be pulled."""
    if sys.platform == "win32":
        import ctypes

        removable = 2
        return ctypes.windll.kernel32.GetDriveTypeW(f"{drive_of(folder)}\\") == removable
    mount = mount_of(folder)
    if mount is None:
        return sys.platform == "darwin" and folder.resolve().is_relative_to("/Volumes")
    block = Path("/sys/class/block") / Path(mount.device).resolve().name
    if not mount.device.startswith("/dev/") or not block.exists():
        return False
    disk = block if (block / "removable").exists() else block.resolve().parent
    try:
        return (disk / "removable").read_text().strip() == "1" or "/usb" in str(disk.resolve())
    except OSError:
        return False


def _on_windows(folder: Path) -> str:
    import ctypes

    name = ctypes.create_unicode_buffer(_WINDOWS_NAME)
    root = f"{drive_of(folder)}\\"
    found = ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, _WINDOWS_NAME)  # pyright: ignore[reportAttributeAccessIssue]
    return name.value if found else ""
