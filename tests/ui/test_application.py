"""The way through the real window: first run, sign-in, lock, unlock, sign-out; and opening that goes wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.core import i18n, paths
from app.core.errors import EnvironmentFault
from app.core.progress import Progress
from app.models import database
from app.models.organisation import Draft
from app.services import branch, session, settings, soundness
from app.services.drafts import About
from app.ui import i18n as translators
from app.ui.application import Application, House
from app.ui.desktop.typed_inline import TypedInline
from app.ui.dialogs.diagnosis import DiagnosisDialog
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.help import HelpWindow
from app.ui.dialogs.sign_in import SignInPanel, UnlockDialog
from app.ui.dialogs.users import UserForm
from app.ui.idle_lock import Cover
from app.ui.main_window import MainWindow
from app.ui.opening import FaultPanel
from app.ui.settings import LocalSettings
from app.ui.workplace import Workplace

PASSWORD = "Blue kettle 2026"
BRANCH = {
    "branch_code": "GZ01",
    "branch_name": "广州分公司",
    "company_name": "恒信机电设备有限公司",
    "complaint_phone": "020-83330000",
    "full_name": "何伟",
    "name": "admin",
    "password": PASSWORD,
    "repeated": PASSWORD,
}


def _house(tmp_path: Path, **changes: object) -> House:
    def demonstration(_: Progress) -> str:
        target = str(tmp_path / "demo" / "demonstration.aftercare")
        bootstrap.open_branch(target)
        values = {key: value for key, value in BRANCH.items() if key != "repeated"}
        branch.set_up(**values)
        branch.mark_demonstration((("admin", "何伟", "administrator", PASSWORD),))
        bootstrap.close_branch()
        return target

    given = {
        "target": "",
        "log_folder": tmp_path / "log",
        "open_branch": bootstrap.open_branch,
        "close_branch": bootstrap.close_branch,
        "folder": bootstrap.folder_of,
        "fill_demonstration": demonstration,
        "plain_fault": bootstrap.plain_fault,
    }
    return House(**{**given, **changes})


@pytest.fixture
def language() -> str:
    return "en"


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str) -> Iterator[Application]:
    settings = LocalSettings(tmp_path / "window.ini")
    settings.language = language
    made = Application(qapp, _house(tmp_path), settings, MainWindow())
    made.crashes.install = lambda: None
    qtbot.addWidget(made.window)
    yield made
    made.shut_down()
    translators.install("en")


def _panel(application: Application, qtbot: QtBot, kind: type) -> object:
    qtbot.waitUntil(lambda: isinstance(application.window.panel(), kind), timeout=15000)
    return application.window.panel()


def _set_up(application: Application, qtbot: QtBot, *, encrypt: bool = False) -> None:
    application.start()
    panel = _panel(application, qtbot, FirstRunPanel)
    assert isinstance(panel, FirstRunPanel)
    panel.fill(BRANCH)
    panel.encrypt.setChecked(encrypt)
    qtbot.mouseClick(panel.verb, Qt.MouseButton.LeftButton)


def _sign_in(application: Application, qtbot: QtBot) -> Workplace:
    panel = _panel(application, qtbot, SignInPanel)
    assert isinstance(panel, SignInPanel)
    panel.name.setText("admin")
    qtbot.keyClicks(panel.password, PASSWORD)
    qtbot.keyClick(panel.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: application.window.workplace() is not None, timeout=15000)
    place = application.window.workplace()
    assert isinstance(place, Workplace)
    return place


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_from_first_run_to_the_tabs(application: Application, qtbot: QtBot, language: str) -> None:
    _set_up(application, qtbot)
    door = _panel(application, qtbot, SignInPanel)
    assert isinstance(door, SignInPanel)
    assert door.name.text() == "admin", "whoever has just set the branch up signs in next"
    assert door.focusWidget() is door.password
    place = _sign_in(application, qtbot)
    assert place.current == place.names()[0]
    assert session.current().role == "administrator"
    assert paths.database_file().exists()
    assert i18n.language() == language


def test_first_run_says_beside_every_field_what_is_missing(application: Application, qtbot: QtBot) -> None:
    application.start()
    panel = _panel(application, qtbot, FirstRunPanel)
    assert isinstance(panel, FirstRunPanel)
    panel.submit()
    assert all(panel.form.error(field) for field in panel.form.fields())
    panel.fill({**BRANCH, "repeated": "something else"})
    panel.submit()
    assert panel.form.error("repeated")
    panel.fill({**BRANCH, "branch_code": "no code!"})
    panel.submit()
    assert panel.form.error("branch_code")
    assert not branch.is_set_up()


def test_changing_the_language_keeps_what_was_typed(application: Application, qtbot: QtBot) -> None:
    application.start()
    panel = _panel(application, qtbot, FirstRunPanel)
    assert isinstance(panel, FirstRunPanel)
    panel.fill({"branch_name": "广州分公司"})
    panel.language_wanted.emit("zh_CN")
    qtbot.waitUntil(lambda: application.window.panel() is not panel)
    again = application.window.panel()
    assert isinstance(again, FirstRunPanel)
    assert again.typed()["branch_name"] == "广州分公司"
    assert i18n.language() == "zh_CN"


def test_a_wrong_password_is_said_and_emptied(application: Application, qtbot: QtBot) -> None:
    _set_up(application, qtbot)
    panel = _panel(application, qtbot, SignInPanel)
    assert isinstance(panel, SignInPanel)
    panel.name.setText("admin")
    for _ in range(6):
        panel.password.setText("wrong")
        panel.submit()
    assert "min" in panel.form.error("password")
    assert panel.password.text() == ""
    assert application.window.workplace() is None


def test_lock_covers_everything_until_the_password_is_given(application: Application, qtbot: QtBot) -> None:
    _set_up(application, qtbot)
    _sign_in(application, qtbot)
    shift = application.shift
    assert shift is not None
    seen: list[object] = []

    def unlock() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnlockDialog)
        cover = application.window.findChild(Cover)
        seen.append(
            (cover is not None and cover.geometry() == application.window.rect(), application.window.windowTitle())
        )
        dialog.reject()
        dialog.password.setText("wrong")
        dialog.submit()
        seen.append(bool(dialog.form.error("password")) and dialog.isVisible())
        dialog.password.setText(PASSWORD)
        dialog.submit()

    QTimer.singleShot(50, unlock)
    shift.lock.idle.emit()
    assert seen == [(True, "Locked"), True]
    assert not shift.is_locked
    assert "广州分公司" in application.window.windowTitle()
    assert application.window.workplace() is not None


def test_signing_out_from_the_lock(application: Application, qtbot: QtBot) -> None:
    _set_up(application, qtbot)
    _sign_in(application, qtbot)
    assert application.shift is not None

    def leave() -> None:
        QApplication.activeModalWidget().other.click()

    QTimer.singleShot(50, leave)
    application.shift.lock_now()
    _panel(application, qtbot, SignInPanel)
    assert application.shift is None


def test_the_demonstration_lists_its_people_and_says_what_it_is(application: Application, qtbot: QtBot) -> None:
    application.start()
    panel = _panel(application, qtbot, FirstRunPanel)
    assert isinstance(panel, FirstRunPanel)
    panel.demonstration.click()
    door = _panel(application, qtbot, SignInPanel)
    assert isinstance(door, SignInPanel)
    assert application.window.banner.isVisible()
    person = door.findChild(QPushButton, "person_admin")
    assert isinstance(person, QPushButton)
    person.click()
    qtbot.waitUntil(lambda: application.window.workplace() is not None, timeout=15000)
    assert application._settings.last_name == "", "people of the demonstration are nobody in one's own branch"
    application.window.banner.verb.click()
    _panel(application, qtbot, FirstRunPanel)
    assert not application.window.banner.isVisible()


def test_what_cannot_be_opened_says_why_and_tries_again(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    trouble = [EnvironmentFault("The file is damaged. Restore a backup.", "damaged")]

    def open_branch(target: str, *_given: object) -> None:
        if trouble:
            raise trouble.pop()
        bootstrap.open_branch(target)

    made = Application(
        qapp, _house(tmp_path, open_branch=open_branch), LocalSettings(tmp_path / "window.ini"), MainWindow()
    )
    made.crashes.install = lambda: None
    qtbot.addWidget(made.window)
    made.start()
    panel = _panel(made, qtbot, FaultPanel)
    assert isinstance(panel, FaultPanel)
    assert panel.text.text() == "The file is damaged. Restore a backup."
    verb = panel.findChild(QPushButton, "diagnosis")
    assert verb is not None
    verb.click()
    qtbot.waitUntil(lambda: any(isinstance(one, DiagnosisDialog) for one in qapp.topLevelWidgets()))
    bundle = next(one for one in qapp.topLevelWidgets() if isinstance(one, DiagnosisDialog))
    assert '"not looked at": "damaged"' in {part.name: part.text for part in bundle._parts}["branch.json"]
    bundle.close()
    panel.again.emit()
    _panel(made, qtbot, FirstRunPanel)
    made.shut_down()
    assert not database.is_open()


def test_a_second_start_is_told(application: Application, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    application.start()
    _panel(application, qtbot, FirstRunPanel)
    second = Application(
        qapp,
        _house(tmp_path, open_branch=lambda *_: pytest.fail("opened twice")),
        LocalSettings(tmp_path / "w.ini"),
        MainWindow(),
    )
    second.crashes.install = lambda: None
    qtbot.addWidget(second.window)
    second.start()
    panel = _panel(second, qtbot, FaultPanel)
    assert isinstance(panel, FaultPanel)
    assert "another window" in panel.text.text()
    second._house = _house(tmp_path, close_branch=lambda: None)
    second.shut_down()


def test_a_branch_that_was_not_closed_is_told(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    application.prompts.said.connect(lambda message: said.append(message.text))
    monkeypatch.setattr(database, "ended_badly", lambda: True)
    application.start()
    _panel(application, qtbot, FirstRunPanel)
    assert [text for text in said if "unexpectedly" in text]


def test_a_clock_that_may_be_wrong_is_told_at_the_door(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    application.prompts.said.connect(lambda message: said.append(message.text))
    monkeypatch.setattr(soundness, "clock_doubt", lambda: "the clock says yesterday")
    application.start()
    _panel(application, qtbot, FirstRunPanel)
    assert said == ["the clock says yesterday"]


def test_what_is_being_typed_is_kept_while_the_program_locks_itself(application: Application, qtbot: QtBot) -> None:
    """Nobody touches anything for the time set: covered with what was typed; afterwards it goes on where it was."""
    _set_up(application, qtbot)
    _sign_in(application, qtbot)
    shift = application.shift
    assert shift is not None
    with session.acting_as(session.current()):
        settings.change(values={"session.idle_lock_minutes": 1})
    shift._watch()
    assert shift.lock._timer.interval() == 60_000
    form = UserForm(shift.desk, None, application.window)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.open()
        form.activateWindow()
    field = form.form.editor("full_name")
    field.setFocus()
    qtbot.keyClicks(field, "half a na")
    seen: list[object] = []

    def unlock() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, UnlockDialog):  # the machine is busy
            QTimer.singleShot(50, unlock)
            return
        cover = form.findChild(Cover)
        seen.append(cover is not None and cover.isVisible() and cover.geometry() == form.rect())
        seen.append((form.windowTitle(), shift.is_locked))
        dialog.password.setText(PASSWORD)
        dialog.submit()

    QTimer.singleShot(400, unlock)
    shift.lock._timer.start(20)  # the minute is over
    qtbot.waitUntil(lambda: len(seen) == 2 and not shift.is_locked)
    assert seen == [True, ("Locked", True)]
    assert field.text() == "half a na"
    assert form.isVisible()
    assert form.findChild(Cover) is None or not form.findChild(Cover).isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    qtbot.keyClicks(field, "me")
    assert field.text() == "half a name"
    assert shift.lock._timer.isActive(), "and it watches again"
    form.reject()


def test_an_older_branch_is_brought_up_to_date_before_anybody_signs_in(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    asked = list[bool]()

    def open_branch(
        target: str, on_wait: Callable[[], object], carry_out: Callable[[Callable[[object], None]], None]
    ) -> None:
        on_wait()
        QTimer.singleShot(20, made.window.close)
        carry_out(lambda _progress: time.sleep(0.2))
        asked.append(made.window.isVisible())
        bootstrap.open_branch(target)

    house = _house(tmp_path, open_branch=open_branch)
    made = Application(qapp, house, LocalSettings(tmp_path / "window.ini"), MainWindow())
    made.crashes.install = lambda: None
    qtbot.addWidget(made.window)
    made.start()
    _panel(made, qtbot, FirstRunPanel)
    assert asked == [True], "it cannot be closed in the middle"
    made.shut_down()


def test_f1_helps_before_anybody_has_signed_in_and_goes_with_the_card(application: Application, qtbot: QtBot) -> None:
    application.start()
    _panel(application, qtbot, FirstRunPanel)
    application.cannot_open("The disk is gone.")
    panel = _panel(application, qtbot, FaultPanel)
    assert isinstance(panel, FaultPanel)
    with qtbot.waitActive(application.window):
        application.window.activateWindow()
    qtbot.keyClick(panel, Qt.Key.Key_F1)
    help_window = panel.findChild(HelpWindow)
    assert help_window is not None
    assert help_window.isVisible()
    assert help_window.current == "trouble"
    assert not help_window.print_button.isVisible(), "papers belong to whoever has signed in"
    help_window.show_keys()
    with qtbot.waitSignal(help_window.destroyed):
        application.cannot_open("The disk is still gone.")


@pytest.mark.parametrize("leaves", ["sign_out", "speak", "close"])
def test_what_is_typed_into_a_page_is_kept_when_the_person_leaves_it(
    application: Application, qtbot: QtBot, leaves: str
) -> None:
    """No dialog is open that would ask, and the page goes."""
    _set_up(application, qtbot)
    place = _sign_in(application, qtbot)
    assert application.shift is not None
    part = QWidget(place)
    line = QLineEdit(part)
    QVBoxLayout(part).addWidget(line)
    TypedInline(application.shift.desk, part, "note").turn(About(("service_call",), 7), "Note", line.clear)
    line.setText("gate code 4711")
    if leaves == "sign_out":
        application.shift.sign_out()
    elif leaves == "speak":
        application.shift.set_language("zh_CN")
        qtbot.waitUntil(lambda: application.window.workplace() is not place)
    else:
        assert application.window.may_close()
    assert [row.form for row in Draft.select()] == ["typed:note:service_call:7"]
