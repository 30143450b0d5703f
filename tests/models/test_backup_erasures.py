"""A backup older than an erasure tells whom it brings back, on a new computer too."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import EnvironmentFault
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


def test_a_list_that_cannot_be_read_keeps_nobody_from_restoring_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, place = tmp_path / "branch.aftercare", tmp_path / "stick"
    database.open_database(path)
    backup_erasures.beside(path).write_text(f"{FIRST}\n", encoding="utf-8")
    old = back_up(place)
    database.close_database()
    on_stick = backup_erasures.in_place(place, "GZ01")
    whole = Path.open

    def failing(self: Path, *given: Any, **more: Any) -> Any:
        if self == on_stick:
            raise OSError(errno.EIO, "broken")
        return whole(self, *given, **more)

    monkeypatch.setattr(Path, "open", failing)
    bare = tmp_path / "new" / "branch.aftercare"
    restoring.decide(restoring.stage(old, bare, "", clock.now(), Silent(), lambda _: None), {})
    assert restoring.finish(bare)
    (told,) = backup_erasures.read(backup_erasures.beside(bare))
    assert json.loads(told) == {backup_erasures.UNREADABLE: on_stick.name}
    with pytest.raises(EnvironmentFault, match=r"list of who was erased \(Aftercare_GZ01_erased"):
        backup_erasures.carry(bare, place, "GZ01")


def test_a_list_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    database.open_database(tmp_path / "branch.aftercare")
    with pytest.raises(EnvironmentFault, match="list of who was erased") as caught:
        backup_erasures.write(tmp_path / "branch.aftercare" / "list", (FIRST,))
    assert "Errno" not in caught.value.text


def test_only_the_key_of_the_branch_opens_a_line() -> None:
    key, told = bytes(32), {"uid": "a1", "at": "2026-11-22T08:00:00Z", "with_attachments": True}
    line = backup_erasures.sealed(key, told)
    assert backup_erasures.unsealed(key, line) == told
    assert backup_erasures.unsealed(bytes(31) + b"x", line) is None
    assert backup_erasures.unsealed(b"", backup_erasures.sealed(b"", told)) is None, "no key believes nothing"
    assert backup_erasures.unsealed(key, line.replace("true", "false")) is None
    assert backup_erasures.unsealed(key, line.replace("a1", "a2")) is None
    for rubbish in (FIRST, "[]", "7", '"x"', "{", "[" * 100_000, '{"seal": 7}', '{"seal": "\\ud800"}', "null"):
        assert backup_erasures.unsealed(key, rubbish) is None
