"""What became of returned goods (3.13.2): resold within their month, or not; the loss follows from it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import loss
from app.services import complaint_losses
from app.services._complaint_lines import LossLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_loss import line_of
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit

_OF_A_SALE = ("quantity", "sold_amount", "grade_price", "sold_on", "sold_to")


def waiting(case: CaseFile) -> tuple[LossLine, ...]:
    """The lines of a case that wait for goods to be resold, the longest waiting first."""
    found = (one for one in case.losses if one.resale == loss.WAITING)
    return tuple(sorted(found, key=lambda one: (one.waits_until or clock.today(), one.id)))


class ResaleDialog(FormDialog):
    """Which goods, whether they were resold, for how much, when, to whom."""

    help_page = "complaints#approval"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("loss", "Returned goods of {number}").format(number=case.number)
        super().__init__(desk, title, translate("loss", "Count the loss"), parent=parent, columns=2)
        self._lines = waiting(case)
        form = self.form
        which: QComboBox = form.add("line", translate("loss", "Goods"), QComboBox(), required=True, wide=True)
        for place, one in enumerate(self._lines):
            which.addItem(f"{one.goods} × {one.quantity}", place)
        box: QComboBox = form.add("resale", translate("loss", "What became of them"), QComboBox(), wide=True)
        box.addItem(translate("loss", "Resold"), loss.SOLD)
        box.addItem(translate("loss", "Not resold"), loss.UNSOLD)
        form.add("quantity", translate("loss", "Quantity resold"), NumberEdit(nothing="0"), required=True)
        form.add("grade_price", translate("loss", "Grade-A price of one"), MoneyEdit(), required=True)
        form.add("sold_amount", translate("loss", "Resold for, together"), MoneyEdit(), required=True)
        form.add("sold_on", translate("loss", "Resold on"), DateEdit(latest=clock.today()), required=True)
        form.add("sold_to", translate("loss", "Resold to"), QLineEdit(), wide=True)
        which.currentIndexChanged.connect(lambda _place: self._take_line())
        box.currentIndexChanged.connect(lambda _place: self._show_fields())
        form.edited.connect(self._show_worth)
        self._take_line()
        self._show_fields()
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Count it."""
        line = self._line()
        if line is None:
            return None
        seen, run = line.row_version, self.desk.bus.run
        if values["resale"] == loss.UNSOLD:
            return run(complaint_losses.not_resold, line.id, seen_version=seen, on_error=self.on_error)
        given = {name: values[name] for name in _OF_A_SALE}
        given["quantity"] = given["quantity"] or 0
        return run(complaint_losses.resold, line.id, seen_version=seen, on_error=self.on_error, **given)

    def _line(self) -> LossLine | None:
        place = self.form.editor("line").currentData()
        return self._lines[place] if place is not None else None

    def _take_line(self) -> None:
        line = self._line()
        if line is None:
            return
        self.form.set_values({
            "quantity": line.quantity, "grade_price": line.grade_price or line.unit_price, "sold_amount": None,
            "sold_on": clock.today(),
        })  # fmt: skip
        self._show_worth()

    def _show_fields(self) -> None:
        is_sold = self.form.editor("resale").currentData() == loss.SOLD
        for name in _OF_A_SALE:
            self.form.set_visible(name, is_sold)
        self._show_worth()

    def _show_worth(self) -> None:
        """Until when the goods may be resold, and what would be lost by what is typed."""
        line = self._line()
        if line is None:
            return
        known = line_of(line)
        text = translate("loss", "Back on {back}, may be resold until {day}.")
        back, day = (one.isoformat() if one else "" for one in (line.returned_on, line.waits_until))
        self.explain("\n".join((text.format(back=back, day=day), self._arithmetic(known))))

    def _arithmetic(self, line: loss.Line) -> str:
        if self.form.editor("resale").currentData() == loss.UNSOLD:
            return loss.arithmetic(line)
        try:
            typed = {name: self.form.editor(name).value() or 0 for name in ("quantity", "sold_amount", "grade_price")}
            gone, *rest = loss.sold(
                line, typed["quantity"], typed["sold_amount"], typed["grade_price"], line.returned_on or clock.today()
            )
        except UserError:
            return ""  # not all of it is typed yet
        if not rest:
            return loss.arithmetic(gone)
        text = translate("loss", "{arithmetic}; {count} wait on for {amount}.")
        left = rest[0]
        return text.format(arithmetic=loss.arithmetic(gone), count=left.quantity, amount=format_yuan(left.amount))
