"""A line of the history beside its ledger: old and new, the record one click away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from pytestqt.qtbot import QtBot

from app.services import customers, history, settings
from app.services.customers import ContactInput
from app.ui.desk import Desk
from app.ui.records.audit_entry import AuditEntryPane

Roles = Callable[[str], AbstractContextManager[None]]


def latest(kind: str) -> int:
    return next(line.seq for line in history.latest() if line.about == kind)


def test_a_contact_opens_its_customer(desk: Desk, qtbot: QtBot, as_role: Roles) -> None:
    made = customers.create(name="甲公司", contacts=(ContactInput("王五", "13800138000"),)).result
    customers.change(
        customer_id=made, seen_version=1, name="甲公司", contacts=(ContactInput("王五", "13900139000", id=1),)
    )
    pane = AuditEntryPane(desk)
    qtbot.addWidget(pane)
    with as_role("supervisor"):
        pane.show_record(latest("Contact"))
    assert pane.entry is not None
    assert [(one.label, one.old, one.new) for one in pane.entry.line.changes] == [
        ("Telephone", "13800138000", "13900139000")
    ]
    assert (pane.head.title.text(), pane.record.text()) == ("Changed", "Open: Customer")
    with qtbot.waitSignal(desk.record_wanted) as opened:
        pane.record.click()
    assert opened.args == ["customer", made]
    with qtbot.waitSignal(desk.rows_wanted) as rows:
        pane.others.click()
    assert rows.args == ["history", "all", (("kind", "eq", "contact"), ("row_id", "eq", 1)), ""]


def test_a_setting_is_named_and_opens_nothing(desk: Desk, qtbot: QtBot, as_role: Roles) -> None:
    pane = AuditEntryPane(desk)
    qtbot.addWidget(pane)
    with as_role("administrator"):
        settings.change(values={"contract.expiry_notice_days": 45})
        pane.show_record(latest("Setting"))
    assert pane.entry is not None
    (change,) = pane.entry.line.changes
    assert (change.label, change.new) == (settings.declarations.declared("contract.expiry_notice_days").title(), "45")
    assert not pane.record.isVisibleTo(pane.body)
    assert not pane.others.isVisibleTo(pane.body)
    assert pane.code.text().endswith(f"/ {pane.row_id}")
