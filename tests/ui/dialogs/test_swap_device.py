"""A unit is replaced: each rule says until when the new one would be covered, or that nothing is left of it."""

from __future__ import annotations

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import customers, devices
from app.ui.desk import Desk
from app.ui.dialogs.swap_device import SwapDialog


def said(desk: Desk, qtbot: QtBot, ends: date) -> tuple[SwapDialog, dict[str, str]]:
    customer_id = customers.create(name="海珠图书馆").result
    given = {
        "customer_id": customer_id,
        "product_name": "打印机",
        "serial": f"SN{ends:%Y%m%d}",
        "warranty_ends_on": ends,
    }
    dialog = SwapDialog(desk, devices.entry(devices.create(**given).result))
    qtbot.addWidget(dialog)
    return dialog, words(dialog)


def words(dialog: SwapDialog) -> dict[str, str]:
    box = dialog.form.editor("rule")
    return {box.itemData(row): box.itemText(row) for row in range(box.count())}


def test_of_a_warranty_that_is_over_nothing_passes_on(desk: Desk, qtbot: QtBot) -> None:
    yesterday = clock.today() - timedelta(days=1)
    dialog, told = said(desk, qtbot, yesterday)
    assert told["inherit"] == f"the remainder passes on: nothing, over since {yesterday}"
    dialog.form.editor("warranty_months").setValue(12)
    dialog.form.editor("warranty_months").valueChanged.emit(12)
    told = words(dialog)
    assert "until" in told["restart"]
    assert told["longer"].endswith(told["restart"][-10:])
    dialog.form.editor("replaced_on").set_value(yesterday)
    dialog.form.editor("replaced_on").editingFinished.emit()
    assert words(dialog)["inherit"].endswith(f"until {yesterday}"), "its last day is included"


def test_on_its_last_day_it_passes_on(desk: Desk, qtbot: QtBot) -> None:
    _dialog, told = said(desk, qtbot, clock.today())
    assert told["inherit"].endswith(f"until {clock.today()}")
