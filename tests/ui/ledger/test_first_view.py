"""What a clerk must see of a ledger without scrolling, on a usual screen with the record open."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ledgers._catalogue import all_ledgers
from app.ui.desk import Desk
from app.ui.ledger.page import LedgerPage
from tests.services.complaint_cases import a_case


@pytest.mark.parametrize("view", ["all", "now", "by_unit"])
def test_the_register_shows_until_when_a_turn_is_due(desk: Desk, qtbot: QtBot, view: str) -> None:
    a_case("factory_chain")
    page = LedgerPage(desk, all_ledgers()["case_register"])
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.show_rows(view)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.table.go_to(0)
    qtbot.waitUntil(page.side.isVisible)
    names = [column.name for column in page.model.columns]
    place = names.index("due_at")
    head = page.table.horizontalHeader()
    qtbot.waitUntil(lambda: page.table.viewport().width() < 1366 - 500)
    assert head.sectionViewportPosition(place) + head.sectionSize(place) <= page.table.viewport().width()
