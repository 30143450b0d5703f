"""Killed while attaching, and kept files damaged: a listed scan is there and whole, or the check names it."""

from __future__ import annotations

import os
from pathlib import Path

from app.models import attachment_store, database, maintenance
from app.models.organisation import NumberSeries
from app.services import attachments, customers
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.faults.runs._processes import chance_of, killed_after

GUARANTEE, FULL = "G31", 250
PROMISE = "a listed scan is there and whole"
SHARE_OF_KILLS = 0.6
_SCAN = b"\x89PNG\r\n\x1a\n"


def run(folder: Path, count: int) -> Figures:
    """Of `count` faults six of ten are kills, the others files that are gone, cut, changed or another thing."""
    figures = Figures()
    _kills(folder / "kills", round(count * SHARE_OF_KILLS), figures)
    _damages(folder / "damages", count - round(count * SHARE_OF_KILLS), figures)
    return figures


def _kills(folder: Path, count: int, figures: Figures) -> None:
    file, chance = folder / "branch.aftercare", chance_of("g31")
    database.open_database(file)
    database.close_database()

    def attach_for_ever(pipe: int) -> None:
        database.open_database(file)
        os.write(pipe, b"open\n")
        while True:
            sha256, size = attachment_store.keep(os.urandom(200_000))
            with database.transaction():
                database.next_serial(NumberSeries, sha256, str(size), "")

    for _ in range(count):
        killed_after(attach_for_ever, chance.random() * 0.1, wait_for_words=1)
        figures.injected += 1
    database.open_database(file)
    rows = database.query("SELECT series, branch FROM number_series")
    lost = [row for row in rows if not attachment_store.is_whole(row[0], int(row[1]), thorough=True)]
    figures.expect(rows, "nothing was attached before the kills")
    figures.expect(not lost, f"{len(lost)} of {len(rows)} rows without their whole file")
    left = attachment_store.sweep()
    figures.expect(list(attachment_store.store_folder().glob("*.part")) == [], "unfinished files stay")
    figures.count("rows with their whole file", len(rows))
    figures.count("unfinished files swept away", left)
    database.close_database()


def _damages(folder: Path, count: int, figures: Figures) -> None:
    chance = chance_of("g31 damages")
    database.open_database(furnished(folder))
    act_as("representative")
    owner = customers.create(name="远大印刷").result
    for at in range(12):
        attachments.add(owner_kind="customer", owner_id=owner, content=_SCAN + os.urandom(3_000), name=f"scan{at}.png")
    shas = [sha256 for (sha256,) in database.query("SELECT sha256 FROM attachment")]
    figures.expect(maintenance.check(thorough=True) == [], "a whole store is called damaged")
    for turn in range(count):
        path = attachment_store.path_of(chance.choice(shas))
        content = path.read_bytes()
        way = ("gone", "cut", "changed", "a folder instead")[turn % 4]
        path.unlink()
        if way == "cut":
            path.write_bytes(content[: chance.randrange(len(content))])
        elif way == "changed":
            at = chance.randrange(len(content))
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        elif way == "a folder instead":
            path.mkdir()
        figures.injected += 1
        found = maintenance.check(thorough=True)
        if figures.expect(len(found) == 1, f"a file that is {way}: {found}"):
            figures.count("damages named")
        if path.is_dir():
            path.rmdir()
        path.write_bytes(content)
    database.close_database()
