"""Updates in the window: offered to administrators from a stick, put in, started again, taken back."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

import app
from app.core import installed
from app.core.errors import EnvironmentFault
from app.core.progress import Silent
from app.models import database
from app.packages import updating
from app.services import backups, customers, restores, updates
from app.ui import drives, house_commands
from app.ui import updating as looking
from app.ui.desk import Desk
from app.ui.dialogs.update import UpdateDialog
from app.ui.drives import FoundDrive
from tests.packages import fake_program
from tests.packages.update_branch import OTHERS_SECRET, House, house

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are scripts")


@pytest.fixture
def here(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_role: Any) -> Iterator[House]:
    customers.create(name="甲公司")
    made = house(tmp_path, monkeypatch.setattr)
    stick = FoundDrive(made.stick, "KINGSTON", "vfat", 10**9, is_removable=True)
    disk = FoundDrive(tmp_path, "disk", "ext4", 10**9, is_removable=False)
    monkeypatch.setattr(looking, "found_drives", lambda **_: (stick, disk))
    with as_role("administrator"):
        yield made


def looked(desk: Desk, qtbot: QtBot) -> list[str]:
    window = QWidget()
    qtbot.addWidget(window)
    looking.look_around(desk, window)
    qtbot.waitUntil(lambda: not desk.tasks.running)
    return [one.text for one in desk.prompts.messages]  # pyright: ignore[reportAttributeAccessIssue]


def test_the_dialog_may_be_left_while_it_looks_at_the_sticks(here: House, desk: Desk, qtbot: QtBot) -> None:
    window, may_go_on = QWidget(), threading.Event()
    qtbot.addWidget(window)
    desk.tasks.run(lambda _: may_go_on.wait(10), lambda _: None)
    delete(UpdateDialog(desk, window, None))
    may_go_on.set()
    qtbot.waitUntil(lambda: not desk.tasks.running)


@pytest.fixture
def dialog(here: House, desk: Desk, qtbot: QtBot) -> Iterator[UpdateDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    here.package()
    made = UpdateDialog(desk, window, None)
    made.open()
    qtbot.waitUntil(lambda: not desk.tasks.running)
    yield made
    qtbot.waitUntil(lambda: not desk.tasks.running)
    installed.do_not_start_again()


def test_a_newer_version_is_offered(here: House, desk: Desk, qtbot: QtBot) -> None:
    assert looked(desk, qtbot) == []
    here.package()
    (said,) = looked(desk, qtbot)
    assert "9.1" in said
    message: Any = desk.prompts.messages[-1]  # pyright: ignore[reportAttributeAccessIssue]
    message.action()
    qtbot.waitUntil(lambda: not desk.tasks.running)


def test_the_window_waits_for_no_drive(here: House, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(looking, "found_drives", lambda **_: asked.append(threading.get_ident()) or ())
    looked(desk, qtbot)
    assert asked
    assert threading.get_ident() not in asked


def test_others_hear_nothing(here: House, desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    here.package()
    for role in ("supervisor", "representative", "technician"):
        with as_role(role):
            assert looked(desk, qtbot) == []


def test_a_forged_one_is_told_and_not_offered(here: House, desk: Desk, qtbot: QtBot) -> None:
    here.package(secret=OTHERS_SECRET)
    (said,) = looked(desk, qtbot)
    assert "tell head office" in said
    assert desk.prompts.messages[-1].action is None  # pyright: ignore[reportAttributeAccessIssue]


def test_the_first_start_is_told_once(here: House, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    updating.install(here.opened(), Silent(), lambda _: None)
    monkeypatch.setattr(app, "__version__", "9.1")
    assert looked(desk, qtbot) == ["Version 9.1 of the program is running now."]
    assert len(looked(desk, qtbot)) == 1


def test_put_in_and_started_again(dialog: UpdateDialog, here: House, desk: Desk, qtbot: QtBot) -> None:
    assert "9.1" in dialog.found.text()
    assert not dialog.back.isEnabled()
    dialog.verb.click()
    assert not dialog.leave.isEnabled()
    qtbot.waitUntil(dialog.verb.isEnabled, timeout=60_000)
    assert "in place" in desk.prompts.messages[-1].text  # pyright: ignore[reportAttributeAccessIssue]
    assert installed.read(here.folder).version == "9.1"
    window = dialog._window
    dialog.verb.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert installed._wanted == [["--database", str(backups.branch_file())]]


def test_stopped_it_is_as_it_was(dialog: UpdateDialog, here: House, desk: Desk, qtbot: QtBot) -> None:
    dialog.verb.click()
    dialog.reject()
    qtbot.waitUntil(dialog.verb.isEnabled, timeout=60_000)
    assert "as it was" in desk.prompts.messages[-1].text  # pyright: ignore[reportAttributeAccessIssue]
    assert installed.read(here.folder).version == ""


def test_from_another_place(dialog: UpdateDialog, here: House, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    prompts: Any = desk.prompts
    prompts.next_answer(tmp_path)
    dialog.other.click()
    qtbot.waitUntil(lambda: bool(prompts.messages))
    assert "There is no update" in prompts.texts[-1]
    here.stick.rename(tmp_path / "moved")
    prompts.next_answer(tmp_path / "moved")
    dialog.other.click()
    qtbot.waitUntil(lambda: str(tmp_path / "moved") in dialog.detail.text())
    assert dialog.verb.isEnabled()


def test_a_backup_that_cannot_be_read_hides_no_stick(
    here: House, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise EnvironmentFault("the drive is gone", "gone")

    monkeypatch.setattr(updates, "way_back", gone)
    here.package()
    window = QWidget()
    qtbot.addWidget(window)
    dialog = UpdateDialog(desk, window, None)
    dialog.open()
    qtbot.waitUntil(lambda: not desk.tasks.running)
    assert "9.1" in dialog.found.text()
    assert dialog.verb.isEnabled()
    assert not dialog.back.isEnabled()
    assert dialog.back.toolTip() == "the drive is gone"


def test_the_way_back_says_what_it_leaves_out(
    here: House, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, as_role: Any
) -> None:
    updating.install(here.opened(steps={"0999_next": fake_program.STEP}), Silent(), lambda _: None)
    before = app.__version__
    monkeypatch.setattr(app, "__version__", "9.1")
    monkeypatch.setattr(updates, "schema", lambda: "0999_next")
    with as_role("representative"):
        customers.create(name="乙公司")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = UpdateDialog(desk, window, None)
    dialog.open()
    qtbot.waitUntil(dialog.back.isEnabled, timeout=60_000)
    assert dialog.way is not None
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        dialog.since.click()
    assert wanted.args == ["history", "all", (("line", "after", dialog.way.first),), ""]
    since = "SELECT action FROM audit_entry WHERE id >= ? AND kind = 'customer'"
    assert database.query(since, (dialog.way.first,)) == [("customer.create",)]
    assert not dialog.isVisible()
    dialog = UpdateDialog(desk, window, None)
    dialog.open()
    qtbot.waitUntil(dialog.back.isEnabled, timeout=60_000)
    assert dialog.since.isVisible()
    prompts: Any = desk.prompts
    prompts.next_answer("", "the printer")
    dialog.back.click()
    assert "1 changes in 1 records" in prompts.asked[-1]
    assert dialog.work.task is None
    dialog.back.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert installed.read(here.folder).version == before
    plan = Path(f"{backups.branch_file()}.restoring")
    assert plan.is_file()
    assert restores.restoring.plan_of(Path(str(backups.branch_file()))) == plan


def test_the_command_is_there_for_administrators_of_a_frozen_program(
    here: House, desk: Desk, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Shift:
        window = None
        show_backups = staticmethod(lambda: None)

    def names(role: str) -> set[str]:
        with as_role(role):
            shift: Any = Shift()
            shift.desk = desk
            return {one.name for one in house_commands._safety(shift)}

    assert "update" in names("administrator")
    assert "update" not in names("supervisor")
    monkeypatch.setattr("app.core.paths.program_folder", lambda: None)
    assert "update" not in names("administrator")


def test_a_write_protected_stick_can_be_read() -> None:
    assert {one.root for one in drives.found_drives()} <= {one.root for one in drives.found_drives(also_read_only=True)}
