"""A backup instead of a branch that does not open, or on a new computer: what the cover shows until somebody signs in.

Nobody is signed in, so nothing here reads a branch: the backup says whom it lets in (`services.door_restores`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.core import paths
from app.core.errors import AftercareError, EnvironmentFault
from app.services import door_restores
from app.services.door_restores import Claim, Prepared
from app.ui.dialogs.restore_at_door import RestorePanel
from app.ui.drives import found_drives
from app.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from app.services.restores import Entry
    from app.ui.application import Application
    from app.ui.settings import LocalSettings


def helps(kind: str) -> bool:
    """Whether a backup helps where a branch does not open for this reason."""
    return kind in door_restores.REPLACEABLE


class DoorRestore(QObject):
    """Leads from the list of backups to signing in; `back` shows again what was shown before."""

    def __init__(self, application: Application, settings: LocalSettings, back: Callable[[], object]) -> None:
        super().__init__(application)
        self._application, self._settings, self._back = application, settings, back
        self._file = Path(application.target or paths.database_file()).absolute()
        self._places = settings.backup_places(self._file)
        self.tasks = Tasks(application.prompts, self)
        self.task: Task | None = None
        self._panel: RestorePanel | None = None
        self._brought: Prepared | None = None

    def ask(self) -> None:
        """Show what there is, and look for it on the disks meanwhile."""
        panel, before = RestorePanel(self._settings.last_name), self._shown()
        panel.restore.connect(self._restore)
        panel.stop_wanted.connect(self._stop)
        panel.other_wanted.connect(self._choose)
        panel.back.connect(self._leave)
        panel.language_wanted.connect(self._speak)
        if before is not None:
            panel.fill(before.typed())
        self._panel = panel
        self._application.window.header.show_nobody()
        self._application.window.set_document("")
        self._application.window.show_cover(panel)
        self.tasks.run(lambda _: door_restores.found(self._file, self._places, _sticks()), self._listed)

    def _speak(self, language: str) -> None:
        if self.task is None:
            self._application.speak(language, self.ask)

    def end(self) -> None:
        """Stop what runs; nothing is left of it."""
        self.tasks.shut_down()
        self._give_up()

    def _listed(self, entries: tuple[Entry, ...]) -> None:
        if (panel := self._shown()) is not None:
            panel.show_entries(entries)

    def _shown(self) -> RestorePanel | None:
        """The panel, unless the cover shows something else meanwhile."""
        return self._panel if self._panel is not None and isValid(self._panel) else None

    def _choose(self) -> None:
        folder = self._application.prompts.folder(self.tr("The folder of a backup"))
        panel = self._shown()
        if folder is None or panel is None:
            return
        try:
            chosen = door_restores.at(folder)
        except EnvironmentFault as fault:
            inside = door_restores.found(self._file, (), (folder,))
            inside = tuple(one for one in inside if folder in one.path.parents)
            if not inside:
                panel.complain(fault.text)
                return
            panel.add_entries(inside)
            return
        panel.add_entries((chosen,))

    # -- restoring

    def _restore(self, entry: Entry, claim: Claim) -> None:
        places = [folder for _, folder in self._places]

        def work(task: Task) -> Prepared:
            self._brought = door_restores.prepare(self._file, entry.path, claim, places, task, task.when_cancelled)
            return self._brought

        self.task = self.tasks.run(work, self._prepared, self._refused)
        self.task.finished.connect(self._over)
        if (panel := self._shown()) is not None:
            panel.begin()
            self.task.progressed.connect(panel.report)

    def _over(self) -> None:
        if self.task is not None and self.task.cancelled:  # too late for the work to hear it
            self._give_up()
        self.task = None
        if (panel := self._shown()) is not None:
            panel.over()

    def _give_up(self) -> None:
        if self._brought is not None:
            door_restores.give_up(self._brought)
            self._brought = None

    def _stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _refused(self, error: Exception) -> None:
        if (panel := self._shown()) is not None and isinstance(error, AftercareError):
            panel.refuse(error)

    def _prepared(self, prepared: Prepared) -> None:
        mine, name, self._brought = self._application, str(prepared.note["user"]), None
        try:
            door_restores.carry_out(prepared, mine.close_branch)
        except EnvironmentFault as refusal:
            self._finish()
            mine.open(mine.target)
            mine.prompts.fault(refusal)
            return
        self._settings.last_name = name
        self._finish()
        mine.open(mine.target)
        mine.prompts.say(self.tr("The backup is the branch now. Sign in with the password of then."))

    def _leave(self) -> None:
        self._finish()
        self._back()

    def _finish(self) -> None:
        self.end()
        self._panel = None
        self._application.restoring = None
        self.deleteLater()


def _sticks() -> list[Path]:
    """Drives that can be pulled: where the backups of another computer come from."""
    return [one.root for one in found_drives() if one.is_removable]
