"""Views of another ledger under a ledger's own: inspections beside return visits."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ledgers._catalogue import all_ledgers
from app.services import contracts, customers, inspection_file, inspections
from app.ui.desk import Desk
from app.ui.ledger.page import LedgerPage


def test_inspections_are_counted_beside_the_visits_and_opened_there(
    desk: Desk, qtbot: QtBot, frozen_clock: Any
) -> None:
    customer = customers.create(name="甲公司").result
    agreed = contracts.create(
        customer_id=customer, starts_on=date(2026, 9, 1), ends_on=date(2027, 8, 31), inspection_months=3
    ).result
    page = LedgerPage(desk, all_ledgers()["visits"])
    qtbot.addWidget(page)
    page.show()
    due, planned = (page.rail.links[f"at:inspections:{view}"] for view in ("due", "planned"))
    qtbot.waitUntil(lambda: due.text() == "Inspections to plan  1")
    assert planned.text() == "Inspections planned  0"
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        due.click()
    assert wanted.args[:2] == ["inspections", "due"]
    one = inspection_file.of_contract(agreed)[0]
    desk.bus.run(inspections.plan, one.id, seen_version=one.row_version)
    page.refresh()
    qtbot.waitUntil(lambda: (due.text(), planned.text()) == ("Inspections to plan  0", "Inspections planned  1"))


def test_preventive_visits_stand_under_their_own_heading(make_page: Any) -> None:
    page = make_page("visits")
    captions = [one.text() for one in page.rail.findChildren(QLabel) if one.property("role") == "caption"]
    assert "Preventive visits" in captions
    page.rail.show_counts({"at:inspections:overdue": 3, "at:inspections:due": 0})
    late, due = (page.rail.links[f"at:inspections:{view}"] for view in ("overdue", "due"))
    assert (late.text(), late.property("tone")) == ("Inspections overdue  3", "late")
    assert (due.text(), due.property("tone")) == ("Inspections to plan  0", "normal")
