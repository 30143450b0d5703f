"""A certificate for accounting: what was allowed or returned, on which invoice, who sealed it (F72, F73)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions, return_goods
from app.domain.workflows import sales_certificate as workflow
from app.services import attachments, sales_certificate_file
from app.services.sales_certificate_file import CertificateFile
from app.ui.desk import Desk
from app.ui.dialogs import sales_certificate as dialogs
from app.ui.dialogs.store_printing import print_issued
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records._settlement_prints import PrintsSection
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

TONES = {"draft": Tone.DUE, "approved": Tone.DUE, "posted": Tone.DONE, "void": Tone.PAUSED}


class SalesCertificatePane(LivePane):
    """Head, links, steps, facts, prints."""

    kinds = ("sales_certificate", "return_slip", "complaint", "issued_paper", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: CertificateFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.case, self.slip, self.customer = (
            link_button("", lambda kind=kind: self._open(kind), self, flush=True)
            for kind in ("complaint", "return_slip", "customer")
        )
        links = QHBoxLayout()
        for link in (self.case, self.slip, self.customer):
            links.addWidget(link)
        links.addStretch(1)
        self.facts = Facts(2, self)
        self.prints = PrintsSection(self)
        self.attachments = AttachmentsSection(desk, "sales_certificate", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.prints)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the certificate and show it."""
        found = self.found = sales_certificate_file.file(row_id)
        altered = translate("voucher", "What is kept of this paper was altered after it was issued.")
        title = f"{shown(return_goods.CERTIFICATES[found.kind])} {format_yuan(found.amount, symbol=True)}"
        self.head.set_words(found.number, title, altered if found.altered else "")
        set_chip(self.state, workflow.state_label(found.state), TONES.get(found.state, Tone.NORMAL))
        self.case.setText(translate("return_slip", "Complaint {number}").format(number=found.complaint_number))
        self.slip.setText(found.slip_number)
        self.slip.setVisible(found.slip_id != 0)
        self.customer.setText(found.customer_name)
        self.facts.set_facts(_facts(found))
        self.prints.show_prints(found.prints)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(found.id, attachments.listing("sales_certificate", found.id))
        may_print = permissions.allowed(self.desk.session.role, "return_slip.change")
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        self.steps["print"].setVisible(may_print and bool(found.state in workflow.PRINTED_STATES))

    def print(self) -> None:
        """Show the next print in the preview."""
        if self.found is not None:
            print_issued(self.desk, self.found.form, self.found.id)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("approve", "approve", translate("return_slip", "Approve…"), self._with(dialogs.approve_certificate)),
            ("seal", "done", translate("sales_certificate", "Sealed…"), self._dialog(dialogs.SealDialog)),
            ("post", "charge", translate("return_slip", "Post…"), self._dialog(dialogs.PostCertificateDialog)),
            ("change", "edit", translate("return_slip", "Edit…"), self._dialog(dialogs.CertificateDialog)),
            ("print", "print", translate("return_slip", "Print"), self.print),
            ("void", "void", translate("return_slip", "Void…"), self._with(dialogs.void_certificate)),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _with(self, act: Callable[[Desk, CertificateFile], object]) -> Callable[[], object]:
        return lambda: act(self.desk, self.found) if self.found is not None else None

    def _dialog(self, dialog: Callable[..., dialogs.FormDialog]) -> Callable[[], object]:
        return lambda: dialog(self.desk, self.found, self.window()).open() if self.found is not None else None

    def _open(self, kind: str) -> None:
        if self.found is not None:
            ids = {"complaint": self.found.complaint_id, "return_slip": self.found.slip_id}
            self.desk.open_record(kind, ids.get(kind, self.found.customer_id))


def _facts(found: CertificateFile) -> tuple[tuple[str, str], ...]:
    is_allowance = found.kind == "allowance"
    amount = translate("sales_certificate", "Allowance")
    if not is_allowance:
        amount = translate("sales_certificate", "Amount returned")
    proof = shown(return_goods.ALLOWANCE_PROOFS[found.proof_kind]) if found.proof_kind and is_allowance else ""
    invoice = " ".join(part for part in (found.invoice_number, str(found.invoice_on or "")) if part)
    price = format_yuan(found.original_price, symbol=True) if is_allowance else ""
    net = format_yuan(found.net_price, symbol=True) if is_allowance else ""
    approved = moment_text(found.approved_at) if found.approved_at else ""
    return (
        (translate("sales_certificate", "Goods"), found.goods),
        (translate("sales_certificate", "Pieces"), str(found.quantity) if found.quantity else ""),
        (translate("sales_certificate", "Original price"), price),
        (amount, format_yuan(found.amount, symbol=True)),
        (translate("sales_certificate", "Net"), net),
        (translate("sales_certificate", "Tax invoice"), invoice),
        (translate("sales_certificate", "Customer's tax number"), found.tax_number),
        (translate("sales_certificate", "Reason"), found.reason),
        (translate("return_slip", "Issued"), f"{moment_text(found.issued_at)} {found.issued_by}"),
        (translate("return_slip", "Approved by"), f"{approved} {found.approved_by}".strip()),
        (translate("sales_certificate", "Sealed by"), f"{found.sealed_on or ''} {found.sealed_by}".strip()),
        (translate("sales_certificate", "What was sealed"), proof),
        (translate("return_slip", "Posted on"), str(found.posted_on or "")),
        (translate("return_slip", "Void because"), found.void_reason),
    )


RECORD = RecordPane(
    name="sales_certificate",
    build=SalesCertificatePane,
    title=QT_TRANSLATE_NOOP("records", "Sales certificate"),
    icon="voucher",
    help_page="complaints#execution",
)
