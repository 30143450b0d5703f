"""The desktop's own size of letters and its light or dark are taken over while the program runs."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.desktop.system_look import SystemLook
from app.ui.widgets.board_plan import BoardRow
from app.ui.widgets.day_board import DayBoard


@pytest.fixture
def letters(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, float]]:
    wanted = {"scale": 1.0}
    monkeypatch.setattr(theme, "text_scale", lambda: wanted["scale"])
    yield wanted
    wanted["scale"] = 1.0
    theme.follow_letters()


def test_larger_letters_are_followed_when_somebody_comes_back(
    qapp: QApplication, qtbot: QtBot, letters: dict[str, float]
) -> None:
    title = QLabel("Home")
    title.setProperty("role", "title")
    qtbot.addWidget(title)
    title.show()
    usual, high = qapp.font().pointSizeF(), title.sizeHint().height()
    look = SystemLook(qapp)
    letters["scale"] = 1.5
    look._came_back(Qt.ApplicationState.ApplicationInactive)
    assert qapp.font().pointSizeF() == usual
    look._came_back(Qt.ApplicationState.ApplicationActive)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5)
    assert title.sizeHint().height() > high * 1.3, "what the style sheet sizes grows along"
    letters["scale"] = 1.0
    look._came_back(Qt.ApplicationState.ApplicationActive)
    assert (qapp.font().pointSizeF(), title.sizeHint().height()) == (usual, high)
    look.deleteLater()


@pytest.mark.parametrize(("kept", "scale"), [(100, 1.0), (150, 1.5), (9_000, 2.25), ("rubbish", 1.0), (None, 1.0)])
def test_the_size_stands_in_the_registry(monkeypatch: pytest.MonkeyPatch, kept: object, scale: float) -> None:
    asked: list[str] = []

    class Registry:
        Format = QSettings.Format

        def __init__(self, key: str, _format: object) -> None:
            asked.append(key)

        def value(self, name: str, default: object) -> object:
            assert name == "TextScaleFactor"
            return default if kept is None else kept

    monkeypatch.setattr(theme, "QSettings", Registry)
    monkeypatch.setattr(theme.sys, "platform", "win32")
    assert theme.text_scale() == scale
    assert asked == ["HKEY_CURRENT_USER\\Software\\Microsoft\\Accessibility"]


def test_scaling_between_whole_numbers_is_not_rounded(qapp: QApplication) -> None:
    policy = QGuiApplication.highDpiScaleFactorRoundingPolicy()
    assert policy is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough


def test_dark_is_followed_unless_chosen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen desktop knows no dark: its answer is put in, and the signal sent that a real one sends."""
    answer = [Qt.ColorScheme.Dark]
    real = qapp.styleHints()

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return answer[0]

    monkeypatch.setattr(qapp, "styleHints", Hints, raising=False)
    try:
        theme.apply(qapp, theme.Scheme.SYSTEM)
        assert theme.tokens() is theme.DARK
        for answer[0], tokens in ((Qt.ColorScheme.Light, theme.LIGHT), (Qt.ColorScheme.Dark, theme.DARK)):
            real.colorSchemeChanged.emit(answer[0])
            assert theme.tokens() is tokens
        theme.apply(qapp, theme.Scheme.LIGHT)
        real.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.tokens() is theme.LIGHT, "chosen"
    finally:
        theme.apply(qapp, theme.Scheme.LIGHT)


def test_the_day_board_grows_with_the_letters(qapp: QApplication, qtbot: QtBot, letters: dict[str, float]) -> None:
    board = DayBoard()
    qtbot.addWidget(board)
    board.set_day(date(2026, 11, 20), [BoardRow(1, "何嘉辉", "1 次上门")] * 5, [], (8, 18))
    board.show()
    usual = board.sizeHint().height()
    letters["scale"] = 1.5
    theme.follow_letters()
    assert board.sizeHint().height() == pytest.approx(usual * 1.5, abs=20)
