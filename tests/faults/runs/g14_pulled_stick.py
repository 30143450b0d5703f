"""A stick is pulled at any write, its unsynced sectors lost; the program is killed: a package is whole or absent."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from app.core.errors import AftercareError
from app.models import database
from app.packages.drive import FolderDrive
from app.packages.making import Making, resumable
from app.services import package_runs
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as
from tests.faults.runs._disk import WRITE, Disk, RebuiltDisk, compiled, in_watched_process, steps_of
from tests.faults.runs._processes import chance_of, killed_after
from tests.faults.runs._sticks import WISH, numbers_on, office, packages_on
from tests.packages.failing_drive import PulledDrive

GUARANTEE, FULL = "G14", 1_000
PROMISE = "a package on a stick is complete or absent; nothing begins without its log row (G17)"
CUTS_A_RECORDING = 100
PACKAGES = 3


def run(folder: Path, count: int) -> Figures:
    """Of `count` four of ten are sticks rebuilt after a pull, three drives that fail, three kills."""
    figures = Figures()
    _rebuilt(folder / "rebuilt", round(count * 0.4), figures)
    _failing(folder / "failing", round(count * 0.3), figures)
    _killed(folder / "killed", round(count * 0.3), figures)
    return figures


def recorded_work(disk: Disk, home: str, stick: str, log: str) -> int:
    """What happens in the watched process: packages, each told when it is said to be done."""
    office(Path(home))
    disk.watch(stick)
    disk.record_into(log)
    with (Path(stick) / "told").open("ab", buffering=0) as told:
        for _ in range(PACKAGES):
            told.write(f"{Making(WISH, FolderDrive(Path(stick))).run().name}\n".encode())
    database.close_database()
    return PACKAGES


def _rebuilt(folder: Path, count: int, figures: Figures) -> None:
    folder.mkdir()
    library = compiled(folder)
    if library is None:
        figures.notes["rebuilt sticks"] = "skipped, no C compiler here"
        return
    for turn in range(-(-count // CUTS_A_RECORDING)):
        base, stick, log = folder / f"base{turn}", folder / f"stick{turn}", folder / f"log{turn}"
        base.mkdir()
        (base / "told").touch()
        shutil.copytree(base, stick)
        in_watched_process(library, recorded_work, folder / f"home{turn}", stick, log)
        steps, chance = list(steps_of(log)), chance_of(f"g14 {turn}")
        told_id = next(step.id for step in steps if step.name == "told")
        wanted = min(CUTS_A_RECORDING, count - turn * CUTS_A_RECORDING, len(steps))
        disk, told, done = RebuiltDisk(base), b"", 0
        for moment in sorted(chance.sample(range(1, len(steps) + 1), wanted)):
            for step in steps[done:moment]:
                disk.do(step)
                told += step.data if step.op == WRITE and step.id == told_id else b""
            done = moment
            mode = chance.choice(("random", "none", "all"))
            found = folder / "found"
            found.mkdir()
            disk.write_to(found, mode, chance)
            figures.injected += 1
            _judge(found, set(told.decode().split()), f"pulled at step {moment}, {mode} kept", figures)
            shutil.rmtree(found)


def _judge(stick: Path, told: set[str], where: str, figures: Figures) -> None:
    packages = packages_on(stick)
    broken = [name for name, whole in packages.items() if not whole]
    figures.expect(not broken, f"{where}: {broken} not whole")
    lost = {name for name in told if not packages.get(name)}
    figures.expect(not lost, f"{where}: {lost} was said to be done and is not there")
    figures.count("whole packages found", len(packages) - len(broken))


def _failing(folder: Path, count: int, figures: Figures) -> None:
    office(folder / "home", records=2)
    stick = folder / "stick"
    stick.mkdir()
    counting = PulledDrive(stick)
    Making(WISH, counting).run()
    operations, chance = counting.count, chance_of("g14 failing")
    for turn in range(count):
        drive = PulledDrive(stick, at=1 + turn % operations if count >= operations else chance.randrange(1, operations))
        before = packages_on(stick)
        making, name = Making(WISH, drive), ""
        try:
            name = making.run().name
        except AftercareError:
            figures.count("pulls said as a fault")
        figures.injected += 1
        where = f"operation {drive.at} of {operations}"
        _judge(stick, {*before, *([name] if name else [])}, where, figures)
        figures.expect(numbers_on(stick) <= {one.number for one in package_runs.listing(9_999)}, f"{where}: no log row")
        if making.can_resume and turn % 2:
            _resumed(stick, where, figures)
        for path in stick.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    database.close_database()


def _resumed(stick: Path, where: str, figures: Figures) -> None:
    """The stick is back."""
    run = resumable()
    if run is None:
        figures.count("began anew")
        return
    name = Making(WISH, FolderDrive(stick), resumed=run).run().name
    figures.expect(packages_on(stick).get(name), f"{where}: resumed and not whole")
    figures.count("resumed and whole")


def _killed(folder: Path, count: int, figures: Figures) -> None:
    file = office(folder / "home", records=2)
    database.close_database()
    stick, chance = folder / "stick", chance_of("g14 killed")
    stick.mkdir()

    def make_for_ever(pipe: int) -> None:
        database.open_database(file)
        act_as("supervisor")
        while True:
            os.write(pipe, f"{Making(WISH, FolderDrive(stick)).run().name}\n".encode())

    begun = time.monotonic()
    killed_after(make_for_ever, 0, wait_for_words=2)
    took, told = (time.monotonic() - begun) / 2, set(packages_on(stick))
    for turn in range(count):
        told |= set(killed_after(make_for_ever, 0.05 + chance.random() * 1.5 * took))
        figures.injected += 1
        _judge(stick, told, f"kill {turn}", figures)
        database.open_database(file)
        known = {one.number for one in package_runs.listing(9_999)} if act_as("supervisor") else set()
        figures.expect(numbers_on(stick) <= known, f"kill {turn}: files on the stick without a log row")
        database.close_database()
        if turn % 10 == 9:
            shutil.rmtree(stick)
            stick.mkdir()
            told = set()
    figures.count("kills", count)
