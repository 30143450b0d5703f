"""Taking rows out of the program is the supervisor's, and on record (R004, R005)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.core.errors import NotPermitted
from app.models import database
from app.services import exporting


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
