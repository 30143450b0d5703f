"""A backup older than an erasure tells whom it brings back, on a new computer too."""

from __future__ import annotations

from pathlib import Path

from app.core import clock
from app.core.progress import Silent
from app.models import attachment_store, backup_erasures, backup_making, database, restoring
from app.models._file import OpenFile
from app.models.backup_folder import Found

FIRST, SECOND = '{"uid": "a1"}', '{"uid": "b2"}'


def back_up(place: Path) -> Found:
    order = backup_making.Order(
        OpenFile(database.location()), attachment_store.store_folder(), "GZ01", "demand", "0.1.0", clock.now()
    )
    return backup_making.make(order, backup_making.prepare(place), Silent(), lambda _: None, clock.now)


def test_an_old_backup_on_a_bare_computer_knows_who_was_erased_later(tmp_path: Path) -> None:
    path, place = tmp_path / "office" / "branch.aftercare", tmp_path / "stick"
    database.open_database(path)
    old = back_up(place)
    backup_erasures.beside(path).write_text(f"{FIRST}\n", encoding="utf-8")
    back_up(place)
    backup_erasures.beside(path).write_text(f"{FIRST}\n{SECOND}\n", encoding="utf-8")
    newest = back_up(place)
    database.close_database()
    second = tmp_path / "second"
    backup_making.copy_on(newest, backup_making.prepare(second), Silent())

    bare = tmp_path / "new computer" / "branch.aftercare"
    staged = restoring.stage(old, bare, "", clock.now(), Silent(), lambda _: None)
    restoring.decide(staged, {})
    assert restoring.finish(bare)
    assert backup_erasures.beside(bare).read_text(encoding="utf-8").splitlines() == [FIRST, SECOND]
    assert backup_erasures.in_place(second, "GZ01").read_text(encoding="utf-8").splitlines() == [FIRST, SECOND]


def test_what_this_computer_knows_outlives_a_restore(tmp_path: Path) -> None:
    path = tmp_path / "branch.aftercare"
    database.open_database(path)
    old = back_up(tmp_path / "place")
    database.close_database()
    backup_erasures.beside(path).write_bytes(b"\xff damaged\n" + f"{SECOND}\n".encode())
    restoring.decide(restoring.stage(old, path, "", clock.now(), Silent(), lambda _: None), {})
    assert restoring.finish(path)
    assert SECOND in backup_erasures.beside(path).read_text(encoding="utf-8", errors="replace").splitlines()
