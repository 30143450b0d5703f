from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.key_tips import KeyTips, initial, letters


@pytest.mark.parametrize(
    ("sign", "letter"),
    [
        ("保", "B"), ("存", "C"), ("啊", "A"), ("座", "Z"), ("一", "Y"), ("x", "X"), ("7", "7"), ("（", ""), ("é", ""),
        ("镕", ""),
    ],
)  # fmt: skip
def test_the_letter_of_a_sign(sign: str, letter: str) -> None:
    assert initial(sign) == letter


def test_the_first_syllable_that_is_free() -> None:
    assert letters(["保存", "报修", "保存"]) == ["B", "X", "C"]
    assert letters(["保存"], ["B", "C"]) == ["A"]
    many = letters(["保存"] * 40)
    assert len(set(filter(None, many))) == 36
    assert many[36:] == [""] * 4


def test_plates_lie_on_what_has_no_letter_and_press_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    save, field, sign, off = QPushButton("保存"), QLineEdit(), QToolButton(), QPushButton("停用")
    field.setAccessibleName("客户")
    sign.setAccessibleName("筛选")
    off.setEnabled(False)
    column = QVBoxLayout(window)
    for one in (save, field, sign, off):
        column.addWidget(one)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    tips = KeyTips()
    tips.show(window, {})
    assert {letter: one for letter, (_plate, one) in tips.plates.items()} == {"B": save, "K": field, "S": sign}
    pressed: list[str] = []
    save.clicked.connect(lambda: pressed.append("saved"))
    assert tips.press("b")
    assert tips.press("K")
    assert not tips.press("Q")
    qtbot.waitUntil(lambda: pressed == ["saved"] and field.hasFocus())
    tips.hide()
    assert all(plate.isHidden() for plate in window.findChildren(QLabel, "key_tip"))
