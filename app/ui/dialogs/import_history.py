"""Past imports, and taking one back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import shown, translate
from app.ledgers._catalogue import all_ledgers
from app.services import import_runs
from app.services.import_runs import RunEntry
from app.ui.desk import Desk
from app.ui.dialogs._import_work import WorkLine
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within

_TOLD = 6


class ImportHistory(QDialog):
    """The imports, the latest first."""

    help_page = "import"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Past imports"))
        resize_within(self, 1100, 460)
        self._desk = desk
        self.runs: tuple[RunEntry, ...] = ()
        headings = (
            self.tr("Number"), self.tr("When"), self.tr("Who"), self.tr("Ledger"), self.tr("File"), self.tr("Rows"),
            self.tr("Added"), self.tr("Changed"), self.tr("Refused"), self.tr("State"),
        )  # fmt: skip
        self.table = QTableWidget(0, len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setAccessibleName(self.tr("Past imports"))
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._enable)
        self.work = WorkLine(desk)
        self.work.busy.connect(lambda _: self._enable())
        self.undo = QPushButton(icon("undo"), self.tr("Take the import back …"))
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self.take_back)
        leave = QPushButton(self.tr("Done"))
        leave.clicked.connect(self.accept)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.undo)
        foot.addWidget(self.work, 1)
        foot.addStretch(0)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)
        self._fill()

    def _fill(self) -> None:
        self.runs = import_runs.runs()
        self.table.setRowCount(len(self.runs))
        for row, run in enumerate(self.runs):
            texts = (
                run.number, f"{clock.local(run.at):%Y-%m-%d %H:%M}", run.user_name,
                shown(all_ledgers()[run.ledger].title), run.file_name, f"{run.row_count:,}", f"{run.added:,}",
                f"{run.changed:,}", f"{run.refused:,}", _state(run),
            )  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if 5 <= column <= 8:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        for column in (0, 1, 2, 3, 5, 6, 7, 8, 9):
            self.table.resizeColumnToContents(column)
        if self.runs:
            self.table.selectRow(0)
        self._enable()

    def marked(self) -> RunEntry | None:
        """The import that is marked."""
        row = self.table.currentRow()
        return self.runs[row] if 0 <= row < len(self.runs) else None

    def _enable(self) -> None:
        run = self.marked()
        self.undo.setEnabled(self.work.task is None and run is not None and run.undone_at is None)

    def take_back(self) -> None:
        """Undo the import that is marked."""
        run = self.marked()
        if run is not None:
            take_back(self._desk, self.work, run, lambda _: self._fill())

    def reject(self) -> None:
        """Esc and the cross: first stop what runs."""
        if self.work.task is not None:
            self.work.stop()
            return
        super().reject()


def _state(run: RunEntry) -> str:
    if run.undone_at is None:
        return translate("import", "in force")
    text = translate("import", "taken back on {date}").format(date=f"{clock.local(run.undone_at):%Y-%m-%d}")
    return f"{text} ({translate('import', '{count} left').format(count=run.kept)})" if run.kept else text


def take_back(desk: Desk, work: WorkLine, run: RunEntry, on_done: Callable[[RunEntry], object]) -> None:
    """Ask for a reason, take an import back on the worker, and tell what somebody worked on since."""
    question = translate(
        "import",
        "Take back {number}? What it changed gets its old values, what it added is put out of use. "
        "Why is it taken back?",
    )
    reason = desk.prompts.ask_text(question.format(number=run.number))
    if reason:
        _undo(desk, work, run, on_done, reason, leave_touched=False)


def _undo(
    desk: Desk,
    work: WorkLine,
    run: RunEntry,
    on_done: Callable[[RunEntry], object],
    reason: str,
    *,
    leave_touched: bool,
) -> None:
    def done(changes: Changes) -> None:
        said = translate("import", "{number} was taken back.").format(number=run.number)
        desk.bus.announce(changes, said)
        on_done(import_runs.entry(run.id))

    def failed(error: Exception) -> None:
        if isinstance(error, UserError) and error.field == "leave_touched":
            if _rest(desk, run):
                _undo(desk, work, run, on_done, reason, leave_touched=True)
        elif isinstance(error, EnvironmentFault):
            desk.prompts.fault(error)
        elif isinstance(error, UserError):
            desk.prompts.warn(error.text)

    def stopped() -> None:
        """Stopped too late it is taken back: say what is true."""
        now = import_runs.entry(run.id)
        if now.undone_at is None:
            on_done(now)
        else:
            done(Changes({kind: frozenset() for kind in import_runs.WRITTEN}))

    work.run(
        translate("import", "Take back {number}").format(number=run.number),
        lambda task: import_runs.undo(run_id=run.id, reason=reason, leave_touched=leave_touched, progress=task),
        done,
        failed,
        stopped,
    )


def _rest(desk: Desk, run: RunEntry) -> bool:
    """Whether to take back the others although somebody worked on some of the records since."""
    touched = import_runs.touched_since(run.id)
    lines = [f"{one.kind} {one.title}: {one.why}" for one in touched[:_TOLD]]
    if len(touched) > _TOLD:
        lines.append("…")
    return desk.prompts.confirm(
        translate("import", "Somebody worked on records of this import since. They stay as they are."),
        translate("import", "Take back the others"),
        "\n".join(lines),
    )
