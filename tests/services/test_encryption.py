"""Encryption at rest, from the door to the disk: who gets in, what a crash leaves, what can be read without the key."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Cancelled, EnvironmentFault, NotPermitted, UserError
from app.core.progress import Silent
from app.models import _upgrade, attachment_store, audit, database, key_slots, maintenance, rekeying
from app.models._file import OpenFile
from app.models.organisation import Attachment, AuditEntry, User
from app.services import _door_tries, _key_people, attachments, backups, customers, drafts, encryption, restores, users
from app.services import session as sessions
from app.services.customers import ContactInput
from app.services.session import Session

PHONE = "13987650123"
SCAN = b"%PDF-1.7 scan of " + PHONE.encode() * 90_000


@pytest.fixture
def plain(branch: Any, engine_name: str) -> Iterator[Any]:
    """A branch in which the administrator, the supervisor and the desk have signed in."""
    if engine_name != "sqlite":
        pytest.skip("only a file is encrypted")
    for name in ("desk", "boss", "admin"):
        users.sign_in(name, branch.password)
    yield branch
    _door_tries._held.clear()


def with_content(branch: Any) -> str:
    """A customer, a draft, a scan; returns the scan's digest."""
    with sessions.acting_as(branch.sessions["supervisor"]):
        made = customers.create(name="王小明", contacts=(ContactInput(name="王小明", phone=PHONE),))
        drafts.save(form="customer:new", content={"phone": PHONE})
        attachments.add(owner_kind="customer", owner_id=made.result, content=SCAN, name="合同.pdf")
    return Attachment.get().sha256


def encrypt(branch: Any) -> tuple[Path, str]:
    """Encrypt the open branch (or give it another key) as the administrator does; it is closed then."""
    with sessions.acting_as(branch.sessions["administrator"]):
        change = encryption.prepare(branch.password)
    database.close_database()
    encryption.carry_out(change, Silent())
    return change.path, change.new_key


def enter(path: Path, name: str, password: str) -> Session:
    """Through the door as the window does."""
    opened = partial(_open, path)
    return encryption.enter(str(path), name, password, opened, database.close_database)


def _open(path: Path, key: str) -> None:
    database.open_database(path, key=key)


def is_readable(folder: Path, *canaries: bytes) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name}: {canary!r}" for canary in canaries if canary in content]
    return found


def test_an_encrypted_branch_opens_for_its_people_only(plain: Any) -> None:
    sha256 = with_content(plain)
    head = audit.head()
    assert is_readable(plain.folder, PHONE.encode())
    path, key = encrypt(plain)
    with pytest.raises(EnvironmentFault) as closed:
        database.open_database(path)
    assert closed.value.kind == "encrypted"
    assert is_readable(plain.folder, PHONE.encode(), "王小明".encode(), b"admin", "广州".encode()) == []
    person = enter(path, "admin", plain.password)
    assert person.role == "administrator"
    assert attachment_store.read(sha256) == SCAN
    assert maintenance.check(thorough=True) == []
    assert AuditEntry.select().where(AuditEntry.action == "encryption.change").count() == 1
    assert database.key() == key
    assert AuditEntry.get_by_id(head[0]).digest == head[1], "the history goes on where it was"
    database.close_database()
    assert enter(path, "boss", plain.password).role == "supervisor"
    database.close_database()
    with pytest.raises(UserError, match="wrong"):
        enter(path, "tech", plain.password)  # never signed in since: no slot
    assert not database.is_open()


def test_nothing_is_readable_while_it_is_written(plain: Any, tmp_path: Path) -> None:
    """G27 for what lies beside the file: log of the engine, drafts, search words, scans, backups, door file."""
    path, _ = encrypt(plain)
    enter(path, "boss", plain.password)
    canaries = [f"138{n:08d}" for n in range(40)]
    with sessions.acting_as(plain.sessions["supervisor"]):
        for number, phone in enumerate(canaries):
            customers.create(name=f"金丝雀{number}", contacts=(ContactInput(name=f"金丝雀{number}", phone=phone),))
            drafts.save(form=f"customer:{number}", content={"phone": phone})
        attachment_store.keep("金丝雀".encode() * 1000 + canaries[0].encode())
    assert path.with_name(f"{path.name}-wal").stat().st_size, "the canaries are in the log of the engine"
    opened = database._opened
    assert isinstance(opened, OpenFile)
    _upgrade.back_up_before(opened, path, "0099")
    assert is_readable(tmp_path, "金丝雀".encode(), *(phone.encode() for phone in canaries)) == []


def test_forty_wrong_passwords(plain: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    path, _ = encrypt(plain)
    waits = 0
    for n in range(40):
        with pytest.raises(UserError) as refused:
            enter(path, "admin", f"guess {n}")
        waits += "Too many" in refused.value.text
        assert not database.is_open()
    assert waits == 35
    with pytest.raises(UserError, match="Too many"):
        enter(path, "admin", plain.password)
    _door_tries._held.clear()  # a restart does not end the wait,
    with pytest.raises(UserError, match="Too many"):
        enter(path, "admin", plain.password)
    with clock.set_to(clock.now() - timedelta(days=400)), pytest.raises(UserError, match="Too many"):
        enter(path, "admin", plain.password)  # nor does another clock
    frozen_clock(timedelta(minutes=2))
    assert enter(path, "admin", plain.password).name == "admin"
    told = AuditEntry.select().where(AuditEntry.action == "user.sign_in_failed")
    assert [json.loads(row.changes) for row in told] == [{"failed_count": [5, 0]}]
    assert not list(path.parent.glob("*.tries"))


def test_a_new_account_a_new_password_and_a_closed_account(plain: Any) -> None:
    path, _ = encrypt(plain)
    admin = enter(path, "admin", plain.password)
    with sessions.acting_as(admin):
        users.create(name="new", full_name="新人", role="representative", password="Green pump 77")
        users.reset_password(user_id=User.get(User.name == "tech").id, password="Tall ladder 55")

    database.close_database()
    assert enter(path, "new", "Green pump 77").name == "new"
    database.close_database()
    tech = enter(path, "tech", "Tall ladder 55")
    with sessions.acting_as(tech):
        users.change_own_password(old_password="Tall ladder 55", new_password="Short ladder 66")
    database.close_database()
    with pytest.raises(UserError):
        enter(path, "tech", "Tall ladder 55")
    enter(path, "tech", "Short ladder 66")
    database.close_database()
    with sessions.acting_as(enter(path, "admin", plain.password)):
        desk = User.get(User.name == "desk")
        users.deactivate(user_id=desk.id, seen_version=desk.row_version)
    database.close_database()
    assert key_slots.unlock(path, "desk", plain.password) == (), "the slot is gone, not only the account closed"
    with sessions.acting_as(enter(path, "admin", plain.password)):
        desk = User.get(User.name == "desk")
        users.reactivate(user_id=desk.id, seen_version=desk.row_version)
        assert "林晓梅" in encryption.state().without_slot
        users.reset_password(user_id=desk.id, password="Blue bucket 99")
    database.close_database()
    assert enter(path, "desk", "Blue bucket 99").name == "desk"


def test_a_change_that_is_undone_leaves_the_slots_as_they_were(plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _ = encrypt(plain)
    admin = enter(path, "admin", plain.password)
    written = _key_people.password_set

    def then_fail(*given: Any) -> None:
        written(*given)
        assert key_slots.count(path) == 4
        raise UserError("no")

    monkeypatch.setattr(_key_people, "password_set", then_fail)
    with sessions.acting_as(admin), pytest.raises(UserError):
        users.create(name="new", full_name="新人", role="representative", password="Green pump 77")
    assert key_slots.count(path) == 3


def test_a_crash_between_slot_and_account_locks_nobody_out(plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes after the new slot was written and before the new password was: the old one still opens."""
    path, _ = encrypt(plain)
    boss = enter(path, "boss", plain.password)
    monkeypatch.setattr(_key_people, "refresh", lambda: None)

    class PowerCut(BaseException):
        pass

    def cut(_password: str) -> str:
        raise PowerCut

    monkeypatch.setattr(users.passwords, "keep", cut)
    with sessions.acting_as(boss), pytest.raises(PowerCut):
        users.change_own_password(old_password=plain.password, new_password="Quiet meadow 31")
    monkeypatch.undo()
    database.close_database()
    assert key_slots.count(path) == 4, "old and new"
    with pytest.raises(UserError):
        enter(path, "boss", "Quiet meadow 31")
    assert not database.is_open(), "who is refused learns nothing"
    enter(path, "boss", plain.password)
    assert key_slots.count(path) == 3, "put right"


def test_slots_that_were_lost_come_back_with_the_sheet(plain: Any) -> None:
    path, key = encrypt(plain)
    key_slots.slots_file(path).unlink()
    with pytest.raises(EnvironmentFault) as closed:
        database.open_database(path)
    assert closed.value.kind == "keys_missing"
    with pytest.raises(EnvironmentFault, match=r"branch\.aftercare\.keys") as missing:
        enter(path, "admin", plain.password)
    assert missing.value.kind == "keys_missing"
    found = encryption.key_of_sheet(str(path), "-".join(encryption.secret(key)))
    database.open_database(path, key=found)
    encryption.settle(users.sign_in("boss", plain.password))
    database.close_database()
    assert enter(path, "admin", plain.password).name == "admin", "everybody's slot is back"


def test_the_sheet_gives_an_administrator_a_new_password(plain: Any) -> None:
    path, key = encrypt(plain)
    database.open_database(path, key=encryption.key_of_sheet(str(path), " ".join(encryption.secret(key))))
    assert [name for name, _ in encryption.administrators()] == ["admin"]
    with pytest.raises(NotPermitted):  # somebody is signed in, and might be anybody
        encryption.recover("admin", "Quiet meadow 31")
    sessions.begin(None)
    with pytest.raises(UserError):
        encryption.recover("boss", "Quiet meadow 31")
    with pytest.raises(UserError):
        encryption.recover("admin", "short")
    encryption.recover("admin", "Quiet meadow 31")
    database.close_database()
    assert enter(path, "admin", "Quiet meadow 31").name == "admin"
    assert AuditEntry.select().where(AuditEntry.action == "encryption.recover").count() == 1


def test_a_sheet_of_another_key_is_named(plain: Any) -> None:
    path, _ = encrypt(plain)
    other = key_slots.new_key()
    with pytest.raises(UserError, match=encryption.mark(other)):
        encryption.key_of_sheet(str(path), " ".join(encryption.secret(other)))


def test_another_key_for_everybody_without_their_passwords(plain: Any) -> None:
    sha256 = with_content(plain)
    path, old = encrypt(plain)
    before = shutil.copy(key_slots.slots_file(path), path.with_name("copied.keys"))
    copied = path.read_bytes()
    admin = enter(path, "admin", plain.password)
    with sessions.acting_as(admin):
        change = encryption.prepare(plain.password)
    database.close_database()
    encryption.carry_out(change, Silent())
    assert change.old_key == old
    with pytest.raises(EnvironmentFault):
        database.open_database(path, key=old)
    enter(path, "desk", plain.password)
    assert attachment_store.read(sha256) == SCAN
    assert maintenance.check(thorough=True) == []
    folder = attachment_store.store_folder()
    assert len([one for one in folder.rglob("*") if one.is_file()]) == 1, "the old key's file is gone"
    database.close_database()
    backup = path.with_name("backup")
    backup.mkdir()
    (backup / "b").write_bytes(copied)
    shutil.copy(before, backup / "b.keys")
    assert enter(backup / "b", "admin", plain.password).name == "admin", "an older backup opens with its own slots"


@pytest.mark.parametrize("step", ["_seal_attachments", "_copied", "_prove", "_take_its_place", "sweep", "done"])
@pytest.mark.parametrize("again", [False, True])
def test_a_crash_at_any_step_leaves_one_whole_branch(
    plain: Any, monkeypatch: pytest.MonkeyPatch, step: str, again: bool
) -> None:
    sha256 = with_content(plain)
    if again:
        path, _ = encrypt(plain)
        enter(path, "admin", plain.password)
    with sessions.acting_as(plain.sessions["administrator"]):
        change = encryption.prepare(plain.password)
    counted = database.scalar("SELECT count(*) FROM customer")
    database.close_database()

    class PowerCut(BaseException):
        pass

    def cut(*given: Any) -> None:
        raise PowerCut

    if step == "done":
        real = key_slots.write
        monkeypatch.setattr(
            rekeying.key_slots, "write", lambda p, kdf, keys: cut() if len(keys) == 1 and again else real(p, kdf, keys)
        )
    else:
        monkeypatch.setattr(rekeying, step, cut)
    monkeypatch.setattr(Path, "unlink", _kept(Path.unlink))
    with contextlib.suppress(PowerCut):
        encryption.carry_out(change, Silent())
    monkeypatch.undo()
    plain_still = change.path.read_bytes().startswith(b"SQLite format 3")
    if plain_still:
        database.open_database(change.path)
    else:
        enter(change.path, "boss", plain.password)
    assert database.scalar("SELECT count(*) FROM customer") == counted
    assert attachment_store.read(sha256) == SCAN
    assert maintenance.check(thorough=True) == []
    assert plain_still == (not again and step in ("_seal_attachments", "_copied", "_prove", "_take_its_place"))
    if not plain_still:
        assert is_readable(plain.folder, PHONE.encode()) == []
        assert key_slots.marks(change.path) == (key_slots.mark_of(database.key()),)
        assert not rekeying.is_left_over(change.path)


def _kept(real: Any) -> Any:
    """A power cut runs no `finally`: what the change would clear away stays."""

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if not path.name.endswith(".rekeyed"):
            real(path, missing_ok=missing_ok)

    return unlink


def test_a_full_disk_is_said_before_anything_happens(plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with sessions.acting_as(plain.sessions["administrator"]):
        change = encryption.prepare(plain.password)
    database.close_database()
    monkeypatch.setattr(rekeying.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(EnvironmentFault) as full:
        encryption.carry_out(change, Silent())
    assert full.value.kind == "disk_full"
    assert sorted(one.name for one in plain.folder.iterdir() if one.is_file()) == ["branch.aftercare"]


def test_nobody_else_may_have_the_branch_open(plain: Any) -> None:
    with sessions.acting_as(plain.sessions["administrator"]):
        change = encryption.prepare(plain.password)
    database.close_database()
    other = rekeying.connect_file(str(change.path), "")
    other.execute("SELECT count(*) FROM customer").fetchone()
    try:
        with pytest.raises(EnvironmentFault) as busy:
            encryption.carry_out(change, Silent())
    finally:
        other.close()
    assert busy.value.kind == "locked"
    database.open_database(change.path)


def test_stopping_leaves_it_as_it_was(plain: Any) -> None:
    class Stopped(Silent):
        def report(self, done: int, total: int, text: str = "") -> None:
            if done == 3:
                raise Cancelled("Stopped.")

    with sessions.acting_as(plain.sessions["administrator"]):
        change = encryption.prepare(plain.password)
    database.close_database()
    with pytest.raises(Cancelled):
        encryption.carry_out(change, Stopped())
    database.open_database(change.path)
    assert not rekeying.is_left_over(change.path)


def test_only_an_administrator_encrypts(plain: Any, as_role: Any) -> None:
    for role in ("representative", "technician", "supervisor", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            encryption.prepare(plain.password)
    with as_role("administrator"), pytest.raises(UserError, match="wrong"):
        encryption.prepare("Wrong words 99")
    with as_role("administrator"):
        state = encryption.state()
    assert (state.is_possible, state.is_encrypted, state.mark) == (True, False, "")
    assert state.without_slot == ("吴敏", "陈志强")


def test_a_backup_is_restored_with_its_slots_and_scans(plain: Any, tmp_path: Path) -> None:
    """Also one that was made under another key: it opens with the passwords of then."""
    sha256 = with_content(plain)
    path, _ = encrypt(plain)
    (tmp_path / "stick").mkdir()
    with sessions.acting_as(enter(path, "admin", plain.password)):
        outcome = backups.run(Silent(), lambda _: None, to=tmp_path / "stick")[0]
    assert outcome.path is not None, outcome.trouble
    assert is_readable(tmp_path / "stick", PHONE.encode(), "王小明".encode()) == []
    database.close_database()
    with sessions.acting_as(enter(path, "admin", plain.password)):
        change = encryption.prepare(plain.password)
    database.close_database()
    encryption.carry_out(change, Silent())
    with sessions.acting_as(enter(path, "admin", plain.password)):
        users.reset_password(user_id=User.get(User.name == "boss").id, password="Quiet meadow 31")
        staged = restores.prepare(outcome.path, Silent(), lambda _: None)
        restores.carry_out(staged, outcome.path, "drill", database.close_database)
    assert enter(path, "boss", plain.password).name == "boss", "the password of then"
    assert attachment_store.read(sha256) == SCAN
    assert maintenance.check(thorough=True) == []
