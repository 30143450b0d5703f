"""A stock-take: begun at a place, the count typed in from the sheet, a part added that the books do not know there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.workflows.stock_take import KINDS
from app.services import spare_part_file, stock_takes, tool_counts
from app.services.stock_take_file import TakeFile, TakeLine
from app.services.stock_takes import Counted
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone, mark, tone_colour
from app.ui.widgets.moment_edit import MomentEdit
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.part_finder import PartFinder

_COUNT, _BOOKS, _REASON = 4, 5, 6


class BeginStockTakeDialog(FormDialog):
    """What is counted where."""

    help_page = "spare_parts#stock_take"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = translate("stock_take", "Begin a stock-take")
        super().__init__(desk, title, translate("stock_take", "Begin"), parent=parent)
        blind = translate(
            "stock_take",
            "The sheet does not tell what the books say. Nothing has to stand still: what moves later is reckoned out.",
        )
        self.explain(blind)
        kind = self.form.add("kind", translate("stock_take", "What"), QComboBox())
        for code, words in KINDS.items():
            kind.addItem(shown(words), code)
        self.form.add("place", translate("stock_take", "Place"), QComboBox())
        self.form.add("note", translate("stock_take", "Note"), QLineEdit())
        kind.currentIndexChanged.connect(lambda _place: self._show_places())
        self._show_places()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Begin it."""
        begin = tool_counts.begin if values.pop("kind") == stock_takes.TOOLS else stock_takes.begin
        return self.desk.bus.run(begin, on_error=self.on_error, **values)

    def _show_places(self) -> None:
        """Tools lie in stores of their own, and with colleagues."""
        is_tools = self.form.editor("kind").currentData() == stock_takes.TOOLS
        box = self.form.editor("place")
        box.clear()
        named = translate("stock_take", "With {name}")
        for one in tool_counts.places() if is_tools else spare_part_file.all_places():
            bag = named if is_tools else translate("stock", "{name}'s bag")
            box.addItem(bag.format(name=one.name) if one.is_bag else one.name, one.key)


class CountTable(QTableWidget):
    """One row a line of the sheet. A number and Enter goes on to the next line; the books show once all is counted."""

    edited = Signal()

    def __init__(self, take: TakeFile, parent: QWidget | None = None) -> None:
        super().__init__(len(take.lines), 7, parent)
        self._lines = take.lines
        self.setHorizontalHeaderLabels([
            translate("stock_take", "Number"), translate("stock_take", "Name"), translate("stock_take", "Model"),
            translate("stock_take", "Unit"), translate("stock_take", "Count"),
            translate("stock_take", "By the books"), translate("stock_take", "Reason of a difference"),
        ])  # fmt: skip
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, line in enumerate(take.lines):
            self._fill(row, line)
        self.setColumnHidden(_BOOKS, take.state == "open")
        self.setEditTriggers(self.EditTrigger.AllEditTriggers)
        head.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(_COUNT, 90)
        self.setMinimumHeight(380)
        self.itemChanged.connect(self._changed)
        first = next((row for row, line in enumerate(take.lines) if line.counted is None), 0)
        self.setCurrentCell(first, _COUNT)

    def value(self) -> list[Counted]:
        """What was typed. Raises UserError for the first count that is no whole number, and goes there."""
        found = []
        for row, line in enumerate(self._lines):
            edit = NumberEdit()
            edit.setText(self._text(row, _COUNT))
            try:
                found.append(Counted(line.id, edit.value(), self._text(row, _REASON)))
            except UserError as error:
                self.go_to(row)
                raise UserError(f"{line.number} {line.name}: {error.text}") from error
        return found

    def set_value(self, _value: object) -> None:
        """The lines come with the sheet."""

    def go_to(self, row: int) -> None:
        """Show a line and begin to type there."""
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, _COUNT)
            self.scrollTo(self.model().index(row, _COUNT))

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """Enter in a count goes on to the next line."""
        row, column = self.currentRow(), self.currentColumn()
        super().closeEditor(editor, hint)
        if (
            hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
            and column == _COUNT
            and row + 1 < self.rowCount()
        ):
            self.setCurrentCell(row + 1, _COUNT)

    def _fill(self, row: int, line: TakeLine) -> None:
        books = f"{line.expected}　{line.difference:+d}" if line.difference else str(line.expected)
        counted = "" if line.counted is None else str(line.counted)
        for column, words in enumerate((line.number, line.name, line.model, line.unit, counted, books, line.reason)):
            item = QTableWidgetItem(words)
            if column not in (_COUNT, _REASON):
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column in (_COUNT, _BOOKS):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column == _BOOKS and line.difference:
                item.setForeground(QBrush(tone_colour(Tone.LATE)))
            self.setItem(row, column, item)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.column() in (_COUNT, _REASON):
            self.edited.emit()

    def counted_rows(self) -> int:
        """How many lines have a count."""
        return sum(1 for row in range(self.rowCount()) if self._text(row, _COUNT))


class CountDialog(FormDialog):
    """The filled-in sheet typed in; saved as far as it goes."""

    help_page = "spare_parts#stock_take"

    def __init__(self, desk: Desk, take: TakeFile, parent: QWidget | None = None) -> None:
        title = translate("stock_take", "{number} · {place}").format(number=take.number, place=take.place_name)
        super().__init__(desk, title, translate("stock_take", "Save the count"), parent=parent)
        self._take = take
        when = MomentEdit()
        said = translate("stock_take", "The books of this moment count; what moved since is reckoned out.")
        self.form.add("counted_at", translate("stock_take", "Counted at"), when, hint=said)
        self.table = CountTable(take)
        self.form.add("counts", translate("stock_take", "Lines"), self.table, wide=True)
        self.form.set_values({"counted_at": take.counted_at or take.begun_at})
        self.so_far = QLabel(self)
        mark(self.so_far, role="muted")
        self.buttons.insertWidget(0, self.so_far)
        self.table.edited.connect(self._tell)
        self._tell()
        self.setMinimumWidth(860)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter what was counted."""
        return self.desk.bus.run(
            stock_takes.enter, self._take.id, seen_version=self._take.row_version, counts=values["counts"],
            counted_at=values["counted_at"], on_error=self.on_error,
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first line that is not counted."""
        super().showEvent(event)
        self.table.setFocus()

    def on_error(self, error: UserError) -> None:
        """A refused line is shown in the table."""
        field, _, row = (error.field or "").partition(".")
        if field == "lines" and row.isdigit():
            self.table.go_to(int(row))
            error = UserError(error.text, "counts")
        super().on_error(error)

    def _tell(self) -> None:
        text = translate("stock_take", "Counted {done} of {count}")
        self.so_far.setText(text.format(done=self.table.counted_rows(), count=self.table.rowCount()))


class AddCountedPartDialog(FormDialog):
    """A part lies there that the books have never known at this place."""

    help_page = "spare_parts#stock_take"

    def __init__(self, desk: Desk, take: TakeFile, parent: QWidget | None = None) -> None:
        title = translate("stock_take", "{number} · one more part").format(number=take.number)
        super().__init__(desk, title, translate("stock_take", "Add"), parent=parent)
        self._take = take
        self.form.add("part", translate("stock_take", "Part"), PartFinder(), required=True)
        self.setMinimumHeight(320)  # room for the list of what is found

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on the sheet."""
        if not values["part"]:
            self.on_error(UserError(translate("stock_take", "Choose a part of the list."), "part"))
            return None
        return self.desk.bus.run(
            stock_takes.add_part, self._take.id, seen_version=self._take.row_version, part_id=values["part"],
            on_error=self.on_error,
        )  # fmt: skip
