"""What every dialog owes its user, asked of each: names to be read out, Tab after the eye, help, room for words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.services import devices, service_calls
from app.services import session as sessions
from app.ui import i18n as translators
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.help_key import HelpKey, topic_of
from app.ui.settings import LocalSettings
from app.ui.widgets.low_screen import LowScreenArea
from tests.ui.accidental_windows import WindowWatch
from tests.ui.dialogs import (
    backup_dialogs,
    board_dialogs,
    complaint_after_dialogs,
    complaint_decide_dialogs,
    complaint_engine_dialogs,
    complaint_paper_dialogs,
    complaint_register_dialogs,
    complaint_scheme_dialogs,
    complaint_settle_dialogs,
    dialog_checks,
    encryption_dialogs,
    every_dialog,
    exchange_dialogs,
    figure_dialogs,
    import_dialogs,
    loan_dialogs,
    money_dialogs,
    month_dialogs,
    opinion_dialogs,
    package_dialogs,
    package_log_dialogs,
    privacy_dialogs,
    receive_dialogs,
    relation_dialogs,
    store_dialogs,
    survey_dialogs,
    take_back_dialogs,
    tool_dialogs,
    update_dialogs,
    visit_dialogs,
)
from tests.ui.dialogs.every_dialog import MAKERS, Office

FRAME = QSize(16, 48)
SCREENS = {"usual": QSize(1366, 768), "150 %": QSize(911, 512)}
"""In device-independent pixels; at 150 % the office's usual screen has room for 911 × 512 of them."""


@pytest.fixture
def office(
    desk: Desk, branch: Any, customer: int, device: int, scheduled: int, voucher: int, tmp_path: Path, qtbot: QtBot
) -> Iterator[Office]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    yield Office(desk, customer, device, scheduled, voucher, LocalSettings(tmp_path / "w.ini"), tmp_path, window)
    translators.install("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let every window believe in a screen of another size."""

    def set_to(size: QSize) -> None:
        class Screen:
            def availableGeometry(self) -> QRect:
                return QRect(0, 0, size.width(), size.height())

        monkeypatch.setattr(QGuiApplication, "screenAt", lambda _point: Screen())

    return set_to


def opened(name: str, office: Office, branch: Any, qtbot: QtBot) -> QDialog:
    role, maker = MAKERS[name]
    sessions.begin(branch.sessions[role])
    with WindowWatch() as watch:
        dialog = maker(office)
        dialog.show()
        qtbot.waitExposed(dialog)
    assert watch.seen == [], "shown before they had a parent: they flash on the screen"
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog or dialog.windowType() is Qt.WindowType.Popup)
    QApplication.processEvents()
    return dialog


def shut(dialog: QDialog) -> None:
    dialog.hide()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_dialog_is_asked() -> None:
    lists = (
        backup_dialogs,
        board_dialogs,
        complaint_after_dialogs,
        complaint_decide_dialogs,
        complaint_engine_dialogs,
        complaint_paper_dialogs,
        complaint_register_dialogs,
        complaint_scheme_dialogs,
        complaint_settle_dialogs,
        encryption_dialogs,
        exchange_dialogs,
        relation_dialogs,
        figure_dialogs,
        import_dialogs,
        loan_dialogs,
        money_dialogs,
        month_dialogs,
        opinion_dialogs,
        package_dialogs,
        package_log_dialogs,
        privacy_dialogs,
        receive_dialogs,
        store_dialogs,
        survey_dialogs,
        take_back_dialogs,
        visit_dialogs,
        tool_dialogs,
        update_dialogs,
    )
    for more in lists:
        assert more.opens is every_dialog.opens, "their dialogs are in the same list"
    asked = {name.split()[0] for name in MAKERS}
    assert {one.__name__ for one in every_dialog.dialog_classes()} <= asked


@pytest.mark.parametrize("name", MAKERS)
def test_it_can_be_used_without_mouse_and_without_eyes(name: str, office: Office, branch: Any, qtbot: QtBot) -> None:
    """Names, Tab, F1; Enter never closes a form half filled in, Ctrl+Enter saves it, Esc leaves."""
    asked: list[tuple[str, QWidget]] = []
    key = HelpKey(lambda topic, window: asked.append((topic, window)))
    dialog = opened(name, office, branch, qtbot)
    assert dialog_checks.nameless(dialog) == []
    assert dialog_checks.out_of_order(dialog) == []
    assert dialog_checks.reachable(dialog), "nothing can be reached with Tab"
    focus = dialog.focusWidget()
    assert focus is not None, "the keyboard goes nowhere when it opens"
    key.look()
    key.look()
    QTest.keyClick(focus, Qt.Key.Key_F1)
    assert asked == ([] if name in ("HelpWindow", "UnlockDialog") else [(topic_of(dialog), dialog)])
    if isinstance(dialog, FormDialog):
        _is_a_form(dialog)
    if name.split(maxsplit=1)[0] not in ("RegisterCallDialog", "UnlockDialog"):
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    shut(dialog)


def _is_a_form(dialog: FormDialog) -> None:
    tried: list[str] = []
    dialog.submit = lambda: tried.append("saved")
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert tried == []
    assert dialog.verb.property("role") in ("primary", "danger")


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_is_cut_off(name: str, office: Office, branch: Any, qtbot: QtBot, room: Any) -> None:
    for language, (screen, size) in product(("zh_CN", "en"), SCREENS.items()):
        translators.install(language)
        room(size)
        dialog = opened(name, office, branch, qtbot)
        assert dialog_checks.clipped(dialog) == [], (language, screen)
        assert dialog.width() <= size.width() - FRAME.width(), (language, screen, dialog.size())
        assert dialog.height() <= size.height() - FRAME.height(), (language, screen, dialog.size())
        shut(dialog)


def test_the_form_of_a_call_needs_no_scrolling_to_the_side_on_a_small_screen(
    office: Office, branch: Any, qtbot: QtBot, room: Any
) -> None:
    """A customer with many calls and devices of long names, at 150 % on the office's usual screen."""
    devices.create(
        customer_id=office.customer, product_name="中央空调多联机组室外机" * 3, model="MDV-" * 8, serial="S" * 40
    )
    for number in range(6):
        service_calls.register(customer_id=office.customer, fault_text=f"第 {number} 次：室内机不制冷并且漏水" * 3)
    room(QSize(911, 512))
    for name in (
        "RegisterCallDialog", "RegisterCallDialog promised", "RegisterCallDialog appointed", "RegisterComplaintDialog",
    ):  # fmt: skip
        dialog = opened(name, office, branch, qtbot)
        assert dialog.height() <= 512 - FRAME.height()
        for area in dialog.findChildren(QScrollArea):
            assert area.horizontalScrollBar().maximum() == 0, name
        shut(dialog)


def test_a_form_that_is_too_high_for_the_screen_scrolls_to_what_is_wrong(
    office: Office, branch: Any, qtbot: QtBot, room: Any
) -> None:
    room(QSize(911, 512))
    dialog = opened("CustomerEditor", office, branch, qtbot)
    assert isinstance(dialog, FormDialog)
    area = dialog.findChild(LowScreenArea)
    assert area is not None
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    dialog.submit()
    name = dialog.form.editor("name")
    assert dialog.form.error("name")
    assert name.hasFocus()
    assert area.viewport().rect().contains(name.mapTo(area.viewport(), name.rect().center()))
    shut(dialog)


def test_a_form_grows_with_what_is_said_in_it_while_there_is_room(
    office: Office, branch: Any, qtbot: QtBot, room: Any
) -> None:
    room(QSize(1366, 768))
    dialog = opened("UserForm", office, branch, qtbot)
    assert isinstance(dialog, FormDialog)
    before = dialog.height()
    for field in dialog.form.fields():
        dialog.form.set_error(field, "Something is wrong with this.")
    qtbot.waitUntil(lambda: dialog.height() > before)
    area = dialog.findChild(LowScreenArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    shut(dialog)
