"""The parts and charges written on a signed voucher: typed as on the paper, prices from the list, amounts added up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan, parse_yuan
from app.domain import codes
from app.services import price_list
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_file import CallFile
from app.ui.dialogs._voucher_stock import VoucherStock
from app.ui.widgets.entry_table import EntryColumn, EntryTable

_PAID = "A"
_COVERED = "covered"


class VoucherCharges(EntryTable):
    """The lines of the paper; on a call that is covered, each line with a price says why it is charged, or that cover
    pays for it: then the price is what it is worth, and the customer pays nothing. With `stock` a line that names a
    spare part says where it is taken from.
    """

    def __init__(self, call: CallFile, parent: QWidget | None = None, *, stock: VoucherStock | None = None) -> None:
        columns = [
            EntryColumn("description", translate("hand_in", "Part or work"), 320),
            EntryColumn("unit", translate("hand_in", "Unit"), 60),
            EntryColumn("quantity", translate("hand_in", "Quantity"), 84, right=True),
            EntryColumn("unit_price", translate("hand_in", "Price"), 90, right=True),
            EntryColumn("amount", translate("hand_in", "Amount"), 100, right=True, fixed=True),
        ]
        if call.service_class != _PAID:
            reasons = ((code, shown(name)) for code, name in codes.EXCLUSIONS.items())
            why = (("", ""), (_COVERED, translate("charge", "not charged")), *reasons)
            columns.append(EntryColumn("exclusion", translate("charge", "Charged because"), 190, choices=why))
        if stock is not None:
            columns.append(EntryColumn("stock", translate("charge", "Taken from"), 150, choices=stock.choices()))
        self._stock, self._is_paid = stock, call.service_class == _PAID
        super().__init__(columns, rows=3, parent=parent)
        self._prices = {item.name: item for item in price_list.offered(call)}
        self.setAccessibleName(translate("hand_in", "Parts and charges"))
        self.suggest("description", [*sorted(self._prices), *(stock.suggestions() if stock is not None else ())])
        self.cell_done.connect(self._cell_done)
        self.set_rows([
            {
                "description": line.description, "unit": line.unit, "quantity": line.quantity,
                "unit_price": format_yuan(line.unit_price), "amount": format_yuan(line.amount),
                "exclusion": line.exclusion or (_COVERED if line.worth and not line.amount else ""),
                "stock": line.from_key,
            }
            for line in call.charges
        ])  # fmt: skip

    def total(self) -> int:
        """The sum in fen, as far as it can be read."""
        return sum(_amount(row) for row in self.rows())

    def entries(self) -> tuple[ChargeEntry, ...]:
        """The lines as the use case wants them. Raises UserError, and marks the cell, for what is no number."""
        self.clear_errors()
        rows = self.numbered_rows()
        entries = [self._entry(number, row) for number, row in rows]
        if self._stock is None:
            return tuple(entries)
        named = self._stock.named([row for _number, row in rows])
        return tuple(
            replace(line, from_stock=self._stock.source(one)) for line, one in zip(entries, named, strict=True)
        )

    def stock_notes(self) -> tuple[str, str]:
        """What becomes of the spare parts on the paper, and what there is too little of; empty without stock."""
        return self._stock.notes(self.rows()) if self._stock is not None else ("", "")

    def typed(self) -> list[dict[str, Any]]:
        """The lines as they stand, to be kept."""
        return self.rows()

    def put_typed(self, rows: list[dict[str, Any]]) -> None:
        """Put lines back that were kept; those that know nothing of stock take their parts from where is usual."""
        if self._stock is not None:
            rows = [{"stock": self._stock.free_place(str(row["description"])), **row} for row in rows]
        self.set_rows(rows)
        self.edited.emit()

    def show_error(self, error: UserError) -> None:
        """Mark the cell a refusal is about (`charges.N.field`, N counting the lines that are filled in)."""
        table, _, place = (error.field or "").partition(".")
        number, _, cell = place.partition(".")
        rows = self.numbered_rows()
        if table == "charges" and number.isdecimal() and int(number) < len(rows):
            self.set_error(rows[int(number)][0], cell or "description", error.text)

    def _entry(self, number: int, row: dict[str, Any]) -> ChargeEntry:
        quantity = str(row["quantity"]) or "1"
        if not quantity.isdecimal():
            self.set_error(number, "quantity", translate("hand_in", "This is not a number."))
            text = translate("hand_in", "Line {number}: the quantity is a whole number from 1 to 99999.")
            raise UserError(text.format(number=number + 1))
        try:
            price = parse_yuan(str(row["unit_price"])) if row["unit_price"] else 0
        except UserError as error:
            self.set_error(number, "unit_price", error.text)
            raise
        item = self._prices.get(str(row["description"]))
        code, why = item.code if item else "", str(row.get("exclusion", ""))
        line = ChargeEntry(str(row["description"]), int(quantity), price, str(row["unit"]), code, why)
        return replace(line, unit_price=0, exclusion="", worth=line.amount) if why == _COVERED else line

    def _cell_done(self, row: int, field: str) -> None:
        if field == "description":
            self._take_part(row)
            item = self._prices.get(self.cell(row, "description"))
            if item is not None:
                self.set_cell(row, "unit", item.unit)
                self.set_cell(row, "unit_price", format_yuan(item.price))
                if not self.cell(row, "quantity"):
                    self.set_cell(row, "quantity", "1")
        for number, line in self.numbered_rows():
            self.set_cell(number, "amount", format_yuan(_amount(line)))

    def _take_part(self, row: int) -> None:
        """A line that names a spare part is taken from the technician's bag, unless somebody says otherwise."""
        if self._stock is None:
            return
        words = self._stock.said(self.cell(row, "description"))
        part, place = self._stock.part_of(words), self._stock.usual_place(words)
        self.set_cell(row, "description", words)
        self.set_cell(row, "stock", dict(self._stock.choices()).get(place, ""))
        if part is None:
            return
        self.set_cell(row, "unit", self.cell(row, "unit") or part.unit)
        self.set_cell(row, "quantity", self.cell(row, "quantity") or "1")
        if self._is_paid and not self.cell(row, "unit_price"):
            self.set_cell(row, "unit_price", format_yuan(part.price))


def _amount(row: dict[str, Any]) -> int:
    """What the customer pays for a line, in fen; 0 while it cannot be read."""
    if row.get("exclusion") == _COVERED:
        return 0
    try:
        return int(str(row["quantity"]) or "1") * parse_yuan(str(row["unit_price"]))
    except (UserError, ValueError):
        return 0
