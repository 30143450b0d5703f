"""The frame: around what can be seen of a control, never in the way, gone with its window."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QScrollArea, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.first_day.pointer import Pointer
from app.ui.first_day.scene import Spot, first, within


def _window(qtbot: QtBot) -> tuple[QWidget, QPushButton, QTabBar]:
    window = QWidget()
    qtbot.addWidget(window)
    button, bar = QPushButton("Go", window), QTabBar(window)
    for name in ("one", "two"):
        bar.addTab(name)
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(button)
    window.resize(400, 200)
    window.show()
    return window, button, bar


def test_it_lies_around_a_control_and_lets_clicks_through(qtbot: QtBot) -> None:
    window, button, bar = _window(qtbot)
    pointer, clicks = Pointer(), []
    button.clicked.connect(lambda: clicks.append(1))
    pointer.show(Spot(button))
    frame = pointer.frame
    assert frame is not None
    assert frame.isVisible()
    assert frame.geometry().contains(button.geometry())
    assert frame.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicks
    pointer.show(Spot(bar, bar.tabRect(1)))
    assert pointer.frame is frame
    around = QRect(bar.mapTo(window, bar.tabRect(1).topLeft()), bar.tabRect(1).size())
    assert frame.geometry().contains(around)
    assert frame.width() < bar.width()
    assert frame.grab().toImage().pixelColor(frame.width() // 2, 2).alpha() > 0
    button.hide()
    pointer.show(Spot(button))
    assert not frame.isVisible()
    pointer.drop()
    assert pointer.frame is None


def test_behind_a_dialog_it_hides_and_a_window_that_closes_takes_it_along(qtbot: QtBot) -> None:
    window, button, _bar = _window(qtbot)
    pointer = Pointer()
    pointer.show(Spot(button))
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = QLineEdit(dialog)
    dialog.open()
    pointer.show(Spot(button))
    assert pointer.frame is not None
    assert not pointer.frame.isVisible()
    pointer.show(Spot(line))
    assert pointer.frame.window() is dialog
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    pointer.show(Spot(line))  # gone as well
    pointer.show(Spot(button))
    assert pointer.frame.window() is window
    assert pointer.frame.isVisible()


def test_what_was_scrolled_out_of_sight_is_brought_back_once(qtbot: QtBot) -> None:
    area, holder = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    button = QPushButton("Far", holder)
    button.move(1800, 900)
    holder.resize(2000, 1000)
    area.setWidget(holder)
    area.resize(400, 300)
    area.show()
    pointer = Pointer()
    pointer.show(Spot(button))
    assert pointer.frame is None
    pointer.show(Spot(button))
    assert pointer.frame is not None
    assert pointer.frame.isVisible()
    area.horizontalScrollBar().setValue(0)
    for _ in range(2):
        pointer.show(Spot(button))
    assert not pointer.frame.isVisible()
    assert area.horizontalScrollBar().value() == 0


def test_what_is_not_there_is_no_spot(qtbot: QtBot) -> None:
    window, button, _bar = _window(qtbot)
    window.go = button  # type: ignore[attr-defined]
    assert within(window, "go") == Spot(button)
    assert within(window, "nowhere", "at all") is None
    assert within(None) is None
    assert first(None, Spot(button), None) == Spot(button)
    button.hide()
    assert within(window, "go") is None
