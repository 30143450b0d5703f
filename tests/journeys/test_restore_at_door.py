"""A branch that does not open, or is not there: from the window to signing in, by keyboard where the hands allow it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app import bootstrap
from app.core import i18n, paths
from app.core.progress import Silent
from app.models import backup_making, database, key_slots, rekeying
from app.services import _door_tries, backups, customers, door_restores, encryption, history, session, settings, users
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.restore_at_door import RestorePanel
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.dialogs.unlock_branch import UnlockPanel
from app.ui.opening import FaultPanel
from app.ui.pages._home_page import HomePage
from app.ui.tour._stage import Stage
from tests.conftest import PASSWORD, _sessions
from tests.journeys.conftest import Start, change_person, sign_in


@pytest.fixture(autouse=True)
def _fresh_door() -> Iterator[None]:
    yield
    _door_tries._held.clear()


def names() -> set[str]:
    return {name for (name,) in database.query("SELECT name FROM customer")}


def furnished(template: str, *places: Path, encrypt: bool = False) -> list[Path]:
    """A branch with a customer, backed up; closed again. Returns where the backups are."""
    file = paths.database_file()
    paths.private_folder(file.parent)
    shutil.copy(template, file)
    bootstrap.open_branch(str(file))
    people = _sessions()
    with session.acting_as(people["representative"]):
        customers.create(name="昨天的客户")
    with session.acting_as(people["administrator"]):
        if encrypt:
            users.confirm_password(PASSWORD)
            change = encryption.prepare(PASSWORD)
            database.close_database()
            rekeying.change_key(change, Silent())
            bootstrap.open_branch(str(file), key=change.new_key)
        made = [backups.run(Silent(), lambda _: None, to=place) for place in (*places, None)[: len(places) or 1]]
    bootstrap.close_branch()
    return [one.path for outcomes in made for one in outcomes if one.path is not None]


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:-4096] = bytes(len(content) - 8192)
    file.write_bytes(content)


def speak(stage: Stage, language: str) -> None:
    """In this language from now on, at a branch that does not open."""
    before, mine = stage.panel(FaultPanel), stage.application
    mine.speak(language, lambda: mine.open(mine.target))
    stage.wait(lambda: isinstance(mine.window.panel(), FaultPanel) and mine.window.panel() is not before, "again")
    assert i18n.language() == language


def restore_by_keyboard(stage: Stage, panel: RestorePanel, name: str = "admin", password: str = PASSWORD) -> None:
    """The first backup: name, password, reason, Enter."""
    stage.wait(panel.marked, "list")
    stage.retype(name, panel.name)
    stage.key("Tab", panel.name)
    assert QApplication.focusWidget() is panel.password
    stage.type(password, panel.password)
    stage.key("Tab", panel.password)
    assert QApplication.focusWidget() is panel.reason
    stage.retype("硬盘坏了", panel.reason)
    stage.key("Return", panel.reason)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_damaged_branch_comes_back_from_the_window(
    program: Any, branch_template: str, language: str, tmp_path: Path
) -> None:
    furnished(branch_template)
    damage(paths.database_file())
    stage = program()
    speak(stage, language)
    stage.click(stage.button(stage.panel(FaultPanel), "restore"))
    panel = stage.panel(RestorePanel)
    restore_by_keyboard(stage, panel, password="not this one")
    stage.wait(lambda: panel.form.error("password"), "refusal")
    assert panel.reason.text() == "硬盘坏了"
    assert QApplication.focusWidget() is panel.password
    restore_by_keyboard(stage, panel)
    sign_in(stage, "admin")
    assert names() == {"昨天的客户"}
    home = stage.tab("home", HomePage)
    stage.wait(lambda: home.backup.property("tone") == "done", "green line")
    line = next(one for one in history.latest() if one.reason)
    assert (line.reason, line.user_name) == ("硬盘坏了", "admin")
    assert [*paths.data_folder().glob("branch-before-restore-*/branch.aftercare")]


def test_the_second_place_is_known_while_the_branch_does_not_open(start: Start, tmp_path: Path) -> None:
    stage = start("desk")
    customers.create(name="昨天的客户")
    change_person(stage, "admin")
    stick = tmp_path / "stick"
    stick.mkdir()
    stage.desk.bus.run(settings.change, values={"backup.second_folder": str(stick)})
    stage.settle(500)
    backups.run(Silent(), lambda _: None)
    file = paths.database_file()
    stage.application.close_branch()
    shutil.rmtree(file.parent / "backups")
    damage(file)
    stage.application.open("")
    stage.click(stage.button(stage.panel(FaultPanel), "restore"))
    panel = stage.panel(RestorePanel)
    stage.wait(panel.marked, "list")
    assert [(one.place, one.path.parent) for one in panel.entries] == [(backups.SECOND, stick)]
    restore_by_keyboard(stage, panel)
    sign_in(stage, "admin")
    assert names() == {"昨天的客户"}


def test_a_new_computer_with_a_stick(program: Any, branch_template: str, tmp_path: Path) -> None:
    stick = backup_making.prepare(tmp_path / "stick")
    furnished(branch_template, stick)
    shutil.rmtree(paths.data_folder())
    stage = program()
    first = stage.panel(FirstRunPanel)
    first.fill({"branch_name": "广州分公司"})
    stage.click(stage.button(first, "restore"))
    panel = stage.panel(RestorePanel)
    stage.wait(lambda: "No backup" in panel.found.text(), "nothing found")
    stage.click(stage.button(panel, "back"))
    first = stage.panel(FirstRunPanel)
    assert first.typed()["branch_name"] == "广州分公司", "nothing typed is lost"
    stage.click(stage.button(first, "restore"))
    panel = stage.panel(RestorePanel)
    stage.application.prompts.next_answer(tmp_path, stick)
    stage.click(stage.button(panel, "other"))
    stage.wait(panel.marked, "found one folder down")
    stage.click(stage.button(panel, "other"))
    assert len(panel.entries) == 1
    restore_by_keyboard(stage, panel)
    sign_in(stage, "admin")
    assert names() == {"昨天的客户"}
    assert not [*paths.data_folder().glob("*-before-restore-*")]


def test_an_encrypted_branch_whose_key_file_is_gone(program: Any, branch_template: str) -> None:
    furnished(branch_template, encrypt=True)
    file = paths.database_file()
    key_slots.slots_file(file).unlink()
    stage = program()
    door = stage.panel(UnlockPanel)
    stage.click(stage.button(door, "restore"))
    panel = stage.panel(RestorePanel)
    restore_by_keyboard(stage, panel)
    stage.wait(lambda: key_slots.slots_file(file).is_file(), "slots")
    door = stage.panel(UnlockPanel)
    assert not door.findChildren(QPushButton, "restore"), "nothing is wrong any more"
    stage.retype("admin", door.name)
    stage.type(PASSWORD, door.password)
    stage.key("Return", door.password)
    stage.wait(stage.application.window.workplace, "workplace")
    assert names() == {"昨天的客户"}


def restore_offered(program: Any, branch_template: str) -> tuple[Any, RestorePanel]:
    """A damaged branch with a backup beside it: the program at the list of backups, one marked."""
    furnished(branch_template)
    damage(paths.database_file())
    stage = program()
    stage.click(stage.button(stage.panel(FaultPanel), "restore"))
    panel = stage.panel(RestorePanel)
    stage.wait(panel.marked, "list")
    return stage, panel


def test_stopping_leaves_nothing_and_back_is_back(program: Any, branch_template: str, monkeypatch: Any) -> None:
    stage, panel = restore_offered(program, branch_template)
    held = backup_making.bring_database

    def slow(*given: Any) -> None:
        held(*given)
        for _ in range(2000):
            given[-1].report(0, 0, "")
            backups.time.sleep(0.005)

    monkeypatch.setattr("app.models.restoring.bring_database", slow)
    restore_by_keyboard(stage, panel)
    stage.click(stage.button(panel, "stop"))
    stage.wait(panel.verb.isEnabled, "stopped")
    stage.wait(lambda: not [*paths.data_folder().glob("*-restoring-*")], "nothing left")
    stage.click(stage.button(panel, "back"))
    stage.panel(FaultPanel).again.emit()
    stage.panel(FaultPanel)


def test_stopping_at_the_last_moment_leaves_nothing(program: Any, branch_template: str, monkeypatch: Any) -> None:
    stage, panel = restore_offered(program, branch_template)
    held, brought = door_restores.prepare, list[Any]()

    def too_late(*given: Any) -> Any:
        brought.append(held(*given))
        given[4].cancel()
        return brought[0]

    monkeypatch.setattr("app.services.door_restores.prepare", too_late)
    restore_by_keyboard(stage, panel)
    stage.wait(lambda: brought and panel.verb.isEnabled(), "stopped")
    assert not [*paths.data_folder().glob("*-restoring-*")]


def test_other_trouble_offers_no_restore(program: Any, branch_template: str, tmp_path: Path) -> None:
    from app.core.errors import EnvironmentFault

    def away(*_: object, **__: object) -> None:
        raise EnvironmentFault("Another program is using the database.", "locked")

    stage = program(open_branch=away)
    assert not stage.panel(FaultPanel).findChildren(QPushButton, "restore")


def test_the_branch_that_opens_signs_in_as_before(start: Start) -> None:
    stage = start("desk")
    stage.shift.sign_out()
    assert not stage.panel(SignInPanel).findChildren(QPushButton, "restore")
