"""Device, contract, voucher and return visit beside their ledgers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import return_visits, service_call_file, service_calls, voucher_file
from app.services.service_calls import SolvedByPhone
from app.ui.desk import Desk
from app.ui.records import all_records
from app.ui.records._pane import Head
from app.ui.records.device import DevicePane
from app.ui.records.return_visit import ReturnVisitPane, VisitResultDialog
from app.ui.records.service_voucher import VoucherPane

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_every_kind_of_record_has_its_pane() -> None:
    kinds = {"customer", "device", "contract", "service_call", "service_voucher", "return_visit"}
    assert kinds <= set(all_records())


@pytest.mark.parametrize("kind", ["customer", "device", "contract", "service_call", "service_voucher", "return_visit"])
def test_a_record_that_is_not_there_is_said(desk: Desk, qtbot: QtBot, kind: str) -> None:
    pane = all_records()[kind].build(desk)
    qtbot.addWidget(pane)
    pane.show_record(987654)
    assert pane._stack.currentWidget() is pane.nothing  # pyright: ignore[reportAttributeAccessIssue]
    pane.show_record(0)
    assert pane._stack.currentWidget() is pane.nothing  # pyright: ignore[reportAttributeAccessIssue]


def test_a_device_shows_its_cover_and_calls(desk: Desk, qtbot: QtBot, scheduled: int, device: int) -> None:
    pane = DevicePane(desk)
    qtbot.addWidget(pane)
    pane.show_record(device)
    assert pane.calls.ids() == [scheduled]
    assert pane.cover.text()
    with qtbot.waitSignal(desk.call_wanted) as wanted:
        pane._register()
    assert wanted.args[1] == device


def test_a_voucher_is_corrected_by_its_next_version(
    desk: Desk, qtbot: QtBot, voucher: int, as_role: Callable[[str], AbstractContextManager[None]]
) -> None:
    pane = VoucherPane(desk)
    qtbot.addWidget(pane)
    with as_role("supervisor"):
        pane.show_record(voucher)
        desk.prompts.next_answer("地址写错")
        with qtbot.waitSignal(desk.paper_wanted):
            pane.correct()
        old = voucher_file.file(voucher)
    assert (old.state, bool(old.replaced_by)) == ("void", True)


def test_a_return_visit_is_entered(desk: Desk, qtbot: QtBot, customer: int) -> None:
    solved = SolvedByPhone("重启")
    call_id = service_calls.register(fault_text="死机", customer_id=customer, outcome=solved).result
    visit_id = service_call_file.file(call_id).visits[0].id
    pane = ReturnVisitPane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(visit_id)
    pane.not_reached()
    assert return_visits.file(visit_id).attempts == 1
    pane.enter()
    dialog = pane.window().findChildren(VisitResultDialog)[-1]
    dialog.submit()
    assert dialog.form.error("satisfaction")
    dialog.form.editor("satisfaction").set_value(2)
    dialog.form.editor("done_at").set_value(clock.now() + timedelta(days=40))
    dialog.submit()
    assert dialog.form.error("done_at")
    dialog.form.editor("done_at").setText("")
    dialog.submit()
    assert return_visits.file(visit_id).satisfaction == 2
    assert not pane.low.isHidden()


def test_people_of_a_voucher_are_called_by_their_full_name(desk: Desk, qtbot: QtBot, voucher: int) -> None:
    found = voucher_file.file(voucher)
    assert found.issued_by == desk.session.full_name != desk.session.name


def test_a_word_without_end_does_not_push_the_window_off_the_screen(qtbot: QtBot) -> None:
    head = Head()
    qtbot.addWidget(head)
    head.set_words("JX-1", "http://" + "x" * 9_000, "y" * 400)
    assert head.minimumSizeHint().width() < 320
    assert head.title.text().replace("\u200b", "") == "http://" + "x" * 9_000
    head.set_words("JX-1", "打印机不能启动，屏幕没有显示", "")
    assert head.title.text() == "打印机不能启动，屏幕没有显示"
