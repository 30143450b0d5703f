"""Loss, proposal, approval and the customer's answer, as the record of a complaint shows them (4.4, 4.5, R098)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import loss, permissions
from app.domain.complaint import LOSS_KINDS
from app.services import complaint_approvals, complaint_losses, complaint_proposals
from app.services._complaint_lines import ApprovalLine, SettlementLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_approval import APPROVE, SEND_BACK, ApprovalDialog
from app.ui.dialogs.complaint_loss import LossDialog, losses_of, waits
from app.ui.dialogs.complaint_negotiation import CustomerAcceptsDialog, CustomerRefusesDialog, NegotiationDialog
from app.ui.dialogs.complaint_proposal import ProposalDialog, SubmitDialog, settlement_texts
from app.ui.dialogs.complaint_resale import ResaleDialog, waiting
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.icons import icon
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, SmallTable
from app.ui.widgets.timeline import moment_text

DECISIONS = {
    "open": QT_TRANSLATE_NOOP("complaint", "waiting"),
    "approved": QT_TRANSLATE_NOOP("complaint", "approved"),
    "returned": QT_TRANSLATE_NOOP("complaint", "sent back"),
    "withdrawn": QT_TRANSLATE_NOOP("complaint", "withdrawn"),
}
_TONES = {"open": Tone.DUE, "approved": Tone.DONE, "returned": Tone.LATE, "withdrawn": Tone.PAUSED}


class DecisionSection(CaseSection):
    """The loss with its arithmetic, what is proposed, the ladder with the decisions, the customer's answer."""

    title = QT_TRANSLATE_NOOP("complaint", "Loss, proposal, approval")
    states = frozenset({"attributed", "proposing", "pending_approval", "returned", "approved", "negotiating"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = Facts(2, self)
        self.refusal, self.warning = QLabel(self), QLabel(self)
        for label in (self.refusal, self.warning):
            label.setWordWrap(True)
            label.setProperty("role", "error")
        heads = (translate("loss", "Kind"), translate("loss", "How it comes about"), translate("loss", "Loss"))
        self.losses = _table(heads, 1, translate("loss", "Loss"))
        heads = (
            translate("complaint", "Settlement"), translate("complaint", "Goods"), translate("complaint", "Amount"),
            translate("complaint", "Cost borne by"),
        )  # fmt: skip
        self.proposal = _table(heads, 1, translate("complaint", "Proposal"))
        heads = (
            translate("complaint", "Decision"), translate("complaint", "Amount"), translate("complaint", "Words"),
        )  # fmt: skip
        self.approvals = _table(heads, 2, translate("complaint", "Approval"))
        self.losses.opened.connect(lambda _place: self.count_loss())
        self.proposal.opened.connect(lambda _row: self.propose())
        self.proposal_button = self._button("edit", translate("complaint", "Write the proposal…"), self.propose)
        self.loss_button = self._button("money", translate("complaint", "Count the loss…"), self.count_loss)
        self.buttons = QWidget(self)
        row = FlowLayout(SPACE // 2, self.buttons)
        self.resale_button = self._button("returned_parts", translate("loss", "Resold or not…"), self.count_resale)
        for button in (self.proposal_button, self.loss_button, self.resale_button):
            row.addWidget(button)
        for widget in (
            self.buttons,
            self.facts,
            self.refusal,
            self.warning,
            self.losses,
            self.proposal,
            self.approvals,
        ):
            self.add(widget)

    def fill(self, case: CaseFile) -> str | None:
        """Show the decision; the line is the amount with where it stands."""
        role = self.desk.session.role
        may = permissions.allowed(role, "complaint.propose")
        self.loss_button.setVisible(may and case.state in complaint_losses.COUNTED_IN)
        self.proposal_button.setVisible(may and case.state in complaint_proposals.WRITTEN_IN)
        self.resale_button.setVisible(may and case.state in complaint_losses.RESOLD_IN and bool(waiting(case)))
        buttons = (self.loss_button, self.proposal_button, self.resale_button)
        self.buttons.setVisible(not all(button.isHidden() for button in buttons))
        standing = complaint_approvals.standing(case.id)
        self.refusal.setText(standing.refusal)
        self.refusal.setVisible(bool(standing.refusal))
        warning = next((one.warning for one in reversed(case.approvals) if one.decision in ("open", "approved")), "")
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        ladder = "\n".join(f"{'▶' if rung.is_due else '　'} {rung.words}" for rung in standing.ladder)
        waits = case.state in ("attributed", "proposing", "returned", "pending_approval")
        self.facts.set_facts((*_amounts(case), (translate("complaint", "Who decides"), ladder if waits else "")))
        lines = losses_of(case)
        self.losses.put([
            _lost(place, one)
            for place, one in enumerate(lines, 1)
        ])  # fmt: skip
        settled = [one for one in case.settlements if one.state != "void"]
        self.proposal.put([_settled(one) for one in settled])
        self.approvals.put([_approval(one) for one in case.approvals])
        for table in (self.losses, self.proposal, self.approvals):
            table.setVisible(table.rowCount() > 0)
        if not case.finding or case.state in ("not_ours", "unfounded", "filed_minor"):
            return None
        return _line(case)

    def _button(self, meaning: str, text: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: clicked())
        return button

    def count_loss(self) -> None:
        """The lines of the loss."""
        if self.case is not None and not self.loss_button.isHidden():
            LossDialog(self.desk, self.case, self.window()).open()

    def count_resale(self) -> None:
        """What became of goods that came back."""
        if self.case is not None and not self.resale_button.isHidden():
            ResaleDialog(self.desk, self.case, self.window()).open()

    def propose(self) -> None:
        """The lines of the settlement."""
        if self.case is not None and not self.proposal_button.isHidden():
            ProposalDialog(self.desk, self.case, self.window()).open()


def _table(heads: tuple[str, ...], stretch: int, name: str) -> SmallTable:
    table = SmallTable(heads, stretch=stretch, most=5)
    table.setAccessibleName(name)
    return table


def _line(case: CaseFile) -> str:
    amount = case.approved_amount if case.approved_amount is not None else case.proposed_amount
    state = {"open": "open", "approved": "approved", "returned": "returned"}.get(case.approval_state, "")
    parts = (
        format_yuan(amount, symbol=True) if amount else "",
        shown(DECISIONS[state]) if state else "",
        case.approver_title if state == "open" else case.approved_by if state == "approved" else "",
    )
    return " · ".join(part for part in parts if part)


def _lost(place: int, one: loss.Line) -> Row:
    """A line of the loss; goods that may still be resold are due once their time is over."""
    words = " · ".join(part for part in (loss.arithmetic(one), loss.resale_words(one)) if part)
    tone = Tone.NORMAL
    if one.resale == loss.WAITING and one.waits_until is not None:
        tone = Tone.LATE if clock.today() > one.waits_until else Tone.DUE
    return Row(place, (shown(LOSS_KINDS[one.kind]), words, format_yuan(one.amount)), (Tone.NORMAL, tone, Tone.NORMAL))


def _amounts(case: CaseFile) -> tuple[tuple[str, str], ...]:
    answer = {
        "accepted": translate("complaint", "accepted"), "refused": translate("complaint", "refused")
    }.get(case.customer_answer, "")  # fmt: skip
    day = case.answered_on.isoformat() if case.answered_on else ""
    proposed, approved = case.proposed_amount, case.approved_amount
    return (
        (translate("complaint", "Loss together"), loss_words(case)),
        (translate("complaint", "Proposed"), format_yuan(proposed, symbol=True) if proposed is not None else ""),
        (translate("complaint", "Approved"), format_yuan(approved, symbol=True) if approved is not None else ""),
        (translate("complaint", "Approved by"), case.approved_by),
        (translate("complaint", "Customer"), " ".join(part for part in (answer, day) if part)),
    )


def loss_words(case: CaseFile) -> str:
    """The loss that is counted, and what waits to be resold."""
    if not case.losses:
        return ""
    return " · ".join(part for part in (format_yuan(case.loss_amount, symbol=True), waits(losses_of(case))) if part)


def _settled(one: SettlementLine) -> Row:
    what, goods, quantity, amount, bearer, due = settlement_texts(one)
    measure = f"{goods} × {quantity}" if quantity else goods
    return Row(one.id, (what, " · ".join(part for part in (measure, due, one.note) if part), amount, bearer))


def _approval(one: ApprovalLine) -> Row:
    decision = " ".join((shown(DECISIONS[one.decision]), one.decided_by or one.rung_title))
    asked = translate("complaint", "put forward {day} by {person}")
    asked = asked.format(day=moment_text(one.asked_at), person=one.asked_by)
    words = " · ".join(part for part in (one.words.replace("\n", " "), asked) if part)
    return Row(one.id, (decision, format_yuan(one.amount), words), (_TONES[one.decision], Tone.NORMAL, Tone.NORMAL))


def _open(dialog: Callable[..., FormDialog], desk: Desk, case: CaseFile, window: QWidget) -> None:
    dialog(desk, case, parent=window).open()


def _decide(decision: str, desk: Desk, case: CaseFile, window: QWidget) -> None:
    refusal = complaint_approvals.standing(case.id).refusal
    if refusal:
        desk.prompts.warn(refusal)
    else:
        ApprovalDialog(desk, case, decision, window).open()


OPENERS: dict[str, Opener] = {
    "propose": partial(_open, ProposalDialog),
    "submit": partial(_open, SubmitDialog),
    "approve": partial(_decide, APPROVE),
    "send_back": partial(_decide, SEND_BACK),
    "negotiate": partial(_open, NegotiationDialog),
    "negotiate_at_once": partial(_open, NegotiationDialog),
    "accept": partial(_open, CustomerAcceptsDialog),
    "refuse": partial(_open, CustomerRefusesDialog),
}
"""What the buttons of the decision open."""
