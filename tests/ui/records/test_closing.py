"""“Before it can be closed” on the call: a line and a button each, waived by a supervisor only, shown for ever."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import closing, dispatch, service_call_file
from app.ui.desk import Desk
from app.ui.dialogs.loan_actions import TakeInDialog
from app.ui.dialogs.waive_closing import WaiveClosingDialog
from app.ui.records._closing import ClosingSection
from app.ui.records.service_call import ServiceCallPane
from tests.ui.dialogs.loan_dialogs import a_loan
from tests.ui.dialogs.take_back_dialogs import a_part

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot, scheduled: int) -> ServiceCallPane:
    a_part(scheduled)
    a_loan(scheduled)
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    made.resize(520, 700)
    made.show()
    made.show_record(scheduled)
    return made


def said(section: ClosingSection) -> list[str]:
    """The sentences, without those asked for by "more"."""
    shown = [label for label in section.findChildren(QLabel) if label.isVisibleTo(section)]
    return [label.text().replace("\u200b", "") for label in shown[1:]]


def press(section: ClosingSection, matter: str, qtbot: QtBot) -> None:
    """Click the first button of a kind, once the layout shows it."""

    def shown() -> list[QPushButton]:
        every = section.findChildren(QPushButton, f"settle_{matter}")
        return [one for one in every if one.isVisibleTo(section)]

    qtbot.waitUntil(lambda: bool(shown()))
    shown()[0].click()


def test_three_lines_then_all_of_them(pane: ServiceCallPane) -> None:
    section = pane.closing
    assert section.isVisibleTo(pane)
    assert section.title.text() == "Before it can be closed (4)"
    assert len(said(section)) == 4  # one more than three is shown at once
    assert not section.waive_button.isVisibleTo(section)  # a representative may not


def test_a_button_leads_to_what_settles_it(pane: ServiceCallPane, desk: Desk, qtbot: QtBot) -> None:
    press(pane.closing, "loaner", qtbot)
    (dialog,) = pane.window().findChildren(TakeInDialog)
    dialog.reject()
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        press(pane.closing, "device", qtbot)
    assert (wanted.args or [""])[0] == "returned_part"


def test_a_tool_is_ticked_as_back_at_once(pane: ServiceCallPane, qtbot: QtBot, as_role: AsRole, scheduled: int) -> None:
    item = dispatch.add_item(scheduled, kind="tool", name="示波器").result
    dispatch.tick(item, taken=True)
    pane.reload()
    qtbot.waitUntil(lambda: pane.closing.title.text() == "Before it can be closed (5)")
    pane.closing._show_all()
    press(pane.closing, "carried", qtbot)
    assert [one.matter for one in closing.missing(scheduled)] == ["device", "receipt", "loaner", "voucher"]
    dispatch.tick(item, back=False)
    with as_role("technician"):
        pane.reload()
        pane.closing._show_all()
        press(pane.closing, "carried", qtbot)
        assert pane.tabs.currentIndex() == 1


def test_a_supervisor_waives_what_is_ticked(
    pane: ServiceCallPane, as_role: AsRole, qtbot: QtBot, scheduled: int
) -> None:
    with as_role("supervisor"):
        pane.reload()
        assert pane.closing.waive_button.isVisibleTo(pane.closing)
        pane.closing.waive()
        (dialog,) = pane.window().findChildren(WaiveClosingDialog)
        dialog.submit()
        assert dialog.form.error("reason")
        dialog.form.editor("reason").setPlainText("客户再用一周")
        dialog.submit()
        assert dialog.form.error("items")
        loan = next(one for one in closing.missing(scheduled) if one.matter == "loaner")
        dialog.form.editor("items").set_value([f"loaner:{loan.object_id}"])
        dialog.submit()
        assert not dialog.isVisible()
    assert [one.matter for one in closing.missing(scheduled)] == ["device", "receipt", "voucher"]
    qtbot.waitUntil(lambda: pane.closing.title.text() == "Before it can be closed (3)")
    qtbot.waitUntil(lambda: any("客户再用一周" in text for text in said(pane.closing)))


def test_where_nothing_is_owed_nothing_is_said(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    made = ServiceCallPane(desk)
    qtbot.addWidget(made)
    made.show_record(scheduled)
    assert not made.closing.isVisibleTo(made)
    assert service_call_file.file(scheduled).state == "scheduled"
