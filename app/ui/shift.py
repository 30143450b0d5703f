"""One person at the desk, from signing in to signing out: their tabs, keys, windows, lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from app.core import i18n, paths
from app.core.changes import Changes
from app.domain import permissions
from app.services.sign_board import sign_board
from app.ui import opened_dialogs as dialogs
from app.ui import theme
from app.ui.commands import UiCommand, lettered
from app.ui.desk import Desk
from app.ui.house_commands import house_commands
from app.ui.icons import icon
from app.ui.main_window import MainWindow
from app.ui.prompts import Prompts
from app.ui.settings import LocalSettings
from app.ui.workplace import Workplace

if TYPE_CHECKING:
    from app.ui.idle_lock import IdleLock
    from app.ui.record_window import RecordWindow

_CHECK_AFTER_MS = 4_000
_OWN_OF_EACH_WINDOW = ("help", "refresh")


class Shift(QObject):
    """Builds the workplace for the person signed in and takes it down again."""

    signed_out = Signal()
    language_changed = Signal(str)
    key_change_wanted = Signal(object)
    """The branch is to be encrypted, or given another key (`services.encryption.KeyChange`)."""
    reopen_wanted = Signal()
    """The same branch again: a backup has taken its place."""

    def __init__(
        self, window: MainWindow, prompts: Prompts, local: LocalSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.window, self.local = window, local
        self.desk = Desk(prompts, self)
        self.workplace: Workplace | None = None
        self.is_locked = False
        self._windows: dict[tuple[str, int], RecordWindow] = {}
        self._shortcuts: list[QShortcut] = []
        self.everywhere: list[QShortcut] = []
        """The keys that work in windows of records too."""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._settle)
        QTimer.singleShot(_CHECK_AFTER_MS, self, self._check_in_passing)
        self.desk.record_wanted.connect(self.open_record)
        self.desk.rows_wanted.connect(self._show_rows)
        self.desk.report_wanted.connect(self._show_report)
        self.desk.page_wanted.connect(self._show_page)
        self.desk.backups_wanted.connect(self.show_backups)
        self.desk.call_wanted.connect(partial(dialogs.register_call, self.desk))
        self.desk.complaint_wanted.connect(partial(dialogs.register_complaint, self.desk))
        self.desk.paper_wanted.connect(partial(dialogs.preview_paper, self.desk))
        self.desk.tasks.started.connect(window.task_strip.add)
        window.header.search_wanted.connect(self.find)
        window.header.call_wanted.connect(self._register_call)
        self.desk.bus.changed.connect(self._house_changed)
        self.desk.bus.offer_undo = dialogs.undo_offer(self.desk)
        self._takes_drops = self._is_at_home = False
        self._backups: QObject | None = None

    @cached_property
    def lock(self) -> IdleLock:
        """Watches that somebody is here; made when it is first set, after the first rows."""
        from app.ui.idle_lock import IdleLock

        made = IdleLock(self)
        made.idle.connect(self.lock_now)
        return made

    # -- begin and end ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Build the tabs (again, after a change of language) and show the one that was in front last."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts.clear()
        self.everywhere.clear()
        self.workplace = Workplace(self.desk)
        self._dress_header()
        for command in self.commands():
            if command.keys:
                self._shortcuts.append(self.window.shortcut(command.keys, command.run))
                if command.name not in _OWN_OF_EACH_WINDOW:
                    self.everywhere.append(self._shortcuts[-1])
        for number in range(1, 10):
            self._shortcuts.append(self.window.shortcut(f"Ctrl+{number}", partial(self.workplace.open_number, number)))
        self._shortcuts.append(self.window.shortcut("Ctrl+0", self.workplace.open_more))
        self.window.show_workplace(self.workplace)
        start = self.local.tab if self.local.tab in self.workplace.names() else ""
        self.workplace.go_to(start or self.workplace.names()[0])
        self.workplace.shown.connect(self._remember_tab)
        self._soon.start(300)

    def end(self) -> None:
        """Stop all work and close every window of this person."""
        self.lock.stop()
        self._soon.stop()
        self.desk.tasks.shut_down()
        self.window.header.search_wanted.disconnect(self.find)
        self.window.header.call_wanted.disconnect(self._register_call)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts.clear()
        for window in list(self._windows.values()):
            window.hide()
            window.deleteLater()
        self._windows.clear()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible() and widget.isWindow():
                widget.close()

    def may_end(self) -> bool:
        """Ask before long work is cut short or something typed is lost."""
        titled = [task for task in self.desk.tasks.running if task.title]
        if titled and not self.desk.prompts.confirm(
            self.tr("“{title}” is not finished. Stop it and close?").format(title=titled[0].title),
            self.tr("Stop and close"),
        ):
            return False
        from app.ui.desktop.session_end import keep_pages

        return all(window.close() for window in list(self._windows.values())) and keep_pages()

    def sign_out(self) -> None:
        """Leave the place to somebody else."""
        if self.may_end():
            from app.services import users

            users.sign_out()
            self.signed_out.emit()

    def _dress_header(self) -> None:
        person, names = self.desk.session, sign_board()
        header = self.window.header
        header.show_person(
            names.branch,
            names.company,
            person.full_name,
            i18n.shown(permissions.ROLE_LABELS[permissions.Role(person.role)]),
            may_register=permissions.allowed(person.role, "service_call.register"),
        )
        menu = QMenu(header)
        menu.aboutToShow.connect(partial(self._fill_menu, menu))
        lettered(menu)
        header.set_menu(menu)
        self.window.set_document(names.branch)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        group = ""
        for command in self.commands():
            if not command.in_menu:
                continue
            if group and command.group != group:
                menu.addSeparator()
            group = command.group
            action = QAction(icon(command.icon), command.title, menu)
            if command.keys:
                action.setText(f"{command.title}\t{command.keys}")
            action.triggered.connect(partial(_call, command.run))
            menu.addAction(action)

    # -- commands
    # -----------------------------------------------------------------------------------------------------------

    def commands(self) -> list[UiCommand]:
        """Everything that can be done from anywhere, as far as the role allows."""
        found = [
            UiCommand("find", self.tr("Find anything"), "search", self.find, "Ctrl+K", in_menu=False),
            UiCommand("refresh", self.tr("Refresh"), "refresh", self._refresh, "F5", in_menu=False),
        ]
        if permissions.allowed(self.desk.session.role, "service_call.register"):
            found.insert(
                0,
                UiCommand(
                    "register_call",
                    self.tr("Register a call"),
                    "register_call",
                    self._register_call,
                    "Ctrl+N",
                    in_menu=False,
                ),
            )
        return [*found, *house_commands(self)]

    def palette_commands(self) -> list[UiCommand]:
        """The commands and the tabs, for Ctrl+K."""
        if self.workplace is None:
            return self.commands()
        tabs = [
            UiCommand(f"tab {tab.name}", self.tr("Go to {tab}").format(tab=i18n.shown(tab.title)), tab.icon or tab.name,
                      partial(self.workplace.open, tab.name))
            for tab in self.workplace.tabs
        ]  # fmt: skip
        from app.ui.complaint_commands import complaint_commands

        mine = [command for command in self.commands() if command.name != "find"]
        return [*mine, *tabs, *complaint_commands(self.desk)]

    def help(self) -> None:
        """F1: the page about what is in front."""
        dialogs.help_window(self)

    def find(self) -> None:
        """Open the palette."""
        dialogs.palette(self.desk, self.palette_commands(), self.window)

    def _register_call(self) -> None:
        self.desk.register_call()

    def _refresh(self) -> None:
        if self.workplace is not None:
            self.workplace.refresh()

    # -- what screens want
    # --------------------------------------------------------------------------------------------------

    def open_record(self, kind: str, row_id: int) -> None:
        """Show a record in its own window, in front."""
        from app.services import finding
        from app.ui.record_window import RecordWindow
        from app.ui.records import record_pane

        pane = record_pane(kind)
        if pane is None:
            self.desk.prompts.warn(self.tr("There is no window for this kind of record."))
            return
        finding.opened(kind, row_id)
        window = self._windows.get((kind, row_id))
        if window is None:
            window = self._windows[kind, row_id] = RecordWindow(self.desk, pane, row_id, self.local)
            window.closed.connect(lambda k, i: self._windows.pop((k, i), None))
        window.show()
        window.raise_()
        window.activateWindow()

    def _show_rows(self, ledger: str, view: str, conditions: object, search: str) -> None:
        place = self.workplace
        if place is None or not place.show_rows(ledger, view, tuple(conditions or ()), search):  # pyright: ignore[reportArgumentType]
            self.desk.prompts.warn(self.tr("Your role has no such list."))
            return
        self.window.bring_to_front()

    def _show_report(self, name: str) -> None:
        page = self.workplace.open("reports") if self.workplace is not None else None
        if page is not None:
            page.show_report(name)  # pyright: ignore[reportAttributeAccessIssue]
            self.window.bring_to_front()

    def _show_page(self, name: str) -> None:
        if self.workplace is not None and self.workplace.open(name) is not None:
            self.window.bring_to_front()

    def _house_changed(self, changes: Changes) -> None:
        if changes.touches("branch_setting", "app_user"):
            self._dress_header()
            self._watch()

    def _remember_tab(self, name: str) -> None:
        self.local.tab = name

    # -- drafts and lock ----------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """What may wait until the first rows are shown."""
        if not self.is_locked:
            self._watch()
        if not self._takes_drops:
            self._takes_drops = True
            dialogs.watch_drops(self.desk, self.window)
        dialogs.help_key(self)
        dialogs.alt_letters(self)
        self._offer_drafts()
        dialogs.begin_day(self.desk)
        if permissions.allowed(self.desk.session.role, "personal.view"):
            from app.ui.personal_data import tell_who_came_back

            tell_who_came_back(self.desk, self.window)
        from app.ui.whats_new import greet

        greet(self)
        if not self._is_at_home:
            self._is_at_home = True
            from app.ui.desktop.at_home import settle_shift

            settle_shift(self)
        if self._backups is None:
            from app.ui.backups import BackupWatch, remember_places

            self._backups = BackupWatch(self.desk, self)
            remember_places(self.desk, self.local)
            if paths.program_folder() is not None:
                from app.ui.updating import look_around

                look_around(self.desk, self.window)

    def show_backups(self) -> None:
        """Backups and restoring."""
        from app.ui.dialogs.backups import BackupsDialog

        BackupsDialog(self.desk, self.reopen_wanted.emit, self.window).open()

    def _check_in_passing(self) -> None:
        from app.ui.soundness import check_in_passing

        check_in_passing(self.desk)

    def _offer_drafts(self) -> None:
        from app.services import drafts

        kept = drafts.listing()
        if kept:
            text = self.tr("Unfinished forms kept from last time: {count}.").format(count=len(kept))
            self.desk.prompts.warn(text, self.tr("Go on with it"), partial(self.open_draft, kept[0].form))

    def open_draft(self, form: str) -> None:
        """Open the form a draft belongs to; the form itself puts the draft back in."""
        from app.ui.desktop.go_on import go_on

        go_on(self.desk, form, self.window)

    def _watch(self) -> None:
        from app.services import settings  # with the declarations of them all, after the first rows

        self.lock.start(settings.integer("session.idle_lock_minutes"))

    def lock_soon(self) -> None:
        """As `lock_now`, once what is being done has returned: the lock waits for the person."""
        QTimer.singleShot(0, self, self.lock_now)

    def lock_now(self) -> None:
        """Cover everything until the person proves who they are."""
        if self.is_locked:
            return
        self.is_locked = True
        self.lock.stop()
        from app.ui.idle_lock import cover_everything, typing_place

        go_back, covers = typing_place(), cover_everything()
        try:
            leaves = dialogs.unlock(self.desk.session, self.window)
        finally:
            for cover in covers:
                cover.lift()
            self.is_locked = False
        if leaves:
            from app.services import users

            users.sign_out()
            self.signed_out.emit()
        else:
            go_back()
            self._watch()

    def set_look(self, scheme: theme.Scheme) -> None:
        """Light or dark, from now on."""
        self.local.scheme = scheme
        program = QApplication.instance()
        if isinstance(program, QApplication):
            theme.apply(program, scheme)

    def set_language(self, language: str) -> None:
        """Speak another language, from now on."""
        if language != i18n.language():
            from app.services import users

            self.desk.bus.run(users.choose_language, language=language)
            self.language_changed.emit(language)


def _call(action: Callable[[], object], *_checked: object) -> None:
    action()
