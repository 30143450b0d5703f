"""Letters under Alt: every button of a page or menu has one, no two the same; Chinese bears them on plates.

Every dialog is asked the same in `accessibility/test_dialogs.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services import session as sessions
from app.ui import i18n as translators
from app.ui.commands import lettered
from app.ui.desk import Desk
from app.ui.mnemonics import AltLetters, choose, letter_of, marked
from app.ui.settings import LocalSettings
from app.ui.workplace import Workplace
from tests.ui.dialogs.every_dialog import MAKERS, Office


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
def letters(qapp: QApplication) -> Iterator[AltLetters]:
    made = AltLetters()
    yield made
    made.take_back()
    made.deleteLater()


def without_a_letter(window: QWidget) -> list[str]:
    """Buttons with words that have neither letter nor key; of choices between which arrows go one is enough.

    Where a form is longer than the alphabet, boxes to tick go without before buttons do."""
    buttons = [one for one in window.findChildren(QAbstractButton) if one.window() is window and one.isVisible()]
    reached = {_group(one) for one in buttons if isinstance(one, QRadioButton) and not one.shortcut().isEmpty()}
    bare = [one for one in buttons if _has_words(one.text()) and one.shortcut().isEmpty()]
    bare = [one for one in bare if not (isinstance(one, QRadioButton) and _group(one) in reached)]
    letters = {sign for one in bare for sign in one.text().upper() if sign.isascii() and sign.isalpha()}
    used = {letter_of(one.text()) for one in _labelled(window)}
    return [one.text() for one in bare if not isinstance(one, QCheckBox) or letters - used]


def _labelled(window: QWidget) -> list[QAbstractButton | QLabel]:
    parts = [one for one in window.findChildren(QWidget) if one.window() is window and one.isVisible()]
    return [one for one in parts if isinstance(one, QAbstractButton | QLabel)]


def _group(one: QRadioButton) -> object:
    return one.group() or one.parentWidget()


def clashes(window: QWidget) -> list[str]:
    parts = [one for one in window.findChildren(QWidget) if one.window() is window and one.isVisible()]
    texts = [one.text() for one in parts if isinstance(one, QAbstractButton) or getattr(one, "buddy", lambda: None)()]
    return [letter for letter, count in Counter(filter(None, map(letter_of, texts))).items() if count > 1]


def _has_words(text: str) -> bool:
    return re.search("[A-Za-z]{3}", text) is not None


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver", "administrator"])
def test_every_page_has_letters_without_clashes(
    desk: Desk, branch: Any, voucher: int, qtbot: QtBot, letters: AltLetters, role: str
) -> None:
    sessions.begin(branch.sessions[role])
    place = Workplace(desk)
    qtbot.addWidget(place)
    place.resize(1366, 768)
    place.show()
    for name in place.names():
        place.open(name)
        QApplication.processEvents()
        letters.give(place)
        assert clashes(place) == [], name
        assert without_a_letter(place) == [], name
        letters.take_back()


def test_chinese_words_stay_and_bear_plates(office: Office, branch: Any, letters: AltLetters) -> None:
    translators.install("zh_CN")
    for name in ("CustomerEditor", "HandInDialog", "ChangedMeanwhileDialog", "ColumnsDialog", "ExplanationDialog"):
        role, maker = MAKERS[name]
        sessions.begin(branch.sessions[role])
        dialog = maker(office)
        dialog.show()
        letters.give(dialog)
        assert [one.text() for one in dialog.findChildren(QPushButton) if letter_of(one.text())] == [], name
        buttons = {one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.isEnabled()}
        keyed = {one for one in buttons if not one.shortcut().isEmpty()}
        assert buttons - keyed <= {one for _plate, one in letters.tips.plates.values()}, name
        letters.take_back()
        assert all(plate.isHidden() for plate in dialog.findChildren(QLabel, "key_tip")), name
        dialog.hide()
        dialog.deleteLater()


def test_alt_and_a_letter_press_the_button(qtbot: QtBot, letters: AltLetters) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    for place, text in enumerate(("Save", "Send", "Cancel")):
        button = QPushButton(text, dialog)
        button.move(0, place * 40)
        button.clicked.connect(lambda _on, text=text: pressed.append(text))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    window = dialog.windowHandle()
    letters._watch(window)
    alt = Qt.Key.Key_Alt
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, alt, Qt.KeyboardModifier.AltModifier))
    assert [one.text() for one in dialog.findChildren(QPushButton)] == ["&Save", "S&end", "&Cancel"]
    QTest.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: pressed == ["Send"])
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyRelease, alt, Qt.KeyboardModifier.NoModifier))
    assert [one.text() for one in dialog.findChildren(QPushButton)] == ["Save", "Send", "Cancel"]


def test_a_menu_has_letters_while_it_is_open(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for text in ("Copy\tCtrl+C", "Cancel", "Export to A&&B", "Print"):
        menu.addAction(text)
    lettered(menu)
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()] == ["&Copy\tCtrl+C", "C&ancel", "Export to A&&B", "&Print"]
    menu.aboutToHide.emit()
    assert [one.text() for one in menu.actions()] == ["Copy\tCtrl+C", "Cancel", "Export to A&&B", "Print"]


@given(st.lists(st.text(alphabet="abcdeXYZ 中&", max_size=8), max_size=30))
def test_no_letter_is_given_twice_and_as_many_as_can_be(texts: list[str]) -> None:
    places = choose(texts, ["X"])
    given_out = [text[place].upper() for text, place in zip(texts, places, strict=True) if place >= 0]
    assert len(given_out) == len(set(given_out))
    assert "X" not in given_out
    left = set("ABCDEYZ") - set(given_out)
    for text, place in zip(texts, places, strict=True):
        if place < 0:
            assert not left & set(text.upper()), "a letter of it is still free"
        elif "&" not in text:
            assert letter_of(marked(text, place)) == text[place].upper()
