"""The drives of this computer that a package can be written to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from app.packages.mounts import is_removable

_NOT_FOR_FILES = ("/proc", "/sys", "/dev", "/run/lock", "/boot", "/snap", "/etc")


@dataclass(frozen=True)
class FoundDrive:
    """A drive: where, what it is called, whether it can be pulled; bytes."""

    root: Path
    name: str
    file_system: str
    free: int
    is_removable: bool


def found_drives(*, also_read_only: bool = False) -> tuple[FoundDrive, ...]:
    """The drives that are there and can be written (or only read), those that can be pulled first."""
    found = list[FoundDrive]()
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if not volume.isValid() or not volume.isReady() or root.startswith(_NOT_FOR_FILES):
            continue
        if volume.isReadOnly() and not also_read_only:
            continue
        place = Path(root)
        name = volume.displayName() or root
        system = bytes(volume.fileSystemType().data()).decode("ascii", "replace")
        found.append(FoundDrive(place, name, system, volume.bytesAvailable(), is_removable(place)))
    return tuple(sorted(found, key=lambda one: (not one.is_removable, str(one.root))))
