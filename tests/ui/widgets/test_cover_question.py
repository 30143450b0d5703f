"""Who pays, asked about any kind of work and any day."""

from __future__ import annotations

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from app.services import contracts, customers, devices
from app.ui.desk import Desk
from app.ui.widgets.cover_question import CoverQuestion


def test_the_verdict_follows_work_and_day(desk: Desk, qtbot: QtBot, frozen_clock: Any) -> None:
    customer_id = customers.create(name="甲公司").result
    device_id = devices.create(
        customer_id=customer_id,
        serial="X1",
        installed_on=date(2026, 1, 5),
        warranty_months=12,
        warranty_document="卡 9",
    ).result
    agreed = contracts.create(customer_id=customer_id, starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31))
    question = CoverQuestion()
    qtbot.addWidget(question)
    question.ask_about(customer_id, device_id)
    assert question.text().startswith("Free · Maker's warranty until 2027-01-05")
    question.work.setCurrentIndex(question.work.findData("consumables"))
    assert question.text().startswith("Contract")
    with qtbot.waitSignal(question.document_wanted) as wanted:
        question.badge.clicked.emit()
    assert wanted.args == [agreed.number]
    question.day.set_value(date(2028, 1, 1))
    question.day.edited.emit()
    assert question.text().startswith("Chargeable")
    question.ask_about(customer_id, device_id)
    assert question.text().startswith("Chargeable"), "read again, the question stays"
    other = devices.create(customer_id=customer_id, serial="X2").result
    question.ask_about(customer_id, other)
    assert question.work.currentData() == "repair"
    assert question.text().startswith("Contract")
    question.day.setText("gibberish")
    question.day.edited.emit()
    assert question.text().startswith("Contract")
