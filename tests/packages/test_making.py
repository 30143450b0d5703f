"""Packages made: whole, on record, in a chain; a stick that fails at any operation never holds a half."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.core.errors import Cancelled, EnvironmentFault, NotPermitted, UserError
from app.core.progress import Silent
from app.models import attachment_store, database, package_scratch
from app.models.organisation import Attachment
from app.packages.drive import FolderDrive
from app.packages.making import Making, resumable, wish_of
from app.packages.manifest import MANIFEST, SIGNATURE, UNFINISHED
from app.packages.opened import opened, read_manifest
from app.packages.stages import Stage
from app.packages.verifying import verify
from app.services import attachments, branch_key, package_runs
from app.services import session as sessions
from app.services._erasing import ERASED_SCAN, ERASED_SCAN_NAME
from tests.packages.conftest import PHONE, WISH
from tests.packages.failing_drive import FullDrive, LyingDrive, OldDrive, PulledDrive

PASSWORD = "KSXN-4TQ2-9WPA-LMRV"
FULL = replace(WISH, masked=False, reason="总公司回访", attachments=True, formats=("xlsx", "csv", "pdf"))


def _made(stick: Path, wish=WISH, password=""):
    return Making(wish, FolderDrive(stick), password).run()


def _names(stick: Path) -> list[str]:
    return sorted(one.name for one in stick.iterdir())


def test_a_package_holds_what_was_wished_for(office, stick):
    stages = []
    made = Making(FULL, FolderDrive(stick), seen=stages.append).run()
    assert made.name == "Aftercare_GZ01_000001_20261120"
    folder = stick / made.name
    found = verify(folder)
    assert found.is_whole
    assert found.digest == made.digest
    assert _names(stick) == [made.name]
    assert stages == [
        Stage.BEGUN, Stage.WRITING, Stage.SEALING, Stage.CHECKING, Stage.NAMING, Stage.DONE,
    ]  # fmt: skip
    manifest = made.manifest
    assert (manifest.branch.code, manifest.number, manifest.previous) == ("GZ01", 1, None)
    assert manifest.public_key == branch_key.public_key()
    assert manifest.schema == package_runs.schema()
    (ledger,) = manifest.ledgers
    assert (ledger.name, ledger.rows) == ("customers", 4)
    assert set(ledger.files) == {
        "records/customers.jsonl", "ledgers/customers.xlsx", "ledgers/customers.csv", "ledgers/customers.pdf",
    }  # fmt: skip
    line = database.query("SELECT digest FROM audit_entry WHERE id = ?", (manifest.audit_head.line,))
    assert line == [(manifest.audit_head.digest,)]
    run = package_runs.listing()[0]
    assert (run.state, run.digest, run.row_count, run.uid) == ("verified", made.digest, 4, manifest.package)
    assert not (database.folder() / "packages" / run.uid).exists()


def test_records_carry_every_stored_value(office, stick):
    made = _made(stick, FULL)
    lines = (stick / made.name / "records/customers.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    known = {uid: (number, version) for uid, number, version in
             database.query("SELECT uid, number, row_version FROM customer")}  # fmt: skip
    assert {one["uid"]: (one["number"], one["version"]) for one in records} == known
    first = next(one for one in records if one["values"]["name"] == "星河制冷")
    assert first["values"]["phone"] == PHONE
    assert first["values"]["is_key_customer"] is False
    assert first["values"]["created_at"] == first["changed_at"] == "2026-11-20T01:00:00Z"
    assert first["values"]["lost_on"] is None
    assert "fields_filled" in first["values"]  # hidden columns too
    assert not any(name.endswith("_id") for name in first["values"])


def test_sheets_for_people_are_harmless(office, stick):
    made = _made(stick, FULL)
    with (stick / made.name / "ledgers/customers.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row[1] for row in csv.reader(file)}
    assert "'=cmd|'/c calc'!A1" in names
    sheet = openpyxl.load_workbook(stick / made.name / "ledgers/customers.xlsx").active
    assert sheet is not None
    assert {cell.data_type for cell in sheet["B"]} == {"s"}


def test_a_masked_package_shows_no_number(office, stick):
    made = _made(stick, replace(WISH, formats=("xlsx", "csv", "pdf")))
    assert made.manifest.masked
    for path in (stick / made.name).rglob("*"):
        if path.is_file() and path.suffix in (".csv", ".jsonl"):
            assert PHONE not in path.read_text(encoding="utf-8-sig")
    sheet = openpyxl.load_workbook(stick / made.name / "ledgers/customers.xlsx").active
    assert sheet is not None
    values = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert PHONE not in values
    assert any("****" in value for value in values)


def test_scans_go_along_and_missing_ones_are_told(office, stick):
    made = _made(stick, FULL)
    row = Attachment.get()
    kept = stick / made.name / "attachments" / row.sha256[:2] / row.sha256
    assert kept.read_bytes() == b"%PDF-1.4 scan"
    listed = (stick / made.name / "attachments/list.csv").read_text(encoding="utf-8-sig")
    assert "合同.pdf" in listed
    attachment_store.path_of(row.sha256).unlink()
    again = _made(stick, FULL)
    assert again.missing_scans == ("合同.pdf",)
    assert verify(stick / again.name).is_whole


def test_an_erased_scan_is_told_even_if_it_was_taken_away_before(office, stick):
    (entry,) = attachments.listing("customer", Attachment.get().owner_id)
    attachments.void(attachment_id=entry.id, seen_version=entry.row_version, reason="falsch eingescannt")
    assert _scans(stick / _made(stick, FULL).name) == []
    sha256, size = attachment_store.keep(ERASED_SCAN.encode())
    Attachment.update(sha256=sha256, size=size, name=ERASED_SCAN_NAME).execute()
    assert [one["sha256"] for one in _scans(stick / _made(stick, FULL).name)] == [sha256]


def _scans(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "attachments/list.jsonl").read_text("utf-8").splitlines()]


def test_a_period_takes_the_rows_of_its_days(office, stick):
    def rows(first: date, last: date) -> dict[str, int]:
        wish = replace(WISH, ledgers=("customers", "repairs"), period=(first, last))
        return {ledger.name: ledger.rows for ledger in _made(stick, wish).manifest.ledgers}

    assert rows(date(2026, 11, 1), date(2026, 11, 30)) == {"customers": 4, "repairs": 0}


def test_packages_make_a_chain(office, stick):
    first = _made(stick)
    second = _made(stick)
    assert second.manifest.number == 2
    assert second.manifest.previous is not None
    assert (second.manifest.previous.number, second.manifest.previous.digest) == (1, first.digest)
    assert _names(stick) == [first.name, second.name]


def test_a_zip_under_a_password_holds_the_same(office, stick):
    made = _made(stick, FULL, PASSWORD)
    assert _names(stick) == [made.name] == ["Aftercare_GZ01_000001_20261120.zip"]
    assert verify(stick / made.name, PASSWORD).is_whole
    assert b"LIMIN" not in (stick / made.name).read_bytes()
    assert PHONE.encode() not in (stick / made.name).read_bytes()
    with opened(stick / made.name, PASSWORD) as package:
        assert "records/customers.jsonl" in package.paths()
    with pytest.raises(UserError):
        read_manifest(stick / made.name, "wrong")
    assert not list((database.folder() / "packages").iterdir())


def test_only_supervisors(office, branch, stick):
    for role in ("representative", "technician", "approver", "administrator"):
        with sessions.acting_as(branch.sessions[role]), pytest.raises(NotPermitted):
            _made(stick)
    assert _names(stick) == []
    assert package_runs.listing() == ()


@pytest.mark.parametrize(
    "wish",
    [replace(WISH, ledgers=("nonsense",)), replace(WISH, ledgers=("history",)), replace(WISH, formats=("exe",)),
     replace(WISH, purpose=""), replace(WISH, masked=False)],
)  # fmt: skip
def test_what_is_refused_writes_nothing(office, stick, wish):
    making = Making(wish, FolderDrive(stick))
    with pytest.raises(UserError):
        making.run()
    assert making.course.stage is Stage.GIVEN_UP
    assert _names(stick) == []
    assert package_runs.listing() == ()


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_pulled_at_every_operation(office, stick, password):
    """Whatever the moment: the package before stays, the new one is absent or whole, and resuming finishes it."""
    old = _made(stick)
    counting = PulledDrive(stick)
    Making(WISH, counting, password).run()
    assert counting.count > (10 if password else 40)
    for at in range(1, counting.count + 1):
        making = Making(WISH, PulledDrive(stick, at), password)
        number = package_runs.listing(1)[0].number + 1
        with pytest.raises(EnvironmentFault) as fault:
            making.run()
        assert fault.value.kind == "gone"
        name = f"Aftercare_GZ01_{number:06d}_20261120{'.zip' if password else ''}"
        assert verify(stick / old.name).is_whole
        if (stick / name).exists():
            assert verify(stick / name, password).is_whole
        if not making.can_resume:
            assert making.course.stage is Stage.GIVEN_UP
            assert package_runs.listing(1)[0].number == number - 1
            continue
        assert package_runs.listing(1)[0].state == "failed"
        making.drive = FolderDrive(stick)
        made = making.run() if at % 2 else _resumed_later(stick, password)
        assert made.name == name
        assert verify(stick / name, password).is_whole
        assert package_runs.listing(1)[0].state == "verified"
        assert [one for one in _names(stick) if UNFINISHED in one] == []


def _resumed_later(stick: Path, password: str):
    """As after a crash: nothing is known but what is on record."""
    run = resumable()
    if run is None:
        return _made_anew(stick, password)
    return Making(wish_of(run), FolderDrive(stick), resumed=run).run()


def _made_anew(stick: Path, password: str):
    """A zip that was not whole yet is made anew; this test wants it under the same number."""
    latest = package_runs.listing(1)[0]
    return Making(WISH, FolderDrive(stick), password, resumed=latest).run()


def test_what_is_on_the_stick_is_not_written_again(office, stick):
    counting = PulledDrive(stick)
    Making(FULL, counting).run()
    making = Making(FULL, PulledDrive(stick, counting.count - 3))
    with pytest.raises(EnvironmentFault):
        making.run()
    made_at = {one.name: one.stat().st_mtime_ns for one in stick.glob("*.part/ledgers/*")}
    assert len(made_at) == 3
    making.drive = FolderDrive(stick)
    made = making.run()
    assert {one.name: one.stat().st_mtime_ns for one in (stick / made.name / "ledgers").iterdir()} == made_at


def test_a_file_altered_between_the_attempts_is_written_again(office, stick):
    making = Making(FULL, LyingDrive(stick, MANIFEST))
    with pytest.raises(EnvironmentFault) as fault:
        making.run()
    assert fault.value.kind == "unproven"
    (victim,) = stick.glob("*.part/ledgers/customers.csv")
    victim.write_bytes(victim.read_bytes().replace(b"0", b"1"))
    making.drive = FolderDrive(stick)
    assert verify(stick / making.run().name).is_whole


@pytest.mark.parametrize(
    ("victim", "after"),
    [("ledgers/customers.csv", 1), ("ledgers/customers.csv", 2), ("cover.pdf", 2), (MANIFEST, 1), (SIGNATURE, 1)],
)
def test_done_means_read_back_from_the_drive(office, stick, victim, after):
    """A stick of less room than it says writes over what was proven before: the whole is read once more (G15)."""
    making = Making(WISH, LyingDrive(stick, victim, after))
    with pytest.raises(EnvironmentFault, match="does not give back") as fault:
        making.run()
    assert fault.value.kind == "unproven"
    assert all(name.endswith(UNFINISHED) for name in _names(stick))
    assert package_runs.previous() is None


def test_a_full_stick_is_refused_before_anything_is_written(office, stick):
    making = Making(WISH, FullDrive(stick, 300_000, honest=True))
    with pytest.raises(EnvironmentFault, match="MB free") as fault:
        making.run()
    assert fault.value.kind == "disk_full"
    assert _names(stick) == []
    assert package_runs.listing() == ()


def test_a_stick_that_is_full_all_the_same(office, stick):
    for room in range(0, 24_000, 2_000):
        making = Making(WISH, FullDrive(stick, room, honest=False))
        with pytest.raises(EnvironmentFault) as fault:
            making.run()
        assert fault.value.kind == "disk_full"
        assert all(name.endswith(UNFINISHED) for name in _names(stick))
    assert verify(stick / _made(stick).name).is_whole
    assert len(_names(stick)) == 1


def test_fat32_cannot_hold_large_files(office, stick):
    with pytest.raises(EnvironmentFault, match="FAT32") as fault:
        Making(WISH, OldDrive(stick, largest=500)).run()
    assert fault.value.kind == "too_large"


class _StopsAt(Silent):
    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def report(self, done: int, total: int, text: str = "") -> None:
        self.left -= 1
        if not self.left:
            self.cancel()
        super().report(done, total, text)


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_stopping_leaves_nothing_behind(office, stick, password):
    stopped = 0
    for at in range(1, 40, 3):
        making = Making(WISH, FolderDrive(stick), password)
        try:
            making.run(_StopsAt(at))
        except Cancelled:
            stopped += 1
            assert making.course.stage is Stage.GIVEN_UP
            assert _names(stick) == []
            assert package_runs.listing(1)[0].state == "failed"
            assert not list((database.folder() / "packages").iterdir())
        else:
            break
    assert stopped > 4


def test_only_a_package_of_today_that_nothing_followed_is_resumed(office, stick, frozen_clock):
    counting = PulledDrive(stick)
    Making(WISH, counting).run()
    assert resumable() is None
    with pytest.raises(EnvironmentFault):
        Making(WISH, PulledDrive(stick, counting.count - 2)).run()
    run = resumable()
    assert run is not None
    assert wish_of(run) == WISH
    shutil.rmtree(package_scratch.folder() / run.uid)
    assert resumable() is None


def test_another_stick_gets_everything(office, stick, tmp_path):
    counting = PulledDrive(stick)
    Making(WISH, counting).run()
    with pytest.raises(EnvironmentFault):
        Making(WISH, PulledDrive(stick, counting.count - 2)).run()
    other = tmp_path / "other"
    other.mkdir()
    run = resumable()
    made = Making(wish_of(run), FolderDrive(other), resumed=run).run()
    assert verify(other / made.name).is_whole


def test_records_carry_no_character_that_head_office_could_not_keep(office, stick, engine_name):
    if engine_name != "sqlite":
        pytest.skip("a server's texts cannot hold it")
    database.execute("UPDATE customer SET notes = '找' || char(0) || '李敏' WHERE name = '星河制冷'")
    made = _made(stick, FULL)
    text = (stick / made.name / "records/customers.jsonl").read_text(encoding="utf-8")
    assert "u0000" not in text
    assert '"notes":"找李敏"' in text
