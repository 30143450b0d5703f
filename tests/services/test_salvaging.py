"""A damaged branch into a new file, its people and its key with it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.progress import Silent
from app.models import _file, backup_erasures, backup_making, database, key_slots, maintenance, rekeying, salvage
from app.models._file import OpenFile
from app.models.backup_making import Order
from app.models.customer import Customer
from app.models.key_slots import Kdf
from app.models.organisation import User
from app.models.rekeying import KeyChange
from app.services import customers, salvaging
from app.services.salvaging import Way

PAGE = 4096
OLD, NEW = "1" * 64, "2" * 64
KDF = Kdf("00" * 16, 1, 8, 1)
BOSS = Way("boss", "a password of then")


@pytest.fixture
def file(branch: Any, engine_name: str) -> Path:
    """A branch with customers, closed."""
    if engine_name != "sqlite":
        pytest.skip("a server has its own tools")
    for at in range(60):
        customers.create(name=f"远大{at}", notes="长" * 300)
    path = Path(database.location())
    database.close_database()
    return path


def spoil_customers(path: Path) -> None:
    """Destroy every page on which a customer's notes lie but the first of them."""
    content, seen = bytearray(path.read_bytes()), 0
    for begin in range(PAGE, len(content), PAGE):
        if "长长长".encode() in content[begin : begin + PAGE]:
            seen += 1
            if 1 < seen <= 3:
                content[begin : begin + PAGE] = bytes(PAGE)
    assert seen > 3
    path.write_bytes(content)


def test_slots_beside_a_plain_branch_ask_nobody_for_a_password(file: Path, tmp_path: Path) -> None:
    file.with_name(f"{file.name}.keys").write_text("left by an encrypting that was cut short")
    assert not salvaging.needs_key(file)
    salvaging.carry_out(file, tmp_path / "new.aftercare", None, Silent())
    assert not salvaging.needs_key(tmp_path / "nowhere.aftercare")


def test_what_can_be_read_comes_along_and_work_goes_on(file: Path, tmp_path: Path) -> None:
    spoil_customers(file)
    new = tmp_path / "new.aftercare"
    told = salvaging.carry_out(file, new, None, Silent())
    database.open_database(new)
    assert 0 < Customer.select().count() < 60
    assert User.select().count() == 5
    assert [one for one in told if one.startswith("customer: up to")]
    found = maintenance.check(thorough=True)
    assert [one for one in found if "history" not in one] == [], "lines that are lost are said to be, nothing else is"


def test_a_backup_lends_what_cannot_be_read(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "kept.aftercare"
    shutil.copy(file, backup)
    spoil_customers(file)
    before = file.read_bytes()
    told = salvaging.carry_out(file, tmp_path / "new.aftercare", backup, Silent())
    assert [one for one in told if one.startswith("customer: ") and "backup" in one]
    database.open_database(tmp_path / "new.aftercare")
    assert Customer.select().count() == 60
    assert file.read_bytes() == before


@pytest.mark.parametrize("what", ["CREATE TABLE", "root"])
def test_what_leads_to_the_rows_is_gone_and_the_file_is_not_opened_for_hours(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    backup, content = tmp_path / "kept.aftercare", bytearray(file.read_bytes())
    shutil.copy(file, backup)
    page = _root_of(file, "customer") if what == "root" else content.find(what.encode(), PAGE * 2) // PAGE
    content[page * PAGE : page * PAGE + PAGE] = bytes(PAGE)
    file.write_bytes(content)
    opened: list[str] = []

    def counted(path: str, *rest: Any, **named: Any) -> Any:
        opened.append(path)
        return _file.connect_file(path, *rest, **named)

    monkeypatch.setattr(salvage, "connect_file", counted)
    told = salvaging.carry_out(file, tmp_path / "new.aftercare", backup, Silent())
    database.open_database(tmp_path / "new.aftercare")
    assert Customer.select().count() == 60
    assert [one for one in told if one.startswith("customer: ") and "backup" in one]
    assert len(opened) < 1_000


def test_rows_between_a_damaged_beginning_and_a_damaged_end_are_read() -> None:
    """Where a table ends is then guessed, and whatever is asked for beyond it leads to the damaged end."""

    class File:
        def rows(self, _sql: str, span: tuple[int, int]) -> list[tuple[int]] | None:
            if span[0] <= 50 or span[1] > 1_950:
                return None
            return [(one,) for one in range(span[0], span[1] + 1)]

    gone: list[tuple[int, int]] = []
    pieces: Any = salvage._readable(File(), "", 1, 2_000 + salvage._FAR, gone)  # pyright: ignore[reportArgumentType]
    read = [one for rows in pieces for (one,) in rows]
    assert read == [*range(51, 1_951)]


def _root_of(file: Path, table: str) -> int:
    conn = _file.connect_file(str(file), "", mode="ro")
    try:
        return conn.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0] - 1
    finally:
        conn.close()


def test_nothing_is_written_over_and_rubbish_leaves_nothing(file: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="already"):
        salvaging.carry_out(file, file, None, Silent())
    file.write_bytes(bytes(PAGE * 20))
    with pytest.raises(EnvironmentFault, match="Nothing"):
        salvaging.carry_out(file, tmp_path / "new.aftercare", None, Silent())
    assert not list(tmp_path.glob("new.aftercare*"))


def encrypted(file: Path, old: str, new: str) -> None:
    """The branch under a key; its slots are the boss's."""
    people = (key_slots.person(KDF, BOSS.name, BOSS.password),)
    rekeying.change_key(KeyChange(file, old, new, KDF, people), Silent())


def customers_of(file: Path, key: str) -> int:
    database.open_database(file, key=key)
    try:
        return Customer.select().count()
    finally:
        database.close_database()


@pytest.mark.parametrize("has_the_new_key", [False, True])
def test_where_a_change_of_key_was_broken_off_both_are_tried(
    file: Path, tmp_path: Path, *, has_the_new_key: bool
) -> None:
    """The power failed while the slots held both keys: the file has the old one or the new one."""
    encrypted(file, "", OLD)
    backup = tmp_path / "backup of the old key.aftercare"
    shutil.copy(file, backup)
    if has_the_new_key:
        encrypted(file, OLD, NEW)
    people = (key_slots.person(KDF, BOSS.name, BOSS.password),)
    key_slots.write(file, KDF, {OLD: people, NEW: people})
    content = bytearray(file.read_bytes())
    content[PAGE * 40 : PAGE * 60] = bytes(PAGE * 20)
    file.write_bytes(content)
    target = tmp_path / "new.aftercare"
    told = salvaging.carry_out(file, target, backup, Silent(), BOSS)
    assert not [one for one in told if "key file" in one]
    key = NEW if has_the_new_key else OLD
    assert key in key_slots.unlock(target, BOSS.name, BOSS.password)
    assert customers_of(target, key) == 60


def test_a_backup_with_slots_of_its_own_is_opened_by_them(file: Path, tmp_path: Path) -> None:
    encrypted(file, "", OLD)
    backup = tmp_path / "kept" / "branch.aftercare"
    backup.parent.mkdir()
    for one in (file, key_slots.slots_file(file)):
        shutil.copy(one, backup.parent / one.name.replace(file.name, backup.name))
    encrypted(file, OLD, NEW)
    salvaging.carry_out(file, tmp_path / "new.aftercare", backup, Silent(), BOSS)
    key_slots.slots_file(backup).unlink()
    with pytest.raises(UserError, match="another key"):
        salvaging.carry_out(file, tmp_path / "newer.aftercare", backup, Silent(), BOSS)


def test_the_recovery_sheet_opens_what_has_lost_its_slots(file: Path, tmp_path: Path) -> None:
    encrypted(file, "", OLD)
    key_slots.slots_file(file).unlink()
    with pytest.raises(EnvironmentFault, match="--recovery-file"):
        salvaging.carry_out(file, tmp_path / "new.aftercare", None, Silent())
    sheet = Way(sheet=" - ".join(key_slots.secret_of(OLD)).lower())
    told = salvaging.carry_out(file, tmp_path / "new.aftercare", None, Silent(), sheet)
    assert "recovery sheet" in told[-1]
    assert customers_of(tmp_path / "new.aftercare", OLD) == 60
    with pytest.raises(UserError, match="characters"):
        salvaging.carry_out(file, tmp_path / "newer.aftercare", None, Silent(), Way(sheet="ABCD"))


def test_what_is_lost_is_named_as_people_call_it(file: Path, tmp_path: Path) -> None:
    spoil_customers(file)
    told = salvaging.carry_out(file, tmp_path / "new.aftercare", None, Silent(), named=lambda table: f"<{table}>")
    assert [one for one in told if one.startswith("<customer>: up to")]


def test_who_was_erased_is_known_to_the_new_file(file: Path, tmp_path: Path) -> None:
    """What a backup lends may be of before an erasure: the lists beside the branch and in the place go along."""
    place = backup_making.prepare(tmp_path / "place")
    order = Order(OpenFile(str(file)), file.parent / "attachments", "GZ01", "demand", "0.1.0", clock.now())
    backup = backup_making.make(order, place, Silent(), lambda _: None, clock.now).folder
    backup_erasures.write(backup_erasures.beside(file), ("one",))
    backup_erasures.write(backup_erasures.in_place(place, "GZ01"), ("two",))
    salvaging.carry_out(file, tmp_path / "new.aftercare", backup, Silent())
    assert backup_erasures.read(backup_erasures.beside(tmp_path / "new.aftercare")) == ("one", "two")
