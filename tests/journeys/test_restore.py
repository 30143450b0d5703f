"""A backup, more work, and a restore in the real window: the branch of then, and the one of now in a folder beside."""

from __future__ import annotations

from app.core import paths
from app.models import database
from app.models._file import connect_file
from app.services import backups, customers, history
from app.ui.dialogs.backups import BackupsDialog
from app.ui.pages._home_page import HomePage
from tests.journeys.conftest import Start, change_person, sign_in


def names() -> set[str]:
    return {name for (name,) in database.query("SELECT name FROM customer")}


def test_the_administrator_restores_yesterday(start: Start) -> None:
    stage = start("desk")
    customers.create(name="昨天的客户")
    change_person(stage, "admin")
    next(one for one in stage.shift.commands() if one.name == "backups").run()
    dialog = stage.opened(BackupsDialog)
    stage.click(stage.button(dialog, "back_up"))
    stage.wait(lambda: dialog.entries, "backup")
    stage.key("Escape", dialog)
    stage.gone(dialog)
    home = stage.tab("home", HomePage)
    stage.wait(lambda: home.backup.property("tone") == "done", "green line")
    change_person(stage, "desk")
    customers.create(name="今天的客户")
    change_person(stage, "admin")
    home = stage.tab("home", HomePage)
    stage.click(home.backup)
    dialog = stage.opened(BackupsDialog)
    stage.wait(dialog.marked, "list")
    stage.desk.prompts.next_answer("硬盘坏了")
    stage.click(stage.button(dialog, "restore"))
    stage.wait(lambda: stage.application.shift is None, "closing")
    sign_in(stage, "admin")
    assert names() == {"昨天的客户"}
    line = next(one for one in history.latest() if one.reason)
    assert (line.reason, line.user_name) == ("硬盘坏了", "admin")
    kept = next(paths.data_folder().glob("branch-before-restore-*/branch.aftercare"))
    assert backups.has_changed()
    conn = connect_file(str(kept), "")
    try:
        assert {name for (name,) in conn.execute("SELECT name FROM customer")} == {"昨天的客户", "今天的客户"}
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        conn.close()
