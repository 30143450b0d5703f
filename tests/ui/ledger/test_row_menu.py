"""The menu of a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint

from app.models import database
from app.services import _masking
from app.ui.ledger.page import LedgerPage
from app.ui.ledger.row_menu import RowMenu

PHONE = "13977781234"


@pytest.mark.parametrize(
    ("role", "shown", "offered"), [("supervisor", PHONE, True), ("technician", "139****1234", False)]
)
def test_nobody_is_offered_to_filter_by_a_mask(
    make_page: Callable[..., LedgerPage], role: str, shown: str, offered: bool
) -> None:
    database.execute("UPDATE customer SET phone = ?", (PHONE,))
    database.execute("UPDATE service_call SET is_open = ?", (False,))
    _masking.changed()
    page = make_page("customers", role)
    column = [one.name for one in page.model.columns].index("phone")
    row: Any = page.model.row(0)
    assert row.values[column] == shown
    where = page.table.visualRect(page.model.index(0, column)).center()
    assert page.table.indexAt(where).column() == column
    texts = [action.text() for action in RowMenu(page.table, lambda: None, QPoint(where)).actions()]
    assert any("Only" in text for text in texts) is offered
    assert len(texts) >= 2
