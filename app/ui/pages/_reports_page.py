"""Reports: the list, what each is asked with, its chart and table; every figure opens exactly its rows (F08)."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import AftercareError, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import ValueKind
from app.domain import permissions
from app.reports import _catalogue
from app.reports._declaration import Group, Opens, Parameter, ParameterKind, Report, ReportResult
from app.reports.number_register import EVERY
from app.services.report_dates import MONTH_REPORT
from app.ui.commands import lettered
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.opened_dialogs import information_analysis, month_report, number_gaps, typed_figures
from app.ui.pages._report_output import ReportOutput
from app.ui.tasks import Task
from app.ui.theme import SPACE, Tone, grown
from app.ui.widgets.chart import ChartView
from app.ui.widgets.form_grid import read_editor
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable

_LIST_WIDTHS = 212, 300
"""The list is as wide as its longest name, between these; what is longer is elided and said by its tooltip."""
GROUPS = {
    Group.MONTH: QT_TRANSLATE_NOOP("report_groups", "Month"),
    Group.SERVICE: QT_TRANSLATE_NOOP("report_groups", "Service"),
    Group.COMPLAINTS: QT_TRANSLATE_NOOP("report_groups", "Complaints"),
    Group.MONEY: QT_TRANSLATE_NOOP("report_groups", "Money"),
    Group.CUSTOMERS: QT_TRANSLATE_NOOP("report_groups", "Customers"),
    Group.STOCK: QT_TRANSLATE_NOOP("report_groups", "Stock"),
}
KPI, WRITTEN, NUMBERS = "kpi", "user_information_analysis", "number_register"
"""The reports of which some figures, the findings, or why numbers are missing, are typed in."""

_INSIDE_A_NUMBER = re.compile("(?<=[A-Z0-9])-(?=[A-Z0-9])")
"""A line of a label would end there."""
_MOST_ROWS, _NO_LIMIT = 14, 16_777_215
_MOST_SHOWN = 1_000
"""Rows that are put into the table: nobody reads more on the screen, and each takes the window's time."""
_LEAST_HEIGHT = 130
"""Pixels of the chart, and of the table, where the screen is low."""
_LEAST_SIGNS = 16
"""What a column of words is never narrower than, in signs: then the table scrolls sideways."""


class ReportsPage(QWidget):
    """Left the reports; right the parameters, the chart and the table of the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reports = {one.name: one for one in _catalogue.offered()}
        self.report: Report | None = None
        self.result: ReportResult | None = None
        self._task: Task | None = None
        self._editors: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("reports", "Reports"))
        self._fill_list()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        least, most = _LIST_WIDTHS
        longest = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + SPACE
        split.setSizes([min(max(longest, least), most), 1100])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.list.setCurrentRow(1)  # under the first heading

    def show_report(self, name: str) -> None:
        """Choose a report; the month's report is a window of its own."""
        if name == MONTH_REPORT and permissions.allowed(self._desk.session.role, "month.view"):
            month_report(self._desk, self.window())
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)

    def ask(self, **given: Any) -> None:
        """Set parameters of the chosen report and run it."""
        for name, value in given.items():
            editor = self._editors[name]
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(editor.findData(value))
            elif isinstance(editor, DateEdit):
                editor.set_value(value)
        self.run()

    def refresh(self, changes: Changes | None = None) -> None:
        """Run the report afresh when something it counts changed."""
        if changes is None or not changes.touched or (self.report and changes.touches(*self.report.refreshed_by)):
            self.run()

    def run(self) -> None:
        """Read the parameters, run the report on the worker, show it."""
        report = self.report
        if report is None:
            return
        if self._task is not None:
            self._task.cancel()
        try:
            given = {name: read_editor(editor) for name, editor in self._editors.items()}
        except UserError as error:
            self._refused(error)
            return
        for one in report.parameters:
            other, wanted = one.only
            for widget in (self._editors[one.name], self._labels[one.name]):
                widget.setVisible(not other or given[other] in wanted)
        self._task = self._desk.tasks.run(
            in_my_name(self._desk, lambda _task: _catalogue.run(report.name, given)), self._show, self._refused
        )

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.trouble.setText(error.text if isinstance(error, AftercareError) else str(error))
        self.trouble.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the figures now; they are read when somebody looks again."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not waited for."""
        super().showEvent(event)
        if self._task is not None and self._task.cancelled:
            self.run()

    def open_row(self, place: int) -> None:
        """Show exactly the rows of the chosen figure of a row; places count from 1, 0 is the total."""
        if self.result is None or place > len(self.result.rows):
            return
        row = self.result.rows[place - 1] if place else self.result.total
        if row is not None:
            self._open(self.result.opened(row, self.table.currentColumn()))

    def enter_figures(self) -> None:
        """Type in what nobody can count, for the period that is shown."""
        if self.report is not None and self.report.name == NUMBERS:
            year, kind = (read_editor(self._editors[name]) for name in ("year", "series"))
            number_gaps(self._desk, self.window(), int(year), "" if kind == EVERY else kind)
            return
        asked = {name: read_editor(self._editors[name]) for name in ("span", "day")}
        opened = information_analysis if self.report is not None and self.report.name == WRITTEN else typed_figures
        opened(self._desk, self.window(), **asked)

    def open_part(self, index: int) -> None:
        """Show exactly the rows of a part of the chart; a part that gathers several goes to the table."""
        if self.result is None or not self.result.charts:
            return
        row = self.result.charts[0].slices[index].row
        if row >= 0:
            self._open(self.result.rows[row].opens)
        else:
            self.table.setFocus()
            self.table.selectRow(index)

    def _open(self, opens: Opens | None) -> None:
        if opens is not None:
            self._desk.show_rows(opens.ledger, opens.view or "all", opens.conditions)

    def _fill_list(self) -> None:
        """The reports under the headings of their groups."""
        group = None
        for one in self._reports.values():
            if one.group is not group:
                group = one.group
                heading = QListWidgetItem(shown(GROUPS[group]), self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setToolTip(heading.text())
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
            item = QListWidgetItem(icon("reports"), shown(one.title), self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            item.setToolTip(item.text())

    # -- parts ------------------------------------------------------------------------------------------------------

    def _right(self) -> QWidget:
        right = QWidget(self)
        self.title = QLabel(right)
        self.title.setProperty("role", "title")
        self.explanation = QLabel(right)
        self.explanation.setProperty("role", "muted")
        self.explanation.setWordWrap(True)
        self.trouble = QLabel(right)
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        self.asked = QHBoxLayout()
        self.asked.setSpacing(SPACE)
        self.output = ReportOutput(self._desk, self)
        tools = QToolButton(right)
        tools.setIcon(icon("export"))
        tools.setText(translate("reports", "Print, export"))
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(tools)
        self.menu.aboutToShow.connect(lambda: self.output.fill(self.menu, self.report, self.result))
        lettered(self.menu)
        tools.setMenu(self.menu)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.enter = QPushButton(icon("edit"), "", right)
        self.enter.clicked.connect(lambda _on: self.enter_figures())
        self.enter.hide()
        head.addWidget(self.enter)
        if permissions.allowed(self._desk.session.role, "month.view"):
            self.month = QPushButton(icon("lock"), translate("reports", "Month's report…"), right)
            self.month.clicked.connect(lambda _on: month_report(self._desk, self.window()))
            head.addWidget(self.month)
        head.addWidget(tools)
        self.chart = ChartView(right)
        self.chart.opened.connect(self.open_part)
        self.table = SmallTable(("",), most=_MOST_ROWS, scrolls=True)
        self.table.opened.connect(self.open_row)
        for part in (self.chart, self.table):
            part.setMinimumHeight(_LEAST_HEIGHT)
        self.remarks = QLabel(right)
        self.remarks.setProperty("role", "muted")
        self.remarks.setWordWrap(True)
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.explanation)
        column.addLayout(self.asked)
        column.addWidget(self.trouble)
        column.addWidget(self.chart, 2)
        column.addWidget(self.table, 3)
        column.addWidget(self.remarks)
        return right

    def _choose(self, item: QListWidgetItem | None) -> None:
        report = self._reports.get(str(item.data(Qt.ItemDataRole.UserRole))) if item is not None else None
        if report is None or report is self.report:
            return
        self.report = report
        words, action = {
            KPI: (translate("reports", "Enter figures…"), "figure.type"),
            WRITTEN: (translate("reports", "Findings, proposals…"), "opinion.analyse"),
            NUMBERS: (translate("reports", "Explain missing numbers…"), "number_register.explain"),
        }.get(report.name, ("", "figure.type"))
        self.enter.setText(words)
        self.enter.setVisible(bool(words) and permissions.allowed(self._desk.session.role, action))
        self.title.setText(shown(report.title))
        self.explanation.setText(shown(report.explanation))
        while (taken := self.asked.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._editors.clear()
        self._labels.clear()
        for one in report.parameters:
            self._add_parameter(one)
        self.asked.addStretch(1)
        self.run()

    def _add_parameter(self, one: Parameter) -> None:
        label = QLabel(shown(one.title), self)
        label.setProperty("role", "muted")
        editor = self._editor(one)
        editor.setAccessibleName(shown(one.title))
        label.setBuddy(editor)
        self._labels[one.name], self._editors[one.name] = label, editor
        self.asked.addWidget(label)
        self.asked.addWidget(editor)

    def _editor(self, one: Parameter) -> QWidget:
        if one.kind is ParameterKind.CHOICE:
            box = QComboBox(self)
            for code, words in one.options().items():
                box.addItem(shown(words), code)
            box.setCurrentIndex(box.findData(one.default()))
            box.currentIndexChanged.connect(lambda _index: self.run())
            return box
        day = DateEdit(parent=self)
        day.setFixedWidth(grown(130))
        day.set_value(one.default())
        day.edited.connect(self.run)
        return day

    def _size(self, result: ReportResult) -> None:
        """The widest columns share what is left, and are wide enough to be read; long words in others are cut."""
        header, sign = self.table.horizontalHeader(), self.table.fontMetrics().averageCharWidth()
        words = [column.width if column.kind is ValueKind.TEXT else 0 for column in result.columns]
        for place, width in enumerate(words):
            needed = self.table.sizeHintForColumn(place)
            if place == words.index(max(words)) or width == max(words) > 0:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            elif width and needed > width * sign:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, width * sign)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for place in range(len(words)):
            named = 0 if place else header.sectionSizeHint(place)  # what a row is called, is read whole
            least = min(max(self.table.sizeHintForColumn(place), named), _LEAST_SIGNS * sign)
            if words[place] and header.sectionSize(place) < least:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, least)

    def _share_room(self, has_chart: bool) -> None:
        """A short table leaves the chart what it does not need itself."""
        bar = self.table.horizontalScrollBar().sizeHint().height()
        is_short = has_chart and self.table.rowCount() <= _MOST_ROWS
        self.table.setMaximumHeight(self.table.sizeHint().height() + bar if is_short else _NO_LIMIT)

    def _show(self, result: ReportResult) -> None:
        self._task, self.result = None, result
        self.trouble.hide()
        self.chart.show_chart(result.charts[0] if result.charts else None)
        self.chart.setVisible(bool(result.charts))
        table = self.table
        table.setColumnCount(len(result.columns))
        table.setHorizontalHeaderLabels([column.heading for column in result.columns])
        table.setAccessibleName(result.title)
        rows = [Row(place, result.texts(row)) for place, row in enumerate(result.rows[:_MOST_SHOWN], 1)]
        if result.total is not None:
            rows.append(Row(0, result.texts(result.total), (Tone.PAUSED,) * len(result.columns)))
        numbers = (ValueKind.NUMBER, ValueKind.MONEY)
        table.put(rows, {place for place, column in enumerate(result.columns) if column.kind in numbers})
        self._size(result)
        self._share_room(bool(result.charts))
        said = [translate("reports", "Enter or a double click on a figure shows its rows."), *result.remarks]
        if len(result.rows) > _MOST_SHOWN:
            text = translate("reports", "The first {count} of {all} rows; paper and files have them all.")
            said.insert(0, text.format(count=f"{_MOST_SHOWN:,}", all=f"{len(result.rows):,}"))
        self.remarks.setText(_INSIDE_A_NUMBER.sub("-\N{WORD JOINER}", " ".join(said)))
