"""Backups behind the window: after the start, on schedule, on demand; nobody waits for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.core.changes import Changes
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.services import backups, session
from app.services.backups import Outcome
from app.ui.background import gently
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.settings import LocalSettings
from app.ui.tasks import Task

_AFTER_START_MS = 30_000
_LOOK_EVERY_MS = 10 * 60_000


class BackupWatch(QObject):
    """Makes the backups that are due while somebody is signed in."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.task: Task | None = None
        QTimer.singleShot(_AFTER_START_MS, self, lambda: self.look(at_start=True))
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self, *, at_start: bool = False) -> None:
        """Make one if it is due and none is being made."""
        if self.task is not None or not session.can_act() or not backups.is_due(at_start=at_start):
            return
        reason = backups.START if at_start else backups.SCHEDULE
        self.task = back_up(self._desk, reason)
        self.task.finished.connect(self._over)

    def _over(self) -> None:
        self.task = None


def remember_places(desk: Desk, local: LocalSettings) -> None:
    """Keep at this computer where backups go: asked for when the branch, whose settings tell it, does not open."""
    file = backups.branch_file()
    if file is None:
        return

    def look(changes: Changes | None = None) -> None:
        if changes is None or changes.touches("branch_setting"):
            local.keep_backup_places(file, backups.folders())

    desk.bus.changed.connect(look)
    look()


def back_up(desk: Desk, reason: str) -> Task:
    """Make a backup behind the window; says something only when it failed."""

    def work(task: Task) -> tuple[Outcome, ...]:
        try:
            return backups.run(task, task.when_cancelled, reason=reason)
        finally:
            backups.let_go()

    def done(outcomes: tuple[Outcome, ...]) -> None:
        desk.bus.announce(backups.recorded())
        if trouble := told(outcomes):
            desk.prompts.fault(EnvironmentFault(trouble, "backup"))

    return desk.tasks.run(gently(in_my_name(desk, work)), done, title=translate("backup", "Backing up"))


def told(outcomes: tuple[Outcome, ...]) -> str:
    """What failed or is lost, in one sentence; empty when nothing is."""
    failed = [one for one in outcomes if one.state == backups.FAILED]
    if failed:
        return translate("backup", "The backup failed. {trouble}").format(trouble=failed[0].trouble)
    return next((one.trouble for one in outcomes if one.state == backups.PROVEN and one.trouble), "")
