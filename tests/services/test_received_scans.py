"""Scans of received packages: kept with their rows, opened, taken back, in no case a file too many or too few."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.core.progress import Silent
from app.models import attachment_store, backup_attachments, database, maintenance
from app.packages import receiving
from app.packages.manifest import Previous
from app.services import attachments, backups, customers, received_packages, received_scans, users
from app.services import session as sessions
from app.services._erasing import ERASED_SCAN
from app.services.received_packages import Answers
from tests.packages.branch_packages import calls, package
from tests.services.test_encryption import encrypt, enter

ONE, TWO = b"%PDF-1.4 one", b"%PDF-1.4 two"


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def taken(path: Path, **more: Any) -> int:
    offer = receiving.look(path)
    answers = Answers(fingerprint=offer.standing.fingerprint, many=True, **more)
    return receiving.take_in(offer, answers).result


def next_to(first: int, place: Path, **more: Any) -> Path:
    return package(place, calls(), 2, Previous(1, received_packages.file(first).digest), **more)


def row(number: str) -> int:
    return int(database.scalar("SELECT id FROM received_row WHERE number = ?", (number,)))


def is_kept(content: bytes) -> bool:
    return attachment_store.is_whole(hashlib.sha256(content).hexdigest(), len(content), thorough=True)


def files() -> int:
    folder = attachment_store.store_folder()
    return sum(1 for one in folder.rglob("*") if one.is_file()) if folder.is_dir() else 0


def test_scans_hang_on_the_rows_they_came_with_and_open_from_there(tmp_path: Path) -> None:
    done = taken(package(tmp_path, calls(), scans={1: ONE, 2: TWO}))
    assert received_packages.file(done).scan_count == 2
    (entry,) = attachments.listing("received_row", row("WX-2"))
    assert (entry.name, entry.added_by, entry.note, f"{entry.added_at:%Y-%m-%d}") == (
        "扫描 2.pdf", "林晓梅", "现场", "2026-11-18",
    )  # fmt: skip
    assert attachments.read(entry.id).content == TWO
    with pytest.raises(UserError, match="belongs to the branch"):
        attachments.void(attachment_id=entry.id, seen_version=entry.row_version, reason="weg")
    with pytest.raises(UserError):
        attachments.add(owner_kind="received_row", owner_id=row("WX-2"), content=ONE, name="x.pdf")
    assert maintenance.check(thorough=True, progress=Silent(), when_cancelled=lambda _: None) == []


def test_who_does_not_see_head_office_does_not_see_its_scans(branch: Any, tmp_path: Path) -> None:
    taken(package(tmp_path, calls(), scans={1: ONE}))
    (entry,) = attachments.listing("received_row", row("WX-1"))
    with sessions.acting_as(branch.sessions["representative"]):
        with pytest.raises(NotPermitted):
            attachments.read(entry.id)
        with pytest.raises(NotPermitted):
            attachments.listing("received_row", row("WX-1"))


def test_undo_takes_back_what_no_other_package_and_nobody_else_needs(tmp_path: Path) -> None:
    first = taken(package(tmp_path / "1", calls(), scans={1: ONE}))
    second = taken(next_to(first, tmp_path / "2", scans={1: ONE, 2: TWO}))
    assert [received_packages.file(one).scan_count for one in (first, second)] == [1, 1]
    received_packages.undo(second, reason="falscher Stick")
    assert (is_kept(ONE), is_kept(TWO)) == (True, False)
    assert len(attachments.listing("received_row", row("WX-1"))) == 1
    mine = customers.create(kind="person", name="陈先生").result
    attachments.add(owner_kind="customer", owner_id=mine, content=ONE, name="合同.pdf")  # the same picture
    received_packages.undo(first, reason="falscher Stick")
    assert is_kept(ONE)
    assert database.query("SELECT 1 FROM attachment WHERE owner_kind = 'received_row'") == []
    assert database.query("SELECT 1 FROM received_scan") == []
    again = taken(package(tmp_path / "1", calls(), scans={1: ONE}))
    assert received_packages.file(again).scan_count == 1


def test_what_the_branch_erased_goes_here_too_for_good(tmp_path: Path) -> None:
    first = taken(package(tmp_path / "1", calls(), scans={1: ONE, 2: TWO}))
    second = taken(next_to(first, tmp_path / "2", scans={1: ERASED_SCAN.encode()}))
    (left,) = attachments.listing("received_row", row("WX-1"))
    assert attachments.read(left.id).content == ERASED_SCAN.encode()
    assert (is_kept(ONE), is_kept(TWO)) == (False, True)
    received_packages.undo(second, reason="falscher Stick")
    assert attachments.listing("received_row", row("WX-1")) == ()
    assert len(attachments.listing("received_row", row("WX-2"))) == 1
    assert maintenance.check(thorough=True, progress=Silent(), when_cancelled=lambda _: None) == []


def test_what_is_only_missing_at_the_branch_stays_here(tmp_path: Path) -> None:
    """Of two scans on a row one was erased; the other's file was lost there, and here is the last of it."""
    first = taken(package(tmp_path / "1", calls(), scans={1: ONE, 2: TWO}))
    hangs_on = "UPDATE attachment SET owner_id = ?, created_at = ? WHERE name = ?"
    database.execute(hangs_on, (row("WX-1"), "2026-11-19T02:00:00Z", "扫描 2.pdf"))
    taken(next_to(first, tmp_path / "2", scans={1: ERASED_SCAN.encode()}))
    left = {attachments.read(one.id).content for one in attachments.listing("received_row", row("WX-1"))}
    assert left == {TWO, ERASED_SCAN.encode()}
    assert (is_kept(ONE), is_kept(TWO)) == (False, True)


def test_a_program_that_calls_itself_a_scan_is_not_called_so_here(tmp_path: Path) -> None:
    """What an attachment is shows in its content, not in what a stick says of it."""
    names = {1: "照片\u202egnp.exe", 2: "合同:x.lnk"}
    taken(package(tmp_path, calls(), scans={1: b"MZ\x90\x00 program", 2: TWO}, scan_names=names))
    found = [attachments.listing("received_row", row(number))[0] for number in ("WX-1", "WX-2")]
    assert [(one.name, one.media_type) for one in found] == [
        ("照片gnp.exe.bin", "application/octet-stream"), ("合同_x.lnk.pdf", "application/pdf"),
    ]  # fmt: skip
    count = len(attachments.listing("received_row", row("WX-1")))
    last = int(database.scalar("SELECT max(id) FROM received_package"))
    taken(next_to(last, tmp_path / "2", scans={1: b"MZ\x90\x00 program"}, scan_names=names))
    assert len(attachments.listing("received_row", row("WX-1"))) == count


def test_what_is_refused_leaves_no_file(tmp_path: Path) -> None:
    first = taken(package(tmp_path / "1", calls()))
    before = files()
    offer = receiving.look(next_to(first, tmp_path / "2", scans={9: ONE}))  # a row that the package does not hold
    with pytest.raises(UserError, match="a scan of a row"):
        receiving.take_in(offer, Answers(many=True))
    assert files() == before
    unanswered = receiving.look(package(tmp_path / "3", calls(), 7, Previous(6, "6" * 64), scans={1: ONE}))
    with pytest.raises(UserError) as asked:
        receiving.take_in(unanswered)
    assert (asked.value.field, files()) == ("without_earlier", before)


def test_what_changes_on_the_stick_between_looking_and_taking_in(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls(), scans={1: ONE, 2: TWO}))
    digest = hashlib.sha256(TWO).hexdigest()
    (offer.path / "attachments" / digest[:2] / digest).write_bytes(b"%PDF-1.4 tvo")
    with pytest.raises(EnvironmentFault):
        receiving.take_in(offer, Answers(fingerprint=offer.standing.fingerprint))
    assert (files(), database.query("SELECT 1 FROM received_row")) == (0, [])


class _Disk(NamedTuple):
    total: int
    used: int
    free: int


def test_too_little_room_is_said_before_a_byte_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer = receiving.look(package(tmp_path, calls(), scans={1: ONE}))
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: _Disk(10, 9, 1 << 20))
    with pytest.raises(EnvironmentFault) as told:
        receiving.take_in(offer, Answers(fingerprint=offer.standing.fingerprint))
    assert (told.value.kind, "1 MB are free" in told.value.text) == ("disk_full", True)
    assert (files(), database.query("SELECT 1 FROM received_row")) == (0, [])


def test_the_same_scan_twice_and_a_path_for_a_name(tmp_path: Path) -> None:
    done = taken(package(tmp_path, calls(), scans={1: ONE, 2: ONE}))
    assert (received_packages.file(done).scan_count, files()) == (2, 1)
    assert received_scans._plain("..\\..\\boot.ini") == "boot.ini"
    assert received_scans._plain("../") == "Scan"


def test_they_are_in_head_offices_backup_and_sealed_in_an_encrypted_branch(
    branch: Any, engine_name: str, tmp_path: Path
) -> None:
    if engine_name != "sqlite":
        pytest.skip("only a file is backed up and encrypted by the program")
    taken(package(tmp_path, calls(), scans={1: ONE}))
    (place := tmp_path / "backup").mkdir()
    with sessions.acting_as(branch.sessions["administrator"]):
        (outcome,) = backups.run(Silent(), lambda _: None, reason=backups.DEMAND, to=place)
    assert outcome.path is not None
    (line,) = backup_attachments.read_list(outcome.path)
    assert line.name == hashlib.sha256(ONE).hexdigest()
    for name in ("boss", "admin"):
        users.sign_in(name, branch.password)  # whoever signed in gets a slot
    folder = attachment_store.store_folder()
    path, _key = encrypt(branch)
    assert not any(ONE in one.read_bytes() for one in folder.rglob("*") if one.is_file())
    enter(path, "boss", branch.password)
    (entry,) = attachments.listing("received_row", row("WX-1"))
    assert attachments.read(entry.id).content == ONE
    received_packages.undo(1, reason="falscher Stick")
    assert files() == 0
