"""Make a drive safe to pull, and say so only when the system agreed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import translate
from app.core.long_paths import drive_of
from app.packages.mounts import is_removable, mount_of

_PATIENCE = 60
"""Seconds; a slow stick takes its time to write what is left."""


@dataclass(frozen=True)
class Ejection:
    """Whether the drive may be pulled now, and what to tell the person."""

    is_safe: bool
    text: str


def eject(folder: Path) -> Ejection:
    """Unmount the drive that a folder lies on. Never raises: what cannot be done is said."""
    try:
        removable = is_removable(folder)
    except OSError:
        removable = False
    if not removable:
        text = translate("packages", "{place} is not a drive that can be pulled. There is nothing to eject.")
        return Ejection(False, text.format(place=folder))
    try:
        done = _on_windows(folder) if sys.platform == "win32" else _by_command(folder)
    except (OSError, subprocess.SubprocessError):
        done = False
    if done:
        return Ejection(True, translate("packages", "The drive can be pulled now."))
    return Ejection(
        False,
        translate(
            "packages",
            "The drive could not be ejected. Close what uses it and eject it by the system before pulling it.",
        ),
    )


def _by_command(folder: Path) -> bool:
    """By the first program that is there and does it."""
    os.sync()
    mount = mount_of(folder)
    place, device = (str(mount.place), mount.device) if mount is not None else (str(folder), "")
    ways = (
        ("diskutil", ("eject", place)),
        ("udisksctl", ("unmount", "--no-user-interaction", "-b", device)),
        ("gio", ("mount", "-e", place)),
        ("umount", (place,)),
    )
    for program, arguments in ways:
        found = shutil.which(program)
        if found is None or (program == "udisksctl" and not device):
            continue
        told = subprocess.run([found, *arguments], capture_output=True, timeout=_PATIENCE, check=False)
        if told.returncode == 0:
            return True
    return False


def _on_windows(folder: Path) -> bool:
    """Lock the volume, dismount it, let the drive go; a volume that is in use refuses to be locked."""
    import ctypes

    generic, shared, opened, invalid = 0xC0000000, 3, 3, -1
    lock, dismount, media = 0x00090018, 0x00090020, 0x002D4808
    kernel = ctypes.windll.kernel32  # pyright: ignore[reportAttributeAccessIssue]
    volume = kernel.CreateFileW(f"\\\\.\\{drive_of(folder)}", generic, shared, None, opened, 0, None)
    if volume == invalid:
        return False
    try:
        returned = ctypes.c_ulong()
        return all(
            kernel.DeviceIoControl(volume, code, None, 0, None, 0, ctypes.byref(returned), None)
            for code in (lock, dismount, media)
        )
    finally:
        kernel.CloseHandle(volume)
