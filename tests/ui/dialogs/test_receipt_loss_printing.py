"""The note of a lost receipt in the preview: what is ticked goes back, older versions are opened from the receipt."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper
from app.services import receipt_loss_notes, returned_part_file, returned_parts, service_call_take_back
from app.services.take_back_receipts import Item
from app.ui.desk import Desk
from app.ui.dialogs.hand_back import ReceiptReturnDialog
from app.ui.dialogs.receipt_loss_printing import print_loss_note
from app.ui.records.take_back_receipt import ReceiptPane
from tests.ui.dialogs.tool_dialogs import draws

pytestmark = pytest.mark.usefixtures("frozen_clock", "papers")


@pytest.fixture
def receipt(desk: Desk, voucher: int, as_role: Any) -> TakeBackReceipt:
    """Two things on it, both ready to go back."""
    draws("receipt_loss_note")
    call = ServiceCall.select().where(ServiceCall.state == "dispatched").first()
    items = [Item("主机", serial="ZJ-1"), Item("键盘", serial="JP-3")]
    made = service_call_take_back.take_back(call.id, seen_version=call.row_version, items=items).result
    with as_role("supervisor"):
        for part in ReturnedPart.select():
            returned_parts.leave_as_is(part.id, seen_version=part.row_version, reason="客户不修")
    return TakeBackReceipt.get_by_id(made)


@pytest.fixture
def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, log=None, choice=None: found.append((title, log)))
    return found


def test_what_is_ticked_goes_back_on_the_note(desk: Desk, qtbot: QtBot, receipt: TakeBackReceipt, shown: Any) -> None:
    dialog = ReceiptReturnDialog(desk, returned_part_file.receipt(receipt.id))
    qtbot.addWidget(dialog)
    dialog.loss_note.click()
    first = dialog.table.item(0, 0)
    assert first is not None
    first.setCheckState(Qt.CheckState.Unchecked)
    dialog.loss_note.click()
    papers = IssuedPaper.select().where(IssuedPaper.form == receipt_loss_notes.FORM).order_by(IssuedPaper.version)
    assert [one.content.count("留修") for one in papers] == [0, 1]
    assert [title for title, _log in shown] == [f"Note of a lost receipt {receipt.number}"] * 2
    pane = ReceiptPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(receipt.id)
    assert pane.loss_notes.table.ids() == [papers[1].id, papers[0].id]
    pane.loss_notes.table.opened.emit(papers[0].id)
    assert shown[-1][1]("Laser", 1)
    pane.loss_notes.table.opened.emit(papers[0].id)
    assert shown[-1][0].endswith("reprint 1")
    pane.print_loss()
    assert len(receipt_loss_notes.versions(receipt.id)) == 2, "nothing is chosen there: the last one is meant"


def test_a_receipt_that_is_not_there_is_said(desk: Desk, shown: Any) -> None:
    print_loss_note(desk, "SJ-GZ01-2611-9999")
    assert not shown
