"""The window's life: painted first, then the branch opened, somebody signed in, the tabs built, all closed in order."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.core import i18n
from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.core.record import record
from app.ui import i18n as translators
from app.ui import theme
from app.ui.crash import CrashWatch
from app.ui.main_window import MainWindow
from app.ui.prompts import Prompts
from app.ui.settings import LocalSettings
from app.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.services.session import Session
    from app.ui.door_restore import DoorRestore
    from app.ui.locked_branch import LockedBranch
    from app.ui.shift import Shift


_PREPARE_AFTER_MS, _AT_HOME_AFTER_MS = 150, 1_000


@record
class House:
    """What only the composition root can give the window.

    `open_branch(target, on_wait, carry_out)` raises EnvironmentFault, calls `on_wait` when it will take a while, and
    gives to `carry_out` what may take minutes; an encrypted branch needs its `key=` as well;
    `folder(target)` is where the branch's file lies, None for a server;
    `fill_demonstration(progress)` makes the demonstration branch unless it is there and returns its target;
    `plain_fault` words what the database raises.
    """

    target: str
    log_folder: Path
    open_branch: Callable[..., None]
    close_branch: Callable[[], None]
    folder: Callable[[str], Path | None]
    fill_demonstration: Callable[[Progress], str] | None
    plain_fault: Callable[[BaseException], AftercareError]


class Application(QObject):
    """One process, one window, one branch at a time, one person at a time."""

    def __init__(self, program: QApplication, house: House, settings: LocalSettings, window: MainWindow) -> None:
        super().__init__(program)
        self._program, self._house, self._settings = program, house, settings
        self.target = house.target
        self.prompts = Prompts(self)
        self.shift: Shift | None = None
        self.restoring: DoorRestore | None = None
        self._instance: SingleInstance | None = None
        self._is_upgrading = self._is_encrypted = self._was_open = False
        self.crashes = CrashWatch(house.log_folder, self._show_crash)
        translators.install(settings.language)
        theme.apply(program, settings.scheme)
        program.setApplicationDisplayName(self.tr("Aftercare"))
        self.window = window
        window.furnish(self.prompts, settings)
        self.window.may_close = self._may_close
        self.window.banner.verb.clicked.connect(self._leave_demonstration)

    def start(self) -> None:
        """Open the branch, step by step; a word is shown when that takes a while."""
        died = self.crashes.died_last_time()
        self.crashes.install()
        self.window.show()
        self._claim()
        if died:
            self._tell_bad_end()

    # -- opening
    # ------------------------------------------------------------------------------------------------------------

    def open(self, target: str) -> None:
        """Leave the branch that is open and open another."""
        self.end_shift()
        from app.ui.opening import OpeningPanel

        self._house.close_branch()
        self.target = target
        self.window.show_cover(OpeningPanel())
        QTimer.singleShot(0, self, self._claim)

    def _claim(self) -> None:
        folder = self._house.folder(self.target)
        if self._instance is not None:
            self._instance.release()
            self._instance = None
        if folder is not None and folder.is_dir():
            self._instance = SingleInstance(folder, self)
            if not self._instance.claim():
                from app.ui.desktop.second_start import give_way

                give_way(self, self._instance, just_started=not self._was_open)
                return
        self._open()

    def _open(self) -> None:
        try:
            self._is_encrypted = False
            self._house.open_branch(self.target, self._say_opening, self._bring_up_to_date)
        except EnvironmentFault as fault:
            if fault.kind in ("encrypted", "keys_missing"):
                self.door().ask("" if fault.kind == "encrypted" else fault.text)
            else:
                self.cannot_open(fault.text, fault.kind)
            return
        except UserError as error:
            self.cannot_open(error.text)
            return
        self.is_open()
        self._ask_who()

    def door(self) -> LockedBranch:
        """What leads through the door of an encrypted branch."""
        from app.ui.locked_branch import LockedBranch

        return LockedBranch(self, self._settings)

    def open_with(self, key: str) -> None:
        """Open the encrypted branch. Raises EnvironmentFault."""
        self._house.open_branch(self.target, self._say_opening, self._bring_up_to_date, key=key)
        self._is_encrypted = True

    def close_branch(self) -> None:
        """Close the database; whoever was let in so far was refused, or the branch is to be changed."""
        self._house.close_branch()

    def is_open(self) -> None:
        """The branch has been opened: see after what follows from it."""
        from app.services import soundness

        if soundness.ended_badly():
            self._tell_bad_end()
        if doubt := soundness.clock_doubt():
            self.prompts.warn(doubt)
        if self._instance is None:
            self._claim_late()
        if self._instance is not None:
            QTimer.singleShot(500, self._instance, lambda: self._instance and self._instance.listen(self._called))
        if not self._was_open:
            QTimer.singleShot(_AT_HOME_AFTER_MS, self.window, self._settle_at_desktop)
        self._was_open = True

    def _say_opening(self) -> None:
        from app.ui.opening import OpeningPanel

        self.window.show_cover(OpeningPanel())
        self.window.repaint()

    def _bring_up_to_date(self, work: Callable[[Progress | None], None]) -> None:
        """An older branch: beside the window, which says how far it is and stays until it is done."""
        from app.ui.opening import OpeningPanel, Upgrade

        panel = OpeningPanel()
        self.window.show_cover(panel)
        self.without_closing(Upgrade(work, panel).wait)

    def without_closing(self, wait: Callable[[], object]) -> None:
        """Wait for work that the window must not be closed over."""
        self._is_upgrading = True
        try:
            wait()
        finally:
            self._is_upgrading = False

    def _tell_bad_end(self) -> None:
        self.prompts.warn(self.tr("The program ended unexpectedly last time. What was typed has been kept."))

    def _claim_late(self) -> None:
        """The first start makes the folder only when it opens the branch."""
        folder = self._house.folder(self.target)
        if folder is not None and folder.is_dir():
            self._instance = SingleInstance(folder, self)
            self._instance.claim()

    def _called(self) -> None:
        from app.ui.desktop.second_start import called

        called(self.window)

    def _settle_at_desktop(self) -> None:
        from app.ui.desktop.at_home import settle

        settle(self, self._program)

    def cannot_open(self, text: str, kind: str = "") -> None:
        """Say why not, and what to do; `kind` is that of the EnvironmentFault."""
        from app.ui.dialogs.diagnosis import diagnose_at_door
        from app.ui.door_restore import helps
        from app.ui.opening import FaultPanel

        self.window.header.show_nobody()
        panel = FaultPanel(self.tr("The branch cannot be opened"), text)
        if helps(kind) and self._house.folder(self.target) is not None:
            panel.offer_restore()
            panel.restore.connect(lambda: self.ask_restore(lambda: self.cannot_open(text, kind)))
        panel.offer_diagnosis(partial(diagnose_at_door, self.prompts, self._settings, self._house.log_folder, kind))
        panel.again.connect(lambda: self.open(self.target))
        panel.leave.connect(self.window.close)
        self.window.show_cover(panel)

    def ask_restore(self, back: Callable[[], object]) -> None:
        """Offer the backups; `back` shows again what was shown."""
        from app.ui.door_restore import DoorRestore

        self.restoring = DoorRestore(self, self._settings, back)
        self.restoring.ask()

    # -- who
    # ----------------------------------------------------------------------------------------------------------------

    def _ask_who(self) -> None:
        from app.services.sign_board import branch_is_set_up

        if branch_is_set_up():
            self.ask_sign_in()
        else:
            self._ask_first_run({})

    def _ask_first_run(self, typed: dict[str, str]) -> None:
        from app.ui.dialogs.first_run import FirstRunPanel

        panel = FirstRunPanel()
        panel.fill(typed)
        panel.language_wanted.connect(lambda language: self.speak(language, lambda: self._ask_first_run(panel.typed())))
        panel.set_up.connect(lambda name: self._is_set_up(name, panel.password_to_encrypt()))
        panel.demonstration_wanted.connect(self.open_demonstration)
        panel.restore_wanted.connect(lambda: self.ask_restore(partial(self._ask_first_run, panel.typed())))
        self.window.header.show_nobody()
        self.window.show_cover(panel)

    def _is_set_up(self, name: str, password: str) -> None:
        """Who has just set the branch up signs in next. With a password it is encrypted before."""
        self._settings.last_name = name
        if password:
            self.door().offer(name, password)
        else:
            self.ask_sign_in()

    def ask_sign_in(self) -> None:
        """Show the door."""
        from app.services import branch
        from app.services.sign_board import sign_board
        from app.ui.dialogs.sign_in import KnownPerson, SignInPanel

        people = tuple(KnownPerson(*person) for person in branch.demonstration_people())
        name = sign_board().branch
        panel = SignInPanel(name, "" if people else self._settings.last_name, people)
        panel.language_wanted.connect(lambda language: self.speak(language, self.ask_sign_in))
        panel.signed_in.connect(self.begin_shift)
        self.window.banner.setVisible(bool(people))
        self.window.header.show_nobody(name)
        self.window.set_document("")
        self.window.show_cover(panel)
        QTimer.singleShot(_PREPARE_AFTER_MS, self, _prepare)

    def speak(self, language: str, then: Callable[[], object]) -> None:
        """Speak another language, then show what is to be shown in it."""
        self._settings.language = language
        translators.install(language)
        self._program.setApplicationDisplayName(self.tr("Aftercare"))
        QTimer.singleShot(0, self, then)

    def begin_shift(self, person: Session) -> None:
        """Somebody has signed in: build the workplace for them."""
        from app.services import session
        from app.ui.shift import Shift

        session.begin(person)
        if self._is_encrypted:
            from app.services import encryption

            encryption.settle(person)
        if not self.window.banner.isVisibleTo(self.window):  # people of the demonstration are nobody here
            self._settings.last_name = person.name
        if person.language and person.language != i18n.language():
            translators.install(person.language)
        self.shift = Shift(self.window, self.prompts, self._settings, self)
        self.shift.signed_out.connect(self._signed_out)
        self.shift.reopen_wanted.connect(lambda: self.open(self.target))
        self.shift.language_changed.connect(lambda language: self.speak(language, self._rebuild))
        self.shift.key_change_wanted.connect(lambda change: self.door().carry_out(change))
        self.shift.begin()

    def _rebuild(self) -> None:
        if self.shift is not None:
            self.shift.begin()

    def _signed_out(self) -> None:
        """An encrypted branch is closed with the last person: the next one unlocks it again."""
        self.end_shift()
        if self._is_encrypted:
            self.open(self.target)
        else:
            self.ask_sign_in()

    def end_shift(self) -> None:
        """Close everything that belongs to the person."""
        from app.services import session

        if self.shift is not None:
            self.shift.end()
            self.shift.deleteLater()
            self.shift = None
        self.window.strip.clear()
        self.window.banner.hide()
        session.begin(None)

    # -- demonstration
    # ------------------------------------------------------------------------------------------------------

    def open_demonstration(self) -> None:
        """Open the demonstration branch, made now unless it is there."""
        from app.core.progress import Silent
        from app.ui.opening import OpeningPanel

        panel = OpeningPanel(self.tr("Inventing a branch: customers, calls, vouchers. Half a minute …"))
        self.window.show_cover(panel)

        class Shown(Silent):
            def report(self, done: int, total: int, text: str = "") -> None:
                panel.report(done, total)
                QApplication.processEvents()

        def make() -> None:
            self._house.close_branch()
            if self._house.fill_demonstration is None:
                return
            try:
                target = self._house.fill_demonstration(Shown())
            except AftercareError as error:
                self.cannot_open(error.text)
                return
            self.open(target)

        QTimer.singleShot(0, self, make)

    def _leave_demonstration(self) -> None:
        self.open(self._house.target if self.target != self._house.target else "")

    # -- trouble and the end
    # ------------------------------------------------------------------------------------------------

    def _show_crash(self, error: BaseException, report: str, file: Path | None) -> None:
        worded = error if isinstance(error, AftercareError) else self._house.plain_fault(error)
        if isinstance(worded, EnvironmentFault):
            self.prompts.fault(worded)
            return
        if isinstance(worded, UserError):
            self.prompts.warn(worded.text)
            return
        from app.ui.dialogs.crash_report import CrashReport

        CrashReport(report, file, _front(self.window)).exec()

    def _may_close(self) -> bool:
        if self.restoring is not None:
            self.restoring.end()
        return not self._is_upgrading and (self.shift is None or self.shift.may_end())

    def shut_down(self) -> None:
        """Close in order: people, lanes, database, locks, hooks."""
        self.end_shift()
        self._house.close_branch()
        if self._instance is not None:
            self._instance.release()
        self._settings.sync()
        self.crashes.remove()


def _prepare() -> None:
    """While the person types: load what they will see next."""
    importlib.import_module("app.ui.shift")


def _front(window: QWidget) -> QWidget:
    return QApplication.activeModalWidget() or window


def begin(program: QApplication, window: MainWindow, house: House) -> Application:
    """Bring the painted frame to life."""
    application = Application(program, house, LocalSettings(), window)
    application.start()
    return application
