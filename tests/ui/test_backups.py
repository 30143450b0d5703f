"""Backups behind the window: due ones are made, failing ones are told, Home has a line for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import EnvironmentFault
from app.models import backup_making
from app.services import backup_state, backups, customers, restores
from app.ui.backups import BackupWatch
from app.ui.desk import Desk
from app.ui.dialogs.backups import BackupsDialog
from app.ui.pages._home_page import HomePage


def proven() -> bool:
    return backups.last_run((backups.FIRST,), (backups.PROVEN,)) is not None


def test_what_is_due_is_made_once_and_quietly(desk: Desk, qtbot: QtBot) -> None:
    watch = BackupWatch(desk, desk)
    watch.look(at_start=True)
    assert watch.task is None  # nothing was entered yet
    customers.create(name="甲")
    watch.look(at_start=True)
    running = watch.task
    assert running is not None
    watch.look()
    assert watch.task is running
    qtbot.waitUntil(lambda: watch.task is None)
    assert proven()
    assert desk.prompts.messages == []  # pyright: ignore[reportAttributeAccessIssue]
    watch.look(at_start=True)
    assert watch.task is None


def test_one_that_fails_is_told_and_home_is_red(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFault("no room", "disk_full")

    page = HomePage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.backup.isVisible)
    assert page.backup.property("tone") == "due"
    desk.bus.changed.connect(page.refresh)
    monkeypatch.setattr(backup_making.backup_folder, "need_room", full)
    customers.create(name="甲")
    BackupWatch(desk, desk).look(at_start=True)
    qtbot.waitUntil(lambda: bool(desk.prompts.messages))  # pyright: ignore[reportAttributeAccessIssue]
    assert "no room" in desk.prompts.messages[-1].text  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: page.backup.property("tone") == "late")
    assert "no room" in page.backup.toolTip()
    with qtbot.waitSignal(desk.backups_wanted):
        page.backup.click()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, as_role: Any) -> Iterator[BackupsDialog]:
    customers.create(name="甲")
    reopened: list[int] = []
    with as_role("administrator"):
        made = BackupsDialog(desk, lambda: reopened.append(1))
        made.reopened = reopened  # pyright: ignore[reportAttributeAccessIssue]
        made.open()
        qtbot.waitUntil(lambda: not desk.tasks.running)
        yield made
        qtbot.waitUntil(lambda: not desk.tasks.running)


def test_on_demand_then_restored(dialog: BackupsDialog, desk: Desk, qtbot: QtBot) -> None:
    dialog.now.click()
    assert not dialog.now.isEnabled()
    qtbot.waitUntil(lambda: len(dialog.entries) == 1)
    state = backup_state.state()
    assert state is not None
    assert state.tone == "done"
    assert dialog.state.text() == state.text
    prompts: Any = desk.prompts
    prompts.next_answer("")
    dialog.restore.click()
    assert dialog.work.task is None
    prompts.next_answer("the disk broke")
    dialog.restore.click()
    assert "Why is it restored?" in prompts.asked[-1]
    qtbot.waitUntil(lambda: bool(dialog.reopened))  # pyright: ignore[reportAttributeAccessIssue]
    assert backups.database.folder().joinpath("branch.aftercare.restoring").is_file()


def test_what_is_damaged_is_refused_and_another_folder_can_be_chosen(
    dialog: BackupsDialog, desk: Desk, qtbot: QtBot, tmp_path: Any
) -> None:
    prompts: Any = desk.prompts
    (tmp_path / "empty").mkdir()
    prompts.next_answer(tmp_path / "empty")
    dialog.other.click()
    assert "not a backup" in prompts.texts[-1]
    stick = tmp_path / "stick"
    stick.mkdir()
    prompts.next_answer(stick)
    dialog.second.click()
    qtbot.waitUntil(lambda: not desk.tasks.running)
    dialog.now.click()
    qtbot.waitUntil(lambda: len(dialog.entries) == 2)
    assert {one.place for one in dialog.entries} == {"first", "second"}
    for one in restores.found():
        (one.path / "branch.aftercare").write_bytes(b"x" * 9000)
    prompts.next_answer("why")
    dialog.restore.click()
    qtbot.waitUntil(lambda: "damaged" in prompts.texts[-1])
    assert dialog.isVisible()


def test_others_look_and_change_nothing(desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    with as_role("supervisor"):
        dialog = BackupsDialog(desk, lambda: None)
        dialog.open()
        qtbot.waitUntil(lambda: not desk.tasks.running)
        assert not any(one.isEnabled() for one in (dialog.now, dialog.second, dialog.other, dialog.restore))
        dialog.reject()
