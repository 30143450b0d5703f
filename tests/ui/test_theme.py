from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.icons import MEANINGS
from app.ui.theme import DARK, LIGHT, Scheme, Tokens, Tone


def _brightness(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "window"),
        ("text", "surface"),
        ("text", "accent_wash"),
        ("text", "hover"),
        ("muted", "surface"),
        ("muted", "window"),
        ("muted", "raised"),
        ("accent", "surface"),
        ("accent_strong", "accent_wash"),
        ("on_accent", "accent"),
        ("on_header", "header"),
        ("header_muted", "header"),
        ("late", "surface"),
        ("late", "late_wash"),
        ("due", "surface"),
        ("due", "due_wash"),
        ("done", "surface"),
        ("done", "done_wash"),
        ("paused", "surface"),
        ("paused", "paused_wash"),
        ("text", "late_wash"),
    ],
)
def test_text_is_legible_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_style_sheet_uses_only_tokens_that_exist(tokens: Tokens) -> None:
    sheet = theme.style_sheet(tokens)
    assert "$" not in sheet
    assert tokens.accent in sheet


def test_every_token_is_a_colour() -> None:
    for tokens in (LIGHT, DARK):
        assert all(QColor.isValidColorName(value) for value in vars(tokens).values())


def test_a_tone_never_speaks_by_colour_alone() -> None:
    assert all(theme.tone_icon(tone) in MEANINGS for tone in Tone if tone is not Tone.NORMAL)


def test_switching_the_scheme_tells_who_paints_by_hand(qapp: QApplication) -> None:
    told: list[QColor] = []
    theme.announcer.changed.connect(lambda: told.append(theme.tone_colour(Tone.LATE)))
    try:
        theme.apply(qapp, Scheme.DARK)
        assert qapp.palette().base().color() == QColor(DARK.surface)
        assert theme.tone_colour(Tone.LATE) == QColor(DARK.late)
    finally:
        theme.apply(qapp, Scheme.LIGHT)
    assert told == [QColor(DARK.late), QColor(LIGHT.late)]


def test_a_chinese_face_is_chosen(qapp: QApplication) -> None:
    label = QLabel("售后服务台")
    assert label.fontMetrics().inFont("售")


def test_the_list_of_a_choice_shows_every_row_whoever_had_the_focus(qtbot: QtBot) -> None:
    """It is measured while its box has the focus and laid out when it has it itself."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line, box = QLineEdit(window), QComboBox(window)
    column.addWidget(line)
    column.addWidget(box)
    box.addItems(["合格", "不合格", "不适用"])
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    sizes = set()
    for first in (line, box):
        first.setFocus()
        qtbot.waitUntil(first.hasFocus)
        sizes.add((box.height(), box.sizeHint().height()))
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(box.view().isVisible)
        assert box.view().verticalScrollBar().maximum() == 0
        box.hidePopup()
    assert len(sizes) == 1, "a box does not grow when it is entered"
