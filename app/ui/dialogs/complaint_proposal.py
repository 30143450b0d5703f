"""What is proposed for the customer, line by line, and putting it before the approver whom the amount needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import exchange
from app.domain.approval import rung_words
from app.domain.complaint import PAID_SETTLEMENTS, SETTLEMENT_KINDS
from app.services import complaint_proposals
from app.services.complaint_file import CaseFile
from app.services.complaint_proposals import BY_RULE, OF_GOODS, Planned
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog, about
from app.ui.dialogs._case_lines import LineDialog, LinesDialog
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit

_NAMES = ("id", "kind", "goods", "quantity", "amount", "cause", "cost_bearer", "bearer_reason", "due_on", "note")


class ProposalDialog(LinesDialog[Planned]):
    """All lines of the settlement that is proposed."""

    help_page = "complaints#approval"

    LINE = Planned

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        heads = (
            translate("complaint", "Settlement"), translate("complaint", "Goods"), translate("complaint", "Quantity"),
            translate("complaint", "Amount"), translate("complaint", "Cost borne by"), translate("complaint", "Due"),
        )  # fmt: skip
        title = translate("complaint", "Proposal for {number}").format(number=case.number)
        super().__init__(desk, case, title, heads, 1, parent)
        demand = translate("complaint", "Demand: {demand}").format(demand=case.demand) if case.demand else ""
        self.explain("\n".join(part for part in (about(case), demand, _beginning(case)) if part))
        self.lines = [
            Planned(**{name: getattr(one, name) for name in _NAMES}) for one in case.settlements if one.state != "void"
        ]
        self.show_lines()

    def row(self, line: Planned) -> tuple[str, ...]:
        """A line under the headings."""
        return settlement_texts(line)

    def line_dialog(self, line: Planned | None, kept: Callable[[Planned], object]) -> SettlementLineDialog:
        """The form of a line."""
        return SettlementLineDialog(self.desk, self.case, line, kept, self)

    def sum_words(self) -> str:
        """What it comes to, and who decides that."""
        given = sum(line.amount for line in self.lines)
        amount = max(given, self.case.loss_amount)
        parts = [translate("complaint", "Settlement: {amount}").format(amount=format_yuan(given, symbol=True))]
        if self.case.loss_amount:
            text = translate("complaint", "Loss: {amount}")
            parts.append(text.format(amount=format_yuan(self.case.loss_amount, symbol=True)))
        if self.case.scheme.needs_approval(amount, frozenset(line.kind for line in self.lines)):
            text = translate("complaint", "Decided by {title}")
            parts.append(text.format(title=self.case.scheme.rung(amount).title.zh))
        elif self.lines:
            parts.append(translate("complaint", "Needs no approval"))
        return "　".join(parts)

    def keep(self) -> Changes | None:
        """Keep the proposal."""
        return self.desk.bus.run(
            complaint_proposals.write, self.case.id, seen_version=self.case.row_version, lines=tuple(self.lines),
            on_error=self.on_error,
        )  # fmt: skip


def _beginning(case: CaseFile) -> str:
    """What saving sets going, and why the approver sent the last proposal back."""
    if case.state == "proposing":
        return ""
    begins = translate("complaint", "Saving begins the proposal; its lines may be changed until it is put forward.")
    if case.state != "returned" or not case.approvals:
        return begins
    last = case.approvals[-1]
    back = translate("complaint", "Sent back by {person}: {words}")
    return f"{back.format(person=last.decided_by, words=last.words)}\n{begins}"


class SettlementLineDialog(LineDialog[Planned]):
    """One line; who bears the cost is suggested by its cause (4.8)."""

    help_page = "complaints#approval"

    def __init__(
        self, desk: Desk, case: CaseFile, line: Planned | None, kept: Callable[[Planned], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, translate("complaint", "Line of the proposal"), kept, parent)
        self._case, self._id = case, line.id if line else 0
        form = self.form
        kind = form.add("kind", translate("complaint", "Settlement"), _kinds(case), required=True, wide=True)
        form.add("goods", translate("complaint", "Goods"), QLineEdit(), wide=True)
        form.add("amount", translate("complaint", "Amount"), MoneyEdit())
        form.add("quantity", translate("complaint", "Quantity"), NumberEdit(nothing="0"), required=True)
        cause = form.add("cause", translate("complaint", "Cause"), optional(exchange.CAUSES), required=True, wide=True)
        bearer = form.add("cost_bearer", translate("complaint", "Cost borne by"), optional(exchange.BEARERS), wide=True)
        why = translate("complaint", "Why not as suggested")
        form.add("bearer_reason", why, QLineEdit(), required=True, wide=True)
        form.add("due_on", translate("complaint", "To be done by"), DateEdit(), wide=True)
        form.add("note", translate("complaint", "Remark"), QLineEdit(), wide=True)
        form.set_values({"goods": case.product_name})
        if line is not None:
            form.set_values({name: getattr(line, name) for name in form.fields()})
            form.set_values({name: getattr(line, name) or None for name in ("quantity", "amount")})
        kind.currentIndexChanged.connect(lambda _place: self._show_fields())
        cause.currentIndexChanged.connect(lambda _place: self._show_rule(suggests=True))
        bearer.currentIndexChanged.connect(lambda _place: self._show_reason())
        self._show_fields()
        self._show_rule(suggests=line is None)
        self.setMinimumWidth(620)

    def line(self, values: dict[str, Any]) -> Planned:
        """The line, put in order and sound."""
        given = {**values, "quantity": values["quantity"] or 0, "amount": values["amount"] or 0}
        for name in ("goods", "quantity", "cause", "cost_bearer", "bearer_reason", "amount"):
            if name not in _asked(values["kind"]):
                given[name] = 0 if name in ("quantity", "amount") else ""
        return complaint_proposals.checked(self._case.id, Planned(id=self._id, **given))

    def _show_fields(self) -> None:
        kind = self.form.editor("kind").currentData()
        asked = _asked(kind)
        for name in ("goods", "quantity", "amount", "cause", "cost_bearer"):
            self.form.set_visible(name, name in asked)
        paid = translate("complaint", "What the customer gets.")
        cost = translate("complaint", "What it costs, where it is known: it counts for who decides.")
        self.form.set_hint("amount", (paid if kind in PAID_SETTLEMENTS else cost) if "amount" in asked else "")
        self.form.set_required("amount", kind in PAID_SETTLEMENTS)
        self._show_reason()

    def _show_rule(self, *, suggests: bool) -> None:
        cause = self.form.editor("cause").currentData()
        self.form.set_hint("cause", exchange.rule_words(cause) if cause else "")
        if suggests:
            self.form.set_values({"cost_bearer": exchange.suggested(cause) if cause else ""})
        self._show_reason()

    def _show_reason(self) -> None:
        cause = self.form.editor("cause").currentData()
        rule = exchange.suggested(cause) if cause and not self.form.editor("cause").isHidden() else ""
        self.form.set_visible("bearer_reason", bool(rule) and self.form.editor("cost_bearer").currentData() != rule)


class SubmitDialog(CaseDialog):
    """Putting the proposal forward: its amount, the ladder, and a warning where one case looks split in two."""

    help_page = "complaints#approval"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Put {number} before the approver").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Put forward"), parent)
        amount = case.proposed_amount or 0
        due = case.scheme.rung(amount)
        ladder = [f"{'▶' if rung == due else '　'} {rung_words(rung)}" for rung in case.scheme.rungs]
        text = translate("complaint", "Amount decided upon: {amount}")
        self.explain("\n".join((about(case), text.format(amount=format_yuan(amount, symbol=True)), *ladder)))
        warning = complaint_proposals.split_warning(case.id)
        self.warning = QLabel(warning, self)
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "error")
        self.warning.setVisible(bool(warning))
        self.body.insertWidget(1, self.warning)
        self.form.add("note", translate("complaint", "Remark"), QLineEdit())
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it forward."""
        return self.run(complaint_proposals.submit, values)


def settlement_texts(line: Any) -> tuple[str, ...]:
    """A line of a settlement, planned or kept: what, goods, quantity, amount, bearer, due day."""
    return (
        shown(SETTLEMENT_KINDS[line.kind]),
        line.goods,
        str(line.quantity) if line.quantity else "",
        format_yuan(line.amount) if line.amount else "",
        shown(exchange.BEARERS[exchange.Bearer(line.cost_bearer)]) if line.cost_bearer else "",
        line.due_on.isoformat() if line.due_on else "",
    )


def optional(names: Any) -> QComboBox:
    """A box whose first line is no choice yet."""
    box = QComboBox()
    box.addItem(translate("complaint", "choose"), "")
    for value, name in names.items():
        box.addItem(shown(name), str(value))
    return box


def _kinds(case: CaseFile) -> QComboBox:
    box = QComboBox()
    for kind in case.scheme.settlements:
        box.addItem(shown(SETTLEMENT_KINDS[kind]), kind)
    return box


def _asked(kind: str) -> frozenset[str]:
    """What is asked for of a kind of settlement."""
    if kind in PAID_SETTLEMENTS:
        return frozenset({"amount"})
    if kind == "apology":
        return frozenset()
    asked = {"goods", "amount"} | ({"quantity"} if kind in OF_GOODS else set())
    return frozenset(asked | ({"cause", "cost_bearer", "bearer_reason"} if kind in BY_RULE else {"cost_bearer"}))
