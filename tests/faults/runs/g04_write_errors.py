"""Every k-th write, sync and cut fails, once or from then on, with an I/O error or a full disk."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

from app.core.errors import AftercareError, EnvironmentFault
from app.models import database
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one, trouble
from tests.faults.runs._disk import Disk, compiled, in_watched_process
from tests.faults.runs._processes import in_child, said_by

GUARANTEE, FULL = "G4", 1_500
PROMISE = "write errors lose nothing and are named truly"
SAVES = 6
WAYS = [(errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False), (errno.EIO, True)]


def fail_each(disk: Disk, place: str, count: int, key: str) -> dict[str, Any]:
    """What happens in the watched process: a branch, a fork and a look afterwards for each write that fails."""
    figures, folder = Figures(), Path(place)
    base = folder / "base.aftercare"
    database.open_database(base, key=key)
    save_one()
    database.close_database()
    # one pass of the four ways is as long as there are writes to fail; a smaller count takes every n-th of them
    whole = _one(disk, folder, base, 0, 0, False, key)["writes"]
    step = max(1, len(WAYS) * whole // count)
    rounds = max(1, count // (len(WAYS) * whole))
    figures.notes["writes, syncs and cuts of one pass"] = str(whole)
    for turn in range(rounds):
        for error, ever in WAYS:
            for at in range(1 + turn % step, whole + 1, step):
                outcome = _one(disk, folder, base, at, error, ever, key, saves=SAVES + turn)
                _judge(figures, outcome, at, error, ever)
    return {"injected": figures.injected, "wrong": figures.wrong, "seen": figures.seen, "notes": figures.notes}


def run(folder: Path, count: int, key: str = "") -> Figures:
    """Let about `count` writes fail, each in a process of its own."""
    library = compiled(folder)
    if library is None:
        return Figures(skipped="no C compiler here")
    place = folder / "place"
    place.mkdir()
    return Figures(**in_watched_process(library, fail_each, place, count, key))


def _one(
    disk: Disk, folder: Path, base: Path, at: int, error: int, ever: bool, key: str, saves: int = SAVES
) -> dict[str, Any]:
    here = folder / "here"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    file = here / "branch.aftercare"
    shutil.copy(base, file)

    def child(pipe: int) -> None:
        told, faults, bugs = [], [], []
        disk.watch(str(here))
        disk.fail(at or 10**9, error, ever=ever)
        try:
            database.open_database(file, key=key)
            database.execute("PRAGMA wal_autocheckpoint = 12")
            for _ in range(saves):
                try:
                    told.append(save_one())
                except EnvironmentFault as fault:
                    faults.append(fault.kind)
        except EnvironmentFault as fault:
            faults.append(fault.kind)
        except AftercareError as bug:
            bugs.append(repr(bug))
        kind, failures, writes = disk.failed_kind, disk.failures, int(disk._library.writes_done())
        disk.fail(0, 0, ever=False)
        try:  # the disk is well again: the same program goes on
            if not database.is_open():
                database.open_database(file, key=key)
            told.append(save_one())
        except AftercareError as fault:
            bugs.append(f"afterwards {fault!r}")
        database.close_database()
        answer = {"told": told, "faults": faults, "bugs": bugs, "kind": kind, "failures": failures, "writes": writes}
        os.write(pipe, json.dumps(answer).encode())

    said = said_by(*in_child(child))
    try:
        outcome = json.loads(said)
    except ValueError:
        return {"died": said[-400:], "writes": 0}
    try:
        database.open_database(file, key=key)
        outcome["trouble"] = trouble({"K000001", *outcome["told"]})
    except AftercareError as fault:
        outcome["trouble"] = [f"does not open: {fault}"]
    finally:
        database.close_database()
    return outcome


def _judge(figures: Figures, outcome: dict[str, Any], at: int, error: int, ever: bool) -> None:
    where = f"{errno.errorcode[error]} {'for ever' if ever else 'once'} at write {at}"
    if "died" in outcome:
        figures.injected += 1
        figures.wrong.append(f"{where}: died: {outcome['died']}")
        return
    if not outcome["failures"]:
        return
    figures.injected += 1
    figures.wrong += [f"{where}: {what}" for what in (*outcome["bugs"], *outcome["trouble"])]
    # a sync that fails is an error of the disk whatever number it gives; only SQLite's writes tell a full disk
    wanted = {"disk_full"} if error == errno.ENOSPC and outcome["kind"] in "wt" else {"disk_full", "io"}
    if error == errno.EIO:
        wanted = {"io"}
    wrong = set(outcome["faults"]) - wanted - ({"io"} if ever else set())
    figures.expect(not wrong, f"{where}: named {wrong}, kind of call {outcome['kind']}")
    for kind in set(outcome["faults"]):
        figures.count(f"named {kind}")
    if not outcome["faults"]:
        figures.count("borne without a word")
