"""Restores on an empty folder, and restores killed at any moment: the old branch or the new one, never mixed."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from app.core import clock
from app.core.errors import AftercareError
from app.core.progress import Silent
from app.models import attachment_store, audit, backup_folder, database, restoring
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one, trouble
from tests.faults.runs._processes import chance_of, killed_after
from tests.faults.runs.g09_backups import back_up

GUARANTEE, FULL = "G10", 120
PROMISE = "a restore works on a bare PC, writes over nothing, is the old branch or the new one"
SHARE_OF_DRILLS = 1 / 6
BEFORE, AFTER = 60, 90


def run(folder: Path, count: int, key: str = "") -> Figures:
    """Of `count` one of six is a drill on an empty folder, the others are killed."""
    figures, home = Figures(), folder / "home"
    home.mkdir()
    file = home / "branch.aftercare"
    database.open_database(file, key=key)
    scans = [attachment_store.keep(os.urandom(40_000))[0] for _ in range(8)]
    for _ in range(BEFORE):
        save_one()
    head = audit.head()
    database.close_database()
    found = back_up(file, folder / "place", key)
    database.open_database(file, key=key)
    for _ in range(AFTER - BEFORE):
        save_one()
    attachment_store.path_of(scans[0]).unlink()
    database.close_database()
    drills = max(1, round(count * SHARE_OF_DRILLS))
    for turn in range(drills):
        bare = folder / "bare"
        figures.injected += 1
        path = bare / "branch.aftercare"
        restoring.decide(_stage(found.folder, path, key), {})
        wrong = _which(path, key, scans)[1]
        database.open_database(path, key=key)
        figures.expect(audit.head() == head, f"drill {turn}: another head of the history")
        database.close_database()
        figures.wrong += [f"drill {turn}: {what}" for what in wrong]
        figures.count("drills")
        shutil.rmtree(bare)
    _kills(home, found.folder, count - drills, key, scans, figures)
    return figures


def _stage(found: Path, path: Path, key: str) -> restoring.Staged:
    backup = backup_folder.open_backup(found)
    return restoring.stage(backup, path, key, clock.local(clock.now()), Silent(), lambda _: None)


def _kills(home: Path, found: Path, count: int, key: str, scans: list[str], figures: Figures) -> None:
    chance, original = chance_of("g10"), home.with_name("original")
    shutil.copytree(home, original)

    def restore(pipe: int) -> None:
        restoring.decide(_stage(found, home / "branch.aftercare", key), {})
        restoring.finish(home / "branch.aftercare")

    begun = time.monotonic()
    killed_after(restore, 3.0)
    took = _finished(home, begun)
    for turn in range(count):
        shutil.rmtree(home)
        shutil.copytree(original, home)
        killed_after(restore, chance.random() * took)
        figures.injected += 1
        which, wrong = _which(home / "branch.aftercare", key, scans)
        figures.wrong += [f"kill {turn}: {what}" for what in wrong]
        figures.count(which)
        kept = list(home.glob("*-before-restore-*"))
        figures.expect(len(kept) == (which == "the backup"), f"kill {turn}: {which}, kept aside {len(kept)}")


def _finished(home: Path, begun: float) -> float:
    """How long a restore takes, by when it kept the branch aside; with some time more, so that kills come late too."""
    kept = list(home.glob("*-before-restore-*"))
    stamps = [path.stat().st_ctime for path in kept]
    return 1.3 * max(0.05, (max(stamps) - (time.time() - (time.monotonic() - begun))) if stamps else 0.5)


def _which(path: Path, key: str, scans: list[str]) -> tuple[str, list[str]]:
    try:
        database.open_database(path, key=key)  # which finishes what was decided
        rows = database.scalar("SELECT count(*) FROM customer")
        which = {BEFORE: "the backup", AFTER: "as it was"}.get(rows, f"{rows} records")
        wrong = trouble(set()) if which in ("the backup", "as it was") else [f"mixed: {which}"]
        lost = [one for one in scans if not attachment_store.path_of(one).is_file()]
        if which == "the backup" and lost:
            wrong.append(f"{len(lost)} attachments of the backup are missing")
        return which, wrong
    except AftercareError as fault:
        return "closed", [f"does not open: {fault}"]
    finally:
        database.close_database()
