"""Sticks that give back other bytes than were written, fake ones that keep less than they say: never called done."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO

from app.core.errors import EnvironmentFault
from app.models import database
from app.packages.drive import FolderDrive
from app.packages.making import Making
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of
from tests.faults.runs._sticks import WISH, office, packages_on
from tests.packages.failing_drive import LyingDrive

GUARANTEE, FULL = "G15", 40
PROMISE = "“done” means read back from the stick"
VICTIMS = ("manifest", "customers.csv", "customers.jsonl", "attachments", "cover")


class FakeDrive(FolderDrive):
    """Says it has room for everything and keeps nothing beyond its true size, as faked sticks do."""

    def __init__(self, root: Path, true_size: int) -> None:
        super().__init__(root)
        self._left = true_size

    def write(self, file: IO[bytes], chunk: bytes) -> None:
        """Beyond the true size zeros are written."""
        kept = chunk[: max(self._left, 0)]
        self._left -= len(chunk)
        super().write(file, kept + bytes(len(chunk) - len(kept)))


def run(folder: Path, count: int) -> Figures:
    """Half of `count` are lying drives, half fake ones."""
    figures, chance, stick = Figures(), chance_of("g15"), folder / "stick"
    office(folder / "home", records=2)
    stick.mkdir()
    Making(WISH, FolderDrive(stick)).run()
    size = sum(path.stat().st_size for path in stick.rglob("*") if path.is_file())
    for turn in range(count):
        shutil.rmtree(stick)
        stick.mkdir()
        if turn % 2:
            drive, what = LyingDrive(stick, VICTIMS[turn // 2 % len(VICTIMS)], after=1 + turn // 20 % 2), "lying"
        else:
            drive, what = FakeDrive(stick, chance.randrange(size)), "fake"
        figures.injected += 1
        try:
            Making(WISH, drive).run()
            figures.wrong.append(f"{turn}: a {what} stick is called done")
        except EnvironmentFault:
            figures.count(f"{what} ones refused")
        figures.expect(not packages_on(stick), f"{turn}: a {what} stick has a package under its own name")
    database.close_database()
    return figures
