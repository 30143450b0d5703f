"""Backups: whether they are proven, what there is to restore, and putting one in the place of the branch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.domain import permissions
from app.services import backup_state, backups, restores, settings
from app.services.backups import Outcome
from app.services.restores import COUNTED, Entry
from app.ui.backups import told
from app.ui.desk import Desk
from app.ui.dialogs._backup_table import backup_table
from app.ui.dialogs._import_work import WorkLine
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.theme import SPACE, Tone
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import is_cramped, resize_within
from app.ui.widgets.section import chip, set_chip

_YOUNG = timedelta(days=30)


class BackupsDialog(QDialog):
    """The backups in all places, the newest first. `reopen` opens the branch again once a restore was decided."""

    help_page = "backup"

    def __init__(self, desk: Desk, reopen: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        resize_within(self, 1120, 520)
        self._desk, self._reopen = desk, reopen
        self._is_busy = False
        self.entries: tuple[Entry, ...] = ()
        self.state = chip("")
        self.detail = QLabel()
        self.detail.setProperty("role", "muted")
        self.detail.setWordWrap(True)
        self.table = self._made_table()
        self.work = WorkLine(desk)
        self.work.busy.connect(self._keep_busy)
        self.now = self._button("back_up", "backup", self.tr("Back up now"), self.back_up)
        self.second = self._button("second", "folder", self.tr("Second place …"), self.choose_second)
        self.other = self._button("other", "folder", self.tr("Another backup …"), self.choose_other)
        self.remove = self._button("remove", "delete", self.tr("Remove …"), self.remove_marked)
        self.remove.setToolTip(self.tr("What a restore or an upgrade put aside; backups are let go by the settings."))
        self.restore = self._button("restore", "undo", self.tr("Restore …"), self.restore_marked)
        leave = QPushButton(self.tr("Done"))
        leave.clicked.connect(self.accept)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.detail, 1)
        foot.setSpacing(SPACE)
        for button in (self.now, self.second, self.other):
            foot.addWidget(button)
        foot.addWidget(self.work, 1)
        ends = QHBoxLayout() if is_cramped(self) else foot
        ends.addStretch(0)
        for button in (self.remove, self.restore, leave):
            ends.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)
        if ends is not foot:
            column.addLayout(ends)
        self.refresh()

    def _made_table(self) -> QTableWidget:
        headings = (
            self.tr("Made"), self.tr("Proven"), self.tr("Place"), self.tr("Why"), self.tr("Customers"),
            self.tr("Calls"), self.tr("Vouchers"), self.tr("Complaints"), self.tr("Attachments"), self.tr("Size"),
        )  # fmt: skip
        table = backup_table(headings, self.tr("Backups"))
        table.itemSelectionChanged.connect(self._enable)
        return table

    def _button(self, name: str, meaning: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        return button

    # -- what there is

    def refresh(self) -> None:
        """Read the state now, and the disks on the worker: one of them may not answer."""
        found = backup_state.state()
        set_chip(self.state, found.text if found else "", Tone(found.tone) if found else Tone.NORMAL)
        self.detail.setText(found.detail if found else backup_state.of_demonstration())
        self.state.setVisible(found is not None)
        self._enable()
        self._desk.tasks.run(in_my_name(self._desk, lambda _task: restores.found()), self.show_entries)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Put these into the list."""
        self.entries = entries
        self.table.setRowCount(len(entries))
        places = {
            backups.FIRST: self.tr("first"),
            backups.SECOND: self.tr("second"),
            backups.OTHER: self.tr("chosen"),
        }
        for row, one in enumerate(entries):
            counts = [f"{one.counts[name]:,}" if one.counts else "" for name in COUNTED]
            texts = (
                _moment(one.made_at), _moment(one.proven_at) if one.proven_at else self.tr("not proven"),
                places[one.place], one.reason, *counts, f"{one.attachments:,}" if one.counts else "",
                self.tr("{size} MB").format(size=f"{one.size / 1_000_000:,.1f}"),
            )  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column > 3:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        for column in range(self.table.columnCount()):
            if column != 3:
                self.table.resizeColumnToContents(column)
        if entries:  # what has just been put aside is newer than what it was put aside for
            self.table.selectRow(next((row for row, one in enumerate(entries) if not one.is_kept), 0))
        self._enable()

    def marked(self) -> Entry | None:
        """The backup that is marked."""
        row = self.table.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def _keep_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._enable()

    def _enable(self) -> None:
        role, idle = self._desk.session.role, not self._is_busy and backups.is_possible()
        self.now.setEnabled(idle and permissions.allowed(role, "backup.run"))
        self.second.setEnabled(idle and permissions.allowed(role, "settings.change"))
        may_restore = idle and permissions.allowed(role, "backup.restore")
        self.other.setEnabled(may_restore)
        marked = self.marked()
        self.restore.setEnabled(may_restore and marked is not None)
        may_remove = idle and permissions.allowed(role, "backup.remove_kept")
        self.remove.setEnabled(may_remove and marked is not None and marked.is_kept)

    # -- what can be done

    def back_up(self) -> None:
        """Back up to every place now."""

        def done(outcomes: tuple[Outcome, ...]) -> None:
            self._desk.bus.announce(backups.recorded())
            if trouble := told(outcomes):
                self._desk.prompts.fault(EnvironmentFault(trouble, "backup"))
            else:
                self._desk.prompts.say(self.tr("Backed up, restored to a scratch folder and compared: it is proven."))
            self.refresh()

        self.work.run(
            self.tr("Backing up"),
            lambda task: backups.run(task, task.when_cancelled),
            done,
            self._say,
            lambda: None,
        )

    def choose_second(self) -> None:
        """Choose the folder of the second place."""
        self.strip.clear()  # what was said of the folder before
        folder = self._desk.prompts.folder(self.tr("Second place of backups: another disk or a stick"))
        if folder is not None and self._desk.bus.run(
            settings.change, values={"backup.second_folder": str(folder)}, on_error=self._say
        ):
            self.refresh()

    def choose_other(self) -> None:
        """Add a backup from anywhere to the list."""
        self.strip.clear()  # what was said of the folder before
        folder = self._desk.prompts.folder(self.tr("The folder of a backup"))
        if folder is None:
            return
        try:
            self.show_entries((restores.at(folder), *(one for one in self.entries if one.path != folder)))
        except EnvironmentFault as fault:
            self._say(fault)

    def restore_marked(self, *, other_branch: bool = False, reason: str = "") -> None:
        """Ask why, bring the marked backup beside the branch, compare it, and let it take the place."""
        entry = self.marked()
        if entry is None:
            return
        reason = reason or self._desk.prompts.ask_text(self._question(entry)) or ""
        if not reason.strip():
            return

        def done(staged: object) -> None:
            try:
                restores.decide(staged, entry.path, reason)  # pyright: ignore[reportArgumentType] - Tasks knows no types
            except (UserError, EnvironmentFault) as refusal:
                restores.give_up(staged)  # pyright: ignore[reportArgumentType]
                self._say(refusal)
                return
            self.accept()
            QTimer.singleShot(0, self._desk, self._reopen)

        def failed(error: Exception) -> None:
            if isinstance(error, UserError) and error.field == "other_branch":
                if self._desk.prompts.confirm(error.text, self.tr("Restore all the same")):
                    QTimer.singleShot(0, self, lambda: self.restore_marked(other_branch=True, reason=reason))
                return
            self._say(error)

        self.work.run(
            self.tr("Restoring"),
            lambda task: restores.prepare(entry.path, task, task.when_cancelled, other_branch=other_branch),
            done,
            failed,
            lambda: None,
        )

    def remove_marked(self) -> None:
        """Ask why, and remove what a restore or an upgrade has put aside."""
        entry = self.marked()
        if entry is None or not entry.is_kept:
            return
        lines = [self.tr("Remove what was put aside, last changed {at}?").format(at=_moment(entry.made_at))]
        age = clock.now() - entry.made_at
        if age < _YOUNG:
            lines.append(self.tr("It is less than {days} days old: is everything in the branch that should be?").format(
                days=_YOUNG.days
            ))  # fmt: skip
        lines.append(self.tr("It cannot be brought back. Why is it removed?"))
        reason = self._desk.prompts.ask_text("\n".join(lines)) or ""
        if not reason.strip():
            return

        def done(folder: object) -> None:
            self._desk.bus.announce(backups.recorded())
            self._desk.prompts.say(self.tr("Removed: {folder}").format(folder=getattr(folder, "name", "")))
            self.refresh()

        self.work.run(
            self.tr("Removing"), lambda _task: restores.remove_kept(entry.path, reason), done, self._say, lambda: None
        )

    def _question(self, entry: Entry) -> str:
        lines = [self.tr("Restore the backup of {at}?").format(at=_moment(entry.made_at))]
        since = restores.changes_since(entry)
        if since:
            lines.append(self.tr("Changes made since then, which are not in it: {count}.").format(count=f"{since:,}"))
        lines.append(self.tr("The branch as it is now is kept in a folder beside. Passwords are those of then."))
        lines.append(self.tr("Why is it restored?"))
        return "\n".join(lines)

    def _say(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._desk.prompts.fault(error)
        elif isinstance(error, UserError):
            self._desk.prompts.warn(error.text)

    def reject(self) -> None:
        """Esc and the cross: first stop what runs."""
        if self.work.task is not None:
            self.work.stop()
            return
        super().reject()


def _moment(moment: datetime) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
