from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import tab_order


def _window(qtbot: QtBot) -> tuple[QWidget, dict[str, QWidget]]:
    window = QWidget()
    qtbot.addWidget(window)
    parts: dict[str, QWidget] = {name: QPushButton(name, window) for name in ("last", "right", "left", "top")}
    tabs, inside = QTabWidget(window), QWidget()
    parts["typed"] = QLineEdit(inside)
    QVBoxLayout(inside).addWidget(parts["typed"])
    tabs.addTab(inside, "one")
    parts["tabs"] = tabs.tabBar()
    row = QHBoxLayout()
    row.addWidget(parts["left"])
    row.addWidget(parts["right"])
    column = QVBoxLayout(window)
    column.addWidget(parts["top"])
    column.addLayout(row)
    column.addWidget(tabs)
    column.addWidget(parts["last"])
    return window, parts


def test_tab_goes_as_the_layouts_say_and_round_both_ways(qtbot: QtBot) -> None:
    window, parts = _window(qtbot)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    tab_order.arrange(window)
    wanted = [parts[name] for name in ("top", "left", "right", "tabs", "typed", "last")]
    for key, order in ((Qt.Key.Key_Tab, wanted), (Qt.Key.Key_Backtab, wanted[::-1])):
        order[0].setFocus()
        for one in (*order[1:], order[0]):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
            assert one.hasFocus()


def test_what_comes_later_has_its_place(qtbot: QtBot) -> None:
    window, parts = _window(qtbot)
    window.show()
    tab_order.arrange(window)
    fresh = QPushButton("fresh")
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, fresh)
    fresh.show()
    order = tab_order.arrange(window)
    assert order[:3] == [parts["top"], fresh, parts["left"]]


def test_what_is_hidden_has_none(qtbot: QtBot) -> None:
    window, parts = _window(qtbot)
    window.show()
    parts["left"].hide()
    assert parts["left"] not in tab_order.stops(window)
