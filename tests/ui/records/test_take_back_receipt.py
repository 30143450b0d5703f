"""The record of a take-back receipt: what became of the original."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import take_back_receipts
from app.services.take_back_receipts import Returned
from app.ui.desk import Desk
from app.ui.records.take_back_receipt import ReceiptPane
from tests.ui.dialogs.take_back_dialogs import a_part


@pytest.mark.parametrize(
    ("returned", "said", "not_said"),
    [
        ({"recovered": True}, "Original back", "Loss noted"),
        ({"recovered": False, "lost_note": "搬家", "lost_signed_by": "沈怡"}, "Loss noted", "Original back"),
    ],
)
def test_a_lost_original_did_not_come_back(
    desk: Desk, qtbot: QtBot, frozen_clock: Any, voucher: int, returned: dict[str, Any], said: str, not_said: str
) -> None:
    call = ServiceCall.select().where(ServiceCall.state == "dispatched").first()
    part = ReturnedPart.get_by_id(a_part(call.id, "checked"))
    frozen_clock(timedelta(hours=1))
    receipt = TakeBackReceipt.get_by_id(part.receipt_id)
    signed = Returned(signed_by="沈怡", signed_on=clock.today(), **returned)
    take_back_receipts.hand_back(receipt.id, seen_version=receipt.row_version, returned=signed)
    pane = ReceiptPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(receipt.id)
    words = {label.text() for label in pane.facts.findChildren(QLabel)}
    assert said in words
    assert not_said not in words
