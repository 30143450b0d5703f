"""Backups while another program writes all the time, and damaged ones: those proven are good, the others are told."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

from app.core import clock
from app.core.errors import EnvironmentFault
from app.core.progress import Silent
from app.models import attachment_store, backup_folder, backup_making, database, restoring
from app.models._file import OpenFile
from app.models.backup_folder import Found
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one, trouble
from tests.faults.runs._processes import chance_of, in_child

GUARANTEE, FULL = "G9", 250
PROMISE = "every backup is proven; a damaged one is told"
SHARE_MADE = 0.8


def back_up(file: Path, place: Path, key: str = "") -> Found:
    """A backup of a branch that may be open elsewhere."""
    opened = OpenFile(str(file), key)
    order = backup_making.Order(opened, file.parent / "attachments", "GZ01", "demand", "1", clock.local(clock.now()))
    try:
        return backup_making.make(order, backup_making.prepare(place), Silent(), lambda _: None, clock.now)
    finally:
        opened.close_every_connection()


def run(folder: Path, count: int, key: str = "") -> Figures:
    """Of `count` eight of ten are backups made under load, the others backups with a changed file."""
    figures, home, place = Figures(), folder / "home", folder / "place"
    home.mkdir()
    file = home / "branch.aftercare"
    database.open_database(file, key=key)
    for _ in range(40):
        save_one()
    for at in range(6):
        attachment_store.keep(os.urandom(2_000 + at))
    database.close_database()
    good = _under_load(file, place, round(count * SHARE_MADE), key, figures)
    if good is not None:
        _damaged(good, folder, count - round(count * SHARE_MADE), key, figures)
    return figures


def _under_load(file: Path, place: Path, count: int, key: str, figures: Figures) -> Found | None:
    def write_for_ever(pipe: int) -> None:
        database.open_database(file, key=key)
        while True:
            os.write(pipe, f"{save_one()}\n".encode())
            time.sleep(0.003)

    pid, reading = in_child(write_for_ever)
    os.set_blocking(reading, False)
    told: set[str] = set()
    found: Found | None = None
    slowest = 0.0
    try:
        for turn in range(count):
            told |= _words(reading)
            before, begun = set(told), time.monotonic()
            if found is not None:
                backup_folder.remove(found)
            found = back_up(file, place, key)
            slowest = max(slowest, time.monotonic() - begun)
            figures.injected += 1
            figures.wrong += [f"backup {turn}: {what}" for what in _looked_at(found, before, key)]
            figures.count("made under load, proven, whole", 1)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(reading)
    figures.notes["slowest backup"] = f"{slowest:.1f} s"
    figures.count("records written meanwhile", len(told))
    return found


def _words(reading: int) -> set[str]:
    try:
        return set(os.read(reading, 1 << 20).decode().split())
    except BlockingIOError:
        return set()


def _looked_at(found: Found, before: set[str], key: str) -> list[str]:
    """Open a copy of the backup as a branch: everything confirmed before it began is there, it holds one moment."""
    if found.manifest is None or found.manifest.proven_at is None:
        return ["not proven"]
    copy = found.folder.parent.parent / "looked at"
    copy.mkdir()
    shutil.copy(found.database, copy / "branch.aftercare")
    database.open_database(copy / "branch.aftercare", key=key)
    try:
        return trouble({word for word in before if len(word) == 7})
    finally:
        database.close_database()
        shutil.rmtree(copy)


def _damaged(good: Found, folder: Path, count: int, key: str, figures: Figures) -> None:
    chance = chance_of("g9")
    store = good.store
    assert store is not None
    office = folder / "office"
    office.mkdir()
    files = [good.database, *(path for path in store.rglob("*") if path.is_file())]
    for turn in range(count):
        path, (name, spoil) = chance.choice(files), chance.choice(list(WAYS.items()))
        content = path.read_bytes()
        spoil(path, content, chance)
        figures.injected += 1
        try:
            staged = restoring.stage(
                good, office / "branch.aftercare", key, clock.local(clock.now()), Silent(), lambda _: None
            )
            restoring.give_up(staged)
            figures.wrong.append(f"{turn}: {path.name[:20]} {name}: restored without a word")
        except EnvironmentFault:
            figures.count("damaged ones told")
        if list(office.iterdir()):
            figures.wrong.append(f"{turn}: {[one.name for one in office.iterdir()]} left behind")
            shutil.rmtree(office)
            office.mkdir()
        path.write_bytes(content)


def _flip(path: Path, content: bytes, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    path.write_bytes(content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :])


def _cut(path: Path, content: bytes, chance: random.Random) -> None:
    path.write_bytes(content[: chance.randrange(len(content))])


def _gone(path: Path, content: bytes, chance: random.Random) -> None:
    path.unlink()


WAYS: dict[str, Callable[[Path, bytes, random.Random], None]] = {"1 bit": _flip, "cut": _cut, "gone": _gone}
