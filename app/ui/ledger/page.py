"""A ledger as people use it: views on the left, search and filters above, the table, the record on the right."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import AftercareError, EnvironmentFault, UserError
from app.core.i18n import shown
from app.core.record import replaced
from app.core.tabular import ValueKind
from app.ledgers import _background, _own_views
from app.ledgers._declaration import Condition, Filter, Ledger, Operator
from app.ledgers._source import LedgerSource, LedgerState, open_source, views_of
from app.ui.desk import Desk
from app.ui.ledger.counting import Counting
from app.ui.ledger.export_menu import ExportMenu
from app.ui.ledger.filter_bar import FilterBar
from app.ui.ledger.layout import load_layout, save_layout
from app.ui.ledger.new_record import offer_actions
from app.ui.ledger.on_worker import in_my_name
from app.ui.ledger.record_side import RecordSide
from app.ui.ledger.status_line import StatusLine
from app.ui.ledger.table_model import LedgerModel
from app.ui.ledger.table_view import LedgerTable
from app.ui.ledger.view_rail import ViewRail
from app.ui.tasks import Task
from app.ui.widgets.empty_state import EmptyState

_RAIL, _SIDE = 212, 400
_BIG_FIRST = (ValueKind.MOMENT, ValueKind.DATE, ValueKind.MONEY, ValueKind.NUMBER)


class LedgerPage(QWidget):
    """One ledger. `show_rows` opens exactly some rows, `refresh` is told what changed."""

    def __init__(self, desk: Desk, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.ledger = desk, ledger
        self._user = desk.session
        self.kept = load_layout(desk.preferences, ledger)
        self.state = self._with_columns(self.kept.state)
        self.model = LedgerModel(self)
        self._task: Task | None = None
        self._stale = False
        self._seen: Changes | None = None
        self._own_title = ""
        self._build()
        self._connect()
        self._load()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self.rail = ViewRail(self.ledger.beside, self.desk.show_rows)
        self.bar = FilterBar(self.ledger)
        self.table = LedgerTable(self.model)
        self.table.setAccessibleName(shown(self.ledger.title))
        self.side = RecordSide(self.desk, self.ledger.record_kind)
        self.status = StatusLine(self.model)
        self.counting = Counting(self.desk, self.ledger, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
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

    @cached_property
    def empty(self) -> EmptyState:
        """What stands where no rows are; made when that happens first."""
        made = EmptyState(meaning=self.ledger.icon or "empty")
        made.acted.connect(lambda: self.show_rows(self.ledger.views[0].name))
        self.stack.addWidget(made)
        return made

    def _build_tools(self) -> None:
        offer_actions(self)
        self.columns_button = self.bar.add_tool("columns", self.tr("Columns"))
        self.out_button = self.bar.add_tool("export", self.tr("Copy, print, export"))
        self.out_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.out_menu = ExportMenu(self.desk, lambda: self.model.source, self.copy_selection, self)
        self.out_button.setMenu(self.out_menu)
        self.side_button = self.bar.add_tool("preview", self.tr("Show the record beside the table"))
        self.side_button.setCheckable(True)
        self.side_button.setChecked(not self.kept.pane_hidden)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_rows)
        self.rail.own_chosen.connect(self._choose_own)
        self.rail.save_wanted.connect(self._save_view)
        self.rail.removal_wanted.connect(self._remove_view)
        self.bar.searched.connect(lambda text: self._go(replaced(self.state, search=text)))
        self.bar.filtered.connect(lambda filters: self._go(replaced(self.state, conditions=filters)))
        self.bar.left.connect(self._to_table)
        self.table.sort_wanted.connect(self._sort)
        self.table.copy_wanted.connect(self.copy_selection)
        self.table.opened.connect(lambda row: self.desk.open_record(self.ledger.record_kind, self.model.row_id(row)))
        self.table.order_changed.connect(self._set_columns)
        self.table.width_changed.connect(self._keep_width)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_status())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._row_menu)
        self.model.failed.connect(self._failed)
        self.model.counted.connect(self._say_status)
        self.columns_button.clicked.connect(self.choose_columns)
        self.side_button.toggled.connect(lambda _: self._show_current())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.focus_search)
        self._save_later = QTimer(self, interval=1500, singleShot=True)
        self._save_later.timeout.connect(self.save_layout)
        self.counting.counted.connect(self.rail.show_counts)
        self.counting.summed.connect(self._summed)
        self._tick = QTimer(self, interval=60_000)
        self._tick.timeout.connect(self._reload)

    # ------------------------------------------------------------------ what is shown

    def show_rows(self, view: str = "", conditions: Iterable[Any] = (), search: str = "") -> None:
        """Show exactly these rows: a view, more conditions (Condition or (column, operator, value)), a search."""
        filters = tuple(
            Condition(one[0], Operator(one[1]), one[2] if len(one) > 2 else None) if isinstance(one, tuple) else one
            for one in conditions
        )
        name = view or self.ledger.views[0].name
        self._own_title = ""
        self._go(self._with_columns(LedgerState(view=name, search=search, conditions=filters)))

    def _with_columns(self, state: LedgerState) -> LedgerState:
        return state if state.columns else replaced(state, columns=self.kept.columns.get(state.view, ()))

    def _go(self, state: LedgerState) -> None:
        self.state = state
        self._load()
        self._save_later.start()

    def _load(self, *, keep: bool = False) -> None:
        """Read the state: at once when an index covers it, else on the worker while the old rows stay on screen."""
        self._stale = False
        self.counting.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        try:
            source = open_source(self.ledger, self.state)
            self.bar.show_filters(self.state.conditions, self.state.search)
            if not keep:
                self._show_views()
            if source.is_fast:
                self._take(source, keep=keep)
                return
        except UserError as error:
            self.desk.prompts.warn(error.text)
            return
        except EnvironmentFault as error:
            self.desk.prompts.fault(error)
            return
        self.status.say_reading()
        ledger, state = self.ledger, self.state
        self._task = self.desk.tasks.run(
            in_my_name(self.desk, lambda task: _background.load(ledger, state, task.when_cancelled)),
            partial(self._loaded, keep),
            self._failed,
        )

    def _loaded(self, keep: bool, source: LedgerSource) -> None:
        self._task = None
        if source.state == self.state:
            self._take(source, keep=keep)

    def _take(self, source: LedgerSource, *, keep: bool) -> None:
        if keep:
            self._take_in_place(source)
        else:
            self.status.sums = {}
            self.model.set_source(source)
            self.table.scrollToTop()
        self.table.arrange(source.columns, self.kept.widths, source.sort.name, descending=source.descending)
        nothing = self.model.rowCount() == 0
        self.stack.setCurrentWidget(self.empty if nothing else self.table)
        if nothing:
            from app.ui.ledger.empty_rows import why_empty

            self.empty.explain(*why_empty(source))
        if not keep:
            self._show_current()
        self._say_status()
        self.counting.count_soon(self.state, self.model.rowCount)

    def _take_in_place(self, source: LedgerSource) -> None:
        """After a change: the same rows stay selected and in sight."""
        first, last = self.table.visible_rows()
        row, scrolled = self.table.current_row(), self.table.verticalScrollBar().value()
        row_id = self.model.row_id(row)
        ids = {
            self.model.row_id(at)
            for low, high in self.table.selected_ranges()
            for at in range(low, min(high + 1, low + 200))
        }
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

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while nobody looked; from now on also every minute, as lateness grows by itself."""
        super().showEvent(event)
        if self._stale:
            self._load(keep=True)
        self.counting.go_on()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden, and remember how the user left it."""
        super().hideEvent(event)
        self._tick.stop()
        self.counting.stop()
        self.side.stop()
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
            _own_views.save(self.ledger, title, replaced(self.state, columns=names))
        except UserError as error:
            self.desk.prompts.warn(error.text)
            return
        self._own_title = " ".join(title.split())[:60]
        self._show_views()
        self.counting.count_soon(self.state, self.model.rowCount)

    def _remove_view(self, title: str) -> None:
        _own_views.remove(self.ledger, title)
        if self._own_title == title:
            self._own_title = ""
        self._show_views()

    def _summed(self, state: LedgerState, sums: dict[str, int]) -> None:
        if state == self.state:
            self.status.sums = sums
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
        self._go(replaced(self.state, sort=name, descending=descending))

    def choose_columns(self) -> None:
        """Let the user choose the columns of this view."""
        from app.ui.ledger.columns_dialog import ColumnsDialog  # what is opened later is imported later

        view = self.ledger.view(self.state.view)
        shown_now = [column.name for column in self.model.columns]
        dialog = ColumnsDialog(self.ledger, shown_now, self.ledger.shown_columns(view), self)
        if dialog.exec():
            self._set_columns(dialog.columns())

    def _set_columns(self, names: tuple[str, ...]) -> None:
        if not self._own_title:
            self.kept.columns[self.state.view] = names
        self._go(replaced(self.state, columns=names))

    def _keep_width(self, name: str, width: int) -> None:
        self.kept.widths[name] = width
        self._save_later.start()

    def save_layout(self) -> None:
        """Remember how the user left the ledger."""
        self._save_later.stop()
        self.kept.state, self.kept.pane_hidden = self.state, not self.side_button.isChecked()
        if self.isVisible() and self.side.isVisible():
            self.kept.splitter = self.splitter.sizes()
        with contextlib.suppress(AftercareError):  # signed out, or nowhere to write: not worth a word
            if self.desk.session == self._user:
                save_layout(self.desk.preferences, self.ledger, self.kept)

    # ------------------------------------------------------------------ rows

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _to_table(self) -> None:
        if self.model.rowCount():
            if self.table.current_row() < 0:
                self.table.go_to(0)
            self.table.setFocus()

    def _show_current(self) -> None:
        row = self.table.current_row()
        wanted = self.model.row_id(row) if row >= 0 and self.side_button.isChecked() else 0
        self.side.want(wanted)

    def _row_menu(self, where: QPoint) -> None:
        from app.ui.ledger.row_menu import RowMenu

        menu = RowMenu(self.table, self.copy_selection, where)
        menu.exec(self.table.viewport().mapToGlobal(where))
        if menu.chosen is not None:
            self.filter_by(menu.chosen)

    def filter_by(self, condition: Condition) -> None:
        """Add a filter; one on the same column is replaced."""
        others: tuple[Filter, ...] = tuple(
            one for one in self.state.conditions if not (isinstance(one, Condition) and one.column == condition.column)
        )
        self._go(replaced(self.state, conditions=(*others, condition)))

    def copy_selection(self) -> None:
        """The selected rows, or all of them when none is, to the clipboard as a table."""
        from app.ui.ledger.row_menu import copy_selection

        copy_selection(self.table, self.desk, self.model.source)

    def _say_status(self) -> None:
        if self._task is None:
            self.status.say(self.table.selected_ranges())
