"""The power fails, or the program is killed, at any moment of an update or of the way back: the version of before with
its data or the new one with its own, whole, and never one with the data of the other.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import app
from app.core import ciphers, installed, paths
from app.core.errors import AftercareError
from app.core.progress import Silent
from app.models import _upgrade, database
from app.packages import update_package, updating
from app.packages.update_package import UpdatePackage
from app.services import updates
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished, save_one, trouble
from tests.faults.runs._disk import Disk, RebuiltDisk, Step, compiled, in_watched_process, steps_of
from tests.faults.runs._processes import chance_of, in_child, killed_after, said_by
from tests.packages import fake_program
from tests.packages.update_branch import House

GUARANTEE, FULL = "G36", 400
PROMISE = "an update and the way back are done or not; version and data belong together"
OLD, NEW = app.__version__, "9.1"
RECORDS, MORE = 6, 3
MODES = ("random", "random", "none", "all")
SHARE_OF_KILLS = 0.2
CUTS_A_RECORDING = 60
TRIED_AGAIN = 8
"""One of so many broken updates is put in again, which has to go through."""

_BRANCH = "branch.aftercare"


def run(folder: Path, count: int) -> Figures:
    """Half are updates, half ways back; of either one of five is a kill, the others are disks rebuilt after a cut."""
    figures, library = Figures(), compiled(folder)
    for name, share in (("update", count - count // 2), ("back", count // 2)):
        home, pristine = folder / name / "home", folder / name / "pristine"
        _furnish(home, is_updated=name == "back")
        shutil.copytree(home, pristine)
        kills = share if library is None else max(1, round(share * SHARE_OF_KILLS))
        _killed(name, home, pristine, kills, figures)
        cuts = share - kills
        for seed in range(-(-cuts // CUTS_A_RECORDING) if library is not None else 0):
            assert library is not None
            many = min(CUTS_A_RECORDING, cuts - seed * CUTS_A_RECORDING)
            _cut(name, home, pristine, library, (seed, many), figures)
    if library is None:
        figures.notes["power cuts"] = "skipped, no C compiler here"
    return figures


def _furnish(home: Path, *, is_updated: bool) -> None:
    """A program folder, a branch, a stick; where it is updated the new version has opened it, and more came since."""
    file = furnished(home / "data", _BRANCH)
    made = House(home / "Aftercare", home / "stick")
    fake_program.make(made.folder, OLD)
    made.stick.mkdir()
    made.package(NEW, steps={"0999_next": fake_program.STEP})
    shutil.rmtree(home / f"made-{NEW}")
    database.open_database(file)
    for _ in range(RECORDS):
        save_one()
    database.close_database()
    if is_updated:
        _work(home, "update")
        with _running(home, NEW):
            database.open_database(file)
            for _ in range(MORE):
                save_one()
            database.close_database()


def _package(home: Path) -> UpdatePackage:
    return update_package.open_package(update_package.packages_in(home / "stick")[0])


@contextlib.contextmanager
def _running(home: Path, version: str) -> Iterator[None]:
    """Inside the block this process is a version, with the tables that it knows, in the program folder of `home`."""
    folder, key = home / "Aftercare", ciphers.signing_public(fake_program.SECRET).hex()
    steps = (folder if version == OLD else folder / "versions" / version) / "app" / "models" / "migrations"
    with (
        mock.patch.object(app, "__version__", version),
        mock.patch.object(paths, "program_folder", return_value=folder),
        mock.patch.object(_upgrade, "migrations_folder", return_value=steps),
        mock.patch.object(update_package, "release_keys", return_value=(key,)),
    ):
        yield


def _work(home: Path, name: str) -> None:
    """An update from the stick, or the way back, until the program would start again."""
    with _running(home, OLD if name == "update" else NEW):
        database.open_database(home / "data" / _BRANCH)
        act_as("administrator")
        if name == "update":
            updating.install(_package(home), Silent(), lambda _: None)
        else:
            way = updates.way_back()
            assert way is not None
            updates.go_back(way, updates.prepare_back(way, Silent(), lambda _: None), "why")
        database.close_database()


def recorded_work(disk: Disk, home: str, log: str, name: str) -> int:
    """What happens in the watched process."""
    disk.watch(home)
    disk.record_into(log)
    _work(Path(home), name)
    return 1


# -- faults


def _killed(name: str, home: Path, pristine: Path, kills: int, figures: Figures) -> None:
    chance, begun = chance_of(f"g36 {name}"), time.monotonic()
    said = said_by(*in_child(lambda _pipe: _work(home, name)))
    took = time.monotonic() - begun
    figures.expect(not said, f"{name} undisturbed: {said[-400:]}")
    for turn in range(kills):
        _put_back(home, pristine)
        killed_after(lambda _pipe: _work(home, name), chance.random() * took)
        figures.injected += 1
        _judge(name, home, f"{name}, kill {turn}", figures, again=turn % TRIED_AGAIN == 0)
    _put_back(home, pristine)


def _cut(name: str, home: Path, pristine: Path, library: Path, how_many: tuple[int, int], figures: Figures) -> None:
    seed, cuts = how_many
    log = home.parent / f"log{seed}"
    in_watched_process(library, recorded_work, home, log, name)
    steps, chance, done = list(steps_of(log)), chance_of(f"g36 {name} {seed}"), 0
    figures.count("steps recorded", len(steps))
    disk = RebuiltDisk(pristine)
    for moment in _moments(steps, cuts, chance):
        for step in steps[done:moment]:
            disk.do(step)
        done, mode = moment, chance.choice(MODES)
        shutil.rmtree(home)
        home.mkdir()
        disk.write_to(home, mode, chance)
        figures.injected += 1
        _judge(name, home, f"{name}, cut at step {moment} of {len(steps)}, {mode} kept", figures)
    _put_back(home, pristine)
    log.unlink()


def _moments(steps: list[Step], cuts: int, chance: random.Random) -> list[int]:
    """Half of them anywhere, half around what decides: the few steps in which the choice and the plan are written."""
    decides = [at for at, step in enumerate(steps, 1) if _decides(step.name) or _decides(step.other)]
    near = range(max(1, decides[0] - 10), len(steps) + 1)
    chosen = set(chance.sample(near, min(cuts - cuts // 2, len(near))))
    rest = [at for at in range(1, len(steps) + 1) if at not in chosen]
    return sorted(chosen | set(chance.sample(rest, min(cuts // 2, len(rest)))))


def _decides(path: str) -> bool:
    return path.startswith((f"Aftercare/{installed.CURRENT}.part", f"data/{_BRANCH}.restoring"))


def _put_back(home: Path, pristine: Path) -> None:
    shutil.rmtree(home)
    shutil.copytree(pristine, home)


# -- what is found


def _judge(name: str, home: Path, where: str, figures: Figures, *, again: bool = False) -> None:
    """Start what `current.txt` says, as the program does, on the branch as it lies there."""
    folder = home / "Aftercare"
    choice = installed.settle(folder)
    version = choice.version or (OLD if name == "update" else "")
    if not figures.expect(version in (OLD, NEW), f"{where}: version {version!r} is chosen"):
        return
    wrong = _not_whole(home, version)
    try:
        with _running(home, version):
            database.open_database(home / "data" / _BRANCH)
            wrong += trouble(set()) + _data(name, home, version)
    except AftercareError as fault:
        wrong.append(f"{version} does not open the branch: {fault}")
    finally:
        database.close_database()
    figures.wrong += [f"{where}: {what}" for what in wrong]
    figures.count(f"{name}: {'the new version' if version == NEW else 'the one of before'}")
    if again and name == "update" and version == OLD:
        said = said_by(*in_child(lambda _pipe: _work(home, name)))
        figures.expect(not said and installed.read(folder).version == NEW, f"{where}: not put in again: {said[-300:]}")
        figures.count("put in again")


def _not_whole(home: Path, version: str) -> list[str]:
    """What is wrong with the program that runs, and with the new one wherever it has its name."""
    folder, wrong = home / "Aftercare", list[str]()
    place = installed.place_of(folder, version)
    if place is None:
        wrong.append(f"the program of {version} is not whole")
    new = folder / "versions" / NEW
    if new.is_dir():
        with _running(home, OLD):
            files = _package(home).release.files
        bad = [one.path for one in files if not _is_same(new / one.path, one.sha256)]
        if bad:
            wrong.append(f"{NEW} has its name and other bytes in {bad[:3]}")
    return wrong


def _is_same(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _data(name: str, home: Path, version: str) -> list[str]:
    """What is wrong with the data that the version found."""
    rows = database.scalar("SELECT count(*) FROM customer")
    has_new_tables = bool(database.query("SELECT 1 FROM sqlite_master WHERE name = 'of_tomorrow'"))
    expected = RECORDS + (MORE if name == "back" and version == NEW else 0)
    wrong = [] if rows == expected else [f"{version} finds {rows} records, not {expected}"]
    if has_new_tables != (version == NEW):
        wrong.append(f"{version} has the tables of the other")
    kept = len(list((home / "data").glob("*-before-restore-*")))
    if kept != (name == "back" and version == OLD):
        wrong.append(f"{version} with {kept} branches kept aside")
    return wrong
