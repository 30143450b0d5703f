"""The form of a correction shows both verdicts where they differ, and asks which holds."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from app.models.service_call import ServiceCall
from app.services import contracts, devices, service_call_file, service_calls
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import take
from app.ui.dialogs.correct_call import CorrectCallDialog


def test_both_verdicts_are_seen_and_one_is_chosen(
    desk: Desk, qtbot: QtBot, customer: int, frozen_clock: object
) -> None:
    device = devices.create(customer_id=customer, model="旧机", serial="O1", installed_on=date(2015, 1, 1)).result
    span = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31), "excluded": ("installation",)}
    contracts.create(customer_id=customer, **span)
    call_id = service_calls.register(customer_id=customer, device_id=device, fault_text="坏了").result
    dialog = CorrectCallDialog(desk, service_call_file.file(call_id))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.verdicts.isHidden()
    dialog._kind.setCurrentIndex(dialog._kind.findData("install"))
    assert dialog.verdicts.isVisible()
    assert (dialog.before._verdict.text(), dialog.after._verdict.text()) == ("Contract", "Chargeable")
    dialog.submit()
    assert dialog.form.error("take_verdict"), "nothing is decided for the user"
    dialog.form.set_values({"take_verdict": True})
    dialog.submit()
    assert dialog.form.error("reason")
    dialog.form.set_values({"take_verdict": True, "reason": "客户说错了"})
    dialog.submit()
    assert not dialog.isVisible()
    row = ServiceCall.get_by_id(call_id)
    assert (row.call_kind, row.cover_kind) == ("install", "chargeable")


def test_the_step_of_a_call_opens_it(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    take(desk, "change", service_call_file.file(scheduled), window)
    (dialog,) = window.findChildren(CorrectCallDialog)
    dialog.form.set_values({"fault_text": "实际为风扇异响"})
    dialog.submit()
    assert service_call_file.file(scheduled).fault_text == "实际为风扇异响"
