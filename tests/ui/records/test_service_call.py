"""A call beside its ledger: what may be done next, taken through small forms, to the archive."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import dispatch, service_call_file, service_calls, settings
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import HandInDialog
from app.ui.records.service_call import ServiceCallPane, facts_of
from app.ui.widgets.clock_explained import ExplanationDialog

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot, scheduled: int) -> ServiceCallPane:
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    made.resize(520, 700)
    made.show()
    made.show_record(scheduled)
    return made


def buttons(pane: ServiceCallPane) -> list[str]:
    shown = [one for one in pane.findChildren(QPushButton) if one.isVisibleTo(pane)]
    names = [one.objectName() for one in shown if one.objectName().startswith("step_")]
    return [name.removeprefix("step_") for name in names]


def test_the_head_says_where_it_stands(pane: ServiceCallPane) -> None:
    assert pane.head.title.text() == "打印卡纸"
    assert pane.customer.text() == "★ 远大印刷有限公司"
    assert "M428" in pane.device.text()
    assert pane.cover.text()
    assert len(pane.clocks.texts()) == 2


def test_the_class_of_service_is_a_letter_and_its_word(pane: ServiceCallPane, scheduled: int) -> None:
    facts = dict(facts_of(service_call_file.file(scheduled)))
    assert facts["Service class"] in ("A paid", "B contract", "C free", "D internal")


def test_a_level_two_call_turns_red_after_two_hours(
    desk: Desk, qtbot: QtBot, customer: int, frozen_clock: Callable[[timedelta], None]
) -> None:
    call_id = service_calls.register(fault_text="停机", customer_id=customer, fault_level=2).result
    frozen_clock(timedelta(hours=2, minutes=1))
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    made.show_record(call_id)
    assert made.clocks._clocks[0].tone.value == "late"


def test_the_clocks_are_explained_line_by_line(pane: ServiceCallPane) -> None:
    pane.clocks.explain()
    dialog = pane.window().findChild(ExplanationDialog)
    assert dialog is not None
    text = dialog.text.toPlainText()
    assert "48 h" in text
    assert "2 h" in text


def test_the_next_step_is_the_first_button(
    pane: ServiceCallPane, qtbot: QtBot, desk: Desk, papers: None, scheduled: int
) -> None:
    assert buttons(pane)[0] == "issue"
    with qtbot.waitSignal(desk.paper_wanted):
        pane.step("issue")
    assert service_call_file.file(scheduled).state == "dispatched"
    qtbot.waitUntil(lambda: "hand_in" in buttons(pane))
    pane.step("hand_in")
    assert pane.window().findChild(HandInDialog) is not None


def test_a_step_is_refused_beside_its_field(pane: ServiceCallPane, scheduled: int) -> None:
    pane.step("pause")
    dialog = pane.window().findChildren(_dialog())[-1]
    dialog.submit()
    assert dialog.form.error("reason")
    dialog.form.editor("reason").setCurrentText("等待配件")
    dialog.submit()
    assert service_call_file.file(scheduled).is_paused
    assert pane.held.isVisibleTo(pane)
    pane.step("resume")
    pane.window().findChildren(_dialog())[-1].submit()
    assert not service_call_file.file(scheduled).is_paused


def test_moving_an_appointment_needs_a_reason(pane: ServiceCallPane, scheduled: int) -> None:
    pane.step("appoint")
    dialog = pane.window().findChildren(_dialog())[-1]
    dialog.form.editor("appointed_at").set_value(clock.now() + timedelta(days=2))
    dialog.submit()
    assert dialog.form.error("reason")
    dialog.form.editor("reason").setText("客户要求")
    dialog.submit()
    assert not dialog.isVisible()


def test_the_level_changes_with_its_definition_beside_it(pane: ServiceCallPane, scheduled: int) -> None:
    pane.step("change_level")
    dialog = pane.window().findChildren(_dialog())[-1]
    dialog.form.editor("fault_level").set_value(1)
    dialog.form.editor("reason").setPlainText("整机停用")
    dialog.submit()
    assert service_call_file.file(scheduled).fault_level == 1


def test_only_a_supervisor_may_cancel(
    pane: ServiceCallPane, as_role: Callable[[str], AbstractContextManager[None]], scheduled: int
) -> None:
    assert pane.call is not None
    assert not pane.call.may("cancel")
    with as_role("supervisor"):
        pane.reload()
        assert pane.call.may("cancel")


def test_a_note_is_put_down_and_stands_in_the_timeline(pane: ServiceCallPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.note, "gate code 4711")
    assert pane.has_unsaved()
    qtbot.keyClick(pane.note, Qt.Key.Key_Return)
    assert not pane.has_unsaved()
    assert any("gate code 4711" in line.detail for line in pane.timeline.lines())


def test_the_checklist_is_ticked(pane: ServiceCallPane, qtbot: QtBot, scheduled: int) -> None:
    qtbot.keyClicks(pane.checklist.name, "toner x2")
    qtbot.keyClick(pane.checklist.name, Qt.Key.Key_Return)
    assert [(item.name, item.quantity) for item in dispatch.checklist(scheduled)] == [("toner", 2)]
    pane.checklist.table.item(0, 2).setCheckState(Qt.CheckState.Checked)
    assert dispatch.checklist(scheduled)[0].is_taken
    pane.checklist.table.selectRow(0)
    qtbot.keyClick(pane.checklist.table, Qt.Key.Key_Delete)
    assert len(dispatch.checklist(scheduled)) == 1


def test_a_voucher_is_printed_again_and_voided_with_a_reason(
    pane: ServiceCallPane,
    qtbot: QtBot,
    desk: Desk,
    voucher: int,
    scheduled: int,
    as_role: Callable[[str], AbstractContextManager[None]],
) -> None:
    pane.reload()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        pane.vouchers.reprint()
    assert "1" in wanted.args[1]
    desk.prompts.next_answer("打印错误")
    with as_role("supervisor"):
        pane.vouchers.void()
    assert service_call_file.file(scheduled).vouchers[0].state == "void"


def test_somebody_elses_call_is_not_shown(
    desk: Desk, qtbot: QtBot, customer: int, as_role: Callable[[str], AbstractContextManager[None]]
) -> None:
    call_id = service_calls.register(fault_text="停机", customer_id=customer).result
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    with as_role("technician"):
        made.show_record(call_id)
    assert made._stack.currentWidget() is made.nothing


def _dialog() -> type:
    from app.ui.dialogs.call_actions import CallActionDialog

    return CallActionDialog


@pytest.mark.parametrize(("area", "hours"), [("town", "6 h"), ("suburb", "7 h")])
def test_hours_by_town_and_suburb_are_explained(
    desk: Desk,
    qtbot: QtBot,
    customer: int,
    as_role: Callable[[str], AbstractContextManager[None]],
    area: str,
    hours: str,
) -> None:
    with as_role("administrator"):
        settings.change(values={"dispatch.area_mode": True})
    call_id = service_calls.register(fault_text="停机", customer_id=customer, fault_level=4, area=area).result
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    made.show()
    made.show_record(call_id)
    made.clocks.explain()
    dialog = made.window().findChild(ExplanationDialog)
    assert dialog is not None
    text = dialog.text.toPlainText()
    assert f"By area: {hours}" in text
    assert "stricter" in text
