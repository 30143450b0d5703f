"""Restoring at the door: the backup's own people say who may, and a branch that opens is never replaced."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.core.progress import Silent
from app.models import attachment_store, database, key_slots, rekeying
from app.services import _door_tries, backup_state, backups, customers, door_restores, encryption, history, users
from app.services.door_restores import Claim, Prepared
from tests.conftest import PASSWORD

ADMIN = Claim("Admin ", PASSWORD, "the disk broke")


@pytest.fixture(autouse=True)
def on_a_file(engine_name: str) -> Iterator[None]:
    if engine_name != "sqlite":
        pytest.skip("a server is restored by its own tools")
    yield
    _door_tries._held.clear()


@pytest.fixture
def backup(branch: Any, as_role: Any) -> Path:
    """A branch with a customer, backed up and closed; another customer came later."""
    customers.create(name="昨天的客户")
    with as_role("administrator"):
        (made,) = backups.run(Silent(), lambda _: None)
    customers.create(name="今天的客户")
    database.close_database()
    assert made.path is not None
    return made.path


@pytest.fixture
def file(branch: Any) -> Path:
    return branch.folder / "branch.aftercare"


def prepared(file: Path, path: Path, claim: Claim = ADMIN, places: tuple[Path, ...] = ()) -> Prepared:
    return door_restores.prepare(file, path, claim, places, Silent(), lambda _: None)


def damage(file: Path) -> bytes:
    content = bytearray(file.read_bytes())
    content[4096:-4096] = bytes(len(content) - 8192)
    file.write_bytes(content)
    return bytes(content)


def names() -> set[str]:
    return {name for (name,) in database.query("SELECT name FROM customer")}


def nothing() -> None:
    """There is no branch open."""


def test_a_damaged_branch_is_replaced_by_an_administrator_of_the_backup(
    backup: Path, file: Path, branch: Any, as_role: Any
) -> None:
    content = damage(file)
    (entry,) = door_restores.found(file, [])
    assert entry.path == backup
    door_restores.carry_out(prepared(file, backup), nothing)
    bootstrap.open_branch(str(file))
    assert names() == {"昨天的客户"}
    with as_role("administrator"):
        line = next(one for one in history.latest() if one.reason)
        assert (line.reason, line.user_name) == ("the disk broke", "admin")
        state = backup_state.state()
        assert state is not None
        assert state.tone == "done"
        assert not list(branch.folder.glob("*.tries"))
    (kept,) = branch.folder.glob("branch-before-restore-*/branch.aftercare")
    assert kept.read_bytes() == content


def test_nobody_without_a_password_of_then_and_without_a_reason(backup: Path, file: Path, branch: Any) -> None:
    damage(file)
    with pytest.raises(NotPermitted, match="administrator"):
        prepared(file, backup, Claim("boss", PASSWORD, "why"))
    for field, claim in (
        ("reason", Claim("admin", PASSWORD, " ")),
        ("name", Claim(" ", PASSWORD, "why")),
        ("password", Claim("nobody", PASSWORD, "why")),
        ("password", Claim("admin", "not this one", "why")),
        ("password", Claim("admin", "", "why")),
    ):
        with pytest.raises(UserError) as refused:
            prepared(file, backup, claim)
        assert refused.value.field == field
    for _ in range(5):
        with pytest.raises(UserError):
            prepared(file, backup, Claim("admin", "not this one", "why"))
    with pytest.raises(UserError, match="Too many"):
        prepared(file, backup)
    assert not [*branch.folder.glob("*restor*")]


def test_who_was_shut_out_before_the_backup_is_shut_out(branch: Any, as_role: Any, file: Path) -> None:
    with as_role("administrator"):
        users.create(name="second", full_name="二", role="administrator", password=PASSWORD)
        one = next(one for one in users.listing() if one.name == "second")
        users.deactivate(user_id=one.id, seen_version=one.row_version)
        (made,) = backups.run(Silent(), lambda _: None)
    database.close_database()
    damage(file)
    assert made.path is not None
    with pytest.raises(UserError, match="wrong"):
        prepared(file, made.path, Claim("second", PASSWORD, "why"))


def test_a_branch_that_opens_is_left_alone(backup: Path, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(EnvironmentFault, match="Open it") as refused:
        prepared(file, backup)
    assert refused.value.kind == "locked"
    assert file.read_bytes() == before


def test_on_a_new_computer_nothing_is_put_aside(backup: Path, tmp_path: Path, as_role: Any) -> None:
    target = tmp_path / "new" / "branch.aftercare"
    bootstrap.open_branch(str(target))  # as the first run does
    door_restores.carry_out(prepared(target, backup), bootstrap.close_branch)
    bootstrap.open_branch(str(target))
    assert names() == {"昨天的客户"}
    assert not [*target.parent.glob("*-before-restore-*")]
    with as_role("administrator"):
        state = backup_state.state()
    assert state is not None
    assert state.tone == "done"
    bootstrap.close_branch()
    bare = tmp_path / "bare" / "branch.aftercare"
    door_restores.carry_out(prepared(bare, backup), nothing)
    bootstrap.open_branch(str(bare))
    assert names() == {"昨天的客户"}


def test_what_was_brought_goes_when_it_is_given_up(backup: Path, file: Path, branch: Any) -> None:
    damage(file)
    one = prepared(file, backup)
    door_restores.give_up(one)
    assert not [*branch.folder.glob("*restor*")]
    one = prepared(file, backup)

    def trouble() -> None:
        raise EnvironmentFault("locked", "locked")

    with pytest.raises(EnvironmentFault):
        door_restores.carry_out(one, trouble)
    assert not [*branch.folder.glob("*restor*")]


def test_backups_are_found_on_sticks_one_folder_down_and_each_once(backup: Path, file: Path, tmp_path: Path) -> None:
    inner = tmp_path / "stick" / "my backups"
    inner.parent.mkdir()
    backup.parent.rename(inner)
    found = door_restores.found(file, [(backups.SECOND, inner), (backups.SECOND, tmp_path / "away")], [inner.parent])
    assert [(one.path, one.place) for one in found] == [(inner / backup.name, backups.SECOND)]
    assert door_restores.at(inner / backup.name).code == "GZ01"
    with pytest.raises(EnvironmentFault) as refused:
        door_restores.at(tmp_path / "stick")
    assert refused.value.kind == "not_ours"
    (inner / backup.name / "branch.aftercare").unlink()
    damage(file)
    with pytest.raises(EnvironmentFault, match=r"branch\.aftercare"):
        prepared(file, inner / backup.name)


@pytest.fixture
def encrypted(branch: Any, as_role: Any, file: Path) -> Callable[[], Path]:
    """Encrypts the branch and backs it up; the branch is closed then."""

    def make() -> Path:
        customers.create(name="昨天的客户")
        attachment_store.keep(b"a scan")
        users.sign_in("boss", PASSWORD)
        with as_role("administrator"):
            users.confirm_password(PASSWORD)
            change = encryption.prepare(PASSWORD)
        database.close_database()
        rekeying.change_key(change, Silent())
        bootstrap.open_branch(str(file), key=change.new_key)
        with as_role("administrator"):
            (made,) = backups.run(Silent(), lambda _: None)
        database.close_database()
        assert made.path is not None
        return made.path

    return make


def test_an_encrypted_backup_opens_by_its_own_slots(encrypted: Any, file: Path, branch: Any, as_role: Any) -> None:
    backup = encrypted()
    with pytest.raises(EnvironmentFault, match="Open it"):
        prepared(file, backup)  # the same password opens the branch: it is sound
    key_slots.slots_file(file).unlink()
    for name, kind in (("boss", NotPermitted), ("nobody", UserError)):
        with pytest.raises(kind):
            prepared(file, backup, Claim(name, PASSWORD, "why"))
    door_restores.carry_out(prepared(file, backup), nothing)
    (key,) = encryption.unlock(str(file), "admin", PASSWORD)
    bootstrap.open_branch(str(file), key=key)
    assert names() == {"昨天的客户"}
    with as_role("administrator"):
        state = backup_state.state()
    assert state is not None
    assert state.tone == "done"


def test_an_encrypted_branch_that_is_damaged(encrypted: Any, file: Path, branch: Any) -> None:
    backup = encrypted()
    damage(file)
    door_restores.carry_out(prepared(file, backup), nothing)
    (key,) = encryption.unlock(str(file), "admin", PASSWORD)
    bootstrap.open_branch(str(file), key=key)
    assert names() == {"昨天的客户"}


# -- what is sound stays


@pytest.fixture
def crafted(backup: Path, file: Path, tmp_path: Path) -> Path:
    """A backup of somebody's own branch, on a stick, with an administrator's password that they chose."""
    return Path(backup.rename(tmp_path / backup.name))


_HOLDER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA journal_mode = DELETE")
other.execute("BEGIN EXCLUSIVE")
print("holds", flush=True)
sys.stdin.read()
"""


def test_a_branch_that_another_program_holds_is_no_damaged_one(crafted: Path, file: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("app.models._file.BUSY_MILLISECONDS", 20)
    command = [sys.executable, "-c", _HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "holds\n"
        before = file.read_bytes()
        with pytest.raises(EnvironmentFault) as refused:
            prepared(file, crafted)
        other.stdin.close()
    assert refused.value.kind == "locked"
    assert "Another program" in refused.value.text
    assert file.read_bytes() == before


def test_a_full_disk_does_not_make_a_branch_a_damaged_one(crafted: Path, file: Path, monkeypatch: Any) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFault("full", "disk_full")

    monkeypatch.setattr("app.models.backup.prove", full)
    with pytest.raises(EnvironmentFault) as refused:
        prepared(file, crafted)
    assert refused.value.kind == "disk_full"


def test_an_encrypted_branch_is_not_replaced_by_who_has_no_key_of_it(
    encrypted: Any, file: Path, tmp_path: Path
) -> None:
    path = encrypted()
    other = tmp_path / "other" / "branch.aftercare"
    other.parent.mkdir()
    door_restores.carry_out(prepared(other, path), nothing)
    (key,) = encryption.unlock(str(other), "admin", PASSWORD)
    kdf = key_slots.new_kdf(1, 8, 1)  # the branch here has other people since
    key_slots.write(file, kdf, {key: [key_slots.person(kdf, "boss", PASSWORD)]})
    before = file.read_bytes()
    with pytest.raises(EnvironmentFault, match="nobody can tell") as refused:
        prepared(file, path)
    assert refused.value.kind == "locked"
    assert file.read_bytes() == before


def test_a_branch_that_came_back_meanwhile_stays(backup: Path, file: Path, branch: Any) -> None:
    sound = file.read_bytes()
    damage(file)
    one = prepared(file, backup)
    file.write_bytes(sound)
    with pytest.raises(EnvironmentFault, match="changed meanwhile"):
        door_restores.carry_out(one, nothing)
    assert file.read_bytes() == sound
    assert not [*branch.folder.glob("*restor*")]


def test_a_full_disk_at_the_last_moment_is_said_and_nothing_is_left(
    backup: Path, file: Path, branch: Any, monkeypatch: Any
) -> None:
    content = damage(file)
    one = prepared(file, backup)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("app.models.backup_folder.write_durably", full)
    with pytest.raises(EnvironmentFault) as refused:
        door_restores.carry_out(one, nothing)
    assert refused.value.kind == "disk_full"
    assert file.read_bytes() == content
    assert not [*branch.folder.glob("*restor*")]


def test_scans_and_keys_of_a_branch_whose_file_is_gone_stay_aside(encrypted: Any, file: Path, branch: Any) -> None:
    path = encrypted()
    newer = branch.folder / attachment_store.FOLDER / "ab" / ("ab" + "0" * 62)
    newer.parent.mkdir(parents=True, exist_ok=True)
    newer.write_bytes(b"a scan that no backup has")
    keys = key_slots.slots_file(file).read_bytes()
    file.unlink()
    key_slots.slots_file(file).rename(file.with_name("away"))
    bootstrap.open_branch(str(file))  # as the window does where there is none
    file.with_name("away").rename(key_slots.slots_file(file))
    door_restores.carry_out(prepared(file, path), bootstrap.close_branch)
    (kept,) = branch.folder.glob("branch-before-restore-*")
    assert (kept / attachment_store.FOLDER / "ab" / newer.name).read_bytes() == b"a scan that no backup has"
    assert (kept / key_slots.slots_file(file).name).read_bytes() == keys
    assert not (kept / file.name).exists()


def test_a_backup_of_ones_own_forgives_no_wrong_tries_at_the_door(crafted: Path, file: Path) -> None:
    damage(file)
    for _ in range(3):
        _door_tries.failed(file, "admin")
    prepared(file, crafted)
    assert _door_tries.passed(file, "admin") == 3
