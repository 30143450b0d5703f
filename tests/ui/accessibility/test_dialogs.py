"""Every dialog can be used without eyes, without mouse, and at 200 %."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.models import database
from app.services import session as sessions
from app.ui.desk import Desk
from app.ui.settings import LocalSettings
from tests.ui.accessibility.conftest import Looker
from tests.ui.accessibility.exceptions import KNOWN
from tests.ui.dialogs import test_every_dialog as lists
from tests.ui.dialogs.every_dialog import MAKERS, Office

assert lists, "it names the files in which the dialogs are"


class Undone(Exception):
    """Takes back what was written for a dialog."""


@pytest.fixture
def office(
    desk: Desk, branch: Any, customer: int, device: int, scheduled: int, voucher: int, tmp_path: Path
) -> Iterator[Office]:
    window = QWidget()
    window.resize(1366, 768)
    yield Office(desk, customer, device, scheduled, voucher, LocalSettings(tmp_path / "w.ini"), tmp_path, window)
    window.deleteLater()


def _shut(dialog: QDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.tasks.running, timeout=20_000)
    dialog.hide()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_dialog(looker: Looker, office: Office, branch: Any, desk: Desk, qtbot: QtBot) -> None:
    presses_tab = looker.way.language != "en"  # its way is the same in every language
    for name, (role, maker) in MAKERS.items():
        sessions.begin(branch.sessions[role])
        with contextlib.suppress(Undone), database.transaction():  # what one needs is not there for the next
            dialog = maker(office)
            dialog.show()
            dialog.activateWindow()
            QApplication.processEvents()
            QApplication.processEvents()
            looker.look(name, dialog, presses_tab=presses_tab)
            _shut(dialog, desk, qtbot)
            raise Undone
    assert looker.wrong == {}
    known = {one for one in KNOWN if one[0] in MAKERS}
    assert looker.met == known or not presses_tab, "what is found no more is not to be listed as known"
