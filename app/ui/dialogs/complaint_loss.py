"""The loss of a complaint, line by line, with its arithmetic before the eyes (4.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import loss
from app.domain.complaint import LOSS_KINDS
from app.services import complaint_losses
from app.services._complaint_lines import LossLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import about
from app.ui.dialogs._case_lines import LineDialog, LinesDialog
from app.ui.dialogs.call_actions import choice
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit

_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "compensation": ("amount",),
        "allowance": ("amount",),
        "return": ("quantity", "unit_price", "rate"),
        "resupply": ("quantity", "unit_price"),
        "rework": ("labour", "haulage", "scrap"),
    }
)
_FIGURES = ("amount", "quantity", "unit_price", "rate", "labour", "haulage", "scrap")


class LossDialog(LinesDialog[loss.Line]):
    """All lines of the loss of a case."""

    help_page = "complaints#approval"

    LINE = loss.Line

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        heads = (
            translate("loss", "Kind"), translate("loss", "Goods"), translate("loss", "How it comes about"),
            translate("loss", "Loss"),
        )  # fmt: skip
        title = translate("loss", "Loss of {number}").format(number=case.number)
        super().__init__(desk, case, title, heads, 2, parent)
        self.explain(about(case))
        self.lines = losses_of(case)
        self.show_lines()

    def row(self, line: loss.Line) -> tuple[str, ...]:
        """Kind, goods, arithmetic, amount."""
        words = " · ".join(part for part in (loss.arithmetic(line), loss.resale_words(line)) if part)
        return (shown(LOSS_KINDS[line.kind]), line.goods, words, format_yuan(line.amount))

    def line_dialog(self, line: loss.Line | None, kept: Callable[[loss.Line], object]) -> LossLineDialog:
        """The form of a line."""
        return LossLineDialog(self.desk, self.case, line, kept, self)

    def sum_words(self) -> str:
        """The whole loss."""
        amount = format_yuan(sum(line.counted for line in self.lines), symbol=True)
        return "　".join(
            part for part in (translate("loss", "Loss together: {amount}").format(amount=amount), waits(self.lines))
            if part
        )  # fmt: skip

    def keep(self) -> Changes | None:
        """Keep the loss."""
        return self.desk.bus.run(
            complaint_losses.save, self.case.id, seen_version=self.case.row_version, lines=tuple(self.lines),
            on_error=self.on_error,
        )  # fmt: skip


def losses_of(case: CaseFile) -> list[loss.Line]:
    """The loss of a case as it stands."""
    return [line_of(one) for one in case.losses]


def line_of(one: LossLine) -> loss.Line:
    """A line as the rules know it."""
    return loss.Line(**{name: getattr(one, name) for name in loss.Line.__dataclass_fields__})


def waits(lines: Sequence[loss.Line]) -> str:
    """What is not counted yet because the goods may still be resold; empty for nothing."""
    left = sum(line.amount - line.counted for line in lines)
    if not left:
        return ""
    return translate("loss", "not counted yet: {amount}").format(amount=format_yuan(left, symbol=True))


class LossLineDialog(LineDialog[loss.Line]):
    """One line; only what its kind counts is asked for."""

    help_page = "complaints#approval"

    def __init__(
        self, desk: Desk, case: CaseFile, line: loss.Line | None, kept: Callable[[loss.Line], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, translate("loss", "Line of the loss"), kept, parent)
        form = self.form
        kind = form.add("kind", translate("loss", "Kind"), choice(LOSS_KINDS), required=True, wide=True)
        form.add("goods", translate("loss", "Goods"), QLineEdit(), wide=True)
        form.add("amount", translate("loss", "Amount paid or allowed"), MoneyEdit(), required=True, wide=True)
        form.add("quantity", translate("loss", "Quantity"), NumberEdit(nothing="0"), required=True)
        form.add("unit_price", translate("loss", "Price of one"), MoneyEdit(), required=True)
        form.add("rate", translate("loss", "Rate, %"), NumberEdit(scale=100), wide=True)
        hint = translate("loss", "Their loss is counted once they were resold, or not in time.")
        form.add("returned_on", translate("loss", "Goods back on"), DateEdit(latest=clock.today()), hint, wide=True)
        form.add("labour", translate("loss", "Labour"), MoneyEdit())
        form.add("haulage", translate("loss", "Haulage"), MoneyEdit())
        form.add("scrap", translate("loss", "Scrap"), MoneyEdit(), wide=True)
        form.add("note", translate("loss", "Remark"), QLineEdit(), wide=True)
        form.set_values({"goods": case.product_name, "rate": complaint_losses.return_rate()})
        if line is not None:
            form.set_values({name: getattr(line, name) or None for name in form.fields()})
            if line.resale in (loss.SOLD, loss.UNSOLD):
                form.set_hint("returned_on", translate("loss", "Changed, the line waits to be counted again."))
            form.set_values({"rate": line.rate or complaint_losses.return_rate(), "goods": line.goods})
        kind.currentIndexChanged.connect(lambda _place: self._show_fields())
        form.edited.connect(self._show_worth)
        self._show_fields()
        self.setMinimumWidth(560)

    def line(self, values: dict[str, Any]) -> loss.Line:
        """The line with its amount worked out."""
        given: dict[str, Any] = {name: values[name] or 0 for name in _FIELDS[values["kind"]]}
        if values["kind"] == "return":
            given["returned_on"] = values["returned_on"]
        texts = {name: values[name] for name in ("kind", "goods", "note")}
        return complaint_losses.worked_out([loss.Line(**texts, **given)])[0]

    def _show_fields(self) -> None:
        kind = self.form.editor("kind").currentData()
        for name in _FIGURES:
            self.form.set_visible(name, name in _FIELDS[kind])
        self.form.set_visible("returned_on", kind == "return")
        self._show_worth()

    def _show_worth(self) -> None:
        """The rule of the kind, and what comes of it as far as it is typed."""
        kind = self.form.editor("kind").currentData()
        found = ""
        try:
            given: dict[str, Any] = {name: self.form.editor(name).value() or 0 for name in _FIELDS[kind]}
            found = loss.arithmetic(complaint_losses.worked_out([loss.Line(kind, **given)])[0])
        except UserError:
            found = ""  # not all of it is typed yet
        self.explain("\n".join((loss.rule_words(kind), found)))
