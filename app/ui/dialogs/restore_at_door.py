"""Which backup becomes the branch, and who says so: shown where nobody can sign in yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from app.core import clock
from app.core.errors import AftercareError, UserError
from app.core.long_paths import plain
from app.services import backups
from app.services.door_restores import Claim
from app.services.restores import Entry
from app.ui.dialogs._backup_table import backup_table
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.panel import Panel

_ROWS_HEIGHT = 168


@dataclass(frozen=True)
class Typed:
    """What has been typed so far, so that a change of language loses nothing."""

    name: str
    reason: str
    chosen: tuple[Entry, ...]


class RestorePanel(Panel):
    """`restore` carries the marked backup and who wants it (`Claim`); `back` leads to where one came from.

    `other_wanted` asks for a folder, `stop_wanted` ends what runs.
    """

    help_page = "backup#door"
    restore = Signal(object, object)
    other_wanted = Signal()
    stop_wanted = Signal()
    back = Signal()

    def __init__(self, last_name: str = "") -> None:
        super().__init__("", width=820)
        self.title.setText(self.tr("Restore a backup"))
        self.text.setText(
            self.tr(
                "The backup you mark becomes the branch; what is here now is kept aside. Only an administrator of the "
                "backup may: name and password are those of then."
            )
        )
        self.text.show()
        self.entries: tuple[Entry, ...] = ()
        self._chosen: tuple[Entry, ...] = ()
        self.table = self._made_table()
        self.found = QLabel(self.tr("Looking for backups on this computer and on sticks …"))
        self.found.setProperty("role", "muted")
        self.found.setWordWrap(True)
        self.other = QPushButton(icon("folder"), self.tr("Another backup …"))
        self.other.setObjectName("other")
        self.other.clicked.connect(self.other_wanted)
        under = QHBoxLayout()
        under.addWidget(self.found, 1)
        under.addWidget(self.other)
        self._build_form(last_name)
        self.verb = QPushButton(self.tr("Restore"))
        self.verb.setObjectName("restore")
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(self.submit)
        self.leave = QPushButton(self.tr("Back"))
        self.leave.setObjectName("back")
        self.leave.setProperty("role", "link")
        self.leave.clicked.connect(self.back)
        self._build_work()
        self.body.addWidget(self.table)
        self.body.addLayout(under)
        self.body.addWidget(self.form)
        self.body.addLayout(self._work)
        self.body.addWidget(self.verb)
        self.body.addWidget(self.leave)
        self.add_languages()
        self.over()

    def _made_table(self) -> QTableWidget:
        headings = (
            self.tr("Made"), self.tr("Proven"), self.tr("Place"), self.tr("Why"), self.tr("Branch"), self.tr("Size"),
        )  # fmt: skip
        table = backup_table(headings, self.tr("Backups"))
        table.setFixedHeight(_ROWS_HEIGHT)
        return table

    def _build_form(self, last_name: str) -> None:
        self.form = FormGrid()
        add = self.form.add
        self.name: QLineEdit = add("name", self.tr("Name"), QLineEdit(last_name), required=True)
        self.password: QLineEdit = add("password", self.tr("Password of then"), QLineEdit(), required=True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason: QLineEdit = add(
            "reason",
            self.tr("Why"),
            QLineEdit(),
            required=True,
            hint=self.tr("Goes into the change history of the restored branch, with your name."),
        )
        for line in (self.name, self.password, self.reason):
            line.setMaxLength(200)
            line.returnPressed.connect(self.submit)

    def _build_work(self) -> None:
        self._bar, self._words, self._stop = QProgressBar(), QLabel(), QPushButton(self.tr("Stop"))
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(280)
        self._words.setProperty("role", "muted")
        self._stop.setObjectName("stop")
        self._stop.clicked.connect(self._stopping)
        self._work = QHBoxLayout()
        self._work.setSpacing(SPACE)
        for part, stretch in ((self._bar, 1), (self._words, 1), (self._stop, 0)):
            self._work.addWidget(part, stretch)

    # -- what there is

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Put these into the list, below those that were chosen by hand; marked is the newest that was proven."""
        known = {one.path for one in self._chosen}
        self.entries = (*self._chosen, *(one for one in entries if one.path not in known))
        places = {
            backups.FIRST: self.tr("beside the branch"),
            backups.SECOND: self.tr("second place"),
            backups.OTHER: self.tr("elsewhere"),
        }
        self.table.setRowCount(len(self.entries))
        for row, one in enumerate(self.entries):
            texts = (
                _moment(one.made_at), _moment(one.proven_at) if one.proven_at else self.tr("not proven"),
                places[one.place], one.reason, one.code,
                self.tr("{size} MB").format(size=f"{one.size / 1_000_000:,.1f}"),
            )  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(plain(str(one.path)))
                self.table.setItem(row, column, item)
        for column in range(self.table.columnCount()):
            if column != 3:
                self.table.resizeColumnToContents(column)
        self.found.setText(
            "" if self.entries else self.tr("No backup was found. Plug the stick in, or choose the backup's folder.")
        )
        if self.entries:
            rows = range(len(self.entries))
            first = next((row for row in rows if self.entries[row].proven_at or self._chosen), 0)
            self.table.selectRow(first)

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        """Add what was chosen by hand, and mark it."""
        self.complain("")
        known = {one.path for one in entries}
        self._chosen = (*entries, *(one for one in self._chosen if one.path not in known))
        self.show_entries(tuple(one for one in self.entries if one not in self._chosen))
        self.table.setFocus()

    def marked(self) -> Entry | None:
        """The backup that is marked."""
        row = self.table.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def typed(self) -> Typed:
        """What is typed and chosen so far."""
        return Typed(self.name.text(), self.reason.text(), self._chosen)

    def fill(self, typed: Typed) -> None:
        """Put it back."""
        self.name.setText(typed.name)
        self.reason.setText(typed.reason)
        self._chosen = typed.chosen

    # -- restoring

    def submit(self) -> None:
        """Hand over what is marked and typed."""
        self.complain("")
        self.form.clear_errors()
        if not self.verb.isEnabled():
            return
        entry = self.marked()
        if entry is None:
            self.complain(self.tr("Mark the backup first."))
            return
        empty = [name for name in self.form.fields() if not self.form.editor(name).text().strip()]
        for name in reversed(empty):
            self.form.show_error(UserError(self.tr("Please fill this in."), name))
        if not empty:
            claim = Claim(self.name.text(), self.password.text(), self.reason.text())
            self.password.clear()
            self.restore.emit(entry, claim)

    def begin(self) -> None:
        """It runs: only stopping is possible."""
        self._set_working(True)
        self._bar.setRange(0, 0)
        self._words.clear()
        self._stop.setEnabled(True)
        self._stop.setFocus()

    def report(self, done: int, total: int, text: str) -> None:
        """So many of so many steps are done; a total of 0 means unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._stop.isEnabled():
            count = self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}") if total else ""
            self._words.setText(" · ".join(part for part in (text, count) if part))

    def over(self) -> None:
        """It has ended, one way or another."""
        self._set_working(False)

    def refuse(self, error: AftercareError) -> None:
        """Say why nothing was restored."""
        if not (isinstance(error, UserError) and self.form.show_error(error)):
            self.complain(error.text)
            self.password.setFocus()

    def _stopping(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(self.tr("Stopping …"))
        self.stop_wanted.emit()

    def _set_working(self, works: bool) -> None:
        for part in (self._bar, self._words, self._stop):
            part.setVisible(works)
        for part in (self.table, self.other, self.form, self.verb, self.leave):
            part.setEnabled(not works)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is missing."""
        super().showEvent(event)
        (self.password if self.name.text() else self.name).setFocus()


def _moment(moment: datetime) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
