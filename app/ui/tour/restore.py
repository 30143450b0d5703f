"""A backup in two places, proven; then yesterday's branch takes the place of today's, which is kept aside."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.dialogs.backups import BackupsDialog
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.pages._home_page import HomePage
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter

_PATIENCE_MS = 60_000


def play(stage: Stage) -> None:
    """As the administrator: back up to the disk and a stick, look at Home, restore, sign in again."""
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "admin")
    dialog = _opened(stage)
    stick = stage.scratch / "stick"
    stick.mkdir()
    stage.desk.prompts.next_answer(stick)
    stage.click(stage.button(dialog, "second"))
    stage.click(stage.button(dialog, "back_up"))
    stage.wait(
        lambda: len({one.place for one in dialog.entries}) == 2 and dialog.now.isEnabled(), "backup", _PATIENCE_MS
    )
    stage.picture(
        "backups",
        translate("tour", "Backups in two places: each was restored to a scratch folder and counted before it counts."),
    )
    stage.key("Escape", dialog)
    stage.gone(dialog)
    home = stage.tab("home", HomePage)
    stage.wait(lambda: home.backup.isVisible() and home.backup.property("tone") == "done", "green line")
    stage.picture("home-backup", translate("tour", "Home says when the branch was last proven to be restorable."))
    stage.click(home.backup)
    dialog = stage.opened(BackupsDialog)
    stage.wait(dialog.marked, "backups")
    stage.desk.prompts.next_answer(translate("tour", "The disk was replaced"))
    stage.click(stage.button(dialog, "restore"))
    stage.wait(lambda: stage.application.shift is None, "closing", _PATIENCE_MS)
    enter(stage, stage.panel(SignInPanel), "admin")
    home = stage.tab("home", HomePage)
    stage.wait(lambda: home.backup.isVisible() and home.backup.property("tone") == "done", "green line")
    stage.picture(
        "restored", translate("tour", "Restored: the branch of the backup is open, the other one is kept aside.")
    )


def _opened(stage: Stage) -> BackupsDialog:
    next(one for one in stage.shift.commands() if one.name == "backups").run()
    dialog = stage.opened(BackupsDialog)
    stage.settle()
    return dialog
