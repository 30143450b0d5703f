"""The repair items with their prices (F28, R057): looked up, changed by who may, printed as list or card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.services import price_list
from app.services.price_list import PriceEntry
from app.ui.desk import Desk
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.papers import print_form
from app.ui.theme import SPACE, Tone
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.section import Row


class PriceListDialog(EntryListDialog):
    """The price list."""

    help_page = "settings"

    permission = "price_list.change"
    kind = "price_item"
    stretch = 1

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        papers = {
            "price_list": translate("prices", "Print the list"), "price_card": translate("prices", "Print the card"),
            "service_catalogue": translate("prices", "Print the service catalogue"),
        }  # fmt: skip
        last = self.turn_button
        self.day = DateEdit(parent=self)
        label = QLabel(translate("prices", "Print the prices of"), self)
        label.setBuddy(self.day)
        self.top.addSpacing(SPACE)
        self.top.addWidget(label)
        self.top.addWidget(self.day)
        QWidget.setTabOrder(self.with_old, self.day)
        QWidget.setTabOrder(self.day, self.table)
        for form, text in papers.items():
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, form=form: self._print(form))
            self.buttons.insertWidget(self.buttons.count() - 1, button)
            QWidget.setTabOrder(last, button)
            QWidget.setTabOrder(button, self.close_button)
            last = button

    def words(self) -> tuple[str, ...]:
        """The title, then the headings."""
        return (
            translate("prices", "Price list"), translate("prices", "Code"), translate("prices", "Part or work"),
            translate("prices", "Unit"), translate("prices", "Price"), translate("prices", "Valid from"),
            translate("prices", "Next price"),
        )  # fmt: skip

    def read(self, *, active_only: bool) -> Sequence[PriceEntry]:
        """The items."""
        return price_list.listing(active_only=active_only)

    def row(self, entry: PriceEntry) -> Row:
        """An item in one line."""
        since = entry.valid_from.isoformat() if entry.valid_from else ""
        coming = ""
        if entry.next_price is not None and entry.next_from is not None:
            text = translate("prices", "{price} from {day}")
            coming = text.format(price=format_yuan(entry.next_price), day=entry.next_from.isoformat())
        tones = () if entry.is_active else (Tone.PAUSED,) * 6
        return Row(entry.id, (entry.code, entry.name, entry.unit, format_yuan(entry.price), since, coming), tones)

    def fill(self, form: FormGrid, entry: PriceEntry | None) -> None:
        """The fields of an item."""
        if entry is None:
            form.add("code", translate("prices", "Code"), QLineEdit(), required=True)
        form.add("name", translate("prices", "Part or work"), QLineEdit(), required=True)
        form.add("measure", translate("prices", "Unit"), QLineEdit(), required=True)
        form.add("price", translate("prices", "Price"), MoneyEdit(), required=True)
        form.add("valid_from", translate("prices", "Valid from"), DateEdit())
        hint = translate("prices", "Takes the place of the price on its day, by itself.")
        form.add("next_price", translate("prices", "Next price"), MoneyEdit(), hint)
        form.add("next_from", translate("prices", "Next price from"), DateEdit())
        if entry is not None:
            form.set_values({
                "name": entry.name, "measure": entry.unit, "price": entry.price, "valid_from": entry.valid_from,
                "next_price": entry.next_price, "next_from": entry.next_from,
            })  # fmt: skip

    def save(self, entry: PriceEntry | None, values: dict[str, Any], dialog: FormDialog) -> Changes | None:
        """Create or change."""
        if values["price"] is None:
            dialog.form.set_error("price", translate("prices", "Enter the price."))
            return None
        run = self.desk.bus.run
        if entry is None:
            return run(price_list.create, on_error=dialog.on_error, **values)
        return run(
            price_list.change, item_id=entry.id, seen_version=entry.row_version, on_error=dialog.on_error, **values
        )

    def _print(self, form: str) -> None:
        """Show a paper in the preview: list and card as they hold on the day that is asked for."""
        try:
            day = self.day.value()
        except UserError as error:
            self.desk.prompts.warn(error.text)
            self.day.setFocus()
            return
        is_priced = form != "service_catalogue"
        print_form(self.desk, form, day.isoformat() if day is not None and is_priced else "")

    def turn(self, entry: PriceEntry) -> Changes | None:
        """Out of use, or into use."""
        step = price_list.deactivate if entry.is_active else price_list.reactivate
        return self.desk.bus.run(step, item_id=entry.id, seen_version=entry.row_version)
