"""What stands behind the person's name: the lists of the branch for who may see them, and each of them opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain import permissions
from app.domain.permissions import ROLES
from app.services import customer_file, customers, session
from app.ui.complaint_commands import VIEWS, complaint_commands
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.house_commands import house_commands
from app.ui.main_window import MainWindow
from app.ui.prompts import Prompts
from app.ui.settings import LocalSettings
from app.ui.shift import Shift
from app.ui.workplace import Workplace

LISTS = {"users", "staff", "departments", "prices", "categories", "calendar", "schemes"}
FOR_ALL = {"preferences", "help", "shortcuts", "about", "change_password", "lock", "sign_out", "calibration"}


@pytest.fixture
def shift(branch: Any, qtbot: QtBot, tmp_path: Path, prompts: Prompts) -> Iterator[Shift]:
    """A shift of whoever acts now."""
    local, window = LocalSettings(tmp_path / "w.ini"), MainWindow()
    qtbot.addWidget(window)
    window.furnish(prompts, local)
    made = Shift(window, prompts, local)
    yield made
    made.desk.tasks.shut_down()


def test_the_last_edit_is_taken_back_by_key(shift: Shift, prompts: Any) -> None:
    command = next(one for one in house_commands(shift) if one.keys == "Ctrl+Z")
    command.run()
    assert "Nothing to take back" in prompts.texts[-1]
    made = customers.create(name="远大印刷有限公司").result
    kept = customer_file.customer_file(made)
    shift.desk.bus.run(customers.change, customer_id=made, seen_version=kept.row_version, name="远大包装有限公司")
    command.run()
    assert "Taken back" in prompts.texts[-1]
    assert customer_file.customer_file(made).name == "远大印刷有限公司"
    command.run()  # and forth again
    assert customer_file.customer_file(made).name == "远大包装有限公司"


def names(shift: Shift) -> set[str]:
    return {command.name for command in house_commands(shift)}


@pytest.mark.parametrize("role", ROLES)
def test_lists_are_for_who_may_see_them(shift: Shift, as_role: Any, role: str) -> None:
    with as_role(role):
        found = names(shift)
        assert found >= FOR_ALL
        if role == "administrator":
            assert found >= LISTS | {"check"}
        else:
            assert "check" not in found
            assert not found & {"staff", "departments", "categories"}


def test_every_list_opens(shift: Shift, branch: Any) -> None:
    session.begin(branch.sessions["administrator"])
    for command in house_commands(shift):
        if command.name in LISTS | {"preferences", "change_password", "help", "shortcuts", "about"}:
            command.run()
            opened = [dialog for dialog in shift.window.findChildren(QDialog) if dialog.isVisible()]
            assert opened, command.name
            for dialog in opened:
                dialog.close()


@pytest.mark.parametrize("role", ROLES)
def test_a_customer_who_did_not_call_is_entered_by_whoever_may(shift: Shift, as_role: Any, role: str) -> None:
    with as_role(role):
        assert ("new_customer" in names(shift)) == permissions.allowed(role, "customer.create")


def test_a_new_customer_is_opened_when_saved(shift: Shift, branch: Any, qtbot: QtBot) -> None:
    session.begin(branch.sessions["representative"])
    next(command for command in house_commands(shift) if command.name == "new_customer").run()
    editor = shift.window.findChild(CustomerEditor)
    assert editor is not None
    editor.form.set_values({"name": "广州新客户有限公司"})
    editor.contacts.set_rows(({"name": "王五", "phone": "13800138000"},))
    with qtbot.waitSignal(shift.desk.record_wanted) as wanted:
        editor.submit()
    assert wanted.args[0] == "customer"


@pytest.mark.parametrize(("role", "theirs"), [("technician", True), ("supervisor", True), ("administrator", False)])
def test_lists_of_complaints_are_a_command_away(
    shift: Shift, as_role: Any, qtbot: QtBot, role: str, theirs: bool
) -> None:
    with as_role(role):
        found = {command.name: command for command in complaint_commands(shift.desk)}
        assert set(found) == ({f"complaints {view}" for view in VIEWS} if theirs else set())
        for name, command in found.items():
            with qtbot.waitSignal(shift.desk.rows_wanted) as wanted:
                command.run()
            assert (wanted.args or [])[:2] == ["complaints", name.split()[1]]
            assert command.title.startswith("Complaints: ")


def test_a_report_is_shown_to_who_has_reports(shift: Shift, as_role: Any, qtbot: QtBot) -> None:
    for role in ("supervisor", "administrator"):
        with as_role(role):
            shift.workplace = place = Workplace(shift.desk)
            qtbot.addWidget(place)
            before = place.current
            shift.desk.show_report("complaint_review")
            assert place.current == ("reports" if role == "supervisor" else before)
            qtbot.waitUntil(lambda: not shift.desk.tasks.running)
    shift.workplace = None
    shift.desk.show_report("complaint_review")


@pytest.mark.parametrize(
    ("role", "keys"), [("representative", ""), ("supervisor", ""), ("technician", "Ctrl+N"), ("approver", None)]
)
def test_complaints_are_registered_by_a_command(
    shift: Shift, as_role: Any, qtbot: QtBot, role: str, keys: str | None
) -> None:
    """Who registers no calls has Ctrl+N for complaints; the others go on to them with Alt+C."""
    with as_role(role):
        found = [one for one in house_commands(shift) if one.name == "register_complaint"]
        assert [one.keys for one in found] == ([] if keys is None else [keys])
        if found:
            # A form that nothing owns would be torn down by the garbage collector in the midst of a later test.
            shift.desk.complaint_wanted.disconnect()
            with qtbot.waitSignal(shift.desk.complaint_wanted):
                found[0].run()
