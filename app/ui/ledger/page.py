"""A ledger as people use it: views on the left, search and filters above, the table, the record on the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.core.i18n import shown
from app.core.money import format_yuan
from app.core.tabular import ValueKind
from app.ledgers import _background, _own_views
from app.ledgers._declaration import Condition, Filter, Ledger, Operator
from app.ledgers._source import LedgerSource, LedgerState, open_source, views_of
from app.ui import theme
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.ledger.columns_dialog import ColumnsDialog
from app.ui.ledger.export_menu import MOST_COPIED, ExportMenu, copy_rows
from app.ui.ledger.filter_bar import FilterBar
from app.ui.ledger.layout import load_layout, save_layout
from app.ui.ledger.record_side import RecordSide
from app.ui.ledger.table_model import LedgerModel
from app.ui.ledger.table_view import LedgerTable
from app.ui.ledger.view_rail import ViewRail
from app.ui.tasks import Task
from app.ui.widgets.empty_state import EmptyState

_RAIL, _SIDE = 186, 400
_BIG_FIRST = (ValueKind.MOMENT, ValueKind.DATE, ValueKind.MONEY, ValueKind.NUMBER)
MOST_SUMMED = 5_000
"""Selected rows that are summed in the status line."""


class LedgerPage(QWidget):
    """One ledger. `show_rows` opens exactly some rows, `refresh` is told what changed."""

    def __init__(self, desk: Desk, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.ledger = desk, ledger
        self.kept = load_layout(desk.preferences, ledger)
        self.state = self._with_columns(self.kept.state)
        self.model = LedgerModel(self)
        self._task: Task | None = None
        self._counting: Task | None = None
        self._stale = False
        self._seen: Changes | None = None
        self._own_title = ""
        self._sums: dict[str, int] = {}
        self._build()
        self._connect()
        self._load()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.rail = ViewRail()
        self.bar = FilterBar(self.ledger)
        self.table = LedgerTable(self.model)
        self.empty = EmptyState(meaning=self.ledger.icon or "empty")
        self.side = RecordSide(self.desk, self.ledger.record_kind)
        self.status = QLabel()
        self.status.setProperty("role", "muted")
        self.status.setContentsMargins(theme.SPACE, 2, theme.SPACE, 4)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.stack, self.status):
            column.addWidget(part, 1 if part is self.stack else 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.rail, middle, self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(self.kept.splitter or [_RAIL, 780, _SIDE])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self._build_tools()

    def _build_tools(self) -> None:
        self.columns_button = _tool("columns", self.tr("Columns"))
        self.out_button = _tool("export", self.tr("Copy, print, export"))
        self.out_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.out_menu = ExportMenu(self.desk, lambda: self.model.source, self.copy_selection, self)
        self.out_button.setMenu(self.out_menu)
        self.side_button = _tool("preview", self.tr("Show the record beside the table"))
        self.side_button.setCheckable(True)
        self.side_button.setChecked(not self.kept.pane_hidden)
        for button in (self.columns_button, self.out_button, self.side_button):
            self.bar.add_tool(button)
        self.setTabOrder(self.bar.search, self.table)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda name: self.show_rows(name))
        self.rail.own_chosen.connect(self._choose_own)
        self.rail.save_wanted.connect(self._save_view)
        self.rail.removal_wanted.connect(self._remove_view)
        self.bar.searched.connect(lambda text: self._go(replace(self.state, search=text)))
        self.bar.filtered.connect(lambda filters: self._go(replace(self.state, conditions=filters)))
        self.bar.left.connect(self._to_table)
        self.table.sort_wanted.connect(self._sort)
        self.table.copy_wanted.connect(self.copy_selection)
        self.table.opened.connect(lambda row: self.desk.open_record(self.ledger.record_kind, self.model.row_id(row)))
        self.table.order_changed.connect(self._set_columns)
        self.table.width_changed.connect(self.kept.widths.__setitem__)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_status())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._row_menu)
        self.model.failed.connect(self._failed)
        self.empty.acted.connect(lambda: self.show_rows(self.ledger.views[0].name))
        self.columns_button.clicked.connect(self.choose_columns)
        self.side_button.toggled.connect(lambda _: self._show_current())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_search)
        self._save_later = QTimer(self, interval=1500, singleShot=True)
        self._save_later.timeout.connect(self.save_layout)
        self._count_later = QTimer(self, interval=250, singleShot=True)
        self._count_later.timeout.connect(self._count)
        self._tick = QTimer(self, interval=60_000)
        self._tick.timeout.connect(self._reload)

    # ------------------------------------------------------------------ what is shown

    def show_rows(self, view: str = "", conditions: Iterable[Any] = (), search: str = "") -> None:
        """Show exactly these rows: a shipped view, more conditions (Condition or (column, operator, value)), a search."""
        filters = tuple(
            Condition(one[0], Operator(one[1]), one[2] if len(one) > 2 else None) if isinstance(one, tuple) else one  # noqa: PLR2004
            for one in conditions
        )
        name = view or self.ledger.views[0].name
        self._own_title = ""
        self._go(self._with_columns(LedgerState(view=name, search=search, conditions=filters)))

    def _with_columns(self, state: LedgerState) -> LedgerState:
        return state if state.columns else replace(state, columns=self.kept.columns.get(state.view, ()))

    def _go(self, state: LedgerState) -> None:
        self.state = state
        self._load()
        self._save_later.start()

    def _load(self, *, keep: bool = False) -> None:
        """Read the state: at once when an index covers it, else on the worker while the old rows stay on screen."""
        self._stale = False
        self._count_later.stop()
        for task in (self._task, self._counting):
            if task is not None:
                task.cancel()
        self._task = None
        self.bar.show_filters(self.state.conditions, self.state.search)
        if not keep:
            self._show_views()
        try:
            source = open_source(self.ledger, self.state)
            if source.is_fast:
                self._take(source, keep=keep)
                return
        except UserError as error:
            self.desk.prompts.warn(error.text)
            return
        except EnvironmentFault as error:
            self.desk.prompts.fault(error)
            return
        self.status.setText(self.tr("Reading …"))
        ledger, state = self.ledger, self.state
        self._task = self.desk.tasks.run(
            lambda task: _background.load(ledger, state, task.when_cancelled), lambda found: self._loaded(found, keep), self._failed
        )

    def _loaded(self, source: LedgerSource, keep: bool) -> None:
        self._task = None
        if source.state == self.state:
            self._take(source, keep=keep)

    def _take(self, source: LedgerSource, *, keep: bool) -> None:
        if keep:
            self._take_in_place(source)
        else:
            self._sums = {}
            self.model.set_source(source)
            self.table.scrollToTop()
        self.table.arrange(source.columns, self.kept.widths, source.sort.name, descending=source.descending)
        self._explain_empty(source)
        if not keep:
            self._show_current()
        self._say_status()
        self._count_later.start()

    def _take_in_place(self, source: LedgerSource) -> None:
        """After a change: the same rows stay selected and in sight."""
        first, last = self.table.visible_rows()
        row, scrolled = self.table.current_row(), self.table.verticalScrollBar().value()
        row_id = self.model.row_id(row)
        ids = {self.model.row_id(at) for low, high in self.table.selected_ranges() for at in range(low, min(high + 1, low + 200))}
        if self.model.replace_source(source, first, last):
            return
        self.table.verticalScrollBar().setValue(scrolled)
        if not row_id:
            return
        place = self.model.place_of(row_id, max(row, 0))
        if place < 0:
            return
        chosen = QItemSelection()
        for one in ids | {row_id}:
            at = self.model.place_of(one, place)
            if at >= 0:
                chosen.select(self.model.index(at, 0), self.model.index(at, self.model.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(self.model.index(place, 0), flags.NoUpdate)
        self.table.selectionModel().select(chosen, flags.ClearAndSelect)

    def _explain_empty(self, source: LedgerSource) -> None:
        nothing = source.count() == 0
        self.stack.setCurrentWidget(self.empty if nothing else self.table)
        if not nothing:
            return
        first = self.ledger.views[0]
        if source.state.search or source.state.conditions:
            self.empty.explain(self.tr("Nothing matches."), self.tr("Try fewer filters or another word."), self.tr("Show all"))
        elif source.view is first:
            self.empty.explain(shown(self.ledger.empty) or self.tr("Nothing here yet."))
        else:
            self.empty.explain(self.tr("Nothing in “{view}”.").format(view=shown(source.view.title)), "", self.tr("Show all"))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self.desk.prompts.fault(error)
        elif isinstance(error, AftercareError):
            self.desk.prompts.warn(error.text)
        else:
            raise error
        self._say_status()

    # ------------------------------------------------------------------ changes

    def refresh(self, changes: Changes | None = None) -> None:
        """Something changed; None means everything. While hidden it is only remembered."""
        kinds = (self.ledger.table, self.ledger.record_kind, *self.ledger.refreshed_by)
        if changes is not None and (changes is self._seen or (changes.touched and not changes.touches(*kinds))):
            return
        self._seen = changes
        if self.isVisible():
            self._load(keep=True)
        else:
            self._stale = True

    def _reload(self) -> None:
        if self.isVisible() and self._task is None:
            self._load(keep=True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read again what changed while nobody looked; from now on also every minute, as lateness grows by itself."""
        super().showEvent(event)
        if self._stale:
            self._load(keep=True)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest while hidden, and remember how the user left it."""
        super().hideEvent(event)
        self._tick.stop()
        if self._save_later.isActive():
            self.save_layout()

    # ------------------------------------------------------------------ views

    def _show_views(self) -> None:
        self.rail.show_views(views_of(self.ledger), _own_views.own_views(self.ledger))
        self.rail.select(f"own:{self._own_title}" if self._own_title else self.state.view or self.ledger.views[0].name)

    def _choose_own(self, title: str) -> None:
        for view in _own_views.own_views(self.ledger):
            if view.title == title:
                self._own_title = title
                self._go(view.state)

    def _save_view(self) -> None:
        title = self.desk.prompts.ask_text(self.tr("Name of the view"), self._own_title)
        if title is None:
            return
        source = self.model.source
        names = tuple(column.name for column in source.columns) if source else ()
        try:
            _own_views.save(self.ledger, title, replace(self.state, columns=names))
        except UserError as error:
            self.desk.prompts.warn(error.text)
            return
        self._own_title = " ".join(title.split())[:60]
        self._show_views()
        self._count_later.start()

    def _remove_view(self, title: str) -> None:
        _own_views.remove(self.ledger, title)
        if self._own_title == title:
            self._own_title = ""
        self._show_views()

    def _count(self) -> None:
        """Count the views and sum the columns on the worker."""
        ledger, state = self.ledger, self.state
        own = {f"own:{view.title}": view.state for view in _own_views.own_views(ledger)}
        wanted = self.model.source is not None and self.model.rowCount() <= 100_000  # noqa: PLR2004 - reads every row

        def work(task: Task) -> tuple[dict[str, int], dict[str, int]]:
            found = _background.counts(ledger, task.when_cancelled) | _background.counts_of(ledger, own, task.when_cancelled)
            return found, _background.sums(ledger, state, task.when_cancelled) if wanted else {}

        self._counting = self.desk.tasks.run(work, lambda found: self._counted(state, *found), lambda _: None)

    def _counted(self, state: LedgerState, counts: dict[str, int], sums: dict[str, int]) -> None:
        self._counting = None
        self.rail.show_counts(counts)
        if state == self.state:
            self._sums = sums
            self._say_status()

    # ------------------------------------------------------------------ order and columns

    def _sort(self, name: str) -> None:
        source = self.model.source
        if source is None:
            return
        if source.sort.name == name:
            descending = not source.descending
        else:
            descending = self.ledger.column(name).kind in _BIG_FIRST
        self._go(replace(self.state, sort=name, descending=descending))

    def choose_columns(self) -> None:
        """Let the user choose the columns of this view."""
        view = self.ledger.view(self.state.view)
        shown_now = [column.name for column in self.model.columns]
        dialog = ColumnsDialog(self.ledger, shown_now, self.ledger.shown_columns(view), self)
        if dialog.exec():
            self._set_columns(dialog.columns())

    def _set_columns(self, names: tuple[str, ...]) -> None:
        if not self._own_title:
            self.kept.columns[self.state.view] = names
        self._go(replace(self.state, columns=names))

    def save_layout(self) -> None:
        """Remember how the user left the ledger."""
        self._save_later.stop()
        self.kept.state = self.state
        self.kept.splitter = self.splitter.sizes() if self.isVisible() and self.side.isVisible() else self.kept.splitter
        self.kept.pane_hidden = not self.side_button.isChecked()
        save_layout(self.desk.preferences, self.ledger, self.kept)

    # ------------------------------------------------------------------ rows

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _to_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            if self.table.current_row() < 0:
                self.table.go_to(0)

    def _show_current(self) -> None:
        row = self.table.current_row()
        wanted = self.model.row_id(row) if row >= 0 and self.side_button.isChecked() else 0
        self.side.want(wanted)

    def _row_menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        row = self.model.row(index.row()) if index.isValid() else None
        if row is None:
            return
        column, value = self.model.columns[index.column()], row.values[index.column()]
        menu = QMenu(self)
        menu.addAction(icon("open"), self.tr("Open"), lambda: self.desk.open_record(self.ledger.record_kind, row.id))
        menu.addAction(icon("copy"), self.tr("Copy as a table"), self.copy_selection)
        text = self.tr("Only “{value}”").format(value=str(index.data())[:30]) if value not in (None, "") else self.tr("Only empty")
        menu.addAction(icon("filter"), text, lambda: self.filter_by(column.name, value))
        menu.exec(self.table.viewport().mapToGlobal(where))

    def filter_by(self, name: str, value: Any) -> None:
        """Add a filter on exactly this value."""
        column = self.ledger.column(name)
        if column.kind is ValueKind.MOMENT and value is not None:
            value = clock.local(value).date()
        empty = value is None or value == ""
        condition = Condition(name, Operator.IS_EMPTY) if empty else Condition(name, Operator.EQ, value)
        others: tuple[Filter, ...] = tuple(
            one for one in self.state.conditions if not (isinstance(one, Condition) and one.column == name)
        )
        self._go(replace(self.state, conditions=(*others, condition)))

    def selected_rows(self) -> list[int]:
        """The selected rows, in order."""
        return [row for low, high in self.table.selected_ranges() for row in range(low, high + 1)]

    def copy_selection(self) -> None:
        """The selected rows, or all of them when none is, to the clipboard as a table."""
        ranges = self.table.selected_ranges() or ([(0, self.model.rowCount() - 1)] if self.model.rowCount() else [])
        count = sum(high - low + 1 for low, high in ranges)
        if count > MOST_COPIED:
            self.desk.prompts.warn(self.tr("{rows} rows are too many to copy. Export them instead.").format(rows=f"{count:,}"))
            return
        rows = [row for low, high in ranges for row in range(low, high + 1)]
        copy_rows([shown(column.heading) for column in self.model.columns], [self.model.plain_line(row) for row in rows])
        self.desk.prompts.say(self.tr("{rows} rows copied.").format(rows=f"{count:,}"))

    def _say_status(self) -> None:
        if self._task is not None:
            return
        parts = [self.tr("{rows} rows").format(rows=f"{self.model.rowCount():,}")]
        ranges = self.table.selected_ranges()
        count = sum(high - low + 1 for low, high in ranges)
        if count > 1:
            parts.append(self.tr("{rows} selected").format(rows=f"{count:,}"))
        sums = self._selection_sums(ranges) if 1 < count <= MOST_SUMMED else self._sums if count <= 1 else {}
        for name, total in sums.items():
            column = self.ledger.column(name)
            text = format_yuan(total) if column.kind is ValueKind.MONEY else f"{total:,}"
            parts.append(self.tr("{column} {total}").format(column=shown(column.heading), total=text))
        self.status.setText("   ·   ".join(parts))

    def _selection_sums(self, ranges: list[tuple[int, int]]) -> dict[str, int]:
        places = {column.name: place for place, column in enumerate(self.model.columns) if column.summed}
        totals = dict.fromkeys(places, 0)
        if not places:
            return totals
        for low, high in ranges:
            for row in range(low, high + 1):
                found = self.model.row(row)
                for name, place in places.items():
                    value = found.values[place] if found else None
                    totals[name] += value if isinstance(value, int) else 0
        return totals


def _tool(meaning: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(meaning))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
