"""A restore is the old branch or the new one wherever it is broken off, and nothing is written over."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import EnvironmentFault
from app.core.progress import Silent
from app.models import (
    _upgrade,
    attachment_store,
    backup_attachments,
    backup_folder,
    backup_making,
    database,
    key_slots,
    restoring,
)
from app.models._file import OpenFile, connect_file
from app.models.backup_folder import Found
from app.models.organisation import BranchSetting

KEY = "7" * 64
NOTE = {"user": "admin", "reason": "test"}


def make_branch(folder: Path, key: str = "") -> Path:
    """A branch of 300 rows and an attachment, closed."""
    database.open_database(folder / "branch.aftercare", key=key)
    with database.transaction():
        for number in range(300):
            BranchSetting.create(key=f"key{number}", value="old")
    attachment_store.keep(b"a scan of then")
    return folder / "branch.aftercare"


def back_up(folder: Path, key: str = "") -> Found:
    place = backup_making.prepare(folder / "place")
    order = backup_making.Order(
        OpenFile(database.location(), key), attachment_store.store_folder(), "GZ01", "demand", "0.1.0", clock.now()
    )
    return backup_making.make(order, place, Silent(), lambda _: None, clock.now)


def go_on() -> None:
    """Work after the backup: rows change, an attachment comes, another is lost."""
    with database.transaction():
        BranchSetting.update(value="new").execute()
        BranchSetting.create(key="later", value="new")
    attachment_store.keep(b"a scan of later")
    attachment_store.path_of(digest(b"a scan of then")).unlink()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def worked_on(tmp_path: Path) -> tuple[Path, Found]:
    """A branch that went on after its backup, closed; and the backup."""
    path = make_branch(tmp_path)
    found = back_up(tmp_path)
    go_on()
    database.close_database()
    return path, found


def stage(found: Found, path: Path, key: str = "") -> restoring.Staged:
    return restoring.stage(found, path, key, clock.local(clock.now()), Silent(), lambda _: None)


def which(path: Path, key: str = "") -> str:
    """Whether this is the branch of the backup or the one that was worked on, whole; raises when it is neither."""
    database.open_database(path, key=key)
    try:
        values = {value for (value,) in database.query("SELECT DISTINCT value FROM branch_setting")}
        rows = database.scalar("SELECT count(*) FROM branch_setting")
        assert database.scalar("PRAGMA integrity_check") == "ok"
        assert (values, rows) in (({"old"}, 300), ({"new"}, 301))
        if values == {"old"}:
            assert attachment_store.read(digest(b"a scan of then")) == b"a scan of then"
        return values.pop()
    finally:
        database.close_database()


def test_the_backup_takes_the_place_and_what_was_there_is_kept(worked_on: tuple[Path, Found]) -> None:
    path, found = worked_on
    staged = stage(found, path)
    assert which(path) == "new"
    restoring.decide(staged, NOTE)
    assert which(path) == "old"
    assert which(staged.kept / path.name) == "new"
    assert not staged.folder.exists()
    note = restoring.take_note(path)
    assert note == {**NOTE, "kept": staged.kept.name}
    restoring.note_is_told(path)
    assert restoring.take_note(path) is None


def test_what_was_kept_aside_can_be_restored_again(worked_on: tuple[Path, Found]) -> None:
    path, found = worked_on
    staged = stage(found, path)
    restoring.decide(staged, NOTE)
    assert which(path) == "old"
    log = connect_file(str(staged.kept / path.name), "")
    log.execute("PRAGMA journal_mode = WAL")
    log.execute("UPDATE branch_setting SET value = 'new'")
    (staged.kept / "copy").write_bytes((staged.kept / f"{path.name}-wal").read_bytes())
    log.close()
    again = restoring.stage(
        backup_folder.open_backup(staged.kept / path.name),
        path, "", clock.local(clock.now()).replace(year=2031), Silent(), lambda _: None,
    )  # fmt: skip
    restoring.decide(again, NOTE)
    assert which(path) == "new"


class Killed(BaseException):
    """The computer stops here."""


def test_wherever_it_is_broken_off_it_is_the_old_branch_or_the_new_one(
    worked_on: tuple[Path, Found], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, found = worked_on
    seen: set[str] = set()
    for after in range(60):
        folder = tmp_path_factory.mktemp("office")
        shutil.copytree(original.parent, folder, dirs_exist_ok=True)
        path = folder / original.name
        done = broken_off(path, found, after, monkeypatch)
        found_branch = which(path)
        assert found_branch == "old" or not done
        assert not restoring.plan_of(path).exists()
        assert len(list(folder.glob("*-before-restore-*"))) == (found_branch == "old")
        seen.add(found_branch)
        if done:
            assert after > (8 if sys.platform == "win32" else 12), "Windows flushes no folders"
            break
    else:
        pytest.fail("never came to its end")
    assert seen == {"old", "new"}


def broken_off(path: Path, found: Found, after: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Restore until so many names were changed or files flushed; whether it came to its end before."""
    left = [after]

    def count(act: Any) -> Any:
        def counted(*given: Any, **named: Any) -> Any:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return act(*given, **named)

        return counted

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", count(Path.replace))
        patched.setattr(Path, "unlink", count(Path.unlink))
        patched.setattr(os, "fsync", count(os.fsync))
        try:
            restoring.decide(stage(found, path), NOTE)
            restoring.finish(path)
        except Killed:
            return False
    return True


@pytest.mark.parametrize("failing", range(7))
def test_a_name_that_cannot_be_changed_leaves_it_for_the_next_opening(
    worked_on: tuple[Path, Found], monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    path, found = worked_on
    restoring.decide(stage(found, path), NOTE)
    renamed: list[Path] = []
    real = backup_folder.rename

    def refuse(source: Path, target: Path) -> None:
        renamed.append(target)
        if len(renamed) == failing + 1:
            raise PermissionError(13, "held by another program")
        real(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(backup_folder, "rename", refuse)
        with contextlib.suppress(EnvironmentFault):
            database.open_database(path)
        assert database.is_open() == (len(renamed) <= failing)
        database.close_database()
    assert which(path) == "old"


_VICTIM = """
import sys
from pathlib import Path
from app.core import clock
from app.core.progress import Silent
from app.models import backup_folder, restoring
path, found = Path(sys.argv[1]), backup_folder.open_backup(Path(sys.argv[2]))
print("begins", flush=True)
staged = restoring.stage(found, path, "", clock.local(clock.now()), Silent(), lambda _: None)
restoring.decide(staged, {})
restoring.finish(path)
"""


def test_killed_restores_leave_one_branch(worked_on: tuple[Path, Found]) -> None:
    path, found = worked_on
    seen = []
    for wait in (0.0, 0.004, 0.008, 0.012, 0.02, 0.05):
        victim = subprocess.Popen(
            [sys.executable, "-c", _VICTIM, str(path), str(found.folder)], stdout=subprocess.PIPE, text=True
        )
        assert victim.stdout is not None
        victim.stdout.readline()
        try:
            victim.wait(wait)
        except subprocess.TimeoutExpired:
            victim.kill()
            victim.wait()
        victim.stdout.close()
        seen.append(which(path))
        for left in path.parent.glob("branch-restoring-*"):
            shutil.rmtree(left)
        for kept in path.parent.glob("*-before-restore-*"):
            shutil.rmtree(kept)
    assert set(seen) <= {"old", "new"}


def test_what_a_killed_restore_has_brought_goes_after_a_day(worked_on: tuple[Path, Found]) -> None:
    path, found = worked_on
    left = stage(found, path).folder
    restoring.sweep(path)
    assert left.is_dir(), "another program may be at it"
    (left / "mark").touch()
    yesterday = left.stat().st_mtime - 25 * 3600
    os.utime(left, (yesterday, yesterday))
    again = stage(found, path)
    assert again.folder.is_dir()
    assert not (left / "mark").exists(), "twice in one second the name is the same"


def test_nothing_is_decided_when_what_was_brought_is_gone(worked_on: tuple[Path, Found]) -> None:
    path, found = worked_on
    staged = stage(found, path)
    shutil.rmtree(staged.folder)
    with pytest.raises(EnvironmentFault) as refused:
        restoring.decide(staged, NOTE)
    assert refused.value.kind == "gone"
    assert which(path) == "new"
    assert not restoring.note_of(path).exists(), "no history tells of a restore that never was"


def test_to_a_bare_computer_with_its_key_slots(tmp_path: Path) -> None:
    make_branch(tmp_path, KEY)
    (tmp_path / "branch.aftercare.keys").write_text("slots")
    found = back_up(tmp_path, KEY)
    database.close_database()
    target = tmp_path / "elsewhere" / "branch.aftercare"
    staged = stage(found, target)
    assert not staged.is_opened  # nobody has typed a password here: the digests have to do
    restoring.decide(staged, NOTE)
    restoring.finish(target)
    assert target.with_name("branch.aftercare.keys").read_text() == "slots"
    assert which(target, KEY) == "old"


def test_encrypted_attachments_replace_plain_ones_of_the_same_name_and_come_back(tmp_path: Path) -> None:
    path = make_branch(tmp_path)
    found = back_up(tmp_path)
    name = digest(b"a scan of then")
    present = attachment_store.path_of(name)
    present.write_bytes(b"sealed meanwhile")
    go_on_without_loss()
    database.close_database()
    staged = stage(found, path)
    restoring.decide(staged, NOTE)
    assert which(path) == "old"
    assert (staged.kept / "attachments" / name[:2] / name).read_bytes() == b"sealed meanwhile"


def go_on_without_loss() -> None:
    BranchSetting.update(value="new").execute()


def test_damaged_backups_and_lost_attachments_change_nothing(worked_on: tuple[Path, Found]) -> None:
    path, found = worked_on
    assert found.store is not None
    lost = backup_folder.store_of(found.folder.parent, "GZ01") / digest(b"a scan of then")[:2]
    for file in lost.iterdir():
        file.write_bytes(b"a scam of then")
    with pytest.raises(EnvironmentFault, match="attachment"):
        stage(found, path)
    content = bytearray(found.database.read_bytes())
    content[5000] ^= 1
    found.database.write_bytes(content)
    with pytest.raises(EnvironmentFault, match=r"branch\.aftercare"):
        stage(found, path)
    assert which(path) == "new"
    assert [one.name for one in path.parent.iterdir() if "restor" in one.name] == []


def test_a_backup_of_a_newer_program_is_refused(worked_on: tuple[Path, Found], monkeypatch: Any) -> None:
    path, found = worked_on
    from app.models import _upgrade

    known = _upgrade.migration_names()[:-1]
    monkeypatch.setattr(_upgrade, "migration_names", lambda: known)
    with pytest.raises(EnvironmentFault) as caught:
        stage(found, path)
    assert caught.value.kind == "too_new"


def test_another_program_that_has_it_open_is_noticed(worked_on: tuple[Path, Found]) -> None:
    path, _ = worked_on
    other = OpenFile(str(path)).new_connection()
    try:
        other.execute("SELECT count(*) FROM branch_setting").fetchone()
        with pytest.raises(EnvironmentFault) as caught:
            restoring.require_nobody_else(path, "")
        assert caught.value.kind == "locked"
    finally:
        other.close()
    restoring.require_nobody_else(path, "")


def test_a_plan_that_cannot_be_read_opens_nothing(worked_on: tuple[Path, Found]) -> None:
    path, _ = worked_on
    restoring.plan_of(path).write_text(json.dumps({"staged": 1}))
    with pytest.raises(EnvironmentFault):
        database.open_database(path)
    assert not database.is_open()


def with_slots(path: Path, key: str) -> bytes:
    """Key slots beside a database, though of nobody."""
    key_slots.write(path, key_slots.Kdf("00" * 16, 1, 8, 1), {key: ()})
    return key_slots.slots_file(path).read_bytes()


def encrypted(folder: Path, key: str = KEY) -> Path:
    """An encrypted branch that was worked on, closed."""
    path = make_branch(folder, key)
    with_slots(path, key)
    go_on()
    database.close_database()
    return path


def before_an_upgrade(path: Path) -> Path:
    return _upgrade.back_up_before(database.current().file, path, "0099_x")  # pyright: ignore[reportAttributeAccessIssue]


def test_a_copy_from_before_an_upgrade_brings_its_key_slots(tmp_path: Path) -> None:
    path = make_branch(tmp_path, KEY)
    slots = with_slots(path, KEY)
    copy = before_an_upgrade(path)
    go_on_without_loss()
    database.close_database()
    key_slots.slots_file(path).write_text("those of today")
    restoring.decide(stage(backup_folder.open_backup(copy), path, KEY), NOTE)
    assert which(path, KEY) == "old"
    assert key_slots.slots_file(path).read_bytes() == slots


def test_a_copy_without_slots_leaves_those_that_are_here(tmp_path: Path) -> None:
    path = make_branch(tmp_path, KEY)
    copy = before_an_upgrade(path)
    slots = with_slots(path, KEY)
    go_on_without_loss()
    database.close_database()
    restoring.decide(stage(backup_folder.open_backup(copy), path, KEY), NOTE)
    assert which(path, KEY) == "old"
    assert key_slots.slots_file(path).read_bytes() == slots, "nobody is locked out"


def test_a_plain_copy_in_the_place_of_an_encrypted_branch_and_back_again(tmp_path: Path) -> None:
    plain = make_branch(tmp_path / "then")
    copy = before_an_upgrade(plain)
    database.close_database()
    path = encrypted(tmp_path / "now")
    staged = stage(backup_folder.open_backup(copy), path, KEY)
    restoring.decide(staged, NOTE)
    assert restoring.finish(path)
    database.open_database(path)
    assert database.scalar("SELECT count(*) FROM branch_setting") == 300
    database.close_database()
    assert not key_slots.slots_file(path).exists()
    again = stage(backup_folder.open_backup(staged.kept / path.name), path)
    restoring.decide(again, NOTE)
    assert which(path, KEY) == "new"
    assert key_slots.marks(path) == (key_slots.mark_of(KEY),)


def test_a_damaged_copy_of_the_present_key_is_not_taken_for_another_keys(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "now")
    kept = shutil.copytree(path.parent, tmp_path / "kept") / path.name
    kept.write_bytes(bytes(4096) + kept.read_bytes()[4096:])
    with pytest.raises(EnvironmentFault):
        stage(backup_folder.open_backup(kept), path, KEY)
    assert which(path, KEY) == "new"


@pytest.mark.parametrize("name", ["../evil", "..//evil", "ab/../../../evil"])
def test_a_list_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = make_branch(tmp_path / "office" / "branch")
    found = back_up(tmp_path)
    database.close_database()
    assert found.store is not None
    content = digest(b"evil")
    stored = backup_attachments.kept_as(found.store, content)
    stored.parent.mkdir(exist_ok=True)
    stored.write_bytes(b"evil")
    listed = found.folder / backup_folder.LIST
    listed.write_text(f"{name}\t4\t0\t{content}\n")
    forge(found.folder, **{backup_folder.LIST: [digest(listed.read_bytes()), listed.stat().st_size]})
    with pytest.raises(EnvironmentFault, match="damaged"):
        restoring.decide(stage(backup_folder.open_backup(found.folder), path), NOTE)
    assert list(tmp_path.rglob("evil")) == []
    assert which(path) == "old"


def test_a_backup_that_lists_foreign_files_is_none(worked_on: tuple[Path, Found]) -> None:
    _, found = worked_on
    forge(found.folder, **{"../x": ["", 1]})
    with pytest.raises(EnvironmentFault) as caught:
        backup_folder.open_backup(found.folder)
    assert caught.value.kind == "not_ours"


def forge(folder: Path, **files: Any) -> None:
    """Change what `backup.json` lists, as anybody could: it is not signed."""
    manifest = folder / backup_folder.MANIFEST
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told["files"] |= files
    manifest.write_text(json.dumps(told), encoding="utf-8")
