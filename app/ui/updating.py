"""Updates of the program beside the day's work: sticks are looked at after signing in, and the program starts again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import app
from app.core import installed, paths
from app.core.i18n import translate
from app.domain import permissions
from app.packages import update_package, updating
from app.packages.update_package import Found
from app.services import backups
from app.ui.drives import found_drives
from app.ui.ledger.on_worker import in_my_name
from app.ui.prompts import Message
from app.ui.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk
    from app.ui.tasks import Task


def look_around(desk: Desk, window: QWidget) -> None:
    """After signing in: say that another version runs now; an administrator also hears what a stick holds.

    All of it is read on the worker: a drive may not answer.
    """
    may_update = permissions.allowed(desk.session.role, "program.update")

    def work(_task: Task) -> tuple[str, tuple[Found, ...]]:
        return updating.after_start(), on_sticks() if may_update else ()

    def done(told: tuple[str, tuple[Found, ...]]) -> None:
        version, found = told
        if version:
            text = translate("update", "Version {version} of the program is running now.")
            desk.prompts.say(text.format(version=version))
        if found:
            _offer(desk, window, found[0])

    desk.tasks.run(in_my_name(desk, work), done)


def on_sticks() -> tuple[Found, ...]:
    """Newer versions on the drives that can be pulled, the latest first. Reads disks: on a worker's thread."""
    sticks = [one.root for one in found_drives(also_read_only=True) if one.is_removable]
    return update_package.look(sticks, app.__version__)


def _offer(desk: Desk, window: QWidget, found: Found) -> None:
    if found.package is None:
        desk.prompts.show(Message(found.trouble, Tone.LATE, stays=True))
        return
    text = translate("update", "A stick holds version {version} of the program; {present} is running.").format(
        version=found.package.release.version, present=app.__version__
    )
    verb = translate("update", "Look at the update …")
    desk.prompts.show(Message(text, Tone.DUE, verb, lambda: open_dialog(desk, window), stays=True))


def open_dialog(desk: Desk, window: QWidget) -> None:
    """The dialog of updates."""
    from app.ui.dialogs.update import UpdateDialog

    UpdateDialog(desk, window, window).open()


def start_again(window: QWidget) -> bool:
    """Close the program and start it again on the same branch; whether the window could be closed."""
    file = backups.branch_file()
    is_usual = file is None or file == paths.database_file().absolute()
    installed.start_again_at_the_end([] if is_usual else ["--database", str(file)])
    if window.close():
        return True
    installed.do_not_start_again()
    return False
