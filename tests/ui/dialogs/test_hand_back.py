"""Handing back: the note of a lost receipt is printed where it is wanted, the loaner is called to mind."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import returned_part_file, service_call_file, service_call_take_back, take_back_receipts
from app.services.take_back_receipts import Item, Returned
from app.ui.desk import Desk
from app.ui.dialogs.hand_back import CallReturnDialog, ReceiptReturnDialog
from app.ui.dialogs.returned_part_actions import PartActionDialog
from tests.ui.dialogs.loan_dialogs import a_loan
from tests.ui.dialogs.take_back_dialogs import a_part, on_site
from tests.ui.dialogs.tool_dialogs import draws


@pytest.fixture
def part(frozen_clock: Any, voucher: int) -> ReturnedPart:
    call = ServiceCall.select().where(ServiceCall.state == "dispatched").first()
    return ReturnedPart.get_by_id(a_part(call.id, "checked"))


def of_receipt(desk: Desk, part: ReturnedPart) -> ReceiptReturnDialog:
    return ReceiptReturnDialog(desk, returned_part_file.receipt(part.receipt_id))


def of_call(desk: Desk, part: ReturnedPart) -> CallReturnDialog:
    return CallReturnDialog(desk, service_call_file.file(part.call_id))


@pytest.mark.parametrize("make", [of_receipt, of_call])
def test_a_lost_original_has_its_note_to_sign(make: Any, desk: Desk, part: ReturnedPart, qtbot: QtBot) -> None:
    draws("receipt_loss_note")
    dialog = make(desk, part)
    qtbot.addWidget(dialog)
    assert dialog.loss_note.isHidden()
    dialog.form.editor("recovered").setChecked(False)
    assert not dialog.loss_note.isHidden()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        dialog.loss_note.click()
    assert wanted.args is not None
    assert bytes(wanted.args[0]).startswith(b"%PDF")
    dialog.form.editor("recovered").setChecked(True)
    assert dialog.loss_note.isHidden()


@pytest.mark.parametrize("make", [of_receipt, of_call])
def test_a_loaner_that_is_out_is_called_to_mind(make: Any, desk: Desk, part: ReturnedPart, qtbot: QtBot) -> None:
    said = []
    for _ in range(2):
        dialog = make(desk, part)
        qtbot.addWidget(dialog)
        said.append("loaner" in dialog.intro.text())
        if len(said) == 1:
            a_loan(part.call_id)
    assert said == [False, True]


def test_another_serial_than_the_receipts_is_said_beside_the_things(
    desk: Desk, part: ReturnedPart, qtbot: QtBot
) -> None:
    ReturnedPart.update(serial="UP-1", serial_key="UP1").where(ReturnedPart.id == part.id).execute()
    dialog = of_receipt(desk, part)
    qtbot.addWidget(dialog)
    cell = dialog.table.item(0, 3)
    assert cell is not None
    cell.setText("WRONG-9")
    dialog.form.editor("signed_by").setText("沈怡")
    dialog.submit()
    assert "UP-1, not WRONG-9" in dialog.form.error("parts")
    assert TakeBackReceipt.get_by_id(part.receipt_id).state == "issued"


def test_a_cost_has_two_digits(desk: Desk, voucher: int, frozen_clock: Any, qtbot: QtBot) -> None:
    call = ServiceCall.select().where(ServiceCall.state == "dispatched").first()
    part = ReturnedPart.get_by_id(a_part(call.id, "tested"))
    ReturnedPart.update(state="in_repair").where(ReturnedPart.id == part.id).execute()
    dialog = PartActionDialog(desk, "repair", returned_part_file.file(part.id))
    qtbot.addWidget(dialog)
    dialog.form.editor("work").setPlainText("更换电容")
    dialog.form.editor("cost").setText("12.345")
    dialog.submit()
    assert "two digits" in dialog.form.error("cost")
    assert ReturnedPart.get_by_id(part.id).state == "in_repair"


@pytest.fixture
def three(desk: Desk, voucher: int, frozen_clock: Any, qtbot: QtBot) -> ReceiptReturnDialog:
    """Three things of one receipt, all of them repaired."""
    call = ServiceCall.select().where(ServiceCall.state == "dispatched").first()
    on_site(call.id)
    seen = ServiceCall.get_by_id(call.id).row_version
    items = [Item("Drum", serial="D-1"), Item("Feeder", serial="F-2"), Item("Fuser", serial="U-3")]
    receipt = service_call_take_back.take_back(call.id, seen_version=seen, items=items).result
    done = {"state": "repaired", "repaired_by": "A", "checked_by": "B", "repaired_on": clock.today()}
    ReturnedPart.update(done).where(ReturnedPart.receipt == receipt).execute()
    dialog = ReceiptReturnDialog(desk, returned_part_file.receipt(receipt))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_one_scan_after_the_other_fills_one_row_after_the_other(three: ReceiptReturnDialog, qtbot: QtBot) -> None:
    table = three.table
    second = table.item(1, 0)
    assert second is not None
    second.setCheckState(Qt.CheckState.Unchecked)
    for serial in ("D-1", "U-3"):
        table.edit(table.currentIndex())
        line = table.findChild(QLineEdit)
        assert line is not None
        QTest.keyClicks(line, serial)
        QTest.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    assert [(row.text() if (row := table.item(number, 3)) else "") for number in range(3)] == ["D-1", "", "U-3"]
    assert three.isVisible()


def test_the_receipt_for_what_stays_is_shown_once_the_form_is_gone(
    three: ReceiptReturnDialog, desk: Desk, qtbot: QtBot
) -> None:
    stays = three.table.item(2, 0)
    assert stays is not None
    stays.setCheckState(Qt.CheckState.Unchecked)
    three.form.editor("signed_by").setText("沈怡")
    behind: list[bool] = []
    desk.paper_wanted.connect(lambda *_: behind.append(three.isVisible()))
    three.submit()
    qtbot.waitUntil(lambda: bool(behind))
    assert behind == [False]


@pytest.mark.parametrize("make", [of_receipt, of_call])
def test_what_was_taken_in_with_a_thing_has_to_go_back_with_it(
    make: Any, desk: Desk, part: ReturnedPart, qtbot: QtBot
) -> None:
    for accessories in ("", "电源线、遥控器"):
        ReturnedPart.update(accessories=accessories).where(ReturnedPart.id == part.id).execute()
        dialog = make(desk, part)
        qtbot.addWidget(dialog)
        cell = dialog.table.item(0, 4)
        assert cell is not None
        assert (cell.text(), cell.toolTip()) == (accessories, accessories)
        assert not cell.flags() & Qt.ItemFlag.ItemIsEditable


def test_who_signs_the_return_signs_the_loss_unless_somebody_else_is_named(
    desk: Desk, part: ReturnedPart, qtbot: QtBot
) -> None:
    dialog = of_receipt(desk, part)
    qtbot.addWidget(dialog)
    signer, witness = dialog.form.editor("signed_by"), dialog.form.editor("lost_signed_by")
    signer.setText("沈怡")
    assert witness.text() == "沈怡"
    witness.setText("沈国梁")
    signer.setText("沈怡怡")
    assert witness.text() == "沈国梁"


@pytest.mark.parametrize("make", [of_receipt, of_call])
def test_everything_that_is_missing_is_said_at_once(make: Any, desk: Desk, part: ReturnedPart, qtbot: QtBot) -> None:
    dialog = make(desk, part)
    qtbot.addWidget(dialog)
    form = dialog.form
    form.editor("recovered").setChecked(False)
    form.set_values({"signed_by": "", "lost_signed_by": "", "signed_on": None, "solution": "", "finished_at": None})
    dialog.submit()
    called = ("solution", "finished_at") if make is of_call else ()
    missing = {"signed_by", "lost_note", "signed_on", "lost_signed_by", *called}
    assert {field for field in form.fields() if form.error(field)} == missing
    assert dialog.focusWidget() is form.editor("signed_by")
    assert TakeBackReceipt.get_by_id(part.receipt_id).state == "issued"


def test_nothing_ticked_is_said_beside_what_else_is_missing(three: ReceiptReturnDialog) -> None:
    for row in range(3):
        cell = three.table.item(row, 0)
        assert cell is not None
        cell.setCheckState(Qt.CheckState.Unchecked)
    three.form.editor("signed_by").clear()
    three.submit()
    assert three.form.error("parts") == "Nothing is ticked."
    assert three.form.error("signed_by")


def test_only_the_receipts_that_are_out_are_named(desk: Desk, three: ReceiptReturnDialog, qtbot: QtBot) -> None:
    first, stays = (ReturnedPart.get(ReturnedPart.serial == serial) for serial in ("D-1", "U-3"))
    returned = Returned("沈怡", clock.today())
    seen = TakeBackReceipt.get_by_id(first.receipt_id).row_version
    rest = take_back_receipts.hand_back(first.receipt_id, seen_version=seen, returned=returned, part_ids=[first.id])
    new = TakeBackReceipt.get_by_id(rest.result)
    seen = ServiceCall.get_by_id(first.call_id).row_version
    more = take_back_receipts.issue(first.call_id, seen_version=seen, items=[Item("Tray", serial="T-4")]).result
    said = of_call(desk, stays).intro.text()
    assert first.receipt_number not in said
    assert f"{new.number}, {TakeBackReceipt.get_by_id(more).number}" in said
