"""What is taken back: a serial on file is recognised however it is spelled, and nothing typed stops the form."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.services import customers, devices
from app.ui.dialogs._taken_items import ItemsEdit


@pytest.mark.parametrize(("typed", "known"), [("up-24.0001", True), ("UP240002", False), ("9" * 300, False)])
def test_a_serial_on_file_fills_its_row(branch: object, qtbot: QtBot, typed: str, known: bool) -> None:
    customer = customers.create(name="广州华盛").result
    device = devices.create(customer_id=customer, product_name="不间断电源", model="UPS-20K", serial="UP240001").result
    items = ItemsEdit(customer)
    qtbot.addWidget(items)
    items.set_value([{"serial": typed}])
    items.table.cell_done.emit(0, "serial")
    (one,) = items.value()
    assert (one.device_id, one.item, one.model) == ((device, "不间断电源", "UPS-20K") if known else (0, "", ""))
