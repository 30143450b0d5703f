"""Import of a spreadsheet, page by page: the file, its columns, the list of what would happen, done (R011)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.services import import_runs, importing
from app.services.importing import ImportList, SheetFile
from app.ui.desk import Desk
from app.ui.dialogs._import_list import ListPage
from app.ui.dialogs._import_pages import ColumnsPage, FilePage
from app.ui.dialogs._import_release import let_go
from app.ui.dialogs._import_work import WorkLine
from app.ui.theme import SPACE
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within

FILE, COLUMNS, LIST, DONE = range(4)


class ImportWizard(QDialog):
    """Modal: while rows are entered nobody else writes through this window. Everything long is done on the worker."""

    help_page = "import"

    def __init__(self, desk: Desk, path: Path | None = None, ledger: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a spreadsheet"))
        resize_within(self, 1180, 680)
        self._desk, self._ledger = desk, ledger
        self.path: Path | None = None
        self.listed: ImportList | None = None
        self.run: import_runs.RunEntry | None = None
        self.steps = [QLabel(text) for text in self._step_words()]
        self.pages = QStackedWidget()
        self.file_page, self.columns_page, self.list_page = FilePage(), ColumnsPage(), ListPage()
        self.done_page = EmptyState("", meaning="import")
        for page in (self.file_page, self.columns_page, self.list_page, self.done_page):
            self.pages.addWidget(page)
        self.work = WorkLine(desk)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        self.back = self._button(self.tr("Back"), self.go_back)
        self.next = self._button("", self.go_on)
        self.next.setProperty("role", "primary")
        self.save = self._button(self.tr("Save the refused rows …"), self.save_refused)
        self.undo = self._button(self.tr("Take the import back …"), self.take_back)
        self.leave = self._button(self.tr("Close"), self.close)
        self._lay_out()
        self.file_page.chosen.connect(self.read)
        self.file_page.empty.acted.connect(self.choose)
        self.file_page.history_wanted.connect(self._show_history)
        self.columns_page.changed.connect(self._enable)
        self.list_page.save_wanted.connect(self.save_refused)
        self.work.busy.connect(lambda _: self._enable())
        self._show(FILE)
        if path is not None:
            self.read(path)

    def _step_words(self) -> tuple[str, ...]:
        return self.tr("1 File"), self.tr("2 Columns"), self.tr("3 What would happen"), self.tr("4 Done")

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE * 3)
        for label in self.steps:
            head.addWidget(label)
        head.addStretch(1)
        self.name = QLabel()
        self.name.setProperty("role", "muted")
        head.addWidget(self.name)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.work, 1)
        foot.addStretch(0)
        for button in (self.save, self.undo, self.back, self.next, self.leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)

    # -- from page to page -------------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """Which page is in front."""
        return self.pages.currentIndex()

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for at, label in enumerate(self.steps):
            label.setProperty("role", "heading" if at == page else "muted")
            label.style().unpolish(label)
            label.style().polish(label)
        self.name.setText(self.path.name if self.path else "")
        self._enable()
        first = (self.file_page.empty, self.columns_page.ledger, self.list_page.table, self.leave)[page]
        first.setFocus()

    def _enable(self) -> None:
        page, busy = self.page, self.work.task is not None
        for widget in (self.pages, self.back, self.next, self.save, self.undo):
            widget.setEnabled(not busy)
        self.back.setVisible(page in (COLUMNS, LIST))
        self.next.setVisible(page in (COLUMNS, LIST))
        self.save.setVisible(page == DONE and self.listed is not None and bool(self.listed.counts()[importing.REFUSED]))
        self.undo.setVisible(page == DONE)
        self.leave.setText(self.tr("Close") if page == DONE else self.tr("Cancel"))
        if page == COLUMNS:
            self.next.setText(self.tr("See what would happen"))
            self.next.setEnabled(not busy and self.columns_page.view is not None)
        elif page == LIST and self.listed is not None:
            counts = self.listed.counts()
            wanted = counts[importing.ADD] + counts[importing.CHANGE] + counts[importing.CONFLICT]
            self.next.setText(self.tr("Enter the rows"))
            self.next.setEnabled(not busy and wanted > 0)

    def go_back(self) -> None:
        """One page back."""
        self._show(self.page - 1)

    def go_on(self) -> None:
        """To the next page, with the work that lies between."""
        if self.page == COLUMNS:
            self.make_list()
        elif self.page == LIST:
            self.enter()

    # -- the work ----------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        kinds = self.tr("Spreadsheets") + f" ({' '.join('*' + suffix for suffix in importing.SUFFIXES)})"
        path = self._desk.prompts.open_file(self.tr("Import a spreadsheet"), kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file."""
        self.work.run(
            self.tr("Reading {file}").format(file=path.name),
            lambda task: importing.read(path, task),
            lambda file: self._was_read(path, file),
            self._failed,
            lambda: None,
        )

    def _was_read(self, path: Path, file: SheetFile) -> None:
        self.path = path
        self.columns_page.show_file(file, self._ledger)
        self._show(COLUMNS)

    def make_list(self) -> None:
        """List what would happen."""
        page = self.columns_page
        file, view = page.file, page.view
        if file is None or view is None:
            return
        ledger, sheet, columns = page.ledger_name, page.sheet_name, page.columns()
        page.trouble.hide()
        try:
            importing.check_columns(ledger, columns)
        except UserError as error:
            page.say(error.text)
            return
        importing.remember_columns(ledger, view.heading, columns)
        self.work.run(
            self.tr("Comparing {file}").format(file=file.path.name),
            lambda task: importing.dry_run(file, ledger, sheet, columns, task),
            self._was_listed,
            self._failed,
            lambda: None,
        )

    def _was_listed(self, listed: ImportList) -> None:
        earlier, self.listed = self.listed, listed
        self.list_page.show_list(listed)
        if earlier is not None:
            let_go(earlier.plans)
        self._show(LIST)

    def enter(self) -> None:
        """Carry the list out, whole or not at all."""
        listed = self.listed
        if listed is None:
            return
        changes, conflicts = self.list_page.model.decisions.values()
        before = import_runs.runs(1)
        self.work.run(
            self.tr("Import {file}").format(file=listed.file.path.name),
            lambda task: importing.carry_out(listed, changes=changes, conflicts=conflicts, progress=task),
            self._was_entered,
            self._failed,
            lambda: self._was_stopped(before),
        )

    def _was_entered(self, changes: Changes) -> None:
        self.run = import_runs.entry(changes.result)
        run = self.run
        title = self.tr("{number}: {rows} rows were entered").format(
            number=run.number, rows=f"{run.added + run.changed:,}"
        )
        parts = [
            self.tr("added: {count}").format(count=f"{run.added:,}"),
            self.tr("changed: {count}").format(count=f"{run.changed:,}"),
            self.tr("kept as on file: {count}").format(count=f"{run.passed_over:,}"),
            self.tr("nothing new: {count}").format(count=f"{run.same:,}"),
            self.tr("refused: {count}").format(count=f"{run.refused:,}"),
        ]
        self.done_page.explain(title, " · ".join(parts))
        self._show(DONE)
        self._desk.bus.announce(changes)

    def _was_stopped(self, before: tuple[import_runs.RunEntry, ...]) -> None:
        """Stopped too late is done: say what is true."""
        after = import_runs.runs(1)
        if after != before:
            self._was_entered(Changes({kind: frozenset() for kind in import_runs.WRITTEN}, result=after[0].id))
        else:
            self._desk.prompts.say(self.tr("Stopped. Nothing was entered."))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._desk.prompts.fault(error)
        elif isinstance(error, UserError):
            self._desk.prompts.warn(error.text)
            if error.field == "stale":
                self._show(COLUMNS)

    def save_refused(self) -> None:
        """Save what cannot go in, with the reasons, to be mended and imported again."""
        listed = self.listed
        if listed is None:
            return
        name = f"{listed.file.path.stem}-{self.tr('refused')}.xlsx"
        path = self._desk.prompts.save_file(
            self.tr("Save the refused rows"), name, self.tr("Excel workbook") + " (*.xlsx)"
        )
        if path is None:
            return
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(path.name + ".xlsx")
        said = self.tr("{rows} rows are in {file}. Mend them there, then import that file.")
        self.work.run(
            self.tr("Save the refused rows"),
            lambda task: importing.save_refused(listed, path, task),
            lambda rows: self._desk.prompts.say(said.format(rows=f"{rows:,}", file=path)),
            self._failed,
            lambda: None,
        )

    def take_back(self) -> None:
        """Undo what was just entered."""
        if self.run is not None:
            from app.ui.dialogs.import_history import take_back

            take_back(self._desk, self.work, self.run, self._was_taken_back)

    def _was_taken_back(self, run: import_runs.RunEntry) -> None:
        if run.undone_at is None:
            self._desk.prompts.say(self.tr("Stopped. Nothing was taken back."))
            return
        self.done_page.explain(self.tr("{number} was taken back").format(number=run.number))
        self.run = None
        self.undo.hide()

    def _show_history(self) -> None:
        from app.ui.dialogs.import_history import ImportHistory

        ImportHistory(self._desk, self).open()

    def reject(self) -> None:
        """Esc and the cross: first stop what runs."""
        if self.work.task is not None:
            self.work.stop()
            return
        self._forget()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Esc."""
        if self.work.task is not None:
            self.work.stop()
            event.ignore()
            return
        self._forget()
        super().closeEvent(event)

    def _forget(self) -> None:
        """Let go of the file and the list: they are large, and a window that was closed may live on for a while."""
        file, listed = self.columns_page.file, self.listed
        self.listed = self.columns_page.file = self.columns_page.view = None
        self.list_page.forget()
        let_go(*([*sheet.rows] for sheet in (file.sheets if file else ())), listed.plans if listed else [])
