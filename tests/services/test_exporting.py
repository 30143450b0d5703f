"""Taking rows out of the program is the supervisor's, and on record (R004, R005)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import NotPermitted
from app.core.progress import Silent
from app.core.tabular import Table, TableColumn
from app.models import database
from app.services import exporting, settings


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_others_may_not(branch: object, as_role: Callable[[str], Any], role: str) -> None:
    with as_role(role):
        with pytest.raises(NotPermitted):
            exporting.require_permission()
        with pytest.raises(NotPermitted):
            exporting.record(ledger="repairs", file_name="a.csv", rows=1, filters="")


def test_an_export_is_on_record(branch: object, as_role: Callable[[str], Any]) -> None:
    with as_role("supervisor"):
        exporting.require_permission()
        exporting.record(ledger="repairs", file_name="a.csv", rows=7, filters="Open")
    line = database.query("SELECT user_name, action, row_number, changes FROM audit_entry ORDER BY id DESC LIMIT 1")[0]
    assert line[:3] == ("boss", "export.ledger", "repairs")
    assert json.loads(line[3])["rows"] == [None, 7]


def test_the_branch_chooses_its_formats_and_the_encoding_of_csv(
    branch: object, as_role: Callable[[str], Any], tmp_path: Path
) -> None:
    assert [kind.name for kind in exporting.formats_offered()] == ["csv", "xlsx"]
    with as_role("administrator"):
        settings.change(values={"export.formats": ["csv", "json"], "export.encoding": "gb18030"})
    offered = exporting.formats_offered()
    assert [kind.name for kind in offered] == ["csv", "json"]
    table = Table("客户", (TableColumn("name", "名称"),), [("𠮷田，𣎴",)], 1)
    assert offered[0].write(table, tmp_path / "a.csv", Silent()) == 1
    assert (tmp_path / "a.csv").read_bytes() == "名称\r\n𠮷田，𣎴\r\n".encode("gb18030")


def test_a_few_copied_rows_are_daily_work() -> None:
    assert not exporting.is_export(exporting.COPIED_FREELY)
    assert exporting.is_export(exporting.COPIED_FREELY + 1)


def test_a_printed_ledger_is_on_record(branch: object, as_role: Callable[[str], Any]) -> None:
    with as_role("technician"):
        exporting.printed(ledger="repairs", printer="Laser", copies=2, rows=7, filters="Open")
    line = database.query("SELECT user_name, action, row_number, changes FROM audit_entry ORDER BY id DESC LIMIT 1")[0]
    assert line[:3] == ("tech", "ledger.print", "repairs")
    assert json.loads(line[3])["printer"] == [None, "Laser"]
