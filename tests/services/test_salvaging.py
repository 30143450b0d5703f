"""A damaged branch into a new file, its people and its key with it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import EnvironmentFault
from app.core.progress import Silent
from app.models import database, maintenance
from app.models.customer import Customer
from app.models.organisation import User
from app.services import customers, salvaging

PAGE = 4096


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


def test_nothing_is_written_over_and_rubbish_leaves_nothing(file: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="already"):
        salvaging.carry_out(file, file, None, Silent())
    file.write_bytes(bytes(PAGE * 20))
    with pytest.raises(EnvironmentFault, match="Nothing"):
        salvaging.carry_out(file, tmp_path / "new.aftercare", None, Silent())
    assert not list(tmp_path.glob("new.aftercare*"))
