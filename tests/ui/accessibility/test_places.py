"""Every page of the main window and every record can be used without eyes, without mouse, and at 200 %."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import demo
from app.core import clock
from app.models import database
from app.models.organisation import User
from app.services import session as sessions
from app.services.session import Session
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.prompts import Prompts
from app.ui.record_window import RecordWindow
from app.ui.records import all_records
from app.ui.settings import LocalSettings
from app.ui.workplace import Workplace
from tests.conftest import MOMENT
from tests.ui.accessibility.conftest import FRAME, Looker
from tests.ui.accessibility.exceptions import KNOWN

_SIZE = 60
_ROUNDS = 6
"""Of events until what scrolls has found its size: a bar that comes takes room, and that breaks lines elsewhere."""

_LEAST_KINDS = 30
"""Of records are in a branch of this size; the others are opened as dialogs are, by their own tests."""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("places") / "branch.aftercare"
    with clock.set_to(MOMENT):
        demo.build(_SIZE, 7, file)
    return file


@pytest.fixture
def desk(
    furnished: Path, tmp_path: Path, frozen_clock: Callable[[timedelta], None], prompts: Prompts
) -> Iterator[Desk]:
    file = tmp_path / "branch.aftercare"
    shutil.copy(furnished, file)
    database.open_database(file)
    user = User.get(User.role == "supervisor")
    sessions.begin(Session(user.id, user.name, user.full_name, user.role, 0))
    made = Desk(prompts)
    yield made
    made.tasks.shut_down()
    sessions.begin(None)
    database.close_database()


def _in_front(window: QWidget, looker: Looker) -> None:
    room = looker.way.screen - FRAME
    window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
    window.show()
    window.activateWindow()
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def _gone(window: QWidget) -> None:
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_record(looker: Looker, desk: Desk, tmp_path: Path) -> None:
    opened = 0
    for kind, pane in all_records().items():
        for (row_id,) in database.query(f"SELECT id FROM {kind} ORDER BY id DESC LIMIT 1"):
            window = RecordWindow(desk, pane, row_id, LocalSettings(tmp_path / "window.ini"))
            _in_front(window, looker)
            looker.look(f"record {kind}", window)
            _gone(window)
            opened += 1
    assert looker.wrong == {}
    assert looker.met == {one for one in KNOWN if one[0].startswith("record ")}
    assert opened >= _LEAST_KINDS


def test_every_page(looker: Looker, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow()
    window.furnish(desk.prompts, LocalSettings(tmp_path / "window.ini"))
    window.header.show_person("广州分公司", "远方售后服务有限公司", "林晓梅", "主管", may_register=True)
    place = Workplace(desk)
    window.show_workplace(place)
    window.resize(looker.way.screen)
    for name in place.names():
        place.open(name)
        qtbot.waitUntil(lambda: not desk.tasks.running, timeout=20_000)
        _in_front(window, looker)
        looker.look(f"page {name}", window)
    _gone(window)
    assert looker.wrong == {}
    assert looker.met == {one for one in KNOWN if one[0].startswith("page ")}
