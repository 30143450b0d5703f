"""The month's report (月报) and the month lock: the months on the left, what is reported of the chosen one beside it.

Everything is read and drawn on the worker with progress, and can be stopped: nothing is left behind then.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from app.core import clock
from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.domain import permissions
from app.reports import _month_files, _month_report
from app.reports._declaration import Opens
from app.reports._month_report import Draft
from app.services import month_closings
from app.services.month_closings import Closing
from app.ui.desk import Desk, PaperChoice
from app.ui.dialogs._month_parts import MonthParts
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.tasks import Task
from app.ui.theme import SPACE, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.screen_fit import is_cramped, resize_within

_SHOWN = 13
"""Months in the list, the current one first; with those that are closed longer ago as well."""
_LIST = 220


class MonthReportDialog(QDialog):
    """Gather, look at, edit, print, save and close; closed months print again as they were."""

    help_page = "month"

    def __init__(self, desk: Desk, month: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("month", "Month's report"))
        self.desk = desk
        self.month, self.draft, self.closed = "", None, None
        self._task: Task | None = None
        self._drafts: dict[str, Draft] = {}
        self._typed: dict[str, list[str]] = {}
        self._closings: dict[str, Closing] = {}
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("month", "Months"))
        self.list.setFixedWidth(_LIST)
        self.parts = MonthParts(desk, self)
        self.gather_button = self._button("reports", translate("month", "Work out the report"), self.gather, "gather")
        self.compare_button = self._button("refresh", translate("month", "Compare with today"), self.compare, "compare")
        self.print_button = self._button("print", translate("month", "Preview, print…"), self.preview, "print")
        self.save_button = self._button("export", translate("month", "Save PDF and workbook…"), self.save, "save")
        self.close_button = self._button("lock", translate("month", "Close the month…"), self.close_month, "close")
        self.close_button.setProperty("role", "primary")
        leave = QPushButton(translate("form", "Close"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(lambda _on: self.reject())
        row = FlowLayout(SPACE) if is_cramped(self) else QHBoxLayout()
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        for button in (self.print_button, self.save_button, self.close_button, leave):
            row.addWidget(button)
        right = QWidget(self)
        column = self.parts.column(right, (self.gather_button, self.compare_button))
        column.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        whole.setSpacing(SPACE * 2)
        whole.addWidget(self.list)
        whole.addWidget(right, 1)
        self.parts.stop.clicked.connect(lambda _on: self.stop())
        self.parts.reason_given.connect(self._keep_reason)
        self.parts.figure_opened.connect(self.open_rows)
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        resize_within(self, 1160, 660)
        self.refresh(month or month_closings.owed() or month_closings.last_ended())

    # -- months

    def refresh(self, month: str) -> None:
        """Read the list of months anew and choose one."""
        self._closings = {one.month: one for one in month_closings.closings()}
        today = f"{clock.today():%Y-%m}"
        names = [today]
        oldest = min(self._closings, default=today)
        while len(names) < _SHOWN or names[-1] > oldest:
            names.append(month_closings.previous(names[-1]))
        self.list.blockSignals(True)
        self.list.clear()
        for name in names:
            item = QListWidgetItem(icon("lock" if name in self._closings else "unlock"), self._words(name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setToolTip(item.text())
        self.list.blockSignals(False)
        self.list.setCurrentRow(names.index(month) if month in names else 0)

    def _words(self, name: str) -> str:
        found = self._closings.get(name)
        if found is not None:
            text = translate("month", "{month} · closed {day}")
            return text.format(month=name, day=clock.local(found.closed_at).date().isoformat())
        if name == f"{clock.today():%Y-%m}":
            return translate("month", "{month} · not over yet").format(month=name)
        return translate("month", "{month} · open").format(month=name)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.stop()
        self.month = str(item.data(Qt.ItemDataRole.UserRole))
        self.draft, self.closed = self._drafts.get(self.month), None
        self.parts.say_trouble("")
        try:
            self.closed = month_closings.closed(self.month)
        except AftercareError as error:
            self.parts.say_trouble(error.text)
        self._show()

    def _show(self) -> None:
        closed, draft = self.closed, self.draft
        if closed is not None:
            self.parts.show_closed(closed)
        elif draft is not None:
            self.parts.show_draft(draft)
            self.parts.put_typed(self._typed.pop(draft.month, []))
        else:
            self.parts.show_nothing(self.month)
        role = self.desk.session.role
        is_known = closed is not None or draft is not None
        broken = self.month in self._closings and closed is None
        self.gather_button.setVisible(closed is None and not broken)
        words = translate("month", "Work it out again") if draft else translate("month", "Work out the report")
        self.gather_button.setText(words)
        mark(self.gather_button, role="" if draft else "primary")
        self.compare_button.setVisible(closed is not None)
        self.print_button.setEnabled(is_known)
        self.save_button.setVisible(permissions.allowed(role, "export.ledger"))
        self.save_button.setEnabled(is_known)
        self.close_button.setVisible(permissions.allowed(role, "month.close") and closed is None)
        self.close_button.setEnabled(draft is not None)

    # -- what is typed

    def typed(self) -> dict[str, list[str]]:
        """By month: the sentences, and the earlier paper, where they are not those of the program."""
        if self.draft is None or self.closed is not None:
            return self._typed
        words = [*self.parts.sentences(), self.parts.paper()]
        left = len(words) - len(self.draft.sentences)
        return {self.month: words} if words != [*self.draft.sentences, *("",) * left] else {}

    def put_typed(self, kept: dict[str, list[str]]) -> None:
        """Work the report out again, and put back what `typed` took."""
        self._typed = dict(kept)
        for month in kept:
            self.refresh(month)
            if self.closed is None and self.draft is None:
                self.gather()

    # -- reading

    def gather(self) -> None:
        """Read everything on the worker."""
        month = self.month
        self._run(lambda task: _month_report.gather(month, task), self._gathered)

    def compare(self) -> None:
        """Read the figures of a closed month as they come out now."""
        month = self.month
        self._run(lambda task: _month_report.since_closing(month, task), self.parts.show_later)

    def stop(self) -> None:
        """Stop reading; nothing is left behind."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.parts.end_progress()
        self.gather_button.setEnabled(True)
        self.compare_button.setEnabled(True)

    def reject(self) -> None:
        """Leave; what is being read is stopped."""
        self.stop()
        super().reject()

    def _run(self, work: Callable[[Task], Any], done: Callable[[Any], object]) -> None:
        self.stop()
        self.parts.say_trouble("")
        self.gather_button.setEnabled(False)
        self.compare_button.setEnabled(False)
        self.parts.begin_progress()
        task = self.desk.tasks.run(
            in_my_name(self.desk, work), partial(self._done, done), self._failed,
            title=translate("month", "Month's report {month}").format(month=self.month),
        )  # fmt: skip
        task.progressed.connect(self.parts.progressed)
        task.finished.connect(lambda: self._ended(task))
        self._task = task

    def _ended(self, task: Task) -> None:
        """It is over, also where somebody stopped it at the foot of the window."""
        if task is self._task:
            self._task = None
            self.stop()

    def _done(self, done: Callable[[Any], object], value: Any) -> None:
        self._task = None
        self.stop()
        done(value)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.stop()
        self.parts.say_trouble(error.text if isinstance(error, AftercareError) else str(error))

    def open_rows(self, name: str) -> None:
        """Show the rows behind a figure in the main window."""
        month = self.month
        self._run(lambda _task: _month_report.rows_behind(name, month), self._show_rows)

    def _show_rows(self, opens: Opens | None) -> None:
        if opens is None:
            self.desk.prompts.say(translate("month", "This figure was typed in: it has no rows."))
            return
        self.desk.show_rows(opens.ledger, opens.view or "all", opens.conditions)

    def _gathered(self, draft: Draft) -> None:
        self._drafts[draft.month] = draft
        if draft.month == self.month:
            self.draft = draft
            self._show()

    def _keep_reason(self, place: int, reason: str) -> None:
        if self.draft is None:
            return
        one = self.draft.adjustments[place]
        words = self.parts.sentences()
        self.draft = self._drafts[self.month] = self.draft.with_reasons({(one.month, one.indicator): reason})
        self.parts.show_draft(self.draft, words)

    # -- paper, files, lock

    def preview(self) -> None:
        """Draw the PDF on the worker and show it, from where it is printed."""
        closed, draft, words = self.closed, self.draft, self.parts.sentences()
        month = self.month
        if closed is None and draft is None:
            return

        def draw(_task: Task) -> bytes:
            return _month_files.closed_pdf(month) if draft is None or closed else _month_files.draft_pdf(draft, words)

        self._run(draw, self._preview)

    def _preview(self, pdf: bytes) -> None:
        from app.services import exporting

        desk = self.desk
        title = translate("month", "Month's report {month}").format(month=self.month)
        told = {"ledger": "month_report", "rows": 0, "filters": self.month}
        choice = PaperChoice(
            (),
            "A4",
            lambda _paper: pdf,
            may_save=permissions.allowed(desk.session.role, "export.ledger"),
            saved=lambda path: desk.bus.run(exporting.record, file_name=path.name, **told) is not None,
            form="month_report",
        )
        desk.print_paper(
            pdf,
            title,
            lambda printer, copies: desk.bus.run(exporting.printed, printer=printer, copies=copies, **told),
            choice,
        )

    def save(self) -> None:
        """Ask for a folder and write both files."""
        folder = self.desk.prompts.folder(translate("month", "Where the report goes"))
        if folder is None:
            return
        closed, draft, words = self.closed, self.draft, self.parts.sentences()
        if closed is not None:
            self._run(lambda task: _month_files.write_closed(closed, folder, task), self._saved)
        elif draft is not None:
            self._run(lambda task: _month_files.write_draft(draft, words, folder, task), self._saved)

    def _saved(self, paths: tuple[Path, ...]) -> None:
        text = translate("month", "Written: {files}")
        self.desk.prompts.say(text.format(files=", ".join(path.name for path in paths)))

    def close_month(self) -> None:
        """Ask once more, then keep what was gathered for good."""
        draft = self.draft
        if draft is None:
            return
        self.parts.say_trouble("")
        try:
            month_closings.refuse(draft.month)
            words = month_closings.checked(self.parts.sentences())
        except UserError as error:
            self.parts.refused(error)
            return
        question = translate("month", "Close {month}? Its figures stay as they are now.").format(month=draft.month)
        detail = translate("month", "What changes later is reported as an adjustment. A closed month is not reopened.")
        if not self.desk.prompts.confirm(question, translate("month", "Close the month"), detail):
            return
        self._close(draft, words, replaces=False)

    def _close(self, draft: Draft, words: tuple[str, ...], *, replaces: bool) -> None:
        said = translate("month", "{month} is closed.").format(month=draft.month)

        def refused(error: UserError) -> None:
            if error.field == "paper" and month_closings.looks_whole(self.parts.paper()):
                verb = translate("month", "Close with these figures")
                detail = translate("month", "Take the earlier paper back: it says something else from now on.")
                if self.desk.prompts.confirm(error.text, verb, detail):
                    self._close(draft, words, replaces=True)
                    return
            self.parts.refused(error)

        changes = self.desk.bus.run(
            _month_report.close, draft, words, paper=self.parts.paper(), replaces=replaces, on_error=refused, said=said
        )
        if changes is not None:
            self._drafts.pop(draft.month, None)
            self.refresh(draft.month)

    def _button(self, meaning: str, text: str, clicked: Callable[[], object], name: str) -> QPushButton:
        token = "on_accent" if name == "close" else ""
        button = QPushButton(icon(meaning, token=token) if token else icon(meaning), text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: clicked())
        return button
