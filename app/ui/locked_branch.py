"""An encrypted branch before it is open, and a branch while it is being encrypted: what the window's cover shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.core import paths
from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.services import encryption, session, users
from app.ui.opening import FaultPanel, OpeningPanel, Upgrade

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.services.session import Session
    from app.ui.application import Application
    from app.ui.settings import LocalSettings


class EncryptingPanel(OpeningPanel):
    """How far the encrypting is."""

    def say_upgrade(self, step: int, steps: int, seconds: int) -> None:
        """At which step of how many, and for how long."""
        text = self.tr(
            "The branch is being encrypted: copied, compared, put in place. Please leave the program running."
        )
        far = self.tr("Step {step} of {steps}, {time}").format(
            step=step, steps=max(step, steps), time=f"{seconds // 60}:{seconds % 60:02d}"
        )
        self.setText(f"{text}\n{far}")
        self.report(step - 1, steps)


class LockedBranch(QObject):
    """Leads through the door of an encrypted branch."""

    def __init__(self, application: Application, settings: LocalSettings) -> None:
        super().__init__(application)
        self._application, self._settings = application, settings

    # -- the door

    def ask(self, trouble: str = "", name: str | None = None) -> None:
        """Show the door; `trouble` says why it cannot be opened by a password."""
        from app.ui.dialogs.unlock_branch import UnlockPanel

        mine = self._application
        panel = UnlockPanel(self._settings.last_name if name is None else name, trouble)
        panel.language_wanted.connect(lambda language: mine.speak(language, self.ask))
        panel.wanted.connect(self._enter)
        panel.sheet_wanted.connect(self.ask_sheet)
        panel.restore_wanted.connect(lambda: mine.ask_restore(lambda: self.ask(trouble, name)))
        mine.window.header.show_nobody()
        mine.window.set_document("")
        mine.window.show_cover(panel)

    def _enter(self, name: str, password: str) -> None:
        from app.ui.dialogs.unlock_branch import UnlockPanel

        mine = self._application
        try:
            person = encryption.enter(self._file(), name, password, mine.open_with, mine.close_branch)
        except UserError as error:
            self._again(name)
            panel = mine.window.panel()
            if isinstance(panel, UnlockPanel):
                panel.refuse(error)
            return
        except EnvironmentFault as fault:
            if fault.kind.startswith("keys_"):
                self.ask(fault.text, name)
            else:
                mine.cannot_open(fault.text, fault.kind)
            return
        mine.is_open()
        mine.begin_shift(person)

    def _again(self, name: str) -> None:
        """The panel may have made room for the word that something takes a while."""
        from app.ui.dialogs.unlock_branch import UnlockPanel

        if not isinstance(self._application.window.panel(), UnlockPanel):
            self.ask(name=name)

    # -- the sheet

    def ask_sheet(self) -> None:
        """Ask for the recovery key."""
        from app.ui.dialogs.unlock_branch import RecoveryPanel

        panel = RecoveryPanel()
        panel.wanted.connect(lambda typed: self._open_by_sheet(panel, typed))
        panel.back.connect(self.ask)
        self._application.window.show_cover(panel)
        panel.secret.setFocus()

    def _open_by_sheet(self, panel: Any, typed: str) -> None:
        mine = self._application
        try:
            mine.open_with(encryption.key_of_sheet(self._file(), typed))
        except UserError as error:
            panel.refuse(error)
            return
        except EnvironmentFault as fault:
            if fault.kind == "not_ours":
                panel.refuse(UserError(self.tr("This sheet does not open this branch."), "secret"))
            else:
                mine.cannot_open(fault.text, fault.kind)
            return
        mine.is_open()
        from app.ui.dialogs.unlock_branch import NewPasswordPanel

        chosen = NewPasswordPanel(encryption.administrators())
        chosen.done.connect(self._sign_in_next)
        mine.window.show_cover(chosen)

    def _sign_in_next(self, name: str) -> None:
        self._settings.last_name = name or self._settings.last_name
        self._application.ask_sign_in()

    def _file(self) -> str:
        return self._application.target or str(paths.database_file())

    # -- encrypting

    def offer(self, name: str, password: str) -> None:
        """At the first run: the sheet, then the encrypting. Whoever wants neither signs in as to any branch."""
        from app.ui.dialogs.recovery_sheet import RecoverySheetPanel

        mine = self._application
        try:
            person = users.sign_in(name, password)
            change = self._prepared(person, password)
        except AftercareError as error:
            mine.ask_sign_in()
            mine.prompts.warn(error.text)
            return
        panel = RecoverySheetPanel(change, person.full_name)
        panel.encrypt.connect(lambda: self.carry_out(change))
        panel.leave.connect(mine.ask_sign_in)
        mine.window.show_cover(panel)
        panel.sheet.print.setFocus()

    def _prepared(self, person: Session, password: str) -> encryption.KeyChange:
        with session.acting_as(person):
            return encryption.prepare(password)

    def carry_out(self, change: encryption.KeyChange) -> None:
        """Close the branch, encrypt it, show its door."""
        mine = self._application
        mine.end_shift()
        mine.close_branch()
        panel = EncryptingPanel()
        mine.window.show_cover(panel)

        def work(progress: Progress | None) -> None:
            assert progress is not None
            encryption.carry_out(change, progress)

        try:
            mine.without_closing(lambda: Upgrade(work, panel).wait())
        except AftercareError as error:
            self._say(error.text)
            return
        mine.open(mine.target)

    def _say(self, text: str) -> None:
        mine = self._application
        panel = FaultPanel(self.tr("The branch was not encrypted"), text)
        panel.again.connect(lambda: mine.open(mine.target))
        panel.leave.connect(mine.window.close)
        mine.window.show_cover(panel)
