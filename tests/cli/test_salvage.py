"""`aftercare salvage` on a branch of which a page is gone."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.cli import salvage
from app.cli.salvage import COMMAND
from app.core.errors import UserError
from app.models import key_slots
from app.models.tables import ALL_TABLES
from app.services import salvaging


def arguments(database: str, new: Path, recovery: Path | None = None) -> argparse.Namespace:
    return argparse.Namespace(
        database=database, new=new, backup=None, user="", password_file=None, recovery_file=recovery
    )


def test_it_says_what_was_read(branch_template: str, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "branch.aftercare"
    shutil.copy(branch_template, file)
    assert COMMAND.run(arguments(str(file), tmp_path / "new.aftercare"), None) == 0  # pyright: ignore[reportArgumentType]
    told = capsys.readouterr().out.splitlines()
    assert told[0] == str(tmp_path / "new.aftercare")
    assert told[1].endswith("rows were read.")
    assert "not encrypted" in told[-1]


def test_a_server_has_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="own tools"):
        COMMAND.run(arguments("postgresql://host/branch", tmp_path / "new"), None)  # pyright: ignore[reportArgumentType]


def test_every_table_is_told_by_what_people_call_it() -> None:
    named = salvage._titles()
    assert named("customer") == "Customers (customer)"
    assert named("service_call") == "Repair ledger (service_call)"
    assert named("anything") == "anything"
    untold = {table.record_kind() for table in ALL_TABLES if named(table.record_kind()) == table.record_kind()}
    assert untold == set()


def test_the_key_of_the_recovery_sheet_is_read_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, sheet, ways = tmp_path / "branch.aftercare", tmp_path / "sheet.txt", list[Any]()
    file.write_bytes(b"sealed")
    sheet.write_text("\n".join(key_slots.secret_of("1" * 64)), encoding="utf-8-sig")
    monkeypatch.setattr(salvaging, "carry_out", lambda *given: ways.append(given[4]) or ())
    COMMAND.run(arguments(str(file), tmp_path / "new", sheet), None)  # pyright: ignore[reportArgumentType]
    assert key_slots.key_of_secret(ways[0].sheet) == "1" * 64
    with pytest.raises(UserError, match="recovery key cannot be read"):
        COMMAND.run(arguments(str(file), tmp_path / "new", tmp_path / "none"), None)  # pyright: ignore[reportArgumentType]


def test_an_encrypted_branch_asks_who_unlocks_it(tmp_path: Path) -> None:
    file = tmp_path / "branch.aftercare"
    file.write_bytes(b"sealed")
    key_slots.slots_file(file).write_text("slots")
    with pytest.raises(UserError, match="--recovery-file"):
        COMMAND.run(arguments(str(file), tmp_path / "new"), None)  # pyright: ignore[reportArgumentType]
