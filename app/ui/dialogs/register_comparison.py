"""Another unit's register of complaints against ours: what only one of them has, and what differs (R163)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.domain.register_matching import Verdict
from app.reports import _register_comparison as comparison
from app.reports._declaration import ReportResult
from app.services import reconciliation
from app.services.reconciliation import OtherRegister, Reconciliation
from app.ui.desk import Desk
from app.ui.dialogs._import_work import WorkLine
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.pages._report_output import ReportOutput
from app.ui.tasks import Task
from app.ui.theme import SPACE, Tone, grown
from app.ui.widgets.form_grid import read_editor
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row, SmallTable

_TONES = {
    Verdict.MISSING_HERE: Tone.LATE,
    Verdict.MISSING_THERE: Tone.LATE,
    Verdict.DIFFERENT: Tone.DUE,
    Verdict.OTHER_NUMBER: Tone.DUE,
    Verdict.TWICE: Tone.DUE,
}


@dataclass(frozen=True)
class _Named:
    name: str = "reconciliation"


class RegisterComparison(QDialog):
    """A file, the days and numbers to compare, and the list; nothing is written."""

    help_page = "reports"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("reconciliation", "Reconciliation of registers"))
        resize_within(self, 1180, 620)
        self._desk = desk
        self.other: OtherRegister | None = None
        self.found: Reconciliation | None = None
        self.result_table: ReportResult | None = None
        self._task: Task | None = None
        self.choose = QPushButton(icon("import"), translate("reconciliation", "Choose their register…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(lambda _checked: self.choose_file())
        self.file = QLabel(translate("reconciliation", "An exported list of complaints: Excel or CSV."))
        self.file.setProperty("role", "muted")
        self.first, self.last, self.prefix = DateEdit(), DateEdit(), QLineEdit()
        self.prefix.setPlaceholderText(translate("reconciliation", "all"))
        for editor in (self.first, self.last):
            editor.setFixedWidth(grown(130))
            editor.edited.connect(self.compare)
        self.prefix.setFixedWidth(grown(110))
        self.prefix.editingFinished.connect(self.compare)
        self.trouble, self.summary = QLabel(), QLabel()
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.table = SmallTable(("",), most=16, scrolls=True)
        self.table.setAccessibleName(self.windowTitle())
        self.table.opened.connect(self.open_row)
        self.work = WorkLine(desk)
        self.work.busy.connect(lambda busy: self.choose.setEnabled(not busy))
        self.output = ReportOutput(desk, self)
        self._lay_out()
        self._show_editors(shown=False)

    def choose_file(self) -> None:
        """Ask for their register and read it."""
        kinds = " ".join(f"*{suffix}" for suffix in reconciliation.SUFFIXES)
        words = translate("reconciliation", "Lists of complaints ({kinds})").format(kinds=kinds)
        path = self._desk.prompts.open_file(translate("reconciliation", "Choose their register"), words)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a register on the worker, then compare."""
        self.trouble.hide()
        self.work.run(
            translate("reconciliation", "Reading {file}").format(file=path.name),
            lambda task: reconciliation.read(path, task),
            self._was_read,
            self._refused,
            lambda: None,
        )

    def compare(self) -> None:
        """Compare with ours of these days and numbers, on the worker."""
        self._stop()
        if self.other is None:
            return
        try:
            asked = self.other, read_editor(self.first), read_editor(self.last), self.prefix.text()
        except UserError as error:
            self._refused(error)
            return
        self.trouble.hide()
        compare = in_my_name(self._desk, lambda _task: reconciliation.compare(*asked))
        self._task = self._desk.tasks.run(compare, self._compared, self._refused)

    def done(self, result: int) -> None:
        """Left: what is still being read is not wanted either."""
        self.work.stop()
        super().done(result)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is still being compared is not wanted any more."""
        super().hideEvent(event)
        self._stop()

    def open_row(self, place: int) -> None:
        """Show our case of a line, where we have it."""
        if self.result_table is None or not 0 < place <= len(self.result_table.rows):
            return
        opens = self.result_table.rows[place - 1].opens
        if opens is not None:
            self._desk.show_rows(opens.ledger, "all", opens.conditions)

    def _was_read(self, other: OtherRegister) -> None:
        self.other = other
        count = translate("reconciliation", "{file}: {count} complaints")
        self.file.setText(count.format(file=other.file_name, count=f"{len(other.register.entries):,}"))
        self.first.set_value(other.first)
        self.last.set_value(other.last)
        self.prefix.setText(other.prefix)
        self._show_editors(shown=True)
        self.compare()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _compared(self, found: Reconciliation) -> None:
        self._task = None
        self.found = found
        self._show(found)

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.trouble.setText(error.text if isinstance(error, AftercareError) else str(error))
        self.trouble.show()

    def _show(self, found: Reconciliation) -> None:
        self.result_table = result = comparison.result(found)
        table = self.table
        table.setColumnCount(len(result.columns))
        table.setHorizontalHeaderLabels([column.heading for column in result.columns])
        table.put(
            [
                Row(place, result.texts(row), (_TONES[line.verdict],))
                for place, (row, line) in enumerate(zip(result.rows, found.lines, strict=True), 1)
            ]
        )
        header = table.horizontalHeader()
        for place in range(len(result.columns)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(result.columns) - 1, QHeaderView.ResizeMode.Stretch)
        self.summary.setText(comparison.summary(found))
        table.setVisible(bool(result.rows))
        self.same.setText(" ".join(result.remarks))
        self.tools.setEnabled(True)

    def _show_editors(self, *, shown: bool) -> None:
        for widget in (*self._asked, self.summary, self.table, self.same):
            widget.setVisible(shown)
        self.tools.setEnabled(shown)

    def _lay_out(self) -> None:
        labels = [
            QLabel(words)
            for words in (
                translate("reconciliation", "Received from"), translate("reconciliation", "to"),
                translate("reconciliation", "Our numbers beginning with"),
            )
        ]  # fmt: skip
        self.same = QLabel()
        self.same.setProperty("role", "muted")
        self.same.setWordWrap(True)
        self.tools = QToolButton()
        self.tools.setIcon(icon("export"))
        self.tools.setText(translate("reports", "Print, export"))
        self.tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tools.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.tools)
        self.menu.aboutToShow.connect(lambda: self.output.fill(self.menu, _Named(), self.result_table))
        self.tools.setMenu(self.menu)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.choose)
        head.addWidget(self.file, 1)
        head.addWidget(self.tools)
        asked = QHBoxLayout()
        asked.setSpacing(SPACE)
        self._asked: list[QWidget] = []
        for label, editor in zip(labels, (self.first, self.last, self.prefix), strict=True):
            label.setBuddy(editor)
            editor.setAccessibleName(label.text())
            asked.addWidget(label)
            asked.addWidget(editor)
            self._asked += [label, editor]
        asked.addStretch(1)
        leave = QPushButton(translate("reconciliation", "Done"))
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.work, 1)
        foot.addStretch(0)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(asked)
        column.addWidget(self.trouble)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.same)
        column.addStretch(0)
        column.addLayout(foot)
