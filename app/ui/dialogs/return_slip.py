"""A return slip (F71): written, taken in by the warehouse, counted, posted, closed with the customer's proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import return_goods
from app.services import return_slips, staff
from app.services.return_slip_file import SlipFile, SlipProposal
from app.services.return_slips import Goods
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_back import people_box
from app.ui.papers import may_print
from app.ui.widgets.goods_table import CountedTable, GoodsTable
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.number_edit import NumberEdit

_PERCENT = 100


class ReturnSlipDialog(FormDialog):
    """A new slip for a part of the settlement, or one that nobody approved yet."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, offered: SlipProposal | SlipFile, parent: QWidget | None = None) -> None:
        title = translate("return_slip", "New return slip") if isinstance(offered, SlipProposal) else offered.number
        super().__init__(desk, title, translate("return_slip", "Save"), parent=parent, columns=2)
        self._offered = offered
        number = offered.case_number if isinstance(offered, SlipProposal) else offered.complaint_number
        kind = shown(return_goods.PURPOSES[offered.purpose])
        self.explain(" · ".join((number, offered.customer_name, kind)))
        form = self.form
        self.goods = form.add(
            "lines", translate("return_slip", "Goods"), GoodsTable(), required=True, wide=True,
            hint=translate("return_slip", "Enter goes to the next cell; Del removes a line."),
        )  # fmt: skip
        form.add("reason", translate("return_slip", "Why it comes back"), LongText(2), required=True, wide=True)
        form.add("treatment", translate("return_slip", "Treatment"), QLineEdit(), required=True, wide=True)
        form.add("basis", translate("return_slip", "On what ground"), LongText(2), required=True, wide=True)
        form.add(
            "over_ratio", translate("return_slip", "Accepted beyond, %"), NumberEdit(scale=_PERCENT),
            translate("return_slip", "At most the rule of the branch. More is approved anew once it was counted."),
        )  # fmt: skip
        names = ("reason", "treatment", "basis", "over_ratio")
        form.set_values({"lines": _lines_of(offered), **{name: getattr(offered, name) for name in names}})
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down, or change it."""
        run, offered = self.desk.bus.run, self._offered
        if isinstance(offered, SlipProposal):
            return run(
                return_slips.create, offered.case_id, settlement_id=offered.settlement_id, on_error=self.on_error,
                **values,
            )  # fmt: skip
        return run(return_slips.change, offered.id, seen_version=offered.row_version, on_error=self.on_error, **values)

    def on_error(self, error: UserError) -> None:
        """What is wrong with a line stands in the line, too."""
        field, _, row = (error.field or "").partition(".")
        super().on_error(UserError(error.text, field))
        if row.isdigit():
            self.goods.go_to_line(int(row), error.text)


class _SlipDialog(FormDialog):
    """What the steps of a slip share: its number in the title, the goods above the fields, the day."""

    def __init__(self, desk: Desk, slip: SlipFile, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title.format(number=slip.number), verb, parent=parent)
        self.slip = slip
        self.explain(f"{slip.customer_name} · {slip.goods}")
        self.setMinimumWidth(520)

    def add_day(self) -> None:
        """The day of the step, today unless said otherwise."""
        self.form.add("day", translate("return_slip", "Day"), DateEdit(latest=clock.today()), required=True)
        self.form.set_values({"day": clock.today()})

    def run(self, step: Callable[..., Changes], values: dict[str, Any]) -> Changes | None:
        """Carry the step out."""
        slip = self.slip
        return self.desk.bus.run(step, slip.id, seen_version=slip.row_version, on_error=self.on_error, **values)


class ArriveSlipDialog(_SlipDialog):
    """The goods came to the warehouse."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, slip: SlipFile, parent: QWidget | None = None) -> None:
        title = translate("return_slip", "The goods of {number} arrived")
        super().__init__(desk, slip, title, translate("return_slip", "Arrived"), parent)
        self.form.add("received_by", translate("return_slip", "Taken in by"), _people(), required=True)
        self.add_day()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self.run(return_slips.arrive, values)


class CountSlipDialog(_SlipDialog):
    """What really came, line by line; a difference needs what the customer said about it."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, slip: SlipFile, parent: QWidget | None = None) -> None:
        title = translate("return_slip", "Count the goods of {number}")
        super().__init__(desk, slip, title, translate("return_slip", "Save the count"), parent)
        self.explain(slip.customer_name)
        self.counted: CountedTable = self.form.add(
            "lines", translate("return_slip", "Goods"), CountedTable(slip.lines), required=True
        )
        self.form.add(
            "difference_note", translate("return_slip", "Difference"), LongText(2),
            translate("return_slip", "Ask the customer where it differs, and write what was said."),
        )  # fmt: skip
        self.form.add("counted_by", translate("return_slip", "Counted by"), _people(slip.counted_by))
        self.add_day()
        self.form.set_values({"difference_note": slip.mismatch_note, "day": slip.counted_on or clock.today()})
        self.counted.edited.connect(self._show_note)
        self._show_note()
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self.run(return_slips.count, {"pieces": values.pop("lines"), **values})

    def on_error(self, error: UserError) -> None:
        """Go to the line that is wrong."""
        field, _, row = (error.field or "").partition(".")
        super().on_error(UserError(error.text, field))
        if row.isdigit():
            self.counted.go_to_line(int(row))

    def _show_note(self) -> None:
        self.form.set_visible("difference_note", self.counted.differs())


class PostSlipDialog(_SlipDialog):
    """Accounting posts what came."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, slip: SlipFile, parent: QWidget | None = None) -> None:
        title = translate("return_slip", "Post {number}")
        super().__init__(desk, slip, title, translate("return_slip", "Post"), parent)
        self.add_day()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Post it."""
        if not may_print(self.desk, [self.slip]):
            return None
        return self.run(return_slips.post, values)


class CloseSlipDialog(_SlipDialog):
    """What the customer proved the return with; a sealed certificate of this slip needs no number."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, slip: SlipFile, parent: QWidget | None = None) -> None:
        title = translate("return_slip", "Close {number} with the customer's proof")
        super().__init__(desk, slip, title, translate("return_slip", "Close"), parent)
        proofs = {code: words for code, words in return_goods.PROOFS.items() if code != "other"}
        if slip.purpose != "return":
            proofs = dict(return_goods.PROOFS)
        proof = self.form.add("proof_kind", translate("return_slip", "Proof"), choice(proofs), required=True)
        self.form.add("proof_number", translate("return_slip", "Number"), QLineEdit(), required=True)
        self.form.add("proof_note", translate("return_slip", "Note"), LongText(2))
        self.add_day()
        kind = "return_certificate" if slip.certificate_sealed else "invoice_original"
        self.form.set_values({"proof_kind": kind})
        proof.currentIndexChanged.connect(lambda _place: self._show_number())
        self._show_number()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Close it."""
        return self.run(return_slips.close, values)

    def _show_number(self) -> None:
        kind = self.form.editor("proof_kind").currentData()
        self.form.set_visible("proof_number", kind != "other")
        number = self.slip.certificate_number
        if kind == "return_certificate" and not self.form.editor("proof_number").text():
            self.form.set_values({"proof_number": number})
        elif kind != "return_certificate" and self.form.editor("proof_number").text() == number:
            self.form.set_values({"proof_number": ""})


def approve_slip(desk: Desk, slip: SlipFile) -> None:
    """Approve a slip when that is meant: its sheet is frozen with it."""
    question = translate("return_slip", "Approve {number}? {count} pieces of {customer} may come back.")
    words = question.format(number=slip.number, count=slip.approved_quantity, customer=slip.customer_name)
    detail = translate("return_slip", "The sheet is issued with it and cannot be changed afterwards.")
    if desk.prompts.confirm(words, translate("return_slip", "Approve"), detail) and may_print(desk, [slip]):
        desk.bus.run(return_slips.approve, slip.id, seen_version=slip.row_version)


def approve_anew(desk: Desk, slip: SlipFile) -> None:
    """Accept that more came than was approved, with the reason."""
    question = translate("return_slip", "Why are {count} pieces accepted where {approved} were approved?")
    words = question.format(count=slip.actual_quantity, approved=slip.approved_quantity)
    reason = desk.prompts.ask_text(words)
    if reason:
        desk.bus.run(return_slips.approve_anew, slip.id, seen_version=slip.row_version, reason=reason)


def void_slip(desk: Desk, slip: SlipFile) -> None:
    """Void a slip after asking why."""
    question = translate("return_slip", "Why is {number} void? The number stays used.").format(number=slip.number)
    reason = desk.prompts.ask_text(question)
    if reason:
        desk.bus.run(return_slips.void, slip.id, seen_version=slip.row_version, reason=reason)


def _lines_of(offered: SlipProposal | SlipFile) -> list[Goods]:
    if isinstance(offered, SlipProposal):
        return list(offered.lines)
    return [Goods(one.goods, one.approved_quantity, one.unit_price, one.model, one.order_number)
            for one in offered.lines]  # fmt: skip


def _people(chosen: str = "") -> QWidget:
    return people_box(tuple(one.name for one in staff.listing()), chosen)
