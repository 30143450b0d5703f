"""The real program on a branch of its own, driven with keys and mouse by the hands of the tour."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.core import clock, paths
from app.services import customers, devices, session, staff
from app.services.customers import AddressInput, ContactInput
from app.ui import i18n as translators
from app.ui.application import Application, House
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.main_window import MainWindow
from app.ui.settings import LocalSettings
from app.ui.theme import Scheme
from app.ui.tour._printer import FilePrinter
from app.ui.tour._stage import Stage
from tests.conftest import PASSWORD

Start = Callable[..., Stage]


def house(folder: Path, **changes: object) -> House:
    """What `app.bootstrap` gives the window, over the user's data folder of the test."""
    given = {
        "target": "", "log_folder": folder / "log", "open_branch": bootstrap.open_branch,
        "close_branch": bootstrap.close_branch, "folder": bootstrap.folder_of, "fill_demonstration": None,
        "plain_fault": bootstrap.plain_fault,
    }  # fmt: skip
    return House(**{**given, **changes})


@pytest.fixture
def advance(frozen_clock: Callable[[timedelta], None]) -> Callable[[timedelta], None]:
    """Friday 20 November 2026, nine o'clock, until it is moved on."""
    return frozen_clock


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, advance: Callable[[timedelta], None]) -> Iterator[Callable[..., Stage]]:
    """Start the program over the data folder; every crash report fails the test."""
    begun: list[Application] = []
    crashes: list[BaseException] = []

    def start(language: str = "en", **changes: object) -> Stage:
        local = LocalSettings(tmp_path / f"window{len(begun)}.ini")
        local.language, local.scheme = language, Scheme.LIGHT
        made = Application(qapp, house(tmp_path, **changes), local, MainWindow())
        made.crashes.install = lambda: None
        made.crashes.show = lambda error, *_: crashes.append(error)
        begun.append(made)
        made.start()
        return Stage(made, tmp_path, tmp_path, advance)

    try:
        yield start
    finally:
        for one in reversed(begun):
            one.window.may_close = lambda: True
            one.shut_down()
            one.window.close()
            one.window.deleteLater()
            one.deleteLater()  # the next test has a program of its own, and nobody else's watchers
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        translators.install("en")
    assert not crashes, crashes


@pytest.fixture
def start(program: Callable[..., Stage], branch_template: str) -> Start:
    """`start("desk")`: the program over a furnished branch with this person signed in."""

    def enter(name: str = "desk", **changes: object) -> Stage:
        file = paths.database_file()
        if not file.exists():
            paths.private_folder(file.parent)
            shutil.copy(branch_template, file)
        stage = program(**changes)
        sign_in(stage, name)
        return stage

    return enter


def sign_in(stage: Stage, name: str, password: str = PASSWORD) -> None:
    """Type name and password at the door, then Enter."""
    door = stage.panel(SignInPanel)
    stage.retype(name, door.name)
    stage.type(password, door.password)
    stage.key("Return", door.password)
    stage.wait(stage.application.window.workplace, "workplace")
    stage.desk.printers = FilePrinter(stage.scratch / "printed.pdf")


def change_person(stage: Stage, name: str) -> None:
    """Sign out and let somebody else sit down."""
    stage.shift.sign_out()
    sign_in(stage, name)


def known_customer() -> tuple[int, int]:
    """A customer with a device under warranty, entered by whoever is signed in."""
    customer = customers.create(
        name="远大印刷有限公司",
        contacts=(ContactInput("张伟", "13800138000", is_primary=True),),
        addresses=(AddressInput("广州市天河区体育西路 1 号", is_primary=True),),
    ).result
    device = devices.create(
        customer_id=customer, product_name="激光打印机", model="M428", serial="SN-778899",
        installed_on=clock.today() - timedelta(days=100), warranty_months=24,
    ).result  # fmt: skip
    return customer, device


def technician_id() -> int:
    """The branch's only technician."""
    return staff.technicians()[0].id


def role() -> str:
    """Who acts."""
    return session.current().role
