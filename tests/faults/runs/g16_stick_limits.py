"""Sticks with too little room, with a limit on files, write-protected: refused with a sentence, or complete."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import IO

from app.core.errors import EnvironmentFault
from app.models import database
from app.packages import manifest
from app.packages.drive import FolderDrive
from app.packages.making import Making
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of
from tests.faults.runs._sticks import WISH, office, packages_on
from tests.packages.failing_drive import FullDrive, OldDrive

GUARANTEE, FULL = "G16", 165
PROMISE = "limits of sticks are respected"
_FORBIDDEN = set('<>:"\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{at}" for at in range(10)), *(f"lpt{at}" for at in range(10))}


class ProtectedDrive(FolderDrive):
    """The switch on its side says no."""

    def create(self, path: str) -> IO[bytes]:
        """Nothing may be made."""
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def run(folder: Path, count: int) -> Figures:
    """Three of four are sticks with some free bytes, honest and not; the others have a limit or are protected."""
    figures, chance, stick = Figures(), chance_of("g16"), folder / "stick"
    office(folder / "home", records=2)
    stick.mkdir()
    Making(WISH, FolderDrive(stick)).run()
    files = [path for path in stick.rglob("*") if path.is_file()]
    size, largest = sum(path.stat().st_size for path in files), max(path.stat().st_size for path in files)
    _names(figures, stick)
    for turn in range(count):
        shutil.rmtree(stick)
        stick.mkdir()
        if turn % 4 < 3:
            drive = FullDrive(stick, chance.randrange(round(size * 1.6)), honest=bool(turn % 2))
        elif turn % 8 == 3:
            drive = OldDrive(stick, largest=chance.randrange(200, largest * 2))
        else:
            drive = ProtectedDrive(stick)
        figures.injected += 1
        where = f"{turn}: {type(drive).__name__}"
        try:
            name = Making(WISH, drive).run().name
            figures.expect(packages_on(stick) == {name: True}, f"{where}: done and not whole")
            figures.count("complete")
        except EnvironmentFault as fault:
            figures.expect(not packages_on(stick), f"{where}: refused, and a package stands there")
            figures.expect(fault.kind in ("disk_full", "read_only", "too_large"), f"{where}: {fault.kind}")
            figures.count(f"refused: {fault.kind}")
    database.close_database()
    return figures


def _names(figures: Figures, stick: Path) -> None:
    """What every file system of a stick takes."""
    for path in stick.rglob("*"):
        inner = path.relative_to(stick)
        figures.injected += 1
        is_good = not set(path.name) & _FORBIDDEN and not path.name.endswith((".", " ")) and path.name.isascii()
        figures.expect(is_good and path.stem.lower() not in _RESERVED, f"a name that sticks refuse: {inner}")
        figures.expect(len(str(inner)) <= 150, f"a path of {len(str(inner))} characters: {inner}")
    figures.expect(manifest.is_package_name(next(stick.iterdir()).name), "another name than a package's")
