"""Tables of the goods on a return slip: written down line by line, and counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan, parse_yuan
from app.services.return_slip_file import SlipGoods
from app.services.return_slips import Goods
from app.ui.theme import SPACE
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.number_edit import NumberEdit


class GoodsTable(EntryTable):
    """What comes back, one kind a line: goods, model, order, pieces, price a piece."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = (
            EntryColumn("goods", translate("return_slip", "Goods"), 170),
            EntryColumn("model", translate("return_slip", "Model"), 110),
            EntryColumn("order_number", translate("return_slip", "Order or batch"), 120),
            EntryColumn("approved_quantity", translate("return_slip", "Pieces"), 80, right=True),
            EntryColumn("unit_price", translate("return_slip", "Price a piece"), 100, right=True),
        )
        super().__init__(columns, 5, parent)

    def value(self) -> list[Goods]:
        """What is typed. Raises UserError for pieces or a price that are none, and marks the cell."""
        self.clear_errors()
        found = []
        for place, row in self.numbered_rows():
            found.append(Goods(
                str(row["goods"]), self._pieces(place, str(row["approved_quantity"])),
                self._price(place, str(row["unit_price"])), str(row["model"]), str(row["order_number"]),
            ))  # fmt: skip
        return found

    def set_value(self, lines: Sequence[Goods]) -> None:
        """Show these lines."""
        self.set_rows([
            {
                "goods": one.goods, "model": one.model, "order_number": one.order_number,
                "approved_quantity": one.approved_quantity or "",
                "unit_price": format_yuan(one.unit_price) if one.unit_price else "",
            }
            for one in lines
        ])  # fmt: skip

    def go_to_line(self, number: int, text: str) -> None:
        """Say what is wrong with the line that is the so-manieth that was typed."""
        places = [place for place, _ in self.numbered_rows()]
        if number < len(places):
            self.set_error(places[number], "goods" if not self.cell(places[number], "goods") else "approved_quantity",
                           text)  # fmt: skip

    def _pieces(self, place: int, text: str) -> int:
        edit = NumberEdit()
        edit.setText(text)
        try:
            return edit.value() or 0
        except UserError as error:
            self.set_error(place, "approved_quantity", error.text)
            raise

    def _price(self, place: int, text: str) -> int:
        try:
            return parse_yuan(text) if text else 0
        except UserError as error:
            self.set_error(place, "unit_price", error.text)
            raise


class CountedTable(QTableWidget):
    """How many of each kind came; a number and Enter goes on to the next line."""

    edited = Signal()

    def __init__(self, lines: Sequence[SlipGoods], parent: QWidget | None = None) -> None:
        super().__init__(len(lines), 4, parent)
        self._lines = tuple(lines)
        self.setHorizontalHeaderLabels([
            translate("return_slip", "Goods"), translate("return_slip", "Approved"),
            translate("return_slip", "At most"), translate("return_slip", "Came"),
        ])  # fmt: skip
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SPACE)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(self.EditTrigger.AllEditTriggers)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_CAME, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(_CAME, 100)
        self.setMinimumHeight(160)
        for row, line in enumerate(self._lines):
            self._fill(row, line)
        if self._lines:
            self.setCurrentCell(0, _CAME)
        self.itemChanged.connect(lambda _item: self.edited.emit())

    def value(self) -> dict[int, int | None]:
        """The pieces by the id of their line, None where nothing is typed. Raises UserError, and goes there."""
        found: dict[int, int | None] = {}
        for row, line in enumerate(self._lines):
            edit = NumberEdit()
            edit.setText(self._text(row))
            try:
                found[line.id] = edit.value()
            except UserError as error:
                self.go_to_line(row)
                raise UserError(f"{line.goods}: {error.text}") from error
        return found

    def set_value(self, _value: object) -> None:
        """The lines come with the slip."""

    def go_to_line(self, number: int) -> None:
        """Begin to type in a line."""
        if 0 <= number < self.rowCount():
            self.setCurrentCell(number, _CAME)
            self.scrollTo(self.model().index(number, _CAME))

    def set_count(self, row: int, pieces: str) -> None:
        """Type a number into a line."""
        item = self.item(row, _CAME)
        if item is not None:
            item.setText(pieces)

    def differs(self) -> bool:
        """Whether something that was typed is not what was approved."""
        texts = ((self._text(row), line.approved_quantity) for row, line in enumerate(self._lines))
        return any(text and text != str(approved) for text, approved in texts)

    def _fill(self, row: int, line: SlipGoods) -> None:
        came = "" if line.actual_quantity is None else str(line.actual_quantity)
        name = " ".join(part for part in (line.goods, line.model) if part)
        for column, words in enumerate((name, str(line.approved_quantity), str(line.most), came)):
            item = QTableWidgetItem(words)
            if column != _CAME:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _text(self, row: int) -> str:
        item = self.item(row, _CAME)
        return item.text().strip() if item is not None else ""


_CAME = 3
