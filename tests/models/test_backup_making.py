"""A backup is restored before it counts; it holds one moment; what is damaged in it is named."""

from __future__ import annotations

import json
import random
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Cancelled, EnvironmentFault
from app.core.progress import Silent
from app.models import attachment_store, backup_attachments, backup_folder, backup_making, database
from app.models._file import OpenFile
from app.models.backup import Facts
from app.models.backup_folder import Found
from app.models.backup_making import Order
from app.models.organisation import BranchSetting


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A branch with rows and two attachments."""
    database.open_database(tmp_path / "branch.aftercare")
    with database.transaction():
        for number in range(500):
            BranchSetting.create(key=f"key{number}", value="值" * 50)
    for content in (b"scan one", b"scan two" * 1000):
        attachment_store.keep(content)
    return tmp_path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return backup_making.prepare(tmp_path / "place")


def made(place: Path, moment: Any = None, progress: Any = None) -> Found:
    return backup_making.make(order(moment), place, progress or Silent(), lambda _: None, clock.now)


def order(moment: Any = None) -> Order:
    at = clock.local(moment or clock.now())
    return Order(OpenFile(database.location()), attachment_store.store_folder(), "GZ01", "demand", "0.1.0", at)


def test_a_backup_says_what_it_holds_and_when_it_was_proven(office: Path, place: Path) -> None:
    found = made(place)
    assert found.manifest is not None
    assert found.manifest.facts.counts["branch_setting"] == 500
    assert found.manifest.attachments == (2, 8 + 8000)
    assert found.manifest.proven_at is not None
    assert found.folder.name.startswith("Aftercare_GZ01_2")
    assert backup_folder.in_place(place) == [found]
    assert not list(place.glob(".*"))
    assert b"WAL" not in (found.folder / "branch.aftercare").read_bytes()[:100]


def test_others_write_meanwhile_and_the_copy_holds_one_moment(office: Path, place: Path) -> None:
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        conn = OpenFile(database.location()).new_connection()
        while not stop.is_set():
            number = len(written)
            conn.execute("INSERT INTO branch_setting (key, value) VALUES (?, 'x')", (f"more{number}",))
            written.append(number)
        conn.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        found = [made(place, clock.now() + timedelta(seconds=number)) for number in range(3)]
    finally:
        stop.set()
        thread.join()
    for one in found:
        assert one.manifest is not None
        conn = OpenFile(str(one.database)).new_connection()
        try:
            assert (
                conn.execute("SELECT count(*) FROM branch_setting").fetchone()[0]
                == (one.manifest.facts.counts["branch_setting"])
            )
        finally:
            conn.close()
    assert len(written) > 3


def test_attachments_lie_once_for_all_backups_and_go_with_the_last_that_names_them(office: Path, place: Path) -> None:
    first, second = made(place), made(place, clock.now() + timedelta(seconds=5))
    store = backup_folder.store_of(place, "GZ01")
    assert len(backup_attachments.live_files(store)) == 2
    attachment_store.path_of(backup_attachments.read_list(first.folder)[0].name).unlink()
    third = made(place, clock.now() + timedelta(seconds=9))
    assert len(backup_attachments.read_list(third.folder)) == 1
    for one in (first, second):
        backup_folder.remove(one)
    assert backup_attachments.prune(store, [third]) == 1
    assert len(backup_attachments.live_files(store)) == 1


def test_what_the_disk_lost_of_the_store_is_brought_anew_when_its_turn_comes(office: Path, place: Path) -> None:
    line = backup_attachments.read_list(made(place).folder)[0]
    store = backup_folder.store_of(place, "GZ01")
    kept = backup_attachments.kept_as(store, line.content)
    kept.write_bytes(b"x" * line.size)
    known = {line.name: line}
    backup_attachments.keep_all(attachment_store.store_folder(), store, known, line.content[0], lambda _: None)
    assert backup_folder.digest_of(kept, lambda _: None)[0] == line.content


def test_a_stopped_backup_leaves_nothing(office: Path, place: Path) -> None:
    class Stopping(Silent):
        def __init__(self, after: int) -> None:
            super().__init__()
            self.left = after

        def report(self, done: int, total: int, text: str = "") -> None:
            self.left -= 1
            if self.left <= 0:
                self.cancel()
            super().report(done, total, text)

    for after in range(1, 40, 3):
        with pytest.raises(Cancelled):
            made(place, progress=Stopping(after))
        assert not [one for one in place.iterdir() if "attachments" not in one.name]


def test_fifty_damaged_backups_are_all_noticed(office: Path, place: Path, tmp_path: Path) -> None:
    found, chance = made(place), random.Random(7)
    content = found.database.read_bytes()
    for number in range(50):
        damaged = bytearray(content)
        where = chance.randrange(len(damaged))
        damaged[where] ^= 1 << chance.randrange(8)
        found.database.write_bytes(damaged)
        scratch = backup_making.prepare(tmp_path / f"scratch{number}")
        with pytest.raises(EnvironmentFault, match=r"branch\.aftercare"):
            backup_making.bring_database(found, scratch, "branch.aftercare", Silent())


def test_a_copy_that_does_not_hold_what_the_branch_held_is_not_kept(
    office: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup_making.backup._copy

    def copy_less(file: OpenFile, target: Path, told: Any) -> Facts:
        """As if the engine had lost a row on the way."""
        facts = copy(file, target, told)
        return Facts({**facts.counts, "branch_setting": 501}, facts.line, facts.digest, facts.schema)

    monkeypatch.setattr(backup_making.backup, "_copy", copy_less)
    with pytest.raises(EnvironmentFault) as caught:
        made(place)
    assert caught.value.kind == "damaged"
    assert backup_folder.in_place(place) == []


def test_no_room_is_said_before_anything_is_written(office: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1_000_000

    monkeypatch.setattr(backup_folder.shutil, "disk_usage", lambda _: Usage)
    with pytest.raises(EnvironmentFault, match="MB are needed"):
        made(place)
    assert list(place.iterdir()) == []


def test_a_copy_in_another_place_is_read_back_and_the_same(office: Path, place: Path, tmp_path: Path) -> None:
    found = made(place)
    other = backup_making.copy_on(found, backup_making.prepare(tmp_path / "stick"), Silent())
    assert other.manifest == found.manifest
    assert other.database.read_bytes() == found.database.read_bytes()
    assert other.store is not None
    assert len(backup_attachments.live_files(other.store)) == 2


def test_a_copy_is_read_again_when_the_first_place_fails_once(
    office: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, whole, failed = made(place), backup_folder.copy_file, list[Path]()

    def fails_once(source: Path, target: Path, tell: Any, **more: Any) -> tuple[str, int]:
        done = whole(source, target, tell, **more)
        if source in failed:
            return done
        failed.append(source)
        return "0" * 64, done[1]

    monkeypatch.setattr(backup_folder, "copy_file", fails_once)
    other = backup_making.copy_on(found, backup_making.prepare(tmp_path / "stick"), Silent())
    assert other.manifest == found.manifest
    assert len(failed) >= 4, "database, list and both attachments"


def test_a_disk_that_gives_back_other_bytes_is_refused(
    office: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = made(place)
    monkeypatch.setattr(backup_folder, "digest_of", lambda path, tell: ("0" * 64, path.stat().st_size))
    with pytest.raises(EnvironmentFault, match="other bytes"):
        backup_making.copy_on(found, backup_making.prepare(tmp_path / "stick"), Silent())
    assert backup_folder.in_place(tmp_path / "stick") == []


def test_what_is_no_backup_or_too_new_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="not a backup"):
        backup_folder.open_backup(tmp_path)
    (tmp_path / "backup.json").write_text(json.dumps({"format": "aftercare-backup/2"}))
    with pytest.raises(EnvironmentFault) as caught:
        backup_folder.open_backup(tmp_path)
    assert caught.value.kind == "too_new"
    with pytest.raises(EnvironmentFault) as caught:
        backup_folder.open_backup(tmp_path / "gone")
    assert caught.value.kind == "gone"
