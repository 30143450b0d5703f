"""A certificate that the customer seals (F72, F73): written for an allowance or a return, sealed, posted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import return_goods
from app.services import sales_certificates
from app.services.sales_certificate_file import CertificateFile, CertificateProposal
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.papers import may_print
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit


class CertificateDialog(FormDialog):
    """A new certificate of an allowance or of a return, or one that nobody approved yet."""

    help_page = "complaints#execution"

    def __init__(
        self, desk: Desk, offered: CertificateProposal | CertificateFile, parent: QWidget | None = None
    ) -> None:
        self._offered = offered
        self._is_return = bool(offered.slip_id)
        super().__init__(desk, self._title(), translate("sales_certificate", "Save"), parent=parent, columns=2)
        number = offered.case_number if isinstance(offered, CertificateProposal) else offered.complaint_number
        self.explain(" · ".join(part for part in (number, offered.slip_number, offered.customer_name) if part))
        form = self.form
        form.add("goods", translate("sales_certificate", "Goods"), QLineEdit(), required=True, wide=True)
        form.add("quantity", translate("sales_certificate", "Pieces"), NumberEdit(), required=self._is_return)
        if not self._is_return:
            price = form.add(
                "original_price", translate("sales_certificate", "Original price"), MoneyEdit(), required=True
            )
            price.textChanged.connect(lambda _text: self._show_net())
        words = (
            translate("sales_certificate", "Amount returned")
            if self._is_return
            else translate("sales_certificate", "Allowance")
        )
        amount = form.add("amount", words, MoneyEdit(), required=True)
        amount.textChanged.connect(lambda _text: self._show_net())
        hint = translate("sales_certificate", "Before it is approved.")
        form.add("invoice_number", translate("sales_certificate", "Tax invoice"), QLineEdit(), hint)
        form.add("invoice_on", translate("sales_certificate", "Invoice of"), DateEdit(latest=clock.today()))
        form.add("tax_number", translate("sales_certificate", "Customer's tax number"), QLineEdit())
        form.add("reason", translate("sales_certificate", "Reason"), LongText(2), required=True, wide=True)
        names = (
            "goods", "quantity", "amount", "reason", "tax_number", "original_price", "invoice_number", "invoice_on",
        )  # fmt: skip
        form.set_values({name: getattr(offered, name) or None for name in names if hasattr(offered, name)})
        self._show_net()
        self.setMinimumWidth(760)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down, or change it."""
        run, offered = self.desk.bus.run, self._offered
        given = {**values, **{name: values.get(name) or 0 for name in ("quantity", "amount", "original_price")}}
        if self._is_return:
            given.pop("original_price")
        if isinstance(offered, CertificateFile):
            return run(
                sales_certificates.change, offered.id, seen_version=offered.row_version, on_error=self.on_error, **given
            )
        if self._is_return:
            return run(sales_certificates.certify_return, offered.slip_id, on_error=self.on_error, **given)
        return run(
            sales_certificates.allow, offered.case_id, settlement_id=offered.settlement_id, on_error=self.on_error,
            **given,
        )  # fmt: skip

    def _title(self) -> str:
        if isinstance(self._offered, CertificateFile):
            return self._offered.number
        if self._is_return:
            return translate("sales_certificate", "New sales return certificate")
        return translate("sales_certificate", "New allowance certificate")

    def _show_net(self) -> None:
        """What is left of the price, while both amounts can be read."""
        if self._is_return:
            return
        try:
            price, amount = (self.form.editor(name).value() for name in ("original_price", "amount"))
            left = return_goods.net(price or 0, amount or 0)
        except UserError:
            self.form.set_hint("amount", "")
            return
        net = translate("sales_certificate", "Net: {amount}").format(amount=format_yuan(left, symbol=True))
        self.form.set_hint("amount", net)


class SealDialog(FormDialog):
    """It came back with the customer's seal."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, found: CertificateFile, parent: QWidget | None = None) -> None:
        title = translate("sales_certificate", "{number} is sealed").format(number=found.number)
        super().__init__(desk, title, translate("sales_certificate", "Sealed"), parent=parent)
        self._found = found
        self.explain(f"{found.customer_name} · {found.goods} · {format_yuan(found.amount, symbol=True)}")
        self.form.add("sealed_by", translate("sales_certificate", "Sealed by"), QLineEdit(), required=True)
        if found.kind == "allowance":
            proofs = choice(return_goods.ALLOWANCE_PROOFS)
            self.form.add("proof_kind", translate("sales_certificate", "What was sealed"), proofs)
        self.form.add("day", translate("sales_certificate", "Day"), DateEdit(latest=clock.today()), required=True)
        self.form.set_values({"day": clock.today()})
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        found = self._found
        return self.desk.bus.run(
            sales_certificates.seal, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )


class PostCertificateDialog(FormDialog):
    """Accounting has posted it."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, found: CertificateFile, parent: QWidget | None = None) -> None:
        title = translate("sales_certificate", "Post {number}").format(number=found.number)
        super().__init__(desk, title, translate("sales_certificate", "Post"), parent=parent)
        self._found = found
        self.explain(f"{found.customer_name} · {format_yuan(found.amount, symbol=True)}")
        self.form.add("day", translate("sales_certificate", "Day"), DateEdit(latest=clock.today()), required=True)
        self.form.set_values({"day": clock.today()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        found = self._found
        return self.desk.bus.run(
            sales_certificates.post, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )


def approve_certificate(desk: Desk, found: CertificateFile) -> None:
    """Approve a certificate when that is meant: its sheet is frozen with it."""
    question = translate("sales_certificate", "Approve {number} about {amount} for {customer}?")
    words = question.format(
        number=found.number, amount=format_yuan(found.amount, symbol=True), customer=found.customer_name
    )
    detail = translate("return_slip", "The sheet is issued with it and cannot be changed afterwards.")
    if desk.prompts.confirm(words, translate("return_slip", "Approve"), detail) and may_print(desk, [found]):
        desk.bus.run(sales_certificates.approve, found.id, seen_version=found.row_version)


def void_certificate(desk: Desk, found: CertificateFile) -> None:
    """Void a certificate after asking why."""
    question = translate("return_slip", "Why is {number} void? The number stays used.").format(number=found.number)
    reason = desk.prompts.ask_text(question)
    if reason:
        desk.bus.run(sales_certificates.void, found.id, seen_version=found.row_version, reason=reason)
