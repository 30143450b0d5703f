"""How the dialogs of a settlement are opened: parts done, return slips, certificates, receivables."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog

from app.models.return_slip import ReturnSlip, ReturnSlipLine, SalesCertificate
from app.services import (
    complaint_file,
    return_slip_file,
    sales_certificate_file,
    sales_certificates,
)
from tests.services.settlement_cases import a_slip, executing
from tests.ui.dialogs.every_dialog import Office, opens


def settled(**more: Any) -> tuple[int, list[int]]:
    """A case in execution with goods to come back and an allowance."""
    return executing(
        ("return", {"goods": "电源模块", "quantity": 10, "amount": 500_000, **more}), ("allowance", {"amount": 90_000}),
        customer_id=0, new_customer={"name": "海珠图书馆"},
    )  # fmt: skip


def slip_in(state: str) -> return_slip_file.SlipFile:
    """A slip of ten pieces that stands so."""
    case_id, (back, _) = settled()
    slip_id = a_slip(case_id, back)
    counted = {"actual_quantity": 9} if state in ("matched", "mismatch", "posted") else {}
    ReturnSlip.update(state=state, **counted).where(ReturnSlip.id == slip_id).execute()
    if counted:
        ReturnSlipLine.update(**counted).where(ReturnSlipLine.slip == slip_id).execute()
    return return_slip_file.file(slip_id)


def certificate_in(state: str) -> sales_certificate_file.CertificateFile:
    """An allowance certificate that stands so."""
    case_id, (_, money) = settled()
    made = sales_certificates.allow(
        case_id, settlement_id=money, goods="电源模块", original_price=500_000, amount=90_000, reason="色差",
        invoice_number="25337",
    ).result  # fmt: skip
    SalesCertificate.update(state=state).where(SalesCertificate.id == made).execute()
    return sales_certificate_file.file(made)


@opens("ReturnSlipDialog")
def _slip(office: Office) -> QDialog:
    from app.ui.dialogs.return_slip import ReturnSlipDialog

    case_id, (back, _) = settled()
    return ReturnSlipDialog(office.desk, return_slip_file.proposal(case_id, back))


@opens("ReturnSlipDialog change")
def _change_slip(office: Office) -> QDialog:
    from app.ui.dialogs.return_slip import ReturnSlipDialog

    return ReturnSlipDialog(office.desk, slip_in("draft"))


@opens("ArriveSlipDialog")
def _arrive(office: Office) -> QDialog:
    from app.ui.dialogs.return_slip import ArriveSlipDialog

    return ArriveSlipDialog(office.desk, slip_in("approved"))


@opens("CountSlipDialog")
def _count(office: Office) -> QDialog:
    from app.ui.dialogs.return_slip import CountSlipDialog

    return CountSlipDialog(office.desk, slip_in("in_warehouse"))


@opens("PostSlipDialog")
def _post(office: Office) -> QDialog:
    from app.ui.dialogs.return_slip import PostSlipDialog

    return PostSlipDialog(office.desk, slip_in("matched"))


@opens("CloseSlipDialog")
def _close(office: Office) -> QDialog:
    from app.ui.dialogs.return_slip import CloseSlipDialog

    return CloseSlipDialog(office.desk, slip_in("posted"))


@opens("CertificateDialog")
def _allowance(office: Office) -> QDialog:
    from app.ui.dialogs.sales_certificate import CertificateDialog

    case_id, (_, money) = settled()
    return CertificateDialog(office.desk, sales_certificate_file.for_allowance(case_id, money))


@opens("CertificateDialog return")
def _certify(office: Office) -> QDialog:
    from app.ui.dialogs.sales_certificate import CertificateDialog

    return CertificateDialog(office.desk, sales_certificate_file.for_return(slip_in("matched").id))


@opens("CertificateDialog change")
def _change_certificate(office: Office) -> QDialog:
    from app.ui.dialogs.sales_certificate import CertificateDialog

    return CertificateDialog(office.desk, certificate_in("draft"))


@opens("SealDialog")
def _seal(office: Office) -> QDialog:
    from app.ui.dialogs.sales_certificate import SealDialog

    return SealDialog(office.desk, certificate_in("approved"))


@opens("PostCertificateDialog")
def _post_certificate(office: Office) -> QDialog:
    from app.ui.dialogs.sales_certificate import PostCertificateDialog

    return PostCertificateDialog(office.desk, certificate_in("sealed"))


@opens("CarryOutDialog")
def _carry_out(office: Office) -> QDialog:
    from app.ui.dialogs.settlement import CarryOutDialog

    case_id, _ = settled()
    return CarryOutDialog(office.desk, complaint_file.file(case_id).settlements[0])


@opens("ExecuteDialog")
def _execute(office: Office) -> QDialog:
    from app.ui.dialogs.settlement import ExecuteDialog

    case_id, _ = settled()
    return ExecuteDialog(office.desk, complaint_file.file(case_id))


@opens("ReceivableDialog")
def _receivable(office: Office) -> QDialog:
    from app.ui.dialogs.settlement import ReceivableDialog

    case_id, _ = settled()
    return ReceivableDialog(office.desk, complaint_file.file(case_id))
