"""Commands on an encrypted branch: unlocked by whoever is named, closed to everybody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.core.progress import Silent
from app.models import database, key_slots
from app.services import customers, encryption, users
from app.services import session as sessions
from tests.cli.conftest import Command


@pytest.fixture
def encrypted(branch: Any) -> Path:
    for name in ("boss", "admin"):
        users.sign_in(name, branch.password)
    with sessions.acting_as(branch.sessions["supervisor"]):
        customers.create(name="金丝雀电器")
    with sessions.acting_as(branch.sessions["administrator"]):
        change = encryption.prepare(branch.password)
    database.close_database()
    encryption.carry_out(change, Silent())
    return change.path


def test_a_command_unlocks_with_the_password_file(aftercare: Command, encrypted: Path, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("Blue kettle 2026\n", encoding="utf-8")
    given = ("--database", encrypted, "list", "customers", "--format", "csv")
    done = aftercare(*given, "--user", "boss", "--password-file", password)
    assert done.code == 0, done.err
    assert "金丝雀电器" in done.out
    assert "--user" in aftercare(*given).refused()
    password.write_text("Green kettle 2026", encoding="utf-8")
    for name in ("boss", "nobody"):
        assert "password" in aftercare(*given, "--user", name, "--password-file", password).refused()
    key_slots.slots_file(encrypted).unlink()
    assert "branch.aftercare.keys" in aftercare(*given, "--user", "boss", "--password-file", password).refused()
