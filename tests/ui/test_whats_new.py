"""What is new: told once after an update to each person, never to whoever is here for the first time."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import __version__
from app.services import changelog
from app.services.changelog import Entry
from app.ui import whats_new
from app.ui.desk import Desk
from app.ui.dialogs.whats_new import WhatsNewDialog

TOLD = (
    Entry(__version__, "2027-03-01", "Faster **stores**"),
    Entry("0.0.2", "2027-02-01", "A new form"),
    Entry("0.0.1", "2027-01-01", "Long known"),
)


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(changelog, "entries", lambda _language: TOLD)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened() -> WhatsNewDialog | None:
    tops = QApplication.topLevelWidgets()
    return next((one for one in tops if isinstance(one, WhatsNewDialog) and one.isVisible()), None)


def test_the_first_time_nothing_is_told(desk: Desk, window: QWidget) -> None:
    whats_new.tell(desk, window)
    assert opened() is None
    assert desk.preferences.get(whats_new.SEEN) == __version__


def test_after_an_update_what_came_since_is_told_once(desk: Desk, window: QWidget, as_role: Any) -> None:
    desk.preferences.put(whats_new.SEEN, "0.0.1")
    whats_new.tell(desk, window)
    dialog = opened()
    assert dialog is not None
    text = dialog.page.toPlainText()
    assert "Faster stores" in text
    assert "A new form" in text
    assert "Long known" not in text
    assert "0.0.1" in dialog.since.text()
    dialog.accept()
    whats_new.tell(desk, window)
    assert opened() is None
    with as_role("supervisor"):
        desk.preferences.put(whats_new.SEEN, "0.0.2")
        whats_new.tell(desk, window)
        other = opened()
        assert other is not None
        assert "A new form" not in other.page.toPlainText()
        other.accept()


def test_the_way_back_to_an_earlier_version_tells_nothing(desk: Desk, window: QWidget) -> None:
    desk.preferences.put(whats_new.SEEN, "99.0")
    whats_new.tell(desk, window)
    assert opened() is None
    assert desk.preferences.get(whats_new.SEEN) == "99.0"


def test_from_the_menu_everything_is_told(window: QWidget) -> None:
    whats_new.show_all(window)
    dialog = opened()
    assert dialog is not None
    assert dialog.since.isHidden()
    assert dialog.page.toPlainText().index("Faster") < dialog.page.toPlainText().index("Long known")
    dialog.accept()
