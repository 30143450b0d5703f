"""A part or piece of work on a call: from the price list or free, with its price, why it is charged, who agreed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN, format_yuan
from app.domain import codes, permissions
from app.services import price_list, service_call_charges, spare_part_file
from app.services.service_call_charges import MISUSE, DamagedPart
from app.services.service_call_file import CallFile
from app.services.spare_part_file import PartEntry
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice, onsite_limit
from app.ui.dialogs.charge_money import add_damage
from app.ui.dialogs.charge_stock import StockFields
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.money_edit import MoneyEdit

_PAID = "A"


class ChargeLineDialog(FormDialog):
    """The form of a new line."""

    help_page = "charges"

    def __init__(self, desk: Desk, call: CallFile, parent: QWidget | None = None) -> None:
        title = translate("charge", "{number} · part or work").format(number=call.number)
        super().__init__(desk, title, translate("charge", "Add"), parent=parent)
        self._call = call
        self._items = price_list.offered(call)
        self._covered = call.service_class != _PAID
        self.explain(f"{call.customer_name} · {call.verdict.label}")
        self.stock: StockFields | None = None
        self._fill()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Add the line."""
        values["from_stock"] = self.stock.source(values) if self.stock is not None else None
        picked = values.pop("pick")
        item = self._items[picked] if picked is not None else None
        code = item.code if item is not None and item.name == values["description"].strip() else ""
        price = values["unit_price"] or 0
        said = DamagedPart(values.pop("priced_on"), values.pop("disposal"), values.pop("disposal_by"))
        values["damaged"] = said if self._is_damaged() else None
        if self._covered and not values["exclusion"]:  # cover pays: what it is worth counts against the contract
            values |= {"unit_price": 0, "worth": price * values["quantity"]}
        return self.desk.bus.run(
            service_call_charges.add,
            self._call.id,
            seen_version=self._call.row_version,
            code=code,
            on_error=self.on_error,
            **{**values, "unit_price": values["unit_price"] or 0},
        )

    def _fill(self) -> None:
        form = self.form
        if permissions.allowed(self.desk.session.role, "spare_part.view") and spare_part_file.found("", 1):
            self.stock = StockFields(form, self._call, self._from_stock)
        pick = form.add("pick", translate("charge", "From the price list"), QComboBox())
        pick.addItem(translate("charge", "free text"), None)
        for place, item in enumerate(self._items):
            pick.addItem(f"{item.code}  {item.name}  {format_yuan(item.price, symbol=True)} / {item.unit}", place)
        pick.currentIndexChanged.connect(lambda _: self._picked())
        form.add("description", translate("charge", "Part or work"), QLineEdit(), required=True)
        only_parts = translate("charge", "Only parts count against the parts budget of a contract.")
        form.add("kind", translate("charge", "Kind"), choice(codes.CHARGE_KINDS), hint=only_parts)
        quantity = form.add("quantity", translate("charge", "Quantity"), QSpinBox())
        quantity.setRange(1, 99_999)
        form.add("measure", translate("charge", "Unit"), QLineEdit())
        for name in ("description", "measure"):
            form.editor(name).textChanged.connect(lambda _: self._guess_kind())
        price = form.add("unit_price", translate("charge", "Price"), MoneyEdit())
        for signal in (quantity.valueChanged, price.textChanged):
            signal.connect(lambda _: self._add_up())
        names, why = self._reasons()
        exclusion = form.add("exclusion", translate("charge", "Charged because"), choice(names), hint=why)
        exclusion.currentIndexChanged.connect(lambda _: self._add_up())
        add_damage(form)
        form.set_values({"priced_on": clock.today(), "disposal_by": self._call.reporter})
        for changed in (exclusion.currentIndexChanged, form.editor("kind").currentIndexChanged):
            changed.connect(lambda _: self._show_damage())
        agreed = translate("charge", "Who agreed before the work; empty when the price was not named yet.")
        form.add("agreed_by", translate("charge", "Agreed by"), QLineEdit(), hint=agreed)
        self._show_damage()
        self._add_up()

    def _reasons(self) -> tuple[dict[str, str], str]:
        """Why the line is charged, and what that is about."""
        if self._covered:
            why = translate("charge", "The service is covered: why this is paid all the same.")
            return {"": translate("charge", "not charged"), **codes.EXCLUSIONS}, why
        return {"": translate("charge", "the service is paid"), MISUSE: codes.EXCLUSIONS[MISUSE]}, ""

    def _is_damaged(self) -> bool:
        """Whether the line is a part that the customer damaged (R060)."""
        editor = self.form.editor
        return editor("exclusion").currentData() == MISUSE and editor("kind").currentData() == "part"

    def _show_damage(self) -> None:
        for field in ("disposal", "disposal_by", "priced_on"):
            self.form.set_visible(field, self._is_damaged())

    def _picked(self) -> None:
        place = self.form.editor("pick").currentData()
        if place is not None:
            item = self._items[place]
            self.form.set_values({"description": item.name, "measure": item.unit, "unit_price": item.price})
            self._add_up()

    def _from_stock(self, part: PartEntry) -> None:
        """The line says what the part is and costs."""
        self.form.editor("pick").setCurrentIndex(0)
        self.form.set_values({"description": part.name, "measure": part.unit, "unit_price": part.price, "kind": "part"})
        self._add_up()

    def _guess_kind(self) -> None:
        """What the line most likely is; the user may choose otherwise."""
        place = self.form.editor("pick").currentData()
        code = "" if place is None else self._items[place].code
        words = (self.form.editor(name).text() for name in ("description", "measure"))
        self.form.set_values({"kind": codes.charge_kind(code, *words)})

    def _add_up(self) -> None:
        """The line's amount, and what follows when the call's charge grows too large for the spot."""
        try:
            price = self.form.editor("unit_price").value() or 0
        except UserError:
            return
        amount = min(price * self.form.editor("quantity").value(), LARGEST_FEN)
        if self._covered and not self.form.editor("exclusion").currentData():
            text = translate("charge", "Worth {amount}; cover pays, the customer nothing.")
            self.form.set_hint("unit_price", text.format(amount=format_yuan(amount, symbol=True)))
            return
        words = translate("charge", "Amount {amount}.").format(amount=format_yuan(amount, symbol=True))
        before = sum(line.amount for line in self._call.charges)
        large = service_call_charges.is_large(before + amount)
        self.form.set_hint("unit_price", f"{words} {onsite_limit() if large else ''}".rstrip())
