"""Deciding on a proposal: everything the approver must see, less for a line where need be, or back with the reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import loss
from app.domain.complaint import FINDINGS, LOSS_KINDS, SETTLEMENT_KINDS
from app.services import complaint_approvals
from app.services._complaint_lines import SettlementLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog, about
from app.ui.dialogs.complaint_loss import losses_of
from app.ui.dialogs.complaint_proposal import settlement_texts
from app.ui.widgets.long_text import LongText
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.section import Facts, Row, SmallTable

APPROVE, SEND_BACK = "approve", "send_back"

_MOST = 300
"""Characters of a long text that stand here; all of it is on the record."""


class ApprovalDialog(CaseDialog):
    """Approve, with less for a line where need be, or send back."""

    help_page = "complaints#approval"

    def __init__(self, desk: Desk, case: CaseFile, decision: str = APPROVE, parent: QWidget | None = None) -> None:
        title = translate("approval", "Decide on {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("approval", "Decide"), parent, columns=2)
        self.explain(about(case))
        asked = next((one for one in reversed(case.approvals) if one.decision == "open"), None)
        self.warning = QLabel(asked.warning if asked else "", self)
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "error")
        self.warning.setVisible(bool(self.warning.text()))
        facts = Facts(2, self)
        facts.set_facts(_facts(case, asked.amount if asked else 0, asked.rung_title if asked else ""))
        for place, widget in enumerate((self.warning, facts, _lines(case)), 1):
            self.body.insertWidget(place, widget)
        self._cut = {f"cut_{one.id}": one for one in _carrying(case)}
        form = self.form
        box: QComboBox = form.add("decision", translate("approval", "Decision"), QComboBox(), required=True)
        box.addItem(translate("approval", "Approve"), APPROVE)
        box.addItem(translate("approval", "Send back"), SEND_BACK)
        form.add("words", translate("approval", "Words"), LongText(2), wide=True)
        for name, one in self._cut.items():
            form.add(name, shown(SETTLEMENT_KINDS[one.kind]), MoneyEdit())
            form.set_values({name: one.amount})
            form.set_hint(name, translate("approval", "At most {amount}").format(amount=format_yuan(one.amount)))
        box.currentIndexChanged.connect(lambda _place: self._show_fields())
        form.set_values({"decision": decision})
        self._show_fields()
        self.body.addStretch(1)
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Decide it."""
        case, run = self.case, self.desk.bus.run
        given = {"seen_version": case.row_version, "on_error": self._said}
        if values["decision"] == SEND_BACK:
            return run(complaint_approvals.send_back, case.id, reason=values["words"], **given)
        cuts = {
            one.id: values[name] or 0 for name, one in self._cut.items() if (values[name] or 0) != one.amount
        }  # fmt: skip
        return run(complaint_approvals.approve, case.id, words=values["words"], cuts=cuts, **given)

    def _said(self, error: Any) -> None:
        """A refusal of the reason stands beside the words, one of a cut above the buttons."""
        if error.field == "reason":
            self.form.set_error("words", error.text)
        else:
            self.on_error(error)

    def _show_fields(self) -> None:
        approves = self.form.editor("decision").currentData() == APPROVE
        for name in self._cut:
            self.form.set_visible(name, approves)
        self.form.set_hint("words", "" if approves else translate("approval", "Write the reason."))
        self.verb.setText(translate("approval", "Approve") if approves else translate("approval", "Send back"))


def shortened(text: str, most: int) -> str:
    """The beginning of a long text in one paragraph."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most]}…"


def _carrying(case: CaseFile) -> list[SettlementLine]:
    return [one for one in case.settlements if one.state != "void" and one.amount]


def _facts(case: CaseFile, amount: int, title: str) -> tuple[tuple[str, str], ...]:
    lost = "\n".join(f"{shown(LOSS_KINDS[one.kind])}  {loss.arithmetic(one)}" for one in losses_of(case))
    return (
        (translate("approval", "Amount"), format_yuan(amount, symbol=True)),
        (translate("approval", "Decided by"), title),
        (translate("approval", "Complaint"), shortened(case.content, _MOST)),
        (translate("approval", "Finding"), shown(FINDINGS.get(case.finding, ""))),
        (translate("approval", "Responsible"), case.responsible),
        (translate("approval", "Cause"), shortened(case.cause, _MOST)),
        (translate("approval", "Demand"), shortened(case.demand, _MOST)),
        (translate("approval", "Loss"), lost),
    )


def _lines(case: CaseFile) -> SmallTable:
    heads = (
        translate("complaint", "Settlement"), translate("complaint", "Goods"), translate("complaint", "Quantity"),
        translate("complaint", "Amount"), translate("complaint", "Cost borne by"), translate("complaint", "Due"),
    )  # fmt: skip
    table = SmallTable(heads, stretch=1, most=5)
    table.setAccessibleName(translate("approval", "Proposal"))
    table.put([Row(one.id, settlement_texts(one)) for one in case.settlements if one.state != "void"])
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # the room is for what is decided
    return table
