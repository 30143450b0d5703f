"""The cards of the door: every one fits a small screen at 200 % and has its help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui import i18n as translators
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.restore_at_door import RestorePanel
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.opening import FaultPanel
from app.ui.widgets import panel as panels
from app.ui.widgets.panel import Panel
from tests.ui.dialogs import dialog_checks

CARDS: dict[str, Callable[[], Panel]] = {
    "first run": FirstRunPanel,
    "sign-in": lambda: SignInPanel("广州分公司", "boss"),
    "restore": RestorePanel,
    "fault": lambda: FaultPanel("It does not open", "The disk is gone."),
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", list(CARDS))
def test_a_card_fits_a_small_screen(name: str, language: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """1366 × 768 at 200 %."""
    monkeypatch.setattr(panels, "room_of", lambda _widget: QRect(0, 0, 683, 384))
    translators.install(language)
    try:
        card = CARDS[name]()
        qtbot.addWidget(card)
        with qtbot.waitExposed(card):
            card.show()
        assert card.width() <= 683 - panels._AROUND
        assert card.minimumSizeHint().width() <= card.width(), "nothing in it wants more"
        assert dialog_checks.out_of_order(card) == []
        helping = [button for button in card.findChildren(QPushButton) if button.objectName() == "help"]
        assert len(helping) == 1
    finally:
        translators.install("en")


def test_on_a_usual_screen_it_is_as_wide_as_it_wants_to_be(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "room_of", lambda _widget: QRect(0, 0, 1366, 768))
    card = FirstRunPanel()
    qtbot.addWidget(card)
    wanted = card.width()
    card.show()
    assert card.width() == wanted
    assert wanted > 683
