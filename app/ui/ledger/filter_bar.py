"""Above the table: search as you type, and the filters as chips."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import shown
from app.core.tabular import ValueKind
from app.ledgers._conditions import in_words
from app.ledgers._declaration import Column, Condition, Filter, Ledger
from app.ui import theme
from app.ui.commands import lettered
from app.ui.icons import icon
from app.ui.widgets.search_box import SearchBox


class FilterBar(QFrame):
    """`searched(text)` while typing, `filtered(tuple of conditions)` when chips change, `left` when Down leaves the
    search box.
    """

    searched = Signal(str)
    filtered = Signal(object)
    left = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._conditions: tuple[Filter, ...] = ()
        self.search = SearchBox(self.tr("Search (Ctrl+F)"))
        self.search.setMinimumWidth(130)  # at 150 % on a small screen views, table and record stand side by side
        self.search.setMaximumWidth(360)
        if not ledger.search_kind and not ledger.scanned:  # showing what has no parent yet would open a window
            self.search.hide()
        self.search.searched.connect(self.searched)
        self.search.left_downwards.connect(self.left)
        self.period = _button("calendar", self.tr("Period"))
        self.period.clicked.connect(self._edit_period)
        self.add = _button("filter", self.tr("Filter"))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(QMenu(self))
        self.add.menu().aboutToShow.connect(self.fill_menu)
        lettered(self.add.menu())
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.SPACE // 2)
        self.row.addWidget(self.search, 3)
        self.row.addWidget(self.period)
        self.row.addWidget(self.add)
        self.row.addStretch(1)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.SPACE // 2)
        self._chips.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE // 2)
        box.setSpacing(theme.SPACE // 2)
        box.addLayout(self.row)
        box.addLayout(self._chips)

    def add_tool(self, meaning: str, text: str) -> QToolButton:
        """Put a button at the right end."""
        button = QToolButton()
        button.setIcon(icon(meaning))
        button.setToolTip(text)
        button.setAccessibleName(text)
        self.row.addWidget(button)
        return button

    def show_filters(self, conditions: tuple[Filter, ...], search: str) -> None:
        """Show these, without announcing them."""
        if self.search.text().strip() != search:
            self.search.set_search(search)
        self._conditions = conditions
        while self._chips.count() > 1:
            taken = self._chips.takeAt(0).widget()  # pyright: ignore[reportOptionalMemberAccess]
            if taken is not None:
                taken.deleteLater()
        for place, condition in enumerate(conditions):
            self._chips.insertWidget(place, self._chip(place, condition))
        if len(conditions) > 1:
            clear = QToolButton()
            clear.setText(self.tr("Clear all"))
            clear.clicked.connect(lambda: self._say(()))
            self._chips.insertWidget(len(conditions), clear)

    def _chip(self, place: int, condition: Filter) -> QWidget:
        chip = QFrame()
        chip.setProperty("role", "chip")
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        text = in_words(self._ledger, condition) if isinstance(condition, Condition) else self.tr("Several conditions")
        name = QToolButton()
        name.setText(text if len(text) <= 44 else f"{text[:43]}…")
        name.setToolTip(text)
        if isinstance(condition, Condition):
            name.clicked.connect(lambda: self._edit(self._ledger.column(condition.column), condition, name))
        remove = QToolButton()
        remove.setIcon(icon("close"))
        remove.setToolTip(self.tr("Remove this filter"))
        remove.setAccessibleName(self.tr("Remove the filter {text}").format(text=text))
        remove.clicked.connect(lambda: self._say((*self._conditions[:place], *self._conditions[place + 1 :])))
        row.addWidget(name)
        row.addWidget(remove)
        ground, accent = theme.tokens().accent_wash, theme.tokens().accent
        chip.setStyleSheet(
            f"QFrame {{ background: {ground}; border-radius: 10px; }}"
            " QToolButton { border: 2px solid transparent; padding: 0 3px; }"
            f" QToolButton:focus {{ border-color: {accent}; }}"
        )
        return chip

    def fill_menu(self) -> None:
        """Offer the columns to filter by, when the menu is first opened."""
        menu = self.add.menu()
        if menu.actions():
            return
        shown_first = [column for column in self._ledger.columns if _filtered_by(column) and column.visible]
        others = [column for column in self._ledger.columns if _filtered_by(column) and not column.visible]
        for column in shown_first:
            menu.addAction(shown(column.heading), partial(self._edit, column, None, self.add))
        if others:
            more = menu.addMenu(self.tr("More columns"))
            for column in others:
                more.addAction(shown(column.heading), partial(self._edit, column, None, self.add))

    def _edit_period(self) -> None:
        column = self.period_column()
        if column is not None:
            present = next(
                (one for one in self._conditions if isinstance(one, Condition) and one.column == column.name), None
            )
            self._edit(column, present, self.period)

    def period_column(self) -> Column | None:
        """The date that a period means: the ledger's order when that is one, else its first date."""
        dates = [
            column
            for column in self._ledger.columns
            if column.kind in (ValueKind.MOMENT, ValueKind.DATE) and _filtered_by(column)
        ]
        wanted = [column for column in dates if column.name == self._ledger.default_sort]
        return next(iter(wanted or dates), None)

    def _edit(self, column: Column, condition: Condition | None, below: QWidget) -> None:
        from app.ui.ledger.filter_editor import FilterEditor  # with its editors of dates and amounts

        editor = FilterEditor(column, condition, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.given.connect(partial(self._given, condition))
        editor.move(below.mapToGlobal(QPoint(0, below.height() + 2)))
        editor.show()

    def _given(self, replaced: Condition | None, condition: Condition) -> None:
        others = tuple(
            one
            for one in self._conditions
            if one is not replaced and not (isinstance(one, Condition) and one.column == condition.column)
        )
        self._say((*others, condition))

    def _say(self, conditions: tuple[Filter, ...]) -> None:
        self.show_filters(conditions, self.search.text().strip())
        self.filtered.emit(conditions)


def _button(meaning: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(meaning))
    button.setText(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def _filtered_by(column: Column) -> bool:
    """Whether a filter on the column is offered: not where it only shows what follows from another."""
    return column.offered and column.derive is None
