"""The power goes at any moment while saving and attaching: rebuilt from what the process wrote and synced."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from app.core.errors import AftercareError
from app.models import attachment_store, database
from app.models.organisation import NumberSeries
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one, trouble
from tests.faults.runs._disk import SYNC, WRITE, Disk, RebuiltDisk, compiled, in_watched_process, steps_of
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G2", 1_000
PROMISE = "… and a power cut: nothing confirmed is lost, nothing is damaged"
CUTS_A_RECORDING = 100
SAVES = 60
MODES = ("random", "random", "none", "all")


def recorded_work(disk: Disk, place: str, log: str, seed: int, key: str) -> int:
    """What happens in the watched process: saves and attachments, each confirmed in a file that counts as told."""
    folder = Path(place)
    disk.watch(place)
    disk.record_into(log)
    chance = chance_of(f"g2 work {seed}")
    with (folder / "told").open("ab", buffering=0) as told:
        database.open_database(folder / "branch.aftercare", key=key)
        database.execute(f"PRAGMA wal_autocheckpoint = {chance.choice((10, 40, 1000))}")
        for turn in range(SAVES):
            told.write(f"{save_one()}\n".encode())
            if turn % 5 == 0:
                sha256, size = attachment_store.keep(chance.randbytes(chance.randrange(1, 30_000)))
                with database.transaction():
                    database.next_serial(NumberSeries, sha256, str(size), "")
                told.write(f"{sha256}\n".encode())
        database.close_database()
    return SAVES


def run(folder: Path, count: int, key: str = "") -> Figures:
    """Cut the power at `count` moments."""
    figures = Figures()
    library = compiled(folder)
    if library is None:
        figures.skipped = "no C compiler here"
        return figures
    for seed in range(-(-count // CUTS_A_RECORDING)):
        _one_recording(folder, library, seed, min(CUTS_A_RECORDING, count - figures.injected), key, figures)
    return figures


def _one_recording(folder: Path, library: Path, seed: int, cuts: int, key: str, figures: Figures) -> None:
    base, live, log = folder / f"base{seed}", folder / f"live{seed}", folder / f"log{seed}"
    base.mkdir()
    database.open_database(base / "branch.aftercare", key=key)
    database.close_database()
    (base / "told").touch()
    shutil.copytree(base, live)
    in_watched_process(library, recorded_work, live, log, seed, key)
    steps, chance = list(steps_of(log)), chance_of(f"g2 cuts {seed}")
    figures.count("syncs recorded", sum(step.op == SYNC for step in steps))
    moments = sorted(chance.sample(range(1, len(steps) + 1), min(cuts, len(steps))))
    disk, told, done = RebuiltDisk(base), b"", 0
    told_id = next(step.id for step in steps if step.name == "told")
    for moment in moments:
        for step in steps[done:moment]:
            disk.do(step)
            if step.op == WRITE and step.id == told_id:
                told += step.data
        done = moment
        mode = chance.choice(MODES)
        found = folder / "found"
        found.mkdir()
        disk.write_to(found, mode, chance)
        (found / "told").unlink(missing_ok=True)
        figures.injected += 1
        where = f"recording {seed}, step {moment} of {len(steps)}, {mode} kept"
        figures.wrong += [f"{where}: {what}" for what in _after(found, told.decode().split(), key)]
        shutil.rmtree(found)
    figures.count("records told before the last cut", told.count(b"K"))
    for one in (base, live):
        shutil.rmtree(one)
    log.unlink()


def _after(found: Path, told: list[str], key: str) -> list[str]:
    """What is wrong when the program is started on what the power cut left."""
    try:
        database.open_database(found / "branch.aftercare", key=key)
        wrong = trouble({word for word in told if len(word) == 7})
        rows: Any = database.query("SELECT series, branch FROM number_series WHERE series <> 'customer'")
        lost = {word for word in told if len(word) == 64} - {sha256 for sha256, _ in rows}
        if lost:
            wrong.append(f"{len(lost)} confirmed attachments have no row")
        bad = [sha256 for sha256, size in rows if not _is_whole(sha256, int(size))]
        if bad:
            wrong.append(f"{len(bad)} rows without their whole file")
        return wrong
    except AftercareError as fault:
        return [f"does not open: {fault}"]
    finally:
        database.close_database()


def _is_whole(sha256: str, size: int) -> bool:
    path = attachment_store.path_of(sha256)
    if not path.is_file() or path.stat().st_size != size:
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
